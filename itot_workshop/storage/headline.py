"""What a list of sessions shows of each, kept in the head of its file at every checkpoint."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.figures import GapLabel
from itot_workshop.domain.people import Seat


class AxisHeadline(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One axis of the thumbnail, on the pack's scale; ``None`` is hidden or undefined (a gap).

    ``balanced`` is the score where both sides count (``docs/method.md``, from votes to scores).
    """

    axis: str
    label: str
    it: float | None = None
    ot: float | None = None
    balanced: float | None = None


class Headline(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A session in a row: people by seat, length, overall figures, and its radar in small.

    ``minutes`` is the length of the agenda, ``names`` what the roster can be searched by, ``band``
    the pack's word for the score. ``low`` and ``high`` are the ends of the scale.
    """

    people: dict[Seat, int]
    minutes: int = 0
    names: str = ""
    score: float | None = None
    band: str = ""
    mean_abs_gap: float | None = None
    gap_label: GapLabel | None = None
    low: int = 1
    high: int = 5
    axes: tuple[AxisHeadline, ...] = ()
