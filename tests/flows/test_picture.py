"""The radar leaves the program: on the clipboard, as files, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter

from itot_workshop.ui.charts.picture import HEIGHT, WIDTH, Way
from itot_workshop.ui.printer_question import PrinterQuestion
from itot_workshop.ui.results.page import ResultsPage
from tests.flows.conftest import Facilitator


@pytest.fixture
def page(with_examples: Facilitator) -> ResultsPage:
    with_examples.press(Qt.Key.Key_Return)
    assert with_examples.window.room is not None
    return with_examples.window.room.view.results


def wish(page: ResultsPage, way: Way) -> None:
    menu = page.radar.pictures.menu
    next(entry for entry in menu.actions() if entry.data() == way).trigger()


def test_copied_and_saved_as_a_picture(
    page: ResultsPage, with_examples: Facilitator, tmp_path: Path
) -> None:
    wish(page, "copy")
    assert QGuiApplication.clipboard().image().size() == QSize(WIDTH, HEIGHT) * 2
    assert "clipboard" in page.banner.text()
    ways: tuple[tuple[Way, int], ...] = (("png-2", 2), ("png-3", 3))
    for way, times in ways:
        with_examples.will_choose(tmp_path / way)
        wish(page, way)
        assert QImage(str(tmp_path / f"{way}.png")).size() == QSize(WIDTH, HEIGHT) * times
        assert f"{way}.png" in page.banner.text()


def test_a_saved_svg_has_real_text_and_only_the_layers_that_are_on(
    page: ResultsPage, with_examples: Facilitator, tmp_path: Path
) -> None:
    page.radar.switches["balanced"].setChecked(False)
    page.radar.switches["spread"].setChecked(True)
    with_examples.will_choose(tmp_path / "radar.svg")
    wish(page, "svg")
    text = (tmp_path / "radar.svg").read_text(encoding="utf-8")
    assert "Second follow-up" in text
    assert ">balanced<" not in text
    assert ">OT</text>" in text
    assert "Bars beside the spokes" in text
    assert 'role="img"' in text
    with_examples.will_choose(tmp_path / "nowhere" / "radar.svg")
    wish(page, "svg")
    assert "could not be saved because" in page.banner.text()


def test_radar_and_table_are_printed_on_one_page(
    page: ResultsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    monkeypatch.setattr(PrinterQuestion, "ask", lambda question: question.picked.emit(printer))
    wish(page, "print")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    assert "printer" in page.banner.text()
