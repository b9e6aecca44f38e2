"""Packs and sessions for tests of figures, built in a line or two."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, cast

from msgspec.structs import replace

from itot_workshop.domain.pack import (
    Axis,
    Form,
    Key,
    Pack,
    PackHead,
    Scale,
    Statement,
    Thresholds,
)
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.session import About, Session
from itot_workshop.domain.voting import (
    Ballot,
    Mode,
    Round,
    RoundKind,
    RoundState,
    Tally,
    returning_token,
)

Given: TypeAlias = Mapping[str, int | None]
Cast: TypeAlias = tuple[str, Given] | tuple[str, Given, str]

DAY = datetime.date(2025, 2, 11)

# Axis, stem of its statements' ids, their keys, which one the short form asks.
_INSTRUMENT: tuple[tuple[str, str, tuple[Key, ...], int], ...] = (
    ("leadership", "lea", (1, -1, 1), 1),
    ("goals", "gol", (1, 1, -1), 1),
    ("respect", "rsp", (-1, 1, 1), 2),
    ("skills", "skl", (1, 1, -1), 1),
    ("processes", "prc", (1, -1, 1), 1),
    ("technology", "tec", (1, 1, -1), 1),
    ("cooperation", "cop", (1, -1, 1), 1),
    ("results", "res", (1, 1, -1), 1),
)


def axis(id_: str) -> Axis:
    """An axis with nothing but its id."""
    return Axis(
        id=id_,
        name=id_.title(),
        short=id_,
        question="?",
        anchor_low="low",
        anchor_high="high",
        anchor_low_stage="low",
        anchor_high_stage="high",
    )


def statement(
    id_: str, axis_: str, key: Key = 1, short: bool = True, revision: int = 1
) -> Statement:
    """A statement with a text made from its id."""
    return Statement(
        id=id_, axis=axis_, key=key, short=short, revision=revision, text=f"Text of {id_}."
    )


def pack_of(statements: Iterable[Statement], low: int = 1, high: int = 5) -> Pack:
    """A pack with these statements and their axes, and nothing else."""
    statements = tuple(statements)
    scale = Scale(
        low=low,
        high=high,
        labels=tuple(str(v) for v in range(low, high + 1)),
        abstain="can’t judge",
        question="?",
    )
    return Pack(
        pack=PackHead(id="test", version="1.0.0", language="en", title="Test"),
        scale=scale,
        axes=tuple(axis(id_) for id_ in dict.fromkeys(s.axis for s in statements)),
        statements=statements,
    )


EIGHT = pack_of(
    statement(f"{stem}{at}", axis_, key, at == short)
    for axis_, stem, keys, short in _INSTRUMENT
    for at, key in enumerate(keys, start=1)
)
"""Eight axes of three statements, keyed and shortened like those of the core pack."""


def one_axis(keys: Sequence[Key] = (1,)) -> Pack:
    """A pack with the one axis "a" and statements a1, a2 … of these keys."""
    return pack_of(statement(f"a{at}", "a", key) for at, key in enumerate(keys, start=1))


def session_of(pack: Pack = EIGHT, form: Form = "full", **about: Any) -> Session:
    """A session without people or votes."""
    values = {"id": "s", "title": "Session", "date": DAY, **about}
    return Session(about=About(form=form, **values), pack=pack)


def with_thresholds(session: Session, **values: float) -> Session:
    """The session with some thresholds of its pack changed."""
    thresholds = replace(session.pack.thresholds, **values)
    assert isinstance(thresholds, Thresholds)
    return replace(session, pack=replace(session.pack, thresholds=thresholds))


def with_ballots(
    session: Session,
    ballots: Sequence[Cast],
    statements: Iterable[str] | None = None,
    *,
    state: RoundState = "closed",
    kind: RoundKind = "statements",
) -> Session:
    """The session with one more round of ballots; a third part of a ballot is a private code."""
    if statements is None:
        statements = dict.fromkeys(id_ for _, answers, *_ in ballots for id_ in answers)
    round_ = _round(session, statements, "ballot", state, kind)
    ballots_ = {
        f"{round_.id}-b{at}": Ballot(
            id=f"{round_.id}-b{at}",
            round=round_.id,
            seat=cast(Seat, seat),
            answers=dict(answers),
            returning=returning_token(code[0]) if code else "",
        )
        for at, (seat, answers, *code) in enumerate(ballots)
    }
    return replace(
        session,
        rounds={**session.rounds, round_.id: round_},
        ballots={**session.ballots, **ballots_},
    )


def with_hands(
    session: Session,
    counts: Mapping[str, Mapping[str, Sequence[int]]],
    *,
    cant_judge: int = 0,
    state: RoundState = "closed",
) -> Session:
    """The session with one more hand-counted round: statement → seat → counts from the lowest."""
    round_ = _round(session, counts, "tally", state, "statements")
    tallies = {
        f"{round_.id}-{id_}-{seat}": Tally(
            id=f"{round_.id}-{id_}-{seat}",
            round=round_.id,
            seat=cast(Seat, seat),
            statement=id_,
            counts=tuple(hands),
            cant_judge=cant_judge,
        )
        for id_, by_seat in counts.items()
        for seat, hands in by_seat.items()
    }
    return replace(
        session,
        rounds={**session.rounds, round_.id: round_},
        tallies={**session.tallies, **tallies},
    )


def with_people(session: Session, seats: Iterable[str]) -> Session:
    """The session with a roster of these seats."""
    people = {
        f"p{at}": Participant(id=f"p{at}", seat=cast(Seat, seat)) for at, seat in enumerate(seats)
    }
    return replace(session, people=people)


def _round(
    session: Session,
    statements: Iterable[str],
    mode: Mode,
    state: RoundState,
    kind: RoundKind,
) -> Round:
    number = len(session.rounds) + 1
    return Round(
        id=f"{session.id}-r{number}",
        number=number,
        statements=tuple(statements),
        mode=mode,
        state=state,
        kind=kind,
    )
