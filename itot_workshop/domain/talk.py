"""Which axes to talk about: those that the figures propose, in a follow-up first what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_last import Last, last_asked_for
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.hints import with_chosen
from itot_workshop.domain.pack import Thresholds
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session

Way: TypeAlias = Literal["rose", "fell", "stayed"]
IN_DEPTH = 2
"""How many axes a step of talk is for."""
_SURE = {"clear": 2, "possible": 1, "steady": 0}


class Moved(Struct, frozen=True, kw_only=True):
    """An axis that is proposed for what became of it."""

    way: Way
    change: AxisChange


class Talk(Struct, frozen=True, kw_only=True):
    """Axis ids, best first, with the facilitator's choices, and ``proposed`` without them.

    ``moved`` are those proposed for what became of them since the ``last`` session, which is None
    where no agenda of a follow-up asks for it, or its figures may not be told yet.
    """

    axes: tuple[str, ...]
    proposed: tuple[str, ...]
    moved: dict[str, Moved]
    last: Last | None


def talk_of(session: Session, earlier: Sequence[Session] = ()) -> Talk:
    """The talk list of what the room has seen (``docs/method.md``, talk list).

    A follow-up begins with an axis that rose since the last of the ``earlier`` sessions and one
    that fell or stayed, as far as there are such.
    """
    figures = session_figures(seen(session))
    last = last_asked_for(seen(session), [shown(it) for it in earlier])
    pack = session.pack
    changes = last.changes if last is not None else {}
    in_order = (changes[axis.id] for axis in pack.axes if axis.id in changes)
    moved = {it.change.axis: it for it in mover_and_stayer(in_order, pack.thresholds)}
    rest = [axis for axis in figures.proposed if axis not in moved]
    proposed = (*moved, *rest)[: max(len(figures.proposed), len(moved))]
    axes = with_chosen(proposed, session.about.talk)
    return Talk(axes=axes, proposed=proposed, moved=moved, last=last)


def axis_spotlight(talk: Talk, axis: str) -> Spotlight:
    """An axis with the question that is asked first: of one that fell or stayed since the last
    session, as a follow-up proposes it, the second one, of any other the first.
    """
    moved = talk.moved.get(axis)
    page = int(moved is not None and moved.way != "rose")
    return Spotlight(screen="axis", subject=axis, page=page)


def mover_and_stayer(changes: Iterable[AxisChange], thresholds: Thresholds) -> tuple[Moved, ...]:
    """What rose most; then what fell most or, where nothing fell, the lowest axis that stayed.

    A clear change goes before a possible one. Where there is no noise band, a change is possible
    from the same size on. Of equals the first is taken.
    """
    compared = [it for it in changes if it.delta is not None]

    def sure(it: AxisChange) -> int:
        if it.label is not None:
            return _SURE[it.label]
        return int(_size(it) >= thresholds.change_possible)

    def most(found: list[AxisChange]) -> AxisChange:
        return max(found, key=lambda it: (sure(it), _size(it)))

    moved = [it for it in compared if sure(it)]
    rose = [it for it in moved if (it.delta or 0.0) > 0]
    fell = [it for it in moved if (it.delta or 0.0) < 0]
    stayed = [it for it in compared if not sure(it)]
    found = [Moved(way="rose", change=most(rose))] if rose else []
    if fell:
        found.append(Moved(way="fell", change=most(fell)))
    elif stayed:
        found.append(Moved(way="stayed", change=min(stayed, key=_score)))
    return tuple(found)


def _size(change: AxisChange) -> float:
    """How large a change is, as it is shown."""
    return round_half_away(abs(change.delta or 0.0), 2)


def _score(change: AxisChange) -> float:
    after = change.after
    return after.score if after is not None and after.score is not None else 0.0
