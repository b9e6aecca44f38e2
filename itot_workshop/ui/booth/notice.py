"""Pages of one sentence: the thanks, a seat that has voted, a closed vote, the way out."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal

from itot_workshop.charts.look import Look
from itot_workshop.ui.booth.keys import PLAIN_PAD, WordKey
from itot_workshop.ui.booth.page import BoothPage
from itot_workshop.ui.booth.words import tr, turnout_line
from itot_workshop.ui.commands import key_name
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.signs import draw_check

_MOST_DOTS = 40


class Words(Struct, frozen=True, kw_only=True):
    """What such a page says, and what its keys are called; an empty key is not there.

    ``chord`` is what the main key takes instead of Enter, in Qt's portable form.
    """

    title: str
    text: str
    main: str = ""
    other: str = ""
    chord: str = ""
    done: bool = False
    door: bool = False
    voted: int = 0
    of: int = 0


class NoticePage(BoothPage):
    """A sentence, the one thing to do next, and perhaps another."""

    main = Signal()
    other = Signal()
    door = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._words = Words(title="", text="")
        self.main_key = WordKey(self, "", ground="ink", sign="enter")
        self.other_key = WordKey(self, "")
        self._door = WordKey(self, tr("Facilitator"), times=1.0)
        self.main_key.clicked.connect(self.main)
        self.other_key.clicked.connect(self.other)
        self._door.clicked.connect(self.door)

    def show_words(self, words: Words) -> None:
        """Say this."""
        self._words = words
        self.setAccessibleName(words.title)
        turnout = turnout_line(words.voted, words.of) if words.of else ""
        self.say(" ".join(part for part in (words.text, turnout) if part))
        self.main_key.set_words(words.main)
        self.main_key.set_cap(key_name(words.chord) if words.chord else "")
        self.other_key.set_words(words.other)
        self.main_key.setVisible(bool(words.main))
        self.other_key.setVisible(bool(words.other))
        self._door.setVisible(words.door)
        self.refresh()

    def arrange(self) -> None:
        """Place the keys at the foot, the main one at the far end."""
        pen = self.ruler()
        if pen.u < 1:
            return
        high, top = 3.4 * pen.u, pen.bottom - 3.4 * pen.u
        wide = self.main_key.width_wanted(pen) if self._words.main else 0.0
        self.main_key.place(pen.right - wide, top, wide, high)
        other = self.other_key.width_wanted(pen)
        left = pen.right - wide - other - 0.8 * pen.u
        self.other_key.place(left, top, other, high)
        door = self._door.width_wanted(pen)
        right = pen.right + PLAIN_PAD * pen.u
        self._door.place(right - door, pen.top - 0.6 * pen.u, door, 2.6 * pen.u)

    def draw(self, pen: Pen) -> None:
        """The sentence in the middle, the turnout at the foot."""
        words, top = self._words, self.height() * 0.37
        if words.done:
            draw_check(pen, pen.left + 1.2 * pen.u, top - 2.6 * pen.u, 2.4 * pen.u)
        lines, size = pen.fitted(words.title, (3.0, 2.6, 2.2, 1.8), pen.inner, 2, semibold=True)
        top = pen.write(lines, pen.left, top, size, semibold=True)
        text, size = pen.fitted(words.text, (1.7, 1.5, 1.3), pen.inner, 3)
        pen.write(text, pen.left, top + 0.3 * pen.u, size, role="stage_muted")
        if words.of:
            self._draw_turnout(pen, words)

    def _draw_turnout(self, pen: Pen, words: Words) -> None:
        middle = pen.bottom - 1.7 * pen.u
        figure = str(words.voted)
        top = middle - pen.line_height(3.0) / 2
        pen.write((figure,), pen.left, top, 3.0, semibold=True)
        left = pen.left + pen.measure(figure, 3.0, semibold=True) + 0.6 * pen.u
        rest = tr("of {of} have voted").format(of=words.of)
        pen.write_beside(rest, left, (top, 3.0), 1.5)
        left += pen.measure(rest, 1.5) + 1.4 * pen.u
        shown = [key for key in (self.main_key, self.other_key) if key.isVisibleTo(self)]
        keys = [pen.at(key.x(), key.width()) for key in shown]
        step = min(1.05 * pen.u, (min([*keys, pen.right]) - pen.u - left) / words.of)
        if step < 0.5 * pen.u or words.of > _MOST_DOTS:
            return
        for at in range(words.of):
            x = left + (at + 0.5) * step
            pen.dot(x, middle + 0.55 * pen.u, 0.7 * step, filled=at < words.voted)
