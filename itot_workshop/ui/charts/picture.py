"""A chart that leaves the program by itself: as a picture for slides, a file, or a printed page.

Pictures are always drawn in the light look, in which slides and paper are.
"""

from __future__ import annotations

from functools import partial
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter

from itot_workshop.charts.look import Look
from itot_workshop.charts.plate import Drawing, Plate, draw_plate
from itot_workshop.charts.render import Draw, to_image, to_png, to_svg
from itot_workshop.charts.text import console_text

Way: TypeAlias = Literal["copy", "png-2", "png-3", "svg", "print"]

WIDTH, HEIGHT = 960, 720
_PAPER = (800, 1130)
_TEXT = 16.0
_SCALES: dict[Way, float] = {"png-2": 2.0, "png-3": 3.0}
_ANYWHERE = ("sans-serif",)
"""The generic name holds in every viewer; what was measured is this computer's own."""


class Picture(Struct, frozen=True, kw_only=True):
    """A chart with what stands around it; ``description`` is what screen readers say for it.

    ``name`` is the file's, without an ending. The table of the plate stands on paper alone.
    """

    plate: Plate
    drawing: Drawing
    name: str
    description: str


class PictureWish(Struct, frozen=True, kw_only=True):
    """A picture, and what is to become of it."""

    way: Way
    picture: Picture


def image_of(picture: Picture, look: Look, scale: float = 2.0) -> QImage:
    """The picture as the clipboard takes it."""
    return to_image(_drawn(picture, look), WIDTH, HEIGHT, scale=scale, ground=look.colour.surface)


def bytes_of(picture: Picture, way: Way, look: Look) -> bytes:
    """The picture as a PNG or SVG file."""
    if way == "svg":
        draw = _drawn(picture, look, _ANYWHERE)
        title = picture.plate.title
        return to_svg(draw, WIDTH, HEIGHT, title=title, description=picture.description)
    draw, ground = _drawn(picture, look), look.colour.surface
    return to_png(draw, WIDTH, HEIGHT, scale=_SCALES[way], ground=ground)


def draw_on_paper(
    painter: QPainter, width: float, height: float, picture: Picture, look: Look
) -> None:
    """Draw chart and table as large as a page of this size allows, in the middle of its width."""
    scale = min(width / _PAPER[0], height / _PAPER[1])
    painter.save()
    try:
        painter.translate((width - scale * _PAPER[0]) / 2, 0)
        painter.scale(scale, scale)
        draw_plate(painter, _PAPER, picture.plate, picture.drawing, console_text(look, _TEXT), look)
    finally:
        painter.restore()


def _drawn(picture: Picture, look: Look, families: tuple[str, ...] = ()) -> Draw:
    return partial(
        draw_plate,
        size=(WIDTH, HEIGHT),
        plate=replace(picture.plate, table=()),
        drawing=picture.drawing,
        text=console_text(look, _TEXT, families),
        look=look,
    )
