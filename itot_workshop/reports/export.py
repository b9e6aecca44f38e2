"""From sessions to the bytes of a file: picks the document and its writer by format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from itot_workshop.charts.look import read_look
from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports import csv, html, json, markdown, svg
from itot_workshop.reports.comparison import comparison
from itot_workshop.reports.document import Document, Mark, Radar
from itot_workshop.reports.html import Drawing, Page
from itot_workshop.reports.radar import radar_svg
from itot_workshop.reports.sheets import Sheet, changes_sheet, figures_sheet
from itot_workshop.reports.summary import summary
from itot_workshop.reports.words import Words, read_words

Format: TypeAlias = Literal["html", "md", "csv", "json", "svg"]
FORMATS: tuple[Format, ...] = get_args(Format)

_MARKS: tuple[Mark, ...] = ("IT", "OT", "MGT", "OTHER", "both", "room", "before")


def render(
    sessions: Sequence[Session],
    format_: Format,
    resources: Path,
    before: Session | None = None,
) -> bytes:
    """One session as its summary, several as their comparison.

    ``resources`` is the folder with templates, words and theme; ``before`` the earlier session
    that a summary is set against. Pages and pictures need a running ``QGuiApplication``.
    ``Refused`` if the sessions cannot be compared or there is nothing to draw.
    """
    if format_ == "csv":
        return csv.write_csv(_sheet(sessions))
    if format_ == "json":
        return json.write_json(_answer(sessions))
    words = read_words(resources / "report", sessions[-1].about.language)
    document = _document(sessions, words, before)
    if format_ == "md":
        return markdown.write_markdown(document, _marks(words)).encode("utf-8")
    if format_ == "svg":
        look = read_look(resources / "theme", "light")
        return svg.write_svg(document, look, resources / "report").encode("utf-8")
    return page(document, words, resources).encode("utf-8")


def page(document: Document, words: Words, resources: Path) -> str:
    """A document as a web page with its drawings in both looks."""
    light = read_look(resources / "theme", "light")
    dark = read_look(resources / "theme", "dark")

    def draw(radar: Radar) -> Drawing:
        return Drawing(light=radar_svg(radar, light), dark=radar_svg(radar, dark))

    made = Page(templates=resources / "report", light=light, dark=dark, marks=_marks(words))
    return html.write_html(document, made, draw)


def _document(sessions: Sequence[Session], words: Words, before: Session | None) -> Document:
    if len(sessions) == 1:
        return summary(sessions[0], words, before)
    return comparison(sessions, words)


def _sheet(sessions: Sequence[Session]) -> Sheet:
    if len(sessions) == 1:
        return figures_sheet(sessions[0], session_figures(sessions[0]))
    return changes_sheet({session.id: session for session in sessions}, compare_all(sessions))


def _answer(sessions: Sequence[Session]) -> json.Answer:
    if len(sessions) == 1:
        return json.show(sessions[0], session_figures(sessions[0]))
    return json.compare(compare_all(sessions))


def _marks(words: Words) -> dict[str, str]:
    return {mark: words.name_of("sides", mark) for mark in _MARKS}
