"""A session by keys alone: results, axes, comparison, votes from paper, exports."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from itot_workshop.domain.session import Session
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.session_view import SessionView
from itot_workshop.ui.sheets import export_flow
from itot_workshop.ui.sheets.export import ExportSheet
from itot_workshop.ui.sheets.votes import VotesSheet
from tests.flows.conftest import CTRL, SHIFT, Facilitator


def view(at: Facilitator) -> SessionView:
    assert at.window.room is not None
    return at.window.room.view


def place(at: Facilitator) -> str:
    return at.window.place


@pytest.fixture
def in_results(with_examples: Facilitator) -> Facilitator:
    """The results of the last example session, opened by Enter."""
    with_examples.press(Qt.Key.Key_Return)
    return with_examples


def test_enter_opens_the_results_with_table_and_radar_in_step(in_results: Facilitator) -> None:
    at, page = in_results, view(in_results).results
    assert place(at) == "results"
    assert at.window.focusWidget() is page.table
    at.press(Qt.Key.Key_Down, times=2)
    assert page.radar.radar.current_axis == 2
    page.radar.radar.setFocus(Qt.FocusReason.TabFocusReason)
    at.press(Qt.Key.Key_Right)
    assert page.table.current_row() == 3


def test_a_sorted_table_stays_in_step_with_the_radar(in_results: Facilitator) -> None:
    at, page = in_results, view(in_results).results
    page.table.head.setFocus()
    at.press(Qt.Key.Key_Right)
    at.press(Qt.Key.Key_Return)
    rows = page.table.rows.all_rows()
    assert [row.score for row in rows] == sorted(row.score or 0 for row in rows)
    page.table.setFocus()
    at.press(Qt.Key.Key_Home)
    lowest = page.table.current()
    assert lowest is not None
    assert lowest.name == "Shared Goals"
    assert page.radar.radar.current_axis == lowest.place


def test_the_radar_grows_once_and_not_where_nothing_may_move(
    with_examples: Facilitator, qtbot: QtBot
) -> None:
    at = with_examples
    at.press(Qt.Key.Key_Return)
    radar = view(at).results.radar.radar
    assert radar.shown != radar.radar  # on its way from the earlier session's shape
    qtbot.waitUntil(lambda: radar.shown == radar.radar, timeout=2_000)
    at.press(Qt.Key.Key_Return)
    assert place(at) == "axis"
    at.press(Qt.Key.Key_Escape)
    assert radar.shown == radar.radar
    at.press(Qt.Key.Key_Escape)
    at.window.theme.set_reduced_motion(True)
    at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_Return)
    assert place(at) == "results"
    assert radar.shown == radar.radar


def test_an_axis_opens_walks_and_comes_back(in_results: Facilitator) -> None:
    at = in_results
    at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_Return)
    assert place(at) == "axis"
    at.press(Qt.Key.Key_Right, times=2)
    at.press(Qt.Key.Key_Left)
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "results"
    row = view(at).results.table.current()
    assert row is not None
    assert row.name == "Mutual Respect"


def test_layers_are_switched_off_and_on(in_results: Facilitator) -> None:
    panel = view(in_results).results.radar
    panel.switches["ot"].click()
    assert panel.radar.radar is not None
    assert "ot" not in panel.radar.radar.layers
    panel.switches["ot"].click()
    assert "ot" in panel.radar.radar.layers


def test_the_table_goes_to_the_clipboard(in_results: Facilitator) -> None:
    at = in_results
    at.press(Qt.Key.Key_C, CTRL)
    copied = list(csv.reader(QGuiApplication.clipboard().text().splitlines(), delimiter="\t"))
    assert len(copied) == 9
    assert copied[1][0] == "Enabling Leadership"
    assert "clipboard" in at.told


def test_tabs_show_only_pages_that_have_something_to_show(
    with_examples: Facilitator, in_results: Facilitator
) -> None:
    at = in_results
    assert view(at).bar.offered() == ("plan", "console", "results", "charter", "compare")
    at.press(Qt.Key.Key_Escape)
    at.press(Qt.Key.Key_End)
    at.press(Qt.Key.Key_Return)
    assert view(at).bar.offered() == ("plan", "console", "results", "charter")
    assert at.window.windowTitle() == "Alignment workshop"


def test_the_comparison_of_a_follow_up_is_a_tab_away(in_results: Facilitator) -> None:
    at = in_results
    view(at).bar.tab_wished.emit("compare")
    assert place(at) == "compare"
    table = view(at).compare.panel.table
    assert at.window.focusWidget() is table
    assert table.model().index(table.current_row(), 0).data() == "Shared Goals"
    at.press(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("Axis\t")


def test_the_library_shows_what_was_closed(in_results: Facilitator) -> None:
    at = in_results
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "library"
    assert at.window.room is not None
    assert at.window.room.desk.session is None
    assert at.window.focusWidget() is at.window.home.list.table


@pytest.fixture
def pages_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that the sheet shows beside its choices are not set: the files are looked at."""
    monkeypatch.setattr(export_flow, "_images", lambda *_: ())


def exported(at: Facilitator, folder: Path, *formats: str) -> list[str]:
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    return exported_from(sheet, at, folder, *formats)


def exported_from(sheet: ExportSheet, at: Facilitator, folder: Path, *formats: str) -> list[str]:
    for name, box in sheet.boxes.items():
        box.setChecked(name in formats)
    at.will_choose(folder)
    sheet.change.click()
    at.press(Qt.Key.Key_Return)
    at.wait_for_export()
    return sorted(path.suffix for path in folder.iterdir())


def test_a_session_is_exported_in_every_format(in_results: Facilitator, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    found = exported(in_results, folder, "html", "md", "csv", "json", "svg", "itot")
    assert [*dict.fromkeys(found)] == [".csv", ".html", ".itot", ".json", ".md", ".svg"]
    tables = {path.stem.rpartition("-")[2] for path in folder.glob("*.csv")}
    assert tables == {"figures", "changes", "votes", "notes", "actions"}
    assert "10 files" in in_results.told
    assert all(path.stat().st_size > 500 for path in folder.iterdir())


@pytest.mark.usefixtures("pages_unseen")
def test_chosen_sessions_are_exported_as_their_comparison(
    with_examples: Facilitator, tmp_path: Path
) -> None:
    at, folder = with_examples, tmp_path / "out"
    folder.mkdir()
    at.press(Qt.Key.Key_Space)
    at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_Space)
    at.press(Qt.Key.Key_E, CTRL)
    assert isinstance(at.window.sheets.sheet, ExportSheet)
    assert "itot" not in at.window.sheets.sheet.boxes
    at.press(Qt.Key.Key_Escape)
    assert exported(at, folder, "html", "csv") == [*[".csv"] * 4, ".html"]


@pytest.mark.usefixtures("pages_unseen")
def test_a_session_of_the_library_is_set_against_the_one_it_follows(
    with_examples: Facilitator, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert len(exported(with_examples, folder, "md")) == 1
    assert "| Axis | Score | Since June |" in next(folder.glob("*.md")).read_text("utf-8")


@pytest.mark.usefixtures("pages_unseen")
def test_an_export_never_overwrites(in_results: Facilitator, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    exported(in_results, folder, "md")
    assert exported(in_results, folder, "md") == [".md", ".md"]


@pytest.mark.usefixtures("pages_unseen")
def test_an_export_that_cannot_be_written_says_so(in_results: Facilitator, tmp_path: Path) -> None:
    at, gone = in_results, tmp_path / "gone"
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    sheet.show_folder(gone / "nowhere")
    at.press(Qt.Key.Key_Return)
    at.wait_for_export()
    said = [it for it in sheet.findChildren(QLabel) if "could not be saved" in it.text()]
    assert [it.isVisible() for it in said] == [True]
    assert sheet.rect().contains(said[0].mapTo(sheet, said[0].rect().bottomLeft()))
    assert sheet.main is not None
    assert sheet.main.isEnabled()
    assert not gone.exists()


def test_an_export_that_is_stopped_leaves_whole_files_or_none(
    in_results: Facilitator, tmp_path: Path
) -> None:
    at, folder = in_results, tmp_path / "out"
    folder.mkdir()
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    for box in sheet.boxes.values():
        box.setChecked(True)
    sheet.show_folder(folder)
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Escape)
    at.wait_for_export()
    written = [path.name for path in folder.iterdir()]
    assert len(written) < len(sheet.boxes)
    assert not any(name.startswith(".") for name in written)
    assert "stopped" in at.told


@pytest.mark.usefixtures("pages_unseen")
def test_the_next_export_begins_with_the_last_choice(
    in_results: Facilitator, tmp_path: Path
) -> None:
    at, folder = in_results, tmp_path / "out"
    folder.mkdir()
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    sheet.choices.paper.group.button(1).click()
    sheet.choices.language.setCurrentIndex(sheet.choices.language.findData("de"))
    exported_from(sheet, at, folder, "csv", "md", "board")
    pages = PdfReader(next(folder.glob("*-board.pdf"))).pages
    assert {(page.mediabox.width, page.mediabox.height) for page in pages} == {(612, 792)}
    at.press(Qt.Key.Key_E, CTRL)
    again = at.window.sheets.sheet
    assert isinstance(again, ExportSheet)
    assert again.chosen() == ("md", "csv", "board")
    settings = at.window.works.setting.settings
    assert settings.export_formats == "md csv board"
    assert (settings.export_paper, settings.export_scale) == ("letter", 3)
    assert settings.export_language == "de"
    assert "## Das Bild" in next(folder.glob("*.md")).read_text("utf-8")
    assert settings.export_folder == str(folder)


def test_the_pages_are_seen_before_they_are_written(in_results: Facilitator) -> None:
    at = in_results
    at.press(Qt.Key.Key_E, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, ExportSheet)
    at.wait_for_export()
    pages = sheet.preview.pages
    assert pages.count > 5
    before = pages.first
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.first > before
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    assert pages.first == before
    sheet.boxes["board"].setChecked(True)  # what is ticked is looked at
    assert (sheet.preview.shown, pages.count) == ("board", 0)
    at.wait_for_export()
    assert 1 < pages.count < 10


@pytest.fixture
def planned(at_work: Facilitator) -> Facilitator:
    """A planned session in its short form, opened."""
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.press(Qt.Key.Key_Return)
    return at_work


def session_of(at: Facilitator) -> Session:
    assert at.window.room is not None
    session = at.window.room.desk.session
    assert session is not None
    return session


def sheet_of(at: Facilitator) -> VotesSheet:
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, VotesSheet)
    return sheet


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("participant", "side", "statement", "vote"), *rows])
    return path


def votes(session: Session, people: int = 6) -> list[tuple[str, ...]]:
    asked = session.pack.form_statements(session.about.form)
    return [
        (f"p{number}", ("IT", "OT")[number % 2], statement.id, str(2 + number % 3))
        for number in range(people)
        for statement in asked
    ]


def test_a_planned_session_shows_its_plan(planned: Facilitator) -> None:
    at = planned
    assert place(at) == "plan"
    assert view(at).bar.offered() == ("plan", "console")
    assert view(at).plan.part == "about"
    assert at.window.focusWidget() is view(at).plan.about.organisation


def test_votes_with_faults_are_told_row_by_row_and_change_nothing(
    planned: Facilitator, tmp_path: Path
) -> None:
    at, rows = planned, votes(session_of(planned))
    rows[2] = (rows[2][0], "XX", rows[2][2], "9")
    at.will_choose(write(tmp_path / "bad.csv", rows))
    at.press(Qt.Key.Key_I, CTRL | SHIFT)
    at.press(Qt.Key.Key_Return)
    table = sheet_of(at).faults
    model = table.model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(2)]
    assert cells == [["4", "side"], ["4", "vote"]]
    assert not session_of(at).rounds
    at.will_choose(write(tmp_path / "good.csv", votes(session_of(at))))
    sheet_of(at).main.click()  # type: ignore[union-attr]
    assert at.window.sheets.sheet is None
    assert "6 ballots are in" in at.told
    assert len(session_of(at).ballots) == 6


def test_imported_votes_are_on_the_disk_and_open_as_results(
    planned: Facilitator, tmp_path: Path, library: Path
) -> None:
    at = planned
    at.will_choose(write(tmp_path / "votes.csv", votes(session_of(at))))
    at.press(Qt.Key.Key_I, CTRL | SHIFT)
    at.press(Qt.Key.Key_Return)
    assert view(at).bar.offered() == ("plan", "console", "results")
    at.press(Qt.Key.Key_Escape)
    row = at.window.home.list.table.current()
    assert row is not None
    assert row.score is not None
    file = next(library.glob("*.itot"))
    kept = find_session(file, at.window.library.library.keeping).session
    assert len(kept.ballots) == 6
    at.press(Qt.Key.Key_Return)
    assert place(at) == "results"


def test_a_sheet_of_several_sessions_asks_which_is_meant(
    planned: Facilitator, tmp_path: Path
) -> None:
    at = planned
    path = tmp_path / "two.csv"
    rows = votes(session_of(at))
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("session", "participant", "side", "statement", "vote"))
        out.writerows([("spring", *row) for row in rows])
        out.writerows([("autumn", *row) for row in rows[:8]])
    at.will_choose(path)
    at.press(Qt.Key.Key_I, CTRL | SHIFT)
    at.press(Qt.Key.Key_Return)
    names = [sheet_of(at).sessions.itemText(place) for place in range(2)]
    assert names == ["spring", "autumn"]
    at.press(Qt.Key.Key_Return)
    assert len(session_of(at).ballots) == 6


def test_an_empty_sheet_lists_every_statement_for_everybody(
    planned: Facilitator, tmp_path: Path
) -> None:
    at, target = planned, tmp_path / "empty.csv"
    at.press(Qt.Key.Key_I, CTRL | SHIFT)
    at.will_choose(target)
    sheet_of(at).form.click()
    lines = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    assert lines[0] == ["participant", "side", "statement", "vote"]
    assert len(lines) == 1 + 2 * len(session_of(at).pack.form_statements("short"))
    assert {line[3] for line in lines[1:]} == {""}


def test_a_file_that_is_no_sheet_is_told(planned: Facilitator, tmp_path: Path) -> None:
    at = planned
    path = tmp_path / "picture.csv"
    path.write_bytes(b"\x89PNG\x00\x00")
    at.will_choose(path)
    at.press(Qt.Key.Key_I, CTRL | SHIFT)
    at.press(Qt.Key.Key_Return)
    assert "picture.csv" in sheet_of(at)._fault.text()
    assert not session_of(at).rounds


def test_a_second_program_can_only_read(
    in_results: Facilitator, start: Callable[[], Facilitator], tmp_path: Path
) -> None:
    other = start()
    other.press(Qt.Key.Key_Return)
    assert place(other) == "results"
    assert other.told
    other.press(Qt.Key.Key_I, CTRL | SHIFT)
    assert other.window.sheets.sheet is None


def test_notes_and_actions_are_written_on_the_page_of_an_axis(in_results: Facilitator) -> None:
    at = in_results
    view(at).open_axis("respect")
    at.press(Qt.Key.Key_N)
    at.type("b: @ot nobody asked us")
    at.press(Qt.Key.Key_Return)
    assert at.window.room is not None
    session = at.window.room.desk.session
    assert session is not None
    (note,) = [it for it in session.notes.values() if it.text == "nobody asked us"]
    assert (note.axis, note.kind, note.side) == ("respect", "barrier", "OT")
    view(at).axis.take_focus()
    at.press(Qt.Key.Key_A)
    at.type("Ask them first")
    at.press(Qt.Key.Key_Return)
    session = at.window.room.desk.session
    assert session is not None
    (action,) = [it for it in session.actions.values() if it.text == "Ask them first"]
    assert action.axis == "respect"


def test_an_axis_put_into_the_talk_list_stays_there(in_results: Facilitator) -> None:
    at = in_results
    talk = view(at).results.talk
    inside = talk.menu.actions()[1].menu()
    assert isinstance(inside, QMenu)
    inside.actions()[0].trigger()
    chosen = talk.items()[1].axis
    at.press(Qt.Key.Key_Escape)
    at.press(Qt.Key.Key_Return)
    assert view(at).results.talk.items()[1].axis == chosen
