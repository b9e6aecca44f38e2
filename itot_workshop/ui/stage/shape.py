"""The radar on the stage, with its table and what it says of the whole session."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.radar import grown, with_values
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_views import Outline, Radar
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.ui.stage.compare_words import span_of
from itot_workshop.ui.stage.key import Entry, draw_key, entries, key_height
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import best_named, geometry_in
from itot_workshop.ui.stage.shape_chart import chart_before, chart_of
from itot_workshop.ui.stage.shape_table import draw_half_table, draw_table
from itot_workshop.ui.widgets.numbers import day_of, fixed, long_date, percent, signed, whole

_ONE: Mapping[Outline, Seat] = {"it": "IT", "ot": "OT"}
_DAY = 1.25
"""The size of the day, in u."""


def paint_radar(pen: Pen, view: Radar) -> None:
    """Draw the shape; the table stands beside it, or under it where the window is narrow."""
    title = view.title or tr("Where we stand")
    end = pen.title(title)
    top = _day(pen, view, title, end) + 0.3 * pen.u
    if not view.table:
        _alone(pen, view, top)
    elif pen.wide:
        _beside(pen, view, top, end - 1.3 * pen.u)
    else:
        _below(pen, view, top)


def _day(pen: Pen, view: Radar, title: str, end: float) -> float:
    """The day, or both days, beside the title that ends there, or below it where it is long or the
    page wide; gives where that ends.
    """
    then = view.since
    said = long_date(view.date) if then is None else span_of(then.then, then.now)
    room = pen.inner - pen.measure(title, 3.0, semibold=True) - pen.u
    if not pen.wide and pen.measure(said, _DAY) <= room:
        top = end - pen.line_height(_DAY) - 0.5 * pen.u
        pen.write((said,), pen.right, top, _DAY, align="right", role="stage_muted")
        return end
    return pen.write((said,), pen.left, end, _DAY, role="stage_muted")


def _alone(pen: Pen, view: Radar, top: float) -> None:
    """The shape over the whole page, and below it how to read it, or that there is nothing yet."""
    legend = _legend(pen, view, pen.inner)
    foot = pen.bottom - legend.height
    _shape(pen, view, Box(pen.left, top, pen.right, foot - 0.6 * pen.u))
    if any(axis.basis is not None for axis in view.axes):
        _write_legend(pen, legend, pen.left, pen.right)
    else:
        pen.write((_nothing_yet(),), pen.left, foot, 1.4, role="stage_muted")


def _beside(pen: Pen, view: Radar, top: float, head: float) -> None:
    """The table at the right from ``head`` on, with what is said of the session, how to read it
    and the key; the shape below ``top``.
    """
    split = pen.left + pen.inner * 0.52
    box = Box(pen.left, top, split - pen.u, pen.bottom)
    named = _named(pen, view, box)
    numbered = named is None
    _shape(pen, named or view, box, numbered=numbered)
    left = split + pen.u
    legend = _legend(pen, view, pen.right - left)
    foot = pen.bottom - legend.height - 0.5 * pen.u
    end = draw_table(pen, view, Box(left, head, pen.right, foot), numbered=numbered)
    end = _remark(pen, view, left, end + 0.6 * pen.u, foot)
    _overall(pen, view, left, end + 0.6 * pen.u, foot)
    _write_legend(pen, legend, left, pen.right)


def _below(pen: Pen, view: Radar, top: float) -> None:
    """The table under the shape in two halves; beside it where that leaves the shape no room."""
    half = (len(view.axes) + 1) // 2
    table = (half + 1) * 1.5 * pen.u
    key = _key(pen, view, _bars() if view.spread else tr("Outward is better"))
    top -= 0.2 * pen.u
    draw_key(pen, key, pen.left, top, pen.right)
    top += key_height(pen, key, pen.inner)
    why = pen.filled(_why_not(view), 1.0, pen.inner)
    foot = pen.bottom - table - pen.u
    box = Box(pen.left, top, pen.right, foot - len(why) * pen.line_height(1.0))
    right = Point(pen.left + pen.inner / 2 + 0.6 * pen.u, pen.bottom - table)
    named = _named(pen, view, box)
    if named is None:
        _numbered(pen, view, Box(pen.left, box.top, right.x - 1.2 * pen.u, pen.bottom))
        corner = Point(right.x, box.top + 0.6 * pen.u)
        draw_half_table(pen, view, view.order, corner, numbered=True)
        return
    _shape(pen, named, box)
    pen.write(why, pen.left, box.bottom + 0.4 * pen.u, 1.0, role="stage_muted")
    for order, corner in (
        (view.order[:half], Point(pen.left, right.y)),
        (view.order[half:], right),
    ):
        draw_half_table(pen, view, order, corner, numbered=False)


def _numbered(pen: Pen, view: Radar, box: Box) -> None:
    """The shape with numbers for names, and below it what of the axes is not told."""
    why = pen.filled(_why_not(view), 1.0, box.width)
    foot = box.bottom - len(why) * pen.line_height(1.0)
    _shape(pen, view, Box(box.left, box.top, box.right, foot), numbered=True)
    pen.write(why, pen.left, foot, 1.0, role="stage_muted")


def _shape(pen: Pen, view: Radar, box: Box, *, numbered: bool = False) -> None:
    text, look = stage_text(pen.look, pen.height), pen.look
    radar = chart_of(view, numbered=numbered)
    geometry = geometry_in(pen, radar, box)
    if pen.progress < 1:
        start = chart_before(view, pen.start, radar)
        geometry = with_values(geometry, grown(start, radar, pen.progress), look.chart)
    with pen.area(box) as painter:
        draw_radar(painter, geometry, text, look, stage=True)


def _named(pen: Pen, view: Radar, box: Box) -> Radar | None:
    """The radar with names that leave its shape room in a box, short ones if whole ones do not;
    None where those do not, either.
    """
    axes = tuple(replace(row, name=row.short or row.name) for row in view.axes)
    short = replace(view, axes=axes)
    charts = [chart_of(named, numbered=False) for named in (view, short)]
    best = best_named(pen, charts[0], charts[1], box)
    return None if best is None else view if best is charts[0] else short


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
    x = left
    for figure, name in named:
        if figure is not None:
            end = pen.write((figure,), x, top, 2.4, semibold=True)
            pen.write((name,), x, end, 1.1, role="stage_muted")
            x += max((pen.right - left) / 3, pen.measure(name, 1.1) + pen.u)


def _remark(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> float:
    """What of the axes is not told, and why; gives where that ends."""
    text = _why_not(view)
    if not text:
        return top
    lines = pen.filled(text, 1.0, pen.right - left - 2 * pen.u)
    height = len(lines) * pen.line_height(1.0) + pen.u
    if top + height <= bottom:
        pen.fill(left, top, pen.right - left, height, "sunken")
        pen.write(lines, left + pen.u, top + 0.5 * pen.u, 1.0)
    return top + height + 0.6 * pen.u


def _why_not(view: Radar) -> str:
    """Why an axis is shown for the room as a whole, or not at all, or is not compared."""
    rooms = [axis.name for axis in view.axes if axis.basis == "room"]
    hidden = [axis.name for axis in view.axes if axis.basis is None]
    if len(rooms) == len(view.axes):
        return tr("Too few votes on one side to show the sides apart: the room as a whole.")
    if rooms:
        text = tr("{axes}: the room as a whole. Too few votes on one side to show the sides apart.")
        return text.format(axes=", ".join(rooms))
    if hidden:
        text = tr("{axes}: too few votes to be shown.")
        alone = len(hidden) == len(view.axes)
        return _nothing_yet() if alone else text.format(axes=", ".join(hidden))
    if view.since is None:
        return ""
    apart = [axis.name for axis in view.axes if axis.change is None]
    said = [tr("Compared on 1 statement per axis.")] if view.since.single else []
    if apart:
        said.append(tr("{axes}: not compared.").format(axes=", ".join(apart)))
    return " ".join(said)


def _nothing_yet() -> str:
    return tr("Nothing to show yet: the results come after the reveal.")


class _Legend(Struct, frozen=True, kw_only=True):
    """How to read a radar, in lines, and its key; ``height`` of both in pixels."""

    said: tuple[str, ...]
    key: tuple[Entry, ...]
    height: float


def _legend(pen: Pen, view: Radar, width: float) -> _Legend:
    """The legend in so much width."""
    text = tr("Outward is better. {low} is the centre, {high} the rim.")
    told = (text.format(low=view.low, high=view.high), *((_bars(),) if view.spread else ()))
    said = tuple(line for it in told for line in pen.filled(it, 1.0, width))
    key = _key(pen, view)
    height = len(said) * pen.line_height(1.0) + 0.2 * pen.u + key_height(pen, key, width)
    return _Legend(said=said, key=key, height=height)


def _write_legend(pen: Pen, legend: _Legend, left: float, right: float) -> None:
    """Write it at the foot of the page."""
    foot = pen.write(legend.said, left, pen.bottom - legend.height, 1.0, role="stage_muted")
    draw_key(pen, legend.key, left, foot + 0.2 * pen.u, right)


def _bars() -> str:
    return tr("Bars: where most people of a side stand.")


def _key(pen: Pen, view: Radar, said: str = "") -> tuple[Entry, ...]:
    """Whose signs are on the radar; those of the outline as long as there are none."""
    series, rows = pen.look.chart.series, view.axes
    room = any(row.basis == "room" for row in rows)
    sides = any(row.it is not None or row.ot is not None for row in rows)
    drawn = entries(pen, (_ONE[view.outline],) if view.outline in _ONE else SIDES)
    if view.outline in ("together", "since"):
        drawn = (Entry(tr("both together"), series.balanced),)
    if view.since is not None:
        drawn = (*drawn, Entry(day_of(view.since.then, view.since.now), series.before))
    managers = view.management and any(row.management is not None for row in rows)
    beside = entries(pen, (*(("MGT",) if managers else ()), *((None,) if room else ())), said)
    return (*(drawn if sides or not room else ()), *beside)
