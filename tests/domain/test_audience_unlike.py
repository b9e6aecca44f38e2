"""Pages of sessions that did not ask the same say which day asked fewer statements."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import InTheRoom, ShapesApart
from itot_workshop.domain.audience_time_views import HeatMap, Unlike
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tools.odd_sessions import at_two_sites, short

FIRST, JUNE, LAST = (demo_session(name) for name in ("S1", "S2", "S3"))


def told(*sessions: Session) -> set[Unlike | None]:
    """What the pages of a comparison say of statements."""
    pages = comparison_pages(sessions)
    return {it.unlike for it in pages if isinstance(it, InTheRoom | HeatMap | ShapesApart)}


def reworded(session: Session) -> Session:
    """The session with one statement in other words."""
    first, *rest = session.pack.statements
    other = (replace(first, revision=first.revision + 1), *rest)
    return replace(session, pack=replace(session.pack, statements=other))


def test_the_same_statements_need_no_word() -> None:
    assert told(FIRST, JUNE, LAST) == {None}
    assert told(short(FIRST), short(LAST)) == {None}


def test_a_day_with_a_short_form_is_named() -> None:
    assert told(FIRST, short(JUNE), LAST) == {Unlike(fewer=(JUNE.about.date,))}
    days = (FIRST.about.date, LAST.about.date)
    assert told(short(FIRST), JUNE, short(LAST)) == {Unlike(fewer=days)}


def test_no_day_is_named_where_none_asked_a_part_of_what_the_others_asked() -> None:
    assert told(FIRST, reworded(LAST)) == {Unlike()}
    assert told(FIRST, short(JUNE), reworded(LAST)) == {Unlike()}


def test_of_several_sites_no_day_is_named() -> None:
    here, now, there, then = at_two_sites((FIRST, JUNE, LAST))
    pages = comparison_pages([here, short(now), there, then])
    assert {it.unlike for it in pages if isinstance(it, HeatMap | ShapesApart)} == {Unlike()}
    assert told(here, now, there, then) == {None}
