"""A drawn dumbbell: the way of its line, and the end of a whisker that lies on a mark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.dumbbell import Dumbbell, Scale, dumbbell_place
from itot_workshop.charts.dumbbell_paint import draw_dumbbell
from itot_workshop.charts.look import Look, Scheme, read_look
from itot_workshop.charts.shapes import Box

THEME = Path(__file__).parents[2] / "resources" / "theme"
EM, LEFT, MIDDLE, UNIT = 40.0, 40, 40, 200
SCALE = Scale(low=1, high=5, least=0.5)


def drawn(it: Dumbbell, look: Look) -> QImage:
    """A dumbbell on a scale that begins at ``LEFT``, on which ``UNIT`` pixels are one."""
    image = QImage(2 * LEFT + 4 * UNIT, 2 * MIDDLE, QImage.Format.Format_RGB32)
    image.fill(QColor(look.colour.surface))
    inset = LEFT - 0.6 * EM
    box = Box(inset, 0, image.width() - inset, image.height())
    painter = QPainter(image)
    try:
        draw_dumbbell(painter, dumbbell_place(it, SCALE, box, EM), EM, look, stage=True)
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
        ("", 4.0, "stage_muted"),
        ("", 2.0, "stage_muted"),
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
@pytest.mark.parametrize(("after", "on"), [(3.47, 3.47), (3.5, 3.47), (3.5, 3.53), (3.53, 3.53)])
def test_the_end_of_a_whisker_is_seen_on_a_mark_and_past_it(
    qtbot: QtBot, after: float, on: float, scheme: Scheme
) -> None:
    look = read_look(THEME, scheme)
    image = drawn(Dumbbell(before=3.0, after=after, reach=0.3), look)
    assert colour_at(image, 3.5) == QColor(look.colour.surface).name()
    assert colour_at(image, 3.5, 0.5 * EM) == QColor(look.colour.stage_muted).name()
    assert colour_at(image, on) == QColor(look.colour.common).name()


def test_the_mark_of_then_is_an_outline_in_the_colour_of_that_of_now(qtbot: QtBot) -> None:
    look = read_look(THEME, "light")
    image = drawn(Dumbbell(before=2.0, after=4.0), look)
    assert colour_at(image, 2.0) == QColor(look.colour.surface).name()
    tip = 0.35 * EM
    found = {colour_at(image, 2.0, up) for up in range(round(tip) - 5, round(tip) + 4)}
    assert QColor(look.colour.common).name() in found
