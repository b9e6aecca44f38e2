"""What the facilitator's window works with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from itot_workshop.storage.keeping import Today
from itot_workshop.storage.library import Library
from itot_workshop.storage.settings import Settings

if TYPE_CHECKING:
    from itot_workshop.domain.pack import Pack


Packs = Callable[[Path], "tuple[Pack, ...]"]


class Services(Struct, frozen=True, kw_only=True):
    """What the window works with, handed in by whoever starts the program.

    ``library_in`` makes the library of a folder, ``packs`` reads the content packs for one.
    """

    library: Library
    library_in: Callable[[Path], Library]
    packs: Packs
    resources: Path
    examples: Path
    settings: Settings
    settings_folder: Path
    today: Today
