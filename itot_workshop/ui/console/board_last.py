"""The map of the session before: what is put right on it, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.pack import Column
from itot_workshop.ui.console.board_choose import ChooseForm
from itot_workshop.ui.console.board_forms import action_words
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.parts import hairline, holder, reach, words

_WAYS: Mapping[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TOLD = 760
"""How wide what is told of a card may be: farther away its buttons are not found."""
_KEYS: Mapping[int, int] = {
    Qt.Key.Key_1: 0,
    Qt.Key.Key_2: 1,
    Qt.Key.Key_3: 2,
    Qt.Key.Key_0: 3,
    Qt.Key.Key_X: 4,
}
"""Which button of a line a key presses."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
"""With anything else held down a key is no key of a line."""


class LastMapForm(ChooseForm):
    """Where each card stands now; a contested one is placed again by both tables, a new one too."""

    def parts(self) -> Iterable[QWidget]:
        """A line for each card, what was to move or was disputed first; then what may come new."""
        self._rows: list[list[QPushButton]] = []
        keys = tr("On a card: 1 2 3 its column, 0 both tables place it again, X it is not here.")
        yield words(keys, "caption", wrap=True)
        there = [line for line in self._view.lines if line.chosen]
        first = [line for line in there if _is_walked_through(line.card)]
        rest = [line for line in there if line not in first]
        for name, lines in (
            (tr("To look at first: it was to move, or the tables saw it differently"), first),
            (tr("Everything else, confirmed in one go"), rest),
        ):
            if lines:
                yield words(name, "strong", wrap=True)
                yield from map(self._correction, lines)
        yield hairline()
        yield words(tr("New on the board? Both tables place it in silence."), "strong", wrap=True)
        yield from super().parts()

    def offered(self) -> Iterable[CardLine]:
        """The cards of the pack that are not on the board."""
        return (line for line in self._view.lines if not line.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a card's line 1, 2, 3, 0 and X take its keys; up and down lead from line to line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.modifiers() not in _PLAIN:
                return False
            line, at = self._place(watched)
            if event.key() in _WAYS:
                self._reach(line + _WAYS[event.key()], at)
                return True
            if event.key() in _KEYS:
                self._rows[line][_KEYS[event.key()]].click()
                return True
        return False

    def _correction(self, line: CardLine) -> QWidget:
        kit = self._kit
        row = kit.row(gap="s")
        said = f"{line.text} · {tr('new')}" if line.card.was is None else line.text
        text = kit.column(words(said, wrap=True), gap="")
        if line.action is not None:
            text.addWidget(words(action_words(line.action), "caption", wrap=True))
        told = holder(text)
        told.setMaximumWidth(kit.px(_TOLD))
        row.addWidget(told, 999)
        made = [self._column(line, column) for column in COLUMNS]
        again = kit.button(
            tr("place again"), role="segment", name=f"{tr('place again')}: {line.text}"
        )
        again.setCheckable(True)
        again.setChecked(line.card.agreed is None)
        again.setProperty("card", replace(line.card, agreed=None, by_it=None, by_ot=None))
        away = kit.button(tr("not here"), "close", name=f"{tr('not here')}: {line.text}")
        away.setProperty("card", replace(line.card, not_here=True))
        made += [again, away]
        for button in made:
            quiet_focus(button)
            button.clicked.connect(self._on_card)
            button.installEventFilter(self)
            row.addWidget(button)
        row.addStretch(1)
        self._rows.append(made)
        return holder(row)

    def _column(self, line: CardLine, column: Column) -> QPushButton:
        name = column_name(column)
        made = self._kit.button(name, role="segment", name=f"{name}: {line.text}")
        made.setCheckable(True)
        made.setChecked(line.card.agreed == column)
        made.setProperty("card", replace(line.card, agreed=column))
        return made

    def _on_card(self) -> None:
        """Keep what a button says of its card; one that goes hands the keyboard to the next."""
        sender = self.sender()
        if not isinstance(sender, QPushButton):
            return
        card: Placement = sender.property("card")
        if card.not_here:
            line = self._place(sender)[0]
            at = next((at for at, it in enumerate(self._rows[line]) if it.hasFocus()), -1)
            self._reach(line + 1 if line + 1 < len(self._rows) else line - 1, at)
        if sender.isCheckable():
            sender.setChecked(True)
        self.keep(card)

    def _place(self, button: QObject) -> tuple[int, int]:
        """In which line a button stands, and where in it."""
        return next(
            (line, row.index(button))
            for line, row in enumerate(self._rows)
            if isinstance(button, QPushButton) and button in row
        )

    def _reach(self, line: int, at: int) -> None:
        if 0 <= line < len(self._rows) and at >= 0:
            reach(self._rows[line][at])


def _is_walked_through(card: Placement) -> bool:
    """Whether the room looks at a card by itself before the rest is confirmed."""
    moving = card.aim is not None and card.aim != card.was
    return moving or card.disputed or card.agreed is None


def became(view: BoardView) -> list[QWidget]:
    """What became of the last map, what slipped back first."""
    names = {line.card.id: line.short for line in view.lines}
    return [
        words(f"{head}: {tr('; ').join(names.get(id_, id_) for id_ in cards)}", kind=kind)
        for head, cards, kind in _told(view)
        if cards
    ]


def _told(view: BoardView) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Heads, cards and look of each line; nothing is missed while the map is looked through."""
    change = view.change
    if change is None:
        return ()
    missed = () if view.phase == "update" else change.missed
    return (
        (tr("Slipped back"), change.slipped_back, "danger"),
        (tr("Became common as planned"), change.reached, "ok"),
        (tr("Missed"), missed, "warn"),
        (tr("Became common without a plan"), change.unplanned_gain, ""),
        (tr("New"), change.new_items, ""),
    )
