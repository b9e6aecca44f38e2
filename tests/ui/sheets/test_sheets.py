"""Sheets on their own: what they offer, what they answer."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.paper import Fault, read_votes
from itot_workshop.domain.session import Session
from itot_workshop.storage.importing import Differs, SameSession
from itot_workshop.storage.settings import Settings
from itot_workshop.ui.exporting import Exported, offered, stem_of
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.sheets.empty_sheet import empty_sheet
from itot_workshop.ui.sheets.export import ExportSheet
from itot_workshop.ui.sheets.export_wish import ExportOffer, ExportWish
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from itot_workshop.ui.sheets.proposal import Proposal
from itot_workshop.ui.sheets.questions import (
    DeleteSheet,
    RenameSheet,
    SameSessionSheet,
    difference_lines,
)
from itot_workshop.ui.sheets.settings import SettingsSheet
from itot_workshop.ui.sheets.shortcuts import ShortcutsSheet
from itot_workshop.ui.sheets.votes import VotesSheet
from itot_workshop.ui.widgets.kit import Kit


def test_shortcuts_are_found_by_what_they_do(kit: Kit, qtbot: QtBot) -> None:
    sheet = ShortcutsSheet(kit, "library")
    qtbot.addWidget(sheet)
    everything = sheet.shown()
    sheet.search.setText("bin")
    assert set(sheet.shown()) == {"delete", "restore"}
    sheet.search.setText("")
    assert sheet.shown() == everything


@pytest.mark.parametrize("wide", [420, 700, 1120])
def test_no_shortcut_is_cut_at_the_side(kit: Kit, qtbot: QtBot, wide: int) -> None:
    sheet = ShortcutsSheet(kit)
    qtbot.addWidget(sheet)
    sheet.resize(wide, 600)
    sheet.show()
    qtbot.waitUntil(lambda: len(_ends(sheet)) == len(sheet.shown()) and max(_ends(sheet)) < wide)


def _ends(sheet: ShortcutsSheet) -> list[int]:
    """Where the rows of a sheet end that are laid out in it."""
    found = [it for it in sheet.findChildren(QWidget) if ": " in it.accessibleName()]
    return [it.mapTo(sheet, it.rect().topRight()).x() for it in found if it.isVisible()]


@pytest.mark.parametrize("wide", [560, 1232])
def test_no_page_of_an_export_is_cut_at_the_side(kit: Kit, qtbot: QtBot, wide: int) -> None:
    offer = ExportOffer(what="A session", formats=("html",), tables=("figures",))
    sheet = ExportSheet(kit, offer, ExportWish(formats=("html",), folder=Path(), stem="a"))
    qtbot.addWidget(sheet)
    sheet.resize(wide, 700)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.preview.mapTo(sheet, sheet.preview.rect().topRight()).x() < wide)


def test_nothing_is_written_without_a_format(kit: Kit, qtbot: QtBot) -> None:
    offer = ExportOffer(what="A session", formats=("html", "csv"), tables=("figures", "votes"))
    wish = ExportWish(formats=("html",), folder=Path("/tmp"), stem="corvane")
    sheet = ExportSheet(kit, offer, wish)
    qtbot.addWidget(sheet)
    assert sheet.chosen() == ("html",)
    assert sheet.main is not None
    assert sheet.main.words() == "Write 1 file"
    sheet.boxes["csv"].setChecked(True)
    assert sheet.main.words() == "Write 3 files"
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet.agreed.emit()
    assert wished.args[0].formats == ("html", "csv")
    for box in sheet.boxes.values():
        box.setChecked(False)
    assert not sheet.main.isEnabled()


def test_a_comparison_has_no_session_file(examples: tuple[Session, ...]) -> None:
    one = Exported(sessions=examples[:1], files=())
    two = Exported(sessions=examples[:2], files=())
    assert "itot" in offered(one)
    assert "itot" not in offered(two)
    assert stem_of(one).startswith("corvane-packaging")
    assert stem_of(two).endswith("2025-02-11-2025-06-17")


def test_a_new_title_needs_words(kit: Kit, qtbot: QtBot) -> None:
    sheet = RenameSheet(kit, "Pulse check")
    qtbot.addWidget(sheet)
    sheet.title.setText("  ")
    assert sheet.main is not None
    assert not sheet.main.isEnabled()
    sheet.title.setText("Second pulse")
    with qtbot.waitSignal(sheet.renamed) as renamed:
        sheet.agreed.emit()
    assert renamed.args == ["Second pulse"]


@pytest.mark.parametrize(
    ("here", "there", "changed", "line"),
    [(3, 3, 2, "notes: 2 differ"), (3, 5, 0, "notes: 3 in the library, 5 in the file")],
)
def test_what_differs_is_said_in_numbers(here: int, there: int, changed: int, line: str) -> None:
    differs = Differs(part="notes", here=here, there=there, changed=changed)
    assert difference_lines([differs]) == (line,)


def test_the_same_session_can_be_kept_twice_or_replaced(kit: Kit, qtbot: QtBot) -> None:
    same = SameSession(existing=Path("a.itot"), title="<b>Pulse</b>", differs=())
    sheet = SameSessionSheet(kit, same)
    qtbot.addWidget(sheet)
    assert sheet.first is sheet.main
    with qtbot.waitSignal(sheet.answered) as answered:
        sheet.replace.click()
    assert answered.args == ["replace"]
    with qtbot.waitSignal(sheet.answered) as answered:
        sheet.agreed.emit()
    assert answered.args == ["keep_both"]


def test_deleting_for_good_is_not_what_enter_does_first(kit: Kit, qtbot: QtBot) -> None:
    sheet = DeleteSheet(kit, tuple(f"Session {number}" for number in range(20)))
    qtbot.addWidget(sheet)
    assert sheet.main is not None
    assert sheet.first is sheet.main
    with qtbot.assertNotEmitted(sheet.meant):
        sheet.main.click()


def test_settings_are_wished_as_they_are_touched(kit: Kit, qtbot: QtBot) -> None:
    sheet = SettingsSheet(kit, Settings(), Path("/somewhere"))
    qtbot.addWidget(sheet)
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet.motion.group.button(2).click()
    assert wished.args == [Settings(motion="reduced")]
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet.stage.group.button(2).click()
    assert wished.args == [Settings(motion="reduced", stage_look="dark")]


def test_a_new_workshop_takes_everything_that_was_typed(
    kit: Kit, qtbot: QtBot, examples: tuple[Session, ...]
) -> None:
    pack = examples[0].pack
    today = datetime.date(2026, 3, 1)
    sheet = NewWorkshopSheet(kit, Proposal(packs=(pack,), date=today), ["Tarnwick Water", ""])
    qtbot.addWidget(sheet)
    sheet.organisation.setText(" Halvorn ")
    sheet.template.setCurrentIndex(2)
    with qtbot.waitSignal(sheet.wished) as wished:
        sheet.agreed.emit()
    wish = wished.args[0]
    assert wish.title == pack.templates[2].title
    assert (wish.organisation, wish.date) == ("Halvorn", today)
    assert wish.template == pack.templates[2].id


def test_faults_are_listed_with_row_and_column(
    kit: Kit, qtbot: QtBot, examples: tuple[Session, ...]
) -> None:
    sheet = VotesSheet(kit, examples[0].pack)
    qtbot.addWidget(sheet)
    sheet.show_faults([Fault(row=4, column="vote", text="<i>9</i> is no vote.")])
    assert sheet.faults.model().index(0, 2).data() == "<i>9</i> is no vote."
    assert not sheet.faults.isHidden()
    sheet.show_fault("This is no sheet.")
    assert sheet.faults.isHidden()


def test_an_empty_sheet_can_be_filled_and_read_again(examples: tuple[Session, ...]) -> None:
    last = replace(examples[2], rounds={}, ballots={})
    rows = list(csv.reader(empty_sheet(last).splitlines()))
    assert len(rows) == 1 + 14 * 24
    filled = [(*row[:3], "3") for row in rows[1:]]
    change = read_votes(
        tuple(rows[0]),
        list(enumerate(filled, 2)),
        last,
        new_id=new_id,
        shuffle=lambda _ballots: None,
    )
    assert len(change.ballots) == 14
    assert change.people == ()


def test_no_sheet_reads_markup_in_a_title(kit: Kit, qtbot: QtBot) -> None:
    sheet = DeleteSheet(kit, ("<a href='x'>&File</a>",))
    qtbot.addWidget(sheet)
    button = kit.button("A & B <b>")
    qtbot.addWidget(button)
    assert button.text() == "A && B <b>"
    assert sheet.findChildren(QPushButton)
