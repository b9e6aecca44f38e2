from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.storage import disk, journal
from itot_workshop.storage.errors import NotSaved, Unreadable
from itot_workshop.storage.journal import Entry, Journal
from tests.storage.helpers.faults import ERRORS, FailingDisk

PAYLOADS = (b"opening", b"one", b'{"two":2}', b"three")


def written(path: Path) -> bytes:
    made = Journal.create(path, 7, PAYLOADS[0])
    for payload in PAYLOADS[1:]:
        made.append(payload)
    made.close()
    return path.read_bytes().rstrip(b"\0")


ENTRIES = tuple(Entry(sequence=n, payload=p) for n, p in enumerate(PAYLOADS, 7))


def test_what_was_appended_is_recovered(tmp_path: Path) -> None:
    written(tmp_path / "j")
    found = journal.recover(tmp_path / "j")
    assert found.entries == ENTRIES
    assert not found.torn
    assert found.lost == 0


def test_appending_gives_the_number_of_the_line(tmp_path: Path) -> None:
    made = Journal.create(tmp_path / "j", 7, b"opening")
    assert [made.append(b"one"), made.append(b"two")] == [8, 9]
    made.close()


def test_a_journal_is_never_written_over(tmp_path: Path) -> None:
    written(tmp_path / "j")
    before = (tmp_path / "j").read_bytes()
    with pytest.raises(NotSaved):
        Journal.create(tmp_path / "j", 1, b"other")
    assert (tmp_path / "j").read_bytes() == before


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    written(tmp_path / "j")
    assert (tmp_path / "j").stat().st_mode & 0o077 == 0


def test_a_journal_cut_anywhere_gives_the_lines_before_the_cut(tmp_path: Path) -> None:
    data = written(tmp_path / "j")
    for length in range(len(data)):
        found = journal.parse(data[:length])
        assert found.entries == ENTRIES[: len(found.entries)]
        only_the_end_is_missing = data[length : length + 1] == b"\n"
        assert len(found.entries) == data.count(b"\n", 0, length) + only_the_end_is_missing
        assert found.lost == 0
        whole = length == 0 or data[length - 1 : length] == b"\n" or only_the_end_is_missing
        assert found.torn != whole


def test_damage_of_one_byte_is_never_accepted_and_costs_one_line_at_most(tmp_path: Path) -> None:
    data = written(tmp_path / "j")
    for place in range(len(data)):
        for flipped in (data[place] ^ 1, data[place] ^ 0x80, 0, 10):
            if flipped == data[place]:
                continue
            found = journal.parse(data[:place] + bytes([flipped]) + data[place + 1 :])
            assert set(found.entries) <= set(ENTRIES)
            assert len(found.entries) >= len(ENTRIES) - 1
            first_or_last = len(found.entries) == 4 or found.entries[0] != ENTRIES[0] or found.torn
            assert found.lost == 1 or first_or_last


def test_a_missing_line_in_the_middle_is_counted(tmp_path: Path) -> None:
    lines = written(tmp_path / "j").splitlines(keepends=True)
    found = journal.parse(lines[0] + lines[3])
    assert found.entries == (ENTRIES[0], ENTRIES[3])
    assert found.lost == 2


def test_a_line_that_comes_twice_counts_once(tmp_path: Path) -> None:
    lines = written(tmp_path / "j").splitlines(keepends=True)
    assert journal.parse(b"".join([*lines, lines[1]])).entries == ENTRIES


def test_room_for_lines_to_come_is_neither_a_line_nor_torn(tmp_path: Path) -> None:
    data = written(tmp_path / "j")
    assert (tmp_path / "j").stat().st_size > len(data)
    assert journal.parse(data + bytes(4096)) == journal.parse(data)
    torn = journal.parse(data[:-5] + bytes(4096))
    assert torn.entries == ENTRIES[:-1]
    assert torn.torn


def test_room_is_made_as_lines_come(tmp_path: Path) -> None:
    made = Journal.create(tmp_path / "j", 1, b"opening")
    payloads = [b"x" * (n * 997) for n in range(60)]
    for payload in payloads:
        made.append(payload)
    made.close()
    found = journal.recover(tmp_path / "j")
    assert [entry.payload for entry in found.entries] == [b"opening", *payloads]
    assert not found.torn


@given(st.binary(max_size=300))
def test_noise_is_read_without_harm(noise: bytes) -> None:
    found = journal.parse(noise)
    assert found.entries == () or noise


@given(st.lists(st.binary(max_size=40).map(lambda data: data.replace(b"\n", b"")), max_size=8))
def test_any_payload_without_a_line_break_comes_back(payloads: list[bytes]) -> None:
    data = b"".join(journal.line(n, payload) for n, payload in enumerate(payloads, 1))
    assert [entry.payload for entry in journal.parse(data).entries] == payloads


def test_a_missing_journal_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        journal.recover(tmp_path / "none")


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", ["write", "sync"])
def test_after_a_failure_nothing_is_acknowledged_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    made = Journal.create(tmp_path / "j", 1, b"opening")
    made.append(b"one")
    failing = FailingDisk(monkeypatch)
    failing.fail(0 if call == "write" else 1, error)
    with pytest.raises(NotSaved) as first:
        made.append(b"two")
    calls = len(failing.calls)
    for _ in range(3):
        with pytest.raises(NotSaved, match="Save a copy") as again:
            made.append(b"three")
        assert str(again.value) == str(first.value)
    assert len(failing.calls) == calls, "a failed journal is not tried again"
    assert made.failure
    assert made.sequence == 2
    made.close()
    assert [e.payload for e in journal.recover(tmp_path / "j").entries[:2]] == [b"opening", b"one"]


def test_a_write_that_is_interrupted_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(handle: int, data: bytes) -> None:
        raise KeyboardInterrupt

    made = Journal.create(tmp_path / "j", 1, b"opening")
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            made.append(b"one")
    with pytest.raises(NotSaved):
        made.append(b"two")
    made.close()


@pytest.mark.parametrize("at", range(4))
def test_a_journal_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    failing = FailingDisk(monkeypatch)
    failing.fail(at, ERRORS[0])
    with pytest.raises(NotSaved):
        Journal.create(tmp_path / "j", 1, b"opening")
    assert failing.struck
    assert list(tmp_path.iterdir()) == []


def test_a_closed_journal_acknowledges_nothing(tmp_path: Path) -> None:
    made = Journal.create(tmp_path / "j", 1, b"opening")
    made.close()
    made.close()
    with pytest.raises(NotSaved):
        made.append(b"one")
