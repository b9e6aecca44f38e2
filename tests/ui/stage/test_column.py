"""The column beside the dots gives its parts all the air there is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from itot_workshop.charts.shapes import Box
from itot_workshop.ui.stage.column import Part, paint_column
from itot_workshop.ui.stage.pen import Pen
from tests.ui.stage.test_whole import SIZES, Scribe, look

REMARKS = ("One remark", "Another one", "A third", "The last")
GAP, LARGE = 0.8, 1.8


def tops(size: tuple[int, int], spare: float) -> tuple[list[float], float]:
    """Where remarks below a figure stand with so much to spare, and their wanted air, in lines."""
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    painter = Scribe(image)
    try:
        pen = Pen(painter, *size, look())
        line = pen.line_height(1.0)
        figure = Part(text="81%", size=LARGE, gap=GAP)
        parts = (figure, *(Part(text=text, gap=GAP) for text in REMARKS))
        high = pen.line_height(LARGE) + line * (len(REMARKS) + spare)
        paint_column(pen, parts, Box(0, 0, size[0], high))
        assert max(place.bottom() for place, _ in painter.places) <= high
        air = GAP * pen.u / line
    finally:
        painter.end()
    places = {words: place.center().y() / line for place, words in painter.places}
    return [places[words] for words in REMARKS], air


@pytest.mark.parametrize("size", SIZES)
def test_what_is_free_in_a_column_lies_between_its_parts(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for spare in (1.9, 2.4, 9.0):
        remarks, air = tops(size, spare)
        steps = [low - high for high, low in pairwise(remarks)]
        assert max(steps) - min(steps) < 0.03
        wanted = 1 + min(air, spare / len(REMARKS))
        assert steps[0] == pytest.approx(wanted, abs=0.04)


@pytest.mark.parametrize("size", SIZES)
def test_a_full_column_takes_air_from_its_large_figures_before_remarks_run_together(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    remarks, air = tops(size, 0.8)
    assert remarks[1] - remarks[0] > 1 + 0.35 * air
