"""The program is killed in the middle of a vote; its next start goes on with the same vote."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from itot_workshop.domain.audience_views import Reveal
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.library.interrupted import InterruptedCard
from tests.flows.conftest import Facilitator
from tests.flows.killed import said_and_killed

VOTED = 3

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
from itot_workshop.domain.changes import BallotCast, PeopleAdded
from itot_workshop.domain.people import Participant
from itot_workshop.domain.rules_votes import open_round

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window._new()
window.sheets.sheet.agreed.emit()
room = window.room
people = tuple(Participant(id=f"p{n}", seat="OT" if n % 2 else "IT") for n in range(12))
assert room.desk.apply(PeopleAdded(people=people))
room.view.start_wished.emit()
desk = room.live.console.desk
for _ in desk.session.agenda:
    if desk.main().deed == "open":
        break
    desk.walk(1)
desk.act()
round_ = open_round(desk.session)
for person in people[: int(sys.argv[2])]:
    answers = dict.fromkeys(round_.statements, 4)
    assert room.desk.apply(BallotCast(round=round_.id, person=person.id, answers=answers))
print(desk.session.about.step, round_.id, flush=True)
app.exec()
"""

REVEALED = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
from itot_workshop.domain.changes import BallotCast, PeopleAdded
from itot_workshop.domain.people import Participant
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.storage.last_shown import ShownFile

app = QApplication([])
window = open_window(app, Path(sys.argv[1]))
window.show()
window._new()
window.sheets.sheet.agreed.emit()
room = window.room
people = tuple(Participant(id=f"p{n}", seat="OT" if n % 2 else "IT") for n in range(12))
assert room.desk.apply(PeopleAdded(people=people))
room.view.start_wished.emit()
desk = room.live.console.desk
while desk.main().deed != "open":
    desk.walk(1)
desk.act()
round_ = open_round(desk.session)
for person in people:
    answers = dict.fromkeys(round_.statements, 4)
    assert room.desk.apply(BallotCast(round=round_.id, person=person.id, answers=answers))
desk.close_vote()
desk.reveal(round_.id)
while desk.spotlight.subject != round_.statements[4]:
    assert desk.main().deed == "show"
    desk.act()
file = ShownFile(room.desk.library.keeping.local, desk.session.about.id)
while desk.spotlight not in file.read().left.values():
    app.processEvents()
print(round_.statements[4], flush=True)
app.exec()
"""


def killed_while_voting(library: Path) -> tuple[str, str]:
    """Step and round of a workshop whose program was killed after three ballots."""
    step, round_id = said_and_killed(PROGRAM, str(library), str(VOTED)).split()
    return step, round_id


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_a_killed_vote_goes_on_with_every_ballot_that_was_cast(
    start: Callable[[], Facilitator], library: Path
) -> None:
    step, round_id = killed_while_voting(library)
    at = start()
    first = at.window.home.list.shown()[0]
    assert first.state == "interrupted"
    (card,) = at.window.home.list.findChildren(InterruptedCard)
    assert card.go_on.hasFocus()
    assert card.height() == card.heightForWidth(card.width()), (
        "nothing else to show makes it no taller"
    )
    at.press(Qt.Key.Key_Return)
    assert at.window.place == "console"
    assert at.window.room is not None
    assert at.window.room.live is not None
    desk = at.window.room.live.console.desk
    assert desk is not None
    assert desk.session.about.step == step
    round_ = open_round(desk.session)
    assert round_ is not None
    assert round_.id == round_id
    assert round_.voted == ("p0", "p1", "p2")
    at.press(Qt.Key.Key_Space)
    assert len(desk.session.ballots) == VOTED
    assert {ballot.round for ballot in desk.session.ballots.values()} == {round_id}


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal there")
def test_a_revealed_block_goes_on_at_the_statement_that_was_on_the_stage(
    start: Callable[[], Facilitator], library: Path
) -> None:
    statement = said_and_killed(REVEALED, str(library))
    at = start()
    at.press(Qt.Key.Key_Return)
    assert at.window.room is not None
    assert at.window.room.live is not None
    console = at.window.room.live.console
    assert console.desk is not None
    assert console.desk.spotlight.subject == statement
    shown = console.desk.stage.view
    assert isinstance(shown, Reveal)
    assert shown.statement == console.desk.session.pack.statement(statement).text
    console.desk.finish()
    console.stop()
    left = Path(os.environ["ITOT_WORKSHOP_DATA"]) / "shown"
    assert list(left.iterdir()) == [], "a workshop that has ended is not gone on with"
