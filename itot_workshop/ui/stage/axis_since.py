"""How far an axis has come since the session before: a way below its scale, and the same in words.

The open mark is where both sides together stood then, the filled one where they stand now.
"""

from __future__ import annotations

from typing import NamedTuple

from itot_workshop.charts.marks import draw_open_mark
from itot_workshop.charts.shapes import Point
from itot_workshop.domain.audience_views import AxisPage
from itot_workshop.ui.stage.key import in_rows
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import way_word
from itot_workshop.ui.widgets.numbers import day_of, fixed, signed

_HIGH = 1.3
"""How much room the way takes below the scale, in u."""
_DOWN = 1.3
"""How far below the line of the scale it lies, in u."""
_MARK, _OPEN, _TRACK = 0.9, 1.05, 0.15
_AROUND, _COVERED = 1.6, 0.45
"""How wide an open mark is around a filled one, which would cover it nearer than this, in u."""
_SIZE, _BEHIND, _BETWEEN = 1.2, 0.4, 1.2
"""The size of the words, what lies behind a mark and between two parts, in u."""


class _Part(NamedTuple):
    """What stands behind a mark, open or filled; None is no mark."""

    words: str
    hollow: bool | None = None


def way_height(pen: Pen, view: AxisPage) -> float:
    """How much room the way takes below the scale, in pixels."""
    return _HIGH * pen.u if _parts(view) else 0.0


def draw_way(pen: Pen, view: AxisPage, left: float, step: float, line: float) -> None:
    """Draw the way from then to now below a scale's ``line``, which begins at ``left``."""
    row = view.row
    if row.then is None or row.now is None or not _parts(view):
        return
    y = line + _DOWN * pen.u
    then, now = (left + step * (value - view.low) for value in (row.then, row.now))
    fell = row.change_label == "clear" and row.now < row.then
    role = "danger" if fell else pen.look.chart.series.balanced.colour
    pen.stroke(then, y, now, y, role, _TRACK)
    covered = abs(now - then) < _COVERED * pen.u
    _mark(pen, then, y, hollow=True, open_=_AROUND if covered else _OPEN)
    _mark(pen, now, y, hollow=False)


def _mark(pen: Pen, x: float, y: float, *, hollow: bool, open_: float = _OPEN) -> None:
    if not hollow:
        pen.mark("both", x, y, _MARK * pen.u)
        return
    place = Point(pen.at(x), y)
    series = pen.look.chart.series.balanced
    draw_open_mark(pen.painter, series, place, open_ * pen.u, pen.look, ink="faint")


def since_height(pen: Pen, view: AxisPage) -> float:
    """How high the words are, in pixels."""
    return len(_rows(pen, view)) * pen.line_height(_SIZE)


def write_since(pen: Pen, view: AxisPage, top: float) -> float:
    """Write where both sides together stood and stand, and what changed; gives where it ends."""
    for row in _rows(pen, view):
        x, middle = pen.left, top + pen.line_height(_SIZE) / 2
        for part in row:
            end = x + _width(pen, part)
            if part.hollow is not None:
                _mark(pen, x + _OPEN * pen.u / 2, middle, hollow=part.hollow)
            pen.write_middle((part.words,), end, middle, _SIZE, align="right")
            x = end + _BETWEEN * pen.u
        top += pen.line_height(_SIZE)
    return top


def since_words(view: AxisPage) -> str:
    """The same, to be heard."""
    return tr("; ").join(part.words for part in _parts(view))


def _parts(view: AxisPage) -> tuple[_Part, ...]:
    row, since = view.row, view.since
    if since is None or row.then is None or row.now is None or row.change is None:
        return ()
    day, word = day_of(since.then, since.now), way_word(row.change_label, down=row.change < 0)
    then = tr("Both together on {day}: {value}").format(day=day, value=fixed(row.then))
    now = tr("now {value}").format(value=fixed(row.now))
    changed = tr(", ").join(it for it in (signed(row.change), word) if it)
    return _Part(then, hollow=True), _Part(now, hollow=False), _Part(changed)


def _rows(pen: Pen, view: AxisPage) -> list[list[_Part]]:
    parts = _parts(view)

    def wide(part: _Part) -> float:
        return _width(pen, part)

    return in_rows(parts, wide, pen.inner, _BETWEEN * pen.u) if parts else []


def _width(pen: Pen, part: _Part) -> float:
    mark = (_OPEN + _BEHIND) * pen.u if part.hollow is not None else 0.0
    return mark + pen.measure(part.words, _SIZE)
