"""Tables on slides: as large as they can be read, broken over slides where they are long."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from itot_workshop.reports.document import Cell, Column, Row, Table
from itot_workshop.reports.office_columns import column_widths
from itot_workshop.reports.office_look import Office, SlideLook
from itot_workshop.reports.office_marks import MARKS, TONES, are_many, ground, signs
from itot_workshop.reports.plain import plain
from itot_workshop.reports.pptx_chart import tell
from itot_workshop.reports.pptx_page import Box, colour_of

POINT = 25.4 / 72
"""Millimetres in a point."""

_LONGEST = 220
_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style of office programs that draws nothing by itself."""


class Sized(Struct, frozen=True, kw_only=True):
    """A table without its strips, with the size of its type and the width of its columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    points: float

    def heights(self, sizes: SlideLook) -> list[float]:
        """Millimetres that the head and each row take."""
        head = [Cell(text=c.title, detail=c.detail) for c in self.columns]
        rows = [head, *(self._whole(row) for row in self.rows)]
        return [self._height(cells, sizes) for cells in rows]

    def _whole(self, row: Row) -> Sequence[Cell]:
        return [Cell()] if row.style == "head" else row.cells

    def _height(self, cells: Sequence[Cell], sizes: SlideLook) -> float:
        high = max(
            self._high(cell, width, sizes) for cell, width in zip(cells, self.widths, strict=False)
        )
        return high * POINT * sizes.line + 2 * sizes.cell

    def _high(self, cell: Cell, width: float, sizes: SlideLook) -> float:
        """Points that the lines of a cell take before they are spaced."""
        if cell.dots:
            return self.points * len(cell.dots)
        texts = ((cell.text or " ", self.points), (cell.detail, remark(self.points, sizes)))
        return sum(points * self._lines(text, points, width, sizes) for text, points in texts)

    def _lines(self, text: str, points: float, width: float, sizes: SlideLook) -> int:
        letters = max(1.0, (width - 2 * sizes.cell) / (points * POINT * sizes.letter))
        return math.ceil(min(len(text), _LONGEST) / letters)


def sized(table: Table, office: Office, width: float, room: float) -> Sized:
    """The table with its strips left out, set as large as the room allows."""
    sizes = office.sizes.slides
    kept = [at for at, column in enumerate(table.columns) if column.kind != "strip"]
    columns = tuple(table.columns[at] for at in kept)
    rows = tuple(
        Row(cells=_kept(row, kept), style=row.style) if row.style != "head" else row
        for row in table.rows
    )
    cells = [row.cells for row in rows if row.style != "head"]
    made = []
    for points in sizes.table:
        letter, pad = points * POINT * sizes.strong_letter, 2 * sizes.cell
        widths = tuple(column_widths(columns, cells, width, sizes.columns, letter, pad))
        made.append(
            Sized(caption=table.caption, columns=columns, rows=rows, widths=widths, points=points)
        )
    return next((one for one in made if sum(one.heights(sizes)) <= room), made[-1])


def remark(points: float, sizes: SlideLook) -> float:
    """The size of a remark below words of this size."""
    return max(sizes.small, points * sizes.remark)


def least_height(table: Sized, sizes: SlideLook) -> float:
    """The head and the longest row: with less a table does not begin on a slide."""
    head, *rows = table.heights(sizes)
    return head + max(rows, default=0.0)


def _kept(row: Row, kept: Sequence[int]) -> tuple[Cell, ...]:
    return tuple(row.cells[at] if at < len(row.cells) else Cell() for at in kept)


def pages(table: Sized, room: float, more: float, sizes: SlideLook) -> Iterator[tuple[Row, ...]]:
    """The rows that fit into the room of the first slide, then into that of each further one."""
    head, *heights = table.heights(sizes)
    page: list[Row] = []
    left = room - head
    for row, height in zip(table.rows, heights, strict=True):
        if page and height > left:
            yield tuple(page)
            page, left = [], more - head
        page.append(row)
        left -= height
    yield tuple(page)


def add_table(slide: Any, table: Sized, rows: Sequence[Row], box: Box, office: Office) -> float:
    """Put rows of a table on a slide; gives where they end, as far as can be told beforehand."""
    sizes = office.sizes.slides
    part = Sized(
        caption=table.caption,
        columns=table.columns,
        rows=tuple(rows),
        widths=table.widths,
        points=table.points,
    )
    heights = part.heights(sizes)
    frame = slide.shapes.add_table(
        1 + len(rows),
        len(table.columns),
        Mm(box.left),
        Mm(box.top),
        Mm(box.width),
        Mm(sum(heights)),
    )
    tell(frame, table.caption, table.caption)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _BARE
    made.horz_banding = False
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Mm(width)
    for line, height in zip(made.rows, heights, strict=True):
        line.height = Mm(height)
    _head(made, table, office)
    many = are_many(table.rows)
    for line, row in enumerate(rows, 1):
        _row(made, line, row, table, office, many=many)
    return box.top + sum(heights)


def _head(made: Any, table: Sized, office: Office) -> None:
    for at, column in enumerate(table.columns):
        place = made.cell(0, at)
        told = Cell(text=column.title, detail=column.detail, tone="muted")
        _words(place, column, told, table.points, office, strong=True)
        _edges(place, office)


def _row(made: Any, line: int, row: Row, table: Sized, office: Office, *, many: bool) -> None:
    if row.style == "head":
        whole = made.cell(line, 0)
        whole.merge(made.cell(line, len(table.columns) - 1))
        _words(whole, table.columns[0], row.cells[0], table.points, office, strong=True)
        _edges(whole, office)
        return
    for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        place = made.cell(line, at)
        strong = row.style == "sum"
        _words(place, column, cell, table.points, office, strong=strong, many=many)
        _edges(place, office)


def _words(
    place: Any,
    column: Column,
    cell: Cell,
    points: float,
    office: Office,
    *,
    strong: bool,
    many: bool = False,
) -> None:
    frame, sizes = place.text_frame, office.sizes.slides
    place.margin_left = place.margin_right = Mm(sizes.cell)
    place.margin_top = place.margin_bottom = Mm(sizes.cell)
    place.vertical_anchor = MSO_ANCHOR.TOP
    found = ground(cell)
    first = frame.paragraphs[0]
    if cell.dots:
        for at, dots in enumerate(cell.dots):
            paragraph = first if not at else frame.add_paragraph()
            _run(paragraph, signs(dots, many), points, MARKS[dots.mark].role, office)
    else:
        if cell.mark:
            _run(first, f"{MARKS[cell.mark].sign}\u00a0", points, MARKS[cell.mark].role, office)
        ink = found[1] if found else TONES[cell.tone]
        _run(first, cut(cell.text), points, ink, office, strong=strong or cell.tone == "strong")
        if cell.detail:
            small = remark(points, sizes)
            _run(frame.add_paragraph(), cut(cell.detail), small, "muted", office)
    if found:
        place.fill.solid()
        place.fill.fore_color.rgb = colour_of(office, found[0])
    for paragraph in frame.paragraphs:
        if column.kind == "number":
            paragraph.alignment = PP_ALIGN.RIGHT
        elif column.kind == "dots":
            paragraph.alignment = PP_ALIGN.CENTER


def _run(
    paragraph: Any, text: str, points: float, role: str, office: Office, *, strong: bool = False
) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(points), strong
    run.font.color.rgb = colour_of(office, role)


def cut(text: str, most: int = _LONGEST) -> str:
    """The text, so short that a slide holds it; the document has all of it."""
    text = plain(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _edges(place: Any, office: Office) -> None:
    """A hairline below, nothing at the sides."""
    properties = place._tc.get_or_add_tcPr()
    edge = properties.makeelement(qn("a:lnB"), {"w": str(Pt(office.sizes.slides.hairline))})
    fill = edge.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": office.colour("line")}))
    edge.append(fill)
    properties.insert(0, edge)
