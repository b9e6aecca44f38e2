"""A workshop on fakes, with one log of all that happens to it."""

from __future__ import annotations

import random
from typing import NamedTuple

from itot_workshop.domain import changes
from itot_workshop.domain.changes import Change
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import NotSaved
from tests.domain.helpers.course import (
    room,
)
from tests.live.helpers.fakes import FakeBox, FakeKeeper

NOTED = changes.NotesTaken(notes=(Note(id="n", text="So it is."),))
FULL = NotSaved("“plant.itot” could not be saved because the disk is full.")


class Desk(NamedTuple):
    """A workshop with everything it talks to, and one log of all that happened."""

    workshop: Workshop
    keeper: FakeKeeper
    box: FakeBox
    log: list[str]
    heard: list[object]

    @property
    def session(self) -> Session:
        return self.workshop.session


def desk(session: Session | None = None, *then: Change) -> Desk:
    log: list[str] = []
    heard: list[object] = []
    session = session or room()
    keeper, box = FakeKeeper(session, log), FakeBox(log)
    workshop = Workshop(session, keeper, box, chance=random.Random(7))
    made_ = Desk(workshop, keeper, box, log, heard)
    for change in then:
        assert workshop.apply(change)
    log.clear()
    keeper.commits.clear()

    def hear(change: object) -> None:
        log.append(type(change).__name__)
        heard.append(change)

    workshop.changed.connect(hear)
    workshop.refused.connect(lambda sentence: log.append(f"refused: {sentence}"))
    workshop.save_failed.connect(lambda sentence: log.append(f"failed: {sentence}"))
    workshop.warned.connect(lambda sentence: log.append(f"warned: {sentence}"))
    return made_


def turnout(at: Desk) -> str:
    return " ".join(at.session.rounds["r1"].voted)
