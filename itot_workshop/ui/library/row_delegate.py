"""Draws the library's rows: a thumbnail, lines of words, figures with what they mean."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from itot_workshop.storage.keeping import Today
from itot_workshop.ui.library.rows import COLUMNS, Column, LibraryRow, State
from itot_workshop.ui.library.words import (
    column_word,
    length_word,
    state_word,
    translate,
    unscored_word,
    when_word,
)
from itot_workshop.ui.theme import Step
from itot_workshop.ui.widgets.elided import two_lines
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, draw_marker
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole
from itot_workshop.ui.widgets.painting import CENTRE, FAR, NEAR, lower, mirrored, upper
from itot_workshop.ui.widgets.row_table import CHOSEN_ROLE, Index, RowDelegate, RowTable

_SIGNS: Mapping[State, tuple[str, str]] = {
    "interrupted": ("warning", "warn"),
    "open": ("edit", "muted"),
    "planned": ("clock", "muted"),
    "finished": ("check", "ok"),
    "damaged": ("warning", "danger"),
}


class LibraryDelegate(RowDelegate):
    """Fills the cells of the library's rows. ``today`` says how far off a planned session is."""

    def __init__(self, table: RowTable, kit: Kit, today: Today) -> None:
        super().__init__(table, kit.ink)
        self._kit = kit
        self._today = today
        self._painters: Mapping[Column, Callable[[QPainter, QRect, LibraryRow], None]] = {
            "radar": self._radar,
            "session": self._session,
            "date": self._date,
            "people": self._people,
            "state": self._state,
            "alignment": self._alignment,
            "gap": self._gap,
        }

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what stands in a cell."""
        row, column = index.data(Qt.ItemDataRole.UserRole), COLUMNS[index.column()]
        side = self._kit.space("s")
        if column == "choice":
            self._box(painter, option.rect, row, chosen=bool(index.data(CHOSEN_ROLE)))
        elif row.fault and column == "session":
            self._fault(painter, option.rect.adjusted(side, 0, -side, 0), row)
        else:
            self._painters[column](painter, option.rect.adjusted(side, 0, -side, 0), row)

    def column_width(self, column: Column, rows: Sequence[LibraryRow]) -> int:
        """How wide a column must be for what stands in it; 0 for the one that gives way."""
        ink, sides = self.ink, 2 * self._kit.space("s")
        icon = ink.px(ink.look.size.icon) + self._kit.space("xs")
        if column == "choice":
            return ink.px(ink.look.size.check) + sides
        if column == "radar":
            return ink.px(ink.look.size.thumbnail) + sides
        if column == "session":
            return 0
        wide = _widest(column, rows, self._today())
        inside = max((ink.width(text, step) for text, step in wide), default=0)
        head = ink.width(column_word(column), "small", semibold=True) + self._kit.space("l")
        return max(inside + (icon if column == "state" else 0), head) + sides

    def _box(self, painter: QPainter, rect: QRect, row: LibraryRow, *, chosen: bool) -> None:
        if row.fault:
            return
        name, role = ("box-on", "ink") if chosen else ("box-off", "faint")
        self._icon(painter, rect, name, role, self.ink.px(self.ink.look.size.check), CENTRE)

    def _radar(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        if row.radar is None:
            return
        side = min(self.ink.px(self.ink.look.size.thumbnail), rect.width())
        square = QRect(0, 0, side, side)
        square.moveCenter(rect.center())
        from itot_workshop.ui.widgets.thumbnail import draw_thumbnail

        draw_thumbnail(painter, square, row.radar, self.ink.look)

    def _session(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        ink = self.ink
        lead, body = ink.line("lead"), ink.line()
        titles = two_lines(row.title, QFontMetrics(ink.font("lead", semibold=True)), rect.width())
        places = self._places(row, rect.width())
        head, line = upper(rect, lead), lower(rect, body)
        if len(titles) > 1:
            high = len(titles) * lead + len(places) * body
            head.moveTop(rect.top() + (rect.height() - high) // 2)
            line.moveTop(head.top() + len(titles) * lead)
        for shown in titles:
            ink.write(painter, head, shown, step="lead", semibold=True)
            head.translate(0, lead)
        for shown in places:
            ink.write(painter, line, shown, role="muted")
            line.translate(0, body)

    def _places(self, row: LibraryRow, width: int) -> tuple[str, ...]:
        """Organisation and site on as many lines as they need, two at most."""
        place = row.place
        if row.rehearsal:
            said = translate("Library", "rehearsal")
            place = f"{said}, {place}" if place else said
        lines = two_lines(place, QFontMetrics(self.ink.font("body")), width)
        if len(lines) > 1 and row.organisation and row.site and not row.rehearsal:
            return (f"{row.organisation},", row.site)
        return lines

    def _fault(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        ink = self.ink
        icon = ink.px(ink.look.size.icon)
        start = icon + self._kit.space("s")
        flags = NEAR | Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.setFont(ink.font("small"))
        gap, head = self._kit.space("s"), upper(rect, ink.line("lead"))
        room = rect.height() - 2 * gap - ink.line("lead")
        below = QRect(0, 0, rect.width() - start, room)
        high = min(room, painter.boundingRect(below, int(flags), row.fault).height())
        head.moveTop(rect.top() + gap + (room - high) // 2)
        sign = mirrored(rect, QRect(rect.left(), head.top(), icon, head.height()), self._way())
        self._icon(painter, sign, "warning", "danger", icon, NEAR)
        name = mirrored(rect, head.adjusted(start, 0, 0, 0), self._way())
        ink.write(painter, name, row.title, step="lead", semibold=True)
        text = mirrored(rect, rect.adjusted(start, 0, 0, 0), self._way())
        text.setTop(head.bottom())
        text.setHeight(high)
        painter.setFont(ink.font("small"))
        painter.setPen(ink.colour("muted"))
        painter.drawText(text, int(flags), row.fault)

    def _date(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        ink = self.ink
        if row.date is not None:
            ink.write(painter, upper(rect, ink.line()), short_date(row.date))
        length = length_word(row.minutes)
        ink.write(painter, lower(rect, ink.line()), length, step="small", role="muted")

    def _people(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        ink = self.ink
        if not row.headcount:
            return
        ink.write(painter, upper(rect, ink.line()), whole(row.headcount))
        line, size = lower(rect, ink.line()), ink.line("small")
        at = line.left()
        for seat, number in row.people.items():
            if not number:
                continue
            text = whole(number)
            mark = mirrored(rect, QRect(at, line.top(), round(size), line.height()), self._way())
            centre = mark.center()
            draw_marker(painter, SEAT_SERIES[seat], centre.x(), centre.y() + 1, size, ink.look)
            at += round(size) + self._kit.space("xs")
            width = ink.width(text, "small") + 1
            place = mirrored(rect, QRect(at, line.top(), width, line.height()), self._way())
            ink.write(painter, place, text, step="small", role="muted")
            at += width + self._kit.space("s")

    def _state(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        ink = self.ink
        icon = ink.px(ink.look.size.icon)
        name, role = _SIGNS[row.state]
        above = upper(rect, ink.line())
        sign = mirrored(rect, QRect(rect.left(), above.top(), icon, above.height()), self._way())
        self._icon(painter, sign, name, role, icon, NEAR)
        start = icon + self._kit.space("xs")
        word = mirrored(rect, above.adjusted(start, 0, 0, 0), self._way())
        ink.write(painter, word, state_word(row.state))
        if row.state == "planned":
            when = mirrored(rect, lower(rect, ink.line()).adjusted(start, 0, 0, 0), self._way())
            said = when_word(row.date, self._today())
            ink.write(painter, when, said, step="small", role="muted")

    def _alignment(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        if row.score is None:
            said = unscored_word(row)
            self.ink.write(painter, rect, said, step="small", role="muted", at=FAR)
            return
        self._figure(painter, rect, fixed(row.score), row.band)

    def _gap(self, painter: QPainter, rect: QRect, row: LibraryRow) -> None:
        if row.gap is not None:
            self._figure(painter, rect, fixed(row.gap), row.gap_label)

    def _figure(self, painter: QPainter, rect: QRect, figure: str, word: str) -> None:
        ink = self.ink
        above = upper(rect, ink.line("lead"))
        ink.write(painter, above, figure, step="lead", semibold=True, at=FAR)
        below = lower(rect, ink.line())
        ink.write(painter, below, word, step="small", role="muted", at=FAR)

    def _icon(
        self,
        painter: QPainter,
        rect: QRect,
        name: str,
        role: str,
        size: int,
        at: Qt.AlignmentFlag,
    ) -> None:
        ratio = self.table.devicePixelRatioF()
        picture = self._kit.icons.pixmap(name, role, size, ratio)
        square = QRect(0, 0, size, size)
        square.moveCenter(rect.center())
        if at == NEAR:
            square.moveLeft(rect.left())
            square = mirrored(rect, square, self._way())
        painter.drawPixmap(square, picture)

    def _way(self) -> Qt.LayoutDirection:
        return self.table.layoutDirection()


def _widest(
    column: Column, rows: Sequence[LibraryRow], today: datetime.date
) -> set[tuple[str, Step]]:
    """The texts of a column, each once, with their size."""
    if column == "date":
        dates: set[tuple[str, Step]] = {(short_date(row.date), "body") for row in rows if row.date}
        return dates | {(length_word(row.minutes), "small") for row in rows}
    if column == "people":
        most = max((row.headcount for row in rows), default=0)
        seats = max((sum(n > 0 for n in row.people.values()) for row in rows), default=0)
        return {("●99 " * seats, "body"), (whole(most), "body")}
    if column == "state":
        states: set[tuple[str, Step]] = {(state_word(row.state), "body") for row in rows}
        planned = (row for row in rows if row.state == "planned")
        return states | {(when_word(row.date, today), "small") for row in planned}
    if column == "alignment":
        bands: set[tuple[str, Step]] = {(row.band, "small") for row in rows}
        return bands | {(unscored_word(row), "small") for row in rows}
    return {(row.gap_label, "small") for row in rows}
