"""What keeping a workshop costs, beside peers measured in the same run.

    python -m benchmarks.storage

Durable changes against a raw append with fsync, SQLite (WAL, synchronous FULL) and TinyDB's
default storage; opening a session against reading and decoding its file; the list of a library
against scandir and stat, and against decoding the start of every file. Times are medians of
interleaved tries where the disk is waited for, else the least processor time among them; only the
ratios mean something on another machine.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import math
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB

from benchmarks.results import Result, report
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import About, Edit, Session
from itot_workshop.domain.voting import Ballot, Round
from itot_workshop.storage import file_format
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.headline import Headline
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.packs import read_pack
from itot_workshop.storage.session_coding import to_tables, with_headline
from itot_workshop.storage.session_file import SessionFile

DAY = datetime.date(2025, 2, 11)
ROOT = Path(__file__).parents[1]
TEXT = "Nobody knows who may stop the line when the network is down, so nobody does."
Times = dict[str, float]


def note(number: int) -> Note:
    """A note of usual length."""
    return Note(id=f"{number:016x}", text=f"{number}: {TEXT}", position=number)


def session(notes: int, ballots: int, pack: Pack) -> Session:
    """A session of this many notes and ballots of eight answers, 40 to a round."""
    chance = random.Random(1)
    statements = tuple(s.id for s in pack.statements[:8])
    cast = [
        Ballot(
            id=f"{chance.getrandbits(64):016x}",
            round=f"r{number // 40}",
            seat=chance.choice(("IT", "OT", "MGT")),
            answers={s: chance.choice((1, 2, 3, 4, 5, None)) for s in statements},
        )
        for number in range(ballots)
    ]
    rounds = {
        f"r{n}": Round(id=f"r{n}", number=n + 1, statements=statements, state="revealed")
        for n in range(-(-ballots // 40))
    }
    about = About(id="be9c", title="Measured", date=DAY, organisation="Nordwerk")
    return Session(
        about=about,
        pack=pack,
        rounds=rounds,
        ballots={b.id: b for b in cast},
        notes={n.id: n for n in map(note, range(notes))},
    )


def medians(tries: int, block: int = 1, **contenders: Callable[[], object]) -> Times:
    """Milliseconds of each, in turn so that a busy moment hits all alike.

    A ``block`` is how often each is tried before the next: what one leaves to the disk to do would
    otherwise be paid by another.
    """
    taken = _taken(tries, block, contenders, time.perf_counter)
    return {name: statistics.median(times) for name, times in taken.items()}


def bests(tries: int, **contenders: Callable[[], object]) -> Times:
    """The least processor time of each in milliseconds, for what waits for nothing: other work on
    the machine can only ever add to it.
    """
    taken = _taken(tries, 1, contenders, time.process_time)
    return {name: min(times) for name, times in taken.items()}


def _taken(
    tries: int,
    block: int,
    contenders: Mapping[str, Callable[[], object]],
    clock: Callable[[], float],
) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(-(-tries // block)):
        for name, contender in contenders.items():
            for _ in range(block):
                started = clock()
                contender()
                taken[name].append((clock() - started) * 1000)
    return taken


class Stores:
    """The contenders beside this many documents, each with one durable change to make."""

    def __init__(self, folder: Path, documents: int, pack: Pack) -> None:
        folder.mkdir()
        keeping = Keeping(local=folder / "local", today=lambda: DAY, headline=None)
        made = session(documents, 0, pack)
        self.file = SessionFile.create(folder / "ours.itot", made, keeping).file
        self.file.prepare()
        (folder / "box").mkdir()
        self.box = BallotBox.open(folder / "box")
        self.ballot = next(iter(session(0, 1, pack).ballots.values()))
        for number in range(documents):
            self.box.put("r", f"{number:016x}", self.ballot)
        self.sql = sqlite3.connect(folder / "sqlite", isolation_level=None)
        self.sql.execute("pragma journal_mode=wal")
        self.sql.execute("pragma synchronous=full")
        self.sql.execute("create table notes (id text primary key, document blob)")
        for old in map(note, range(documents)):
            self.sql.execute(_INSERT, (old.id, msgspec.json.encode(old)))
        self.tiny = TinyDB(folder / "tinydb.json").table("notes")
        self.tiny.insert_multiple(msgspec.to_builtins(note(n)) for n in range(documents))
        self.raw = os.open(folder / "raw", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self.fresh = map(note, itertools.count(1_000_000))

    def append(self) -> None:
        """The peer: a line of the same length, appended and forced to the disk."""
        line = b'%b {"edits":[["notes","%b",null,%b]]}\n'
        os.write(self.raw, line % (b"0" * 25, b"0" * 16, msgspec.json.encode(next(self.fresh))))
        os.fsync(self.raw)

    def commit(self) -> None:
        """A note more in the session file."""
        made = next(self.fresh)
        self.file.commit([Edit(table="notes", id=made.id, before=None, after=made)])

    def vote(self) -> None:
        """A ballot more in the box."""
        self.box.put("r", next(self.fresh).id, self.ballot)

    def sqlite(self) -> None:
        """A note more in SQLite."""
        made = next(self.fresh)
        self.sql.execute(_INSERT, (made.id, msgspec.json.encode(made)))

    def tinydb(self) -> None:
        """A note more in TinyDB's default storage."""
        self.tiny.insert(msgspec.to_builtins(next(self.fresh)))


_INSERT = "insert into notes values (?, ?)"


def durable_changes(folder: Path, tries: int, pack: Pack) -> dict[int, Times]:
    """Times beside 100 and beside 10,000 documents, all in one run."""
    stores = {documents: Stores(folder / f"{documents}", documents, pack) for documents in SIZES}
    contenders: dict[str, Any] = {
        f"{name} {documents}": getattr(store, call)
        for documents, store in stores.items()
        for name, call in CALLS.items()
    }
    taken = medians(tries, 25, **contenders)
    slow: dict[str, Any] = {f"tinydb {n}": store.tinydb for n, store in stores.items()}
    taken |= medians(max(5, tries // 50), **slow)
    return {
        documents: {name: taken[f"{name} {documents}"] for name in (*CALLS, "tinydb")}
        for documents in SIZES
    }


SIZES = (100, 10_000)
CALLS = {"raw": "append", "note": "commit", "ballot": "vote", "sqlite": "sqlite"}


def opening(folder: Path, tries: int, pack: Pack) -> Times:
    """A session of 10,000 documents."""
    keeping = Keeping(local=folder / "local", today=lambda: DAY, headline=None)
    path = folder / "large.itot"
    SessionFile.create(path, session(5000, 4900, pack), keeping).file.close()

    def decode() -> object:
        return msgspec.json.decode(path.read_bytes())

    def read() -> object:
        return find_session(path, keeping)

    opened: list[SessionFile] = []

    def open_() -> None:
        opened.append(SessionFile.open(path, keeping).file)

    taken = bests(tries, decode=decode, read=read)
    for _ in range(tries):
        taken |= {"open": min(taken.get("open", math.inf), bests(1, it=open_)["it"])}
        opened.pop().close()
    return taken


def library(folder: Path, count: int, tries: int, pack: Pack) -> Times:
    """The list of a thousand sessions."""
    keeping = Keeping(local=folder / "local", today=lambda: DAY)
    home = folder / "library"
    home.mkdir()
    made = session(20, 96, pack)
    tables = with_headline(to_tables(made), made, keeping.headline)
    for number in range(count):
        about = msgspec.structs.replace(made.about, id=f"{number:04x}", title=f"Session {number}")
        tables["about"]["session"] = msgspec.Raw(msgspec.json.encode(about))
        data = file_format.render(about.id, 1, tables)[1]
        (home / f"session-{number}.itot").write_bytes(data)
    shelf = Library(home, keeping)
    about_decoder = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])

    def scan() -> None:
        with os.scandir(home) as files:
            for file in files:
                file.stat()

    def partial_decode() -> None:
        for path in home.iterdir():
            with path.open("rb") as file:
                start = file.read(16 * 1024)
            first = start.index(b"\n") + 1
            head = about_decoder.decode(start[: first - 2] + b"}")["_file"]["head"]
            length = msgspec.json.decode(head)["tables"]["about"][0]
            about = about_decoder.decode(b"{" + start[first : first + length] + b"}")["about"]
            msgspec.json.decode(about["session"], type=About)
            msgspec.json.decode(about["headline"], type=Headline)

    def rebuilt() -> None:
        for index in (folder / "local" / "index").glob("*"):
            index.unlink()
        shelf.entries()

    shelf.entries()
    return bests(tries, scan=scan, warm=shelf.entries, partial=partial_decode, rebuilt=rebuilt)


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tries", type=int, default=1000)
    tries = parser.parse_args().tries
    pack = read_pack(ROOT / "resources" / "packs" / "itot-core")
    with tempfile.TemporaryDirectory(prefix="itot-storage-") as name:
        folder = Path(name)
        changes = durable_changes(folder, tries, pack)
        opened = opening(folder, max(12, tries // 50), pack)
        listed = library(folder, 1000, max(12, tries // 50), pack)
    for documents, taken in changes.items():
        print(f"durable change beside {documents} documents (ms):", _shown(taken))
    print("opening 10,000 documents (ms):", _shown(opened))
    print("list of 1,000 sessions (ms):", _shown(listed))
    return report(*changed(changes), *read_again(opened, listed))


def changed(changes: dict[int, Times]) -> Iterator[Result]:
    """What the times of durable changes say."""
    few, many = changes[100], changes[10_000]
    for what in ("note", "ballot"):
        for documents, taken in changes.items():
            at = f"a {what} at {documents:,} documents"
            ratio = taken[what] / taken["raw"]
            yield Result(what=at, beside="append and fsync", found=ratio, goal=1.5)
        growth = many[what] / few[what]
        yield Result(what=f"a {what} at 10,000", beside="the same at 100", found=growth, goal=1.3)
    note = "a note at 10,000 documents"
    ratio, faster = many["note"] / many["sqlite"], many["tinydb"] / many["note"]
    yield Result(what=note, beside="SQLite, WAL, FULL", found=ratio, goal=1.0)
    usual = "TinyDB's default storage"
    yield Result(what=f"{note}, times faster", beside=usual, found=faster, goal=100, at_least=True)


def read_again(opened: Times, listed: Times) -> Iterator[Result]:
    """What the times of opening and listing say."""
    for what, peer, found, goal in (
        ("opening 10,000 documents", "decoding the file", opened["open"] / opened["decode"], 1.5),
        ("list of 1,000 sessions", "scandir and stat", listed["warm"] / listed["scan"], 5),
        ("its index rebuilt", "decoding the heads", listed["rebuilt"] / listed["partial"], 1.5),
    ):
        yield Result(what=what, beside=peer, found=found, goal=goal)


def _shown(taken: Times) -> str:
    return " ".join(f"{name} {value:.3f}" for name, value in taken.items())


if __name__ == "__main__":
    sys.exit(main())
