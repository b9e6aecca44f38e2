"""Which cooperation models were chosen, on the stage, and what became of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from itot_workshop.domain.audience_since_views import ModelOn, ModelsOverTime
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, long_date, short_date, whole

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
    for lines in _told(pen, days, pen.bottom + 0.2 * pen.u - y):
        pen.rule(y)
        top = y + 0.6 * pen.u
        for text, size, role, strong in lines:
            top = pen.write(text, pen.left, top, size, role=role, semibold=strong) + 0.1 * pen.u
        y += _height(pen, lines)
    pen.rule(y)


_DayWords: TypeAlias = Callable[[datetime.date], str]
_Line: TypeAlias = tuple[tuple[str, ...], float, str, bool]
"""Lines of text, their size, the role of their colour, and whether they are semibold."""


def _told(pen: Pen, days: Sequence[ModelOn], room: float) -> list[list[_Line]]:
    """What is told of each choice, in the largest type in which all fits; of which limits were
    crossed no more than a line where there is no room for more in any.
    """
    for most in (None, 1):
        for sizes in _MODEL_SIZES:
            told = [list(_model_lines(pen, day, _day_words(days), sizes, most)) for day in days]
            if sum(_height(pen, lines) for lines in told) <= room:
                return told
    return told


def _day_words(days: Sequence[ModelOn]) -> _DayWords:
    """How days are told: all with their year where they are not of one."""
    dates = [it.date for it in days]
    dates += [review.date for it in days for review in it.crossed]
    dates += [date for it in days for date in (it.start, it.end) if date is not None]
    return short_date if len({it.year for it in dates}) > 1 else day_of


def _model_lines(
    pen: Pen, day: ModelOn, said: _DayWords, sizes: tuple[float, float], most: int | None
) -> Iterator[_Line]:
    """What is told of a choice; only of an endless reason no more than the first lines."""
    large, small = sizes
    yield (said(day.date),), small, "stage_muted", False
    yield pen.balanced(day.name, large, pen.inner, semibold=True), large, "text", True
    if day.reason:
        reason = pen.filled(day.reason, small, pen.inner)
        yield pen.cut(reason, _MOST_LINES, small, pen.inner), small, "text", False
    for fact in _facts(day, said):
        yield pen.filled(fact, small, pen.inner), small, "stage_muted", False
    if day.crossed:
        limits = pen.filled(_limits(day, said), small, pen.inner)
        limits = limits if most is None else pen.cut(limits, most, small, pen.inner)
        yield limits, small, "stage_muted", False


def _height(pen: Pen, lines: Sequence[_Line]) -> float:
    return sum(len(it[0]) * pen.line_height(it[1]) + 0.1 * pen.u for it in lines) + 1.4 * pen.u


def _facts(day: ModelOn, said: _DayWords) -> Iterator[str]:
    """How long the model lasts, and when too many of its limits were crossed."""
    if day.months is not None and day.start is not None and day.end is not None:
        lasts = tr("For a month, {start} to {end}")
        if day.months != 1:
            lasts = tr("For {n} months, {start} to {end}")
        told = said if said is short_date else long_date
        yield lasts.format(n=whole(day.months), start=told(day.start), end=told(day.end))
    if day.crossed:
        days = [said(it.date) for it in day.crossed]
        yield tr("Later too small for the work: {crossed}").format(crossed=_crossed(day, days))


def _limits(day: ModelOn, said: _DayWords) -> str:
    """Which limits were crossed at last."""
    last = day.crossed[-1]
    return tr("Crossed on {day}: {limits}").format(
        day=said(last.date), limits=tr("; ").join(last.limits)
    )


def _crossed(day: ModelOn, days: Sequence[str]) -> str:
    """How many limits were crossed on each of these days, the first time of how many."""
    counts = [whole(len(it.limits)) for it in day.crossed]
    first = tr("{n} of {all} limits crossed on {day}")
    said = [first.format(n=counts[0], all=whole(day.limits), day=days[0])]
    said += [
        tr("{n} on {day}").format(n=count, day=date)
        for count, date in zip(counts[1:], days[1:], strict=True)
    ]
    return tr(", ").join(said)
