"""The session before behind this one: everything on the page rests on the same statements."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_last import last_behind
from itot_workshop.domain.audience_radar import Layers, axis_page
from itot_workshop.domain.audience_views import Radar
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import short, without_axis


def seen(name: str) -> Session:
    """A session of the example with all its votes revealed."""
    session = demo_session(name)
    rounds = {key: replace(it, state="revealed") for key, it in session.rounds.items()}
    return replace(session, rounds=rounds)


JUNE, LAST = seen("S2"), seen("S3")


def since(now: Session, before: Session) -> Radar:
    view = audience_view(now, Spotlight(screen="radar", outline="since"), 0.0, [before])
    assert isinstance(view, Radar)
    return view


def test_behind_a_full_form_a_short_one_leaves_only_figures_of_what_both_asked() -> None:
    pulse = short(JUNE)
    view, alike = since(LAST, pulse), since(short(LAST), pulse)
    assert view.since is not None
    assert alike.since is not None
    assert len(view.since.fewer) == 8
    assert not alike.since.fewer
    assert replace(view, since=alike.since) == alike
    full = session_figures(LAST).overall
    assert view.overall == pytest.approx(3.125, abs=5e-3)
    assert view.overall != full.score
    assert all(it.management is not None for it in view.axes)
    assert [it.score for it in view.axes] == [it.now for it in view.axes]


def test_the_same_statements_leave_the_figures_of_the_session() -> None:
    view, own = since(LAST, JUNE), session_figures(LAST)
    assert view.since is not None
    assert not view.since.fewer
    assert view.overall == own.overall.score
    assert view.agreement == own.overall.consensus


def test_an_axis_that_is_not_compared_keeps_its_own_figures_beside_the_others() -> None:
    view = since(LAST, without_axis(short(JUNE), 2))
    assert view.since is not None
    assert LAST.pack.axes[2].id not in view.since.fewer
    assert view.axes[2].change is None
    assert view.axes[2].score == session_figures(LAST).axes[LAST.pack.axes[2].id].score


def test_a_page_on_one_axis_tells_no_change_on_other_statements_than_its_own() -> None:
    follow_up = next(it.id for it in LAST.pack.templates if it.follow_up)
    now = replace(LAST, about=replace(LAST.about, template=follow_up))
    axis, layers = now.pack.axes[0], Layers(management=True, spread=False)
    page = axis_page(now, axis, layers, page=0, earlier=[JUNE])
    assert page.since is not None
    assert page.row.now == page.row.score
    page = axis_page(now, axis, layers, page=0, earlier=[short(JUNE)])
    assert page.since is None
    assert (page.row.now, page.row.then, page.row.change) == (None, None, None)


def test_nothing_lies_behind_a_session_that_is_the_first() -> None:
    assert last_behind(JUNE, [LAST]) is None
