"""Before and after on the scale, on the stage: a clear change lies past band and whisker."""

from __future__ import annotations

from itertools import product
from typing import Literal, TypeAlias

from itot_workshop.charts.dumbbell import (
    Dumbbell,
    DumbbellChart,
    DumbbellGroup,
    DumbbellRow,
    Scale,
    names_have_room,
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

_TITLES = (3.0, 2.4, 2.0)
"""Sizes of the title, which leaves the rows their height."""
_SIZES = (1.2, 1.1, 1.0)
"""Sizes of the words, in u."""
_NAMES, _SCALE, _SHARES = 0.33, 13.0, (0.46, 0.36, 0.0)
"""How much of the width names take at most where they can be broken, the least that the scale and
what lies around it take, in u, and what shares of the width are worth smaller words.
"""

Way: TypeAlias = Literal["named", "bare", "none"]
_WAYS: tuple[Way, ...] = ("named", "bare")


def paint_bands(pen: Pen, view: ChangeBands) -> None:
    """Draw every axis with its band, in its group, and how that is read."""
    title = paged_title(tr("How far each axis moved"), view.page, view.pages)
    _, size = pen.fitted(title, _TITLES, pen.inner, 1, semibold=True)
    top = pen.write((title,), pen.left, pen.top, size, semibold=True) + 0.2 * pen.u
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
    lines = pen.filled(said, 1.1, pen.inner)
    foot = pen.bottom - len(lines) * pen.line_height(1.1)
    pen.write(lines, pen.left, foot, 1.1, role="stage_muted")
    chart = DumbbellChart(
        scale=Scale(low=view.low, high=view.high, least=view.least),
        figures=tuple(whole(value) for value in range(view.low, view.high + 1)),
        groups=tuple(_groups(view, way)),
        word_head=_back_head(way),
    )
    box = Box(pen.left, top, pen.right, foot - 0.8 * pen.u)
    text = _text(pen, chart, box)
    laid = lay_dumbbells(box.width, box.height, text, pen.look, chart=chart, stage=True)
    with pen.area(box) as painter:
        laid.paint(painter)


def _text(pen: Pen, chart: DumbbellChart, box: Box) -> ChartText:
    """The largest type in which all names are whole and leave the scale its room, or the least."""
    for share, size in product(_SHARES, _SIZES):
        text = stage_text(pen.look, pen.height * size)
        measure = font_measure(text, pen.look)
        if names_have_room(chart, box.width, box.height, text.label, measure, share):
            return text
    return stage_text(pen.look, pen.height * _SIZES[-1])


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


def _groups(view: ChangeBands, way: Way) -> list[DumbbellGroup]:
    found = []
    for group in GROUPS:
        rows = tuple(_row(it, way) for it in view.lines if group_of(it.line) == group)
        if rows:
            found.append(DumbbellGroup(title=group_title(group), rows=rows))
    return found


def _row(it: BandLine, way: Way) -> DumbbellRow:
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
        figure=_figure(it),
        word=_back(it, way),
        strong=clear,
    )


def _figure(it: BandLine) -> str:
    return f"{arrow_of(it.line)} {signed(it.line.delta)}".strip()


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
    figures = max(pen.measure(_figure(it), _SIZES[0], semibold=True) for it in view.lines)
    room = pen.inner - names - figures - _SCALE * pen.u
    for way in _WAYS:
        said = (_back_head(way), *(_back(it, way) for it in view.lines))
        if max(pen.measure(text, _SIZES[0]) for text in said) <= room:
            return way
    return "none"
