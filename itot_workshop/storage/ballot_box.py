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
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.domain.people import Seat
from itot_workshop.domain.voting import Answers, Ballot, Round, is_closed
from itot_workshop.storage import box_files
from itot_workshop.storage.coding import encode, encode_document
from itot_workshop.storage.errors import NotDestroyed, NotSaved, StorageError
from itot_workshop.storage.journal import Journal, Words
from itot_workshop.storage.journaled_db import JournaledDB
from itot_workshop.storage.raw_tables import Edits, Put

_FULL = 64
_CALLED_OFF = ""
"""The table with a mark for every vote that is called off; a round's id is never empty."""

_MARK = msgspec.Raw(b"true")


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
        box._last, lost = box_files.recover(folder, box._db.raw, _is_sound)
        box.notes = (_LOST.format(lost=lost),) if lost else ()
        if why := box._renew():
            box.notes += (_FORMER_THERE.format(reason=_because(why)),)
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
        self._make_ready()
        self._db.put(round_id, person, coded)
        self._tidy()

    def withdraw(self, round_id: str, person: str) -> None:
        """Take a person's ballot out; on return that is on the disk, if there was one.

        Raises:
            NotSaved: as for ``put``.
        """
        if person in self.voted(round_id):
            self._make_ready()
            self._db.remove_document(round_id, person)
            self._tidy()

    def rounds(self) -> frozenset[str]:
        """The rounds of which there are ballots."""
        return frozenset(it for it, slots in self._db.raw.items() if slots and it != _CALLED_OFF)

    def called_off(self) -> frozenset[str]:
        """The rounds that were to be called off and still have ballots here."""
        return frozenset(self._slots(_CALLED_OFF)) & self.rounds()

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

    def call_off(self, round_id: str) -> None:
        """Mark a round as called off, before the session forgets it; on return that is on the disk.

        If the program dies before its ballots are destroyed, the next start knows that nobody
        waits for them. Without any ballots of the round it does nothing.

        Raises:
            NotSaved: as for ``put``.
        """
        if round_id in self.rounds():
            self._make_ready()
            self._db.put(_CALLED_OFF, round_id, _MARK)

    def destroy(self, round_id: str, *, dropped: bool = False) -> None:
        """Overwrite and remove the ballots of a round, on the disk and in memory.

        Called when the session has them, or when the round was ``dropped``; without any ballots
        of the round it does nothing.

        Raises:
            NotDestroyed: something is still readable; every later ``compact`` tries again.
        """
        self._slots(_CALLED_OFF).pop(round_id, None)
        if self._db.raw.pop(round_id, None) is None:
            return
        said = _DROPPED_THERE if dropped else _CLOSED_THERE
        try:
            why = self._renew()
        except NotSaved as error:
            raise NotDestroyed(said.format(reason=str(error))) from error
        if why:
            raise NotDestroyed(said.format(reason=_because(why)))

    def compact(self) -> None:
        """Write the box afresh, slots sorted by person, and overwrite and remove what was before.

        Worth calling at every quiet moment of an open round.

        Raises:
            NotSaved: the box is as before.
            NotDestroyed: the box is written afresh, what was before is still readable.
        """
        if why := self._renew():
            raise NotDestroyed(_FORMER_THERE.format(reason=_because(why)))

    def close(self) -> None:
        """Give the files back; ballots of open rounds stay for the next start."""
        if self._journal is not None:
            with contextlib.suppress(StorageError):
                self.compact()
            if self._journal is not None:
                self._journal.close()

    def _slots(self, round_id: str) -> dict[str, msgspec.Raw]:
        return self._db.raw.get(round_id, {})

    def _make_ready(self) -> None:
        """Begin where there is no file yet, or none any more because somebody swept it away."""
        if self._journal is None or self._journal.is_gone:
            self._begin()

    def _renew(self) -> str:
        """A new generation if there are ballots; the others go. Gives why one of them did not.

        The newest goes last, and while an older one is held an empty one takes its place: the next
        start must not take ballots that were destroyed for those of the box.
        """
        before, former = sorted(box_files.files(self._folder).items()), self._journal
        if self.rounds():
            self._begin()
        else:
            self._journal = None
        if former is not None:
            former.close()
        why = ""
        for part in (before[:-1], before[-1:]):
            held = box_files.shred(path for _, path in part)
            why = why or held
            if why and self._journal is None:
                with contextlib.suppress(NotSaved):
                    self._begin()
        return why

    def _begin(self) -> None:
        """A new generation that starts with every slot there is, sorted, in one line.

        Lines are numbered on over the whole life of the box, also while it is empty: a former
        generation that could not be removed must never be taken for the later one.
        """
        if self._journal is not None and self._journal.failure:
            raise NotSaved(self._journal.failure)
        path = box_files.next_file(self._folder)
        begun = Journal.create(path, self._last, box_files.OPENING, _WORDS)
        puts = tuple(
            Put(round_, person, None, raw)
            for round_, slots in sorted(self._db.raw.items())
            for person, raw in sorted(slots.items())
        )
        try:
            self._last = begun.append(encode(Edits(edits=puts)))
        except BaseException:
            begun.close()
            box_files.shred([path])
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
            with contextlib.suppress(StorageError):
                self.compact()


def wipe(folder: Path) -> None:
    """Overwrite and remove whatever ballots are in a folder.

    Raises:
        NotDestroyed: something is still readable.
        Unreadable: if the system does not let it be looked into.
    """
    if why := box_files.shred(box_files.files(folder).values()):
        raise NotDestroyed(_WIPED_THERE.format(reason=why))


def settle(box: BallotBox, rounds: Mapping[str, Round]) -> tuple[str, ...]:
    """Finish what a sudden end interrupted; gives what the facilitator is to be told.

    Ballots of a round that the session has closed are in it already: they are destroyed. Those of
    an open round stay, voting goes on. A round that the session does not know was called off, and
    then they are destroyed too; or its file is an older copy, and they stay in the box, uncounted.
    """
    notes = []
    for round_ in sorted(box.rounds()):
        known = round_ in rounds
        if is_closed(rounds[round_]) if known else round_ in box.called_off():
            try:
                box.destroy(round_, dropped=not known)
            except NotDestroyed as error:
                notes.append(str(error))
        elif not known:
            notes.append(_UNKNOWN.format(ballots=len(box.voted(round_))))
    return (*box.notes, *notes)


def _because(why: str) -> str:
    return f"{why}."


_WORDS = Words(
    not_begun="The vote could not be kept on this computer because {reason}. Votes confirmed "
    "before are safe; put that right, then cast this one again.",
    unsure="The last vote could not be kept because {reason}, and this computer takes no more of "
    "them now. Close the vote: the votes confirmed before are counted. Then put that right before "
    "the next one.",
)
_LOST = (
    "{lost} entries of the open round could not be read any more. Ask who is shown as not having "
    "voted to vote again."
)
_UNKNOWN = (
    "Votes of a round that this copy of the session does not have are kept on this computer and "
    "not counted (people who voted: {ballots}). If there is a newer copy of the file, open that "
    "one."
)
_AGAIN = "It is tried again while the session is open, and at the next start."
_CLOSED_THERE = (
    "The ballots of the closed vote are in the session, but what was kept on this computer while "
    "it was open could not be overwritten yet: {reason} " + _AGAIN
)
_DROPPED_THERE = (
    "The vote is called off and its ballots do not count, but what was kept of them on this "
    "computer could not be overwritten yet: {reason} " + _AGAIN
)
_WIPED_THERE = (
    "Ballots of a vote that was never closed could not be overwritten because {reason}, and so "
    "nothing was deleted. Put that right, then delete it again."
)
_FORMER_THERE = (
    "No vote is lost, but an earlier copy of the ballots on this computer could not be "
    "overwritten yet: {reason} " + _AGAIN
)


def _is_sound(table: str, raw: msgspec.Raw) -> bool:
    """Whether an entry is a slot, or the mark of a vote that is called off."""
    if table == _CALLED_OFF:
        return raw == _MARK
    try:
        _SLOT.decode(raw)
    except msgspec.MsgspecError:
        return False
    return True
