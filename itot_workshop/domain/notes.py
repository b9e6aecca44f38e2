"""What people said and what they agreed: notes, the parking lot, actions, marks on cards."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.people import Seat

NoteKind: TypeAlias = Literal[
    "observation", "example", "barrier", "idea", "decision", "question", "word"
]
NoteSide: TypeAlias = Literal["", "IT", "OT", "MGT", "OTHER", "both"]
ActionState: TypeAlias = Literal["open", "done", "partly", "missed", "dropped", "moved"]


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line somebody said. It belongs to the step and the statement it was taken at.

    ``step`` is the id of an agenda step, ``about`` a card, model or pair of the pack
    ("card:AP1", "pair:A") where the note belongs to one. ``parked`` puts it in the parking lot.
    """

    id: str
    text: str
    position: int = 0
    kind: NoteKind = "observation"
    side: NoteSide = ""
    step: str = ""
    axis: str = ""
    statement: str = ""
    about: str = ""
    author: str = ""
    parked: bool = False


class Origin(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The action of an earlier session that a carried action continues."""

    session: str
    action: str


class Action(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who does what with whom by when, and how we see that it is done.

    Owner and partner are written as the room names them; the seats are kept beside them so that
    a partner from the other side can be told. An action of an earlier session has an ``origin``
    and carries the state the review gave it; ``card`` is the card of the board that it brings into
    the middle.
    """

    id: str
    text: str
    position: int = 0
    short: str = ""
    owner: str = ""
    owner_seat: Seat | None = None
    partner: str = ""
    partner_seat: Seat | None = None
    due: datetime.date | None = None
    done_when: str = ""
    first_step: str = ""
    axis: str = ""
    card: str = ""
    state: ActionState = "open"
    remark: str = ""
    reason: str = ""
    origin: Origin | None = None


class Mark(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Dots on one symptom of a card: "we see this here". ``audience`` is the symptom's column."""

    id: str
    card: str
    audience: Literal["ot", "it", "mgt"]
    symptom: int
    dots: int


class DifferenceRating(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far apart a table sees one of the five differences, 1 alike to 5 worlds apart."""

    id: str
    difference: str
    table: Seat
    rating: int
    example: str = ""
    helps_most: bool = False
    costs_most: bool = False
