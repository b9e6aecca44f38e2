"""What becomes of a chart that leaves the program: the clipboard, a file, paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from itot_workshop.storage import atomic_file
from itot_workshop.storage.errors import Postponed, StorageError
from itot_workshop.ui.charts.picture import PictureWish, bytes_of, draw_on_paper, image_of
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.printer_question import PrinterQuestion
from itot_workshop.ui.theme import Theme

translate = QCoreApplication.translate


class PictureFlow(QObject):
    """Carries out a :class:`PictureWish`; ``told`` carries a :class:`Told`."""

    told = Signal(object)

    def __init__(self, theme: Theme, ask: FileQuestions, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._ask = ask
        self._wish: PictureWish | None = None
        self._question = PrinterQuestion(window)
        self._question.picked.connect(self.print_on)
        place = QStandardPaths.StandardLocation.PicturesLocation
        self._folder = Path(QStandardPaths.writableLocation(place) or Path.home())

    def carry_out(self, wish: PictureWish) -> None:
        """Copy at once; ask for a place, or for a printer, before anything is written."""
        self._wish = wish
        if wish.way == "copy":
            QGuiApplication.clipboard().setImage(image_of(wish.picture, self._theme.paper_look))
            self.told.emit(Told(text=translate("Picture", "The picture is on the clipboard.")))
        elif wish.way == "print":
            self._question.ask()
        else:
            ending = "svg" if wish.way == "svg" else "png"
            kinds = translate("Picture", "Pictures (%1)").replace("%1", f"*.{ending}")
            start = self._folder / f"{wish.picture.name}.{ending}"
            title = translate("Picture", "Save the picture")
            self._ask.new_file(title, kinds, start, self._save, replaces=True)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the page that was wished for, and say so if the printer refuses it."""
        if self._wish is None:
            return
        painter = QPainter()
        if not painter.begin(printer):
            said = translate(
                "Picture",
                "The printer does not take the page. Nothing was printed; choose another printer, "
                "or save the picture and print it elsewhere.",
            )
            self.told.emit(Told(text=said, good=False))
            return
        try:
            page = printer.pageRect(QPrinter.Unit.DevicePixel)
            look = self._theme.paper_look
            draw_on_paper(painter, page.width(), page.height(), self._wish.picture, look)
        finally:
            painter.end()
        self.told.emit(Told(text=translate("Picture", "The page is on its way to the printer.")))

    def _save(self, files: tuple[Path, ...]) -> None:
        """Write the picture; the system's question has asked about a file that is there."""
        if self._wish is None:
            return
        wish, target = self._wish, files[0]
        ending = ".svg" if wish.way == "svg" else ".png"
        if target.suffix.casefold() != ending:
            target = atomic_file.free_name(target.with_name(f"{target.name}{ending}"))
        self._folder = target.parent
        try:
            data = bytes_of(wish.picture, wish.way, self._theme.paper_look)
            atomic_file.write(target, data, _at_once)
        except Postponed:
            said = translate(
                "Picture",
                "“%1” is held by another program. It was left as it was; close it there, or save "
                "the picture under another name.",
            )
            self.told.emit(Told(text=said.replace("%1", target.name), good=False))
            return
        except StorageError as error:
            self.told.emit(Told(text=str(error), good=False))
            return
        said = translate("Picture", "“%1” is in “%2”.").replace("%1", target.name)
        self.told.emit(Told(text=said.replace("%2", str(target.parent))))


def _at_once(_seconds: float) -> None:
    """Try again without waiting: nobody may wait for a picture with the window standing still."""
