"""One revealed round as the room sees it, in the size of the console: dots, scale, medians."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from itot_workshop.charts.dots import column_centres, dot_size, place_on_scale, stacks
from itot_workshop.charts.marks import draw_mark
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_views import Pile, Round
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.fold import Picture
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, SeriesName, series_named
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import fixed, whole
from itot_workshop.ui.widgets.painting import MIDDLE, NEAR

_STRIP = 1.5
_LANE = 3.4
_MOST, _LEAST = 13, 8
_NAMES = 64


class RevealDots(Picture):
    """Draws the piles of a round above and below the numbers of the scale, or the one of the room.

    Dots are as large as the highest of all the piles ``beside`` it lets them be. A scale is not
    text: it runs from left to right in every language.
    """

    def __init__(
        self,
        kit: Kit,
        round_: Round,
        low: int,
        labels: tuple[str, ...],
        beside: Sequence[Pile] = (),
    ) -> None:
        super().__init__()
        self._kit = kit
        self._round = round_
        self._counts = [pile.counts for pile in (*round_.piles, *beside)]
        self._values = range(low, low + len(labels))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())

    def sizeHint(self) -> QSize:
        """A lane for each pile, and the strip."""
        line = self._kit.ink.line("small")
        lanes = max(1, len(self._round.piles))
        return QSize(self._kit.px(420), round((lanes * _LANE + _STRIP) * line))

    def minimumSizeHint(self) -> QSize:
        """Narrow dots are still dots."""
        return QSize(self._kit.px(200), self.sizeHint().height())

    def rows(self) -> Iterable[tuple[int, int]]:
        """The dots row by row from the highest, the strip with its numbers, and the names."""
        line, strip = self._kit.ink.line("small"), self._strip()
        names = line if len(self._round.piles) > 1 else 0
        size, columns = self._dots()
        found = {(round(strip.top) - line, round(strip.bottom) + names)}
        for pile, (box, up) in zip(self._round.piles, self._lanes(), strict=False):
            for dot in stacks(box, pile.counts, size, columns, up=up).dots:
                found.add((floor(dot.y - size / 2), ceil(dot.y + size / 2)))
        return sorted(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw strip, dots and medians."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        self._paint_strip(painter, self._strip())
        dots = self._dots()
        for pile, (box, up) in zip(self._round.piles, self._lanes(), strict=False):
            self._paint_pile(painter, pile, box, dots, up=up)

    def _strip(self) -> Box:
        """Where the numbers of the scale stand."""
        line = self._kit.ink.line("small")
        top = round(_LANE * line)
        return Box(0, top, self.width() - self._kit.px(_NAMES), top + _STRIP * line)

    def _lanes(self) -> list[tuple[Box, bool]]:
        """Where the dots of each pile have room, and whether they are stacked upwards."""
        strip = self._strip()
        lanes = [(Box(0, 0, strip.right, strip.top - 3), True)]
        if len(self._round.piles) > 1:
            lanes.append((Box(0, strip.bottom + 3, strip.right, self.height()), False))
        return lanes

    def _dots(self) -> tuple[float, int]:
        """How large a dot is, and how many stand side by side."""
        most, least = self._kit.px(_MOST), self._kit.px(_LEAST)
        lane = min((box for box, _ in self._lanes()), key=lambda box: box.height)
        return dot_size([lane] * len(self._counts), self._counts, most, least)

    def _paint_strip(self, painter: QPainter, strip: Box) -> None:
        ink = self._kit.ink
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.colour("sunken"))
        area = QRectF(strip.left, strip.top, strip.width, strip.height)
        radius = ink.look.size.radius
        painter.drawRoundedRect(area, radius, radius)
        for centre, value in zip(
            column_centres(strip, len(self._values)), self._values, strict=True
        ):
            place = QRect(round(centre) - 20, round(strip.top), 40, round(strip.height))
            ink.write(
                painter, place, whole(value), step="small", role="muted", semibold=True, at=MIDDLE
            )

    def _paint_pile(
        self, painter: QPainter, pile: Pile, lane: Box, dots: tuple[float, int], *, up: bool
    ) -> None:
        look = self._kit.look
        size, columns = dots
        found = stacks(lane, pile.counts, size, columns, up=up)
        series = series_named(look, _series(pile))
        for dot in found.dots:
            draw_mark(painter, series, Point(dot.x, dot.y), size, look, halo=False)
        self._paint_median(painter, pile, lane, up=up)
        self._paint_name(painter, pile, lane, up=up)

    def _paint_median(self, painter: QPainter, pile: Pile, lane: Box, *, up: bool) -> None:
        """A bar at the strip's edge where the middle vote lies."""
        found = [m.value for m in self._round.medians if m.seat == pile.seat]
        if not found:
            return
        x = place_on_scale(column_centres(lane, len(self._values)), self._values[0], found[0])
        half, thick = self._kit.px(14), self._kit.px(3)
        y = lane.bottom + 3 if up else lane.top - 3 - thick
        colour = series_named(self._kit.look, _series(pile)).colour
        painter.fillRect(QRectF(x - half, y, 2 * half, thick), self._kit.ink.colour(colour))

    def _paint_name(self, painter: QPainter, pile: Pile, lane: Box, *, up: bool) -> None:
        line = self._kit.ink.line("small")
        top = round(lane.bottom - line) if up else round(lane.top)
        place = QRect(round(lane.right) + 10, top, self._kit.px(_NAMES) - 10, line)
        role = series_named(self._kit.look, _series(pile)).colour
        name = seat_name(pile.seat) if pile.seat else tr("room")
        align = NEAR | Qt.AlignmentFlag.AlignAbsolute
        self._kit.ink.write(painter, place, name, step="small", role=role, semibold=True, at=align)

    def _spoken(self) -> str:
        """The votes in words, as far as they are shown."""
        said = []
        for pile in self._round.piles:
            name = seat_name(pile.seat) if pile.seat else tr("The room")
            counts = [
                tr("%1 × %2").replace("%1", whole(count)).replace("%2", whole(value))
                for value, count in zip(self._values, pile.counts, strict=True)
                if count
            ]
            said.append(f"{name}: {tr(', ').join(counts)}")
        for median in self._round.medians:
            if median.seat:
                middle = tr("%1 median %2").replace("%1", seat_name(median.seat))
                said.append(middle.replace("%2", fixed(median.value, 1)))
        return ". ".join(said) or tr("Too few votes to be shown.")


def _series(pile: Pile) -> SeriesName:
    """How the votes of a pile are drawn: as their side's, or as those of the whole room."""
    return SEAT_SERIES[pile.seat] if pile.seat else "room"
