"""A long day in one workshop: votes by booth and hands, notes, actions, cards, undo, lost hours.

The real console, stage and booth, with a clock whose time is handed in: it runs from morning to
evening in even steps and now and then jumps, as over a break in which the computer sleeps. The
agenda is walked again and again by its main action; people vote by keys in the booth, hands are
counted by keys on the pad, and every third note is taken back and done again.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections import Counter
from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from itot_workshop.domain.changes import CardsPlaced, Change, NoteRemoved
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.live.clock import Clock
from itot_workshop.live.rehearsal_people import opinions
from itot_workshop.live.rehearsal_voters import Voters
from itot_workshop.storage.opening import find_session
from itot_workshop.ui import live_room
from itot_workshop.ui.booth.hands import HandsPad
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.note_line import NoteLine
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.session_room import SessionRoom

HOURS, BEGINS = 8, 1_750_000_000.0
PEOPLE = 12
MOST_NOTES = 60
BREAK, LINGER = 61, 9
"""After so many turns an hour is lost; so many are spent at one step at most."""

_BY_KEYS = ("statements", "trial", "weights")
_HELD = ("close", "reveal")
_NEXT = ("action", "results", "import", "charter", "compare", "report")


class HandedTime:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = BEGINS

    def read(self) -> float:
        """The seconds that it shows."""
        return self.at


def prepared(window: MainWindow, pack: Pack) -> SessionRoom:
    """A half day with a dozen people, planned, opened, and run by a clock of its own."""
    ids = itertools.count()
    planned = plan_session(
        pack,
        "half-day-210",
        title="A long day",
        date=datetime.date(2025, 6, 15),
        new_id=lambda: f"long{next(ids)}",
    )
    people = [
        Participant(id=f"p{at:02}", seat="OT" if at % 2 else "IT", name=f"Voter {at}", position=at)
        for at in range(PEOPLE)
    ]
    session = Session(
        about=planned.about,
        pack=planned.pack,
        agenda=planned.agenda,
        people={it.id: it for it in people},
    )
    opened = window.library.library.create(session)
    opened.file.close()
    window.library.refresh()
    window.open_session(str(opened.file.path))
    assert window.room is not None
    return window.room


class Day:
    """The day, in which nothing may be refused; ``done`` counts what happened."""

    def __init__(self, window: MainWindow, pack: Pack, seed: int = 1) -> None:
        self.time, self.done = HandedTime(), Counter[str]()
        window.theme.set_reduced_motion(True)
        ours = partial(Clock, steady=self.time.read, wall=self.time.read)
        setattr(live_room, "Clock", ours)  # noqa: B010
        try:
            self.room = prepared(window, pack)
            self.room.begin()
        finally:
            setattr(live_room, "Clock", Clock)  # noqa: B010
        self._window, self._refused = window, list[str]()
        self.desk.workshop.refused.connect(self._refused.append)
        self.desk.workshop.save_failed.connect(self._refused.append)
        people, chance = self.desk.session.people.values(), random.Random(seed)
        self._voters = Voters(people, opinions(pack, chance), chance)
        self._chance = chance
        self._step, self._here = "", 0
        window.actions_["stage"].trigger()

    @property
    def live(self) -> LiveRoom:
        """The room of the running workshop."""
        assert self.room.live is not None
        return self.room.live

    @property
    def desk(self) -> ConsoleDesk:
        """What the facilitator can do."""
        assert self.live.console.desk is not None
        return self.live.console.desk

    def turns(self, turns: int) -> Iterator[int]:
        """From morning to evening in so many turns; each is over when it is painted."""
        step = HOURS * 3600 / turns
        for turn in range(turns):
            self.time.at += 3600 if turn % BREAK == BREAK - 1 else step
            self.desk.clock.tick()
            self._go_on()
            self._put_down(turn)
            if turn % 7 == 6:
                self._place(turn)
            pump()
            if self._refused:
                raise RuntimeError(f"turn {turn}: {self._refused}")
            yield turn

    def _go_on(self) -> None:
        """The main action, whatever it is; what it opens is voted on at once."""
        deed, step = self.desk.main().deed, self.desk.session.about.step
        self.done[deed] += 1
        self._here = self._here + 1 if step == self._step else 0
        self._step = step
        if deed in ("finish", *_NEXT) or (self._here > LINGER and deed not in _HELD):
            self._walk_on(deed)
        elif self._here == 1 and self.done["rounds of the agenda"] and self._votes_here():
            self.desk.vote_again()
        else:
            before = self.desk.session, self.desk.spotlight
            self.desk.act()
            if (self.desk.session, self.desk.spotlight) == before:
                self._walk_on(deed)
        pump()
        if (round_ := open_round(self.desk.session)) is not None and not round_.voted:
            self._vote(round_)

    def _votes_here(self) -> bool:
        session = self.desk.session
        return session.agenda[session.about.step].kind == "vote" and open_round(session) is None

    def _walk_on(self, deed: str) -> None:
        """To the next step; after the last one to the first, and votes are held the other way."""
        steps = steps_in_order(self.desk.session)
        if deed == "action":
            self.desk.keep_action(replace(self.desk.new_action(), text="Share the list"))
        if self.desk.session.about.step != steps[-1].id:
            self.desk.walk(1)
            return
        self.done["rounds of the agenda"] += 1
        self.desk.set_way("hands" if self.desk.session.about.way == "booth" else "booth")
        self.desk.enter(steps[0].id)

    def _vote(self, round_: Round) -> None:
        if round_.mode == "tally":
            self._count_hands()
        elif round_.kind in _BY_KEYS and self.live.booth is not None:
            self._by_keys(round_)
        else:
            self._apply(*self._voters.missing(self.desk.session, self.desk.new_id))
        self.live.close_booth()
        pump()
        now = open_round(self.desk.session)
        if round_.mode == "ballot" and (now is None or len(now.voted) != PEOPLE):
            raise RuntimeError(f"of {round_.kind} only {now and now.voted} are in")
        self.done[f"{round_.way} on {round_.kind}"] += 1

    def _by_keys(self, round_: Round) -> None:
        """Everybody steps up, says who they are, answers and casts."""
        assert self.live.booth is not None
        booth = self.live.booth.booth
        for person in range(1, PEOPLE + 1):
            score = str(self._chance.randint(1, 3))
            for key in f"{person}\n{score * len(round_.statements)}\n\n":
                found: QWidget | None = booth.focusWidget()
                if key == "\n":
                    QTest.keyClick(found or booth, Qt.Key.Key_Return)
                else:
                    QTest.keyClicks(found or booth, key)

    def _count_hands(self) -> None:
        """Hands side by side on the pad; one is taken back and counted again."""
        pads = self.live.console.page.findChildren(HandsPad)
        (pad,) = [it for it in pads if it.isVisible()]
        for _ in ("IT", "OT"):
            QTest.keyClicks(pad, "3424")
            QTest.keyClick(pad, Qt.Key.Key_Backspace)
            QTest.keyClicks(pad, "52")
            QTest.keyClick(pad, Qt.Key.Key_Tab)
        self.desk.workshop.undo()
        self.desk.workshop.redo()

    def _put_down(self, turn: int) -> None:
        """A note; every third is taken back, and every sixth done again. The oldest goes."""
        notes = self.desk.session.notes
        if len(notes) >= MOST_NOTES:
            self._apply(NoteRemoved(note=min(notes.values(), key=lambda it: it.position).id))
        line = NoteLine(text=f"What was said at turn {turn}", side="OT" if turn % 2 else "IT")
        if not self.desk.take_note(line, parked=turn % 5 == 4):
            raise RuntimeError("a note was not taken")
        if turn % 3 == 2:
            self.desk.workshop.undo()
        if turn % 6 == 5:
            self.desk.workshop.redo()
        self.done["notes"] += 1

    def _place(self, turn: int) -> None:
        """One card that is on the board goes to another side, and back."""
        cards = sorted(self.desk.session.board.values(), key=lambda it: it.id)
        if not cards:
            return
        card = cards[turn % len(cards)]
        side = "ot_only" if card.agreed != "ot_only" else "it_only"
        placed = CardsPlaced(cards=(replace(card, agreed=side),))
        self._apply(placed)
        self.desk.workshop.undo()
        self._apply(placed)
        self.done["cards"] += 1

    def _apply(self, *changes: Change) -> None:
        for change in changes:
            if not self.desk.apply(change):
                raise RuntimeError(f"{self._refused[-1:]}: {change}")

    def kept(self) -> list[str]:
        """The tables that the closed file does not hold as they were in the end."""
        session, path = self.desk.session, self.room.desk.path
        assert path is not None
        self._window.go_home()
        pump()
        found = find_session(path, self._window.library.library.keeping, salvaging=False).session
        tables = ("rounds", "ballots", "tallies", "notes", "actions", "board")
        return [it for it in tables if getattr(found, it) != getattr(session, it)]


def pump() -> None:
    """Let everything be painted, and everything go that waits for it."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
