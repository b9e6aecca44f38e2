"""Radars side by side, one to a session; or a single one with earlier shapes behind it."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from itot_workshop.charts.fit import cut, text_line
from itot_workshop.charts.laid import Laid, Spot
from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import axis_at, radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import ChartText, Radar, RadarGeometry
from itot_workshop.charts.shapes import Measure, Point, TextLine
from itot_workshop.charts.text import chart_font, font_measure

_WIDE, _GAP, _SHARE, _HEAD = 21.0, 1.6, 0.82, 2.0
_MOST_COLUMNS, _HIGHEST = 4, 34.0


class RadarCell(Struct, frozen=True, kw_only=True):
    """A radar under its ``title``. ``axes`` are the ids of its axes, ``said`` what is said of each.

    Without a title nothing stands above it.
    """

    title: str
    radar: Radar
    axes: tuple[str, ...]
    said: tuple[str, ...]


class _Place(Struct, frozen=True, kw_only=True):
    title: TextLine
    corner: Point
    geometry: RadarGeometry


def lay_radars(
    width: float, height: float, text: ChartText, look: Look, *, cells: tuple[RadarCell, ...]
) -> Laid:
    """Lay the radars out, as many side by side as can be read, with an axis to a spot."""
    em, measure = text.label, font_measure(text, look)
    columns = _columns(len(cells), width, height, em)
    rows = -(-len(cells) // columns)
    each = (width - (columns - 1) * _GAP * em) / columns
    head = _HEAD * em if any(cell.title for cell in cells) else 0.0
    natural = min(_SHARE * each, _HIGHEST * em) + head
    high = (height - (rows - 1) * _GAP * em) / rows if height else natural
    places = []
    for at, cell in enumerate(cells):
        row, column = divmod(at, columns)
        corner = Point(column * (each + _GAP * em), row * (high + _GAP * em) + head)
        places.append(_placed(cell, corner, each, high - head, text, look, measure))
    return Laid(
        height=rows * high + (rows - 1) * _GAP * em,
        spots=tuple(spot for at, it in enumerate(places) for spot in _spots(cells[at], it, at)),
        paint=partial(_draw_radars, places=tuple(places), text=text, look=look),
        find=partial(_axis_under, places=tuple(places)),
    )


def _columns(number: int, width: float, height: float, em: float) -> int:
    """So many side by side that the words can be read; on a page of given height, that they fit."""
    fits = max(1, min(_MOST_COLUMNS, number, int((width + _GAP * em) / ((_WIDE + _GAP) * em))))
    while height and fits < number and -(-number // fits) * _SHARE * width / fits > 1.25 * height:
        fits += 1
    rows = -(-number // fits)
    return -(-number // rows)


def _placed(
    cell: RadarCell,
    corner: Point,
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    measure: Measure,
) -> _Place:
    title = cut(cell.title, "label", width, measure)
    return _Place(
        title=text_line(title, "label", corner.x, corner.y - 0.8 * text.label, measure),
        corner=corner,
        geometry=radar_geometry(cell.radar, width, height, text, look.chart, measure),
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
    painter: QPainter, *, places: tuple[_Place, ...], text: ChartText, look: Look
) -> None:
    for it in places:
        painter.save()
        painter.setFont(chart_font(text, "label", look))
        painter.setPen(QColor(look.colour.text))
        painter.drawText(QPointF(*it.title.at), it.title.text)
        painter.translate(*it.corner)
        draw_radar(painter, it.geometry, text, look)
        painter.restore()
