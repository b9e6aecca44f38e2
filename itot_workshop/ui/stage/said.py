"""What the room said about an axis, on the stage: why it fell, or how the sides see it."""

from __future__ import annotations

import datetime
from itertools import groupby

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import Said, SaidOn
from itot_workshop.domain.audience_views import AxisSaid
from itot_workshop.domain.notes import NoteSide
from itot_workshop.ui.stage.compare_words import paged_title
from itot_workshop.ui.stage.fall_card import fall_card
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.side_notes import Notes, paint_notes
from itot_workshop.ui.widgets.numbers import day_of, fixed

_HEAD, _FIGURE, _EDGES = 1.1, 1.7, 0.35
"""The sizes of a card's head and of its figure, and what lies around its words, in u."""


def paint_said(pen: Pen, view: SaidOn) -> None:
    """Draw the axis with its figures, and the sentences with their sides, day by day."""
    top = pen.title(paged_title(tr("What the room said"), view.page, view.pages)) + 0.6 * pen.u
    column = Box(pen.left, top, pen.right, pen.bottom)
    if view.gaps is None:
        top = fall_card(pen, view.line, column, top)
    else:
        top = _gap_card(pen, view, view.gaps, column)
    paint_notes(pen, [_day(view, day) for day in _by_day(view)], top + pen.u, (1.4, 1.2, 1.0))


def paint_axis_said(pen: Pen, view: AxisSaid) -> None:
    """Draw what was kept on an axis: sentences, what was agreed, and what is asked on."""
    top = pen.title(paged_title(view.name, view.page, view.pages)) + 0.6 * pen.u
    plain: NoteSide = ""
    parts: tuple[tuple[str, Notes], ...] = (
        (tr("What the room said"), view.said),
        (tr("Agreed"), tuple((plain, text) for text in view.agreed)),
        (tr("Ask on"), tuple((plain, text) for text in view.questions)),
    )
    paint_notes(pen, [part for part in parts if part[1]], top, (1.4, 1.2, 1.0))


def _by_day(view: SaidOn) -> list[tuple[Said, ...]]:
    return [tuple(found) for _, found in groupby(view.said, key=_date)]


def _date(said: Said) -> datetime.date:
    return said.date


def _day(view: SaidOn, said: tuple[Said, ...]) -> tuple[str, Notes]:
    """The head of a day, and what was said on it."""
    head = day_of(said[0].date, view.last)
    return head, tuple((it.side, it.text) for it in said)


def _gap_card(
    pen: Pen, view: SaidOn, gaps: tuple[float | None, float | None], column: Box
) -> float:
    """An axis whose sides are or were far apart, with both of them; gives where the card ends."""
    then, now = (tr("not shown") if gap is None else fixed(gap) for gap in gaps)
    figure = f"{then} → {now}"
    left, right = column.left + pen.u, column.right - 0.8 * pen.u
    room = right - left - pen.measure(figure, _FIGURE, semibold=True) - pen.u
    name, size = pen.fitted(view.line.name, (1.6, 1.4, 1.2, 1.0), room, 1, semibold=True)
    named = max(pen.line_height(_FIGURE), len(name) * pen.line_height(size))
    height = 2 * pen.line_height(_HEAD) + named + 2 * _EDGES * pen.u
    pen.fill(column.left, column.top, column.width, height, "sunken")
    pen.fill(column.left, column.top, 0.28 * pen.u, height, "ink", 0)
    head = (tr("Gap between the sides"),)
    y = pen.write(head, left, column.top + _EDGES * pen.u, _HEAD)
    shift = (named - pen.line_height(_FIGURE)) / 2
    words = (figure,)
    pen.write(words, right, y + shift, _FIGURE, semibold=True, align="right", even=True)
    shift = (named - len(name) * pen.line_height(size)) / 2
    pen.write(name, left, y + shift, size, semibold=True)
    sides = [
        f"{side} {fixed(one)} → {fixed(other)}"
        for side, (one, other) in ((tr("IT"), view.line.it), (tr("OT"), view.line.ot))
        if one is not None and other is not None
    ]
    pen.write((" · ".join(sides),), left, y + named, _HEAD)
    return column.top + height
