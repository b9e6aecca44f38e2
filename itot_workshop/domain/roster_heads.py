"""The titles over the columns of a roster, in English and German, and the rows below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Literal, TypeAlias

from msgspec import Struct

Title: TypeAlias = Literal["seat", "unit", "name", "first", "role", "site", "skip"]

_WORDS: Mapping[Title, str] = {
    "first": "first given forename vorname",
    "name": (
        "name surname last family participant person nachname familienname zuname teilnehmer "
        "teilnehmerin teilnehmende teilnehmerinnen mitarbeiter mitarbeiterin kollege"
    ),
    "seat": "seat side seite bereich lager",
    "unit": (
        "team department unit area group company organisation organization division abteilung "
        "gruppe firma unternehmen organisationseinheit ressort"
    ),
    "role": (
        "role function position job title rolle funktion stelle aufgabe beruf tätigkeit titel "
        "stellenbezeichnung"
    ),
    "site": "site plant location standort werk ort niederlassung betrieb",
    "skip": "email mail phone telephone mobile no nr number nummer lfd telefon handy mobil",
}
_TITLES: Mapping[str, Title] = {
    word: title for title, words in _WORDS.items() for word in words.split()
}


class Row(Struct, frozen=True, kw_only=True):
    """What stands in a row under titles."""

    name: str
    role: str
    site: str


def title_of(cell: str) -> Title | None:
    """What a title says that its column holds; ``cell`` is in lower case without signs."""
    found = [_TITLES[word] for word in cell.split() if word in _TITLES]
    special = [title for title in found if title in ("first", "skip")]
    return (special or found or [None])[0]


def row_under(titles: Sequence[Title | None], cells: Sequence[str]) -> Row:
    """A row read by its titles; a unit, and what stands under no title, counts as a role."""
    said: dict[Title, list[str]] = {title: [] for title in _WORDS}
    for title, cell in zip_longest(titles, cells):
        if cell:
            said[title or "role"].append(cell)
    return Row(
        name=" ".join((*said["first"], *said["name"])),
        role=", ".join(dict.fromkeys((*said["role"], *said["unit"], *said["seat"]))),
        site=", ".join(said["site"]),
    )
