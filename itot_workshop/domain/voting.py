"""Rounds of votes: what was asked, who has voted, what was said in the end.

A round is one block of statements, voted once. Ballots of an open round are not here: they lie in
the ballot box until the round closes and come into the session shuffled, without times, under
random ids. A hand count (tally) is open and goes straight into the session.
"""

from __future__ import annotations

import hashlib
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.people import Seat

Way: TypeAlias = Literal["booth", "hands", "paper", "phones"]
Mode: TypeAlias = Literal["ballot", "tally"]
RoundState: TypeAlias = Literal["open", "closed", "revealed"]
RoundKind: TypeAlias = Literal["statements", "trial"]
Answers: TypeAlias = dict[str, int | None]


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One vote on a block of statements. ``number`` counts the rounds of a session from 1.

    ``voted`` names the participants whose ballot is in, never what they said. ``again_of`` is the
    round that this one repeats; both are kept. A trial is shown like any round and then deleted.
    """

    id: str
    number: int
    statements: tuple[str, ...]
    kind: RoundKind = "statements"
    way: Way = "booth"
    mode: Mode = "ballot"
    state: RoundState = "open"
    step: str = ""
    again_of: str = ""
    voted: tuple[str, ...] = ()


class Ballot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's answers to one block; ``None`` is *can't judge*. Nothing names the person.

    ``returning`` is the token of a private code, given only by people who want their own change
    over sessions to count; empty otherwise.
    """

    id: str
    round: str
    seat: Seat
    answers: Answers
    returning: str = ""


class Tally(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hands counted on one seat for one statement; ``counts`` runs from the lowest score up."""

    id: str
    round: str
    seat: Seat
    statement: str
    counts: tuple[int, ...]
    cant_judge: int = 0


def returning_token(code: str) -> str:
    """The token under which a private code is kept, so that files do not show the code.

    It is the same in every session, which is what a comparison of returning people needs; case
    and surrounding blanks do not matter. An empty code gives an empty token.
    """
    plain = " ".join(code.split()).casefold()
    if not plain:
        return ""
    return hashlib.blake2b(plain.encode(), digest_size=8, person=b"itot-returning").hexdigest()


def is_closed(round_: Round) -> bool:
    """Whether the votes of a round may be counted."""
    return round_.state != "open"
