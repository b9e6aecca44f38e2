from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import TABLES, Session
from itot_workshop.storage.errors import Damaged
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.salvage import salvage
from itot_workshop.storage.session_coding import to_session
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.sessions import PACK, small_session
from tests.storage.test_file_format import rendered


def rescue(pack_id: str) -> Pack | None:
    return PACK if pack_id in ("", "small") else None


def saved(data: bytes) -> Session:
    return to_session(salvage(data, rescue).tables)


def entries(session: Session) -> dict[tuple[str, str], object]:
    return {
        (name, doc_id): document
        for name in list(TABLES)[1:]
        for doc_id, document in getattr(session, name).items()
    }


WHOLE = entries(small_session())
DATA = rendered()
ABOUT_LINE = DATA.index(b'"session":{"id"')


@given(st.integers(0, len(DATA) - 1), st.integers(0, 255))
def test_damage_of_one_byte_costs_one_entry_at_most(place: int, byte: int) -> None:
    data = DATA[:place] + bytes([byte]) + DATA[place + 1 :]
    try:
        session = saved(data)
    except Damaged:
        assert ABOUT_LINE <= place + 1 <= DATA.index(b"\n", ABOUT_LINE) + 1
        return
    found = entries(session)
    missing = {key for key in WHOLE if key not in found}
    changed = {key for key in WHOLE if key in found and found[key] != WHOLE[key]}
    assert len(missing | changed) <= 1 + (byte != 10 and DATA[place] == 10)
    assert session.pack.pack.id


@given(st.integers(0, len(DATA)))
def test_a_file_cut_anywhere_keeps_what_stands_before_the_cut(length: int) -> None:
    if length < DATA.index(b"\n", ABOUT_LINE):
        with pytest.raises(Damaged):
            saved(DATA[:length])
        return
    found = entries(saved(DATA[:length]))
    whole_lines = DATA[:length].rpartition(b"\n")[0]
    for (name, doc_id), document in WHOLE.items():
        if f'"{doc_id}":{{'.encode() in whole_lines.partition(b'"people"')[2]:
            assert found[name, doc_id] == document


def test_a_lost_round_is_made_up_from_its_ballots() -> None:
    data = DATA.replace(b'"number":1', b'"nXmber":1')
    session = saved(data)
    assert session.ballots == small_session().ballots
    round_ = session.rounds["r1"]
    assert (round_.state, round_.statements, round_.mode) == ("closed", ("one1",), "ballot")


def test_without_the_pack_a_known_one_takes_its_place() -> None:
    data = DATA.replace(b'"scale":{', b'"scale":(')
    with pytest.raises(Damaged, match="which session it is"):
        salvage(data)
    assert saved(data).pack == PACK
    assert salvage(data, rescue).amiss == ("content pack",)


def test_a_file_that_plain_tinydb_has_written_again_is_read() -> None:
    tables = json.loads(DATA)
    tables["notes"]["n9"] = {**tables["notes"]["n0"], "id": "n9", "text": "by hand"}
    for text in (json.dumps(tables), json.dumps(tables, indent=2, ensure_ascii=False)):
        session = saved(text.encode())
        assert [n.text for n in session.notes.values()] == ["Zuerst", "by hand"]
        assert {**entries(session)} == {**WHOLE, ("notes", "n9"): session.notes["n9"]}


def test_what_is_amiss_is_told_by_table() -> None:
    assert salvage(DATA.replace(b"Zuerst", b"Zuletz")).amiss == ("notes",)
    assert salvage(DATA.replace(b'"seat":"IT","answers"', b'"seat":"IT"')).amiss == ("ballots",)


def test_a_line_break_that_is_damaged_costs_nothing() -> None:
    place = DATA.index(b'\n"b1"')
    assert entries(saved(DATA[:place] + b"X" + DATA[place + 1 :])) == WHOLE


@pytest.mark.parametrize(
    "filling",
    [
        b'"a":{' * 200_000,
        b'"a":{"b":"' + b"x" * 2_000_000,
        (b'"a":{"b":"' + b"x" * 1000) * 2000,
        b'"a":{"b":[' * 100_000,
    ],
    ids=["nested", "long", "many", "lists"],
)
def test_patience_has_an_end(filling: bytes) -> None:
    started = time.perf_counter()
    data = DATA.replace(b'"n0":{', filling)
    assert saved(data).people == small_session().people
    assert time.perf_counter() - started < 20


def test_a_damaged_file_is_only_changed_when_it_is_opened_for_writing(
    path: Path, kept: Keeping
) -> None:
    path.write_bytes(DATA.replace(b"Zuerst", b"Zu\xffrst"))
    before = path.read_bytes()
    found = find_session(path, kept)
    assert found.amiss == ("notes",)
    assert not found.sound
    with pytest.raises(Damaged):
        find_session(path, kept, salvaging=False)
    assert path.read_bytes() == before
    opened = SessionFile.open(path, kept)
    opened.file.close()
    assert find_session(path, kept, salvaging=False).session == opened.session
