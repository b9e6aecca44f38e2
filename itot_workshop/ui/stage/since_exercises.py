"""Exercises then and now on the stage: ratings of both tables, dots on symptoms, what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_since_views import ExercisesOverTime, SaidThen
from itot_workshop.ui.stage.named_rows import named_rows, write_name
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.side_notes import SIZES, paint_notes
from itot_workshop.ui.widgets.numbers import DASH, day_of, head_day, whole

_COLUMN = 5.6
"""How wide the column of a day is at least, in u."""
MOST_DAYS = 4
"""The stage has room for the latest days; the page has them all."""


def paint_exercises(pen: Pen, view: ExercisesOverTime) -> None:
    """Draw what a card brought on each day."""
    if view.said:
        _paint_said(pen, view, view.said[0])
        return
    top = _title(pen, view, len(view.dates))
    names = [row.name for row in view.rated] or [row.text for row in view.marked]
    cells = [[_rating(it) for it in row.ratings] for row in view.rated]
    cells += [[_dots(it) for it in row.dots] for row in view.marked]
    said = _how_to_read(rated=bool(view.rated), gaps=any(DASH in row for row in cells))
    lines = pen.filled(said, 1.1, pen.inner)
    foot = pen.bottom - len(lines) * pen.line_height(1.1)
    pen.write(lines, pen.left, foot, 1.1, role="stage_muted")
    _table(pen, view, (names, cells), Box(pen.left, top, pen.right, foot - 0.6 * pen.u))


def _table(
    pen: Pen, view: ExercisesOverTime, told: tuple[list[str], list[list[str]]], box: Box
) -> None:
    names, cells = told
    dates = view.dates[-MOST_DAYS:]
    days = [head_day(date, *dates) for date in dates]
    least = (_COLUMN if view.rated else 0.8 * _COLUMN) * pen.u
    wide = max(least, *(pen.measure(day, 1.1) + 0.6 * pen.u for day in days))
    places = [box.right - wide * back for back in range(len(dates) - 1, -1, -1)]
    for day, x in zip(days, places, strict=True):
        pen.write((day,), x, box.top, 1.1, role="stage_muted", align="right")
    top = box.top + pen.line_height(1.1) + 0.2 * pen.u
    pen.rule(top)
    room = box.width - wide * len(dates) - 0.8 * pen.u
    rows = named_rows(pen, names, room, box.bottom - top, gap=1.2 * pen.u, sizes=SIZES)
    for row, values in zip(rows, cells, strict=True):
        y = write_name(pen, row, box.left, top)
        for text, x in zip(values[-len(dates) :], places, strict=True):
            role = "text" if x == places[-1] else "stage_muted"
            pen.write((text,), x, y, row.size, role=role, align="right", even=True)
        top += row.height
    pen.rule(top)


def _paint_said(pen: Pen, view: ExercisesOverTime, said: SaidThen) -> None:
    """What was kept on each day."""
    kept = [(date, it) for date, it in zip(view.dates, said.said, strict=True) if it]
    days = kept[-MOST_DAYS:]
    top = _title(pen, view, len(kept))
    paint_notes(pen, [(day_of(date, *(other for other, _ in days)), it) for date, it in days], top)


def _title(pen: Pen, view: ExercisesOverTime, days: int) -> float:
    """The card's title, with how many days are told where there were more."""
    title = view.title
    if days > MOST_DAYS:
        said = tr("{title}: the last {n} sessions")
        title = said.format(title=title, n=whole(MOST_DAYS))
    return pen.title(title) + 0.3 * pen.u


def exercise_rows(view: ExercisesOverTime) -> Sequence[str]:
    """What the page is about, for those who listen."""
    names = [row.name for row in view.rated] or [row.text for row in view.marked]
    return [view.title, *names, *(text for it in view.said for day in it.said for _, text in day)]


def _rating(it: tuple[int, int] | None) -> str:
    if it is None:
        return DASH
    said = tr("{it} · {ot}")
    return said.format(it=whole(it[0]), ot=whole(it[1]))


def _dots(it: int | None) -> str:
    return DASH if it is None else whole(it)


def _how_to_read(*, rated: bool, gaps: bool) -> str:
    said = (
        tr("IT’s table · OT’s table, from alike to worlds apart. Such ratings prove no change.")
        if rated
        else tr("Dots on each symptom. They tell what was in mind, not how much it changed.")
    )
    return f"{said} {tr('A dash: not done that day.')}" if gaps else said
