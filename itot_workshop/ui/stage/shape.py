"""The radar on the stage, with its table and what it says of the whole session."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.charts.radar import grown, with_values
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_views import Radar
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import WELL_SEEN, best_place, geometry_in
from itot_workshop.ui.stage.shape_chart import chart_before, chart_of
from itot_workshop.ui.stage.shape_head import Head, small_head, write_head
from itot_workshop.ui.stage.shape_key import legend_of, signs_of, write_legend
from itot_workshop.ui.stage.shape_said import write_overall, write_remark
from itot_workshop.ui.stage.shape_table import (
    draw_half_table,
    draw_table,
    half_width,
    table_width,
)
from itot_workshop.ui.stage.shape_words import (
    beside,
    day_in,
    days_of,
    nothing_shown,
    people_beside,
    people_of,
    title_of,
    why_not,
)

_DAY, _TITLE, _SMALL_TITLE = 1.25, 2.4, 2.0
"""The size of the day, and of a title that leaves the shape its room, in u."""
_ASIDE = 1.5
"""Between the shape and the table beside it, in u."""
_KEPT = 0.96
"""How much of its size the shape keeps at least beside a longer key."""
_NOTHING = (1.4, 1.2, 1.0)
"""Sizes of what is said instead of results, in u."""
_MOST, _ROW, _LOW_ROW, _MANY, _FEW = 0.47, 1.45, 1.3, 6, 3
"""How much of the width the table takes at most, the height of its rows in u where it is below the
shape, and that of more than so many; so few axes stand in one table there, and have high rows also
below a head of one row more.
"""


class _Way(NamedTuple):
    """How a page is laid out: as what, with the shape with which names in which box, or with
    letters, and whether its key tells how equal values are drawn.
    """

    paint: Callable[[Pen, Radar, _Way], None]
    named: Radar
    box: Box
    lettered: bool
    equal: bool


def paint_radar(pen: Pen, view: Radar) -> None:
    """Draw the shape; the table stands beside it, or under it where that gives the shape more room,
    as in a narrow window.
    """
    way = _way(pen, view, equal=False)
    if view.outline == "sides":
        keyed = _way(pen, view, equal=True)
        as_large = (
            _radius(pen, keyed) > _KEPT * _radius(pen, way) and keyed.lettered == way.lettered
        )
        way = keyed if as_large and _has_equal(pen, keyed) else way
    way.paint(pen, view, way)


def _way(pen: Pen, view: Radar, *, equal: bool) -> _Way:
    views = (view, _short(view))
    charts = [chart_of(it, lettered=False) for it in views]
    if not view.table:
        box = _alone_box(pen, view, equal=equal)
        found = best_place(pen, charts, (box,))
        return _Way(_alone, views[found != (0, 0)], box, False, equal)
    beside, below = _beside_box(pen, view), _below_box(pen, view, equal=equal)
    found = best_place(pen, charts, (beside, below) if pen.wide else (below,))
    if found is not None and (not pen.wide or found[1] == 1):
        return _Way(_below, views[found[0]], below, False, equal)
    if pen.wide:
        named = view if found is None else views[found[0]]
        return _Way(_beside, named, beside, found is None, equal)
    box = _narrow_box(pen, view, lettered=False, equal=equal)
    found = best_place(pen, charts, (box,), WELL_SEEN)
    if found is None:
        box = _narrow_box(pen, view, lettered=True, equal=equal)
        return _Way(_narrow, view, box, True, equal)
    return _Way(_narrow, views[found[0]], box, False, equal)


def _geometry(pen: Pen, way: _Way) -> RadarGeometry:
    return geometry_in(pen, chart_of(way.named, lettered=way.lettered), way.box)


def _radius(pen: Pen, way: _Way) -> float:
    return _geometry(pen, way).frame.radius


def _has_equal(pen: Pen, way: _Way) -> bool:
    """Whether OT's marker stands around that of IT somewhere."""
    return any(mark.hollow for mark in _geometry(pen, way).marks)


def _short(view: Radar) -> Radar:
    """The radar with short names."""
    axes = tuple(replace(row, name=row.short or row.name) for row in view.axes)
    return replace(view, axes=axes)


def _title(pen: Pen, view: Radar, times: float, room: float) -> tuple[float, float]:
    """Where the page's title in so much room ends, and how wide it is."""
    lines, size = _titled(pen, view, times, room)
    wide = max(pen.measure(line, size, semibold=True) for line in lines)
    return pen.top + len(lines) * pen.line_height(size), wide


def _titled(pen: Pen, view: Radar, times: float, room: float) -> tuple[tuple[str, ...], float]:
    """The page's title in lines, and their size."""
    return pen.fitted(title_of(view), (times, _SMALL_TITLE), room, 2, semibold=True)


class _Day(NamedTuple):
    """What is said of the day, whether that is on the title's line, and where both end."""

    said: str
    on_title: bool
    end: float


def _day(pen: Pen, view: Radar, right: float) -> _Day:
    """The day, or both days, beside the title, or below it where there is no room for it, with the
    people if a table stands beside.
    """
    room, people = right - pen.left, people_beside(view) if view.table else ""
    end, wide = _title(pen, view, _TITLE, room)
    told = [beside(day, people) for day in days_of(view)]
    said = next((it for it in told if pen.measure(it, _DAY) <= room), day_in(pen, view, _DAY, room))
    on_title = wide + pen.u + pen.measure(said, _DAY) <= room
    return _Day(said, on_title, end if on_title else end + pen.line_height(_DAY))


def _write_day(pen: Pen, view: Radar, right: float) -> None:
    """Write the title and the day."""
    day, (lines, size) = _day(pen, view, right), _titled(pen, view, _TITLE, right - pen.left)
    end = pen.write(lines, pen.left, pen.top, size, semibold=True)
    if day.on_title:
        top = end - pen.line_height(_DAY) - 0.4 * pen.u
        pen.write((day.said,), right, top, _DAY, align="right", role="stage_muted")
    else:
        pen.write((day.said,), pen.left, end, _DAY, role="stage_muted")


def _alone_box(pen: Pen, view: Radar, *, equal: bool) -> Box:
    """Where the shape stands above how to read it."""
    foot = pen.bottom - legend_of(pen, view, pen.inner, equal=equal).height
    top = _day(pen, view, pen.right).end + 0.3 * pen.u
    return Box(pen.left, top, pen.right, foot - 0.6 * pen.u)


def _alone(pen: Pen, view: Radar, way: _Way) -> None:
    """The shape over the whole page, and below it how to read it, or that there is nothing yet."""
    _write_day(pen, view, pen.right)
    _shape(pen, way)
    legend = legend_of(pen, view, pen.inner, equal=way.equal)
    if any(axis.basis is not None for axis in view.axes):
        write_legend(pen, legend, pen.left, pen.right)
    else:
        said, size = pen.fitted(nothing_shown(view), _NOTHING, pen.inner, 1)
        pen.write(said, pen.left, pen.bottom - legend.height, size, role="stage_muted")


def _beside_box(pen: Pen, view: Radar) -> Box:
    """Where the shape stands beside its table, which is no wider than it needs."""
    right = pen.right - table_width(pen, view, _MOST * pen.inner) - 1.5 * pen.u
    top = _title(pen, view, _TITLE, right - pen.left)[0] + pen.line_height(_DAY) + 0.3 * pen.u
    return Box(pen.left, top, right, pen.bottom)


def _beside(pen: Pen, view: Radar, way: _Way) -> None:
    """The table at the right, with what is said of the session, how to read it and the key; the
    shape in all the room beside it, with letters where there are no names that fit.
    """
    right, lettered = way.box.right, way.lettered
    _write_day(pen, view, right)
    drawn = way._replace(box=way.box._replace(top=_day(pen, view, right).end + 0.3 * pen.u))
    _shape(pen, drawn)
    left = right + 1.5 * pen.u
    legend = legend_of(pen, view, pen.right - left, equal=_has_equal(pen, drawn))
    foot = pen.bottom - legend.height - 0.5 * pen.u
    place = Box(left, pen.top + 0.6 * pen.u, pen.right, foot)
    end = draw_table(pen, view, place, lettered=lettered)
    end = write_remark(pen, view, left, end + 0.6 * pen.u, foot)
    write_overall(pen, view, left, end + 0.6 * pen.u, foot)
    write_legend(pen, legend, left, pen.right)


def _below_box(pen: Pen, view: Radar, *, equal: bool) -> Box:
    """Where the shape stands above a table in two halves, and above what is said between them."""
    said, head = _why_lines(pen, view), small_head(pen, view, told=True, equal=equal)
    between = len(said) * pen.line_height(1.0) + (0.6 + 0.3 * bool(said)) * pen.u
    foot = pen.bottom - _table_height(pen, view, head) - between
    return Box(pen.left, head.end + 0.2 * pen.u, pen.right, foot)


def _below(pen: Pen, view: Radar, way: _Way) -> None:
    """The shape over the whole width, and under it the table in two halves."""
    head = small_head(pen, view, told=True, equal=way.equal)
    write_head(pen, view, head)
    _shape(pen, way)
    said = _why_lines(pen, view)
    pen.write(said, pen.left, way.box.bottom + 0.2 * pen.u, 1.0, role="stage_muted")
    top, middle = pen.bottom - _table_height(pen, view, head), pen.left + pen.inner / 2
    half = _half(view)
    parts = [(view.order, pen.left, pen.right)]
    if half < len(view.axes):
        parts = [
            (view.order[:half], pen.left, middle - 0.7 * pen.u),
            (view.order[half:], middle + 0.7 * pen.u, pen.right),
        ]
    for order, left, right in parts:
        draw_half_table(pen, view, order, Box(left, top, right, pen.bottom), lettered=False)


def _half(view: Radar) -> int:
    """How many rows the first of two tables has; few of them are in one, with all the width."""
    count = len(view.axes)
    return count if count <= _FEW else (count + 1) // 2


def _table_height(pen: Pen, view: Radar, head: Head) -> float:
    """How high a table in two halves is: many rows are lower, for the shape to have its room."""
    rows = _half(view) + 1
    many = _MANY if head.beside and not head.rows else _FEW + 1
    return rows * (_ROW if rows <= many else _LOW_ROW) * pen.u


def _why_lines(pen: Pen, view: Radar) -> tuple[str, ...]:
    said = why_not(view)
    return tuple(pen.filled(said, 1.0, pen.inner)) if said else ()


def _narrow(pen: Pen, view: Radar, way: _Way) -> None:
    """The shape beside a table of fewer figures, and below it what of the axes is not told, how to
    read it and the day; with letters for names where there are none that fit.
    """
    write_head(pen, view, small_head(pen, view, told=False, equal=way.equal))
    left = way.box.right + _ASIDE * pen.u
    place = Box(left, way.box.top + 0.3 * pen.u, pen.right, pen.bottom)
    draw_half_table(pen, view, view.order, place, lettered=way.lettered)
    _shape(pen, way)
    said = _narrow_said(pen, view, way.box.width)
    foot = pen.bottom - len(said) * pen.line_height(1.0)
    write_arrows(pen, said, pen.left, foot, 1.0, role="stage_muted")


def _narrow_box(pen: Pen, view: Radar, *, lettered: bool, equal: bool) -> Box:
    """The place of the shape beside a table of fewer figures."""
    top = small_head(pen, view, told=False, equal=equal).end + 0.2 * pen.u
    table = half_width(pen, view, 0.56 * pen.inner, lettered=lettered)
    right = pen.right - table - _ASIDE * pen.u
    lines = len(_narrow_said(pen, view, right - pen.left))
    return Box(pen.left, top, right, pen.bottom - lines * pen.line_height(1.0) - 0.4 * pen.u)


def _narrow_said(pen: Pen, view: Radar, width: float) -> tuple[str, ...]:
    """What of the axes is not told, how to read the shape, the day and who it tells of."""
    why = why_not(view)
    return (*(pen.filled(why, 1.0, width) if why else ()), *_read_in(pen, view, width))


def _read_in(pen: Pen, view: Radar, width: float) -> tuple[str, ...]:
    """How to read the shape, the day and who it tells of: with a short day if that leaves it on one
    line, else in lines that break between them.
    """
    told, people = (tr("Outward is better"), *signs_of(view)), people_of(view)
    for day in days_of(view):
        if pen.measure(beside(*told, day, people), 1.0) <= width:
            return (beside(*told, day, people),)
    day = day_in(pen, view, 1.0, width)
    if pen.measure(beside(day, people), 1.0) <= width:
        return (*pen.in_parts(told, " ·", 1.0, width), beside(day, people))
    return (*pen.in_parts((*told, people) if people else told, " ·", 1.0, width), day)


def _shape(pen: Pen, way: _Way) -> None:
    text, look = stage_text(pen.look, pen.height), pen.look
    radar = chart_of(way.named, lettered=way.lettered)
    geometry = _geometry(pen, way)
    if pen.progress < 1:
        start = chart_before(way.named, pen.start, radar)
        geometry = with_values(geometry, grown(start, radar, pen.progress), look.chart)
    with pen.area(way.box) as painter:
        draw_radar(painter, geometry, text, look, stage=True)
