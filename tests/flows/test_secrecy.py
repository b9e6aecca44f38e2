"""Somebody who reads every version of every file learns of nobody's vote."""

from __future__ import annotations

import random
from collections.abc import MutableSequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks import secrecy
from itot_workshop.domain.voting import Answers, Ballot
from itot_workshop.storage.ballot_box import BallotBox
from tests.domain.helpers.course import core


def test_files_tell_no_more_than_the_tally() -> None:
    guesser, leaked = secrecy.run(sessions=40, seed=20250211)
    assert leaked == []
    assert guesser.better() == []
    assert len(guesser.hits) == 4


def test_the_box_holds_the_ballots_of_an_open_round_and_goes_with_it() -> None:
    seen: list[tuple[bool, bool]] = []

    def watch(played: secrecy.Played, folder: Path) -> None:
        for _, cast in played:
            seen.append((cast is not None, bool(secrecy.boxes(secrecy.snapshot(folder)))))
        assert secrecy.boxes(secrecy.snapshot(folder)) == set()

    secrecy.on_files(core(), 0, random.Random(2), watch)
    assert sum(cast for cast, _ in seen) == 3 * len(secrecy.PEOPLE)
    assert all(box for cast, box in seen if cast)


class Unmixed(random.Random):
    """Leaves everything in the order in which it came, and numbers it."""

    number = 0

    def shuffle(self, x: MutableSequence[Any]) -> None:
        pass

    def getrandbits(self, k: int) -> int:
        self.number += k == 64
        return self.number if k == 64 else super().getrandbits(k)


def test_the_guesser_finds_ballots_that_were_not_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    put, take = BallotBox.put, BallotBox.take
    said: list[Answers] = []

    def heard(self: BallotBox, round_id: str, person: str, ballot: Ballot) -> None:
        said.append(ballot.answers)
        put(self, round_id, person, ballot)

    def by_turn(self: BallotBox, round_id: str) -> list[Ballot]:
        left = take(self, round_id)
        cast = said[-len(left) :]
        return [left.pop([it.answers for it in left].index(answers)) for answers in cast]

    monkeypatch.setattr(BallotBox, "put", heard)
    monkeypatch.setattr(BallotBox, "take", by_turn)
    monkeypatch.setattr(random, "Random", Unmixed)
    guesser, _ = secrecy.run(sessions=5, seed=1)
    assert "the file, by the turn" in guesser.better()


def test_the_guesser_finds_ballots_outside_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    put = BallotBox.put

    def planted(self: BallotBox, *words: Any) -> None:
        put(self, *words)
        with (self._folder.parent / "ballots.log").open("a") as log:
            log.write(repr(words))

    monkeypatch.setattr(BallotBox, "put", planted)
    _, leaked = secrecy.run(sessions=1, seed=1)
    assert len(leaked) == 3 * len(secrecy.PEOPLE)
