"""What is half typed when the laptop dies stands in its line again, and nowhere else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.notes import Action
from itot_workshop.ui.console.action_sheet import ActionSheet
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.live import LiveConsole
from itot_workshop.ui.console.model_decision import DecisionForm
from itot_workshop.ui.console.people_sheet import PeopleSheet
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, Facilitator
from tests.flows.killed import ROOT, said_and_killed

EXAMPLES = ROOT / "sessions" / "examples"

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
from itot_workshop.domain.changes import PeopleAdded
from itot_workshop.domain.people import Participant
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.note_row import NoteRow

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window._new()
window.sheets.sheet.agreed.emit()
room = window.room
people = tuple(Participant(id=f"p{n}", seat="OT" if n % 2 else "IT") for n in range(4))
assert room.desk.apply(PeopleAdded(people=people))
room.view.start_wished.emit()
console = room.live.console
desk = console.desk
desk.set_way("hands")
while desk.main().deed != "open":
    desk.walk(1)
desk.act()
QTest.qWait(0)
QTest.keyClicks(console.page.area.hands.pad.line, "IT: 4 4")
console.page.side.start_note()
QTest.keyClicks(console.page.side.field, "nobody asked")
QTest.keyClick(console.page.side.field, Qt.Key.Key_Return)
while not console.page.side.note_at_hand():
    app.processEvents()
row = console.page.side.findChild(NoteRow)
row.edit()
QTest.keyClick(row.findChild(LineField), Qt.Key.Key_End)
QTest.keyClicks(row.findChild(LineField), " us")
console.sheets.new_action()
QTest.keyClicks(room._opener.sheet.what, "Share the backup list")
console.page.side.start_note(parked=True)
QTest.keyClicks(console.page.side.field, "Who owns the sw")
while console.drafts._kept.note != "Who owns the sw":
    app.processEvents()
print("typed", flush=True)
app.exec()
"""


WHO_IS_HERE = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
from itot_workshop.ui.console.model_decision import DecisionForm

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window._new()
window.sheets.sheet.template.setCurrentIndex(1)
window.sheets.sheet.agreed.emit()
room = window.room
room.view.start_wished.emit()
console = room.live.console
desk = console.desk
desk.enter(next(it.id for it in desk.session.agenda.values() if it.kind == "model"))
desk.show(type(desk.spotlight)(screen="decision"))
while (form := console.page.area.findChild(DecisionForm)) is None:
    app.processEvents()
QTest.keyClicks(form.drafter.lineEdit(), "Ada Ber")
console.sheets.open_people()
sheet = room._opener.sheet
sheet.seat.setCurrentIndex(1)
QTest.keyClicks(sheet.name, "Grace Hop")
while not (added := console.drafts._kept.newcomer) or added.name != "Grace Hop":
    app.processEvents()
print("typed", flush=True)
app.exec()
"""


BEFORE_THERE_IS_A_PLAN = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window._new()
sheet = window.sheets.sheet
QTest.keyClicks(sheet.people.line, "6 IT, 7 OT")
sheet.template.setCurrentIndex(2)
sheet.form.setCurrentIndex(sheet.form.findData("short"))
sheet.way.setCurrentIndex(sheet.way.findData("hands"))
QTest.keyClicks(sheet.site, "Port El")
drafts = window.works.plans._drafts
while not (begun := drafts._kept.begun.get("")) or begun.site != "Port El":
    app.processEvents()
print("typed", flush=True)
app.exec()
"""


IN_THE_RESULTS = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window.open_session(sys.argv[2])
room = window.room
view = room.view
view.open_axis("respect")
QTest.keyClicks(view.axis.note, "b: nobody ask")
view.open_axis("goals")
QTest.keyClicks(view.axis.note, "@ot one num")
view.axis.wish_action()
QTest.keyClicks(room._opener.sheet.what, "Share the backup list")
view.show_page("plan")
view.plan.show_part("people")
QTest.keyClicks(view.plan.people.entry, "OT, shift sup")
while not room.drafts._kept or room.drafts._kept.entry != "OT, shift sup":
    app.processEvents()
print("typed", flush=True)
app.exec()
"""


IN_PLAN_AND_CHARTER = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from itot_workshop.app import open_window

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window.open_session(sys.argv[2])
room = window.room
view = room.view

def wait(kept):
    while not kept(room.desk.session):
        app.processEvents()

view.show_page("plan")
view.plan.show_part("about")
QTest.keyClicks(view.plan.about.facilitator, "Ada Ber")
wait(lambda it: it.about.facilitator.endswith("Ada Ber"))
view.plan.show_part("people")
table = view.plan.people.table
table.go_to(0)
table.edit_site(0)
cell = table.viewport().findChild(QLineEdit)
QTest.keyClicks(cell, "Port El")
wait(lambda it: any(one.site == "Port El" for one in it.people.values()))
assert cell.isVisible()
view.show_page("charter")
texts = [it for it in view.charter.findChildren(QPlainTextEdit) if it.isVisible()]
QTest.keyClicks(texts[0], "Both sides vis")
wait(lambda it: any("Both sides vis" in str(one) for one in it.charters.values()))
print("typed", flush=True)
app.exec()
"""


def died(library: Path) -> None:
    """A program that is killed while four things stand half typed."""
    assert said_and_killed(PROGRAM, str(library)) == "typed"


def live(at: Facilitator) -> LiveRoom:
    assert at.window.room is not None
    assert at.window.room.live is not None
    return at.window.room.live


def kept() -> list[Path]:
    return list((Path(os.environ["ITOT_WORKSHOP_DATA"]) / "drafts").glob("*"))


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_what_was_half_typed_stands_in_its_line_again(
    start: Callable[[], Facilitator], library: Path, qtbot: QtBot
) -> None:
    died(library)
    (path,) = library.glob("*.itot")
    assert b"Who owns" not in path.read_bytes()
    at = start()
    at.press(Qt.Key.Key_Return)
    page, sheets = live(at).console.page, at.window.sheets
    assert page.side.field.text() == "Who owns the sw"
    assert page.area.hands.pad.line.text() == "IT: 4 4"
    assert "put back into" in page.banner.text()
    assert "What was typed and not entered stands in its line again." in page.banner.text()
    at.press(Qt.Key.Key_A)
    assert isinstance(sheets.sheet, ActionSheet)
    assert sheets.sheet.what.text() == "Share the backup list"
    sheets.sheet.agreed.emit()
    page.side.field.setFocus()
    at.press(Qt.Key.Key_Return)
    page.area.hands.pad.line.setFocus()
    at.press(Qt.Key.Key_Return)
    desk = live(at).console.desk
    assert desk is not None
    session = desk.session
    assert [note.parked for note in session.notes.values()] == [False, True]
    assert len(session.actions) == 1
    field = next(it for it in page.side.findChildren(LineField) if it.text() == "nobody asked us")
    field.setFocus()
    at.press(Qt.Key.Key_Return)
    assert next(iter(desk.session.notes.values())).text == "nobody asked us"
    qtbot.waitUntil(lambda: kept() == [])


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_what_was_half_typed_in_results_and_plan_is_there_again(
    start: Callable[[], Facilitator], library: Path, qtbot: QtBot
) -> None:
    library.mkdir()
    (example,) = EXAMPLES.glob("corvane-1*.itot")
    path = Path(shutil.copy(example, library))
    assert said_and_killed(IN_THE_RESULTS, str(library), str(path)) == "typed"
    assert b"nobody ask" not in path.read_bytes()
    at = start()
    at.window.open_session(str(path))
    room = at.window.room
    assert room is not None
    assert at.told == (
        "What was typed and not entered stands in its line again. The action that was being filled"
        " in on an axis opens again with A there."
    )
    view = room.view
    view.open_axis("goals")
    assert view.axis.note.text() == "@ot one num"
    view.open_axis("respect")
    assert view.axis.note.text() == "b: nobody ask"
    view.axis.note.setFocus()
    at.press(Qt.Key.Key_Return)
    view.axis.take_focus()
    at.press(Qt.Key.Key_A)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ActionSheet)
    assert sheet.what.text() == "Share the backup list"
    sheet.agreed.emit()
    view.open_axis("goals")
    view.axis.note.clear()
    view.show_page("plan")
    assert view.plan.people.entry.text() == "OT, shift sup"
    view.plan.people.entry.clear()
    qtbot.waitUntil(lambda: kept() == [])
    session = room.desk.session
    assert session is not None
    assert "nobody ask" in [note.text for note in session.notes.values()]
    assert "Share the backup list" in [action.text for action in session.actions.values()]


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_fields_of_plan_and_charter_are_kept_before_they_are_left(
    start: Callable[[], Facilitator], library: Path
) -> None:
    library.mkdir()
    (example,) = EXAMPLES.glob("corvane-1*.itot")
    path = Path(shutil.copy(example, library))
    assert said_and_killed(IN_PLAN_AND_CHARTER, str(library), str(path)) == "typed"
    at = start()
    at.window.open_session(str(path))
    assert at.window.room is not None
    session = at.window.room.desk.session
    assert session is not None
    assert session.about.facilitator.endswith("Ada Ber")
    assert "Port El" in [person.site for person in session.people.values()]
    assert any("Both sides vis" in str(charter) for charter in session.charters.values())


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_who_was_being_added_and_who_drafts_the_charter_stand_in_their_lines_again(
    start: Callable[[], Facilitator], library: Path, qtbot: QtBot
) -> None:
    assert said_and_killed(WHO_IS_HERE, str(library)) == "typed"
    at = start()
    at.press(Qt.Key.Key_Return)
    console = live(at).console
    assert "Who was being added stands in the line again with H." in console.page.banner.text()
    at.press(Qt.Key.Key_H)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, PeopleSheet)
    assert (sheet.name.text(), sheet.seat.currentData()) == ("Grace Hop", "OT")
    sheet.name.setFocus()
    at.press(Qt.Key.Key_Return)
    assert sheet.name.text() == ""
    sheet.dismissed.emit()
    desk = console.desk
    assert desk is not None
    assert [it.name for it in desk.session.people.values()] == ["Grace Hop"]
    desk.show(Spotlight(screen="decision"))
    qtbot.waitUntil(lambda: drafter(console) is not None)
    line = drafter(console)
    assert line is not None
    assert line.text() == "Ada Ber"
    line.editingFinished.emit()
    assert [it.drafter for it in desk.session.model_choice.values()] == ["Ada Ber"]
    qtbot.waitUntil(lambda: kept() == [])


def drafter(console: LiveConsole) -> QLineEdit | None:
    form = console.page.area.findChild(DecisionForm)
    return form.drafter.lineEdit() if form is not None else None


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_a_new_workshop_that_was_being_filled_in_stands_in_its_sheet_again(
    start: Callable[[], Facilitator], library: Path, qtbot: QtBot
) -> None:
    assert said_and_killed(BEFORE_THERE_IS_A_PLAN, str(library)) == "typed"
    at = start()
    assert at.told == "The workshop you were filling in opens again with Ctrl N."
    at.press(Qt.Key.Key_N, CTRL)
    sheet = new_sheet(at)
    assert (sheet.people.line.text(), sheet.site.text()) == ("6 IT, 7 OT", "Port El")
    assert [it.currentData() for it in (sheet.form, sheet.way)] == ["short", "hands"]
    assert sheet.template.currentIndex() == 2
    sheet.agreed.emit()
    assert at.window.room is not None
    session = at.window.room.desk.session
    assert session is not None
    assert (session.about.site, session.about.form, session.about.way) == (
        "Port El",
        "short",
        "hands",
    )
    assert len(session.people) == 13
    assert kept() == []


def test_a_sheet_that_was_closed_is_given_up(
    start: Callable[[], Facilitator], library: Path
) -> None:
    at = start()
    at.press(Qt.Key.Key_N, CTRL)
    new_sheet(at).title.setFocus()
    at.type("Togeth")
    new_sheet(at).organisation.setFocus()
    assert len(kept()) == 1
    at.press(Qt.Key.Key_Escape)
    assert kept() == []
    at.press(Qt.Key.Key_N, CTRL)
    assert (new_sheet(at).title.text(), kept()) == ("", [])


def test_a_follow_up_that_is_filled_in_is_no_other_workshop(
    start: Callable[[], Facilitator], library: Path
) -> None:
    library.mkdir()
    for path in EXAMPLES.glob("*.itot"):
        shutil.copy(path, library)
    at = start()
    at.window.actions_["follow-up"].trigger()
    new_sheet(at).site.setFocus()
    at.type("Port El")
    at.window.works.plans._drafts.keep()
    (file,) = kept()
    left = file.read_bytes()
    at.press(Qt.Key.Key_Escape)
    file.write_bytes(left)
    at.press(Qt.Key.Key_N, CTRL)
    assert new_sheet(at).site.text() == ""
    at.press(Qt.Key.Key_Escape)
    assert file.read_bytes() == left
    at = start()
    assert at.told == "The follow-up you were filling in stands in its sheet again."
    at.window.actions_["follow-up"].trigger()
    assert new_sheet(at).site.text().startswith("Port El")
    at.press(Qt.Key.Key_Escape)
    assert kept() == []
    file.write_bytes(left)
    at.window.library.to_bin([row.key for row in at.window.home.rows()])
    assert start().told == ""
    assert kept() == []


def new_sheet(at: Facilitator) -> NewWorkshopSheet:
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    return sheet


def test_drafts_of_a_session_are_seen_in_it_alone(
    start: Callable[[], Facilitator], library: Path
) -> None:
    library.mkdir()
    first, second = (Path(shutil.copy(it, library)) for it in sorted(EXAMPLES.glob("*.itot"))[:2])
    at = start()
    at.window.open_session(str(first))
    assert at.window.room is not None
    room, view = at.window.room, at.window.room.view
    view.open_axis("respect")
    view.axis.note.setFocus()
    at.type("nobody ask")
    room.writing.put_back(Action(id="half", text="Share the backup list"))
    at.window.open_session(str(second))
    view.open_axis("respect")
    assert (view.axis.note.text(), room.writing.half_filled(), at.told) == ("", None, "")
    at.window.go_home()
    at.window.open_session(str(first))
    assert "stands in its line again" in at.told
    view.open_axis("respect")
    assert view.axis.note.text() == "nobody ask"
    held = room.writing.half_filled()
    assert held is not None
    assert held.text == "Share the backup list"
