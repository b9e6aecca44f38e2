"""Where a radar and its labels stand, so that every label is whole and none touches another.

Labels are anchored by the signs of cosine and sine. Lines are broken, the radius shrinks and the
centre shifts until all fit; only when nothing else helps do the words become smaller. That is the
same as laying out a larger drawing and making all of it smaller, so the layout knows one text size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from itot_workshop.charts.look import Charts, RadarSizes
from itot_workshop.charts.radar_labels import (
    Block,
    Choices,
    block_of,
    choices_of,
    set_in,
    whole_under,
    wider,
    widths_of,
)
from itot_workshop.charts.radar_values import (
    FEWEST_AXES,
    ChartText,
    Label,
    Radar,
    RadarFrame,
    Spoke,
)
from itot_workshop.charts.shapes import Box, Measure, Point

_NOISE = 1e-9
_RADII_TRIED = 16
_HALVINGS = 5
_LINE_COSTS = 0.02
_SHIFT_COSTS = 0.2


class _Room(NamedTuple):
    """The size of the drawing and what is kept free in it: at the rim, between labels, outside."""

    width: float
    height: float
    gap: float
    between: float
    edge: float


class _Placing(NamedTuple):
    """Labels around a centre, the boxes seen from it; of two placings the better scores more."""

    score: float
    shifts: float
    radius: float
    centre: Point
    boxes: tuple[Box, ...]
    blocks: tuple[Block, ...]


def directions(count: int) -> tuple[Point, ...]:
    """Return the unit vectors of the axes, clockwise from the top; y points down."""
    angles = (2 * pi * index / count for index in range(count))
    return tuple(Point(_clean(sin(angle)), _clean(-cos(angle))) for angle in angles)


def radar_frame(
    radar: Radar, width: float, height: float, text: ChartText, sizes: Charts, measure: Measure
) -> RadarFrame:
    """Place the radar and its labels in a drawing of this size in pixels.

    ``measure`` answers for the sizes in ``text``. Raises ``ValueError`` below three axes, which
    have no shape.
    """
    if len(radar.axes) < FEWEST_AXES:
        raise ValueError(f"A radar needs at least {FEWEST_AXES} axes, not {len(radar.axes)}.")
    ways = directions(len(radar.axes))
    if radar.labels:
        scale, placing = _with_labels(radar, ways, width, height, text, sizes, measure)
    else:
        scale, placing = 1.0, _bare(ways, width, height, sizes)
    centre = Point(placing.centre.x * scale, placing.centre.y * scale)
    radius = placing.radius * scale
    return RadarFrame(
        width=width,
        height=height,
        em=text.label * scale,
        text_scale=scale,
        centre=centre,
        radius=radius,
        directions=ways,
        spokes=tuple(
            Spoke(start=centre, end=centre.towards(way, radius), missing=axis.missing)
            for axis, way in zip(radar.axes, ways, strict=True)
        ),
        labels=_labels(radar, ways, placing, scale) if radar.labels else (),
    )


def _clean(value: float) -> float:
    """Make zero of what is zero but for binary noise, so that signs can be trusted."""
    return 0.0 if abs(value) < _NOISE else value


def _labels(
    radar: Radar, ways: Sequence[Point], placing: _Placing, scale: float
) -> tuple[Label, ...]:
    labels = []
    for index, (axis, way) in enumerate(zip(radar.axes, ways, strict=True)):
        box = placing.boxes[index].moved(placing.centre).scaled(scale)
        lines = set_in(placing.blocks[index], box, way, scale)
        labels.append(Label(axis=index, box=box, lines=lines, tone=axis.tone))
    return tuple(labels)


def _bare(ways: Sequence[Point], width: float, height: float, sizes: Charts) -> _Placing:
    """Place a radar without labels: as large as the drawing."""
    edge = min(width, height) * sizes.thumbnail.edge
    blocks = tuple(Block() for _ in ways)
    room = _Room(width, height, 0, 0, edge)
    radius = _largest(ways, room)
    placing = _placing(blocks, ways, room, radius)
    assert placing, "a radius chosen to fit fits"
    left, right = min(way.x for way in ways), max(way.x for way in ways)
    top, bottom = min(way.y for way in ways), max(way.y for way in ways)
    middle = Point((width - (left + right) * radius) / 2, (height - (top + bottom) * radius) / 2)
    return placing._replace(centre=middle)


def _with_labels(
    radar: Radar,
    ways: Sequence[Point],
    width: float,
    height: float,
    text: ChartText,
    sizes: Charts,
    measure: Measure,
) -> tuple[float, _Placing]:
    """Return the best placing at the largest text scale at which the radar is worth drawing."""
    em, own = text.label, sizes.radar
    breakable = tuple(choices_of(axis, measure) for axis in radar.axes)
    in_one = tuple(whole_under(one, em) for one in breakable)
    ways_to_break = [(choices, _broken(choices, own, em)) for choices in (in_one, breakable)]
    for scale, least in _attempts(text):
        room = _Room(
            width / scale,
            height / scale,
            em * own.label_gap,
            em * own.label_room,
            em * own.edge,
        )
        least_radius = least * min(room.width, room.height)
        for choices, tried in ways_to_break:
            placings = (_widest(blocks, ways, room, least_radius) for blocks in tried)
            found = [placing for placing in placings if placing]
            if found:
                best = max(found, key=lambda placing: placing.score)
                return scale, _unbroken(best, choices, ways, room, own, em)
    raise AssertionError("no text is too long for a drawing, made small enough")


def _broken(choices: tuple[Choices, ...], sizes: RadarSizes, em: float) -> list[tuple[Block, ...]]:
    """Return all labels broken at each width that is worth trying."""
    return [
        tuple(block_of(one, limit, sizes, em) for one in choices) for limit in widths_of(choices)
    ]


def _unbroken(
    placing: _Placing,
    choices: Sequence[Choices],
    ways: Sequence[Point],
    room: _Room,
    sizes: RadarSizes,
    em: float,
) -> _Placing:
    """Put back on one line what was broken for nothing: where the radius stays as it is."""
    for index in range(len(choices)):
        while block := wider(choices[index], placing.blocks[index], sizes, em):
            blocks = (*placing.blocks[:index], block, *placing.blocks[index + 1 :])
            better = _placing(blocks, ways, room, placing.radius)
            if not better or better.shifts > placing.shifts + _NOISE:
                break
            placing = better
    return placing


def _attempts(text: ChartText) -> Iterator[tuple[float, float]]:
    """Yield text scales, each with the least radius worth it, as a share of the shorter side."""
    smallest = min(1.0, text.smallest / text.label)
    for step in range(5):
        yield 1 - (1 - smallest) * step / 4, 0.26 - 0.01 * step
    yield smallest, 0.16
    yield smallest, 0.08
    scale = smallest
    while True:
        scale *= 0.9
        yield scale, 0.14


def _largest(ways: Sequence[Point], room: _Room) -> float:
    """Return the radius at which the radar alone would fill the drawing."""
    across = max(way.x for way in ways) - min(way.x for way in ways)
    down = max(way.y for way in ways) - min(way.y for way in ways)
    return min((room.width - 2 * room.edge) / across, (room.height - 2 * room.edge) / down)


def _widest(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: _Room, least: float
) -> _Placing | None:
    """Return the placing with about the largest radius, none below ``least``."""
    at_most = min(_largest(ways, room), _bound(blocks, ways, room))
    if at_most < least:
        return None
    too_large = at_most
    for step in range(_RADII_TRIED + 1):
        radius = at_most - (at_most - least) * step / _RADII_TRIED
        placing = _placing(blocks, ways, room, radius)
        if placing:
            break
        too_large = radius
    else:
        return None
    for _ in range(_HALVINGS if placing.radius < at_most else 0):
        middle = (placing.radius + too_large) / 2
        better = _placing(blocks, ways, room, middle)
        if better:
            placing = better
        else:
            too_large = middle
    return placing


def _bound(blocks: tuple[Block, ...], ways: Sequence[Point], room: _Room) -> float:
    """Return the radius beyond which two labels on opposite sides don't fit into the drawing."""
    across = [(way.x, block.width) for way, block in zip(ways, blocks, strict=True)]
    down = [(way.y, block.height) for way, block in zip(ways, blocks, strict=True)]
    wide, high = room.width - 2 * room.edge, room.height - 2 * room.edge
    return min(_apart(across, wide), _apart(down, high)) - room.gap


def _apart(sides: Sequence[tuple[float, float]], free: float) -> float:
    """Return how far out labels may stand in one direction, each with its cosine and its length."""
    ends = [(part, length) for part, length in sides if part > 0]
    starts = [(-part, length) for part, length in sides if part < 0]
    return min((free - long - other) / (out + back) for out, long in ends for back, other in starts)


def _placing(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: _Room, radius: float
) -> _Placing | None:
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
    return _Placing(
        score=radius * (1 - _LINE_COSTS * lines) - _SHIFT_COSTS * shifts / len(blocks),
        shifts=shifts,
        radius=radius,
        centre=Point(
            _between(room.width / 2, room.edge - left, room.width - room.edge - right),
            _between(room.height / 2, room.edge - top, room.height - room.edge - bottom),
        ),
        boxes=boxes,
        blocks=blocks,
    )


def _between(wanted: float, least: float, most: float) -> float:
    """Return what is nearest to ``wanted``; where the two limits cross by noise, the middle."""
    return (least + most) / 2 if least > most else min(max(wanted, least), most)


def _boxes(
    blocks: tuple[Block, ...], ways: Sequence[Point], room: _Room, radius: float
) -> tuple[tuple[Box, ...], float]:
    """Anchor every label at its spoke's end and shift those outward that would meet another.

    Begins with the level spokes, so that labels climb towards the top and the bottom. Returns
    the boxes in the axes' order and by how much they were shifted in all.
    """
    placed: dict[int, Box] = {}
    shifts = 0.0
    for index in sorted(range(len(ways)), key=lambda at: abs(ways[at].y)):
        block, way = blocks[index], ways[index]
        anchored = _anchored(block, way, radius + room.gap)
        box = _clear_of(list(placed.values()), anchored, room.between, upward=way.y <= 0)
        shifts += abs(box.top - anchored.top)
        placed[index] = box
    return tuple(placed[index] for index in range(len(ways))), shifts


def _anchored(block: Block, way: Point, distance: float) -> Box:
    """Put a block outside its anchor, on the side to which cosine and sine point."""
    x, y = way.x * distance, way.y * distance
    left = x - block.width * (way.x < 0) - block.width / 2 * (way.x == 0)
    top = y - block.height * (way.y < 0) - block.height / 2 * (way.y == 0)
    return Box(left, top, left + block.width, top + block.height)


def _clear_of(others: Sequence[Box], box: Box, between: float, *, upward: bool) -> Box:
    """Shift a box up or down until nothing is nearer to it than ``between``."""
    while True:
        near = box.grown(between - _NOISE)
        met = [other for other in others if near.meets(other)]
        if not met:
            return box
        if upward:
            by = min(other.top for other in met) - between - box.bottom
        else:
            by = max(other.bottom for other in met) + between - box.top
        box = box.moved(Point(0, by))
