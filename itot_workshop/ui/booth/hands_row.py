"""One side on the pad: its sign, its cells, and its sum held against who is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from itot_workshop.domain.people import Seat
from itot_workshop.ui.booth.hands_count import Hand, SeatCount
from itot_workshop.ui.booth.hands_parts import HandCell, SeatSign, SideFrame
from itot_workshop.ui.booth.hands_text import tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, words
from itot_workshop.ui.widgets.plural import plural


class SideRow:
    """What shows one side, in a row of the pad's grid."""

    def __init__(self, kit: Kit, seat: Seat, hands: Sequence[Hand]) -> None:
        self._kit = kit
        self._seat: Seat = seat
        self._frame = SideFrame(kit)
        self.cells = [HandCell(kit, seat, hand) for hand in hands]
        self._figure, self._more = words("", "strong"), words("", "caption")
        for label in (self._figure, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Take a row of the grid, the frame under all of it."""
        kit, last = self._kit, len(self.cells) + 2
        grid.addWidget(self._frame, row, 0, 1, last + 1)
        name = words(seat_name(self._seat), "lead")
        grid.addWidget(
            holder(kit.row(SeatSign(kit, self._seat), name, 1, around=("m", "s", "", "s"))), row, 0
        )
        for at, cell in enumerate(self.cells):
            inset = kit.column(cell, around=("", "xs"))
            grid.addWidget(holder(inset), row, column_of(at, cell.hand))
        sums = kit.column(1, self._figure, self._more, 1, gap="xs", around="s")
        grid.addWidget(holder(sums), row, last)

    def show(self, count: SeatCount, *, current: bool, keys: bool) -> None:
        """Show the side's hands and how they stand to the roster."""
        self._frame.mark(current=current, keys=keys)
        numbers = (*count.tally.counts, count.tally.cant_judge)
        for cell, number in zip(self.cells, numbers, strict=False):
            said = tr("{seat}, {hand}: {number}").format(
                seat=seat_name(count.seat), hand=cell.hand or 0, number=number
            )
            cell.show_count(number, current=current, name=said)
        figure = tr("{hands} of {here}")
        self._figure.setText(figure.format(hands=whole(count.hands), here=whole(count.here)))
        self._figure.setMinimumWidth(self._widest(count.here))
        self._more.setText(missing_words(count))
        self._more.setVisible(bool(self._more.text()))
        set_kind(self._more, "kind", _kind(count))

    def _widest(self, here: int) -> int:
        """How wide the words below the sum get on the way, so that no cell moves with them."""
        ink = self._kit.ink
        return max(ink.width(text, "small") for text in (_to_go(here), tr("all counted")))


def missing_words(count: SeatCount) -> str:
    """How many hands are still to come, or are too many; nothing before the first hand."""
    if not count.hands:
        return ""
    if not count.over:
        return tr("all counted")
    if count.over > 0:
        return plural("HandsPad", count.over, "one more than are here", "%n more than are here")
    return _to_go(-count.over)


def _to_go(hands: int) -> str:
    return plural("HandsPad", hands, "1 hand to go", "%n hands to go")


def sum_words(count: SeatCount) -> str:
    """The same as one line for a screen reader."""
    counted = tr("{hands} of {here} counted").format(hands=count.hands, here=count.here)
    return ", ".join(part for part in (counted, missing_words(count)) if part)


def _kind(count: SeatCount) -> str:
    if not count.hands:
        return ""
    return "ok" if not count.over else "danger" if count.over > 0 else "warn"


def column_of(at: int, hand: Hand) -> int:
    """Scores stand together; *can't judge* stands apart from them."""
    return at + 1 if hand is not None else at + 2
