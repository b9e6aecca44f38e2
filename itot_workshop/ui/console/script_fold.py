"""How much of a script is in sight where it is longer than its band: whole sentences only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def row_ends(heights: Sequence[int], top: int, gap: int) -> tuple[int, ...]:
    """Where each of the rows ends below each other, in pixels; ``top`` is above the first."""
    if not heights:
        return ()
    return tuple(
        accumulate(heights[1:], lambda end, high: end + gap + high, initial=top + heights[0])
    )


def last_end(ends: Sequence[int], most: int, least: int) -> int:
    """The end of the last row that is whole within ``most``, but at least the first past ``least``.

    Where all rows end before ``least`` it is the end of all, so that nothing is ever cut; without
    any row it is nothing.
    """
    if not ends:
        return 0
    enough = next((end for end in ends if end >= least), ends[-1])
    return max([enough, *(end for end in ends if end <= most)])
