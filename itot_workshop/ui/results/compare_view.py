"""Two sessions side by side as one value: who was there, what changed, what became of the plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.charts.radar_values import FEWEST_AXES, Radar, RadarAxis
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison, last_states
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.notes import ActionState
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.compare_words import (
    action_word,
    comparability,
    movement_word,
    overall_sentence,
    translate,
)
from itot_workshop.ui.results.words import not_compared_sentence
from itot_workshop.ui.widgets.numbers import day_of, head_day, long_date, whole

Group: TypeAlias = Literal["fell", "rose clearly", "rose possibly", "steady", "changed", "apart"]
GROUPS: tuple[Group, ...] = (
    "fell",
    "rose clearly",
    "rose possibly",
    "changed",
    "steady",
    "apart",
)


class ChangeRow(Struct, frozen=True, kw_only=True):
    """One axis before and after. Scores in scale points; None where nothing may be shown."""

    axis: str
    name: str
    group: Group
    before: float | None
    after: float | None
    delta: float | None
    se: float | None
    label: str | None
    returning: float | None
    gap_before: float | None
    gap_after: float | None
    movement: str
    not_compared: str | None
    statements: int
    of: int


class ActionLine(Struct, frozen=True, kw_only=True):
    """An action that was agreed then, and what became of it."""

    text: str
    state: ActionState
    word: str


class RoomLine(Struct, frozen=True, kw_only=True):
    """Who was in the room on a day."""

    day: str
    seats: dict[Seat, int]


class CompareView(Struct, frozen=True, kw_only=True):
    """What the comparison page shows of two sessions."""

    title: str
    place: str
    before_day: str
    after_day: str
    before_head: str
    after_head: str
    rooms: tuple[RoomLine, ...]
    returning: int | None
    comparability: str
    remarks: tuple[str, ...]
    overall: str
    rows: tuple[ChangeRow, ...]
    low: int
    high: int
    least: float
    radar: Radar | None
    actions: tuple[ActionLine, ...]
    ground: tuple[tuple[str, tuple[str, ...]], ...]


def compare_view(
    before: Session,
    after: Session,
    found: Comparison,
    figures: tuple[SessionFigures, SessionFigures],
    between: Sequence[Session] = (),
) -> CompareView:
    """Everything the page shows; ``figures`` are those of the two sessions in their order.

    ``between`` are sessions that lie between them, in which actions may have been reviewed.
    """
    one, other = before.about.date, after.about.date
    rows = _rows(before.pack, after.pack, found)
    composition = found.composition
    return CompareView(
        title=_title(before, after),
        place=after.about.organisation or after.about.title,
        before_day=day_of(one, other),
        after_day=day_of(other, one),
        before_head=head_day(one, other),
        after_head=head_day(other, one),
        rooms=(
            RoomLine(day=day_of(one, other), seats=composition.before),
            RoomLine(day=day_of(other, one), seats=composition.after),
        ),
        returning=composition.returning if composition.codes_used else None,
        comparability=comparability(before, after, found),
        remarks=tuple(_remarks(rows)),
        overall=overall_sentence(found, figures),
        rows=rows,
        low=after.pack.scale.low,
        high=after.pack.scale.high,
        least=after.pack.thresholds.change_clear,
        radar=_radar(after.pack, rows) if found.overlay else None,
        actions=_actions(before, [*between, after]),
        ground=_ground(after, found),
    )


def _title(before: Session, after: Session) -> str:
    """From a day to a day; the year once where both lie in the same."""
    one, other = before.about.date, after.about.date
    first = day_of(one, other) if one.year == other.year else long_date(one)
    said = translate("Results", "%1 to %2")
    return said.replace("%1", first).replace("%2", long_date(other))


def _rows(earlier: Pack, pack: Pack, found: Comparison) -> tuple[ChangeRow, ...]:
    names = {axis.id: axis.name for axis in (*earlier.axes, *pack.axes)}
    order = {axis: place for place, axis in enumerate(found.order)}
    rows = [_row(change, names[axis], pack) for axis, change in found.axes.items()]
    rows.sort(key=lambda row: (GROUPS.index(row.group), -abs(row.delta or 0.0), order[row.axis]))
    return tuple(rows)


def _row(change: AxisChange, name: str, pack: Pack) -> ChangeRow:
    return ChangeRow(
        axis=change.axis,
        name=name,
        group=_group(change),
        before=change.before.score if change.before else None,
        after=change.after.score if change.after else None,
        delta=change.delta,
        se=change.se,
        label=change.label,
        returning=change.returning_delta,
        gap_before=change.gap_before,
        gap_after=change.gap_after,
        movement=movement_word(change, pack.thresholds),
        not_compared=change.not_compared,
        statements=change.statements,
        of=change.of,
    )


def _group(change: AxisChange) -> Group:
    if change.delta is None:
        return "apart"
    if change.label is None:
        return "changed"
    if change.label == "steady":
        return "steady"
    if round_half_away(change.delta, 2) < 0:
        return "fell"
    return "rose clearly" if change.label == "clear" else "rose possibly"


def _remarks(rows: tuple[ChangeRow, ...]) -> list[str]:
    said = [not_compared_sentence(row.name, row.not_compared) for row in rows if row.not_compared]
    for row in rows:
        if row.not_compared is None and row.statements < row.of:
            part = translate("Results", "%1 is compared on %2 of %3 statements.")
            part = part.replace("%1", row.name).replace("%2", whole(row.statements))
            said.append(part.replace("%3", whole(row.of)))
    return said


def _radar(pack: Pack, rows: tuple[ChangeRow, ...]) -> Radar | None:
    """Both balanced shapes; axes that are not compared are left open."""
    by_axis = {row.axis: row for row in rows if row.delta is not None}
    axes = tuple(
        RadarAxis(
            label=axis.short or axis.name,
            balanced=by_axis[axis.id].after if axis.id in by_axis else None,
            before=(by_axis[axis.id].before if axis.id in by_axis else None,),
            tone="fell" if axis.id in by_axis and _fell(by_axis[axis.id]) else "plain",
        )
        for axis in pack.axes
    )
    if len(axes) < FEWEST_AXES:
        return None
    return Radar(
        axes=axes,
        low=pack.scale.low,
        high=pack.scale.high,
        layers=frozenset(("balanced", "before")),
    )


def _fell(row: ChangeRow) -> bool:
    return row.group == "fell" and row.label == "clear"


def _actions(before: Session, later: Sequence[Session]) -> tuple[ActionLine, ...]:
    """What was agreed in the earlier session, what went wrong first."""
    states = last_states(before, later)
    lines = [
        ActionLine(text=it.short or it.text, state=states[it.id], word=action_word(states[it.id]))
        for it in sorted(before.actions.values(), key=lambda action: action.position)
        if it.id in states
    ]
    return tuple(sorted(lines, key=lambda line: _WORST_FIRST.index(line.state)))


def _ground(after: Session, found: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What happened on the common-ground board, what slipped back first; lists of cards."""
    board = found.common_ground
    if board is None:
        return ()
    named = (
        (translate("Results", "Slipped back"), board.slipped_back),
        (translate("Results", "Missed"), board.missed),
        (translate("Results", "Reached"), board.reached),
        (translate("Results", "Gained unplanned"), board.unplanned_gain),
    )
    return tuple((name, tuple(_card(after, it) for it in ids)) for name, ids in named if ids)


def _card(session: Session, id_: str) -> str:
    card = session.board[id_]
    if card.short or card.text:
        return card.short or card.text
    item = next((it for it in session.pack.items if it.id == id_), None)
    return item.short if item else id_


_WORST_FIRST: tuple[ActionState, ...] = ("missed", "dropped", "partly", "moved", "open", "done")
