"""What the hiding rules keep out of an export, said before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.figures import AxisFigures, SessionFigures, StatementFigures
from itot_workshop.domain.session import Session
from itot_workshop.reports.words import Words


def left_out(session: Session, figures: SessionFigures, words: Words) -> tuple[str, ...]:
    """A sentence for each kind of figure that is hidden, with the reason; none if nothing is."""
    return tuple(_told(session, list(figures.axes.values()), words))


def _told(session: Session, axes: list[AxisFigures], words: Words) -> Iterator[str]:
    voted = [axis for axis in axes if axis.mode is not None]
    for name, hidden in (
        ("no_figure", [axis for axis in voted if axis.score is None]),
        ("no_sides", [axis for axis in voted if axis.score is not None and axis.gap is None]),
    ):
        if hidden:
            named = words.names([session.pack.axis(axis.axis).name for axis in hidden])
            yield words.say(f"hidden.{name}", n=len(hidden), axes=named)
    asked = [votes for axis in voted for votes in axis.statements.values() if votes.n]
    for name, piles in (
        ("no_pile", [votes for votes in asked if votes.histogram is None]),
        ("no_split", [votes for votes in asked if _is_whole(votes)]),
    ):
        if piles:
            yield words.say(f"hidden.{name}", n=len(piles), all=len(asked))


def _is_whole(votes: StatementFigures) -> bool:
    return votes.histogram is not None and votes.by_side is None
