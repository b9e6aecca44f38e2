"""Shapes side by side on the stage: a small radar to a session, its axes numbered."""

from __future__ import annotations

from itot_workshop.charts.radar_grid import RadarCell, lay_radars
from itot_workshop.charts.radar_values import Radar, RadarAxis
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_compare_views import ShapesApart, ShapeThen
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.stage.compare_words import paged_title
from itot_workshop.ui.stage.key import Entry, draw_key, entries, key_height
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole


def paint_shapes_apart(pen: Pen, view: ShapesApart) -> None:
    """Draw the radars in rows, and below them whose line is which and what the numbers mean."""
    title = paged_title(tr("Shapes side by side"), view.page, view.pages)
    top = pen.title(title) + 0.4 * pen.u
    named = (f"{whole(at)} {name}" for at, name in enumerate(view.names, 1))
    lines = pen.cut(pen.filled(tr(", ").join(named), 1.0, pen.inner), 6, 1.0, pen.inner)
    foot = pen.bottom - len(lines) * pen.line_height(1.0)
    pen.write(lines, pen.left, foot, 1.0, role="stage_muted")
    key = _key(pen, view)
    foot -= key_height(pen, key, pen.inner) + 0.3 * pen.u
    draw_key(pen, key, pen.left, foot, pen.right)
    box = Box(pen.left, top, pen.right, foot - 0.5 * pen.u)
    cells = tuple(_cell(it) for it in view.shapes)
    text = stage_text(pen.look, pen.height)
    laid = lay_radars(box.width, box.height, text, pen.look, cells=cells, stage=True)
    with pen.area(box) as painter:
        laid.paint(painter)


def _key(pen: Pen, view: ShapesApart) -> tuple[Entry, ...]:
    """Whose line is which, and how to read it."""
    room = any(axis.room is not None for shape in view.shapes for axis in shape.axes)
    return entries(pen, (*SIDES, None) if room else SIDES, tr("Outward is better"))


def _cell(it: ShapeThen) -> RadarCell:
    overall = "" if it.overall is None else tr("overall {score}").format(score=fixed(it.overall))
    when = " · ".join(part for part in (short_date(it.date), overall) if part)
    return RadarCell(
        titles=tuple(part for part in (it.place, when) if part),
        radar=Radar(
            axes=tuple(
                RadarAxis(label=whole(axis.number), it=axis.it, ot=axis.ot, room=axis.room)
                for axis in it.axes
            ),
            low=it.low,
            high=it.high,
            layers=frozenset(("it", "ot", "room")),
        ),
        axes=tuple("" for _ in it.axes),
        said=tuple("" for _ in it.axes),
    )
