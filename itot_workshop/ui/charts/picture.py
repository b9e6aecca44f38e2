"""A chart that leaves the program by itself: as a picture for slides, a file, or a printed page.

Pictures are always drawn in the light look, in which slides and paper are.
"""

from __future__ import annotations

import math
from functools import partial
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from itot_workshop.charts.laid import Chart
from itot_workshop.charts.look import Look
from itot_workshop.charts.plate import (
    Drawing,
    Plate,
    draw_plate,
    height_around,
    inner_width,
    table_width,
)
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.render import Draw, to_image, to_png, to_svg
from itot_workshop.charts.text import console_text

Way: TypeAlias = Literal["copy", "png-2", "png-3", "svg", "print"]

WIDTH, HEIGHT = 960, 720
_PAPER = (800.0, 1130.0)
_PAGES = (1.0, 1.2, 1.45, 1.75, 2.1, 2.5, 3.0)
_TEXT = 16.0
_SCALES: dict[Way, float] = {"png-2": 2.0, "png-3": 3.0}
_ANYWHERE = ("sans-serif",)
"""The generic name holds in every viewer; what was measured is this computer's own."""


class Picture(Struct, frozen=True, kw_only=True):
    """A chart with what stands around it; ``description`` is what screen readers say for it.

    ``name`` is the file's, without an ending. The table of the plate stands on paper alone. With a
    ``chart`` that knows how high it wants to be, the picture is as high as that asks for.
    """

    plate: Plate
    drawing: Drawing
    name: str
    description: str
    chart: Chart | None = None


class PictureWish(Struct, frozen=True, kw_only=True):
    """A picture, and what is to become of it."""

    way: Way
    picture: Picture


def image_of(picture: Picture, look: Look, scale: float = 2.0) -> QImage:
    """The picture as the clipboard takes it."""
    high = height_of(picture, look)
    return to_image(_drawn(picture, look), WIDTH, high, scale=scale, ground=look.colour.surface)


def bytes_of(picture: Picture, way: Way, look: Look) -> bytes:
    """The picture as a PNG or SVG file."""
    if way == "svg":
        draw = _drawn(picture, look, _ANYWHERE)
        title = picture.plate.title
        high = height_of(picture, look)
        return to_svg(draw, WIDTH, high, title=title, description=picture.description)
    draw, ground, high = _drawn(picture, look), look.colour.surface, height_of(picture, look)
    return to_png(draw, WIDTH, high, scale=_SCALES[way], ground=ground)


def height_of(picture: Picture, look: Look) -> int:
    """How high the picture is in its own pixels."""
    text, bare = console_text(look, _TEXT), replace(picture.plate, table=())
    return math.ceil(_needed(replace(picture, plate=bare), WIDTH, text, look) or HEIGHT)


def draw_on_paper(
    painter: QPainter, width: float, height: float, picture: Picture, look: Look
) -> None:
    """Draw chart and table as large as a page of this size allows, in the middle of its width."""
    page = _page_for(picture, look)
    scale = min(width / page[0], height / page[1])
    painter.save()
    try:
        painter.translate((width - scale * page[0]) / 2, 0)
        painter.scale(scale, scale)
        text = console_text(look, _TEXT)
        size = (page[0], min(page[1], _needed(picture, page[0], text, look) or page[1]))
        draw_plate(painter, size, picture.plate, picture.drawing, text, look)
    finally:
        painter.restore()


def _page_for(picture: Picture, look: Look) -> tuple[float, float]:
    """The smallest page, in the picture's pixels, on which everything has its room."""
    text = console_text(look, _TEXT)
    for times in _PAGES:
        page = (_PAPER[0] * times, _PAPER[1] * times)
        wide = table_width(picture.plate, text, look) <= page[0]
        if wide and _needed(picture, page[0], text, look) <= page[1]:
            break
    return page


def _needed(picture: Picture, width: float, text: ChartText, look: Look) -> float:
    """How high chart and words together are; 0 where the chart takes what it is given."""
    if picture.chart is None:
        return 0.0
    laid = picture.chart(inner_width(width, text), 0, text, look)
    return laid.height + height_around(picture.plate, width, text, look)


def _drawn(picture: Picture, look: Look, families: tuple[str, ...] = ()) -> Draw:
    return partial(
        draw_plate,
        size=(WIDTH, height_of(picture, look)),
        plate=replace(picture.plate, table=()),
        drawing=picture.drawing,
        text=console_text(look, _TEXT, families),
        look=look,
    )
