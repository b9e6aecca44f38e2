"""Exercises then and now: ratings of differences, dots on symptoms, what was kept with cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.domain.audience_exercises import exercises_over_time
from itot_workshop.domain.audience_since_views import ExercisesOverTime, MarkedThen
from itot_workshop.domain.courses import Course
from itot_workshop.reports.document import (
    Block,
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.numbers import DASH, shown
from itot_workshop.reports.run import Run


def exercises(run: Run, course: Course) -> Section | None:
    """The chapter *Cards, then and now*; None if no card was worked on twice."""
    found = exercises_over_time(course)
    if found is None:
        return None
    title = run.words.say("comparison.exercises")
    return Section(id="exercises", title=title, blocks=tuple(_blocks(run, found)))


def _blocks(run: Run, found: ExercisesOverTime) -> Iterator[Block]:
    words = run.words
    yield Paragraph(text=words.say("comparison.exercises_lead"), style="lead")
    if found.rated:
        caption = words.say("comparison.exercises_rated")
        rows = [(row.name, [_rating(it) for it in row.ratings]) for row in found.rated]
        yield _table(run, caption, words.say("said.difference"), rows)
    for card in dict.fromkeys(row.card for row in found.marked):
        caption = words.say("said.marks", card=card)
        yield _table(run, caption, words.say("comparison.symptom"), _dots(found.marked, card))
    for kept in found.said:
        for name, said in zip(run.names, kept.said, strict=True):
            items = tuple(Item(text=text, mark=side) for side, text in said)
            if items:
                yield Items(label=f"{kept.title}, {name}", items=items)
    if found.once:
        once = words.names([f"{card} ({words.short_date(day)})" for card, day in found.once])
        yield Paragraph(text=words.say("comparison.exercises_once", cards=once), style="note")


def _table(run: Run, caption: str, head: str, rows: Sequence[tuple[str, Sequence[str]]]) -> Table:
    return Table(
        caption=caption,
        titled=True,
        columns=(Column(title=head), *(Column(title=it, kind="number") for it in run.names)),
        rows=tuple(
            Row(cells=(Cell(text=name), *(Cell(text=text) for text in cells)))
            for name, cells in rows
        ),
    )


def _rating(it: tuple[int, int] | None) -> str:
    """The ratings of both tables, IT's first."""
    return DASH if it is None else f"{it[0]} · {it[1]}"


def _dots(marked: Sequence[MarkedThen], card: str) -> list[tuple[str, list[str]]]:
    return [(row.text, [shown(it, str) for it in row.dots]) for row in marked if row.card == card]
