"""`check`: whether session files and content packs are sound, and what can be saved of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from itot_workshop.commands.answer import say, tell
from itot_workshop.commands.house import House
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.packs import PackFaults, PackListing, find_packs, read_pack
from itot_workshop.storage.session_file import SessionFile


class Finding(NamedTuple):
    """What is said of one file or pack: a line, more lines below it, and whether all is well."""

    line: str
    more: tuple[str, ...] = ()
    sound: bool = True


def check(house: House, args: argparse.Namespace) -> int:
    """Say of every file and pack whether it is sound; 1 if any is not."""
    findings = [_check(house.library, path, args.repair) for path in _paths(house, args.files)]
    if not args.files:
        findings += [_listed(listing) for listing in find_packs(*house.packs)]
    for finding in findings:
        say([finding.line, *(f"  {line}" for line in finding.more)])
    wrong = sum(not finding.sound for finding in findings)
    if wrong:
        tell(f"{wrong} of {len(findings)} not sound.")
        return 1
    return 0


def _paths(house: House, named: list[Path]) -> list[Path]:
    return named or [entry.path for entry in house.library.entries()]


def _check(library: Library, path: Path, repair: bool) -> Finding:
    if path.is_dir():
        return _pack(path)
    try:
        found = find_session(path, library.keeping, salvaging=False)
    except StorageError as fault:
        if repair:
            return _repaired(library, path)
        return Finding(f"not sound  {path}", _lines(fault), sound=False)
    notes = tuple(found.notes)
    if found.replayed.lost and repair:
        return _repaired(library, path)
    return Finding(f"sound  {path}", notes, sound=not found.replayed.lost)


def _repaired(library: Library, path: Path) -> Finding:
    """Open the file for writing, which saves what can be saved and keeps the original."""
    try:
        opened = SessionFile.open(path, library.keeping)
    except StorageError as fault:
        return Finding(f"not sound  {path}", _lines(fault), sound=False)
    kept = not opened.file.read_only
    try:
        closing = opened.file.close()
    except StorageError as fault:
        return Finding(f"not sound  {path}", (*opened.notes, *_lines(fault)), sound=False)
    state = "repaired" if kept else "not sound"
    return Finding(f"{state}  {path}", (*opened.notes, *closing), sound=kept)


def _pack(folder: Path) -> Finding:
    try:
        pack = read_pack(folder).pack
    except PackFaults as faults:
        return Finding(f"not sound  {folder}", _lines(faults), sound=False)
    return Finding(f"sound  {folder}", (f"content pack {pack.id} {pack.version}",))


def _listed(listing: PackListing) -> Finding:
    name = f"content pack {listing.id} {listing.version}".rstrip()
    if listing.faults:
        faults = tuple(str(fault) for fault in listing.faults)
        return Finding(f"not sound  {name} ({listing.folder})", faults, sound=False)
    return Finding(f"sound  {name}")


def _lines(fault: Exception) -> tuple[str, ...]:
    return tuple(str(fault).splitlines())
