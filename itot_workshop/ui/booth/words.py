"""Words of the booth, one place, so that they stay the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from itot_workshop.ui.booth.asked import Seated
from itot_workshop.ui.widgets.names import seat_name


def tr(text: str, count: int = -1) -> str:
    """A text of the booth in the reader's language; ``%n`` in it stands for ``count``."""
    return QCoreApplication.translate("Booth", text, None, count)


def seat_line(person: Seated) -> str:
    """Whose vote this is, by number or code and never by name (Seat c02)."""
    return tr("Seat {lead}").format(lead=person.lead)


def full_words(person: Seated) -> str:
    """What stands on a seat's key after its number: name or role, else the seat."""
    return person.words or seat_name(person.seat)


def turnout_line(voted: int, of: int) -> str:
    """How many have voted, of how many who are here."""
    return tr("{voted} of {of} have voted").format(voted=voted, of=of)


def next_page(page: int, pages: int) -> str:
    """What turns the page, by the one it leads to: after the last the first. ``page`` is from 0."""
    return tr("Go to page {page} of {pages}").format(page=(page + 1) % pages + 1, pages=pages)


def away_line(dots: int, pages: Sequence[int]) -> str:
    """Where dots lie that are out of sight, by pages from 1; empty where all are in sight."""
    if not dots:
        return ""
    said = (
        tr("{dots} given on page {pages}")
        if len(pages) == 1
        else tr("{dots} given on pages {pages}")
    )
    listed = QLocale().createSeparatedList([str(page) for page in pages])
    return said.format(dots=dots, pages=listed)
