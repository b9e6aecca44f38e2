"""Words made to fit: placed, broken into lines, and cut with dots where nothing else is left."""

from __future__ import annotations

from collections.abc import Callable

from itot_workshop.charts.shapes import Measure, Point, TextLine, TextStyle
from itot_workshop.charts.wrap import within, wrappings

NAME_STEP = 1.1
"""The distance of two lines of a name, in em: no letter of one touches those of the other."""


def text_line(text: str, style: TextStyle, x: float, y: float, measure: Measure) -> TextLine:
    """A line of text with its left end on the baseline."""
    return TextLine(text=text, style=style, at=Point(x, y), width=measure(text, style).width)


def cut(text: str, style: TextStyle, room: float, measure: Measure) -> str:
    """The text, ending in dots where it is wider than its room."""
    if measure(text, style).width <= room:
        return text

    def fits(start: str) -> bool:
        return measure(start + "…", style).width <= room

    return text[: longest(text, fits)].rstrip() + "…"


def longest(text: str, fits: Callable[[str], bool]) -> int:
    """How many characters from a text's start fit, found without measuring much more than that.

    ``fits`` says so of a start of the text; what is longer than one that does not fit does not.
    """
    high = 16
    while high < len(text) and fits(text[:high]):
        high *= 2
    high = min(high, len(text))
    if fits(text[:high]):
        return high
    low = 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle)
    return low


def name_lines(
    text: str,
    style: TextStyle,
    left: float,
    middle: float,
    room: float,
    em: float,
    measure: Measure,
) -> tuple[TextLine, ...]:
    """A name in the middle of a row: in one line, or in two smaller ones where it is too long,
    ``NAME_STEP`` apart.
    """
    if measure(text, style).width <= room:
        return (text_line(text, style, left, middle + 0.36 * em, measure),)
    small: TextStyle = "strong" if style == "label" else "caption"
    lines = broken(text, small, room, 2, measure)
    step = NAME_STEP * em
    first = middle + 0.36 * em - 0.5 * (len(lines) - 1) * step
    return tuple(
        text_line(line, small, left, first + at * step, measure) for at, line in enumerate(lines)
    )


def narrowest(text: str, style: TextStyle, measure: Measure) -> float:
    """How wide a text is at least when it is broken at every word."""

    def width_of(words: str) -> float:
        return measure(words, style).width

    return wrappings(text, width_of)[-1].width


def broken(
    text: str, style: TextStyle, room: float, most: int, measure: Measure
) -> tuple[str, ...]:
    """The text in as few lines as keep to the room; what even ``most`` lines cannot hold is cut."""

    def width_of(words: str) -> float:
        return measure(words, style).width

    fits = within(text, width_of, room).lines
    if len(fits) > most:
        fits = (*fits[: most - 1], " ".join(fits[most - 1 :]))
    return tuple(cut(line, style, room, measure) for line in fits)
