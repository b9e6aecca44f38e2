"""How many sit on a seat: one marker each, the number and the seat's name below."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.domain.people import Seat
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, draw_marker
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words

_IN_A_ROW = 10
_ROWS = 3


class Markers(QWidget):
    """So many markers of a seat, ten in a row, three rows at most."""

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self._kit = kit
        self._seat = seat
        self._number = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        """Draw so many."""
        self._number = number
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the markers."""
        rows = min(_ROWS, -(-self._number // _IN_A_ROW)) or 1
        pitch = self._pitch
        return QSize(min(self._number, _IN_A_ROW) * pitch or 1, rows * pitch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the markers."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pitch = self._pitch
            for at in range(min(self._number, _IN_A_ROW * _ROWS)):
                x = (at % _IN_A_ROW + 0.5) * pitch
                y = (at // _IN_A_ROW + 0.5) * pitch
                size = pitch * 1.15
                draw_marker(painter, SEAT_SERIES[self._seat], x, y, size, self._kit.look)
        finally:
            painter.end()

    @property
    def _pitch(self) -> int:
        return self._kit.px(18 if self._number <= _IN_A_ROW else 13)


class SeatCounter(QWidget):
    """Markers, number and name; hidden while nobody sits there."""

    def __init__(self, kit: Kit, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._markers = Markers(kit, seat)
        kind = seat.lower()
        self._number = words("", "figure", kind=kind)
        name = words(seat_name(seat), "strong", kind=kind)
        line = kit.row(self._number, name, 1, gap="s")
        self.setLayout(kit.column(self._markers, 1, line, gap="xs"))
        self.hide()

    def show_number(self, number: int) -> None:
        """Count so many; a seat without anybody is left out."""
        self._markers.show_number(number)
        self._number.setText(whole(number))
        self.setAccessibleName(f"{whole(number)} {seat_name(self._seat)}")
        self.setVisible(number > 0)
