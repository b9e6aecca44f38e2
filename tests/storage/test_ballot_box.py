from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.voting import Answers, Ballot, Round
from itot_workshop.storage import disk
from itot_workshop.storage.ballot_box import BallotBox, settle
from itot_workshop.storage.errors import NotDestroyed, NotSaved, NotStorable, StorageError
from tests.storage.helpers.faults import ERRORS, FailingDisk

ROUND = Round(id="r1", number=1, statements=("one1", "one2"))


def ballot(score: int | None, **fields: object) -> Ballot:
    answers: Answers = {"one1": score, "one2": 2}
    return replace(Ballot(id="made-up", round="r1", seat="OT", answers=answers), **fields)


def scores(box: BallotBox, round_: str = "r1") -> list[int | None]:
    return sorted((b.answers["one1"] for b in box.take(round_)), key=str)


def files(folder: Path) -> bytes:
    """Everything on the disk."""
    found = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return b"".join(data.rstrip(b"\0") for data in found)


@contextmanager
def held(patch: pytest.MonkeyPatch, *names: str) -> Iterator[None]:
    """As while another program holds these files."""
    overwrite = disk.open_to_overwrite

    def refused(path: Path) -> int:
        if path.name in names:
            raise PermissionError(errno.EACCES, "held")
        return overwrite(path)

    with patch.context() as patched:
        patched.setattr(disk, "open_to_overwrite", refused)
        yield


def test_a_ballot_is_on_the_disk_before_put_returns(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    assert list(tmp_path.iterdir()) == []
    box.put("r1", "ada", ballot(4))
    box.put("r1", "bob", ballot(None, returning="abc"))
    again = BallotBox.open(tmp_path)  # as after a sudden end
    assert again.voted("r1") == {"ada", "bob"}
    assert again.rounds() == {"r1"}
    assert scores(again) == [4, None]
    assert {b.returning for b in again.take("r1")} == {"", "abc"}


def test_voting_again_replaces_the_ballot_and_withdrawing_removes_it(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    for score in (1, 5, 3):
        box.put("r1", "ada", ballot(score))
    box.put("r1", "bob", ballot(2))
    box.withdraw("r1", "bob")
    box.withdraw("r1", "nobody")
    assert scores(box) == [3]
    box.close()
    assert scores(BallotBox.open(tmp_path)) == [3]


def test_taken_ballots_name_nobody_and_keep_no_id(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    for number in range(20):
        box.put("r1", f"person{number:02}", ballot(number % 5 + 1, id=f"cast{number}"))
    taken = box.take("r1")
    assert {b.id for b in taken} == {""}
    assert all(b.round == "r1" for b in taken)
    assert [b.answers["one1"] for b in taken] == sorted(n % 5 + 1 for n in range(20))
    assert box.voted("r1") >= {"person00", "person19"}, "they stay until they are in the session"
    assert b"cast" not in files(tmp_path)


def test_the_order_of_ballots_does_not_depend_on_the_order_of_voting(tmp_path: Path) -> None:
    taken = set()
    for number, order in enumerate(permutations(("ada", "bob", "cyd"))):
        folder = tmp_path / str(number)
        folder.mkdir()
        box = BallotBox.open(folder)
        for person in order:
            box.put("r1", person, ballot({"ada": 1, "bob": 2, "cyd": 3}[person]))
        taken.add(str(box.take("r1")))
        box.compact()
        (path,) = folder.iterdir()
        data = path.read_bytes()
        assert data.index(b"ada") < data.index(b"bob") < data.index(b"cyd")
        assert data.count(b"\n") == 2
    assert len(taken) == 1


def test_the_order_of_answers_is_not_kept(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(1, answers={"one2": 2, "one1": 1}))
    assert list(box.take("r1")[0].answers) == ["one1", "one2"]


def test_a_changed_ballot_does_not_stay_in_a_compacted_box(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(1, answers={"secret": 1}))
    box.put("r1", "ada", ballot(4))
    box.compact()
    assert b"secret" not in files(tmp_path)
    assert scores(box) == [4]


def test_many_lines_are_compacted_by_themselves(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    for number in range(400):
        box.put("r1", "ada", ballot(number % 5 + 1))
    assert files(tmp_path).count(b"\n") < 70
    assert len(list(tmp_path.iterdir())) == 1


def test_a_destroyed_round_is_overwritten_and_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[bytes] = []
    remove = disk.remove

    def watched(path: Path) -> None:
        removed.append(path.read_bytes())
        remove(path)

    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4))
    box.compact()
    box.put("r1", "bob", ballot(5))
    monkeypatch.setattr(disk, "remove", watched)
    box.destroy("r1")
    assert list(tmp_path.iterdir()) == []
    assert removed
    assert all(set(data) == {0} for data in removed), "overwritten before it is removed"
    assert box.rounds() == frozenset()
    assert box.take("r1") == []
    box.put("r2", "ada", ballot(1, round="r2"))
    assert BallotBox.open(tmp_path).rounds() == {"r2"}


def test_other_rounds_stay_when_one_is_destroyed(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4, answers={"secret": 4}))
    box.put("r2", "ada", ballot(2, round="r2"))
    box.destroy("r1")
    assert b"secret" not in files(tmp_path)
    again = BallotBox.open(tmp_path)
    assert again.rounds() == {"r2"}
    assert scores(again, "r2") == [2]


def test_an_interrupted_close_is_finished_once(tmp_path: Path) -> None:
    BallotBox.open(tmp_path).put("r1", "ada", ballot(4))
    open_round, closed = {"r1": ROUND}, {"r1": replace(ROUND, state="closed")}
    box = BallotBox.open(tmp_path)
    assert settle(box, open_round) == ()
    assert box.voted("r1") == {"ada"}, "voting goes on"
    assert settle(box, closed) == ()
    assert list(tmp_path.iterdir()) == []
    assert settle(BallotBox.open(tmp_path), closed) == ()


def test_a_vote_that_was_called_off_is_destroyed_at_the_next_start(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4))
    box.call_off("r1")  # the program dies after the session has let the vote go
    (tmp_path / "open").mkdir()
    for file in tmp_path.glob("box-*"):
        shutil.copy(file, tmp_path / "open")
    goes_on = BallotBox.open(tmp_path / "open")  # or just before: then the vote is open as it was
    assert settle(goes_on, {"r1": ROUND}) == ()
    assert scores(goes_on) == [4]
    again = BallotBox.open(tmp_path)
    assert settle(again, {}) == ()
    assert list(tmp_path.glob("box-*")) == []


def test_votes_of_an_unknown_round_are_kept_and_told(tmp_path: Path) -> None:
    BallotBox.open(tmp_path).put("r1", "ada", ballot(4))
    box = BallotBox.open(tmp_path)
    (note,) = settle(box, {})
    assert "people who voted: 1" in note
    box.close()
    assert BallotBox.open(tmp_path).voted("r1") == {"ada"}


def test_a_value_that_would_not_come_back_is_refused(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    with pytest.raises(NotStorable):
        box.put("r1", "ada", ballot(1, returning="half \ud800"))
    with pytest.raises(NotStorable):
        box.put("r1", "ada", ballot(1, answers={"one1": 2.5}))
    assert box.voted("r1") == frozenset()


def test_after_a_failure_no_ballot_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4))
    failing = FailingDisk(monkeypatch)
    failing.fail(1, ERRORS[0])
    for _ in range(3):
        with pytest.raises(NotSaved, match="Close the vote"):
            box.put("r1", "bob", ballot(5))
        with pytest.raises(NotSaved):
            box.compact()
    assert box.voted("r1") == {"ada"}
    assert scores(box) == [4]
    box.close()
    assert BallotBox.open(tmp_path).voted("r1") >= {"ada"}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("times", [1, 3])
def test_whichever_call_fails_no_acknowledged_ballot_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, times: int
) -> None:
    failing = FailingDisk(monkeypatch)
    for at in range(60):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        acknowledged: dict[str, int] = {}
        attempted: dict[str, int] = {}
        failing.fail(at, error, times)
        try:
            box = BallotBox.open(folder)
            for number, person in enumerate(("ada", "bob", "ada", "cyd", "bob")):
                attempted[person] = number
                box.put("r1", person, ballot(number))
                acknowledged[person] = number
                box.compact()
        except StorageError:
            assert failing.struck
        failing.fail(-1, error)
        again = BallotBox.open(folder)
        assert again.voted("r1") >= set(acknowledged)
        assert set(scores(again)) <= set(acknowledged.values()) | set(attempted.values())
        for person, number in acknowledged.items():
            assert number in scores(again) or attempted[person] in scores(again)
        again.destroy("r1")
        assert list(folder.iterdir()) == []


def test_what_could_not_be_overwritten_is_tried_again_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4))
    failing = FailingDisk(monkeypatch)
    failing.fail(0, ERRORS[0])
    with pytest.raises(NotDestroyed, match="next start"):
        box.destroy("r1")
    assert list(tmp_path.iterdir())
    again = BallotBox.open(tmp_path)
    assert settle(again, {"r1": replace(ROUND, state="closed")}) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_box_that_is_swept_away_is_written_again_or_takes_no_more(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    box.put("r1", "ada", ballot(4))
    (tmp_path / "box-000001").unlink()
    box.put("r1", "bob", ballot(5))
    assert scores(BallotBox.open(tmp_path)) == [4, 5]
    shutil.rmtree(tmp_path)
    with pytest.raises(NotSaved):
        box.put("r1", "cyd", ballot(1))
    assert scores(box) == [4, 5]


def test_one_file_that_is_held_keeps_no_other_and_each_state_of_a_vote_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = BallotBox.open(tmp_path)
    with held(monkeypatch, "box-000001"):
        for person in "abc":
            box.put("r1", person, ballot(4))
            with suppress(NotDestroyed):
                box.compact()
        with pytest.raises(NotDestroyed, match="No vote is lost"):
            box.compact()
        box.put("r2", "ada", ballot(2, round="r2"))
        with pytest.raises(NotDestroyed, match="called off"):
            box.destroy("r2", dropped=True)
        with pytest.raises(NotDestroyed, match="are in the session"):
            box.destroy("r1")
        left = sorted(tmp_path.iterdir())
        assert left[0].name == "box-000001"
        assert not any(b"answers" in it.read_bytes() for it in left[1:]), "only one is held"
        assert BallotBox.open(tmp_path).rounds() == frozenset(), "it is no longer the box"
    box.compact()
    assert list(tmp_path.iterdir()) == []


def test_the_box_of_a_former_vote_that_is_held_never_hides_the_votes_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = BallotBox.open(tmp_path)
    for number, person in enumerate("abcdefgh"):
        box.put("r1", person, ballot(number % 5 + 1))
    with held(monkeypatch, "box-000001"), suppress(NotDestroyed):
        box.destroy("r1")
    box.put("r2", "ada", ballot(2, round="r2"))  # far fewer lines than the first vote had
    again = BallotBox.open(tmp_path)  # as after a sudden end
    assert again.rounds() == {"r2"}
    assert scores(again, "r2") == [2]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), max_size=12), st.data())
def test_a_box_cut_anywhere_has_the_ballots_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, votes: list[tuple[str, int]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("box")
    box = BallotBox.open(folder)
    ends = [0]
    for person, score in votes:
        box.put("r1", person, ballot(score))
        ends.append(len(files(folder)))
    content = files(folder)
    cut = data.draw(st.integers(0, len(content)))
    for path in folder.iterdir():
        path.write_bytes(content[:cut])
    # A line of which only the line break is missing is whole.
    whole = sum(end <= cut + 1 for end in ends[1:])
    expected = dict(votes[:whole])
    again = BallotBox.open(folder)
    assert again.voted("r1") == set(expected)
    assert scores(again) == sorted(expected.values())


def test_errors_say_nothing_of_a_vote(tmp_path: Path) -> None:
    box = BallotBox.open(tmp_path)
    with pytest.raises(NotStorable) as refused:
        box.put("r1", "ada", ballot(1, answers={"one1": "SECRET"}))
    assert "SECRET" not in str(refused.value)
    assert "SECRET" not in str(refused.value.__cause__)
