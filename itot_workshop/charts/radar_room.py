"""How much room the figure of a ring has: how near to it lines, markers and names are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import atan2, dist, hypot, inf, pi, sin
from typing import NamedTuple

from itot_workshop.charts.look import Charts, Series
from itot_workshop.charts.radar_values import (
    Band,
    Label,
    Mark,
    Outline,
    RadarFrame,
)
from itot_workshop.charts.shapes import Box, Point

_NOISE = 1e-9
_TIED_APART = 0.25
"""A marker without a line counts as larger by so much, lest a figure beside it reads as its value,
in em.
"""
_NAME_APART, _LETTER_APART, _ON_LINE, _INNER = 0.3, 0.8, 1.5, 2.0
"""A name counts as larger by so much, for a figure close to it would read as part of it, and more
so a letter in its place, and both more before and behind; what is so near to the centre is near to
all figures there. In em.
"""
_LONG = 0.36
"""Lines of earlier sessions longer than this part of an edge of the rim may be open for a figure;
of a shorter one too little would be left.
"""
NEAR_LINE = 0.15
"""How far lines of earlier sessions end from a figure that they are open for, in em."""


class Span(NamedTuple):
    """A part of a ray, by how far out it begins and ends."""

    start: float
    end: float


class Way(NamedTuple):
    """A ray on which figures stand, in pixels, and half of a figure's width and height."""

    start: Point
    out: Point
    half: Point

    def at(self, far: float) -> Point:
        """The middle of the figure that stands so far out."""
        return self.start.towards(self.out, far)


class Near(NamedTuple):
    """Where on a ray a figure meets a thing: in each of these spans at once. They are wider by a
    multiple of the room that there has to be between the two.
    """

    spans: tuple[tuple[float, float, float], ...]

    def span(self, room: float) -> Span | None:
        """Where there is less room than this; None if there is so much everywhere."""
        least, most = -inf, inf
        for start, end, wider in self.spans:
            least, most = max(least, start - room * wider), min(most, end + room * wider)
            if least >= most:
                return None
        return Span(least, most)


class Thing(NamedTuple):
    """What figures have to be clear of: a straight line or a box, larger by ``half`` all around.

    ``across`` is at right angles to a line, ``level`` where the line is in that direction.
    """

    box: Box
    half: float
    across: Point | None = None
    level: float = 0.0

    def near(self, way: Way, room: float) -> Near | None:
        """Where on a ray figures meet it; None if there is so much room from all of the ray."""
        (x, y), (out_x, out_y), (wide, high) = way.start, way.out, way.half
        left, top, right, bottom = self.box
        half, across = self.half, self.across
        wide, high = wide + half, high + half
        aside = abs(((left + right) / 2 - x) * out_y - ((top + bottom) / 2 - y) * out_x)
        reach = abs(out_y) * ((right - left) / 2 + wide) + abs(out_x) * ((bottom - top) / 2 + high)
        if aside > reach + 2 * room:
            return None
        spans = [
            _within(left - wide - x, right + wide - x, out_x),
            _within(top - high - y, bottom + high - y, out_y),
        ]
        if across:
            beside = self.level - across.x * x - across.y * y
            reach = abs(across.x) * (wide - half) + abs(across.y) * (high - half) + half
            slope = across.x * out_x + across.y * out_y
            spans.append(_within(beside - reach, beside + reach, slope))
        found = Near(tuple(spans))
        return found if found.span(room) else None


def _within(least: float, most: float, slope: float) -> tuple[float, float, float]:
    """Where something that rises so steeply from zero is between two values, and by how much more
    for each pixel that these are further apart.
    """
    by = 1 / max(abs(slope), _NOISE)
    return (by * least, by * most, by) if slope > 0 else (-by * most, -by * least, by)


class Surroundings(NamedTuple):
    """What is around the figures that stand between two spokes, lines of earlier sessions apart
    from it, and those two spokes.
    """

    things: tuple[Thing, ...]
    earlier: tuple[Thing, ...]
    spokes: tuple[Thing, ...]


def surroundings(
    frame: RadarFrame,
    outlines: Sequence[Outline],
    marks: Sequence[Mark],
    bands: Sequence[Band],
    sizes: Charts,
) -> tuple[Surroundings, ...]:
    """Return for each two neighbouring spokes what figures between them have to be clear of."""
    count = len(frame.directions)
    between: list[list[Thing]] = [[] for _ in range(count)]
    earlier: list[list[Thing]] = [[] for _ in range(count)]
    at_axis: list[list[Thing]] = [[] for _ in range(count)]
    long = _LONG * 2 * sin(pi / count) * frame.radius
    for outline in outlines:
        half = max(1.0, _series(outline, sizes).width * frame.em) / 2
        was = outline.layer == "before"
        for corner in outline.points if was else ():
            between[_sector(frame, corner, corner)].append(Thing(Box(*corner, *corner), half))
        for start, end in pairwise((*outline.points, *outline.points[: outline.closed])):
            place = _sector(frame, start, end)
            if was and dist(start, end) > long:
                earlier[place].append(_line(start, end, half))
            else:
                air = NEAR_LINE * frame.em if was else 0.0
                between[place].append(_line(start, end, half + air))
    for mark in marks:
        free = (sizes.mark.halo + (_TIED_APART if mark.foot else 0.0)) * frame.em
        at_axis[mark.axis].append(Thing(Box(*mark.at, *mark.at), mark.size / 2 + free))
        if mark.foot:
            at_axis[mark.axis].append(_line(mark.foot, mark.at, sizes.radar.grid * frame.em / 2))
    for band in bands:
        at_axis[band.axis].append(_bar(band, sizes.radar.rim * frame.em / 2))
    for label in frame.labels:
        at_axis[label.axis].append(_name(label, frame.em))
    dot = Thing(Box(*frame.centre, *frame.centre), sizes.radar.centre * frame.em / 2)
    inner = Box(*frame.centre, *frame.centre).grown(_INNER * frame.em)
    middle = [it for it in chain(*between, *at_axis) if inner.meets(it.box.grown(it.half))]
    old = [it for it in chain(*earlier) if inner.meets(it.box.grown(it.half))]
    thin = sizes.radar.grid * frame.em / 2
    spokes = [_line(it.start, it.end, thin) for it in frame.spokes]
    return tuple(
        Surroundings(
            things=tuple(
                dict.fromkeys(
                    (
                        dot,
                        *middle,
                        *_near(between, (at - 1, at, at + 1)),
                        *_near(at_axis, _beside(at)),
                    )
                )
            ),
            earlier=tuple(dict.fromkeys((*old, *_near(earlier, (at - 1, at, at + 1))))),
            spokes=(spokes[at], spokes[(at + 1) % count]),
        )
        for at in range(count)
    )


def _name(label: Label, em: float) -> Thing:
    apart = (_LETTER_APART if label.lettered else _NAME_APART) * em
    left, top, right, bottom = label.box
    further = _ON_LINE * em - apart
    return Thing(Box(left - further, top, right + further, bottom), apart)


def _beside(edge: int) -> tuple[int, ...]:
    """The axes whose markers reach between these two."""
    return edge - 1, edge, edge + 1, edge + 2


def _near(things: Sequence[Sequence[Thing]], places: Sequence[int]) -> Iterator[Thing]:
    for place in dict.fromkeys(at % len(things) for at in places):
        yield from things[place]


def _series(outline: Outline, sizes: Charts) -> Series:
    if outline.age:
        return sizes.series.older
    series: Series = getattr(sizes.series, outline.layer)
    return series


def _sector(frame: RadarFrame, start: Point, end: Point) -> int:
    """Between which spokes the middle of a line is."""
    across = (start.x + end.x) / 2 - frame.centre.x
    down = (start.y + end.y) / 2 - frame.centre.y
    count = len(frame.directions)
    return int(atan2(across, -down) % (2 * pi) / (2 * pi) * count + _NOISE) % count


def _line(start: Point, end: Point, half: float) -> Thing:
    box = Box(min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y))
    length = hypot(end.x - start.x, end.y - start.y)
    if length < _NOISE:
        return Thing(box, half)
    across = Point((end.y - start.y) / length, (start.x - end.x) / length)
    return Thing(box, half, across, across.x * start.x + across.y * start.y)


def _bar(band: Band, edge: float) -> Thing:
    """A bar as a line along its middle, as wide as the bar with its edge."""
    first, second, third, fourth = band.corners
    start = Point((first.x + fourth.x) / 2, (first.y + fourth.y) / 2)
    end = Point((second.x + third.x) / 2, (second.y + third.y) / 2)
    return _line(start, end, hypot(fourth.x - first.x, fourth.y - first.y) / 2 + edge)
