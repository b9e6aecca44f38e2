"""Exercises with cards through the sessions of a site: differences, symptoms, what was kept.

They are set beside each other and never called a change: a table's rating and dots on a card have
no band of wobble (``docs/method.md``, comparing sessions).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience_since_views import (
    ExercisesOverTime,
    MarkedThen,
    RatedThen,
    SaidThen,
)
from itot_workshop.domain.card_marks import mark_on, symptoms
from itot_workshop.domain.courses import Course
from itot_workshop.domain.differences import differences_page
from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.pack import Card
from itot_workshop.domain.paging import paged
from itot_workshop.domain.session import Session

ROWS_A_PAGE = 8
"""More symptoms than these, in whole sentences, cannot be read from the back of a room."""


def exercises_over_time(course: Course) -> ExercisesOverTime | None:
    """What cards brought on every day; None where no card was worked on twice."""
    found = [_of_card(card, course.sessions) for card in _cards(course.sessions)]
    told = ExercisesOverTime(
        dates=tuple(session.about.date for session in course.sessions),
        rated=tuple(row for it in found for row in it.rated),
        marked=tuple(row for it in found for row in it.marked),
        said=tuple(row for it in found for row in it.said),
        once=tuple(row for it in found for row in it.once),
    )
    return told if told.rated or told.marked or told.said else None


def exercise_pages(course: Course) -> tuple[ExercisesOverTime, ...]:
    """The same for the stage: a card's ratings, its symptoms and what was kept on pages of their
    own.
    """
    pages: list[ExercisesOverTime] = []
    for card in _cards(course.sessions):
        found = _of_card(card, course.sessions)
        if found.rated:
            pages.append(replace(found, marked=(), said=()))
        pages += (
            replace(found, rated=(), marked=rows, said=())
            for rows in paged(found.marked, ROWS_A_PAGE)
        )
        if found.said:
            pages.append(replace(found, rated=(), marked=()))
    return tuple(pages)


def _cards(sessions: Sequence[Session]) -> tuple[Card, ...]:
    """The cards of all packs, each as the latest session has it."""
    found = {card.id: card for session in sessions for card in session.pack.cards}
    return tuple(found.values())


def _of_card(card: Card, sessions: Sequence[Session]) -> ExercisesOverTime:
    dates = tuple(session.about.date for session in sessions)
    rated = tuple(_rated(card, sessions))
    marked = tuple(_marked(card, sessions))
    said = tuple(_said(session, card) for session in sessions)
    on = (
        [any(row.ratings[at] is not None for row in rated) for at in range(len(dates))],
        [any(row.dots[at] is not None for row in marked) for at in range(len(dates))],
        [bool(it) for it in said],
    )
    once = [days for days in on if sum(days) == 1 and not any(sum(it) > 1 for it in on)]
    return ExercisesOverTime(
        dates=dates,
        rated=rated if sum(on[0]) > 1 else (),
        marked=marked if sum(on[1]) > 1 else (),
        said=(SaidThen(title=card.title, said=said),) if sum(on[2]) > 1 else (),
        once=_once(card, dates, once),
        title=card.title,
    )


def _once(
    card: Card, dates: Sequence[datetime.date], days: Sequence[Sequence[bool]]
) -> tuple[tuple[str, datetime.date], ...]:
    on = sorted({dates[list(it).index(True)] for it in days})
    return tuple((card.title, date) for date in on)


def _rated(card: Card, sessions: Sequence[Session]) -> Iterator[RatedThen]:
    """The differences of a card that both tables have rated at least once."""
    pages = [_ratings(session, card) for session in sessions]
    for difference in card.differences:
        ratings = tuple(page.get(difference.id) for page in pages)
        if any(it is not None for it in ratings):
            yield RatedThen(name=difference.name, ratings=ratings)


def _ratings(session: Session, card: Card) -> dict[str, tuple[int, int]]:
    own = next((it for it in session.pack.cards if it.id == card.id), None)
    if own is None:
        return {}
    rows = differences_page(session, own).rows
    return {
        difference.id: (row.it, row.ot)
        for difference, row in zip(own.differences, rows, strict=True)
        if row.it is not None and row.ot is not None
    }


def _marked(card: Card, sessions: Sequence[Session]) -> Iterator[MarkedThen]:
    """The symptoms that ever had a dot, those with most dots on the latest day first."""
    days = [_dots(session, card) for session in sessions]
    texts = dict.fromkeys(text for day in days for text in day)
    rows = [
        MarkedThen(
            card=card.title,
            text=text,
            dots=tuple(day.get(text, 0) if day else None for day in days),
        )
        for text in texts
    ]
    yield from sorted(rows, key=_by_dots)


def _by_dots(row: MarkedThen) -> list[int]:
    return [-(dots or 0) for dots in reversed(row.dots)]


def _dots(session: Session, card: Card) -> dict[str, int]:
    own = next((it for it in session.pack.cards if it.id == card.id), None)
    if own is None:
        return {}
    dots = {symptom.text: mark_on(session, symptom).dots for symptom in symptoms(own)}
    return {text: given for text, given in dots.items() if given}


def _said(session: Session, card: Card) -> tuple[tuple[NoteSide, str], ...]:
    """What was kept with a card that asks for something to be kept."""
    notes = sorted(session.notes.values(), key=lambda note: (note.position, note.id))
    return tuple(
        (note.side, note.text)
        for note in notes
        if card.captures and note.about == f"card:{card.id}" and not note.parked
    )
