from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from itot_workshop.storage.errors import Damaged, NotStorable
from itot_workshop.storage.journaled_db import JournaledDB
from itot_workshop.storage.raw_tables import RawTables, replay


class Lines(list[bytes]):
    """Where a database's lines go; refuses them when told to."""

    refuses = False

    def add(self, payload: bytes) -> None:
        if self.refuses:
            raise OSError("no")
        self.append(payload)


def database() -> tuple[JournaledDB, Lines]:
    lines = Lines()
    return JournaledDB({}, lines.add), lines


def doc(doc_id: str, **fields: Any) -> Document:
    return Document(fields, doc_id)  # type: ignore[arg-type]


def plain(tables: RawTables) -> dict[str, Any]:
    return {
        name: {i: msgspec.json.decode(raw) for i, raw in table.items()}
        for name, table in tables.items()
        if table
    }


def replayed(lines: Lines) -> dict[str, Any]:
    tables: RawTables = {}
    assert all(replay(tables, line) for line in lines)
    return plain(tables)


def test_an_insert_is_one_line_with_that_document_only() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", text="first"))
    db.table("notes").insert(doc("b", text="second"))
    assert len(lines) == 2
    assert b"first" not in lines[1]
    assert db.table("notes").get(doc_id="b") == {"text": "second"}  # type: ignore[call-overload]


def test_tinydbs_own_operations_work_and_come_back() -> None:
    db, lines = database()
    notes = db.table("notes")
    notes.insert_multiple([doc(i, n=n) for n, i in enumerate("abcd")])
    notes.update({"n": 7}, doc_ids=["a"])  # type: ignore[list-item]
    notes.update(lambda d: d.update(n=d["n"] + 1), where("n") > 2)
    notes.upsert(doc("e", n=5))
    notes.upsert(doc("b", n=6))
    notes.remove(doc_ids=["c"])  # type: ignore[list-item]
    assert [(str(d.doc_id), d["n"]) for d in notes] == [("a", 8), ("b", 6), ("d", 4), ("e", 5)]
    assert [d["n"] for d in notes.search(where("n") > 5)] == [8, 6]
    assert replayed(lines) == plain(db.raw)
    notes.truncate()
    assert len(notes) == 0
    assert replayed(lines) == {}
    with pytest.raises(NotImplementedError):
        db.drop_tables()


def test_an_operation_that_changes_nothing_writes_nothing() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", n=1))
    db.table("notes").update({"n": 1}, doc_ids=["a"])  # type: ignore[list-item]
    assert len(lines) == 1


def test_true_and_one_are_not_the_same() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", n=1))
    db.table("notes").update({"n": True}, doc_ids=["a"])  # type: ignore[list-item]
    assert replayed(lines) == {"notes": {"a": {"n": True}}}
    assert len(lines) == 2


def test_a_transaction_over_tables_is_one_line() -> None:
    db, lines = database()
    with db.transaction():
        db.table("rounds").insert(doc("r", state="closed"))
        db.table("ballots").insert(doc("b", round="r"))
        assert db.table("ballots").contains(doc_id="b")  # type: ignore[arg-type]
        db.table("rounds").update({"state": "revealed"}, doc_ids=["r"])  # type: ignore[list-item]
    assert len(lines) == 1
    assert replayed(lines) == plain(db.raw)


def test_a_transaction_that_fails_leaves_nothing_behind() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", n=1))
    assert db.table("notes").search(where("n") == 2) == []
    before = plain(db.raw)

    def attempt() -> None:
        with db.transaction():
            db.table("notes").update({"n": 2}, doc_ids=["a"])  # type: ignore[list-item]
            assert db.table("notes").search(where("n") == 2)
            db.table("other").insert(doc("b", n=float("nan")))

    with pytest.raises(NotStorable):
        attempt()
    assert plain(db.raw) == before
    assert db.table("notes").search(where("n") == 2) == []
    assert len(lines) == 1


def test_what_the_journal_does_not_take_has_not_happened() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", n=1))
    before = plain(db.raw)
    lines.refuses = True
    with pytest.raises(OSError, match="no"):
        db.table("notes").remove(doc_ids=["a"])  # type: ignore[list-item]
    assert plain(db.raw) == before


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), "half \ud800", {1, 2}, (1, 2), object(), b"bytes"]
)
def test_what_would_not_come_back_is_refused(value: Any) -> None:
    db, lines = database()
    with pytest.raises(NotStorable, match="Nothing was changed"):
        db.table("notes").insert(doc("a", deep=[{"x": value}]))
    assert lines == []
    assert plain(db.raw) == {}


def test_a_half_character_in_an_id_is_refused() -> None:
    db, lines = database()
    with pytest.raises(NotStorable):
        db.table("notes").insert(doc("half \ud800", n=1))
    assert lines == []
    assert plain(db.raw) == {}


def test_counted_ids_are_refused() -> None:
    db, lines = database()
    with pytest.raises(NotStorable):
        db.table("notes").insert({"n": 1})
    assert lines == []


def test_who_reads_a_document_cannot_change_it() -> None:
    db, _ = database()
    db.table("notes").insert(doc("a", list=[1]))
    db.table("notes").get(doc_id="a")["list"].append(2)  # type: ignore[call-overload]
    assert db.table("notes").get(doc_id="a") == {"list": [1]}  # type: ignore[call-overload]


def test_an_insert_looks_at_no_other_document(monkeypatch: pytest.MonkeyPatch) -> None:
    db, lines = database()
    with db.transaction():
        for number in range(2000):
            db.put("notes", f"n{number}", msgspec.Raw(b'{"n":1}'))
    looked: list[str] = []
    table = db.raw["notes"]

    class Watched(dict[str, msgspec.Raw]):
        def __getitem__(self, key: str) -> msgspec.Raw:
            looked.append(key)
            return super().__getitem__(key)

        def __iter__(self) -> Any:
            looked.append("all")
            return super().__iter__()

    db.raw["notes"] = Watched(table)
    db.table("notes").insert(doc("new", n=2))
    db.table("notes").update({"n": 3}, doc_ids=["n7"])  # type: ignore[list-item]
    assert set(looked) <= {"new", "n7"}
    assert len(lines[-1]) < 100


def test_a_line_is_put_only_on_the_document_it_knew() -> None:
    db, lines = database()
    db.table("notes").insert(doc("a", n=1))
    db.table("notes").update({"n": 2}, doc_ids=["a"])  # type: ignore[list-item]
    other: RawTables = {"notes": {"a": msgspec.Raw(b'{"n":9}')}}
    assert not replay(other, lines[1])
    assert plain(other) == {"notes": {"a": {"n": 9}}}
    assert not replay(other, lines[1], force=True)
    assert plain(other) == {"notes": {"a": {"n": 2}}}


@pytest.mark.parametrize(
    "line", [b"", b"{}", b'{"edits":7}', b'{"edits":[["a"]]}', b"\xff", b"[" * 5000]
)
def test_a_line_of_something_else_is_refused(line: bytes) -> None:
    with pytest.raises(Damaged):
        replay({}, line)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
IDS = st.sampled_from(["a", "b", "c", "ö"])


class StringIds(Table):
    document_id_class = str  # type: ignore[assignment]


class SameAsTinyDB(RuleBasedStateMachine):
    """Random operations give what stock TinyDB gives, and the journal gives it again."""

    def __init__(self) -> None:
        super().__init__()
        self.ours, self.lines = database()
        self.theirs = TinyDB(storage=MemoryStorage)
        self.theirs.table_class = StringIds

    def both(self, act: Any) -> None:
        results = []
        for db in (self.ours, self.theirs):
            try:
                results.append(act(db.table("t")))
            except ValueError as error:
                results.append(str(error))
        assert results[0] == results[1]

    @rule(doc_id=IDS, value=VALUES)
    def insert(self, doc_id: str, value: Any) -> None:
        self.both(lambda table: table.insert(doc(doc_id, v=value)))

    @rule(doc_id=IDS, value=VALUES)
    def upsert(self, doc_id: str, value: Any) -> None:
        self.both(lambda table: table.upsert(doc(doc_id, v=value)))

    @rule(doc_id=IDS)
    def remove(self, doc_id: str) -> None:
        self.both(lambda table: table.remove(doc_ids=[doc_id]))

    @rule(value=VALUES)
    def update_all(self, value: Any) -> None:
        self.both(lambda table: table.update({"w": value}))

    @rule()
    def truncate(self) -> None:
        self.both(lambda table: table.truncate())

    @invariant()
    def same(self) -> None:
        ours = {d.doc_id: dict(d) for d in self.ours.table("t")}
        assert ours == {d.doc_id: dict(d) for d in self.theirs.table("t")}
        assert replayed(self.lines).get("t", {}) == ours


TestSameAsTinyDB = SameAsTinyDB.TestCase


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=4))
def test_every_plain_document_comes_back_as_it_was(document: dict[str, Any]) -> None:
    db, lines = database()
    db.table("t").insert(Document(document, "x"))  # type: ignore[arg-type]
    assert replayed(lines) == {"t": {"x": document}}
