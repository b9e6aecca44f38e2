"""What the stage shows is found again by the next run of the program and goes with the workshop."""

from __future__ import annotations

import datetime
import errno
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight
from itot_workshop.live.spotlight import Stage
from itot_workshop.live.stage_memory import StageMemory
from itot_workshop.storage import disk
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.last_shown import LastShown, ShownFile
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin
from itot_workshop.storage.session_file import SessionFile
from tests.live.test_spotlight import Desk, planned, step_of

GOALS = Spotlight(screen="axis", subject="goals", page=1)


def talking(file: ShownFile) -> Desk:
    """A workshop whose stage is at an axis of a talk, and kept."""
    desk = Desk(planned())
    StageMemory(desk.workshop, desk.stage, file)
    desk.enter("two-axes")
    desk.stage.show(replace(GOALS, subject="results"))
    desk.stage.show(GOALS)
    desk.turn()
    return desk


@pytest.fixture
def file(tmp_path: Path) -> ShownFile:
    return ShownFile(tmp_path, "a session")


def test_the_next_run_goes_on_at_what_was_shown_and_knows_what_was_talked_about(
    qtbot: QtBot, file: ShownFile
) -> None:
    desk = talking(file)
    again = Stage(desk.workshop, desk.clock, before=file.read())
    assert (again.spotlight, again.talked) == (GOALS, ("results", "goals"))
    assert again.last_shown == desk.stage.last_shown
    again.deleteLater()


def test_a_step_that_was_left_before_goes_on_where_it_was_left(
    qtbot: QtBot, file: ShownFile
) -> None:
    desk = talking(file)
    desk.enter("mirror")
    again = Stage(desk.workshop, desk.clock, before=file.read())
    session = desk.workshop.session
    back = changes.StepEntered(step=step_of(session, "two-axes"), at=desk.now)
    assert desk.workshop.apply(back)
    again.show_step()
    assert again.spotlight == GOALS
    again.deleteLater()


def test_a_workshop_that_has_ended_and_a_rehearsal_leave_nothing(
    qtbot: QtBot, file: ShownFile
) -> None:
    desk = talking(file)
    assert file.read() != LastShown()
    assert desk.workshop.apply(changes.WorkshopFinished(at=desk.now))
    desk.turn()
    assert file.read() == LastShown()
    session = planned()
    rehearsal = Desk(replace(session, about=replace(session.about, rehearsal=True)))
    memory = StageMemory(rehearsal.workshop, rehearsal.stage, file)
    rehearsal.enter("two-axes")
    memory.keep()
    assert file.read() == LastShown()


def test_a_disk_that_is_full_stops_nothing(
    qtbot: QtBot, file: ShownFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _mode: int = 0) -> int:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(disk, "create", full)
        desk = talking(file)
    assert file.read() == LastShown()
    desk.stage.show(replace(GOALS, page=0))
    desk.turn()
    assert file.read() == desk.stage.last_shown


def test_what_a_broken_file_says_is_passed_over(file: ShownFile, tmp_path: Path) -> None:
    file.keep(LastShown(left={"s": GOALS}))
    (path,) = (tmp_path / "shown").iterdir()
    path.write_bytes(b'{"left":{"s":{"screen":"nowhere"}}}')
    assert file.read() == LastShown()


def test_a_session_in_the_bin_leaves_nothing(tmp_path: Path) -> None:
    kept = Keeping(local=tmp_path / "local", today=lambda: datetime.date(2025, 2, 11))
    library = Library(tmp_path / "library", kept)
    library.folder.mkdir()
    session = planned()
    SessionFile.create(library.folder / "a.itot", session, kept).file.close()
    file = ShownFile(kept.local, session.id)
    file.keep(LastShown(left={"s": GOALS}))
    move_to_bin(library, library.folder / "a.itot")
    assert file.read() == LastShown()
