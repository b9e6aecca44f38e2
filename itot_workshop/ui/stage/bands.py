"""Before and after on the scale, on the stage: a clear change lies past band and whisker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from itot_workshop.charts.dumbbell import Dumbbell, Scale
from itot_workshop.charts.dumbbell_paint import lay_dumbbells
from itot_workshop.charts.dumbbell_plan import (
    WHOLE,
    head_rise,
    heads_begin,
    in_one_line,
    scale_share,
)
from itot_workshop.charts.dumbbell_values import DumbbellChart, DumbbellGroup, DumbbellRow
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_compare_views import BandLine, ChangeBands
from itot_workshop.ui.stage.bands_key import Sample, draw_samples, key_rows, samples_of
from itot_workshop.ui.stage.compare_words import (
    GROUPS,
    arrow_of,
    group_of,
    group_title,
    paged_title,
)
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import signed, whole

Names: TypeAlias = Literal["in one line", "broken", "above"]

_TITLES, _UNDER, _OVER = (3.0, 2.4, 2.0), 0.2, 0.7
"""Sizes of the title, which leaves the rows their height, and what lies below it and above what is
said of the chart, in u.
"""
_BESIDE = 0.5
"""The least between a title and the heads of figures beside its foot, in u."""
_SIZES, _SAID = (1.2, 1.1, 1.0), (1.1, 1.0)
"""Sizes of the words, and of how they are read, in u."""
_NAMES, _SCALE = 0.33, 13.0
"""How much of the width names take at most where they can be broken, and the least that the scale
and what lies around it take, in u.
"""
_WAYS_OF_NAMES: tuple[tuple[float, Names], ...] = (
    (WHOLE, "in one line"),
    (0.499, "broken"),
    (0.499, "above"),
    (0.43, "broken"),
    (0.0, "broken"),
)
"""What shares of the width a scale gets, in the order of trying, and how names stand: beside it in
one line, beside it and broken where they must be, or above it.
"""


def paint_bands(pen: Pen, view: ChangeBands) -> None:
    """Draw every axis with its band, in its group, and how that is read."""
    back = _back_has_room(pen, view)
    views = (view, *view.others)
    page = _set(pen, [_told(it, views, back=back) for it in views])
    pen.write((page.title,), pen.left, pen.top, page.titled, semibold=True)
    draw_samples(pen, page.key, page.box.bottom + _OVER * pen.u, page.words)
    width, height = page.box.width, page.box.height
    laid = lay_dumbbells(width, height, page.text, pen.look, chart=page.chart, stage=True)
    with pen.area(page.box) as painter:
        laid.paint(painter)


class _Told(NamedTuple):
    """What a page says: its title, its chart, and what the signs in that mean."""

    title: str
    chart: DumbbellChart
    key: tuple[Sample, ...]


def _told(view: ChangeBands, views: Sequence[ChangeBands], *, back: bool) -> _Told:
    """What one of the ``views`` says, with the change of those who came ``back``."""
    others = (line for it in views if it is not view for line in it.lines)
    chart = DumbbellChart(
        scale=Scale(low=view.low, high=view.high, least=view.least),
        figures=tuple(whole(value) for value in range(view.low, view.high + 1)),
        groups=tuple(_groups(view, back=back)),
        heads=(tr("all"), tr("same people")) if back else ("", ""),
        over=tr("Change") if back else "",
        others=tuple(_row(it, back=back) for it in others),
    )
    title = paged_title(tr("How far each axis moved"), view.page, view.pages)
    return _Told(title, chart, samples_of(view, back=back))


class _Page(NamedTuple):
    """A page as it is set: its words, its chart and the place of that, the lines of its key, and
    the sizes of the title and of the key.
    """

    title: str
    chart: DumbbellChart
    text: ChartText
    box: Box
    key: tuple[tuple[Sample, ...], ...]
    titled: float
    words: float


def _set(pen: Pen, pages: Sequence[_Told]) -> _Page:
    """The first page, set like all of them: names beside the scale, or above it, in the largest
    type in which all of them are whole and the scale has its room; the title and the key give way
    last.
    """
    titled = min(pen.fitted(it.title, _TITLES, pen.inner, 1, semibold=True)[1] for it in pages)
    large, small = _SAID
    for least, names in _WAYS_OF_NAMES:
        for sizes in (
            (titled, 1.2, large),
            (titled, 1.1, large),
            (min(titled, _TITLES[1]), 1.1, large),
            (titled, 1.0, large),
            (min(titled, _TITLES[1]), 1.0, large),
            (_TITLES[-1], 1.0, small),
        ):
            widest = max(pen.measure(it.title, sizes[0], semibold=True) for it in pages)
            made = [_page_in(pen, it, names, widest, *sizes) for it in pages]
            if all(_share(pen, page, names) >= least for page in made):
                return made[0]
    return made[0]


def _share(pen: Pen, page: _Page, names: Names) -> float:
    """How much of the width the scale has, less than nothing where names are not as they should."""
    measure = font_measure(page.text, pen.look, even=True)
    width, em = page.box.width, page.text.label
    if names == "in one line" and not in_one_line(page.chart, width, em, measure):
        return -1.0
    return scale_share(page.chart, width, page.box.height, em, measure) or -1.0


def _page_in(
    pen: Pen, told: _Told, names: Names, widest: float, titled: float, size: float, words: float
) -> _Page:
    """A page whose heads stand beside its title's foot where the ``widest`` title of all pages
    leaves them room.
    """
    rows = key_rows(pen, told.key, words)
    top = pen.top + pen.line_height(titled) + _UNDER * pen.u
    foot = pen.bottom - len(rows) * pen.line_height(words) - _OVER * pen.u
    text = stage_text(pen.look, pen.height * size)
    chart = replace(told.chart, above=names == "above")
    measure = font_measure(text, pen.look, even=True)
    if widest + _BESIDE * pen.u <= heads_begin(chart, pen.inner, text.label, measure):
        top = max(pen.top, top - head_rise(chart, text.label, measure))
    box = Box(pen.left, top, pen.right, foot)
    return _Page(told.title, chart, text, box, rows, titled, words)


def _groups(view: ChangeBands, *, back: bool) -> list[DumbbellGroup]:
    """The rows in their groups, whose titles say what arrows do, and of those that a page before
    has begun that they go on.
    """
    earlier = (it for page in view.others if page.page < view.page for it in page.lines)
    begun = {group_of(it.line) for it in earlier}
    found = []
    for group in GROUPS:
        rows = tuple(_row(it, back=back) for it in view.lines if group_of(it.line) == group)
        if rows:
            title = group_title(group, begun=group in begun)
            found.append(DumbbellGroup(title=title, rows=rows))
    return found


def _row(it: BandLine, *, back: bool) -> DumbbellRow:
    line = it.line
    clear = line.label == "clear"
    ways: dict[str, Literal["up", "down"]] = {"clear up": "up", "clear down": "down"}
    return DumbbellRow(
        axis="",
        name=line.name,
        dumbbell=Dumbbell(
            before=it.before,
            after=it.after,
            reach=it.reach,
            clear=ways.get(group_of(line), ""),
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
