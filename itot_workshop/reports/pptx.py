"""Writes a document as slides for PowerPoint: real layouts, charts, tables, and notes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from msgspec.structs import replace
from pptx.presentation import Presentation as Show
from pptx.util import Pt

from itot_workshop.reports.deck import Slide, slides_of, title_notes
from itot_workshop.reports.document import (
    Callout,
    Document,
    Facts,
    Items,
    Paragraph,
    Plain,
    Radar,
    Radars,
    Row,
    Table,
    Trends,
)
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_zip import steady
from itot_workshop.reports.plain import cut, plain
from itot_workshop.reports.pptx_chart import add_trends
from itot_workshop.reports.pptx_page import (
    Box,
    Layouts,
    add_foot,
    content_box,
    halves,
    new_show,
)
from itot_workshop.reports.pptx_radar import A_ROW, add_radar, add_radars
from itot_workshop.reports.pptx_table import (
    POINT,
    Sized,
    add_table,
    least_height,
    pages,
    sized,
    split,
)
from itot_workshop.reports.pptx_text import (
    add_figures,
    figures_height,
    fill,
    height_of,
    lines_of,
    size_for,
)
from itot_workshop.reports.words import Words


def write_pptx(document: Document, words: Words, office: Office, day: datetime.date) -> bytes:
    """A title and the slides of the document's deck."""
    show, layouts = new_show(document, office, day)
    writer = _Writer(show, layouts, office, words, document.foot or document.title)
    writer.title(document)
    for slide in slides_of(document, words):
        writer.slide(slide)
    out = io.BytesIO()
    show.save(out)
    return steady(out.getvalue(), day)


class _Group(NamedTuple):
    """Words that follow each other, or something else on its own: how wide it stands in
    millimetres, and whether it begins a slide.
    """

    group: list[Plain] | Plain
    width: float
    apart: bool = False


def _is_beside(following: tuple[_Group, float]) -> bool:
    """Whether what follows may stand on the same slide."""
    return not following[0].apart


def _fitting(heights: Iterable[float], room: float) -> float:
    """How much the first of these heights take that fit into the room together."""
    taken = 0.0
    for height in heights:
        if taken + height > room:
            break
        taken += height
    return taken


class _Writer:
    """Puts one slide after the other into the deck."""

    def __init__(
        self, show: Show, layouts: Layouts, office: Office, words: Words, foot: str
    ) -> None:
        self._show = show
        self._layouts = layouts
        self._office = office
        self._words = words
        self._foot = foot

    def title(self, document: Document) -> None:
        slide = self._show.slides.add_slide(self._layouts.title)
        sizes = self._office.sizes.slides
        self._head(slide, document.title, sizes.cover, sizes.title)
        facts = " · ".join(plain(fact.value) for fact in document.facts[:3])
        told = [cut(text) for text in (document.over, document.subtitle, facts) if text]
        frame = slide.placeholders[1].text_frame
        frame.text = plain(told[0]) if told else ""
        for text in told[1:]:
            frame.add_paragraph().text = plain(text)
        for paragraph in frame.paragraphs:
            paragraph.font.size = Pt(self._office.sizes.slides.subtitle)
        slide.notes_slide.notes_text_frame.text = _lines(title_notes(document, self._words))

    def slide(self, slide: Slide) -> None:
        if slide.aside:
            self._beside(slide)
            return
        whole, gap = content_box(self._office), self._office.sizes.slides.block
        groups = list(self._split(slide.body, whole.width))
        least = [self._least(it.group, it.width, whole.height) for it in groups]
        if sum(least) + gap * (len(least) - 1) > whole.height:
            least = [self._least(it.group, it.width, whole.height / 2) for it in groups]
        made, top, number = self._new(slide, isinstance(groups[0].group, list)), whole.top, 1
        for at, (group, wide, apart) in enumerate(groups):
            if top > whole.top and (apart or whole.bottom - top < least[at]):
                number += 1
                made, top = self._new(slide, isinstance(group, list), number), whole.top
            following = takewhile(_is_beside, zip(groups[at + 1 :], least[at + 1 :], strict=True))
            free = whole.bottom - top - least[at]
            after = _fitting((height + gap for _, height in following), free)
            height = max(whole.bottom - top - after, min(least[at], whole.bottom - top))
            room = Box(left=whole.left, top=top, width=wide, height=height)
            if isinstance(group, Table):
                made, top, number = self._table(made, slide, group, room, after, number)
            else:
                top = self._put(made, group, room, first=top == whole.top)
            top += gap

    def _split(self, body: Sequence[Plain], width: float) -> Iterator[_Group]:
        """The groups of a slide; a table too wide for it comes in parts, each on its own slide."""
        for group in _groups(body):
            if not isinstance(group, Table):
                yield _Group(group, width)
                continue
            for at, (part, wide) in enumerate(split(group, self._office, width)):
                yield _Group(part, wide, apart=at > 0)

    def _least(self, group: list[Plain] | Plain, width: float, most: float) -> float:
        """The height below which a group of blocks cannot be read, if it is not more than that."""
        match group:
            case list():
                body = self._office.sizes.slides.body
                lines = [line for block in group for line in lines_of(block)]
                return min(most, height_of(lines, width, body, self._office))
            case Table():
                return least_height(group, self._office, width, most)
            case Facts():
                return figures_height(group.facts, width, self._office)
            case Radars():
                return _RADARS[len(group.charts) > A_ROW] * content_box(self._office).height
            case _:
                return content_box(self._office).height / 2

    def _put(self, made: Any, group: list[Plain] | Plain, room: Box, *, first: bool) -> float:
        """Words, figures or a chart; gives where they end."""
        match group:
            case list():
                return self._text(made, group, room, first=first)
            case Facts():
                return add_figures(made, group.facts, room, self._office)
            case Trends():
                add_trends(made, group, room, self._office)
            case Radar():
                add_radar(made, group, room, self._office)
            case Radars():
                add_radars(made, group, room, self._office)
            case _:
                pass
        return room.bottom

    def _beside(self, slide: Slide) -> None:
        """A picture with words at its side."""
        made = self._show.slides.add_slide(self._layouts.beside)
        self._dress(made, slide.title, slide.notes)
        left, right = halves(self._office)
        picture = made.placeholders[1]._element
        picture.getparent().remove(picture)
        for block in slide.body:
            if isinstance(block, Radar):
                add_radar(made, block, left, self._office)
        lines = [line for block in slide.aside for line in lines_of(block)]
        fill(made.placeholders[2], lines, right, self._office)

    def _new(self, slide: Slide, with_words: bool, number: int = 1) -> Any:
        layout = self._layouts.content if with_words else self._layouts.only
        made = self._show.slides.add_slide(layout)
        title = slide.title
        if number > 1:
            title = self._words.say("talk.continued", title=slide.title, number=number)
        self._dress(made, title, slide.notes if number == 1 else "")
        return made

    def _dress(self, made: Any, title: str, notes: str) -> None:
        sizes = self._office.sizes.slides
        self._head(made, title, sizes.title, sizes.lead)
        add_foot(made, self._foot)
        if notes:
            made.notes_slide.notes_text_frame.text = _lines(notes)

    def _head(self, made: Any, title: str, usual: float, smaller: float) -> None:
        """A title in its usual size, a longer one smaller, and cut to what two lines hold."""
        measure, width = self._office.measure, content_box(self._office).width
        text, points = cut(title, _LONGEST_TITLE), usual
        if measure.lines(text, width / (usual * POINT), strong=True) > 1:
            points = smaller
        while measure.lines(text, width / (points * POINT), strong=True) > 2:
            text = cut(text, 3 * len(text) // 4)
        made.shapes.title.text = text
        made.shapes.title.text_frame.paragraphs[0].font.size = Pt(points)

    def _text(self, made: Any, blocks: Sequence[Plain], room: Box, *, first: bool) -> float:
        """Words in the layout's own place, where it is free, else in a box; gives their end."""
        lines = [line for block in blocks for line in lines_of(block)]
        points = size_for(lines, room, self._office)
        height = min(room.height, height_of(lines, room.width, points, self._office))
        place = Box(left=room.left, top=room.top, width=room.width, height=height)
        if first:
            shape = made.placeholders[1]
        else:
            shape = made.shapes.add_textbox(0, 0, 0, 0)
        fill(shape, lines, place, self._office)
        return place.bottom

    def _table(
        self, made: Any, slide: Slide, table: Table, room: Box, after: float, number: int
    ) -> tuple[Any, float, int]:
        """A table, on further slides where it is too long for this one; ``after`` is kept free.

        Rather than that it is divided for what follows, that goes onto the next slide.
        """
        whole, top = content_box(self._office), room.top
        fitted, parts = self._parts(table, room, whole.height - after)
        if after and len(parts) > 1:
            full = replace(room, height=whole.bottom - top)
            freely, fewer = self._parts(table, full, whole.height)
            if len(fewer) < len(parts):
                room, fitted, parts = full, freely, fewer
        for at, rows in enumerate(parts):
            if at:
                number += 1
                made, top = self._new(slide, False, number), whole.top
            place = Box(left=room.left, top=top, width=room.width, height=room.height)
            top = add_table(made, fitted, rows, place, self._office)
        return made, top, number

    def _parts(self, table: Table, room: Box, more: float) -> tuple[Sized, list[tuple[Row, ...]]]:
        """The table as large as may be, and its rows slide by slide."""
        fitted = sized(table, self._office, room.width, room.height, more)
        return fitted, pages(fitted, room.height, more, self._office)


def _groups(blocks: Sequence[Plain]) -> Iterator[list[Plain] | Plain]:
    """Words that follow each other together, everything else on its own."""
    words: list[Plain] = []
    for block in blocks:
        told = isinstance(block, Paragraph | Items | Callout) or (
            isinstance(block, Facts) and block.style == "list"
        )
        if told:
            words.append(block)
            continue
        if words:
            yield words
            words = []
        yield block
    if words:
        yield words


_LONGEST_TITLE = 110
_RADARS = (0.5, 0.75)
"""Which shares of a slide one row of small radars needs, and two."""


def _lines(text: str) -> str:
    """A text of several lines, each of them harmless."""
    return "\n".join(plain(line) for line in text.split("\n"))
