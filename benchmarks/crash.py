"""Kill a program that writes votes, hands, notes and moves, at random, and count what is lost.

    python -m benchmarks.crash --kills 1000
    python -m benchmarks.crash --power-cuts 1000

Writers run as processes of their own and are killed with SIGKILL while they write; in the other
mode the power goes in between any two calls of the operating system. After each end the session is
opened as the next start opens it. It must hold every acknowledged step, no half step, and be
readable; the next writer goes on where that one ended. Faults are planted with ``--plant`` (or
``--store tinydb``, TinyDB's default storage) to show that the harness sees them. The exit code is
1 if anything was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from benchmarks import crash_life, crash_power
from benchmarks.crash_life import SessionLife, State, expected
from benchmarks.results import Result, report
from itot_workshop.storage import disk
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.journal import Journal

MOST_STEPS, MOMENT = 14, 0.03
SIDE_BY_SIDE = 8
RESTART = 60
"""After how many ends a fresh session is begun, so that files stay small."""


class TinyLife:
    """The notes and actions of the same life in TinyDB's default storage, for comparison."""

    def __init__(self, folder: Path) -> None:
        self.db = TinyDB(folder / "life.json")

    def step(self, number: int) -> None:
        """Put a pair where the real life puts one."""
        for table, span in (("notes", crash_life.NOTES), ("actions", crash_life.ACTIONS)):
            if number % crash_life.CYCLE in span:
                for key in crash_life.pair(number, table):
                    document = {"key": key, "text": crash_life.text(number, table)}
                    mine = partial(_has, key)
                    self.db.table(table).upsert(document, mine)

    def end(self) -> None:
        """Close the file."""
        self.db.close()


def _has(key: str, found: Any) -> bool:
    return bool(found["key"] == key)


def tiny_found(folder: Path) -> State:
    """What is in TinyDB's file; the votes it does not have count as there."""
    with TinyDB(folder / "life.json") as db:
        return {
            name: {d["key"]: d["text"] for d in db.table(name)} for name in ("notes", "actions")
        }


def no_sync(handle: int) -> None:
    """A planted fault: nothing is forced to the disk."""


def no_folder_sync(folder: Path) -> None:
    """A planted fault: names are not forced to the disk."""


def replace_in_place(source: Path, target: Path) -> None:
    """A planted fault: a file is written over where it is, piece by piece."""
    data = source.read_bytes()
    with target.open("wb", buffering=0) as file:
        for start in range(0, len(data), 8):
            file.write(data[start : start + 8])
    source.unlink()


def append_later(journal: Journal, payload: bytes) -> int:
    """A planted fault: a line is acknowledged now and written with the next one."""
    waiting, journal.__dict__["waiting"] = journal.__dict__.get("waiting"), payload
    return journal.sequence if waiting is None else _APPEND(journal, waiting)


_APPEND = Journal.append
FAULTS: dict[str, tuple[Any, str, Any]] = {
    "no-sync": (disk, "sync", no_sync),
    "no-folder-sync": (disk, "sync_folder", no_folder_sync),
    "in-place": (disk, "replace", replace_in_place),
    "late-write": (Journal, "append", append_later),
}


def plant(fault: str) -> None:
    """Break the storage in one place."""
    if fault:
        setattr(*FAULTS[fault])


def write(folder: Path, store: str, start: int, out: int) -> None:
    """Live from a step on until killed, saying each step that is acknowledged."""
    life = TinyLife(folder) if store == "tinydb" else SessionLife(folder)
    os.write(out, b"%d\n" % (start - 1))
    for number in range(start, start + 10_000):
        life.step(number)
        os.write(out, b"%d\n" % number)


def start_writer(folder: Path, options: argparse.Namespace, start: int) -> tuple[int, int]:
    """A process that writes; its id and where it says what it has done."""
    reading, writing = os.pipe()
    if not hasattr(os, "fork"):
        return _spawn_writer(folder, options, start, reading, writing), reading
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(folder, options.store, start, writing)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    return child, reading


def _spawn_writer(
    folder: Path, options: argparse.Namespace, start: int, reading: int, writing: int
) -> int:
    """Where processes cannot be forked: a new one, with the modules to load again."""
    words = ["--writer", str(folder), "--start", str(start), "--store", options.store]
    planted = ["--plant", options.plant] if options.plant else []
    command = [sys.executable, "-m", "benchmarks.crash", *words, *planted]
    child = subprocess.Popen(command, stdout=writing)
    os.close(writing)
    child.returncode = 0  # it is waited for by its id
    return child.pid


def killed_life(
    folder: Path, options: argparse.Namespace, start: int, chance: random.Random
) -> int:
    """Start a writer, kill it some steps and a moment later; the last step it acknowledged."""
    child, reading = start_writer(folder, options, start)
    with os.fdopen(reading, "rb") as pipe:
        said = [pipe.readline() for _ in range(chance.randint(1, MOST_STEPS))]
        time.sleep(chance.random() ** 2 * MOMENT)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said += pipe.read().rpartition(b"\n")[0].splitlines()
    if os.WIFEXITED(status):
        raise SystemExit("The writer ended by itself; see what it says above.")
    return max(map(int, said))


def look(folder: Path, store: str, acknowledged: int) -> tuple[int, str]:
    """The step that the disk stands at, and what is wrong with it, if anything."""
    try:
        state = tiny_found(folder) if store == "tinydb" else crash_life.found(folder)
    except (StorageError, ValueError, RuntimeError) as error:
        return acknowledged, f"unreadable: {str(error)[:80]}"
    for number in (acknowledged, acknowledged + 1):
        right = expected(number)
        if all(right[name] == there for name, there in state.items()):
            return number, ""
    right = expected(acknowledged)
    wrong = [name for name, there in state.items() if right[name] != there]
    return acknowledged, f"lost or half: {', '.join(wrong)}"


def kill_many(folder: Path, options: argparse.Namespace) -> list[str]:
    """Kill writers; what was wrong after each."""
    plant(options.plant)
    chance = random.Random(options.seed)
    faults: list[str] = []
    fresh = True
    for number in range(options.kills):
        if fresh or number % RESTART == 0:
            home, done = folder / f"{number}", crash_life.FRESH
            crash_life.begun(home)
        acknowledged = max(done, killed_life(home, options, done + 1, chance))
        done, fault = look(home, options.store, acknowledged)
        fresh = bool(fault)
        if fault:
            faults.append(f"kill {number}, step {acknowledged}: {fault}")
    return faults


def kill_in_parts(folder: Path, options: argparse.Namespace) -> list[str]:
    """Share the kills out among lives that go on side by side: each mostly waits for the disk."""
    share, rest = divmod(options.kills, SIDE_BY_SIDE)
    with ProcessPoolExecutor(SIDE_BY_SIDE) as pool:
        parts = []
        for part in range(SIDE_BY_SIDE):
            kills, seed = share + (part < rest), options.seed * 1000 + part
            own = argparse.Namespace(**{**vars(options), "kills": kills, "seed": seed})
            parts.append(pool.submit(kill_many, folder / f"kills-{part}", own))
        return [fault for part in parts for fault in part.result()]


def cut_power(folder: Path, options: argparse.Namespace) -> list[str]:
    """Live for a while, then let the power go in between; what was wrong after each."""
    chance = random.Random(options.seed)
    home = folder / "home"
    crash_life.begun(home)
    before = crash_power.files_of(home)
    real = {name: getattr(disk, name) for name in dir(disk) if not name.startswith("_")}
    noted = crash_power.PowerCut()
    plant(options.plant)
    life = SessionLife(home)
    for number in range(crash_life.FRESH + 1, 4 * crash_life.CYCLE):
        life.step(number)
        noted.mark(number)
    life.end()
    for name, call in real.items():
        setattr(disk, name, call)
    faults: list[str] = []
    for _ in range(options.power_cuts):
        cut = chance.randint(0, len(noted.log))
        at = crash_power.disk_at(before, noted.log, cut)
        crash_power.put_back(home, at.could_be(chance))
        step = max(at.marked, crash_life.FRESH)
        _, fault = look(home, "ours", step)
        if fault:
            faults.append(f"call {cut}, step {step}: {fault}")
    return faults


def main(arguments: list[str] | None = None) -> int:
    """Run the harness; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--power-cuts", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", choices=("ours", "tinydb"), default="ours")
    parser.add_argument("--plant", choices=("", *FAULTS), default="")
    parser.add_argument("--writer", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--start", type=int, default=crash_life.FRESH + 1, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.writer:
        plant(options.plant)
        write(options.writer, options.store, options.start, sys.stdout.fileno())
        return 0
    faults: list[str] = []
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="itot-crash-")))
        if options.power_cuts:
            faults += cut_power(folder / "power", options)
        if options.kills:
            faults += kill_in_parts(folder, options)
    for fault in faults[:20]:
        print(fault)
    ends = {"kills": options.kills, "power cuts": options.power_cuts}
    said = " and ".join(f"{number:,} {name}" for name, number in ends.items() if number)
    return report(Result(what=f"losses in {said}", found=len(faults), goal=0))


if __name__ == "__main__":
    raise SystemExit(main())
