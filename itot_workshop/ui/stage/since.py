"""Which cooperation models were chosen, on the stage, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from itot_workshop.domain.audience_since_views import ModelOn, ModelsOverTime
from itot_workshop.ui.stage.compare_words import listed
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, long_date, whole

_MODEL_SIZES = ((2.6, 1.6), (2.2, 1.3), (1.8, 1.2), (1.5, 1.1), (1.2, 1.0))
_TITLES = (3.0, 2.4, 2.0)
_MOST_LINES = 3
"""Sizes of a model's name and of what is told of it, and of the title, in u; lines of a reason."""
MOST_DAYS = 3
"""The stage has room for what was agreed on the last few days; the page has them all."""


def paint_models(pen: Pen, view: ModelsOverTime) -> None:
    """Draw which cooperation models were chosen, in the largest type in which all of it fits."""
    title = tr("Cooperation model")
    if len(view.days) > MOST_DAYS:
        title = tr("Cooperation model: the last {n} choices").format(n=whole(MOST_DAYS))
    head, times = pen.fitted(title, _TITLES, pen.inner, 1, semibold=True)
    y = pen.write(head, pen.left, pen.top, times, semibold=True) + 0.8 * pen.u
    days = view.days[-MOST_DAYS:]
    for sizes in _MODEL_SIZES:
        told = [list(_model_lines(pen, day, view, sizes)) for day in days]
        if y + sum(_height(pen, lines) for lines in told) <= pen.bottom + 0.2 * pen.u:
            break
    for lines in told:
        pen.rule(y)
        top = y + 0.6 * pen.u
        for text, size, role, strong in lines:
            top = pen.write(text, pen.left, top, size, role=role, semibold=strong) + 0.1 * pen.u
        y += _height(pen, lines)
    pen.rule(y)


_Line: TypeAlias = tuple[tuple[str, ...], float, str, bool]
"""Lines of text, their size, the role of their colour, and whether they are semibold."""


def _model_lines(
    pen: Pen, day: ModelOn, view: ModelsOverTime, sizes: tuple[float, float]
) -> Iterator[_Line]:
    """What is told of a choice; only of an endless reason no more than the first lines."""
    large, small = sizes
    when = day_of(day.date, *(it.date for it in view.days))
    yield (when,), small, "stage_muted", False
    yield pen.balanced(day.name, large, pen.inner, semibold=True), large, "text", True
    if day.reason:
        reason = pen.filled(day.reason, small, pen.inner)
        yield pen.cut(reason, _MOST_LINES, small, pen.inner), small, "text", False
    for said in _facts(day, view):
        yield pen.filled(said, small, pen.inner), small, "stage_muted", False


def _height(pen: Pen, lines: Sequence[_Line]) -> float:
    return sum(len(it[0]) * pen.line_height(it[1]) + 0.1 * pen.u for it in lines) + 1.4 * pen.u


def _facts(day: ModelOn, view: ModelsOverTime) -> Iterator[str]:
    """How long the model lasts, and when too many of its limits were crossed."""
    if day.months is not None and day.start is not None and day.end is not None:
        said = tr("For a month, {start} to {end}")
        if day.months != 1:
            said = tr("For {n} months, {start} to {end}")
        start, end = long_date(day.start), long_date(day.end)
        yield said.format(n=whole(day.months), start=start, end=end)
    if day.crossed:
        beside = (*day.crossed, *(it.date for it in view.days))
        days = listed([day_of(it, *beside) for it in day.crossed])
        said = tr("{watched}: too many limits crossed on {days}")
        yield said.format(watched=day.watched, days=days)
