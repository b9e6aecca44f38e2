"""The review: every answer covered by the same dash, seen only while somebody holds to look."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from itot_workshop.charts.look import Look
from itot_workshop.domain.texts import LINE
from itot_workshop.domain.voting import returning_token
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.covered import CoveredPage
from itot_workshop.ui.booth.keys import PLAIN_PAD, AnswerKey, PageKey, WordKey, sized
from itot_workshop.ui.booth.page import in_turn
from itot_workshop.ui.booth.review_sheet import Sheet, answer_room, sheets_of
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.theme import stage_font

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
            self.window().setFocus()
            event.accept()
            return
        super().keyPressEvent(event)


class ReviewPage(CoveredPage):
    """The answers before they are cast. ``change`` carries a statement's place."""

    change = Signal(int)
    leave = Signal()
    cast = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._matter: Matter | None = None
        self._seat = ""
        self._sentence = ""
        self._keys: list[AnswerKey] = []
        self._sheets: tuple[Sheet, ...] = ()
        self._page = 0
        self._more = PageKey(self, times=1.2)
        self._more.clicked.connect(self.turn)
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
        self._page = 0

    def turn_by(self, by: int) -> None:
        """Show others of what is on pages, after the last page the first."""
        self._page = (self._page + by) % max(1, len(self._sheets))
        self.refresh()

    def token(self) -> str:
        """The token of the private code; empty where none was typed."""
        return returning_token(self.code.text())

    def written(self) -> str:
        """The sentence beside the answers; empty where none was written."""
        return " ".join(self.line.text().split())

    def show_answers(self, answers: Mapping[str, int | None]) -> None:
        """Show what was answered on the keys."""
        matter = self._matter
        if matter is None:
            return
        for key, asked in zip(self._keys, matter.statements, strict=True):
            score = answers[asked.id]
            key.show_answer(matter.abstain if score is None else str(score))

    def hide_answers(self) -> None:
        """The same dash on every key."""
        for key in self._keys:
            key.show_answer("")

    def arrange(self) -> None:
        """Place the answers, the code and the foot."""
        pen = self.ruler()
        if self._matter is None or pen.u < 1:
            return
        top, low = self._area(pen)
        self._sheets = sheets_of(pen, self._matter, top, low)
        self._page = min(self._page, len(self._sheets) - 1)
        shown = {cell.at: cell for cell in self._sheets[self._page]}
        for key in self._keys:
            key.setVisible(key.at in shown)
        room = answer_room(pen, self._matter)
        for cell in shown.values():
            key = self._keys[cell.at]
            key.times, key.answer = cell.times, room
            key.place(cell.left, cell.top, cell.wide, cell.high)
        self._arrange_more(pen)
        self._arrange_code(pen)
        self._arrange_foot(pen)

    def draw(self, pen: Pen) -> None:
        """Title, what to do, and what a private code is for."""
        if self._matter is None:
            return
        pen.write((self._seat,), pen.right, pen.top + 0.2 * pen.u, 1.2,
                  role="stage_muted", align="right")  # fmt: skip
        self._draw_how(pen, pen.title(self._title()))
        self._draw_aside(pen, self._matter)

    def _draw_how(self, pen: Pen, top: float) -> None:
        """What to do, or why a ballot was refused."""
        room = pen.inner
        if len(self._sheets) > 1:
            room -= self._more.width() + pen.u
        if self._sentence:
            lines = pen.filled(self._sentence, 1.1, room, semibold=True)
            shown = pen.cut(lines, 2, 1.1, room, semibold=True)
            pen.write(shown, pen.left, top, 1.1, semibold=True)
            return
        lines, size = pen.fitted(self._how(), (1.4, 1.3, 1.2, 1.1, 1.0), room, 1)
        pen.write(lines, pen.left, top, size, role="stage_muted")

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

    def _arrange_more(self, pen: Pen) -> None:
        """What turns the page stands above the answers, at the far end."""
        self._more.setVisible(len(self._sheets) > 1)
        self._more.show_page(self._page, len(self._sheets))
        wide, high = self._more.width_wanted(pen), 2.6 * pen.u
        self._more.place(pen.right - wide, pen.top + 3.6 * pen.u, wide, high)

    def _arrange_foot(self, pen: Pen) -> None:
        """The eye at the near end, cast at the far one, in the largest type in which all fit."""
        high, top, gap = 3.4 * pen.u, pen.bottom - 3.4 * pen.u, 0.8 * pen.u
        sized(pen, (self.eye, self._leave, self.cast_key), pen.inner - 2 * gap)
        eye, leave, cast = (key.width_wanted(pen) for key in (self.eye, self._leave, self.cast_key))
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

    def _area(self, pen: Pen) -> tuple[float, float]:
        """Where the answers lie: down to the code or the sentence, else to the foot."""
        top, low = pen.top + (7.0 if self._sentence else 6.6) * pen.u, self._code_top(pen)
        if self._matter is not None and not self._matter.code and not self._matter.sentence:
            return top, pen.bottom - 4.2 * pen.u
        asks = self._matter is not None and self._matter.sentence
        return top, low - (3.2 if asks else 0.7) * pen.u

    def _code_top(self, pen: Pen) -> float:
        return pen.bottom - 6.9 * pen.u

    def _title(self) -> str:
        count = len(self._keys)
        return tr("Your answer") if count == 1 else tr("Your %n answers", count)

    def _how(self) -> str:
        if self.is_open and len(self._keys) == 1:
            return tr("Tap it to read it again and change it.")
        if self.is_open:
            return tr("Tap one to read it again and change it.")
        return tr("Covered. Hold the eye or the space bar to look.")

    def _make_keys(self, matter: Matter) -> None:
        for old in self._keys:
            old.hide()
            old.deleteLater()
        self._keys = [AnswerKey(self, at, asked.text) for at, asked in enumerate(matter.statements)]
        for key in self._keys:
            key.numbered = len(self._keys) > 1
            key.clicked.connect(self._change)
            key.show()
        in_turn(self._more, *self._keys, self.code, self.line, self.eye, self._leave, self.cast_key)

    def _change(self) -> None:
        key = self.sender()
        if isinstance(key, AnswerKey):
            self.change.emit(key.at)


def _why_code() -> str:
    return tr("Only if you want your own change shown next time. Leave it empty otherwise.")
