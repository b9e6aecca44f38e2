"""Charts as files: SVG with real text, PNG for slides, and Qt's own picture.

Everything takes a function that draws with a painter in device-independent pixels. The same drawing
always gives the same bytes: no times, no random ids.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator, QSvgRenderer

Draw: TypeAlias = Callable[[QPainter], None]

_DOTS_PER_INCH = 96
_DOTS_PER_METRE = 3780
_TRANSPARENT = 0


def to_svg(draw: Draw, width: int, height: int, *, title: str, description: str) -> bytes:
    """Return the drawing as SVG with real text.

    Title and description are what screen readers say for the picture.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(QSize(width, height))
    generator.setViewBox(QRectF(0, 0, width, height))
    generator.setTitle(title)
    generator.setDescription(description)
    _paint(draw, generator)
    return bytes(buffer.data().data()).replace(b"<svg ", b'<svg role="img" ', 1)


def to_png(
    draw: Draw, width: int, height: int, *, scale: float = 2.0, ground: str | None = None
) -> bytes:
    """Return the drawing as PNG with ``scale`` dots to a pixel, on ``ground`` or transparent."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = to_image(draw, width, height, scale=scale, ground=ground)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError("The picture could not be written as PNG.")
    return bytes(buffer.data().data())


def to_image(
    draw: Draw, width: int, height: int, *, scale: float = 1.0, ground: str | None = None
) -> QImage:
    """Return the drawing as an image with ``scale`` dots to a pixel."""
    size = QSize(round(width * scale), round(height * scale))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDotsPerMeterX(round(_DOTS_PER_METRE * scale))
    image.setDotsPerMeterY(round(_DOTS_PER_METRE * scale))
    if ground is None:
        image.fill(_TRANSPARENT)
    else:
        image.fill(QColor(ground))
    image.setDevicePixelRatio(scale)
    _paint(draw, image)
    return image


def svg_to_png(svg: bytes, *, scale: float, ground: str | None = None) -> bytes:
    """Return a drawing that is SVG already as PNG with ``scale`` dots to its unit.

    Raises:
        ValueError: the text is no SVG.
    """
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        raise ValueError("The drawing is no SVG.")
    size = renderer.defaultSize()

    def draw(painter: QPainter) -> None:
        renderer.render(painter, QRectF(QPointF(), size.toSizeF()))

    return to_png(draw, size.width(), size.height(), scale=scale, ground=ground)


def _paint(draw: Draw, on: QPaintDevice) -> None:
    """Draw, and end the painter whatever happens: an open one takes the program with it."""
    painter = QPainter(on)
    try:
        draw(painter)
    finally:
        painter.end()
