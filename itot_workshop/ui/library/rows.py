"""The library's rows as values: what each session shows, which are shown, in which order.

The page draws these values and knows nothing else of the files behind them.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from itot_workshop.charts.radar_values import Radar
from itot_workshop.domain.people import Seat

State: TypeAlias = Literal["interrupted", "open", "planned", "finished", "damaged"]
Show: TypeAlias = Literal[
    "all", "interrupted", "open", "planned", "finished", "damaged", "archived"
]
Column: TypeAlias = Literal[
    "choice", "radar", "session", "date", "people", "state", "alignment", "gap"
]
COLUMNS: tuple[Column, ...] = (
    "choice",
    "radar",
    "session",
    "date",
    "people",
    "state",
    "alignment",
    "gap",
)
STATES: tuple[State, ...] = ("interrupted", "open", "planned", "finished", "damaged")


class LibraryRow(Struct, frozen=True, kw_only=True):
    """One session in the list. ``key`` is what the library knows it by.

    ``radar`` is the thumbnail, None where nothing is known of the axes. ``fault`` is the sentence
    of a file that cannot be opened, ``note`` what to say of a session that was interrupted.
    """

    key: str
    title: str
    organisation: str = ""
    site: str = ""
    date: datetime.date | None = None
    minutes: int = 0
    people: Mapping[Seat, int] = field(default_factory=dict)
    names: str = ""
    state: State = "planned"
    archived: bool = False
    rehearsal: bool = False
    score: float | None = None
    band: str = ""
    gap: float | None = None
    gap_label: str = ""
    radar: Radar | None = None
    note: str = ""
    fault: str = ""

    @property
    def place(self) -> str:
        """Organisation and site, as much as is known."""
        return ", ".join(part for part in (self.organisation, self.site) if part)

    @property
    def headcount(self) -> int:
        """How many people, whatever their seat."""
        return sum(self.people.values())


class Filter(Struct, frozen=True, kw_only=True):
    """Which sessions are shown: a state, an organisation (None for all), words typed."""

    show: Show = "all"
    organisation: str | None = None
    words: str = ""


class Counts(Struct, frozen=True, kw_only=True):
    """How many sessions each filter would show; states without any are left out."""

    shows: tuple[tuple[Show, int], ...]
    organisations: tuple[tuple[str, int], ...]


def counts(rows: Iterable[LibraryRow]) -> Counts:
    """What the filters offer, each with its number; archived sessions count on their own."""
    rows = tuple(rows)
    here = [row for row in rows if not row.archived]
    states = Counter(row.state for row in here)
    shows: list[tuple[Show, int]] = [("all", len(here))]
    shows += [(state, states[state]) for state in STATES if states[state]]
    if len(here) < len(rows):
        shows.append(("archived", len(rows) - len(here)))
    named = Counter(row.organisation for row in here if row.organisation)
    in_order = sorted(named.items(), key=lambda pair: folded(pair[0]))
    return Counts(shows=tuple(shows), organisations=tuple(in_order))


def filtered(rows: Iterable[LibraryRow], wanted: Filter) -> tuple[LibraryRow, ...]:
    """The rows that a filter shows."""
    words = folded(wanted.words).split()
    return tuple(
        row
        for row in rows
        if _is_shown(row, wanted.show)
        and wanted.organisation in (None, row.organisation)
        and all(word in _said(row) for word in words)
    )


def sorted_rows(
    rows: Iterable[LibraryRow], column: Column, *, down: bool
) -> tuple[LibraryRow, ...]:
    """The rows by a column; what has no value there comes last, ties newest first."""
    newest = sorted(rows, key=lambda row: (row.date or datetime.date.min, row.title), reverse=True)
    value = _ORDERS[column]
    known = [row for row in newest if value(row) is not None]
    known.sort(key=value, reverse=down)  # type: ignore[arg-type]
    return (*known, *(row for row in newest if value(row) is None))


def folded(text: str) -> str:
    """The text for finding and ordering: case and accents do not matter."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def _is_shown(row: LibraryRow, show: Show) -> bool:
    if show == "archived" or row.archived:
        return row.archived and show == "archived"
    return show in ("all", row.state)


def _said(row: LibraryRow) -> str:
    year = str(row.date.year) if row.date else ""
    return folded(" ".join((row.title, row.organisation, row.site, row.names, year)))


_ORDERS: Mapping[Column, Callable[[LibraryRow], object]] = {
    "session": lambda row: (folded(row.title), folded(row.place)),
    "date": lambda row: row.date,
    "people": lambda row: row.headcount or None,
    "state": lambda row: STATES.index(row.state),
    "alignment": lambda row: row.score,
    "gap": lambda row: row.gap,
}
