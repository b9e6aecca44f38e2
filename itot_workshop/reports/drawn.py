"""From sessions to the bytes of any file; those with drawings in them are put together here."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from itot_workshop.charts.look import Look, read_look
from itot_workshop.charts.render import svg_to_png
from itot_workshop.domain.session import Session
from itot_workshop.reports import html, svg
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.document import Document, Radar
from itot_workshop.reports.export import last_day, marks, write
from itot_workshop.reports.formats import USUAL, Format, Layout
from itot_workshop.reports.html import Drawing, Page
from itot_workshop.reports.office_look import read_office
from itot_workshop.reports.radar import is_crowded, radar_svg
from itot_workshop.reports.small_chart import SmallChart, small_chart
from itot_workshop.reports.words import Words

_IN_WORD = 3.0
"""Dots of a picture to a pixel of its drawing: sharp on paper, too."""


def draw(
    sessions: Sequence[Session],
    format_: Format,
    resources: Path,
    before: Session | None = None,
    layout: Layout = USUAL,
) -> bytes:
    """One session as its summary, several as their comparison. Needs a ``QGuiApplication``.

    ``resources`` is the folder with templates, words and theme; ``before`` the earlier session
    that a summary is set against. ``Refused`` if the sessions cannot be compared or there is
    nothing to draw.
    """
    match format_:
        case "html" | "docx" | "png" | "svg":
            words, whole = document_of(sessions, resources, before, layout.language)
            document = whole.without(layout.without)
            light = read_look(resources / "theme", "light")
        case _:
            return write(sessions, format_, resources, before, layout)
    match format_:
        case "html":
            return page(document, words, light, resources).encode("utf-8")
        case "docx":
            return _for_word(document, last_day(sessions), resources)
        case "png":
            drawing = svg.write_svg(whole, light, resources / "report").encode("utf-8")
            return svg_to_png(drawing, scale=layout.scale, ground=light.colour.surface)
        case "svg":
            return svg.write_svg(whole, light, resources / "report").encode("utf-8")


def _for_word(document: Document, day: datetime.date, resources: Path) -> bytes:
    from itot_workshop.reports.docx import Drawn, write_docx

    office = read_office(resources / "theme")

    def drawing(one: Radar | SmallChart) -> Drawn:
        if isinstance(one, SmallChart):
            return Drawn(content=small_chart(one, office.look, _IN_WORD))
        wide = is_crowded(one, office.look)
        svg = radar_svg(one, office.look).encode("utf-8")
        return Drawn(content=svg_to_png(svg, scale=_IN_WORD), wide=wide)

    return write_docx(document, office, drawing, day)


def page(document: Document, words: Words, light: Look, resources: Path) -> str:
    """A document as a web page with its drawings in both looks."""
    dark = read_look(resources / "theme", "dark")

    def drawing(radar: Radar) -> Drawing:
        return Drawing(light=radar_svg(radar, light), dark=radar_svg(radar, dark))

    made = Page(templates=resources / "report", light=light, dark=dark, marks=marks(words))
    return html.write_html(document, made, drawing)
