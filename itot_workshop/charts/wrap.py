"""Break a label into lines of nearly the same length, at word ends as long as there is room."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from itot_workshop.charts.joints import BOUND, SOFT_HYPHEN, number_ways, parted

MOST_LINES = 6
MOST_PIECES = 32

# A break is allowed at spaces, after a hyphen or a dash, and at a soft hyphen; not where a space
# says that it doesn't break.
_PIECES = re.compile(rf"[^ \-–—{SOFT_HYPHEN}]*(?:[-–—]+|{SOFT_HYPHEN}| |$)")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


class Wrapped(NamedTuple):
    """A label in lines, with the width of each and of the longest."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    width: float


def wrappings(text: str, width_of: Callable[[str], float]) -> tuple[Wrapped, ...]:
    """Return the label in one, two, three … lines, each time broken so that it is narrowest.

    Stops where another line would make it no narrower. Nothing is ever cut: a word longer than
    all others sets the width.
    """
    pieces = _pieces(text)

    @cache
    def width(line: str) -> float:
        """A function of ours: Qt for Python would read all its signatures to name one of Qt's."""
        return width_of(line)

    found: list[Wrapped] = []
    for count in range(1, min(len(pieces), MOST_LINES) + 1):
        lines = _narrowest(pieces, count, width)
        widths = tuple(map(width, lines))
        if not found or max(widths) < found[-1].width - 0.01:
            found.append(Wrapped(lines, widths, max(widths)))
    return tuple(found)


def within(text: str, width_of: Callable[[str], float], room: float) -> Wrapped:
    """Return the label in as few lines as keep to a room, else as narrow as it can be broken.

    Numbers stay beside their words where that takes no more lines. Long words are parted only where
    word ends alone would not do, at the joints of their parts before other syllables.
    """
    ways = (_within(it, width_of, room) for it in number_ways(text))
    *bound, free = ways
    return next((it for it in bound if it.width <= room and len(it.lines) <= len(free.lines)), free)


def _within(text: str, width_of: Callable[[str], float], room: float) -> Wrapped:
    found = wrappings(text, width_of)
    for linked in (None, True, False):
        if linked is not None:
            narrower = parted(text, linked=linked)
            found = wrappings(narrower, width_of) if narrower != text else found
        for way in found:
            if way.width <= room:
                return way
    return found[-1]


def _pieces(text: str) -> list[str]:
    """Cut at every allowed break; the break's own sign stays at the end of its piece.

    Of a very long text only every second break counts, or every fourth: it fits nowhere anyway.
    """
    pieces = [piece for piece in _PIECES.findall(_BLANKS.sub(" ", text).strip()) if piece]
    while len(pieces) > MOST_PIECES:
        pieces = ["".join(pieces[at : at + 2]) for at in range(0, len(pieces), 2)]
    return pieces or [""]


def _line(pieces: Sequence[str]) -> str:
    """Join pieces to one line. A soft hyphen shows only where the line is broken."""
    joined = "".join(pieces)
    ends_soft = joined.endswith(SOFT_HYPHEN)
    joined = joined.replace(SOFT_HYPHEN, "").replace(BOUND, " ")
    return joined.rstrip() + ("-" if ends_soft else "")


def _narrowest(pieces: Sequence[str], count: int, width: Callable[[str], float]) -> tuple[str, ...]:
    """Return ``count`` lines whose longest is as short as can be, and the rest as even."""

    @cache
    def best(start: int, left: int) -> tuple[float, float, tuple[str, ...]]:
        if left == 1:
            line = _line(pieces[start:])
            return width(line), width(line) ** 2, (line,)
        options = []
        for end in range(start + 1, len(pieces) - left + 2):
            line = _line(pieces[start:end])
            widest, uneven, rest = best(end, left - 1)
            own = width(line)
            options.append((max(own, widest), own**2 + uneven, (line, *rest)))
        return min(options)

    return best(0, count)[2]
