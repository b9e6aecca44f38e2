from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.charter import (
    Charter,
    Member,
    SharedGoal,
    Sponsor,
    StrategyLink,
    VisibleChange,
    WatchValue,
    balance,
    reopens,
    watch_reviews,
)
from itot_workshop.domain.charter_checks import CheckResult, charter_checks, may_be_signed
from itot_workshop.domain.days import about_months, days_after, months_after, months_between
from itot_workshop.domain.pack import CharterField, CharterForm
from tests.domain.helpers.demo import core_pack, document

DAY = datetime.date
SPONSORS = (
    Sponsor(side="IT", who="c13", confirmed=True),
    Sponsor(side="OT", who="c12", confirmed=True),
)


def check(charter: Charter) -> tuple[CheckResult, ...]:
    return charter_checks(charter, core_pack().charter_form(charter.model))


def failing(charter: Charter) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Checks that do not pass: how serious, and what they name."""
    return {r.check: (r.state, r.about) for r in check(charter) if r.state != "ok"}


def liaisons(**changes: Any) -> Charter:
    """A facilitation charter with nothing missing."""
    charter = Charter(
        id="c",
        model="facilitation",
        name="Corvane bridge",
        sponsors=SPONSORS,
        members=(
            Member(who="c03", side="IT", share=0.2),
            Member(who="c09", side="OT", share=0.2),
        ),
        scope_in=("Both plants",),
        scope_out=("Run projects",),
        strategy=StrategyLink(document="Roadmap", owner="c13", how="At each quarterly review"),
        trust_moves=("A shadow day a month", "A walk with new starters"),
        growth="Two people each quarter",
    )
    return replace(charter, **changes)


def roster() -> tuple[Member, ...]:
    rows = document("charters.json")["temp_team"]["roster"]
    return tuple(
        Member(
            who=row["who"],
            side=row["side"],
            share=row["fte"],
            volunteer=row["volunteer"],
            agreed=row["line_manager_agreed"],
            returns_to="home team",
        )
        for row in rows
    )


def team(**changes: Any) -> Charter:
    """The demo company's team, as it stands before its open points are settled."""
    demo = document("charters.json")["temp_team"]
    charter = Charter(
        id="c",
        model="temp_team",
        name=demo["name"],
        purpose="Bring three projects to daily use",
        sponsors=SPONSORS,
        members=roster(),
        start=DAY.fromisoformat(demo["start"]),
        end=DAY.fromisoformat(demo["end"]),
        midpoint=DAY.fromisoformat(demo["midpoint_review"]),
        key_projects=tuple(demo["key_projects"]),
        talents=dict.fromkeys(core_pack().charter_form("temp_team").talents, "c16"),
        goals=tuple(
            SharedGoal(
                goal=row["goal"],
                owner_it=row["owner_it"],
                owner_ot=row["owner_ot"],
                projects=(at,),
            )
            for at, row in enumerate(demo["shared_goals"])
        ),
        visible=tuple(
            VisibleChange(text=row["seen"], checked_by=row["checked_by"])
            for row in demo["visible_change"]
        ),
        handover=demo["handover"],
        stop_rule="Nobody can be freed for two months",
    )
    return replace(charter, **changes)


def test_a_complete_facilitation_charter_may_be_signed() -> None:
    assert failing(liaisons()) == {}
    assert may_be_signed(check(liaisons()))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"sponsors": SPONSORS[:1]}, {"sponsor_per_side": ("block", ("OT",))}),
        ({"sponsors": (*SPONSORS[:1], Sponsor(side="OT", who=" "))}, {"sponsor_per_side"}),
        ({"members": ()}, {"members_few", "member_per_side"}),
        (
            {"members": tuple(Member(who=f"c{n}", side="IT", share=0.1) for n in range(7))},
            {"members_many": ("warn", ()), "member_per_side": ("block", ("OT",))},
        ),
        (
            {
                "members": (
                    Member(who="c03", side="IT", share=0.05),
                    Member(who="c09", side="OT", share=0.1, agreed=False),
                )
            },
            {"member_share": ("block", ("c03",)), "home_team_agreed": ("warn", ("c09",))},
        ),
        ({"scope_in": ()}, {"scope_in_missing": ("block", ())}),
        ({"strategy": None}, {"strategy_missing": ("block", ())}),
        ({"strategy": StrategyLink(document="Roadmap", owner="c13")}, {"strategy_missing"}),
        ({"strategy": StrategyLink(owner="c13", due=DAY(2025, 9, 1))}, set()),
        ({"trust_moves": ("One",)}, {"trust_moves_few": ("warn", ())}),
        ({"growth": " "}, {"growth_missing": ("warn", ())}),
    ],
)
def test_what_a_facilitation_charter_lacks(changes: dict[str, Any], wanted: Any) -> None:
    found = failing(liaisons(**changes))
    assert (found if isinstance(wanted, dict) else set(found)) == wanted


def watch(session: str, day: DAY, **values: float) -> tuple[WatchValue, ...]:
    return tuple(
        WatchValue(indicator=id_, session=session, date=day, value=value)
        for id_, value in values.items()
    )


SECOND = watch(
    "S2", DAY(2025, 6, 17), open_requests=11, hours_used=1.18, sites_per_liaison=1, out_of_reach=2
)
THIRD = watch(
    "S3", DAY(2025, 11, 11), open_requests=13, hours_used=1.24, sites_per_liaison=1, out_of_reach=4
)


def test_the_demo_companys_watch_reopens_the_choice_at_the_second_review() -> None:
    indicators = core_pack().charter_form("facilitation").watch
    reviews = watch_reviews([*THIRD, *SECOND], indicators)
    assert [review.session for review in reviews] == ["S2", "S3"]
    assert reviews[0].crossed == ("open_requests", "hours_used")
    assert reviews[1].crossed == ("open_requests", "hours_used", "out_of_reach")
    assert not reopens(reviews[:1], 2)
    assert reopens(reviews, 2)
    assert set(failing(liaisons(watch=(*SECOND, *THIRD)))) == {"watch_crossed"}
    assert failing(liaisons(watch=SECOND)) == {}


def test_a_threshold_is_crossed_above_it_or_from_it_on() -> None:
    indicators = core_pack().charter_form("facilitation").watch
    on_the_line = watch("S", DAY(2025, 1, 1), open_requests=8, hours_used=1, out_of_reach=3)
    assert watch_reviews(on_the_line, indicators)[0].crossed == ("out_of_reach",)


def test_fewer_contacts_without_a_liaison_warn() -> None:
    def silo(*shares: float) -> tuple[WatchValue, ...]:
        return tuple(
            WatchValue(indicator="share", session=f"S{at}", date=DAY(2025, at, 1), value=share)
            for at, share in enumerate(shares, start=1)
        )

    assert failing(liaisons(new_silo=silo(0.55, 0.6))) == {}
    assert set(failing(liaisons(new_silo=silo(0.6, 0.55)))) == {"new_silo_falling"}


def test_the_demo_companys_open_points_are_found() -> None:
    assert failing(team()) == {
        "manager_agreed": ("warn", ("c03",)),
        "not_volunteer": ("warn", ("c17",)),
        "project_covered": ("warn", ("Change route in daily use in Aldersted",)),
    }
    assert may_be_signed(check(team()))


def test_the_demo_companys_balance() -> None:
    found = balance(roster())
    assert found is not None
    assert found.it == pytest.approx(1.8)
    assert found.ot == pytest.approx(1.9)
    assert found.smaller_share == pytest.approx(1.8 / 3.7)


def split(it: float, ot: float) -> tuple[Member, ...]:
    return (
        Member(who="a", side="IT", share=it, returns_to="home"),
        Member(who="b", side="OT", share=ot, returns_to="home"),
    )


@pytest.mark.parametrize(
    ("members", "states"),
    [
        (split(0.6, 0.6), ("ok", "ok")),
        (split(0.4, 0.6), ("ok", "ok")),
        (split(0.39, 0.61), ("warn", "ok")),
        (split(0.3, 0.7), ("warn", "ok")),
        (split(0.29, 0.71), ("warn", "block")),
        (split(1.0, 0.0), ("warn", "block")),
    ],
)
def test_balance_warns_below_40_and_blocks_below_30_percent(
    members: tuple[Member, ...], states: tuple[str, str]
) -> None:
    results = {result.check: result.state for result in check(team(members=members))}
    assert (results["balance_warn"], results["balance_block"]) == states


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (DAY(2027, 1, 11), "end_early"),
        (DAY(2027, 1, 12), ""),
        (DAY(2028, 1, 12), ""),
        (DAY(2028, 1, 13), "end_late"),
        (None, "end_missing"),
    ],
)
def test_a_team_lasts_12_to_24_months(end: DAY | None, state: str) -> None:
    found = failing(team(end=end, midpoint=DAY(2026, 8, 27)))
    assert {id_ for id_ in found if id_.startswith("end_")} == ({state} if state else set())
    assert may_be_signed(check(team(end=end))) == (state in ("", "end_early"))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"sponsors": (SPONSORS[0], Sponsor(side="OT", who="c12"))}, {"sponsor_confirmed"}),
        ({"key_projects": ()}, {"projects_missing"}),
        ({"key_projects": ("a", "b", "c", "d")}, {"projects_many", "project_covered"}),
        ({"purpose": ""}, {"purpose_missing"}),
        ({"start": None}, {"start_missing"}),
        ({"midpoint": None}, {"midpoint_missing"}),
        ({"midpoint": DAY(2027, 4, 12)}, {"midpoint_outside"}),
        ({"midpoint": DAY(2025, 4, 12)}, {"midpoint_outside"}),
        ({"talents": {}}, {"talent_missing"}),
        ({"goals": ()}, {"goals_few", "project_covered"}),
        ({"visible": ()}, {"visible_few"}),
        ({"handover": ""}, {"handover_missing"}),
        ({"stop_rule": ""}, {"stop_rule_missing"}),
        ({"members": split(0.4, 0.4)}, {"half_time_per_side"}),
        ({"members": ()}, {"members_few", "half_time_per_side"}),
        (
            {"members": tuple(replace(it, who=" ") for it in split(0.5, 0.5))},
            {"members_few", "half_time_per_side"},
        ),
    ],
)
def test_what_a_team_charter_lacks(changes: dict[str, Any], wanted: set[str]) -> None:
    settled = {"manager_agreed", "not_volunteer", "project_covered"}
    assert set(failing(team(**changes))) - (settled - wanted) == wanted


@pytest.mark.parametrize(
    ("goal", "has_number"),
    [
        ("Scrap down to 3.2%", True),
        ("A line in five working days", True),
        ("Half of all changes", True),
        ("One-day changes", True),
        ("Every shift opens it", False),
        ("Better collaboration", False),
    ],
)
def test_a_goal_has_a_number_in_digits_or_in_words(goal: str, has_number: bool) -> None:
    goals = (SharedGoal(goal=goal, owner_it="c16", owner_ot="c11"),)
    assert ("goal_number" not in failing(team(goals=goals))) == has_number


def test_a_goal_needs_an_owner_on_each_side_and_a_promise_somebody_who_checks() -> None:
    found = failing(
        team(
            goals=(SharedGoal(goal="Down to 3", owner_it="c16"),),
            visible=(VisibleChange(text="A board on every line"),),
        )
    )
    assert found["goal_owners"] == ("warn", ("Down to 3",))
    assert found["visible_checker"] == ("warn", ("A board on every line",))


@pytest.mark.parametrize(
    ("seen", "warns"),
    [
        (("seen", "seen", "not_seen"), False),
        (("seen", "partly", "not_seen"), True),
        (("seen", "not_seen"), False),
        (("not_seen", ""), False),
        ((), False),
    ],
)
def test_momentum_is_looked_at_when_every_promise_has_been_checked(
    seen: tuple[Any, ...], warns: bool
) -> None:
    visible = tuple(VisibleChange(text="x", checked_by="y", seen=one) for one in seen)
    assert ("momentum" in failing(team(visible=visible))) == warns


def test_other_models_have_the_plain_form() -> None:
    found = failing(Charter(id="c", model="central_digital"))
    assert {id_: state for id_, (state, _) in found.items()} == {
        "purpose_missing": "block",
        "sponsor_per_side": "block",
        "limits_missing": "warn",
    }


def test_a_required_field_without_a_check_blocks_while_empty() -> None:
    form = CharterForm(
        model="x", fields=(CharterField(id="handover", name="H", help="h", required=True),)
    )
    results = charter_checks(Charter(id="c", model="x"), form)
    assert [(r.field, r.check, r.state) for r in results] == [("handover", "required", "block")]
    assert not may_be_signed(results)
    assert charter_checks(Charter(id="c", model="x", handover="done"), form) == ()


def test_every_check_of_the_core_pack_is_known_and_can_fail() -> None:
    """A charter that does everything wrong fails each check at least once."""
    wrong: list[Charter] = [
        Charter(id="c", model=model) for model in ("facilitation", "temp_team", "silos")
    ]
    bad = Member(who="x", side="IT", share=0.01, volunteer=False, agreed=False)
    falling = tuple(
        WatchValue(indicator="s", session="", date=DAY(2025, at, 1), value=1 / at) for at in (1, 2)
    )
    wrong.append(liaisons(members=(bad,) * 7, watch=(*SECOND, *THIRD), new_silo=falling))
    wrong.append(
        team(
            sponsors=(Sponsor(side="IT", who="x"),),
            members=(bad,),
            key_projects=("a",) * 4,
            goals=(SharedGoal(goal="better"),) * 5,
            visible=(VisibleChange(text="x", seen="not_seen"),),
            end=DAY(2026, 2, 1),
            midpoint=DAY(2030, 1, 1),
        )
    )
    wrong.append(team(end=DAY(2040, 1, 1)))
    found = {(c.model, id_) for c in wrong for id_ in failing(c)}
    forms = {form.model: form for form in core_pack().charters}
    wanted = {
        ("silos" if model == "*" else model, check_.id)
        for model, form in forms.items()
        for field in form.fields
        for check_ in field.checks
    }
    assert wanted <= found


@given(st.dates(DAY(1990, 1, 1), DAY(2100, 1, 1)), st.integers(0, 60))
def test_months_after_keep_the_day_where_there_is_one(start: DAY, months: int) -> None:
    then = months_after(start, months)
    assert (then.year * 12 + then.month) - (start.year * 12 + start.month) == months
    assert then.day == start.day or (then + datetime.timedelta(days=1)).day == 1
    assert then.day <= start.day


def test_the_calendar_ends_with_its_last_day() -> None:
    late = datetime.date(9999, 10, 2)
    assert days_after(late, 30) == datetime.date(9999, 11, 1)
    assert days_after(late, 300) == months_after(late, 3) == datetime.date.max


@pytest.mark.parametrize(
    ("start", "end", "whole", "about"),
    [
        (DAY(2025, 8, 14), DAY(2026, 11, 12), 14, 15),
        (DAY(2026, 2, 13), DAY(2027, 5, 14), 15, 15),
        (DAY(2026, 2, 13), DAY(2027, 5, 27), 15, 15),
        (DAY(2026, 2, 13), DAY(2027, 5, 30), 15, 16),
        (DAY(2026, 2, 13), DAY(2026, 2, 1), -1, -1),
        (DAY(1, 2, 20), DAY(1, 1, 15), -2, -2),
        (DAY(9999, 10, 2), DAY.max, 2, 3),
    ],
)
def test_words_count_months_to_the_nearest(start: DAY, end: DAY, whole: int, about: int) -> None:
    assert months_between(start, end) == whole
    assert about_months(start, end) == about


def test_nobody_released_has_no_balance() -> None:
    assert balance([]) is None
    assert balance([Member(who="m", side="MGT", share=1.0)]) is None
