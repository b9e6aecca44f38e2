"""A keeper and a box in memory that write down what happens to them and fail when told."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from itot_workshop.domain.session import Document, Edit, Session
from itot_workshop.domain.voting import Ballot, Round
from itot_workshop.storage.errors import StorageError

Log = list[str]


class FakeKeeper:
    """Keeps a session of its own, led on by the edits alone."""

    def __init__(self, session: Session, log: Log) -> None:
        self.session = session
        self.commits: list[tuple[Edit, ...]] = []
        self.failure: StorageError | None = None
        self._log = log

    def commit(self, edits: Iterable[Edit]) -> None:
        edits = tuple(edits)
        if self.failure is not None:
            self._log.append("commit failed")
            raise self.failure
        for edit in edits:
            there = self.session.document(edit.table, edit.id)
            assert _without_turnout(there) == _without_turnout(edit.before)
        self._log.append("commit")
        self.commits.append(edits)
        self.session = self.session.with_edits(edits)


class FakeBox:
    """Keeps ballots by round and person."""

    def __init__(self, log: Log) -> None:
        self.slots: dict[str, dict[str, Ballot]] = {}
        self.failure: StorageError | None = None
        self._log = log

    def put(self, round_id: str, person: str, ballot: Ballot) -> None:
        self._do("put")
        self.slots.setdefault(round_id, {})[person] = ballot

    def withdraw(self, round_id: str, person: str) -> None:
        self._do("withdraw")
        self.slots[round_id].pop(person)

    def voted(self, round_id: str) -> frozenset[str]:
        return frozenset(self.slots.get(round_id, {}))

    def take(self, round_id: str) -> list[Ballot]:
        self._do("take")
        return list(self.slots.get(round_id, {}).values())

    def call_off(self, round_id: str) -> None:
        self._do("call off")

    def destroy(self, round_id: str, *, dropped: bool = False) -> None:
        self._do("destroy")
        self.slots.pop(round_id, None)

    def _do(self, what: str) -> None:
        self._log.append(what if self.failure is None else f"{what} failed")
        if self.failure is not None:
            raise self.failure


def _without_turnout(document: Document | None) -> Document | None:
    """Who has voted in an open round is known to the box alone."""
    return replace(document, voted=()) if isinstance(document, Round) else document
