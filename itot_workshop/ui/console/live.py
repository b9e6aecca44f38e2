"""The running workshop put together: clock, stage, desk, console page and the room's window.

One block of wiring; whoever opens a session calls ``start`` and ``stop`` and shows ``page``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.pack import QuestionUse
from itot_workshop.domain.session import Session
from itot_workshop.live.clock import Clock
from itot_workshop.live.spotlight import Stage
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.console.desk import ConsoleDesk, NewId
from itot_workshop.ui.console.live_sheets import LiveSheets
from itot_workshop.ui.console.model_plan import phase_spotlight
from itot_workshop.ui.console.note_line import NoteLine
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.console.words import time_of_day, tr
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.stage.projector import Projector
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import WAYS

_USES: Mapping[str, QuestionUse] = {
    "check-in": "check-in",
    "check-out": "check-out",
    "rating": "rating",
}


class LiveConsole(QObject):
    """Runs one workshop at a time on the console page and on the stage, a window of its own unless
    it is handed the projector that it shares with the results.

    ``booth_wished`` asks for the booth, ``import_wished`` for a sheet of votes, ``made_up_wished``
    for the votes of made-up people in a rehearsal, ``results_wished`` for the results,
    ``charter_wished`` for the charter,
    ``copy_wished`` for a copy elsewhere when saving has failed, ``back_wished`` for the library.
    """

    booth_wished = Signal()
    import_wished = Signal()
    made_up_wished = Signal()
    results_wished = Signal()
    charter_wished = Signal()
    copy_wished = Signal()
    back_wished = Signal()

    def __init__(
        self,
        kit: Kit,
        actions: Mapping[str, QAction],
        sheets: SheetOpener,
        *,
        clock: Clock,
        new_id: NewId,
        projector: Projector | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._actions = actions
        self._clock = clock
        self._new_id = new_id
        self.desk: ConsoleDesk | None = None
        self.sheets = LiveSheets(kit, sheets, self)
        self.page = ConsolePage(kit, actions, new_id)
        self.projector = projector or Projector(kit.theme, self.page, self)
        self.window = self.projector.window
        self._wire()

    def start(self, workshop: Workshop, earlier: tuple[Session, ...] = ()) -> None:
        """Show a workshop; a step that was running goes on where it was.

        ``earlier`` are the sessions it is set against once its results have been revealed.
        """
        self.stop()
        stage = Stage(workshop, self._clock, self, earlier=earlier)
        desk = ConsoleDesk(workshop, self._clock, stage, new_id=self._new_id, parent=self)
        self.desk = desk
        self.sheets.use(desk)
        workshop.changed.connect(self._on_kept)
        workshop.refused.connect(self._on_refused)
        workshop.warned.connect(self._on_refused)
        workshop.save_failed.connect(self._on_not_saved)
        desk.changed.connect(self._on_changed)
        desk.booth_wished.connect(self.booth_wished)
        desk.asked.connect(self._on_asked)
        stage.view_changed.connect(self.page.rail.stage.set_view)
        stage.view_changed.connect(self.projector.feed)
        self.page.rail.stage.set_view(stage.view)
        self.projector.feed(stage.view)
        self.page.head.show_saved(tr("saved"), good=True)
        self.page.show_desk(desk)

    def stop(self) -> None:
        """Put the workshop away; stage and clock rest."""
        if self.desk is None:
            return
        workshop = self.desk.workshop
        self.window.leave()
        self._clock.run(False)
        for signal, slot in (
            (workshop.changed, self._on_kept),
            (workshop.refused, self._on_refused),
            (workshop.warned, self._on_refused),
            (workshop.save_failed, self._on_not_saved),
        ):
            signal.disconnect(slot)
        self.page.drop_desk()
        self.desk.stage.deleteLater()
        self.desk.deleteLater()
        self.desk = None
        self.sheets.use(None)

    def _wire(self) -> None:
        """Connect the page and the stage's window, and every command of the console."""
        page, window = self.page, self.window
        page.head.back_wished.connect(self.back_wished)
        page.head.minutes_wished.connect(self._add_minutes)
        page.banner.acted.connect(self._on_banner)
        page.rail.step_wished.connect(self._enter)
        page.rail.note_wished.connect(self._on_note)
        page.area.wished.connect(self._on_wished)
        page.side.taken.connect(self._take_note)
        page.side.edited.connect(self._edit_note)
        page.side.wished.connect(self._on_note)
        page.side.action_wished.connect(self.sheets.open_action)
        page.side.left.connect(page.leave_notes)
        self.sheets.done.connect(page.take_focus)
        page.foot.offer_taken.connect(self._on_asked)
        page.escaped.connect(self.escape)
        page.destroyed.connect(self._on_page_gone)
        self._clock.ticked.connect(self._on_tick)
        window.shown_changed.connect(page.show_stage_up)
        window.key_pressed.connect(self._on_stage_key)
        for id_, do in self._commands().items():
            self._actions[id_].triggered.connect(do)

    def _commands(self) -> Mapping[str, Callable[[], None]]:
        """What each command of the console does."""
        return {
            "main": self._main,
            "next-step": self._next,
            "previous-step": self._previous,
            "timer": self._timer,
            "minute": self._minute,
            "vote-again": self._vote_again,
            "people": self.sheets.open_people,
            "stage": self.window.toggle,
            "swap": self.window.swap,
            "blank": self._blank,
            "freeze": self._freeze,
            "note": self._start_note,
            "action": self._new_action,
            "park": self._start_parking,
            "note-action": self._note_to_action,
            "redo": self._redo,
        }

    def undo(self) -> None:
        """Take the last change back."""
        if self.desk is not None:
            self.desk.workshop.undo()

    def escape(self) -> None:
        """Esc never leaves a running workshop: it gives the keys back, or takes the stage down."""
        if self.window.covers_console:
            self.window.leave()
        self.page.leave_notes()

    def _redo(self) -> None:
        if self.desk is not None:
            self.desk.workshop.redo()

    def _main(self) -> None:
        button = self.page.pressed()
        if button is not None:
            button.click()
        elif self.desk is not None:
            self.desk.act()

    def _next(self) -> None:
        if self.desk is not None:
            self.desk.walk(1)

    def _previous(self) -> None:
        if self.desk is not None:
            self.desk.walk(-1)

    def _enter(self, step: str) -> None:
        if self.desk is not None:
            self.desk.enter(step)

    def _timer(self) -> None:
        if self.desk is not None:
            self.desk.toggle_timer()

    def _minute(self) -> None:
        self._add_minutes(1)

    def _add_minutes(self, minutes: int) -> None:
        if self.desk is not None:
            self.desk.add_minutes(minutes)

    def _vote_again(self) -> None:
        if self.desk is not None:
            self.desk.vote_again()

    def _blank(self) -> None:
        if self.desk is not None:
            self.desk.stage.set_blank(not self.desk.stage.is_blank)

    def _freeze(self) -> None:
        if self.desk is not None:
            self.desk.stage.set_frozen(not self.desk.stage.is_frozen)

    def _start_note(self) -> None:
        self.page.write()

    def _start_parking(self) -> None:
        self.page.write(parked=True)

    def _take_note(self, line: NoteLine, parked: bool) -> None:
        if self.desk is not None and self.desk.take_note(line, parked=parked):
            self.page.side.clear_field()

    def _edit_note(self, note: str, line: NoteLine) -> None:
        if self.desk is not None:
            self.desk.edit_note(note, line)

    def _on_note(self, note: str, deed: str) -> None:
        if deed == "action":
            self.sheets.new_action(note)
        elif self.desk is not None:
            self.desk.do_with_note(note, deed)

    def _note_to_action(self) -> None:
        note = self.page.side.note_at_hand()
        if note:
            self.sheets.new_action(note)

    def _new_action(self) -> None:
        self.sheets.new_action()

    def _on_wished(self, wish: object) -> None:
        """A body wishes for a spotlight, a change, or a deed by its name."""
        if self.desk is None:
            return
        if isinstance(wish, Spotlight):
            self.desk.show(wish)
        elif isinstance(wish, str):
            self._on_asked(wish)
        else:
            self.desk.carry(wish)  # type: ignore[arg-type]

    def _on_asked(self, deed: str) -> None:
        """Deeds by name, from the foot, a body or the main action."""
        if self.desk is None:
            return
        name, _, value = deed.partition(":")
        if name == "way":
            self.desk.set_way(next(way for way in WAYS if way == value))
        elif name == "size":
            self.desk.set_size("all" if value == "all" else "axis")
        elif name == "ask":
            self.desk.votes.ask_question(_USES[value])
        elif name == "action" and value:
            self.sheets.open_action(value)
        else:
            deeds: dict[str, Callable[[], None]] = {
                "action": self._new_action,
                "people": self.sheets.open_people,
                "vote-again": self.desk.vote_again,
                "again": self.desk.vote_again,
                "dots": self.sheets.choose_dots,
                "weights": self.desk.votes.ask_weights,
                "charter": self.charter_wished.emit,
                "reopen": self._reopen,
                "call-off": self.desk.call_off,
                "skip": self.desk.skip,
                "booth": self.booth_wished.emit,
                "import": self.import_wished.emit,
                "made-up": self.made_up_wished.emit,
                "results": self.results_wished.emit,
                "correct": self._correct,
            }
            deeds[name]()

    def _reopen(self) -> None:
        """Look at the choice of the model again, at whatever step."""
        if self.desk is not None:
            self.desk.show(phase_spotlight(self.desk.session, "weights"))

    def _correct(self) -> None:
        """Count hands again that were counted before."""
        round_ = self.desk.block_round() if self.desk is not None else ""
        if round_:
            self.page.area.correct(round_)
            self.page.refresh()

    def _on_changed(self) -> None:
        self.page.refresh()
        self.sheets.refresh()

    def _on_page_gone(self) -> None:
        """Nothing is shown any more once the page has gone with its window."""
        self._clock.run(False)
        self._clock.ticked.disconnect(self._on_tick)
        self.desk = None

    def _on_tick(self, _reading: float) -> None:
        self.page.show_time()

    def _on_kept(self, _change: object) -> None:
        now = time_of_day(self._clock.now())
        self.page.head.show_saved(tr("saved %1").replace("%1", now), good=True)

    def _on_refused(self, sentence: str) -> None:
        self.page.banner.tell(sentence, "warn")

    def _on_not_saved(self, sentence: str) -> None:
        """Nothing more is acknowledged; what was is still in memory and can be copied."""
        self.page.head.show_saved(tr("not saved"), good=False)
        label = tr("Save a copy elsewhere")
        self.page.banner.tell(sentence, "danger", offer="copy", label=label)

    def _on_banner(self, offer: str) -> None:
        if offer == "copy":
            self.copy_wished.emit()

    def _on_stage_key(self, event: QKeyEvent) -> None:
        """Keys pressed on the stage do what they do on the console, while that is in sight."""
        pressed = QKeySequence(event.keyCombination())
        for id_ in self._commands():
            action = self._actions[id_]
            if action.isEnabled() and pressed in action.shortcuts():
                action.trigger()
                return
