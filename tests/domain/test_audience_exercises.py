"""Exercises with cards in several sessions stand beside each other and are called no change."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.audience_exercises import exercise_pages, exercises_over_time
from itot_workshop.domain.courses import Course, courses
from itot_workshop.domain.notes import DifferenceRating, Mark, Note
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session

STRENGTHS = "card:STR"


def rated(session: Session, ratings: dict[Seat, int]) -> Session:
    card = next(card for card in session.pack.cards if card.differences)
    made = [
        DifferenceRating(id=table, difference=card.differences[0].id, table=table, rating=rating)
        for table, rating in ratings.items()
    ]
    return replace(session, differences={it.id: it for it in made})


def marked(session: Session, *dots: int) -> Session:
    marks = [
        Mark(id=str(at), card="AP1", audience="ot", symptom=at, dots=n) for at, n in enumerate(dots)
    ]
    return replace(session, marks={mark.id: mark for mark in marks})


def kept(session: Session, text: str) -> Session:
    note = Note(id="n", text=text, side="IT", about=STRENGTHS, author="Nell")
    return replace(session, notes={"n": note})


def course(*sessions: Session) -> Course:
    (found,) = courses(sessions)
    return found


def first_and_last() -> tuple[Session, Session]:
    return demo_session("S1"), demo_session("S3")


def test_ratings_are_told_where_both_tables_rated() -> None:
    first, last = first_and_last()
    june = rated(demo_session("S2"), {"IT": 2})
    found = exercises_over_time(
        course(rated(first, {"IT": 4, "OT": 5}), june, rated(last, {"IT": 3, "OT": 3}))
    )
    assert found is not None
    assert [row.ratings for row in found.rated] == [((4, 5), None, (3, 3))]


def test_symptoms_with_most_dots_on_the_latest_day_come_first() -> None:
    first, last = first_and_last()
    found = exercises_over_time(course(marked(first, 5, 1), marked(last, 2, 7)))
    assert found is not None
    assert [row.dots for row in found.marked] == [(1, 7), (5, 2)]


def test_what_was_done_once_is_named_and_not_compared() -> None:
    first, last = first_and_last()
    both = marked(rated(first, {"IT": 4, "OT": 5}), 3), rated(last, {"IT": 3, "OT": 3})
    found = exercises_over_time(course(*both))
    assert found is not None
    assert found.marked == ()
    assert found.once == ((first.pack.cards[0].title, first.about.date),)
    assert exercises_over_time(course(marked(first, 3), last)) is None


def test_what_was_kept_has_its_side_and_no_author_and_a_page_of_its_own() -> None:
    first, last = first_and_last()
    pages = exercise_pages(
        course(kept(marked(first, 1), "patience"), kept(marked(last, 2), "calm"))
    )
    assert [(bool(it.marked), bool(it.said)) for it in pages] == [(True, False), (False, True)]
    assert pages[1].said[0].said == ((("IT", "patience"),), (("IT", "calm"),))
    assert "Nell" not in repr(pages)
