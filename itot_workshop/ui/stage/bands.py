"""Before and after on the scale, on the stage: a clear change lies past band and whisker."""

from __future__ import annotations

from itot_workshop.charts.dumbbell import (
    Dumbbell,
    DumbbellChart,
    DumbbellGroup,
    DumbbellRow,
    Scale,
)
from itot_workshop.charts.dumbbell_paint import lay_dumbbells
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
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

_SIZE = 1.2
"""The size of the words, in u."""


def paint_bands(pen: Pen, view: ChangeBands) -> None:
    """Draw every axis with its band, in its group, and how that is read."""
    title = paged_title(tr("How far each axis moved"), view.page, view.pages)
    top = pen.title(title) + 0.2 * pen.u
    said = tr(
        "Open: {first}. Filled: {last}. Grey: may be chance. Whisker: the least that can be clear."
    ).format(first=head_day(view.first, view.last), last=head_day(view.last, view.last))
    lines = pen.filled(said, 1.1, pen.inner)
    foot = pen.bottom - len(lines) * pen.line_height(1.1)
    pen.write(lines, pen.left, foot, 1.1, role="stage_muted")
    chart = DumbbellChart(
        scale=Scale(low=view.low, high=view.high, least=view.least),
        figures=tuple(whole(value) for value in range(view.low, view.high + 1)),
        groups=tuple(_groups(view)),
    )
    text = stage_text(pen.look, pen.height * _SIZE)
    box = Box(pen.left, top, pen.right, foot - 0.8 * pen.u)
    laid = lay_dumbbells(box.width, box.height, text, pen.look, chart=chart, stage=True)
    with pen.area(box) as painter:
        laid.paint(painter)


def _groups(view: ChangeBands) -> list[DumbbellGroup]:
    found = []
    for group in GROUPS:
        rows = tuple(_row(it) for it in view.lines if group_of(it.line) == group)
        if rows:
            found.append(DumbbellGroup(title=group_title(group), rows=rows))
    return found


def _row(it: BandLine) -> DumbbellRow:
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
        figure=f"{arrow_of(line)} {signed(line.delta)}".strip(),
        word="",
        strong=clear,
    )
