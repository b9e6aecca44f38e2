"""Files are copied, moved, put in each other's places and deleted between sudden ends.

Whatever happens to them, what was acknowledged in one is in it when it is opened again. A copy that
stands in the place of another may have got its changes as well (so that one is not deleted here).
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itot_workshop.storage import disk
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin, remove_for_good
from itot_workshop.storage.loading import read_file
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.files import die
from tests.storage.helpers.sessions import keeping, note, put, small_session


class Wandering:
    """Files of one session, with what has been acknowledged in each."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.folder, self.chance, self.number = folder, chance, 0
        self.keeping = keeping(folder)
        for name in "ab":
            (folder / name).mkdir()
        first = folder / "a" / "first.itot"
        SessionFile.create(first, small_session(), self.keeping).file.close()
        self.notes, self.died, self.stand_in = {first: {"n0"}}, set[Path](), set[Path]()

    def step(self) -> None:
        path = self.chance.choice(sorted(self.notes))
        wishes = (self.work, self.work, self.work, self.open, self.copy, self.move, self.delete)
        self.chance.choice((*wishes, self.take_place))(path)

    def open(self, path: Path) -> None:
        self.work(path, most=0)

    def work(self, path: Path, most: int = 4) -> None:
        file, session, _ = SessionFile.open(path, self.keeping)
        assert file.read_only == ""
        lost = self.notes[path] - set(session.notes)
        assert not lost
        self.notes[path] = set(session.notes)
        for at in range(self.chance.randint(0, most)):
            self.number += 1
            file.commit([put(note(f"n{self.number}"))])
            self.notes[path].add(f"n{self.number}")
            if at == 0 or self.chance.random() < 0.4:  # else no copy would be older than it
                file.checkpoint()
        self.died.discard(path)
        if self.chance.random() < 0.5:
            die(file)
            self.died.add(path)
        else:
            file.close()

    def copy(self, path: Path) -> None:
        if path not in self.died:  # else nobody could tell which of the two it was
            new = self.fresh()
            shutil.copyfile(path, new)
            self.notes[new] = _inside(new)

    def move(self, path: Path) -> Path:
        new = path.rename(self.fresh())
        self.notes[new] = self.notes.pop(path)
        for marked in (self.died, self.stand_in):
            if path in marked:
                marked.add(new)
        self.died.discard(path)
        return new

    def take_place(self, path: Path) -> None:
        others = sorted(self.notes.keys() - {path})
        if others:
            other = self.chance.choice(others)
            stands_in = path in self.died or other in self.stand_in
            self.move(path)
            self.notes[other.rename(path)] = self.notes.pop(other)
            if stands_in:
                self.stand_in.add(path)
            if other in self.died:
                self.died.remove(other)
                self.died.add(path)

    def delete(self, path: Path) -> None:
        if len(self.notes) > 1 and path not in self.died | self.stand_in:
            library = Library(path.parent, self.keeping)
            remove_for_good(library, move_to_bin(library, path))
            del self.notes[path]

    def fresh(self) -> Path:
        self.number += 1
        return self.folder / self.chance.choice("ab") / f"f{self.number}.itot"


def test_an_older_copy_in_its_place_takes_nothing_from_a_file_that_was_moved(
    tmp_path: Path,
) -> None:
    """The program dies; the file goes elsewhere, and yesterday's copy comes where it was."""
    kept, path = keeping(tmp_path), tmp_path / "plant.itot"
    copy, moved = tmp_path / "copy.itot", tmp_path / "stick.itot"
    SessionFile.create(path, small_session(), kept).file.close()
    file = SessionFile.open(path, kept).file
    for at in (1, 2):
        shutil.copy2(path, copy)
        file.commit([put(note(f"before {at}"))])
        file.checkpoint()
    file.commit([put(note("after"))])
    die(file)
    path.rename(moved)
    copy.rename(path)
    for there in (path, moved, path):
        file, session, _ = SessionFile.open(there, kept)
        assert {"before 1", "before 2", "after"} <= set(session.notes)
        file.close()
    assert not (tmp_path / "local" / "open").exists() or not any(
        it.name.startswith("journal-") for it in (tmp_path / "local" / "open").rglob("*")
    )


def _inside(path: Path) -> set[str]:
    return set(read_file(path.read_bytes())[1]["notes"])


@settings(max_examples=25)
@given(st.randoms(use_true_random=False), st.integers(4, 14))
def test_nothing_acknowledged_is_lost_wherever_files_go(
    tmp_path_factory: pytest.TempPathFactory, chance: Random, steps: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:  # the power stays on, so nothing is forced
        patch.setattr(disk, "sync", lambda _: None)
        patch.setattr(disk, "sync_folder", lambda _: None)
        wandering = Wandering(tmp_path_factory.mktemp("files"), chance)
        for _ in range(steps):
            wandering.step()
        for path in sorted(wandering.notes, key=lambda _: chance.random()):
            wandering.open(path)
