"""What stands in the table beside a radar on the stage: which figures, under which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from itot_workshop.domain.audience_views import AxisRow, Radar, RowOrder
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import tr
from itot_workshop.ui.stage.shape_chart import together
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import DASH, fixed, head_day, percent, signed, whole

Cell: TypeAlias = Literal["it", "ot", "both", "room", "gap", "agree", "then", "now", "change", "n"]


def table_cells(view: Radar) -> tuple[Cell, ...]:
    """Which figures stand beside the shapes that are drawn; people where all figures are theirs."""
    if view.since is not None:
        return ("then", "now", "change")
    if _rooms_alone(view):
        return ("room", "agree", "n")
    if view.outline == "it" or view.outline == "ot":
        return (view.outline, "agree", "n")
    last: Cell = "agree" if view.sorted_by == "agreement" else "gap"
    if view.outline == "together" or view.sorted_by == "score":
        return ("it", "ot", "both", last)
    return ("it", "ot", "gap", "agree")


def _rooms_alone(view: Radar) -> bool:
    """Whether what is shown at all is the room's as a whole: there are no sides, and no gap."""
    return {axis.basis for axis in view.axes} in ({"room"}, {"room", None})


def fewer_cells(view: Radar) -> tuple[Cell, ...]:
    """The figures that are left where there is little room."""
    cells = table_cells(view)
    if "change" in cells:
        return ("now", "change")
    if view.outline == "together" and "both" in cells:
        return ("both", "agree" if view.sorted_by == "agreement" else "gap")
    if view.sorted_by == "agreement" and "ot" in cells and "it" in cells:
        return ("it", "ot", "agree")
    return cells[: 3 if "gap" in cells or "both" in cells else 2]


def order_words(view: Radar) -> str:
    """In which order the rows stand; where nothing tells them apart they stand as on the radar."""
    order: RowOrder = view.sorted_by
    if order == "gap" and all(axis.gap is None for axis in view.axes):
        order = "axis"
    words = {
        "gap": tr("Widest gap first"),
        "score": tr("Lowest score first"),
        "agreement": tr("Least agreement first"),
        "axis": tr("In radar order"),
        "change": _changes_first(view),
    }
    return words[order]


def _changes_first(view: Radar) -> str:
    """Which changes stand above all others: clear falls or, where there are none, the next that are
    more than noise; else what was counted by hand, if not all was.
    """
    changes = [it for it in view.axes if it.change is not None]
    sure = {(it.change_label, (it.change or 0.0) < 0) for it in changes}
    words = {
        ("clear", True): tr("Clear falls first"),
        ("possible", True): tr("Possible falls first"),
        ("clear", False): tr("Clear rises first"),
        ("possible", False): tr("Possible rises first"),
    }
    found = next((said for kind, said in words.items() if kind in sure), "")
    if found or not changes:
        return found or tr("In radar order")
    if len({it.change_label for it in changes}) > 1:
        return tr("Counted by hand first")
    return tr("Largest change first")


def loud(axis: AxisRow, cells: Sequence[Cell]) -> Cell | None:
    """The figure of a row that is worth a look: a wide gap, or a clear change."""
    if "change" in cells:
        return "change" if axis.change_label == "clear" else None
    return "gap" if axis.gap_label == "large" and "gap" in cells else None


def head_of(view: Radar, cells: Sequence[Cell], cell: Cell, *, short: bool) -> str:
    """What stands over a figure, in ``short`` where the whole word has no room."""
    since = view.since
    if since is not None and cell in ("then", "now"):
        return head_day(since.then if cell == "then" else since.now, since.then, since.now)
    heads: Mapping[Cell, str] = {
        "it": seat_name("IT"),
        "ot": seat_name("OT"),
        "both": tr("Both"),
        "room": tr("Room"),
        "gap": tr("Gap") if "it" in cells else tr("Gap IT–OT"),
        "agree": tr("Agree") if short else tr("Agreement"),
        "change": tr("Change"),
        "n": tr("Voted"),
    }
    return heads[cell]


def said_of(axis: AxisRow, cells: Sequence[Cell]) -> tuple[tuple[str, bool], ...]:
    """What stands in the cells, and which of them is to be seen first."""
    first = loud(axis, cells)
    return tuple((_figure(axis, cell, cells), cell == first) for cell in cells)


def _figure(axis: AxisRow, cell: Cell, cells: Sequence[Cell]) -> str:
    """One figure; the room's as a whole takes the place of the sides that have columns, or of both
    together.
    """
    last = next((it for it in reversed(cells) if it in SEATS), "both")
    if axis.basis != "room" or (cell not in SEATS and cell != last):
        return _CELLS[cell](axis)
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
    return fixed(axis.before if axis.then is None else axis.then)


def _now(axis: AxisRow) -> str:
    return fixed(together(axis))


def _change(axis: AxisRow) -> str:
    if axis.change is None or axis.change_label != "clear":
        return signed(axis.change)
    return f"{'↓' if axis.change < 0 else '↑'} {signed(axis.change)}"


def _n(axis: AxisRow) -> str:
    return whole(axis.n) if axis.n else DASH


SEATS: Mapping[Cell, Seat] = {"it": "IT", "ot": "OT"}
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
    "n": _n,
}
