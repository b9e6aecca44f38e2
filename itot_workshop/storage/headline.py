"""What a list of sessions shows of each, kept in the head of its file at every checkpoint."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.people import Seat


class AxisHeadline(Struct, frozen=True, kw_only=True):
    """One axis of the thumbnail, on the pack's scale; ``None`` is hidden or undefined (a gap)."""

    axis: str
    it: float | None = None
    ot: float | None = None


class Headline(Struct, frozen=True, kw_only=True):
    """A session in a row: people by seat, overall figures, and its radar in small.

    Whoever makes it lets nothing in that the room may not see: only revealed rounds count.
    ``low`` and ``high`` are the ends of the scale.
    """

    people: dict[Seat, int]
    score: float | None = None
    mean_abs_gap: float | None = None
    low: int = 1
    high: int = 5
    axes: tuple[AxisHeadline, ...] = ()
