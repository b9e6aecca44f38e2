"""From sessions to the bytes of a file of words and figures; drawn ones are made in ``drawn``.

The writers of office files wait behind doors: their libraries are loaded when first needed.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.sites import by_site
from itot_workshop.reports import csv, json, markdown
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.document import Document, Mark
from itot_workshop.reports.formats import USUAL, Layout, Table, WrittenFormat
from itot_workshop.reports.office_look import read_office
from itot_workshop.reports.sheets import Sheet, changes_sheet, figures_sheet
from itot_workshop.reports.sheets_said import actions_sheet, notes_sheet, votes_sheet
from itot_workshop.reports.sheets_worded import worded
from itot_workshop.reports.spoken import in_language
from itot_workshop.reports.words import Words

_IDS = frozenset(("session", "before", "after"))
_SAME = frozenset(("date", "title"))

_MARKS: tuple[Mark, ...] = ("IT", "OT", "MGT", "OTHER", "both", "room", "before", "older")


def write(
    sessions: Sequence[Session],
    format_: WrittenFormat,
    resources: Path,
    before: Session | None = None,
    layout: Layout = USUAL,
) -> bytes:
    """One session as its summary, several as their comparison.

    ``resources`` is the folder with words and templates; ``before`` the earlier session that a
    summary is set against. ``Refused`` if the sessions cannot be compared.
    """
    if format_ == "csv":
        return csv.write_csv(sheet_of(layout.table, sessions, before))
    if format_ == "json":
        return json.write_json(_answer(sessions))
    words, whole = document_of(sessions, resources, before, layout.language)
    if format_ == "xlsx":
        return _workbook(whole, sessions, before, words, resources)
    document = whole.without(layout.without)
    if format_ == "pdf":
        from itot_workshop.reports.printed import print_document

        return print_document(document, words, resources, layout.paper).content
    if format_ == "pptx":
        return _slides(document, sessions, words, resources)
    return markdown.write_markdown(document, marks(words)).encode("utf-8")


def marks(words: Words) -> dict[str, str]:
    """What the marks of a document are called."""
    return {mark: words.name_of("sides", mark) for mark in _MARKS}


def sheets_of(sessions: Sequence[Session], before: Session | None = None) -> tuple[Sheet, ...]:
    """Figures, changes, votes, notes and actions, for spreadsheets.

    One session has figures, and changes since the one ``before`` it; several of one site have
    changes alone, and several sites figures, with the changes within them.
    """
    figures = [(session, session_figures(session)) for session in sessions]
    said = (votes_sheet(figures), notes_sheet(sessions), actions_sheet(sessions))
    compared = [*sessions, before] if before is not None else sessions
    changes = (_changes(compared),) if len(compared) > 1 else ()
    if len(sessions) > 1 and len(by_site(sessions)) == 1:
        return (*changes, *said)
    told = tuple(sheet for sheet in changes if sheet.rows)
    return (figures_sheet(figures), *told, *said)


def _changes(sessions: Sequence[Session]) -> Sheet:
    return changes_sheet({session.id: session for session in sessions}, compare_all(sessions))


def sheet_of(
    table: Table | None, sessions: Sequence[Session], before: Session | None = None
) -> Sheet:
    """One of the sheets, the first of them if none is named. ``Refused`` if there is no such."""
    sheets = sheets_of(sessions, before)
    found = next((sheet for sheet in sheets if table in (None, sheet.name)), None)
    if found is None:
        raise Refused(
            "There is no such table: figures are those of a single session, changes need a"
            " session before it. Nothing was written; name another table."
        )
    return found


def _workbook(
    document: Document,
    sessions: Sequence[Session],
    before: Session | None,
    words: Words,
    resources: Path,
) -> bytes:
    """The sheets for people: in words, without ids, and without what every row of one session
    repeats.
    """
    from itot_workshop.reports.xlsx import Book, write_xlsx

    report = resources / "report"
    told = [in_language(session, report, words.language) for session in sessions]
    earlier = before and in_language(before, report, words.language)
    left_out = _IDS if len(sessions) > 1 else _IDS | _SAME
    kept = tuple(worded(sheet.without(left_out), words) for sheet in sheets_of(told, earlier))
    book = Book(sheets=kept, day=last_day(sessions))
    return write_xlsx(document, book, words, read_office(resources / "theme"))


def _slides(
    document: Document, sessions: Sequence[Session], words: Words, resources: Path
) -> bytes:
    from itot_workshop.reports.pptx import write_pptx

    office = read_office(resources / "theme")
    return write_pptx(document, words, office, last_day(sessions))


def last_day(sessions: Sequence[Session]) -> datetime.date:
    """The day that a file tells of: it takes the place of the time at which it was made."""
    return max(session.about.date for session in sessions)


def _answer(sessions: Sequence[Session]) -> json.Answer:
    if len(sessions) == 1:
        return json.show(sessions[0], session_figures(sessions[0]))
    return json.compare(compare_all(sessions))
