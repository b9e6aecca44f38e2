"""Notes beside the step: whatever comes and goes, the other rows stay, in the right order."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.notes import Note
from itot_workshop.ui.console.note_column import NoteColumn
from itot_workshop.ui.console.note_row import NoteRow, NoteView
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.console.helpers.desks import Room, planned


def view(id_: str, text: str = "", kind: str = "barrier", place: str = "Trust") -> NoteView:
    note = Note(id=id_, text=text or f"Said {id_}", kind="word" if kind == "word" else "barrier")
    return NoteView(note=note, place=place, steps=(("s1", "Trust"),))


def laid(column: NoteColumn) -> list[QWidget]:
    """What stands in the column, from the top."""
    layout = column.layout()
    assert layout is not None
    items = [layout.itemAt(at) for at in range(layout.count())]
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def test_a_note_that_comes_or_goes_leaves_the_other_rows_alone(kit: Kit, qtbot: QtBot) -> None:
    column = NoteColumn(kit, "Nothing yet.")
    qtbot.addWidget(column)
    chance, ids = random.Random(4), [f"n{at}" for at in range(9)]
    words = tuple(view(id_, id_, "word", place) for id_, place in (("w1", "A"), ("w2", "B")))
    column.show_notes(())
    assert [it.text() for it in column.findChildren(QLabel)] == ["Nothing yet."]
    for _ in range(40):
        wanted = (*words, *(view(id_) for id_ in chance.sample(ids, chance.randint(0, 9))))
        before = {row.view.note.id: row for row in column.rows}
        column.show_notes(wanted)
        assert [row.view for row in column.rows] == list(wanted)
        assert [it for it in laid(column) if it in column.rows] == column.rows[len(words) :]
        ids_now = [it.note.id for it in wanted]
        if [it for it in before if it in ids_now] == [it for it in ids_now if it in before]:
            now = {row.view.note.id: row for row in column.rows}
            assert all(now[id_] is row for id_, row in before.items() if id_ in now)


def test_a_reworded_note_is_shown_and_a_row_is_light_until_it_is_used(
    kit: Kit, qtbot: QtBot
) -> None:
    column = NoteColumn(kit, "Nothing yet.")
    qtbot.addWidget(column)
    column.show_notes((view("a"), view("b")))
    stays = column.rows[1]
    column.show_notes((view("a", "Said otherwise"), view("b")))
    assert column.rows[0].view.note.text == "Said otherwise"
    assert column.rows[1] is stays
    assert not column.findChildren(QMenu)
    assert not column.findChildren(QLineEdit)


def test_tab_goes_through_agenda_and_notes_as_they_stand_on_the_page(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.press(Qt.Key.Key_N)
    for text in ("First", "Second"):
        room.type(text)
        room.press(Qt.Key.Key_Return)
    room.page.head.stage.setFocus()
    steps = room.page.rail.buttons()
    for step in steps:
        room.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is step
    room.page.side.field.setFocus()
    met = []
    for _ in range(4):
        room.press(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    assert [it.view.note.text for it in met if isinstance(it, NoteRow)] == ["Second", "First"]
