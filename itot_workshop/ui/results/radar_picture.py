"""The radar of the results page as it leaves the program: with title, legend and table."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QLocale

from itot_workshop.charts.plate import Plate
from itot_workshop.charts.radar_paint import lay_and_draw
from itot_workshop.charts.radar_values import Layer, Radar
from itot_workshop.ui.charts.picture import Picture
from itot_workshop.ui.charts.radar_words import figures_sentence
from itot_workshop.ui.results.table import Column, cell, head, translate
from itot_workshop.ui.results.view import ResultsView
from itot_workshop.ui.widgets.numbers import whole

_COLUMNS: tuple[Column, ...] = ("axis", "score", "IT", "OT", "gap", "agreement", "n", "change")


def radar_picture(view: ResultsView, layers: frozenset[Layer]) -> Picture:
    """The radar as it is on the page, without the layers that are switched off there."""
    radar = replace(view.radar, layers=layers)
    columns = [it for it in _COLUMNS if it != "change" or view.since]
    table = [tuple(head(it, view.since) for it in columns)]
    table += [tuple(cell(row, it) for it in columns) for row in view.rows]
    low = translate("Results", "%1 in the centre, %2 at the rim: outward is better.")
    scale = low.replace("%1", whole(view.low)).replace("%2", whole(view.high))
    said = [view.question, scale, translate("Results", "Areas mean nothing.")]
    if "spread" in layers:
        bars = translate("Results", "Bars beside the spokes: where most people of a side stand.")
        said.append(bars)
    return Picture(
        plate=Plate(
            title=view.title,
            subtitle=view.place,
            legend=_legend(radar, view.since),
            caption=" ".join(said),
            table=tuple(table),
        ),
        drawing=partial(lay_and_draw, radar=radar),
        name=f"{view.file}-radar",
        description=figures_sentence(radar, QLocale()),
    )


def _legend(radar: Radar, since: str) -> tuple[tuple[Layer, str], ...]:
    """The layers that are on and have anything to show."""
    named: tuple[tuple[Layer, str], ...] = (
        ("it", translate("Results", "IT")),
        ("ot", translate("Results", "OT")),
        ("balanced", translate("Results", "balanced")),
        ("room", translate("Results", "room as a whole")),
        ("management", translate("Results", "management")),
        ("other", translate("Results", "other seats")),
        ("before", since),
    )
    drawn = {layer for layer in radar.layers if has_values(radar, layer)}
    return tuple((layer, name) for layer, name in named if name and layer in drawn)


def has_values(radar: Radar, layer: Layer) -> bool:
    """Whether there is anything on any axis that a layer shows."""
    if layer == "before":
        return any(value is not None for axis in radar.axes for value in axis.before)
    if layer == "spread":
        return any(axis.spreads for axis in radar.axes)
    return any(getattr(axis, layer) is not None for axis in radar.axes)
