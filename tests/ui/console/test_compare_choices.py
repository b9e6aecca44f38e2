"""The pages of then and now, as choices on the console."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_compare import pages_against
from itot_workshop.domain.audience_compare_views import SaidOn
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.compare_choices import page_choices
from itot_workshop.ui.console.radar_body import RadarBody
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.demo import demo_session


def said_on_all() -> tuple[Session, Session]:
    """A session in which something was said on each axis, and the one before it."""
    session = demo_session("S3")
    notes = {it.id: Note(id=it.id, text="So it is", axis=it.id) for it in session.pack.axes}
    rounds = {id_: replace(it, state="revealed") for id_, it in session.rounds.items()}
    return replace(session, rounds=rounds, notes=notes), demo_session("S2")


def test_what_was_said_names_its_axis_while_it_is_on_the_stage() -> None:
    now, before = said_on_all()
    pages = pages_against(seen(now), [shown(before)])
    assert sum(isinstance(page, SaidOn) for page in pages) > 1
    for at, page in enumerate(pages):
        found = page_choices(now, [before], Spotlight(screen="compare", page=at))
        (here,) = (it.name for it in found if it.here)
        (said,) = (it.name for it in found if it.name.startswith("Said"))
        assert said == (f"Said: {page.line.name}" if isinstance(page, SaidOn) else "Said")
        assert (here == said) == isinstance(page, SaidOn)
    for at, held in ((-1, 0), (len(pages), len(pages) - 1)):
        beyond, end = (Spotlight(screen="compare", page=it) for it in (at, held))
        assert page_choices(now, [before], beyond) == page_choices(now, [before], end)


def test_all_pages_take_two_lines_where_one_names_its_axis(kit: Kit, qtbot: QtBot) -> None:
    now, before = said_on_all()
    pages = pages_against(seen(now), [shown(before)])
    for at in (at for at, page in enumerate(pages) if isinstance(page, SaidOn)):
        body = RadarBody(kit)
        qtbot.addWidget(body)
        body.earlier = (before,)
        body.show_state(now, Spotlight(screen="compare", page=at), "all")
        body.resize(684, 500)
        body.show()
        qtbot.waitExposed(body)
        keys = [it for it in body.findChildren(QPushButton) if it.objectName().isdecimal()]
        assert len({it.mapTo(body, QPoint(0, 0)).y() for it in keys}) <= 2
