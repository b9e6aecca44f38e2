"""Let every single call of the system fail once, and see that nothing is lost and it is said.

    python -m benchmarks.faults               every call with one kind of error, in turn
    python -m benchmarks.faults --long        every call with every kind, and from then on
    python -m benchmarks.faults --plant retry

A short life: a session is planned, votes of three kinds are cast and closed, notes, actions, cards
and weights are put down, hands counted; it is checkpointed, opened again, backed up, listed,
copied, put in the bin and brought back, and an old file is migrated. For every n the n-th call
fails. Then what was acknowledged has to be there, and the step under way whole or not at all; one
sentence was said of it, a copy can be saved elsewhere, and the next start goes on. Faults are
planted with ``--plant`` to show that the harness sees them. The exit code is 1 if anything else
happens.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import crash_life
from benchmarks.crash_life import CYCLE, DAY, ROOT, SessionLife, expected_of, state_of
from benchmarks.faults_shim import ERRORS, SHARING, Shim, standing_before
from benchmarks.results import Result, report
from itot_workshop.domain.session import Session
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage import disk
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin, restore
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile

OLD = ROOT / "tests" / "old_files" / "version-1.itot"
BEFORE = tuple(CYCLE + at for at in (0, 1, 8, 12, 14, 15, 16, 23, 27, 28, 29, 35))
AFTER = tuple(CYCLE + at for at in (36, 37, 41, 42, 43, 47, 48, 54))
"""Steps of a life that hold one of everything, before and after it is closed and opened."""

PROBE = CYCLE + 2
"""Pair of notes that is taken after something has failed."""

OUTRIGHT = 10_000
"""So many calls fail when the disk is gone for good."""


class Told(Exception):
    """Something was not done, and a sentence said so."""


class Wrong(Exception):
    """What must not happen."""


class Life:
    """One life below a folder, deed after deed; it ends at the first that fails."""

    def __init__(self, folder: Path, shim: Shim, *, dies: bool) -> None:
        self.dies = dies
        self.shim, self.home, self.elsewhere = shim, folder / "home", folder / "elsewhere"
        self.elsewhere.mkdir()
        (self.home / "library").mkdir(parents=True)
        keeping = Keeping(local=self.home / "local", today=lambda: DAY, sleep=lambda _: None)
        self.library = Library(self.home / "library", keeping)
        self.path = crash_life.path(self.home)
        self.running: SessionLife | None = None
        self.done: list[int] = []
        self.under_way: int | None = None
        self.created = False

    def live(self) -> str:
        """All deeds; gives the sentence of the one that failed, or nothing."""
        deeds: list[Callable[[], Any]] = [self._create, self._open]
        deeds += [self._step_of(number) for number in BEFORE]
        deeds += [self._renew, self._close, self._open]
        deeds += [self._step_of(number) for number in AFTER]
        deeds += [self._close, self.library.entries, self._copy, self._bin, self._migrate]
        for deed in deeds:
            try:
                deed()
            except (Told, StorageError) as told:
                return str(told)
            if self.dies and self.shim.struck:
                break
        return ""

    def _create(self) -> None:
        keeping = self.library.keeping
        SessionFile.create(self.path, crash_life.planned(), keeping).file.close()
        self.created = True

    def _open(self) -> None:
        self.running = SessionLife(self.home, self.library.keeping)

    def _step_of(self, number: int) -> Callable[[], None]:
        return lambda: self.step(number)

    def step(self, number: int) -> None:
        """One step through the door; it is acknowledged on return."""
        life = self.running
        assert life is not None
        self.under_way, heard = number, len(life.said)
        change = life.change(number)
        kept = life.workshop.close_round() if change is None else life.workshop.apply(change)
        if kept:
            self.done.append(number)
            self.under_way = None
            return
        if len(life.said) != heard + 1:
            raise Wrong(f"{len(life.said) - heard} sentences were said of one failure")
        raise Told(life.said[-1])

    def _renew(self) -> None:
        assert self.running is not None
        self.running.file.checkpoint()
        self.running.box.compact()

    def _close(self) -> None:
        running, self.running = self.running, None
        assert running is not None
        running.end()

    def _copy(self) -> None:
        self.library.export_copy(self.path, self.home / "copy.itot")

    def _bin(self) -> None:
        restore(self.library, move_to_bin(self.library, self.path))

    def _migrate(self) -> None:
        path = self.home / "library" / "old.itot"
        shutil.copyfile(OLD, path)
        SessionFile.open(path, self.library.keeping).file.close()

    def after(self) -> None:
        """What goes on in the window after something has failed: one more note, a copy, the end."""
        life = self.running
        if life is None or self.dies:
            return
        if self.under_way is None:
            with contextlib.suppress(Told):
                self.step(PROBE)
        copy = self.elsewhere / "copy.itot"
        life.file.save_copy(copy)
        keeping = Keeping(local=self.elsewhere, today=lambda: DAY)
        self._compare(find_session(copy, keeping).session, "the copy")
        with contextlib.suppress(StorageError):
            life.end()

    def die(self) -> None:
        """The program is gone, without having put anything away."""
        life, self.running = self.running, None
        if life is None:
            return
        for journal in (life.file._journal, life.box._journal):
            if journal is not None:
                journal.close()
        if life.file._lock is not None:
            life.file._lock.unlock()

    def next_start(self) -> None:
        """Look at everything as the next start finds it, and go on from there."""
        self.die()
        self._look_at_files()
        if not self.path.exists():
            if self.created:
                raise Wrong("the session is in no place any more")
            self._create()
        self._open()
        assert self.running is not None
        now = state_of(self.running.session, self.running.box)
        possible = [[*self.done], [*self.done, self.under_way or PROBE]]
        if now not in [expected_of(steps) for steps in possible]:
            right = expected_of(possible[0])
            raise Wrong(f"lost or half: {[name for name in right if right[name] != now[name]]}")
        self.running.do(self.running.change(PROBE + 2))
        self._close()
        left = [it.name for it in self.home.rglob("*") if it.name.startswith("journal-")]
        if self.shim.times == 1 and not self.dies:
            left += [it.name for it in self.home.rglob("*") if it.name.endswith(".new")]
        if left:
            raise Wrong(f"left behind: {left}")

    def _look_at_files(self) -> None:
        copy, keeping = self.home / "copy.itot", self.library.keeping
        if copy.exists():
            self._compare(find_session(copy, keeping, salvaging=False).session, "the copy")
        binned = self.library.folder / "bin" / self.path.name
        if binned.exists() and self.path.exists() and self.shim.times == 1:
            raise Wrong("the session is in the library and in the bin")
        if binned.exists() and not self.path.exists():
            restore(self.library, binned)
        for old in self.library.folder.glob("old.itot"):
            found = find_session(old, keeping, salvaging=False)
            backed_up = any((self.library.folder / "backups").glob("old*"))
            if found.version > 1 and not backed_up:
                raise Wrong("a file was migrated without a backup")
            SessionFile.open(old, keeping).file.close()

    def _compare(self, session: Session, what: str) -> None:
        now, right = state_of(session, None), expected_of(self.done)
        wrong = [name for name in right if name != "votes" and now[name] != right[name]]
        if wrong:
            raise Wrong(f"{what} lacks {wrong}")


def one(at: int, error: int, times: int, *, dies: bool) -> tuple[str, str, list[str]]:
    """A life in which call ``at`` fails: what is wrong, what was said, the calls it made."""
    with tempfile.TemporaryDirectory(prefix="itot-faults-") as name:
        shim = Shim(Path(name) / "home")
        life = Life(Path(name), shim, dies=dies)
        shim.at, shim.error, shim.times = at, error, times
        said = ""
        try:
            with standing_before(shim):
                said = life.live()
                if said:
                    life.after()
            if said:
                _check(said, error)
            life.next_start()
        except Exception as fault:
            where = traceback.extract_tb(fault.__traceback__)[-4:]
            tail = " < ".join(f"{Path(it.filename).name}:{it.lineno}" for it in reversed(where))
            return f"{type(fault).__name__}: {fault} ({tail})", said, shim.calls
        return "", said, shim.calls


_SENTENCE = re.compile(r"[“A-Z].*\.", re.DOTALL)


def _check(said: str, error: int) -> None:
    """Whether what was said can be shown: whole sentences, none of the system's jargon."""
    if not _SENTENCE.fullmatch(said) or any(it in said for it in ("Errno", "Error", "Traceback")):
        raise Wrong(f"this was said: {said}")
    if error == SHARING and "permission" in said:
        raise Wrong(f"nobody lacks a permission: {said}")


def run(
    *, long: bool, every: int = 1, only: tuple[str, ...] = (), first: bool = False
) -> tuple[int, int, list[str]]:
    """All lives; how many there were, in how many something was said, and what was wrong.

    ``only`` names the calls that fail; all do where it is empty. ``first`` stops at a loss.
    """
    wrong, said, calls = one(-1, ERRORS[0], 1, dies=False)
    if wrong or said:
        return 1, 0, [f"without any failing call: {wrong or said}"]
    places = [at for at, name in enumerate(calls) if not only or name in only][::every]
    kinds = [(error, 1, dies) for error in ERRORS for dies in (True, False)]
    kinds += [(error, OUTRIGHT, False) for error in ERRORS]
    lives = told = 0
    faults: list[str] = []
    for number, at in enumerate(places):
        if first and faults:
            break
        for kind in kinds if long else (kinds[0], kinds[1 + number % (len(kinds) - 1)]):
            error, times, dies = kind
            wrong, said, _ = one(at, error, times, dies=dies)
            lives += 1
            told += bool(said)
            if wrong:
                faults.append(f"{calls[at]} ({at}), {kind}: {wrong}")
    return lives, told, faults


def retried(handle: int) -> None:
    """A planted fault: an fsync that failed is asked for again, and believed."""
    try:
        os.fdatasync(handle)
    except OSError:
        os.fdatasync(handle)


def believed(handle: int, data: bytes) -> None:
    """A planted fault: what the system took of a write is taken for all of it."""
    with contextlib.suppress(OSError):
        os.write(handle, data)


def removed_first(source: Path, target: Path) -> None:
    """A planted fault: the old file goes before the new one comes."""
    target.unlink(missing_ok=True)
    source.rename(target)


def silent(door: Workshop, change: Any) -> Any:
    """A planted fault: nobody is told that a change was not kept."""
    door.blockSignals(True)
    try:
        return _CARRY_OUT(door, change)
    finally:
        door.blockSignals(False)


_CARRY_OUT = Workshop._carry_out
FAULTS: dict[str, tuple[Any, str, Any]] = {
    "retry": (disk, "sync", retried),
    "believe": (disk, "write", believed),
    "remove-first": (disk, "replace", removed_first),
    "silent": (Workshop, "_carry_out", silent),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the harness; 1 if anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="only every so many calls")
    parser.add_argument("--only", nargs="*", default=(), help="only calls of these names")
    parser.add_argument("--plant", choices=("", *FAULTS), default="")
    options = parser.parse_args(arguments)
    if options.plant:
        setattr(*FAULTS[options.plant])
    lives, told, faults = run(long=options.long, every=options.every, only=tuple(options.only))
    for fault in faults[:20]:
        print(fault)
    print(f"{lives} lives with a failing call, {told} told of it")
    what = "losses or silence after a call that failed"
    return report(Result(what=what, found=len(faults), goal=0))


if __name__ == "__main__":
    sys.exit(main())
