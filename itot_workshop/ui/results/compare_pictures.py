"""The charts of a comparison as they leave the program: with title, legend, reading and table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from itot_workshop.charts.laid import Chart, draw_chart
from itot_workshop.charts.plate import LegendSeries, Plate
from itot_workshop.charts.radar_values import Layer, Radar
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience_since_views import GroundOverTime
from itot_workshop.ui.charts.picture import Picture
from itot_workshop.ui.results.change_lines import Column, cell, head
from itot_workshop.ui.results.change_view import ChangeView
from itot_workshop.ui.results.compare_charts import (
    change_chart,
    ground_chart,
    how_time_is_read,
    map_chart,
    shape_chart,
    time_chart,
)
from itot_workshop.ui.results.compare_legend import band_ranges
from itot_workshop.ui.results.compare_shapes import ShapesView, how_shapes_are_read
from itot_workshop.ui.results.compare_view import CompareView, SiteView
from itot_workshop.ui.results.compare_words import how_to_read, layer_word, translate
from itot_workshop.ui.results.radar_picture import has_values
from itot_workshop.ui.results.sight import Which
from itot_workshop.ui.widgets.numbers import fixed, head_day, percent, short_date, whole

_SIDES: tuple[LegendSeries, ...] = ("it", "ot", "together")


def change_picture(view: CompareView, site: SiteView, change: ChangeView) -> Picture:
    """What changed on every axis, with the figures as its table."""
    columns: tuple[Column, ...] = ("axis", "before", "after", "delta", "band", "label")
    table = [tuple(head(it, change) for it in columns)]
    table += [tuple(cell(row, it) for it in columns) for row in change.rows]
    return _picture(
        view,
        translate("Results", "What changed"),
        _place(view, site),
        change_chart(change),
        how_to_read("change"),
        table=table,
        name="change",
    )


def time_picture(view: CompareView, site: SiteView) -> Picture:
    """Every axis over time, with both together as its table."""
    days = [head_day(day, *site.dates) for day in site.dates]
    table: list[tuple[str, ...]] = [(translate("Results", "Axis"), *days)]
    table += [(axis.name, *(_both(point) for point in axis.points)) for axis in site.axes]
    return _picture(
        view,
        translate("Results", "Axis by axis over time"),
        _place(view, site),
        time_chart(site),
        how_time_is_read(site),
        legend=tuple((it, layer_word(it)) for it in _SIDES),
        table=table,
        name="over-time",
    )


def map_picture(view: CompareView) -> Picture:
    """The heat map; it is its own table."""
    several = len(view.heat.sites) > 1
    title = translate("Results", "Site by site") if several else translate("Results", "Heat map")
    bands = translate("Results", ", ").join(band_ranges(view.heat))
    shades = translate("Results", "Shades from light to dark: %1.").replace("%1", bands)
    heat = view.heat
    hidden = any(cell.asked and cell.score is None for cell in heat.every)
    fewer = heat.unlike is not None and bool(heat.unlike.fewer)
    signs = (("hatched", hidden), ("fewer", fewer))
    caption = " ".join([how_to_read("map"), shades, *(how_to_read(it) for it, so in signs if so)])
    return _picture(view, title, view.place, map_chart(view.heat), caption, name="heat-map")


def map_table(view: CompareView) -> tuple[tuple[str, ...], ...]:
    """The figures of the heat map: axes by sessions, with who was there and the overall scores."""
    heat, several = view.heat, len(view.heat.sites) > 1
    rows = [row for site in heat.sites for row in site.rows]
    places = [site.place if several else "" for site in heat.sites for _ in site.rows]
    heads = [
        " ".join((place, short_date(row.date))).strip()
        for place, row in zip(places, rows, strict=True)
    ]
    lines = [(translate("Results", "Axis"), *heads)]
    for name, people in (
        (translate("Results", "IT, people"), [row.it for row in rows]),
        (translate("Results", "OT, people"), [row.ot for row in rows]),
    ):
        lines.append((name, *map(whole, people)))
    for at, axis in enumerate(heat.axes):
        lines.append((axis, *(_score(row.cells[at]) for row in rows)))
    lines.append((translate("Results", "Overall"), *(fixed(row.overall) for row in rows)))
    return tuple(lines)


def _score(it: timed.HeatCell) -> str:
    if it.basis == "room":
        return translate("Results", "%1 room").replace("%1", fixed(it.score))
    return fixed(it.score) if it.asked else translate("Results", "not asked")


def shapes_picture(view: CompareView, shapes: ShapesView, which: Which) -> Picture:
    """The shapes over each other, or one for each session."""
    cells = dict(shapes.pictures)[which]
    return _picture(
        view,
        translate("Results", "Shapes"),
        view.place,
        shape_chart(cells),
        how_shapes_are_read(shapes),
        legend=shapes_legend(shapes, which),
        table=_shape_table(shapes, cells[0].radar) if shapes.days else (),
        name="shapes",
    )


def ground_picture(view: CompareView, site: SiteView, ground: GroundOverTime) -> Picture:
    """The common ground through the sessions."""
    heads = (
        translate("Results", "Session"),
        translate("Results", "Cards"),
        translate("Results", "Common"),
        translate("Results", "Share"),
        translate("Results", "Target"),
    )
    dates = [it.date for it in ground.points]
    table = [heads]
    table += [
        (
            head_day(it.date, *dates),
            whole(it.placed),
            whole(it.common),
            percent(it.share),
            percent(it.target),
        )
        for it in ground.points
    ]
    return _picture(
        view,
        translate("Results", "Common ground"),
        _place(view, site),
        ground_chart(ground),
        how_to_read("ground"),
        table=table,
        name="common-ground",
    )


def shapes_legend(shapes: ShapesView, which: Which) -> tuple[tuple[LegendSeries, str], ...]:
    """Whose line is which: days where shapes lie over each other, else the sides."""
    if not shapes.days:
        layers: tuple[Layer, ...] = ("it", "ot") if which == "sides" else ("balanced",)
        radars = [cell.radar for cell in dict(shapes.pictures)[which]]
        drawn = [it for it in (*layers, "room") if any(has_values(radar, it) for radar in radars)]
        return tuple((it, layer_word(it)) for it in drawn)
    older: list[LegendSeries] = ["older" for _ in shapes.days[2:]]
    behind: list[LegendSeries] = [*older, "before"]
    now: LegendSeries = "balanced" if which == "sides" else which
    return tuple(zip((*behind, now), shapes.days, strict=True))


def _shape_table(shapes: ShapesView, radar: Radar) -> tuple[tuple[str, ...], ...]:
    """The figures of shapes that lie over each other."""
    rows = [(translate("Results", "Axis"), *shapes.days)]
    for axis in radar.axes:
        now = next((it for it in (axis.balanced, axis.it, axis.ot) if it is not None), None)
        rows.append((axis.label, *map(fixed, (*axis.before, now))))
    return tuple(rows)


def _picture(
    view: CompareView,
    title: str,
    place: str,
    chart: Chart,
    caption: str,
    *,
    name: str,
    legend: tuple[tuple[LegendSeries, str], ...] = (),
    table: Sequence[tuple[str, ...]] = (),
) -> Picture:
    return Picture(
        plate=Plate(
            title=title,
            subtitle=" · ".join(part for part in (place, view.title) if part),
            legend=legend,
            caption=caption,
            table=tuple(table),
        ),
        drawing=partial(draw_chart, chart=chart),
        chart=chart,
        name=f"{view.file}-{name}",
        description=f"{title}. {caption}",
    )


def _place(view: CompareView, site: SiteView) -> str:
    return site.place if len(view.sites) > 1 else view.place


def _both(point: timed.TimePoint) -> str:
    if point.balanced is None and point.room is not None:
        return translate("Results", "%1 room").replace("%1", fixed(point.room))
    return fixed(point.balanced)
