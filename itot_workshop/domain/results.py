"""All figures of a session as they may be shown: what screens, reports and commands call.

``session_figures`` is the one way from votes to figures: it takes the votes that count
(``counting``), calculates (``scoring``) and lets through what may be shown (``disclosure``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from itot_workshop.domain.axis_figures import axis_figures, room_of
from itot_workshop.domain.counting import (
    AxisVotes,
    Votes,
    closed_votes,
    hands_around,
    round_votes,
    session_votes,
)
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.figures import AxisFigures, Overall, SessionFigures, StatementFigures
from itot_workshop.domain.hints import talk_list, with_chosen
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.scoring import mean
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round


def session_figures(session: Session) -> SessionFigures:
    """All figures of a session that may be shown; works for a session without a single vote."""
    return figures_of(session, session_votes(session))


def figures_of(session: Session, votes: Mapping[str, AxisVotes]) -> SessionFigures:
    """The figures of a session from its counting votes, for those who have these at hand."""
    pack, limits_ = session.pack, limits(session)
    axes = {axis: axis_figures(room_of(cast, pack, limits_)) for axis, cast in votes.items()}
    proposed = talk_list(axes.values(), pack.thresholds)
    return SessionFigures(
        axes=axes,
        overall=overall(axes.values(), pack.thresholds.session_share),
        proposed=proposed,
        talk_list=with_chosen(proposed, session.about.talk),
    )


def statement_figures(session: Session, round_id: str) -> dict[str, StatementFigures]:
    """What may be shown of one closed round's raw votes, by statement, in the order asked.

    Every round is kept and can be looked at; KeyError if no such round is closed. Hands counted
    statement by statement make one figure, so what that hides is hidden of each count, and of an
    older count of a statement too: it is mostly the same hands.
    """
    votes, limits_ = closed_votes(session), limits(session)
    round_ = _closed(votes, round_id)
    found: dict[str, StatementFigures] = {}
    for axis in _axes_of(session, round_):
        room = room_of(round_votes(votes, axis, round_), session.pack, limits_)
        if round_.mode == "tally":
            around = room_of(hands_around(votes, axis, round_), session.pack, limits_)
            room = replace(room, view=around.view)
        found |= axis_figures(room).statements
    return {statement: found[statement] for statement in round_.statements if statement in found}


def _closed(votes: Votes, round_id: str) -> Round:
    return {round_.id: round_ for round_ in votes.rounds}[round_id]


def _axes_of(session: Session, round_: Round) -> list[str]:
    asked = {s.axis for s in session.pack.statements if s.id in round_.statements}
    return [axis.id for axis in session.pack.axes if axis.id in asked]


def overall(axes: Iterable[AxisFigures], session_share: float) -> Overall:
    """The session in four figures; each needs ``session_share`` of the axes to have a value."""
    all_ = list(axes)
    scores = [a.score for a in all_ if a.basis == "balanced" and a.score is not None]
    gaps = [abs(a.gap) for a in all_ if a.gap is not None]
    agreements = [a.consensus for a in all_ if a.consensus is not None]
    needed = session_share * len(all_)
    return Overall(
        score=_mean_of(scores, needed),
        axes=len(scores),
        mean_abs_gap=_mean_of(gaps, needed),
        consensus=_mean_of(agreements, needed),
    )


def _mean_of(values: Sequence[float], needed: float) -> float | None:
    return mean(values) if values and reaches(len(values), needed) else None
