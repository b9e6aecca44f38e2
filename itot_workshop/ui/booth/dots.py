"""Giving dots: a key for each thing, on pages where they are many, and the dots that are left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal

from itot_workshop.charts.look import Look
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.covered import CoveredPage
from itot_workshop.ui.booth.dots_sheet import (
    DOT,
    MINUS,
    PAD,
    STEP,
    key_width,
    piled,
    sheet_of,
    text_room,
)
from itot_workshop.ui.booth.keys import PLAIN_PAD, TEXT, PageKey, WordKey, sized
from itot_workshop.ui.booth.page import BoothKey, BoothPage, in_turn
from itot_workshop.ui.booth.rows import BETWEEN, GAP, SIZES, Rows
from itot_workshop.ui.booth.words import away_line, tr
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.widgets.codes import Codes

_FOOT, _MORE, _LINE = 3.4, 2.4, 1.5
"""Height of the keys at the foot and of the one that turns the page, in u."""


_GLANCE_MS = 1000
"""How long a thing shows its dots when one was given or taken back, in milliseconds."""


class DotKey(BoothKey):
    """Something that can be given a dot: its number, its words, and for a look the dots it has.

    ``most`` dots have room behind its words; ``times`` is the size of the words in u.
    """

    def __init__(self, page: BoothPage, at: int, text: str, most: int) -> None:
        super().__init__(page, "sunken", tr("{number}, {text}").format(number=at + 1, text=text))
        self.at = at
        self.times = SIZES[-1]
        self._text = text
        self._most = most
        self._dots = 0

    def show_dots(self, dots: int) -> None:
        """Show so many dots; none also where they are covered."""
        self._dots = dots
        self.update()

    def draw(self, pen: Pen) -> None:
        """Number, words and dots."""
        middle, size = self.height() / 2, DOT * pen.u
        number = str(self.at + 1)
        pen.write_middle((number,), PAD * pen.u, middle, 1.2, role="stage_muted")
        room = text_room(pen, self.width(), self.height(), self._most)
        high = self.height() - 0.1 * pen.u
        lines = pen.filled(self._text, self.times, room)
        lines = pen.cut(lines, max(1, int(high / pen.line_height(self.times))), self.times, room)
        pen.write_middle(lines, TEXT * pen.u, middle, self.times)
        step, most = size * STEP, piled(pen, self.height())
        tall = min(self._dots, most)
        for dot in range(self._dots):
            across, down = divmod(dot, most)
            x = self.width() - PAD * pen.u - (across + 0.5) * step
            pen.dot(x, middle + (down - (tall - 1) / 2) * step, size, filled=True)


class DotsPage(CoveredPage):
    """Things and their keys. ``given`` carries a thing's place, ``taken`` too; then comes ``cast``.

    A thing shows its dots for a moment when one was given or taken back, all of them while somebody
    holds to look; somebody who walks by sees how many are left, and not where the others went.
    """

    given = Signal(int)
    taken = Signal(int)
    back = Signal()
    cast = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._matter: Matter | None = None
        self._dots: tuple[int, ...] = ()
        self._seat = self._sentence = ""
        self._keys: list[DotKey] = []
        self._less: list[WordKey] = []
        self._sheet: Rows | None = None
        self._page = 0
        self._typed = Codes()
        self._glance = QTimer(self, singleShot=True, interval=_GLANCE_MS)
        self._glance.timeout.connect(self._end_glance)
        self._more = PageKey(self, times=1.1)
        self._more.clicked.connect(self.turn)
        self._back = WordKey(self, tr("Leave without casting"))
        self._back.clicked.connect(self.back)
        self.cast_key = WordKey(self, tr("Cast my vote"), ground="ink", sign="enter")
        self.cast_key.clicked.connect(self.cast)

    def show_dots(self, matter: Matter, dots: Sequence[int], seat: str, sentence: str) -> None:
        """Show what has been given so far; ``sentence`` is why a ballot was refused."""
        if self._matter is None or self._matter.statements != matter.statements:
            self._make_keys(matter)
        pairs = zip(self._dots, dots, strict=False)
        changed = [at for at, (was, now) in enumerate(pairs) if was != now]
        self._typed.forget()
        self._matter, self._dots = matter, tuple(dots)
        self._seat, self._sentence = seat, sentence
        self.cast_key.setEnabled(any(self._dots))
        self.setAccessibleName(matter.title)
        self._glance.stop()
        self.cover()
        if len(changed) == 1:
            self._see(changed[0])
        self.say(self._sentence or self._left_words())

    def _see(self, at: int) -> None:
        """Show for a moment what has changed; turn to it if it was taken back from afar."""
        if self._sheet is not None and at not in self.shown():
            self._page = at // self._sheet.keys
            self.refresh()
        self._keys[at].show_dots(self._dots[at])
        self._glance.start()

    def _end_glance(self) -> None:
        self._glance.stop()
        if not self.is_open:
            self.cover()

    def show_answers(self, answers: Mapping[str, int | None]) -> None:
        """Show the dots of every thing."""
        if self._matter is not None:
            for key, asked in zip(self._keys, self._matter.statements, strict=True):
                key.show_dots(answers.get(asked.id) or 0)

    def hide_answers(self) -> None:
        """None on any thing."""
        for key in self._keys:
            key.show_dots(0)

    def forget(self) -> None:
        """Keep nothing of a voter."""
        self._glance.stop()
        self._dots = ()
        self._page = 0
        self._typed.forget()
        self._seat = self._sentence = ""
        self.cover()

    def turn_by(self, by: int) -> None:
        """Show others of what is on pages, after the last page the first."""
        self._page = (self._page + by) % self._pages()
        self._typed.forget()
        self.refresh()

    def press(self, digit: str) -> None:
        """A digit of a thing's number; the thing is given a dot when no other can be meant."""
        number = self._typed.add(digit, [str(at + 1) for at in self.shown()])
        if number:
            self.given.emit(int(number) - 1)

    def arrange(self) -> None:
        """Place the keys of this page in one column or two, and the foot."""
        pen = self.ruler()
        if not self._keys or self._matter is None or pen.u < 1:
            return
        texts = [asked.text for asked in self._matter.statements]
        top, low = self._keys_top(pen), pen.bottom - _FOOT * pen.u
        sheet = sheet_of(pen, texts, low - 0.9 * pen.u - top, self._matter.dots)
        self._sheet = sheet
        self._page = min(self._page, self._pages() - 1)
        self._place_things(pen, sheet, top)
        self._place_foot(pen, low)
        self._place_more(pen, top)

    def _place_things(self, pen: Pen, sheet: Rows, top: float) -> None:
        shown = self.shown()
        wide, gap = key_width(pen, sheet.columns), GAP * pen.u
        for at, (key, less) in enumerate(zip(self._keys, self._less, strict=True)):
            key.times = sheet.times
            key.setVisible(at in shown)
            less.setVisible(at in shown and any(self._dots))
            column, row = divmod(at - shown.start, sheet.rows)
            left = pen.left + column * (wide + gap + (MINUS + BETWEEN) * pen.u)
            y = top + row * (sheet.high + gap)
            key.place(left, y, wide, sheet.high)
            less.place(left + wide + gap, y, MINUS * pen.u, sheet.high)

    def _place_foot(self, pen: Pen, low: float) -> None:
        foot, gap = _FOOT * pen.u, 0.8 * pen.u
        keys = [self.eye, self._back, self.cast_key]
        sized(pen, keys, pen.inner - gap * (len(keys) - 1))
        self.eye.place(pen.left - PLAIN_PAD * pen.u, low, self.eye.width_wanted(pen), foot)
        right = pen.right
        for key in reversed(keys[1:]):
            wide = key.width_wanted(pen)
            key.place(right - wide, low, wide, foot)
            right -= wide + gap

    def _place_more(self, pen: Pen, top: float) -> None:
        """What turns the page, over the things at the far end."""
        self._more.setVisible(self._pages() > 1)
        self._more.show_page(self._page, self._pages())
        wide, high = self._more.width_wanted(pen), _MORE * pen.u
        self._more.place(pen.right - wide, top - _LINE * pen.u - high / 2, wide, high)

    def _pages(self) -> int:
        return self._sheet.pages(len(self._keys)) if self._sheet is not None else 1

    def shown(self) -> range:
        """The places of the things on this page, from 0."""
        count = len(self._keys)
        return self._sheet.on_page(self._page, count) if self._sheet is not None else range(count)

    def _elsewhere(self) -> tuple[int, list[int]]:
        """How many dots lie on pages out of sight, and which pages these are, from 1."""
        if self._sheet is None:
            return 0, []
        pages = [self._sheet.on_page(page, len(self._dots)) for page in range(self._pages())]
        given = [sum(self._dots[at] for at in places) for places in pages]
        away = [page for page, dots in enumerate(given) if dots and page != self._page]
        return sum(given[page] for page in away), [page + 1 for page in away]

    def draw(self, pen: Pen) -> None:
        """Title, what to do, and how many dots are left."""
        matter = self._matter
        if matter is None:
            return
        pen.head(matter.title, self._seat)
        lines, size = self._told(pen)
        role = "text" if self._sentence else "stage_muted"
        strong = bool(self._sentence)
        pen.write(lines, pen.left, self._told_top(pen), size, role=role, semibold=strong)
        middle = self._keys_top(pen) - _LINE * pen.u
        given = sum(self._dots)
        for dot in range(matter.dots):
            pen.dot(pen.left + (dot * 1.5 + 0.5) * pen.u, middle, pen.u, filled=dot >= given)
        self._draw_given(pen, pen.left + (matter.dots * 1.5 + 0.2) * pen.u, middle)

    def _draw_given(self, pen: Pen, x: float, middle: float) -> None:
        """How many dots are left, for a look where those out of sight lie, and how to give one."""
        left = self._left_words()
        away = away_line(*self._elsewhere()) if self.is_open else ""
        away = f"· {away}" if away else ""
        pen.write_middle((left,), x, middle, 1.3, semibold=True)
        x += pen.measure(left, 1.3, semibold=True) + (0.4 * pen.u if away else 0.0)
        pen.write_middle((away,), x, middle, 1.3)
        x += pen.measure(away, 1.3) + pen.u
        if self.is_open or self._glance.isActive():
            return
        hint = tr("Tap one or type its number")
        if any(self._dots):
            hint = tr("Covered: hold the eye or the space bar to look")
        right = pen.right - (0 if self._more.isHidden() else self._more.width() + 0.8 * pen.u)
        for size in (1.1, 1.0):
            if x + pen.measure(hint, size) <= right:
                pen.write_middle((hint,), right, middle, size, role="stage_muted", align="right")
                break

    def _told(self, pen: Pen) -> tuple[tuple[str, ...], float]:
        """What to do, or why a ballot was refused."""
        matter = self._matter
        told = self._sentence or (matter.question if matter is not None else "")
        strong = bool(self._sentence)
        lines, size = pen.fitted(told, (1.4, 1.3, 1.2, 1.1), pen.inner, 1, semibold=strong)
        if len(lines) == 1:
            return lines, size
        return pen.fitted(told, (1.4, 1.3, 1.2, 1.1, 1.0), pen.inner, 2, semibold=strong)

    def _told_top(self, pen: Pen) -> float:
        return pen.top + pen.line_height(1.2) + 0.4 * pen.u

    def _keys_top(self, pen: Pen) -> float:
        lines, size = self._told(pen)
        return self._told_top(pen) + len(lines) * pen.line_height(size) + 2 * _LINE * pen.u

    def _left_words(self) -> str:
        dots = self._matter.dots if self._matter is not None else 0
        left = dots - sum(self._dots)
        if not left:
            return tr("All dots are given")
        return tr("{left} of {dots} dots left").format(left=left, dots=dots)

    def _make_keys(self, matter: Matter) -> None:
        for old in (*self._keys, *self._less):
            old.hide()
            old.deleteLater()
        self._keys = [
            DotKey(self, at, it.text, matter.dots) for at, it in enumerate(matter.statements)
        ]
        self._less = [WordKey(self, "\u2212", ground="outline") for _ in matter.statements]
        for at, (key, less) in enumerate(zip(self._keys, self._less, strict=True), start=1):
            key.repeats = less.repeats = True
            key.clicked.connect(self._give)
            less.clicked.connect(self._take)
            less.setAccessibleName(tr("Take a dot back from {number}").format(number=at))
        rows = (key for row in zip(self._keys, self._less, strict=True) for key in row)
        in_turn(*rows, self.eye, self._back, self._more, self.cast_key)

    def _give(self) -> None:
        key = self.sender()
        if isinstance(key, DotKey):
            self.given.emit(key.at)

    def _take(self) -> None:
        less = self.sender()
        if isinstance(less, WordKey):
            self.taken.emit(self._less.index(less))
