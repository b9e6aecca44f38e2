"""The sheet of settings: how the program looks, how large, where the workshops lie."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from itot_workshop.storage.settings import Settings
from itot_workshop.ui.sheets.form import Segments
from itot_workshop.ui.widgets.elided import PathLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import percent
from itot_workshop.ui.widgets.parts import holder, words
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 620
_SIZES = (100, 125, 150, 175, 200)


class SettingsSheet(Sheet):
    """Shows the settings; whatever is touched holds at once.

    ``wished`` carries the new :class:`Settings`, ``folder_wished`` says that another folder for
    the library shall be chosen.
    """

    wished = Signal(object)
    folder_wished = Signal()

    def __init__(self, kit: Kit, settings: Settings, library: Path) -> None:
        self._kit = kit
        self._settings = settings
        self.look = Segments(kit, translate("Settings", "Look"), _looks(), settings.look)
        self.stage = Segments(
            kit,
            translate("Settings", "Look of the stage and the booth"),
            _looks(),
            settings.stage_look,
        )
        self.motion = Segments(kit, translate("Settings", "Motion"), _motions(), settings.motion)
        self.text = Segments(
            kit,
            translate("Settings", "Text"),
            [(str(size), percent(size / 100)) for size in _SIZES],
            str(settings.text_percent),
        )
        self.folder = PathLabel(str(library))
        self.change = kit.button(translate("Settings", "Change…"), "folder", "second")
        library_line = holder(kit.row(self.folder, 1, self.change, gap="l"))
        parts = (
            self._part(translate("Settings", "Look"), self.look),
            self._part(translate("Settings", "Look of the stage and the booth"), self.stage),
            self._part(translate("Settings", "Motion"), self.motion),
            self._part(translate("Settings", "Size of all text"), self.text),
            self._part(translate("Settings", "Folder of the library"), library_line),
        )
        super().__init__(kit, translate("Settings", "Settings"), kit.column(*parts, gap="xl"))
        self.change.clicked.connect(self.folder_wished)
        for segments in (self.look, self.stage, self.motion, self.text):
            segments.group.idClicked.connect(self._on_touched)

    def show_folder(self, library: Path) -> None:
        """Say where the library lies now."""
        self.folder.setText(str(library))

    def use(self, settings: Settings) -> None:
        """Go on from these settings."""
        self._settings = settings

    def _part(self, title: str, inside: QWidget) -> QWidget:
        label: QLabel = words(title, "caption")
        return holder(self._kit.column(label, inside, gap="xs"))

    def _on_touched(self) -> None:
        self._settings = replace(
            self._settings,
            look=self.look.value(),
            stage_look=self.stage.value(),
            motion=self.motion.value(),
            text_percent=int(self.text.value()),
        )
        self.wished.emit(self._settings)


def _looks() -> list[tuple[str, str]]:
    return [
        ("system", translate("Settings", "As the system")),
        ("light", translate("Settings", "Light")),
        ("dark", translate("Settings", "Dark")),
    ]


def _motions() -> list[tuple[str, str]]:
    return [
        ("system", translate("Settings", "As the system")),
        ("full", translate("Settings", "Full")),
        ("reduced", translate("Settings", "Reduced")),
    ]
