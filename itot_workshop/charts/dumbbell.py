"""Before and after on the scale, around the band in which a change may be chance.

The band is twice the standard error around *before*, the whisker the least change that can be
clear: a clear change lies past both. A single line is placed by ``dumbbell_place``, a chart with
names, figures and groups by ``dumbbell_chart``; ``dumbbell_paint`` draws both.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from itot_workshop.charts.shapes import Box, Point

EDGE, PAST = 0.6, 0.16
"""How far inside its box the scale begins, and how far whiskers reach past the band, in em."""
_COVERED = 0.3
"""Two marks nearer to each other than this, in em, are one behind the other."""
HIGH = 0.44
"""How far a band reaches up and down, in em: past a mark that stands on its end."""


class Dumbbell(Struct, frozen=True, kw_only=True):
    """One axis before and after, None where it may not be shown.

    ``reach`` is twice the standard error, None without a noise band. Where nothing is
    ``compared`` there is no band and no line between the two; ``clear`` is the way of a clear
    change.
    """

    before: float | None
    after: float | None
    reach: float | None = None
    compared: bool = True
    clear: Literal["up", "down", ""] = ""


class Scale(Struct, frozen=True, kw_only=True):
    """The scale's ends, and the ``least`` change that can be clear."""

    low: int
    high: int
    least: float


class DumbbellPlace(Struct, frozen=True, kw_only=True):
    """A dumbbell in its place; ``inside`` is what the band keeps to, ``end`` how far the ends of a
    whisker reach up and down. Where the mark of *after* would cover that of *before*, this one
    stands ``around`` it.
    """

    inside: Box
    rules: tuple[float, ...]
    band: Box | None
    whisker: tuple[float, float] | None
    end: float
    before: Point | None
    after: Point | None
    joined: bool
    clear: Literal["up", "down", ""]
    around: bool


def dumbbell_place(
    it: Dumbbell, scale: Scale, box: Box, em: float, high: float = HIGH
) -> DumbbellPlace:
    """Where a dumbbell lies in a box; the scale's ends stand a little inside it.

    ``high`` is how far its band reaches up and down, in em.
    """
    inside = Box(box.left + EDGE * em, box.top, box.right - EDGE * em, box.bottom)
    unit = inside.width / (scale.high - scale.low)
    middle = (box.top + box.bottom) / 2

    def at(value: float) -> float:
        return inside.left + (value - scale.low) * unit

    before, after = (
        None if value is None else Point(at(value), middle) for value in (it.before, it.after)
    )
    band, whisker = None, None
    if it.compared and it.before is not None:
        x = at(it.before)
        whisker = (x - scale.least * unit, x + scale.least * unit)
        if it.reach is not None:
            half = it.reach * unit
            band = Box(x - half, middle - high * em, x + half, middle + high * em)
    return DumbbellPlace(
        inside=inside,
        rules=tuple(at(value) for value in range(scale.low, scale.high + 1)),
        band=band,
        whisker=whisker,
        end=(high + PAST) * em,
        before=before,
        after=after,
        joined=it.compared,
        clear=it.clear,
        around=before is not None and after is not None and abs(after.x - before.x) < _COVERED * em,
    )
