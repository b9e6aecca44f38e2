"""From a session to what a list shows of it; the figures that this needs stand behind it."""

from __future__ import annotations

from itot_workshop.domain.audience import shown
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.hints import band
from itot_workshop.domain.people import seat_counts
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.scoring import gap_label
from itot_workshop.domain.session import Session
from itot_workshop.storage.headline import AxisHeadline, Headline


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
        it=figures.mean_of("IT"),
        ot=figures.mean_of("OT"),
        balanced=figures.score if figures.basis == "balanced" else None,
    )
