"""The sheet that asks what to write: which formats, and where."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from itot_workshop.reports.formats import Format
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, words
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 560

SessionFile: TypeAlias = Literal["itot"]
Wanted: TypeAlias = Format | SessionFile
SESSION_FILE: SessionFile = "itot"


class ExportWish(Struct, frozen=True, kw_only=True):
    """Which formats to write into which folder, under which name without an ending."""

    formats: tuple[Wanted, ...]
    folder: Path
    stem: str


class ExportSheet(Sheet):
    """Offers the formats; ``wished`` carries an :class:`ExportWish`."""

    wished = Signal(object)
    folder_wished = Signal()

    def __init__(
        self, kit: Kit, what: str, stem: str, folder: Path, offered: tuple[Wanted, ...]
    ) -> None:
        self._stem = stem
        self._target = folder
        self.boxes = {name: QCheckBox(_named(name)) for name in offered}
        for name, box in self.boxes.items():
            box.setAccessibleName(_named(name))
            box.setChecked(name == offered[0])
        self.folder = ElidedLabel(str(folder))
        self.change = kit.button(translate("Export", "Change…"), "folder", "second")
        self._files = words("", "muted", wrap=True)
        promise = translate(
            "Export", "Always: no vote leads to a person, and groups too small to show stay hidden."
        )
        parts: list[QWidget] = [
            words(what, "muted", wrap=True),
            words(translate("Export", "Formats"), "caption"),
            holder(kit.column(*self.boxes.values(), gap="xs")),
            words(translate("Export", "Folder"), "caption"),
            holder(kit.row(self.folder, 1, self.change, gap="l")),
            self._files,
            words(promise, "caption", wrap=True),
        ]
        super().__init__(
            kit,
            translate("Export", "Export"),
            kit.column(*parts, gap="s"),
            main=translate("Export", "Write"),
            close=translate("Export", "Cancel"),
        )
        for box in self.boxes.values():
            box.toggled.connect(self._refresh)
        self.change.clicked.connect(self.folder_wished)
        self.agreed.connect(self._on_agreed)
        self._refresh()

    def show_folder(self, folder: Path) -> None:
        """Write into another folder."""
        self._target = folder
        self.folder.setText(str(folder))

    def chosen(self) -> tuple[Wanted, ...]:
        """The formats that are ticked."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _refresh(self) -> None:
        names = [f"{self._stem}.{name}" for name in self.chosen()]
        if self.main is not None:
            self.main.setEnabled(bool(names))
            said = translate("Export", "Write %1 files").replace("%1", whole(len(names)))
            self.main.set_words(translate("Export", "Write 1 file") if len(names) == 1 else said)
        self._files.setText(translate("Export", ", ").join(names))

    def _on_agreed(self) -> None:
        wish = ExportWish(formats=self.chosen(), folder=self._target, stem=self._stem)
        self.wished.emit(wish)


def _named(format_: Wanted) -> str:
    names: dict[Wanted, str] = {
        "pdf": translate("Export", "Paper: the whole summary, to read and print (PDF)"),
        "html": translate("Export", "Web page: the whole summary in one file, to read and print"),
        "xlsx": translate("Export", "Workbook: figures, votes, notes and actions (XLSX)"),
        "md": translate("Export", "Text: the same, to edit (Markdown)"),
        "csv": translate("Export", "Table: the figures, for a spreadsheet (CSV)"),
        "json": translate("Export", "Data: every figure in full, for other programs"),
        "docx": translate("Export", "Document: the whole summary, to edit (Word)"),
        "pptx": translate("Export", "Slides: to show and edit, with notes (PowerPoint)"),
        "png": translate("Export", "Picture: the radar alone (PNG)"),
        "svg": translate("Export", "Drawing: the radar alone (SVG)"),
        "itot": translate("Export", "Session file: another facilitator can open and go on with it"),
    }
    return names[format_]
