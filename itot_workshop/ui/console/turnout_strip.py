"""Who has voted: one marker for each person who is here, filled when their vote is in."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.marks import draw_mark
from itot_workshop.charts.shapes import Point
from itot_workshop.ui.console.turnout import SeatTurnout
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, series_named
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, holder, words

_MOST = 24
"""More people than this on a seat are said in figures alone."""

KINDS = {"IT": "it", "OT": "ot", "MGT": "mgt", "OTHER": "other"}


class SeatMarks(QWidget):
    """The markers of one seat."""

    def __init__(self, kit: Kit, turnout: SeatTurnout) -> None:
        super().__init__()
        self._kit = kit
        self._turnout = turnout
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """In rows of eight."""
        step = self._step()
        across = min(8, self._turnout.of)
        return QSize(across * step, -(-self._turnout.of // 8) * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw filled and hollow markers."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at in range(self._turnout.of):
                self._paint(painter, at)
        finally:
            painter.end()

    def _step(self) -> int:
        return self._kit.px(27)

    def _paint(self, painter: QPainter, at: int) -> None:
        look, step = self._kit.look, self._step()
        row, place = divmod(at, 8)
        size = step * 0.7
        middle = Point((place + 0.5) * step, (row + 0.5) * step)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            middle = Point(self.width() - middle.x, middle.y)
        series = series_named(look, SEAT_SERIES[self._turnout.seat])
        if at < self._turnout.voted:
            draw_mark(painter, series, middle, size, look, halo=False)
            return
        painter.setPen(QPen(self._kit.ink.colour(series.colour), look.size.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _outline(painter, series.marker, middle, size - look.size.outline)


def _outline(painter: QPainter, marker: str, at: Point, size: float) -> None:
    half = size / 2
    if marker == "circle":
        painter.drawEllipse(QPointF(at.x, at.y), half, half)
    elif marker == "triangle":
        corners = ((0, -half), (half * 1.1, half * 0.9), (-half * 1.1, half * 0.9))
        painter.drawPolygon(QPolygonF([QPointF(at.x + x, at.y + y) for x, y in corners]))
    else:
        half *= 0.92
        painter.drawRect(QRectF(at.x - half, at.y - half, 2 * half, 2 * half))


class TurnoutStrip(QWidget):
    """The turnout by seat, side by side; a screen reader hears it in words."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._flow = kit.flow(gap="xxxl", row_gap="m")
        self.setLayout(self._flow)

    def show_turnout(self, turnout: tuple[SeatTurnout, ...], *, voting: bool = True) -> None:
        """Show markers and figures; without ``voting`` they are simply who is here."""
        empty(self._flow)
        said = []
        for seat in turnout:
            of = tr("%1 of %2").replace("%1", whole(seat.voted)).replace("%2", whole(seat.of))
            figure = of if voting else whole(seat.of)
            said.append(f"{seat_name(seat.seat)} {figure}")
            shown = seat if voting else replace(seat, voted=seat.of)
            self._flow.addWidget(self._seat(shown, figure))
        self.setAccessibleName(tr(", ").join(said))

    def _seat(self, turnout: SeatTurnout, figure: str) -> QWidget:
        kit = self._kit
        name = words(seat_name(turnout.seat), "strong", kind=KINDS[turnout.seat])
        line = kit.row(name, words(figure), 1, gap="s")
        if turnout.of > _MOST:
            return holder(kit.column(line))
        return holder(kit.column(SeatMarks(kit, turnout), line, gap="xs"))
