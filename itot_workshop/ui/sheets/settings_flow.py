"""Settings, from the sheet to the look, the file they are kept in and the library's folder."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal

from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.settings import Settings, still, write_settings
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.settings import WIDTH, SettingsSheet
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.kit import Kit


class SettingsFlow(QObject):
    """Shows and keeps the settings. ``library_wished`` carries the folder of another library."""

    library_wished = Signal(object)
    told = Signal(object)

    def __init__(
        self,
        kit: Kit,
        opener: SheetOpener,
        ask: FileQuestions,
        settings: Settings,
        folder: Path,
    ) -> None:
        super().__init__(opener)
        self._kit = kit
        self._opener = opener
        self._ask = ask
        self._folder = folder
        self._library = Path()
        self.settings = settings

    def start(self, library: Path) -> None:
        """Show the settings."""
        self._library = library
        sheet = SettingsSheet(self._kit, self.settings, library)
        sheet.wished.connect(self._on_wished)
        sheet.folder_wished.connect(self._on_folder_wished)
        self._opener.open(sheet, WIDTH)

    def keep(self, settings: Settings) -> None:
        """Keep these settings for the next start."""
        self.settings = settings
        try:
            write_settings(self._folder, settings)
        except NotSaved as error:
            self.told.emit(Told(text=str(error), good=False))

    def _on_wished(self, settings: Settings) -> None:
        wear(self._kit.theme, settings)
        self.keep(settings)

    def _on_folder_wished(self) -> None:
        title = QCoreApplication.translate("Settings", "Folder of the library")
        self._ask.folder(title, self._library, self._on_folder)

    def _on_folder(self, folders: tuple[Path, ...]) -> None:
        self._library = folders[0]
        self.keep(replace(self.settings, library=str(folders[0])))
        sheet = self._opener.sheet
        if isinstance(sheet, SettingsSheet):
            sheet.show_folder(folders[0])
            sheet.use(self.settings)
        self.library_wished.emit(folders[0])


def wear(theme: Theme, settings: Settings) -> None:
    """Let the program look as it is set."""
    theme.choose(settings.look)
    theme.choose_stage(settings.stage_look)
    theme.set_reduced_motion(still(settings.motion))
    theme.set_text_percent(settings.text_percent)
