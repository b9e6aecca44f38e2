"""Play many secret votes on real files and let somebody guess from them who said what.

    python -m benchmarks.secrecy --sessions 1000

Twelve people vote in two rounds and once more in the first. The guesser has every file of library
and local data as it was after each change, the ballot box of an open round left out (the guide says
what that does not protect from). Two things are looked at: that a ballot changes no other file, in
every tenth session; and whether any order in the files (of ballots, of ids, of the people who have
voted) tells more than the tally does. The exit code is 1 if one of them does.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import random
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.results import Result, report
from itot_workshop.domain.changes import (
    BallotCast,
    Change,
    PeopleAdded,
    RoundOpened,
    RoundRevealed,
    StepEntered,
)
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.packs import read_pack
from itot_workshop.storage.session_file import SessionFile

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2025, 2, 11)
PEOPLE = tuple(
    Participant(id=f"person{at:02}", seat="OT" if at % 2 else "IT", position=at) for at in range(12)
)
GUESSED = "r1"
"""The round whose voters are guessed; it is voted again later, which must not help either."""

Snapshot: TypeAlias = dict[str, bytes]
Played: TypeAlias = Iterator[tuple[str, BallotCast | None]]


def planned(pack: Pack, number: int = 0) -> Session:
    """A pulse check of which nobody has said anything yet."""
    steps = iter(range(1000))

    def new_id() -> str:
        return f"step{number}-{next(steps)}"

    return plan_session(pack, "pulse-60", title="Secret", date=DAY, new_id=new_id)


def asked(session: Session, at: int) -> tuple[str, ...]:
    """The statements of one axis."""
    axis = session.pack.axes[at].id
    return tuple(it.id for it in session.pack.statements_of(axis, "short"))


def play(workshop: Workshop, chance: random.Random) -> Played:
    """Two rounds and the first once more; tells after each change which round is open."""

    def do(change: Change) -> None:
        if not workshop.apply(change):
            raise RuntimeError(f"refused: {change}")

    do(PeopleAdded(people=PEOPLE))
    step = next(it for it in workshop.session.agenda.values() if it.kind == "vote")
    do(StepEntered(step=step.id, at=0.0))
    yield "", None
    for id_, at, again in ((GUESSED, 0, ""), ("r2", 1, ""), ("r3", 0, GUESSED)):
        statements = asked(workshop.session, at)
        do(RoundOpened(round=Round(id=id_, number=0, statements=statements, again_of=again)))
        yield id_, None
        for person in chance.sample(PEOPLE, len(PEOPLE)):
            answers: dict[str, int | None] = {it: chance.randint(1, 5) for it in statements}
            cast = BallotCast(round=id_, person=person.id, answers=answers)
            do(cast)
            yield id_, cast
        if not workshop.close_round():
            raise RuntimeError("the round did not close")
        do(RoundRevealed(round=id_))
        yield "", None


def snapshot(folder: Path) -> Snapshot:
    """Every file below a folder as it is now."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def boxes(seen: Snapshot) -> set[str]:
    """The ballot boxes among the files."""
    return {name for name in seen if Path(name).name.startswith("box-")}


def leaks(played: Played, folder: Path) -> list[str]:
    """What a ballot changed besides the box, and boxes that outlived their round."""
    found, base = [], Snapshot()
    for open_, cast in played:
        seen = snapshot(folder)
        rest = {name: data for name, data in seen.items() if name not in boxes(seen)}
        if cast is not None and rest != base:
            found.append(f"a ballot changed {sorted(n for n in rest if rest[n] != base.get(n))}")
        if not open_ and boxes(seen):
            found.append("a box was there though no round was open")
        base = rest
    return found


def on_files(
    pack: Pack, number: int, chance: random.Random, use: Callable[[Played, Path], None]
) -> bytes:
    """Let a session be played on real files of its own; gives the session file as it ended."""
    with tempfile.TemporaryDirectory(prefix="itot-secrecy-") as name:
        folder = Path(name)
        (folder / "library").mkdir()
        keeping = Keeping(local=folder / "local", today=DAY)
        path = folder / "library" / "a.itot"
        opened = SessionFile.create(path, planned(pack, number), keeping)
        opened.file.prepare()
        if opened.file.folder is None:
            raise RuntimeError("the session has no folder")
        box = BallotBox.open(opened.file.folder)
        workshop = Workshop(opened.session, opened.file, box, chance=chance)
        use(play(workshop, chance), folder)
        box.close()
        opened.file.close()
        return path.read_bytes()


class Guesser:
    """Reads the orders of finished files and counts how often they name the right voter."""

    def __init__(self) -> None:
        self.sessions = 0
        self.choices = 0
        self.hits: dict[str, int] = {}

    def guess(self, file: bytes, casts: list[BallotCast]) -> None:
        """Guess one session; ``casts`` is what was truly cast in the round, in that order."""
        tables = json.loads(file)
        said = {cast.person: cast.answers for cast in casts}
        kept = [it for it in tables["ballots"].values() if it["round"] == GUESSED]
        by_id = sorted(kept, key=lambda it: str(it["id"]))
        roster = [person.id for person in PEOPLE]
        self._count("the file, by the roster", said, roster, kept)
        self._count("the ids, by the roster", said, roster, by_id)
        self._count("the file, by the turn", said, [cast.person for cast in casts], kept)
        self._count("the file, by who voted", said, tables["rounds"][GUESSED]["voted"], kept)
        self.sessions += 1
        self.choices = 5 ** len(casts[0].answers)

    def _count(self, way: str, said: Any, people: list[str], kept: list[Any]) -> None:
        right = sum(said[who] == it["answers"] for who, it in zip(people, kept, strict=True))
        self.hits[way] = self.hits.get(way, 0) + right

    @property
    def expected(self) -> float:
        """Right guesses of somebody who knows the tally alone."""
        return self.sessions * (1 + (len(PEOPLE) - 1) / self.choices)

    def better(self) -> list[str]:
        """Orders that tell more (or less) than chance does."""
        spread = 5 * math.sqrt(self.expected)
        return [way for way, hits in self.hits.items() if abs(hits - self.expected) > spread]


def run(sessions: int, seed: int) -> tuple[Guesser, list[str]]:
    """Play so many sessions; the guesser, and what leaked."""
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    chance, guesser = random.Random(seed), Guesser()
    leaked: list[str] = []
    for number in range(sessions):
        casts: list[BallotCast] = []

        watch = partial(_watch, casts, leaked if number % 10 == 0 else None)
        guesser.guess(on_files(pack, number, chance, watch), casts)
    return guesser, leaked


def _watch(casts: list[BallotCast], leaked: list[str] | None, played: Played, folder: Path) -> None:
    """Let a play go by, with a look at the files after each change where leaks are wanted."""
    heard = _hear(played, casts)
    if leaked is not None:
        leaked.extend(leaks(heard, folder))
    else:
        deque(heard, maxlen=0)


def _hear(played: Played, casts: list[BallotCast]) -> Played:
    """Pass a play on and write down what was cast in the round that is guessed."""
    for open_, cast in played:
        if cast is not None and open_ == GUESSED:
            casts.append(cast)
        yield open_, cast


def main() -> int:
    """Play, guess and print; 1 if somebody's vote could be told."""
    parser = argparse.ArgumentParser(description="Guess voters from files.")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked_for = parser.parse_args()
    guesser, leaked = run(asked_for.sessions, asked_for.seed)
    print(*leaked[:20], sep="\n", end="\n" if leaked else "")
    print(f"expected from the tally alone: {guesser.expected:.0f} right")
    for way, hits in guesser.hits.items():
        print(f"{way}: {hits} right")
    told, played = len(guesser.better()), f"in {guesser.sessions:,} sessions"
    return report(
        Result(what=f"orders that tell more than the tally {played}", found=told, goal=0),
        Result(what="ballots that changed another file", found=len(leaked), goal=0),
    )


if __name__ == "__main__":
    sys.exit(main())
