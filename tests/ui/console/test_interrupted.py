"""A workshop that ends suddenly goes on at the same step, with the same vote and its ballots."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

from pytestqt.qtbot import QtBot

from itot_workshop.domain import changes
from itot_workshop.domain.session import Session
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile
from tests.ui.console.helpers.desks import Room, cast, planned


def opened(path: Path, local: Path, session: Session | None = None) -> tuple[Workshop, SessionFile]:
    keeping = Keeping(local=local, today=lambda: datetime.date(2025, 2, 11))
    found = (
        SessionFile.open(path, keeping)
        if session is None
        else SessionFile.create(path, session, keeping)
    )
    folder = local.parent / "box"
    folder.mkdir(exist_ok=True)
    box = BallotBox.open(folder)
    return Workshop(found.session, found.file, box, chance=random.Random(2)), found.file


def test_it_goes_on_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    path, local = tmp_path / "plant.itot", tmp_path / "local"
    room = Room(qtbot, planned())
    workshop, file = opened(path, local, planned())
    room.live.start(workshop)
    assert room.live.desk is not None
    while room.live.desk.main().deed != "open":
        room.live.desk.walk(1) if workshop.session.about.step else room.live.desk.act()
    room.live.desk.act()
    cast(workshop, ["p0", "p1", "p7"])
    step = workshop.session.about.step
    file._lock.unlock()  # type: ignore[union-attr]  # the program dies here

    again, _ = opened(path, local)
    again.resume()
    room.live.start(again)
    room.turn()
    assert room.live.desk.main().deed == "close"
    assert room.live.desk.main().lead == "11 still to vote"
    assert again.session.about.step == step
    room.live.desk.act()
    assert len(again.session.ballots) == 3
    assert again.apply(changes.WorkshopFinished(at=0.0))
