"""The keys of the booth: the scale, a seat, an answer under review, and what leads on and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF

from itot_workshop.ui.booth.asked import Seated
from itot_workshop.ui.booth.page import BoothKey, BoothPage, Ground
from itot_workshop.ui.booth.words import full_words, next_page, tr
from itot_workshop.ui.commands import key_name
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.signs import draw_back, draw_cap, draw_check, draw_enter, draw_eye
from itot_workshop.ui.widgets.names import seat_name

Sign: TypeAlias = Literal["", "back", "eye", "enter"]

_PAD = 0.8
"""Distance of words from a key's edge, in u."""

PLAIN_PAD = 0.5
"""The same for keys without a ground, which stand that much further out."""

TEXT = 2.6
"""From a row's edge to the words behind its number, in u."""

_LONG_DIGIT = 1.3
"""The middle of a digit above a long label, in u."""

ANSWER = 1.1
"""Size of *can't judge* as an answer, in u."""

_CAP = 1.0
"""Size of the words on a key's cap, in u."""


class ScaleKey(BoothKey):
    """A digit with its label; *can't judge* is the same in lighter type.

    ``times`` is the size of the label in u; where labels are ``long``, digits make room for them.
    """

    def __init__(self, page: BoothPage, score: int | None) -> None:
        super().__init__(page, "outline" if score is None else "sunken")
        self.score = score
        self.times, self.long = 1.2, False
        self._label = ""

    def set_label(self, label: str) -> None:
        """Say what the digit means."""
        self._label = label
        self.setAccessibleName(f"{self.score or 0}, {label}")
        self.update()

    def draw(self, pen: Pen) -> None:
        """The digit large, its label under it."""
        apart = self.score is None
        size = 2.0 if apart or self.long else pen.look.type.stage.key_digit
        role = "stage_muted" if apart else "text"
        middle = self.width() / 2
        digit = _LONG_DIGIT * pen.u if self.long else self.height() * 0.38
        pen.write_middle((str(self.score or 0),), middle, digit, size,
            role=role, semibold=True, align="centre",
        )  # fmt: skip
        top = 2 * _LONG_DIGIT * pen.u
        label = (top + self.height() - 0.3 * pen.u) / 2 if self.long else self.height() * 0.74
        lines = self.lines(pen, self.times)
        most = int((self.height() - top) / pen.line_height(self.times)) if self.long else 2
        shown = pen.cut(lines, max(1, most), self.times, self._room(pen))
        pen.write_middle(shown, middle, label, self.times, align="centre")

    def lines(self, pen: Pen, times: float) -> tuple[str, ...]:
        """The label's lines in a size."""
        return pen.balanced(self._label, times, self._room(pen))

    def _room(self, pen: Pen) -> float:
        return self.width() - 0.6 * pen.u


class SeatKey(BoothKey):
    """A seat to be taken; one that has voted is paler and ticked.

    ``named`` says whether a number without words of its own has the seat's name before it.
    """

    def __init__(self, page: BoothPage, person: Seated) -> None:
        super().__init__(page, "outline" if person.voted else "sunken")
        self.person = person
        self.named = True
        done = tr("has voted")
        name = f"{person.lead}, {full_words(person)}"
        self.setAccessibleName(f"{name}, {done}" if person.voted else name)

    def draw(self, pen: Pen) -> None:
        """Number or code, name or role, and the tick."""
        person, middle = self.person, self.height() / 2
        role = "stage_muted" if person.voted else "text"
        pad = self._pad(pen)
        if not person.words:
            self._draw_alone(pen, pad, role)
            return
        bold = not person.voted
        pen.write_middle((person.lead,), pad, middle, 1.3, role=role, semibold=bold)
        left = pad + self._lead_width(pen)
        right = self.width() - pad - (1.5 * pen.u if person.voted else 0)
        whole = self.has_words_room(pen, self.width())
        words = full_words(person) if whole else person.brief
        lines = pen.filled(words, 1.2, right - left)
        size = 1.2 if len(lines) == 1 else 1.0
        if size < 1.2:
            lines = pen.filled(words, size, right - left)
        shown = pen.cut(lines, 2, size, right - left)
        pen.write_middle(shown, left, middle, size, role=role)
        self._draw_tick(pen, pad)

    def has_words_room(self, pen: Pen, width: float, *, brief: bool = False) -> bool:
        """Whether a key so wide shows name and role, or the name alone, the tick beside it too."""
        words = self.person.brief if brief else self.person.words
        room = width - 2 * min(_PAD * pen.u, width * 0.08) - 1.5 * pen.u - self._lead_width(pen)
        return not words or len(pen.filled(words, 1.0, room)) <= 2

    def _lead_width(self, pen: Pen) -> float:
        lead = pen.measure(self.person.lead, 1.3, semibold=True)
        return max(1.9 * pen.u, lead + 0.6 * pen.u)

    def has_room(self, pen: Pen) -> bool:
        """Whether the seat's name fits before its number, the tick too."""
        room = self.width() - 2 * self._pad(pen) - 1.5 * pen.u
        return bool(self.person.words) or pen.measure(self._whole(), 1.3, semibold=True) <= room

    def _whole(self) -> str:
        return f"{seat_name(self.person.seat)} {self.person.lead}"

    def _pad(self, pen: Pen) -> float:
        return min(_PAD * pen.u, self.width() * 0.08)

    def _draw_alone(self, pen: Pen, pad: float, role: str) -> None:
        """A seat without name, role or code: IT 3, or its number alone."""
        person = self.person
        shown = self._whole() if self.named else person.lead
        bold = not person.voted
        pen.write_middle((shown,), pad, self.height() / 2, 1.3, role=role, semibold=bold)
        self._draw_tick(pen, pad)

    def _draw_tick(self, pen: Pen, pad: float) -> None:
        if self.person.voted:
            draw_check(pen, self.width() - pad - 0.5 * pen.u, self.height() / 2, 1.0 * pen.u)


class AnswerKey(BoothKey):
    """An answer under review: a dash, whatever it is. What it is stands here only for a look.

    ``times`` is the size of the statement's words in u, ``answer`` the room for the answer at the
    end of the row, in pixels.
    """

    def __init__(self, page: BoothPage, at: int, text: str) -> None:
        super().__init__(page, "sunken", tr("Statement {number}, answered").format(number=at + 1))
        self.at = at
        self.times, self.answer = 1.0, 0.0
        self.numbered = True
        self._text = text
        self._shown = ""

    def show_answer(self, shown: str) -> None:
        """Show the answer, or cover it again with nothing."""
        self._shown = shown
        self.update()

    def draw(self, pen: Pen) -> None:
        """The statement's number, its words, and the dash."""
        middle = self.height() / 2
        if self.numbered:
            pen.write_middle((str(self.at + 1),), _PAD * pen.u, middle, 1.2, role="stage_muted")
        left = (TEXT if self.numbered else _PAD) * pen.u
        room = self.width() - TEXT * pen.u - self.answer
        lines = pen.filled(self._text, self.times, room)
        most = max(1, int(self.height() / pen.line_height(self.times)))
        pen.write_middle(pen.cut(lines, most, self.times, room), left, middle, self.times)
        self._draw_answer(pen, self.width() - self.answer / 2, middle)

    def _draw_answer(self, pen: Pen, x: float, y: float) -> None:
        if not self._shown:
            half = 0.75 * pen.u
            pen.stroke(x - half, y, x + half, y, "stage_muted", 0.2)
            return
        digit = len(self._shown) < 3
        size, room = 1.8 if digit else ANSWER, self.answer - 0.6 * pen.u
        lines = pen.cut(pen.balanced(self._shown, size, room), 2, size, room)
        pen.write_middle(lines, x, y, size, semibold=digit, align="centre")


class WordKey(BoothKey):
    """Words with a sign before or after them: back, hold to look, cast, next person.

    ``also`` are words it says at other times, for which it keeps the width.
    """

    def __init__(
        self,
        page: BoothPage,
        words: str,
        *,
        ground: Ground = "none",
        sign: Sign = "",
        times: float = 1.4,
        also: str = "",
    ) -> None:
        super().__init__(page, ground, words)
        self._words = words
        self._also = (words, also) if also else ()
        self._sign: Sign = sign
        self._cap = ""
        self._times = times
        self._quiet = times < 1.1

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def set_cap(self, cap: str) -> None:
        """Show these keys instead of the sign of Enter; the sign again without any."""
        self._cap = cap
        self.update()

    def set_size(self, times: float) -> None:
        """Write in this size, in u."""
        self._times = times
        self.update()

    def width_wanted(self, pen: Pen) -> float:
        """How wide the key is with its words on one line, in pixels."""
        said, bold = (self._words, *self._also), self.ground == "ink"
        words = max(pen.measure(text, self._times, semibold=bold) for text in said)
        return words + 2 * self._pad(pen) + self._sign_width(pen)

    def draw(self, pen: Pen) -> None:
        """Sign and words."""
        filled = self.ground == "ink"
        role = "on_ink" if filled else "stage_muted" if self._quiet else "text"
        middle, size = self.height() / 2, 1.3 * pen.u
        left = self._pad(pen) + (self.width() - self.width_wanted(pen)) / 2
        if self._sign == "back":
            draw_back(pen, left + size / 2, middle, size)
        elif self._sign == "eye":
            draw_eye(pen, left + 0.9 * pen.u, middle, 1.8 * pen.u)
        if self._sign in ("back", "eye"):
            left += self._sign_width(pen)
        pen.write_middle((self._words,), left, middle, self._times, role=role, semibold=filled)
        if self._sign == "enter":
            cap = QRectF(0, 0, self._cap_width(pen), 1.7 * pen.u)
            cap.moveCenter(QRectF(self.rect()).center())
            cap.moveRight(self.width() - self._pad(pen))
            self._draw_cap(pen, cap, role)

    def _draw_cap(self, pen: Pen, cap: QRectF, role: str) -> None:
        if not self._cap:
            draw_enter(pen, cap, role)
            return
        draw_cap(pen, cap, role)
        pen.write_middle((self._cap,), cap.center().x(), self.height() / 2, _CAP,
            role=role, align="centre",
        )  # fmt: skip

    def _cap_width(self, pen: Pen) -> float:
        return pen.measure(self._cap, _CAP) + pen.u if self._cap else 2.4 * pen.u

    def _pad(self, pen: Pen) -> float:
        return (PLAIN_PAD if self.ground == "none" else 1.1) * pen.u

    def _sign_width(self, pen: Pen) -> float:
        if self._sign == "enter":
            return self._cap_width(pen) + pen.u
        return {"": 0.0, "back": 1.8, "eye": 2.3}[self._sign] * pen.u


class PageKey(WordKey):
    """Turns the page: it says which one comes, and which key does the same."""

    def __init__(self, page: BoothPage, times: float = 1.1) -> None:
        super().__init__(page, "", ground="outline", sign="enter", times=times)
        self.set_cap(key_name("PgDown"))

    def show_page(self, page: int, pages: int) -> None:
        """Say which page comes next; pages count from 0."""
        self.set_words(next_page(page, pages))


def sized(pen: Pen, keys: Sequence[WordKey], room: float) -> None:
    """Write keys that stand side by side in the largest type in which all have room."""
    for times in (1.4, 1.3, 1.2, 1.1, 1.0):
        for key in keys:
            key.set_size(times)
        if sum(key.width_wanted(pen) for key in keys) <= room:
            break
