"""Shapes side by side on the stage: a small radar to a session, with letters for its axes."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import NamedTuple

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.radar_grid import RadarCell, RadarGrid, grid_of
from itot_workshop.charts.radar_values import Radar, RadarAxis
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import stage_text
from itot_workshop.domain.audience_compare_views import ShapesApart, ShapeThen
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.stage.compare_words import asked_fewer, paged_title
from itot_workshop.ui.stage.key import Entry, draw_key, entries, key_height
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, short_date

_TITLES, _SIZES, _APART, _BETWEEN = (2.4, 2.0), (1.35, 1.2, 1.0), 0.6, 1.0
"""Sizes of the title and the names, how far these are from their letters, and what lies between two
columns at least, in u.
"""


def paint_shapes_apart(pen: Pen, view: ShapesApart) -> None:
    """Draw the radars in rows, and below them whose line is which and what the letters mean."""
    title = paged_title(_title(view), view.page, view.pages)
    lines, size = pen.fitted(title, _TITLES, pen.inner, 1, semibold=True)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True) + 0.3 * pen.u
    told = " ".join(_said(view))
    if told:
        said = pen.filled(told, 1.1, pen.inner)
        top = pen.write(said, pen.left, top, 1.1, role="stage_muted") + 0.6 * pen.u
    names = _names(pen, view, top)
    foot = pen.bottom - names.height
    _write_names(pen, view, names, foot)
    key = _key(pen, view, equal=True)
    box, grid = _grid(pen, view, key, top, foot)
    if not grid.has_equal:
        key = _key(pen, view, equal=False)
        box, grid = _grid(pen, view, key, top, foot)
    draw_key(pen, key, pen.left, foot - _key_room(pen, key), pen.right)
    spare = max(0.0, box.height - grid.height) / 2
    with pen.area(box._replace(top=box.top + spare)) as painter:
        grid.laid(pen.look).paint(painter)


def _title(view: ShapesApart) -> str:
    """What the page is called; of several sites, which of their sessions it has."""
    titles = {
        "latest": tr("Latest session of each site"),
        "first": tr("First session of each site"),
        "earlier": tr("Earlier sessions of the sites"),
    }
    return titles[view.which] if view.which else tr("Shapes side by side")


def _grid(
    pen: Pen, view: ShapesApart, key: tuple[Entry, ...], top: float, foot: float
) -> tuple[Box, RadarGrid]:
    """The radars between what is said above them and the key that ends at ``foot``, and where."""
    box = Box(pen.left, top, pen.right, foot - _key_room(pen, key) - 0.5 * pen.u)
    starred = _starred(view)
    cells = tuple(
        _cell(it, together=view.together, starred=it.date in starred) for it in view.shapes
    )
    text = stage_text(pen.look, pen.height)
    return box, grid_of(box.width, box.height, text, pen.look, cells=cells, stage=True)


def _key_room(pen: Pen, key: tuple[Entry, ...]) -> float:
    return key_height(pen, key, pen.inner) + 0.4 * pen.u


def _said(view: ShapesApart) -> Iterator[str]:
    """That sites are not ranked, and what of days that asked other statements compares."""
    if len({it.place for it in view.shapes}) > 1:
        yield tr("Sites by name. This is no ranking: compare within a site only.")
    alone = asked_fewer(view.unlike, [it.date for it in view.shapes])
    if alone:
        yield tr("* {said}").format(said=alone) if _starred(view) else alone


def _starred(view: ShapesApart) -> Collection[datetime.date]:
    """The days whose overall scores have an asterisk, as these asked fewer statements."""
    fewer = view.unlike.fewer if view.unlike is not None else ()
    return [it.date for it in view.shapes if it.date in fewer and it.overall is not None]


class _Names(NamedTuple):
    """What the letters mean: in so large a type, in so many lines, how wide a column is, and how
    wide the letters in it with the room behind them.
    """

    size: float
    lines: int
    width: float
    indent: float
    height: float


def _names(pen: Pen, view: ShapesApart, top: float) -> _Names:
    """The names in columns: larger where the radars, as high as they are wide, leave the room."""
    free = pen.bottom - top - pen.inner / max(1, len(view.shapes)) - 5 * pen.u
    tried = [_names_in(pen, view, size) for size in _SIZES]
    return next((it for it in tried if it.height <= free), tried[-1])


def _names_in(pen: Pen, view: ShapesApart, size: float) -> _Names:
    widest = max((pen.measure(name, size) for name in view.names), default=0.0)
    letters = (letter_of(at) for at, _ in enumerate(view.names, 1))
    indent = max((pen.measure(it, size, semibold=True) for it in letters), default=0.0)
    indent += _APART * pen.u
    columns = max(1, int((pen.inner + pen.u) / (widest + indent + _BETWEEN * pen.u)))
    lines = -(-len(view.names) // columns)
    width = (pen.inner + pen.u) / -(-len(view.names) // max(1, lines))
    return _Names(size, lines, width, indent, lines * pen.line_height(size))


def _write_names(pen: Pen, view: ShapesApart, names: _Names, top: float) -> None:
    """Write each letter with its name, column after column."""
    for at, name in enumerate(view.names):
        column, line = divmod(at, names.lines)
        left, y = pen.left + column * names.width, top + line * pen.line_height(names.size)
        pen.write((letter_of(at + 1),), left, y, names.size, semibold=True)
        shown = pen.one_line(name, names.size, names.width - names.indent)
        pen.write(shown, left + names.indent, y, names.size, role="stage_muted")


def _key(pen: Pen, view: ShapesApart, *, equal: bool) -> tuple[Entry, ...]:
    """Whose lines and markers are on the page, why some are missing, and how to read it."""
    axes, series = [axis for shape in view.shapes for axis in shape.axes], pen.look.chart.series
    key: list[Entry] = []
    if any(it.balanced is not None for it in axes) and view.together:
        key.append(Entry(tr("Both together"), series.balanced))
    elif any(it.balanced is not None for it in axes):
        key += entries(pen, SIDES)
        if equal:
            key.append(Entry(tr("IT and OT in one place"), series.it, series.ot))
    if any(it.room is not None for it in axes):
        key.append(Entry(tr("the room as a whole: too few of a side voted"), pen.series(None)))
    if any(it.overall is None for it in view.shapes):
        key.append(Entry(tr("no overall: too few axes with both sides")))
    return (*key, Entry(tr("Outward is better")))


def _cell(it: ShapeThen, *, together: bool, starred: bool) -> RadarCell:
    overall = tr("no overall")
    if it.overall is not None:
        score = fixed(it.overall) + "*" * starred
        overall = tr("overall {score}").format(score=score)
    when = " · ".join(part for part in (short_date(it.date), overall) if part)
    return RadarCell(
        titles=tuple(part for part in (it.place, when) if part),
        radar=Radar(
            axes=tuple(
                RadarAxis(
                    label=letter_of(axis.number),
                    lettered=True,
                    it=axis.it,
                    ot=axis.ot,
                    balanced=axis.balanced,
                    room=axis.room,
                )
                for axis in it.axes
            ),
            low=it.low,
            high=it.high,
            layers=frozenset(("balanced", "room") if together else ("it", "ot", "room")),
        ),
        axes=tuple("" for _ in it.axes),
        said=tuple("" for _ in it.axes),
    )
