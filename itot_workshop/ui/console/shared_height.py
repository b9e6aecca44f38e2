"""Parts below each other that share a height: heads stay in sight, what is under them scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import scrolling

_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
"""Where every row is seen, and only the margin below them is not."""


class _Part(NamedTuple):
    head: QWidget
    rows: QLayout
    around: QMargins
    inside: Inside
    area: QScrollArea
    weight: int


class SharedHeight(QWidget):
    """Holds heads with what belongs under them; each gets what it needs, or its share."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._gap = kit.space("s")
        self._parts: dict[str, _Part] = {}
        self._heads = True

    def add(self, name: str, head: QWidget, below: QWidget, weight: int) -> None:
        """Take a part in; ``weight`` is its share where there is too little for all.

        What is below the head is a column of rows, none of which is cut at the end of its part.
        """
        column = self._kit.column(below, 1, gap="", around=("", "s", "m", "s"))
        rows = below.layout()
        assert rows is not None
        inside = Inside(column)
        inside.laid.connect(self._place)
        part = _Part(head, rows, column.contentsMargins(), inside, scrolling(inside), weight)
        for widget in (part.head, part.area):
            widget.setParent(self)
        self._parts[name] = part

    def show_only(self, names: Sequence[str], *, heads: bool) -> None:
        """Show these parts, with their heads or without."""
        self._heads = heads
        for name, part in self._parts.items():
            part.head.setVisible(heads and name in names)
            part.area.setVisible(name in names)
        self._place()

    def bring_up(self, name: str, widget: QWidget) -> None:
        """Scroll a part so that something in it is in sight."""
        self._parts[name].area.ensureWidgetVisible(widget)

    def minimumSizeHint(self) -> QSize:
        """As small as it has to be: everything in it scrolls."""
        wide = max(
            (part.area.minimumSizeHint().width() for part in self._parts.values()), default=0
        )
        return QSize(wide, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = [part for part in self._parts.values() if not part.area.isHidden()]
        heads = [part.head.sizeHint().height() if self._heads else 0 for part in shown]
        lost = sum(heads) + self._gap * max(0, len(shown) - 1)
        wanted = [part.inside.heightForWidth(self._narrow(part)) for part in shown]
        highs = self._highs(shown, wanted, max(0, self.height() - lost))
        top = 0
        for part, head, need, high in zip(shown, heads, wanted, highs, strict=True):
            part.head.setGeometry(0, top, self.width(), head)
            seen = need - part.around.bottom() <= high
            part.area.setVerticalScrollBarPolicy(_NO_BAR if seen else _BAR)
            part.area.setGeometry(0, top + head, self.width(), high)
            top += head + high + self._gap

    def _highs(self, parts: Sequence[_Part], wanted: Sequence[int], room: int) -> list[int]:
        """How high each part is: as its whole rows in its share are, and as those for which the
        others leave room; the parts that miss the least are asked first.
        """
        shared = shares(room, wanted, [part.weight for part in parts])
        found = [self._whole(*it) for it in zip(parts, wanted, shared, strict=True)]
        for at in sorted(range(len(parts)), key=lambda at: wanted[at] - found[at]):
            left = room - sum(found)
            found[at] = self._whole(parts[at], wanted[at], found[at] + left)
        return found

    def _whole(self, part: _Part, need: int, high: int) -> int:
        """How much of a height a part takes."""
        if need - part.around.bottom() <= high:
            return min(need, high)
        return _whole_rows(part, high, self._narrow(part))

    def _narrow(self, part: _Part) -> int:
        """The width that is left beside a scroll bar, so that none comes for a line more."""
        return self.width() - part.area.verticalScrollBar().sizeHint().width()


def _whole_rows(part: _Part, high: int, width: int) -> int:
    """The height up to the end of the last row that is whole; a first one that is not, is cut."""
    around, rows = part.around, part.rows
    room, end, whole = width - around.left() - around.right(), around.top(), high
    for at in range(rows.count()):
        if (row := rows.itemAt(at)) is None:
            break
        end += row.heightForWidth(room) if row.hasHeightForWidth() else row.sizeHint().height()
        if end > high:
            break
        whole, end = end, end + rows.spacing()
    return whole


def shares(room: int, wanted: Sequence[int], weights: Sequence[int]) -> tuple[int, ...]:
    """How a height is shared: nobody gets more than they want, and the rest goes by weight."""
    found = dict.fromkeys(range(len(wanted)), 0)
    open_ = set(found)
    while open_:
        whole = sum(weights[at] for at in open_)
        content = {at for at in open_ if wanted[at] * whole <= room * weights[at]}
        if not content:
            for at in open_:
                found[at] = room * weights[at] // whole
            break
        for at in content:
            found[at] = wanted[at]
        room -= sum(wanted[at] for at in content)
        open_ -= content
    return tuple(found.values())
