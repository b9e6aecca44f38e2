"""Axes by sessions on the stage: figures in shades, sites by name, and no ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtGui import QColor

from itot_workshop.charts.heatmap import heat_geometry, is_stacked
from itot_workshop.charts.heatmap_paint import draw_apart, draw_heat_map, draw_moved, fill_shade
from itot_workshop.charts.heatmap_values import HeatChart, HeatGeometry, Shade, shade_of
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Measure, Point
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.ui.charts.heat import heat_chart
from itot_workshop.ui.stage.compare_words import asked_fewer, paged_title
from itot_workshop.ui.stage.key import in_rows
from itot_workshop.ui.stage.pen import Pen, tr

_NAMES = 0.28
"""Names that take more of the width than this give way to short ones."""
_COLUMN = 6.0
"""A session's column in a narrow window leaves names what is over from so many u."""

_SIZES, _OFF = (1.4, 1.25, 1.1, 1.0), 0.95
"""Sizes of all words of the map, in u, and how far the middle of a gap's sign is from its figure in
all but the smallest, in em.
"""
_TITLES = (3.0, 2.4, 2.0)
"""Sizes of the title; the smallest leaves room for rows with signs below their figures."""
_ROW, _PICTURE, _BETWEEN = 1.5, 1.8, 1.1
"""The height of a line of the key, the room of a sign before its words, and between two, in u."""


class _Sign(NamedTuple):
    """What a shade or a sign means; ``sign`` is ``up``, ``down``, ``gap``, ``word`` for one that is
    explained in words, or empty for a shade.
    """

    words: str
    shade: Shade = "none"
    sign: str = ""


def paint_heat_map(pen: Pen, view: HeatMap) -> None:
    """Draw the cells, and below them what shades and signs mean."""
    several = len(view.sites) > 1
    measure = font_measure(stage_text(pen.look, pen.height), pen.look)
    charts = _charts(pen, view, measure)
    title = tr("Site by site") if several else tr("Session by session")
    stacked = any(is_stacked(it, pen.inner, pen.u, measure) for it in charts)
    sizes = _TITLES[-1:] if stacked else _TITLES
    lines, size = pen.fitted(
        paged_title(title, view.page, view.pages), sizes, pen.inner, 2, semibold=True
    )
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    said = " ".join(_said(view))
    if said:
        top = pen.write(pen.filled(said, 1.1, pen.inner), pen.left, top, 1.1, role="stage_muted")
    top += 0.5 * pen.u
    rows = _rows(pen, view)
    legend = pen.bottom - 1.5 * pen.u - (len(rows) - 1) * _ROW * pen.u
    for at, row in enumerate(rows):
        _signs(pen, row, legend + at * _ROW * pen.u)
    text, geometry = _largest(pen, charts, legend - top - 0.6 * pen.u)
    with pen.area(Box(pen.left, top, pen.right, legend)) as painter:
        draw_heat_map(painter, geometry, text, pen.look, stage=True)


def _said(view: HeatMap) -> Iterator[str]:
    """How the map is read, and what changes in it count where statements differ."""
    if len(view.sites) > 1:
        yield tr("Sites by name, sessions by date. This is no ranking: read along a site.")
    if view.unlike is not None:
        yield asked_fewer(view.unlike, [row.date for site in view.sites for row in site.rows])


def _charts(pen: Pen, view: HeatMap, measure: Measure) -> list[HeatChart]:
    """This page and the others, with short names where whole ones leave the sessions too little
    room.
    """
    sessions = sum(len(site.rows) for site in view.sites)
    room = max(pen.inner - sessions * _COLUMN * pen.u, _NAMES * pen.inner if pen.wide else 0.0)
    names = (name for page in (view, *view.others) for name in page.axes)
    short = max(measure(name, "muted").width for name in names) > room
    first = heat_chart(view, short=short)
    others = (heat_chart(page, short=short) for page in view.others)
    return [first, *(replace(it, others=first.axes + first.others) for it in others)]


def _largest(
    pen: Pen, charts: Sequence[HeatChart], height: float
) -> tuple[ChartText, HeatGeometry]:
    """The first chart in the largest type in which all of them have room, and no words have less
    than in the smallest.
    """
    least, *_ = found = [_laid(pen, it, height, _SIZES[-1]) for it in charts]
    told = [_told(it) for it in found]
    for size in _SIZES[:-1]:
        laid = [_laid(pen, it, height, size) for it in charts]
        whole = [_told(it) for it in laid] == told and all(map(_is_airy, laid))
        if whole and all(it.height <= height for it in laid):
            return stage_text(pen.look, pen.height * size), laid[0]
    return stage_text(pen.look, pen.height), least


def _laid(pen: Pen, chart: HeatChart, height: float, size: float) -> HeatGeometry:
    text = stage_text(pen.look, pen.height * size)
    measure = font_measure(text, pen.look)
    return heat_geometry(chart, pen.inner, height, text.label, measure)


def _is_airy(geometry: HeatGeometry) -> bool:
    """Whether signs of large gaps that stand beside their figures keep off them."""
    return all(
        it.text.at.x - it.lower.x >= _OFF * geometry.em or it.lower.y > it.text.at.y
        for it in geometry.boxes
        if it.cell.lower
    )


def _told(geometry: HeatGeometry) -> tuple[list[str], list[bool], bool]:
    """All words as they stand, cut or broken, and whether signs stand beside their figures."""
    boxes = geometry.boxes
    lines = (*geometry.words, *geometry.strong, *(it.text for it in boxes))
    beside = all(it.moved.y == it.lower.y and it.lower.y < it.text.at.y for it in boxes)
    return [line.text for line in lines], [it.small is None for it in boxes], beside


def _rows(pen: Pen, view: HeatMap) -> list[list[_Sign]]:
    """What shades and signs mean, on one line, else each on as many lines as they take."""
    bands = [_Sign(words, shade_of(at, "balanced")) for at, (_, words) in enumerate(view.bands)]
    shades = [*bands, *_held_back(view)]
    signs = (
        _Sign(tr("clearly up since last time"), sign="up"),
        _Sign(tr("clearly down since last time"), sign="down"),
        _Sign(tr("large gap"), sign="gap"),
    )

    def wide(sign: _Sign) -> float:
        return _start(pen, sign) + pen.measure(sign.words, 1.0)

    def rows(items: Sequence[_Sign]) -> list[list[_Sign]]:
        return in_rows(items, wide, pen.inner, _BETWEEN * pen.u)

    found = rows((*shades, *signs))
    return found if len(found) == 1 else [*rows(shades), *rows(signs)]


def _held_back(view: HeatMap) -> Iterator[_Sign]:
    """Why a figure is that of the room, or is not shown, where a page has such a one."""
    cells = [
        cell
        for page in (view, *view.others)
        for site in page.sites
        for row in site.rows
        for cell in row.cells
        if cell.asked
    ]
    if any(cell.basis == "room" for cell in cells):
        yield _Sign(tr("room: the room as a whole"), "room")
    if any(cell.score is None for cell in cells):
        yield _Sign(tr("not shown: too few votes"), sign="word")


def _start(pen: Pen, sign: _Sign) -> float:
    """How far behind its sign what it means begins, in pixels."""
    return 0.0 if sign.sign == "word" else _PICTURE * pen.u


def _signs(pen: Pen, row: list[_Sign], top: float) -> None:
    x = pen.left
    middle = top + pen.line_height(1.0) / 2
    ink = QColor(pen.look.colour.text)
    for sign in row:
        place = Point(pen.at(x + 0.7 * pen.u), middle)
        if sign.sign == "gap":
            draw_apart(pen.painter, "ot", place, pen.u, pen.look, ink)
        elif sign.sign in ("up", "down"):
            draw_moved(pen.painter, sign.sign == "up", place, 0.7 * pen.u, ink)
        elif not sign.sign:
            left = pen.at(x, 1.4 * pen.u)
            box = Box(left, middle - 0.5 * pen.u, left + 1.4 * pen.u, middle + 0.5 * pen.u)
            edge = "stage_line" if sign.shade == "band1" else ""
            fill_shade(pen.painter, box, sign.shade, pen.look, 0.2 * pen.u, edge=edge)
        x += _start(pen, sign)
        pen.write((sign.words,), x, top, 1.0, role="stage_muted")
        x += _BETWEEN * pen.u + pen.measure(sign.words, 1.0)
