"""The sheet that asks what to write, beside the pages as they will be; where, at its foot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QWidget

from itot_workshop.ui.sheets.export_choices import ExportChoices
from itot_workshop.ui.sheets.export_pages import Preview
from itot_workshop.ui.sheets.export_wish import ExportOffer, ExportWish, Wanted, file_names
from itot_workshop.ui.widgets.elided import ElidedLabel, PathLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import ground, holder, scrolling, words
from itot_workshop.ui.widgets.plural import plural
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 1480
_SIDE, _NARROW_SIDE = 400, 320
_BESIDE, _LOW_SIDE = 780, 240
"""How wide the sheet is where the pages stand beside the choices, and how high these are where the
pages stand below them, in pixels of usual text.
"""


class ExportSheet(Sheet):
    """Offers chapters and formats beside the pages; ``wished`` carries an :class:`ExportWish`.

    ``pages_wished`` says that other pages are to be seen, ``print_wished`` that those in sight
    are to go to a printer.
    """

    wished = Signal(object)
    folder_wished = Signal()
    pages_wished = Signal()
    print_wished = Signal()

    def __init__(self, kit: Kit, offer: ExportOffer, wish: ExportWish) -> None:
        self._kit = kit
        self._stem, self._target, self._tables = wish.stem, wish.folder, offer.tables
        self.preview = Preview(kit, offer.shown)
        self.choices = ExportChoices(kit, offer, wish)
        self.boxes, self.chapters = self.choices.boxes, self.choices.chapters
        self.folder = PathLabel(str(wish.folder))
        self.change = kit.button(translate("Export", "Change…"), "folder")
        self._files = ElidedLabel("", "caption")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._doing = words("", "muted")
        self._side = side = scrolling(self.choices)
        side.setMinimumWidth(kit.px(_NARROW_SIDE))
        well = ground("well", kit.row(self.preview, gap=""))
        self._both = both = kit.row(gap="xl")
        both.addWidget(side, 2)
        both.addWidget(well, 3)
        super().__init__(
            kit,
            translate("Export", "Export"),
            both,
            main=translate("Export", "Write"),
            close=translate("Export", "Cancel"),
        )
        self.head.setStretch(0, 0)
        self.head.addWidget(ElidedLabel(offer.what, "muted"), 1)
        target = holder(kit.row(self.folder, self.change, 1, gap="s"))
        for at, part in enumerate(
            (holder(kit.column(target, self._files, gap="")), self._doing, self.progress)
        ):
            self.foot.insertWidget(at, part)
        self._wire()
        self.show_progress("", 0, 0)
        self._refresh()

    @property
    def first(self) -> QWidget | None:
        """The formats: what most people come for."""
        return next(iter(self.boxes.values()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages beside the choices, or below them where large text leaves no room there."""
        super().resizeEvent(event)
        way, kit = QBoxLayout.Direction, self._kit
        flat = self.width() < kit.px(_BESIDE)
        self._both.setDirection(way.TopToBottom if flat else way.LeftToRight)
        self._side.setMinimumHeight(kit.px(_LOW_SIDE) if flat else 0)
        self._side.setMaximumWidth(self.width() if flat else kit.px(_SIDE))

    def show_folder(self, folder: Path) -> None:
        """Write into another folder."""
        self._target = folder
        self.folder.setText(str(folder))

    def show_progress(self, doing: str, done: int, of: int) -> None:
        """Show what is being done; 0 of 0 when nothing is, and everything can be chosen again."""
        busy = of > 0
        self._doing.setText(doing)
        self.progress.setVisible(busy)
        self.progress.setRange(0, max(1, of))
        self.progress.setValue(done)
        if busy:
            self.close_button.setFocus()  # what had it is about to rest
        for part in (self.choices, self.change, self.preview.print_button):
            part.setEnabled(not busy)
        if self.main is not None:
            self.main.setEnabled(not busy and bool(self.chosen()))

    def chosen(self) -> tuple[Wanted, ...]:
        """The files that are ticked."""
        return self.choices.chosen()

    def wish(self) -> ExportWish:
        """What is chosen."""
        return ExportWish(
            formats=self.chosen(),
            folder=self._target,
            stem=self._stem,
            layout=self.choices.layout_wished(),
            then_open=self.choices.then_open.isChecked(),
        )

    def _wire(self) -> None:
        self.choices.files_changed.connect(self._refresh)
        self.choices.pages_changed.connect(self.pages_wished)
        self.choices.shown_wished.connect(self.preview.look_at)
        self.preview.shown_changed.connect(self.pages_wished)
        self.preview.print_button.clicked.connect(self.print_wished)
        self.change.clicked.connect(self.folder_wished)
        self.agreed.connect(self._on_agreed)

    def _refresh(self) -> None:
        names = [
            file for name in self.chosen() for file in file_names(self._stem, name, self._tables)
        ]
        if self.main is not None:
            self.main.setEnabled(bool(names))
            said = plural("Export", len(names), "Write 1 file", "Write %n files")
            self.main.set_words(said)
        self._files.setText(translate("Export", ", ").join(names))

    def _on_agreed(self) -> None:
        self.wished.emit(self.wish())
