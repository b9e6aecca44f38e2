"""Ways to spoil a file: bytes, words and numbers that are not what they were."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from itot_workshop.storage import file_format
from itot_workshop.storage.coding import checksum

Mutant: TypeAlias = bytes

HOSTILE: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1e308,
    10**30,
    -(2**63) - 1,
    "",
    " ",
    "\x00",
    "\u202e\u2066",
    "\U0001f600" * 50,
    "<b>&amp;</b>",
    "=1+1",
    "../../etc/passwd",
    "x" * 20_000,
    [],
    {},
    [[]] * 50,
    {"a": {"b": {"c": {}}}},
)
WORDS = (
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'"',
    b"'''",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"=",
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n\n",
    b"NaN",
    b"1e999",
    b"-0",
    b"9" * 400,
    b"\\ud800",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"=HYPERLINK()",
    b"[" * 3000,
    b'{"a":' * 1500,
    b"a" * 70_000,
)


def mutated_bytes(data: bytes, chance: random.Random) -> Mutant:
    """A few changes anywhere: the checksums of a session file find each of them."""
    spoilt = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 40))):
        _spoil(spoilt, chance)
    if spoilt == data:
        spoilt[chance.randrange(len(spoilt))] ^= 1
    return bytes(spoilt)


def mutated_text(data: bytes, chance: random.Random) -> Mutant:
    """Lines doubled, swapped, dropped or filled with other words, or bytes changed."""
    if chance.random() < 0.4:
        return mutated_bytes(data, chance)
    lines = data.splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        deed = chance.randrange(5)
        if deed == 0:
            lines.insert(at, lines[at])
        elif deed == 1 and len(lines) > 1:
            del lines[at]
        elif deed == 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif deed == 3:
            cells = lines[at].split(b",")
            cells[chance.randrange(len(cells))] = chance.choice(WORDS)
            lines[at] = b",".join(cells)
        else:
            words = lines[at].split(b" ")
            words[chance.randrange(len(words))] = chance.choice(WORDS)
            lines[at] = b" ".join(words)
    return b"".join(lines)


def mutated_session(data: bytes, chance: random.Random) -> Mutant:
    """A session file with documents that are not as they were, and checksums that fit them."""
    head = file_format.read_head(data)
    sections = file_format.whole_sections(head, data)
    tables = {name: json.loads(b"{" + section + b"}")[name] for name, section in sections.items()}
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice(sorted(name for name, found in tables.items() if found))
        _change(tables, name, chance)
        tables = json.loads(json.dumps(tables))  # what was put in twice stands by itself
    made = {name: _section(name, documents) for name, documents in tables.items()}
    lengths = {name: (len(section), checksum(section)) for name, section in made.items()}
    return file_format.seal(msgspec.structs.replace(head, tables=lengths, crc=""), made)[1]


def _section(name: str, documents: Mapping[str, Any]) -> bytes:
    """A table as the program writes it, each document on a line of its own."""
    lines = ",\n".join(f"{_json(key)}:{_json(document)}" for key, document in documents.items())
    whole = f"{_json(name)}:{{{lines and chr(10)}{lines}{lines and chr(10)}}}"
    return whole.encode(errors="surrogatepass")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _change(tables: dict[str, Any], name: str, chance: random.Random) -> None:
    """Change, drop, double or move one document, or something inside it."""
    documents = tables[name]
    key = chance.choice(sorted(documents))
    deed = chance.randrange(6)
    if deed == 0:
        del documents[key]
    elif deed == 1:
        documents[f"{chance.getrandbits(64):016x}"] = documents[key]
    elif deed == 2:
        tables[chance.choice(sorted(tables))][key] = documents[key]
    elif deed == 3:
        documents[key] = chance.choice(HOSTILE)
    else:
        _change_inside(documents, key, chance)


def _change_inside(holder: Any, key: Any, chance: random.Random) -> None:
    """Put something hostile somewhere below a value."""
    value = holder[key]
    if isinstance(value, dict) and value and chance.random() < 0.9:
        _change_inside(value, chance.choice(sorted(value)), chance)
    elif isinstance(value, list) and value and chance.random() < 0.9:
        _change_inside(value, chance.randrange(len(value)), chance)
    else:
        holder[key] = chance.choice(HOSTILE)


def _spoil(data: bytearray, chance: random.Random) -> None:
    if not data:
        data += chance.choice(WORDS)
        return
    at = chance.randrange(len(data))
    size = min(len(data) - at, chance.choice((1, 1, 4, 64, 4096)))
    deed = chance.randrange(6)
    if deed == 0:
        data[at] ^= 1 << chance.randrange(8)
    elif deed == 1:
        del data[at : at + size]
    elif deed == 2:
        data[at:at] = data[at : at + size]
    elif deed == 3:
        data[at : at + size] = chance.randbytes(size)
    elif deed == 4:
        data[at:at] = chance.choice(WORDS)
    else:
        del data[at:]
