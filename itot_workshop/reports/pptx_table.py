"""Tables on slides: as large as they can be read, broken over slides where they are long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from itot_workshop.reports.document import Cell, Column, Row, Table
from itot_workshop.reports.office_columns import (
    Type,
    column_widths,
    in_parts,
    unbroken,
    without_strips,
)
from itot_workshop.reports.office_look import Office, SlideLook
from itot_workshop.reports.office_marks import MARKS, TONES, are_many, ground, signs
from itot_workshop.reports.plain import LONGEST, cut
from itot_workshop.reports.pptx_chart import tell
from itot_workshop.reports.pptx_page import Box, colour_of

POINT = 25.4 / 72
"""Millimetres in a point."""

_MOST_LINES = 8
_LETTER = 0.55
"""About how wide a letter is, in sizes of its type."""

_SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Parts of the room on each slide that are tried for a table that goes on."""

_BARE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style of office programs that draws nothing by itself."""


class Sized(Struct, frozen=True, kw_only=True):
    """A table without its strips, with the size of its type and the width of its columns."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    points: float

    def heights(self, office: Office) -> list[float]:
        """Millimetres that the head and each row take."""
        head = [Cell(text=c.title, detail=c.detail) for c in self.columns]
        rows = [(self._whole(row), row.style == "sum") for row in self.rows]
        return [self._height(cells, strong, office) for cells, strong in ((head, True), *rows)]

    def _whole(self, row: Row) -> Sequence[Cell]:
        return [Cell()] if row.style == "head" else row.cells

    def _height(self, cells: Sequence[Cell], strong: bool, office: Office) -> float:
        sizes = office.sizes.slides
        high = max(
            self._high(cell, strong, width - 2 * sizes.cell, office)
            for cell, width in zip(cells, self.widths, strict=False)
        )
        return high * POINT * sizes.line + 2 * sizes.cell

    def _high(self, cell: Cell, strong: bool, room: float, office: Office) -> float:
        """Points that the lines of a cell take before they are spaced."""
        if cell.dots:
            return self.points * len(cell.dots)
        lines, small = office.measure.lines, remark(self.points, office.sizes.slides)
        said = cut_to(cell.text, self.points, room)
        text = f"●\u00a0{said}" if cell.mark else said
        strong = strong or cell.tone == "strong"
        high = self.points * lines(text, room / (self.points * POINT), strong=strong)
        if cell.detail:
            high += small * lines(cut_to(cell.detail, small, room), room / (small * POINT))
        return high


def sized(table: Table, office: Office, width: float, room: float, more: float) -> Sized:
    """The table with its strips left out, as large as it fits on as few slides as can be.

    ``room`` is that on the first slide, ``more`` that on each further one.
    """
    *larger, least = (_set(table, office, width, points) for points in office.sizes.slides.table)
    slides = len(pages(least, room, more, office))
    fitting = (one for one in larger if len(pages(one, room, more, office)) <= slides)
    return next(fitting, least)


def split(table: Table, office: Office, width: float) -> tuple[tuple[Table, float], ...]:
    """A table too wide for a slide in its smallest type in several, and the width each takes."""
    sizes = office.sizes.slides
    return in_parts(table, width, sizes.columns, _type(office, sizes.table[-1]))


def _type(office: Office, points: float) -> Type:
    """What a table is set in, in this size."""
    sizes = office.sizes.slides
    return Type(
        measure=office.measure,
        words=points * POINT,
        remarks=remark(points, sizes) * POINT,
        heads=points * POINT,
        pad=2 * sizes.cell,
        short=sizes.columns.label,
    )


def _set(table: Table, office: Office, width: float, points: float) -> Sized:
    columns, rows = without_strips(table)
    type_ = _type(office, points)
    widths = column_widths(columns, rows, width, office.sizes.slides.columns, type_)
    return Sized(
        caption=table.caption, columns=columns, rows=rows, widths=tuple(widths), points=points
    )


def remark(points: float, sizes: SlideLook) -> float:
    """The size of a remark below words of this size."""
    return max(sizes.small, points * sizes.remark)


def least_height(table: Table, office: Office, width: float, most: float) -> float:
    """What a table asks for on a slide: all of it in the smallest type, if it is not ``most``.

    With less than its head and its longest row it does not begin there.
    """
    small = _set(table, office, width, office.sizes.slides.table[-1]).heights(office)
    head, *rows = small
    return max(head + max(rows, default=0.0), min(sum(small), most))


def pages(table: Sized, room: float, more: float, office: Office) -> list[tuple[Row, ...]]:
    """The rows that fit into the room of the first slide, then into that of each further one.

    They are spread over no more slides than they need, about as many on each.
    """
    head, *heights = table.heights(office)
    rows = list(zip(table.rows, heights, strict=True))
    made = _filled(rows, room - head, more - head)
    for share in _SHARES:
        even = _filled(rows, share * (room - head), share * (more - head))
        if len(even) == len(made):
            return even
    return made


def _filled(rows: Sequence[tuple[Row, float]], room: float, more: float) -> list[tuple[Row, ...]]:
    """Slide after slide filled with rows; none ends with a head that stands between rows."""
    made: list[tuple[Row, ...]] = []
    page: list[tuple[Row, float]] = []
    for row, height in rows:
        left = (more if made else room) - sum(high for _, high in page)
        if page and height > left:
            kept = [page.pop()] if page[-1][0].style == "head" and len(page) > 1 else []
            made.append(tuple(one for one, _ in page))
            page = kept
        page.append((row, height))
    return [*made, tuple(one for one, _ in page)]


def add_table(slide: Any, table: Sized, rows: Sequence[Row], box: Box, office: Office) -> float:
    """Put rows of a table on a slide; gives where they end, as far as can be told beforehand."""
    part = Sized(
        caption=table.caption,
        columns=table.columns,
        rows=tuple(rows),
        widths=table.widths,
        points=table.points,
    )
    heights = part.heights(office)
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
        width = table.widths[at]
        _words(place, column, told, table.points, width, office, strong=True)
        _edges(place, office)


def _row(made: Any, line: int, row: Row, table: Sized, office: Office, *, many: bool) -> None:
    if row.style == "head":
        whole = made.cell(line, 0)
        whole.merge(made.cell(line, len(table.columns) - 1))
        width = sum(table.widths)
        _words(whole, table.columns[0], row.cells[0], table.points, width, office, strong=True)
        _edges(whole, office)
        return
    for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
        place = made.cell(line, at)
        strong = row.style == "sum"
        told = structs.replace(cell, text=unbroken(column, cell.text))
        width = table.widths[at]
        _words(place, column, told, table.points, width, office, strong=strong, many=many)
        _edges(place, office)


def _words(
    place: Any,
    column: Column,
    cell: Cell,
    points: float,
    width: float,
    office: Office,
    *,
    strong: bool,
    many: bool = False,
) -> None:
    frame, sizes = place.text_frame, office.sizes.slides
    room = width - 2 * sizes.cell
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
        strong = strong or cell.tone == "strong"
        _run(first, cut_to(cell.text, points, room), points, ink, office, strong=strong)
        if cell.detail:
            small = remark(points, sizes)
            told = cut_to(cell.detail, small, room)
            _run(frame.add_paragraph(), told, small, "muted", office)
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


def cut_to(text: str, points: float, room: float) -> str:
    """The text, cut to a few lines of a column."""
    letters = round(_MOST_LINES * room / (_LETTER * points * POINT))
    return cut(text, min(LONGEST, max(_MOST_LINES, letters)))


def _edges(place: Any, office: Office) -> None:
    """A hairline below, nothing at the sides."""
    properties = place._tc.get_or_add_tcPr()
    edge = properties.makeelement(qn("a:lnB"), {"w": str(Pt(office.sizes.slides.hairline))})
    fill = edge.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": office.colour("line")}))
    edge.append(fill)
    properties.insert(0, edge)
