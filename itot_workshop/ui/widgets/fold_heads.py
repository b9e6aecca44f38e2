"""Headings at the fold: none of them is the last thing that is seen of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QWidget,
)

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
"""What is worked with: it is of use though nothing below it is seen."""

_HEADS = ("strong", "lead", "head", "title")

_ACROSS = (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
_NEAR = 2
"""So many pixels may a line reach into what stands below it."""

_ROW = 2.5
"""A row is no higher than so many of its heading, else it is more than that."""

Placed: TypeAlias = tuple[QWidget, QRect]
"""A part of a page, and where it lies in the view of it."""

_Line: TypeAlias = tuple[QRect, QWidget]
"""Where a first line lies in the view, and of which part it is."""

FirstLine: TypeAlias = Callable[[QWidget], tuple[int, int] | None]
"""Where the first line of a part begins and ends, from its top; None of what has none."""


class Head(NamedTuple):
    """A heading in sight: what goes with it where it is covered, which may be a hairline over it,
    and the first line under it, in the pixels of the view.
    """

    head: QWidget
    place: QRect
    over: QRect | None
    part: QWidget
    end: int

    @property
    def top(self) -> int:
        """Where it begins, with the hairline."""
        return self.place.top() if self.over is None else self.over.top()


def heads_in_sight(parts: Sequence[Placed], port: QWidget, first_line: FirstLine) -> list[Head]:
    """The headings among parts of a page that may be the last in sight, the lowest first.

    Above a quarter of the height what stands below a heading is in sight, too. A heading that has
    a control beside it is no mere heading.
    """
    near = [(part, place) for part, place in parts if place.bottom() > port.height() // 4]
    heads = [(part, place) for part, place in near if is_head(part)]
    if not heads:
        return []
    lines = list(_first_lines(near, first_line))
    rules = [place for part, place in near if part.property("part") == "line"]
    found = (_head(part, place, lines, rules) for part, place in heads)
    seen = (it for it in found if it is not None and it.top < port.height())
    return sorted(seen, key=lambda it: it.place.top(), reverse=True)


def _head(
    head: QWidget, place: QRect, lines: Sequence[_Line], rules: Sequence[QRect]
) -> Head | None:
    below = [
        (line, part)
        for line, part in lines
        if line.top() > place.bottom() - _NEAR and _is_under(line, place)
    ]
    if not below:
        return None
    line, part = min(below, key=lambda it: it[0].top())
    if _is_like(part, head) or _has_control(head, place):
        return None
    row = _row_of(head, place)
    return Head(head, row, _rule_over(row, lines, rules), part, line.bottom() + 1)


def _rule_over(row: QRect, lines: Sequence[_Line], rules: Sequence[QRect]) -> QRect | None:
    """The hairline that leads to this row and to nothing else."""
    above = [it for it in rules if it.bottom() <= row.top() and _is_under(it, row)]
    if not above:
        return None
    over = max(above, key=lambda it: it.bottom())
    reach = QRect(over.left(), over.bottom() + 1, over.width(), row.bottom() - over.bottom())
    alone = all(row.contains(line) for line, _ in lines if reach.intersects(line))
    return over if alone else None


def lonely(heads: Sequence[Head], edge: int) -> Iterator[QRect]:
    """Where headings stand of which nothing more is seen in a view that ends at an edge."""
    gone: set[QWidget] = set()
    for head in heads:
        if head.top < edge and (head.end > edge or head.part in gone):
            gone.add(head.head)
            yield head.place
            if head.over is not None:
                yield head.over


def _row_of(head: QWidget, place: QRect) -> QRect:
    """A heading's place with what stands beside it in its row."""
    layout = _beside(head, place)
    if layout is None:
        return place
    return layout.geometry().translated(place.topLeft() - head.geometry().topLeft()).united(place)


def _has_control(head: QWidget, place: QRect) -> bool:
    """Whether something in the row of a heading is worked with."""
    layout = _beside(head, place)
    return layout is not None and any(_is_worked(it) for it in _widgets(layout))


def _beside(head: QWidget, place: QRect) -> QLayout | None:
    """The layout of the row that a heading stands in, None where it stands alone."""
    parent = head.parentWidget()
    outer = parent.layout() if parent is not None else None
    inner = _layout_of(outer, head) if outer is not None else None
    if not isinstance(inner, QBoxLayout) or inner.direction() not in _ACROSS:
        return None
    return inner if inner.geometry().height() <= _ROW * place.height() else None


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """All that a layout and those inside it hold."""
    for index in range(layout.count()):
        item = layout.itemAt(index)
        inner, widget = (None, None) if item is None else (item.layout(), item.widget())
        if inner is not None:
            yield from _widgets(inner)
        elif widget is not None:
            yield widget


def _is_worked(part: QWidget) -> bool:
    controls = part.findChildren(QWidget)
    return any(isinstance(it, CONTROLS) and not it.isHidden() for it in (part, *controls))


def is_head(part: QWidget) -> bool:
    """Whether a part says what stands below it, by its look or by its place."""
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


def _first_lines(parts: Iterable[Placed], first_line: FirstLine) -> Iterator[_Line]:
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
