"""The words of the library: what states are called, how a row reads."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication

from itot_workshop.ui.library.rows import Column, LibraryRow, Show, State
from itot_workshop.ui.results.words import seat_word
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole
from itot_workshop.ui.widgets.plural import plural

translate = QCoreApplication.translate


def show_word(show: Show) -> str:
    """What a filter by state is called."""
    words = {
        "all": translate("Library", "All"),
        "interrupted": translate("Library", "Interrupted"),
        "open": translate("Library", "Open"),
        "planned": translate("Library", "Planned"),
        "finished": translate("Library", "Finished"),
        "damaged": translate("Library", "Cannot be opened"),
        "archived": translate("Library", "Archived"),
    }
    return words[show]


def state_word(state: State) -> str:
    """How a session stands, in its row."""
    words = {
        "interrupted": translate("Library", "interrupted"),
        "open": translate("Library", "open elsewhere"),
        "planned": translate("Library", "planned"),
        "finished": translate("Library", "finished"),
        "damaged": translate("Library", "cannot be opened"),
    }
    return words[state]


def gap_words(label: str | None) -> str:
    """How far apart the sides stand, in a word."""
    words = {
        "close": translate("Library", "close"),
        "noticeable": translate("Library", "noticeable"),
        "large": translate("Library", "large"),
    }
    return words.get(label or "", "")


def column_word(column: Column) -> str:
    """The head of a column."""
    words = {
        "choice": "",
        "radar": "",
        "session": translate("Library", "Session"),
        "date": translate("Library", "Date"),
        "people": translate("Library", "People"),
        "state": translate("Library", "State"),
        "alignment": translate("Library", "Alignment"),
        "gap": translate("Library", "IT–OT gap"),
    }
    return words[column]


def length_word(minutes: int) -> str:
    """How long the agenda is: 90 minutes, 3.5 hours; empty if it has no time."""
    if not minutes:
        return ""
    if minutes <= 120:
        return translate("Library", "%1 minutes").replace("%1", whole(minutes))
    hours = fixed(minutes / 60, 1 if minutes % 60 else 0)
    return translate("Library", "%1 hours").replace("%1", hours)


def when_word(date: datetime.date | None, today: datetime.date) -> str:
    """How far off a planned session is: today, tomorrow, in 7 days, 3 days ago."""
    if date is None:
        return ""
    days = (date - today).days
    if days == 0:
        return translate("Library", "today")
    if days == 1:
        return translate("Library", "tomorrow")
    if days == -1:
        return translate("Library", "yesterday")
    if days > 0:
        return plural("Library", days, "in %n day", "in %n days")
    return plural("Library", -days, "%n day ago", "%n days ago")


def summary_words(sessions: int, organisations: int) -> str:
    """What the list holds: 6 sessions at 3 organisations."""
    said = plural("Library", sessions, "1 session", "%n sessions")
    if not organisations:
        return said
    at = plural("Library", organisations, "%1 at 1 organisation", "%1 at %n organisations")
    return at.replace("%1", said)


def unscored_word(row: LibraryRow) -> str:
    """What stands in for a score: a finished session has none where too few have voted."""
    if row.state == "damaged":
        return ""
    said = {"finished": translate("Library", "no score")}
    return said.get(row.state, translate("Library", "not voted yet"))


def spoken(row: LibraryRow, column: Column) -> str:
    """What a cell says to somebody who hears the list."""
    if column == "session":
        return ", ".join(part for part in (row.title, row.place, row.fault) if part)
    if column == "date":
        day = short_date(row.date) if row.date else ""
        return ", ".join(part for part in (day, length_word(row.minutes)) if part)
    if column == "people":
        seats = [f"{whole(n)} {seat_word(seat)}" for seat, n in row.people.items() if n]
        return ", ".join(seats)
    if column == "state":
        return state_word(row.state)
    if column == "alignment":
        if row.score is None:
            return unscored_word(row)
        return " ".join(part for part in (fixed(row.score), row.band) if part)
    if column == "gap":
        return " ".join(part for part in (fixed(row.gap), row.gap_label) if part)
    if column == "radar":
        return translate("Library", "Radar in small")
    return ""
