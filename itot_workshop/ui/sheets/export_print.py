"""The pages of an export on a printer: the same pages as in the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from itot_workshop.reports.formats import Paper
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.printer_question import PrinterQuestion
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.work import Work

translate = QCoreApplication.translate

Pages: TypeAlias = Callable[[float], tuple[bytes, ...]]
"""The pages as PNG with so many dots to an inch."""

_DOTS = 220.0
_SIZES: Mapping[Paper, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}


class PagePrinter(QObject):
    """Asks for a printer, has the pages set, and prints them; ``told`` carries a Told."""

    told = Signal(object)

    def __init__(self, opener: SheetOpener) -> None:
        super().__init__(opener)
        self._pages: Pages | None = None
        self._work: Work | None = None
        self._printer: QPrinter | None = None
        self._question = PrinterQuestion(opener.over)
        self._question.picked.connect(self.print_on)

    def take(self, pages: Pages) -> None:
        """Take what is to be printed next."""
        self._pages = pages

    def start(self, pages: Pages, paper: Paper) -> None:
        """Ask for a printer that has this paper."""
        self.take(pages)
        self._question.ask(QPageSize(_SIZES[paper]))

    def print_on(self, printer: QPrinter) -> None:
        """Have the pages set, then draw them on this printer."""
        if self._pages is None or self._work is not None:
            return
        self._printer, pages = printer, self._pages

        def make() -> tuple[bytes, ...]:
            return pages(_DOTS)

        self._work = Work((make,), self)
        self._work.stepped.connect(self._on_pages)
        self._work.failed.connect(self._on_failed)
        self._work.finished.connect(self._on_finished)
        self._work.start()

    def _on_pages(self, _at: int, pages: tuple[bytes, ...]) -> None:
        if self._printer is None:
            return
        if draw(self._printer, map(QImage.fromData, pages)):
            said = translate("Export", "The pages are on their way to the printer.")
            self.told.emit(Told(text=said))
            return
        said = translate(
            "Export",
            "The printer does not take the pages. Nothing was printed; choose another printer, or "
            "export the PDF and print it elsewhere.",
        )
        self.told.emit(Told(text=said, good=False))

    def _on_failed(self, sentence: str) -> None:
        self.told.emit(Told(text=sentence, good=False))

    def _on_finished(self) -> None:
        if self._work is not None:
            self._work.deleteLater()
        self._work = None


def draw(printer: QPrinter, pages: Iterable[QImage]) -> bool:
    """Draw pages in the middle of sheets, as large as fits; False if the printer refuses them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        for at, page in enumerate(pages):
            if at and not printer.newPage():
                return False
            room = printer.pageLayout().fullRectPixels(printer.resolution())
            size = page.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), size)
            place.moveCenter(QRect(QPoint(0, 0), room.size()).center())
            painter.drawImage(place, page)
    finally:
        painter.end()
    return True
