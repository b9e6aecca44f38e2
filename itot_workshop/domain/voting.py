"""Rounds of votes: what was asked, who has voted, what was said in the end.

A round is one block of statements, voted once; or of anything else that a room is asked in
private: weights of criteria, dots on notes and actions, dots on the symptoms of a card, one
question of the pack. What a round asks and on which scale says ``asked``. Ballots of an open round
are not here: they lie in the ballot box until the round closes and come into the session shuffled,
without times, under random ids. A hand count (tally) is open and goes straight into the session.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.people import Seat

Way: TypeAlias = Literal["booth", "hands", "paper", "phones"]
Mode: TypeAlias = Literal["ballot", "tally"]
RoundState: TypeAlias = Literal["open", "closed", "revealed"]
RoundKind: TypeAlias = Literal["statements", "trial", "weights", "dots", "marks", "question"]
Answers: TypeAlias = dict[str, int | None]


class Round(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One vote on a block of statements. ``number`` counts the rounds of a session from 1.

    Rounds of other kinds ask criteria, notes and actions, symptoms, or a question instead;
    ``statements`` holds their ids then. ``dots`` is how many dots each person has, ``said`` what
    people wrote beside their answers, in an order of its own. ``voted`` names the participants
    whose ballot is in the box while the round is open, and nobody once it is closed: who came to
    which rounds would lead to the ballots that share a code. ``again_of`` is the round that this
    one repeats; both are kept. A trial is shown like any round and then deleted.
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
    dots: int = 0
    said: tuple[str, ...] = ()


class Ballot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's answers to one block; ``None`` is *can't judge*. Nothing names the person.

    ``returning`` is the token of a private code, given only by people who want their own change
    over sessions to count; empty otherwise. ``sentence`` is what the person wrote; it leaves the
    box apart from the ballot (``Round.said``) and is empty in a session.
    """

    id: str
    round: str
    seat: Seat
    answers: Answers
    returning: str = ""
    sentence: str = ""


class Tally(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hands counted on one seat for one statement; ``counts`` runs from the lowest score up.

    Dots are counted for the whole room at once: ``seat`` is None and ``counts`` their number.
    """

    id: str
    round: str
    seat: Seat | None
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
    return hashlib.blake2b(
        plain.encode("utf-8", "surrogatepass"), digest_size=8, person=b"itot-returning"
    ).hexdigest()


def on_form(rounds: Iterable[Round]) -> bool:
    """Whether any of these rounds asked statements of the session's form."""
    return any(round_.kind in ("statements", "trial") for round_ in rounds)


def is_closed(round_: Round) -> bool:
    """Whether the votes of a round may be counted."""
    return round_.state != "open"
