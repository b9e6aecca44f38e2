"""Whether words have room in a corner beside a radar."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.ui.stage.pen import Pen

_APART, _NEAR, _ABOVE = 2.5, 1.0, 0.4
"""How far words in a corner are from a name on their line, for the two not to read as one, and from
a name above or below them, across and down; in u.
"""


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
