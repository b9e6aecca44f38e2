"""The foot of the console: back, the one main action with what it waits for, and on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QSizePolicy, QWidget

from itot_workshop.ui.console.head import Room
from itot_workshop.ui.console.laid_button import CapButton, LaidButton, put_words, quiet_focus
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.offers import Offer
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.elided import TwoLineLabel
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, reach, words

_NAME, _ANY = 104, 16_777_215
"""How wide the next step's name is where the line has too little room, and where it has enough."""


class Foot(QFrame):
    """Follows the actions of the same names; ``offer_taken`` carries the deed of another button.

    ``left`` says that such a button had the keyboard and is gone with its moment.
    It has room for a word and two lines below it, so that no longer name makes it grow.
    """

    offer_taken = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._kit = kit
        self._back, self._next = TwoLineLabel("", "caption"), TwoLineLabel("", "caption")
        self._back_lines = self._named(tr("Back"), self._back, Qt.AlignmentFlag.AlignLeading)
        self._next_lines = self._named(tr("Next"), self._next, Qt.AlignmentFlag.AlignTrailing)
        self.back = self._way(self._back_lines, "back", first=True)
        self.next = self._way(self._next_lines, "forward", first=False)
        self.back.clicked.connect(actions["previous-step"].trigger)
        self.next.clicked.connect(actions["next-step"].trigger)
        self.main = KeyedButton(kit, "", role="main", end=tr("Space"))
        self.main.setProperty("size", "large")
        self.main.takes_enter = False
        self.main.clicked.connect(actions["main"].trigger)
        quiet_focus(self.main)
        self._lead, self._more = TwoLineLabel("", "strong"), TwoLineLabel("", "caption")
        self._extra = kit.row(gap="")
        self._beside = kit.row(gap="")
        self._shown: tuple[Offer, ...] = ()
        self._room: Room = "wide"
        self._left = holder(kit.row(self.back, 1, gap="", around=("m", "", "", "")))
        said = kit.column(1, self._lead, self._more, 1, gap="")
        line = kit.row(self._left, gap="", around=("", "s", "m", "s"))
        # A label is a pixel higher than the line in it.
        line.addStrut(kit.ink.line() + 2 * kit.ink.line("small") + 2)
        line.addSpacing(kit.space("xxl"))
        line.addWidget(self.main)
        line.addSpacing(kit.space("l"))
        line.addLayout(said, 1)
        line.addWidget(holder(self._extra))
        line.addWidget(holder(self._beside))
        line.addSpacing(kit.space("s"))
        line.addWidget(self.next)
        self.setLayout(line)

    def set_widths(self, rail: int) -> None:
        """Let the main action stand below the step."""
        self._left.setFixedWidth(rail)

    def set_room(self, room: Room, before: int) -> None:
        """Give up names beside signs where the window is narrow.

        The main action then stands below the time, which so many pixels stand before.
        """
        self._room = room
        tight = room == "tight"
        for lines in (self._back_lines, self._next_lines):
            lines.setVisible(not tight)
        for button in self.findChildren(CapButton):
            button.set_compact(room != "wide")
        if tight:
            self._left.setFixedWidth(before)

    def show_action(self, action: MainAction) -> None:
        """Show what Space does now."""
        self.main.set_words(action.label)
        self.main.setEnabled(action.enabled)
        self.main.setAccessibleDescription(" ".join((action.lead, action.more)).strip())
        put_words(self._lead, action.lead)
        put_words(self._more, action.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the name of the next step, or let it be."""
        super().resizeEvent(event)
        self._hold_line()

    def event(self, event: QEvent) -> bool:
        """Part the line anew before it is laid out with other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold_line()
        return super().event(event)

    def _hold_line(self) -> None:
        """Let who is missing stand on one line; the name of the next step rather takes two."""
        line = self.layout()
        assert line is not None
        whole = self._next.sizeHint().width()
        lost = max(0, whole - self._next.maximumWidth())
        tight = line.sizeHint().width() + lost > self.width()
        most = self._kit.px(_NAME) if tight else _ANY
        if self._next.maximumWidth() != most:
            self._next.setMaximumWidth(most)
            _lay_anew(self._next_lines, self.next)

    def show_ways(self, back: str, forward: str) -> None:
        """Name the steps before and after; an empty name means there is none."""
        for button, lines, label, name in (
            (self.back, self._back_lines, self._back, back),
            (self.next, self._next_lines, self._next, forward),
        ):
            label.setText(name)
            _lay_anew(lines, button)
            button.setVisible(bool(name))
        self.back.setAccessibleName(tr("Back: %1").replace("%1", back))
        self.next.setAccessibleName(tr("Next: %1").replace("%1", forward))

    def show_offers(self, offered: tuple[Offer, ...]) -> None:
        """Show these deeds beside the main action instead of what was there."""
        if offered == self._shown:
            return
        self._shown = offered
        focus = QApplication.focusWidget()
        if focus is not None and self._extra.indexOf(focus) >= 0:
            self.left.emit()  # before it goes, or Qt would put the keyboard on what comes next
        empty(self._extra)
        for offer in offered:
            made = CapButton(self._kit, offer.label, icon=offer.icon, key=offer.key)
            made.setObjectName(offer.deed)
            made.set_compact(self._room != "wide")
            quiet_focus(made)
            made.clicked.connect(self._on_offer)
            self._extra.addWidget(made)

    def reach_offers(self) -> None:
        """Put the keyboard on the first of these deeds, on the main action where there is none."""
        offered = self._extra.itemAt(0)
        first = offered.widget() if offered is not None else None
        reach(first or self.main)

    def add(self, button: QWidget) -> None:
        """Put a button that stays beside the way on."""
        self._beside.addWidget(button)

    def _on_offer(self) -> None:
        sender = self.sender()
        if isinstance(sender, CapButton):
            self.offer_taken.emit(sender.objectName())

    def _way(self, lines: QWidget, icon: str, *, first: bool) -> LaidButton:
        kit = self._kit
        sign = QLabel()
        dress(sign, kit.icons, icon, "text")
        items = (sign, lines) if first else (lines, sign)
        made = LaidButton(kit, kit.row(*items, gap="m", around=("s", "")))
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return made

    def _named(self, text: str, name: QLabel, beside: Qt.AlignmentFlag) -> QWidget:
        """A word with the name of a step below it, both beside the arrow."""
        head = words(text, "strong")
        for label in (head, name):
            label.setAlignment(beside | Qt.AlignmentFlag.AlignVCenter)
        return holder(self._kit.column(1, head, name, 1, gap=""))


def _lay_anew(lines: QWidget, button: QWidget) -> None:
    """Ask for room anew, or the foot would be laid out with the width that the name had before."""
    for part in (lines, button):
        part.updateGeometry()
