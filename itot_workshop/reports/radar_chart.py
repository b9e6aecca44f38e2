"""The values of a document's radar as the charts take them: screens, pages and paper draw alike."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from itot_workshop.charts.radar import Layer, RadarAxis
from itot_workshop.charts.radar import Radar as Chart
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.reports.document import Radar
from itot_workshop.reports.plain import plain

_SIDES: frozenset[Layer] = frozenset(("it", "ot", "management", "other", "room", "before"))
_SMALL: frozenset[Layer] = frozenset(("it", "ot", "room"))
_BALANCED: frozenset[Layer] = frozenset(("balanced", "before"))


def chart_of(radar: Radar) -> Chart:
    """The values of a document's radar as the charts take them."""
    axes = tuple(
        replace(
            _axis(plain(name), radar.figures.axes.get(axis), _before(radar.before, axis)),
            lettered=radar.small,
        )
        for axis, name in radar.axes
    )
    layers = _BALANCED if radar.balanced else _SMALL if radar.small else _SIDES
    return Chart(axes=axes, low=radar.low, high=radar.high, layers=layers)


def _axis(name: str, figures: AxisFigures | None, before: tuple[float | None, ...]) -> RadarAxis:
    if figures is None:
        return RadarAxis(label=name, before=before)
    balanced = figures.score if figures.basis == "balanced" else None
    return RadarAxis(
        label=name,
        it=figures.mean_of("IT"),
        ot=figures.mean_of("OT"),
        balanced=balanced,
        management=figures.mean_of("MGT"),
        other=figures.mean_of("OTHER"),
        room=figures.score if figures.basis == "room" else None,
        before=before,
    )


def _before(before: Sequence[SessionFigures], axis: str) -> tuple[float | None, ...]:
    """The balanced scores then; the room's mean is another figure and makes no line."""
    found = (figures.axes.get(axis) for figures in before)
    return tuple(it.score if it is not None and it.basis == "balanced" else None for it in found)
