"""How far out a radar's labels may stand, and which way to set them is the best.

All boxes are seen from the radar's centre; where the centre comes to lie follows from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from itot_workshop.charts.radar_labels import Block
from itot_workshop.charts.shapes import Box, Point

_NOISE = 1e-9
_RADII_TRIED = 16
_HALVINGS = 5
_TRIANGLE = 3
_LINE_COSTS = 0.02
_SHIFT_COSTS = 0.2


class Room(NamedTuple):
    """The size of the drawing and what is kept free in it: at the rim, between labels, outside."""

    width: float
    height: float
    gap: float
    between: float
    edge: float


class Placing(NamedTuple):
    """Labels around a centre, the boxes seen from it; of two placings the better scores more."""

    score: float
    shifts: float
    radius: float
    centre: Point
    boxes: tuple[Box, ...]
    blocks: tuple[Block, ...]


def under(ways: Sequence[Point]) -> tuple[Point, ...]:
    """Return on which side of its anchor each label stands, as a direction.

    That is the spoke's own direction; but the lower two of a triangle's labels stand under their
    corners, where they have all the width there is.
    """
    if len(ways) > _TRIANGLE:
        return tuple(ways)
    return tuple(Point(0.0, way.y) if way.y > 0 else way for way in ways)


def largest(ways: Sequence[Point], room: Room) -> float:
    """Return the radius at which the radar alone would fill the drawing."""
    across = max(way.x for way in ways) - min(way.x for way in ways)
    down = max(way.y for way in ways) - min(way.y for way in ways)
    return min((room.width - 2 * room.edge) / across, (room.height - 2 * room.edge) / down)


def widest(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: Room, least: float
) -> Placing | None:
    """Return the placing with about the largest radius, none below ``least``."""
    at_most = min(largest(ways, room), _bound(blocks, ways, room))
    if at_most < least:
        return None
    too_large = at_most
    for step in range(_RADII_TRIED + 1):
        radius = at_most - (at_most - least) * step / _RADII_TRIED
        placing = placed(blocks, ways, room, radius)
        if placing:
            break
        too_large = radius
    else:
        return None
    for _ in range(_HALVINGS if placing.radius < at_most else 0):
        middle = (placing.radius + too_large) / 2
        better = placed(blocks, ways, room, middle)
        if better:
            placing = better
        else:
            too_large = middle
    return placing


def _bound(blocks: tuple[Block, ...], ways: Sequence[Point], room: Room) -> float:
    """Return the radius beyond which two labels on opposite sides don't fit into the drawing."""
    halves = [
        0.5 if side.x == 0 != way.x else 1 for side, way in zip(under(ways), ways, strict=True)
    ]
    across = [
        (way.x, half * block.width) for way, block, half in zip(ways, blocks, halves, strict=True)
    ]
    down = [(way.y, block.height) for way, block in zip(ways, blocks, strict=True)]
    wide, high = room.width - 2 * room.edge, room.height - 2 * room.edge
    return min(_apart(across, wide), _apart(down, high)) - room.gap


def _apart(sides: Sequence[tuple[float, float]], free: float) -> float:
    """Return how far out labels may stand in one direction, each with its cosine and its length."""
    ends = [(part, length) for part, length in sides if part > 0]
    starts = [(-part, length) for part, length in sides if part < 0]
    return min((free - long - other) / (out + back) for out, long in ends for back, other in starts)


def placed(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: Room, radius: float
) -> Placing | None:
    """Set the labels around this radius, or return None if they don't fit into the drawing."""
    boxes, shifts = _boxes(blocks, ways, room, radius)
    left = min(box.left for box in boxes)
    right = max(box.right for box in boxes)
    top = min(box.top for box in boxes)
    bottom = max(box.bottom for box in boxes)
    if right - left > room.width - 2 * room.edge + _NOISE:
        return None
    if bottom - top > room.height - 2 * room.edge + _NOISE:
        return None
    lines = sum(len(block.rows) for block in blocks) / len(blocks)
    middle_x, middle_y = _middle(ways)
    return Placing(
        score=radius * (1 - _LINE_COSTS * lines) - _SHIFT_COSTS * shifts / len(blocks),
        shifts=shifts,
        radius=radius,
        centre=Point(
            _between(
                room.width / 2 - middle_x * radius,
                room.edge - left,
                room.width - room.edge - right,
            ),
            _between(
                room.height / 2 - middle_y * radius,
                room.edge - top,
                room.height - room.edge - bottom,
            ),
        ),
        boxes=boxes,
        blocks=blocks,
    )


def _middle(ways: Sequence[Point]) -> Point:
    """Return the middle of the shape, which with an odd number of axes is not its centre."""
    across, down = [way.x for way in ways], [way.y for way in ways]
    return Point((min(across) + max(across)) / 2, (min(down) + max(down)) / 2)


def _between(wanted: float, least: float, most: float) -> float:
    """Return what is nearest to ``wanted``; where the two limits cross by noise, the middle."""
    return (least + most) / 2 if least > most else min(max(wanted, least), most)


def _boxes(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: Room, radius: float
) -> tuple[tuple[Box, ...], float]:
    """Anchor every label at its spoke's end and shift those outward that would meet another.

    Begins with the level spokes, so that labels climb towards the top and the bottom. Returns
    the boxes in the axes' order and by how much they were shifted in all.
    """
    standing: dict[int, Box] = {}
    sides, shifts = under(ways), 0.0
    for index in sorted(range(len(ways)), key=lambda at: abs(ways[at].y)):
        block, way = blocks[index], ways[index]
        anchored = _anchored(block, way, sides[index], radius, room.gap)
        box = _clear_of(standing.values(), anchored, room.between, upward=way.y <= 0)
        shifts += abs(box.top - anchored.top)
        standing[index] = box
    return tuple(standing[index] for index in range(len(ways))), shifts


def _anchored(block: Block, way: Point, side: Point, radius: float, gap: float) -> Box:
    """Put a block outside its anchor, on the side to which cosine and sine point."""
    distance = radius + gap
    x, y = way.x * distance, way.y * distance
    if side != way:
        x, y = way.x * radius, way.y * radius + gap
    left = x - block.width * (side.x < 0) - block.width / 2 * (side.x == 0)
    top = y - block.height * (side.y < 0) - block.height / 2 * (side.y == 0)
    return Box(left, top, left + block.width, top + block.height)


def _clear_of(others: Iterable[Box], box: Box, between: float, *, upward: bool) -> Box:
    """Shift a box up or down until nothing is nearer to it than ``between``."""
    near = box.grown(between - _NOISE)
    beside = [it for it in others if near.left < it.right and it.left < near.right]
    while True:
        near = box.grown(between - _NOISE)
        met = [other for other in beside if near.meets(other)]
        if not met:
            return box
        if upward:
            by = min(other.top for other in met) - between - box.bottom
        else:
            by = max(other.bottom for other in met) + between - box.top
        box = box.moved(Point(0, by))
