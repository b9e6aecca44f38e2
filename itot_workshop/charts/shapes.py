"""The few shapes of which charts are made: points, boxes, lines of text, ways to measure them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

TextStyle: TypeAlias = Literal["label", "muted", "caption", "strong", "ring"]
"""Labels and small words, each in two weights, and the figures of rings."""


class Point(NamedTuple):
    """A place in pixels, from the drawing's upper left corner."""

    x: float
    y: float

    def towards(self, direction: Point, distance: float) -> Point:
        """Return the point ``distance`` away along ``direction``."""
        return Point(self.x + direction.x * distance, self.y + direction.y * distance)


class Box(NamedTuple):
    """An upright rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def moved(self, by: Point) -> Box:
        """Return the box at another place."""
        return Box(self.left + by.x, self.top + by.y, self.right + by.x, self.bottom + by.y)

    def scaled(self, by: float) -> Box:
        """Return the box in a drawing made larger or smaller."""
        return Box(self.left * by, self.top * by, self.right * by, self.bottom * by)

    def grown(self, by: float) -> Box:
        """Return the box with its edges further out."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether the two boxes share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether the point lies in the box."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom


class Extent(NamedTuple):
    """The room one line of text takes: its width, and how far it reaches from the baseline."""

    width: float
    ascent: float
    descent: float

    @property
    def height(self) -> float:
        """Ascent and descent together."""
        return self.ascent + self.descent


Measure: TypeAlias = Callable[[str, TextStyle], Extent]
"""Tells how much room a text takes in a style, in pixels."""


class TextLine(Struct, frozen=True, kw_only=True):
    """One line of text: its left end on the baseline, and its width."""

    text: str
    style: TextStyle
    at: Point
    width: float
