"""Which cooperation models were chosen, on the stage, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from itot_workshop.domain.audience_since_views import ModelOn, ModelsOverTime
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
    for lines in _told(pen, days, view, pen.bottom + 0.2 * pen.u - y):
        pen.rule(y)
        top = y + 0.6 * pen.u
        for text, size, role, strong in lines:
            top = pen.write(text, pen.left, top, size, role=role, semibold=strong) + 0.1 * pen.u
        y += _height(pen, lines)
    pen.rule(y)


_Line: TypeAlias = tuple[tuple[str, ...], float, str, bool]
"""Lines of text, their size, the role of their colour, and whether they are semibold."""


def _told(
    pen: Pen, days: Sequence[ModelOn], view: ModelsOverTime, room: float
) -> list[list[_Line]]:
    """What is told of each choice, in the largest type in which all fits; which limits were crossed
    is left out where it has no room in that.
    """
    for sizes in _MODEL_SIZES:
        for named in (True, False):
            told = [list(_model_lines(pen, day, view, sizes, named=named)) for day in days]
            if sum(_height(pen, lines) for lines in told) <= room:
                return told
    return told


def _model_lines(
    pen: Pen, day: ModelOn, view: ModelsOverTime, sizes: tuple[float, float], *, named: bool
) -> Iterator[_Line]:
    """What is told of a choice; only of an endless reason no more than the first lines."""
    large, small = sizes
    when = day_of(day.date, *(it.date for it in view.days))
    yield (when,), small, "stage_muted", False
    yield pen.balanced(day.name, large, pen.inner, semibold=True), large, "text", True
    if day.reason:
        reason = pen.filled(day.reason, small, pen.inner)
        yield pen.cut(reason, _MOST_LINES, small, pen.inner), small, "text", False
    for said in _facts(day, view, named=named):
        yield pen.filled(said, small, pen.inner), small, "stage_muted", False


def _height(pen: Pen, lines: Sequence[_Line]) -> float:
    return sum(len(it[0]) * pen.line_height(it[1]) + 0.1 * pen.u for it in lines) + 1.4 * pen.u


def _facts(day: ModelOn, view: ModelsOverTime, *, named: bool) -> Iterator[str]:
    """How long the model lasts, when too many of its limits were crossed, and which at last."""
    if day.months is not None and day.start is not None and day.end is not None:
        said = tr("For a month, {start} to {end}")
        if day.months != 1:
            said = tr("For {n} months, {start} to {end}")
        start, end = long_date(day.start), long_date(day.end)
        yield said.format(n=whole(day.months), start=start, end=end)
    if day.crossed:
        days = [it.date for it in day.crossed]
        told = [day_of(it, *days, *(other.date for other in view.days)) for it in days]
        yield tr("Later too small for the work: {crossed}").format(crossed=_crossed(day, told))
        if named:
            limits = tr("; ").join(day.crossed[-1].limits)
            yield tr("Crossed on {day}: {limits}").format(day=told[-1], limits=limits)


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
