"""Pages of words: welcome, house rules, agenda, actions, the clock, the end."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QRectF

from itot_workshop.domain.audience_views import (
    ActionRow,
    Actions,
    Agenda,
    Closing,
    Countdown,
    Rules,
    Welcome,
)
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen, tr

_STATES = {
    "open": "open",
    "done": "done",
    "partly": "partly",
    "missed": "missed",
    "dropped": "dropped",
    "moved": "moved",
}


def paint_welcome(pen: Pen, view: Welcome) -> None:
    """Draw what people see while they arrive: where they are, why, and what comes when."""
    place = [view.organisation, view.site, long_date(view.date)]
    words = " · ".join(part for part in place if part)
    top = pen.write(
        pen.balanced(words, 1.2, pen.inner)[:1], pen.left, pen.top, 1.2, role="stage_muted"
    )
    width = pen.inner * (0.54 if pen.wide else 1.0)
    foot = pen.bottom - 3.6 * pen.u
    top += 2.2 * pen.u
    lines, size = pen.fitted(view.title, (3.4, 3.0, 2.4, 2.0), width, 3, semibold=True)
    top = pen.write(lines, pen.left, top, size, semibold=True) + 0.8 * pen.u
    for at, text in enumerate(view.lines):
        size, role = (1.7, "text") if at == 0 else (1.3, "stage_muted")
        lines = pen.balanced(text, size, width)
        if top + len(lines) * pen.line_height(size) > foot - pen.u:
            break
        top = pen.write(lines, pen.left, top, size, role=role) + 0.8 * pen.u
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
    """The agenda as a bar: each step as wide as it is long, named where its name fits."""
    total = sum(minutes for _, minutes in steps)
    if not total:
        return
    gap = 0.12 * pen.u
    x = pen.left
    free = pen.left
    for at, (title, minutes) in enumerate(steps):
        width = (pen.inner - gap * (len(steps) - 1)) * minutes / total
        pen.fill(x, top, width, 0.42 * pen.u, "ink" if at == 0 else "stage_line", 0.08)
        if x >= free:
            name = pen.measure(title, 1.0)
            if x + name <= pen.right:
                pen.write((title,), x, top + 0.6 * pen.u, 1.0)
                length = tr("%n min", minutes)
                pen.write((length,), x, top + 1.85 * pen.u, 1.0, role="stage_muted")
                free = x + max(name, pen.measure(length, 1.0)) + 0.8 * pen.u
        x += width + gap


def paint_rules(pen: Pen, view: Rules) -> None:
    """Draw the house rules and what is kept of the votes."""
    top = pen.title(view.title or tr("How we work today")) + 0.8 * pen.u
    half = pen.inner * 0.58
    _list(pen, view.rules, pen.left, top, half - 2 * pen.u, pen.bottom)
    left, width = pen.left + half, pen.inner - half
    for head, lines in ((tr("What is kept"), view.kept), (tr("What never is"), view.never)):
        if lines:
            top = pen.write((head,), left, top, 1.3, semibold=True) + 0.2 * pen.u
            top = _list(pen, lines, left, top, width, pen.bottom, muted=True) + 0.8 * pen.u


def _list(
    pen: Pen,
    lines: Sequence[str],
    left: float,
    top: float,
    width: float,
    bottom: float,
    *,
    muted: bool = False,
) -> float:
    """Sentences one below the other in the largest type in which all of them fit."""
    indent = 1.1
    for times in (1.5, 1.35, 1.2, 1.1, 1.0):
        room = width - indent * pen.u
        wrapped = [pen.filled(line, times, room) for line in lines]
        gap = 0.45 * times * pen.u
        height = sum(len(part) * pen.line_height(times) + gap for part in wrapped)
        if top + height <= bottom:
            break
    for part in wrapped if lines else []:
        pen.fill(left, top + pen.line_height(times) * 0.46, 0.36 * pen.u, 0.14 * pen.u, "ink", 0)
        role = "stage_muted" if muted else "text"
        top = pen.write(part, left + indent * pen.u, top, times, role=role) + gap
    return top


def paint_agenda(pen: Pen, view: Agenda) -> None:
    """Draw the agenda with the step at hand."""
    top = pen.title(view.title) + 0.8 * pen.u
    count = max(1, len(view.steps))
    row = min(2.3 * pen.u, (pen.bottom - top) / count)
    times = max(1.0, min(1.5, row / pen.u / 1.45))
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
            pen.left + 1.2 * pen.u,
            text_top,
            times,
            role="stage_muted",
            align="right",
            even=True,
        )
        pen.write(
            pen.balanced(title, times, pen.inner * 0.72, semibold=here)[:1],
            pen.left + 2.2 * pen.u,
            text_top,
            times,
            role=role,
            semibold=here,
        )
        length = tr("%n min", minutes)
        pen.write((length,), pen.right, text_top, times, role="stage_muted", align="right")


def paint_actions(pen: Pen, view: Actions) -> None:
    """Draw the actions with owner, partner and date, or with what became of them."""
    end = tr("State") if view.review else tr("By")
    owner = pen.right - (19.5 if pen.wide else 14.6) * pen.u
    partner = pen.right - (12.2 if pen.wide else 9.6) * pen.u
    lines, size = pen.fitted(
        view.title or tr("Actions"), (2.6, 2.2, 1.8), owner - pen.left - pen.u, 2, semibold=True
    )
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    head = top - pen.line_height(1.1)
    pen.write((tr("Owner"),), owner, head, 1.1, role="stage_muted")
    pen.write((tr("Partner"),), partner, head, 1.1, role="stage_muted")
    pen.write((end,), pen.right, head, 1.1, role="stage_muted", align="right")
    top += 0.5 * pen.u
    if not view.rows:
        pen.rule(top)
        text = tr("No actions yet.")
        pen.write((text,), pen.left, top + pen.u, 1.6, role="stage_muted")
        return
    row = (pen.bottom - top) / max(4, len(view.rows))
    for at, action in enumerate(view.rows):
        _action(pen, view, action, at, top + at * row, row, (owner, partner))


def _action(
    pen: Pen,
    view: Actions,
    action: ActionRow,
    at: int,
    top: float,
    height: float,
    columns: tuple[float, float],
) -> None:
    pen.rule(top)
    owner, partner = columns
    y = top + 0.35 * pen.u
    left = pen.left + 1.7 * pen.u
    width = owner - left - 0.8 * pen.u
    pen.write((str(at + 1),), pen.left, y, 1.3, role="stage_muted")
    lines, times = pen.fitted(action.text, (1.35, 1.2, 1.1, 1.0), width, 2, semibold=True)
    room = int((height - 0.5 * pen.u) / pen.line_height(times))
    lines = pen.cut(lines, max(1, room), times, width, semibold=True)
    y_text = pen.write(lines, left, y, times, semibold=True)
    room = int((top + height - y_text) / pen.line_height(1.0))
    if action.done_when and room:
        lines = pen.cut(pen.filled(action.done_when, 1.0, width), min(room, 2), 1.0, width)
        pen.write(lines, left, y_text, 1.0, role="stage_muted")
    _who(pen, action.owner, action.owner_seat, owner, y, partner - owner - 0.8 * pen.u)
    _who(pen, action.partner, action.partner_seat, partner, y, pen.right - partner - 5.2 * pen.u)
    end = tr(_STATES.get(action.state, action.state)) if view.review else _day(action.due)
    pen.write((end,), pen.right, y, 1.4, semibold=True, align="right")


def _who(pen: Pen, who: str, seat: Seat | None, x: float, top: float, width: float) -> None:
    if not who:
        pen.write((tr("open"),), x, top, 1.2, role="stage_muted")
        return
    shift = 0.0
    if seat is not None:
        pen.mark(seat, x + 0.4 * pen.u, top + pen.line_height(1.2) / 2, 0.75 * pen.u)
        shift = 1.1 * pen.u
    lines = pen.cut(pen.balanced(who, 1.2, width - shift), 2, 1.2, width - shift)
    pen.write(lines, x + shift, top, 1.2)


def paint_countdown(pen: Pen, view: Countdown) -> None:
    """Draw the time that is left, large; past zero it says how much over."""
    title = tr("Break: we go on in") if view.pause else view.title
    pen.title(title)
    over = view.left < 0
    seconds = int(abs(view.left))
    text = f"{seconds // 60}:{seconds % 60:02d}"
    size = 11.5
    top = (pen.height - pen.line_height(size)) / 2 + 0.5 * pen.u
    pen.write((text,), pen.width / 2, top, size, semibold=True, align="centre", even=True)
    words = tr("over time") if over else (view.line or ("" if view.running else tr("paused")))
    if words:
        y = top + pen.line_height(size) - 0.8 * pen.u
        pen.write((words,), pen.width / 2, y, 1.8, role="stage_muted", align="centre")


def paint_closing(pen: Pen, view: Closing) -> None:
    """Draw the end: what we agreed, when we meet again."""
    top = pen.title(view.title or tr("Thank you")) + 1.4 * pen.u
    if view.actions:
        text = tr("Actions agreed: %n", view.actions)
        top = pen.write((text,), pen.left, top, 2.2, semibold=True) + 0.4 * pen.u
    if view.next_date is not None:
        text = tr("We meet again on {date}").format(date=long_date(view.next_date))
        top = pen.write(pen.balanced(text, 2.0, pen.inner), pen.left, top, 2.0) + pen.u
    _list(pen, view.lines, pen.left, top + pen.u, pen.inner * 0.8, pen.bottom, muted=True)


def long_date(date: datetime.date) -> str:
    """A date as it is read aloud."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMMM yyyy")


def _day(date: datetime.date | None) -> str:
    if date is None:
        return tr("no date")
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM")
