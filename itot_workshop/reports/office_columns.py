"""How wide the columns of a table are, in documents and on slides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

from msgspec import Struct, structs

from itot_workshop.domain.paging import weighed
from itot_workshop.reports.document import Cell, Column, Row, Table
from itot_workshop.reports.office_look import ColumnLook
from itot_workshop.reports.office_marks import are_many, signs
from itot_workshop.reports.office_measure import Measure

_WHOLE = frozenset(("number", "date"))
"""What stands in these is read as one: it is never broken into lines."""

_TWO_LINES = 0.65
"""The part of its width that a remark of some words needs to stand in two lines."""

_FEW, _NAMES = 8, 0.4
"""A table of so few columns stays whole; names take no more of the room in one of more."""

_MOST = 2.0
"""A column asks for no more than so many times the room, else a long text starved the others."""


class Type(Struct, frozen=True, kw_only=True):
    """What a table is set in: millimetres for a size of its words, of its remarks and its heads.

    ``pad`` is what stands free in a cell, ``short`` the width up to which labels stay in a line.
    """

    measure: Measure
    words: float
    remarks: float
    heads: float
    pad: float
    short: float


class Need(Struct, frozen=True, kw_only=True):
    """What a column asks for, in the order in which it is given.

    ``least`` breaks no word of it, ``short`` no line if it holds a few words, ``whole`` none at
    all, ``ample`` not even that of its head. What is left then goes to those that ``take`` more.
    """

    least: float
    short: float
    whole: float
    ample: float
    takes: bool = True

    @classmethod
    def of(cls, least: float, short: float, whole: float, ample: float, takes: bool) -> Need:
        """A need whose steps never fall."""
        short = max(least, short)
        whole = max(short, whole)
        return cls(least=least, short=short, whole=whole, ample=max(whole, ample), takes=takes)


def without_strips(table: Table) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Columns and rows of a table but for the strips, which only repeat its figures."""
    kept = [at for at, column in enumerate(table.columns) if column.kind != "strip"]
    rows = tuple(
        row
        if row.style == "head"
        else Row(
            cells=tuple(row.cells[at] if at < len(row.cells) else Cell() for at in kept),
            style=row.style,
        )
        for row in table.rows
    )
    return tuple(table.columns[at] for at in kept), rows


def in_parts(
    table: Table, room: float, sizes: ColumnLook, type_: Type
) -> tuple[tuple[Table, float], ...]:
    """A table of many figures in as many tables as keep them and their words whole, each with the
    first column, and the width each takes; the table itself where there is room for all.
    """
    columns, rows = without_strips(table)
    least = [need.least for need in _needs(columns, rows, sizes, type_)]
    if sum(least) <= room or len(columns) <= _FEW or not _is_of_figures(columns):
        return ((table, room),)
    first = min(least[0], _NAMES * room)
    groups = _joined(columns)
    wide = [math.ceil(sum(least[at] for at in group)) for group in groups]
    rests = [tuple(chain(*parts)) for parts in weighed(groups, wide, math.floor(room - first))]
    most = max(map(len, rests))
    return tuple(
        (_of_columns(table, columns, rows, (0, *kept)), _share(first, len(kept), most, room))
        for kept in rests
    )


def _share(first: float, columns: int, most: int, room: float) -> float:
    """The width of a part: its columns are as wide as those of the fullest one."""
    return first + (room - first) * columns / most


def _is_of_figures(columns: Sequence[Column]) -> bool:
    """Whether all but the first column hold figures, or what is said of the one before."""
    return all(column.kind in ("number", "label") for column in columns[1:])


def _joined(columns: Sequence[Column]) -> list[tuple[int, ...]]:
    """Columns from the second on that stay together: those of one title, a word beside a figure."""
    found: list[tuple[int, ...]] = []
    for at, column in enumerate(columns[1:], 1):
        belongs = column.kind == "label" or column.title == columns[at - 1].title
        if found and belongs:
            found[-1] = (*found[-1], at)
        else:
            found.append((at,))
    return found


def _of_columns(
    table: Table, columns: Sequence[Column], rows: Sequence[Row], kept: Sequence[int]
) -> Table:
    return structs.replace(
        table,
        columns=tuple(columns[at] for at in kept),
        rows=tuple(
            row
            if row.style == "head"
            else structs.replace(row, cells=tuple(row.cells[at] for at in kept))
            for row in rows
        ),
    )


def unbroken(column: Column, text: str) -> str:
    """The text of a cell as programs keep it in one line, where it is a figure or a date."""
    return text.replace(" ", "\u00a0") if column.kind in _WHOLE else text


def column_widths(
    columns: Sequence[Column], rows: Sequence[Row], room: float, sizes: ColumnLook, type_: Type
) -> list[float]:
    """Widths that fill the room: figures take what they need, words share what is left.

    No word is broken while there is room for it; votes on the points of a scale are equally wide.
    """
    return shared(_needs(columns, rows, sizes, type_), room)


def _needs(
    columns: Sequence[Column], rows: Sequence[Row], sizes: ColumnLook, type_: Type
) -> list[Need]:
    """What every column asks for."""
    body = [row for row in rows if row.style != "head"]
    many = are_many(rows)
    needs = [
        _need(column, [(row.cells[at], row.style == "sum") for row in body], sizes, type_, many)
        for at, column in enumerate(columns)
    ]
    _even_dots(columns, needs)
    return needs


def shared(needs: Sequence[Need], room: float) -> list[float]:
    """Widths that fill the room, each at least what it needs if all of that can be had."""
    widths = _within([need.least for need in needs], room)
    for step in ("short", "whole", "ample"):
        asked = [
            max(0.0, min(getattr(need, step), _MOST * room) - width)
            for need, width in zip(needs, widths, strict=True)
        ]
        wanted = sum(asked)
        part = min(1.0, (room - sum(widths)) / wanted) if wanted else 0.0
        widths = [width + part * more for width, more in zip(widths, asked, strict=True)]
    spare = room - sum(widths)
    takers = [at for at, need in enumerate(needs) if need.takes] or list(range(len(needs)))
    share = sum(widths[at] for at in takers)
    for at in takers:
        widths[at] += spare * widths[at] / share
    return widths


def _within(least: list[float], room: float) -> list[float]:
    """The same widths if there is room, else those that ask for more than their share are cut."""
    if sum(least) <= room:
        return least
    fair = room / len(least)
    small = sum(width for width in least if width <= fair)
    rest = (room - small) / sum(width > fair for width in least)
    return [width if width <= fair else min(width, rest) for width in least]


def _even_dots(columns: Sequence[Column], needs: list[Need]) -> None:
    """Votes on the points of a scale are equally wide."""
    dots = [at for at, column in enumerate(columns) if column.kind == "dots"]
    if dots:
        least, short = (
            max(needs[at].least for at in dots),
            max(needs[at].short for at in dots),
        )
        for at in dots:
            needs[at] = Need.of(least, short, short, short, takes=False)


def _need(
    column: Column,
    cells: Sequence[tuple[Cell, bool]],
    sizes: ColumnLook,
    type_: Type,
    many: bool,
) -> Need:
    """What a column asks for; figures and dates are never broken, remarks on a scale once."""
    measure, pad = type_.measure, type_.pad
    title = type_.heads * measure.width(column.title, strong=True) + pad
    word = pad + max(
        type_.heads * measure.longest(column.title, strong=True),
        type_.remarks * measure.longest(column.detail),
    )
    if column.kind == "dots":
        rows = (signs(dots, many) for cell, _ in cells for dots in cell.dots)
        widest = max((type_.words * measure.width(row) for row in rows), default=0.0)
        remark = type_.remarks * measure.width(column.detail)
        return Need.of(max(word, widest + pad), _TWO_LINES * remark + pad, 0.0, 0.0, takes=False)
    line = pad + max((_wide(cell, sum_, type_) for cell, sum_ in cells), default=0.0)
    if column.kind in _WHOLE:
        return Need.of(max(word, line, sizes.number), 0.0, 0.0, title, takes=False)
    words = pad + max((_word(cell, sum_, type_) for cell, sum_ in cells), default=0.0)
    least = max(word, words)
    short = min(line, type_.short) if column.kind == "label" else 0.0
    return Need.of(least, short, line, title, takes=column.kind == "text")


def _wide(cell: Cell, sum_: bool, type_: Type) -> float:
    """The width of a cell whose lines are not broken."""
    text, strong = _said(cell, sum_)
    measure = type_.measure
    return max(
        type_.words * measure.width(text, strong=strong), type_.remarks * measure.width(cell.detail)
    )


def _word(cell: Cell, sum_: bool, type_: Type) -> float:
    """The width of the widest word of a cell; a mark stays with the word that it stands before."""
    text, strong = _said(cell, sum_)
    measure = type_.measure
    return max(
        type_.words * measure.longest(text, strong=strong),
        type_.remarks * measure.longest(cell.detail),
    )


def _said(cell: Cell, sum_: bool) -> tuple[str, bool]:
    text = f"●\u00a0{cell.text}" if cell.mark else cell.text
    return text, sum_ or cell.tone == "strong"
