"""How to read the radar, who it tells of and of which day, in the corners beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_views import Radar
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_words import beside, day_in, days_of, people_beside, people_of

_APART, _NEAR, _ABOVE = 2.5, 1.0, 0.4
"""How far words in a corner are from a name on their line, for the two not to read as one, and from
a name above or below them, across and down; in u.
"""


class Corners(NamedTuple):
    """Where the shape stands, and in the corners left and right of it the words and their tops."""

    box: Box
    left: tuple[str, float]
    right: tuple[str, float]


def corners_of(pen: Pen, view: Radar, box: Box, names: Sequence[Box]) -> Corners:
    """The words beside a shape whose names stand in these places: on one line in the lower corners
    if it can be in any wording, else in the upper ones, or one above and one below; on a line of
    their own below the shape where the names reach into all of them.
    """
    line, pairs = pen.line_height(1.0), _pairs(pen, view)
    lowest = max((name.bottom for name in names), default=box.bottom)
    tops = (lowest - line, box.bottom - line, box.top)
    for top in tops:
        for left, right in pairs:
            if is_clear(pen, box, names, left, top) and is_clear(pen, box, names, right, top, -1):
                return Corners(box, (left, top), (right, top))
    for left, right in pairs:
        above = [top for top in tops if is_clear(pen, box, names, left, top)]
        below = [top for top in tops if is_clear(pen, box, names, right, top, -1)]
        if above and below:
            return Corners(box, (left, above[0]), (right, below[0]))
    return _below(pen, view, box, pairs)


def _below(pen: Pen, view: Radar, box: Box, pairs: Sequence[tuple[str, str]]) -> Corners:
    """The words on a line below the shape, or on two where one is too short."""
    line = pen.line_height(1.0)
    for left, right in pairs:
        if pen.measure(left, 1.0) + _APART * pen.u + pen.measure(right, 1.0) <= box.width:
            shape = box._replace(bottom=box.bottom - line)
            return Corners(shape, (left, shape.bottom), (right, shape.bottom))
    shape = box._replace(bottom=box.bottom - 2 * line)
    said, day = pen.one_line(pairs[0][0], 1.0, box.width)[0], day_in(pen, view, 1.0, box.width)
    return Corners(shape, (said, shape.bottom), (day, shape.bottom + line))


def _pairs(pen: Pen, view: Radar) -> tuple[tuple[str, str], ...]:
    """What stands left and right, best wording first: how to read it and who it tells of, and the
    day; of equal lengths; both with short days.
    """
    said = tr("Outward is better")
    people = people_beside(view) if pen.wide else people_of(view)
    return tuple(
        pair
        for day in days_of(view)
        for pair in dict.fromkeys(((beside(said, people), day), (said, beside(people, day))))
    )


def is_clear(pen: Pen, box: Box, names: Sequence[Box], text: str, top: float, way: int = 1) -> bool:
    """Whether words have room in a corner, at the left, or the other ``way`` at the right."""
    line, wide = pen.line_height(1.0), pen.measure(text, 1.0)
    left = box.left if way > 0 else box.right - wide
    own = Box(left, top, left + wide, top + line)
    near = Box(
        own.left - _NEAR * pen.u,
        own.top - _ABOVE * pen.u,
        own.right + _NEAR * pen.u,
        own.bottom + _ABOVE * pen.u,
    )
    level = own._replace(left=own.left - _APART * pen.u, right=own.right + _APART * pen.u)
    met = any(near.meets(name) or level.meets(name) for name in names)
    return wide <= box.width / 2 and not met
