"""What of a page of results goes to the room: nothing of last time before this time's result."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.about import State
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_compare_views import ChangeBands, Shapes, ShapesApart
from itot_workshop.domain.audience_views import Radar, Reveal
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.sight import AxisSight, CompareSight, RadarSight
from itot_workshop.ui.stage_pages import stage_pages
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import over_years

SIGHT = CompareSight(chart="change", site="")


def over(name: str) -> Session:
    """A session of the example company that has been held."""
    session = demo_session(name)
    return replace(session, about=replace(session.about, state="finished"))


def shown_beside(now: Session) -> set[type]:
    beside = (over("S1"), over("S2"), now)
    return {type(page) for page in stage_pages(SIGHT, now, beside).pages}


def test_a_running_session_without_results_shows_none_of_those_before() -> None:
    held = over("S3")
    about = replace(held.about, state="running")
    hidden = {id_: replace(it, state="closed") for id_, it in held.rounds.items()}
    told = {ChangeBands, Shapes}
    assert told <= shown_beside(held)
    assert not told & shown_beside(replace(held, about=about, rounds=hidden))


def test_shapes_side_by_side_are_those_that_are_chosen() -> None:
    many = over_years(tuple(over(name) for name in ("S1", "S2", "S3")), 4)
    for which in ("balanced", "sides"):
        sight = CompareSight(chart="shapes", site="", shapes=which)
        pages, first = stage_pages(sight, many[-1], many)
        shown = pages[first]
        assert isinstance(shown, ShapesApart)
        assert shown.together == (which == "balanced")
        assert shown.shapes[0].axes[0].balanced is not None


def test_no_page_depends_on_votes_that_wait() -> None:
    held = over("S3")
    about = replace(held.about, state="running")
    hidden = {id_: replace(it, state="closed") for id_, it in held.rounds.items()}
    now, first = replace(held, about=about, rounds=hidden), over("S1")
    lower = {
        id_: replace(it, answers=dict.fromkeys(it.answers, 1)) for id_, it in first.ballots.items()
    }
    one, other = (
        stage_pages(SIGHT, now, (it, now)) for it in (first, replace(first, ballots=lower))
    )
    assert one == other


def test_every_page_follows_one_rule_of_what_the_room_has_seen() -> None:
    held = over("S3")
    hidden = {id_: replace(it, state="closed") for id_, it in held.rounds.items()}
    states: tuple[tuple[State, bool], ...] = (("planned", False), ("finished", True))
    for state, told in states:
        now = replace(held, about=replace(held.about, state=state), rounds=hidden)
        assert ({ChangeBands, Shapes} <= shown_beside(now)) == told
        (radar,) = stage_pages(RadarSight(looks=(Spotlight(screen="radar"),)), now, ()).pages
        assert isinstance(radar, Radar)
        assert any(axis.score is not None for axis in radar.axes) == told
        pages = stage_pages(AxisSight(axis="goals"), now, ()).pages
        assert any(isinstance(page, Reveal) for page in pages) == told
