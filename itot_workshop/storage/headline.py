"""What a list of sessions shows of each, kept in the head of its file at every checkpoint."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.audience import shown
from itot_workshop.domain.figures import AxisFigures, GapLabel
from itot_workshop.domain.hints import band
from itot_workshop.domain.people import Seat, seat_counts
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.scoring import gap_label
from itot_workshop.domain.session import Session


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


def headline_of(session: Session) -> Headline:
    """A session's headline. While it is running only revealed rounds count in it."""
    pack = session.pack
    figures = session_figures(shown(session))
    overall = figures.overall
    reached = None if overall.score is None else band(overall.score, pack.bands)
    gap = overall.mean_abs_gap
    return Headline(
        people=seat_counts(session.people.values()),
        minutes=sum(s.minutes + s.added for s in session.agenda.values() if not s.off),
        names=" ".join(person.name for person in session.people.values() if person.name),
        score=overall.score,
        band=reached.name if reached else "",
        mean_abs_gap=gap,
        gap_label=None if gap is None else gap_label(gap, pack.thresholds),
        low=pack.scale.low,
        high=pack.scale.high,
        axes=tuple(
            _axis(axis.short, figures.axes[axis.id])
            for axis in pack.axes
            if axis.id in figures.axes
        ),
    )


def _axis(label: str, figures: AxisFigures) -> AxisHeadline:
    return AxisHeadline(
        axis=figures.axis,
        label=label,
        it=_mean(figures, "IT"),
        ot=_mean(figures, "OT"),
        balanced=figures.score if figures.basis == "balanced" else None,
    )


def _mean(figures: AxisFigures, seat: Seat) -> float | None:
    return figures.sides[seat].mean if seat in figures.sides else None
