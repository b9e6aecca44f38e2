"""Giving dots: everything there is on one page, a key each, and the dots that are left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from itot_workshop.charts.look import Look
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.keys import PLAIN_PAD, WordKey
from itot_workshop.ui.booth.page import BoothKey, BoothPage, in_turn, write_middle
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.stage.pen import Pen

_ONE_COLUMN = 6
"""So many things stand below each other; more stand in two columns."""

_PAD, _TEXT = 0.8, 2.6
_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
_DOT, _STEP = 0.9, 1.25
"""A dot in u, and how far the next one stands from it, in dots."""


class DotKey(BoothKey):
    """Something that can be given a dot: its number, its words, and the dots it has by now.

    ``most`` dots have room behind its words; ``times`` is the size of the words in u.
    """

    def __init__(self, page: BoothPage, at: int, text: str, most: int) -> None:
        super().__init__(page, "sunken")
        self.at = at
        self.times = _SIZES[-1]
        self._text = text
        self._most = most
        self._dots = 0

    def show_dots(self, dots: int) -> None:
        """Show so many dots."""
        self._dots = dots
        self.setAccessibleName(tr("{text}, {dots} dots").format(text=self._text, dots=dots))
        self.update()

    def draw(self, pen: Pen) -> None:
        """Number, words and dots."""
        middle, size = self.height() / 2, _DOT * pen.u
        number = str(self.at + 1)
        write_middle(pen, (number,), _PAD * pen.u, middle, 1.2, role="stage_muted")
        room, high = self._room(pen), self.height() - 0.1 * pen.u
        lines, _ = pen.fitted_into(self._text, (self.times,), room, high)
        write_middle(pen, lines, _TEXT * pen.u, middle, self.times)
        step, piled = size * _STEP, self._piled(pen)
        tall = min(self._dots, piled)
        for dot in range(self._dots):
            across, down = divmod(dot, piled)
            x = self.width() - _PAD * pen.u - (across + 0.5) * step
            pen.dot(x, middle + (down - (tall - 1) / 2) * step, size, filled=True)

    def has_room(self, pen: Pen, times: float) -> bool:
        """Whether all the words fit in this size."""
        lines = pen.balanced(self._text, times, self._room(pen))
        return len(lines) * pen.line_height(times) <= self.height() - 0.6 * pen.u

    def _room(self, pen: Pen) -> float:
        piles = -(-self._most // self._piled(pen))
        return self.width() - (_TEXT + _PAD + 0.5 + piles * _DOT * _STEP) * pen.u

    def _piled(self, pen: Pen) -> int:
        """How many dots stand above each other, so that the words keep the width."""
        return max(1, int(self.height() / (_DOT * _STEP * pen.u)))


class DotsPage(BoothPage):
    """Things and their keys. ``given`` carries a thing's place, ``taken`` too; then comes ``cast``.

    The dots stand here while they are given, and are forgotten with the voter.
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
        self._back = WordKey(self, tr("Leave without casting"))
        self._back.clicked.connect(self.back)
        self.cast_key = WordKey(self, tr("Cast my vote"), ground="ink", sign="enter")
        self.cast_key.clicked.connect(self.cast)

    def show_dots(self, matter: Matter, dots: Sequence[int], seat: str, sentence: str) -> None:
        """Show what has been given so far; ``sentence`` is why a ballot was refused."""
        if self._matter is None or self._matter.statements != matter.statements:
            self._make_keys(matter)
        self._matter, self._dots = matter, tuple(dots)
        self._seat, self._sentence = seat, sentence
        for key, less, number in zip(self._keys, self._less, self._dots, strict=True):
            key.show_dots(number)
            less.setVisible(number > 0)
        self.cast_key.setEnabled(any(self._dots))
        self.setAccessibleName(matter.title)
        self.say(sentence or self._left_words())
        self.refresh()

    def forget(self) -> None:
        """Keep nothing of a voter."""
        self._dots = ()
        self._seat = self._sentence = ""
        for key in self._keys:
            key.show_dots(0)

    def arrange(self) -> None:
        """Place the keys in one column or two, and the foot."""
        pen = self.ruler()
        if not self._keys or pen.u < 1:
            return
        columns = 1 if len(self._keys) <= _ONE_COLUMN else 2
        rows = -(-len(self._keys) // columns)
        top, gap, foot = self._keys_top(pen), 0.4 * pen.u, 3.4 * pen.u
        room = pen.bottom - foot - 1.2 * pen.u - top
        high = min(4.2 * pen.u, (room + gap) / rows - gap)
        wide = (pen.inner - (columns - 1) * 1.2 * pen.u) / columns
        minus = min(high, 3.0 * pen.u)
        for at, (key, less) in enumerate(zip(self._keys, self._less, strict=True)):
            column, row = divmod(at, rows)
            left, y = pen.left + column * (wide + 1.2 * pen.u), top + row * (high + gap)
            key.place(left, y, wide - minus - gap, high)
            less.place(left + wide - minus, y, minus, high)
        fitting = (t for t in _SIZES if all(key.has_room(pen, t) for key in self._keys))
        times = next(fitting, _SIZES[-1])  # there the words may use the air around them
        for key in self._keys:
            key.times = times
        low = pen.bottom - foot
        self._back.place(pen.left - PLAIN_PAD * pen.u, low, self._back.width_wanted(pen), foot)
        cast = self.cast_key.width_wanted(pen)
        self.cast_key.place(pen.right - cast, low, cast, foot)

    def draw(self, pen: Pen) -> None:
        """Title, what to do, and how many dots are left."""
        matter = self._matter
        if matter is None:
            return
        top = pen.head(matter.title, self._seat) + 0.5 * pen.u
        told = self._sentence or matter.question
        lines, size = pen.fitted(told, (1.4, 1.3, 1.2, 1.1, 1.0), pen.inner, 2)
        role = "text" if self._sentence else "stage_muted"
        top = pen.write(lines, pen.left, top, size, role=role, semibold=bool(self._sentence))
        middle = self._keys_top(pen) - 1.2 * pen.u
        given = sum(self._dots)
        for dot in range(matter.dots):
            pen.dot(pen.left + (dot + 0.5) * 1.5 * pen.u, middle, 1.0 * pen.u, filled=dot >= given)
        x = pen.left + (matter.dots + 0.4) * 1.5 * pen.u
        write_middle(pen, (self._left_words(),), x, middle, 1.3, semibold=True)
        hint = tr("Tap one or press its digit")
        write_middle(pen, (hint,), pen.right, middle, 1.1, role="stage_muted", align="right")

    def _left_words(self) -> str:
        dots = self._matter.dots if self._matter is not None else 0
        left = dots - sum(self._dots)
        if not left:
            return tr("All dots are given")
        return tr("{left} of {dots} dots left").format(left=left, dots=dots)

    def _keys_top(self, pen: Pen) -> float:
        return pen.top + 8.6 * pen.u

    def _make_keys(self, matter: Matter) -> None:
        for old in (*self._keys, *self._less):
            old.hide()
            old.deleteLater()
        self._keys = [
            DotKey(self, at, it.text, matter.dots) for at, it in enumerate(matter.statements)
        ]
        self._less = [WordKey(self, "\u2212", ground="outline") for _ in matter.statements]
        for at, (key, less) in enumerate(zip(self._keys, self._less, strict=True), start=1):
            key.clicked.connect(self._give)
            less.clicked.connect(self._take)
            less.setAccessibleName(tr("Take a dot back from {number}").format(number=at))
            key.show()
        in_turn(*self._keys, self._back, self.cast_key)

    def _give(self) -> None:
        key = self.sender()
        if isinstance(key, DotKey):
            self.given.emit(key.at)

    def _take(self) -> None:
        less = self.sender()
        if isinstance(less, WordKey):
            self.taken.emit(self._less.index(less))
