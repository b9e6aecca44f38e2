"""Documents as bytes and back: UTF-8 JSON in one canonical form, with a checksum.

What is written can be read back as it was, or is refused before anything is written: the coder
turns NaN into null without a word, and values are not checked when they are made.
"""

from __future__ import annotations

import gc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec

from itot_workshop.storage.errors import NotStorable

T = TypeVar("T")

GONE = msgspec.Raw(b"null")
"""In place of a document: there is none."""

BAD_INPUT = (msgspec.MsgspecError, UnicodeError, RecursionError)
"""What decoding raises for bytes that are not what they should be."""

_CANNOT = (TypeError, ValueError, OverflowError, RecursionError, msgspec.MsgspecError)
_REFUSAL = (
    "An entry could not be saved because it holds something that cannot be read back{where}. "
    "Nothing was changed; enter it again without special characters."
)


def checksum(data: bytes | memoryview | msgspec.Raw) -> str:
    """CRC-32 as eight hexadecimal digits."""
    return f"{zlib.crc32(data):08x}"


def encode(value: Any) -> bytes:
    """The canonical bytes of a value of our own making (heads, journal lines)."""
    try:
        return msgspec.json.encode(value)
    except _CANNOT as error:
        raise NotStorable(_REFUSAL.format(where="")) from error


def encode_document(value: Any, decoder: msgspec.json.Decoder[Any]) -> msgspec.Raw:
    """The bytes of a document after making sure that they read back as the same document.

    Raises:
        NotStorable: for NaN, infinity, half characters (lone surrogates), wrong types.
    """
    try:
        data = msgspec.json.encode(value)
        same = decoder.decode(data) == value
    except _CANNOT as error:
        raise NotStorable(_REFUSAL.format(where=_place(error))) from error
    if not same:
        raise NotStorable(_REFUSAL.format(where=""))
    return msgspec.Raw(data)


def is_canonical(data: bytes | memoryview | msgspec.Raw) -> bool:
    """Whether bytes are what this module would have written: no key twice, no odd spelling.

    Decoding takes the last of two equal keys without a word; encoding again shows it.
    """
    try:
        return msgspec.json.encode(msgspec.json.decode(data)) == bytes(data)
    except BAD_INPUT:
        return False


def known_part(raw: msgspec.Raw, decoder: msgspec.json.Decoder[Any]) -> msgspec.Raw | None:
    """A document without the fields that its decoder does not know; None if it cannot be read."""
    try:
        decoder.decode(raw)
    except BAD_INPUT:
        pass
    else:
        return raw
    try:
        plain: dict[str, Any] = msgspec.json.decode(raw, type=dict[str, Any])
        known = [f for f in decoder.type.__struct_encode_fields__ if f in plain]
        return msgspec.Raw(encode(decoder.decode(encode({f: plain[f] for f in known}))))
    except BAD_INPUT:
        return None


@contextmanager
def no_collection() -> Iterator[None]:
    """Thousands of small values that all stay make the cyclic collector run for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _place(error: Exception) -> str:
    """Where in the document, as " (at $.date)"; never the value itself."""
    _, found, place = str(error).rpartition("- at `$")
    return f" (at {place.strip('`.')})" if found else ""
