"""The width of the stage parted among columns, so that what stands in them needs least height."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Column: TypeAlias = tuple[float, float]
"""How far from the left edge a column begins and how wide it is, in pixels."""

_EVEN, _LEAST = 5, 4
"""Shares of the width that each of even columns has, and that a column has at least."""


def columns(width: float, gap: float, shares: Sequence[int]) -> tuple[Column, ...]:
    """Columns side by side in these shares of a width, with a gap between them."""
    room = width - gap * (len(shares) - 1)
    found, left = [], 0.0
    for share in shares:
        wide = room * share / sum(shares)
        found.append((left, wide))
        left += wide + gap
    return tuple(found)


def even(width: float, gap: float, count: int) -> tuple[Column, ...]:
    """Columns side by side that are as wide as each other."""
    return columns(width, gap, (1,) * count)


def lowest(
    width: float, gap: float, count: int, height: Callable[[tuple[Column, ...]], float]
) -> tuple[Column, ...]:
    """Columns, even at first, one share after the other moved for as long as ``height`` falls."""

    def reach(shares: tuple[int, ...]) -> int:
        return round(height(columns(width, gap, shares)))

    best = (_EVEN,) * count
    high = reach(best)
    while True:
        found = min(((reach(way), way) for way in _moved(best)), default=(high, best))
        if found[0] >= high:
            return columns(width, gap, best)
        high, best = found


def _moved(shares: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Every way in which one column gives another one of its shares."""
    for giver, has in enumerate(shares):
        for taker in range(len(shares)):
            if taker != giver and has > _LEAST:
                yield tuple(
                    share + (at == taker) - (at == giver) for at, share in enumerate(shares)
                )
