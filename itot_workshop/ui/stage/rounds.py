"""Votes of other kinds: answers to one question, and how far the criteria of a choice apply."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_choice_views import Answers, WeightRow, Weights
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.dots import hidden_words
from itot_workshop.ui.stage.pen import Align, Pen, tr
from itot_workshop.ui.stage.reveal import number
from itot_workshop.ui.stage.told import paint_told


def paint_answers(pen: Pen, view: Answers) -> None:
    """Draw how many gave which answer, the whole room on one pile, and what people wrote."""
    top = pen.head(view.title) + 0.8 * pen.u
    close = bool(view.said) and not pen.wide
    sizes = (1.8, 1.6) if close else (2.4, 2.1, 1.8, 1.6)
    lines, size = pen.fitted(view.question, sizes, pen.inner, 2, semibold=True)
    top = pen.write(lines, pen.left, top, size, semibold=True) + pen.u
    if view.counts is None:
        hidden_words(pen, top)
        return
    beside = bool(view.said)
    width = pen.inner * (0.5 if beside and pen.wide else 1.0)
    room = pen.bottom - top
    height = min(room / len(view.labels), 4.0 * pen.u)
    if close:
        height = min(height, room * 0.5 / len(view.labels), 1.9 * pen.u)
    for at, (label, count) in enumerate(zip(view.labels, view.counts, strict=True)):
        _answer(pen, view, label, count, view.low + at, top + at * height, width, height)
    if not beside:
        return
    if pen.wide:
        _said(pen, view.said, pen.left + width + 1.6 * pen.u, top, pen.bottom)
    else:
        _said(pen, view.said, pen.left, top + height * len(view.labels) + 0.6 * pen.u, pen.bottom)


def _answer(
    pen: Pen,
    view: Answers,
    label: str,
    count: int,
    score: int,
    top: float,
    width: float,
    height: float,
) -> None:
    middle, names = top + height / 2, width * 0.34
    pen.rule(top, right=pen.left + width)
    wide = max(pen.measure(str(it), 1.3) for it in (view.low, view.low + len(view.labels) - 1))
    pen.write_middle((str(score),), pen.left + wide, middle, 1.3, role="stage_muted", align="right")
    lines, size = pen.fitted(label, (1.4, 1.2, 1.1, 1.0), names - 1.7 * pen.u, 2)
    pen.write_middle(lines, pen.left + 1.4 * pen.u, middle, size)
    x = pen.left + names
    pen.write_middle(
        (str(count),), x + 1.4 * pen.u, middle, 1.5, semibold=bool(count), align="right"
    )
    most = max(view.counts or (1,))
    step = min(1.3 * pen.u, (width - names - 2.2 * pen.u) / max(most, 1))
    for dot in range(count):
        pen.dot(x + 2.2 * pen.u + (dot + 0.5) * step, middle, 0.8 * step, filled=True)


def _said(pen: Pen, said: Sequence[str], left: float, top: float, bottom: float) -> None:
    """Sentences in the order in which they were mixed."""
    top = pen.write((tr("In your words"),), left, top, 1.3, semibold=True) + 0.4 * pen.u
    paint_told(pen, said, Box(left, top, pen.right, bottom))


def paint_weights(pen: Pen, view: Weights) -> None:
    """Draw the medians of both sides on each criterion, and what has been settled by now."""
    top = pen.title(view.question or view.title) + 0.4 * pen.u
    scale_left = pen.left + _names_room(pen, view)
    scale_right = pen.right - (9.5 if pen.wide else 7.0) * pen.u
    settled = pen.right - 0.8 * pen.u
    foot = pen.bottom - 1.9 * pen.u if any(row.apart for row in view.rows) else pen.bottom
    _weights_head(pen, view, scale_left, scale_right, settled, top)
    top += 2.9 * pen.u
    height = min((foot - top) / max(len(view.rows), 1), 3.4 * pen.u)
    for at, row in enumerate(view.rows):
        _weight(pen, view, row, top + at * height, height, (scale_left, scale_right, settled))
    if foot < pen.bottom:
        text = tr("Two apart or more: both sides say what they see, two minutes each.")
        lines, size = pen.fitted(text, (1.2, 1.1, 1.0), pen.inner, 1)
        pen.write(lines, pen.left, foot + 0.5 * pen.u, size)


def _names_room(pen: Pen, view: Weights) -> float:
    """How wide the names of the criteria are with the air behind them: more where they need it."""
    least = pen.inner * (0.5 if pen.wide else 0.42)
    wide = max((pen.measure(row.name, 1.0, semibold=True) for row in view.rows), default=0.0)
    return min(max(least, wide + 1.4 * pen.u), 0.56 * pen.inner)


def _weights_head(
    pen: Pen, view: Weights, left: float, right: float, settled: float, top: float
) -> None:
    last = len(view.labels) - 1
    wide = (right - left) / max(last, 1)
    ends: tuple[tuple[float, str, Align], ...] = (
        (left - 0.4 * pen.u, view.labels[0], "left"),
        (right + 0.4 * pen.u, view.labels[-1], "right"),
    )
    for x, label, align in ends:
        lines, size = pen.fitted(label, (1.0,), wide * 1.4, 2)
        base = top + (2 - len(lines)) * pen.line_height(size)
        pen.write(lines, x, base, size, role="stage_muted", align=align)
    head = top + pen.line_height(1.0)
    if any(row.it is not None for row in view.rows):
        pen.mark("IT", pen.left + 0.4 * pen.u, head + 0.65 * pen.u, 0.8 * pen.u)
        name = tr("IT median")
        x = pen.left + 1.2 * pen.u
        pen.write((name,), x, head, 1.1)
        x += pen.measure(name, 1.1) + 1.6 * pen.u
        pen.mark("OT", x, head + 0.65 * pen.u, 0.8 * pen.u)
        pen.write((tr("OT median"),), x + 0.8 * pen.u, head, 1.1)
    elif any(row.room is not None for row in view.rows):
        pen.mark(None, pen.left + 0.4 * pen.u, head + 0.65 * pen.u, 0.8 * pen.u)
        pen.write((tr("Median of the room"),), pen.left + 1.2 * pen.u, head, 1.1)
    else:
        pen.write((tr("Too few votes to be shown"),), pen.left, head, 1.1, role="stage_muted")
    pen.write((tr("Settled"),), settled, head, 1.1, role="stage_muted", align="right")


def _weight(
    pen: Pen,
    view: Weights,
    row: WeightRow,
    top: float,
    height: float,
    columns: tuple[float, float, float],
) -> None:
    left, right, settled = columns
    if row.apart:
        edge = 0.5 * pen.u
        pen.fill(pen.left - edge, top, pen.inner + 2 * edge, height, "sunken")
    pen.rule(top)
    middle = top + height / 2
    room, bold = left - pen.left - 1.2 * pen.u, row.apart
    most = max(1, int(height / pen.line_height(1.0)))
    lines, size = pen.fitted(row.name, (1.4, 1.3, 1.2, 1.1, 1.0), room, 1, semibold=bold)
    lines = pen.cut(lines, most, size, room, semibold=bold)
    pen.write_middle(lines, pen.left, middle, size, semibold=bold)
    steps = max(len(view.labels) - 1, 1)
    pen.stroke(left, middle, right, middle, "stage_line", 0.07)
    for at in range(steps + 1):
        x = left + (right - left) * at / steps
        pen.stroke(x, middle - 0.3 * pen.u, x, middle + 0.3 * pen.u, "stage_line", 0.07)
    medians: tuple[tuple[Seat | None, float | None], ...] = (
        ("IT", row.it),
        ("OT", row.ot),
        (None, row.room),
    )
    for seat, value in medians:
        if value is not None:
            shift = {"IT": -0.42, "OT": 0.42}.get(seat or "", 0.0) * pen.u
            x = left + (right - left) * value / steps
            pen.mark(seat, x, middle + shift, 0.85 * pen.u)
    shown = tr("to settle") if row.settled is None else str(row.settled)
    size = 1.1 if row.settled is None else 1.8
    role = "stage_muted" if row.settled is None else "text"
    pen.write_middle(
        (shown,), settled, middle, size, role=role, semibold=row.settled is not None, align="right"
    )


def median_words(row: WeightRow) -> str:
    """The medians of one criterion for a screen reader."""
    if row.it is None or row.ot is None:
        return row.name
    said = tr("{name}: IT {it}, OT {ot}")
    return said.format(name=row.name, it=number(row.it), ot=number(row.ot))
