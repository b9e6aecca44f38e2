"""Long lists on several pages, all about as full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

_Item = TypeVar("_Item")
_Page = TypeVar("_Page", bound=Struct)
_LINE = 60
"""About so many letters stand in a line of a narrow shared screen."""


def spans(number: int, most: int) -> tuple[tuple[int, int], ...]:
    """From where to where each page goes on which at most ``most`` of ``number`` things stand."""
    pages = -(-number // most)
    size = -(-number // max(1, pages))
    return tuple((at, min(at + size, number)) for at in range(0, number, max(1, size)))


def page_counts(number: int, most: int) -> tuple[int, ...]:
    """How many pages so many things can stand on, as many on each as on the first, none empty.

    At least one page, at most ``most``.
    """
    number = max(1, number)
    counts = range(1, min(most, number) + 1)
    return tuple(pages for pages in counts if len(spans(number, -(-number // pages))) == pages)


def paged(items: Sequence[_Item], most: int) -> tuple[tuple[_Item, ...], ...]:
    """The things of each page; no page where there is nothing."""
    return tuple(tuple(items[start:end]) for start, end in spans(len(items), most))


def weighed(
    items: Sequence[_Item], weights: Sequence[int], most: int, heads: Sequence[object] = ()
) -> list[tuple[_Item, ...]]:
    """The things of each page, in their order, where each takes so much of ``most``, and the head
    it stands under one more on each page.

    A thing that weighs more than a page holds has a page of its own.
    """
    total = sum(weights)
    fewest = _filled(items, weights, most, heads)
    even = -(-total // max(1, len(fewest)))
    ways = (_filled(items, weights, limit, heads) for limit in range(even, most))
    return next((way for way in ways if len(way) == len(fewest)), fewest)


def with_others(pages: Iterable[_Page]) -> tuple[_Page, ...]:
    """The pages, each with the ``others``, so that one can be set like all of them."""
    made = tuple(pages)
    return tuple(replace(page, others=made[:at] + made[at + 1 :]) for at, page in enumerate(made))


def sentences_paged(
    items: Sequence[_Item], texts: Sequence[str], most: int, heads: Sequence[object] = ()
) -> list[tuple[_Item, ...]]:
    """Things that say these texts, on pages of about ``most`` lines on a shared screen.

    ``heads`` tells for each under what it stands: a head takes a line of every page it is on.
    """
    return weighed(items, [1 + len(text) // _LINE for text in texts], most, heads)


def _filled(
    items: Sequence[_Item], weights: Sequence[int], most: int, heads: Sequence[object]
) -> list[tuple[_Item, ...]]:
    pages: list[tuple[_Item, ...]] = []
    free, above = 0, None
    for item, weight, head in zip(items, weights, heads or [None] * len(items), strict=True):
        taken = weight + (head != above)
        if not pages or taken > free:
            pages.append(())
            free, taken = most, weight + (head is not None)
        pages[-1] = (*pages[-1], item)
        free, above = free - taken, head
    return pages
