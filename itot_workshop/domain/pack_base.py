"""What all parts of a content pack share: frozen values with named fields, and lookup by id."""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

Key: TypeAlias = Literal[1, -1]
Form: TypeAlias = Literal["full", "short"]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Named = TypeVar("_Named", bound=_HasId)


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of everything a pack is made of: frozen, named fields, unknown keys are faults."""


class Text(Value, frozen=True, kw_only=True):
    """A fixed text of the app or the report, by id."""

    id: str
    text: str
    title: str = ""
    trace: tuple[str, ...] = ()


def by_id(values: tuple[_Named, ...], wanted: str) -> _Named:
    """The value of this id; KeyError if there is none."""
    for value in values:
        if value.id == wanted:
            return value
    raise KeyError(wanted)
