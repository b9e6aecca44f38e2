"""What became of what was agreed: names of cards whole, days of actions by one rule and apart."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_since_views import (
    ActionsOn,
    ActionsOverTime,
    ActionThen,
    GroundOverTime,
    GroundPoint,
)
from itot_workshop.domain.notes import ActionState
from itot_workshop.ui.charts.trends import ground_trend
from tests.ui.stage.test_whole import SIZES, drawn

DAY = datetime.date
SHARES = "Of the 20 cards of both days: 20% common on {}, 35% on {}"
CARDS = tuple(f"Access of suppliers, line {at}" for at in range(9))
FEB, JUN = DAY(2025, 2, 11), DAY(2025, 6, 17)


def ground(**lists: tuple[str, ...]) -> GroundOverTime:
    """Two boards, with these lists of cards."""
    every = ("slipped_back", "missed", "reached", "unplanned", "new_common", "new")
    return GroundOverTime(
        points=tuple(
            GroundPoint(date=day, placed=22, common=9, share=0.41, target=0.5) for day in (FEB, JUN)
        ),
        same_cards=20,
        same_before=0.2,
        same_after=0.35,
        **{name: lists.get(name, ()) for name in every},
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_card_has_a_line_where_there_is_room(qtbot: QtBot, size: tuple[int, int]) -> None:
    said = drawn(ground(slipped_back=CARDS[:1], reached=CARDS[1:4], new=CARDS[4:6]), *size).said
    assert [words for words in said if words in CARDS] == list(CARDS[:6])


@pytest.mark.parametrize("size", SIZES)
def test_the_page_says_since_when_and_on_which_days(qtbot: QtBot, size: tuple[int, int]) -> None:
    said = drawn(ground(new_common=CARDS[:1], new=CARDS[1:3]), *size).said
    assert "Since 11 February" in said
    assert {"New and common · 1", "New, not common · 2"} <= set(said)
    assert SHARES.format("11 February", "17 June") in " ".join(said)
    assert not any(it.startswith("Since") for it in drawn(ground(), *size).said)


@pytest.mark.parametrize("size", SIZES)
def test_shares_of_days_far_apart_are_on_whole_days(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = ground(new_common=CARDS[:1])
    first, last = view.points
    later = replace(view, points=(first, replace(last, date=DAY(2026, 12, 14))))
    said = " ".join(drawn(later, *size).said)
    assert SHARES.format("11 Feb 2025", "14 Dec 2026") in said


@pytest.mark.parametrize("size", SIZES)
def test_all_that_is_said_of_cards_begins_where_their_lists_do(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    places = drawn(ground(reached=CARDS[:2]), *size).places
    starts = ("Since ", "Became common as planned · 2", CARDS[0], "Of the 20 cards")
    lefts = [next(at.left() for at, it in places if it.startswith(start)) for start in starts]
    assert max(lefts) - min(lefts) < 3


def test_the_target_begins_where_the_first_was_to_be_reached(qtbot: QtBot) -> None:
    view = ground()
    first, last = view.points
    target, share = ground_trend((first, replace(last, target=0.9))).lines
    assert (target.values, target.end) == ((None, 0.5), "target 50%")
    assert (share.values, share.end) == ((0.41, 0.41), "41%")
    unnamed = ground_trend((first, last), named=False).lines
    assert [(it.end, it.signed) for it in unnamed] == [("50%", True), ("41%", True)]
    assert not target.signed
    none = replace(first, target=None)
    assert ground_trend((none, last)).lines[0].end == ""
    told = "Open diamonds: the target set the session before"
    assert told in " ".join(drawn(view, *SIZES[1]).said)
    assert told not in " ".join(drawn(replace(view, points=(none, last)), *SIZES[1]).said)


@pytest.mark.parametrize("size", SIZES)
def test_lines_of_many_cards_break_between_them(qtbot: QtBot, size: tuple[int, int]) -> None:
    scribe = drawn(ground(slipped_back=CARDS[:2], reached=CARDS, unplanned=CARDS), *size)
    lines = [words for words in scribe.said if words.startswith("Access")]
    assert len(lines) < 20
    for line in lines:
        for card in line.rstrip(";").split("; "):
            assert card in CARDS or card.endswith("…")


def page(*days: tuple[DAY, ActionState, DAY | None]) -> ActionsOverTime:
    """Actions of some days, in each state and due then."""
    return ActionsOverTime(
        days=tuple(
            ActionsOn(date=day, actions=(ActionThen(text="Agree on it", state=state, due=due),) * 3)
            for day, state, due in days
        )
    )


@pytest.mark.parametrize("size", SIZES)
def test_all_days_of_actions_have_their_year_or_none_has(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = page((FEB, "done", DAY(2026, 3, 1)), (JUN, "open", DAY(2025, 12, 12)))
    said = drawn(view, *size).said
    assert "Agreed 11 Feb: 3 done" in said
    assert "by 12 Dec" in said
    view = page((FEB, "done", None), (JUN, "open", DAY(2026, 1, 15)), (JUN, "open", FEB))
    said = drawn(view, *size).said
    assert "Agreed 11 Feb 2025: 3 done" in said
    assert {it for it in said if it.startswith("by ")} == {"by 15 Jan 2026", "by 11 Feb 2025"}
    over = ActionsOverTime(
        days=tuple(
            replace(page((FEB, "open", FEB)).days[0], date=DAY(2024 + at // 6, 1 + at % 6, 1))
            for at in range(12)
        )
    )
    said = drawn(over, *size).said
    heads = [it for it in said if it.endswith(": 3 open")]
    assert heads
    assert all(it.endswith(" 2025: 3 open") for it in heads)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_not_known_is_not_told_as_open(qtbot: QtBot, size: tuple[int, int]) -> None:
    unseen = ActionThen(text="Agree on it", state="open", due=FEB, unseen=True)
    days = ActionsOn(date=FEB, actions=(unseen, unseen, replace(unseen, unseen=False, due=JUN)))
    said = drawn(ActionsOverTime(days=(days,)), *size).said
    assert "Agreed 11 Feb: 1 open, 2 without a recorded result" in said
    assert (said.count("result not recorded"), said.count("by 17 Jun")) == (2, 1)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_still_open_though_its_day_is_past_is_overdue(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    late = ActionThen(text="Agree on it", state="open", due=FEB, overdue=True)
    days = ActionsOn(date=FEB, actions=(late, replace(late, overdue=False, due=JUN)))
    said = drawn(ActionsOverTime(days=(days,)), *size).said
    assert "Agreed 11 Feb: 1 open, 1 overdue" in said
    assert {"overdue, was due 11 Feb", "by 17 Jun"} <= set(said)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [2, 3, 5, 6])
def test_a_day_stands_nearer_to_its_own_actions_than_to_those_before(
    qtbot: QtBot, size: tuple[int, int], number: int
) -> None:
    text = "Bring back one target for uptime and running cost that both sides answer for together"
    actions = (ActionThen(text=text, state="missed", due=None),) * number
    view = ActionsOverTime(days=tuple(ActionsOn(date=day, actions=actions) for day in (FEB, JUN)))
    places = [it for it in drawn(view, *size).places if it[1] != "missed"]
    at = next(at for at, (_, words) in enumerate(places) if words.startswith("Agreed 17 Jun"))
    (before, _), (head, _), (after, _) = places[at - 1 : at + 2]
    assert head.top() - before.bottom() > 1.2 * (after.top() - head.bottom())


@pytest.mark.parametrize("size", [*SIZES, (1920, 1080)])
@pytest.mark.parametrize("number", [2, 3, 4])
def test_actions_of_several_lines_are_well_apart(
    qtbot: QtBot, size: tuple[int, int], number: int
) -> None:
    long = (
        "Bring back one target for uptime and running cost that both sides answer for together, "
        "and say where it hangs so that all shifts see it"
    )
    actions = (ActionThen(text=long, state="missed", due=None),) * number
    view = ActionsOverTime(days=tuple(ActionsOn(date=day, actions=actions) for day in (FEB, JUN)))
    places = [it for it in drawn(view, *size).places if it[1] in long]
    steps = [
        (after[1].startswith("Bring"), after[0].top() - before[0].top())
        for before, after in pairwise(places)
    ]
    within = {round(step) for first, step in steps if not first}
    assert len(places) > 2 * number
    assert min(step for first, step in steps if first) > 1.2 * max(within)
