"""The charts of a comparison, made from its view: dumbbells, lines over time, the map, shapes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial

from itot_workshop.charts.dumbbell_paint import lay_dumbbells
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellGroup, DumbbellRow
from itot_workshop.charts.heatmap_paint import lay_heat_map
from itot_workshop.charts.laid import Chart
from itot_workshop.charts.radar_grid import RadarCell, lay_radars
from itot_workshop.charts.trend_grid import TrendCell, lay_trend, lay_trends
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience_since_views import GroundOverTime, GroundPoint
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.charts.heat import heat_chart
from itot_workshop.ui.charts.trends import any_steps, apart_words, axis_trend, ground_trend
from itot_workshop.ui.results.change_lines import cell, dumbbell_of, scale_of
from itot_workshop.ui.results.change_view import GROUPS, ChangeRow, ChangeView
from itot_workshop.ui.results.compare_view import SiteView
from itot_workshop.ui.results.compare_words import (
    group_word,
    how_to_read,
    layer_word,
    said_of,
    translate,
)
from itot_workshop.ui.widgets.names import way_word
from itot_workshop.ui.widgets.numbers import head_day, percent, short_date, signed, whole


def change_chart(view: ChangeView) -> Chart:
    """Every axis before and after, in its group."""
    groups = tuple(
        DumbbellGroup(
            title=group_word(group),
            rows=tuple(_row(row) for row in view.rows if row.group == group),
            fell=group == "fell",
        )
        for group in GROUPS
        if any(row.group == group for row in view.rows)
    )
    figures = tuple(whole(value) for value in range(view.low, view.high + 1))
    chart = DumbbellChart(scale=scale_of(view), figures=figures, groups=groups)
    return partial(lay_dumbbells, chart=chart)


def _row(row: ChangeRow) -> DumbbellRow:
    return DumbbellRow(
        axis=row.axis,
        name=row.name,
        dumbbell=dumbbell_of(row),
        figure="" if row.delta is None else signed(row.delta),
        word=cell(row, "label"),
        strong=row.label == "clear",
    )


def time_chart(site: SiteView) -> Chart:
    """A small chart for each axis through the sessions of a site."""
    steps = any_steps(site.axes)
    return partial(lay_trends, cells=tuple(_trend(axis, site, steps) for axis in site.axes))


def how_time_is_read(site: SiteView) -> str:
    """How the small charts are read: arrows, and points for themselves, where there are any."""
    axes = site.axes
    steps = how_to_read("steps") if any_steps(axes) else ""
    return " ".join(it for it in (how_to_read("time"), steps, apart_words(axes)) if it)


def _trend(axis: timed.AxisOverTime, site: SiteView, steps: bool) -> TrendCell:
    return TrendCell(
        axis=axis.axis,
        name=axis.name,
        figure="" if axis.delta is None else signed(axis.delta),
        word=_came_to(axis),
        trend=axis_trend(axis, site.dates, site.low, site.high, steps=steps),
        said=tuple(
            said_of(f"{axis.name}, {_day(day, point)}", _figures(point))
            for day, point in zip(site.dates, axis.points, strict=True)
        ),
    )


def _day(day: datetime.date, point: timed.TimePoint) -> str:
    """A day, with what stands apart on it."""
    said = "%1"
    if point.apart:
        fewer, other = (
            translate("Results", "%1, fewer statements"),
            translate("Results", "%1, other statements"),
        )
        said = fewer if point.fewer else other
    return said.replace("%1", short_date(day))


def _came_to(axis: timed.AxisOverTime) -> str:
    if axis.delta is None:
        return translate("Results", "not compared")
    return way_word(axis.label, down=round_half_away(axis.delta, 2) < 0)


def _figures(point: timed.TimePoint) -> list[tuple[str, float | None]]:
    values = (point.it, point.ot, point.balanced, point.room)
    return list(zip(map(layer_word, ("it", "ot", "balanced", "room")), values, strict=True))


def map_chart(view: timed.HeatMap) -> Chart:
    """Axes by sessions."""
    said = [tuple(_cell_said(view, axis)) for axis in range(len(view.axes))]
    return partial(lay_heat_map, chart=heat_chart(view), axes=view.ids, said=tuple(said))


def _cell_said(view: timed.HeatMap, axis: int) -> Iterator[str]:
    """What is said of an axis in every session."""
    signs = {
        "up": translate("Results", "clearly up since the session before"),
        "down": translate("Results", "clearly down since the session before"),
    }
    lower = {
        "IT": translate("Results", "large gap, IT lower"),
        "OT": translate("Results", "large gap, OT lower"),
    }
    for site in view.sites:
        for row in site.rows:
            it = row.cells[axis]
            where = (site.place if len(view.sites) > 1 else "", short_date(row.date))
            name = ", ".join(part for part in (view.axes[axis], *where) if part)
            of = layer_word("room") if it.basis == "room" else layer_word("balanced")
            parts = (
                said_of(name, [(of, it.score)]),
                signs.get(it.moved),
                lower.get(it.lower or ""),
            )
            yield translate("Results", ", ").join(part for part in parts if part)


def shape_chart(cells: Sequence[RadarCell]) -> Chart:
    """Shapes over each other, or side by side."""
    return partial(lay_radars, cells=tuple(cells))


def ground_chart(view: GroundOverTime) -> Chart:
    """The share of common ground, with the targets that were set."""
    days = [point.date for point in view.points]
    said = tuple(_ground_said(point, days) for point in view.points)
    return partial(lay_trend, trend=ground_trend(view.points), said=said)


def _ground_said(point: GroundPoint, days: Sequence[datetime.date]) -> str:
    said = translate("Results", "%1: %2 of %3 cards common, %4. Target %5.")
    named = (
        ("%1", head_day(point.date, *days)),
        ("%2", whole(point.common)),
        ("%3", whole(point.placed)),
        ("%4", percent(point.share)),
        ("%5", percent(point.target)),
    )
    for gap, text in named:
        said = said.replace(gap, text)
    return said
