"""Work in the real window while a disk fills up, a stick is pulled out, another program comes.

    python -m benchmarks.troubles             (a full disk and a pulled stick: Linux, root)

Each trouble strikes a workshop that is running on its console. What was confirmed has to be there
afterwards, one sentence said of the trouble, and the work go on when it is over. The exit code is 1
if anything else happens.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks import crash_life
from benchmarks.full_disk import fill
from benchmarks.results import Result, report
from benchmarks.secrecy_play import planned
from itot_workshop.app import open_window
from itot_workshop.domain.changes import NotesTaken
from itot_workshop.domain.notes import Note
from itot_workshop.storage import file_format
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.packs import read_pack
from itot_workshop.storage.session_coding import to_tables
from itot_workshop.ui.library.told import Told

Trouble: TypeAlias = Callable[["Room"], None]


class Wrong(Exception):
    """What must not happen."""


class Room:
    """A workshop that runs in the real window, on a library and local data of its own."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.library, self.data = folder / "library", folder / "data"
        self.library.mkdir()
        self.data.mkdir()
        self.said: list[str] = []
        self.kept: list[str] = []
        self.path = Path()
        self.ended = True

    def start(self) -> None:
        """Open the session and go to its first step."""
        os.environ["ITOT_WORKSHOP_DATA"] = str(self.data)
        self.ended = False
        self.window = open_window(self.app, self.library)
        library = self.window.library.library
        if not self.path.name:
            pack = read_pack(crash_life.ROOT / "resources" / "packs" / "itot-core")
            made = library.create(planned(pack)).file
            self.path = made.path
            made.close()
        self.window.show()
        self.window.open_session(str(self.path))
        room = self.window.room
        assert room is not None
        room.told.connect(self._hear)
        room.begin()
        self.desk = room.desk

    def note(self, text: str) -> bool:
        """Take a note; whether it was confirmed."""
        done = self.desk.apply(NotesTaken(notes=(Note(id=text[:20], text=text),)))
        self.kept += [text[:20]] * done
        return done

    def renew(self) -> None:
        """What happens two quiet seconds later."""
        assert self.desk._saver is not None
        self.desk._saver.renew()

    def one_sentence(self, about: str) -> None:
        """Take down the one sentence that was said, and check that it is about the trouble."""
        said, self.said[:] = self.said[:], []
        if len(said) != 1 or about not in said[0]:
            raise Wrong(f"instead of one sentence with “{about}” this was said: {said}")

    def end(self) -> None:
        """Close the window and all that belongs to it."""
        if self.ended:
            return
        self.ended = True
        theme = self.window.theme
        self.window.close()
        self.window.deleteLater()
        theme.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def all_there(self, path: Path | None = None) -> None:
        """Start again and look for every note that was confirmed."""
        keeping = self.window.library.library.keeping
        found = find_session(path or self.path, keeping, salvaging=False)
        missing = set(self.kept) - found.session.notes.keys()
        if missing:
            raise Wrong(f"lost: {sorted(missing)}")
        if found.replayed.applied:
            raise Wrong("the file was not renewed at the end")

    def _hear(self, told: Told) -> None:
        if not told.good:
            self.said.append(told.text)


@contextlib.contextmanager
def mounted(place: Path, *words: str) -> Iterator[None]:
    """Something mounted on a folder."""
    subprocess.run(["mount", *words, str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def full_library(room: Room) -> None:
    """The disk of the library is full; the journal lies on another one."""
    with mounted(room.library, "-t", "tmpfs", "-o", "size=600k", "tmpfs"):
        room.start()
        room.note("before")
        room.renew()
        fill(room.library / "filling")
        confirmed = room.note("while")
        room.renew()
        room.one_sentence("the disk is full")
        room.renew()
        if not confirmed or room.said:
            raise Wrong(f"not kept, or said twice: {room.said}")
        (room.library / "filling").unlink()
        room.note("after")
        room.renew()
        room.end()
        room.all_there()


def full_local_data(room: Room) -> None:
    """The disk on which entries are kept is full: nothing more is confirmed, a copy goes."""
    with mounted(room.data, "-t", "tmpfs", "-o", "size=600k", "tmpfs"):
        room.start()
        room.note("before")
        fill(room.data / "filling")
        if all(room.note(f"{number} " + "long " * 1800) for number in range(9)):
            raise Wrong("something was confirmed that is on no disk")
        room.one_sentence("the disk is full")
        if room.note("later"):
            raise Wrong("something was confirmed after a failure")
        room.one_sentence("Save a copy")
        copy = room.folder / "copy.itot"
        room.desk.save_copy(copy)
        room.all_there(copy)
        (room.data / "filling").unlink()
        room.end()
        room.said.clear()
        room.start()
        room.note("after")
        room.end()
        room.all_there()


def pulled_stick(room: Room) -> None:
    """The folder of the library is gone and comes back, as with a stick."""
    room.start()
    room.note("before")
    room.renew()
    away = room.folder / "away"
    room.library.rename(away)
    room.note("while")
    room.renew()
    room.one_sentence("not there")
    room.renew()
    if room.said:
        raise Wrong(f"said twice: {room.said}")
    away.rename(room.library)
    room.renew()
    room.note("after")
    room.end()
    if room.said:
        raise Wrong(f"it was back, and yet: {room.said}")
    room.all_there()


def pulled_at_the_end(room: Room) -> None:
    """The stick is gone when the session is closed, and is opened again on another day."""
    room.start()
    room.note("before")
    away = room.folder / "away"
    room.library.rename(away)
    room.note("while")
    room.end()
    room.one_sentence("not there")
    away.rename(room.library)
    room.start()
    room.end()
    room.all_there()


def unmounted_stick(room: Room) -> None:
    """The stick is gone but an empty folder stays in its place."""
    stick = room.folder / "stick"
    stick.mkdir()
    with mounted(room.library, "--bind", str(stick)):
        room.start()
        room.note("before")
        room.renew()
    room.note("while")
    room.renew()
    room.one_sentence("no longer in its place")
    with mounted(room.library, "--bind", str(stick)):
        room.note("after")
        room.renew()
        room.one_sentence("from this computer")
        path = room.desk.path
        room.end()
        room.all_there(path)


def changed_from_outside(room: Room) -> None:
    """A sync client puts a colleague's copy in the file's place."""
    room.start()
    room.note("before")
    room.renew()
    theirs = find_session(room.path, room.window.library.library.keeping).session
    _, data = file_format.render(theirs.id, 99, to_tables(theirs))
    room.path.write_bytes(data)
    room.note("after")
    room.renew()
    room.one_sentence("was changed by another program")
    ours = room.desk.path
    room.end()
    room.all_there(ours)
    if room.path.read_bytes() != data:
        raise Wrong("a colleague's file was overwritten")


def two_programs(room: Room) -> None:
    """The same file in a second program: to be read there, not to be written."""
    room.start()
    room.note("before")
    command = [sys.executable, "-m", "benchmarks.troubles", "--second", str(room.path)]
    done = subprocess.run(
        command, cwd=crash_life.ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    if "is open in another window" not in done.stdout or "confirmed: False" not in done.stdout:
        raise Wrong(f"the second program said {done.stdout!r} {done.stderr[-300:]!r}")
    room.note("after")
    room.end()
    if room.said:
        raise Wrong(f"the first program said {room.said}")
    room.all_there()


def second(path: Path) -> None:
    """The second program: opens the file and tries to take a note."""
    app = QApplication([])
    window = open_window(app, path.parent)
    window.show()
    window.open_session(str(path))
    room = window.room
    assert room is not None
    print(window.banner.text())
    note = NotesTaken(notes=(Note(id="second", text="second"),))
    print(f"confirmed: {room.desk.apply(note)}")
    window.close()


ANYWHERE: tuple[Trouble, ...] = (
    pulled_stick,
    pulled_at_the_end,
    changed_from_outside,
    two_programs,
)
MOUNTED: tuple[Trouble, ...] = (full_library, full_local_data, unmounted_stick)


def strike(app: QApplication, trouble: Trouble) -> str:
    """Let a trouble strike in a fresh folder; what was wrong, if anything."""
    with tempfile.TemporaryDirectory(prefix="itot-troubles-") as name:
        room = Room(app, Path(name).resolve())
        try:
            trouble(room)
        except Wrong as wrong:
            room.end()
            return f"{trouble.__name__}: {wrong}"
    return ""


def main() -> int:
    """Let every trouble strike; 1 if anything was lost or left unsaid."""
    if sys.argv[1:2] == ["--second"]:
        second(Path(sys.argv[2]))
        return 0
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    troubles = (*ANYWHERE, *(MOUNTED if root else ()))
    faults = [fault for trouble in troubles if (fault := strike(app, trouble))]
    for fault in faults:
        print(fault)
    if not root:
        print("without a full disk and an unmounted stick, which root alone can try")
    print(f"{len(troubles)} troubles")
    what = "losses or silence after trouble around the file"
    return report(Result(what=what, found=len(faults), goal=0))


if __name__ == "__main__":
    sys.exit(main())
