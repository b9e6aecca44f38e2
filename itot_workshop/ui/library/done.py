"""What was done to sessions of the library and can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct


class Binned(Struct, frozen=True, kw_only=True):
    """Sessions were moved to the bin, where they lie under these names."""

    places: tuple[Path, ...]


class Edited(Struct, frozen=True, kw_only=True):
    """Some fields of a session's head were changed: what they were, and its title then."""

    path: Path
    title: str
    fields: Mapping[str, object]


Done: TypeAlias = Binned | Edited


def still_in_bin(done: Iterable[Done], gone: Collection[Path]) -> Iterator[Done]:
    """What can still be taken back once some have left the bin otherwise."""
    for it in done:
        if not isinstance(it, Binned):
            yield it
        elif left := tuple(place for place in it.places if place not in gone):
            yield Binned(places=left)
