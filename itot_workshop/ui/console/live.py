"""The running workshop put together: clock, stage, desk, console page and the room's window.

One block of wiring; whoever opens a session calls ``start`` and ``stop`` and shows ``page``.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent

from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Edit, Session
from itot_workshop.live.clock import Clock
from itot_workshop.live.spotlight import Stage
from itot_workshop.live.stage_memory import StageMemory
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.drafts import DraftFile
from itot_workshop.storage.last_shown import ShownFile
from itot_workshop.ui.console.deeds import LiveDeeds
from itot_workshop.ui.console.desk import ConsoleDesk, NewId
from itot_workshop.ui.console.drafts import ConsoleDrafts
from itot_workshop.ui.console.live_sheets import LiveSheets
from itot_workshop.ui.console.page import ConsolePage
from itot_workshop.ui.console.undo_words import undone_words
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.held_keys import pressed_keys
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.stage.projector import Projector
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import time_of_day

_AT_THE_CONSOLE = frozenset(("note", "park", "step-up", "step-down", "offers"))
"""Commands that go on with further keys on the console itself; sheets and pages come up anyway."""


class LiveConsole(QObject):
    """Runs one workshop at a time on the console page and on the stage, a window of its own unless
    it is handed the projector that it shares with the results.

    ``deeds`` says what keys and pages wish of others; ``copy_wished`` asks for a copy elsewhere
    when saving has failed, ``back_wished`` for the library.
    """

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
        self._undone = ""
        self._opener = sheets
        self.desk: ConsoleDesk | None = None
        self._memory: StageMemory | None = None
        self.sheets = LiveSheets(kit, sheets, self)
        self.page = ConsolePage(kit, actions, new_id)
        self.projector = projector or Projector(kit.theme, self.page, self)
        self.window = self.projector.window
        self.deeds = LiveDeeds(self.page, self.sheets, self.window, self)
        self.drafts = ConsoleDrafts(self.page, self.sheets, self)
        self._unkept = QTimer(self, singleShot=True, interval=0)
        self._unkept.timeout.connect(self.page.show_unkept)
        self._wire()

    def start(
        self,
        workshop: Workshop,
        earlier: tuple[Session, ...] = (),
        drafts: DraftFile | None = None,
        shown: ShownFile | None = None,
    ) -> None:
        """Show a workshop; a step that was running goes on where it was.

        ``earlier`` are the sessions it is set against once its results have been revealed,
        ``drafts`` is where what is typed and not entered outlives a sudden end, ``shown`` what the
        stage shows.
        """
        self.stop()
        before = shown.read() if shown is not None else None
        stage = Stage(workshop, self._clock, self, earlier=earlier, before=before)
        self._memory = StageMemory(workshop, stage, shown) if shown is not None else None
        desk = ConsoleDesk(workshop, self._clock, stage, new_id=self._new_id, parent=self)
        self.desk = desk
        self.sheets.use(desk)
        self.deeds.use(desk)
        workshop.changed.connect(self._on_kept)
        workshop.refused.connect(self._on_refused)
        workshop.warned.connect(self._on_refused)
        workshop.save_failed.connect(self._on_not_saved)
        workshop.undone.connect(self._on_undone)
        desk.changed.connect(self._on_changed)
        desk.booth_wished.connect(self.deeds.booth_wished)
        desk.asked.connect(self.deeds.ask)
        stage.view_changed.connect(self.page.rail.stage.set_view)
        stage.view_changed.connect(self.projector.feed)
        stage.cover_changed.connect(self.page.show_cover)
        self.page.rail.stage.set_view(stage.view)
        self.projector.feed(stage.view)
        self.page.head.show_saved(tr("saved"), good=True)
        self.page.show_desk(desk)
        if said := self.drafts.use(drafts, workshop.session):
            self.page.banner.tell(said, "info")

    def stop(self) -> None:
        """Put the workshop away; stage and clock rest."""
        if self.desk is None:
            return
        workshop = self.desk.workshop
        self.drafts.drop()
        if self._memory is not None:
            self._memory.keep()
            self._memory = None
        self.window.leave()
        self._clock.run(False)
        for signal, slot in (
            (workshop.changed, self._on_kept),
            (workshop.refused, self._on_refused),
            (workshop.warned, self._on_refused),
            (workshop.save_failed, self._on_not_saved),
            (workshop.undone, self._on_undone),
        ):
            signal.disconnect(slot)
        self.page.drop_desk()
        self.desk.stage.deleteLater()
        self.desk.deleteLater()
        self.desk = None
        self.sheets.use(None)
        self.deeds.use(None)

    def _wire(self) -> None:
        """Connect the page and the stage's window, and every command of the console."""
        page, window = self.page, self.window
        page.head.back_wished.connect(self.back_wished)
        page.banner.acted.connect(self._on_banner)
        page.side.left.connect(page.leave_notes)
        self.sheets.done.connect(page.take_focus)
        self.drafts.told.connect(self._on_refused)
        self._opener.changed.connect(self._on_sheet)
        for page_wished in (
            self.deeds.results_wished,
            self.deeds.charter_wished,
            self.deeds.compare_wished,
        ):
            page_wished.connect(self._come_to_console)
        page.escaped.connect(self.escape)
        page.area.hands.pad.side_changed.connect(self._on_side)
        page.destroyed.connect(self._on_page_gone)
        self._clock.ticked.connect(self._on_tick)
        window.shown_changed.connect(self._on_stage_up)
        window.shown_changed.connect(page.rail.stage.set_silent)
        window.canvas.turned.connect(page.rail.stage.show_turn)
        window.leaf.changed.connect(self._on_leaf)
        window.shown_changed.connect(self._on_leaf)
        window.canvas.shaped.connect(page.rail.show_stage_size)
        window.lost.connect(self._on_stage_lost)
        window.key_pressed.connect(self._on_stage_key)
        for id_, do in self.deeds.commands().items():
            self._actions[id_].triggered.connect(do)

    def undo(self) -> None:
        """Take the last change back."""
        if self.desk is not None:
            self.desk.workshop.undo()

    def escape(self) -> None:
        """Esc never leaves a running workshop: it gives the keys back, takes the stage down where
        that covers the console, or else a message away.
        """
        if self.window.covers_console:
            self.window.leave()
        else:
            self.page.banner.dismiss()
        self.page.leave_notes()

    def _on_changed(self) -> None:
        self.page.refresh()
        self.sheets.refresh()

    def _on_page_gone(self) -> None:
        """Nothing is shown any more once the page has gone with its window."""
        self._clock.run(False)
        self._clock.ticked.disconnect(self._on_tick)
        self.desk = None
        self.deeds.use(None)

    def _on_tick(self, _reading: float) -> None:
        self.page.show_time()

    def _on_kept(self, _change: object) -> None:
        """Something is true and kept; what was taken back before is no news any more."""
        if self._undone and self.page.banner.text() == self._undone:
            self.page.banner.hide()
        now = time_of_day(self._clock.now())
        self.page.head.show_saved(tr("saved %1").replace("%1", now), good=True)

    def _on_refused(self, sentence: str) -> None:
        self.page.banner.tell(sentence, "warn")
        self._unkept.start()

    def _on_not_saved(self, sentence: str) -> None:
        """Nothing more is acknowledged; what was is still in memory and can be copied."""
        self._unkept.start()
        self.page.head.show_saved(tr("not saved"), good=False)
        label = tr("Save a copy elsewhere")
        self.page.banner.tell(sentence, "danger", offer="copy", label=label)

    def _on_undone(self, edits: tuple[Edit, ...]) -> None:
        """Name what a key took back, which may have been out of sight."""
        self._undone = undone_words(edits)
        if self._undone:
            self.page.banner.tell(self._undone, "info")

    def _on_sheet(self) -> None:
        """A sheet that asks for something has to be seen, whatever the stage covers."""
        if self.desk is not None and self._opener.sheet is not None:
            self._come_to_console()

    def _on_stage_lost(self) -> None:
        self.page.banner.tell(_lost(), "warn")

    def _on_stage_up(self, up: bool) -> None:
        """Say so; that the stage was lost is said no longer than it is true."""
        self.page.show_stage_up(up)
        if up and self.page.banner.text() == _lost():
            self.page.banner.tell(tr("The stage is back on the shared screen."), "ok")

    def _on_leaf(self) -> None:
        """Say which page of a long list the room sees, if it sees the stage."""
        page, pages = self.window.leaf.shown() if self.window.is_up else (1, 1)
        self.page.rail.pages.show_page(page, pages, held=self.window.leaf.is_held)

    def _on_banner(self, offer: str) -> None:
        if offer == "copy":
            self.copy_wished.emit()
        elif offer == "undo":
            self.undo()

    def _on_stage_key(self, event: QKeyEvent) -> None:
        """Keys pressed on the stage do what they do on the console.

        What is written or chosen there has to be seen there: then the keys go along. Hands can be
        counted without, since the room may see how many are, never what they show. One that is
        held is pressed once.
        """
        if not self.projector.presents and self.page.area.take_key(event):
            return
        if event.isAutoRepeat():
            return
        pressed = pressed_keys(event)
        for id_ in self.deeds.commands():
            action = self._actions[id_]
            if action.isEnabled() and any(it in action.shortcuts() for it in pressed):
                if id_ in _AT_THE_CONSOLE or (id_ == "main" and self._places()):
                    self._come_to_console()
                action.trigger()
                return

    def _on_side(self, seat: Seat | None) -> None:
        """Whose hands are counted now is seen on the stage as well."""
        if self.desk is not None:
            self.desk.stage.count(seat)

    def _places(self) -> bool:
        """Whether a table that has come to this screen is to start with its cards."""
        return self.desk is not None and self.desk.main().deed == "place"

    def _come_to_console(self) -> None:
        if self.window.covers_console:
            self.window.leave()
        self.page.activateWindow()


def _lost() -> str:
    return tr("The shared screen is gone. The stage comes back when it is plugged in again.")
