"""What every command works with: the library, the content packs, the folders they lie in."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import NamedTuple

from itot_workshop import paths
from itot_workshop.commands.answer import tell
from itot_workshop.domain.audience import shown
from itot_workshop.domain.session import Session
from itot_workshop.household import library_folder, library_in, pack_folders
from itot_workshop.storage.library import Library
from itot_workshop.storage.lock import in_use
from itot_workshop.storage.opening import Found, find_session
from itot_workshop.storage.settings import read_settings


class House(NamedTuple):
    """The library and the folders of content packs, the program's own first."""

    library: Library
    packs: tuple[Path, ...]


def house(args: argparse.Namespace) -> House:
    """The library that is meant: by --library, the environment, the settings, or the usual one."""
    settings = read_settings(paths.settings_folder(os.environ))
    folder = library_folder(args.library, settings, os.environ)
    return House(library_in(folder), pack_folders(folder))


def find(house_: House, wanted: str) -> Found:
    """A session by file or id, read without touching it; what is amiss is told."""
    named = Path(wanted)
    path = named if named.is_file() else house_.library.find(wanted)
    found = find_session(path, house_.library.keeping)
    if in_use(house_.library.keeping.local, path):
        tell(f"“{path.name}” is open in a window of this program; this is how it stands now.")
        return found
    for note in found.notes:
        tell(note)
    return found


def read(house_: House, wanted: str) -> Session:
    """A session by file or id; while it runs, without votes that the room has not seen."""
    return shown(find(house_, wanted).session)
