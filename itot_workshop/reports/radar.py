"""The radar of a document, drawn by the charts' own hand, as SVG for pages and as a file."""

from __future__ import annotations

from functools import partial

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar import Layer, RadarAxis, radar_geometry
from itot_workshop.charts.radar import Radar as Chart
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.render import to_svg
from itot_workshop.charts.text import console_text, font_measure
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.people import Seat
from itot_workshop.reports.document import Radar
from itot_workshop.reports.plain import plain

WIDTH, HEIGHT = 600, 460
_TEXT = 14.0
_SIDES: frozenset[Layer] = frozenset(("it", "ot", "management", "other", "room", "before"))
_BALANCED: frozenset[Layer] = frozenset(("balanced", "before"))


def radar_svg(radar: Radar, look: Look) -> str:
    """The radar as SVG in the colours of a look. Needs a running ``QGuiApplication``."""
    chart = chart_of(radar)
    # The generic name holds in every viewer; what was measured is this computer's own.
    text = console_text(look, _TEXT, ("sans-serif",))
    geometry = radar_geometry(chart, WIDTH, HEIGHT, text, look.chart, font_measure(text, look))
    paint = partial(draw_radar, geometry=geometry, text=text, look=look)
    return to_svg(
        paint, WIDTH, HEIGHT, title=plain(radar.title), description=plain(radar.alt)
    ).decode()


def chart_of(radar: Radar) -> Chart:
    """The values of a document's radar as the charts take them."""
    axes = tuple(
        _axis(plain(name), radar.figures.axes.get(axis), _before(radar.before, axis))
        for axis, name in radar.axes
    )
    layers = _BALANCED if radar.balanced else _SIDES
    return Chart(axes=axes, low=radar.low, high=radar.high, layers=layers)


def _axis(name: str, figures: AxisFigures | None, before: tuple[float | None, ...]) -> RadarAxis:
    if figures is None:
        return RadarAxis(label=name, before=before)
    balanced = figures.score if figures.basis == "balanced" else None
    return RadarAxis(
        label=name,
        it=_mean(figures, "IT"),
        ot=_mean(figures, "OT"),
        balanced=balanced,
        management=_mean(figures, "MGT"),
        other=_mean(figures, "OTHER"),
        room=figures.score if figures.basis == "room" else None,
        before=before,
    )


def _mean(figures: AxisFigures, seat: Seat) -> float | None:
    return figures.sides[seat].mean if seat in figures.sides else None


def _before(before: SessionFigures | None, axis: str) -> tuple[float | None, ...]:
    """The balanced score then; the room's mean is another figure and makes no line."""
    if before is None:
        return ()
    found = before.axes.get(axis)
    return (found.score if found is not None and found.basis == "balanced" else None,)
