"""Play many secret votes on real files and let somebody guess from them who said what.

    python -m benchmarks.secrecy --sessions 1000
    python -m benchmarks.secrecy --sessions 2 --plant outside

Three things are looked at: whether any order in the files (of ballots, of ids, of the people who
have voted, of sentences) tells more than the tally does; in every tenth session, that a ballot
changes no file but the box, and that no version of any file (session, journal, backup, bin, copy,
index, log of faults) names somebody beside what they voted; in the first ones the same of every
format that can be exported. The box of an open round is left out: the guide says what that does
not protect from. Faults are planted with ``--plant``. The exit code is 1 if anything tells.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping, MutableSequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import qInstallMessageHandler

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.results import Result, report
from benchmarks.secrecy_guess import Guesser
from benchmarks.secrecy_pairs import Searcher
from benchmarks.secrecy_play import Life, Played, lived, with_windows
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Ballot
from itot_workshop.reports import export
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import FORMATS, HANDOUTS, TABLES, Layout
from itot_workshop.reports.printed import print_handouts
from itot_workshop.reports.sheets import Sheet
from itot_workshop.reports.sheets_said import votes_sheet
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.packs import read_pack
from itot_workshop.ui.surprise import Surprise

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"
SEARCHED, EXPORTED = 10, 3
"""Every so many sessions are searched; so many at the beginning are exported too."""

Snapshot: TypeAlias = dict[str, bytes]


class Found(Struct):
    """What came out: the guesser, ballots that changed another file, pairs, what was searched."""

    guesser: Guesser
    searcher: Searcher
    leaks: list[str] = []
    pairs: list[str] = []


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


def leaks(played: Played, folder: Path, look: Callable[[Snapshot], None]) -> Iterator[str]:
    """What a ballot changed besides the box, and boxes that outlived their round.

    ``look`` sees every version of the other files.
    """
    base = Snapshot()
    for open_, cast in played:
        seen = snapshot(folder)
        rest = {name: data for name, data in seen.items() if name not in boxes(seen)}
        look(rest)
        if cast is not None and rest != base:
            yield f"a ballot changed {sorted(n for n in rest if rest[n] != base.get(n))}"
        if not open_ and boxes(seen):
            yield "a box was there though no round was open"
        base = rest


def exports(sessions: tuple[Session, Session]) -> Iterator[tuple[str, bytes]]:
    """Every file that can be made of a session, and of two beside each other."""
    for format_ in FORMATS:
        yield f"comparison.{format_}", draw(sessions, format_, RESOURCES)
        if format_ != "csv":
            yield f"summary.{format_}", draw(sessions[:1], format_, RESOURCES)
    for table in TABLES:
        layout = Layout(table=table)
        yield f"{table}.csv", draw(sessions[:1], "csv", RESOURCES, sessions[1], layout)
    for kind in HANDOUTS:
        yield f"{kind}.pdf", print_handouts(sessions[0], kind, RESOURCES).content


def run(sessions: int, seed: int, *, exported: int = EXPORTED) -> Found:
    """Play so many sessions; what the files of all told."""
    with_windows()
    pack = read_pack(RESOURCES / "packs" / "itot-core")
    found = Found(Guesser(), Searcher(pack))
    chance = random.Random(seed)
    for number in range(sessions):
        wanted = number % SEARCHED == 0 or number < exported
        watch = partial(_search, found, pack, number < exported) if wanted else _live
        found.guesser.guess(*lived(pack, number, chance, watch))
    return found


def _live(life: Life) -> None:
    deque(life.play(), maxlen=0)


def _search(found: Found, pack: Pack, exported: bool, life: Life) -> None:
    """Live a life with a look at every version of every file."""

    def look(files: Mapping[str, bytes]) -> None:
        found.pairs.extend(found.searcher.files(files, life.casts))

    found.leaks.extend(leaks(life.play(), life.folder, look))
    if exported:
        now = life.workshop.session
        earlier = replace(now, about=replace(now.about, id="earlier"))
        look(dict(exports((now, earlier))))


# Faults that are planted


class Unmixed(random.Random):
    """Leaves everything in the order in which it came, and numbers it."""

    number = 0

    def shuffle(self, x: MutableSequence[Any]) -> None:
        """Nothing is mixed."""

    def getrandbits(self, k: int) -> int:
        """One id after the other."""
        self.number += k == 64
        return self.number if k == 64 else super().getrandbits(k)


class SaidInOrder(random.Random):
    """Mixes ballots but not what was written beside them."""

    def shuffle(self, x: MutableSequence[Any]) -> None:
        """Sentences stay in the order of the ballots they came with."""
        if not any(isinstance(it, str) for it in x):
            super().shuffle(x)


_PUT, _TAKE = BallotBox.put, BallotBox.take
_CAST: list[Answers] = []


def heard(box: BallotBox, round_id: str, person: str, ballot: Ballot) -> None:
    """A planted fault: the box remembers the turn."""
    _CAST.append(ballot.answers)
    _PUT(box, round_id, person, ballot)


def by_turn(box: BallotBox, round_id: str) -> list[Ballot]:
    """A planted fault: ballots leave the box in the turn in which they were cast."""
    left = _TAKE(box, round_id)
    cast = _CAST[-len(left) :]
    return [left.pop([it.answers for it in left].index(answers)) for answers in cast]


def outside(box: BallotBox, *words: Any) -> None:
    """A planted fault: ballots are written down in a second file."""
    _PUT(box, *words)
    with (box._folder.parent / "ballots.log").open("a", encoding="utf-8") as log:
        log.write(f"{words}\n")


def with_locals(hook: Surprise, kind: Any, fault: Any, where: Any) -> None:
    """A planted fault: what goes wrong is written down with the values at hand."""
    told = traceback.TracebackException(kind, fault, where, capture_locals=True)
    hook._opened_log().error("".join(told.format()))


def with_people(sessions: Any) -> Sheet:
    """A planted fault: a sheet of votes says who was there."""
    given = list(sessions)
    sheet = votes_sheet(given)
    names = [it.name or it.code for it in given[0][0].people.values()]
    rows = tuple((*row, names[at % len(names)]) for at, row in enumerate(sheet.rows))
    return Sheet(name=sheet.name, head=(*sheet.head, "who"), rows=rows)


FAULTS: Mapping[str, tuple[tuple[Any, str, Any], ...]] = {
    "in-order": (
        (BallotBox, "put", heard),
        (BallotBox, "take", by_turn),
        (random, "Random", Unmixed),
    ),
    "said-in-order": ((random, "Random", SaidInOrder),),
    "outside": ((BallotBox, "put", outside),),
    "logged": ((Surprise, "hook", with_locals),),
    "exported": ((export, "votes_sheet", with_people),),
}


def main() -> int:
    """Play, guess and print; 1 if somebody's vote could be told."""
    parser = argparse.ArgumentParser(description="Guess voters from files.")
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", choices=("", *FAULTS), default="")
    asked_for = parser.parse_args()
    for broken in FAULTS.get(asked_for.plant, ()):
        setattr(*broken)
    qInstallMessageHandler(lambda *_: None)
    found = run(asked_for.sessions, asked_for.seed)
    print(*found.leaks[:10], *found.pairs[:10], sep="\n")
    for name in (better := found.guesser.better()):
        print(f"{name}: {found.guesser.ways[name]}")
    played = f"in {found.guesser.sessions:,} sessions"
    searched = f"in {found.searcher.searched:,} versions of files"
    print(f"{found.searcher.named:,} places in them name somebody")
    ways = f"of {len(found.guesser.ways)} orders that tell more than the tally {played}"
    return report(
        Result(what=ways, found=len(better), goal=0),
        Result(what="ballots that changed another file", found=len(found.leaks), goal=0),
        Result(what=f"people beside their votes {searched}", found=len(found.pairs), goal=0),
    )


if __name__ == "__main__":
    sys.exit(main())
