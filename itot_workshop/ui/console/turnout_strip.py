"""Who has voted: one marker for each person who is here, filled when their vote is in."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.marks import draw_mark, draw_open_mark
from itot_workshop.charts.shapes import Point
from itot_workshop.ui.console.turnout import SeatTurnout
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.fold import Picture
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, series_named
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, words

_MOST = 24
"""More people than this on a seat are said in figures alone."""

KINDS = {"IT": "it", "OT": "ot", "MGT": "mgt", "OTHER": "other"}


class SeatMarks(Picture):
    """The markers of one seat."""

    def __init__(self, kit: Kit, turnout: SeatTurnout) -> None:
        super().__init__()
        self._kit = kit
        self._turnout = turnout
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_turnout(self, turnout: SeatTurnout) -> None:
        """Show another count."""
        if turnout != self._turnout:
            self._turnout = turnout
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """In rows of eight."""
        step = self._step()
        across = min(8, self._turnout.of)
        return QSize(across * step, -(-self._turnout.of // 8) * step)

    def rows(self) -> Iterable[tuple[int, int]]:
        """Eight markers each."""
        step = self._step()
        return [(top, top + step) for top in range(0, self.height(), step)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw filled markers and open ones."""
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
        draw_open_mark(painter, series, middle, size, look)


class SeatCount(QWidget):
    """One seat: its markers, as long as there are few enough, its name and its figure."""

    def __init__(self, kit: Kit, turnout: SeatTurnout) -> None:
        super().__init__()
        self.seat = turnout.seat
        self._marks = SeatMarks(kit, turnout) if _fits(turnout) else None
        self._figure = words()
        name = words(seat_name(turnout.seat), "strong", kind=KINDS[turnout.seat])
        line = kit.row(name, self._figure, 1, gap="s")
        marks = [self._marks] if self._marks is not None else []
        self.setLayout(kit.column(*marks, line, gap="xs"))

    @property
    def is_marked(self) -> bool:
        """Whether there are markers."""
        return self._marks is not None

    def show_turnout(self, turnout: SeatTurnout, figure: str) -> None:
        """Show another count."""
        self._figure.setText(figure)
        if self._marks is not None:
            self._marks.show_turnout(turnout)


class TurnoutStrip(QWidget):
    """The turnout by seat, side by side; a screen reader hears it in words."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._seats: list[SeatCount] = []
        self._flow = kit.flow(gap="xxxl", row_gap="m")
        self.setLayout(self._flow)

    def show_turnout(self, turnout: tuple[SeatTurnout, ...], *, voting: bool = True) -> None:
        """Show markers and figures; without ``voting`` they are simply who is here."""
        shown = turnout if voting else tuple(replace(seat, voted=seat.of) for seat in turnout)
        if [(it.seat, it.is_marked) for it in self._seats] != [
            (it.seat, _fits(it)) for it in shown
        ]:
            self._rebuild(shown)
        said = []
        for part, seat in zip(self._seats, shown, strict=True):
            of = tr("%1 of %2").replace("%1", whole(seat.voted)).replace("%2", whole(seat.of))
            figure = of if voting else whole(seat.of)
            part.show_turnout(seat, figure)
            said.append(f"{seat_name(seat.seat)} {figure}")
        self.setAccessibleName(tr(", ").join(said))

    def _rebuild(self, turnout: tuple[SeatTurnout, ...]) -> None:
        empty(self._flow)
        self._seats = [SeatCount(self._kit, seat) for seat in turnout]
        for part in self._seats:
            self._flow.addWidget(part)


def _fits(turnout: SeatTurnout) -> bool:
    return turnout.of <= _MOST
