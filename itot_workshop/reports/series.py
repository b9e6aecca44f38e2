"""The radar of a document as rows of numbers, for charts that stay editable in other programs."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.reports.document import Document, Mark, Pair, Radar
from itot_workshop.reports.plain import plain
from itot_workshop.reports.sheets import two


class Series(Struct, frozen=True, kw_only=True):
    """One shape of the radar: whose it is and its values by axis; None where there is none."""

    mark: Mark
    name: str
    values: tuple[float | None, ...]


def radar_of(document: Document) -> Radar | None:
    """The first radar of a document that has a shape; None if there is none."""
    for section in document.sections:
        for block in section.blocks:
            parts = (*block.left, *block.right) if isinstance(block, Pair) else (block,)
            for part in parts:
                if isinstance(part, Radar) and part.legend:
                    return part
    return None


def series_of(radar: Radar) -> tuple[Series, ...]:
    """The shapes that the legend of the radar names, in its order, in two decimals."""
    return tuple(
        Series(
            mark=mark,
            name=plain(name),
            values=tuple(two(_value(radar, mark, axis)) for axis, _ in radar.axes),
        )
        for mark, name in radar.legend
    )


def _value(radar: Radar, mark: Mark, axis: str) -> float | None:
    earlier = {"before": -1, "older": 0}
    figures = radar.before[earlier[mark]] if mark in earlier else radar.figures
    found = figures.axes.get(axis)
    if found is None:
        return None
    if mark in SEATS:
        seat: Seat = mark
        return found.sides[seat].mean if seat in found.sides else None
    basis = "balanced" if mark in earlier or radar.balanced else "room"
    return found.score if found.basis == basis else None
