from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path
from typing import Any

import msgspec
import pytest

from itot_workshop.charts.look import Look, Palette, Scheme, look_from, mixed, read_look

THEME = Path(__file__).parents[2] / "resources" / "theme"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

GROUNDS = ("background", "surface", "sunken")
SIDES = ("it", "ot", "common", "mgt", "other")
STATES = ("ok", "warn", "danger")
TINTS = tuple(f"{role}_tint" for role in (*SIDES, *STATES))

# Which words stand on which ground, on the facilitator's screen.
PAIRS = [
    *product(("text", "muted", "faint"), GROUNDS),
    *product((*SIDES, *STATES), GROUNDS),
    *product(("text", "muted"), ("chosen", "pressed")),
    *product(("text", "muted"), TINTS),
    *product(("ok", "warn", "danger"), ("chosen",)),
    *product(("on_ink",), ("ink", "ink_hover", "ink_pressed", "ink_key")),
    *product(("surface",), (*SIDES, *STATES, "ink")),
]
STAGE_PAIRS = [
    *product(("text", "stage_muted"), ("surface", "sunken")),
    *product(("text",), ("band1", "band2")),
    ("on_band3", "band3"),
    ("on_band4", "band4"),
    ("on_ink", "ink"),
]
# Edges, markers and rings that have to be seen but not read.
SHAPES = [
    *product(("faint", "ink", "before"), GROUNDS),
    *product(SIDES, (*GROUNDS, "chosen", *TINTS)),
    ("before", "chosen"),
    ("common_line", "surface"),
    *product(("common", "stage_muted", "text"), ("chance",)),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.fixture(params=SCHEMES)
def look(request: pytest.FixtureRequest) -> Look:
    return read_look(THEME, request.param)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(look: Look, words: str, ground: str) -> None:
    # IT's blue on a rail rounds to 4.50; nothing else comes that near.
    assert round(contrast(look.colour.role(words), look.colour.role(ground)), 2) >= 4.5


@pytest.mark.parametrize(("words", "ground"), STAGE_PAIRS)
def test_the_stage_reads_from_eight_metres(look: Look, words: str, ground: str) -> None:
    assert contrast(look.colour.role(words), look.colour.role(ground)) >= 7


@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(look: Look, shape: str, ground: str) -> None:
    assert contrast(look.colour.role(shape), look.colour.role(ground)) >= 3


@pytest.mark.parametrize("side", ["it", "ot"])
def test_a_side_is_told_from_the_line_of_both_it_lies_on_in_greys_too(
    look: Look, side: str
) -> None:
    assert contrast(look.colour.role(side), look.colour.common_line) >= 1.6
    assert look.chart.series.together.width >= 3 * getattr(look.chart.series, side).width


def test_the_band_of_chance_is_seen_on_a_projector(look: Look) -> None:
    least = {"light": 1.75, "dark": 2.4}[look.scheme]
    assert contrast(look.colour.chance, look.colour.surface) >= least


def test_score_bands_can_be_told_apart(look: Look) -> None:
    bands = [look.colour.surface, *(look.colour.role(f"band{n}") for n in (1, 2, 3, 4))]
    for lower, higher in pairwise(bands):
        assert contrast(lower, higher) >= 1.13


def test_every_colour_is_a_colour(look: Look) -> None:
    for role, colour in msgspec.structs.asdict(look.colour).items():
        digits = 8 if role == "scrim" else 6
        assert colour.startswith("#")
        assert len(colour) == digits + 1
        assert int(colour[1:], 16) >= 0


def test_both_looks_share_type_space_and_charts() -> None:
    light, dark = (read_look(THEME, scheme) for scheme in SCHEMES)
    assert (light.type, light.space, light.chart) == (dark.type, dark.space, dark.chart)
    assert light.colour != dark.colour


def test_every_series_has_a_marker_and_line_of_its_own(look: Look) -> None:
    series = msgspec.structs.asdict(look.chart.series)
    told_by = {(one.marker, one.line, one.colour) for one in series.values()}
    assert len(told_by) == len(series)
    for one in series.values():
        assert look.colour.role(one.colour)


def test_motion_is_never_longer_than_400_ms(look: Look) -> None:
    assert 0 < look.motion.appear <= look.motion.grow <= 400


@pytest.mark.parametrize(
    ("of", "percent", "on", "colour"),
    [
        ("#000000", 0, "#FFFFFF", "#FFFFFF"),
        ("#000000", 100, "#FFFFFF", "#000000"),
        ("#FF0000", 50, "#0000FF", "#800080"),
        ("#1F2A37", 7, "#FFFFFF", "#EFF0F1"),
    ],
)
def test_mixing(of: str, percent: float, on: str, colour: str) -> None:
    assert mixed(of, percent, on) == colour


def test_a_scrim_lets_the_page_shine_through(look: Look) -> None:
    assert 0x80 <= int(look.colour.scrim[1:3], 16) < 0xFF


def test_a_missing_role_is_named() -> None:
    parsed = _parsed()
    del parsed["colour"]["muted"]
    with pytest.raises(msgspec.ValidationError, match="muted"):
        look_from(**parsed, scheme="light")


def test_an_unknown_role_is_named() -> None:
    parsed = _parsed()
    parsed["colour"]["mauve"] = "#E0B0FF"
    with pytest.raises(msgspec.ValidationError, match="mauve"):
        look_from(**parsed, scheme="light")


def test_every_role_can_be_asked_for_by_name(look: Look) -> None:
    for role in Palette.__struct_fields__:
        assert look.colour.role(role).startswith("#")


def _parsed() -> dict[str, Any]:
    def toml(name: str) -> dict[str, Any]:
        return msgspec.toml.decode((THEME / name).read_bytes(), type=dict[str, Any])

    return {
        "colour": toml("light.toml")["colour"],
        "type_": toml("type.toml"),
        "space": toml("space.toml"),
        "chart": toml("chart.toml"),
    }
