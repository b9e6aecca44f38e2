"""The journal of a session file: generations, each opening with the state of the file it follows.

Before a checkpoint puts a new file in place, a new generation is begun that names that file's
state. Whichever of the two files is found later, old or new, the generation that names it and
those after it hold exactly what is missing. Generations go when the next file has held.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.storage import atomic_file, disk, journal
from itot_workshop.storage.coding import BAD_INPUT, encode
from itot_workshop.storage.errors import Damaged, StorageError, not_saved
from itot_workshop.storage.file_format import Identity
from itot_workshop.storage.journal import Entry, Journal
from itot_workshop.storage.raw_tables import RawTables, replay

_NAME = re.compile(r"journal-(\d{6})")
_HELD = re.compile(r"held-(\d{6})")


class _Opening(Struct, frozen=True, forbid_unknown_fields=True):
    follows: Identity


class Generation(Struct, frozen=True, kw_only=True):
    """One journal file as it was read; ``follows`` is None if its opening line is lost.

    ``held`` says that the file it follows has been in its place.
    """

    number: int
    follows: Identity | None
    held: bool
    entries: tuple[Entry, ...]
    torn: bool
    lost: int

    @property
    def changes(self) -> tuple[Entry, ...]:
        """Its lines without the opening."""
        return self.entries if self.follows is None else self.entries[1:]


class Replayed(Struct, frozen=True, kw_only=True):
    """What a journal added to a file: how many changes, how many were lost, the last number.

    ``foreign`` counts changes that do not belong to the file and were not added. ``unreadable``
    is the sentence of a journal that the system does not let be read: there may be changes in it.
    """

    sequence: int
    applied: int = 0
    lost: int = 0
    torn: bool = False
    foreign: int = 0
    unreadable: str = ""


def begin(folder: Path, follows: Identity) -> tuple[int, Journal]:
    """A new generation after all that are there, to follow the file of the state named.

    Raises:
        NotSaved: if it cannot be made; the generations that are there stay.
    """
    number = max(_files(folder), default=0) + 1
    path = folder / f"journal-{number:06d}"
    return number, Journal.create(path, follows.sequence, encode(_Opening(follows)))


def hold(folder: Path, number: int) -> None:
    """Mark that the file which a generation follows is in its place.

    An older one that is found there later is a copy then, and no file that was about to be renewed.
    The mark need not outlive a power cut: without it nothing is lost, as long as files stay put.
    """
    with contextlib.suppress(OSError):
        disk.close(disk.create(folder / f"held-{number:06d}", 0o600))


def read(folder: Path) -> list[Generation]:
    """Every generation of a folder, oldest first; one that says nothing at all is left out.

    Raises:
        Unreadable: if the system does not let one of them be read; it may be the one that matters.
    """
    generations = []
    held = disk.numbered(folder, _HELD)
    for number, path in sorted(_files(folder).items()):
        recovered = journal.recover(path)
        if recovered.entries:
            generations.append(_generation(number, recovered, held=number in held))
    return generations


def replay_onto(
    tables: RawTables, state: Identity, generations: list[Generation], *, salvaged: bool = False
) -> Replayed:
    """Add to a file's tables, in place, every change of its journal that the file does not have.

    Only the generation that names the file's state, and those after it, are its own. Onto a
    ``salvaged`` file changes are put even where the document before them is not the one they
    knew; if its state is unknown too (no ``crc``) the whole journal is taken for its own.
    """
    start = 0 if salvaged and not state.crc else _first_own(state, generations)
    own = generations[start:]
    done = Replayed(sequence=state.sequence, torn=bool(own) and own[-1].torn)
    if not own:
        return msgspec.structs.replace(done, foreign=sum(len(g.changes) for g in generations))
    entries = [entry for generation in own for entry in generation.changes]
    last = state.sequence if state.crc else min((e.sequence for e in entries), default=1) - 1
    applied = lost = 0
    for entry in entries:
        if entry.sequence <= last:
            continue
        lost += entry.sequence - last - 1
        fits = _replayed(tables, entry.payload, force=salvaged or lost > 0)
        if fits is False:
            foreign = sum(later.sequence >= entry.sequence for later in entries)
            return msgspec.structs.replace(done, applied=applied, foreign=foreign)
        lost += fits is None
        applied += fits is not None
        last = entry.sequence
    return msgspec.structs.replace(
        done, sequence=max(state.sequence, last), applied=applied, lost=lost
    )


def drop(folder: Path, before: int | None = None) -> None:
    """Remove generations (those below a number, or all), oldest first.

    One that will not go does no harm: those after it stay too, and say what it is followed by.
    """
    with contextlib.suppress(OSError, StorageError):
        for files in (_files(folder), disk.numbered(folder, _HELD)):
            for number, path in sorted(files.items()):
                if before is None or number < before:
                    disk.remove(path)


def copy_aside(folder: Path) -> Path:
    """Copy all generations to a folder of their own, where nothing is replayed or removed.

    Raises:
        NotSaved, Unreadable: if that cannot be done.
    """
    number = 1
    while disk.exists(aside := folder / f"kept-{number:03d}"):
        number += 1
    try:
        disk.make_folder(aside, 0o700)
    except OSError as error:
        raise not_saved(aside, error) from error
    copy(folder, aside)
    return aside


def copy(folder: Path, target: Path) -> None:
    """Copy all generations to another folder, oldest first.

    Raises:
        NotSaved, Unreadable: if that cannot be done.
    """
    for _, path in sorted(_files(folder).items()):
        data = atomic_file.read(path, journal.LIMIT)
        atomic_file.write_new(target / path.name, data, like=path)


def _files(folder: Path) -> dict[int, Path]:
    return disk.numbered(folder, _NAME)


def _generation(number: int, recovered: journal.Recovered, *, held: bool) -> Generation:
    try:
        follows = msgspec.json.decode(recovered.entries[0].payload, type=_Opening).follows
    except BAD_INPUT:
        follows = None
    return Generation(
        number=number,
        follows=follows,
        held=held,
        entries=recovered.entries,
        torn=recovered.torn,
        lost=recovered.lost,
    )


def _replayed(tables: RawTables, payload: bytes, *, force: bool) -> bool | None:
    """Whether a line could be put there; None if it is none of ours."""
    try:
        return replay(tables, payload, force=force) or force
    except Damaged:
        return None


def _first_own(state: Identity, generations: list[Generation]) -> int:
    """Index of the generation from which on the journal is the file's; their number if none is."""
    named = [i for i, g in enumerate(generations) if g.follows == state]
    if named:
        return named[-1]
    # A lost opening line says nothing for or against; then the former documents decide.
    unnamed = [i for i, g in enumerate(generations) if g.follows is None]
    return unnamed[0] if unnamed else len(generations)
