"""What holds for each value of a content pack by itself: ids, lengths of texts, numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import fields

from itot_workshop.domain.pack import Card, Criterion, Idea, Pack, PackHead, Value
from itot_workshop.domain.pack_findings import Finding, KeyPath, Walked, texts

LONGEST = 2000
LARGEST = 1_000_000
MOST = 500

LENGTHS: dict[tuple[str, str], int] = {
    ("Axis", "anchor_high_stage"): 95,
    ("Axis", "anchor_low_stage"): 95,
    ("Axis", "name"): 40,
    ("Axis", "question"): 120,
    ("Axis", "short"): 14,
    ("Band", "name"): 40,
    ("BoardItem", "short"): 20,
    ("BoardItem", "text"): 120,
    ("Card", "gist_stage"): 95,
    ("Card", "title"): 60,
    ("Criterion", "name"): 40,
    ("Criterion", "short"): 14,
    ("Criterion", "text"): 160,
    ("Gate", "short"): 60,
    ("GapReading", "prompt"): 95,
    ("HouseRule", "stage"): 95,
    ("Model", "name"): 60,
    ("PackHead", "title"): 80,
    ("Question", "labels"): 24,
    ("Question", "sentence"): 95,
    ("Question", "text"): 120,
    ("Question", "title"): 40,
    ("Scale", "abstain"): 24,
    ("Scale", "labels"): 24,
    ("Scale", "question"): 120,
    ("Statement", "ask_better"): 70,
    ("Statement", "ask_worse"): 70,
    ("Statement", "text"): 160,
    ("Template", "title"): 60,
    ("TemplateStep", "short"): 14,
    ("TemplateStep", "title"): 60,
}
ONE_WORD = {("Axis", "short"), ("Criterion", "short")}
MODEL_SHORT = (2, 12)

_CONTROL = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
_PLAIN_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ANY_CASE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")


def check_limits(pack: Pack, walked: Walked) -> Iterator[Finding]:
    """All that is wrong with single values of a pack, wherever they stand."""
    for path, value in walked:
        yield from _texts(path, value)
        yield from _numbers(path, value)
        yield from _ids(path, value)
    yield from _head(pack.pack)


def _texts(path: KeyPath, value: Value) -> Iterator[Finding]:
    kind = type(value).__name__
    for where, name, text in texts(value):
        for reason in _wrong_in_text(kind, name, text, required=_is_required(value, name)):
            yield Finding(path=(*path, *where), reason=reason)


def _wrong_in_text(kind: str, name: str, text: str, *, required: bool) -> Iterator[str]:
    if required and not text.strip():
        yield "is empty"
    odd = _CONTROL.search(text)
    if odd:
        yield f"holds the control character U+{ord(odd[0]):04X}, which no screen can show"
    if (kind, name) == ("Model", "short"):
        yield from _wrong_in_model_short(text)
        return
    longest = LENGTHS.get((kind, name), LONGEST)
    if len(text) > longest:
        yield f"is {len(text)} characters long; there is room for {longest}"
    if "\n" in text and (kind, name) in LENGTHS:
        yield "runs over several lines; there is room for one"
    if (kind, name) in ONE_WORD and len(text.split()) > 1:
        yield "is more than one word"


def _wrong_in_model_short(text: str) -> Iterator[str]:
    lines, length = MODEL_SHORT
    if text.count("\n") >= lines or any(len(line) > length for line in text.split("\n")):
        yield f"does not fit on {lines} lines of {length} characters"


def _is_required(value: Value, name: str) -> bool:
    """Whether a text must not be empty: it has no default, or stands in a list."""
    field = getattr(value, name)
    return isinstance(field, tuple) or name in _without_default(type(value))


@cache
def _without_default(kind: type[Value]) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.required)


def _numbers(path: KeyPath, value: Value) -> Iterator[Finding]:
    for name in value.__struct_fields__:
        number = getattr(value, name)
        if isinstance(number, float) and not math.isfinite(number):
            yield Finding(path=(*path, name), reason="is no ordinary number")
        elif isinstance(number, (int, float)) and abs(number) > LARGEST:
            yield Finding(path=(*path, name), reason=f"is larger than {LARGEST:,}")
        elif isinstance(number, tuple) and len(number) > MOST:
            yield Finding(
                path=(*path, name), reason=f"has {len(number)} entries; there is room for {MOST}"
            )


def _ids(path: KeyPath, value: Value) -> Iterator[Finding]:
    if "id" not in value.__struct_fields__:
        return
    capitals = isinstance(value, (Card, Criterion, Idea))
    wanted = _ANY_CASE_ID if capitals else _PLAIN_ID
    if not wanted.fullmatch(str(getattr(value, "id", ""))):
        letters = "letters" if capitals else "small letters"
        yield Finding(
            path=(*path, "id"),
            reason=f"may hold {letters} a to z, digits, - and _ only, begins with a letter or a"
            " digit, and is 40 characters long at most",
        )


def _head(head: PackHead) -> Iterator[Finding]:
    if not _VERSION.fullmatch(head.version):
        yield Finding(path=("pack", "version"), reason="is not of the form 1.0.0")
    if not _LANGUAGE.fullmatch(head.language):
        yield Finding(path=("pack", "language"), reason="is not a language code such as en or de")
