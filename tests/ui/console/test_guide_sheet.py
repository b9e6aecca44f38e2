"""Rescue lines, house rules and the glossary are a key press away, and found by their words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.ui.console.guide_sheet import GuideSheet, chapters
from tests.domain.helpers.course import core
from tests.ui.console.helpers.desks import Room, planned


def test_everything_is_there_and_found_by_its_words() -> None:
    pack = core()
    stuck, rules, words = chapters(pack)
    assert len(stuck.entries) == len(pack.rescue_lines)
    assert len(rules.entries) == len(pack.house_rules)
    assert len(words.entries) == len(pack.glossary)
    (found,) = (it for it in chapters(pack, "plc") if it.title == words.title)
    assert found.entries[0].head == "PLC", "the term itself comes before those that speak of it"
    assert chapters(pack, "nobody SPEAKS")[0].entries[0].text.startswith("Two minutes in pairs")
    assert chapters(pack, "xyzzy") == ()


def test_g_opens_it_and_what_is_typed_narrows_it(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    room.press(Qt.Key.Key_G)
    sheet = room.sheets.sheet
    assert isinstance(sheet, GuideSheet)
    room.type("historian")
    shown = {it.text() for it in sheet.findChildren(QLabel) if it.isVisibleTo(sheet)}
    assert "Historian" in shown
    assert "Agile" not in shown
    assert not room.views or all("Historian" not in str(view) for view in room.views)
