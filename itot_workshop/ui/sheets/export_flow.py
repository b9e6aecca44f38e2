"""Exporting, from the wish to the files: asks what and where, writes, tells what became of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QObject,
    QStandardPaths,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDesktopServices, QImage

from itot_workshop.domain.session import Refused, Session, oldest_first
from itot_workshop.reports.formats import Layout
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.following import followed
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_whole
from itot_workshop.ui.exporting import (
    Exported,
    offer_of,
    pages_of,
    stem_of,
    write_all,
)
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.sheets.export import WIDTH, ExportSheet
from itot_workshop.ui.sheets.export_print import PagePrinter
from itot_workshop.ui.sheets.export_wish import ExportWish, Shown, Wanted, named
from itot_workshop.ui.sheets.export_words import stopped, what_is_exported, written
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.work import Work

translate = QCoreApplication.translate

_DOTS = 130.0
"""Dots of the preview to an inch of its page."""

_PAUSE = 250
"""Milliseconds without a further choice before the pages are set afresh."""


class ExportFlow(QObject):
    """Runs one export at a time; ``told`` carries a :class:`Told`, ``chosen`` the last wish."""

    told = Signal(object)
    chosen = Signal(object)

    def __init__(self, kit: Kit, opener: SheetOpener, ask: FileQuestions, resources: Path) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._ask = ask
        self._resources = resources
        self._library: Library | None = None
        self._what: Exported | None = None
        self._formats: tuple[Wanted, ...] = ()
        self._asked: ExportSheet | None = None
        self._written: list[Path] = []
        self._done = 0
        self._stopped = False
        self._of: Shown = "pages"
        self._usual: tuple[str, ...] | None = None
        self._work: Work | None = None
        self._setting: Work | None = None
        self.last = _usual()
        self.printer = PagePrinter(opener)
        self.printer.told.connect(self.told)
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._set_pages)
        opener.changed.connect(self._on_sheets)

    @property
    def busy(self) -> bool:
        """Whether files are being written, or pages set or about to be."""
        return bool(self._work or self._setting) or self._soon.isActive()

    def start_files(self, library: Library, files: tuple[Path, ...]) -> None:
        """Export sessions of the library: one as its summary, several compared.

        A single one is set against the session that it follows, if the library has it.
        """
        try:
            sessions = [find_whole(path, library.keeping) for path in files]
        except StorageError as error:
            self.told.emit(Told(text=str(error), good=False))
            return
        ordered = tuple(oldest_first(sessions))
        before, said = None, ""
        if len(sessions) == 1:
            before, said = _before(library, sessions[0])
        self.start(library, Exported(sessions=ordered, files=files, before=before))
        if said:
            self.told.emit(Told(text=said, good=False))

    def start(self, library: Library, what: Exported, only: str = "") -> None:
        """Ask what to write of these sessions, and where; of one chapter ``only``, if there is one.

        Which chapters were left out before is what the next export begins with all the same.
        """
        try:
            offer = offer_of(what, what_is_exported(what), self._resources)
        except Refused as refused:
            self.told.emit(Told(text=str(refused), good=False))
            return
        self._library, self._what = library, what
        self._usual = None
        wish = replace(self.last, stem=stem_of(what))
        if only in (id_ for id_, _ in offer.chapters):
            self._usual = self.last.layout.without
            others = tuple(id_ for id_, _ in offer.chapters if id_ != only)
            wish = replace(wish, layout=replace(wish.layout, without=others))
        sheet = ExportSheet(self._kit, offer, wish)
        sheet.wished.connect(self._on_wished)
        sheet.folder_wished.connect(self._on_folder_wished)
        sheet.pages_wished.connect(self._soon.start)
        sheet.print_wished.connect(self._on_print)
        self._opener.open(sheet, WIDTH)
        if self._work is not None:
            sheet.show_progress(translate("Export", "Ending the export before this one"), 0, 1)
        self._set_pages()

    def stop(self) -> None:
        """Write no further file; those that are written stay."""
        for work in (self._work, self._setting):
            if work is not None:
                work.stop()

    @property
    def _sheet(self) -> ExportSheet | None:
        found = self._opener.sheet
        return found if isinstance(found, ExportSheet) else None

    @property
    def _waiting(self) -> ExportSheet | None:
        """The sheet that asked for what is being written, while it is open."""
        return self._sheet if self._sheet is self._asked else None

    def _on_sheets(self) -> None:
        """The sheet is gone: so is what it was waiting for."""
        if self._sheet is None:
            self._soon.stop()
            self._stopped = self._work is not None
            for work in (self._work, self._setting):
                if work is not None:
                    work.requestInterruption()

    def _set_pages(self) -> None:
        sheet = self._sheet
        if sheet is None or self._what is None:
            return
        if self._setting is not None:  # once more, when these are done
            self._soon.start()
            return
        layout = sheet.choices.layout_wished()
        self._of = sheet.preview.shown
        step = partial(_images, self._what, self._of, layout, self._resources)
        self._setting = Work((step,), self)
        self._setting.stepped.connect(self._on_pages)
        self._setting.failed.connect(self._on_no_pages)
        self._setting.finished.connect(self._on_set)
        self._setting.start()

    def _on_pages(self, _at: int, pages: tuple[QImage, ...]) -> None:
        if self._sheet is not None and self._sheet.preview.shown == self._of:
            self._sheet.preview.pages.show_pages(pages)

    def _on_no_pages(self, sentence: str) -> None:
        if self._sheet is not None:
            self._sheet.preview.show_trouble(sentence)

    def _on_set(self) -> None:
        if self._setting is not None:
            self._setting.deleteLater()
        self._setting = None

    def _on_folder_wished(self) -> None:
        title = translate("Export", "Folder for the files")
        self._ask.folder(title, self.last.folder, self._on_folder)

    def _on_folder(self, folders: tuple[Path, ...]) -> None:
        if self._sheet is not None:
            self._sheet.show_folder(folders[0])
            self._keep(self._sheet.wish())

    def _on_print(self) -> None:
        sheet, what = self._sheet, self._what
        if sheet is not None and what is not None:
            layout, shown = sheet.choices.layout_wished(), sheet.preview.shown
            pages = partial(pages_of, what, shown, layout, self._resources)
            self.printer.start(pages, layout.paper)

    def _keep(self, wish: ExportWish) -> None:
        if self._usual is not None:
            wish = replace(wish, layout=replace(wish.layout, without=self._usual))
        self.last = wish
        self.chosen.emit(wish)

    def _on_wished(self, wish: ExportWish) -> None:
        if self._library is None or self._what is None or self._work is not None:
            return
        self._keep(wish)
        self._asked, self._formats = self._sheet, wish.formats
        self._written, self._done, self._stopped = [], 0, False
        steps = [
            partial(write_all, self._what, wish, name, self._library, self._resources)
            for name in wish.formats
        ]
        self._work = Work(steps, self)
        self._work.stepped.connect(self._on_written)
        self._work.failed.connect(self._on_failed)
        self._work.finished.connect(self._on_finished)
        if self._sheet is not None:
            self._sheet.show_trouble("")
        self._show(0)
        self._work.start()

    def _show(self, done: int) -> None:
        formats = self._formats
        if self._waiting is not None and done < len(formats):
            doing = translate("Export", "Writing %1").replace("%1", named(formats[done])[0])
            self._waiting.show_progress(doing, done, len(formats))

    def _on_written(self, at: int, paths: tuple[Path, ...]) -> None:
        self._written += paths
        self._done = at + 1
        self._show(at + 1)

    def _on_failed(self, sentence: str) -> None:
        """Say it where it can be mended: in the sheet, else on the page."""
        if self._waiting is not None:
            self._waiting.show_trouble(sentence)
        else:
            self.told.emit(Told(text=sentence, good=False))

    def _on_finished(self) -> None:
        """Close the sheet when everything is written; tell what is there in any case."""
        if self._work is not None:
            self._work.deleteLater()
        self._work = None
        whole_ = self._done == len(self._formats)
        if self._waiting is not None and whole_:
            self._opener.close()
        elif self._sheet is not None:
            self._sheet.show_progress("", 0, 0)
        if self._written and whole_:
            self.told.emit(Told(text=written(self._written)))
            if self.last.then_open:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.last.folder)))
        elif self._stopped:
            self.told.emit(Told(text=stopped(self._written)))


def _before(library: Library, session: Session) -> tuple[Session | None, str]:
    """What a session is set against; a sentence if that cannot be read, and is left out."""
    try:
        return followed(library, session), ""
    except StorageError as error:
        said = translate("Export", "The session before is left out of what is exported: %1")
        return None, said.replace("%1", str(error))


def _images(what: Exported, shown: Shown, layout: Layout, resources: Path) -> tuple[QImage, ...]:
    pages = pages_of(what, shown, layout, resources, _DOTS)
    return tuple(QImage.fromData(page) for page in pages)


def _usual() -> ExportWish:
    """A PDF where people keep what they write, on the paper of their country."""
    inches = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    layout = Layout(paper="letter" if inches else "a4")
    return ExportWish(formats=("pdf",), folder=_documents(), stem="", layout=layout)


def _documents() -> Path:
    """Where people keep what they write; their home where there is no such folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = QStandardPaths.writableLocation(place)
    return Path(found) if found and Path(found).is_dir() else Path.home()
