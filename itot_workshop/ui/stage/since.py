"""What became of what was agreed, on the stage: common ground and models, the worst news first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_since_views import (
    GroundOverTime,
    ModelOn,
    ModelsOverTime,
)
from itot_workshop.ui.charts.trends import ground_trend
from itot_workshop.ui.stage.over_time import draw_chart
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, long_date, percent, whole

_MODEL_SIZES = ((2.6, 1.6), (2.2, 1.3), (1.8, 1.2), (1.5, 1.1), (1.2, 1.0))
_TITLES = (3.0, 2.4, 2.0)
_MOST_LINES, _LONGEST = 3, 4
"""Sizes of a model's name and of what is told of it, and of the title, in u; lines of a reason and
of a list.
"""
MOST_DAYS = 3
"""The stage has room for what was agreed on the last few days; the page has them all."""


def paint_ground(pen: Pen, view: GroundOverTime) -> None:
    """Draw the share through the sessions, and what became of the cards."""
    last = view.points[-1]
    top = pen.title(tr("Common ground"))
    said = tr("{common} of {placed} cards in play are common, {share}").format(
        common=whole(last.common), placed=whole(last.placed), share=percent(last.share)
    )
    top = pen.write(pen.filled(said, 1.3, pen.inner), pen.left, top, 1.3, role="stage_muted")
    top += 0.8 * pen.u
    target = tr("Open diamonds: the target that was set")
    same = tr("On the same {n} cards: {before}, then {after}").format(
        n=whole(view.same_cards), before=percent(view.same_before), after=percent(view.same_after)
    )
    foot = pen.bottom - 2 * pen.u
    if pen.measure(target, 1.0) + 2 * pen.u + pen.measure(same, 1.0) > pen.inner:
        foot -= pen.line_height(1.0)
    split = pen.left + pen.inner * (0.46 if pen.wide else 0.42)
    draw_chart(pen, ground_trend(view.points), Box(pen.left, top, split, foot))
    pen.write((target,), pen.left, foot + 0.4 * pen.u, 1.0, role="stage_muted")
    under = pen.bottom - 1.6 * pen.u
    pen.write((same,), pen.right, under, 1.0, role="stage_muted", align="right")
    lists = (
        (tr("Slipped back"), view.slipped_back),
        (tr("Missed"), view.missed),
        (tr("Reached"), view.reached),
        (tr("Gained without a plan"), view.unplanned),
        (tr("New on the board"), view.new),
    )
    box = Box(split + 2 * pen.u, top, pen.right, foot)
    _lists(pen, [(title, cards) for title, cards in lists if cards], box)


def _lists(pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box) -> None:
    """Each list under its title; what slipped back on the ground of danger."""
    slipped = tr("Slipped back")
    y = box.top
    for (title, cards), most in zip(lists, _most_lines(pen, lists, box), strict=True):
        bad = title == slipped
        left = box.left + (pen.u if bad else 0)
        lines = _list_lines(pen, cards, box.width, most)
        height = len(lines) * pen.line_height(1.25) + pen.line_height(1.05) + 0.7 * pen.u
        if bad:
            pen.fill(box.left, y, box.width, height, "danger_tint")
            pen.fill(box.left, y, 0.28 * pen.u, height, "danger", 0)
        head = f"{title} · {whole(len(cards))}"
        top = pen.write((head,), left, y + 0.3 * pen.u, 1.05, role="text" if bad else "stage_muted")
        pen.write(lines, left, top, 1.25, semibold=bad)
        y += height + 0.5 * pen.u


def _list_lines(pen: Pen, cards: Sequence[str], width: float, most: int) -> tuple[str, ...]:
    """Cards in a row of at most so many lines, in a width that leaves the edges of a ground."""
    room = width - 1.8 * pen.u
    lines = pen.filled(tr("; ").join(cards), 1.25, room, semibold=True)
    return pen.cut(lines, most, 1.25, room, semibold=True)


def _most_lines(pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box) -> list[int]:
    """How many lines each list may have: a line each, then more in turn while all lists fit."""
    most = [1] * len(lists)
    for _ in range(_LONGEST - 1):
        for at in range(len(lists)):
            more = [lines + (at == here) for here, lines in enumerate(most)]
            if _lists_height(pen, lists, box, more) <= box.height:
                most = more
    return most


def _lists_height(
    pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box, most: Sequence[int]
) -> float:
    """How high all lists are with at most so many lines each."""
    lines = sum(
        len(_list_lines(pen, cards, box.width, limit))
        for (_, cards), limit in zip(lists, most, strict=True)
    )
    heads = len(lists) * (pen.line_height(1.05) + 1.2 * pen.u)
    return lines * pen.line_height(1.25) + heads - 0.5 * pen.u


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
        days = tr(", ").join(day_of(it, *beside) for it in day.crossed)
        said = tr("{watched}: too many limits crossed on {days}")
        yield said.format(watched=day.watched, days=days)
