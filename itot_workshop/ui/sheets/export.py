"""The sheet that asks what to write: which chapters, which formats, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QProgressBar, QWidget

from itot_workshop.reports.formats import Format
from itot_workshop.ui.sheets.export_pages import Preview
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import ground, holder, scrolling, words
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 1480
_SIDE = 400

SessionFile: TypeAlias = Literal["itot"]
Wanted: TypeAlias = Format | SessionFile
SESSION_FILE: SessionFile = "itot"


class ExportWish(Struct, frozen=True, kw_only=True):
    """Which formats to write into which folder, under which name without an ending.

    ``without`` are the chapters that are left out, ``then_open`` asks for the folder afterwards.
    """

    formats: tuple[Wanted, ...]
    folder: Path
    stem: str
    without: tuple[str, ...] = ()
    then_open: bool = False


class ExportOffer(Struct, frozen=True, kw_only=True):
    """What the sheet offers: formats, chapters as id and title, and what is hidden in any case."""

    what: str
    formats: tuple[Wanted, ...]
    chapters: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()


class ExportSheet(Sheet):
    """Offers chapters and formats beside the pages; ``wished`` carries an :class:`ExportWish`.

    ``pages_wished`` says that other chapters are to be seen, ``print_wished`` that the pages are
    to go to a printer.
    """

    wished = Signal(object)
    folder_wished = Signal()
    pages_wished = Signal()
    print_wished = Signal()

    def __init__(self, kit: Kit, offer: ExportOffer, wish: ExportWish) -> None:
        self._kit = kit
        self._stem, self._target = wish.stem, wish.folder
        self.preview = Preview(kit)
        self.chapters = {id_: _box(title, id_ not in wish.without) for id_, title in offer.chapters}
        self.boxes = {name: _format_box(name, name in wish.formats) for name in offer.formats}
        self.folder = ElidedLabel(str(wish.folder))
        self.change = kit.button(translate("Export", "Change…"), "folder")
        self.then_open = _box(translate("Export", "Open the folder afterwards"), wish.then_open)
        self._files = words("", "caption", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._doing = words("", "muted")
        self.trouble = words("", "chip", wrap=True, kind="danger")
        self.trouble.hide()
        side = scrolling(self._choices(offer))
        side.setFixedWidth(kit.px(_SIDE))
        well = ground("well", kit.row(self.preview, gap=""))
        body = kit.row(side, gap="xl")
        body.addWidget(well, 1)
        super().__init__(
            kit,
            translate("Export", "Export"),
            body,
            main=translate("Export", "Write"),
            close=translate("Export", "Cancel"),
        )
        self.head.insertWidget(1, words(offer.what, "muted"))
        self.print_button = kit.button(translate("Export", "Print…"), "print")
        self.foot.insertWidget(0, self.print_button)
        self.foot.insertWidget(1, self._doing)
        self.foot.insertWidget(2, self.progress)
        self._wire()
        self.show_progress("", 0, 0)
        self._refresh()

    @property
    def first(self) -> QWidget | None:
        """The formats: what most people come for."""
        return next(iter(self.boxes.values()), None)

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
        for part in (*self.chapters.values(), *self.boxes.values(), self.change):
            part.setEnabled(not busy)
        self.print_button.setEnabled(not busy)
        if self.main is not None:
            self.main.setEnabled(not busy and bool(self.chosen()))

    def show_trouble(self, sentence: str) -> None:
        """Say why nothing more was written; nothing is said where the sentence is empty."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def chosen(self) -> tuple[Wanted, ...]:
        """The formats that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def without(self) -> tuple[str, ...]:
        """The chapters that are not ticked."""
        return tuple(id_ for id_, box in self.chapters.items() if not box.isChecked())

    def wish(self) -> ExportWish:
        """What is chosen."""
        return ExportWish(
            formats=self.chosen(),
            folder=self._target,
            stem=self._stem,
            without=self.without(),
            then_open=self.then_open.isChecked(),
        )

    def _choices(self, offer: ExportOffer) -> QWidget:
        """Everything that can be chosen, group by group."""
        kit, tr = self._kit, translate
        promise = tr(
            "Export", "Always: no vote leads to a person, and groups too small to show stay hidden."
        )
        told = [words(text, "muted", wrap=True) for text in (promise, *offer.hidden)]
        folder = holder(kit.row(self.folder, 1, self.change, gap="s"))
        groups = [
            self._group(tr("Export", "Formats"), self._formats(), self._files),
            self._group(tr("Export", "Folder"), folder, self.then_open, self.trouble),
            self._group(tr("Export", "What is left out"), *told),
        ]
        if self.chapters:
            groups.insert(0, self._group(tr("Export", "Chapters"), *self.chapters.values()))
        return holder(kit.column(*groups, 1, gap="l", around=("", "", "m", "")))

    def _group(self, title: str, *parts: QWidget) -> QWidget:
        return holder(self._kit.column(words(title, "caption"), *parts, gap="xs"))

    def _formats(self) -> QWidget:
        """The formats in two columns, in reading order."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._kit.space("l"))
        grid.setVerticalSpacing(self._kit.space("xs"))
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // 2, at % 2)
        return holder(grid)

    def _wire(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._refresh)
        for box in self.chapters.values():
            box.toggled.connect(self._on_chapter)
        self.change.clicked.connect(self.folder_wished)
        self.print_button.clicked.connect(self.print_wished)
        self.agreed.connect(self._on_agreed)

    def _on_chapter(self, _on: bool) -> None:
        self.pages_wished.emit()

    def _refresh(self) -> None:
        names = [f"{self._stem}.{name}" for name in self.chosen()]
        if self.main is not None:
            self.main.setEnabled(bool(names))
            said = translate("Export", "Write %1 files").replace("%1", whole(len(names)))
            self.main.set_words(translate("Export", "Write 1 file") if len(names) == 1 else said)
        self._files.setText(translate("Export", ", ").join(names))

    def _on_agreed(self) -> None:
        self.wished.emit(self.wish())


def _box(text: str, on: bool) -> QCheckBox:
    box = QCheckBox(text.replace("&", "&&"))
    box.setAccessibleName(text)
    box.setChecked(on)
    return box


def _format_box(format_: Wanted, on: bool) -> QCheckBox:
    name, meaning = named(format_)
    box = _box(name, on)
    box.setAccessibleName(f"{name}: {meaning}")
    box.setToolTip(meaning)
    return box


def named(format_: Wanted) -> tuple[str, str]:
    """What a format is called, and what it is for."""
    tr = translate
    names: dict[Wanted, tuple[str, str]] = {
        "pdf": (tr("Export", "PDF, to read"), tr("Export", "The whole summary on paper")),
        "html": (tr("Export", "Web page"), tr("Export", "The summary in one file, to read")),
        "docx": (tr("Export", "Word, to edit"), tr("Export", "The whole summary as a document")),
        "pptx": (tr("Export", "Slides"), tr("Export", "To show and edit, with notes for the talk")),
        "xlsx": (tr("Export", "Workbook"), tr("Export", "Figures, votes, notes and actions")),
        "md": (tr("Export", "Text"), tr("Export", "The summary as Markdown, to edit")),
        "csv": (tr("Export", "Table"), tr("Export", "The figures as CSV, for a spreadsheet")),
        "json": (tr("Export", "Data"), tr("Export", "Every figure in full, for other programs")),
        "png": (tr("Export", "Radar, PNG"), tr("Export", "The radar alone, sharp on paper too")),
        "svg": (tr("Export", "Radar, SVG"), tr("Export", "The radar alone, at any size")),
        "itot": (
            tr("Export", "Session file"),
            tr("Export", "Another facilitator can open and go on with it"),
        ),
    }
    return names[format_]
