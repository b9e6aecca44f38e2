"""The shapes of a radar on the stage as its chart takes them: never more than two."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.radar_values import Layer, RadarAxis, Spread
from itot_workshop.charts.radar_values import Radar as RadarChart
from itot_workshop.domain.audience_views import AxisRow, Outline, Radar
from itot_workshop.ui.stage.pen import tr

_BESIDE: frozenset[Layer] = frozenset(("management", "room"))
_LAYERS: dict[Outline, frozenset[Layer]] = {
    "sides": _BESIDE | {"it", "ot", "spread"},
    "it": _BESIDE | {"it", "spread"},
    "ot": _BESIDE | {"ot", "spread"},
    "together": _BESIDE | {"balanced"},
    "since": _BESIDE | {"balanced", "before"},
}


def chart_of(view: Radar, *, lettered: bool) -> RadarChart:
    """The shape; where all axes have the room's mean alone the table says so, not each name."""
    rooms = all(row.basis == "room" for row in view.axes)
    said = any(row.basis is not None for row in view.axes) and not rooms and not lettered
    axes = tuple(_axis(row, view, said=said) for row in view.axes)
    if lettered:
        axes = tuple(
            replace(axis, label=_marked(letter_of(at), axis.tone == "fell"), lettered=True)
            for at, axis in enumerate(axes, 1)
        )
    return RadarChart(axes=axes, low=view.low, high=view.high, layers=_LAYERS[view.outline])


def chart_before(view: Radar, start: Radar | None, radar: RadarChart) -> RadarChart:
    """From where a shape grows: the shape shown last, the session before, or the centre."""
    shown = start if start is not None and start.outline == view.outline != "since" else None
    rows: Sequence[AxisRow | None] = shown.axes if shown is not None else ()
    if len(rows) != len(view.axes):
        rows = [None] * len(view.axes)
    axes = tuple(
        _from(axis, row, old, radar.low)
        for axis, row, old in zip(radar.axes, view.axes, rows, strict=True)
    )
    return replace(radar, axes=axes)


def _from(axis: RadarAxis, row: AxisRow, old: AxisRow | None, low: float) -> RadarAxis:
    """Where an axis begins to grow."""
    base = low if row.then is None else row.then
    it, ot, both = (old.it, old.ot, together(old)) if old is not None else (None, None, None)
    return replace(
        axis,
        it=base if it is None else it,
        ot=base if ot is None else ot,
        balanced=base if both is None else both,
    )


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
    note = note if row.it is None and row.ot is None else ""
    fell = row.change is not None and row.change < 0 and row.change_label == "clear"
    spreads: tuple[tuple[Layer, tuple[float, float] | None], ...] = (
        ("it", row.it_spread),
        ("ot", row.ot_spread),
    )
    return RadarAxis(
        label=_marked(row.name, fell),
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


def _marked(name: str, fell: bool) -> str:
    return f"↓ {name}" if fell else name
