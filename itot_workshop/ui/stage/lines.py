"""Lines of type on the stage: how long they are, and where they break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtGui import QFont, QFontMetricsF

from itot_workshop.charts.fit import longest
from itot_workshop.charts.joints import BOUND, joints, number_ways
from itot_workshop.charts.look import Look
from itot_workshop.charts.wrap import MOST_LINES, Wrapped, within
from itot_workshop.ui.theme import stage_font, tabular

LEADING = 1.28
"""Distance of two baselines, in sizes of the type."""

_NARROWER = (0.95, 0.9, 0.85, 0.8)
"""How much narrower prose may be set to mend a last line of few words."""

_PLAIN = 512
"""Signs up to which a text is measured as a whole."""

_AHEAD = 16
"""Signs behind a cut that are enough to see where the word may be parted before it."""

_WORDS = re.compile(r"[\S\u00a0\u202f]+")
"""What is never parted at a blank: a blank that says that it doesn't break is part of a word."""

_UNBROKEN = "\u00a0"

_Wide: TypeAlias = Callable[[str], float]

_ENDS = " ,;:.…"
"""What no text ends with before the dots that say it goes on."""


class Lines:
    """Measures and breaks words on a stage of some height; sizes are in u, a 34th of it."""

    def __init__(self, look: Look, height: float) -> None:
        self.look = look
        self.height = height
        self.u = look.type.stage.u(height)

    def font(self, times: float, *, semibold: bool = False, even: bool = False) -> QFont:
        """The stage's font, ``times`` u high."""
        font = stage_font(self.look, self.height, times, semibold=semibold)
        return tabular(font) if even else font

    def measure(
        self, text: str, times: float, *, semibold: bool = False, even: bool = False
    ) -> float:
        """How wide a line of text is, in pixels; ``even`` where it is written in even figures."""
        font = self.font(times, semibold=semibold, even=even)
        return QFontMetricsF(font).horizontalAdvance(text)

    def line_height(self, times: float) -> float:
        """The distance of two baselines in this size, in pixels."""
        return times * self.u * LEADING

    def balanced(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """A title or statement in as few lines as fit the width, all nearly as long."""
        metrics = QFontMetricsF(self.font(times, semibold=semibold))
        if metrics.horizontalAdvance(text) <= width * MOST_LINES:
            found = _title(text, self.look, self.height, times, width, semibold=semibold)
            if found.width <= width:
                return found.lines
        return self.filled(text, times, width, semibold=semibold)

    def filled(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """Prose in lines as long as fit, none of few words last; a word too long is cut."""
        return _prose(text, self.look, self.height, times, width, semibold=semibold)

    def in_parts(
        self,
        parts: Iterable[str],
        sign: str,
        times: float,
        width: float,
        *,
        most: int | None = None,
        semibold: bool = False,
    ) -> tuple[str, ...]:
        """Parts behind each other, a ``sign`` after each but the last, in lines that break between
        parts wherever these have a line; ``most`` of them, if that is named. A sign with a blank
        before it stands between two parts, so that no line ends with it.
        """
        kept = (
            part.replace(" ", _UNBROKEN)
            if self.measure(part + sign, times, semibold=semibold) <= width
            else part
            for part in parts
        )
        text = f"{sign.replace(' ', _UNBROKEN)} ".join(kept)
        lines = self.filled(text, times, width, semibold=semibold)
        if most is not None:
            lines = self.cut(lines, most, times, width, semibold=semibold)
        ends = sign if sign.startswith(" ") else ""
        return tuple(line.replace(_UNBROKEN, " ").removesuffix(ends) for line in lines)

    def in_sentences(self, said: Sequence[str], times: float, width: float) -> tuple[str, ...]:
        """Sentences in lines that break between them, where that takes no more of these."""
        prose = self.filled(" ".join(said), times, width)
        apart = self.in_parts(said, "", times, width)
        return apart if len(apart) <= len(prose) else prose

    def cut(
        self, lines: Sequence[str], most: int, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str, ...]:
        """The first ``most`` lines; dots after a whole word say that more was written."""
        if len(lines) <= most:
            return tuple(lines)
        last = self._refilled(lines[most - 1], lines[most], times, width, semibold=semibold)
        while " " in last and self.measure(last + "…", times, semibold=semibold) > width:
            last = last.rpartition(" ")[0].rstrip(_ENDS)
        return (*lines[: most - 1], *self.one_line(last + "…", times, width, semibold=semibold))

    def _refilled(
        self, line: str, following: str, times: float, width: float, *, semibold: bool
    ) -> str:
        """A line before dots, with those words that went into the following one to mend it."""
        for word in following.split(" ")[:-1]:
            longer = f"{line} {word}".rstrip(_ENDS)
            parted = not (line[-1:].isalnum() or line.endswith(tuple(_ENDS)))
            if parted or self.measure(longer + "…", times, semibold=semibold) > width:
                break
            line = f"{line} {word}"
        return line.rstrip(_ENDS)

    def one_line(
        self, text: str, times: float, width: float, *, semibold: bool = False
    ) -> tuple[str]:
        """A text on one line; dots at its end say that it is longer."""
        if self.measure(text, times, semibold=semibold) <= width:
            return (text,)
        metrics = QFontMetricsF(self.font(times, semibold=semibold))
        fits = longest(text, lambda start: metrics.horizontalAdvance(start + "…") <= width)
        return (text[:fits].rstrip(_ENDS) + "…",)

    def fitted(
        self,
        text: str,
        sizes: Sequence[float],
        width: float,
        most_lines: int,
        *,
        semibold: bool = False,
    ) -> tuple[tuple[str, ...], float]:
        """Balanced lines in the largest of ``sizes`` that needs no more than ``most_lines``."""
        lines: tuple[str, ...] = ()
        for times in sizes:
            lines = self.balanced(text, times, width, semibold=semibold)
            if len(lines) <= most_lines:
                return lines, times
        return lines, sizes[-1]

    def fitted_into(
        self, text: str, sizes: Sequence[float], width: float, height: float
    ) -> tuple[tuple[str, ...], float]:
        """Balanced lines in the largest of ``sizes`` that keeps to a height, cut in the last."""
        lines: tuple[str, ...] = ()
        for times in sizes:
            lines = self.balanced(text, times, width)
            if len(lines) * self.line_height(times) <= height:
                return lines, times
        most = max(1, int(height / self.line_height(sizes[-1])))
        return self.cut(lines, most, sizes[-1], width), sizes[-1]


@lru_cache(maxsize=256)
def _title(
    text: str, look: Look, height: float, times: float, width: float, *, semibold: bool
) -> Wrapped:
    """A title in lines, kept: a picture is painted more often than its words change."""
    metrics = QFontMetricsF(stage_font(look, height, times, semibold=semibold))
    return within(text, metrics.horizontalAdvance, width)


@lru_cache(maxsize=1024)
def _prose(
    text: str, look: Look, height: float, times: float, width: float, *, semibold: bool
) -> tuple[str, ...]:
    """Prose in lines, kept: a page asks for the same lines in search of its largest type."""
    metrics = QFontMetricsF(stage_font(look, height, times, semibold=semibold))

    def wide(words: str) -> float:
        return metrics.horizontalAdvance(words.replace(BOUND, " "))

    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _bound(paragraph, wide, width)
    return tuple(lines)


def _bound(paragraph: str, wide: _Wide, width: float) -> list[str]:
    """Lines in which numbers stay beside their words, where that takes no more lines."""
    *ways, free = number_ways(paragraph)
    lines = _mended(free, wide, width)
    for way in ways:
        if all(wide(word) <= width for word in _WORDS.findall(way) if BOUND in word):
            bound = _mended(way, wide, width)
            if len(bound) <= len(lines):
                return [line.replace(BOUND, " ") for line in bound]
    return lines


def _mended(paragraph: str, wide: _Wide, width: float) -> list[str]:
    """Lines of which the last is no shorter than a third, where as many lines allow that.

    All lines are set narrower, or words of the line before go into the last: whichever leaves the
    shortest line longer.
    """
    lines = _wrapped(paragraph, wide, width)
    if len(lines) < 2 or wide(lines[-1]) >= width / 3:
        return lines
    mends = _narrowed(paragraph, lines, wide, width), _moved(paragraph, lines, wide, width)
    return max(mends, key=lambda mend: min(map(wide, mend)))


def _narrowed(paragraph: str, lines: list[str], wide: _Wide, width: float) -> list[str]:
    """As many lines set narrower until the last is a third of the width."""
    for share in _NARROWER:
        narrower = _wrapped(paragraph, wide, width * share)
        if len(narrower) > len(lines):
            break
        lines = narrower
        if wide(lines[-1]) >= width / 3:
            break
    return lines


def _moved(paragraph: str, lines: list[str], wide: _Wide, width: float) -> list[str]:
    """The same lines, but for words moved into the last until it is a third of the width."""
    *first, before, last = lines
    if f"{before} {last}" not in " ".join(_WORDS.findall(paragraph)):  # parted within a word
        return lines
    while " " in before and wide(last) < width / 3:
        before, _, word = before.rpartition(" ")
        last = f"{word} {last}"
    return [*first, before, last] if wide(last) <= width else lines


def _wrapped(paragraph: str, wide: _Wide, width: float) -> list[str]:
    def fits(text: str) -> bool:
        return wide(text) <= width

    def fits_with_hyphen(text: str) -> bool:
        return wide(text) <= width - wide("-")

    def is_too_long(text: str) -> bool:
        """Of a text without end no more is measured than could fit."""
        if len(text) <= _PLAIN:
            return not fits(text)
        return longest(text, fits) < len(text)

    lines: list[str] = []
    line = ""
    for word in _WORDS.findall(paragraph):
        longer = f"{line} {word}".strip()
        if line and is_too_long(longer):
            lines.append(line)
            longer = word
        while len(longer) > 1 and is_too_long(longer):
            cut = max(1, longest(longer[:-1], fits_with_hyphen))
            cut = max((at for at in joints(longer[: cut + _AHEAD]) if at <= cut), default=cut)
            lines.append(longer[:cut] + ("-" if longer[cut - 1 : cut + 1].isalpha() else ""))
            longer = longer[cut:]
        line = longer
    return [*lines, line]
