"""What a radar is given to show, and what is drawn in the end: values without any Qt."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from itot_workshop.charts.shapes import Box, Point, TextLine

Layer: TypeAlias = Literal[
    "it", "ot", "balanced", "management", "other", "room", "before", "spread"
]
Tone: TypeAlias = Literal["plain", "fell"]

ALL_LAYERS: frozenset[Layer] = frozenset(
    ("it", "ot", "balanced", "management", "other", "room", "before", "spread")
)


class Spread(NamedTuple):
    """Where most people of a layer stand on an axis, from ``low`` to ``high``."""

    layer: Layer
    low: float
    high: float


class RadarAxis(Struct, frozen=True, kw_only=True):
    """One axis: its name and what is shown of it. ``None`` is not shown, and never drawn as zero.

    ``room`` is the whole room's mean where the sides are not shown apart. ``before`` holds earlier
    sessions, oldest first. ``caption`` stands under the label in small type, such as
    ``3.3  gap −0.6``; ``note`` says why an axis has no side values and takes the caption's place.
    ``short`` takes the label's place where whole names leave the shape too little room.
    ``fell`` sets the arrow before the label in the colour of danger. ``lettered`` ones have a
    letter for their name, which is told elsewhere.
    """

    label: str
    it: float | None = None
    ot: float | None = None
    balanced: float | None = None
    management: float | None = None
    other: float | None = None
    room: float | None = None
    before: tuple[float | None, ...] = ()
    spreads: tuple[Spread, ...] = ()
    caption: str = ""
    note: str = ""
    short: str = ""
    tone: Tone = "plain"
    lettered: bool = False

    @property
    def missing(self) -> bool:
        """Whether the axis has no value of a side, nor of both together."""
        return self.it is None and self.ot is None and self.balanced is None


class Radar(Struct, frozen=True, kw_only=True):
    """A radar to draw: axes clockwise from the top, the scale's ends, and which layers are on.

    ``low`` is the centre, ``high`` the rim. Without ``labels`` it is a thumbnail: no words, no
    markers, lines in the proportions of a small picture.
    """

    axes: tuple[RadarAxis, ...]
    low: int = 1
    high: int = 5
    layers: frozenset[Layer] = ALL_LAYERS
    labels: bool = True


class ChartText(Struct, frozen=True, kw_only=True):
    """Sizes of a chart's words in pixels, and the font families in order of preference.

    ``smallest`` is the size below which labels don't shrink while there is any other way.
    Without families the application's own font is used.
    """

    label: float
    caption: float
    ring: float
    smallest: float
    families: tuple[str, ...] = ()


class Spoke(Struct, frozen=True, kw_only=True):
    """A line from the centre to the rim; ``missing`` ones are dotted."""

    start: Point
    end: Point
    missing: bool


class Ring(Struct, frozen=True, kw_only=True):
    """A line of equal value. It is open where its figure stands, else it ends where it begins."""

    value: int
    points: tuple[Point, ...]
    rim: bool


class Label(Struct, frozen=True, kw_only=True):
    """An axis's name and what stands under it; no label touches another or the drawing's edge."""

    axis: int
    box: Box
    lines: tuple[TextLine, ...]
    tone: Tone
    lettered: bool = False


class Outline(Struct, frozen=True, kw_only=True):
    """A run of neighbouring axes that have a value, or all of them as a closed shape.

    ``age`` counts back through the earlier sessions, 0 is the latest of them.
    """

    layer: Layer
    points: tuple[Point, ...]
    closed: bool
    age: int = 0


class Band(Struct, frozen=True, kw_only=True):
    """A bar beside a spoke: the spread of one layer; its corners run around it."""

    layer: Layer
    axis: int
    corners: tuple[Point, ...]


class Mark(Struct, frozen=True, kw_only=True):
    """The marker of one value. ``hollow`` is OT's square where it stands around IT's circle.

    ``halo`` is the ground left free around it; a circle in a square has none. ``foot`` is the value
    on the spoke of one that stands beside it and has no line, and is tied to it by a thin one.
    """

    layer: Layer
    axis: int
    at: Point
    size: float
    hollow: bool = False
    halo: bool = True
    foot: Point | None = None


class Lean(NamedTuple):
    """How the markers of an axis stand beside its spoke where they cannot all be on it.

    ``turn`` is -1 where IT stands clockwise of OT, ``share`` the part of the way between the two
    that IT is off the spoke, ``aside`` how far all of them are moved, clockwise and in em.
    ``management`` and ``other`` stand at least so far beside it. ``most`` is the tangent of the
    angle by which a marker is off its spoke at most, lest it is taken for one of the next, and
    ``far`` that of one that is tied to it. The balanced score is ``lined`` where a line joins it to
    one beside it.
    """

    turn: int
    share: float
    aside: float
    management: float
    other: float
    most: float
    far: float
    lined: bool


class RadarFrame(Struct, frozen=True, kw_only=True):
    """All that does not depend on the values: where the radar lies, its spokes and its labels.

    ``em`` is the size of the labels in pixels, ``text_scale`` how much smaller all words are than
    was asked, 1 unless nothing else fitted.
    """

    width: float
    height: float
    em: float
    text_scale: float
    centre: Point
    radius: float
    directions: tuple[Point, ...]
    spokes: tuple[Spoke, ...]
    labels: tuple[Label, ...]


class RadarGeometry(Struct, frozen=True, kw_only=True):
    """A radar ready to be drawn. Lines of earlier sessions are left out where it is ``free``."""

    frame: RadarFrame
    rings: tuple[Ring, ...]
    figures: tuple[TextLine, ...]
    outlines: tuple[Outline, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    leans: tuple[Lean, ...]
    free: tuple[Box, ...]
    thumbnail: bool
