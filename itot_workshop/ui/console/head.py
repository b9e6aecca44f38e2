"""The head of the console: what runs, the time that is left, undo, stage, what is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QWidget

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.console.laid_button import CapButton, quiet_focus
from itot_workshop.ui.console.time_bar import TimeBar
from itot_workshop.ui.console.time_view import TimeView
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import ElidedLabel, plain_tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import even_figures, hairline, holder, words

Room: TypeAlias = Literal["wide", "narrow", "tight"]
"""How much room there is for words, text size considered."""

_LEVELS = {"calm": "", "soon": "warn", "over": "danger"}


class Head(QFrame):
    """Shows a :class:`TimeView` and states; its buttons do what the actions do."""

    back_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._kit = kit
        self.back = kit.button("", "chevron-left", "quiet", name=tr("Back to the library"))
        self.back.clicked.connect(self.back_wished)
        self._title = ElidedLabel("", "strong")
        self._place = ElidedLabel("", "caption")
        self._figure = even_figures("", "display")
        self._of = words("", "strong")
        self._what = ElidedLabel("", "caption")
        self.timer = CapButton(kit, tr("Pause"), key="T").follow(actions["timer"])
        self.one = CapButton(kit, tr("+1 min"), key="+").follow(actions["minute"])
        self.five = CapButton(kit, tr("+5"), key=keys_of(command("minutes"))[0])
        self.five.follow(actions["minutes"])
        for more, id_ in ((self.one, "minute"), (self.five, "minutes")):
            more.setAccessibleName(actions[id_].text())
            more.setToolTip(plain_tip(f"{actions[id_].text()} ({keys_of(command(id_))[0]})"))
        self._pace_sign = QLabel()
        self._pace = words("", "strong")
        self._why = ElidedLabel("", "caption")
        self.undo = kit.button("", "undo", "link", name=tr("Undo (Ctrl Z)"))
        self.undo.clicked.connect(actions["undo"].trigger)
        self.redo = kit.button("", "redo", "link", name=tr("Redo (Ctrl Shift Z)"))
        self.redo.clicked.connect(actions["redo"].trigger)
        self.stage = CapButton(kit, tr("Stage off"), icon="stage", key="F5")
        self.stage.follow(actions["stage"])
        self._saved_sign = QLabel()
        self._saved = even_figures("", "caption")
        quiet_focus(self.back, self.timer, self.one, self.five, self.undo, self.redo, self.stage)
        self._bar = TimeBar(kit)
        self._line = hairline(upright=True)
        self._room: Room = "wide"
        self._left = holder(self._titles())
        self.setLayout(self._laid())
        self.show_time(TimeView())

    def event(self, event: QEvent) -> bool:
        """Find out which keys have room beside the words that are there now."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit_keys()
        return done

    def minimumSizeHint(self) -> QSize:
        """As narrow as the words allow: keys give way."""
        hint, keys = super().minimumSizeHint(), self._keyed()
        return hint - QSize(sum(button.key_width for button in keys if button.has_key), 0)

    def _keyed(self) -> list[CapButton]:
        """The buttons in sight whose keys may be left out, the one with the longest last."""
        return [it for it in (self.timer, self.one, self.five) if not it.isHidden()]

    def _fit_keys(self) -> None:
        """Leave keys out, the longest first, where they would press the words.

        That one goes even before words end in dots.
        """
        buttons, free = self._keyed(), self.width() - self.minimumSizeHint().width()
        before = [button.has_key for button in buttons]
        missing = sum(button.key_width for button in buttons if not button.has_key)
        whole = self.sizeHint().width() + missing <= self.width()
        for button in buttons:
            fits = button.key_width <= free and (whole or button is not self.five)
            button.show_key(shown=fits)
            free = free - button.key_width if fits else 0
        layout = self.layout()
        if layout is not None and before != [button.has_key for button in buttons]:
            layout.activate()  # before the window asks how wide this has to be

    def set_widths(self, rail: int, side: int) -> None:
        """Let the time begin where the step begins and end, if there is room, where it ends."""
        self._left.setFixedWidth(rail)
        self._right.setMinimumWidth(side + self._kit.space("xl") if side else 0)

    @property
    def begins(self) -> int:
        """How wide what stands before the time is, in pixels."""
        return self._left.maximumWidth()

    def set_room(self, room: Room) -> None:
        """Give up words beside keys and icons where the window is narrow."""
        self._room = room
        tight = room == "tight"
        self.stage.set_compact(tight)
        _show(self._title, shown=not tight)
        _show(self._place, shown=not tight and bool(self._place.text()))
        if tight:
            self._left.setFixedWidth(self.back.sizeHint().width() + self._kit.space("m"))
        self._show_parts()

    def _show_parts(self) -> None:
        """Each part is shown or hidden once: what comes up for a moment would widen the window."""
        wide, tight = self._room == "wide", self._room == "tight"
        running = bool(self._figure.text())
        _show(self._figure, shown=running)
        _show(self.timer, shown=running)
        _show(self._line, shown=running)
        _show(self._bar, shown=running)
        _show(self._of, shown=running and not tight)
        _show(self._what, shown=running and wide and bool(self._what.text()))
        _show(self.one, shown=running and not tight)
        _show(self.five, shown=running and wide)
        _show(self._why, shown=wide and bool(self._why.text()))
        _show(self._pace_sign, shown=bool(self._pace.text()))
        _show(self._saved, shown=wide or self._saved.property("kind") == "danger")

    def show_session(self, title: str, place: str) -> None:
        """Say what runs and where in the agenda it is."""
        self._title.setText(title)
        self._place.setText(place)
        _show(self._place, shown=self._room != "tight" and bool(place))

    def show_time(self, view: TimeView, what: str = "") -> None:
        """Show how the running step and the agenda stand; nothing before the start."""
        self._figure.setText(view.figure)
        set_kind(self._figure, "kind", _LEVELS[view.level])
        self._figure.setAccessibleName(f"{view.figure} {view.of}")
        self._of.setText(view.of)
        self._what.setText(what if view.figure else "")
        self.timer.set_words(tr("Pause") if view.running else tr("Start"))
        self._bar.show_time(view.share, view.level)
        self._pace.setText(view.pace)
        set_kind(self._pace, "kind", view.pace_kind)
        self._why.setText(view.pace_why)
        if view.pace_kind:
            dress(self._pace_sign, self._kit.icons, "clock", view.pace_kind)
        self._show_parts()

    def show_undo(self, *, undo: bool, redo: bool) -> None:
        """Say whether something can be taken back or done again."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)

    def show_stage(self, *, on: bool, blank: bool, frozen: bool) -> None:
        """Say whether the room's window is up, and whether it shows what it should."""
        state = tr("Stage on") if on else tr("Stage off")
        if on and (blank or frozen):
            state = tr("Stage blank") if blank else tr("Stage frozen")
        self.stage.set_words(state)

    def show_saved(self, text: str, *, good: bool) -> None:
        """Say how the session stands on the disk."""
        kind = "ok" if good else "danger"
        dress(self._saved_sign, self._kit.icons, "check" if good else "warning", kind)
        self._saved.setText(text)
        set_kind(self._saved, "kind", "" if good else "danger")

    def _titles(self) -> QBoxLayout:
        kit = self._kit
        lines = kit.column(1, self._title, self._place, 1, gap="")
        made = kit.row(self.back, gap="xs", around=("xs", "", "s", ""))
        made.addLayout(lines, 1)
        return made

    def _laid(self) -> QBoxLayout:
        kit = self._kit
        of = kit.column(1, self._of, self._what, 1, gap="")
        pace = kit.column(
            1, kit.row(self._pace_sign, self._pace, 1, gap="xs"), self._why, 1, gap=""
        )
        line = kit.row(self._figure, gap="s", around=("", "s"))
        line.addLayout(of)
        for button in (self.timer, self.one, self.five):
            line.addWidget(button)
        line.addWidget(self._line)
        line.addLayout(pace, 1)
        middle = kit.column(line, self._bar, gap="")
        middle.setStretchFactor(line, 1)
        saved = kit.row(self._saved_sign, self._saved, gap="xs")
        right = kit.row(
            1, self.undo, self.redo, self.stage, saved, gap="xs", around=("m", "s", "m", "s")
        )
        self._right = holder(right)
        made = kit.row(self._left, gap="", around=("", "", "", ""))
        made.addSpacing(kit.space("xxl"))
        made.addLayout(middle, 1)
        made.addWidget(self._right)
        return made


def _show(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part, if it is not as wished already."""
    if part.isHidden() == shown:
        part.setVisible(shown)
