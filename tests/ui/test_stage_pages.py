"""What of a page of results goes to the room: nothing of last time before this time's result."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.audience_compare_views import ChangeBands, Shapes
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.sight import CompareSight
from itot_workshop.ui.stage_pages import stage_pages
from tests.domain.helpers.demo import demo_session

SIGHT = CompareSight(chart="change", site="")


def shown_beside(now: Session) -> set[type]:
    beside = (demo_session("S1"), demo_session("S2"), now)
    return {type(page) for page in stage_pages(SIGHT, now, beside).pages}


def test_a_running_session_without_results_shows_none_of_those_before() -> None:
    held = demo_session("S3")
    about = replace(held.about, state="running")
    hidden = {id_: replace(it, state="closed") for id_, it in held.rounds.items()}
    told = {ChangeBands, Shapes}
    assert told <= shown_beside(held)
    assert not told & shown_beside(replace(held, about=about, rounds=hidden))


def test_no_page_depends_on_votes_that_wait() -> None:
    held = demo_session("S3")
    about = replace(held.about, state="running")
    hidden = {id_: replace(it, state="closed") for id_, it in held.rounds.items()}
    now, first = replace(held, about=about, rounds=hidden), demo_session("S1")
    lower = {
        id_: replace(it, answers=dict.fromkeys(it.answers, 1)) for id_, it in first.ballots.items()
    }
    one, other = (
        stage_pages(SIGHT, now, (it, now)) for it in (first, replace(first, ballots=lower))
    )
    assert one == other
