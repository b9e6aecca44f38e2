"""The file is renewed after a quiet moment and at each step, never while something goes on."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from itot_workshop.domain.changes import NotesTaken, StepEntered
from itot_workshop.domain.notes import Note
from itot_workshop.domain.planning import plan_session
from itot_workshop.live.saving import AGAIN_MS, QUIET_MS, Saver
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import NotDestroyed, NotSaved, Postponed, StorageError
from tests.domain.helpers.demo import core_pack
from tests.live.helpers.fakes import FakeBox, FakeKeeper, Log


class File:
    """Counts renewals and fails as told."""

    def __init__(self) -> None:
        self.renewed = 0
        self.fails: list[StorageError] = []
        self.notes: tuple[str, ...] = ()

    def checkpoint(self) -> tuple[str, ...]:
        if self.fails:
            raise self.fails.pop(0)
        self.renewed += 1
        return self.notes


class Box:
    """Counts how often it was tidied."""

    def __init__(self) -> None:
        self.tidied = 0
        self.fails: list[StorageError] = []

    def compact(self) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.tidied += 1


@pytest.fixture
def workshop(qtbot: QtBot) -> Iterator[Workshop]:
    numbers = iter(range(10_000))
    session = plan_session(
        core_pack(),
        "pulse-60",
        title="Pulse",
        date=datetime.date(2026, 1, 1),
        new_id=lambda: f"id{next(numbers)}",
    )
    log: Log = []
    made = Workshop(session, FakeKeeper(session, log), FakeBox(log), chance=random.Random(1))
    yield made
    made.deleteLater()


def timer_of(saver: Saver) -> QTimer:
    found = saver.findChildren(QTimer)
    assert len(found) == 1
    return found[0]


def test_a_note_is_followed_by_a_quiet_moment(workshop: Workshop) -> None:
    file, box = File(), Box()
    saver = Saver(workshop, file, box, workshop)
    workshop.apply(NotesTaken(notes=(Note(id="n", text="said"),)))
    assert (timer_of(saver).isActive(), timer_of(saver).interval()) == (True, QUIET_MS)
    assert file.renewed == 0
    saver.renew()
    assert (file.renewed, box.tidied, timer_of(saver).isActive()) == (1, 1, False)


def test_a_step_renews_at_once_and_a_note_after_it_does_not_delay_that(
    workshop: Workshop, qtbot: QtBot
) -> None:
    file = File()
    saver = Saver(workshop, file, Box(), workshop)
    first = min(workshop.session.agenda.values(), key=lambda step: step.position)
    workshop.apply(StepEntered(step=first.id, at=0.0))
    workshop.apply(NotesTaken(notes=(Note(id="n", text="said"),)))
    assert timer_of(saver).interval() == 0
    qtbot.waitUntil(lambda: file.renewed == 1)


def test_a_file_that_is_held_is_tried_again_in_silence(workshop: Workshop) -> None:
    file, told = File(), list[str]()
    saver = Saver(workshop, file, Box(), workshop)
    saver.told.connect(told.append)
    file.fails = [Postponed("held")]
    saver.renew()
    assert (told, timer_of(saver).interval()) == ([], AGAIN_MS)
    saver.rest()
    assert not timer_of(saver).isActive()


def test_what_the_disk_says_is_told_once_and_tried_again(workshop: Workshop) -> None:
    file, box, told = File(), Box(), list[str]()
    saver = Saver(workshop, file, box, workshop)
    saver.told.connect(told.append)
    file.fails = [NotSaved("The disk is full."), NotSaved("The disk is full.")]
    saver.renew()
    saver.renew()
    assert timer_of(saver).interval() == AGAIN_MS
    assert box.tidied == 2, "answers that were changed do not wait for the file"
    file.notes = ("It goes on in a new file.",)
    saver.renew()
    assert told == ["The disk is full.", "It goes on in a new file."]
    box.fails = [NotDestroyed("It is still there.")]
    saver.renew()
    assert told[2:] == ["It goes on in a new file.", "It is still there."]
    assert timer_of(saver).isActive()
