"""What a session is in short: all that a list of sessions has to read of one.

It knows none of the other documents of a session, so that a list is there before they are needed.
"""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.pack_base import Form
from itot_workshop.domain.voting import Way

State: TypeAlias = Literal["planned", "running", "finished"]
BoardPhase: TypeAlias = Literal[
    "choose", "update", "it", "ot", "reveal", "settle", "pairs", "apart", "moves"
]
"""Where the exercise stands: cards are chosen (or the last map is looked through), each table
places them unseen by the other, both maps are seen, and what follows from them is agreed."""


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a session is, by whom and when, the rules of its votes, and where it stands.

    ``side_min``, ``room_min`` and ``split_min`` raise the pack's smallest groups; 0 leaves them.
    ``clock`` is the reading at which the running step's timer was last started, in seconds since
    the epoch, or ``None`` while it stands still. ``board`` is where the common-ground exercise
    stands. ``talk`` are axes that the facilitator put into the talk list, by place; "" is as
    proposed.
    """

    id: str
    title: str
    date: datetime.date
    organisation: str = ""
    site: str = ""
    starts: str = ""
    until: str = ""
    facilitator: str = ""
    purpose: str = ""
    language: str = "en"
    template: str = ""
    form: Form = "full"
    follows: str | None = None
    state: State = "planned"
    step: str = ""
    clock: float | None = None
    way: Way = "booth"
    note_authors: bool = False
    side_min: int = 0
    room_min: int = 0
    split_min: int = 0
    next_date: datetime.date | None = None
    archived: bool = False
    rehearsal: bool = False
    board: BoardPhase = "choose"
    talk: tuple[str, ...] = ()
