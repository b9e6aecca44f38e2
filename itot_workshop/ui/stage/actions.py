"""Actions on the stage: each row as high as its words, so that nothing of them has to be cut."""

from __future__ import annotations

import datetime
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale

from itot_workshop.domain.audience_views import ActionRow, Actions
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.action_people import Person, any_too_long, paint_people, people_of
from itot_workshop.ui.stage.pen import Pen, tr

_STATES = {
    "open": "open",
    "done": "done",
    "partly": "partly",
    "missed": "missed",
    "dropped": "dropped",
    "moved": "moved",
}
_SIZES = ((1.35, 1.1), (1.2, 1.0), (1.1, 1.0), (1.0, 1.0))
"""Sizes of what is done and of when it is done, in u."""

_TITLES = (2.6, 2.2, 1.8)

_AIR = 0.7
"""Above and below the words of a row together, in u."""

_MOST_NAME = 2
"""Lines of a name in a column at most, more only beside a text that has more."""

_INDENT = 1.7
"""From the left margin to the words behind a row's number, in u."""


_Columns: TypeAlias = tuple[float, float]


class _Row(Struct, frozen=True, kw_only=True):
    """An action set in lines; ``height`` in pixels.

    ``columns`` are where owner and partner begin; ``people`` are both below the text, where names
    are too long for columns.
    """

    action: ActionRow
    text: tuple[str, ...]
    people: tuple[Person, ...]
    done_when: tuple[str, ...]
    columns: _Columns
    height: float = 0.0


def paint_actions(pen: Pen, view: Actions) -> None:
    """Draw the actions with owner, partner and date, or with what became of them."""
    columns = owner, partner = _usual_columns(pen)
    title = view.title or tr("Actions")
    if not view.rows:
        _paint_empty(pen, title, view.review)
        return
    room = owner - pen.left - pen.u
    lines, size = pen.fitted(title, _TITLES, room, 1, semibold=True)
    end = tr("State") if view.review else tr("By")
    below = any_too_long(pen, view.rows, partner - owner - 0.8 * pen.u)
    if below and not _have_room(pen, view, pen.bottom - pen.top - pen.line_height(size) - pen.u):
        lines, size = pen.fitted(title, _TITLES[-1:], room, 1, semibold=True)
        wide = max(pen.measure(line, size, semibold=True) for line in lines)
        below, columns = False, _wide_columns(pen, view, wide)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    head = top - pen.line_height(1.1)
    owner, partner = columns
    if not below:
        pen.write((tr("Owner"),), owner, head, 1.1, role="stage_muted")
        pen.write((tr("Partner"),), partner, head, 1.1, role="stage_muted")
    pen.write((end,), pen.right, head, 1.1, role="stage_muted", align="right")
    top += 0.5 * pen.u
    rows, sizes = _rows(pen, view, pen.bottom - top, columns, below)
    spare = (pen.bottom - top - sum(row.height for row in rows)) / len(rows)
    spare = min(spare, 1.6 * pen.u)
    for at, row in enumerate(rows):
        _paint(pen, view, row, at, top + spare / 2, sizes)
        pen.rule(top)
        top += row.height + spare


def _paint_empty(pen: Pen, title: str, review: bool) -> None:
    """What an action is made of, so that the room knows what is looked for."""
    top = pen.title(title) + 1.2 * pen.u
    if review:
        text = tr("No actions were agreed last time.")
        pen.write((text,), pen.left, top, 1.8, role="stage_muted")
        return
    parts = (
        (tr("What"), tr("One thing both sides do, small enough to begin next week")),
        (tr("Who"), tr("An owner, and a partner from the other side")),
        (tr("By when"), tr("A day, and how everybody sees that it is done")),
    )
    shift = max(pen.measure(name, 1.8, semibold=True) for name, _ in parts) + 2 * pen.u
    for name, text in parts:
        pen.rule(top)
        top += 0.9 * pen.u
        pen.write((name,), pen.left, top, 1.8, semibold=True)
        lines = pen.balanced(text, 1.8, pen.inner - shift)
        top = pen.write(lines, pen.left + shift, top, 1.8, role="stage_muted") + 0.9 * pen.u


def _rows(
    pen: Pen, view: Actions, room: float, columns: _Columns, below: bool
) -> tuple[tuple[_Row, ...], tuple[float, float]]:
    """The rows in the largest type in which they fit; only in the smallest is anything cut."""
    for sizes in _SIZES:
        rows = tuple(_set(pen, action, columns, sizes, below) for action in view.rows)
        if sum(row.height for row in rows) <= room:
            return rows, sizes
    lower = tuple(_below(pen, row) for row in rows)
    if sum(row.height for row in lower) <= room:
        return lower, _SIZES[-1]
    for most in (2, 1, 0):
        shorter = tuple(_shorter(pen, row, most) for row in rows)
        if sum(row.height for row in shorter) <= room:
            return shorter, _SIZES[-1]
    share = room / len(view.rows)
    return tuple(_cut(pen, row, share) for row in rows), _SIZES[-1]


def _width(pen: Pen, columns: _Columns, below: bool) -> float:
    """How wide words are: with only the date beside them, or before the column of the owner."""
    return pen.inner - 6.7 * pen.u if below else columns[0] - pen.left - 2.5 * pen.u


def _have_room(pen: Pen, view: Actions, room: float) -> bool:
    """Whether owners and partners fit below the words, if need be without when it is done."""
    rows = [replace(row, done_when="") for row in view.rows]
    columns = _usual_columns(pen)
    sets = (_set(pen, row, columns, _SIZES[-1], below=True) for row in rows)
    return sum(row.height for row in sets) <= room


def _set(
    pen: Pen, action: ActionRow, columns: _Columns, sizes: tuple[float, float], below: bool
) -> _Row:
    width = _width(pen, columns, below)
    text = pen.balanced(action.text, sizes[0], width, semibold=True)
    done = pen.filled(action.done_when, sizes[1], width) if action.done_when else ()
    people = people_of(pen, action, width, sizes[1]) if below else ()
    row = _Row(action=action, text=text, people=people, done_when=done, columns=columns)
    return replace(row, height=_height(pen, row, sizes))


def _height(pen: Pen, row: _Row, sizes: tuple[float, float]) -> float:
    """How high a row is with the air around it: as its words, or as names in the columns."""
    lines = len(row.done_when) + sum(len(person.lines) for person in row.people)
    height = len(row.text) * pen.line_height(sizes[0]) + lines * pen.line_height(sizes[1])
    if not row.people:
        height = max(height, _names_height(pen, row, _name_size(sizes)))
    return height + _AIR * pen.u


def _name_size(sizes: tuple[float, float]) -> float:
    """The size of names in columns."""
    return min(1.2, sizes[0])


def _names_height(pen: Pen, row: _Row, size: float) -> float:
    """How high owner and partner are in their columns."""
    action, (owner, partner) = row.action, row.columns
    rooms = partner - owner - 1.9 * pen.u, pen.right - partner - 6.3 * pen.u
    pairs = zip((action.owner, action.partner), rooms, strict=True)
    lines = max(len(pen.balanced(name, size, room)) for name, room in pairs)
    return min(_MOST_NAME, lines) * pen.line_height(size)


def _usual_columns(pen: Pen) -> _Columns:
    """Where the columns of owner and partner begin."""
    owner, partner = (19.5, 12.2) if pen.wide else (14.6, 9.6)
    return pen.right - owner * pen.u, pen.right - partner * pen.u


def _wide_columns(pen: Pen, view: Actions, title: float) -> _Columns:
    """The columns where long names have no room below: they begin behind title and words."""
    longest = max(pen.measure(row.text, _SIZES[-1][0], semibold=True) for row in view.rows)
    behind = pen.left + max(longest + 2.6 * pen.u, title + pen.u, 0.4 * pen.inner)
    owner = min(_usual_columns(pen)[0], behind)
    return owner, owner + (pen.right - 4.4 * pen.u - owner) / 2


def _below(pen: Pen, row: _Row) -> _Row:
    """A row in the smallest type; when it is done takes the width below owner and partner too."""
    if len(row.text) < _MOST_NAME:
        return row
    size = _SIZES[-1][1]
    width = pen.inner - _INDENT * pen.u
    done = pen.filled(row.action.done_when, size, width) if row.done_when else ()
    lower = replace(row, done_when=done)
    return replace(lower, height=_height(pen, lower, _SIZES[-1]))


def _shorter(pen: Pen, row: _Row, most: int) -> _Row:
    """A row in the smallest type with only so many lines that say when it is done."""
    size, width = _SIZES[-1][1], _width(pen, row.columns, bool(row.people))
    shorter = replace(row, done_when=_first(pen, row.done_when, most, size, width))
    return replace(shorter, height=_height(pen, shorter, _SIZES[-1]))


def _first(
    pen: Pen, lines: tuple[str, ...], most: int, size: float, width: float
) -> tuple[str, ...]:
    """So many lines at most, none at all if there is no room for one."""
    return pen.cut(lines, most, size, width) if most else ()


def _cut(pen: Pen, row: _Row, share: float) -> _Row:
    """A row in the smallest type with no more lines than its share of the room holds."""
    size, width = _SIZES[-1][0], _width(pen, row.columns, bool(row.people))
    held = int((share - _AIR / 2 * pen.u) / pen.line_height(size))
    most = max(1, held - sum(len(person.lines) for person in row.people))
    text = pen.cut(row.text, most, size, width, semibold=True)
    done = _first(pen, row.done_when, most - len(text), size, width)
    return replace(row, text=text, done_when=done, height=share)


def _paint(
    pen: Pen,
    view: Actions,
    row: _Row,
    at: int,
    top: float,
    sizes: tuple[float, float],
) -> None:
    action, (owner, partner) = row.action, row.columns
    end = tr(_STATES.get(action.state, action.state)) if view.review else _day(action.due)
    line = pen.line_height(_name_size(sizes))
    most = max(1, min(int(row.height / line), max(_MOST_NAME, len(row.text))))
    y = top + max(0.0, min(_AIR * pen.u, row.height - most * line)) / 2
    left = pen.left + _INDENT * pen.u
    pen.write((str(at + 1),), pen.left, y, sizes[0], role="stage_muted")
    below = pen.write(row.text, left, y, sizes[0], semibold=True)
    below = paint_people(pen, row.people, left, below, sizes[1])
    pen.write(row.done_when, left, below, sizes[1], role="stage_muted")
    size = _name_size(sizes)
    y += (pen.line_height(sizes[0]) - pen.line_height(size)) / 2
    if not row.people:
        width = partner - owner - 0.8 * pen.u
        _who(pen, action.owner, action.owner_seat, owner, y, width, size, most)
        beside = max(5.2 * pen.u, pen.measure(end, size, semibold=True) + 0.6 * pen.u)
        width = pen.right - partner - beside
        _who(pen, action.partner, action.partner_seat, partner, y, width, size, most)
    pen.write((end,), pen.right, y, size, semibold=True, align="right")


def _who(
    pen: Pen,
    who: str,
    seat: Seat | None,
    x: float,
    top: float,
    width: float,
    size: float,
    most: int,
) -> None:
    if not who:
        pen.write((tr("open"),), x, top, size, role="stage_muted")
        return
    shift = 0.0
    if seat is not None:
        pen.mark(seat, x + 0.4 * pen.u, top + pen.line_height(size) / 2, 0.75 * pen.u)
        shift = 1.1 * pen.u
    lines = pen.cut(pen.balanced(who, size, width - shift), most, size, width - shift)
    pen.write(lines, x + shift, top, size)


def _day(date: datetime.date | None) -> str:
    if date is None:
        return tr("no date")
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM")
