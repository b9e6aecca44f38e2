"""Votes of other kinds: dots while they are given and after, answers to one question, weights."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.domain.audience_choice_views import Answers, DotRow, Dots, WeightRow, Weights
from itot_workshop.domain.audience_views import Turnout
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.ask import paint_turnout, turnout_words
from itot_workshop.ui.stage.pen import Align, Pen, tr
from itot_workshop.ui.stage.reveal import number

_ONE_COLUMN = 10
_TEXT = (1.6, 1.4, 1.3, 1.2, 1.1, 1.0)
_ROW_AIR = 0.5
"""Above and below the text of a row together, in u."""
_WAYS = ((False, 0.34), (True, 0.13))
"""Whether the head is close, and the share of a row that the longest line of dots may take."""


class _Head(Struct, frozen=True, kw_only=True):
    """What stands above the rows, and between which heights they lie; ``close`` is one of less."""

    title: tuple[tuple[str, ...], float]
    question: tuple[tuple[str, ...], float]
    top: float
    bottom: float
    close: bool


def paint_dots(pen: Pen, view: Dots) -> None:
    """Draw what is given dots; after the reveal the dots of each, most first.

    Where rows would be cut, the head, the turnout and the dots take less room.
    """
    most = max((row.dots or 0 for row in view.rows), default=0)
    columns = 2 if len(view.rows) > _ONE_COLUMN and pen.wide else 1
    rows = -(-len(view.rows) // columns)
    width = (pen.inner - (columns - 1) * 1.6 * pen.u) / columns
    for close, share in _WAYS:
        head = _head(pen, view, close=close)
        step = min(0.95 * pen.u, width * share / max(most, 1))
        height = min((head.bottom - head.top) / max(rows, 1), 5.4 * pen.u)
        size = _one_size(pen, view, width, height, step * most)
        if size is not None:
            break
    _paint_head(pen, view, head)
    for at, row in enumerate(view.rows):
        column, place = divmod(at, rows)
        x = pen.left + column * (width + 1.6 * pen.u)
        y = head.top + place * height
        _dot_row(pen, row, at, x, y, (width, height), (step, most), size or _TEXT[-1])


def _head(pen: Pen, view: Dots, *, close: bool) -> _Head:
    question = view.question
    if view.each:
        question = f"{question} {tr('Dots for everybody: %n', view.each)}."
    room = pen.inner
    if close and view.turnout is not None:
        room -= pen.measure(_voted(view.turnout), 1.2, semibold=True) + pen.u
    title = pen.fitted(view.title, (2.0, 1.8) if close else (3.0, 2.4, 2.0), room, 2, semibold=True)
    asked = pen.fitted(question, (1.1, 1.0) if close else (1.4, 1.3, 1.2, 1.1), pen.inner, 2)
    parts = (title, asked)
    top = pen.top + sum(len(lines) * pen.line_height(size) for lines, size in parts)
    bottom = pen.bottom
    if view.turnout is not None and not close:
        bottom -= 4.9 * pen.u
    if view.hidden:
        bottom -= 2.2 * pen.u
    return _Head(
        title=title,
        question=asked,
        top=top + (0.4 if close else 0.8) * pen.u,
        bottom=bottom,
        close=close,
    )


def _paint_head(pen: Pen, view: Dots, head: _Head) -> None:
    lines, size = head.title
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    if view.turnout is not None and head.close:
        middle = pen.top + pen.line_height(size) / 2
        voted = (_voted(view.turnout),)
        _middle(pen, voted, pen.right, middle, 1.2, semibold=True, right=True)
    elif view.turnout is not None:
        foot = pen.bottom - 4.9 * pen.u
        pen.rule(foot + 0.5 * pen.u)
        paint_turnout(pen, view.turnout, foot + pen.u)
    lines, size = head.question
    top += (0 if head.close else 0.2) * pen.u
    pen.write(lines, pen.left, top, size, role="stage_muted")
    if view.hidden:
        hidden_words(pen, head.bottom + 2.2 * pen.u - pen.line_height(1.4))


def _voted(turnout: Turnout) -> str:
    return f"{turnout.voted} {turnout_words(turnout)}"


def _one_size(pen: Pen, view: Dots, width: float, height: float, dots: float) -> float | None:
    """The largest type in which no row's text is cut; None where there is none."""
    rooms = [_text_room(pen, row, width, dots) for row in view.rows]
    for times in _TEXT:
        lines = [
            pen.balanced(row.text, times, room) for row, room in zip(view.rows, rooms, strict=True)
        ]
        if all(len(part) * pen.line_height(times) <= height - _ROW_AIR * pen.u for part in lines):
            return times
    return None


def _text_room(pen: Pen, row: DotRow, width: float, dots: float) -> float:
    """How wide the text of a row may be between its number and its dots."""
    return width - 3.1 * pen.u - (0.0 if row.dots is None else dots)


def _dot_row(
    pen: Pen,
    row: DotRow,
    at: int,
    x: float,
    top: float,
    size: tuple[float, float],
    dots: tuple[float, int],
    times: float,
) -> None:
    (width, height), (step, most) = size, dots
    pen.rule(top, left=x, right=x + width)
    middle = top + height / 2
    role = "text" if row.dots is None or row.dots else "stage_muted"
    if row.dots is None:
        _middle(pen, (str(at + 1),), x + 1.9 * pen.u, middle, 1.2, role="stage_muted", right=True)
    else:
        strong = bool(row.dots) and row.dots * 3 >= most * 2
        _middle(pen, (str(row.dots),), x + 1.9 * pen.u, middle, 1.5, role, strong, right=True)
        for dot in range(row.dots):
            place = x + width - step * (most - dot - 0.5)
            pen.dot(place, middle, 0.8 * step, filled=True)
    room = _text_room(pen, row, width, step * most)
    lines, _ = pen.fitted_into(row.text, (times,), room, height - _ROW_AIR * pen.u)
    _middle(pen, lines, x + 2.7 * pen.u, middle, times, role)


def paint_answers(pen: Pen, view: Answers) -> None:
    """Draw how many gave which answer, the whole room on one pile, and what people wrote."""
    top = pen.head(view.title) + 0.8 * pen.u
    lines, size = pen.fitted(view.question, (2.4, 2.1, 1.8, 1.6), pen.inner, 2, semibold=True)
    top = pen.write(lines, pen.left, top, size, semibold=True) + pen.u
    if view.counts is None:
        hidden_words(pen, top)
        return
    beside = bool(view.said)
    width = pen.inner * (0.5 if beside and pen.wide else 1.0)
    room = pen.bottom - top
    height = min(room / len(view.labels), 4.0 * pen.u)
    if beside and not pen.wide:
        height = min(height, room * 0.5 / len(view.labels))
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
    _middle(pen, (str(score),), pen.left + 0.8 * pen.u, middle, 1.3, "stage_muted", right=True)
    lines, size = pen.fitted(label, (1.4, 1.2, 1.1, 1.0), names - 1.7 * pen.u, 2)
    _middle(pen, lines, pen.left + 1.4 * pen.u, middle, size)
    x = pen.left + names
    _middle(pen, (str(count),), x + 1.4 * pen.u, middle, 1.5, semibold=bool(count), right=True)
    most = max(view.counts or (1,))
    step = min(1.3 * pen.u, (width - names - 2.2 * pen.u) / max(most, 1))
    for dot in range(count):
        pen.dot(x + 2.2 * pen.u + (dot + 0.5) * step, middle, 0.8 * step, filled=True)


def _said(pen: Pen, said: Sequence[str], left: float, top: float, bottom: float) -> None:
    """Sentences in the order in which they were mixed, as many as there is room for."""
    top = pen.write((tr("In your words"),), left, top, 1.3, semibold=True) + 0.4 * pen.u
    width = pen.right - left
    for text in said:
        lines = pen.cut(pen.filled(text, 1.2, width), 3, 1.2, width)
        if top + len(lines) * pen.line_height(1.2) > bottom:
            break
        top = pen.write(lines, left, top, 1.2) + 0.5 * pen.u


def paint_weights(pen: Pen, view: Weights) -> None:
    """Draw the medians of both sides on each criterion, and what has been settled by now."""
    top = pen.title(view.question or view.title) + 0.4 * pen.u
    scale_left = pen.left + pen.inner * (0.5 if pen.wide else 0.42)
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
        lines, size = pen.fitted(label, (1.0, 0.9), wide * 1.4, 2)
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
    _middle(pen, pen.cut(lines, most, size, room), pen.left, middle, size, semibold=bold)
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
    _middle(pen, (shown,), settled, middle, size, role, row.settled is not None, right=True)


def hidden_words(pen: Pen, top: float) -> None:
    """Say that too few have voted for anything to be shown."""
    text = tr("Too few votes to be shown: somebody's could be guessed.")
    pen.write(pen.balanced(text, 1.4, pen.inner), pen.left, top, 1.4, role="stage_muted")


def median_words(row: WeightRow) -> str:
    """The medians of one criterion for a screen reader."""
    if row.it is None or row.ot is None:
        return row.name
    said = tr("{name}: IT {it}, OT {ot}")
    return said.format(name=row.name, it=number(row.it), ot=number(row.ot))


def _middle(
    pen: Pen,
    lines: Sequence[str],
    x: float,
    middle: float,
    times: float,
    role: str = "text",
    semibold: bool = False,
    *,
    right: bool = False,
) -> None:
    """Write lines whose middle lies at this height."""
    top = middle - len(lines) * pen.line_height(times) / 2
    align: Align = "right" if right else "left"
    pen.write(lines, x, top, times, role=role, semibold=semibold, align=align)
