"""What is said of the sessions that are chosen, and whether they can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.words import translate
from itot_workshop.ui.widgets.numbers import head_day, short_date, whole
from itot_workshop.ui.widgets.plural import plural

if TYPE_CHECKING:
    from itot_workshop.domain.comparison import Comparison

_NAMED = 3
"""Organisations that are named, and not counted."""


class Selection(Struct, frozen=True, kw_only=True):
    """The two lines of the bar, and whether *compare* has something to do."""

    title: str = ""
    detail: str = ""
    comparable: bool = False


def selection(rows: Sequence[LibraryRow], found: Comparison | str | None = None) -> Selection:
    """What the bar says of chosen rows.

    ``found`` compares the earliest with the latest of them, or is why that cannot be.
    """
    if not rows:
        return Selection()
    title = _title(rows)
    if len(rows) == 1:
        more = translate("Library", "Choose one more to compare.")
        return Selection(title=title, detail=more)
    if found is None or isinstance(found, str):
        return Selection(title=title, detail=found or "")
    if len({(row.organisation.casefold(), row.site.casefold()) for row in rows}) > 1:
        sites = translate(
            "Library", "Several sites side by side: no before and after between them."
        )
        return Selection(title=title, detail=sites, comparable=True)
    parts = [_range(rows), _axes(found), _people(found)]
    return Selection(title=title, detail=" ".join(part for part in parts if part), comparable=True)


def _title(rows: Sequence[LibraryRow]) -> str:
    said = translate("Library", "%1 chosen: %2").replace("%1", whole(len(rows)))
    who = _who(rows)
    days = sorted(row.date for row in rows if row.date is not None)
    if days:
        first = head_day(days[0], days[-1]) if len(rows) > 1 else short_date(days[0])
        when = first if len(days) == 1 else _and(first, short_date(days[-1]))
        who = f"{who}, {when}"
    return said.replace("%2", who)


def _who(rows: Sequence[LibraryRow]) -> str:
    """Whose sessions they are; of more than can be named, how many."""
    names = list(dict.fromkeys(row.organisation or row.title for row in rows))
    if len(names) <= _NAMED:
        return translate("Library", ", ").join(names)
    places = len({row.organisation for row in rows if row.organisation})
    if not places:
        return translate("Library", ", ").join(names[:_NAMED])
    return plural("Library", places, "1 organisation", "%n organisations")


def _and(first: str, last: str) -> str:
    said = translate("Library", "%1 and %2").replace("%1", first)
    return said.replace("%2", last)


def _range(rows: Sequence[LibraryRow]) -> str:
    if len(rows) == 2:
        return ""
    return translate("Library", "All are shown; what changed goes from the first to the last.")


def _axes(found: Comparison) -> str:
    number = whole(found.comparable)
    if found.comparable == len(found.axes):
        return translate("Library", "All %1 axes can be compared.").replace("%1", number)
    if not found.comparable:
        return translate("Library", "No axis can be compared; the page says why.")
    said = translate("Library", "%1 of %2 axes can be compared.").replace("%1", number)
    return said.replace("%2", whole(len(found.axes)))


def _people(found: Comparison) -> str:
    composition = found.composition
    if not composition.codes_used:
        return ""
    return plural(
        "Library", composition.returning, "1 person was in both.", "%n people were in both."
    )
