"""Pages of words: welcome, house rules, agenda, the end."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QRectF

from itot_workshop.domain.audience_views import Agenda, Closing, Rules, Welcome
from itot_workshop.ui.stage.pen import Align, Pen, tr
from itot_workshop.ui.stage.signs import draw_check, draw_cross

_WELCOME = (
    ((3.4, 3.0, 2.4, 2.0), 1.7, 1.3, 0.8),
    ((3.0, 2.4, 2.0), 1.5, 1.2, 0.7),
    ((2.4, 2.0, 1.8), 1.3, 1.1, 0.6),
    ((2.0, 1.8, 1.6), 1.1, 1.0, 0.5),
)
"""Sizes of a title, of the purpose and of what follows, and the air between them, in u."""

_MARKS = ("ink", "stage_muted")
"""Colours of the steps of the agenda that are named below it: the first, and the one after it."""

_STEP, _FOOT = 1.2, 4.2
"""The size of their names, and how high the bar is with them, in u."""


def paint_welcome(pen: Pen, view: Welcome) -> None:
    """Draw what people see while they arrive: where they are, why, and what comes when."""
    place = [view.organisation, view.site, long_date(view.date)]
    words = "\u00a0· ".join(part for part in place if part)
    lines, size = pen.fitted(words, (1.2, 1.1, 1.0), pen.inner, 2)
    top = pen.write(lines, pen.left, pen.top, size, role="stage_muted")
    width = pen.inner * (0.54 if pen.wide else 1.0)
    foot = pen.bottom - _FOOT * pen.u
    top += 2.2 * pen.u
    for titles, first, others, gap in _WELCOME:
        title, size = pen.fitted(view.title, titles, width, 3, semibold=True)
        sizes = [first if at == 0 else others for at in range(len(view.lines))]
        told = [pen.balanced(text, it, width) for text, it in zip(view.lines, sizes, strict=True)]
        tall = len(title) * pen.line_height(size) + gap * len(told) * pen.u
        tall += sum(len(it) * pen.line_height(by) for it, by in zip(told, sizes, strict=True))
        if top + tall <= foot - pen.u:
            break
    top = pen.write(title, pen.left, top, size, semibold=True) + gap * pen.u
    for at, (lines, size) in enumerate(zip(told, sizes, strict=True)):
        most = max(1, int((foot - pen.u - top) / pen.line_height(size)))
        shown = pen.cut(lines, most, size, width)
        role = "text" if at == 0 else "stage_muted"
        top = pen.write(shown, pen.left, top, size, role=role) + gap * pen.u
    if pen.wide:
        _sign(pen, foot)
    _timeline(pen, view.steps, foot)


def _sign(pen: Pen, foot: float) -> None:
    """The two worlds and what they share: a circle, a square, a diamond between them."""
    size = min(pen.inner * 0.23, (foot - pen.top) * 0.5)
    middle = (pen.top + foot) / 2 - 0.5 * pen.u
    circle = QRectF(pen.right - 1.62 * size, middle - size / 2, size, size)
    side = size * 0.92
    square = QRectF(pen.right - side, middle - side / 2, side, side)
    pen.shared(circle, square)
    for name, x in ((tr("IT"), circle.left() + size * 0.31), (tr("OT"), pen.right - side * 0.35)):
        top = middle - pen.line_height(2.2) / 2
        pen.write((name,), x, top, 2.2, semibold=True, align="centre")


def _timeline(pen: Pen, steps: Sequence[tuple[str, int]], top: float) -> None:
    """The agenda as a bar, each step as wide as it is long; below it what comes first and then."""
    total = sum(minutes for _, minutes in steps)
    if not total:
        return
    gap = 0.12 * pen.u
    long = (pen.inner - gap * (len(steps) - 1)) / total
    x = pen.left
    for at, (_, minutes) in enumerate(steps):
        role = _MARKS[at] if at < len(_MARKS) else "stage_line"
        pen.fill(x, top, long * minutes, 0.42 * pen.u, role, 0.08)
        x += long * minutes + gap
    count = (tr("%n min in all", total), tr("Steps: %n", len(steps)))
    end = pen.right - max(pen.measure(text, _STEP) for text in count) - pen.u
    x = pen.left
    for at, (title, minutes) in enumerate(steps[: len(_MARKS)]):
        words = (tr("then {step}").format(step=title) if at else title, tr("%n min", minutes))
        wide = max(pen.measure(text, _STEP) for text in words)
        if at == 0 or x + wide <= end:
            _below(pen, (*pen.one_line(words[0], _STEP, end - x), words[1]), x, top)
        x += wide + 2 * pen.u
    _below(pen, count, pen.right, top, "right")


def _below(pen: Pen, words: tuple[str, str], x: float, top: float, align: Align = "left") -> None:
    """Two lines below the bar of the agenda."""
    under = pen.write(words[:1], x, top + 0.6 * pen.u, _STEP, align=align)
    pen.write(words[1:], x, under, _STEP, role="stage_muted", align=align)


def paint_rules(pen: Pen, view: Rules) -> None:
    """Draw the house rules and what is kept of the votes, all in one size."""
    top = pen.title(view.title or tr("How we work today")) + 1.2 * pen.u
    half = pen.inner * 0.55
    widths = half - 2 * pen.u, pen.inner - half
    promises = [
        (tr("What is kept"), view.kept, True),
        (tr("What never is"), view.never, False),
    ]
    lists = [(view.rules, widths[0]), *((lines, widths[1]) for _, lines, _ in promises)]
    for times in (1.5, 1.35, 1.2, 1.1, 1.0):
        rules, *others = (_height(pen, lines, width, times) for lines, width in lists)
        heads = len(promises) * (pen.line_height(1.2) + 1.3 * pen.u)
        if top + max(rules, sum(others) + heads) <= pen.bottom:
            break
    _numbered(pen, view.rules, top, widths[0], times)
    left, y = pen.left + half, top
    for head, lines, kept in promises:
        if lines:
            y = pen.write((head,), left, y, 1.2, semibold=True) + 0.15 * pen.u
            pen.rule(y, left=left)
            y = _signed(pen, lines, left, y + 0.55 * pen.u, widths[1], times, kept) + 0.6 * pen.u


_INDENT = 1.6
"""From a number or a sign to the sentence behind it, in u."""


def _height(pen: Pen, lines: Sequence[str], width: float, times: float) -> float:
    wrapped = (pen.balanced(line, times, width - _INDENT * pen.u) for line in lines)
    return sum(len(part) * pen.line_height(times) + _gap(pen, times) for part in wrapped)


def _gap(pen: Pen, times: float) -> float:
    return 0.4 * times * pen.u


def _numbered(pen: Pen, lines: Sequence[str], top: float, width: float, times: float) -> None:
    left = pen.left + _INDENT * pen.u
    for at, line in enumerate(lines):
        pen.write((str(at + 1),), pen.left, top, times, role="stage_muted", even=True)
        part = pen.balanced(line, times, width - _INDENT * pen.u)
        top = pen.write(part, left, top, times) + _gap(pen, times)


def _signed(
    pen: Pen, lines: Sequence[str], left: float, top: float, width: float, times: float, kept: bool
) -> float:
    """Sentences behind a check or a cross; gives where they end."""
    for line in lines:
        middle = top + pen.line_height(times) / 2
        draw = draw_check if kept else draw_cross
        draw(pen, left + 0.5 * pen.u, middle, 0.85 * times * pen.u)
        part = pen.balanced(line, times, width - _INDENT * pen.u)
        top = pen.write(part, left + _INDENT * pen.u, top, times) + _gap(pen, times)
    return top


def paint_agenda(pen: Pen, view: Agenda) -> None:
    """Draw the agenda with the step at hand."""
    top = pen.title(view.title) + 0.8 * pen.u
    count = max(1, len(view.steps))
    row = min(2.9 * pen.u, (pen.bottom - top) / count)
    numbers = pen.left + (1.2 if count < 10 else 2.0) * pen.u
    times, room = _agenda_type(pen, view, numbers + pen.u, row)
    for at, (title, minutes) in enumerate(view.steps):
        here = view.at == at
        y = top + at * row
        if here:
            pen.fill(pen.left - 0.6 * pen.u, y, pen.inner + 1.2 * pen.u, row, "sunken")
            pen.fill(pen.left - 0.6 * pen.u, y, 0.28 * pen.u, row, "ink", 0)
        done = view.at is not None and at < view.at
        role = "stage_muted" if done else "text"
        text_top = y + (row - pen.line_height(times)) / 2
        pen.write(
            (str(at + 1),),
            numbers,
            text_top,
            times,
            role="stage_muted",
            align="right",
            even=True,
        )
        pen.write(
            pen.one_line(title, times, room, semibold=here),
            numbers + pen.u,
            text_top,
            times,
            role=role,
            semibold=here,
        )
        length = tr("%n min", minutes)
        pen.write((length,), pen.right, text_top, times, role="stage_muted", align="right")


def _agenda_type(pen: Pen, view: Agenda, left: float, row: float) -> tuple[float, float]:
    """The largest type in which every title fits before its length, and how wide its room is."""
    high = max(1.0, min(1.6, row / pen.u / 1.45))
    lengths = [tr("%n min", minutes) for _, minutes in view.steps]
    for times in (high, *(size for size in (1.4, 1.3, 1.2, 1.1, 1.0) if size < high)):
        longest = max((pen.measure(length, times) for length in lengths), default=0.0)
        room = pen.right - left - longest - 1.5 * pen.u
        if all(pen.measure(title, times, semibold=True) <= room for title, _ in view.steps):
            break
    return times, room


def paint_closing(pen: Pen, view: Closing) -> None:
    """Draw the end: what was agreed as a figure, when we meet again, and what happens next."""
    pen.title(view.title or tr("Thank you"))
    foot = pen.bottom
    wrapped = [pen.balanced(line, 1.3, pen.inner) for line in view.lines]
    if wrapped:
        count = sum(len(part) for part in wrapped)
        foot -= count * pen.line_height(1.3) + len(wrapped) * 0.3 * pen.u
        pen.rule(foot - 0.8 * pen.u)
    y = foot
    for part in wrapped:
        y = pen.write(part, pen.left, y, 1.3, role="stage_muted") + 0.3 * pen.u
    y = pen.height * 0.34
    if view.actions:
        figure = str(view.actions)
        pen.write((figure,), pen.left, y, 7.0, semibold=True)
        x = pen.left + pen.measure(figure, 7.0, semibold=True) + 1.0 * pen.u
        words = tr("action agreed") if view.actions == 1 else tr("actions agreed")
        pen.write_beside(words, x, (y, 7.0), 2.2)
        y += pen.line_height(7.0) + 0.4 * pen.u
    if view.next_date is not None:
        text = tr("We meet again on {date}.").format(date=long_date(view.next_date))
        pen.write(pen.balanced(text, 2.0, pen.inner), pen.left, y, 2.0)


def long_date(date: datetime.date) -> str:
    """A date as it is read aloud."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")
