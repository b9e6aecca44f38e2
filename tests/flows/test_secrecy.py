"""Somebody who reads every version of every file learns of nobody's vote."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject

from itot_workshop.domain.changes import (
    BallotCast,
    Change,
    PeopleAdded,
    RoundOpened,
    RoundRevealed,
    StepEntered,
)
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile
from tests.domain.helpers.course import DAY, core, ids
from tests.live.helpers.fakes import FakeBox, FakeKeeper

PEOPLE = tuple(
    Participant(id=f"person{at:02}", seat="OT" if at % 2 else "IT", position=at) for at in range(12)
)
PLAYS = 300

Snapshot = dict[str, bytes]


def planned() -> Session:
    return plan_session(core(), "pulse-60", title="Secret", date=DAY, new_id=ids("step"))


def asked(at: int) -> tuple[str, ...]:
    axis = core().axes[at].id
    return tuple(it.id for it in core().statements_of(axis, "short"))


def play(workshop: Workshop, chance: random.Random) -> Iterator[tuple[str, BallotCast | None]]:
    """Two rounds and the first once more; tells after each change which round is open."""

    def do(change: Change) -> None:
        assert workshop.apply(change)

    do(PeopleAdded(people=PEOPLE))
    step = next(it for it in workshop.session.agenda.values() if it.kind == "vote")
    do(StepEntered(step=step.id, at=0.0))
    yield "", None
    for id_, at, again in (("r1", 0, ""), ("r2", 1, ""), ("r3", 0, "r1")):
        do(RoundOpened(round=Round(id=id_, number=0, statements=asked(at), again_of=again)))
        yield id_, None
        for person in chance.sample(PEOPLE, len(PEOPLE)):
            answers: dict[str, int | None] = {it: chance.randint(1, 5) for it in asked(at)}
            cast = BallotCast(round=id_, person=person.id, answers=answers)
            do(cast)
            yield id_, cast
        assert workshop.close_round()
        do(RoundRevealed(round=id_))
        yield "", None


def snapshot(folder: Path) -> Snapshot:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def boxes(seen: Snapshot) -> set[str]:
    return {name for name in seen if Path(name).name.startswith("box-")}


def test_no_file_but_the_box_holds_a_ballot_of_an_open_round(qapp: QObject, tmp_path: Path) -> None:
    keeping = Keeping(local=tmp_path / "local", today=datetime.date(2025, 2, 11))
    (tmp_path / "library").mkdir()
    opened = SessionFile.create(tmp_path / "library" / "a.itot", planned(), keeping)
    opened.file.prepare()
    assert opened.file.folder is not None
    box = BallotBox.open(opened.file.folder)
    workshop = Workshop(opened.session, opened.file, box, chance=random.Random(1))
    base: Snapshot = {}
    ballots = 0
    for open_, cast in play(workshop, random.Random(2)):
        seen = snapshot(tmp_path)
        rest = {name: data for name, data in seen.items() if name not in boxes(seen)}
        if cast is not None:
            ballots += 1
            assert rest == base, "a ballot changes nothing but the box"
            assert boxes(seen)
        elif not open_:
            assert boxes(seen) == set(), "the box is gone when the vote is closed"
        base = rest
    assert ballots == 3 * len(PEOPLE)
    box.close()
    opened.file.close()
    assert boxes(snapshot(tmp_path)) == set()


def test_the_order_of_what_is_kept_says_nothing_about_who_said_it(qapp: QObject) -> None:
    """Voters are guessed by every order a file shows: of ids, of places, of the turnout."""
    chance = random.Random(20250211)
    ways = ("file by roster", "id by roster", "file by turnout", "file by the list of voters")
    hits = dict.fromkeys(ways, 0)
    for _ in range(PLAYS):
        session = planned()
        keeper = FakeKeeper(session, [])
        workshop = Workshop(session, keeper, FakeBox([]), chance=chance)
        said: dict[str, BallotCast] = {}
        turnout: list[str] = []
        for open_, cast in play(workshop, chance):
            if cast is not None and open_ == "r1":
                said[cast.person] = cast
                turnout.append(cast.person)
            if open_ == "r2":
                break
        kept = [it for it in keeper.session.ballots.values() if it.round == "r1"]
        by_id = sorted(kept, key=lambda it: it.id)
        roster = [person.id for person in PEOPLE]
        guesses = {
            "file by roster": zip(roster, kept, strict=True),
            "id by roster": zip(roster, by_id, strict=True),
            "file by turnout": zip(turnout, kept, strict=True),
            "file by the list of voters": zip(keeper.session.rounds["r1"].voted, kept, strict=True),
        }
        for name, pairs in guesses.items():
            hits[name] += sum(said[who].answers == ballot.answers for who, ballot in pairs)
    statements = len(asked(0))
    expected = PLAYS * (1 + (len(PEOPLE) - 1) / 5**statements)
    spread = 5 * (expected**0.5)
    for name, found in hits.items():
        assert abs(found - expected) < spread, (name, found, expected)
