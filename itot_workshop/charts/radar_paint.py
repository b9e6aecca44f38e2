"""Draw a radar's geometry with any painter: screen, picture, SVG, paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from itot_workshop.charts.look import Look, Series
from itot_workshop.charts.marks import draw_marks, line_pen
from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_labels import ARROW
from itot_workshop.charts.radar_values import (
    Band,
    ChartText,
    Label,
    Layer,
    Mark,
    Outline,
    Radar,
    RadarGeometry,
)
from itot_workshop.charts.shapes import Point, TextLine, TextStyle
from itot_workshop.charts.text import chart_font, font_measure

_TIE_FREE = 0.12
"""Ground left free along a tie, that it is seen on a line, in em."""
_NEARLY_ONE = 1.25
"""Lines of less than so many pixels are drawn one pixel wide."""


class _Pens(NamedTuple):
    """What everything is drawn with: colours of lines and second text, and the fonts."""

    look: Look
    lines: str
    muted: str
    ground: str
    fonts: dict[TextStyle, QFont]


def draw_radar(
    painter: QPainter,
    geometry: RadarGeometry,
    text: ChartText,
    look: Look,
    *,
    stage: bool = False,
    ground: str = "surface",
    pointed: int | None = None,
) -> None:
    """Draw the radar. The painter is left as it was found.

    ``stage`` takes the stronger lines and second text of the room's screen; ``ground`` is the role
    of the colour beneath, of which markers leave a little free around them; the spoke of the axis
    ``pointed`` at is stronger.
    """
    pens = _Pens(
        look=look,
        lines=look.colour.stage_line if stage else look.colour.line,
        muted=look.colour.stage_muted if stage else look.colour.muted,
        ground=ground,
        fonts={style: chart_font(text, style, look) for style in _styles(geometry)},
    )
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(pens.fonts["label"])
        _draw_web(painter, geometry, pens, pointed)
        _draw_words(painter, geometry.figures, geometry, pens)
        for band in geometry.bands:
            _draw_band(painter, band, geometry.frame.em, pens.look)
        for outline in geometry.outlines:
            _draw_outline(painter, outline, geometry, pens.look)
        for _, marks in groupby(geometry.marks, key=_alike):
            _draw_alike(painter, tuple(marks), geometry.frame.em, pens)
        lines = [_told(label, geometry, pens) for label in geometry.frame.labels]
        _draw_words(painter, [word for words, _ in lines for word in words], geometry, pens)
        arrows = [arrow for _, found in lines for arrow in found]
        _draw_words(painter, arrows, geometry, pens, name="danger")
    finally:
        painter.restore()


def _styles(geometry: RadarGeometry) -> set[TextStyle]:
    """In which styles something is written, and that of the labels."""
    named: set[TextStyle] = {"label"}
    named |= {line.style for label in geometry.frame.labels for line in label.lines}
    return named | {line.style for line in geometry.figures}


def lay_and_draw(
    painter: QPainter,
    width: float,
    height: float,
    text: ChartText,
    look: Look,
    *,
    radar: Radar,
    stage: bool = False,
) -> None:
    """Draw a radar that nobody points at and that is drawn once, into so many pixels."""
    geometry = radar_geometry(radar, width, height, text, look.chart, font_measure(text, look))
    draw_radar(painter, geometry, text, look, stage=stage)


def series_of(layer: Layer, look: Look) -> Series:
    """Return how a layer is marked."""
    series: Series = getattr(look.chart.series, layer)
    return series


def _draw_web(painter: QPainter, geometry: RadarGeometry, pens: _Pens, pointed: int | None) -> None:
    """Draw rings, spokes and the centre's dot; of a thumbnail the rim alone."""
    frame, sizes = geometry.frame, pens.look.chart.radar
    colour = QColor(pens.lines)
    if geometry.thumbnail:
        share = pens.look.chart.thumbnail.grid
        painter.setPen(QPen(colour, max(1.0, share * min(frame.width, frame.height))))
        _draw_line(painter, geometry.rings[-1].points)
        return
    thin, rim = (QPen(colour, _hairline(share * frame.em)) for share in (sizes.grid, sizes.rim))
    for ring in geometry.rings:
        painter.setPen(rim if ring.rim else thin)
        _draw_line(painter, ring.points)
    dotted = QPen(thin)
    dotted.setDashPattern(list(sizes.dot))
    for pen, missing in ((thin, False), (dotted, True)):
        lines = [
            QLineF(*spoke.start, *spoke.end) for spoke in frame.spokes if spoke.missing is missing
        ]
        painter.setPen(pen)
        painter.drawLines(lines)
    if pointed is not None:
        painter.setPen(QPen(QColor(pens.muted), 2 * thin.widthF()))
        _draw_line(painter, (frame.spokes[pointed].start, frame.spokes[pointed].end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(pens.muted)))
    half = sizes.centre * frame.em / 2
    painter.drawEllipse(QPointF(*frame.centre), half, half)


def _draw_band(painter: QPainter, band: Band, em: float, look: Look) -> None:
    """Draw a bar: filled where the layer's line is whole, hollow where it is dashed."""
    series = series_of(band.layer, look)
    colour = QColor(look.colour.role(series.colour))
    edge = QPen(colour, _hairline(look.chart.radar.rim * em))
    edge.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(edge)
    colour.setAlphaF(look.chart.radar.band_fill)
    painter.setBrush(Qt.BrushStyle.NoBrush if series.line == "dashed" else QBrush(colour))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in band.corners]))


def _draw_outline(painter: QPainter, outline: Outline, geometry: RadarGeometry, look: Look) -> None:
    frame = geometry.frame
    older = look.chart.series.older if outline.age else None
    pen = line_pen(older or series_of(outline.layer, look), frame.em, look)
    if geometry.thumbnail:
        share = look.chart.thumbnail.line
        pen.setWidthF(max(1.0, share * min(frame.width, frame.height)))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = QPolygonF([QPointF(*point) for point in outline.points])
    if outline.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _alike(mark: Mark) -> tuple[Layer, float, bool, bool]:
    """What markers share that are drawn with the same pens."""
    return mark.layer, mark.size, mark.hollow, mark.halo


def _draw_alike(painter: QPainter, marks: Sequence[Mark], em: float, pens: _Pens) -> None:
    """Draw markers, and lines that tie those beside their spokes to their values on these."""
    first = marks[0]
    series = series_of(first.layer, pens.look)
    ties = [QLineF(*mark.foot, *mark.at) for mark in marks if mark.foot]
    width = _hairline(pens.look.chart.radar.rim * em)
    _draw_ties(painter, ties, pens.ground, width + _TIE_FREE * em, pens)
    draw_marks(
        painter,
        series,
        [mark.at for mark in marks],
        first.size,
        pens.look,
        ground=pens.ground,
        hollow=first.hollow,
        halo=first.halo,
    )
    _draw_ties(painter, ties, series.colour, width, pens)


def _draw_ties(
    painter: QPainter, ties: Sequence[QLineF], role: str, width: float, pens: _Pens
) -> None:
    if ties:
        pen = QPen(QColor(pens.look.colour.role(role)), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(ties)


def _told(
    label: Label, geometry: RadarGeometry, pens: _Pens
) -> tuple[Sequence[TextLine], Sequence[TextLine]]:
    """A label's words, and the arrow before them of an axis that fell.

    Only the arrow takes the colour of danger: in greys it would make the words look set aside.
    """
    first, *more = label.lines
    if label.tone != "fell" or not first.text.startswith(ARROW):
        return label.lines, ()
    metrics = QFontMetricsF(pens.fonts[first.style])
    aside = metrics.horizontalAdvance(ARROW) * geometry.frame.text_scale
    words = replace(
        first, text=first.text.removeprefix(ARROW), at=Point(first.at.x + aside, first.at.y)
    )
    return (words, *more), (replace(first, text=ARROW),)


def _draw_words(
    painter: QPainter,
    lines: Iterable[TextLine],
    geometry: RadarGeometry,
    pens: _Pens,
    name: str = "text",
) -> None:
    """Write lines of text; names in the colour of the role ``name``, all else muted."""
    scale = geometry.frame.text_scale
    style: TextStyle | None = None
    for line in lines:
        if line.style != style:
            style = line.style
            ink = pens.look.colour.role(name) if style == "label" else pens.muted
            painter.setFont(pens.fonts[style])
            painter.setPen(QColor(ink))
        if scale == 1:
            painter.drawText(QPointF(*line.at), line.text)
            continue
        painter.save()
        painter.translate(*line.at)
        painter.scale(scale, scale)
        painter.drawText(QPointF(0, 0), line.text)
        painter.restore()


def _hairline(width: float) -> float:
    """A width in pixels, or the one pixel next to it, which Qt draws several times as fast."""
    return 1.0 if width < _NEARLY_ONE else width


def _draw_line(painter: QPainter, points: tuple[Point, ...]) -> None:
    painter.drawPolyline(_polygon(points))


@lru_cache(maxsize=32)
def _polygon(points: tuple[Point, ...]) -> QPolygonF:
    """Points as Qt takes them, kept: the web of a radar is the same while its shape grows."""
    return QPolygonF([QPointF(*point) for point in points])
