"""Fonts of the charts, and how much room words take in them."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

from itot_workshop.charts.look import Look
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Extent, Measure, TextStyle


def console_text(look: Look, pixels: float, families: tuple[str, ...] = ()) -> ChartText:
    """Return the chart's text for a page whose own text is so many pixels high."""
    small = pixels * look.type.scale.small
    return ChartText(label=pixels, caption=small, ring=small, smallest=small, families=families)


def stage_text(look: Look, height: float, families: tuple[str, ...] = ()) -> ChartText:
    """Return the chart's text for a stage of this height: nothing on it is smaller than u."""
    u = look.type.stage.u(height)
    return ChartText(label=u, caption=u, ring=u, smallest=u, families=families)


def chart_font(text: ChartText, style: TextStyle, look: Look, *, even: bool = False) -> QFont:
    """Return the font of one style, with ``even`` figures, all of one width, where they stand in
    columns.
    """
    made = QFont()
    if text.families:
        made.setFamilies(list(text.families))
    small = {"caption": text.caption, "strong": text.caption, "ring": text.ring}
    made.setPixelSize(max(1, round(small.get(style, text.label))))
    weight = look.type.semibold if style in ("label", "strong") else look.type.regular
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if even:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def font_measure(text: ChartText, look: Look, *, even: bool = False) -> Measure:
    """Return what measures words in the chart's fonts, ``even`` as in ``chart_font``. Needs a
    running ``QGuiApplication``.
    """

    @cache
    def metrics(style: TextStyle) -> QFontMetricsF:
        return QFontMetricsF(chart_font(text, style, look, even=even))

    @cache
    def measure(words: str, style: TextStyle) -> Extent:
        font = metrics(style)
        return Extent(font.horizontalAdvance(words), font.ascent(), font.descent())

    return measure
