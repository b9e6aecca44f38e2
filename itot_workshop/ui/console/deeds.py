"""What the facilitator's keys, buttons and pages wish for while a workshop runs, carried out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import Change, StepMoved
from itot_workshop.domain.meanwhile import on_now
from itot_workshop.domain.notes import Action
from itot_workshop.domain.pack import QuestionUse
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.console.agenda_moves import chosen_words, coming, moved, moved_words
from itot_workshop.ui.console.board_plan import shows_maps_early
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.find import Hit
from itot_workshop.ui.console.live_sheets import LiveSheets
from itot_workshop.ui.console.main_key import MainKey
from itot_workshop.ui.console.model_plan import phase_spotlight
from itot_workshop.ui.console.note_line import NoteLine
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.console.round_plan import shown_round
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.stage.window import StageWindow
from itot_workshop.ui.widgets.names import WAYS

_USES: Mapping[str, QuestionUse] = {
    "check-in": "check-in",
    "check-out": "check-out",
    "rating": "rating",
}


class LiveDeeds(QObject):
    """Does what is wished on the desk in use, on the page and on the stage's window.

    ``booth_wished`` asks for the booth, ``import_wished`` for a sheet of votes, ``made_up_wished``
    for the votes of made-up people in a rehearsal, ``results_wished`` for the results,
    ``charter_wished`` for the charter, ``compare_wished`` for the comparison with earlier sessions.
    """

    booth_wished = Signal()
    import_wished = Signal()
    made_up_wished = Signal()
    results_wished = Signal()
    charter_wished = Signal()
    compare_wished = Signal()

    def __init__(
        self, page: ConsolePage, sheets: LiveSheets, window: StageWindow, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._sheets = sheets
        self._window = window
        self._desk: ConsoleDesk | None = None
        self._main_key: MainKey | None = None
        page.rail.step_wished.connect(self._enter)
        page.rail.note_wished.connect(self._on_note)
        page.area.wished.connect(self._on_wished)
        page.side.taken.connect(self._take_note)
        page.side.edited.connect(self._edit_note)
        page.side.wished.connect(self._on_note)
        page.side.action_wished.connect(sheets.open_action)
        page.foot.offer_taken.connect(self.ask)
        page.script.guide_wished.connect(sheets.guide)
        sheets.found.connect(self._go_to)

    def use(self, desk: ConsoleDesk | None) -> None:
        """Work on another desk from now on, or on none."""
        self._desk = desk
        self._main_key = MainKey(desk) if desk is not None else None

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What each command of the console does."""
        return {
            "main": self._main,
            "next-step": self._next,
            "previous-step": self._previous,
            "timer": self._timer,
            "minute": self._minute,
            "minutes": self._minutes,
            "offers": self._page.foot.reach_offers,
            "vote-again": self._vote_again,
            "booth": self._booth,
            "call-off": self._call_off,
            "people": self._sheets.open_people,
            "step-up": self._step_up,
            "step-down": self._step_down,
            "compare-earlier": self._compare,
            "find": self._find,
            "guide": self._guide,
            "script": self._page.script.turn,
            "stage": self._window.toggle,
            "swap": self._swap,
            "blank": self._blank,
            "freeze": self._freeze,
            "page-on": self._window.leaf.turn_on,
            "page-back": self._window.leaf.turn_back,
            "page-hold": self._window.leaf.toggle,
            "note": self._start_note,
            "action": self._new_action,
            "park": self._start_parking,
            "note-action": self._note_to_action,
            "redo": self._redo,
        }

    def _redo(self) -> None:
        if self._desk is not None:
            self._desk.workshop.redo()

    def _main(self) -> None:
        button = self._page.pressed()
        if button is not None:
            button.click()
        elif self._desk is not None and shows_maps_early(self._desk.session, self._desk.main()):
            self._sheets.show_maps()
        elif self._main_key is not None:
            self._main_key.press()

    def _next(self) -> None:
        if self._desk is not None:
            self._desk.walk(1)

    def _previous(self) -> None:
        if self._desk is not None:
            self._desk.walk(-1)

    def _enter(self, step: str) -> None:
        if self._desk is not None:
            self._desk.enter(step)

    def _timer(self) -> None:
        if self._desk is not None:
            self._desk.toggle_timer()

    def _minute(self) -> None:
        if self._desk is not None:
            self._desk.add_minutes(1)

    def _minutes(self) -> None:
        if self._desk is not None:
            self._desk.add_minutes(5)

    def _vote_again(self) -> None:
        desk, banner = self._desk, self._page.banner
        if desk is None:
            return
        if open_round(desk.session) is not None:
            banner.tell(tr("A vote is open. Close it first, then it can be held again."), "info")
        elif shown_round(desk.session, desk.spotlight) is None and not desk.block_round():
            banner.tell(tr("There is no vote here that could be held again."), "info")
        else:
            desk.vote_again()

    def _booth(self) -> None:
        """Hand the laptop over again, while a vote is taken in the booth."""
        round_ = open_round(self._desk.session) if self._desk is not None else None
        if round_ is not None and round_.way == "booth":
            self.booth_wished.emit()
        elif round_ is not None:
            self._page.banner.tell(tr("This vote is not taken in the booth."), "info")
        else:
            self._page.banner.tell(tr("No vote is open, so nobody is to step up."), "info")

    def _call_off(self) -> None:
        if self._desk is not None and open_round(self._desk.session) is None:
            self._page.banner.tell(tr("No vote is open that could be called off."), "info")
        else:
            self._sheets.call_off()

    def _swap(self) -> None:
        if len(QGuiApplication.screens()) > 1:
            self._window.swap()
        else:
            said = tr("There is only one screen, so there is nothing to swap.")
            self._page.banner.tell(said, "info")

    def _blank(self) -> None:
        if self._desk is not None:
            self._desk.stage.set_blank(not self._desk.stage.is_blank)

    def _freeze(self) -> None:
        if self._desk is not None:
            self._desk.stage.set_frozen(not self._desk.stage.is_frozen)

    def _start_note(self) -> None:
        self._page.write()

    def _start_parking(self) -> None:
        self._page.write(parked=True)

    def _take_note(self, line: NoteLine, parked: bool) -> None:
        if self._desk is not None and self._desk.take_note(line, parked=parked):
            self._page.side.clear_field()

    def _edit_note(self, note: str, line: NoteLine) -> None:
        if self._desk is not None:
            self._desk.edit_note(note, line)

    def _on_note(self, note: str, deed: str) -> None:
        if deed == "action":
            self._sheets.new_action(note)
        elif self._desk is not None:
            self._desk.do_with_note(note, deed)

    def _note_to_action(self) -> None:
        note = self._page.side.note_at_hand()
        if note:
            self._sheets.new_action(note)
        else:
            self._page.banner.tell(tr("There is no note yet to make an action of."), "info")

    def _new_action(self) -> None:
        self._sheets.new_action()

    def _compare(self) -> None:
        if self._desk is not None and not _typing():
            self.compare_wished.emit()

    def _find(self) -> None:
        if not _typing():
            self._sheets.find()

    def _guide(self) -> None:
        if not _typing():
            self._sheets.guide()

    def _go_to(self, hit: Hit) -> None:
        """Go where something was found: into the step, to the note, into the action."""
        if hit.kind == "step":
            self._enter(hit.id)
        elif hit.kind == "note":
            self._page.reach_note(hit.id)
        else:
            self._sheets.open_action(hit.id)

    def _step_up(self) -> None:
        self._move_step(-1)

    def _step_down(self) -> None:
        self._move_step(1)

    def _move_step(self, by: int) -> None:
        """Move the step of the agenda that has the keyboard; without one, choose the next."""
        desk, page = self._desk, self._page
        if desk is None or _typing():
            return
        step = page.chosen_step()
        if not step:
            self._choose_step(desk)
            return
        change = moved(desk.session, step, by)
        if not isinstance(change, StepMoved):
            page.banner.tell(change, "info")
        elif desk.apply(change):
            page.refresh()
            page.reach_step(step)
            said = moved_words(desk.session, step)
            page.banner.tell(said, "info", offer="undo", label=tr("Undo"))

    def _choose_step(self, desk: ConsoleDesk) -> None:
        steps = coming(desk.session)
        if not steps:
            self._page.banner.tell(tr("No step is still to come, so none can be moved."), "info")
        elif self._page.reach_step(steps[0].id):
            self._page.banner.tell(chosen_words(steps[0]), "info")
        else:
            said = tr("The agenda has no room in this window. Make it wider to move its steps.")
            self._page.banner.tell(said, "info")

    def _on_wished(self, wish: object) -> None:
        """A body wishes for a spotlight, a change, an action to fill in, or a deed by its name."""
        if self._desk is None:
            return
        if isinstance(wish, Spotlight):
            self._desk.show(wish)
        elif isinstance(wish, str):
            self.ask(wish)
        elif isinstance(wish, Action):
            self._sheets.begin_action(wish)
        else:
            seen, now = self._page.area.seen, self._desk.session
            self._desk.carry(on_now(cast("Change", wish), seen or now, now))

    def ask(self, deed: str) -> None:
        """Deeds by name, from the foot, a body or the main action."""
        if self._desk is None:
            return
        name, _, value = deed.partition(":")
        if name == "way":
            self._desk.set_way(next(way for way in WAYS if way == value))
        elif name == "size":
            self._desk.set_size("all" if value == "all" else "axis")
        elif name == "ask":
            self._desk.votes.ask_question(_USES[value])
        elif name == "action" and value:
            self._sheets.open_action(value)
        else:
            deeds: dict[str, Callable[[], None]] = {
                "action": self._new_action,
                "people": self._sheets.open_people,
                "type": self._desk.open_vote,
                "vote-again": self._desk.vote_again,
                "again": self._desk.vote_again,
                "dots": self._sheets.choose_dots,
                "weights": self._desk.votes.ask_weights,
                "marks": self._ask_marks,
                "charter": self.charter_wished.emit,
                "reopen": self._reopen,
                "call-off": self._sheets.call_off,
                "trial": self._desk.open_trial,
                "skip": self._desk.skip,
                "booth": self.booth_wished.emit,
                "import": self.import_wished.emit,
                "made-up": self.made_up_wished.emit,
                "results": self.results_wished.emit,
                "correct": self._correct,
                "place": self._page.area.start_placing,
            }
            deeds[name]()

    def _ask_marks(self) -> None:
        """Let everybody give dots to the card on the stage, alone."""
        if self._desk is not None:
            self._desk.votes.ask_marks(self._desk.spotlight)

    def _reopen(self) -> None:
        """Look at the choice of the model again, at whatever step: first the models."""
        if self._desk is not None:
            self._desk.show(phase_spotlight(self._desk.session, "models"))

    def _correct(self) -> None:
        """Count hands again that were counted before."""
        round_ = self._desk.block_round() if self._desk is not None else ""
        if round_:
            self._page.area.correct(round_)
            self._page.refresh()


def _typing() -> bool:
    """Whether somebody is writing: then no key does anything else."""
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
