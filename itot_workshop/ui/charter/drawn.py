"""What is drawn of a charter: how the released time is balanced, and where its end may lie."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.domain.charter import Charter, balance
from itot_workshop.domain.days import months_after
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.charter.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole
from itot_workshop.ui.widgets.painting import MIDDLE

_GOOD, _WARNS = 0.4, 0.3


class BalanceBar(QWidget):
    """Everybody's released time side by side, IT from the left, OT from the right.

    The strip below says where the border between the sides is good, warns or blocks.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._charter: Charter | None = None
        self._good, self._blocks = _GOOD, _WARNS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_charter(self, charter: Charter, good: float, blocks: float) -> None:
        """Show the roster of a charter; from ``good`` up it is good, below ``blocks`` it blocks."""
        self._charter, self._good, self._blocks = charter, good, blocks
        self.setAccessibleName(balance_words(charter))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines and the strip."""
        return QSize(self._kit.px(240), self._kit.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the people and the strip."""
        charter = self._charter
        found = balance(charter.members) if charter is not None else None
        if charter is None or found is None:
            return
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            total, high = found.it + found.ot, kit.px(36)
            left = 0.0
            for side in SIDES:
                for member in charter.members:
                    if member.side == side and member.share:
                        width = self.width() * member.share / total
                        self._person(painter, left, width, high, side, member.who, member.share)
                        left += width
            self._strip(painter, kit.px(42), kit.px(6))
            border = round(self.width() * found.it / total)
            painter.fillRect(border - 1, 0, kit.px(3), kit.px(52), kit.ink.colour("text"))
        finally:
            painter.end()

    def _person(
        self,
        painter: QPainter,
        left: float,
        width: float,
        high: int,
        side: str,
        who: str,
        share: float,
    ) -> None:
        kit = self._kit
        room = QRect(round(left), 0, max(1, round(width) - 1), high)
        painter.fillRect(room, kit.ink.colour("it" if side == "IT" else "ot"))
        upper = QRect(room.left(), 0, room.width(), high // 2)
        lower = QRect(room.left(), high // 2, room.width(), high // 2)
        ink = kit.ink
        ink.write(painter, upper, who, step="small", role="surface", semibold=True, at=MIDDLE)
        ink.write(painter, lower, fixed(share, 1), step="small", role="surface", at=MIDDLE)

    def _strip(self, painter: QPainter, top: int, high: int) -> None:
        """Blocked at both ends, good in the middle."""
        parts = (
            (0.0, self._blocks, "danger"),
            (self._blocks, self._good, "warn"),
            (self._good, 1 - self._good, "ok"),
            (1 - self._good, 1 - self._blocks, "warn"),
            (1 - self._blocks, 1.0, "danger"),
        )
        for low, up, role in parts:
            left, right = round(self.width() * low), round(self.width() * up)
            painter.fillRect(left, top, right - left, high, self._kit.ink.colour(role))


def balance_words(charter: Charter) -> str:
    """The balance in words and figures."""
    found = balance(charter.members)
    if found is None:
        return tr("Nobody is released yet.")
    smaller, total = min(found.it, found.ot), found.it + found.ot
    said = tr("IT %1, OT %2 full-time posts; smaller side %3 of %4 = %5%.")
    parts = (
        fixed(found.it, 1),
        fixed(found.ot, 1),
        fixed(smaller, 1),
        fixed(total, 1),
        fixed(100 * found.smaller_share, 1),
    )
    for at, part in enumerate(parts, start=1):
        said = said.replace(f"%{at}", part)
    return said


class Timeline(QWidget):
    """A team's time: start, midpoint and end, and between which months the end may lie."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._charter: Charter | None = None
        self._months = (12, 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_charter(self, charter: Charter, early: int, late: int) -> None:
        """Show the dates of a charter; the end lies well between these months after the start."""
        self._charter, self._months = charter, (early, late)
        self.update()

    def sizeHint(self) -> QSize:
        """Words above and below the line."""
        return QSize(self._kit.px(360), self._kit.px(92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line with its marks."""
        charter = self._charter
        if charter is None or charter.start is None:
            return
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            early, late = (months_after(charter.start, months) for months in self._months)
            last = max(found for found in (late, charter.end) if found)
            line = self._line()
            allowed = (self._x(charter.start, early, last), self._x(charter.start, late, last))
            tint = kit.ink.colour("ok_tint")
            painter.fillRect(
                allowed[0], line - kit.px(9), allowed[1] - allowed[0], kit.px(18), tint
            )
            painter.setPen(kit.ink.colour("line"))
            painter.drawLine(0, line, self.width(), line)
            for x, months in zip(allowed, self._months, strict=True):
                said = tr("%1 months").replace("%1", whole(months))
                self._below(painter, x, said if months == self._months[1] else whole(months))
            marks = (
                (charter.start, tr("Start"), False),
                (charter.midpoint, tr("Midpoint"), True),
                (charter.end, tr("End"), False),
            )
            for day, name, below in marks:
                if day is not None:
                    self._mark(painter, charter.start, day, last, name, below=below)
        finally:
            painter.end()

    def _line(self) -> int:
        """How far down the line lies."""
        return self._kit.ink.line("small") + self._kit.px(14)

    def _x(self, start: datetime.date, day: datetime.date, last: datetime.date) -> int:
        whole = max(1, (last - start).days)
        part = min(1.0, max(0.0, (day - start).days / whole))
        return round(part * (self.width() - self._kit.px(12)) + self._kit.px(6))

    def _mark(
        self,
        painter: QPainter,
        start: datetime.date,
        day: datetime.date,
        last: datetime.date,
        name: str,
        *,
        below: bool,
    ) -> None:
        kit = self._kit
        x, line = self._x(start, day, last), self._line()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.ink.colour("ink"))
        painter.drawEllipse(x - kit.px(5), line - kit.px(5), kit.px(10), kit.px(10))
        top = line + kit.px(12) if below else 0
        self._write(painter, x, top, f"{name} {short_date(day)}", "text")

    def _below(self, painter: QPainter, x: int, text: str) -> None:
        self._write(painter, x, self.height() - self._kit.ink.line("small"), text, "muted")

    def _write(self, painter: QPainter, x: int, top: int, text: str, role: str) -> None:
        """Write near a place, inside the edges."""
        kit = self._kit
        width = kit.ink.width(text, "small") + 2
        left = min(max(0, x - width // 2), self.width() - width)
        room = QRect(left, top, width, kit.ink.line("small"))
        kit.ink.write(painter, room, text, step="small", role=role)
