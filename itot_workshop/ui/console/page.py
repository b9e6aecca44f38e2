"""The console: agenda, step, script and notes, with head and foot, in windows of any size.

The page shows what it is handed and passes every wish on; ``live`` wires it to the workshop.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.desk import ConsoleDesk, NewId
from itot_workshop.ui.console.foot import Foot
from itot_workshop.ui.console.head import Head, Room
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.next_step import neighbour
from itot_workshop.ui.console.offers import offers
from itot_workshop.ui.console.rail import Rail
from itot_workshop.ui.console.script_band import ScriptBand
from itot_workshop.ui.console.script_view import ScriptView, script_view
from itot_workshop.ui.console.side import Side
from itot_workshop.ui.console.side_view import context, side_view
from itot_workshop.ui.console.step_area import StepArea
from itot_workshop.ui.console.time_view import left_to_do, rail_rows, time_view
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.page_keys import is_page_key, turn_page
from itot_workshop.ui.widgets.parts import ground, reach

_RAIL, _RAIL_SMALL = 264, 228
_SIDE, _SIDE_SMALL = 352, 300
_TITLE_SMALL, _BACK_SMALL = 180, 150
_WIDE = 1400
_NO_RAIL = 1080
_NO_SIDE = 900
_AGAIN_MS = 30
"""How soon the page looks again whether it may show what is new."""


class ConsolePage(QFrame):
    """Shows a desk: everything the facilitator needs while the workshop runs.

    ``escaped`` says that Esc was pressed and nothing on the page had a use for it.
    """

    escaped = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction], new_id: NewId) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Console"))
        self._kit = kit
        self._actions = actions
        self._desk: ConsoleDesk | None = None
        self.head = Head(kit, actions)
        self.banner = Banner(kit)
        self.rail = Rail(kit, actions)
        self.rail.follow(self.head.stage)
        self.area = StepArea(kit, new_id)
        self.area.shared_changed.connect(self._show_script)
        self.area.laid.connect(self._share_height)
        self.script = ScriptBand(kit, actions["script"].shortcut().toString())
        self.script.folded.connect(self._share_height)
        self.side = Side(kit)
        self.foot = Foot(kit, actions)
        self.foot.left.connect(self.take_focus)
        self.notes = kit.button(tr("Notes"), "note", key="N")
        self.agenda = kit.button(tr("Agenda"), "agenda")
        for fold in (self.agenda, self.notes):
            fold.setCheckable(True)
            fold.toggled.connect(self._fold)
            quiet_focus(fold)
            self.foot.add(fold)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._session = ""
        self._half: dict[str, tuple[str, bool]] = {}
        self._wide = False
        self._low = False
        self._stage_up = False
        self._came_round = False
        kit.theme.changed.connect(self._fold)
        middle = kit.column(self.area, self.script, gap="")
        middle.setStretch(0, 1)
        self._middle = ground("page", middle)
        body = kit.row(self.rail, gap="")
        body.addWidget(self._middle, 1)
        body.addWidget(self.side)
        inside = kit.column(self.head, self.banner, gap="")
        inside.addLayout(body, 1)
        inside.addWidget(self.foot)
        self.setLayout(inside)

    def show_desk(self, desk: ConsoleDesk) -> None:
        """Show a workshop from now on; what was typed in another one is out of sight."""
        self._desk = desk
        if desk.session.id != self._session:
            self._half[self._session] = self.side.field.text(), self.side.is_parking
            self._session = desk.session.id
            self.area.forget()
            self.side.forget()
            text, parked = self._half.pop(self._session, ("", False))
            self.side.put_back(text, parked=parked)
        self.banner.hide()
        self.area.know(desk.stage.earlier)
        self.refresh()

    def drop_desk(self) -> None:
        """Show nothing new from now on: the workshop is put away."""
        self._desk = None

    def refresh(self) -> None:
        """Show everything as it is now; what has not changed is left alone.

        It waits while something is being pressed or a list is open, which would go from under the
        hand.
        """
        desk = self._desk
        if desk is None:
            return
        if self._is_held():
            self._again.start()
            return
        session, spotlight = desk.session, desk.spotlight
        self._show_place(session)
        self._show_step(desk)
        self.side.show_view(side_view(session))
        self.side.show_about(context(session, spotlight).name)
        self._show_ways(session)
        self._show_script()
        self._show_stage(desk)
        self.head.show_undo(undo=desk.workshop.can_undo, redo=desk.workshop.can_redo)
        self._show_extra(desk)
        self._came_round = self._came_round and not self.hasFocus()  # keys given back, no Tab
        self.show_time()

    def show_unkept(self) -> None:
        """Something was not kept: show again what is, and leave what was typed to be mended."""
        self.area.body().show_unkept()
        self.side.show_unkept()
        self.refresh()

    def show_stage_up(self, up: bool) -> None:
        """Say whether the room's window is up."""
        self._stage_up = up
        if self._desk is not None:
            self._show_stage(self._desk)

    def show_cover(self) -> None:
        """Say whether the stage is blank or frozen; everything else is as it was."""
        if self._desk is not None:
            self._show_stage(self._desk)

    def show_time(self) -> None:
        """Show the time as it is now."""
        desk = self._desk
        if desk is None:
            return
        now = desk.clock.now()
        self.head.show_time(time_view(desk.session, now), left_to_do(desk.session, desk.size, now))
        self.rail.show_rows(rail_rows(desk.session, now), low=self._low)
        self.area.body().show_time(now)
        self._give_way()

    def take_focus(self, *, main: bool = False) -> None:
        """Give the keys to the room, or put them on the main action for everybody to see.

        Where hands are counted they go to the count.
        """
        if not main and self.area.take_keys():
            return
        taker: QWidget = self.foot.main if main and self.foot.main.isEnabled() else self
        taker.setFocus(Qt.FocusReason.OtherFocusReason)

    def pressed(self) -> QAbstractButton | None:
        """The button that has the keyboard, so that Space presses it and not the main action."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            return None if focus is self.foot.main else focus
        return None

    def write(self, *, parked: bool = False) -> None:
        """Put the keyboard into the line for notes, wherever that is."""
        self.notes.setChecked(True)
        self.side.start_note(parked=parked)

    def reach_note(self, note: str) -> None:
        """Put the keyboard on a note, wherever notes are shown."""
        self.notes.setChecked(True)
        self.side.reach(note)

    def chosen_step(self) -> str:
        """The step of the agenda that has the keyboard; "" if none has."""
        return self.rail.chosen()

    def reach_step(self, step: str) -> bool:
        """Put the keyboard on a step of the agenda; False where that has no room."""
        self.agenda.setChecked(True)
        if self.rail.isVisible():
            self.rail.reach(step)
        return self.rail.isVisible()

    def leave_notes(self) -> None:
        """Fold the notes away where they lie over the step, and give the keys to the room."""
        self.notes.setChecked(False)
        self.take_focus()

    def event(self, event: QEvent) -> bool:
        """Esc is the page's own, or one press too many would leave the running workshop."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab that comes round goes on to the head; keys given back lead into the step first."""
        super().focusInEvent(event)
        self._came_round = event.reason() == Qt.FocusReason.TabFocusReason

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """From the room itself Tab leads to what the step has to fill in or to press."""
        if next and self.hasFocus() and not self._came_round:
            first = self.area.first_stop()
            if first is not None:
                reach(first)
                return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keys back to the room; page up and down scroll the step or its script."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif is_page_key(event):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            turn_page(self.script.area if shift else self.area.place, event)
        elif not self.area.body().take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit: notes first in narrow windows, details in low ones."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        kit = self._kit
        scale = kit.theme.text_percent / 100
        wide, high = self.width() / scale, self.height() / scale
        self._low = high < kit.look.size.low_window
        small = wide < _WIDE
        rail = kit.px(_RAIL_SMALL if small else _RAIL)
        self.rail.set_width(rail)
        self.side.setFixedWidth(kit.px(_SIDE_SMALL if small else _SIDE))
        roomy = wide >= _NO_RAIL
        self.rail.setVisible(roomy and (not self._wide or self.agenda.isChecked()))
        self.foot.set_widths(rail if roomy else kit.px(_BACK_SMALL))
        self.agenda.setVisible(self._wide and roomy)
        beside = wide >= _NO_SIDE and (not self._wide or self.notes.isChecked())
        self.side.setVisible(beside or self.notes.isChecked())
        room = self.side.minimumWidth() if beside and not small else 0
        self.head.set_widths(rail if roomy else kit.px(_TITLE_SMALL), room)
        over = wide < _NO_SIDE and self.notes.isChecked()
        self._middle.setVisible(not over)
        self.notes.setVisible(self._wide or wide < _NO_SIDE)
        if over:
            self.side.setMaximumWidth(16_777_215)
        self.side.set_low(low=self._low)
        self._share_height()
        self.show_time()

    def _share_height(self) -> None:
        """Leave the script its part of the height, and what the step has no use for."""
        if self.script.is_whole:
            share = 0.36
        elif self._wide:
            share = 0.15
        else:
            share = 0.24 if not self._low else 0.12 if self.area.body().is_result else 0.18
        free = self._middle.height() - self.area.wanted_height()
        self.script.set_most(max(round(self.height() * share), min(free, self.height() // 2)))

    def _give_way(self) -> None:
        wide = self.width() / (self._kit.theme.text_percent / 100)
        room: Room = "tight" if wide < _NO_SIDE else "narrow" if wide < _NO_RAIL else "wide"
        self.head.set_room(room)
        self.foot.set_room(room, self.head.begins)

    def _show_stage(self, desk: ConsoleDesk) -> None:
        blank, frozen = desk.stage.is_blank, desk.stage.is_frozen
        self.rail.show_stage_state(blank=blank, frozen=frozen)
        self.head.show_stage(on=self._stage_up, blank=blank, frozen=frozen)

    def _show_step(self, desk: ConsoleDesk) -> None:
        """Show the step; a keyboard whose place is gone goes back to the room."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.area.isAncestorOf(focus)
        name = focus.accessibleName() if focus is not None else ""
        self.area.show_state(desk.session, desk.spotlight, desk.size)
        self._share_height()
        if self.area.is_wide != self._wide:
            self._wide = self.area.is_wide
            self._fold()
        now = QApplication.focusWidget()
        if inside and (now is None or (now is not focus and now.accessibleName() != name)):
            self.take_focus()

    def _show_place(self, session: Session) -> None:
        about = session.about
        ids = [step.id for step in steps_in_order(session)]
        place = about.organisation
        if about.step in ids:
            at = tr("step %1 of %2").replace("%1", whole(ids.index(about.step) + 1))
            at = at.replace("%2", whole(len(ids)))
            place = tr(", ").join(part for part in (at, about.organisation) if part)
        if about.rehearsal:
            place = tr(", ").join(part for part in (tr("rehearsal"), place) if part)
        self.head.show_session(about.title, place)

    def _is_held(self) -> bool:
        """Whether the mouse is just pressing one of the page's buttons, or choosing in a list."""
        if QApplication.activePopupWidget() is not None:
            return self.isVisible()
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            return False
        return any(it.isDown() for it in self.findChildren(QAbstractButton))

    def _show_ways(self, session: Session) -> None:
        before, after = neighbour(session, -1), neighbour(session, 1)
        self.foot.show_ways(before.title if before else "", after.title if after else "")

    def _show_script(self) -> None:
        desk = self._desk
        if desk is not None:
            self.foot.show_action(self.area.body().main_now(desk.main()))
        hidden = desk is None or self.area.body().is_shared
        view = script_view(desk.session, desk.spotlight) if desk is not None else ScriptView()
        self.script.show_script(ScriptView() if hidden else view)

    def _show_extra(self, desk: ConsoleDesk) -> None:
        """Further deeds of the moment, beside the main one."""
        self.foot.show_offers(offers(desk.session, desk.spotlight, desk.size))
