"""A drawn dumbbell: the way of its line, and the mark that lies on the end of a whisker."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.dumbbell import HIGH, Dumbbell, Scale, dumbbell_place
from itot_workshop.charts.dumbbell_paint import draw_dumbbell
from itot_workshop.charts.look import Look, Scheme, read_look
from itot_workshop.charts.shapes import Box

THEME = Path(__file__).parents[2] / "resources" / "theme"
EM, LEFT, MIDDLE, UNIT = 40.0, 40, 40, 200
SCALE = Scale(low=1, high=5, least=0.5)


def drawn(it: Dumbbell, look: Look, high: float = HIGH) -> QImage:
    """A dumbbell on a scale that begins at ``LEFT``, on which ``UNIT`` pixels are one."""
    image = QImage(2 * LEFT + 4 * UNIT, 2 * MIDDLE, QImage.Format.Format_RGB32)
    image.fill(QColor(look.colour.surface))
    inset = LEFT - 0.6 * EM
    box = Box(inset, 0, image.width() - inset, image.height())
    painter = QPainter(image)
    try:
        draw_dumbbell(painter, dumbbell_place(it, SCALE, box, EM, high), EM, look, stage=True)
    finally:
        painter.end()
    return image


def colour_at(image: QImage, value: float, up: float = 0.0) -> str:
    """The colour at a value of the scale, so many pixels above the middle."""
    return image.pixelColor(round(LEFT + (value - 1) * UNIT), round(MIDDLE - up)).name()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("clear", "after", "role"),
    [
        ("up", 4.0, "common"),
        ("down", 2.0, "danger"),
        ("", 4.0, "text"),
        ("", 2.0, "text"),
    ],
)
def test_only_clear_changes_have_a_coloured_line(
    qtbot: QtBot, clear: Literal["up", "down", ""], after: float, role: str, scheme: Scheme
) -> None:
    look = read_look(THEME, scheme)
    image = drawn(Dumbbell(before=3.0, after=after, reach=0.3, clear=clear), look)
    between = (3 * after + 3.0) / 4
    assert colour_at(image, between) == QColor(look.colour.role(role)).name()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("high", [0.44, 0.34])
@pytest.mark.parametrize("after", [3.47, 3.5, 3.53])
def test_a_mark_on_the_end_of_a_whisker_is_whole_and_the_end_is_seen_past_it(
    qtbot: QtBot, after: float, high: float, scheme: Scheme
) -> None:
    look = read_look(THEME, scheme)
    image = drawn(Dumbbell(before=3.0, after=after, reach=0.3), look, high)
    alone = drawn(Dumbbell(before=None, after=after), look, high)
    tip = round(0.29 * EM)
    for up in range(-tip, tip + 1):
        for right in range(tip - abs(up) - 1):
            value = after + right / UNIT
            assert colour_at(image, value, up) == colour_at(alone, value, up)
    assert colour_at(image, after) == QColor(look.colour.common).name()
    for way in (1, -1):
        past = way * (high + 0.14) * EM
        assert colour_at(image, 3.5, past) == QColor(look.colour.stage_muted).name()
    off = abs(after - 3.5) * UNIT
    assert colour_at(image, 3.5, 0.33 * EM - off) == QColor(look.colour.surface).name()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_the_scale_are_whole_and_weaker_than_the_ends_of_a_whisker(
    qtbot: QtBot, scheme: Scheme
) -> None:
    look = read_look(THEME, scheme)
    image = drawn(Dumbbell(before=2.5, after=2.8), look)
    line = QColor(look.colour.stage_line).name()
    for up in range(-MIDDLE + 1, MIDDLE):
        assert line in {colour_at(image, 4.0 + right / UNIT, up) for right in (-1, 0)}


def test_the_mark_of_then_is_an_outline_in_the_colour_of_that_of_now(qtbot: QtBot) -> None:
    look = read_look(THEME, "light")
    image = drawn(Dumbbell(before=2.0, after=4.0), look)
    assert colour_at(image, 2.0) == QColor(look.colour.surface).name()
    tip = 0.32 * EM
    found = {colour_at(image, 2.0, up) for up in range(round(tip) - 5, round(tip) + 4)}
    assert QColor(look.colour.common).name() in found
