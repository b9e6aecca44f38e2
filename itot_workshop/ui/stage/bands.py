"""Before and after on the scale, on the stage: a clear change lies past band and whisker."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from itot_workshop.charts.dumbbell import Dumbbell, Scale
from itot_workshop.charts.dumbbell_chart import (
    DumbbellChart,
    DumbbellGroup,
    DumbbellRow,
    scale_share,
)
from itot_workshop.charts.dumbbell_paint import lay_dumbbells
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_compare_views import BandLine, ChangeBands
from itot_workshop.ui.stage.compare_words import (
    GROUPS,
    arrow_of,
    group_of,
    group_title,
    paged_title,
)
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import head_day, signed, whole

_TITLES, _UNDER, _OVER = (3.0, 2.4, 2.0), 0.2, 0.7
"""Sizes of the title, which leaves the rows their height, and what lies below it and above what is
said of the chart, in u.
"""
_SIZES, _SAID = (1.2, 1.1, 1.0), (1.1, 1.0)
"""Sizes of the words, and of how they are read, in u."""
_NAMES, _SCALE = 0.33, 13.0
"""How much of the width names take at most where they can be broken, and the least that the scale
and what lies around it take, in u.
"""
_WAYS_OF_NAMES = ((0.499, False), (0.44, False), (0.499, True), (0.0, False))
"""What shares of the width a scale gets, in the order of trying, and whether names stand above it.
"""

Way: TypeAlias = Literal["named", "bare", "none"]
_WAYS: tuple[Way, ...] = ("named", "bare")


def paint_bands(pen: Pen, view: ChangeBands) -> None:
    """Draw every axis with its band, in its group, and how that is read."""
    title = paged_title(tr("How far each axis moved"), view.page, view.pages)
    said = tr(
        "Open: {first}. Filled: {last}. In the grey a change may be chance; it is clear only "
        "beyond the whisker, too."
    ).format(first=head_day(view.first, view.last), last=head_day(view.last, view.first))
    way = _way(pen, view)
    if way != "none":
        beside = tr("Both days: only people who were there on both.")
        short = tr("At the right: only people who were there on both days.")
        said = f"{said} {beside if way == 'named' else short}"
    said = " ".join((said, *_shared(view)))
    chart = DumbbellChart(
        scale=Scale(low=view.low, high=view.high, least=view.least),
        figures=tuple(whole(value) for value in range(view.low, view.high + 1)),
        groups=tuple(_groups(view, way, arrows=pen.wide)),
        word_head=_back_head(way),
    )
    page = _page(pen, chart, title, said)
    pen.write((title,), pen.left, pen.top, page.title, semibold=True)
    foot = page.box.bottom + _OVER * pen.u
    pen.write(page.said, pen.left, foot, page.words, role="stage_muted")
    width, height = page.box.width, page.box.height
    laid = lay_dumbbells(width, height, page.text, pen.look, chart=page.chart, stage=True)
    with pen.area(page.box) as painter:
        laid.paint(painter)


class _Page(NamedTuple):
    """The chart, its type and its place, how it is read, and the sizes of that and of the title."""

    chart: DumbbellChart
    text: ChartText
    box: Box
    said: tuple[str, ...]
    words: float
    title: float


def _page(pen: Pen, chart: DumbbellChart, title: str, said: str) -> _Page:
    """Names beside the scale, or above it, in the largest type in which all of them are whole and
    the scale has its room; the title and what is said give way last.
    """
    _, titled = pen.fitted(title, _TITLES, pen.inner, 1, semibold=True)
    large, small = _SAID
    for least, above in _WAYS_OF_NAMES:
        tried = replace(chart, above=above)
        for sizes in (
            (titled, 1.2, large),
            (min(titled, _TITLES[1]), 1.1, large),
            (min(titled, _TITLES[1]), 1.0, large),
            (_TITLES[-1], 1.0, small),
        ):
            page = _page_in(pen, tried, said, *sizes)
            measure = font_measure(page.text, pen.look, even=True)
            width, height = page.box.width, page.box.height
            if scale_share(tried, width, height, page.text.label, measure) > least:
                return page
    return _page_in(pen, chart, said, _TITLES[-1], _SIZES[-1], small)


def _page_in(
    pen: Pen, chart: DumbbellChart, said: str, title: float, size: float, words: float
) -> _Page:
    lines = tuple(pen.filled(said, words, pen.inner))
    top = pen.top + pen.line_height(title) + _UNDER * pen.u
    foot = pen.bottom - len(lines) * pen.line_height(words) - _OVER * pen.u
    text = stage_text(pen.look, pen.height * size)
    return _Page(chart, text, Box(pen.left, top, pen.right, foot), lines, words, title)


def _shared(view: ChangeBands) -> list[str]:
    """Which axes are compared on fewer statements than were asked."""
    found: dict[tuple[int, int], list[str]] = {}
    for it in view.lines:
        if it.shared is not None:
            found.setdefault(it.shared, []).append(it.line.name)
    said = tr("{axes}: compared on {n} of {all} statements.")
    return [
        said.format(axes=tr(", ").join(names), n=whole(n), all=whole(of))
        for (n, of), names in found.items()
    ]


def _groups(view: ChangeBands, way: Way, *, arrows: bool) -> list[DumbbellGroup]:
    """The rows in their groups, whose titles say what arrows do."""
    found = []
    for group in GROUPS:
        rows = tuple(
            _row(it, way, arrows=arrows) for it in view.lines if group_of(it.line) == group
        )
        if rows:
            found.append(DumbbellGroup(title=group_title(group), rows=rows))
    return found


def _row(it: BandLine, way: Way, *, arrows: bool) -> DumbbellRow:
    line = it.line
    clear = line.label == "clear"
    return DumbbellRow(
        axis="",
        name=line.name,
        dumbbell=Dumbbell(
            before=it.before,
            after=it.after,
            reach=it.reach,
            fell=group_of(line) == "clear down",
        ),
        figure=_figure(it, arrows=arrows),
        word=_back(it, way),
        strong=clear,
    )


def _figure(it: BandLine, *, arrows: bool) -> str:
    arrow = arrow_of(it.line) if arrows else ""
    return f"{arrow} {signed(it.line.delta)}".strip()


def _back(it: BandLine, way: Way) -> str:
    """The change of those who came back, where it may be seen."""
    if it.returning is None or way == "none":
        return ""
    return signed(it.returning)


def _back_head(way: Way) -> str:
    """What stands over the changes of those who came back, where there is room for it."""
    return tr("both days") if way == "named" else ""


def _way(pen: Pen, view: ChangeBands) -> Way:
    """How those who came back are told, so that every name keeps its line."""
    if all(it.returning is None for it in view.lines):
        return "none"
    widest = max(pen.measure(it.line.name, _SIZES[0], semibold=True) for it in view.lines)
    names = min(widest, _NAMES * pen.inner)
    figures = max(
        pen.measure(_figure(it, arrows=pen.wide), _SIZES[0], semibold=True, even=True)
        for it in view.lines
    )
    room = pen.inner - names - figures - _SCALE * pen.u
    for way in _WAYS:
        back = (_back_head(way), *(_back(it, way) for it in view.lines))
        if max(pen.measure(text, _SIZES[0], even=True) for text in back) <= room:
            return way
    return "none"
