"""From sessions to the bytes of a file of words and figures; drawn ones are made in ``drawn``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports import csv, json, markdown
from itot_workshop.reports.comparison import comparison
from itot_workshop.reports.document import Document, Mark
from itot_workshop.reports.sheets import Sheet, changes_sheet, figures_sheet
from itot_workshop.reports.summary import summary
from itot_workshop.reports.words import Words, read_words

WrittenFormat: TypeAlias = Literal["md", "csv", "json"]

_MARKS: tuple[Mark, ...] = ("IT", "OT", "MGT", "OTHER", "both", "room", "before")


def write(
    sessions: Sequence[Session],
    format_: WrittenFormat,
    resources: Path,
    before: Session | None = None,
) -> bytes:
    """One session as its summary, several as their comparison.

    ``resources`` is the folder with words and templates; ``before`` the earlier session that a
    summary is set against. ``Refused`` if the sessions cannot be compared.
    """
    if format_ == "csv":
        return csv.write_csv(_sheet(sessions))
    if format_ == "json":
        return json.write_json(_answer(sessions))
    words, document = document_of(sessions, resources, before)
    return markdown.write_markdown(document, marks(words)).encode("utf-8")


def document_of(
    sessions: Sequence[Session], resources: Path, before: Session | None = None
) -> tuple[Words, Document]:
    """The document of one session or of several, and the words it is written in."""
    words = read_words(resources / "report", sessions[-1].about.language)
    if len(sessions) == 1:
        return words, summary(sessions[0], words, before)
    return words, comparison(sessions, words)


def marks(words: Words) -> dict[str, str]:
    """What the marks of a document are called."""
    return {mark: words.name_of("sides", mark) for mark in _MARKS}


def _sheet(sessions: Sequence[Session]) -> Sheet:
    if len(sessions) == 1:
        return figures_sheet(sessions[0], session_figures(sessions[0]))
    return changes_sheet({session.id: session for session in sessions}, compare_all(sessions))


def _answer(sessions: Sequence[Session]) -> json.Answer:
    if len(sessions) == 1:
        return json.show(sessions[0], session_figures(sessions[0]))
    return json.compare(compare_all(sessions))
