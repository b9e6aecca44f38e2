"""The words around a radar: in how many lines, under one another, how wide and how high."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from itot_workshop.charts.joints import parted
from itot_workshop.charts.look import RadarSizes
from itot_workshop.charts.radar_values import RadarAxis
from itot_workshop.charts.shapes import Box, Extent, Measure, Point, TextLine, TextStyle
from itot_workshop.charts.wrap import Wrapped, wrappings

ARROW = "↓ "
"""What stands before the name of an axis that fell."""
_WIDTHS_TRIED = 12
_SHORT = 8


class Row(NamedTuple):
    """One line of a block: its baseline seen from the block's top; its ``indent`` where it hangs
    under the first word behind a sign.
    """

    text: str
    style: TextStyle
    width: float
    baseline: float
    indent: float = 0.0


class Block(NamedTuple):
    """The lines that stand at one axis, and the room they take together."""

    rows: tuple[Row, ...] = ()
    width: float = 0.0
    height: float = 0.0


class Choice(NamedTuple):
    """The ways in which one text may be broken, widest first; how wide a sign before it is."""

    style: TextStyle
    wrapped: tuple[Wrapped, ...]
    line: Extent
    sign: float = 0.0


class Choices(NamedTuple):
    """The name of an axis, and what stands under it, if anything does."""

    name: Choice
    under: Choice | None


def choices_of(axis: RadarAxis, measure: Measure, *, linked: bool = False) -> Choices:
    """Return all ways to break an axis's name and its figures, or the reason why it has none.

    If ``linked``, long words are broken, too, where they are made of two. The name of an axis
    without values is muted, but not a letter, which has to look as in the list of names.
    """
    called = parted(axis.label, linked=True) if linked else axis.label
    style: TextStyle = "muted" if axis.missing and not axis.lettered else "label"
    name = _choice(called, style, measure)
    if axis.missing and axis.note:
        return Choices(name, _choice(axis.note, "muted", measure))
    if axis.caption:
        return Choices(name, _caption(axis.caption, measure))
    return Choices(name, None)


def whole_under(choices: Choices, em: float) -> Choices:
    """Return the choices without those that break an axis's figures, or a short reason."""
    under = choices.under
    if not under or under.wrapped[0].width > _SHORT * em:
        return choices
    return Choices(choices.name, under._replace(wrapped=under.wrapped[:1]))


def widths_of(choices: tuple[Choices, ...]) -> Iterator[float]:
    """Yield the widths to try as a limit for all names: the widest and narrowest among them."""
    texts = (text for axis in choices for text in axis if text)
    widths = sorted({way.width for text in texts for way in text.wrapped})
    step = -(-len(widths) // _WIDTHS_TRIED)
    yield from widths[::step]
    if (len(widths) - 1) % step:
        yield widths[-1]


def block_of(choices: Choices, limit: float, sizes: RadarSizes, em: float) -> Block:
    """Break a label so that it is no wider than ``limit``, if its words allow, in few lines."""
    pitch, gap = sizes.line_height, sizes.caption_gap * em
    rows: list[Row] = []
    top = 0.0
    for place, text in enumerate(one for one in choices if one):
        top += gap if place else 0.0
        way = _fitting(text, limit)
        for at, (line, width) in enumerate(zip(way.lines, way.widths, strict=True)):
            indent = text.sign if at else 0.0
            rows.append(Row(line, text.style, width, top + text.line.ascent, indent))
            top += text.line.height * pitch
        top -= text.line.height * (pitch - 1)
    return Block(
        rows=tuple(rows),
        width=max(row.indent + row.width for row in rows),
        height=top,
    )


def wider(choices: Choices, block: Block, sizes: RadarSizes, em: float) -> Block | None:
    """Return the label in fewer lines, the next wider way; None if there is none."""
    widths = {way.width for text in choices if text for way in text.wrapped}
    for width in sorted(width for width in widths if width > block.width):
        broken = block_of(choices, width, sizes, em)
        if len(broken.rows) < len(block.rows):
            return broken
    return None


def set_in(block: Block, box: Box, way: Point, scale: float) -> tuple[TextLine, ...]:
    """Set the block's lines into its box, flush with the side that faces the centre."""

    def left(width: float, indent: float) -> float:
        if way.x > 0:
            return box.left + indent * scale
        slack = box.width - width * scale
        return box.left + (slack if way.x < 0 else slack / 2)

    return tuple(
        TextLine(
            text=row.text,
            style=row.style,
            at=Point(left(row.width, row.indent), box.top + row.baseline * scale),
            width=row.width * scale,
        )
        for row in block.rows
    )


def _choice(text: str, style: TextStyle, measure: Measure) -> Choice:
    def width(line: str) -> float:
        return measure(line, style).width

    sign = width(ARROW) if text.startswith(ARROW) else 0.0
    return Choice(style, wrappings(text, width), measure(text, style), sign)


def _caption(text: str, measure: Measure) -> Choice:
    """Figures are broken between them only: at two blanks."""
    parts = tuple(part.strip() for part in text.split("  ") if part.strip())
    whole = measure(text, "caption")
    widths = tuple(measure(part, "caption").width for part in parts)
    in_one = Wrapped((text,), (whole.width,), whole.width)
    if len(parts) < 2:
        return Choice("caption", (in_one,), whole)
    return Choice("caption", (in_one, Wrapped(parts, widths, max(widths))), whole)


def _fitting(text: Choice, limit: float) -> Wrapped:
    """Return the way with the fewest lines that keeps to the limit, else the narrowest."""
    return next((way for way in text.wrapped if way.width <= limit), text.wrapped[-1])
