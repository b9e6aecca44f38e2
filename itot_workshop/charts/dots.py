"""One dot per vote, stacked on the scale: IT above the strip, OT below, or the room on one pile.

Geometry as values, without Qt; markers are drawn by ``marks``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from itot_workshop.charts.shapes import Box, Point

WIDEST = 3
"""A stack that would be too high goes two wide, then three wide."""

_ROOM = 1.16
"""Distance of two dots in a stack, in diameters."""


class Stacks(Struct, frozen=True, kw_only=True):
    """Where every dot of a lane lies. ``columns`` is how wide its stacks are."""

    dots: tuple[Point, ...]
    diameter: float
    columns: int


def column_centres(box: Box, count: int) -> tuple[float, ...]:
    """The middles of the scale's columns, left to right."""
    step = box.width / count
    return tuple(box.left + step * (at + 0.5) for at in range(count))


def place_on_scale(centres: Sequence[float], low: int, value: float) -> float:
    """Where a value between two scores stands on the strip."""
    at = value - low
    for index, (left, right) in enumerate(pairwise(centres)):
        if at <= index + 1:
            return left + (right - left) * (at - index)
    return centres[-1]


def dot_size(
    lanes: Sequence[Box], counts: Sequence[Sequence[int]], most: float, least: float
) -> tuple[float, int]:
    """The largest diameter at which the tallest stack of every lane fits, and how wide stacks go.

    ``most`` and ``least`` bound the diameter in pixels; below ``least`` stacks get wider first.
    """
    found = (0.0, 1)
    for columns in range(1, WIDEST + 1):
        sizes = [most]
        for lane, heights in zip(lanes, counts, strict=True):
            tallest = -(-max(heights, default=0) // columns)
            if tallest:
                sizes.append(lane.height / (tallest * _ROOM))
            sizes.append(lane.width / max(1, len(heights)) / (columns * _ROOM + 0.4))
        size = min(sizes)
        if size > found[0]:
            found = (size, columns)
        if size >= least:
            break
    return found


def stacks(lane: Box, counts: Sequence[int], diameter: float, columns: int, *, up: bool) -> Stacks:
    """The dots of one lane, stacked upwards from its lower edge or hanging from its upper one."""
    centres = column_centres(lane, len(counts))
    step = diameter * _ROOM
    dots: list[Point] = []
    for centre, count in zip(centres, counts, strict=True):
        for number in range(count):
            row, place = divmod(number, columns)
            in_row = min(columns, count - row * columns)
            x = centre + (place - (in_row - 1) / 2) * step
            y = (row + 0.5) * step
            dots.append(Point(x, lane.bottom - y if up else lane.top + y))
    return Stacks(dots=tuple(dots), diameter=diameter, columns=columns)
