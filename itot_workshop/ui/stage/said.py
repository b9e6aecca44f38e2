"""What the room said about an axis, on the stage: why it fell, or how the sides see it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import groupby

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import Said, SaidOn
from itot_workshop.domain.audience_views import AxisSaid
from itot_workshop.domain.notes import NoteSide
from itot_workshop.ui.stage.compare_words import paged_title, short_span_of
from itot_workshop.ui.stage.fall_card import card_height, fall_card, gap_card
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.side_notes import Notes, notes_indent, notes_size, paint_notes
from itot_workshop.ui.widgets.numbers import day_of, short_date

_SIZES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
_OVER, _UNDER = 0.4, 0.7
"""What is free above the card of an axis and below it, in u."""


def paint_said(pen: Pen, view: SaidOn) -> None:
    """Draw the axis with its figures, and the sentences with their sides, day by day, in type that
    all such pages have room for, as far from the margin.
    """
    top = pen.title(paged_title(tr("What the room said"), view.page, view.pages)) + _OVER * pen.u
    column = Box(pen.left, top, pen.right, pen.bottom)
    ends = (_card_end(pen, it, column) for it in view.others)
    others = [(_days(it), end) for it, end in zip(view.others, ends, strict=True)]
    sizes: Sequence[float] = _SIZES
    indent = max(notes_indent(pen, _days(it)) for it in (view, *view.others))
    for days, end in others:
        sizes = sizes[sizes.index(notes_size(pen, days, end + _UNDER * pen.u, sizes, indent)) :]
    if view.gaps is None:
        top = fall_card(pen, view.line, column, top, when=_when(view))
    else:
        top = gap_card(pen, view.line, view.gaps, column, top, when=_when(view))
    paint_notes(pen, _days(view), top + _UNDER * pen.u, sizes, indent)


def _when(view: SaidOn) -> str:
    """From when to when the figures of the axis are, or on which day its gap was large, and whether
    this goes on with it.
    """
    was_large = view.gaps is not None and view.gaps[1] is None
    first, last = view.dates[0], view.dates[-1]
    said = short_date(first) if was_large else short_span_of(first, last)
    before = next((it for it in view.others if it.page == view.page - 1), None)
    if before is None or before.line != view.line:
        return said
    return tr("{days} (continued)").format(days=said)


def _card_end(pen: Pen, view: SaidOn, column: Box) -> float:
    return column.top + card_height(pen, view.line, view.gaps, column.width)


def paint_axis_said(pen: Pen, view: AxisSaid) -> None:
    """Draw what was kept on an axis: sentences, what was agreed, and what is asked on."""
    top = pen.title(paged_title(view.name, view.page, view.pages)) + 0.6 * pen.u
    plain: NoteSide = ""
    parts: tuple[tuple[str, Notes], ...] = (
        (tr("What the room said"), view.said),
        (tr("Agreed"), tuple((plain, text) for text in view.agreed)),
        (tr("Ask on"), tuple((plain, text) for text in view.questions)),
    )
    paint_notes(pen, [part for part in parts if part[1]], top, _SIZES)


def _days(view: SaidOn) -> list[tuple[str, Notes]]:
    """The head of each day, and what was said on it."""
    return [
        (day_of(date, *view.dates), tuple((it.side, it.text) for it in said))
        for date, said in groupby(view.said, key=_date)
    ]


def _date(said: Said) -> datetime.date:
    return said.date
