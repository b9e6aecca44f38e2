"""How long all figures of twelve large sessions take, and whether that grows with the ballots.

    python benchmarks/figures.py

Prints the time for comparing twelve sessions of 500 people who answered the full form (each pair
of neighbours, and the first with the last; every figure, every talk list), beside one bare pass
over the same votes in the same run, and the same for half as many people.
"""

from __future__ import annotations

import datetime
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.results import Result, report  # noqa: E402
from itot_workshop.domain.comparison import compare_all  # noqa: E402
from itot_workshop.domain.pack import Pack  # noqa: E402
from itot_workshop.domain.people import SEATS  # noqa: E402
from itot_workshop.domain.session import About, Session  # noqa: E402
from itot_workshop.domain.voting import Answers, Ballot, Round  # noqa: E402
from itot_workshop.storage.packs import read_pack  # noqa: E402

SESSIONS, PEOPLE, RUNS = 12, 500, 5
GOAL_SECONDS, GOAL_GROWTH = 0.3, 2.2


def session(pack: Pack, number: int, people: int, *, by_axis: bool) -> Session:
    """A session in which everybody voted under a code, in one round or in one for each axis."""
    chance = random.Random(number)
    blocks = [tuple(s.id for s in pack.statements)]
    if by_axis:
        blocks = [tuple(s.id for s in pack.statements_of(a.id, "full")) for a in pack.axes]
    rounds = [
        Round(id=f"r{at}", number=at, statements=block, state="closed")
        for at, block in enumerate(blocks, start=1)
    ]
    ballots = [
        Ballot(
            id=f"{round_.id}-{person}",
            round=round_.id,
            seat=chance.choices(SEATS, (5, 6, 2, 1))[0],
            answers=answers(chance, round_.statements),
            returning=f"code {person}",
        )
        for round_ in rounds
        for person in range(people)
    ]
    day = datetime.date(2025, 1, 1) + datetime.timedelta(days=90 * number)
    return Session(
        about=About(id=f"s{number}", title=f"Session {number}", date=day),
        pack=pack,
        rounds={round_.id: round_ for round_ in rounds},
        ballots={ballot.id: ballot for ballot in ballots},
    )


def answers(chance: random.Random, statements: Sequence[str]) -> Answers:
    """Votes with one in ten *can't judge*."""
    return {id_: chance.randint(1, 5) if chance.random() > 0.1 else None for id_ in statements}


def bare_pass(sessions: Sequence[Session]) -> int:
    """What any program has to do at least: look at every vote once."""
    total = 0
    for session_ in sessions:
        for ballot in session_.ballots.values():
            for vote in ballot.answers.values():
                if vote is not None:
                    total += vote
    return total


def best(run: Callable[[Sequence[Session]], object], sessions: Sequence[Session]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run(sessions)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    worst = growth = 0.0
    for name, by_axis in (("one round", False), ("a round for each axis", True)):
        half, full = (
            [session(pack, n, people, by_axis=by_axis) for n in range(SESSIONS)]
            for people in (PEOPLE // 2, PEOPLE)
        )
        bare, small, large = (
            best(bare_pass, full),
            best(compare_all, half),
            best(compare_all, full),
        )
        worst, growth = max(worst, large), max(growth, large / small)
        print(
            f"{name}: {SESSIONS} sessions of {PEOPLE} people in {large * 1000:.0f} ms"
            f" = {large / bare:.1f} x a bare pass ({bare * 1000:.1f} ms);"
            f" {large / small:.2f} x the time for half the people"
        )
    compared = f"comparing {SESSIONS} sessions of {PEOPLE} people"
    return report(
        Result(what=f"{compared}, seconds", found=worst, goal=GOAL_SECONDS),
        Result(what=compared, beside="half the people", found=growth, goal=GOAL_GROWTH),
    )


if __name__ == "__main__":
    sys.exit(main())
