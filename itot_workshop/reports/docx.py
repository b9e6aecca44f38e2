"""Writes a document for Word: real headings, lists and tables, to be edited by whoever gets it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from itot_workshop.reports.document import (
    Block,
    Callout,
    Document,
    Facts,
    Grid,
    Items,
    Mark,
    Pair,
    Panel,
    Paragraph,
    Plain,
    Radar,
    Radars,
    Section,
    Table,
    Trend,
    Trends,
)
from itot_workshop.reports.docx_page import (
    CALLOUT,
    CELL,
    LABEL,
    LEAD,
    NOTE,
    colour_of,
    new_paper,
    put,
    text_width,
)
from itot_workshop.reports.docx_table import (
    add_facts,
    add_figures,
    add_grid,
    add_halves,
    add_mark,
    add_places,
    add_table,
    are_figures,
    mark_instead,
)
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_zip import steady
from itot_workshop.reports.plain import plain
from itot_workshop.reports.small_chart import SmallChart


class Drawn(NamedTuple):
    """A drawing as PNG, and whether a radar's names want the whole width of the page."""

    content: bytes
    wide: bool = False


Draw: TypeAlias = Callable[[Radar | SmallChart], Drawn]

_IN_A_ROW, _CHARTS_IN_A_ROW = 3, 4
"""So many small radars, and charts over time, stand side by side."""
_STYLES = {"body": "Normal", "lead": LEAD, "note": NOTE}


def write_docx(document: Document, office: Office, draw: Draw, day: datetime.date) -> bytes:
    """The document with a title page; the same bytes every time for the same drawing."""
    paper = new_paper(document, office, day)
    writer = _Writer(paper, office, draw)
    writer.cover(document)
    for section in document.sections:
        writer.section(section)
    out = io.BytesIO()
    paper.save(out)
    return steady(out.getvalue(), day)


class _Writer:
    """Puts one block after the other on the paper."""

    def __init__(self, paper: Any, office: Office, draw: Draw, *, small: bool = False) -> None:
        self._paper = paper
        self._small = small
        self._office = office
        self._draw = draw

    def cover(self, document: Document) -> None:
        paper = self._paper
        over = put(paper, "Subtitle", document.over)
        if document.cover:
            over.paragraph_format.space_before = Mm(self._office.sizes.word.cover_top)
        over.paragraph_format.space_after = Mm(0)
        put(paper, "Title", document.title)
        put(paper, "Subtitle", document.subtitle)
        if document.facts:
            add_facts(paper, document.facts, self._office)

    def section(self, section: Section) -> None:
        heading = put(self._paper, "Heading 1", section.title)
        heading.paragraph_format.page_break_before = section.new_page
        for block, after in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Paragraph) and isinstance(after, Trends):
                self._lead_to_charts(block)
            elif block is not None:
                self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Panel):
            self._panel(block)
        elif isinstance(block, Pair):
            self._pair(block)
        else:
            self._plain(block)

    def _pair(self, pair: Pair) -> None:
        """A picture has its words beside it, if nothing else than words and if it is not wide; all
        else stands below.
        """
        wide = any(isinstance(it, Radar) and self._draw(it).wide for it in pair.left)
        if wide or not _is_picture(pair):
            for part in (*pair.left, *pair.right):
                self._plain(part)
            return
        sizes = self._office.sizes.word
        places = add_halves(self._paper, sizes.picture + sizes.gutter, self._office)
        for place, blocks in zip(places, (pair.left, pair.right), strict=True):
            beside = _Writer(place, self._office, self._draw, small=True)
            for block in blocks:
                beside._plain(block)
            empty = place.paragraphs[0]._p
            empty.getparent().remove(empty)

    def _panel(self, panel: Panel) -> None:
        paper = self._paper
        heading = put(paper, "Heading 2", panel.title)
        if panel.figure:
            stops = heading.paragraph_format.tab_stops
            stops.add_tab_stop(Mm(text_width(self._office)), WD_TAB_ALIGNMENT.RIGHT)
            heading.add_run(f"\t{plain(panel.figure)}")
        said = " · ".join(plain(text) for text in (panel.line, panel.line_end) if text)
        if said:
            put(paper, NOTE, said).paragraph_format.keep_with_next = True
        for part in (*panel.side, *panel.main):
            self._plain(part, "Heading 3")

    def _plain(self, block: Plain, title: str = "Heading 2") -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Facts():
                figures = block.style != "timeline" and are_figures(block.facts)
                add = add_figures if figures else add_facts
                add(self._paper, block.facts, self._office)
            case Items():
                self._items(block)
            case Callout():
                self._callout(block)
            case Table():
                if block.titled:
                    put(self._paper, title, block.caption)
                add_table(self._paper, block, self._office)
            case Grid():
                add_grid(self._paper, block, self._office)
            case _:
                self._drawing(block, title)

    def _drawing(self, block: Radar | Radars | Trends, title: str) -> None:
        match block:
            case Radar():
                self._radar(block)
            case Radars():
                put(self._paper, title, block.title)
                self._radars(block)
            case Trends():
                self._trends(block)

    def _paragraph(self, block: Paragraph) -> None:
        if not block.lead + block.text:
            return  # said only where something is drawn
        if block.label:
            put(self._paper, LABEL, block.label)
        paragraph = put(self._paper, CELL if self._small else _STYLES[block.style])
        paragraph.paragraph_format.keep_with_next = block.style == "lead"
        if block.lead:
            paragraph.add_run(f"{plain(block.lead)} ").bold = True
        paragraph.add_run(plain(block.text))

    def _lead_to_charts(self, block: Paragraph) -> None:
        """What is said of small charts; nothing parts it from them."""
        said = " ".join(part for part in (block.text, block.drawn) if part)
        put(self._paper, LABEL, block.label)
        put(self._paper, "Normal", said).paragraph_format.keep_with_next = True

    def _items(self, block: Items) -> None:
        if block.label:
            put(self._paper, LABEL, block.label)
        for item in block.items:
            paragraph = put(self._paper, "List Bullet")
            if item.mark:
                mark_instead(paragraph, item.mark, self._office)
            if item.when:
                paragraph.add_run(f"{plain(item.when)}: ").bold = True
            paragraph.add_run(plain(item.text))
            if item.detail:
                run = paragraph.add_run(f" ({plain(item.detail)})")
                run.font.color.rgb = colour_of(self._office, "muted")

    def _callout(self, block: Callout) -> None:
        if block.title or block.text:
            paragraph = put(self._paper, CALLOUT)
            if block.title:
                paragraph.add_run(f"{plain(block.title)} ").bold = True
            paragraph.add_run(plain(block.text))
            paragraph.paragraph_format.keep_with_next = bool(block.points)
        for point in block.points:
            put(self._paper, "List Bullet", point)

    def _radar(self, radar: Radar) -> None:
        paper = self._paper
        paragraph = paper.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        drawn = self._draw(radar)
        width = text_width(self._office) if drawn.wide else self._office.sizes.word.picture
        _picture(paragraph, radar, drawn.content, width)
        self._legend(radar.legend)
        if radar.caption:
            put(paper, "Caption", radar.caption)

    def _radars(self, radars: Radars) -> None:
        """Small radars in rows, each under its title."""
        self._legend(radars.legend).paragraph_format.keep_with_next = True
        put(self._paper, "Caption", radars.caption).paragraph_format.keep_with_next = True
        width = text_width(self._office) / _IN_A_ROW - self._office.sizes.word.gutter
        places = add_places(self._paper, len(radars.charts), _IN_A_ROW, self._office)
        for place, radar in zip(places, radars.charts, strict=True):
            head = place.paragraphs[0]
            head.style = CELL
            head.add_run(plain(radar.title))
            head.paragraph_format.keep_with_next = True
            _picture(place.add_paragraph(), radar, self._draw(radar).content, width)

    def _trends(self, trends: Trends) -> None:
        """Small charts in rows, each under its title; of a single one, beside the figures of its
        axis, these tell the same.
        """
        if len(trends.charts) < 2:
            return
        columns = _CHARTS_IN_A_ROW
        width = text_width(self._office) / columns - self._office.sizes.word.gutter
        places = add_places(self._paper, len(trends.charts), columns, self._office)
        for place, chart in zip(places, trends.charts, strict=True):
            place.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
            head = place.paragraphs[0]
            head.style = CELL
            head.add_run(f"{plain(chart.title)}  ")
            head.add_run(plain(chart.figure)).font.color.rgb = colour_of(self._office, "muted")
            head.paragraph_format.keep_with_next = True
            drawn = self._draw(SmallChart(trends, chart))
            _picture(place.add_paragraph(), chart, drawn.content, width)

    def _legend(self, entries: Sequence[tuple[Mark, str]]) -> Any:
        """The line that says what the marks mean."""
        legend = put(self._paper, "Caption")
        for at, (mark, name) in enumerate(entries):
            legend.add_run("     " if at else "")
            add_mark(legend, mark, self._office)
            legend.add_run(plain(name))
        return legend


def _picture(paragraph: Any, shown: Radar | Trend, content: bytes, width: float) -> None:
    """The drawing, so many millimetres wide, with what is said of it."""
    picture = paragraph.add_run().add_picture(io.BytesIO(content), width=Mm(width))
    told = picture._inline.find(qn("wp:docPr"))
    told.set("descr", plain(shown.alt))
    told.set("title", plain(shown.title))


def _is_picture(pair: Pair) -> bool:
    pictures = all(isinstance(block, Radar) for block in pair.left)
    return pictures and all(isinstance(block, Paragraph) for block in pair.right)
