"""The charter in the real window: a tab beside the results, and a way there from the console."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from itot_workshop.ui.sheets.export import ExportSheet
from tests.flows.conftest import CTRL, Facilitator


def place(at: Facilitator) -> str:
    return at.window.place


def test_a_charter_is_opened_written_and_taken_back(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_Return)
    assert at.window.room is not None
    view, desk = at.window.room.view, at.window.room.desk
    view.bar.tab_wished.emit("charter")
    assert place(at) == "charter"
    before = desk.session
    assert before is not None
    name = next(it for it in view.charter.findChildren(QLineEdit) if "Name" in it.accessibleName())
    name.setText("The bridge crew")
    name.editingFinished.emit()
    assert desk.session is not None
    names = {charter.name for charter in desk.session.charters.values()}
    assert "The bridge crew" in names
    at.press(Qt.Key.Key_Z, CTRL)
    assert desk.session.charters == before.charters
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    assert [id_ for id_, box in sheet.choices.chapters.items() if box.isChecked()] == ["charter"]
    at.press(Qt.Key.Key_Escape)
    paper = next(b for b in view.charter.findChildren(QPushButton) if b.text().endswith("export…"))
    paper.click()
    assert isinstance(at.window.sheets.sheet, ExportSheet)
    at.press(Qt.Key.Key_Escape)
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "library"


def test_the_console_leads_to_the_charter(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_Return)
    assert at.window.room is not None
    at.window.room.view.show_page("console")
    live = at.window.room.live
    assert live is not None
    assert live.console.desk is not None
    QApplication.processEvents()
    live.console.deeds.charter_wished.emit()
    assert place(at) == "charter"
