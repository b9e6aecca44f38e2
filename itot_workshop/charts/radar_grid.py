"""Radars side by side, one to a session; or a single one with earlier shapes behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from itot_workshop.charts.fit import broken, text_line
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import axis_at, radar_geometry, rings_alike
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import ChartText, Radar, RadarGeometry
from itot_workshop.charts.shapes import Box, Measure, Point, TextLine, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

_ON_PAGES, _ON_STAGE = (16.0, 1.6, 0.82), (11.0, 1.3, 1.1)
"""How wide a radar is at least, what lies between two, both in sizes of the chart's text, and how
high one is of its width: on the stage they take all the room there is.
"""
_MOST_COLUMNS, _LARGE, _HIGHEST, _LINE = 4, 2, 34.0, 1.3


_TITLE_STYLES: tuple[TextStyle, TextStyle] = ("label", "muted")


class RadarCell(Struct, frozen=True, kw_only=True):
    """A radar under its ``titles``, a line each. ``axes`` are the ids of its axes, ``said`` what is
    said of each.
    """

    titles: tuple[str, ...]
    radar: Radar
    axes: tuple[str, ...]
    said: tuple[str, ...]


class _Place(Struct, frozen=True, kw_only=True):
    titles: tuple[TextLine, ...]
    corner: Point
    geometry: RadarGeometry


class RadarGrid(Struct, frozen=True, kw_only=True):
    """Radars in their places, and how high all of them are."""

    height: float
    cells: tuple[RadarCell, ...]
    places: tuple[_Place, ...]
    texts: tuple[ChartText, ChartText]
    stage: bool

    @property
    def has_equal(self) -> bool:
        """Whether IT's circle stands in OT's open square anywhere."""
        return any(mark.hollow for place in self.places for mark in place.geometry.marks)

    def laid(self, look: Look) -> Laid:
        """The radars with an axis to a spot."""
        places = zip(self.cells, self.places, strict=True)
        return Laid(
            height=self.height,
            spots=tuple(
                spot for at, (cell, it) in enumerate(places) for spot in _spots(cell, it, at)
            ),
            paint=partial(
                _draw_radars, places=self.places, texts=self.texts, look=look, stage=self.stage
            ),
            find=partial(_axis_under, places=self.places),
        )


def lay_radars(
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    *,
    cells: tuple[RadarCell, ...],
    stage: bool = False,
) -> Laid:
    """Lay the radars out (``grid_of``) with an axis to a spot."""
    return grid_of(width, height, text, look, cells=cells, stage=stage).laid(look)


def grid_of(
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    *,
    cells: tuple[RadarCell, ...],
    stage: bool = False,
) -> RadarGrid:
    """The radars, as many side by side as can be read. Figures of rings stand in the same places
    in all that are alike.

    ``stage`` takes the stronger greys of the room's screen, where nothing has a focus ring: radars
    take the room that is left for it around them.
    """
    em = text.label
    least, apart, share = _ON_STAGE if stage else _ON_PAGES
    gap = apart * em
    columns = _columns(len(cells), width, least * em, gap)
    rows = -(-len(cells) // columns)
    each = (width - (columns - 1) * gap) / columns
    titles = [_titles(cell, each, font_measure(text, look)) for cell in cells]
    head = _LINE * em * max(map(len, titles))
    inside = _smaller(text) if columns > _LARGE else text
    own = font_measure(inside, look)
    over = look.chart.radar.edge * inside.label if stage else 0.0
    high = min(share * (each + 2 * over), _HIGHEST * em) + head - over
    if height:
        high = min(high, (height - (rows - 1) * gap) / rows)
    places = []
    for at, cell in enumerate(cells):
        row, column = divmod(at, columns)
        box = Box(0, head, each, high + over).moved(
            Point(column * (each + gap), row * (high + gap))
        )
        places.append(_placed(cell, titles[at], box, over, inside, text, look))
    geometries = rings_alike(
        [cell.radar for cell in cells], [it.geometry for it in places], look.chart, own
    )
    return RadarGrid(
        height=rows * high + (rows - 1) * gap,
        cells=cells,
        places=tuple(
            replace(it, geometry=geometry) for it, geometry in zip(places, geometries, strict=True)
        ),
        texts=(text, inside),
        stage=stage,
    )


def _smaller(text: ChartText) -> ChartText:
    """The text of radars that are small themselves."""
    small = text.caption
    return ChartText(label=small, caption=small, ring=small, smallest=small, families=text.families)


def _columns(number: int, width: float, each: float, gap: float) -> int:
    """So many side by side that the words can be read, in rows of nearly the same length."""
    fits = max(1, min(_MOST_COLUMNS, number, int((width + gap) / (each + gap))))
    rows = -(-number // fits)
    return -(-number // rows)


def _titles(cell: RadarCell, width: float, measure: Measure) -> list[tuple[str, TextStyle]]:
    """The lines above a radar: the first title larger, each in one line or in two."""
    return [
        (line, style)
        for at, title in enumerate(cell.titles)
        for style in (_TITLE_STYLES[min(at, 1)],)
        for line in broken(title, style, width, 2, measure)
    ]


def _placed(
    cell: RadarCell,
    above: Sequence[tuple[str, TextStyle]],
    box: Box,
    over: float,
    inside: ChartText,
    text: ChartText,
    look: Look,
) -> _Place:
    """A radar in its box, on both sides so far out of it, and its titles above."""
    em, measure = text.label, font_measure(text, look)
    own = font_measure(inside, look)
    return _Place(
        titles=tuple(
            text_line(
                line,
                style,
                box.left,
                box.top - (_LINE * (len(above) - 1 - at) + 0.5) * em,
                measure,
            )
            for at, (line, style) in enumerate(above)
        ),
        corner=Point(box.left - over, box.top),
        geometry=radar_geometry(
            cell.radar, box.width + 2 * over, box.height, inside, look.chart, own
        ),
    )


def _spots(cell: RadarCell, place: _Place, row: int) -> list[Spot]:
    boxes = {it.axis: it.box.moved(place.corner) for it in place.geometry.frame.labels}
    return [
        Spot(
            box=boxes[at].grown(0.2 * place.geometry.frame.em),
            said=said,
            axis=axis,
            row=row,
            column=at,
        )
        for at, (axis, said) in enumerate(zip(cell.axes, cell.said, strict=True))
    ]


def _axis_under(point: Point, *, places: tuple[_Place, ...]) -> int | None:
    """The number of the axis that is meant, counted through all radars."""
    passed = 0
    for it in places:
        frame = it.geometry.frame
        inside = Point(point.x - it.corner.x, point.y - it.corner.y)
        if 0 <= inside.x <= frame.width and 0 <= inside.y <= frame.height:
            found = axis_at(frame, inside, 2 * frame.em)
            return None if found is None else passed + found
        passed += len(frame.directions)
    return None


def _draw_radars(
    painter: QPainter,
    *,
    places: tuple[_Place, ...],
    texts: tuple[ChartText, ChartText],
    look: Look,
    stage: bool,
) -> None:
    for it in places:
        painter.save()
        for title in it.titles:
            painter.setFont(chart_font(texts[0], title.style, look))
            painter.setPen(QColor(look.colour.text))
            painter.drawText(QPointF(*title.at), title.text)
        painter.translate(*it.corner)
        draw_radar(painter, it.geometry, texts[1], look, stage=stage)
        painter.restore()
