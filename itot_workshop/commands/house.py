"""What every command works with: the library, the content packs, the folders they lie in."""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from itot_workshop import paths
from itot_workshop.commands.answer import tell
from itot_workshop.domain.audience import shown
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import PACKS, Library
from itot_workshop.storage.opening import Found, find_session
from itot_workshop.storage.packs import load_pack
from itot_workshop.storage.settings import read_settings


class House(NamedTuple):
    """The library and the folders of content packs, the program's own first."""

    library: Library
    packs: tuple[Path, ...]


def house(args: argparse.Namespace) -> House:
    """The library that is meant: by --library, the environment, the settings, or the usual one."""
    folder = library_folder(args.library, os.environ)
    packs = (paths.resources() / "packs", folder / PACKS)

    def rescue_pack(pack_id: str) -> Pack | None:
        try:
            return load_pack(packs, pack_id)
        except StorageError:
            return None

    keeping = Keeping(local=paths.local_data(os.environ), today=today(), rescue_pack=rescue_pack)
    return House(Library(folder, keeping), packs)


def library_folder(named: Path | None, environ: Mapping[str, str]) -> Path:
    """The folder of sessions; the one named first wins."""
    usual = paths.default_library(environ)
    if named is not None or environ.get("ITOT_WORKSHOP_LIBRARY"):
        return named or usual
    chosen = read_settings(paths.settings_folder(environ)).library
    return Path(chosen) if chosen else usual


def today() -> datetime.date:
    """The day on this computer's calendar."""
    return datetime.datetime.now(datetime.UTC).astimezone().date()


def find(house_: House, wanted: str) -> Found:
    """A session by file or id, read without touching it; what is amiss is told."""
    named = Path(wanted)
    path = named if named.is_file() else house_.library.find(wanted)
    found = find_session(path, house_.library.keeping)
    for note in found.notes:
        tell(note)
    return found


def read(house_: House, wanted: str) -> Session:
    """A session by file or id; while it runs, without votes that the room has not seen."""
    return shown(find(house_, wanted).session)
