"""The look as values: colours by role, type, space, motion and the marks of the series.

The figures stand in ``resources/theme/*.toml`` and nowhere else. Screens, style sheet, charts and
reports all take them from the :class:`Look` read here, so that a colour keeps its meaning
everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

Scheme: TypeAlias = Literal["light", "dark"]
Marker: TypeAlias = Literal["circle", "square", "diamond", "triangle", "cross", "none"]
Line: TypeAlias = Literal["solid", "dashed", "dotted", "none"]


class Palette(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One colour for each role: ``#rrggbb``, or ``#aarrggbb`` where the ground shines through."""

    background: str
    surface: str
    sunken: str
    line: str
    text: str
    muted: str
    faint: str
    ink: str
    on_ink: str
    ink_hover: str
    ink_pressed: str
    ink_key: str
    chosen: str
    pressed: str
    disabled: str
    scrim: str
    stage_muted: str
    stage_line: str
    it: str
    ot: str
    common: str
    mgt: str
    other: str
    before: str
    ok: str
    warn: str
    danger: str
    it_tint: str
    ot_tint: str
    common_tint: str
    mgt_tint: str
    other_tint: str
    ok_tint: str
    warn_tint: str
    danger_tint: str
    ink_tint: str
    common_line: str
    band1: str
    band2: str
    band3: str
    band4: str
    on_band3: str
    on_band4: str
    chance: str

    def role(self, name: str) -> str:
        """Return the colour of a role known only by its name, such as one read from a file."""
        colour: str = getattr(self, name)
        return colour


class Scale(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The steps of the type scale, as multiples of the base size."""

    small: float
    body: float
    lead: float
    head: float
    title: float
    display: float


class StageType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The stage's sizes in u, a fixed share of the window's height."""

    divisor: float
    act_on: float
    title: float
    statement: float
    figure: float
    figure_large: float
    countdown: float
    key_digit: float
    margin: float
    key_height: float

    def u(self, height: float) -> float:
        """Return u in pixels for a window of this height: the smallest type on the stage."""
        return height / self.divisor


class Type(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Type sizes. ``base`` is in points; the weights are those of CSS and Qt.

    ``families`` are for files that are opened elsewhere; screens use the system's font.
    """

    base: float
    families: tuple[str, ...]
    regular: int
    semibold: int
    scale: Scale
    stage: StageType


class Space(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The distances in use, in device-independent pixels."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the name of the step
    xl: int
    xxl: int
    xxxl: int


class Sizes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Heights, radii and line widths of parts, in device-independent pixels."""

    radius: int
    page_margin: int
    row: int
    row_tall: int
    row_radar: int
    row_rail: int
    row_rail_low: int
    low_window: int
    touch: int
    icon: int
    check: int
    switch_width: int
    switch_height: int
    hairline: int
    outline: float
    focus: int
    bar: int
    underline: int
    scroll: int
    thumbnail: int


class Motion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Durations in milliseconds; with reduced motion nothing takes time."""

    appear: int
    grow: int


class Series(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one series is told from the others without its colour; sizes in em of the labels."""

    colour: str
    marker: Marker
    line: Line
    width: float
    size: float


class SeriesLooks(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The marks of every series."""

    it: Series
    ot: Series
    balanced: Series
    together: Series
    room: Series
    management: Series
    other: Series
    before: Series
    older: Series


class MarkSizes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all marks share, in em; ``dash`` and ``dot`` in line widths."""

    dash: tuple[float, float]
    dot: tuple[float, float]
    halo: float
    hollow: float
    hollow_edge: float
    apart: float
    tie: float
    legend_line: float


class RadarSizes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The radar's distances in em of its labels; ``dot`` in line widths."""

    grid: float
    rim: float
    centre: float
    dot: tuple[float, float]
    label_gap: float
    label_room: float
    line_height: float
    caption_gap: float
    edge: float
    ring_room: float
    focus_gap: float
    beside: float
    band: float
    band_beside: float
    band_fill: float


class ThumbnailSizes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The small radar's line widths, in shares of its side."""

    line: float
    grid: float
    edge: float


class Charts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything the charts take from the look besides colours."""

    series: SeriesLooks
    mark: MarkSizes
    radar: RadarSizes
    thumbnail: ThumbnailSizes


class Look(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One look, light or dark, complete: what is drawn with it needs nothing else."""

    scheme: Scheme
    colour: Palette
    type: Type
    space: Space
    size: Sizes
    motion: Motion
    chart: Charts


def read_look(folder: Path, scheme: Scheme) -> Look:
    """Read the look ``scheme`` from the theme folder.

    Raises ``OSError`` if a file is missing and ``msgspec.ValidationError``, naming the key, if a
    role or size is missing, unknown or of the wrong kind.
    """
    return look_from(
        colour=_toml(folder / f"{scheme}.toml")["colour"],
        type_=_toml(folder / "type.toml"),
        space=_toml(folder / "space.toml"),
        chart=_toml(folder / "chart.toml"),
        scheme=scheme,
    )


def look_from(
    *,
    colour: dict[str, Any],
    type_: dict[str, Any],
    space: dict[str, Any],
    chart: dict[str, Any],
    scheme: Scheme,
) -> Look:
    """Build a look from parsed token files. Raises ``msgspec.ValidationError``."""
    return msgspec.convert(
        {
            "scheme": scheme,
            "colour": {role: _colour(role, colour) for role in colour},
            "type": type_,
            "chart": chart,
            **space,
        },
        Look,
    )


def mixed(of: str, percent: float, on: str) -> str:
    """Return ``percent`` of the colour ``of`` laid on the opaque colour ``on``, as ``#rrggbb``."""
    share = percent / 100
    pairs = zip(_channels(of), _channels(on), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def _colour(role: str, roles: dict[str, Any]) -> str:
    """Return a role's colour, working out a mix from the roles it names."""
    value = roles[role]
    if isinstance(value, str):
        return value
    of = _colour(value["of"], roles)
    if "on" in value:
        return mixed(of, value["percent"], _colour(value["on"], roles))
    return f"#{round(255 * value['percent'] / 100):02X}{of[1:]}"


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _toml(path: Path) -> dict[str, Any]:
    return _tables(path.read_bytes())


@lru_cache(maxsize=8)
def _tables(content: bytes) -> dict[str, Any]:
    """The tables of a file, which nobody changes: each look is made of the same few."""
    return msgspec.toml.decode(content, type=dict[str, Any])
