"""Headings at the fold: none of them is the last thing that is seen of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

_HEADS = ("strong", "lead", "head", "title")
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

    label: QLabel
    place: QRect
    part: QWidget
    end: int


def heads_in_sight(parts: Sequence[Placed], port: QWidget, first_line: FirstLine) -> list[Head]:
    """The headings among parts of a page that may be the last in sight, the lowest first.

    Above a quarter of the height what stands below a heading is in sight, too.
    """
    near = [(part, place) for part, place in parts if place.bottom() > port.height() // 4]
    heads = [
        (part, place)
        for part, place in near
        if isinstance(part, QLabel) and place.top() < port.height() and is_head(part)
    ]
    if not heads:
        return []
    lines = list(_first_lines(near, first_line))
    found = (_head(label, place, port, lines) for label, place in heads)
    return sorted((it for it in found if it), key=lambda it: it.place.top(), reverse=True)


def _head(
    label: QLabel, place: QRect, port: QWidget, lines: Sequence[tuple[QRect, QWidget]]
) -> Head | None:
    below = [
        (line, part)
        for line, part in lines
        if line.top() > place.bottom() - _NEAR and _is_under(line, place)
    ]
    if not below:
        return None
    line, part = min(below, key=lambda it: it[0].top())
    if _is_like(part, label):
        return None
    return Head(label, _row_of(label, place, port), part, line.bottom() + 1)


def lonely(heads: Sequence[Head], edge: int) -> Iterator[QRect]:
    """Where headings stand of which nothing more is seen in a view that ends at an edge."""
    gone: set[QWidget] = set()
    for head in heads:
        if head.place.bottom() < edge and (head.end > edge or head.part in gone):
            gone.add(head.label)
            yield head.place


def _row_of(label: QLabel, place: QRect, port: QWidget) -> QRect:
    """A heading's place with what stands beside it in its row."""
    row = label.parentWidget()
    layout = row.layout() if row is not None else None
    across = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
    if row is None or not isinstance(layout, QBoxLayout) or layout.indexOf(label) < 0:
        return place
    is_row = layout.direction() in across and row.height() <= _ROW * place.height()
    return _place(row, port) if is_row else place


def is_head(label: QLabel) -> bool:
    """Whether a label says what stands below it, by its look or by its place."""
    if not label.text():
        return False
    if label.property("role") in _HEADS:
        return True
    return label.property("role") == "caption" and _leads(label)


def _leads(label: QLabel) -> bool:
    """Whether something follows in its column that it is no remark on, and that is none itself."""
    parent = label.parentWidget()
    layout = parent.layout() if parent is not None else None
    found = _column_of(layout, label) if layout is not None else None
    if found is None:
        return False
    column, at = found
    before, after = column.itemAt(at - 1), column.itemAt(at + 1)
    above = before.widget() if at > 0 and before is not None else None
    if after is None or after.spacerItem() is not None:
        return False
    below = after.widget()
    remarks = isinstance(above, QLabel) and bool(above.text())
    return not remarks and not (isinstance(below, QLabel) and _is_like(below, label))


def _column_of(layout: QLayout, label: QLabel) -> tuple[QBoxLayout, int] | None:
    """The column that a label stands in, and its place there."""
    at = layout.indexOf(label)
    if at >= 0:
        down = QBoxLayout.Direction.TopToBottom
        fits = isinstance(layout, QBoxLayout) and layout.direction() == down
        return (layout, at) if fits and isinstance(layout, QBoxLayout) else None
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner = item.layout() if item is not None else None
        found = _column_of(inner, label) if inner is not None else None
        if found is not None:
            return found
    return None


def _first_lines(parts: Iterable[Placed], first_line: FirstLine) -> Iterator[tuple[QRect, QWidget]]:
    for part, place in parts:
        line = first_line(part)
        if line is not None:
            top, end = line
            yield QRect(place.left(), place.top() + top, place.width(), end - top), part


def _place(part: QWidget, port: QWidget) -> QRect:
    return QRect(part.mapTo(port, QPoint(0, 0)), part.size())


def _is_under(line: QRect, head: QRect) -> bool:
    return line.left() <= head.right() and line.right() >= head.left()


def _is_like(part: QWidget, label: QLabel) -> bool:
    return isinstance(part, QLabel) and part.property("role") == label.property("role")
