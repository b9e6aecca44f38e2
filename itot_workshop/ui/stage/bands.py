"""Before and after on the scale, on the stage: a clear change lies past band and whisker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.charts.dumbbell import Dumbbell, Scale
from itot_workshop.charts.dumbbell_paint import lay_dumbbells
from itot_workshop.charts.dumbbell_plan import head_rise, scale_share
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellGroup, DumbbellRow
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
_BELOW = 0.7
"""Up to how much of the width a title leaves the heads of figures room beside its foot."""
_SIZES, _SAID = (1.2, 1.1, 1.0), (1.1, 1.0)
"""Sizes of the words, and of how they are read, in u."""
_NAMES, _SCALE = 0.33, 13.0
"""How much of the width names take at most where they can be broken, and the least that the scale
and what lies around it take, in u.
"""
_WAYS_OF_NAMES = ((0.499, False), (0.43, False), (0.499, True), (0.0, False))
"""What shares of the width a scale gets, in the order of trying, and whether names stand above it.
"""


def paint_bands(pen: Pen, view: ChangeBands) -> None:
    """Draw every axis with its band, in its group, and how that is read."""
    back = _back_has_room(pen, view)
    page = _set(pen, [_told(it, back=back) for it in (view, *view.others)])
    pen.write((page.title,), pen.left, pen.top, page.titled, semibold=True)
    foot = page.box.bottom + _OVER * pen.u
    pen.write(page.said, pen.left, foot, page.words, role="stage_muted")
    width, height = page.box.width, page.box.height
    laid = lay_dumbbells(width, height, page.text, pen.look, chart=page.chart, stage=True)
    with pen.area(page.box) as painter:
        laid.paint(painter)


class _Told(NamedTuple):
    """What a page says: its title, its chart, and how that is read."""

    title: str
    chart: DumbbellChart
    said: tuple[str, ...]


def _told(view: ChangeBands, *, back: bool) -> _Told:
    """What a page says, with the change of those who came ``back``."""
    said = tr("Open: {first}. Filled: {last}.").format(
        first=head_day(view.first, view.last), last=head_day(view.last, view.first)
    )
    beside = (tr("Both days: only people who were there on both."),) if back else ()
    others = (line for it in view.others for line in it.lines)
    chart = DumbbellChart(
        scale=Scale(low=view.low, high=view.high, least=view.least),
        figures=tuple(whole(value) for value in range(view.low, view.high + 1)),
        groups=tuple(_groups(view, back=back)),
        heads=(tr("All"), tr("Both days")) if back else ("", ""),
        others=tuple(_row(it, back=back) for it in others),
    )
    title = paged_title(tr("How far each axis moved"), view.page, view.pages)
    return _Told(title, chart, (said, _clear(view), *beside, *_shared(view)))


def _clear(view: ChangeBands) -> str:
    """Past what a change is clear; there is no grey where no band has a width."""
    if any(it.reach for it in view.lines):
        return tr("A change is clear only beyond both the grey and the whisker.")
    return tr("A change is clear only beyond the whisker.")


class _Page(NamedTuple):
    """A page as it is set: its words, its chart and the place of that, and the sizes of the title
    and of how the chart is read.
    """

    title: str
    chart: DumbbellChart
    text: ChartText
    box: Box
    said: tuple[str, ...]
    titled: float
    words: float


def _set(pen: Pen, pages: Sequence[_Told]) -> _Page:
    """The first page, set like all of them: names beside the scale, or above it, in the largest
    type in which all of them are whole and the scale has its room; the title and what is said give
    way last.
    """
    titled = min(pen.fitted(it.title, _TITLES, pen.inner, 1, semibold=True)[1] for it in pages)
    large, small = _SAID
    for least, above in _WAYS_OF_NAMES:
        for sizes in (
            (titled, 1.2, large),
            (min(titled, _TITLES[1]), 1.1, large),
            (min(titled, _TITLES[1]), 1.0, large),
            (_TITLES[-1], 1.0, small),
        ):
            made = [_page_in(pen, it, above, *sizes) for it in pages]
            if all(_share(pen, page) > least for page in made):
                return made[0]
    return _page_in(pen, pages[0], False, _TITLES[-1], _SIZES[-1], small)


def _share(pen: Pen, page: _Page) -> float:
    """How much of the width the scale has, 0 where a name is not whole."""
    measure = font_measure(page.text, pen.look, even=True)
    return scale_share(page.chart, page.box.width, page.box.height, page.text.label, measure)


def _page_in(pen: Pen, told: _Told, above: bool, titled: float, size: float, words: float) -> _Page:
    lines = pen.in_sentences(told.said, words, pen.inner)
    top = pen.top + pen.line_height(titled) + _UNDER * pen.u
    foot = pen.bottom - len(lines) * pen.line_height(words) - _OVER * pen.u
    text, chart = stage_text(pen.look, pen.height * size), replace(told.chart, above=above)
    if pen.measure(told.title, titled, semibold=True) <= _BELOW * pen.inner:
        top -= head_rise(chart, text.label, font_measure(text, pen.look, even=True))
    box = Box(pen.left, top, pen.right, foot)
    return _Page(told.title, chart, text, box, lines, titled, words)


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


def _groups(view: ChangeBands, *, back: bool) -> list[DumbbellGroup]:
    """The rows in their groups, whose titles say what arrows do."""
    found = []
    for group in GROUPS:
        rows = tuple(_row(it, back=back) for it in view.lines if group_of(it.line) == group)
        if rows:
            found.append(DumbbellGroup(title=group_title(group), rows=rows))
    return found


def _row(it: BandLine, *, back: bool) -> DumbbellRow:
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
        figure=signed(line.delta),
        word=_back(it) if back else "",
        strong=clear,
        arrow=arrow_of(line),
    )


def _back(it: BandLine) -> str:
    """The change of those who came back, where it may be seen."""
    return "" if it.returning is None else signed(it.returning)


def _figure_width(pen: Pen, it: BandLine) -> float:
    parts = (signed(it.line.delta), arrow_of(it.line))
    return sum(pen.measure(part, _SIZES[0], semibold=True, even=True) for part in parts)


def _back_has_room(pen: Pen, view: ChangeBands) -> bool:
    """Whether those who came back are told on any page, and every name keeps its line then."""
    lines = [line for page in (view, *view.others) for line in page.lines]
    if all(it.returning is None for it in lines):
        return False
    widest = max(pen.measure(it.line.name, _SIZES[0], semibold=True) for it in lines)
    names = min(widest, _NAMES * pen.inner)
    figures = max(_figure_width(pen, it) for it in lines)
    back = max(pen.measure(_back(it), _SIZES[0], even=True) for it in lines)
    return back <= pen.inner - names - figures - _SCALE * pen.u
