"""The review: every answer covered by the same dash, seen only while somebody holds to look."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from itot_workshop.charts.look import Look
from itot_workshop.domain.texts import LINE
from itot_workshop.domain.voting import returning_token
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.keys import PLAIN_PAD, AnswerKey, WordKey
from itot_workshop.ui.booth.page import BoothPage, in_turn
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.theme import stage_font

_FEW = 4
"""So many statements stand as rows with their words; more as a grid of numbers."""

_MOST_CODE = 60


class AsideField(QLineEdit):
    """What may be written beside the answers. Enter leaves the field and casts nothing.

    Nothing of it can be copied, for the next voter could paste it, nor learnt by the keyboard.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for oneself, and copy nothing."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()
            event.accept()
            return
        super().keyPressEvent(event)


class ReviewPage(BoothPage):
    """The answers before they are cast. ``change`` carries a statement's place.

    The answers themselves are asked for with ``looked`` and handed to ``uncover``; they stand in
    the keys until ``cover`` and never in a name or a text that could be read out.
    """

    looked = Signal()
    change = Signal(int)
    leave = Signal()
    cast = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._matter: Matter | None = None
        self._seat = ""
        self._sentence = ""
        self._looking = False
        self._keys: list[AnswerKey] = []
        self.eye = WordKey(self, tr("Hold to look"), sign="eye")
        self.eye.pressed.connect(self.looked)
        self.eye.released.connect(self.cover)
        self._leave = WordKey(self, tr("Leave without casting"))
        self._leave.clicked.connect(self.leave)
        self.cast_key = WordKey(self, tr("Cast my vote"), ground="ink", sign="enter")
        self.cast_key.clicked.connect(self.cast)
        self.code = AsideField(self)
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setMaxLength(_MOST_CODE)
        self.code.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.code.setAccessibleName(tr("Private code, optional"))
        self.code.setAccessibleDescription(_why_code())
        self.line = AsideField(self)
        self.line.setMaxLength(LINE)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def show_review(self, matter: Matter, seat: str, sentence: str) -> None:
        """Show that everything is answered; ``sentence`` is why a ballot was refused."""
        if self._matter is None or self._matter.statements != matter.statements:
            self._make_keys(matter)
        self._matter, self._seat, self._sentence = matter, seat, sentence
        self.code.setVisible(matter.code)
        self.line.setVisible(bool(matter.sentence))
        self.line.setAccessibleName(matter.sentence)
        self.setAccessibleName(self._title())
        self.say(sentence or self._how())
        self.cover()
        self.refresh()

    def forget(self) -> None:
        """Keep nothing of a voter: no answer, no seat, no code."""
        self.cover()
        self.code.setText("")
        self.line.setText("")
        marked = QGuiApplication.clipboard()
        if marked.ownsSelection():  # what was marked could be put in with the middle button
            marked.clear(QClipboard.Mode.Selection)
        self._seat = self._sentence = ""

    def token(self) -> str:
        """The token of the private code; empty where none was typed."""
        return returning_token(self.code.text())

    def written(self) -> str:
        """The sentence beside the answers; empty where none was written."""
        return " ".join(self.line.text().split())

    def uncover(self, answers: Mapping[str, int | None]) -> None:
        """Show the answers until ``cover``."""
        matter = self._matter
        if matter is None or not self.eye.isDown():
            return
        self._looking = True
        self.eye.set_words(tr("Let go to cover"))
        for key, asked in zip(self._keys, matter.statements, strict=True):
            score = answers[asked.id]
            key.show_answer(matter.abstain if score is None else str(score))
        self.refresh()

    def cover(self) -> None:
        """Cover every answer with the same dash."""
        self._looking = False
        self.eye.set_words(tr("Hold to look"))
        for key in self._keys:
            key.show_answer("")
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the page away covers the answers."""
        super().hideEvent(event)
        self.let_go()

    def changeEvent(self, event: QEvent) -> None:
        """Another window in front covers them too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.let_go()

    def let_go(self) -> None:
        """As if the finger had left the eye."""
        if self.eye.isDown():
            self.eye.setDown(False)
        if self._looking:
            self.cover()

    def arrange(self) -> None:
        """Place the answers, the code and the foot."""
        pen = self.ruler()
        if self._matter is None or pen.u < 1:
            return
        if len(self._keys) <= _FEW:
            self._arrange_rows(pen)
        else:
            self._arrange_grid(pen)
        self._arrange_code(pen)
        self._arrange_foot(pen)

    def draw(self, pen: Pen) -> None:
        """Title, what to do, the names of the axes, and what a private code is for."""
        if self._matter is None:
            return
        pen.write((self._seat,), pen.right, pen.top + 0.2 * pen.u, 1.2,
                  role="stage_muted", align="right")  # fmt: skip
        top = pen.title(self._title())
        line = self._how()
        if self._looking:
            line = tr("Tap one to read it again and change it.")
        if self._sentence:
            lines = pen.filled(self._sentence, 1.1, pen.inner, semibold=True)
            shown = pen.cut(lines, 2, 1.1, pen.inner, semibold=True)
            pen.write(shown, pen.left, top, 1.1, semibold=True)
        else:
            lines, size = pen.fitted(line, (1.4, 1.3, 1.2, 1.1, 1.0), pen.inner, 1)
            pen.write(lines, pen.left, top, size, role="stage_muted")
        if len(self._keys) > _FEW:
            for left, above, name, wide in self._heads(pen):
                shown = pen.cut(pen.filled(name, 1.1, wide, semibold=True), 1, 1.1, wide)
                pen.write(shown, left, above, 1.1, semibold=True)
        self._draw_aside(pen, self._matter)

    def _draw_aside(self, pen: Pen, matter: Matter) -> None:
        """What a private code is for, or what one sentence may be about."""
        middle = self._code_top(pen) + 1.3 * pen.u
        if matter.sentence:
            above = middle - 2.6 * pen.u
            lines, size = pen.fitted(matter.sentence, (1.2, 1.1, 1.0), pen.inner, 1)
            pen.write_middle(lines, pen.left, above, size)
        if not matter.code:
            return
        pen.write_middle((tr("Private code"),), pen.left, middle, 1.2)
        field = pen.turned(QRectF(self.code.geometry()))
        why, left = _why_code(), field.right() + 0.9 * pen.u
        lines = pen.filled(why, 1.0, pen.right - left)
        pen.write_middle(lines[:2], left, middle, 1.0, role="stage_muted")

    def _arrange_foot(self, pen: Pen) -> None:
        """The eye at the near end, cast at the far one, in the largest type in which all fit."""
        high, top, gap = 3.4 * pen.u, pen.bottom - 3.4 * pen.u, 0.8 * pen.u
        keys = (self.eye, self._leave, self.cast_key)
        for times in (1.4, 1.3, 1.2, 1.1, 1.0):
            for key in keys:
                key.set_size(times)
            eye, leave, cast = (key.width_wanted(pen) for key in keys)
            if eye + leave + cast + 2 * gap <= pen.inner:
                break
        self.eye.place(pen.left - PLAIN_PAD * pen.u, top, eye, high)
        self.cast_key.place(pen.right - cast, top, cast, high)
        self._leave.place(pen.right - cast - gap - leave, top, leave, high)

    def _arrange_code(self, pen: Pen) -> None:
        self.code.setFont(stage_font(self.look, self.height(), 1.2))
        left = pen.left + pen.measure(tr("Private code"), 1.2) + 0.9 * pen.u
        top, high = self._code_top(pen), 2.6 * pen.u
        field = pen.turned(QRectF(left, top, 11 * pen.u, high))
        self.code.setGeometry(field.toRect())
        self.line.setFont(stage_font(self.look, self.height(), 1.2))
        self.line.setGeometry(round(pen.left), round(top), round(pen.inner), round(high))

    def _arrange_rows(self, pen: Pen) -> None:
        top, low = self._area(pen)
        gap = 0.5 * pen.u
        high = min(4.4 * pen.u, (low - top + gap) / len(self._keys) - gap)
        for key in self._keys:
            key.place(pen.left, top + key.at * (high + gap), pen.inner, high)

    def _arrange_grid(self, pen: Pen) -> None:
        groups, (top, low) = self._groups(), self._area(pen)
        across, wide, high = self._grid(pen, groups, top, low)
        gap = 0.35 * pen.u
        for at, group in enumerate(groups):
            row, column = divmod(at, across)
            most = max(len(found) for found in groups)
            cell = (wide - gap * (most - 1)) / most
            left = pen.left + column * (wide + 1.0 * pen.u)
            above = top + row * (high + 0.7 * pen.u) + 1.5 * pen.u
            for place, key in enumerate(group):
                key.place(left + place * (cell + gap), above, cell, high - 1.5 * pen.u)

    def _heads(self, pen: Pen) -> list[tuple[float, float, str, float]]:
        groups, (top, low) = self._groups(), self._area(pen)
        across, wide, high = self._grid(pen, groups, top, low)
        assert self._matter is not None
        found = []
        for at, group in enumerate(groups):
            row, column = divmod(at, across)
            asked = self._matter.statements[group[0].at]
            fits = pen.measure(asked.axis, 1.1, semibold=True) <= wide
            name = asked.axis if fits else asked.short
            left = pen.left + column * (wide + 1.0 * pen.u)
            found.append((left, top + row * (high + 0.7 * pen.u), name, wide))
        return found

    def _grid(
        self, pen: Pen, groups: list[list[AnswerKey]], top: float, low: float
    ) -> tuple[int, float, float]:
        """How many groups stand side by side, and how wide and high each is."""
        most = max(len(group) for group in groups)
        fit = int((pen.inner / pen.u + 1.0) / (max(most * 3.2, 7.0) + 1.0))
        rows = -(-len(groups) // max(1, fit))
        across = -(-len(groups) // rows)
        wide = (pen.inner - (across - 1) * 1.0 * pen.u) / across
        high = (low - top - (rows - 1) * 0.7 * pen.u) / rows
        return across, wide, min(high, 9.5 * pen.u)

    def _groups(self) -> list[list[AnswerKey]]:
        """The keys of neighbouring statements of one axis."""
        matter = self._matter
        assert matter is not None
        grouped = groupby(self._keys, key=lambda key: matter.statements[key.at].axis)
        return [list(group) for _, group in grouped]

    def _area(self, pen: Pen) -> tuple[float, float]:
        return pen.top + (7.0 if self._sentence else 6.6) * pen.u, self._code_top(
            pen
        ) - self._above(pen)

    def _above(self, pen: Pen) -> float:
        """The room above the code or the sentence, in pixels."""
        asks = self._matter is not None and self._matter.sentence
        return (3.2 if asks else 0.7) * pen.u

    def _code_top(self, pen: Pen) -> float:
        return pen.bottom - 6.9 * pen.u

    def _title(self) -> str:
        count = len(self._keys)
        return tr("Your answer") if count == 1 else tr("Your %n answers", count)

    def _how(self) -> str:
        if len(self._keys) == 1:
            return tr("It is covered. Hold the eye or the space bar to look, then cast.")
        return tr("They are covered. Hold the eye or the space bar to look, then cast.")

    def _make_keys(self, matter: Matter) -> None:
        for old in self._keys:
            old.hide()
            old.deleteLater()
        self._keys = [AnswerKey(self, at, asked.text) for at, asked in enumerate(matter.statements)]
        for key in self._keys:
            key.clicked.connect(self._change)
            key.show()
        in_turn(*self._keys, self.code, self.line, self.eye, self._leave, self.cast_key)

    def _change(self) -> None:
        key = self.sender()
        if isinstance(key, AnswerKey):
            self.change.emit(key.at)


def _why_code() -> str:
    return tr("Only if you want your own change shown next time. Leave it empty otherwise.")
