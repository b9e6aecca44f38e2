"""Where a radar and its labels stand, so that every label is whole and none touches another.

Labels are anchored by the signs of cosine and sine. Lines are broken, the radius shrinks and the
centre shifts until all fit; only when nothing else helps do the words become smaller. That is the
same as laying out a larger drawing and making all of it smaller, so the layout knows one text size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from msgspec.structs import replace

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
from itot_workshop.charts.radar_places import Placing, Room, largest, placed, under, widest
from itot_workshop.charts.radar_values import (
    ChartText,
    Label,
    Radar,
    RadarFrame,
    Spoke,
)
from itot_workshop.charts.shapes import Measure, Point
from itot_workshop.domain.pack_instrument import FEWEST_AXES

_NOISE = 1e-9
_ENOUGH, _GAIN = 0.24, 1.25
"""A radius of this share of the drawing's shorter side is enough, and one so many times as large
is worth fewer words.
"""


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
        scale, placing = _best_labelled(radar, ways, width, height, text, sizes, measure)
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
    radar: Radar, ways: Sequence[Point], placing: Placing, scale: float
) -> tuple[Label, ...]:
    labels = []
    for index, (axis, way) in enumerate(zip(radar.axes, under(ways), strict=True)):
        box = placing.boxes[index].moved(placing.centre).scaled(scale)
        lines = set_in(placing.blocks[index], box, way, scale)
        label = Label(axis=index, box=box, lines=lines, tone=axis.tone, lettered=axis.lettered)
        labels.append(label)
    return tuple(labels)


def _bare(ways: Sequence[Point], width: float, height: float, sizes: Charts) -> Placing:
    """Place a radar without labels: as large as the drawing."""
    edge = min(width, height) * sizes.thumbnail.edge
    blocks = tuple(Block() for _ in ways)
    room = Room(width, height, 0, 0, edge)
    radius = largest(ways, room)
    placing = placed(blocks, ways, room, radius)
    assert placing, "a radius chosen to fit fits"
    return placing


def has_room(
    radar: Radar,
    width: float,
    height: float,
    text: ChartText,
    sizes: Charts,
    measure: Measure,
    least: float,
) -> bool:
    """Whether all labels stand in full type around a radius of at least so many pixels."""
    if least > min(width, height) / 2:
        return False
    ways, room = directions(len(radar.axes)), _room(width, height, 1.0, sizes, text.label)
    return any(
        widest(blocks, ways, room, least)
        for _, tried in _ways_to_break(radar, sizes.radar, text.label, measure)
        for blocks in tried
    )


def _best_labelled(
    radar: Radar,
    ways: Sequence[Point],
    width: float,
    height: float,
    text: ChartText,
    sizes: Charts,
    measure: Measure,
) -> tuple[float, Placing]:
    """Place whole labels; where they leave the shape too little room, fewer words, if it gains in
    radius or in type.
    """

    def placed_with(words: Radar) -> tuple[float, Placing]:
        return _with_labels(words, ways, width, height, text, sizes, measure)

    enough = _ENOUGH * min(width, height)
    fewer = tuple(_with_fewer_words(radar))
    for words in (radar, *fewer) if fewer else ():
        if has_room(words, width, height, text, sizes, measure, enough):
            return placed_with(words)
    whole = placed_with(radar)
    least = placed_with(fewer[-1]) if fewer else whole
    gain = least[0] ** 2 * least[1].radius - _GAIN * whole[0] ** 2 * whole[1].radius
    return least if gain > 0 else whole


def _with_fewer_words(radar: Radar) -> Iterator[Radar]:
    """The radar without figures under its names, with short names, and with those alone; nothing
    where there are no short ones.
    """
    if all(axis.short for axis in radar.axes):
        for shorter, bare in ((False, True), (True, False), (True, True)):
            axes = (replace(it, label=it.short) if shorter else it for it in radar.axes)
            shown = (replace(it, caption="") if bare else it for it in axes)
            yield replace(radar, axes=tuple(shown))


def _with_labels(
    radar: Radar,
    ways: Sequence[Point],
    width: float,
    height: float,
    text: ChartText,
    sizes: Charts,
    measure: Measure,
) -> tuple[float, Placing]:
    """Return the best placing at the largest text scale at which the radar is worth drawing."""
    em, own = text.label, sizes.radar
    ways_to_break = _ways_to_break(radar, own, em, measure)
    for scale, least in _attempts(text):
        room = _room(width, height, scale, sizes, em)
        least_radius = least * min(room.width, room.height)
        for choices, tried in ways_to_break:
            placings = (widest(blocks, ways, room, least_radius) for blocks in tried)
            found = [placing for placing in placings if placing]
            if found:
                best = max(found, key=lambda placing: placing.score)
                return scale, _unbroken(best, choices, ways, room, own, em)
    raise AssertionError("no text is too long for a drawing, made small enough")


def _room(width: float, height: float, scale: float, sizes: Charts, em: float) -> Room:
    """The drawing as it is for words of full size, where all of it is drawn smaller."""
    own = sizes.radar
    free = (em * it for it in (own.label_gap, own.label_room, own.edge))
    return Room(width / scale, height / scale, *free)


def _ways_to_break(
    radar: Radar, sizes: RadarSizes, em: float, measure: Measure
) -> list[tuple[tuple[Choices, ...], list[tuple[Block, ...]]]]:
    """All labels broken in each way worth trying: at best at word ends, and no figures; then
    wherever it may be, in the end where words are linked.
    """
    breakable = tuple(choices_of(axis, measure) for axis in radar.axes)
    in_one = tuple(whole_under(one, em) for one in breakable)
    linked = tuple(choices_of(axis, measure, linked=True) for axis in radar.axes)
    ways = dict.fromkeys((in_one, breakable, linked))
    return [(choices, _broken(choices, sizes, em)) for choices in ways]


def _broken(choices: tuple[Choices, ...], sizes: RadarSizes, em: float) -> list[tuple[Block, ...]]:
    """Return all labels broken at each width that is worth trying."""
    return [
        tuple(block_of(one, limit, sizes, em) for one in choices) for limit in widths_of(choices)
    ]


def _unbroken(
    placing: Placing,
    choices: Sequence[Choices],
    ways: Sequence[Point],
    room: Room,
    sizes: RadarSizes,
    em: float,
) -> Placing:
    """Put back on one line what was broken for nothing: where the radius stays as it is."""
    for index in range(len(choices)):
        while block := wider(choices[index], placing.blocks[index], sizes, em):
            blocks = (*placing.blocks[:index], block, *placing.blocks[index + 1 :])
            better = placed(blocks, ways, room, placing.radius)
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
