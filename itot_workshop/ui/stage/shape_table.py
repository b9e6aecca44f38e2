"""The figures beside the radar on the stage, in the order that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_views import AxisRow, Radar, RowOrder
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_chart import together
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import DASH, fixed, head_day, percent, signed, whole

Cell: TypeAlias = Literal["it", "ot", "both", "room", "gap", "agree", "then", "now", "change"]

_WIDE: tuple[float, ...] = (3.2, 3.2, 3.4, 3.8)
_WIDE_DAYS: tuple[float, ...] = (3.2, 4.6, 5.4)
_NARROW: tuple[float, ...] = (2.4, 2.7, 2.9)
_NARROW_TWO: tuple[float, ...] = (2.4, 4.8)
"""How wide columns are at least, in u; one with a longer head is wider."""
_BETWEEN = 0.6
"""Between two heads, in u."""


def draw_table(pen: Pen, view: Radar, box: Box, *, numbered: bool) -> float:
    """All rows one below the other; gives where the table ends."""
    left, top, right, bottom = box
    cells = table_cells(view)
    least = (_WIDE_DAYS if view.since is not None else _WIDE)[-len(cells) :]
    row = min(1.75 * pen.u, (bottom - top) / (len(view.axes) + 1.2))
    for times in (1.2, 1.1, 1.0):
        columns, end = _columns(pen, view, cells, least, right, times)
        names = end - left
        if _fits(pen, view, names, row, times):
            break
    _heads(pen, view, cells, left, columns, top, times)
    for cell, x in zip(cells, columns, strict=True):
        if cell in _SIDES:
            mark = x - pen.measure(_head(view, cell), times) - 0.6 * pen.u
            pen.mark(_SIDES[cell], mark, top + pen.line_height(times) / 2, 0.6 * pen.u)
    y = top + row
    pen.rule(y, left=left)
    for index in view.order:
        axis = view.axes[index]
        shift = (row - pen.line_height(times)) / 2
        name = _name(pen, axis, times, names, index + 1 if numbered else None)
        _row(pen, name, _said(axis, cells), left, columns, y + shift, times, loud(axis, cells))
        y += row
    pen.rule(y, left=left)
    return y


def draw_half_table(
    pen: Pen, view: Radar, order: Sequence[int], corner: Point, *, numbered: bool
) -> None:
    """Rows with fewer figures in half of the width, where the window is narrow."""
    left, top = corner
    right = left + pen.inner / 2 - 0.6 * pen.u
    row = min(1.5 * pen.u, (pen.bottom - top) / (len(order) + 1))
    cells = _fewer(table_cells(view), view.sorted_by)
    least = _NARROW_TWO if len(cells) < len(_NARROW) else _NARROW
    columns, end = _columns(pen, view, cells, least, right, 1.0)
    names = end - left
    sorted_ = _order_words(view)
    first = order[:1] == view.order[:1] and pen.measure(sorted_, 1.0) <= names
    _heads(pen, view, cells, left, columns, top, 1.0, named=first)
    y = top + row - 0.05 * pen.u
    pen.rule(y, left=left, right=right)
    for index in order:
        axis = view.axes[index]
        name = _name(pen, axis, 1.0, names, index + 1 if numbered else None)
        said, place = _said(axis, cells), y + 0.1 * pen.u
        _row(pen, name, said, left, columns, place, 1.0, loud(axis, cells))
        y += row


def table_cells(view: Radar) -> tuple[Cell, ...]:
    """Which figures stand beside the shapes that are drawn."""
    if view.since is not None:
        return ("then", "now", "change")
    if _rooms_alone(view):
        return ("room", "agree")
    if view.outline == "it" or view.outline == "ot":
        return (view.outline, "agree")
    last: Cell = "agree" if view.sorted_by == "agreement" else "gap"
    if view.outline == "together" or view.sorted_by == "score":
        return ("it", "ot", "both", last)
    return ("it", "ot", "gap", "agree")


def _rooms_alone(view: Radar) -> bool:
    """Whether what is shown at all is the room's as a whole: there are no sides, and no gap."""
    return {axis.basis for axis in view.axes} in ({"room"}, {"room", None})


def _order_words(view: Radar) -> str:
    """In which order the rows stand; where nothing tells them apart they stand as on the radar."""
    order: RowOrder = view.sorted_by
    if order == "gap" and all(axis.gap is None for axis in view.axes):
        order = "axis"
    words = {
        "gap": tr("Widest gap first"),
        "score": tr("Lowest score first"),
        "agreement": tr("Least agreement first"),
        "axis": tr("In radar order"),
        "change": tr("By change"),
    }
    return words[order]


def loud(axis: AxisRow, cells: Sequence[Cell]) -> Cell | None:
    """The figure of a row that is worth a look: a wide gap, or a clear change."""
    if "change" in cells:
        return "change" if axis.change_label == "clear" else None
    return "gap" if axis.gap_label == "large" and "gap" in cells else None


def _fewer(cells: Sequence[Cell], order: RowOrder) -> tuple[Cell, ...]:
    """The figures that are left where there is little room."""
    if "change" in cells:
        return ("now", "change")
    if order == "agreement" and len(cells) > len(_NARROW):
        return ("it", "ot", "agree")
    return tuple(cells[:3])


def _columns(
    pen: Pen,
    view: Radar,
    cells: Sequence[Cell],
    least: Sequence[float],
    right: float,
    times: float,
) -> tuple[list[float], float]:
    """Where columns end, wide enough for their heads, and where the first of them starts."""
    places: list[float] = []
    for cell, wide in zip(reversed(cells), reversed(least), strict=True):
        places.insert(0, right)
        right -= max(wide * pen.u, pen.measure(_head(view, cell), times) + _BETWEEN * pen.u)
    return places, right


def _heads(
    pen: Pen,
    view: Radar,
    cells: Sequence[Cell],
    left: float,
    columns: Sequence[float],
    top: float,
    times: float,
    *,
    named: bool = True,
) -> None:
    role = "stage_muted"
    if named:
        pen.write((_order_words(view),), left, top, times, role=role)
    for cell, x in zip(cells, columns, strict=True):
        pen.write((_head(view, cell),), x, top, times, role=role, align="right")


def _head(view: Radar, cell: Cell) -> str:
    since = view.since
    if since is not None and cell in ("then", "now"):
        return head_day(since.then if cell == "then" else since.now, since.then, since.now)
    heads: Mapping[Cell, str] = {
        "it": seat_name("IT"),
        "ot": seat_name("OT"),
        "both": tr("Both"),
        "room": tr("Room"),
        "gap": tr("Gap"),
        "agree": tr("Agree"),
        "change": tr("Change"),
    }
    return heads[cell]


def _said(axis: AxisRow, cells: Sequence[Cell]) -> tuple[tuple[str, bool], ...]:
    """What stands in the cells, and which of them is to be seen first."""
    first = loud(axis, cells)
    return tuple((_figure(axis, cell, cells), cell == first) for cell in cells)


def _figure(axis: AxisRow, cell: Cell, cells: Sequence[Cell]) -> str:
    """One figure; the room's as a whole takes the place of the sides that have columns."""
    if axis.basis != "room" or cell not in _SIDES:
        return _CELLS[cell](axis)
    last = next(it for it in reversed(cells) if it in _SIDES)
    return tr("room {score}").format(score=fixed(axis.score)) if cell == last else ""


def _it(axis: AxisRow) -> str:
    return fixed(axis.it)


def _ot(axis: AxisRow) -> str:
    return fixed(axis.ot)


def _room(axis: AxisRow) -> str:
    return fixed(axis.score)


def _both(axis: AxisRow) -> str:
    return fixed(together(axis)) if axis.basis == "balanced" else DASH


def _gap(axis: AxisRow) -> str:
    return fixed(axis.gap)


def _agree(axis: AxisRow) -> str:
    return percent(axis.agreement)


def _then(axis: AxisRow) -> str:
    return fixed(axis.then)


def _now(axis: AxisRow) -> str:
    return fixed(together(axis))


def _change(axis: AxisRow) -> str:
    if axis.change is None or axis.change_label != "clear":
        return signed(axis.change)
    return f"{'↓' if axis.change < 0 else '↑'} {signed(axis.change)}"


_SIDES: Mapping[Cell, Seat] = {"it": "IT", "ot": "OT"}
_CELLS: Mapping[Cell, Callable[[AxisRow], str]] = {
    "it": _it,
    "ot": _ot,
    "both": _both,
    "room": _room,
    "gap": _gap,
    "agree": _agree,
    "then": _then,
    "now": _now,
    "change": _change,
}


def _name(pen: Pen, axis: AxisRow, times: float, width: float, number: int | None = None) -> str:
    """What an axis is called in so much room: its name, else its short one, else as much as fits.
    Behind its number where the shape has numbers for names.

    All names are measured in the heavier weight, so that they are told alike.
    """
    before = "" if number is None else f"{whole(number)}  "
    for name in (axis.name, axis.short):
        if pen.measure(before + name, times, semibold=True) <= width:
            return before + name
    (shown,) = pen.one_line(before + (axis.short or axis.name), times, width, semibold=True)
    return shown


def _fits(pen: Pen, view: Radar, width: float, row: float, times: float) -> bool:
    """Whether every name stands on its line in so large a type."""
    named = (pen.measure(axis.name, times, semibold=True) <= width for axis in view.axes)
    return pen.line_height(times) <= row and all(named)


def _row(
    pen: Pen,
    name: str,
    cells: Sequence[tuple[str, bool]],
    left: float,
    columns: Sequence[float],
    top: float,
    times: float,
    strong: Cell | None,
) -> None:
    pen.write((name,), left, top, times, semibold=strong is not None)
    for (text, first), x in zip(cells, columns, strict=True):
        pen.write((text,), x, top, times, align="right", even=True, semibold=first)
