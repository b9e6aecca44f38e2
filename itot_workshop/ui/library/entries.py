"""From the files of a library to the rows of its page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from itot_workshop.charts.radar_values import Radar, RadarAxis
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.storage.headline import Headline
from itot_workshop.storage.library import SessionEntry
from itot_workshop.storage.listing import read_listed
from itot_workshop.ui.library.rows import LibraryRow, State
from itot_workshop.ui.library.words import gap_words, translate


def library_rows(entries: Iterable[SessionEntry]) -> tuple[LibraryRow, ...]:
    """The rows of a library, in the order of its entries."""
    return tuple(library_row(entry) for entry in entries)


def example_rows(folder: Path) -> tuple[LibraryRow, ...]:
    """The rows of the example sessions in a folder, oldest first."""
    listed = {path: read_listed(path) for path in folder.glob("*.itot")}
    entries = [
        SessionEntry(folder=path.parent, name=path.name, about=it.about, headline=it.headline)
        for path, it in listed.items()
        if it.about is not None
    ]
    return tuple(sorted(library_rows(entries), key=lambda row: str(row.date)))


def library_row(entry: SessionEntry) -> LibraryRow:
    """What a session file shows in the list."""
    about, headline = entry.about, entry.headline or Headline(people={})
    if about is None:
        return LibraryRow(
            key=str(entry.path), title=entry.path.name, state="damaged", fault=entry.fault
        )
    return LibraryRow(
        key=str(entry.path),
        title=about.title or entry.path.name,
        organisation=about.organisation,
        site=about.site,
        date=about.date,
        minutes=headline.minutes,
        people=headline.people,
        names=headline.names,
        state=_state(entry),
        archived=about.archived,
        rehearsal=about.rehearsal,
        score=headline.score,
        band=headline.band,
        gap=headline.mean_abs_gap,
        gap_label=gap_words(headline.gap_label),
        radar=_thumbnail(headline),
        note=_note(entry),
    )


def _state(entry: SessionEntry) -> State:
    if entry.interrupted:
        return "interrupted"
    if entry.in_use:
        return "open"
    about = entry.about
    return "finished" if about is not None and about.state == "finished" else "planned"


def _note(entry: SessionEntry) -> str:
    if not entry.interrupted:
        return ""
    if entry.stopped:
        return translate(
            "Library",
            "The program stopped while this session was open. Nothing that was saved is lost.",
        )
    return translate("Library", "The workshop was left while it was running. Nothing is lost.")


def _thumbnail(headline: Headline) -> Radar | None:
    if len(headline.axes) < FEWEST_AXES:
        return None
    return Radar(
        axes=tuple(RadarAxis(label="", it=axis.it, ot=axis.ot) for axis in headline.axes),
        low=headline.low,
        high=headline.high,
        layers=frozenset(("it", "ot")),
        labels=False,
    )
