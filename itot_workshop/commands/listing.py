"""`list` and `packs`: what there is to work with."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence

from itot_workshop.commands.answer import say, say_json, tell, written
from itot_workshop.commands.columns import Head, table
from itot_workshop.commands.house import House
from itot_workshop.reports.numbers import score, shown
from itot_workshop.storage.library import SessionEntry
from itot_workshop.storage.packs import PackListing, find_packs

_SHORTEST = 8


def list_sessions(house: House, args: argparse.Namespace) -> int:
    """The sessions of the library, the youngest first."""
    entries = house.library.entries()
    if args.json:
        say_json({"sessions": [_entry(entry) for entry in entries]})
        return 0
    if not entries:
        tell(f"There is no session in “{house.library.folder}” yet. `itot-workshop new` plans one.")
        return 0
    known = [entry for entry in entries if entry.about]
    say(table(_HEADS, [_row(entry, _short_ids(known)) for entry in known]) if known else [])
    for entry in entries:
        if not entry.about:
            tell(f"“{entry.path.name}”: {entry.fault}")
    return 0


_HEADS = (
    Head("id"),
    Head("date"),
    Head("title"),
    Head("organisation"),
    Head("site"),
    Head("people", figures=True),
    Head("state"),
    Head("score", figures=True),
    Head("gap", figures=True),
)


def _row(entry: SessionEntry, ids: dict[str, str]) -> Sequence[str]:
    about, headline = entry.about, entry.headline
    if about is None:
        return ()
    return (
        ids[entry.id],
        about.date.isoformat(),
        about.title,
        about.organisation,
        about.site,
        str(sum(headline.people.values())) if headline else "",
        _state(entry),
        shown(headline.score if headline else None, score),
        shown(headline.mean_abs_gap if headline else None, score),
    )


def _state(entry: SessionEntry) -> str:
    state: str = entry.about.state if entry.about else ""
    if entry.in_use:
        return f"{state}, open"
    return f"{state}, interrupted" if entry.interrupted else state


def _short_ids(entries: Iterable[SessionEntry]) -> dict[str, str]:
    """The beginnings of ids that are enough to tell them apart."""
    ids = {entry.id for entry in entries}
    longest = max(map(len, ids), default=_SHORTEST)
    for length in range(_SHORTEST, longest):
        if len({id_[:length] for id_ in ids}) == len(ids):
            return {id_: id_[:length] for id_ in ids}
    return {id_: id_ for id_ in ids}


def _entry(entry: SessionEntry) -> dict[str, object]:
    about, headline = entry.about, entry.headline
    return {
        "id": about.id if about else None,
        "file": written(entry.path),
        "title": about.title if about else None,
        "organisation": about.organisation if about else None,
        "site": about.site if about else None,
        "date": about.date if about else None,
        "state": about.state if about else None,
        "template": about.template if about else None,
        "form": about.form if about else None,
        "follows": about.follows if about else None,
        "archived": about.archived if about else None,
        "rehearsal": about.rehearsal if about else None,
        "people": headline.people if headline else None,
        "score": headline.score if headline else None,
        "mean_abs_gap": headline.mean_abs_gap if headline else None,
        "in_use": entry.in_use,
        "interrupted": entry.interrupted,
        "fault": entry.fault or None,
    }


def list_packs(house: House, args: argparse.Namespace) -> int:
    """The content packs: the program's own and those in the library."""
    found = find_packs(*house.packs)
    if args.json:
        say_json({"packs": [_pack(listing) for listing in found]})
        return 0
    rows = [
        (listing.id, listing.version, listing.language, listing.title, _use(listing))
        for listing in found
    ]
    heads = [Head(name) for name in ("id", "version", "language", "title", "use")]
    say(table(heads, rows))
    return 0


def _use(listing: PackListing) -> str:
    if listing.faults:
        many = len(listing.faults)
        return "1 fault, see check" if many == 1 else f"{many} faults, see check"
    return f"replaced by {listing.replaced_by}" if listing.replaced_by else "ready"


def _pack(listing: PackListing) -> dict[str, object]:
    return {
        "id": listing.id,
        "version": listing.version or None,
        "title": listing.title or None,
        "language": listing.language or None,
        "folder": written(listing.folder),
        "usable": listing.usable,
        "replaced_by": listing.replaced_by or None,
        "faults": [str(fault) for fault in listing.faults],
    }
