"""One statement in the booth: the question, the sentence, five equal keys, *can't judge* apart."""

from __future__ import annotations

from PySide6.QtCore import Signal

from itot_workshop.charts.look import Look
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.keys import PLAIN_PAD, ScaleKey, WordKey
from itot_workshop.ui.booth.page import BoothPage, in_turn
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.stage.pen import Pen

_MOST_BARS = 40
_APART = 0.95
"""Width of the key for *can't judge*, in keys."""


class AskPage(BoothPage):
    """A statement and its keys. ``picked`` carries the score, None for *can't judge*."""

    picked = Signal(object)
    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._matter: Matter | None = None
        self._at = 0
        self._seat = ""
        self._keys: list[ScaleKey] = []
        self._back = WordKey(self, tr("Back"), sign="back")
        self._back.clicked.connect(self.back)
        self._divider = 0.0

    def show_statement(self, matter: Matter, at: int, seat: str) -> None:
        """Show one statement; nothing tells whether and how it was answered before."""
        if self._matter is None or _scale(self._matter) != _scale(matter):
            self._make_keys(matter)
        self._matter, self._at, self._seat = matter, at, seat
        asked = matter.statements[at]
        self.setAccessibleName(asked.text)
        self.say(" ".join((self._place(), matter.question)))
        self.refresh()

    def forget(self) -> None:
        """Show no statement and no seat any more."""
        self._matter = None
        self._seat = ""
        self.setAccessibleName("")
        self.say("")

    def light(self, score: int | None) -> None:
        """Let the key of this score look pressed until ``dim``."""
        for key in self._keys:
            key.light(key.score == score)

    def dim(self) -> None:
        """No key looks pressed any more."""
        for key in self._keys:
            key.light(False)

    def arrange(self) -> None:
        """Place the keys."""
        pen = self.ruler()
        if not self._keys or pen.u < 1:
            return
        scored = [key for key in self._keys if key.score is not None]
        blank = [key for key in self._keys if key.score is None]
        count, gap, apart = len(scored), 0.5 * pen.u, 1.2 * pen.u
        room = pen.inner - gap * (count - 1) - 2 * apart * len(blank)
        wide = room / (count + _APART * len(blank))
        high = self.height() * self.look.type.stage.key_height
        top = self._keys_top()
        for at, key in enumerate(scored):
            key.place(pen.left + at * (wide + gap), top, wide, high)
        self._divider = pen.left + count * wide + (count - 1) * gap + apart if blank else 0.0
        for key in blank:
            key.place(pen.right - wide * _APART, top, wide * _APART, high)
        self._word_keys(pen)
        foot = 3.4 * pen.u
        left = pen.left - PLAIN_PAD * pen.u
        self._back.place(left, self._foot(pen) - foot / 2, self._back.width_wanted(pen), foot)

    def _word_keys(self, pen: Pen) -> None:
        """All labels in one size: the largest in which none has more than two lines, if any."""
        for times, most in ((1.2, 2), (1.1, 2), (1.0, 2), (1.0, 4), (0.9, 5)):
            if all(len(key.lines(pen, times)) <= most for key in self._keys):
                break
        for key in self._keys:
            key.times, key.long = times, most > 2
            key.update()

    def draw(self, pen: Pen) -> None:
        """Where we are, the question, the statement."""
        matter = self._matter
        if matter is None:
            return
        top = pen.head(self._place(), self._seat) + 0.5 * pen.u
        self._draw_progress(pen, matter, top)
        text = matter.statements[self._at].text
        asked = pen.balanced(matter.question, 1.4, pen.inner) if matter.question != text else ()
        top = pen.write(asked, pen.left, top + 1.2 * pen.u, 1.4, role="stage_muted")
        room = self._keys_top() - top - 1.2 * pen.u
        for size in (2.4, 2.2, 2.0, 1.8, 1.6, 1.4):
            lines = pen.balanced(text, size, pen.inner, semibold=True)
            if len(lines) <= 3 and len(lines) * pen.line_height(size) <= room:
                break
        pen.write(lines, pen.left, top + 0.5 * pen.u, size, semibold=True)
        low = self._keys_top() + self.height() * self.look.type.stage.key_height
        if self._divider:
            pen.stroke(self._divider, self._keys_top(), self._divider, low, "stage_line", 0.07)
        hint, middle = tr("Tap a key or press a digit"), self._foot(pen)
        pen.write_middle((hint,), pen.right, middle, 1.1, role="stage_muted", align="right")

    def _draw_progress(self, pen: Pen, matter: Matter, top: float) -> None:
        count = len(matter.statements)
        if count < 2:
            return
        high = 0.36 * pen.u
        if count > _MOST_BARS:
            pen.fill(pen.left, top, pen.inner, high, "stage_line", 0.06)
            pen.fill(pen.left, top, pen.inner * (self._at + 1) / count, high, "ink", 0.06)
            return
        gap = min(0.25 * pen.u, pen.inner / count * 0.2)
        wide = (pen.inner - gap * (count - 1)) / count
        for at in range(count):
            role = "ink" if at <= self._at else "stage_line"
            pen.fill(pen.left + at * (wide + gap), top, wide, high, role, 0.06)

    def _place(self) -> str:
        matter = self._matter
        if matter is None:
            return ""
        axis = matter.statements[self._at].axis or matter.title or tr("Trial vote")
        if len(matter.statements) < 2:
            return axis
        words = tr("{number} of {count} · {axis}")
        return words.format(number=self._at + 1, count=len(matter.statements), axis=axis)

    def _keys_top(self) -> float:
        return self.height() * 0.58

    def _foot(self, pen: Pen) -> float:
        return (self._keys_top() + self.height() * pen.look.type.stage.key_height + pen.bottom) / 2

    def _make_keys(self, matter: Matter) -> None:
        for old in self._keys:
            old.hide()
            old.deleteLater()
        labels: dict[int | None, str] = dict(zip(matter.scores, matter.labels, strict=True))
        if matter.abstain:
            labels[None] = matter.abstain
        self._keys = [ScaleKey(self, score) for score in labels]
        for key, label in zip(self._keys, labels.values(), strict=True):
            key.set_label(label[:1].upper() + label[1:])
            key.clicked.connect(self._pick)
            key.show()
        in_turn(*self._keys, self._back)

    def _pick(self) -> None:
        key = self.sender()
        if isinstance(key, ScaleKey):
            self.picked.emit(key.score)


def _scale(matter: Matter) -> tuple[object, ...]:
    return matter.low, matter.labels, matter.abstain
