"""Hand the importers files that somebody has spoilt, and see that each is refused in a sentence.

    python -m benchmarks.mutants --mutants 100000
    python -m benchmarks.mutants --mutants 300 --seed 7

Good session files, content packs and sheets of votes are spoilt at random: bytes turned, cut out,
doubled and swapped, hostile words and numbers put in; session files also with their checksums made
right again. Each mutant is either taken in or refused with the importers' own error and a sentence;
the library stays byte for byte as it was when it is refused; none takes more than two seconds or
200 MB. The importers run in processes of their own. The exit code is 1 if anything else happens.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import msgspec

from benchmarks.mutants_made import Mutant, mutated_bytes, mutated_session, mutated_text
from benchmarks.results import Result, report
from itot_workshop.domain.audience import Screen, Spotlight, audience_view
from itot_workshop.domain.paper import (
    TALLY_COLUMNS,
    VOTE_COLUMNS,
    PaperFaults,
    read_tally,
    read_votes,
)
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.succession import after
from itot_workshop.storage.csv_file import BadTable, read_table
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.importing import import_file
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.packs import read_pack

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "sessions" / "examples"
MOST_SECONDS, MOST_BYTES = 2.0, 200 * 1024 * 1024
PART = 2500
"""Mutants to a process."""

REFUSALS = (StorageError, BadTable, PaperFaults, Refused)


class Bench:
    """A library, the good files, and what to do with a mutant of each kind."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder, self._chance = folder, chance
        keeping = Keeping(local=folder / "local", today=lambda: datetime.date(2026, 1, 1))
        home = folder / "library"
        home.mkdir()
        sessions = sorted(EXAMPLES.glob("*.itot"))
        shutil.copy(sessions[0], home)
        self._library = Library(home, keeping)
        self._sessions = [path.read_bytes() for path in sessions]
        self._session = find_session(home / sessions[0].name, keeping).session
        source = EXAMPLES / "source" / "votes_long.csv"
        lines = source.read_bytes().splitlines(keepends=True)
        self._votes = b"".join(lines[:200])
        self._tally = b"side,statement,value,count\nIT,lea1,1,2\nOT,lea1,4,3\nIT,lea2,3,2\n"
        self._pack = ROOT / "resources" / "packs" / "itot-core"
        self._library.entries()
        self._kept = self._look()
        self.kinds: dict[str, Callable[[], None]] = {
            "session": self.session,
            "sealed session": self.sealed_session,
            "votes": self.votes,
            "tally": self.tally,
            "pack": self.pack,
        }

    def session(self) -> None:
        """A session file with bytes that are not as they were."""
        self._import(mutated_bytes(self._chance.choice(self._sessions), self._chance))

    def sealed_session(self) -> None:
        """A session file with other content and right checksums."""
        self._import(mutated_session(self._chance.choice(self._sessions), self._chance))

    def votes(self) -> None:
        """A sheet of votes."""
        self._sheet(mutated_text(self._votes, self._chance))

    def tally(self) -> None:
        """A sheet of counted hands."""
        self._sheet(mutated_text(self._tally, self._chance))

    def pack(self) -> None:
        """A content pack, one file of which is spoilt."""
        folder = self._folder / "pack"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._pack, folder)
        spoilt = self._chance.choice(sorted(folder.rglob("*.toml")))
        spoilt.write_bytes(mutated_text(spoilt.read_bytes(), self._chance))
        read_pack(folder)

    def intact(self) -> bool:
        """Whether the library is byte for byte as it was."""
        return self._look() == self._kept

    def _import(self, data: Mutant) -> None:
        path = self._folder / "mutant.itot"
        path.write_bytes(data)
        taken = import_file(self._library, path)
        if isinstance(taken, Path):  # it is sound, so it has to open; then it makes room
            try:
                found = find_session(taken, self._library.keeping, salvaging=False)
                _look_at(found.session)
            finally:
                taken.unlink()

    def _sheet(self, data: Mutant) -> None:
        path = self._folder / "mutant.csv"
        path.write_bytes(data)
        table = read_table(path, (*VOTE_COLUMNS, *TALLY_COLUMNS, "session"))
        rows = [(line.number, line.cells) for line in table.lines]
        new_id = iter(f"{number:016x}" for number in range(1_000_000)).__next__
        session: Session = self._session
        if "count" in table.head:
            change = read_tally(table.head, rows, session, new_id=new_id)
        else:
            shuffle = self._chance.shuffle
            change = read_votes(table.head, rows, session, new_id=new_id, shuffle=shuffle)
        after(session, change)

    def _look(self) -> dict[str, bytes]:
        home = self._library.folder
        return {str(it): it.read_bytes() for it in sorted(home.rglob("*")) if it.is_file()}


def _look_at(session: Session) -> None:
    """What was taken in is shown, too: all its figures, and every screen of the stage."""
    session_figures(session)
    for screen in get_args(Screen):
        audience_view(session, Spotlight(screen=screen), now=1.0)


class Report(msgspec.Struct):
    """How many mutants were taken and refused, and what was wrong with the rest."""

    taken: dict[str, int] = {}
    refused: dict[str, int] = {}
    slowest: float = 0.0
    largest: int = 0
    faults: list[str] = []


def run(mutants: int, seed: int) -> Report:
    """Hand in so many mutants, every kind in turn."""
    report = Report()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="itot-mutants-") as name:
        bench = Bench(Path(name), chance)
        kinds = list(bench.kinds.items())
        before = _peak()
        for number in range(mutants):
            kind, hand_in = kinds[number % len(kinds)]
            fault = _hand_in(hand_in, kind, report)
            if not fault and not bench.intact():
                fault = "the library is not as it was"
            if not fault and _peak() - before > MOST_BYTES:
                fault = f"it took {(_peak() - before) / 1e6:.0f} MB"
            if fault:
                report.faults.append(f"{kind} {number} of seed {seed}: {fault}")
                break
        report.largest = _peak() - before
    return report


def _hand_in(hand_in: Callable[[], None], kind: str, report: Report) -> str:
    """Hand one mutant in; says what was wrong with the answer, if anything."""
    started = time.process_time()  # a busy machine is not the mutant's doing
    try:
        hand_in()
        report.taken[kind] = report.taken.get(kind, 0) + 1
    except REFUSALS as refusal:
        report.refused[kind] = report.refused.get(kind, 0) + 1
        if not str(refusal).strip() or "Traceback" in str(refusal):
            return f"refused without a sentence: {refusal!r}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - started
    report.slowest = max(report.slowest, seconds)
    return f"it took {seconds:.1f} s" if seconds > MOST_SECONDS else ""


def _peak() -> int:
    """The most memory this process has had so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> int:
    """Share the mutants out among processes and add up what they say."""
    parser = argparse.ArgumentParser(description="Hand spoilt files to the importers.")
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        sys.stdout.buffer.write(msgspec.json.encode(run(asked.mutants, asked.seed)))
        return 0
    parts = [
        _part(min(PART, asked.mutants - start), asked.seed * 1000 + number)
        for number, start in enumerate(range(0, asked.mutants, PART))
    ]
    taken, refused = (
        sum((Counter(counted) for counted in counts), Counter[str]())
        for counts in ([part.taken for part in parts], [part.refused for part in parts])
    )
    faults = [fault for part in parts for fault in part.faults]
    for fault in faults:
        print(fault)
    for kind in sorted(taken | refused):
        print(f"{kind}: {refused[kind]} refused, {taken[kind]} sound")
    slowest, largest = max(it.slowest for it in parts), max(it.largest for it in parts)
    return report(
        Result(what=f"faults among {asked.mutants:,} spoilt files", found=len(faults), goal=0),
        Result(what="the slowest of them, seconds", found=slowest, goal=MOST_SECONDS),
        Result(what="the largest of them, MB", found=largest / 2**20, goal=MOST_BYTES / 2**20),
    )


def _part(mutants: int, seed: int) -> Report:
    command = [sys.executable, "-m", "benchmarks.mutants", "--part"]
    command += ["--mutants", str(mutants), "--seed", str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return Report(
            faults=[f"seed {seed}: the process ended with {done.returncode}: {said[-1:]}"]
        )
    return msgspec.json.decode(done.stdout, type=Report)


if __name__ == "__main__":
    sys.exit(main())
