"""What changed between two sessions of a site as one value: every axis in its group."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import Course
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.results.compare_words import movement_word, overall_sentence, translate
from itot_workshop.ui.results.words import not_compared_sentence
from itot_workshop.ui.widgets.numbers import day_of, head_day, whole

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
    """One axis before and after. Scores in scale points; None where nothing may be shown.

    ``room_before`` and ``room_after`` say that a score is the room's as a whole.
    """

    axis: str
    name: str
    group: Group
    before: float | None
    after: float | None
    room_before: bool
    room_after: bool
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


class ChangeView(Struct, frozen=True, kw_only=True):
    """What changed between the first and the last session of a site, axis by axis.

    ``since`` are both days in words, ``before_head`` and ``after_head`` the same over narrow
    columns. ``least`` is the least change that can be clear.
    """

    since: tuple[str, str]
    before_head: str
    after_head: str
    remarks: tuple[str, ...]
    overall: str
    rows: tuple[ChangeRow, ...]
    low: int
    high: int
    least: float


def change_view(course: Course, whole: Comparison) -> ChangeView:
    """The change of every axis from the first session to the last; ``whole`` compares these."""
    before, after = course.sessions[0], course.sessions[-1]
    one, other = before.about.date, after.about.date
    rows = _rows(before.pack, after.pack, whole)
    return ChangeView(
        since=(day_of(one, other), day_of(other, one)),
        before_head=head_day(one, other),
        after_head=head_day(other, one),
        remarks=tuple(_remarks(rows)),
        overall=overall_sentence(whole, (course.figures[0], course.figures[-1])),
        rows=rows,
        low=after.pack.scale.low,
        high=after.pack.scale.high,
        least=after.pack.thresholds.change_clear,
    )


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
        room_before=change.before is not None and change.before.basis == "room",
        room_after=change.after is not None and change.after.basis == "room",
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
    """Why axes are not compared, or on how many statements; axes with the same reason together."""
    reasons: dict[str, list[str]] = {}
    parts: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        if row.not_compared is not None:
            reasons.setdefault(row.not_compared, []).append(row.name)
        elif row.statements < row.of:
            parts.setdefault((row.statements, row.of), []).append(row.name)
    said = [not_compared_sentence(_listed(names), why) for why, names in reasons.items()]
    compared = [row for row in rows if row.not_compared is None]
    if compared and all(row.statements == 1 for row in compared):
        single = translate(
            "Results", "Compared on 1 statement per axis, which is too coarse for “possibly”."
        )
        said.insert(0, single)
    for (shared, of), names in parts.items():
        part = translate("Results", "%1: compared on %2 of %3 statements.")
        part = part.replace("%1", _listed(names)).replace("%2", whole(shared))
        said.append(part.replace("%3", whole(of)))
    return said


def _listed(names: list[str]) -> str:
    return translate("Results", ", ").join(names)
