"""Long lists on several pages, all about as full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def spans(number: int, most: int) -> tuple[tuple[int, int], ...]:
    """From where to where each page goes on which at most ``most`` of ``number`` things stand."""
    pages = -(-number // most)
    size = -(-number // max(1, pages))
    return tuple((at, min(at + size, number)) for at in range(0, number, max(1, size)))


def paged(items: Sequence[_Item], most: int) -> tuple[tuple[_Item, ...], ...]:
    """The things of each page; no page where there is nothing."""
    return tuple(tuple(items[start:end]) for start, end in spans(len(items), most))
