"""Sessions side by side: what changed, how surely, and what became of what was agreed.

Everything rests on figures that may be shown in both sessions, on statements that both asked
(``docs/method.md``, comparing sessions).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from itot_workshop.domain.axis_change import AxisChange, Side, axis_change, side_of
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import BoardChange, compare_boards
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.notes import Action, ActionState
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Seat, count_seats
from itot_workshop.domain.rounding import reaches, round_half_away
from itot_workshop.domain.scoring import mean
from itot_workshop.domain.session import Refused, Session, oldest_first
from itot_workshop.domain.sites import by_site
from itot_workshop.domain.turnout import were_there

MOST_SESSIONS = 12
"""More sessions than this no page can hold so that they are read."""

_SAME = 0.005
"""Differences below it are equal in two decimals."""


class Composition(Struct, frozen=True, kw_only=True):
    """Who was there: people by seat in both sessions, and how many are known to have come back.

    Only people who voted under a private code in both sessions are known; ``codes_used`` says
    whether anybody did so in either. ``came_before`` and ``came_after`` are where they sat.
    """

    before: dict[Seat, int]
    after: dict[Seat, int]
    returning: int
    codes_used: bool
    came_before: dict[Seat, int]
    came_after: dict[Seat, int]


class Comparison(Struct, frozen=True, kw_only=True):
    """Two sessions, by id. ``axes`` are in radar order, ``order`` in the order of showing.

    ``comparable`` axes have a change; the mean of those is ``overall_delta``. ``overlay`` says
    whether the two radars may be laid over each other, ``other_language`` that the same statements
    were asked in two languages. ``actions`` counts what was agreed before by what became of it.
    """

    before: str
    after: str
    axes: dict[str, AxisChange]
    order: tuple[str, ...]
    comparable: int
    overall_delta: float | None
    overlay: bool
    other_language: bool
    composition: Composition
    common_ground: BoardChange | None
    actions: dict[ActionState, int]


class SideBySide(Struct, frozen=True, kw_only=True):
    """Several sessions by date: their ids, their figures, and the pairs worth comparing, site by
    site.
    """

    sessions: tuple[str, ...]
    figures: dict[str, SessionFigures]
    pairs: tuple[Comparison, ...]


def compare(before: Session, after: Session, between: Sequence[Session] = ()) -> Comparison:
    """What changed from one session to another; ``between`` are those that lie between them.

    ``Refused`` if one is a rehearsal and the other is not.
    """
    _same_kind([before, after])
    return compare_sides(side_of(before), side_of(after), between)


def compare_all(sessions: Iterable[Session]) -> SideBySide:
    """Each session with the one before it by date, and the first with the last of more than two.

    Sessions of different sites are no before and after and make no pair. ``Refused`` if there are
    fewer than two different sessions, or rehearsals among real ones.
    """
    sites = sites_by_date(sessions)
    figures = {side.session.id: side.figures for site in sites for side in site}
    by_date = oldest_first(side.session for site in sites for side in site)
    pairs: list[Comparison] = []
    for site in sites:
        steps, whole = steps_of(site)
        pairs += steps
        pairs += [whole] if whole is not None and len(steps) > 1 else []
    return SideBySide(
        sessions=tuple(session.id for session in by_date),
        figures={session.id: figures[session.id] for session in by_date},
        pairs=tuple(pairs),
    )


def sites_by_date(sessions: Iterable[Session]) -> tuple[tuple[Side, ...], ...]:
    """Sessions made ready to stand side by side, each once, site by site and oldest first.

    ``Refused`` as for ``compare_all``.
    """
    by_id = {session.id: session for session in sessions}
    if len(by_id) < 2:
        raise Refused("A comparison needs two different sessions. Choose one more.")
    _same_kind(list(by_id.values()))
    sites = by_site(by_id.values())
    return tuple(tuple(side_of(session) for session in site) for site in sites)


def steps_of(sides: Sequence[Side]) -> tuple[tuple[Comparison, ...], Comparison | None]:
    """Each session of a site with the one before it, and the first with the last."""
    steps = tuple(compare_sides(before, after) for before, after in pairwise(sides))
    if len(steps) < 2:
        return steps, steps[0] if steps else None
    between = [side.session for side in sides[1:-1]]
    return steps, compare_sides(sides[0], sides[-1], between)


def _same_kind(sessions: Sequence[Session]) -> None:
    if len({session.about.rehearsal for session in sessions}) > 1:
        raise Refused(
            "A rehearsal has made-up votes and cannot be compared with a real session."
            " Choose sessions of one kind."
        )


def compare_sides(before: Side, after: Side, between: Sequence[Session] = ()) -> Comparison:
    """What changed between two sessions that are known to be of one kind."""
    pack, earlier = after.session.pack, before.session.pack
    ids = dict.fromkeys([*(a.id for a in pack.axes), *(a.id for a in earlier.axes)])
    axes = {axis: axis_change(before, after, axis) for axis in ids}
    deltas = [change.delta for change in axes.values() if change.delta is not None]
    needed = pack.thresholds.session_share * max(len(pack.axes), len(earlier.axes))
    return Comparison(
        before=before.session.id,
        after=after.session.id,
        axes=axes,
        order=_order(axes.values()),
        comparable=len(deltas),
        overall_delta=mean(deltas) if deltas and reaches(len(deltas), needed) else None,
        overlay=may_overlay(earlier, pack),
        other_language=earlier.pack.language != pack.pack.language,
        composition=_composition(before.session, after.session),
        common_ground=compare_boards(told_cards(before.session), told_cards(after.session)),
        actions=what_became(before.session, [*between, after.session]),
    )


def levels(
    found: Comparison, before: SessionFigures, after: SessionFigures
) -> tuple[float, float] | None:
    """The overall scores then and now, as far as their difference is the change.

    None where they rest on more axes or statements than the change does: their difference would be
    taken for it.
    """
    then, now, delta = before.overall.score, after.overall.score, found.overall_delta
    if then is None or now is None or delta is None:
        return None
    return (then, now) if abs(now - then - delta) < _SAME else None


def mean_gaps(before: SessionFigures, after: SessionFigures) -> tuple[float, float] | None:
    """The mean gaps of the sides then and now, where they rest on the same axes.

    None elsewhere: a wide gap that is not shown any more would look like one that has closed.
    """
    then, now = before.overall.mean_abs_gap, after.overall.mean_abs_gap
    one, other = (
        {id_ for id_, axis in it.axes.items() if axis.gap is not None} for it in (before, after)
    )
    return (then, now) if then is not None and now is not None and one == other else None


def may_overlay(one: Pack, other: Pack) -> bool:
    """Whether two radars may share one picture: the same scale, and enough axes in common."""
    if (one.scale.low, one.scale.high) != (other.scale.low, other.scale.high):
        return False
    shared = {axis.id for axis in one.axes} & {axis.id for axis in other.axes}
    most = max(len(one.axes), len(other.axes))
    return len(shared) >= min(other.thresholds.shared_axes, most)


def _order(changes: Iterable[AxisChange]) -> tuple[str, ...]:
    """Falling axes first, then what clearly rose, then the rest; each group in radar order."""

    def rank(change: AxisChange) -> int:
        if change.delta is None or change.label in (None, "steady"):
            return 2
        return 0 if round_half_away(change.delta, 2) < 0 else 1 if change.label == "clear" else 2

    return tuple(change.axis for change in sorted(changes, key=rank))


def _composition(before: Session, after: Session) -> Composition:
    then, now = (
        {b.returning: b.seat for b in session.ballots.values() if b.returning}
        for session in (before, after)
    )
    both = then.keys() & now.keys()
    return Composition(
        before=were_there(before),
        after=were_there(after),
        returning=len(both),
        codes_used=bool(then or now),
        came_before=count_seats(then[code] for code in both),
        came_after=count_seats(now[code] for code in both),
    )


def what_became(agreed_in: Session, later: Iterable[Session]) -> dict[ActionState, int]:
    """How many actions agreed in a session are in which state now.

    An action carried into later sessions is followed from copy to copy; one that nobody carried
    keeps the state it has where it was agreed.
    """
    counted: dict[ActionState, int] = dict.fromkeys(
        ("done", "partly", "missed", "dropped", "moved", "open"), 0
    )
    for state in last_states(agreed_in, oldest_first(later)).values():
        counted[state] += 1
    return counted


def last_states(agreed_in: Session, by_date: Sequence[Session]) -> dict[str, ActionState]:
    """The latest known state of each action agreed in a session, by action id.

    An action that came from an earlier session counts only if it stayed alive in this one, left
    open or moved, or carried on from here: otherwise it was looked at, not agreed.
    """
    known, state = _followed(agreed_in, by_date)
    carried_on = {first for (session_id, _), first in known.items() if session_id != agreed_in.id}
    return {
        id_: last
        for id_, last in state.items()
        if _is_agreed(agreed_in.actions[id_]) or id_ in carried_on
    }


def last_days(agreed_in: Session, by_date: Sequence[Session]) -> dict[str, datetime.date | None]:
    """The day by which each action agreed in a session is due, by action id, as it was put off
    last.
    """
    known, _ = _followed(agreed_in, by_date)
    sessions = {it.id: it for it in (agreed_in, *by_date)}
    return {first: sessions[id_].actions[own].due for (id_, own), first in known.items()}


def left_unseen(agreed_in: Session, by_date: Sequence[Session]) -> frozenset[str]:
    """Actions agreed in a session, by id, that were left open where they last stood though there
    are later sessions: what became of them is not known.
    """
    known, state = _followed(agreed_in, by_date)
    stands = {id_: session for (session, _), id_ in known.items()}
    latest = by_date[-1].id if by_date else agreed_in.id
    return frozenset(id_ for id_, last in state.items() if last == "open" and stands[id_] != latest)


def _followed(
    agreed_in: Session, by_date: Sequence[Session]
) -> tuple[dict[tuple[str, str], str], dict[str, ActionState]]:
    """By session and own id which action of the first session each copy carries on, oldest first;
    and the latest known state of each.
    """
    state = {action.id: action.state for action in agreed_in.actions.values()}
    known = {(agreed_in.id, id_): id_ for id_ in state}
    for session in by_date:
        _follow(session, known, state)
    return known, state


def _is_agreed(action: Action) -> bool:
    return action.origin is None or action.state in ("open", "moved")


def _follow(
    session: Session, known: dict[tuple[str, str], str], state: dict[str, ActionState]
) -> None:
    copies: Mapping[str, str] = {
        action.id: known[action.origin.session, action.origin.action]
        for action in session.actions.values()
        if action.origin and (action.origin.session, action.origin.action) in known
    }
    for copy, first in copies.items():
        known[session.id, copy] = first
        state[first] = session.actions[copy].state
