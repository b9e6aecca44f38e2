"""Notes on the stage, each beside its side: all of them, or how many more were kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.people import SIDES, seat_of
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name

SIZES = (1.6, 1.4, 1.2, 1.0)
_HEAD, _NAME = 1.0, 1.1
"""Sizes of the head of a day and of a side's name, in u; a name is no larger than its note."""
_GAP, _CLOSE, _SPARE, _ABOVE_HEAD, _BELOW_HEAD = 0.5, 0.2, 0.6, 0.5, 0.4
"""Below a note, and where there is no room for that or more room, above a head as well and below
it, in u.
"""
_SIGN, _BEHIND = 1.7, 1.6
"""From the margin to a side's name behind its sign, and from the name to the notes, in u."""

Notes: TypeAlias = Sequence[tuple[NoteSide, str]]


class _Note(Struct, frozen=True, kw_only=True):
    """A note in lines, with the head of its day if it is the first there; ``height`` in pixels,
    with what lies ``above`` the head of a further day.

    ``whole`` says that nothing of it is cut.
    """

    head: str
    above: float
    side: NoteSide
    lines: tuple[str, ...]
    height: float
    whole: bool


def paint_notes(
    pen: Pen,
    days: Sequence[tuple[str, Notes]],
    top: float,
    sizes: Sequence[float] = SIZES,
    indent: float = 0.0,
) -> None:
    """Draw the notes of each day in the largest type in which all stand on the page, ``indent``
    pixels from the margin if their own sides need no more.

    In the smallest they may stand closer, as many as there is room for; a day without a head has
    none drawn.
    """
    indent = max(indent, notes_indent(pen, days))
    room, (notes, size, gap) = pen.bottom - top, _fitted(pen, days, top, sizes, indent)
    apart = gap * pen.u
    count = len(notes)
    while count > 1 and _high(notes[:count], apart) > room - _more(pen, len(notes) - count):
        count -= 1
    free = room - _high(notes[:count], apart) - _more(pen, len(notes) - count)
    apart += min(_SPARE * pen.u, free / max(1, count))
    for note in notes[:count]:
        top = _paint(pen, note, top, size, indent) + apart
    if count < len(notes):
        more = tr("and %n more", len(notes) - count)
        pen.write((more,), pen.left + indent, top, 1.0, role="stage_muted")


def notes_size(
    pen: Pen, days: Sequence[tuple[str, Notes]], top: float, sizes: Sequence[float], indent: float
) -> float:
    """The largest type in which all notes stand on the page, so far from the margin, else the
    smallest.
    """
    return _fitted(pen, days, top, sizes, indent)[1]


def _fitted(
    pen: Pen, days: Sequence[tuple[str, Notes]], top: float, sizes: Sequence[float], indent: float
) -> tuple[tuple[_Note, ...], float, float]:
    """The notes in lines, in which type, and how far apart in u."""
    room = pen.bottom - top
    ways = (*((size, _GAP, _ABOVE_HEAD) for size in sizes), (sizes[-1], _CLOSE, 0.0))
    for size, gap, above in ways:
        notes = _set(pen, days, size, (room, indent, above * pen.u))
        if _high(notes, gap * pen.u) <= room and all(note.whole for note in notes):
            break
    return notes, size, gap


def _high(notes: Sequence[_Note], apart: float) -> float:
    """How high notes are that stand so far apart, in pixels."""
    return sum(note.height + apart for note in notes) - apart


def _set(
    pen: Pen, days: Sequence[tuple[str, Notes]], size: float, place: tuple[float, float, float]
) -> tuple[_Note, ...]:
    """The notes in lines; of one that is longer than a page as much as a page holds.

    ``place`` is the height for all, what lies before notes, and what lies above a further head.
    """
    room, indent, between = place
    width = pen.inner - indent
    free = room - _head_height(pen, days[0][0]) - _more(pen, 1)
    most = max(1, int(free / pen.line_height(size)))
    notes = list[_Note]()
    for day, kept in days:
        for at, (side, text) in enumerate(kept):
            told = pen.filled(text, size, width)
            lines = pen.cut(told, most, size, width)
            head = day if at == 0 else ""
            above = between if head and notes else 0.0
            height = above + _head_height(pen, head) + len(lines) * pen.line_height(size)
            whole = len(told) <= most
            note = _Note(head=head, above=above, side=side, lines=lines, height=height, whole=whole)
            notes.append(note)
    return tuple(notes)


def _paint(pen: Pen, note: _Note, top: float, size: float, indent: float) -> float:
    if note.head:
        top += note.above
        pen.write((note.head,), pen.left, top, _HEAD, role="stage_muted")
        top += _head_height(pen, note.head)
        pen.rule(top - (_BELOW_HEAD - 0.1) * pen.u)
    seat = seat_of(note.side)
    if note.side == "both":
        for side, x in zip(SIDES, (0.28, 0.93), strict=True):
            pen.mark(side, pen.left + x * pen.u, top + pen.line_height(size) / 2, 0.55 * pen.u)
    elif seat is not None:
        pen.mark(seat, pen.left + 0.5 * pen.u, top + pen.line_height(size) / 2, pen.u)
    if seat_name(note.side):
        times = max(1.0, min(_NAME, size - 0.1))
        shift = (pen.line_height(size) - pen.line_height(times)) / 2
        name = (seat_name(note.side),)
        pen.write(name, pen.left + _SIGN * pen.u, top + shift, times, role="stage_muted")
    return pen.write(note.lines, pen.left + indent, top, size)


def notes_indent(pen: Pen, days: Sequence[tuple[str, Notes]]) -> float:
    """From the margin to the notes, behind the longest name of a side that kept one."""
    named = {side for _, kept in days for side, _ in kept}
    longest = max(pen.measure(seat_name(side), _NAME) for side in (*SIDES, *named))
    return longest + (_SIGN + _BEHIND) * pen.u


def _head_height(pen: Pen, head: str) -> float:
    return pen.line_height(_HEAD) + _BELOW_HEAD * pen.u if head else 0.0


def _more(pen: Pen, left: int) -> float:
    """The room that is needed to say how many more there are."""
    return pen.line_height(1.0) + _GAP * pen.u if left else 0.0
