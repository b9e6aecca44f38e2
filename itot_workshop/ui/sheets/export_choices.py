"""All that can be chosen for an export: chapters, files, the sheet of paper, the size of a PNG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLayout, QWidget

from itot_workshop.reports.formats import Layout, Paper
from itot_workshop.ui.sheets.export_wish import ExportOffer, ExportWish, Wanted, named, shown_as
from itot_workshop.ui.sheets.form import Segments, choices
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words

translate = QCoreApplication.translate


class ExportChoices(QWidget):
    """The choices, group by group.

    ``files_changed`` says that other files are wanted, ``pages_changed`` that their pages look
    different now, ``shown_wished`` carries which pages the last ticked file is seen on.
    """

    files_changed = Signal()
    pages_changed = Signal()
    shown_wished = Signal(str)

    def __init__(self, kit: Kit, offer: ExportOffer, wish: ExportWish) -> None:
        super().__init__()
        self._kit = kit
        without = wish.layout.without
        self.chapters = {id_: check(title, id_ not in without) for id_, title in offer.chapters}
        self.boxes = {
            name: _file_box(name, name in wish.formats)
            for name in (*offer.formats, *offer.handouts)
        }
        tr = translate
        sheets = [("a4", tr("Export", "A4")), ("letter", tr("Export", "Letter"))]
        self.paper = Segments(kit, tr("Export", "Paper"), sheets, wish.layout.paper)
        sizes = [("2", tr("Export", "2×")), ("3", tr("Export", "3×"))]
        self.scale = Segments(kit, tr("Export", "Size of the PNG"), sizes, str(wish.layout.scale))
        tongues = [("", tr("Export", "As the workshop")), *map(_language, offer.languages)]
        self.language = choices(tongues, wish.layout.language)
        self.language.setAccessibleName(tr("Export", "Language"))
        self.then_open = check(tr("Export", "Open the folder afterwards"), wish.then_open)
        column = kit.column(*self._groups(offer), 1, gap="l")
        column.setContentsMargins(0, 0, kit.space("m"), 0)
        self.setLayout(column)
        self._wire()

    def chosen(self) -> tuple[Wanted, ...]:
        """The files that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def layout_wished(self) -> Layout:
        """How they are to be laid out."""
        return Layout(
            paper=cast(Paper, self.paper.value()),
            scale=int(self.scale.value()),
            language=str(self.language.currentData()),
            without=tuple(id_ for id_, box in self.chapters.items() if not box.isChecked()),
        )

    def _groups(self, offer: ExportOffer) -> list[QLayout]:
        tr = translate
        promise = tr(
            "Export", "Always: no vote leads to a person, and groups too small to show stay hidden."
        )
        told = [words(text, "muted", wrap=True) for text in (promise, *offer.hidden)]
        groups: list[QLayout] = [
            self._group(tr("Export", "Formats"), self._grid(offer.formats)),
            self._layout_group("png" in self.boxes),
            *self._language_group(offer),
            self._kit.row(self.then_open),
            self._group(tr("Export", "What is left out"), *told),
        ]
        if offer.handouts:
            paper = tr("Export", "On paper instead of a screen")
            groups.insert(1, self._group(paper, self._grid(offer.handouts)))
        if self.chapters:
            chapters = self._group(tr("Export", "Chapters"), *self.chapters.values())
            groups.insert(0, chapters)
        return groups

    def _layout_group(self, with_scale: bool) -> QLayout:
        """The sheet of paper, and beside it the size of a PNG where one can be made."""
        line = self._kit.row(self._group(translate("Export", "Paper"), self.paper), gap="xl")
        if with_scale:
            line.addLayout(self._group(translate("Export", "Size of the PNG"), self.scale))
        line.addStretch(1)
        return line

    def _language_group(self, offer: ExportOffer) -> list[QLayout]:
        """The language of headings and sentences, where there is more than one."""
        if len(offer.languages) < 2:
            return []
        return [self._group(translate("Export", "Language of headings"), self.language)]

    def _group(self, title: str, *parts: QWidget | QLayout) -> QLayout:
        return self._kit.column(words(title, "caption"), *parts, gap="xs")

    def _grid(self, names: Sequence[Wanted]) -> QWidget:
        """Boxes in two columns, in reading order."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._kit.space("l"))
        grid.setVerticalSpacing(self._kit.space("xs"))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for at, name in enumerate(names):
            grid.addWidget(self.boxes[name], at // 2, at % 2)
        return holder(grid)

    def _wire(self) -> None:
        for box in self.boxes.values():
            box.toggled.connect(self._on_file)
        for box in self.chapters.values():
            box.toggled.connect(self._on_pages)
        self.paper.group.idClicked.connect(self._on_pages)
        self.language.currentIndexChanged.connect(self._on_pages)

    def _on_pages(self) -> None:
        self.pages_changed.emit()

    def _on_file(self, on: bool) -> None:
        self.files_changed.emit()
        if on:
            ticked = next(name for name, box in self.boxes.items() if box is self.sender())
            self.shown_wished.emit(shown_as(ticked))


def _language(tag: str) -> tuple[str, str]:
    """A language by its tag and what its own people call it."""
    return tag, QLocale(tag).nativeLanguageName()


def check(text: str, on: bool) -> QCheckBox:
    """A box to tick; what somebody typed has no hidden shortcuts in it."""
    box = QCheckBox(text.replace("&", "&&"))
    box.setAccessibleName(text)
    box.setChecked(on)
    return box


def _file_box(wanted: Wanted, on: bool) -> QCheckBox:
    name, meaning = named(wanted)
    box = check(name, on)
    box.setAccessibleName(f"{name}: {meaning}")
    box.setToolTip(meaning)
    return box
