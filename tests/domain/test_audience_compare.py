"""A comparison as the room sees it: the order of showing, nothing hidden shown, no ranking."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain import audience_since_views as became
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_compare import comparison_pages, pages_against, remarks_on
from itot_workshop.domain.audience_radar import axis_said
from itot_workshop.domain.audience_views import Radar
from itot_workshop.domain.courses import courses
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Scale
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.voting import Round
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import LONG_NAMES, examples, over_years, with_axes


def demo() -> list[Session]:
    return [demo_session(name) for name in ("S1", "S2", "S3")]


def page(pages: tuple[views.CompareView, ...], kind: type) -> views.CompareView:
    return next(it for it in pages if isinstance(it, kind))


def at(session: Session, organisation: str, site: str = "", **about: object) -> Session:
    changed = replace(session.about, organisation=organisation, site=site, **about)
    return replace(session, about=changed)


def few(session: Session) -> Session:
    """With too few IT people for the sides to be shown."""
    gone = [it.id for it in session.ballots.values() if it.seat == "IT"][2:]
    left = {id_: it for id_, it in session.ballots.items() if id_ not in gone}
    return replace(session, ballots=left)


def test_pages_come_in_the_order_of_showing() -> None:
    kinds = [type(it).__name__ for it in comparison_pages(demo())]
    assert kinds == [
        "InTheRoom",
        "Shapes",
        "Shapes",
        "Shapes",
        "WhatChanged",
        "ChangeBands",
        "OverTime",
        "OverTime",
        "HeatMap",
        "GroundOverTime",
        "ActionsOverTime",
        "ModelsOverTime",
    ]
    two = [type(it).__name__ for it in comparison_pages([demo()[0], demo()[2]])]
    assert "OverTime" not in two[:-3]
    assert two[-3:] == ["OverTime", "OverTime", "HeatMap"]


def test_what_clearly_fell_comes_first_and_what_is_apart_is_told() -> None:
    found = page(comparison_pages(demo()), views.WhatChanged)
    assert isinstance(found, views.WhatChanged)
    assert [line.name for line in found.lines[:2]] == ["Shared Goals", "Cooperation Setup"]
    assert found.lines[0].delta == pytest.approx(-0.6833, abs=1e-4)
    assert [name for name, _, _ in found.apart.gaps] == ["Common Technology"]
    assert [name for name, _, _ in found.apart.narrowed] == ["Visible Results"]
    assert found.apart.nearer[0][1] == pytest.approx(1.05, abs=5e-3)


def test_three_sessions_lie_over_each_other_and_more_stand_side_by_side() -> None:
    shapes = page(comparison_pages(demo()), views.Shapes)
    assert isinstance(shapes, views.Shapes)
    assert shapes.overall == pytest.approx((2.60, 2.89, 3.22), abs=5e-3)
    assert shapes.axes[1].values == pytest.approx((2.94, 2.92, 2.26), abs=5e-3)
    assert shapes.axes[1].fell
    assert not shapes.ends
    changed = page(comparison_pages(demo()), views.WhatChanged)
    assert isinstance(changed, views.WhatChanged)
    assert changed.shapes is not None
    assert changed.shapes.ends
    later = replace(demo()[-1].about, id="S4", date=datetime.date(2026, 2, 10))
    pages = comparison_pages([*demo(), replace(demo()[-1], about=later)])
    assert not any(isinstance(it, views.Shapes) for it in pages)
    apart = [it for it in pages if isinstance(it, views.ShapesApart)]
    assert sum(len(it.shapes) for it in apart) == 4


def test_overall_scores_that_rest_on_other_axes_are_not_told_beside_each_other() -> None:
    first, june, last = demo()
    lost = {it.id for it in june.pack.statements if it.axis == june.pack.axes[2].id}
    ballots = {
        id_: replace(it, answers={key: None if key in lost else v for key, v in it.answers.items()})
        for id_, it in june.ballots.items()
    }
    shapes = page(comparison_pages([first, replace(june, ballots=ballots), last]), views.Shapes)
    assert isinstance(shapes, views.Shapes)
    assert len(shapes.dates) == 3
    assert shapes.overall == (None, None, None)


def test_between_the_ends_only_what_stands_on_the_same_statements_is_drawn() -> None:
    first, june, last = demo()
    goals = first.pack.axes[1].id
    (found,) = _with_other_words([first, june, last], {goals})
    assert len(found.dates) == 3
    assert {it.axis for it in found.axes if it.values[1:-1] == (None,)} == {goals}
    assert all(it.values[0] is not None for it in found.axes)
    assert not _with_other_words([first, june, last], {axis.id for axis in first.pack.axes})


def _with_other_words(sessions: list[Session], axes: set[str]) -> list[views.Shapes]:
    """Both sides over each other where the second session asked other statements on some axes."""
    first, june, last = sessions
    changed = [
        replace(it, revision=it.revision + 1) if it.axis in axes else it
        for it in june.pack.statements
    ]
    other = replace(june, pack=replace(june.pack, statements=tuple(changed)))
    found = [it for it in comparison_pages([first, other, last]) if isinstance(it, views.Shapes)]
    return [it for it in found if it.layer == "balanced"]


def test_common_ground_is_followed_through_all_sessions() -> None:
    found = page(comparison_pages(demo()), became.GroundOverTime)
    assert isinstance(found, became.GroundOverTime)
    assert [it.share for it in found.points] == pytest.approx([0.2, 7 / 22, 9 / 22])
    assert len(found.slipped_back) == 1
    assert len(found.reached) == 4
    assert found.missed == ()
    assert (found.new_common, found.new) == (("Asset inventory", "Training, exchange"), ())
    first, last = found.points[0].common, found.points[-1].common
    gained = (*found.reached, *found.unplanned, *found.new_common)
    assert first + len(gained) - len(found.slipped_back) == last
    assert found.same_after is not None
    same = first + len(found.reached) + len(found.unplanned) - len(found.slipped_back)
    assert same == pytest.approx(found.same_cards * found.same_after)


def test_actions_stand_where_they_were_agreed_with_the_worst_first() -> None:
    found = page(comparison_pages(demo()), became.ActionsOverTime)
    assert isinstance(found, became.ActionsOverTime)
    states = [[it.state for it in day.actions] for day in found.days]
    assert states == [["missed", "partly", "done", "done", "done"], ["done"] * 3, ["open"] * 3]


def test_of_open_actions_what_is_due_first_stands_first() -> None:
    *_, last = demo()
    late, soon = datetime.date(2026, 1, 15), datetime.date(2025, 12, 12)
    days = {"a": None, "b": late, "c": soon}
    actions = {id_: Action(id=id_, text=id_, due=due) for id_, due in days.items()}
    found = page(
        comparison_pages([*demo()[:2], replace(last, actions=actions)]), became.ActionsOverTime
    )
    assert isinstance(found, became.ActionsOverTime)
    assert [it.due for it in found.days[-1].actions] == [soon, late, None]


def test_actions_are_followed_through_sessions_that_are_not_shown() -> None:
    first, june, last = demo()
    found = page(comparison_pages([first, last], [june]), became.ActionsOverTime)
    whole = page(comparison_pages([first, june, last]), became.ActionsOverTime)
    assert isinstance(found, became.ActionsOverTime)
    assert isinstance(whole, became.ActionsOverTime)
    assert found.days == (whole.days[0], whole.days[-1])


def test_of_actions_that_a_later_session_did_not_look_at_no_result_is_known() -> None:
    first, _, last = demo()
    found = page(comparison_pages([first, last]), became.ActionsOverTime)
    assert isinstance(found, became.ActionsOverTime)
    assert [{it.unseen for it in day.actions} for day in found.days] == [{True}, {False}]
    whole = page(comparison_pages(demo()), became.ActionsOverTime)
    assert isinstance(whole, became.ActionsOverTime)
    assert not any(it.unseen for day in whole.days for it in day.actions)


def test_what_is_open_in_the_last_session_after_its_day_is_overdue() -> None:
    first, june, last = demo()
    day = last.about.date
    days = {"a": day, "b": day - datetime.timedelta(days=1), "c": None}
    actions = {id_: Action(id=id_, text=id_, due=due) for id_, due in days.items()}
    found = page(
        comparison_pages([first, june, replace(last, actions=actions)]), became.ActionsOverTime
    )
    assert isinstance(found, became.ActionsOverTime)
    assert {it.text: it.overdue for it in found.days[-1].actions} == {
        "a": False,
        "b": True,
        "c": False,
    }
    assert not any(it.overdue for day in found.days[:-1] for it in day.actions)


def test_a_board_without_targets_sets_none() -> None:
    first, june, last = demo()
    board = {id_: replace(card, target=None) for id_, card in first.board.items()}
    found = page(comparison_pages([replace(first, board=board), june, last]), became.GroundOverTime)
    assert isinstance(found, became.GroundOverTime)
    assert [it.target is None for it in found.points] == [True, False, False]


def test_a_model_tells_which_of_its_limits_were_crossed_later(tmp_path: Path) -> None:
    found = page(comparison_pages(examples(tmp_path)), became.ModelsOverTime)
    assert isinstance(found, became.ModelsOverTime)
    facilitation, _ = found.days
    assert facilitation.limits == 4
    assert [len(it.limits) for it in facilitation.crossed] == [2, 3]
    assert facilitation.crossed[0].limits[0] == "Open requests to the liaisons"


def test_a_session_that_is_shown_in_part_is_the_same_session_as_the_one_between() -> None:
    first, june, last = demo()
    running = replace(june, about=replace(june.about, state="running"))
    assert comparison_pages([first, june, last], [running]) == comparison_pages(demo())


def test_what_was_said_stands_beside_a_clear_fall_without_its_author() -> None:
    first, _, last = demo()
    note = Note(id="n", text="Two targets collide", axis="goals", side="OT", author="Nell")
    parked = Note(id="p", text="Later", axis="goals", parked=True)
    found = page(
        comparison_pages([first, replace(last, notes={"n": note, "p": parked})]), views.SaidOn
    )
    assert isinstance(found, views.SaidOn)
    said = [(it.side, it.text, it.date) for it in found.said]
    assert said == [("OT", "Two targets collide", last.about.date)]


def test_what_was_kept_on_an_axis_is_read_without_its_author() -> None:
    session = demo()[-1]
    axis = session.pack.axis("goals")
    assert axis_said(replace(session, notes={}, actions={}), axis) == ()
    note = Note(id="n", text="Two targets collide", axis="goals", side="OT", author="Nell")
    notes = {"n": note, "p": replace(note, id="p", parked=True), "o": replace(note, axis="skills")}
    action = Action(id="a", text="One target", axis="goals", owner="Nell")
    (found,) = axis_said(replace(session, notes=notes, actions={"a": action}), axis)
    assert (found.said, found.agreed) == ((("OT", "Two targets collide"),), ("One target",))
    assert b"Nell" not in msgspec.json.encode(found)
    crowd = {f"n{at}": replace(note, id=f"n{at}") for at in range(9)}
    many = axis_said(replace(session, notes=crowd, actions={"a": action}), axis)
    assert [(len(it.said), it.agreed) for it in many] == [(8, ()), (1, ("One target",))]


def test_what_was_said_on_the_widest_gap_is_read_day_by_day() -> None:
    first, _, last = demo()
    notes = [
        replace(it, notes={"n": Note(id="n", text=text, axis="technology", side="IT", author="Al")})
        for it, text in ((first, "We sent the list"), (last, "They know it now"))
    ]
    (found,) = (it for it in comparison_pages(notes) if isinstance(it, views.SaidOn))
    assert found.gaps == pytest.approx((1.32, 1.44), abs=5e-3)
    assert [(it.text, it.date) for it in found.said] == [
        ("We sent the list", first.about.date),
        ("They know it now", last.about.date),
    ]


def test_a_hidden_side_leaves_no_figure_of_its_own() -> None:
    first, june, last = demo()
    pages = comparison_pages([first, june, few(last)])
    assert not any(isinstance(it, views.Shapes) for it in pages)
    changed, over = page(pages, views.WhatChanged), page(pages, timed.OverTime)
    assert isinstance(changed, views.WhatChanged)
    assert isinstance(over, timed.OverTime)
    assert {line.not_compared for line in changed.lines} == {"hidden now"}
    assert {line.it[1] for line in changed.lines} == {None}
    ends = [axis.points[-1] for axis in over.axes]
    assert all(it.it is None and it.ot is None and it.balanced is None for it in ends)
    assert {axis.runs for axis in over.axes} == {((0, 1),)}


def test_other_forms_are_set_on_the_statements_they_share() -> None:
    first, _, last = demo()
    short = replace(first, about=replace(first.about, form="short"))
    found = page(comparison_pages([short, last]), views.WhatChanged)
    assert isinstance(found, views.WhatChanged)
    assert found.single
    (course,) = courses([short, last])
    assert {axis.statements for axis in course.axes} == {1}
    assert all(axis.runs == ((0, 1),) for axis in course.axes)


def test_axes_that_share_some_statements_say_on_how_many_they_are_compared() -> None:
    first, _, last = demo()
    asked = [replace(it, revision=9) if it.id == "gol1" else it for it in last.pack.statements]
    other = replace(last, pack=replace(last.pack, statements=tuple(asked)))
    found = page(comparison_pages([first, other]), views.ChangeBands)
    assert isinstance(found, views.ChangeBands)
    assert {it.line.name: it.shared for it in found.lines if it.shared} == {"Shared Goals": (2, 3)}


def test_other_scales_are_never_laid_over_each_other() -> None:
    first, _, last = demo()
    scale = Scale(low=1, high=6, question=first.pack.scale.question, labels=("a",) * 6, abstain="x")
    other = replace(first, pack=replace(first.pack, scale=scale))
    pages = comparison_pages([other, last])
    assert not any(isinstance(it, views.Shapes) for it in pages)
    room = page(pages, views.InTheRoom)
    assert isinstance(room, views.InTheRoom)
    assert "scales" in room.remarks
    (course,) = courses([other, last])
    assert all(axis.points[0] is None for axis in course.axes)


def test_sites_stand_by_name_whatever_their_scores() -> None:
    first, june, last = demo()
    sessions = [at(last, "Zeta"), at(first, "alpha", id="a"), at(june, "Mill", "North", id="m")]
    sessions.append(at(last, "Mill", "South", id="s"))
    pages = comparison_pages(sessions)
    assert [type(it) for it in pages[:2]] == [views.InTheRoom, timed.HeatMap]
    found = page(pages, timed.HeatMap)
    assert isinstance(found, timed.HeatMap)
    assert [it.place for it in found.sites] == ["alpha", "Mill · North", "Mill · South", "Zeta"]
    turned = comparison_pages(list(reversed(sessions)))
    assert turned == pages


def test_the_last_shapes_of_all_sites_stand_side_by_side_before_earlier_ones() -> None:
    first, june, last = demo()
    sessions = [
        at(first, "Corvane"),
        at(last, "Corvane"),
        at(first, "Mill", id="m1"),
        at(june, "Mill", id="m2"),
    ]
    found = [it for it in comparison_pages(sessions) if isinstance(it, views.ShapesApart)]
    assert [[(it.place, it.date) for it in view.shapes] for view in found] == [
        [("Corvane", last.about.date), ("Mill", june.about.date)],
        [("Corvane", first.about.date), ("Mill", first.about.date)],
    ]
    assert [(view.page, view.pages) for view in found] == [(1, 1), (1, 1)]
    assert [view.which for view in found] == ["latest", "first"]


def test_what_changed_at_a_site_that_is_named_follows_the_sites_side_by_side() -> None:
    first, last = (at(demo()[number], "Corvane") for number in (0, 2))
    sessions = [first, last, at(demo()[1], "Mill", id="m")]
    plain, named = comparison_pages(sessions), comparison_pages(sessions, site="Corvane")
    alone = comparison_pages([first, last])
    assert plain == named[: len(plain)]
    assert named[len(plain) :] == tuple(views.AtSite(place="Corvane", page=it) for it in alone)
    assert isinstance(alone[0], views.InTheRoom)
    assert alone[0].place == "Corvane"


def test_what_follows_belongs_to_the_same_site_whatever_it_is_called() -> None:
    first, _, last = demo()
    renamed = at(last, "Corvane Group", follows=first.id)
    assert len(courses([at(first, "Corvane"), renamed])) == 1
    spelt = at(last, " corvane ", date=last.about.date + datetime.timedelta(days=1))
    assert len(courses([at(first, "Corvane"), spelt])) == 1


def test_last_time_is_hidden_until_this_time_is_revealed() -> None:
    first, _, last = demo()
    closed = {id_: replace(it, state="closed") for id_, it in last.rounds.items()}
    before = replace(last, rounds=closed)
    spotlight = Spotlight(screen="compare", page=1)
    assert isinstance(audience_view(before, spotlight, earlier=[first]), Radar)
    behind = Spotlight(screen="radar", outline="since")
    hidden = audience_view(before, behind, earlier=[first])
    assert isinstance(hidden, Radar)
    assert hidden.since is None
    assert all(row.then is None and row.now is None for row in hidden.axes)
    revealed = {id_: replace(it, state="revealed") for id_, it in last.rounds.items()}
    shown = audience_view(replace(last, rounds=revealed), spotlight, earlier=[first])
    assert isinstance(shown, views.Shapes)


def test_of_an_axis_that_waits_for_its_votes_nothing_of_last_time_is_told() -> None:
    first, _, last = demo()
    respect = tuple(it.id for it in last.pack.statements if it.axis == "respect")
    rounds = {id_: replace(it, statements=respect) for id_, it in revealed(last).items()}
    votes = {
        id_: replace(it, answers={s: v for s, v in it.answers.items() if s in respect})
        for id_, it in last.ballots.items()
    }
    now = replace(last, rounds=rounds, ballots=votes)
    lower = {
        id_: replace(it, answers={s: v if s in respect else 1 for s, v in it.answers.items()})
        for id_, it in first.ballots.items()
    }
    told = pages_against(now, [first])
    assert any(isinstance(it, views.ChangeBands) for it in told)
    changed = page(told, views.WhatChanged)
    assert isinstance(changed, views.WhatChanged)
    assert [it.waits for it in changed.lines] == [False, *[True] * 7]
    assert told == pages_against(now, [replace(first, ballots=lower)])


def test_dots_that_were_counted_by_hand_are_no_counted_hands() -> None:
    first, _, last = demo()
    dots = Round(
        id="d",
        number=9,
        statements=("note:1", "note:2"),
        kind="dots",
        mode="tally",
        way="hands",
        state="revealed",
        dots=3,
    )
    assert "hands" not in remarks_on([first, replace(last, rounds={**last.rounds, "d": dots})])


def test_the_last_session_lies_behind_both_sides_together_and_falls_stand_first() -> None:
    behind = Spotlight(screen="radar", outline="since")
    first, june, last = (replace(it, rounds=revealed(it)) for it in demo())
    shown = audience_view(last, behind, earlier=[first, june])
    assert isinstance(shown, Radar)
    assert shown.since is not None
    assert shown.since.then == june.about.date
    assert shown.axes[shown.order[0]].name == "Shared Goals"
    assert shown.axes[1].then == pytest.approx(2.92, abs=5e-3)
    assert shown.axes[1].change == pytest.approx(-0.66, abs=5e-3)
    elsewhere = [at(june, "Another company", follows="")]
    alone = audience_view(last, behind, earlier=elsewhere)
    assert isinstance(alone, Radar)
    assert alone.since is None
    assert alone.outline == "together"


def revealed(session: Session) -> dict[str, Round]:
    return {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}


def test_no_page_names_anybody() -> None:
    first, june, last = demo()
    people = {id_: replace(it, name=f"Nobody{id_}") for id_, it in last.people.items()}
    named = msgspec.json.encode(comparison_pages([first, june, replace(last, people=people)]))
    assert b"Nobody" not in named


def test_one_session_is_no_comparison() -> None:
    with pytest.raises(Refused):
        comparison_pages(demo()[:1])


def test_bands_are_twice_the_standard_error_and_fall_first() -> None:
    found = page(comparison_pages(demo()), views.ChangeBands)
    assert isinstance(found, views.ChangeBands)
    assert found.lines[0].line.name == "Shared Goals"
    assert found.lines[0].reach == pytest.approx(0.43, abs=5e-3)
    assert [it.line.delta is not None for it in found.lines] == [True] * 8


def test_those_who_came_back_are_told_where_enough_of_each_side_did() -> None:
    found = page(comparison_pages(demo()), views.ChangeBands)
    assert isinstance(found, views.ChangeBands)
    assert found.lines[0].returning == pytest.approx(-0.75, abs=5e-3)
    first, _, last = demo()
    nobody = {id_: replace(it, returning="") for id_, it in last.ballots.items()}
    alone = page(comparison_pages([first, replace(last, ballots=nobody)]), views.ChangeBands)
    assert isinstance(alone, views.ChangeBands)
    assert {it.returning for it in alone.lines} == {None}


def test_sites_and_scales_have_each_their_own_picture() -> None:
    first, _, last = demo()
    elsewhere = at(last, "Elsewhere", follows=None)
    pages = comparison_pages([at(first, "Corvane"), elsewhere])
    assert [type(it).__name__ for it in pages] == ["InTheRoom", "HeatMap", "ShapesApart"]
    apart = pages[-1]
    assert isinstance(apart, views.ShapesApart)
    assert [it.place for it in apart.shapes] == ["Corvane", "Elsewhere"]
    other = replace(last, pack=replace(last.pack, scale=replace(last.pack.scale, high=6)))
    scales = page(comparison_pages([first, other]), views.ShapesApart)
    assert isinstance(scales, views.ShapesApart)
    assert [it.high for it in scales.shapes] == [5, 6]


@pytest.mark.parametrize(
    ("sessions", "charts", "rows"), [(3, [6, 6, 4], [8, 8]), (12, [4] * 4, [8, 8])]
)
def test_many_days_leave_fewer_charts_a_page(
    sessions: int, charts: list[int], rows: list[int]
) -> None:
    wide = tuple(with_axes(it, LONG_NAMES[:16]) for it in demo())
    pages = comparison_pages(over_years(wide, sessions))
    shown = [it for it in pages if isinstance(it, timed.OverTime)]
    assert [len(it.axes) for it in shown] == charts
    assert {it.most for it in shown} == {charts[0]}
    assert {frozenset(axis.axis for axis in it.every) for it in shown} == {
        frozenset(axis.id for axis in wide[0].pack.axes)
    }
    assert [len(it.axes) for it in pages if isinstance(it, timed.HeatMap)] == rows


def test_many_sessions_leave_fewer_rows_a_page_of_the_map() -> None:
    ten = tuple(with_axes(it, LONG_NAMES[:10]) for it in demo())
    for sessions, rows in ((6, [10]), (7, [5, 5])):
        pages = comparison_pages(over_years(ten, sessions))
        assert [len(it.axes) for it in pages if isinstance(it, timed.HeatMap)] == rows
