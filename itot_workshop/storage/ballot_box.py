"""The ballots of an open round, where nobody's vote can be found later.

A secret vote must survive a power cut, be changed by its voter and not be cast twice, so while a
round is open something has to know whose ballot is whose. That is this box: one slot per person,
in the computer's local data, never in the session file, a backup or a log. When the round closes
its ballots leave the box without persons, shuffled and under new ids; then the box is overwritten
and removed. Between, it is written afresh now and then with its slots sorted by person, so that
neither the order of voting nor a ballot that was changed stays for long.

What this does not protect from: somebody who reads this computer's files while a round is open.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.domain.people import Seat
from itot_workshop.domain.voting import Answers, Ballot, Round, is_closed
from itot_workshop.storage import disk, journal
from itot_workshop.storage.coding import encode, encode_document
from itot_workshop.storage.errors import (
    Damaged,
    NotDestroyed,
    NotSaved,
    StorageError,
    reason,
    unreadable,
)
from itot_workshop.storage.journal import Journal, Recovered
from itot_workshop.storage.journaled_db import JournaledDB
from itot_workshop.storage.raw_tables import Edits, Put, RawTables, replay

_NAME = re.compile(r"box-(\d{6})")
_OPENING = b'{"box":1}'
_FULL = 64


class _Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one person has said. Answers are sorted: the order they were given in tells a person."""

    seat: Seat
    answers: Answers
    returning: str = ""
    sentence: str = ""


_SLOT = msgspec.json.Decoder(_Slot)


class BallotBox:
    """The box of one session, in the folder of its open file. It makes no file before it is used.

    ``notes`` are sentences about ballots that could not be read any more.
    """

    def __init__(self, folder: Path) -> None:
        """Use ``open``."""
        self.notes: tuple[str, ...] = ()
        self._folder = folder
        self._journal: Journal | None = None
        self._last = 0
        self._lines = 0
        self._db = JournaledDB({}, self._append)

    @classmethod
    def open(cls, folder: Path) -> BallotBox:
        """The box in a folder with every ballot that was acknowledged.

        Raises:
            Unreadable, NotSaved: the ballots stay where they are.
        """
        box = cls(folder)
        box._last, lost = _recover(folder, box._db.raw)
        box.notes = (_LOST.format(lost=lost),) if lost else ()
        try:
            box._renew()
        except NotDestroyed as error:
            box.notes += (str(error),)
        return box

    def put(self, round_id: str, person: str, ballot: Ballot) -> None:
        """Keep a person's ballot, in place of an earlier one; on return it is on the disk.

        The ballot's own id is not kept: it gets a new one when it leaves the box.

        Raises:
            NotSaved: it may not be there, and no more ballots are taken.
            NotStorable: it is not a ballot that can be read back.
        """
        answers = dict(sorted(ballot.answers.items()))
        slot = _Slot(
            seat=ballot.seat,
            answers=answers,
            returning=ballot.returning,
            sentence=ballot.sentence,
        )
        coded = encode_document(slot, _SLOT)
        if self._journal is None:
            self._begin()
        self._db.put(round_id, person, coded)
        self._tidy()

    def withdraw(self, round_id: str, person: str) -> None:
        """Take a person's ballot out; on return that is on the disk, if there was one.

        Raises:
            NotSaved: as for ``put``.
        """
        if person in self.voted(round_id):
            self._db.remove_document(round_id, person)
            self._tidy()

    def rounds(self) -> frozenset[str]:
        """The rounds of which there are ballots."""
        return frozenset(round_id for round_id, slots in self._db.raw.items() if slots)

    def voted(self, round_id: str) -> frozenset[str]:
        """Who has a ballot in the box."""
        return frozenset(self._slots(round_id))

    def take(self, round_id: str) -> list[Ballot]:
        """The ballots of a round for its close: without persons, without ids of their own.

        They come sorted by what they say, so that their order tells nothing of who or when. They
        stay in the box until ``destroy``, so that a close that fails loses nothing.
        """
        slots = [_SLOT.decode(raw) for raw in sorted(map(bytes, self._slots(round_id).values()))]
        return [
            Ballot(
                id="",
                round=round_id,
                seat=slot.seat,
                answers=slot.answers,
                returning=slot.returning,
                sentence=slot.sentence,
            )
            for slot in slots
        ]

    def destroy(self, round_id: str) -> None:
        """Overwrite and remove the ballots of a round, on the disk and in memory.

        Called when the session has them, or when the round is called off; without any ballots of
        the round it does nothing.

        Raises:
            NotDestroyed: something is still readable; it is tried again at the next start.
        """
        if self._db.raw.pop(round_id, None) is None:
            return
        try:
            self.compact()
        except NotSaved as error:
            raise NotDestroyed(_STILL_THERE.format(reason=str(error))) from error

    def compact(self) -> None:
        """Write the box afresh, slots sorted by person, and overwrite and remove what was before.

        Worth calling at every quiet moment of an open round.

        Raises:
            NotSaved: the box is as before.
            NotDestroyed: the box is written afresh, what was before is still readable.
        """
        self._renew()

    def close(self) -> None:
        """Give the files back; ballots of open rounds stay for the next start."""
        if self._journal is not None:
            with contextlib.suppress(StorageError):
                self.compact()
            if self._journal is not None:
                self._journal.close()

    def _slots(self, round_id: str) -> Mapping[str, msgspec.Raw]:
        return self._db.raw.get(round_id, {})

    def _renew(self) -> None:
        """A new generation if there are ballots; the others go."""
        before, former = _files(self._folder), self._journal
        if self.rounds():
            self._begin()
        else:
            self._journal = None
        if former is not None:
            former.close()
        for path in before.values():
            _shred(path)

    def _begin(self) -> None:
        """A new generation that starts with every slot there is, sorted, in one line.

        Lines are numbered on over the whole life of the box, also while it is empty: a former
        generation that could not be removed must never be taken for the later one.
        """
        if self._journal is not None and self._journal.failure:
            raise NotSaved(self._journal.failure)
        path = self._folder / f"box-{max(_files(self._folder), default=0) + 1:06d}"
        begun = Journal.create(path, self._last, _OPENING)
        puts = tuple(
            Put(round_, person, None, raw)
            for round_, slots in sorted(self._db.raw.items())
            for person, raw in sorted(slots.items())
        )
        try:
            self._last = begun.append(encode(Edits(edits=puts)))
        except BaseException:
            begun.close()
            with contextlib.suppress(NotDestroyed):
                _shred(path)
            raise
        self._journal = begun
        self._lines = 0

    def _append(self, payload: bytes) -> None:
        assert self._journal is not None
        self._last = self._journal.append(payload)
        self._lines += 1

    def _tidy(self) -> None:
        """Compact after many lines; the ballot is kept already, so this may fail and come again."""
        if self._lines >= max(_FULL, sum(map(len, self._db.raw.values()))):
            with contextlib.suppress(NotSaved, NotDestroyed):
                self.compact()


def settle(box: BallotBox, rounds: Mapping[str, Round]) -> tuple[str, ...]:
    """Finish what a sudden end interrupted; gives what the facilitator is to be told.

    Ballots of a round that the session has closed are in it already: they are destroyed. Those of
    an open round stay, voting goes on. Those of a round that the session does not know (its file
    is an older copy) stay in the box, uncounted.
    """
    notes = [*box.notes]
    for round_ in sorted(box.rounds()):
        if round_ not in rounds:
            notes.append(_UNKNOWN.format(ballots=len(box.voted(round_))))
        elif is_closed(rounds[round_]):
            try:
                box.destroy(round_)
            except NotDestroyed as error:
                notes.append(str(error))
    return tuple(notes)


_LOST = (
    "{lost} entries of the open round could not be read any more. Ask who is shown as not having "
    "voted to vote again."
)
_UNKNOWN = (
    "Votes of a round that this copy of the session does not have are kept on this computer and "
    "not counted (people who voted: {ballots}). If there is a newer copy of the file, open that "
    "one."
)
_STILL_THERE = (
    "The ballots of the closed round are in the session, but what was kept on this computer while "
    "it was open could not be overwritten yet: {reason} It is tried again at the next start."
)


def _recover(folder: Path, tables: RawTables) -> tuple[int, int]:
    """Fill tables from the generation that went furthest; the last line's number, lines lost.

    A generation counts when its first line of slots is whole. One that was given up while it was
    begun never went further than the one before it.
    """
    best = Recovered(entries=())
    for _, path in sorted(_files(folder).items()):
        found = journal.recover(path)
        whole = len(found.entries) > 1 and found.entries[0].payload == _OPENING
        if whole and (not best.entries or found.entries[-1].sequence > best.entries[-1].sequence):
            best = found
    lost = best.lost
    for entry in best.entries[1:]:
        try:
            replay(tables, entry.payload, force=True)
        except Damaged:
            lost += 1
    for slots in tables.values():
        for person in [person for person, raw in slots.items() if not _is_slot(raw)]:
            del slots[person]
            lost += 1
    return (best.entries[-1].sequence if best.entries else 0), lost


def _is_slot(raw: msgspec.Raw) -> bool:
    try:
        _SLOT.decode(raw)
    except msgspec.MsgspecError:
        return False
    return True


def _files(folder: Path) -> dict[int, Path]:
    try:
        found = [(_NAME.fullmatch(path.name), path) for path in folder.iterdir()]
    except OSError as error:
        raise unreadable(folder, error) from error
    return {int(match[1]): path for match, path in found if match}


def _shred(path: Path) -> None:
    """Overwrite a file where it lies, and remove it.

    Raises:
        NotDestroyed: if it may still be readable.
    """
    try:
        size = path.stat().st_size
        handle = disk.open_to_overwrite(path)
        try:
            disk.write(handle, bytes(size))
            disk.sync(handle)
        finally:
            disk.close(handle)
        disk.remove(path)
        disk.sync_folder(path.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        why = f"{reason(error)}."
        raise NotDestroyed(_STILL_THERE.format(reason=why)) from error
