from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.session import Refused
from itot_workshop.ui.sheets.export_print import PagePrinter, draw
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.work import Work


def page() -> QImage:
    made = QImage(210, 297, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


def onto(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_gets_a_sheet(kit: Kit, tmp_path: Path) -> None:
    assert draw(onto(tmp_path / "a.pdf"), [page(), page(), page()])
    assert b"/Count 3" in (tmp_path / "a.pdf").read_bytes()


@pytest.fixture
def printer(kit: Kit, qtbot: QtBot) -> Iterator[PagePrinter]:
    window = QWidget()
    qtbot.addWidget(window)
    made = PagePrinter(SheetOpener(kit, window))
    yield made
    for work in made.findChildren(Work):
        work.wait()


def test_a_printer_that_refuses_is_told(
    printer: PagePrinter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("itot_workshop.ui.sheets.export_print.draw", lambda *_: False)
    printer.take(lambda _: ())
    with qtbot.waitSignal(printer.told) as told:
        printer.print_on(onto(tmp_path / "a.pdf"))
    assert not told.args[0].good
    assert "Nothing was printed" in told.args[0].text


def test_pages_that_cannot_be_set_are_told(
    printer: PagePrinter, qtbot: QtBot, tmp_path: Path
) -> None:
    def refuse(_dots: float) -> tuple[bytes, ...]:
        raise Refused("No pages.")

    printer.take(refuse)
    with qtbot.waitSignal(printer.told) as told:
        printer.print_on(onto(tmp_path / "a.pdf"))
    assert told.args[0].text == "No pages."
