"""Axes by sessions on the stage: figures in shades, sites by name, and no ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtGui import QColor

from itot_workshop.charts.heatmap import heat_geometry
from itot_workshop.charts.heatmap_paint import draw_apart, draw_heat_map, draw_moved, fill_shade
from itot_workshop.charts.heatmap_plan import is_empty, is_stacked
from itot_workshop.charts.heatmap_values import HeatChart, HeatGeometry, Shade, shade_of
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box, Measure, Point
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_time_views import HeatMap
from itot_workshop.ui.charts.heat import heat_chart
from itot_workshop.ui.stage.compare_words import asked_fewer, paged_title
from itot_workshop.ui.stage.key import in_rows
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed

_NAMES = 0.28
"""Names that take more of the width than this give way to short ones."""
_COLUMN = 6.0
"""A session's column in a narrow window leaves names what is over from so many u."""

_SIZES = (1.4, 1.25, 1.1, 1.0)
"""Sizes of all words of the map, in u."""
_TITLES = (3.0, 2.4, 2.0)
"""Sizes of the title; smaller ones leave room for many rows, the smallest for rows with signs below
their figures.
"""
_ROW, _PICTURE, _BETWEEN, _OVER_KEY = 1.5, 1.8, 1.1, 0.6
"""The height of a line of the key, the room of a sign before its words, that between two, and that
above the key, in u.
"""

_ARROWS = {"up": ((True, 0.0),), "down": ((False, 0.0),), "moved": ((True, -0.4), (False, 0.4))}
"""The arrows of a sign: whether up, and how far from its middle, in u."""


class _Sign(NamedTuple):
    """What a shade or a sign means; ``sign`` is ``up``, ``down``, ``moved`` for both of these,
    ``gap``, ``word`` for one that is explained in words, or empty for a shade.
    """

    words: str
    shade: Shade = "none"
    sign: str = ""


class _Page(NamedTuple):
    """All that is on the page: the lines of the title in their size, what is said below it, the key
    from ``legend`` down, and from ``top`` down the map, with people or without.
    """

    title: tuple[str, ...]
    size: float
    said: tuple[str, ...]
    top: float
    legend: float
    rows: list[list[_Sign]]
    people: bool
    text: ChartText
    map: HeatGeometry


def paint_heat_map(pen: Pen, view: HeatMap) -> None:
    """Draw the cells, and below them what shades and signs mean."""
    page = _page(pen, view)
    top = pen.write(page.title, pen.left, pen.top, page.size, semibold=True)
    if any(page.said):
        pen.write(page.said, pen.left, top, 1.1, role="stage_muted")
    for at, row in enumerate(page.rows):
        _signs(pen, row, page.legend + at * _ROW * pen.u, page.text)
    with pen.area(Box(pen.left, page.top, pen.right, page.legend)) as painter:
        draw_heat_map(painter, page.map, page.text, pen.look, stage=True)


def _page(pen: Pen, view: HeatMap) -> _Page:
    """The page with what arrows count and whose votes the scores are, unless that takes a line that
    the map needs.
    """
    measure = font_measure(stage_text(pen.look, pen.height), pen.look)
    charts = _charts(pen, view, measure)
    empty = any(is_empty(it, pen.inner, pen.u, measure) for it in charts)
    rows, said = _rows(pen, view, (), empty=empty), tuple(_said(view))
    least = _page_with(pen, charts, rows, (*said, *_same_alone(view)), view)
    if _fits(pen, least):
        said += tuple(_same_alone(view))
    else:
        least = _page_with(pen, charts, rows, said, view)
    rows = _rows(pen, view, tuple(_halves(view)), empty=empty)
    told = _page_with(pen, charts, rows, said, view)
    alike = (told.size, told.people, told.text) == (least.size, least.people, least.text)
    return told if len(rows) == len(least.rows) or (alike and _fits(pen, told)) else least


def _fits(pen: Pen, page: _Page) -> bool:
    """Whether the map ends above the key."""
    return page.top + page.map.height + _OVER_KEY * pen.u <= page.legend + 0.5


def _page_with(
    pen: Pen,
    charts: Sequence[HeatChart],
    rows: list[list[_Sign]],
    sentences: Sequence[str],
    view: HeatMap,
) -> _Page:
    """The page above so many rows of the key; people are left out where there is no room."""
    legend = pen.bottom - 1.5 * pen.u - (len(rows) - 1) * _ROW * pen.u
    said = pen.in_sentences(sentences, 1.1, pen.inner)
    below = (len(said) * pen.line_height(1.1) if any(said) else 0.0) + 0.5 * pen.u
    title, size = _title(pen, view, charts, legend - below)
    top = pen.top + len(title) * pen.line_height(size) + below
    people = top + _needed(pen, charts) <= legend
    if not people:
        charts = [replace(it, it_head="", ot_head="") for it in charts]
    text, geometry = _largest(pen, charts, legend - top - _OVER_KEY * pen.u)
    return _Page(title, size, said, top, legend, rows, people, text, geometry)


def _title(
    pen: Pen, view: HeatMap, charts: Sequence[HeatChart], foot: float
) -> tuple[tuple[str, ...], float]:
    """The title, as large as leaves the maps the room they need above ``foot``."""
    several = len(view.sites) > 1
    title = tr("Site by site") if several else tr("Session by session")
    title = paged_title(title, view.page, view.pages)
    needed, measure = _needed(pen, charts), font_measure(stage_text(pen.look, pen.height), pen.look)
    stacked = any(is_stacked(it, pen.inner, pen.u, measure) for it in charts)
    for at in range(len(_TITLES) - 1 if stacked else 0, len(_TITLES)):
        lines, size = pen.fitted(title, _TITLES[at:], pen.inner, 2, semibold=True)
        if pen.top + len(lines) * pen.line_height(size) + needed <= foot:
            break
    return lines, size


def _needed(pen: Pen, charts: Sequence[HeatChart]) -> float:
    """How high the highest of the maps is at least, with what lies below it."""
    return max(_laid(pen, it, 0.0, _SIZES[-1]).height for it in charts) + _OVER_KEY * pen.u


def _said(view: HeatMap) -> Iterator[str]:
    """How the map is read, and what changes in it count where statements differ."""
    if len(view.sites) > 1:
        yield tr("Sites by name, sessions by date. This is no ranking: compare within a site only.")
    if view.unlike is not None:
        said = asked_fewer(view.unlike, [row.date for site in view.sites for row in site.rows])
        yield tr("* {said}").format(said=said) if view.unlike.fewer else said


def _same_alone(view: HeatMap) -> Iterator[str]:
    """On what arrows count where days asked unlike statements, if there are such arrows."""
    fewer, pages = view.unlike.fewer if view.unlike is not None else (), (view, *view.others)
    pairs = [pair for page in pages for site in page.sites for pair in pairwise(site.rows)]
    moved = [(one.date, two.date) for one, two in pairs if any(it.moved for it in two.cells)]
    if view.unlike is not None and not fewer and moved:
        yield tr("Arrows: same statements only.")
    elif any(day in fewer for days in moved for day in days):
        one = tr("Arrows to and from that day: same statements only.")
        more = tr("Arrows to and from those days: same statements only.")
        yield one if len(fewer) == 1 else more


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
    head, named = first.overall_head, first.axes + first.others
    return [first, *(replace(it, overall_head=head, others=named) for it in others)]


def _largest(
    pen: Pen, charts: Sequence[HeatChart], height: float
) -> tuple[ChartText, HeatGeometry]:
    """The first chart in the largest type in which all of them have room, and no words have less
    than in a small one.
    """
    found = [_laid(pen, it, height, _SIZES[-1]) for it in charts]
    told = [_told(it) for it in found]
    for size in _SIZES[:-1]:
        laid = [_laid(pen, it, height, size) for it in charts]
        whole = [_told(it) for it in laid] == told
        if whole and all(it.height <= height for it in laid):
            return stage_text(pen.look, pen.height * size), laid[0]
    return stage_text(pen.look, pen.height), found[0]


def _laid(pen: Pen, chart: HeatChart, height: float, size: float) -> HeatGeometry:
    text = stage_text(pen.look, pen.height * size)
    measure = font_measure(text, pen.look)
    return heat_geometry(chart, pen.inner, height, text.label, measure)


def _told(geometry: HeatGeometry) -> tuple[list[str], list[bool], bool]:
    """All words as they stand, cut or broken, and whether signs stand beside their figures."""
    boxes = geometry.boxes
    lines = (*geometry.words, *geometry.strong, *(it.text for it in boxes))
    beside = all(it.moved.y == it.lower.y and it.lower.y < it.text.at.y for it in boxes)
    return [line.text for line in lines], [it.small is None for it in boxes], beside


def _rows(pen: Pen, view: HeatMap, more: Sequence[_Sign], *, empty: bool) -> list[list[_Sign]]:
    """What shades and signs mean, on one line, else each on as many lines as they take; ``more``
    stands behind the shades or the signs, where it takes no line of its own.
    """
    bands, signs = list(_bands(view)), list(_moves(view))
    held, why = list(_held_back(view, empty=empty)), list(_without_whole(view))

    def wide(sign: _Sign) -> float:
        return _start(pen, sign) + pen.measure(sign.words, 1.0)

    def rows(items: Sequence[_Sign]) -> list[list[_Sign]]:
        return in_rows(items, wide, pen.inner, _BETWEEN * pen.u) if items else []

    found = rows((*bands, *more, *held, *signs, *why))
    if len(found) == 1:
        return found
    ways = (
        ((*bands, *more, *held, *why), signs),
        ((*bands, *held, *why, *more), signs),
        ((*bands, *more, *held), (*signs, *why)),
        ((*bands, *held, *why), (*signs, *more)),
    )
    return min(([*rows(one), *rows(two)] for one, two in ways), key=len)


def _bands(view: HeatMap) -> Iterator[_Sign]:
    """From where to where the shades go that are on a page, as figures in cells are written."""
    shown = {it.band for it in view.every if it.basis == "balanced"}
    ends = [*(start for start, _ in view.bands[1:]), None]
    for at, ((start, name), end) in enumerate(zip(view.bands, ends, strict=True)):
        if at not in shown:
            continue
        said = tr("{first}–{last} {name}")
        if end is None:
            said = tr("{first}+ {name}")
        elif at == 0:
            said = tr("under {end} {name}")
        first, last = fixed(start), fixed(None if end is None else end - 0.01)
        words = said.format(first=first, last=last, end=fixed(end), name=name)
        yield _Sign(words, shade_of(at, "balanced"))


def _held_back(view: HeatMap, *, empty: bool) -> Iterator[_Sign]:
    """Why a figure is that of the room, or is not shown, where a page has such a one."""
    cells = [it for it in view.every if it.asked]
    if any(cell.basis == "room" for cell in cells):
        yield _Sign(tr("room: too few of a side voted"), "room")
    if any(cell.score is None for cell in cells):
        yield _Sign(tr("not shown: too few votes"), "hidden")
    if empty:
        yield _Sign(tr("empty: not asked"), sign="word")


def _without_whole(view: HeatMap) -> Iterator[_Sign]:
    """Why a day has no score of all its axes, where there is such a day."""
    if any(row.overall is None for site in view.sites for row in site.rows):
        yield _Sign(tr("no overall: too few axes with both sides"), sign="word")


def _halves(view: HeatMap) -> Iterator[_Sign]:
    """Whose votes the scores are, where others were there, too."""
    others = any(row.others for site in view.sites for row in site.rows)
    if others and any(cell.basis == "balanced" for cell in view.every):
        yield _Sign(tr("Scores: half IT, half OT"), sign="word")


def _moves(view: HeatMap) -> Iterator[_Sign]:
    """The signs that are on a page."""
    moved = {it.moved for it in view.every if it.moved}
    if moved == {"up", "down"}:
        yield _Sign(tr("clearly up or down since last time"), sign="moved")
    elif "up" in moved:
        yield _Sign(tr("clearly up since last time"), sign="up")
    elif "down" in moved:
        yield _Sign(tr("clearly down since last time"), sign="down")
    if any(it.lower for it in view.every):
        said = tr("gap of {limit} or more, left mark rates lower")
        yield _Sign(said.format(limit=fixed(view.large)), sign="gap")


def _start(pen: Pen, sign: _Sign) -> float:
    """How far behind its sign what it means begins, in pixels."""
    return 0.0 if sign.sign == "word" else _PICTURE * pen.u


def _signs(pen: Pen, row: list[_Sign], top: float, text: ChartText) -> None:
    """Write what signs mean, and draw them; shades are drawn in strokes as wide as in the map."""
    x = pen.left
    middle = top + pen.line_height(1.0) / 2
    ink = QColor(pen.look.colour.text)
    for sign in row:
        place = Point(pen.at(x + 0.7 * pen.u), middle)
        if sign.sign == "gap":
            draw_apart(pen.painter, "ot", place, pen.u, pen.look, ink)
        elif sign.sign in _ARROWS:
            for up, beside in _ARROWS[sign.sign]:
                at = Point(pen.at(x + (0.7 + beside) * pen.u), middle)
                draw_moved(pen.painter, up, at, 0.75 * pen.u, ink)
        elif not sign.sign:
            left = pen.at(x, 1.4 * pen.u)
            box = Box(left, middle - 0.5 * pen.u, left + 1.4 * pen.u, middle + 0.5 * pen.u)
            fill_shade(pen.painter, box, sign.shade, pen.look, text.label)
        x += _start(pen, sign)
        pen.write((sign.words,), x, top, 1.0, role="stage_muted")
        x += _BETWEEN * pen.u + pen.measure(sign.words, 1.0)
