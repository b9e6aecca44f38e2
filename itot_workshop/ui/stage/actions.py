"""Actions on the stage: each row as high as its words, so that nothing of them has to be cut."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale

from itot_workshop.domain.audience_views import ActionRow, Actions
from itot_workshop.domain.paging import page_counts
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.action_people import Person, any_too_long, paint_people, people_of
from itot_workshop.ui.stage.compare_words import paged_title
from itot_workshop.ui.stage.pen import Pen, tr

_STATES = {
    "open": "open",
    "done": "done",
    "partly": "partly",
    "missed": "missed",
    "dropped": "dropped",
    "moved": "moved",
}
_SIZES = ((1.35, 1.1), (1.2, 1.0), (1.1, 1.0))
"""Sizes of what is done and of when it is done, in u."""

_NAMES = (1.2, 1.1, 1.0)
"""Sizes of names in columns, in u."""

_EASY = 1.2
"""What is done is easy to read in this size, in u."""

_TITLES = (2.6, 2.2, 1.8)

_AIR, _UNDER_HEAD = 0.7, 0.5
"""Above and below the words of a row together, and below the heads of the columns, in u."""

_MOST_NAME = 2
"""Lines of a name in a column at most, more only beside a text that has more."""

_INDENT, _APART = 2.0, 1.4
"""Before the words of a row, from the left margin on, and behind them at least, in u."""


_MOST_PAGES = 6
"""A page more than that is read by nobody; then words are cut."""


class _Sizes(NamedTuple):
    """Sizes of what is done, of when it is done and of names in columns, in u."""

    text: float
    when: float
    names: float


class _Row(Struct, frozen=True, kw_only=True):
    """An action set in lines; ``height`` in pixels.

    ``people`` are owner and partner below the text, where names are too long for columns.
    """

    action: ActionRow
    text: tuple[str, ...]
    people: tuple[Person, ...]
    done_when: tuple[str, ...]
    height: float = 0.0


class _Page(Struct, frozen=True, kw_only=True):
    """Rows from the one with this number on, counted from 0, in their sizes in u.

    ``whole`` says that nothing of them is cut.
    """

    first: int
    rows: tuple[_Row, ...]
    sizes: _Sizes
    whole: bool


def paint_actions(pen: Pen, view: Actions) -> None:
    """Draw the actions with owner, partner and date, or with what became of them.

    What is not told whole on one page is parted into several, of which the pen's ``turn`` shows
    one.
    """
    owner, partner = _columns(pen)
    title = view.title or tr("Actions")
    if not view.rows:
        _paint_empty(pen, title, view.review)
        return
    below = _are_below(pen, view)
    pages = _pages(pen, view)
    at = pen.turn % len(pages)
    page = pages[at]
    lines, size = _title(pen, view, at + 1, len(pages))
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    head = top - pen.line_height(1.1)
    if not below:
        pen.write((tr("Owner"),), owner, head, 1.1, role="stage_muted")
        pen.write((tr("Partner"),), partner, head, 1.1, role="stage_muted")
    end = tr("State") if view.review else tr("By")
    pen.write((end,), pen.right, head, 1.1, role="stage_muted", align="right")
    top += _UNDER_HEAD * pen.u
    spare = (pen.bottom - top - sum(row.height for row in page.rows)) / len(page.rows)
    spare = min(spare, 1.6 * pen.u)
    for number, row in enumerate(page.rows, page.first + 1):
        _paint(pen, view, row, number, top + spare / 2, page.sizes)
        pen.rule(top)
        top += row.height + spare


def actions_pages(pen: Pen, view: Actions) -> int:
    """How many pages a stage needs so that every action is told whole."""
    return len(_pages(pen, view)) if view.rows else 1


def _pages(pen: Pen, view: Actions) -> tuple[_Page, ...]:
    """The fewest pages on which all actions are whole and easy to read, all in one size.

    Where no number of pages makes them easy to read, the fewest on which they are whole.
    """
    whole: tuple[_Page, ...] = ()
    for pages in page_counts(len(view.rows), _MOST_PAGES):
        found = _parted(pen, view, pages)
        if all(page.whole for page in found):
            whole = whole or found
            if found[0].sizes.text >= _EASY:
                return found
    return whole or found


def _parted(pen: Pen, view: Actions, pages: int) -> tuple[_Page, ...]:
    """The actions on so many pages, in the largest type in which all pages hold theirs."""
    count, below = -(-len(view.rows) // pages), _are_below(pen, view)
    parts = [view.rows[first : first + count] for first in range(0, len(view.rows), count)]
    lines, size = _title(pen, view, len(parts), len(parts))
    room = pen.bottom - pen.top - len(lines) * pen.line_height(size) - _UNDER_HEAD * pen.u
    names = _fitting_names(pen, view)
    for text, when in _SIZES:
        sizes = _Sizes(text, when, names or _NAMES[-1])
        sets = [tuple(_set(pen, it, sizes, below) for it in part) for part in parts]
        whole = below or names is not None
        whole = whole and all(sum(row.height for row in rows) <= room for rows in sets)
        if whole:
            break
    if not whole:
        sets = [_shortened(pen, rows, room, sizes) for rows in sets]
    return tuple(
        _Page(first=at * count, rows=rows, sizes=sizes, whole=whole) for at, rows in enumerate(sets)
    )


def _title(pen: Pen, view: Actions, page: int, pages: int) -> tuple[tuple[str, ...], float]:
    """The title before the heads of the columns, in lines and its size."""
    room = _columns(pen)[0] - pen.left - pen.u
    words = paged_title(view.title or tr("Actions"), page, pages)
    return pen.fitted(words, _TITLES, room, 1, semibold=True)


def _are_below(pen: Pen, view: Actions) -> bool:
    """Whether owners and partners stand below what they do: a name is too long for a column."""
    owner, partner = _columns(pen)
    return any_too_long(pen, view.rows, partner - owner - 0.8 * pen.u)


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


def _shortened(pen: Pen, rows: tuple[_Row, ...], room: float, sizes: _Sizes) -> tuple[_Row, ...]:
    """Rows in the smallest type: with less of when they are done, in the end with fewer lines."""
    for most in (2, 1, 0):
        shorter = tuple(_shorter(pen, row, most, sizes) for row in rows)
        if sum(row.height for row in shorter) <= room:
            return shorter
    return tuple(_cut(pen, row, room / len(rows)) for row in rows)


def _columns(pen: Pen) -> tuple[float, float]:
    """Where the columns of owner and partner begin."""
    owner, partner = (19.5, 12.2) if pen.wide else (14.6, 9.6)
    return pen.right - owner * pen.u, pen.right - partner * pen.u


def _width(pen: Pen, below: bool) -> float:
    """How wide words are: with only the date beside them, or before the column of the owner."""
    if below:
        return pen.inner - (_INDENT + 5.0) * pen.u
    return _columns(pen)[0] - pen.left - (_INDENT + _APART) * pen.u


def _set(pen: Pen, action: ActionRow, sizes: _Sizes, below: bool) -> _Row:
    width = _width(pen, below)
    text = pen.balanced(action.text, sizes.text, width, semibold=True)
    done = pen.filled(action.done_when, sizes.when, width) if action.done_when else ()
    people = people_of(pen, action, width, sizes.when) if below else ()
    row = _Row(action=action, text=text, people=people, done_when=done)
    return replace(row, height=_height(pen, row, sizes))


def _height(pen: Pen, row: _Row, sizes: _Sizes) -> float:
    """How high a row is with the air around it: as its words, or as names in the columns."""
    lines = len(row.done_when) + sum(len(person.lines) for person in row.people)
    height = len(row.text) * pen.line_height(sizes.text) + lines * pen.line_height(sizes.when)
    if not row.people:
        named = min(_MOST_NAME, _name_lines(pen, row.action, sizes.names))
        height = max(height, named * pen.line_height(sizes.names))
    return height + _AIR * pen.u


def _fitting_names(pen: Pen, view: Actions) -> float | None:
    """The largest size in which all owners and partners are whole in their columns, if any."""
    for size in _NAMES:
        if all(_name_lines(pen, it, size) <= _MOST_NAME for it in view.rows):
            return size
    return None


def _name_lines(pen: Pen, action: ActionRow, size: float) -> int:
    """How many lines owner and partner have at most in their columns."""
    owner, partner = _columns(pen)
    rooms = partner - owner - 1.9 * pen.u, pen.right - partner - 6.3 * pen.u
    pairs = zip((action.owner, action.partner), rooms, strict=True)
    return max(len(pen.balanced(name, size, room)) for name, room in pairs)


def _shorter(pen: Pen, row: _Row, most: int, sizes: _Sizes) -> _Row:
    """A row in the smallest type with only so many lines that say when it is done."""
    size, width = _SIZES[-1][1], _width(pen, bool(row.people))
    shorter = replace(row, done_when=_first(pen, row.done_when, most, size, width))
    return replace(shorter, height=_height(pen, shorter, sizes))


def _first(
    pen: Pen, lines: tuple[str, ...], most: int, size: float, width: float
) -> tuple[str, ...]:
    """So many lines at most, none at all if there is no room for one."""
    return pen.cut(lines, most, size, width) if most else ()


def _cut(pen: Pen, row: _Row, share: float) -> _Row:
    """A row in the smallest type with no more lines than its share of the room holds."""
    size, width = _SIZES[-1][0], _width(pen, bool(row.people))
    held = int((share - _AIR / 2 * pen.u) / pen.line_height(size))
    most = max(1, held - sum(len(person.lines) for person in row.people))
    text = pen.cut(row.text, most, size, width, semibold=True)
    done = _first(pen, row.done_when, most - len(text), size, width)
    return replace(row, text=text, done_when=done, height=share)


def _paint(
    pen: Pen,
    view: Actions,
    row: _Row,
    number: int,
    top: float,
    sizes: _Sizes,
) -> None:
    action, (owner, partner) = row.action, _columns(pen)
    end = tr(_STATES.get(action.state, action.state)) if view.review else _day(action.due)
    line = pen.line_height(sizes.names)
    most = max(1, min(int(row.height / line), max(_MOST_NAME, len(row.text))))
    y = top + max(0.0, min(_AIR * pen.u, row.height - most * line)) / 2
    left = pen.left + _INDENT * pen.u
    pen.write((str(number),), pen.left, y, sizes.text, role="stage_muted")
    below = pen.write(row.text, left, y, sizes.text, semibold=True)
    below = paint_people(pen, row.people, left, below, sizes.when)
    pen.write(row.done_when, left, below, sizes.when, role="stage_muted")
    size = sizes.names
    y += (pen.line_height(sizes.text) - pen.line_height(size)) / 2
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
