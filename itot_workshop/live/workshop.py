"""The one door for change: rules first, then the disk, and only then the screens.

Screens hand a wish to ``Workshop.apply`` and wait for ``changed``. Whatever they show has been
allowed by the session's rules and is on the disk.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from itot_workshop.domain.changes import (
    COURSE,
    VOTES,
    BallotCast,
    BallotWithdrawn,
    BoardPhaseSet,
    Change,
    Reverted,
    RoundClosed,
    RoundDropped,
)
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Edit, Refused, Session
from itot_workshop.domain.succession import Outcome, after
from itot_workshop.domain.voting import Ballot, Tally
from itot_workshop.storage.errors import NotSaved, StorageError


class Keeper(Protocol):
    """Where a session is kept; a ``SessionFile`` is one."""

    def commit(self, edits: Iterable[Edit]) -> None:
        """Keep the edits of one change, all or none; on return they are on the disk."""


class Box(Protocol):
    """Where the ballots of an open round lie; a ``BallotBox`` is one."""

    def put(self, round_id: str, person: str, ballot: Ballot) -> None:
        """Keep a person's ballot, in place of an earlier one; on return it is on the disk."""

    def withdraw(self, round_id: str, person: str) -> None:
        """Take a person's ballot out for good."""

    def voted(self, round_id: str) -> Collection[str]:
        """Who has a ballot in the box."""

    def take(self, round_id: str) -> Iterable[Ballot]:
        """All ballots of a round, without their persons; they stay in the box."""

    def call_off(self, round_id: str) -> None:
        """Note that a round's ballots are no longer wanted, before the session forgets it."""

    def destroy(self, round_id: str, *, dropped: bool = False) -> None:
        """Overwrite and remove a round's ballots."""


class Workshop(QObject):
    """A session that is open, with what can be done to it and undone.

    Signals: ``changed`` with the change that is now true and kept; ``refused`` with the rules'
    sentence; ``save_failed`` with the sentence of the disk, when a change was not kept and is not
    shown; ``warned`` with something to tell about a change that was kept; ``undone`` with the edits
    that were taken back.
    """

    changed = Signal(object)
    refused = Signal(str)
    save_failed = Signal(str)
    warned = Signal(str)
    undone = Signal(object)

    def __init__(
        self,
        session: Session,
        keeper: Keeper,
        box: Box,
        *,
        chance: random.Random,
        parent: QObject | None = None,
    ) -> None:
        """``chance`` mixes ballots: the system's (``random.SystemRandom``) but in rehearsals."""
        super().__init__(parent)
        self.session = session
        self._keeper = keeper
        self._box = box
        self._chance = chance
        self._done: list[tuple[Edit, ...]] = []
        self._undone: list[tuple[Edit, ...]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to do again."""
        return bool(self._undone)

    def apply(self, change: Change) -> bool:
        """Make a change true, durably; False if it was refused or could not be kept."""
        outcome = self._carry_out(change)
        if outcome is None:
            return False
        if isinstance(change, (RoundClosed, RoundDropped)):
            self._forget(partial(_counts_in, round_=change.round))
        elif isinstance(change, BoardPhaseSet):
            self._forget(_is_placed_in)
        if outcome.edits and not isinstance(change, (*VOTES, *COURSE)):
            self._done.append(outcome.edits)
            self._undone.clear()
        self.changed.emit(_told(change))
        return True

    def undo(self) -> bool:
        """Take the last change back from the session as it is now.

        Votes have no undo, neither has walking along the agenda. Hands can be counted back while
        their vote is open; closed, they are votes. What a table placed can be taken back while it
        is at the board: the other table must not undo unseen what it cannot see.
        """
        taken = self._done[-1] if self._done else ()
        if not self._revert(self._done, self._undone):
            return False
        self.undone.emit(taken)
        return True

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._revert(self._undone, self._done)

    def close_round(self) -> bool:
        """Close the open round: its ballots come in shuffled, under new ids, in one commit.

        What people wrote comes in apart from their ballots, in an order of its own.

        Only after that commit is the box overwritten and removed.
        """
        round_ = open_round(self.session)
        if round_ is None:
            self.refused.emit("No vote is open, so there is nothing to close.")
            return False
        try:
            ballots = list(self._box.take(round_.id))
        except StorageError as error:
            self.refused.emit(error.sentence)
            return False
        self._chance.shuffle(ballots)
        mixed = tuple(
            replace(b, id=f"{self._chance.getrandbits(64):016x}", sentence="") for b in ballots
        )
        said = [ballot.sentence for ballot in ballots if ballot.sentence]
        self._chance.shuffle(said)
        return self.apply(RoundClosed(round=round_.id, ballots=mixed, said=tuple(said)))

    def resume(self) -> None:
        """Pick up after a sudden end, once, before anything is shown.

        Who has a ballot in the box of the open round has voted. What the box still has of other
        rounds is no business of the session: ``ballot_box.settle`` sees to it.
        """
        round_ = open_round(self.session)
        if round_ is None:
            return
        voted = tuple(sorted(self._box.voted(round_.id)))
        edit = Edit(table="rounds", id=round_.id, before=round_, after=replace(round_, voted=voted))
        self.session = self.session.with_edits([edit])

    def _revert(self, stack: list[tuple[Edit, ...]], other: list[tuple[Edit, ...]]) -> bool:
        if not stack:
            return False
        back = tuple(edit.inverse() for edit in reversed(stack[-1]))
        outcome = self._carry_out(Reverted(edits=back))
        if outcome is None:
            return False
        stack.pop()
        other.append(outcome.edits)
        self.changed.emit(Reverted(edits=outcome.edits))
        return True

    def _forget(self, is_over: Callable[[Edit], bool]) -> None:
        """What is over is no more among what can be undone: hands of a vote that is closed or
        called off, and what a table placed when another comes to the board."""
        for stack in (self._done, self._undone):
            stack[:] = [edits for edits in stack if not any(map(is_over, edits))]

    def _carry_out(self, change: Change) -> Outcome | None:
        """Rules, then disk. The session moves on only when both have agreed."""
        try:
            outcome = after(self.session, change)
            self._keep(change, outcome)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return None
        except NotSaved as error:
            self.save_failed.emit(error.sentence)
            return None
        except StorageError as error:
            self.refused.emit(error.sentence)
            return None
        self.session = outcome.session
        if isinstance(change, (RoundClosed, RoundDropped)):
            self._destroy(change.round, dropped=isinstance(change, RoundDropped))
        return outcome

    def _keep(self, change: Change, outcome: Outcome) -> None:
        """Ballots of an open round go into the box alone, everything else into the file."""
        if isinstance(change, BallotCast):
            person = outcome.session.people[change.person]
            ballot = Ballot(
                id="",
                round=change.round,
                seat=person.seat,
                answers=change.answers,
                returning=change.returning,
                sentence=change.sentence,
            )
            self._box.put(change.round, change.person, ballot)
        elif isinstance(change, BallotWithdrawn):
            self._box.withdraw(change.round, change.person)
        elif outcome.edits:
            if isinstance(change, RoundDropped):
                self._call_off(change.round)
            self._keeper.commit(outcome.edits)

    def _call_off(self, round_: str) -> None:
        """Mark a round's ballots; a box that takes nothing any more does not keep a vote open."""
        with contextlib.suppress(StorageError):
            self._box.call_off(round_)

    def _destroy(self, round_: str, *, dropped: bool) -> None:
        """Empty a round's box; that it could not be done now takes nothing back."""
        try:
            self._box.destroy(round_, dropped=dropped)
        except StorageError as error:
            self.warned.emit(error.sentence)


def _counts_in(edit: Edit, round_: str) -> bool:
    return any(
        isinstance(document, Tally) and document.round == round_
        for document in (edit.before, edit.after)
    )


def _is_placed_in(edit: Edit) -> bool:
    """Whether a table put a card somewhere, or somewhere else."""
    before, after_ = (
        (card.by_it, card.by_ot) if isinstance(card, Placement) else (None, None)
        for card in (edit.before, edit.after)
    )
    return before != after_


def _told(change: Change) -> Change:
    """A change as screens hear of it: that somebody has voted, never what."""
    if isinstance(change, BallotCast):
        return replace(change, answers={}, returning="", sentence="")
    return change
