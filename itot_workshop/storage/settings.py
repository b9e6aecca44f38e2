"""What a person has set: kept as a small file of their own, apart from every workshop.

A value that is not among those allowed counts as not set: a settings file never stops the program.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, asdict, fields
from PySide6.QtCore import QSettings

from itot_workshop.storage.errors import NotSaved

LookChoice: TypeAlias = Literal["system", "light", "dark"]
Motion: TypeAlias = Literal["system", "full", "reduced"]

FILE_NAME = "settings.ini"


class Settings(Struct, frozen=True, kw_only=True):
    """The settings. ``library`` is empty while the usual folder is used.

    ``text_percent`` is the size of all text, 100 is normal. ``window`` is where the window stood,
    in Qt's own coding, empty before the first time. Formats and left-out chapters of the last
    export are names with blanks between; its paper is empty while the country's is used.
    """

    look: LookChoice = "system"
    stage_look: LookChoice = "system"
    motion: Motion = "system"
    text_percent: Literal[100, 125, 150, 175, 200] = 100
    library: str = ""
    window: str = ""
    export_formats: str = ""
    export_without: str = ""
    export_folder: str = ""
    export_paper: Literal["", "a4", "letter"] = ""
    export_scale: Literal[2, 3] = 3
    export_language: str = ""
    export_opens: bool = False


def still(motion: Motion) -> bool | None:
    """Whether nothing may move; None follows the system."""
    return {"system": None, "full": False, "reduced": True}[motion]


def read_settings(folder: Path) -> Settings:
    """The settings in a folder; what is missing or not allowed is as it comes with the program."""
    store = _store(folder)
    read = {it.name: _read(store, it) for it in fields(Settings)}
    return Settings(**read)


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings. Raises NotSaved if the folder cannot be written to."""
    store = _store(folder)
    for name, value in asdict(settings).items():
        store.setValue(name, value)
    store.sync()
    if store.status() != QSettings.Status.NoError:
        raise NotSaved(
            f"The settings could not be kept in “{folder}”. They hold until the program is "
            "closed; the workshops are not affected."
        )


def _store(folder: Path) -> QSettings:
    return QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)


def _read(store: QSettings, field: FieldInfo) -> Any:
    value = store.value(field.name)
    if value is None:
        return field.default
    try:
        return msgspec.convert(value, field.type, strict=False)
    except msgspec.ValidationError:
        return field.default
