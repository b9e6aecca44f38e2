"""One axis in two sessions: its change, how sure that is, and why it may not be compared.

Change and noise band are those of ``docs/method.md``, comparing sessions; the returning view is
kept back where a few newcomers or leavers could be worked out from it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_figures import axis_figures, room_of
from itot_workshop.domain.counting import AxisVotes, session_votes
from itot_workshop.domain.disclosure import Limits, limits, may_show_returning
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack import Statement, Thresholds
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.results import figures_of
from itot_workshop.domain.rounding import reaches, round_half_away
from itot_workshop.domain.scoring import mean, person_score
from itot_workshop.domain.session import Session

ChangeLabel: TypeAlias = Literal["clear", "possible", "steady"]
NotCompared: TypeAlias = Literal[
    "hidden before",
    "hidden now",
    "only before",
    "only now",
    "too few shared statements",
    "other scale",
]
Scores: TypeAlias = Mapping[str, tuple[Seat, float]]


class Side(Struct, frozen=True, kw_only=True):
    """A session made ready to stand beside others: its counting votes and its figures."""

    session: Session
    votes: dict[str, AxisVotes]
    figures: SessionFigures
    limits: Limits


class AxisChange(Struct, frozen=True, kw_only=True):
    """One axis before and after.

    Scores and gaps are those on the ``statements`` shared statements, ``of`` how many the smaller
    of the two forms asks; where nothing is compared they are the sessions' own, as far as shown.
    ``delta`` is the change of the balanced score, ``se`` its standard error (None where hands were
    counted, which leaves no noise band and no label). ``gap_abs_change`` is negative where the
    sides have come closer. ``returning_n`` counts people who voted under a code in both sessions.
    """

    axis: str
    statements: int
    of: int
    before: AxisFigures | None
    after: AxisFigures | None
    not_compared: NotCompared | None
    delta: float | None = None
    se: float | None = None
    label: ChangeLabel | None = None
    gap_abs_change: float | None = None
    returning_n: dict[Seat, int]
    returning_delta: float | None = None

    @property
    def is_in_both(self) -> bool:
        """Whether both sessions asked about it; what only one did is left out of an overlay."""
        return self.not_compared not in ("only before", "only now")

    @property
    def fell_clearly(self) -> bool:
        """Whether it went down by more than noise."""
        return self.label == "clear" and self.delta is not None and self.delta < 0

    @property
    def gap_before(self) -> float | None:
        """OT minus IT, then."""
        return None if self.before is None else self.before.gap

    @property
    def gap_after(self) -> float | None:
        """OT minus IT, now."""
        return None if self.after is None else self.after.gap


def side_of(session: Session) -> Side:
    """A session made ready to be compared."""
    votes = session_votes(session)
    return Side(
        session=session,
        votes=votes,
        figures=figures_of(session, votes),
        limits=limits(session),
    )


def axis_change(before: Side, after: Side, axis: str) -> AxisChange:
    """What changed on an axis that at least one of the two packs has."""
    then, now = before.votes.get(axis), after.votes.get(axis)
    shared = _shared(then, now)
    own = (before.figures.axes.get(axis), after.figures.axes.get(axis))
    of = min((votes.k for votes in (then, now) if votes is not None), default=0)
    why = _why_not(before, after, axis, shared, of)
    if why is None:
        on_shared = figures_on(before, axis, shared), figures_on(after, axis, shared)
        if on_shared[0] is not None and on_shared[1] is not None:
            return _changed(before, after, (on_shared[0], on_shared[1]), shared, of)
        why = "hidden before" if on_shared[0] is None else "hidden now"
    return AxisChange(
        axis=axis,
        statements=len(shared),
        of=of,
        before=own[0],
        after=own[1],
        not_compared=why,
        returning_n=dict.fromkeys(SIDES, 0),
    )


def change_label(
    delta: float, se: float | None, statements: int, thresholds: Thresholds
) -> ChangeLabel | None:
    """How sure a change is; None without a noise band.

    One statement is too coarse a measure for “possible”.
    """
    if se is None:
        return None
    shown = round_half_away(abs(delta), 2)
    beyond_noise = reaches(abs(delta), thresholds.noise_factor * se)
    if shown >= thresholds.change_clear and beyond_noise:
        return "clear"
    return "possible" if shown >= thresholds.change_possible and statements > 1 else "steady"


def shared_statements(asked: Iterable[AxisVotes]) -> frozenset[str]:
    """Statements of an axis that all sessions asked with the same meaning and wording.

    Asked are those of the votes that count, before any vote all of the form.
    """
    identities = [{_identity(s) for s in votes.asked or votes.statements} for votes in asked]
    if not identities:
        return frozenset()
    return frozenset(id_ for id_, *_ in frozenset.intersection(*map(frozenset, identities)))


def _shared(then: AxisVotes | None, now: AxisVotes | None) -> frozenset[str]:
    return frozenset() if then is None or now is None else shared_statements((then, now))


def _identity(statement: Statement) -> tuple[str, int, int]:
    return statement.id, statement.revision, statement.key


def _why_not(
    before: Side, after: Side, axis: str, shared: frozenset[str], of: int
) -> NotCompared | None:
    scales = [(s.session.pack.scale.low, s.session.pack.scale.high) for s in (before, after)]
    then, now = before.figures.axes.get(axis), after.figures.axes.get(axis)
    if then is None:
        return "only now"
    if now is None:
        return "only before"
    if scales[0] != scales[1]:
        return "other scale"
    if not shared or not reaches(len(shared), after.session.pack.thresholds.shared_statements * of):
        return "too few shared statements"
    if then.basis != "balanced":
        return "hidden before"
    return "hidden now" if now.basis != "balanced" else None


def figures_on(side: Side, axis: str, shared: frozenset[str]) -> AxisFigures | None:
    """The figures of an axis on the shared statements alone.

    On fewer statements than the session's own there are some only where both sides are shown here
    and there: a side's mean on one statement, taken from a pile that stands for the whole room,
    would leave over a single manager, and so would the room's mean taken from the sides'.
    """
    votes, own = side.votes[axis], side.figures.axes[axis]
    if len(shared) == votes.k:
        return own
    if own.basis != "balanced":
        return None
    found = axis_figures(room_of(votes.on(shared), side.session.pack, side.limits))
    return found if found.basis == "balanced" else None


def _changed(
    before: Side,
    after: Side,
    figures: tuple[AxisFigures, AxisFigures],
    shared: frozenset[str],
    of: int,
) -> AxisChange:
    then, now = figures
    thresholds = after.session.pack.thresholds
    delta = _difference(then.score, now.score)
    se = None if then.se is None or now.se is None else math.hypot(then.se, now.se)
    returning = _returning(before, after, now.axis, shared)
    came = {side: len(returning[side]) for side in SIDES}
    shows = may_show_returning(
        came,
        {side: then.sides[side].n for side in SIDES},
        {side: now.sides[side].n for side in SIDES},
        max(before.limits.side, after.limits.side),
    )
    return AxisChange(
        axis=now.axis,
        statements=len(shared),
        of=of,
        before=then,
        after=now,
        not_compared=None,
        delta=delta,
        se=se,
        label=None if delta is None else change_label(delta, se, len(shared), thresholds),
        gap_abs_change=_difference(_apart(then.gap), _apart(now.gap)),
        returning_n=came,
        returning_delta=mean([mean(returning[side]) for side in SIDES]) if shows else None,
    )


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def _apart(gap: float | None) -> float | None:
    return None if gap is None else abs(gap)


def _returning(
    before: Side, after: Side, axis: str, shared: frozenset[str]
) -> dict[Seat, list[float]]:
    """P after minus P before of everybody who came back to the same side under the same code."""
    then, now = (_scores_by_code(side, axis, shared) for side in (before, after))
    changes: dict[Seat, list[float]] = {side: [] for side in SIDES}
    for code in then.keys() & now.keys():
        (seat, earlier), (seat_now, later) = then[code], now[code]
        if seat == seat_now and seat in changes:
            changes[seat].append(later - earlier)
    return changes


def _scores_by_code(side: Side, axis: str, shared: frozenset[str]) -> Scores:
    """Axis scores of people who voted under a code; a code that came twice is nobody's."""
    votes, pack = side.votes[axis].on(shared), side.session.pack
    coded = [ballot for ballot in votes.ballots if ballot.returning]
    times = Counter(ballot.returning for ballot in coded)
    needed = pack.thresholds.answered_share * votes.k
    scores: dict[str, tuple[Seat, float]] = {}
    for ballot in coded:
        score = person_score(ballot.answers, votes.asked, pack.scale, needed)
        if score is not None and times[ballot.returning] == 1:
            scores[ballot.returning] = (ballot.seat, score)
    return scores
