"""Who is next: one key a seat, in columns by side, those who have voted ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from itot_workshop.charts.look import Look
from itot_workshop.domain.people import Seat
from itot_workshop.ui.booth.asked import Seated
from itot_workshop.ui.booth.keys import PLAIN_PAD, PageKey, SeatKey, WordKey
from itot_workshop.ui.booth.page import BoothPage, in_turn
from itot_workshop.ui.booth.who_columns import (
    Block,
    Column,
    laid,
    pages_of,
    people_of,
    places_of,
)
from itot_workshop.ui.booth.words import tr, turnout_line
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.signs import draw_check
from itot_workshop.ui.widgets.names import seat_name

_KEY, _GAP, _BETWEEN = 3.4, 0.3, 0.8
"""Height of a seat's key, and the distances of keys and of columns, in u."""

_NARROWEST, _BARE = 9.0, 5.4
"""A column is at least this wide, in u; the second where seats have numbers alone."""

_SIGN = 1.4
"""From the marker of a side to its name, in u."""

_HEAD = 1.8
"""Height of a column's head, in u."""


class WhoPage(BoothPage):
    """The seats. ``chosen`` carries the person's id, ``door`` is the facilitator's way out."""

    chosen = Signal(str)
    door = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setAccessibleName(tr("Who is next?"))
        self._seated: tuple[Seated, ...] = ()
        self._columns: tuple[Column, ...] = ()
        self._across = 1
        self._keys: dict[str, SeatKey] = {}
        self._page = 0
        self._foot_end = 0.0
        self._public = False
        self._notice = ""
        self._typed = self._unknown = ""
        self._more = PageKey(self, times=1.2)
        self._more.clicked.connect(self.turn)
        self._door = WordKey(self, tr("Facilitator"), times=1.0)
        self._door.clicked.connect(self.door)

    def show_seats(self, seated: Sequence[Seated], *, public: bool, notice: str) -> None:
        """Show these seats; ``notice`` says why the screen was cleared, if it was."""
        self._public = public
        self._notice = notice
        if tuple(seated) != self._seated:
            self._seated = tuple(seated)
            self._make_keys()
        self._page = 0
        self._typed = self._unknown = ""
        voted = sum(person.voted for person in seated)
        self.say(" ".join((self._line(), turnout_line(voted, len(seated)))).strip())
        self.refresh()

    def show_typed(self, typed: str, *, unknown: str = "") -> None:
        """Show the digits typed so far, or the ones that are the number of nobody."""
        self._typed = typed
        self._unknown = unknown
        if unknown:
            self.say(self._typed_words())
        self.update()

    def turn_by(self, by: int) -> None:
        """Show others of what is on pages, after the last page the first."""
        self._page = (self._page + by) % self._pages()
        self.refresh()

    def step(self, across: int, down: int) -> None:
        """Move the focus by columns or rows; from nowhere to the first who has not voted."""
        columns = self._shown_columns()
        place = next(
            (
                (x, y)
                for x, column in enumerate(columns)
                for y, person in enumerate(people_of(column))
                if self._keys[person.id].hasFocus()
            ),
            None,
        )
        people = [person for column in columns for person in people_of(column)]
        if place is None:
            waiting = (person for person in people if not person.voted)
            target = next(waiting, people[0] if people else None)
        else:
            x = min(max(place[0] + across, 0), len(columns) - 1)
            there = people_of(columns[x])
            target = there[min(max(place[1] + down, 0), len(there) - 1)]
        if target is not None:
            self._keys[target.id].setFocus()

    def arrange(self) -> None:
        """Place the columns of this page and the keys at the foot."""
        pen = self.ruler()
        if pen.u < 1:
            return
        self._across, self._columns = self._best(pen)
        self._page = min(self._page, self._pages() - 1)
        shown = self._shown_columns()
        seen = {person.id for column in shown for person in people_of(column)}
        for id_, key in self._keys.items():
            key.setVisible(id_ in seen)
        width = self._column_width(pen)
        for at, column in enumerate(shown):
            left = pen.left + at * (width + _BETWEEN * pen.u)
            for row, found in places_of(column):
                if not isinstance(found, Block):
                    self._keys[found.id].place(left, self._row_top(pen, row), width, _KEY * pen.u)
        named = all(key.has_room(pen) for key in self._keys.values() if not key.isHidden())
        for key in self._keys.values():
            key.named = named
        self._place_foot(pen)

    def draw(self, pen: Pen) -> None:
        """Title, turnout, the heads of the columns, and what the tick means."""
        voted = sum(person.voted for person in self._seated)
        turnout = turnout_line(voted, len(self._seated))
        title = tr("Who is next?")
        pen.title(title)
        room = pen.inner - pen.measure(title, 3.0, semibold=True) - pen.u
        lines, size = pen.fitted(turnout, (1.6, 1.4, 1.2, 1.0), room, 1, semibold=True)
        middle = pen.top + 2.1 * pen.u
        pen.write_middle(lines, pen.right, middle, size, semibold=True, align="right")
        if self._line():
            lines, size = pen.fitted(self._line(), (1.2, 1.1, 1.0), pen.inner, 1, semibold=True)
            pen.write(lines, pen.left, pen.top + 3.7 * pen.u, size, semibold=True)
        width = self._column_width(pen)
        for at, column in enumerate(self._shown_columns()):
            left = pen.left + at * (width + _BETWEEN * pen.u)
            for row, found in places_of(column):
                if isinstance(found, Block):
                    self._draw_head(pen, found, left, width, self._row_top(pen, row + 1))
        self._draw_foot(pen)

    def _draw_head(self, pen: Pen, block: Block, left: float, width: float, low: float) -> None:
        """A side's name and turnout above its first seat, which lies at ``low``."""
        size, short = self._head_form(pen, width)
        top = low - _HEAD * pen.u + (pen.line_height(1.2) - pen.line_height(size)) / 2
        middle = top + pen.line_height(size) / 2
        pen.mark(block.seat, left + 0.5 * pen.u, middle, 0.9 * pen.u)
        room = width - _SIGN * pen.u
        name = pen.one_line(seat_name(block.seat), size, room, semibold=True)
        pen.write(name, left + _SIGN * pen.u, top, size, semibold=True)
        done = self._done(block.seat, short=short)
        if self._head_width(pen, block, size, done) <= width:
            right = left + width
            pen.write((done,), right, top, size, role="stage_muted", align="right")

    def _head_form(self, pen: Pen, width: float) -> tuple[float, bool]:
        """The size of all heads, and whether their turnout is short: the largest that fits."""
        heads = [block for column in self._shown_columns() for block in column if block.first]
        for size, short in ((1.2, False), (1.1, False), (1.2, True), (1.1, True), (1.0, True)):
            done = [self._done(block.seat, short=short) for block in heads]
            pairs = zip(heads, done, strict=True)
            if all(self._head_width(pen, head, size, said) <= width for head, said in pairs):
                break
        return size, short

    def _head_width(self, pen: Pen, block: Block, size: float, done: str) -> float:
        name = pen.measure(seat_name(block.seat), size, semibold=True)
        return (_SIGN + 0.3) * pen.u + name + pen.measure(done, size)

    def _done(self, seat: Seat, *, short: bool) -> str:
        group = [person for person in self._seated if person.seat == seat]
        said = tr("{voted}/{of}") if short else tr("{voted} of {of}")
        return said.format(voted=sum(p.voted for p in group), of=len(group))

    def _draw_foot(self, pen: Pen) -> None:
        middle = pen.bottom - 0.9 * pen.u
        room = self._foot_end - pen.left - pen.u
        if self._typed or self._unknown:
            words = self._typed_words()
            lines, size = pen.fitted(words, (1.2, 1.1, 1.0), room, 1, semibold=True)
            pen.write_middle(lines, pen.left, middle, size, semibold=True)
            return
        if not any(person.voted for person in self._seated):
            words = tr("Tap your seat, or type its number.")
            pen.write((words,), pen.left, middle - 0.7 * pen.u, 1.1, role="stage_muted")
            return
        draw_check(pen, pen.left + 0.5 * pen.u, middle, 0.9 * pen.u)
        words = tr(
            "has voted. Choose your seat again to replace your vote; "
            "what you answered before is not shown."
        )
        left = pen.left + 1.5 * pen.u
        lines = pen.filled(words, 1.0, room - 1.5 * pen.u)
        if len(lines) > 2:
            words = tr("has voted and can vote afresh")
            lines = pen.filled(words, 1.0, room - 1.5 * pen.u)
        top = middle - len(lines) * pen.line_height(1.0) / 2
        pen.write(lines, left, top, 1.0, role="stage_muted")

    def _typed_words(self) -> str:
        if self._unknown:
            words = tr("There is no seat {digits}. Type another number.")
            return words.format(digits=self._unknown)
        return tr("Seat {digits} … another digit, or Enter").format(digits=self._typed)

    def _place_foot(self, pen: Pen) -> None:
        high = 2.6 * pen.u
        wide = self._door.width_wanted(pen)
        right = pen.right + PLAIN_PAD * pen.u
        middle = pen.bottom - 0.9 * pen.u
        self._door.place(right - wide, middle - high / 2, wide, high)
        self._foot_end = right - wide
        several = self._pages() > 1
        self._more.setVisible(several)
        if several:
            self._more.show_page(self._page, self._pages())
            wide = self._more.width_wanted(pen)
            self._foot_end -= wide + 0.4 * pen.u
            self._more.place(self._foot_end, pen.bottom - 2.2 * pen.u, wide, 2.6 * pen.u)

    def _line(self) -> str:
        if self._notice:
            return self._notice
        if self._public:
            return tr("This is the shared screen: the room can see what you press.")
        return ""

    def _top(self, pen: Pen) -> float:
        return pen.top + (5.6 if self._line() else 4.3) * pen.u

    def _rows(self, pen: Pen) -> int:
        room = pen.bottom - 2.0 * pen.u - self._top(pen) - _HEAD * pen.u
        return max(1, int((room / pen.u + _GAP) / (_KEY + _GAP)))

    def _row_top(self, pen: Pen, row: int) -> float:
        """Where a row of seats begins."""
        return self._top(pen) + (_HEAD + row * (_KEY + _GAP)) * pen.u

    def _best(self, pen: Pen) -> tuple[int, tuple[Column, ...]]:
        """How many columns stand side by side, and all columns: the fewest pages.

        Of as many pages those are best on which roles stand behind the names, then those on
        which each side has columns of its own, then wide ones.
        """
        named = any(person.words for person in self._seated)
        narrowest = _NARROWEST if named else _BARE
        most = max(1, int((pen.inner / pen.u + _BETWEEN) / (narrowest + _BETWEEN)))
        best: tuple[tuple[bool, int, bool, bool, int], tuple[Column, ...]] | None = None
        for across in range(1, most + 1):
            columns = laid(self._seated, self._rows(pen), across)
            count = max(1, min(len(columns), across))
            width = (pen.inner - (count - 1) * _BETWEEN * pen.u) / count
            brief, cut = self._is_brief(pen, width), self._is_cut(pen, width)
            stacked = any(len(column) > 1 for column in columns)
            rank = (cut, pages_of(columns, across), brief, stacked, across)
            if best is None or rank < best[0]:
                best = rank, columns
        assert best is not None
        return best[0][-1], best[1]

    def _is_brief(self, pen: Pen, width: float) -> bool:
        """Whether some role has no room behind its name."""
        return not all(key.has_words_room(pen, width) for key in self._keys.values())

    def _is_cut(self, pen: Pen, width: float) -> bool:
        """Whether some name has no room, or the name of a side."""
        sides = {seat_name(person.seat) for person in self._seated}
        widest = max((pen.measure(side, 1.0, semibold=True) for side in sides), default=0.0)
        if widest + _SIGN * pen.u > width:
            return True
        return not all(key.has_words_room(pen, width, brief=True) for key in self._keys.values())

    def _pages(self) -> int:
        return pages_of(self._columns, self._across)

    def _shown_columns(self) -> tuple[Column, ...]:
        start = self._page * self._across
        return self._columns[start : start + self._across]

    def _column_width(self, pen: Pen) -> float:
        count = min(len(self._columns), self._across)
        return (pen.inner - (max(1, count) - 1) * _BETWEEN * pen.u) / max(1, count)

    def _make_keys(self) -> None:
        for old in self._keys.values():
            old.hide()
            old.deleteLater()
        self._keys = {person.id: SeatKey(self, person) for person in self._seated}
        for id_, key in self._keys.items():
            key.setObjectName(id_)
            key.clicked.connect(self._choose)
        in_turn(*self._keys.values(), self._more, self._door)

    def _choose(self) -> None:
        key = self.sender()
        if isinstance(key, SeatKey):
            self.chosen.emit(key.person.id)
