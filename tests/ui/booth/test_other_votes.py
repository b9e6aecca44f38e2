"""The booth for votes of other kinds: a scale from 0, dots on one page, one sentence beside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.session import Session
from itot_workshop.ui.booth import course
from itot_workshop.ui.booth.asked import matter_of
from itot_workshop.ui.booth.course import Booth
from tests.ui.booth.helpers.rooms import ITEMS, dotting, voting


def begun(session: Session) -> Booth:
    return course.choose(course.told(Booth(), matter_of(session)), "p1")


def test_weights_start_at_nought_and_everybody_has_to_judge() -> None:
    session = voting(("K1", "K2"), kind="weights")
    matter = matter_of(session)
    assert matter is not None
    assert (matter.scores, matter.abstain, matter.code) == ((0, 1, 2, 3), "", False)
    booth = course.answer(course.answer(begun(session), 0), None)
    assert (booth.at, booth.answers) == (1, {"K1": 0})
    after, wish = course.cast(course.answer(booth, 3))
    assert wish is not None
    assert wish.answers == {"K1": 0, "K2": 3}
    assert course.accepted(after).answers == {}


@given(st.lists(st.tuples(st.integers(-1, 5), st.sampled_from((1, 1, -1))), max_size=12))
def test_never_more_dots_than_there_are_and_never_fewer_than_none(
    taps: list[tuple[int, int]],
) -> None:
    booth = begun(dotting())
    for at, by in taps:
        booth = course.dot(booth, at, by)
        assert 0 <= course.left(booth) <= 3
        assert all((given or 0) >= 0 for given in booth.answers.values())
    _, wish = course.cast(booth)
    if course.left(booth) == 3:
        assert wish is None, "a stray Enter casts nothing"
        return
    assert wish is not None
    assert set(wish.answers) == set(ITEMS)
    assert sum(given or 0 for given in wish.answers.values()) == 3 - course.left(booth)


def test_dots_are_taken_back_last_first_and_forgotten_with_their_voter() -> None:
    booth = begun(dotting())
    for at in (0, 2, 2):
        booth = course.dot(booth, at)
    booth = course.undot(booth)
    assert booth.answers == {"note:n1": 1, "note:n3": 1}
    assert course.undot(course.undot(booth)).answers == {"note:n1": 0, "note:n3": 0}
    sent, _ = course.cast(booth)
    assert course.refused(sent, "Again.").page == "ask"
    thanked = course.accepted(sent)
    assert (thanked.answers, thanked.page) == ({}, "thanks")
    assert course.leave(booth).answers == {}


def test_a_sentence_goes_out_with_the_ballot() -> None:
    session = voting(("worth",), kind="question")
    matter = matter_of(session)
    assert matter is not None
    assert matter.sentence
    _, wish = course.cast(course.answer(begun(session), 4), "", "More of it.")
    assert wish is not None
    assert (wish.answers, wish.sentence) == ({"worth": 4}, "More of it.")
