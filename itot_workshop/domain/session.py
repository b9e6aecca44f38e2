"""A workshop session as one frozen value, made of tables of small documents.

The session knows its documents and how to replace them; what may happen to it stands in
``changes`` (the wishes) and ``succession`` (the rules). Every change comes down to edits: a
document put, replaced or removed. Edits are what the storage writes and what undo turns round.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

import msgspec
from msgspec import Struct, field

from itot_workshop.domain.about import About, State
from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.voting import Ballot, Round, Tally

__all__ = ["TABLES", "About", "Document", "Edit", "Refused", "Session", "State", "oldest_first"]

Document: TypeAlias = (
    "About | Participant | AgendaStep | Round | Ballot | Tally | Note | Action"
    " | Placement | ModelChoice | Charter | Mark | DifferenceRating | Pack"
)


class Edit(Struct, frozen=True, kw_only=True):
    """One document put (``before`` is None), replaced, or removed (``after`` is None)."""

    table: str
    id: str
    before: Document | None
    after: Document | None

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(table=self.table, id=self.id, before=self.after, after=self.before)


class Refused(Exception):
    """A change that cannot be; its text is the sentence the screen shows."""


class Session(Struct, frozen=True, kw_only=True):
    """Everything said and agreed in one session, by table and random id, and its content pack."""

    about: About
    pack: Pack
    people: Mapping[str, Participant] = field(default_factory=dict)
    agenda: Mapping[str, AgendaStep] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    board: Mapping[str, Placement] = field(default_factory=dict)
    model_choice: Mapping[str, ModelChoice] = field(default_factory=dict)
    charters: Mapping[str, Charter] = field(default_factory=dict)
    marks: Mapping[str, Mark] = field(default_factory=dict)
    differences: Mapping[str, DifferenceRating] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The random id under which files and follow-ups know this session."""
        return self.about.id

    def with_edits(self, edits: Iterable[Edit]) -> Session:
        """The session with these edits made, in order; only tables they touch are copied."""
        about, pack = self.about, self.pack
        touched: dict[str, dict[str, Document]] = {}
        for edit in edits:
            if edit.table == "about":
                about = cast(About, edit.after)
                continue
            if edit.table == "pack":
                pack = cast(Pack, edit.after)
                continue
            table = touched.setdefault(edit.table, dict(getattr(self, edit.table)))
            if edit.after is None:
                table.pop(edit.id, None)
            else:
                table[edit.id] = edit.after
        return msgspec.structs.replace(self, about=about, pack=pack, **touched)

    def document(self, table: str, id_: str) -> Document | None:
        """The document of this id as it is now, or None."""
        if table == "about":
            return self.about
        if table == "pack":
            return self.pack
        return cast("Mapping[str, Document]", getattr(self, table)).get(id_)


TABLES: Mapping[str, type[Document]] = {
    "about": About,
    "people": Participant,
    "agenda": AgendaStep,
    "rounds": Round,
    "ballots": Ballot,
    "tallies": Tally,
    "notes": Note,
    "actions": Action,
    "board": Placement,
    "model_choice": ModelChoice,
    "charters": Charter,
    "marks": Mark,
    "differences": DifferenceRating,
}
"""Every table with what it holds, in the order in which a file keeps them."""


def oldest_first(sessions: Iterable[Session]) -> list[Session]:
    """Sessions by date, those of one day by the time they start, each after the one it follows."""
    left = {session.id: session for session in sorted(sessions, key=_when)}
    ordered: list[Session] = []
    while left:
        ready = (it for it in left.values() if not _follows_on_its_day(it, left))
        first = next(ready, None) or next(iter(left.values()))
        ordered.append(left.pop(first.id))
    return ordered


def _when(session: Session) -> tuple[datetime.date, str, str]:
    return session.about.date, session.about.starts, session.id


def _follows_on_its_day(session: Session, others: Mapping[str, Session]) -> bool:
    """Whether one of the others is of the same day and came before it."""
    before = others.get(session.about.follows or "")
    return before is not None and before.about.date == session.about.date
