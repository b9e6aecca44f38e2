from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where
from tinydb.table import Table

from itot_workshop.storage import file_format, loading
from itot_workshop.storage.coding import checksum
from itot_workshop.storage.errors import Damaged, NotASession
from itot_workshop.storage.file_format import START, Head
from itot_workshop.storage.session_coding import to_tables
from tests.storage.helpers.sessions import small_session


def rendered() -> bytes:
    session = small_session()
    return file_format.render(session.id, 12, to_tables(session))[1]


def forged(**sections: bytes) -> bytes:
    """A file whose checksums are right whatever is in it."""
    tables = {name: (len(data), checksum(data)) for name, data in sections.items()}
    head = Head(
        format=file_format.FORMAT,
        version=file_format.VERSION,
        session="5e55",
        sequence=1,
        tables=tables,
    )
    return file_format.seal(head, sections)[1]


def table(name: str, *documents: bytes) -> bytes:
    """A table's bytes as they stand in a file."""
    return b'"%b":{\n' % name.encode() + b",\n".join(documents) + b"\n}"


def load(data: bytes) -> None:
    loading.session_of(*loading.read_file(data))


def test_a_session_comes_back_as_it_was() -> None:
    head, tables = loading.read_file(rendered())
    session, _ = loading.session_of(head, tables)
    assert session == small_session()
    assert (head.session, head.sequence, head.version) == ("5e55", 12, file_format.VERSION)


def test_it_is_a_tinydb_file(tmp_path: Path) -> None:
    class StringIds(Table):
        document_id_class = str  # type: ignore[assignment]

    path = tmp_path / "a.itot"
    path.write_bytes(rendered())
    with TinyDB(path, encoding="utf-8", access_mode="r") as db:
        assert list(json.loads(path.read_bytes()))[:2] == ["_file", "about"]
        assert db.table("about").get(doc_id="session")["title"] == "Grüße aus der Halle"
        db.table_class = StringIds
        assert [str(d.doc_id) for d in db.table("ballots").search(where("seat") == "IT")] == ["b1"]


def test_tables_stand_in_order_and_documents_on_lines_of_their_own() -> None:
    lines = rendered().decode().splitlines()
    assert lines[0].startswith('{"_file":{"head":{"format":"itot-workshop session","version":3')
    assert lines[1:3] == ['"about":{', lines[2]]
    assert json.loads("{" + lines[2] + "}")["session"]["organisation"] == "Nordwerk"
    assert '"pack":{' in lines[-3]
    assert lines[-2].startswith('"small":')


def test_damage_of_any_single_byte_is_told() -> None:
    data = rendered()
    for place, byte in enumerate(data):
        for other in {byte ^ 1, byte ^ 0x20, 0, 0x20, 0x0A, 0xFF} - {byte}:
            with pytest.raises(Damaged):
                load(data[:place] + bytes([other]) + data[place + 1 :])


def test_a_byte_more_or_less_anywhere_is_told() -> None:
    data = rendered()
    for place in range(len(data) + 1):
        with pytest.raises(Damaged):
            load(data[:place] + b" " + data[place:])
        if place < len(data):
            with pytest.raises(Damaged):
                load(data[:place] + data[place + 1 :])
            with pytest.raises(Damaged):
                load(data[:place])


SESSION = b'"session":{"id":"5e55","title":"T","date":"2025-02-11"}'
ABOUT = table("about", SESSION)
PACK = b'"pack":' + rendered().partition(b'\n"pack":')[2].removesuffix(b"}\n")


def test_a_forged_file_with_right_checksums_can_be_read() -> None:
    load(forged(about=ABOUT, pack=PACK))


@pytest.mark.parametrize(
    "sections",
    [
        {"notes": table("notes", b'"a":{"id":"a","text":"1"}', b'"a":{"id":"a","text":"2"}')},
        {"notes": table("notes", b'"a":{"id":"a","text":"1","text":"2"}')},
        {"notes": table("notes", b'"a":{"id":"b","text":"1"}')},
        {"notes": table("notes", b'"a":{"id":"a"}')},
        {"notes": table("notes", b'"a":{"id":"a","text":7}')},
        {"notes": table("notes", b'"a":{"id":"a","text":"1","more":2}')},
        {"notes": table("notes", b'"a":{"id":"a","text":"\xff"}')},
        {"notes": table("notes", b'"a":{"id":"a","text":"\\u0041"}')},
        {"notes": table("notes", b'"a":{"id":"a","text":NaN}')},
        {"notes": table("notes", b'"a":' + b"[" * 100_000 + b"]" * 100_000)},
        {"notes": table("notes", b'"a":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000)},
        {"notes": table("notes", b'"a":null')},
        {"notes": b'"notes":[]'},
        {"notes": b'"actions":{}'},
        {"notes": b'"notes":{},"notes":{}'},
        {"notes": b'"notes":{ }'},
        {"notes": b'"notes":{"a":{"id":"a","text":"1"}}'},
        {"unknown": b'"unknown":{}'},
        {"board": table("board", b'"a":{"id":"a","kind":"technical","position":1e999}')},
        {"about": table("about", SESSION.replace(b"5e55", b"other"))},
        {"about": b'"about":{}'},
        {"about": table("about", SESSION, SESSION.replace(b'"session"', b'"more"'))},
        {"pack": b'"pack":{}'},
        {"pack": PACK.replace(b'"small":{"pack"', b'"other":{"pack"')},
    ],
    ids=lambda sections: " ".join(f"{k}-{v[:40]!r}" for k, v in sections.items()),
)
def test_a_forged_file_with_odd_content_is_refused(sections: dict[str, bytes]) -> None:
    with pytest.raises(Damaged) as refused:
        load(forged(**{"about": ABOUT, "pack": PACK, **sections}))
    assert str(refused.value).startswith("The file is damaged")
    assert "JSON" not in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[]", b"null", b"\x89PNG\r\n", b"{" * 100_000, b'{"_default":{}}', b"a,b\n1,2\n"],
)
def test_a_file_of_something_else_is_told(data: bytes) -> None:
    with pytest.raises(NotASession, match="not a session of this program"):
        load(data)


def test_an_empty_file_is_told() -> None:
    with pytest.raises(Damaged, match="empty"):
        load(b"")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"version":%d' % file_format.VERSION, b'"version":0'),
        (b'"format":"itot', b'"format":"xtot'),
        (b'"sequence":1', b'"sequence":-1,"sequence":1'),
        (b'"tables":{', b'"tables":{"about":[-5,"00000000"],'),
        (b'"tables":{', b'"tables":7,"x":{'),
    ],
)
def test_a_forged_head_is_refused(old: bytes, new: bytes) -> None:
    data = forged(about=ABOUT, pack=PACK)
    covered, seal, rest = data.replace(old, new, 1).partition(b',"crc":"')
    assert covered.startswith(START)
    with pytest.raises(Damaged):
        load(covered + seal + checksum(covered).encode() + rest[8:])


def test_a_document_of_a_younger_program_with_a_default_left_out_is_fine() -> None:
    data = forged(about=ABOUT, notes=table("notes", b'"a":{"id":"a","text":"x"}'), pack=PACK)
    head, tables = loading.read_file(data)
    assert loading.session_of(head, tables)[0].notes["a"].text == "x"


def newer(*, version: int = file_format.VERSION + 1) -> bytes:
    """A file of a version to come: a field more in notes, a table more, a new kind of note."""
    notes = table(
        "notes",
        b'"a":{"id":"a","text":"x","mood":"glad"}',
        b'"b":{"id":"b","text":"x","kind":"song"}',
    )
    sections = {
        "about": ABOUT,
        "notes": notes,
        "songs": table("songs", b'"s":{"id":"s"}'),
        "pack": PACK,
    }
    tables = {name: (len(data), checksum(data)) for name, data in sections.items()}
    head = Head(
        format=file_format.FORMAT, version=version, session="5e55", sequence=1, tables=tables
    )
    return file_format.seal(head, sections)[1]


def test_a_newer_file_is_understood_as_far_as_it_goes() -> None:
    head, tables = loading.read_file(newer())
    session, notes = loading.newer_session(head, tables)
    assert [n.text for n in session.notes.values()] == ["x"]
    assert "newer version" in notes[0]
    assert notes[1].startswith("2 of its entries")


def test_the_bytes_of_a_document_are_kept_to_the_letter() -> None:
    _, tables = loading.read_file(rendered())
    assert isinstance(tables["notes"]["n0"], msgspec.Raw)
    assert file_format.render("5e55", 12, tables)[1] == rendered()
