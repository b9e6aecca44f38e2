"""What can still be saved of a damaged session file.

Tables whose checksum is right are taken as they are. Elsewhere every line is looked at by itself:
a document that reads as what some table keeps, under its own id, is taken. Nothing is invented,
but for rounds whose ballots or hand counts are left: they are made up from what was voted on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.voting import Mode, Round
from itot_workshop.storage import file_format, migrations
from itot_workshop.storage.coding import BAD_INPUT, checksum, encode, known_part
from itot_workshop.storage.errors import Damaged, NotStorable
from itot_workshop.storage.file_format import ABOUT, ABOUT_ID, PACK, Identity
from itot_workshop.storage.raw_tables import RawTables
from itot_workshop.storage.session_coding import (
    DECODERS,
    id_of,
    words,
)

RescuePack: TypeAlias = Callable[[str], Pack | None]
"""A content pack by id, for a session whose own copy is lost; "" if even the id is."""

_TABLE = re.compile(rb'^[{]?"(\w+)":[{]')
_VERSION = re.compile(rb'"version":(\d{1,6}),')
_FRAME = re.compile(rb'^(?:[{]?"\w+":[{])?[}]*,?$|^[{]"_file"')
_ENTRY = re.compile(r'"([^"\\\n]{1,200})":(?=[{])')
_WHOLE = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_LINE = msgspec.json.Decoder(dict[str, msgspec.Raw])
_SCAN = json.JSONDecoder()
_PATIENCE = 2_000_000
_A_TRY = 1000


class _Patience:
    """How many more characters are looked at in search of documents within broken lines."""

    def __init__(self) -> None:
        self.left = _PATIENCE


class Salvaged(Struct, frozen=True, kw_only=True):
    """The tables that could be saved, and in words the parts in which something is amiss.

    ``identity`` is the state that the file was in, where its head still says so. ``version`` is
    that of a newer program's file, else this program's: older tables have been brought up to it.
    """

    tables: RawTables
    identity: Identity | None
    amiss: tuple[str, ...]
    version: int = file_format.VERSION


def salvage(data: bytes, rescue_pack: RescuePack | None = None) -> Salvaged:
    """Every document of a damaged file that is sound in itself.

    Raises:
        Damaged: if the description of the session or its content pack is beyond saving.
    """
    head = _head(data)
    sound = _sound_sections(head, data) if head else {}
    found: RawTables = {name: file_format.read_section(name, s) for name, s in sound.items()}
    amiss = set(head.tables) - set(sound) if head else set()
    for hint, doc_id, raw in _documents(data):
        if raw is not None:
            found.setdefault(hint, {}).setdefault(doc_id, raw)
        elif head is None:
            amiss.add(hint)
    version = head.version if head else _said_version(data)
    if version < file_format.VERSION:
        found = migrations.upgrade(found, version, file_format.VERSION, migrations.STEPS)
    tables = _sorted_by_kind(found, newer=version > file_format.VERSION)
    if rescue_pack and PACK not in sound:
        packs = (rescue_pack(pack_id) for pack_id in (*tables[PACK], *_pack_ids(data), ""))
        if (pack := next(filter(None, packs), None)) is not None:
            tables[PACK] = {pack.pack.id: msgspec.Raw(encode(pack))}
    if ABOUT_ID not in tables[ABOUT] or len(tables[PACK]) != 1:
        raise Damaged(
            "The file is damaged so much that it can no longer be told which session it is. "
            "It was left as it is; take a backup from the library."
        )
    if _restore_rounds(tables):
        amiss.add("rounds")
    return Salvaged(
        tables=tables,
        identity=head.identity if head else None,
        amiss=tuple(words(name) for name in DECODERS if name in amiss),
        version=max(version, file_format.VERSION),
    )


def _sorted_by_kind(found: RawTables, *, newer: bool) -> RawTables:
    """Every document in the table that keeps its kind; what none keeps is left out.

    Of what a newer program wrote, as much of it as is known here, in the table it stands in.
    """
    tables: RawTables = {name: {} for name in DECODERS}
    for hint, documents in found.items():
        for doc_id, raw in documents.items():
            home, document = (_known if newer else _home)(hint, doc_id, raw)
            if home is not None:
                tables[home].setdefault(doc_id, document)
    return tables


def _said_version(data: bytes) -> int:
    """Which version a damaged head says it is, since a newer one must not be written over."""
    said = _VERSION.search(data[: data.find(b"\n") + 1])
    return max(1, int(said[1])) if said else file_format.VERSION


def _head(data: bytes) -> file_format.Head | None:
    try:
        return file_format.read_head(data)
    except Damaged:
        return None


def _sound_sections(head: file_format.Head, data: bytes) -> dict[str, memoryview]:
    """The tables that are as they were written, also where others before them grew or shrank."""
    sound = file_format.sound_sections(head, data)
    for name, (length, crc) in head.tables.items():
        start = data.find(b"\n%b:{" % encode(name)) + 1
        section = memoryview(data)[start : start + length]
        if name not in sound and start and checksum(section) == crc:
            sound[name] = section
    return sound


def _documents(data: bytes) -> Iterator[tuple[str, str, msgspec.Raw | None]]:
    """Table (as far as known), id and bytes of everything that looks like a document.

    The bytes are None for a line that holds one which cannot be read any more.
    """
    try:
        whole = _WHOLE.decode(data)
    except BAD_INPUT:
        table, patience = ABOUT, _Patience()
        for line in data.split(b"\n"):
            if found := _TABLE.match(line):
                table = found[1].decode()
            for doc_id, raw in _in_line(line, patience):
                yield table, doc_id, raw
    else:
        for table, documents in whole.items():
            for doc_id, raw in documents.items():
                yield table, doc_id, raw


def _in_line(line: bytes, patience: _Patience) -> Iterator[tuple[str, msgspec.Raw | None]]:
    """The documents of one line; usually it is one, but a line break may be what is damaged."""
    if _FRAME.match(line):
        return
    try:
        yield from _LINE.decode(b"{" + line.rstrip(b",\r") + b"}").items()
    except BAD_INPUT:
        yield from _scan(line, patience)


def _scan(line: bytes, patience: _Patience) -> Iterator[tuple[str, msgspec.Raw | None]]:
    """Whatever reads as ``"id":{…}`` within a broken line, for as long as there is patience."""
    text = line.decode("utf-8", "replace")
    place, found_any = 0, False
    while patience.left > 0 and (found := _ENTRY.search(text, place)):
        try:
            document, place = _SCAN.raw_decode(text, found.end())
            raw = msgspec.Raw(encode(document))
        except (json.JSONDecodeError, RecursionError, NotStorable) as error:
            looked_at = getattr(error, "pos", found.end() + _A_TRY) - found.end()
            patience.left -= looked_at + _A_TRY
            place = found.end()
        else:
            found_any = True
            yield found[1], raw
    if not found_any:
        yield "", None


def _home(hint: str, doc_id: str, raw: msgspec.Raw) -> tuple[str | None, msgspec.Raw]:
    """The table to which a document belongs by what it says, and how it is written there.

    The table it stands in goes first.
    """
    for name in sorted(DECODERS, key=lambda name: name != hint):
        try:
            document: Any = DECODERS[name].decode(raw)
        except BAD_INPUT:
            continue
        if id_of(name, document) == doc_id:
            return name, msgspec.Raw(encode(document))
    return None, raw


def _known(table: str, doc_id: str, raw: msgspec.Raw) -> tuple[str | None, msgspec.Raw]:
    """What this program knows of a newer program's document."""
    document = known_part(raw, DECODERS[table]) if table in DECODERS else None
    if document is None or id_of(table, DECODERS[table].decode(document)) != doc_id:
        return None, raw
    return table, document


def _pack_ids(data: bytes) -> list[str]:
    """What the id of the content pack may be: it stands before its line, and in it."""
    found = re.findall(rb'\n"([\w.-]{1,80})":[{]"pack":|"pack":[{]"id":"([\w.-]{1,80})"', data)
    return [pack_id.decode() for ids in found for pack_id in ids if pack_id]


def _restore_rounds(tables: RawTables) -> bool:
    """Make up rounds that are lost but whose votes are not; says whether there were any."""
    known = {d: DECODERS["rounds"].decode(raw) for d, raw in tables["rounds"].items()}
    asked: dict[tuple[str, Mode], dict[str, None]] = {}
    for ballot in map(DECODERS["ballots"].decode, tables["ballots"].values()):
        asked.setdefault((ballot.round, "ballot"), {}).update(dict.fromkeys(ballot.answers))
    for tally in map(DECODERS["tallies"].decode, tables["tallies"].values()):
        asked.setdefault((tally.round, "tally"), {})[tally.statement] = None
    missing = {key: statements for key, statements in asked.items() if key[0] not in known}
    first = max((round_.number for round_ in known.values()), default=0) + 1
    for number, ((doc_id, mode), statements) in enumerate(missing.items(), first):
        tables["rounds"][doc_id] = msgspec.Raw(
            encode(
                Round(
                    id=doc_id,
                    number=number,
                    statements=tuple(statements),
                    mode=mode,
                    state="closed",
                )
            )
        )
    return bool(missing)
