"""Headings at the fold: none of them is the last thing that is seen of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

_HEADS = ("strong", "lead", "head", "title")
HEADS = "heads"
"""The name of what is set on a key that says what stands below it."""

_ACROSS = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
_NEAR = 2
"""So many pixels may a line reach into what stands below it."""

_ROW = 2.5
"""A row is no higher than so many of its heading, else it is more than that."""

Placed: TypeAlias = tuple[QWidget, QRect]
"""A part of a page, and where it lies in the view of it."""

FirstLine: TypeAlias = Callable[[QWidget], tuple[int, int] | None]
"""Where the first line of a part begins and ends, from its top; None of what has none."""


class Head(NamedTuple):
    """A heading in sight: what goes with it where it is covered, and the first line under it, in
    the pixels of the view.
    """

    head: QWidget
    place: QRect
    part: QWidget
    end: int


def heads_in_sight(parts: Sequence[Placed], port: QWidget, first_line: FirstLine) -> list[Head]:
    """The headings among parts of a page that may be the last in sight, the lowest first.

    Above a quarter of the height what stands below a heading is in sight, too.
    """
    near = [(part, place) for part, place in parts if place.bottom() > port.height() // 4]
    heads = [(part, place) for part, place in near if place.top() < port.height() and is_head(part)]
    if not heads:
        return []
    lines = list(_first_lines(near, first_line))
    found = (_head(part, place, lines) for part, place in heads)
    return sorted((it for it in found if it), key=lambda it: it.place.top(), reverse=True)


def _head(head: QWidget, place: QRect, lines: Sequence[tuple[QRect, QWidget]]) -> Head | None:
    below = [
        (line, part)
        for line, part in lines
        if line.top() > place.bottom() - _NEAR and _is_under(line, place)
    ]
    if not below:
        return None
    line, part = min(below, key=lambda it: it[0].top())
    if _is_like(part, head):
        return None
    return Head(head, _row_of(head, place), part, line.bottom() + 1)


def lonely(heads: Sequence[Head], edge: int) -> Iterator[QRect]:
    """Where headings stand of which nothing more is seen in a view that ends at an edge."""
    gone: set[QWidget] = set()
    for head in heads:
        if head.place.bottom() < edge and (head.end > edge or head.part in gone):
            gone.add(head.head)
            yield head.place


def _row_of(head: QWidget, place: QRect) -> QRect:
    """A heading's place with what stands beside it in its row."""
    parent = head.parentWidget()
    outer = parent.layout() if parent is not None else None
    inner = _layout_of(outer, head) if outer is not None else None
    if not isinstance(inner, QBoxLayout) or inner.direction() not in _ACROSS:
        return place
    row = inner.geometry().translated(place.topLeft() - head.geometry().topLeft())
    return row.united(place) if row.height() <= _ROW * place.height() else place


def is_head(part: QWidget) -> bool:
    """Whether a part says what stands below it, by its look or by its place; a key is told so."""
    if part.property(HEADS):
        return True
    if not isinstance(part, QLabel) or not part.text():
        return False
    if part.property("role") in _HEADS:
        return True
    return part.property("role") == "caption" and _leads(part)


def _leads(label: QLabel) -> bool:
    """Whether something follows in its column that it is no remark on, and that is none itself."""
    parent = label.parentWidget()
    layout = parent.layout() if parent is not None else None
    column = _layout_of(layout, label) if layout is not None else None
    if not isinstance(column, QBoxLayout) or column.direction() in _ACROSS:
        return False
    at = column.indexOf(label)
    before, after = column.itemAt(at - 1), column.itemAt(at + 1)
    above = before.widget() if at > 0 and before is not None else None
    if after is None or after.spacerItem() is not None:
        return False
    below = after.widget()
    remarks = isinstance(above, QLabel) and bool(above.text())
    return not remarks and not (isinstance(below, QLabel) and _is_like(below, label))


def _layout_of(outer: QLayout, part: QWidget) -> QLayout | None:
    """The layout that a part stands in: this one, or one inside it."""
    if outer.indexOf(part) >= 0:
        return outer
    for index in range(outer.count()):
        item = outer.itemAt(index)
        inner = item.layout() if item is not None else None
        found = _layout_of(inner, part) if inner is not None else None
        if found is not None:
            return found
    return None


def _first_lines(parts: Iterable[Placed], first_line: FirstLine) -> Iterator[tuple[QRect, QWidget]]:
    for part, place in parts:
        line = first_line(part)
        if line is not None:
            top, end = line
            yield QRect(place.left(), place.top() + top, place.width(), end - top), part


def _is_under(line: QRect, head: QRect) -> bool:
    return line.left() <= head.right() and line.right() >= head.left()


def _is_like(part: QWidget, head: QWidget) -> bool:
    both = isinstance(part, QLabel) and isinstance(head, QLabel)
    return both and part.property("role") == head.property("role")
