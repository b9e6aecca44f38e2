"""Tables of a text document: real ones, with heads that return on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from msgspec import structs

from itot_workshop.reports.document import Cell, Column, Fact, Grid, Item, Mark, Row, Table
from itot_workshop.reports.docx_page import CELL, NOTE, colour_of, dress, element, put, text_width
from itot_workshop.reports.office_columns import (
    Need,
    Type,
    column_widths,
    in_parts,
    shared,
    unbroken,
    without_strips,
)
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS, TONES, are_many, ground, signs
from itot_workshop.reports.plain import plain

_EVEN = frozenset(("number", "dots"))
_SHORT = 14
_FEW = 12


def add_table(paper: Paper, table: Table, office: Office) -> None:
    """A table of the document, without the strips, which only repeat its figures; one that is too
    wide for the page in several.
    """
    parts = in_parts(table, text_width(office), office.sizes.word.columns, type_of(office))
    for at, (part, width) in enumerate(parts):
        if at:
            _after(paper, office)
        _add_part(paper, part, width, office)
    _note(paper, table.note, office)


def _add_part(paper: Paper, table: Table, width: float, office: Office) -> None:
    columns, rows = without_strips(table)
    widths = column_widths(columns, rows, width, office.sizes.word.columns, type_of(office))
    made = _new(paper, 1 + len(rows), widths, plain(table.caption), office)
    _head(made, columns, office)
    many = are_many(table.rows)
    for row, line in zip(rows, made.rows[1:], strict=True):
        if row.style == "head":
            whole = line.cells[0].merge(line.cells[-1])
            _words(whole.paragraphs[0], row.cells[0], office, strong=True)
            whole.paragraphs[0].paragraph_format.keep_with_next = True
            continue
        for column, cell, place in zip(columns, row.cells, line.cells, strict=True):
            _fill(place, column, cell, row, office, many=many)
    if len(rows) <= _FEW:
        _together(made, last=bool(table.note))


def add_grid(paper: Paper, grid: Grid, office: Office) -> None:
    """Lists side by side under marked heads."""
    width = text_width(office) / len(grid.heads)
    titled = [row for row in grid.rows if row.title]
    made = _new(
        paper,
        1 + len(grid.rows) + len(titled),
        [width] * len(grid.heads),
        plain(grid.caption),
        office,
    )
    _repeat(made)
    for head, place in zip(grid.heads, made.rows[0].cells, strict=True):
        told = " ".join(part for part in (head.name, head.value) if part)
        _words(place.paragraphs[0], Cell(text=told, mark=head.mark), office, strong=True)
    lines = iter(made.rows[1:])
    for row in grid.rows:
        if row.title:
            line = next(lines)
            whole = line.cells[0].merge(line.cells[-1])
            _words(whole.paragraphs[0], Cell(text=row.title, tone="muted"), office, strong=True)
            whole.paragraphs[0].paragraph_format.keep_with_next = True
        for items, place in zip(row.cells, next(lines).cells, strict=True):
            _list(place, items, office)
    _note(paper, grid.note, office)


def add_facts(paper: Paper, facts: Sequence[Fact], office: Office) -> None:
    """Names and values, one below the other, without any line."""
    name = office.sizes.word.columns.name
    made = _new(paper, len(facts), [name, text_width(office) - name], "", office, lines=False)
    for fact, line in zip(facts, made.rows, strict=True):
        _words(line.cells[0].paragraphs[0], Cell(text=fact.name, tone="muted"), office)
        values = [Cell(text=value) for value in (fact.value, *fact.more)]
        values[0] = Cell(text=fact.value, mark=fact.mark)
        _words(line.cells[1].paragraphs[0], values[0], office)
        for value in values[1:]:
            _words(put(line.cells[1], CELL), value, office)
    if len(facts) <= _FEW:
        _together(made, last=False)
    _after(paper, office)


def add_figures(paper: Paper, facts: Sequence[Fact], office: Office) -> None:
    """A few figures side by side, large, each over its name."""
    widths = _figure_widths(facts, office)
    made = _new(paper, 1, widths, "", office, lines=False)
    for fact, place in zip(facts, made.rows[0].cells, strict=True):
        run = place.paragraphs[0].add_run(plain(fact.value))
        run.font.size, run.bold = Pt(office.sizes.word.figure), True
        _words(put(place, CELL), Cell(text=fact.name, mark=fact.mark), office)
        for run in place.paragraphs[1].runs:
            run.font.size = Pt(office.sizes.word.small)
    _together(made, last=True)
    _after(paper, office).paragraph_format.keep_with_next = True


def _figure_widths(facts: Sequence[Fact], office: Office) -> list[float]:
    """Equal widths if no name is broken by them, else what each name needs."""
    type_ = type_of(office)
    texts = [(fact.value, f"●\u00a0{fact.name}" if fact.mark else fact.name) for fact in facts]
    figure = Pt(office.sizes.word.figure).mm
    least = [
        type_.pad
        + max(
            figure * type_.measure.width(value, strong=True),
            type_.remarks * type_.measure.longest(name),
        )
        for value, name in texts
    ]
    even = text_width(office) / len(facts)
    if max(least) <= even:
        return [even] * len(facts)
    return shared([Need.of(width, 0, 0, 0, takes=True) for width in least], text_width(office))


def add_halves(paper: Paper, left: float, office: Office) -> tuple[Any, Any]:
    """Two places side by side, the left one so wide; what is put there has no line around it."""
    made = _new(paper, 1, [left, text_width(office) - left], "", office, lines=False)
    first, second = made.rows[0].cells
    _after(paper, office)
    return first, second


def add_places(paper: Paper, number: int, columns: int, office: Office) -> tuple[Any, ...]:
    """So many places in rows of equal columns, without a line around them."""
    width = text_width(office) / columns
    rows = -(-number // columns)
    made = _new(paper, rows, [width] * columns, "", office, lines=False)
    _after(paper, office)
    return tuple(place for row in made.rows for place in row.cells)[:number]


def type_of(office: Office) -> Type:
    """What the tables of a text document are set in."""
    sizes = office.sizes.word
    small = Pt(sizes.small).mm
    return Type(
        measure=office.measure,
        words=Pt(sizes.styles[CELL].size).mm,
        remarks=small,
        heads=small,
        pad=Pt(sizes.apart).mm,
        short=sizes.columns.label,
    )


def are_figures(facts: Sequence[Fact]) -> bool:
    """Whether facts are so few and short that they can stand side by side."""
    return 1 < len(facts) <= 8 and all(len(f.value) <= _SHORT and not f.more for f in facts)


def _new(
    paper: Paper,
    rows: int,
    widths: Sequence[float],
    caption: str,
    office: Office,
    *,
    lines: bool = True,
) -> Any:
    table = paper.add_table(rows, len(widths))
    table.autofit = False
    properties, layout = table._tbl.tblPr, table._tbl.tblPr.find(qn("w:tblLayout"))
    if lines:
        layout.addprevious(_borders(office))
    margins, sizes = element("tblCellMar"), office.sizes.word
    for name, points in (("top", sizes.cell), ("bottom", sizes.cell), ("right", sizes.apart)):
        margins.append(element(name, w=round(20 * points), type="dxa"))
    margins.insert(1, element("left", w=0, type="dxa"))
    layout.addnext(margins)
    if caption:
        properties.append(element("tblCaption", val=caption[:255]))
    for row in table.rows:
        if rows > 1:  # a single one holds together by its paragraphs, and then with what follows
            row._tr.get_or_add_trPr().append(element("cantSplit"))
        for width, cell in zip(widths, row.cells, strict=True):
            cell.width = Mm(width)
            dress(cell.paragraphs[0], CELL)
    for width, column in zip(widths, table.columns, strict=True):
        column.width = Mm(width)
    return table


def _together(table: Any, *, last: bool) -> None:
    """Keep the rows of a short table on one page; the last one with what follows, if wanted."""
    for row in table.rows if last else table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _borders(office: Office) -> Any:
    """Hairlines between rows and below; no vertical line."""
    borders = element("tblBorders")
    for name in ("top", "bottom", "insideH"):
        borders.append(element(name, val="single", sz=4, space=0, color=office.colour("line")))
    return borders


def _repeat(table: Any) -> None:
    """Let the first row return on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))


def _head(table: Any, columns: Sequence[Column], office: Office) -> None:
    _repeat(table)
    for column, place in zip(columns, table.rows[0].cells, strict=True):
        told = Cell(text=column.title, detail=column.detail, tone="muted")
        _words(place.paragraphs[0], told, office, strong=True)
        _detail(place, told, office)
        for paragraph in place.paragraphs:
            _align(paragraph, column)
            paragraph.paragraph_format.keep_with_next = True
        place.paragraphs[0].runs[-1].font.size = Pt(office.sizes.word.small)


def _fill(place: Any, column: Column, cell: Cell, row: Row, office: Office, *, many: bool) -> None:
    if cell.dots:
        for at, dots in enumerate(cell.dots):
            paragraph = place.paragraphs[0] if not at else put(place, CELL)
            run = paragraph.add_run(signs(dots, many))
            run.font.color.rgb = colour_of(office, MARKS[dots.mark].role)
    else:
        told = structs.replace(cell, text=unbroken(column, cell.text))
        _words(place.paragraphs[0], told, office, strong=row.style == "sum")
        _detail(place, cell, office)
    found = ground(cell)
    if found:
        shade = element("shd", val="clear", color="auto", fill=office.colour(found[0]))
        place._tc.get_or_add_tcPr().append(shade)
        for run in place.paragraphs[0].runs:
            run.font.color.rgb = colour_of(office, found[1])
    for paragraph in place.paragraphs:
        _align(paragraph, column)


def _align(paragraph: Any, column: Column) -> None:
    if column.kind in _EVEN:
        right = column.kind == "number"
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER


def _words(paragraph: Any, cell: Cell, office: Office, *, strong: bool = False) -> None:
    add_mark(paragraph, cell.mark, office)
    run = paragraph.add_run(plain(cell.text))
    run.bold = True if strong or cell.tone == "strong" else None
    if TONES[cell.tone] != "text":
        run.font.color.rgb = colour_of(office, TONES[cell.tone])


def _detail(place: Any, cell: Cell, office: Office) -> None:
    if cell.detail:
        run = put(place, CELL).add_run(plain(cell.detail))
        run.font.size = Pt(office.sizes.word.small)
        run.font.color.rgb = colour_of(office, "muted")


def add_mark(paragraph: Any, mark: Mark, office: Office) -> None:
    """The sign of a side in its colour, before what it said."""
    if mark:
        run = paragraph.add_run(f"{MARKS[mark].sign}\u00a0")
        run.font.color.rgb = colour_of(office, MARKS[mark].role)


def mark_instead(paragraph: Any, mark: Mark, office: Office) -> None:
    """The sign of a side in place of the dot of a list, and as far from the words."""
    properties = paragraph._p.get_or_add_pPr()
    none = element("numPr")
    none.append(element("ilvl", val=0))
    none.append(element("numId", val=0))
    properties.insert_element_before(none, "w:spacing", "w:ind", "w:jc")
    run = paragraph.add_run(f"{MARKS[mark].sign}\t")
    run.font.color.rgb = colour_of(office, MARKS[mark].role)
    indent = Pt(office.sizes.word.list)
    layout = paragraph.paragraph_format
    layout.left_indent, layout.first_line_indent = indent, -indent


def _list(place: Any, items: Sequence[Item], office: Office) -> None:
    for at, item in enumerate(items):
        paragraph = place.paragraphs[0] if not at else put(place, CELL)
        _words(paragraph, Cell(text=item.text, mark=item.mark), office)
        if item.detail:
            run = paragraph.add_run(f" ({plain(item.detail)})")
            run.font.color.rgb = colour_of(office, "muted")
        paragraph.paragraph_format.space_after = Pt(office.sizes.word.cell)


def _note(paper: Paper, note: str, office: Office) -> None:
    if note:
        put(paper, NOTE, note)
    else:
        _after(paper, office)


def _after(paper: Paper, office: Office) -> Any:
    """The paragraph that has to follow a table, as low as it can be."""
    paragraph = put(paper, NOTE)
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = Pt(office.sizes.word.apart)
    return paragraph
