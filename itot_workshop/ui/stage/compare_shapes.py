"""Two or three outlines over each other on the stage, with their figures beside or below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.radar_values import Radar, RadarGeometry
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_compare_views import ShapeLine, Shapes
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.ui.charts.outlines import outline_axis
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.compare_words import layer_title, paged_title
from itot_workshop.ui.stage.outline_key import (
    legend_height,
    outlines_legend,
    outward_is_better,
    overall_signs,
    signs_of,
)
from itot_workshop.ui.stage.outline_table import (
    Figures,
    called,
    draw_figures,
    figures_height,
    figures_key,
    figures_width,
    names_in_one,
)
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.radar_box import ENOUGH, WELL_SEEN, best_place, geometry_in
from itot_workshop.ui.stage.shape_corners import is_clear
from itot_workshop.ui.widgets.numbers import fixed

_MOST = 0.44
"""How much of the width figures take at most beside a radar with names."""
_FEW = 4
"""So few rows of figures stand in one table below the shapes."""
_TITLE, _SMALL_TITLE, _SIGNS = 2.4, 2.0, 1.0
"""The size of a title, of one above shapes with figures below them, and of what signs beside it
are, in u.
"""


def paint_shapes(pen: Pen, view: Shapes) -> None:
    """Draw the outlines with their figures beside them, or below where that gives them and their
    names more room, as in a narrow window; under the names of the axes, where both would be small.
    """
    figures = tuple(enumerate(map(_marked, view.axes), 1))[slice(*view.listed)]
    beside, below = _beside_box(pen, view, figures), _below_box(pen, view, figures)
    boxes = (beside, below) if pen.wide else (below,)
    found = (0, 0) if len(view.axes) < FEWEST_AXES else None
    for least in (WELL_SEEN, ENOUGH):
        found = found or best_place(pen, _charts(view), boxes, least)
        if found is not None:
            break
        told = _told(pen, view, least)
        if told is not None:
            _with_figures(pen, view, told)
            return
    if found is None:
        _lettered(pen, view, figures)
        return
    labels = _labels(view)[found[0]]
    if boxes[found[1]] is beside:
        _beside(pen, view, figures, labels)
    else:
        _below(pen, view, figures, labels)


def _marked(axis: ShapeLine) -> ShapeLine:
    """An axis with the arrow that it has in the picture, if it fell."""
    return replace(axis, name=f"↓ {axis.name}", short=f"↓ {axis.short}") if axis.fell else axis


class _Told(NamedTuple):
    """The shapes with figures under the names of all axes, and their place below a legend that says
    what is ``better``; else the lower left corner does.
    """

    radar: Radar
    box: Box
    better: bool


def _told(pen: Pen, view: Shapes, least: float) -> _Told | None:
    """The shapes with figures under their names, if they get so large over the page."""
    charts = [_chart(view, labels, told=True) for labels in _labels(view)]
    for better in (True, False) if view.pages == 1 else ():
        box = _page_box(pen, view, better=better)
        found = best_place(pen, charts, (box,), least)
        if found is not None and (better or _corner_is_free(pen, charts[found[0]], box)):
            return _Told(charts[found[0]], box, better)
    return None


def _corner_is_free(pen: Pen, radar: Radar, box: Box) -> bool:
    """Whether what is better has room in the lower left corner of the shapes."""
    labels = geometry_in(pen, radar, box).frame.labels
    names = [label.box.moved(Point(box.left, box.top)) for label in labels]
    return is_clear(pen, box, names, outward_is_better(), box.bottom - pen.line_height(1.0))


def _page_box(pen: Pen, view: Shapes, *, better: bool) -> Box:
    """The place of the shapes below their legend."""
    top = _title_end(pen, view, _SMALL_TITLE) + legend_height(
        pen, view, pen.inner, _below_title(pen, view), better=better
    )
    return Box(pen.left, top + 0.2 * pen.u, pen.right, pen.bottom)


def _with_figures(pen: Pen, view: Shapes, told: _Told) -> None:
    """The shapes over the whole page, under each name its figures, oldest first."""
    end, signs = _title(pen, view, _SMALL_TITLE), _below_title(pen, view)
    outlines_legend(pen, view, pen.left, end, pen.right, signs, better=told.better)
    if not told.better:
        top = told.box.bottom - pen.line_height(1.0)
        pen.write((outward_is_better(),), told.box.left, top, 1.0, role="stage_muted")
    _draw(pen, geometry_in(pen, told.radar, told.box), told.box)


def _labels(view: Shapes) -> tuple[Sequence[str], Sequence[str]]:
    """The axes' names, and their short ones."""
    return [it.name for it in view.axes], [it.short for it in view.axes]


def _charts(view: Shapes) -> list[Radar]:
    return [_chart(view, labels) for labels in _labels(view)]


def _title(pen: Pen, view: Shapes, times: float) -> float:
    """Write the title, and beside it what signs are; gives where it ends."""
    lines, size = _titled(pen, view, times)
    end = pen.write(lines, pen.left, pen.top, size, semibold=True)
    top = end - pen.line_height(_SIGNS) - 0.16 * size * pen.u
    said = tr(" · ").join(_beside_title(pen, view))
    if said:
        write_arrows(pen, (said,), pen.right, top, _SIGNS, role="stage_muted", align="right")
    return end


def _beside_title(pen: Pen, view: Shapes) -> tuple[str, ...]:
    """As many of the signs as have room beside the title: the overall scores alone, lest an arrow
    that is explained after them reads as theirs.
    """
    lines, size = _titled(pen, view, _TITLE if pen.wide else _SMALL_TITLE)
    room = pen.inner - 2 * pen.u - max(pen.measure(line, size, semibold=True) for line in lines)
    signs = overall_signs(view) or signs_of(view)
    while signs and pen.measure(tr(" · ").join(signs), _SIGNS) > room:
        signs = signs[:-1]
    return signs


def _below_title(pen: Pen, view: Shapes) -> tuple[str, ...]:
    """What is said of signs in the key, as it has no room beside the title."""
    return signs_of(view)[len(_beside_title(pen, view)) :]


def _titled(pen: Pen, view: Shapes, times: float) -> tuple[tuple[str, ...], float]:
    """The title, if it can be in one line, and its size."""
    title = paged_title(layer_title(view.layer), view.page, view.pages)
    return pen.fitted(title, (times, _SMALL_TITLE), pen.inner, 1, semibold=True)


def _title_end(pen: Pen, view: Shapes, times: float) -> float:
    lines, size = _titled(pen, view, times)
    return pen.top + len(lines) * pen.line_height(size)


def _beside_box(pen: Pen, view: Shapes, figures: Figures) -> Box:
    """The place of the shapes beside their figures, above the legend."""
    width = figures_width(pen, view, figures, _MOST * pen.inner)
    top = _title_end(pen, view, _TITLE) + 0.3 * pen.u
    return _left(pen, view, top, width)


def _left(pen: Pen, view: Shapes, top: float, width: float) -> Box:
    """The place of the shapes beside figures of so much width, above the legend."""
    right = pen.right - width - 1.5 * pen.u
    foot = pen.bottom - legend_height(pen, view, right - pen.left, _below_title(pen, view))
    return Box(pen.left, top, right, foot - 0.6 * pen.u)


def _beside(pen: Pen, view: Shapes, figures: Figures, labels: Sequence[str]) -> None:
    top = _title(pen, view, _TITLE) + 0.3 * pen.u
    width = figures_width(pen, view, figures, _MOST * pen.inner)
    names = called(pen, view, figures, width, pen.bottom - top)
    place = _beside_box(pen, view, figures)
    draw_outlines(pen, view, place, labels)
    outlines_legend(
        pen, view, pen.left, place.bottom + 0.6 * pen.u, place.right, _below_title(pen, view)
    )
    table = Box(pen.right - width, top, pen.right, pen.bottom)
    draw_figures(pen, view, figures, table, names, lettered=False)


def _lettered(pen: Pen, view: Shapes, figures: Figures) -> None:
    """The shapes with letters for names, their key with the figures beside them."""
    labels = [letter_of(at) for at in range(1, len(view.axes) + 1)]
    top = _title(pen, view, _TITLE if pen.wide else _SMALL_TITLE)
    if not pen.wide:
        outlines_legend(pen, view, pen.left, top, pen.right, _below_title(pen, view))
        top += legend_height(pen, view, pen.inner, _below_title(pen, view))
    top += 0.3 * pen.u
    names, width = figures_key(pen, view, figures, pen.bottom - top)
    place = _left(pen, view, top, width)
    if pen.wide:
        outlines_legend(
            pen, view, pen.left, place.bottom + 0.6 * pen.u, place.right, _below_title(pen, view)
        )
    else:
        place = place._replace(bottom=pen.bottom)
    draw_outlines(pen, view, place, labels, lettered=True)
    table = Box(pen.right - width, top, pen.right, pen.bottom)
    draw_figures(pen, view, figures, table, names, lettered=True)


def _parts(pen: Pen, figures: Figures) -> tuple[list[Figures], float]:
    """The figures in two halves, few of them in one table, and how wide each is."""
    first = len(figures) if len(figures) <= _FEW else (len(figures) + 1) // 2
    parts = [part for part in (figures[:first], figures[first:]) if part]
    return parts, (pen.inner - (len(parts) - 1) * pen.u) / len(parts)


def _below_box(pen: Pen, view: Shapes, figures: Figures) -> Box:
    """The place of the shapes between their legend and the figures."""
    parts, width = _parts(pen, figures)
    names = names_in_one(pen, view, figures, width)[: len(parts[0])]
    top = _title_end(pen, view, _SMALL_TITLE) + legend_height(
        pen, view, pen.inner, _below_title(pen, view)
    )
    height = figures_height(pen, view, names, width, pen.bottom - top)
    return Box(pen.left, top + 0.2 * pen.u, pen.right, pen.bottom - height - 0.5 * pen.u)


def _below(pen: Pen, view: Shapes, figures: Figures, labels: Sequence[str]) -> None:
    """The shapes over the whole width, and under them the figures in halves."""
    end = _title(pen, view, _SMALL_TITLE)
    outlines_legend(pen, view, pen.left, end, pen.right, _below_title(pen, view))
    box = _below_box(pen, view, figures)
    draw_outlines(pen, view, box, labels)
    parts, width = _parts(pen, figures)
    names = list(names_in_one(pen, view, figures, width))
    for at, part in enumerate(parts):
        left = pen.left + at * (width + pen.u)
        place = Box(left, box.bottom + 0.5 * pen.u, left + width, pen.bottom)
        shown, names = names[: len(part)], names[len(part) :]
        draw_figures(pen, view, part, place, shown, lettered=False, small=True)


def labels_for(pen: Pen, view: Shapes, box: Box) -> Sequence[str] | None:
    """The names with which the shapes are worth drawing in a place, the short ones where whole ones
    leave them too little room; None where those do, too.
    """
    if len(view.axes) < FEWEST_AXES:
        return _labels(view)[0]
    found = best_place(pen, _charts(view), (box,))
    return None if found is None else _labels(view)[found[0]]


def draw_outlines(
    pen: Pen, view: Shapes, box: Box, labels: Sequence[str], *, lettered: bool = False
) -> None:
    """The radar of the outlines; nothing where there are too few axes for one."""
    if len(view.axes) >= FEWEST_AXES:
        _draw(pen, geometry_in(pen, _chart(view, labels, lettered=lettered), box), box)


def _draw(pen: Pen, geometry: RadarGeometry, box: Box) -> None:
    text = stage_text(pen.look, pen.height)
    with pen.area(box) as painter:
        draw_radar(painter, geometry, text, pen.look, stage=True)


def _chart(
    view: Shapes, labels: Sequence[str], *, told: bool = False, lettered: bool = False
) -> Radar:
    """The shapes with these names, or letters for them; with ``told`` figures, oldest first, stand
    under them.
    """
    axes = (
        outline_axis(it, view.layer, label, lettered=lettered, ends=view.ends)
        for it, label in zip(view.axes, labels, strict=True)
    )
    figures = (" → ".join(map(fixed, it.told)) if told else "" for it in view.axes)
    return Radar(
        axes=tuple(replace(it, caption=said) for it, said in zip(axes, figures, strict=True)),
        low=view.low,
        high=view.high,
        layers=frozenset(("before", view.layer)),
    )
