"""The booth's course: one voter after the other, each of them forgotten."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from msgspec.structs import replace

from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.voting import Answers
from itot_workshop.ui.booth import course
from itot_workshop.ui.booth.course import Booth
from tests.ui.booth.helpers.rooms import STATEMENTS, matter

ALONE = ("lea1",)


def begun(person: str = "p1", *, voted: tuple[str, ...] = ()) -> Booth:
    return course.choose(course.told(Booth(), matter(voted=voted)), person)


def answered(booth: Booth, *scores: int | None) -> Booth:
    for score in scores:
        booth = course.answer(booth, score)
    return booth


def test_before_a_vote_is_open_the_booth_is_closed() -> None:
    assert course.told(Booth(), None).page == "closed"
    assert course.choose(Booth(), "p1") == Booth()


def test_a_voter_goes_from_their_seat_to_the_thanks() -> None:
    booth = answered(begun(), 4, None)
    assert (booth.page, booth.at) == ("ask", 2)
    booth = answered(booth, 2)
    assert booth.page == "review"
    booth, wish = course.cast(booth, "token")
    assert wish == BallotCast(
        round="r1", person="p1", answers={"lea1": 4, "lea2": None, "lea3": 2}, returning="token"
    )
    booth = course.accepted(booth)
    assert booth.page == "thanks"
    assert course.next_person(booth) == course.told(Booth(), matter())


def test_the_last_ballot_of_those_who_are_here_completes_the_booth() -> None:
    thanks = course.accepted(course.cast(answered(begun(), 4, None, 2))[0])
    assert not course.is_complete(thanks)
    last = replace(thanks, voted=thanks.people)
    assert course.is_complete(last)
    assert not course.is_complete(course.next_person(last))


def test_scores_are_cast_from_the_review_only() -> None:
    half = answered(begun(), 4)
    assert course.cast(half) == (half, None)


def test_one_statement_goes_the_same_way() -> None:
    booth = course.choose(course.told(Booth(), matter(ALONE)), "p1")
    assert answered(booth, 5).page == "review"


def test_answers_go_out_in_the_order_of_the_round_whatever_was_answered_last() -> None:
    booth = answered(begun(), 1, 2, 3)
    booth = answered(course.change(booth, 0), 5)
    assert booth.page == "review"
    _, wish = course.cast(booth)
    assert wish is not None
    assert list(wish.answers.items()) == [("lea1", 5), ("lea2", 2), ("lea3", 3)]


def test_back_goes_statement_by_statement_and_then_out() -> None:
    booth = course.back(answered(begun(), 4, 4))
    assert (booth.page, booth.at) == ("ask", 1)
    booth = course.back(course.back(booth))
    assert booth == course.told(Booth(), matter())


def test_back_from_the_review_and_from_a_change_keeps_what_was_said() -> None:
    review = answered(begun(), 1, 2, 3)
    last = course.back(review)
    assert (last.page, last.at) == ("ask", 2)
    assert course.back(last).page == "review"
    assert course.back(course.change(review, 1)).answers == review.answers


def test_a_score_that_is_not_on_the_scale_is_no_answer() -> None:
    booth = begun()
    assert course.answer(booth, 6) is booth
    assert course.answer(booth, 0) is booth


def test_who_has_voted_is_asked_first_and_starts_from_nothing() -> None:
    booth = begun(voted=("p1",))
    assert (booth.page, booth.answers) == ("afresh", {})
    assert course.answer(booth, 3) is booth
    assert course.vote_afresh(booth).page == "ask"
    assert course.leave(booth).page == "who"


def test_a_refused_ballot_stays_with_its_voter() -> None:
    review = answered(begun(), 1, 2, 3)
    sent, _ = course.cast(review)
    assert course.cast(sent) == (sent, None)
    again = course.refused(sent, "The disk is full.")
    assert (again.page, again.answers, again.sentence) == (
        "review",
        review.answers,
        "The disk is full.",
    )
    _, wish = course.cast(again)
    assert wish is not None


def test_time_clears_the_screen_and_says_so() -> None:
    booth = course.idle(answered(begun(), 4))
    assert (booth.page, booth.answers, booth.person, booth.notice) == ("who", {}, "", "idle")
    assert course.idle(begun()).notice == ""
    thanks = course.accepted(course.cast(answered(begun(), 1, 2, 3))[0])
    assert course.idle(thanks).page == "who"


def test_a_vote_that_closes_takes_its_voter_along() -> None:
    assert course.told(answered(begun(), 4), None) == Booth()


def test_another_round_begins_with_who_is_next() -> None:
    other = course.told(answered(begun(), 4), replace(matter(), round="r2"))
    assert (other.page, other.round, other.answers) == ("who", "r2", {})


def test_somebody_who_is_gone_is_forgotten_and_others_go_on() -> None:
    whole = matter()
    left = replace(whole, seated=whole.seated[1:])
    gone = course.told(answered(begun("p1"), 4), left)
    assert (gone.page, gone.notice, gone.answers) == ("who", "gone", {})
    stays = course.told(answered(begun("p2"), 4), left)
    assert (stays.page, stays.answers) == ("ask", {"lea1": 4})


class Visits(RuleBasedStateMachine):
    """Anybody does anything at any moment; what was said belongs to who said it."""

    def __init__(self) -> None:
        super().__init__()
        self.statements: tuple[str, ...] = STATEMENTS
        self.voted: set[str] = set()
        self.said: Answers = {}
        self.open = True
        self.booth = Booth()

    @initialize(alone=st.booleans())
    def open_round(self, alone: bool) -> None:
        self.statements = ALONE if alone else STATEMENTS
        self.tell()

    def tell(self) -> None:
        shown = matter(self.statements, sorted(self.voted)) if self.open else None
        self.booth = course.told(self.booth, shown)

    @rule(person=st.sampled_from(["p1", "p2", "p6", "nobody"]))
    def choose(self, person: str) -> None:
        before = self.booth
        self.booth = course.choose(before, person)
        if self.booth is not before:
            assert self.booth.answers == {}
            assert (self.booth.page == "afresh") == (person in self.voted)

    @rule()
    def vote_afresh(self) -> None:
        self.booth = course.vote_afresh(self.booth)

    @rule(score=st.one_of(st.none(), st.integers(0, 6)))
    def answer(self, score: int | None) -> None:
        before = self.booth
        self.booth = course.answer(before, score)
        if self.booth is not before:
            self.said[before.statements[before.at]] = score

    @rule()
    def back(self) -> None:
        self.booth = course.back(self.booth)

    @rule(at=st.integers(-1, 3))
    def change(self, at: int) -> None:
        self.booth = course.change(self.booth, at)

    @rule(fate=st.sampled_from(["accepted", "refused"]))
    def cast(self, fate: str) -> None:
        before = self.booth
        self.booth, wish = course.cast(before)
        if wish is None:
            assert self.booth is before
            return
        assert (wish.person, wish.answers) == (before.person, self.said)
        assert set(wish.answers) == set(self.statements)
        if fate == "refused":
            self.booth = course.refused(self.booth, "Not now.")
            return
        self.voted.add(wish.person)
        self.tell()
        self.booth = course.accepted(self.booth)
        assert self.booth.page == "thanks"

    @rule()
    def next_person(self) -> None:
        self.booth = course.next_person(self.booth)

    @rule()
    def leave(self) -> None:
        self.booth = course.leave(self.booth)

    @rule()
    def idle(self) -> None:
        self.booth = course.idle(self.booth)

    @precondition(lambda self: self.booth.page not in ("closed",))
    @rule()
    def close(self) -> None:
        self.open = False
        self.tell()

    @precondition(lambda self: not self.open)
    @rule()
    def reopen(self) -> None:
        self.open = True
        self.voted.clear()
        self.tell()

    @invariant()
    def nothing_is_known_of_anybody_else(self) -> None:
        if self.booth.page in ("who", "afresh", "thanks", "closed"):
            self.said.clear()
        assert self.booth.answers == self.said

    @invariant()
    def a_page_without_a_voter_is_the_same_whoever_was_there(self) -> None:
        booth = self.booth
        if booth.page in ("who", "thanks", "closed"):
            assert (booth.person, booth.at, booth.changing, booth.sentence) == ("", 0, False, "")

    @invariant()
    def answers_are_whole_at_the_review(self) -> None:
        if self.booth.page in ("review", "sent"):
            assert set(self.booth.answers) == set(self.statements)

    @invariant()
    def the_voter_is_in_the_room(self) -> None:
        assert not self.booth.person or self.booth.person in self.booth.people


TestVisits = Visits.TestCase
TestVisits.settings = settings(max_examples=100, stateful_step_count=40)
