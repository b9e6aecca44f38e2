"""Actions then and now on the stage: a line each, session by session, what went wrong first."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence

from msgspec import Struct

from itot_workshop.domain.audience_since_views import ActionsOverTime, ActionThen
from itot_workshop.domain.notes import ActionState
from itot_workshop.ui.stage.compare_words import action_words
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.since import MOST_DAYS
from itot_workshop.ui.widgets.numbers import head_day, short_date, whole

_STATES: tuple[ActionState, ...] = ("done", "partly", "missed", "dropped", "moved", "open")
_LOUD: tuple[ActionState, ...] = ("missed", "partly")
_SIZES = (1.3, 1.15, 1.0)
_TITLE, _SMALL_TITLE = 3.0, 2.0
_HEAD, _ABOVE, _GAP, _MOST_GAP = 1.1, 0.5, 0.1, 0.7
"""The size of a head, what lies at least above it, and the gaps between actions, in u."""
_APART = 0.3
"""What parts actions where one of them takes several lines, in lines, as long as there is room."""


def paint_actions_over_time(pen: Pen, view: ActionsOverTime) -> None:
    """Draw what was agreed on each day and what became of it, as large as everything fits."""
    every = _told(view)
    days = _latest(pen, every)
    said = tr("Actions, then and now")
    if len(days) == 1 < len(every):
        said = tr("Actions of the last session")
    elif len(days) < len(every):
        said = tr("Actions of the last {n} sessions").format(n=whole(len(days)))
    title = _title_size(pen, days, said)
    top = pen.write((said,), pen.left, pen.top, title, semibold=True) + 0.3 * pen.u
    room = pen.bottom - top
    size = next((it for it in _SIZES if _height_apart(pen, days, it) <= room), _SIZES[-1])
    count = len(days) + sum(len(day.actions) for day in days)
    gap = max(0.0, room - _height(pen, days, size, 9)) / count + _GAP * pen.u
    rows = _rows(pen, days, size, room)
    _paint_rows(pen, rows, size, top, min(_MOST_GAP * pen.u, gap))


class _Action(Struct, frozen=True, kw_only=True):
    """An action, and what became of it in words; ``loud`` if it went wrong."""

    text: str
    state: str
    loud: bool


class _Day(Struct, frozen=True, kw_only=True):
    """The head of a day, and what was agreed on it."""

    head: str
    actions: tuple[_Action, ...]


def _told(view: ActionsOverTime) -> list[_Day]:
    """The days in words, all with their year where they are not of one."""
    dates = [day.date for day in view.days]
    due = [it.due for day in view.days for it in day.actions if _waits(it)]
    years = {it.year for it in (*dates, *due) if it is not None}

    def said(day: datetime.date) -> str:
        return short_date(day) if len(years) > 1 else head_day(day)

    return [
        _Day(
            head=_head(said(day.date), day.actions),
            actions=tuple(
                _Action(text=it.text, state=_state(it, said), loud=_is_loud(it))
                for it in day.actions
            ),
        )
        for day in view.days
    ]


def _head(day: str, actions: Sequence[ActionThen]) -> str:
    by_state = sorted(actions, key=lambda it: (_STATES.index(it.state), it.unseen, it.overdue))
    counts = Counter(_counted(it) for it in by_state)
    counted = [words.format(n=whole(number)) for words, number in counts.items()]
    return tr("Agreed {day}: {counted}").format(day=day, counted=tr(", ").join(counted))


def _counted(action: ActionThen) -> str:
    """How actions of which the same became are counted."""
    return tr("{n} without a recorded result") if action.unseen else f"{{n}} {action_words(action)}"


def _state(action: ActionThen, said: Callable[[datetime.date], str]) -> str:
    """What became of an action; of an open one its day, and whether that is past."""
    if not _waits(action) or action.due is None:
        return action_words(action)
    words = tr("overdue, was due {day}") if action.overdue else tr("by {day}")
    return words.format(day=said(action.due))


def _is_loud(action: ActionThen) -> bool:
    return action.overdue or action.state in _LOUD


def _waits(action: ActionThen) -> bool:
    """Whether an action is still to be done, as far as is known."""
    return action.state == "open" and not action.unseen


def _latest(pen: Pen, days: Sequence[_Day]) -> Sequence[_Day]:
    """The last few days, of several only so many that their actions stand whole on the page."""
    room = pen.bottom - pen.top - pen.line_height(_SMALL_TITLE) - 0.3 * pen.u
    several = days[-MOST_DAYS:]
    while len(days) > MOST_DAYS and len(several) > 1:
        if _height_apart(pen, several, _SIZES[-1]) <= room:
            break
        several = several[1:]
    return several


class _Row(Struct, frozen=True, kw_only=True):
    """An action in lines, with the head of its day if it is the first there."""

    head: str
    action: _Action
    lines: tuple[str, ...]


def _rows(pen: Pen, days: Sequence[_Day], size: float, room: float) -> list[_Row]:
    """The actions, each whole as long as there is more room than a line for every one takes."""
    more = max(0.0, room - _height(pen, days, size, 1))
    rows = []
    for day in days:
        for at, action in enumerate(day.actions):
            most = 1 + int(more / pen.line_height(size))
            width = _width(pen, action, size)
            lines = pen.cut(pen.filled(action.text, size, width), most, size, width)
            more -= (len(lines) - 1) * pen.line_height(size)
            rows.append(_Row(head="" if at else day.head, action=action, lines=lines))
    return rows


def _paint_rows(pen: Pen, rows: Sequence[_Row], size: float, top: float, gap: float) -> None:
    """Draw as many rows as the page holds, then how many more there are."""
    for at, row in enumerate(rows):
        last = at + 1 == len(rows)
        above = _ABOVE * pen.u + gap / 2 if row.head and at else 0.0
        below = above + _row_height(pen, row, size, gap)
        if top + below + (0.0 if last else pen.line_height(1.0)) > pen.bottom + 0.1 * pen.u:
            more = tr("and %n more", len(rows) - at)
            pen.write((more,), pen.left, top, 1.0, role="stage_muted")
            return
        if row.head:
            top = pen.write((row.head,), pen.left, top + above, _HEAD, role="stage_muted")
            pen.rule(top + 0.1 * pen.u)
            top += 0.2 * pen.u + gap / 2
        _write_state(pen, row.action, top, size)
        top = pen.write(row.lines, pen.left, top, size) + gap


def _row_height(pen: Pen, row: _Row, size: float, gap: float) -> float:
    """How high a row is with its head, without what is free above and below it."""
    head = pen.line_height(_HEAD) + 0.2 * pen.u + gap / 2 if row.head else 0.0
    return head + len(row.lines) * pen.line_height(size)


def _title_size(pen: Pen, days: Sequence[_Day], title: str) -> float:
    """The usual size where all actions have room below it, on a narrow page in their largest type
    and on a wide one well apart in any.
    """
    size = _SIZES[-1] if pen.wide else _SIZES[0]
    room = pen.bottom - pen.top - 0.3 * pen.u - _height_apart(pen, days, size)
    fits = (
        pen.line_height(_TITLE) <= room and pen.measure(title, _TITLE, semibold=True) <= pen.inner
    )
    return _TITLE if fits else _SMALL_TITLE


def _height(pen: Pen, days: Sequence[_Day], size: float, most: int) -> float:
    """How high everything is with at most so many lines an action."""
    lines = [
        min(most, len(pen.filled(it.text, size, _width(pen, it, size))))
        for day in days
        for it in day.actions
    ]
    heads = len(days) * (pen.line_height(_HEAD) + (0.2 + _GAP) * pen.u)
    heads += (len(days) - 1) * _ABOVE * pen.u
    return heads + sum(lines) * pen.line_height(size) + len(lines) * _GAP * pen.u


def _height_apart(pen: Pen, days: Sequence[_Day], size: float) -> float:
    """How high everything is whole, so far apart that nobody takes two actions for one."""
    actions = [it for day in days for it in day.actions]
    height = _height(pen, days, size, 9)
    if all(len(pen.filled(it.text, size, _width(pen, it, size))) < 2 for it in actions):
        return height
    apart = _APART * pen.line_height(size) - _GAP * pen.u
    return height + (len(days) + len(actions)) * apart


def _width(pen: Pen, action: _Action, size: float) -> float:
    """How wide an action is beside its state."""
    return pen.inner - pen.measure(action.state, size, semibold=True) - pen.u


def _write_state(pen: Pen, action: _Action, top: float, size: float) -> None:
    role = "text" if action.loud else "stage_muted"
    state = (action.state,)
    pen.write(state, pen.right, top, size, semibold=action.loud, align="right", role=role)
