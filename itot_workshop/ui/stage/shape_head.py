"""The head of a page on which the figures stand below or beside a small radar: its title and key,
how to read it, who it tells of and of which day.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple, TypeAlias

from itot_workshop.domain.audience_views import Radar
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.key import Entry, draw_key, key_height, key_width
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_key import signs_of, whole_keys
from itot_workshop.ui.stage.shape_words import (
    beside,
    day_in,
    days_of,
    people_beside,
    people_of,
    title_of,
)

_TITLE, _KEY, _SAID, _APART, _CLOSE, _WORTH = 2.0, 1.1, 1.0, 1.5, 1.2, 0.5
"""The size of the title, of the key and of what is said, what lies between them, and between the
title and a small key, and how much lower a head has to be for that, in u.
"""


Rows: TypeAlias = tuple[tuple[str, str], ...]
_Placed: TypeAlias = tuple[str, str, Rows]
"""What stands behind the title, behind the key, and in rows of its own."""


class Head(NamedTuple):
    """What is said behind the title and behind the key, and in rows of their own, left and right;
    ``beside`` is whether the key, which is so ``wide`` at most, stands on the title's line, ``end``
    where the head ends.
    """

    on_title: str
    on_key: str
    rows: Rows
    key: tuple[Entry, ...]
    wide: float
    beside: bool
    end: float


def small_head(pen: Pen, view: Radar, *, told: bool, equal: bool) -> Head:
    """The head of the page, as low as it gets, with a small key where that saves a line; if it is
    not ``told`` how to read the shape, that stands elsewhere.
    """
    keys = whole_keys(pen, view, equal=equal)
    large, small = (
        min((_head(pen, view, key, told=told, most=most) for key in keys), key=_low)
        for most in (inf, 0.0)
    )
    return small if small.end < large.end - _WORTH * pen.u else large


def _low(head: Head) -> float:
    return round(head.end, 3)


def _head(pen: Pen, view: Radar, key: tuple[Entry, ...], *, told: bool, most: float) -> Head:
    """The head with a key that is smaller beside the title if it is wider than ``most``."""
    lines, size = _title(pen, view)
    title = max(pen.measure(line, size, semibold=True) for line in lines)
    end = pen.top + len(lines) * pen.line_height(size)
    wide = key_width(pen, key, most)
    together = title + (_APART if most else _CLOSE) * pen.u + wide <= pen.inner
    if not together:
        wide = key_width(pen, key, pen.inner)
        end += key_height(pen, key, pen.inner)
    if not told:
        return Head("", "", (), key, wide, together, end)
    free = pen.inner - title - 1.5 * _APART * pen.u
    if together:
        placed = _on_one_line(pen, view, free - wide - 1.5 * _APART * pen.u)
    else:
        placed = _on_two_lines(pen, view, free, pen.inner - wide - 1.5 * _APART * pen.u)
    end += len(placed[2]) * pen.line_height(_SAID)
    return Head(*placed, key, wide, together, end)


def _on_one_line(pen: Pen, view: Radar, room: float) -> _Placed:
    """All that is said between title and key, else in a row of its own."""
    for day in _days(pen, view):
        said = beside(day, *signs_of(view), _better())
        if pen.measure(said, _SAID) <= room:
            return said, "", ()
    return "", "", _rows(pen, view)


def _on_two_lines(pen: Pen, view: Radar, title: float, key: float) -> _Placed:
    """The day in the room beside the title and how to read the shape in that beside the key, or
    some or all of it beside the day; else both in a row of their own.
    """
    signs = signs_of(view)
    parts = [((), (_better(), *signs)), (signs, (_better(),)), ((_better(), *signs), ())]
    for on_title, on_key in parts:
        said = beside(*on_key)
        for day in _days(pen, view) if pen.measure(said, _SAID) <= key or not said else ():
            told = (day, *signs) if on_title == signs else (*on_title, day)
            if pen.measure(beside(*told), _SAID) <= title:
                return beside(*told), said, ()
    return "", "", _rows(pen, view)


def _rows(pen: Pen, view: Radar) -> Rows:
    """The same on one line, or on two where it is too short."""
    said = beside(_better(), *signs_of(view))
    for day in _days(pen, view):
        if pen.measure(said, _SAID) + _APART * pen.u + pen.measure(day, _SAID) <= pen.inner:
            return ((said, day),)
    return (said, ""), (day_in(pen, view, _SAID, pen.inner), "")


def _days(pen: Pen, view: Radar) -> tuple[str, ...]:
    """The day and the people, in long and in short."""
    people = people_beside(view) if pen.wide else people_of(view)
    return tuple(beside(day, people) for day in days_of(view))


def _better() -> str:
    return tr("Outward is better")


def _title(pen: Pen, view: Radar) -> tuple[tuple[str, ...], float]:
    return pen.fitted(title_of(view), (_TITLE,), pen.inner, 2, semibold=True)


def write_head(pen: Pen, view: Radar, head: Head) -> None:
    """Write the head at the top of the page."""
    lines, size = _title(pen, view)
    end = pen.write(lines, pen.left, pen.top, size, semibold=True)
    top = end
    if head.beside:
        top -= pen.line_height(1.25) + 0.25 * pen.u
        draw_key(pen, head.key, pen.right - head.wide, top, pen.right + 1)
    else:
        draw_key(pen, head.key, pen.left, end, pen.right)
        end += key_height(pen, head.key, pen.inner)
    middle = top + pen.line_height(_KEY) / 2
    on_title = middle if head.beside else top - 0.16 * size * pen.u - pen.line_height(_SAID) / 2
    right = pen.right if not head.beside else pen.right - head.wide - 2 * _APART * pen.u
    for said, x, at in ((head.on_title, right, on_title), (head.on_key, pen.right, middle)):
        if said:
            y = at - pen.line_height(_SAID) / 2
            write_arrows(pen, (said,), x, y, _SAID, role="stage_muted", align="right")
    for left, said in head.rows:
        write_arrows(pen, (left,), pen.left, end, _SAID, role="stage_muted")
        pen.write((said,), pen.right, end, _SAID, role="stage_muted", align="right")
        end += pen.line_height(_SAID)
