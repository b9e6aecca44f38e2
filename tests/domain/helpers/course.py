"""A small planned session with the core pack, and short ways to lead it on."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.changes import Change
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.session import About, Edit, Refused, Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import Answers, Ballot, Round, Tally, returning_token
from itot_workshop.storage.packs import read_pack

DAY = datetime.date(2025, 2, 11)
TOKEN = returning_token("blue tractor")
GONE = "no longer there"


@cache
def core() -> Pack:
    return read_pack(Path(__file__).parents[3] / "resources/packs/itot-core")


def ids(stem: str = "new") -> Callable[[], str]:
    """A function that gives another id at every call."""
    numbers = itertools.count(1)
    return lambda: f"{stem}{next(numbers)}"


def step(id_: str, position: int = 0, **values: Any) -> AgendaStep:
    made = AgendaStep(id=id_, position=position, title=id_.title(), minutes=20, kind="talk")
    return replace(made, **values)


def person(id_: str, seat: str = "IT", **values: Any) -> Participant:
    return replace(Participant(id=id_, seat=cast(Seat, seat)), **values)


def room() -> Session:
    """Three steps, two people on each side and a manager; nothing has happened yet."""
    seats = {"it1": "IT", "it2": "IT", "ot1": "OT", "ot2": "OT", "m1": "MGT"}
    return Session(
        about=About(id="s", title="Together", date=DAY),
        pack=core(),
        people={
            id_: person(id_, seat, position=at) for at, (id_, seat) in enumerate(seats.items())
        },
        agenda={id_: step(id_, at) for at, id_ in enumerate(("opening", "vote", "close"))},
    )


def round_of(id_: str = "r1", statements: Sequence[str] = ("lea1", "lea2"), **values: Any) -> Round:
    return replace(Round(id=id_, number=0, statements=tuple(statements)), **values)


def opened(id_: str = "r1", **values: Any) -> Change:
    return changes.RoundOpened(round=round_of(id_, **values))


def hands(id_: str = "r1", **values: Any) -> Change:
    return opened(id_, way="hands", mode="tally", **values)


def ballot(person_: str, answers: Answers | None = None, round_: str = "r1") -> Change:
    return changes.BallotCast(
        round=round_,
        person=person_,
        answers={"lea1": 4, "lea2": None} if answers is None else answers,
    )


def paper(id_: str = "b1", seat: str = "IT", round_: str = "r1", **values: Any) -> Ballot:
    made = Ballot(id=id_, round=round_, seat=cast(Seat, seat), answers={"lea1": 2})
    return replace(made, **values)


def tally(id_: str = "t1", seat: str = "IT", statement: str = "lea1", **values: Any) -> Tally:
    made = Tally(
        id=id_, round="r1", seat=cast(Seat, seat), statement=statement, counts=(0, 1, 1, 0, 0)
    )
    return replace(made, **values)


def made(session: Session, *then: Change) -> Session:
    """The session after these changes."""
    for change in then:
        session = after(session, change).session
    return session


def edits(session: Session, change: Change) -> tuple[Edit, ...]:
    return after(session, change).edits


def refusal(session: Session, change: Change) -> str:
    """The sentence with which a change is refused."""
    with pytest.raises(Refused) as caught:
        after(session, change)
    return str(caught.value)
