"""Two outlines over each other on the stage, with their figures beside or below."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.radar import radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import FEWEST_AXES, Radar, RadarAxis, RadarGeometry
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import font_measure, stage_text
from itot_workshop.domain.audience_compare_views import Shapes, ThenNow
from itot_workshop.ui.stage.compare_words import layer_title
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, head_day, whole

_SMALLEST = 0.24
"""A radar whose radius is a smaller share of its place than this has numbers for names."""
_LEAST_HEIGHT = 12.0
"""Lower than this, in u, such a radar says nothing; its figures have the page for themselves."""


def paint_shapes(pen: Pen, view: Shapes) -> None:
    """Draw then and now over each other, with the figures beside or below."""
    top = pen.title(layer_title(view.layer)) + 0.3 * pen.u
    figures = list(enumerate(view.axes, 1))
    if pen.wide:
        split = pen.left + pen.inner * 0.56
        box = Box(pen.left, top, split - pen.u, pen.bottom - 2.4 * pen.u)
        numbered = is_crowded(pen, view, box)
        if numbered:
            split = pen.left + pen.inner * 0.46
            box = Box(pen.left, top, split - pen.u, pen.bottom - 2.4 * pen.u)
        draw_outlines(pen, view, box, numbered=numbered)
        outlines_legend(pen, view, pen.left, pen.bottom - 1.6 * pen.u, split - pen.u)
        _figures(pen, view, figures, Box(split + pen.u, top, pen.right, pen.bottom), numbered)
        return
    half = (len(view.axes) + 1) // 2
    table = (half + 1.3) * 1.5 * pen.u
    outlines_legend(pen, view, pen.left, top - 0.2 * pen.u, pen.right)
    box = Box(pen.left, top + 1.6 * pen.u, pen.right, pen.bottom - table - pen.u)
    numbered = is_crowded(pen, view, box)
    if numbered and box.height < _LEAST_HEIGHT * pen.u:
        table, numbered = pen.bottom - top - 2 * pen.u, False
    else:
        draw_outlines(pen, view, box, numbered=numbered)
    for axes, left in ((figures[:half], pen.left), (figures[half:], pen.left + pen.inner / 2)):
        right = left + pen.inner / 2 - pen.u
        _figures(pen, view, axes, Box(left, pen.bottom - table, right, pen.bottom), numbered)


def is_crowded(pen: Pen, view: Shapes, box: Box) -> bool:
    """Whether the names of the axes would leave the shapes too little room."""
    geometry = _geometry(pen, view, box, numbered=False)
    if geometry is None:
        return False
    return geometry.frame.radius < _SMALLEST * min(box.width, box.height)


def draw_outlines(pen: Pen, view: Shapes, box: Box, *, numbered: bool = False) -> None:
    """The radar of two shapes; nothing where there are too few axes for one."""
    geometry = _geometry(pen, view, box, numbered=numbered)
    if geometry is not None:
        with pen.area(box) as painter:
            text = stage_text(pen.look, pen.height)
            draw_radar(painter, geometry, text, pen.look, stage=True)


def _geometry(pen: Pen, view: Shapes, box: Box, *, numbered: bool) -> RadarGeometry | None:
    if len(view.axes) < FEWEST_AXES:
        return None
    text = stage_text(pen.look, pen.height)
    labels = [whole(at) if numbered else it.name for at, it in enumerate(view.axes, 1)]
    radar = Radar(
        axes=tuple(
            _radar_axis(it, label, view.layer, noted=not numbered)
            for it, label in zip(view.axes, labels, strict=True)
        ),
        low=view.low,
        high=view.high,
        layers=frozenset(("before", view.layer)),
    )
    measure = font_measure(text, pen.look)
    return radar_geometry(radar, box.width, box.height, text, pen.look.chart, measure)


def outlines_legend(pen: Pen, view: Shapes, left: float, top: float, right: float) -> None:
    """Which outline is of which day, with the overall scores, and how to read it."""
    middle = top + pen.line_height(1.1) / 2
    series = pen.look.chart.series
    now = {"balanced": series.balanced, "it": series.it, "ot": series.ot}[view.layer]
    x = left
    pairs = zip((series.before, now), (view.first, view.last), view.overall, strict=True)
    for drawn, date, score in pairs:
        x += pen.sample(drawn, x, middle) + 0.5 * pen.u
        said = head_day(date, view.last)
        said = f"{said} {fixed(score)}" if score is not None else said
        pen.write((said,), x, top, 1.1)
        x += pen.measure(said, 1.1) + 1.4 * pen.u
    better = tr("Outward is better")
    if x + pen.measure(better, 1.1) <= right:
        pen.write((better,), right, top, 1.1, role="stage_muted", align="right")


def _radar_axis(it: ThenNow, label: str, layer: str, *, noted: bool) -> RadarAxis:
    note = tr("not compared") if noted and it.after is None else ""
    return RadarAxis(
        label=f"↓ {label}" if it.fell else label,
        it=it.after if layer == "it" else None,
        ot=it.after if layer == "ot" else None,
        balanced=it.after if layer == "balanced" else None,
        before=(it.before,),
        note=note,
        tone="fell" if it.fell else "plain",
    )


def _figures(
    pen: Pen, view: Shapes, axes: Sequence[tuple[int, ThenNow]], box: Box, numbered: bool
) -> None:
    """Then and now in figures: a radar alone misleads."""
    row = min(2.3 * pen.u, box.height / (len(axes) + 1.3))
    size = 1.2 if row >= pen.line_height(1.2) and pen.wide else 1.0
    columns = (box.right - 4.2 * pen.u, box.right)
    heads = (head_day(view.first, view.last), head_day(view.last, view.last))
    for head, x in zip(heads, columns, strict=True):
        pen.write((head,), x, box.top, size, role="stage_muted", align="right")
    y = box.top + row
    pen.rule(y, left=box.left, right=box.right)
    for at, it in axes:
        shift = (row - pen.line_height(size)) / 2
        room = columns[0] - 3.2 * pen.u - box.left
        named = f"{whole(at)}  {it.name}" if numbered else it.name
        name = pen.one_line(named, size, room, semibold=it.fell)
        pen.write(name, box.left, y + shift, size, semibold=it.fell)
        for value, x, role in zip(
            (it.before, it.after), columns, ("stage_muted", "text"), strict=True
        ):
            pen.write((fixed(value),), x, y + shift, size, role=role, align="right", even=True)
        y += row
    pen.rule(y, left=box.left, right=box.right)
