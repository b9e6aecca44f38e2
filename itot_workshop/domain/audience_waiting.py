"""What of earlier sessions waits until this one has voted: their figures would steer the votes."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from itot_workshop.domain.session import Session


def waiting_axes(now: Session) -> frozenset[str]:
    """The axes of which a session, as it has been seen, has no result yet."""
    voted = {
        statement
        for round_ in now.rounds.values()
        if round_.kind == "statements"
        for statement in round_.statements
    }
    asked = {it.axis for it in now.pack.statements if it.id in voted}
    return frozenset(axis.id for axis in now.pack.axes) - asked


def without_votes_on(session: Session, axes: Set[str]) -> Session:
    """The session as if nobody had voted on these axes."""
    if not axes:
        return session
    hidden = {it.id for it in session.pack.statements if it.axis in axes}
    rounds = {
        id_: replace(it, statements=tuple(s for s in it.statements if s not in hidden))
        if it.kind == "statements"
        else it
        for id_, it in session.rounds.items()
    }
    ballots = {
        id_: replace(it, answers={s: v for s, v in it.answers.items() if s not in hidden})
        for id_, it in session.ballots.items()
    }
    tallies = {id_: it for id_, it in session.tallies.items() if it.statement not in hidden}
    return replace(session, rounds=rounds, ballots=ballots, tallies=tallies)
