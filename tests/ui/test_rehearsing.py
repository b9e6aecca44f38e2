"""Made-up voters press the booth's keys, and what stops a play comes out of its windows."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itot_workshop.domain.changes import BallotCast, NotesTaken, RoundOpened
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Refused
from itot_workshop.domain.voting import Round
from itot_workshop.live.rehearsal_people import opinions
from itot_workshop.live.rehearsal_plan import ids, plan_rehearsal
from itot_workshop.live.rehearsal_troupe import Troupe
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.errors import NotSaved
from itot_workshop.ui.booth.window import BoothWindow
from itot_workshop.ui.rehearsing import Pictures, RehearsalWindows
from itot_workshop.ui.rehearsing_booth import BoothHands
from itot_workshop.ui.second_press import at_once
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.demo import core_pack
from tests.live.helpers.fakes import FakeBox, FakeKeeper

SMALL = (640, 400)


def troupe(people: int = 14) -> tuple[Troupe, FakeKeeper, FakeBox]:
    """A planned rehearsal that is open."""
    chance = random.Random(3)
    planned = plan_rehearsal(
        core_pack(), "pulse-60", people, datetime.date(2026, 1, 13), ids(chance)
    )
    keeper, box = FakeKeeper(planned, []), FakeBox([])
    workshop = Workshop(planned, keeper, box, chance=chance)
    return Troupe(workshop, opinions(planned.pack, chance), chance=chance), keeper, box


def windows(
    kit: Kit, played: Troupe, folder: Path, told: Callable[[int, str], None] = lambda *_: None
) -> RehearsalWindows:
    pictures = Pictures(folder=folder, console=(SMALL,), stage=(SMALL,), booth=(SMALL,))
    return RehearsalWindows(kit, played, pictures, told)


def test_voters_cast_by_keys_what_they_think(
    kit: Kit, qtbot: QtBot, request: pytest.FixtureRequest, qapp: QApplication
) -> None:
    """They are quicker than any person, whom the booth would take to have struck a key twice."""
    request.addfinalizer(lambda: qapp.setDoubleClickInterval(0))
    qapp.setDoubleClickInterval(400)
    played, _, box = troupe()
    workshop, window = played.workshop, BoothWindow(kit.theme, second=at_once())
    qtbot.addWidget(window)
    hands = BoothHands(window.booth, workshop)
    pages: list[str] = []
    hands.looked.connect(pages.append)
    statements = tuple(s.id for s in core_pack().form_statements("short"))[:3]
    assert workshop.apply(RoundOpened(round=Round(id="r", number=1, statements=statements)))
    wanted = {}
    for at, person in enumerate(reversed(played.here())):
        votes: tuple[int | None, ...] = (at % 5 + 1, at % 5 + 1, 5 - at % 5)
        wanted[person.id] = dict(zip(statements, votes, strict=True))
        assert hands.cast(BallotCast(round="r", person=person.id, answers=wanted[person.id]))
    assert pages == ["who", "ask", "review", "thanks"] * len(wanted)
    assert {person: ballot.answers for person, ballot in box.slots["r"].items()} == wanted


def test_a_voter_turns_the_pages_of_what_gets_dots(kit: Kit, qtbot: QtBot) -> None:
    played, _, box = troupe()
    window = BoothWindow(kit.theme)
    qtbot.addWidget(window)
    hands = BoothHands(window.booth, played.workshop)
    notes = tuple(Note(id=f"n{at}", text=f"An idea that takes its time, {at}") for at in range(24))
    assert played.workshop.apply(NotesTaken(notes=notes))
    items = tuple(f"note:{note.id}" for note in notes)
    opened = Round(id="r", number=1, statements=items, kind="dots", dots=3)
    assert played.workshop.apply(RoundOpened(round=opened))
    (first, *_) = played.here()
    answers: dict[str, int | None] = {**dict.fromkeys(items, 0), items[1]: 1, items[-1]: 2}
    assert hands.cast(BallotCast(round="r", person=first.id, answers=answers))
    assert box.slots["r"][first.id].answers == answers


def test_nobody_votes_who_is_not_in_the_room_or_while_no_vote_is_open(
    kit: Kit, qtbot: QtBot
) -> None:
    played, _, _ = troupe()
    window = BoothWindow(kit.theme)
    qtbot.addWidget(window)
    hands = BoothHands(window.booth, played.workshop)
    (first, *_) = played.here()
    assert not hands.cast(BallotCast(round="r", person=first.id, answers={}))
    statement = core_pack().form_statements("short")[0].id
    opened = Round(id="r", number=1, statements=(statement,))
    assert played.workshop.apply(RoundOpened(round=opened))
    assert not hands.cast(BallotCast(round="r", person="nobody", answers={statement: 1}))


def test_a_disk_that_fails_stops_the_play_with_its_sentence(kit: Kit, tmp_path: Path) -> None:
    played, keeper, _ = troupe(5)
    steps: list[str] = []

    def told(_number: int, name: str) -> None:
        steps.append(name)
        if len(steps) == 2:
            keeper.failure = NotSaved("The disk is full.")

    with pytest.raises(Refused, match="The disk is full"):
        windows(kit, played, tmp_path, told).run()
    assert steps == ["opening", "how-we-vote"]
    assert {path.name[:10] for path in tmp_path.iterdir()} >= {"console-01", "stage-01-o"}


def test_a_picture_that_cannot_be_kept_stops_the_play(kit: Kit, tmp_path: Path) -> None:
    played, _, _ = troupe(5)
    with pytest.raises(NotSaved, match="could not be saved, so the rehearsal was stopped"):
        windows(kit, played, tmp_path / "missing").run()
