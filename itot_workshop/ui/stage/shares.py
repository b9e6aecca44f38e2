"""The width of the stage parted among columns, so that what stands in them needs least height."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Column: TypeAlias = tuple[float, float]
"""How far from the left edge a column begins and how wide it is, in pixels."""


def columns(width: float, gap: float, shares: Sequence[int]) -> tuple[Column, ...]:
    """Columns side by side in these shares of a width, with a gap between them."""
    room = width - gap * (len(shares) - 1)
    found, left = [], 0.0
    for share in shares:
        wide = room * share / sum(shares)
        found.append((left, wide))
        left += wide + gap
    return tuple(found)


def lowest(
    width: float, gap: float, count: int, height: Callable[[tuple[Column, ...]], float]
) -> tuple[Column, ...]:
    """The columns of which ``height`` is least; among such, those that are most alike."""
    ways = sorted(_shares(count, 5 * count, 4), key=lambda way: max(way) - min(way))
    return min((columns(width, gap, way) for way in ways), key=lambda found: round(height(found)))


def _shares(count: int, parts: int, least: int) -> Iterator[tuple[int, ...]]:
    """Every way to give each of some columns at least so many of the parts."""
    if count <= 1:
        yield (parts,) * count
        return
    for first in range(least, parts - least * (count - 1) + 1):
        for others in _shares(count - 1, parts - first, least):
            yield (first, *others)
