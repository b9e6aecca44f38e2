"""The lines of a comparison's table: groups with their axes, and what stands in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.charts.dumbbell import Dumbbell, Scale
from itot_workshop.ui.results.cells_text import as_cells
from itot_workshop.ui.results.change_view import GROUPS, ChangeRow, ChangeView, Group
from itot_workshop.ui.results.compare_words import group_word, translate
from itot_workshop.ui.results.words import change_word, not_compared_word
from itot_workshop.ui.widgets.numbers import fixed, signed

Column: TypeAlias = Literal[
    "axis", "strip", "before", "after", "delta", "band", "label", "returning", "gap", "movement"
]
COLUMNS: tuple[Column, ...] = (
    "axis",
    "strip",
    "before",
    "after",
    "delta",
    "band",
    "label",
    "returning",
    "gap",
    "movement",
)


class GroupLine(Struct, frozen=True, kw_only=True):
    """The head of a group: what its axes have in common, and how many there are."""

    group: Group
    title: str
    number: int


Line: TypeAlias = GroupLine | ChangeRow


def lines_of(view: ChangeView) -> tuple[Line, ...]:
    """Groups in the order of showing, each followed by its axes; empty groups are left out."""
    lines: list[Line] = []
    for group in GROUPS:
        rows = [row for row in view.rows if row.group == group]
        if rows:
            lines.append(GroupLine(group=group, title=group_word(group), number=len(rows)))
            lines += rows
    return tuple(lines)


def used(view: ChangeView) -> tuple[Column, ...]:
    """The columns that have something to say; nobody came back where no codes were used."""
    came = any(row.returning is not None for row in view.rows)
    return tuple(it for it in COLUMNS if it != "returning" or came)


def cell(row: ChangeRow, column: Column) -> str:
    """What stands in a cell, as it is read aloud and copied."""
    cells: dict[Column, str] = {
        "axis": row.name,
        "strip": "",
        "before": _score(row.before, room=row.room_before),
        "after": _score(row.after, room=row.room_after),
        "delta": signed(row.delta),
        "band": fixed(2 * row.se) if row.se is not None else "",
        "label": change_word(row.label) or not_compared_word(row.not_compared),
        "returning": signed(row.returning),
        "gap": _gaps(row),
        "movement": row.movement,
    }
    return cells[column]


def head(column: Column, view: ChangeView) -> str:
    """The title of a column."""
    heads: dict[Column, str] = {
        "axis": translate("Results", "Axis"),
        "strip": "",
        "before": view.before_head,
        "after": view.after_head,
        "delta": translate("Results", "Change"),
        "band": translate("Results", "±2 SE"),
        "label": "",
        "returning": translate("Results", "Came back"),
        "gap": translate("Results", "Gap, then and now"),
        "movement": "",
    }
    return heads[column]


def as_text(view: ChangeView) -> str:
    """The table as a spreadsheet takes it: numbers plain, every column with a head of its own."""
    columns = [it for it in used(view) if it not in ("strip", "gap")]
    wordy: dict[Column, str] = {
        "label": translate("Results", "Change in words"),
        "movement": translate("Results", "The sides"),
    }
    titles = [wordy.get(it) or head(it, view) for it in columns]
    gaps = [translate("Results", "Gap then"), translate("Results", "Gap now")]
    lines = [[*titles, *gaps]]
    for row in view.rows:
        cells = [cell(row, it) for it in columns]
        lines.append([*cells, signed(row.gap_before), signed(row.gap_after)])
    return as_cells(lines)


def spoken(row: ChangeRow, columns: Sequence[Column], view: ChangeView) -> str:
    """A whole row in one breath."""
    said = [f"{head(it, view)} {cell(row, it)}".strip() for it in columns if cell(row, it)]
    return ", ".join(said)


def dumbbell_of(row: ChangeRow) -> Dumbbell:
    """One axis before and after, as it is drawn; the room as a whole has no place beside sides, and
    another scale none on this one.
    """
    apart = row.not_compared == "other scale"
    way: Literal["up", "down"] = "down" if row.group == "fell" else "up"
    return Dumbbell(
        before=None if row.room_before or apart else row.before,
        after=None if row.room_after or apart else row.after,
        reach=None if row.se is None else 2 * row.se,
        compared=row.delta is not None,
        clear=way if row.label == "clear" else "",
    )


def scale_of(view: ChangeView) -> Scale:
    """The scale dumbbells stand on."""
    return Scale(low=view.low, high=view.high, least=view.least)


def _score(value: float | None, *, room: bool) -> str:
    said = translate("Results", "%1 room") if room else "%1"
    return said.replace("%1", fixed(value))


def _gaps(row: ChangeRow) -> str:
    if row.gap_before is None and row.gap_after is None:
        return ""
    return f"{signed(row.gap_before)} → {signed(row.gap_after)}"
