"""The shapes of a radar on the stage as its chart takes them: never more than two."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.charts.radar_values import Layer, RadarAxis, Spread
from itot_workshop.charts.radar_values import Radar as RadarChart
from itot_workshop.domain.audience_views import AxisRow, Outline, Radar
from itot_workshop.ui.stage.pen import tr
from itot_workshop.ui.widgets.numbers import whole

_BESIDE: frozenset[Layer] = frozenset(("management", "room"))
_LAYERS: dict[Outline, frozenset[Layer]] = {
    "sides": _BESIDE | {"it", "ot", "spread"},
    "together": _BESIDE | {"balanced"},
    "since": _BESIDE | {"balanced", "before"},
}


def chart_of(view: Radar, *, numbered: bool) -> RadarChart:
    """The shape; where all axes have the room's mean alone the table says so, not each name."""
    rooms = all(row.basis == "room" for row in view.axes)
    said = any(row.basis is not None for row in view.axes) and not rooms and not numbered
    axes = tuple(_axis(row, view, said=said) for row in view.axes)
    if numbered:
        axes = tuple(replace(axis, label=whole(at)) for at, axis in enumerate(axes, 1))
    return RadarChart(axes=axes, low=view.low, high=view.high, layers=_LAYERS[view.outline])


def chart_before(view: Radar, start: Radar | None, radar: RadarChart) -> RadarChart:
    """From where a shape grows: the session before, else the shape shown last, or the centre."""
    if view.since is not None:
        axes = tuple(
            replace(axis, balanced=axis.balanced if axis.before[0] is None else axis.before[0])
            for axis in radar.axes
        )
        return replace(radar, axes=axes)
    if start is not None and start.outline == view.outline:
        return chart_of(start, numbered=True)
    low = radar.low
    axes = tuple(replace(axis, it=low, ot=low, balanced=low) for axis in radar.axes)
    return replace(radar, axes=axes)


def together(row: AxisRow) -> float | None:
    """Both sides together, on the statements that are compared where they are."""
    if row.now is not None:
        return row.now
    return row.score if row.basis == "balanced" else None


def _axis(row: AxisRow, view: Radar, *, said: bool) -> RadarAxis:
    """An axis to be drawn; ``said`` is whether it says of itself that it is not shown."""
    room = row.score if row.basis == "room" else None
    missing = tr("not shown") if said else ""
    note = tr("room only") if said and room is not None else missing
    note = "" if row.it is not None else note
    fell = row.change is not None and row.change < 0 and row.change_label == "clear"
    spreads: tuple[tuple[Layer, tuple[float, float] | None], ...] = (
        ("it", row.it_spread),
        ("ot", row.ot_spread),
    )
    return RadarAxis(
        label=f"↓ {row.name}" if fell else row.name,
        it=row.it,
        ot=row.ot,
        balanced=together(row),
        before=(row.then,),
        management=row.management,
        room=room,
        spreads=tuple(Spread(layer, *reach) for layer, reach in spreads if reach is not None),
        note=note,
        tone="fell" if fell else "plain",
    )
