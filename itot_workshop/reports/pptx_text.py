"""Words on slides: paragraphs as large as their place allows, figures side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from itot_workshop.reports.document import Callout, Fact, Facts, Item, Items, Mark, Paragraph, Plain
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS
from itot_workshop.reports.plain import cut
from itot_workshop.reports.pptx_page import Box, colour_of, put
from itot_workshop.reports.pptx_table import POINT, remark

_LONGEST = 700
_LONG_ITEM = 500
_APART = 0.45
"""Space after a paragraph, in lines."""


class Line(Struct, frozen=True, kw_only=True):
    """One paragraph: what is said first in strong letters, whose sign stands before it."""

    text: str
    lead: str = ""
    mark: Mark = ""
    bullet: bool = False
    role: str = "text"

    @property
    def whole(self) -> str:
        """All that is set, in one."""
        sign = f"{MARKS[self.mark].sign}\u00a0" if self.mark else ""
        return sign + (f"{self.lead} {self.text}" if self.lead else self.text)


def lines_of(block: Plain) -> Iterator[Line]:
    """The paragraphs of a block of words."""
    match block:
        case Paragraph():
            if block.label:
                yield Line(text="", lead=cut(block.label), role="muted")
            yield Line(text=cut(block.text, _LONGEST), lead=cut(block.lead))
        case Items():
            if block.label:
                yield Line(text="", lead=cut(block.label), role="muted")
            yield from (_item(item) for item in block.items)
        case Callout():
            if block.title or block.text:
                title, text = (block.title, block.text) if block.title else (block.text, "")
                yield Line(text=cut(text, _LONGEST), lead=cut(title, _LONGEST), role="warn")
            for point in block.points:
                yield Line(text=cut(point), bullet=True)
        case Facts():
            for fact in block.facts:
                told = "; ".join((fact.value, *fact.more))
                yield Line(text=cut(told, _LONGEST), lead=f"{cut(fact.name)}:", mark=fact.mark)
        case _:
            return


def _item(item: Item) -> Line:
    detail = f" ({item.detail})" if item.detail else ""
    when = f"{cut(item.when)}:" if item.when else ""
    return Line(text=cut(item.text + detail, _LONG_ITEM), lead=when, mark=item.mark, bullet=True)


def size_for(lines: Sequence[Line], room: Box, office: Office) -> float:
    """The largest size of type in which these paragraphs fit."""
    sizes = office.sizes.slides
    steps = (sizes.lead, sizes.body, *(step for step in sizes.table if step < sizes.body))
    for points in steps:
        if height_of(lines, room.width, points, office) <= room.height:
            return points
    return steps[-1]


def height_of(lines: Sequence[Line], width: float, points: float, office: Office) -> float:
    """How high paragraphs stand in this size, in millimetres, as far as can be told beforehand."""
    sizes = office.sizes.slides
    size = points * POINT
    rows = 0.0
    for line in lines:
        room = (width - sizes.list * line.bullet) / size
        told = office.measure.lines(line.whole, room, strong=bool(line.lead))
        rows += told + (_APART if line.text or line.bullet else 0.0)
    return rows * size * sizes.line


def fill(shape: Any, lines: Sequence[Line], box: Box, office: Office) -> None:
    """Set paragraphs into a shape and let the program shrink them when they are edited."""
    put(shape, box)
    points = size_for(lines, box, office)
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(0)
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not at else frame.add_paragraph()
        if line.bullet:
            _bullet(paragraph, line.mark, office)
        last = bool(line.text) or line.bullet
        paragraph.space_before = Pt(0)
        paragraph.space_after = Pt(_APART * points) if last else Pt(0)
        if line.mark:
            sign = MARKS[line.mark].sign + ("\t" if line.bullet else "\u00a0")
            _run(paragraph, sign, MARKS[line.mark].role, points, office)
        if line.lead:
            role = line.role if not line.text or line.role == "warn" else "text"
            _run(paragraph, f"{line.lead} ", role, points, office, strong=True)
        if line.text:
            _run(paragraph, line.text, "text", points, office)


def _bullet(paragraph: Any, mark: Mark, office: Office) -> None:
    """A list's dot, said outright: a box of its own does not have the layout's levels.

    The sign of a side, which is set as text, stands in its place.
    """
    paragraph.level = 1
    properties = paragraph._p.get_or_add_pPr()
    indent = Mm(office.sizes.slides.list)
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    dot = properties.makeelement(qn("a:buNone" if mark else "a:buChar"), {})
    if not mark:
        dot.set("char", "•")
    properties.append(dot)


def figures_height(facts: Sequence[Fact], width: float, office: Office) -> float:
    """How high figures side by side in this width stand, each over its name, in millimetres."""
    sizes = office.sizes.slides
    small = remark(sizes.body, sizes)
    room = (width / max(1, len(facts)) - sizes.cell) / (small * POINT)
    rows = max((office.measure.lines(cut(fact.name), room) for fact in facts), default=1)
    return (sizes.figure + rows * small) * POINT * sizes.line


def add_figures(slide: Any, facts: Sequence[Fact], room: Box, office: Office) -> float:
    """Large figures side by side, each over its name; gives where they end."""
    sizes, height = office.sizes.slides, figures_height(facts, room.width, office)
    small = remark(sizes.body, sizes)
    width = room.width / max(1, len(facts))
    for at, fact in enumerate(facts):
        shape = slide.shapes.add_textbox(0, 0, 0, 0)
        left, wide = room.left + at * width, width - sizes.cell
        put(shape, Box(left=left, top=room.top, width=wide, height=height))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(0)
        _run(frame.paragraphs[0], cut(fact.value), "text", sizes.figure, office, strong=True)
        below = frame.add_paragraph()
        if fact.mark:
            look = MARKS[fact.mark]
            _run(below, f"{look.sign}\u00a0", look.role, small, office)
        _run(below, cut(fact.name), "muted", small, office)
    return room.top + height


def _run(
    paragraph: Any, text: str, role: str, points: float, office: Office, *, strong: bool = False
) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(points), strong
    run.font.color.rgb = colour_of(office, role)
