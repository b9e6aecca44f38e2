"""From plain tables to the typed values of a pack, telling every fault of shape on the way.

msgspec converts quickly and stops at the first fault. Where it finds one, the element is walked
field by field: every fault is noted, and a stand-in of the right type takes the place of what is
missing or wrong, so that the rest of the pack can still be looked at.
"""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from itot_workshop.domain.pack import Value
from itot_workshop.domain.pack_findings import KeyPath

Told = Callable[[KeyPath, str], None]

_NAMES: dict[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "a table",
    datetime.datetime: "a date",
    datetime.date: "a date",
    datetime.time: "a time",
}


def shaped(plain: object, wanted: Any, path: KeyPath, tell: Told) -> Any:
    """A value of the wanted type made of plain ones; ``tell`` hears of each fault, with its path.

    ``wanted`` is a type as it stands in a pack's values: a ``Value``, a tuple of one type, a
    literal, a text, a number, true or false, or one of these and None.
    """
    try:
        return msgspec.convert(plain, wanted)
    except (msgspec.ValidationError, OverflowError):
        return _walked(plain, _without_none(wanted), path, tell)


def _walked(plain: object, wanted: Any, path: KeyPath, tell: Told) -> Any:
    if _is_value(wanted) and isinstance(plain, dict):
        return _walked_value(plain, wanted, path, tell)
    if get_origin(wanted) is tuple and isinstance(plain, list):
        inner = get_args(wanted)[0]
        return tuple(shaped(part, inner, (*path, i), tell) for i, part in enumerate(plain))
    tell(path, f"should be {_described(wanted)}, is {_name(plain)}")
    return _stand_in(wanted)


def _walked_value(plain: dict[str, Any], wanted: type[Value], path: KeyPath, tell: Told) -> Value:
    known = {field.name: field for field in fields(wanted)}
    for key in plain:
        if key not in known:
            tell((*path, key), unknown_key(key, known))
    given = {}
    for name, field in known.items():
        if name in plain:
            given[name] = shaped(plain[name], field.type, (*path, name), tell)
        elif field.required:
            tell((*path, name), "is missing")
            given[name] = _stand_in(field.type)
    return wanted(**given)


def unknown_key(key: str, known: dict[str, FieldInfo]) -> str:
    """What to say of a key that no table of this kind has."""
    near = get_close_matches(key, known, n=1)
    return f"is no key here; did you mean “{near[0]}”?" if near else "is no key here"


def _stand_in(wanted: Any) -> Any:
    """A value of the wanted type that says nothing."""
    wanted = _without_none(wanted)
    if _is_value(wanted):
        return wanted(**{f.name: _stand_in(f.type) for f in fields(wanted) if f.required})
    if get_origin(wanted) is Literal:
        return get_args(wanted)[0]
    return () if get_origin(wanted) is tuple else wanted()


def _without_none(wanted: Any) -> Any:
    if get_origin(wanted) in (Union, types.UnionType):
        return next(part for part in get_args(wanted) if part is not types.NoneType)
    return wanted


def _is_value(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Value)


def _described(wanted: Any) -> str:
    if get_origin(wanted) is Literal:
        choices = [f"“{part}”" if isinstance(part, str) else str(part) for part in get_args(wanted)]
        return f"one of {', '.join(choices)}"
    if get_origin(wanted) is tuple:
        return _NAMES[list]
    return _NAMES[dict] if _is_value(wanted) else _NAMES[wanted]


def _name(plain: object) -> str:
    if isinstance(plain, str) and len(plain) <= 20:
        return f"“{plain}”"
    if isinstance(plain, bool):
        return str(plain).lower()
    if isinstance(plain, int) and abs(plain) < 10**9:
        return f"{plain}"
    return _NAMES.get(type(plain), "something else")
