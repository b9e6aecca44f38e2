"""What an export is made of and begins with; its files are written in ``tests/flows``."""

from __future__ import annotations

import datetime
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from itot_workshop.domain.session import Session
from itot_workshop.reports.words import read_words
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.ui.exporting import Exported, hidden_in, tables_of, write_all
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.sheets.export import ExportSheet
from itot_workshop.ui.sheets.export_flow import ExportFlow
from itot_workshop.ui.sheets.export_wish import ExportWish
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit
from tests.storage.test_following import spoil
from tests.ui.conftest import EXAMPLES, ROOT


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "library"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("source"))
    keeping = Keeping(local=tmp_path / "local", today=lambda: datetime.date(2026, 1, 1))
    return Library(folder, keeping)


@pytest.fixture
def flow(kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExportFlow]:
    """Exports whose pages need not be set, which takes seconds."""
    monkeypatch.setattr("itot_workshop.ui.sheets.export_flow.pages_of", lambda *_: ())
    window = QWidget()  # outlives the work, which a widget of qtbot's would not
    made = ExportFlow(kit, SheetOpener(kit, window), FileQuestions(window), ROOT / "resources")
    yield made
    made.stop()
    qtbot.waitUntil(lambda: not made.busy)
    delete(window)


def sheet_of(flow: ExportFlow) -> ExportSheet:
    found = flow.parent()
    assert isinstance(found, SheetOpener)
    assert isinstance(found.sheet, ExportSheet)
    return found.sheet


def test_an_earlier_session_that_cannot_be_read_is_told_and_left_out(
    flow: ExportFlow, library: Library, qtbot: QtBot
) -> None:
    third, second, _ = library.entries()
    spoil(second.path)
    with qtbot.waitSignal(flow.told) as told:
        flow.start_files(library, (third.path,))
    assert not told.args[0].good
    assert "The session before is left out" in told.args[0].text
    boxes = sheet_of(flow).boxes
    for name, box in boxes.items():
        box.setChecked(name == "csv")
    main = sheet_of(flow).main
    assert main is not None
    assert main.words() == "Write 4 files"  # one less than with changes


@pytest.mark.parametrize(("only", "kept"), [("charter", False), ("no such chapter", True)])
def test_one_chapter_alone_leaves_the_usual_choice_as_it_was(
    flow: ExportFlow,
    library: Library,
    examples: tuple[Session, ...],
    qtbot: QtBot,
    only: str,
    kept: bool,
) -> None:
    flow.start(library, Exported(sessions=examples[:1], files=()), only)
    sheet = sheet_of(flow)
    ticked = [id_ for id_, box in sheet.chapters.items() if box.isChecked()]
    assert len(ticked) == (len(sheet.chapters) if kept else 1)
    sheet.chapters[ticked[0]].setChecked(False)
    with qtbot.waitSignal(flow.chosen) as chosen:
        sheet.wished.emit(replace(sheet.wish(), formats=()))
    assert chosen.args[0].layout.without == ((ticked[0],) if kept else ())


def test_files_that_are_written_are_the_matter_of_the_sheet_that_asked(
    flow: ExportFlow,
    examples: tuple[Session, ...],
    library: Library,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_end = threading.Event()

    def slowly(*_: object) -> tuple[Path, ...]:
        assert may_end.wait(30)
        return ()

    monkeypatch.setattr("itot_workshop.ui.sheets.export_flow.write_all", slowly)
    what = Exported(sessions=examples[:1], files=())
    flow.start(library, what)
    sheet_of(flow).agreed.emit()
    opener = flow.parent()
    assert isinstance(opener, SheetOpener)
    opener.close()
    flow.start(library, what)
    second = sheet_of(flow)
    assert second.main is not None
    assert not second.main.isEnabled()
    may_end.set()
    qtbot.waitUntil(second.main.isEnabled)
    assert sheet_of(flow) is second


def test_tables_of_sites_held_once_are_written(
    library: Library, examples: tuple[Session, ...]
) -> None:
    first, second, _ = examples
    second = replace(
        second, about=replace(second.about, site="Elsewhere", follows=None, side_min=6)
    )
    what = Exported(sessions=(first, second), files=())
    assert tables_of(what) == ("figures", "votes", "notes", "actions")
    wish = ExportWish(stem="both", folder=library.folder, formats=("csv",))
    made = write_all(what, wish, "csv", library, ROOT / "resources")
    assert len(made) == len(tables_of(what))
    said = hidden_in(what, read_words(ROOT / "resources" / "report"))
    assert said
    assert {sentence.split(", ")[0] for sentence in said} == {"Elsewhere", first.about.site}
