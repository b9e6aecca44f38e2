"""What the window and the commands work with alike: the folder that is meant, its library, the day.

What reads content packs waits behind a door until a session is planned or a file has lost its own.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from itot_workshop import paths
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import PACKS, Library

if TYPE_CHECKING:
    from itot_workshop.domain.pack import Pack
    from itot_workshop.storage.settings import Settings


def today() -> datetime.date:
    """The day on this computer's calendar."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def library_folder(named: Path | None, settings: Settings, environ: Mapping[str, str]) -> Path:
    """The folder of sessions: as named, by the environment, as set, or the usual one."""
    usual = paths.default_library(environ)
    if named is not None or environ.get("ITOT_WORKSHOP_LIBRARY"):
        return named or usual
    return Path(settings.library) if settings.library else usual


def library_in(folder: Path, sleep: Callable[[float], None] = time.sleep) -> Library:
    """The library of a folder; ``sleep`` waits while another program holds a file."""
    keeping = Keeping(
        local=paths.local_data(os.environ),
        today=today,
        rescue_pack=partial(_rescue_pack, folder),
        sleep=sleep,
    )
    return Library(folder, keeping)


def pack_folders(folder: Path) -> tuple[Path, Path]:
    """Where the content packs for a library lie: the program's own, then the library's."""
    return paths.resources() / "packs", folder / PACKS


def packs_for(folder: Path) -> tuple[Pack, ...]:
    """Every content pack that a session of a library can be planned with."""
    from itot_workshop.storage.packs import usable_packs

    return usable_packs(*pack_folders(folder))


def _rescue_pack(folder: Path, pack_id: str) -> Pack | None:
    from itot_workshop.storage.packs import load_pack

    try:
        return load_pack(pack_folders(folder), pack_id)
    except StorageError:
        return None
