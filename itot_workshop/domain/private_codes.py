"""Private codes that are none: what stands on the roster leads to a person, and so would a ballot.

A token is the same in every session, so whoever has the file can make it of any word. A ballot
therefore keeps no token of a name, a code or a role that stands on its session's roster.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from itot_workshop.domain.edits import Edits
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import Edit, Session
from itot_workshop.domain.voting import Ballot, returning_token


def leads_to_one_of(people: Iterable[Participant], returning: str) -> bool:
    """Whether a token is that of a name, a code or a role of one of these people."""
    return bool(returning) and returning in _tokens(people)


def kept_private(ballots: Iterable[Ballot], people: Iterable[Participant]) -> tuple[Ballot, ...]:
    """The same ballots, those without their token that leads to one of these people."""
    known = _tokens(people)
    return tuple(replace(b, returning="") if b.returning in known else b for b in ballots)


def tokens_dropped(session: Session, people: Iterable[Participant]) -> Edits:
    """Edits that take their token off ballots of the session that would lead to these people."""
    kept = kept_private(session.ballots.values(), people)
    return tuple(
        Edit(table="ballots", id=before.id, before=before, after=after)
        for before, after in zip(session.ballots.values(), kept, strict=True)
        if before is not after
    )


def _tokens(people: Iterable[Participant]) -> frozenset[str]:
    words = {word for person in people for word in (person.name, person.code, person.role)}
    return frozenset(returning_token(word) for word in words) - {""}
