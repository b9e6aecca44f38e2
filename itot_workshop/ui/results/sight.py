"""What of a page of results is in sight, as far as it decides what the room is shown of it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight

Segment: TypeAlias = Literal["change", "time", "map", "shapes"]
Which: TypeAlias = Literal["balanced", "it", "ot", "sides"]


class RadarSight(Struct, frozen=True, kw_only=True):
    """The radar with its table, looked at in these ways one after the other."""

    looks: tuple[Spotlight, ...]


class AxisSight(Struct, frozen=True, kw_only=True):
    """An axis by id."""

    axis: str


class CompareSight(Struct, frozen=True, kw_only=True):
    """A comparison with the chart in sight, of several sites the chosen one, and whose shapes."""

    chart: Segment
    site: str
    shapes: Which = "balanced"


Sight: TypeAlias = RadarSight | AxisSight | CompareSight
