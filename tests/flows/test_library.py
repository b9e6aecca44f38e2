"""The library by keys alone: from an empty folder to files and back."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from itot_workshop.domain.changes import AboutEdited, StepEntered
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.listing import read_listed
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.library.interrupted import InterruptedCard
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from itot_workshop.ui.sheets.questions import DeleteSheet, RenameSheet, SameSessionSheet
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from tests.flows.conftest import CTRL, SHIFT, Facilitator

THREE = ["Second follow-up", "First follow-up", "Alignment workshop"]


def place(at: Facilitator) -> str:
    return at.window.place


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.itot"))


def test_enter_opens_the_example_in_an_empty_library(at_work: Facilitator, library: Path) -> None:
    assert at_work.titles == []
    assert at_work.window.focusWidget() is at_work.window.home.list.empty.open_example
    at_work.press(Qt.Key.Key_Return)
    assert at_work.titles == THREE
    assert len(files(library)) == 3
    assert at_work.window.focusWidget() is at_work.window.home.list.table


def test_the_list_sorts_and_filters_by_keys(with_examples: Facilitator) -> None:
    at, home = with_examples, with_examples.window.home
    at.press(Qt.Key.Key_F, CTRL)
    assert at.window.focusWidget() is home.side.search
    at.type("first")
    assert at.titles == ["First follow-up"]
    heads = [it.text() for it in home.list.findChildren(QLabel, "listed")]
    assert heads == ["1 session at 1 organisation"]
    at.press(Qt.Key.Key_Escape)
    assert at.titles == THREE
    home.list.table.head.setFocus()
    at.press(Qt.Key.Key_Return)
    assert at.titles == THREE[::-1]


def test_letters_typed_into_the_search_are_no_commands(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_F, CTRL)
    at.type("c?")
    assert place(at) == "library"
    assert at.window.sheets.sheet is None
    assert at.window.home.side.search.text() == "c?"


def test_what_no_filter_finds_says_so_and_offers_everything(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_F, CTRL)
    at.type("nothing of the kind")
    assert at.titles == []
    at.press(Qt.Key.Key_Escape)
    assert at.titles == THREE


def test_a_session_goes_to_the_bin_and_comes_back(
    with_examples: Facilitator, library: Path
) -> None:
    at = with_examples
    at.press(Qt.Key.Key_Delete)
    assert at.titles == THREE[1:]
    assert at.told == "“Second follow-up” is in the bin."
    assert len(files(library / "bin")) == 1
    at.press(Qt.Key.Key_Z, CTRL)
    assert at.titles == THREE
    assert files(library / "bin") == []


def test_the_bin_puts_back_and_deletes_for_good_only_after_asking(
    with_examples: Facilitator, library: Path
) -> None:
    at, home = with_examples, with_examples.window.home
    at.press(Qt.Key.Key_Delete, times=2)
    home.side.bin.click()
    assert place(at) == "bin"
    home.take_focus()
    at.press(Qt.Key.Key_R, CTRL)
    assert len(files(library)) == 2
    home.bin.remove.click()
    assert isinstance(at.window.sheets.sheet, DeleteSheet)
    at.press(Qt.Key.Key_Escape)
    assert len(files(library / "bin")) == 1
    home.bin.remove.click()
    at.window.sheets.sheet.meant.emit()
    assert files(library / "bin") == []
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "library"
    assert not home.banner.isVisible()
    at.press(Qt.Key.Key_Z, CTRL)
    assert not home.banner.isVisible()


def test_a_filter_leads_out_of_the_bin_where_none_is_marked(with_examples: Facilitator) -> None:
    at, side = with_examples, with_examples.window.home.side
    every, corvane = (it.findChildren(KeyedButton)[0] for it in (side.states, side.organisations))
    corvane.click()
    side.bin.click()
    assert place(at) == "bin"
    assert not every.isChecked()
    assert not corvane.isChecked()
    assert every.focusPolicy() & Qt.FocusPolicy.TabFocus
    every.click()
    assert place(at) == "library"
    assert every.isChecked()
    assert corvane.isChecked()


def test_renaming_and_archiving_can_be_taken_back(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_F2)
    assert isinstance(at.window.sheets.sheet, RenameSheet)
    at.type("Third time")
    at.press(Qt.Key.Key_Return)
    assert at.titles[0] == "Third time"
    at.press(Qt.Key.Key_Z, CTRL)
    assert at.titles == THREE
    at.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert len(at.titles) == 2
    assert "archive" in at.told
    at.press(Qt.Key.Key_Z, CTRL)
    assert at.titles == THREE


def test_an_empty_title_is_not_taken(with_examples: Facilitator) -> None:
    at = with_examples
    at.press(Qt.Key.Key_F2)
    at.press(Qt.Key.Key_A, CTRL)
    at.press(Qt.Key.Key_Delete)
    at.press(Qt.Key.Key_Return)
    assert isinstance(at.window.sheets.sheet, RenameSheet)


@pytest.fixture
def elsewhere(with_examples: Facilitator, library: Path, tmp_path: Path) -> Path:
    """A copy of a session of the library, with another title, in another folder."""
    first = next(path for path in library.glob("*.itot") if "2025-02-11" in path.name)
    keeping = Keeping(local=tmp_path / "other", today=lambda: datetime.date(2026, 1, 1))
    copy = tmp_path / "elsewhere.itot"
    shutil.copy(first, copy)
    about = read_listed(copy).about
    assert about is not None
    Library(tmp_path, keeping).change(copy, [AboutEdited(about=replace(about, title="Changed"))])
    return copy


def test_importing_a_session_again_asks_and_keeps_both(
    with_examples: Facilitator, elsewhere: Path, library: Path
) -> None:
    at = with_examples
    at.will_choose(elsewhere)
    at.press(Qt.Key.Key_I, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, SameSessionSheet)
    at.press(Qt.Key.Key_Return)
    assert len(files(library)) == 4
    assert "Changed" in at.titles


def test_importing_a_session_again_can_replace_the_old_one(
    with_examples: Facilitator, elsewhere: Path, library: Path
) -> None:
    at = with_examples
    at.will_choose(elsewhere)
    at.press(Qt.Key.Key_I, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, SameSessionSheet)
    sheet.replace.click()
    assert sorted(at.titles) == ["Changed", "First follow-up", "Second follow-up"]
    assert len(files(library / "bin")) == 1


def test_leaving_the_question_leaves_everything(
    with_examples: Facilitator, elsewhere: Path, library: Path
) -> None:
    at = with_examples
    at.will_choose(elsewhere)
    at.press(Qt.Key.Key_I, CTRL)
    at.press(Qt.Key.Key_Escape)
    assert at.window.sheets.sheet is None
    assert at.titles == THREE


def test_the_very_same_session_is_told_and_not_asked(
    with_examples: Facilitator, library: Path, tmp_path: Path
) -> None:
    at = with_examples
    same = tmp_path / "same.itot"
    shutil.copy(library / files(library)[0], same)
    at.will_choose(same)
    at.press(Qt.Key.Key_I, CTRL)
    assert at.window.sheets.sheet is None
    assert "already" in at.told


def drop(at: Facilitator, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    entering.ignore()
    at.window.home.dragEnterEvent(entering)
    at.window.home.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))
    return entering.isAccepted()


def test_session_files_can_be_dropped_and_others_are_left(
    with_examples: Facilitator, elsewhere: Path, tmp_path: Path
) -> None:
    at = with_examples
    text = tmp_path / "notes.txt"
    text.write_text("not a session", encoding="utf-8")
    assert not drop(at, text)
    assert drop(at, text, elsewhere)
    assert isinstance(at.window.sheets.sheet, SameSessionSheet)
    at.press(Qt.Key.Key_Escape)


def test_a_file_that_is_no_session_is_refused_with_a_sentence(
    with_examples: Facilitator, tmp_path: Path
) -> None:
    at = with_examples
    bad = tmp_path / "bad.itot"
    bad.write_text("nothing of the kind", encoding="utf-8")
    at.will_choose(bad)
    at.press(Qt.Key.Key_I, CTRL)
    assert at.told
    assert at.titles == THREE


def test_a_damaged_file_is_listed_with_its_sentence(
    start: Callable[[], Facilitator], library: Path
) -> None:
    library.mkdir()
    (library / "broken.itot").write_text("{", encoding="utf-8")
    at = start()
    row = at.window.home.list.table.current()
    assert row is not None
    assert row.title == "broken.itot"
    assert len(row.fault) > 20
    at.press(Qt.Key.Key_Space)
    assert at.window.home.list.chosen() == ()
    at.press(Qt.Key.Key_Return)
    assert place(at) == "library"
    assert at.told


def test_a_new_workshop_needs_a_title_at_most(at_work: Facilitator, library: Path) -> None:
    at = at_work
    at.press(Qt.Key.Key_N, CTRL)
    assert isinstance(at.window.sheets.sheet, NewWorkshopSheet)
    at.press(Qt.Key.Key_Tab, times=2)
    at.type("Where do we stand?")
    at.press(Qt.Key.Key_Tab)
    at.type("Halvorn Dairies")
    at.press(Qt.Key.Key_Return)
    assert place(at) == "plan"
    at.press(Qt.Key.Key_Escape)
    assert at.titles == ["Where do we stand?"]
    row = at.window.home.list.table.current()
    assert row is not None
    assert (row.organisation, row.state, row.minutes) == ("Halvorn Dairies", "planned", 60)
    assert len(files(library)) == 1


def test_the_agenda_brings_its_form_along(at_work: Facilitator) -> None:
    at = at_work
    at.press(Qt.Key.Key_N, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    assert sheet.form.currentData() == "short"
    sheet.template.setCurrentIndex(1)
    assert sheet.form.currentData() == "full"
    assert sheet.title.placeholderText() == sheet._chosen_pack().templates[1].title
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Escape)
    assert len(at.titles) == 1


def test_an_interrupted_session_is_on_top_and_continues(
    with_examples: Facilitator, start: Callable[[], Facilitator], library: Path, tmp_path: Path
) -> None:
    first = next(path for path in library.glob("*.itot") if "2025-02-11" in path.name)
    desk = with_examples.window.library.library
    session = find_session(first, desk.keeping).session
    step = min(session.agenda.values(), key=lambda it: it.position)
    desk.change(first, [StepEntered(step=step.id, at=0.0)])
    at = start()
    assert at.titles == [THREE[2], *THREE[:2]]
    shown = at.window.home.list.shown()
    assert shown[0].state == "interrupted"
    at.window.home.list.findChildren(InterruptedCard)[0].go_on.click()
    assert place(at) == "console"


def test_two_chosen_sessions_compare_with_one_key(with_examples: Facilitator) -> None:
    at, bar = with_examples, with_examples.window.home.list.bar
    at.press(Qt.Key.Key_C)
    assert "Choose two" in at.told
    at.press(Qt.Key.Key_Space)
    assert bar.said()[1] == "Choose one more to compare."
    at.press(Qt.Key.Key_Down, times=2)
    at.press(Qt.Key.Key_Space)
    assert bar.said() == (
        "2 chosen: Corvane Packaging (fictional), 11 Feb and 11 Nov 2025",
        "All 8 axes can be compared. 11 people were in both.",
    )
    at.press(Qt.Key.Key_C)
    assert place(at) == "compare"
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "library"
    at.press(Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_the_mouse_chooses_by_the_box_and_opens_by_two_clicks(with_examples: Facilitator) -> None:
    at, table = with_examples, with_examples.window.home.list.table
    box = table.visualRect(table.model().index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert [row.title for row in at.window.home.list.chosen()] == ["First follow-up"]
    title = table.visualRect(table.model().index(2, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=title)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert place(at) == "results"
    assert at.window.windowTitle() == "Alignment workshop"
