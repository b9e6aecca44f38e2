"""What is wrong in a content pack, and how to come by every value in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.pack import Value

KeyPath: TypeAlias = tuple[str | int, ...]
Walked: TypeAlias = tuple[tuple[KeyPath, Value], ...]


class Finding(Struct, frozen=True, kw_only=True):
    """Something that keeps a pack from being used: where, and why in plain words.

    ``path`` leads from the pack to the value, with positions in lists counted from 0. ``needs``
    names the parts (``table`` or ``table.field``) that must have been read whole for the finding
    to be certain; who reads a broken pack leaves out findings on parts that were not.
    """

    path: KeyPath
    reason: str
    needs: tuple[str, ...] = ()


def walk(value: Value, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Value]]:
    """Every value of a pack with its path, from the outside in, in the order they stand."""
    yield path, value
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if isinstance(part, Value):
            yield from walk(part, (*path, name))
        elif isinstance(part, tuple):
            for position, element in enumerate(part):
                if isinstance(element, Value):
                    yield from walk(element, (*path, name, position))


def texts(value: Value) -> Iterator[tuple[KeyPath, str, str]]:
    """The texts of one value: path inside it, the name of the field, the text."""
    for name in value.__struct_fields__:
        part = getattr(value, name)
        if isinstance(part, str):
            yield (name,), name, part
        elif isinstance(part, tuple):
            for position, element in enumerate(part):
                if isinstance(element, str):
                    yield (name, position), name, element
