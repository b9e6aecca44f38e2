"""What a follow-up talks about first: an axis that moved, and one that did not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import AxisPage
from itot_workshop.domain.axis_change import AxisChange, ChangeLabel
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import mover_and_stayer, talk_of
from tests.domain.helpers.demo import core_pack, demo_session

Told = tuple[float | None, ChangeLabel | None, float]


def followed(name: str, template: str = "follow-up-90") -> Session:
    """A session of the demo company that is held by an agenda, all of it revealed."""
    session = demo_session(name)
    rounds = {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}
    return replace(session, rounds=rounds, about=replace(session.about, template=template))


def axis_on_stage(session: Session, *earlier: Session) -> AxisPage:
    page = audience_view(session, Spotlight(screen="axis", subject="technology"), 0.0, earlier)
    assert isinstance(page, AxisPage)
    return page


def test_an_axis_of_a_follow_up_stands_beside_where_it_stood_last_time() -> None:
    session, before = followed("S3"), demo_session("S2")
    last = talk_of(session, (before,)).last
    assert last is not None
    change = last.changes["technology"]
    page = axis_on_stage(session, before)
    assert page.since == last.since
    assert change.before is not None
    assert (page.row.then, page.row.change) == (change.before.score, change.delta)
    assert page.row.it == axis_on_stage(session).row.it


def test_nothing_of_last_time_is_told_without_a_follow_up_or_before_the_votes_are_seen() -> None:
    before = demo_session("S2")
    other, closed = followed("S3", "half-day-210"), followed("S3")
    closed = replace(
        closed, rounds={id_: replace(it, state="closed") for id_, it in closed.rounds.items()}
    )
    for page in (
        axis_on_stage(followed("S3")),
        axis_on_stage(other, before),
        axis_on_stage(closed, before),
    ):
        assert (page.since, page.row.then, page.row.now, page.row.change) == (None,) * 4


def changed(axis: str, told: Told) -> AxisChange:
    delta, label, score = told
    after = session_figures(demo_session("S1")).axes["goals"]
    return AxisChange(
        axis=axis,
        statements=3,
        of=3,
        before=after,
        after=replace(after, score=score),
        not_compared=None if delta is not None else "hidden now",
        delta=delta,
        label=label,
        returning_n=dict.fromkeys(SIDES, 0),
    )


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([(0.6, "possible", 3.0), (0.5, "clear", 3.0)], [("b", "rose")]),
        ([(0.5, "clear", 3.0), (0.9, "clear", 3.0)], [("b", "rose")]),
        ([(0.9, "clear", 3.0), (0.9, "clear", 3.0)], [("a", "rose")]),
        ([(0.1, "steady", 3.0), (-0.2, "steady", 2.0)], [("b", "stayed")]),
        ([(0.1, "steady", 2.0), (-0.5, "clear", 4.0)], [("b", "fell")]),
        ([(0.5, "clear", 2.0), (-0.5, "possible", 4.0)], [("a", "rose"), ("b", "fell")]),
        ([(0.5, "clear", 2.0), (0.0, "steady", 4.0)], [("a", "rose"), ("b", "stayed")]),
        ([(0.3, None, 2.0), (0.29, None, 4.0)], [("a", "rose"), ("b", "stayed")]),
        ([(None, None, 2.0), (-0.7, "clear", 4.0)], [("b", "fell")]),
        ([(None, None, 2.0)], []),
    ],
)
def test_what_rose_most_comes_first_then_what_fell_or_stayed_lowest(
    told: Sequence[Told], found: list[tuple[str, str]]
) -> None:
    changes = [changed(axis, it) for axis, it in zip("abc", told, strict=False)]
    moved = mover_and_stayer(changes, core_pack().thresholds)
    assert [(it.change.axis, it.way) for it in moved] == found


def test_a_follow_up_begins_with_what_changed_and_goes_on_with_what_the_figures_propose() -> None:
    session = followed("S3")
    found = talk_of(session, (demo_session("S2"),))
    assert found.axes == found.proposed == ("results", "goals", "technology")
    assert {axis: it.way for axis, it in found.moved.items()} == {
        "results": "rose",
        "goals": "fell",
    }
    chosen = replace(session, about=replace(session.about, talk=("", "skills")))
    assert talk_of(chosen, (demo_session("S2"),)).axes == ("results", "skills", "technology")


def test_other_agendas_and_a_first_session_talk_about_what_the_figures_propose() -> None:
    plain = session_figures(demo_session("S3")).talk_list
    for session, earlier in (
        (followed("S3"), ()),
        (followed("S3", "half-day-210"), (demo_session("S2"),)),
    ):
        found = talk_of(session, earlier)
        assert (found.axes, found.moved, found.last) == (plain, {}, None)


def test_last_times_figures_lead_nobody_to_an_axis_before_the_reveal() -> None:
    session = demo_session("S3")
    rounds = {id_: replace(it, state="closed") for id_, it in session.rounds.items()}
    about = replace(session.about, template="follow-up-90")
    found = talk_of(replace(session, rounds=rounds, about=about), (demo_session("S2"),))
    assert (found.axes, found.moved) == ((), {})
