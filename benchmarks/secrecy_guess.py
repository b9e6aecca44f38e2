"""Somebody who guesses from the orders in a finished file who cast which ballot.

In every private round, and on each side by itself since a ballot's side is known: ballots as they
stand in the file and by their ids, beside the roster and the turn in which people voted; sentences
beside the turn and the ballots; two rounds beside each other. Somebody who knows the tally alone is
right by chance as often as ``Way.expected`` says. A closed round that names who has voted tells
more by that alone: who came to which rounds leads to ballots that share a code.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec import Struct

from benchmarks.secrecy_play import PEOPLE, sentence_of
from itot_workshop.domain.changes import BallotCast

Casts: TypeAlias = Mapping[str, Sequence[BallotCast]]
LINKED = (("r1", "r2"), ("r1", "r3"))
"""Rounds in which the same people must not stand in the same order."""


class Way(Struct):
    """One way of guessing: how often it was right, and how often chance would have been."""

    hits: int = 0
    expected: float = 0.0

    @property
    def tells(self) -> bool:
        """Whether it is further from chance than chance goes."""
        return abs(self.hits - self.expected) > 5 * math.sqrt(self.expected)


class Guesser:
    """Reads finished files; ``ways`` holds what came of each way of guessing."""

    def __init__(self) -> None:
        self.sessions = 0
        self.ways: dict[str, Way] = {}

    def guess(self, file: bytes, casts: Casts) -> None:
        """Guess one session; ``casts`` is what was truly cast in each round, in that order."""
        tables = json.loads(file)
        for round_, cast in casts.items():
            self._round(tables, round_, cast)
        for first, second in LINKED:
            self._linked(tables, first, second, casts)
        self.sessions += 1

    def better(self) -> list[str]:
        """Ways that tell more (or less) than chance does."""
        return [name for name, way in self.ways.items() if way.tells]

    def _round(self, tables: Any, round_: str, casts: Sequence[BallotCast]) -> None:
        said = {cast.person: _key(cast.answers) for cast in casts}
        people = {
            "roster": [person.id for person in PEOPLE],
            "turn": [cast.person for cast in casts],
        }
        named = self.ways.setdefault(f"{round_}: who voted", Way())
        named.hits += len(tables["rounds"][round_].get("voted", ()))
        for seat in sorted({person.seat for person in PEOPLE}):
            here = {person.id for person in PEOPLE if person.seat == seat}
            kept = [it for it in _ballots(tables, round_) if it["seat"] == seat]
            for order, ballots in (("file", kept), ("ids", sorted(kept, key=_id))):
                there = [_key(it["answers"]) for it in ballots]
                for name, whole in people.items():
                    ours = [said[who] for who in whole if who in here]
                    self._count(f"{round_}: the {order}, by the {name}", ours, there)
        if tables["rounds"][round_].get("said"):
            self._sentences(tables, round_, casts)

    def _sentences(self, tables: Any, round_: str, casts: Sequence[BallotCast]) -> None:
        """Who wrote what, and what was answered by whoever wrote it."""
        kept = tables["rounds"][round_]["said"]
        by_roster = [sentence_of(person) for person in PEOPLE]
        by_turn = [cast.sentence for cast in casts]
        self._count(f"{round_}: sentences, by the roster", by_roster, kept)
        self._count(f"{round_}: sentences, by the turn", by_turn, kept)
        wrote = {cast.sentence: _key(cast.answers) for cast in casts}
        there = [_key(it["answers"]) for it in _ballots(tables, round_)]
        self._count(f"{round_}: sentences, by the file", [wrote[it] for it in kept], there)
        self._count(f"{round_}: sentences, in order", [wrote[it] for it in kept], sorted(there))

    def _linked(self, tables: Any, first: str, second: str, casts: Casts) -> None:
        """Whether one person's ballots stand in the same place of two rounds."""
        orders = []
        for round_ in (first, second):
            whose = {_key(cast.answers): cast.person for cast in casts[round_]}
            orders.append([whose[_key(it["answers"])] for it in _ballots(tables, round_)])
        self._count(f"{first} beside {second}", *orders)

    def _count(self, name: str, guessed: Sequence[str], there: Sequence[str]) -> None:
        way = self.ways.setdefault(name, Way())
        way.hits += sum(ours == its for ours, its in zip(guessed, there, strict=True))
        way.expected += sum(it * it for it in Counter(there).values()) / len(there)


def _ballots(tables: Any, round_: str) -> list[Any]:
    ballots: Iterable[Any] = tables["ballots"].values()
    return [it for it in ballots if it["round"] == round_]


def _id(ballot: Any) -> str:
    return str(ballot["id"])


def _key(answers: Mapping[str, int | None]) -> str:
    return json.dumps(answers, sort_keys=True)
