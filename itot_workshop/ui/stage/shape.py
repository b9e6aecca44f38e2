"""The radar on the stage, with its table and what it says of the whole session."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from itot_workshop.charts.radar import grown, with_values
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_views import Radar
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import WELL_SEEN, best_place, geometry_in
from itot_workshop.ui.stage.shape_chart import chart_before, chart_of
from itot_workshop.ui.stage.shape_head import Head, small_head, write_head
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
    legend_of,
    nothing_shown,
    people_beside,
    people_of,
    title_of,
    why_not,
    write_legend,
)
from itot_workshop.ui.widgets.numbers import fixed, percent, signed, whole

_DAY, _TITLE, _SMALL_TITLE = 1.25, 2.4, 2.0
"""The size of the day, and of a title that leaves the shape its room, in u."""
_ASIDE, _BETWEEN = 1.5, 1.6
"""Between the shape and the table beside it, and between figures of the session, in u."""
_NOTHING = (1.4, 1.2, 1.0)
"""Sizes of what is said instead of results, in u."""
_MOST, _ROW, _LOW_ROW, _MANY, _FEW = 0.47, 1.45, 1.3, 6, 3
"""How much of the width the table takes at most, the height of its rows in u where it is below the
shape, and that of more than so many; so few axes stand in one table there, and have high rows also
below a head of one row more.
"""


def paint_radar(pen: Pen, view: Radar) -> None:
    """Draw the shape; the table stands beside it, or under it where that gives the shape more room,
    as in a narrow window.
    """
    if not view.table:
        _alone(pen, view)
        return
    beside, below = _beside_box(pen, view), _below_box(pen, view)
    views = (view, _short(view))
    charts = [chart_of(it, lettered=False) for it in views]
    found = best_place(pen, charts, (beside, below) if pen.wide else (below,))
    if found is not None and (not pen.wide or found[1] == 1):
        _below(pen, view, views[found[0]])
    elif pen.wide:
        _beside(pen, view, None if found is None else views[found[0]])
    else:
        _narrow(pen, view)


def _short(view: Radar) -> Radar:
    """The radar with short names."""
    axes = tuple(replace(row, name=row.short or row.name) for row in view.axes)
    return replace(view, axes=axes)


def _title(pen: Pen, view: Radar, times: float, room: float) -> tuple[float, float]:
    """Write the page's title in so much room; gives where it ends and how wide it is."""
    lines, size = _titled(pen, view, times, room)
    end = pen.write(lines, pen.left, pen.top, size, semibold=True)
    return end, max(pen.measure(line, size, semibold=True) for line in lines)


def _titled(pen: Pen, view: Radar, times: float, room: float) -> tuple[tuple[str, ...], float]:
    """The page's title in lines, and their size."""
    return pen.fitted(title_of(view), (times, _SMALL_TITLE), room, 2, semibold=True)


def _day(pen: Pen, view: Radar, end: float, wide: float, right: float) -> float:
    """The day, or both days, beside the title that ends there and is so wide, or below it where
    there is no room for it, with the people if a table stands beside; gives where that ends.
    """
    room, people = right - pen.left, people_beside(view) if view.table else ""
    told = [beside(day, people) for day in days_of(view)]
    said = next((it for it in told if pen.measure(it, _DAY) <= room), day_in(pen, view, _DAY, room))
    if wide + pen.u + pen.measure(said, _DAY) <= room:
        top = end - pen.line_height(_DAY) - 0.4 * pen.u
        pen.write((said,), right, top, _DAY, align="right", role="stage_muted")
        return end
    return pen.write((said,), pen.left, end, _DAY, role="stage_muted")


def _alone(pen: Pen, view: Radar) -> None:
    """The shape over the whole page, and below it how to read it, or that there is nothing yet."""
    end, wide = _title(pen, view, _TITLE, pen.inner)
    top = _day(pen, view, end, wide, pen.right) + 0.3 * pen.u
    legend = legend_of(pen, view, pen.inner)
    foot = pen.bottom - legend.height
    box = Box(pen.left, top, pen.right, foot - 0.6 * pen.u)
    short = _short(view)
    charts = [chart_of(it, lettered=False) for it in (view, short)]
    found = best_place(pen, charts, (box,))
    _shape(pen, view if found == (0, 0) else short, box)
    if any(axis.basis is not None for axis in view.axes):
        write_legend(pen, legend, pen.left, pen.right)
    else:
        said, size = pen.fitted(nothing_shown(view), _NOTHING, pen.inner, 1)
        pen.write(said, pen.left, foot, size, role="stage_muted")


def _beside_box(pen: Pen, view: Radar) -> Box:
    """Where the shape stands beside its table, which is no wider than it needs."""
    right = pen.right - table_width(pen, view, _MOST * pen.inner) - 1.5 * pen.u
    lines, size = _titled(pen, view, _TITLE, right - pen.left)
    top = pen.top + len(lines) * pen.line_height(size) + pen.line_height(_DAY) + 0.3 * pen.u
    return Box(pen.left, top, right, pen.bottom)


def _beside(pen: Pen, view: Radar, named: Radar | None) -> None:
    """The table at the right, with what is said of the session, how to read it and the key; the
    shape in all the room beside it, with letters where there are no names that fit.
    """
    box, lettered = _beside_box(pen, view), named is None
    end, wide = _title(pen, view, _TITLE, box.width)
    end = _day(pen, view, end, wide, box.right)
    _shape(pen, named or view, box._replace(top=end + 0.3 * pen.u), lettered=lettered)
    left = box.right + 1.5 * pen.u
    legend = legend_of(pen, view, pen.right - left)
    foot = pen.bottom - legend.height - 0.5 * pen.u
    place = Box(left, pen.top + 0.6 * pen.u, pen.right, foot)
    end = draw_table(pen, view, place, lettered=lettered)
    end = _remark(pen, view, left, end + 0.6 * pen.u, foot)
    _overall(pen, view, left, end + 0.6 * pen.u, foot)
    write_legend(pen, legend, left, pen.right)


def _below_box(pen: Pen, view: Radar) -> Box:
    """Where the shape stands above a table in two halves, and above what is said between them."""
    said, head = _why_lines(pen, view), small_head(pen, view, told=True)
    between = len(said) * pen.line_height(1.0) + (0.6 + 0.3 * bool(said)) * pen.u
    foot = pen.bottom - _table_height(pen, view, head) - between
    return Box(pen.left, head.end + 0.2 * pen.u, pen.right, foot)


def _below(pen: Pen, view: Radar, named: Radar) -> None:
    """The shape over the whole width, and under it the table in two halves."""
    box, head = _below_box(pen, view), small_head(pen, view, told=True)
    write_head(pen, view, head)
    _shape(pen, named, box)
    said = _why_lines(pen, view)
    pen.write(said, pen.left, box.bottom + 0.2 * pen.u, 1.0, role="stage_muted")
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
    many = _FEW + 1 if head.rows else _MANY
    return rows * (_ROW if rows <= many else _LOW_ROW) * pen.u


def _why_lines(pen: Pen, view: Radar) -> tuple[str, ...]:
    said = why_not(view)
    return tuple(pen.filled(said, 1.0, pen.inner)) if said else ()


def _narrow(pen: Pen, view: Radar) -> None:
    """The shape beside a table of fewer figures, and below it what of the axes is not told, how to
    read it and the day; with letters for names where there are none that fit.
    """
    head = small_head(pen, view, told=False)
    top = head.end + 0.2 * pen.u
    named = _narrow_box(pen, view, top, lettered=False)
    views = (view, _short(view))
    charts = [chart_of(it, lettered=False) for it in views]
    found = best_place(pen, charts, (named,), WELL_SEEN)
    lettered = found is None
    box = _narrow_box(pen, view, top, lettered=True) if lettered else named
    write_head(pen, view, head)
    place = Box(box.right + _ASIDE * pen.u, top + 0.3 * pen.u, pen.right, pen.bottom)
    draw_half_table(pen, view, view.order, place, lettered=lettered)
    _shape(pen, view if found is None else views[found[0]], box, lettered=lettered)
    said = _narrow_said(pen, view, box.width)
    foot = pen.bottom - len(said) * pen.line_height(1.0)
    pen.write(said, pen.left, foot, 1.0, role="stage_muted")


def _narrow_box(pen: Pen, view: Radar, top: float, *, lettered: bool) -> Box:
    """The place of the shape beside a table of fewer figures."""
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
    said, people = tr("Outward is better"), people_of(view)
    for day in days_of(view):
        if pen.measure(beside(said, day, people), 1.0) <= width:
            return (beside(said, day, people),)
    day = day_in(pen, view, 1.0, width)
    if pen.measure(beside(day, people), 1.0) <= width:
        return said, beside(day, people)
    return beside(said, people), day


def _shape(pen: Pen, view: Radar, box: Box, *, lettered: bool = False) -> None:
    text, look = stage_text(pen.look, pen.height), pen.look
    radar = chart_of(view, lettered=lettered)
    geometry = geometry_in(pen, radar, box)
    if pen.progress < 1:
        start = chart_before(view, pen.start, radar)
        geometry = with_values(geometry, grown(start, radar, pen.progress), look.chart)
    with pen.area(box) as painter:
        draw_radar(painter, geometry, text, look, stage=True)


def _overall(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> None:
    """The session in three figures, those of them that there are, where there is room."""
    named = [
        (None if view.overall is None else fixed(view.overall), tr("overall")),
        (None if view.mean_gap is None else fixed(view.mean_gap), tr("mean gap")),
        (None if view.agreement is None else percent(view.agreement), tr("agreement")),
    ]
    since = view.since
    if since is not None and since.delta is not None:
        on = tr("change, on {n} axes").format(n=whole(since.on))
        named[1:2] = [(signed(since.delta), on)]
    if top + pen.line_height(2.4) + pen.line_height(1.1) > bottom:
        return
    told = [(figure, name) for figure, name in named if figure is not None]
    room, sizes = pen.right - left, (2.4, 1.1)
    widths = _widths(pen, told, *sizes)
    apart = _BETWEEN * pen.u
    if sum(widths) + apart * (len(told) - 1) > room:
        sizes = (2.0, 1.0)
        widths = _widths(pen, told, *sizes)
    steps = [max(room / 3, width + apart) for width in widths]
    if sum(steps[:-1]) + sum(widths[-1:]) > room:
        apart = (room - sum(widths)) / max(1, len(told) - 1)
        steps = [width + apart for width in widths]
    x = left
    for (figure, name), step in zip(told, steps, strict=True):
        end = pen.write((figure,), x, top, sizes[0], semibold=True)
        pen.write((name,), x, end, sizes[1], role="stage_muted")
        x += step


def _widths(pen: Pen, told: Sequence[tuple[str, str]], large: float, small: float) -> list[float]:
    """How wide each figure is with its name below it."""
    return [
        max(pen.measure(figure, large, semibold=True), pen.measure(name, small))
        for figure, name in told
    ]


def _remark(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> float:
    """What of the axes is not told, and why; gives where that ends."""
    text = why_not(view)
    if not text:
        return top
    lines = pen.filled(text, 1.0, pen.right - left - 2 * pen.u)
    height = len(lines) * pen.line_height(1.0) + pen.u
    if top + height <= bottom:
        pen.fill(left, top, pen.right - left, height, "ink_tint")
        pen.fill(left, top, 0.28 * pen.u, height, "ink", 0)
        pen.write(lines, left + pen.u, top + 0.5 * pen.u, 1.0)
    return top + height + 0.6 * pen.u
