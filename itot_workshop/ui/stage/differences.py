"""The differences between the sides on the stage: both tables' ratings on one line a difference."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_views import DifferenceRow, Differences
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Align, Pen, tr
from itot_workshop.ui.widgets.names import seat_name

_MARK = 1.25
_CHIP = 1.0
_LEAST = 3.8
"""The height of a row that has room for the figures below its marks, in u."""

_NAME_AIR = 1.6
"""Between a name and where its scale begins, in u: a mark at the scale's low end reaches in."""

_INDENT = 1.2
"""From a side's marker to its example, in u."""

_SHARES = {
    (True, True): (0.24, 0.3),
    (True, False): (0.3, 0.66),
    (False, True): (0.305, 0.165),
    (False, False): (0.36, 0.6),
}
"""The parts of the width that names and scale take: of wide stages, and of those with examples."""


def paint_differences(pen: Pen, view: Differences) -> None:
    """Draw a scale for each difference with IT's and OT's marks, and both tables' examples."""
    told = any(row.it_example or row.ot_example for row in view.rows)
    close = told and not pen.wide
    size, ask = (2.0, 1.1) if close else (3.0, 1.3)
    lines, size = pen.fitted(view.title, (size, 2.0), pen.inner * 0.55, 1, semibold=True)
    _legend(pen, view, size)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    top += (0.2 if close else 0.5) * pen.u
    name, scale = _SHARES[pen.wide, told]
    left = pen.left + pen.inner * name
    right = left + pen.inner * scale
    beside = right + (2.4 if pen.wide else 1.4) * pen.u if told else None
    top = _ends(pen, view, (left, right, beside), top)
    foot, ask = pen.fitted(view.ask, (ask, 1.0) if close else (ask,), pen.inner, 1, semibold=True)
    air = (0.4 if close else 0.6) * pen.u
    end = pen.bottom - (len(foot) * pen.line_height(ask) + air if view.ask else 0)
    y = top
    names = _names_size(pen, view, left)
    for row, height in zip(view.rows, _heights(pen, view, beside, end - top), strict=True):
        _name(pen, row, y + height / 2, left, names)
        _row(pen, view, row, y, height, left, right)
        if beside is not None:
            _examples(pen, row, beside, y, height)
        y += height
    pen.write(foot, pen.left, end + air, ask, semibold=True)


def _heights(pen: Pen, view: Differences, beside: float | None, room: float) -> list[float]:
    """How high the rows are: alike, or as their examples need it where all of them fit so."""
    count = max(1, len(view.rows))
    alike = [room / count] * len(view.rows)
    if beside is None:
        return alike
    width = pen.right - beside - _INDENT * pen.u
    needs = []
    for row in view.rows:
        texts = [text for text in (row.it_example, row.ot_example) if text]
        lines = sum(len(pen.filled(text, 1.0, width)) for text in texts)
        needs.append(max(_LEAST * pen.u, lines * pen.line_height(1.0) + 0.15 * pen.u))
    spare = (room - sum(needs)) / count
    if max(needs) <= room / count or spare < 0:
        return alike
    return [need + spare for need in needs]


def _legend(pen: Pen, view: Differences, size: float) -> None:
    """Whose marks those are, from the right edge of the title's line."""
    managed = any(row.management is not None for row in view.rows)
    seats: tuple[Seat, ...] = ("MGT", "OT", "IT") if managed else ("OT", "IT")
    x, top = pen.right, pen.top + (pen.line_height(size) - pen.line_height(1.2)) / 2
    for seat in seats:
        said = seat_name(seat)
        pen.write((said,), x, top, 1.2, role="stage_muted", align="right")
        x -= pen.measure(said, 1.2) + 0.8 * pen.u
        pen.mark(seat, x, top + pen.line_height(1.2) / 2, 0.9 * pen.u)
        x -= 1.2 * pen.u


def _ends(
    pen: Pen, view: Differences, columns: tuple[float, float, float | None], top: float
) -> float:
    """What the ends of the scale mean, and what stands beside it."""
    left, right, beside = columns
    start, edge = left - 0.4 * pen.u, right + 0.4 * pen.u
    alike, apart = _over_scale(pen, view, edge - start)
    if not alike:
        room = edge - pen.measure(view.apart, 1.0) - 1.2 * pen.u - pen.left
        start = min(start, pen.left + room - min(pen.measure(view.alike, 1.0), room))
        alike, apart = pen.balanced(view.alike, 1.0, room), (view.apart,)
    lines = max(len(alike), len(apart))
    low = top + lines * pen.line_height(1.0)
    ends: tuple[tuple[tuple[str, ...], float, Align], ...] = (
        (alike, start, "left"),
        (apart, edge, "right"),
    )
    for words, x, align in ends:
        y = low - len(words) * pen.line_height(1.0)
        pen.write(words, x, y, 1.0, role="stage_muted", align=align)
    if beside is not None:
        said, size = pen.fitted(
            tr("One example from each table"), (1.0,), pen.right - beside, lines
        )
        y = low - len(said) * pen.line_height(size)
        pen.write(said, beside, y, size, role="stage_muted")
    return low + 0.35 * pen.u


def _over_scale(
    pen: Pen, view: Differences, width: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words at the ends of a scale as wide as this, each over its half; empty if too long."""
    ends = (view.alike, view.apart)
    if sum(pen.measure(end, 1.0) for end in ends) + 1.2 * pen.u <= width:
        return (view.alike,), (view.apart,)
    half = (width - 0.6 * pen.u) / 2
    if max(pen.measure(word, 1.0) for end in ends for word in (*end.split(), "")) > half:
        return (), ()
    return pen.balanced(view.alike, 1.0, half), pen.balanced(view.apart, 1.0, half)


def _row(
    pen: Pen,
    view: Differences,
    row: DifferenceRow,
    top: float,
    height: float,
    left: float,
    right: float,
) -> None:
    pen.rule(top)
    middle = top + height / 2
    for value in range(view.low, view.high + 1):
        x = _place(view, value, left, right)
        pen.stroke(x, middle - 0.28 * pen.u, x, middle + 0.28 * pen.u, "stage_line", 0.07)
    pen.stroke(left, middle, right, middle, "stage_line", 0.07)
    if row.it is None or row.ot is None:
        return
    it, ot = _place(view, row.it, left, right), _place(view, row.ot, left, right)
    pen.stroke(it, middle, ot, middle, "stage_muted", 0.16)
    if row.management is not None:
        x = _place(view, row.management, left, right)
        pen.mark("MGT", x, middle - 1.15 * pen.u, 0.7 * pen.u)
    pen.mark("OT", ot, middle, _MARK * pen.u, hollow=row.it == row.ot)
    pen.mark("IT", it, middle, (0.62 if row.it == row.ot else 1) * _MARK * pen.u)
    _figures(pen, row, (it, ot), middle + 0.62 * pen.u, height)


def _place(view: Differences, value: int, left: float, right: float) -> float:
    return left + (right - left) * (value - view.low) / max(1, view.high - view.low)


def _figures(
    pen: Pen, row: DifferenceRow, places: tuple[float, float], top: float, height: float
) -> None:
    """The ratings in figures below their marks, where a row is high enough for them."""
    if height < _LEAST * pen.u:
        return
    for value, x in {row.it: places[0], row.ot: places[1]}.items():
        pen.write((str(value),), x, top, 1.1, semibold=True, align="centre")


def _names_size(pen: Pen, view: Differences, left: float) -> float:
    """The largest type in which the names stand in one line each, all alike."""
    width = left - pen.left - _NAME_AIR * pen.u
    sizes = (1.6, 1.4, 1.2, 1.1, 1.0)
    fits = [pen.fitted(row.name, sizes, width, 1, semibold=True)[1] for row in view.rows]
    return min(fits, default=sizes[0])


def _name(pen: Pen, row: DifferenceRow, middle: float, left: float, size: float) -> None:
    width = left - pen.left - _NAME_AIR * pen.u
    lines = pen.balanced(row.name, size, width, semibold=True)
    lines = pen.cut(lines, 2, size, width, semibold=True)
    chip = _chip(row)
    tall = len(lines) * pen.line_height(size) + (1.7 * pen.u if chip else 0)
    y = pen.write(lines, pen.left, middle - tall / 2, size, semibold=True) + 0.2 * pen.u
    if chip:
        pad = 0.5 * pen.u
        wide = pen.measure(chip, _CHIP) + 2 * pad
        pen.fill(pen.left, y, wide, pen.line_height(_CHIP) + 0.1 * pen.u, "sunken")
        pen.write((chip,), pen.left + pad, y + 0.05 * pen.u, _CHIP)


def _chip(row: DifferenceRow) -> str:
    """What the room says of a difference in a few words, "" where it is not singled out."""
    if row.helps and row.costs:
        return tr("helps and costs most")
    return tr("helps most") if row.helps else tr("costs most") if row.costs else ""


def _examples(pen: Pen, row: DifferenceRow, left: float, top: float, height: float) -> None:
    """What each table told; what one of them leaves of the lines there are is the other's."""
    said: tuple[tuple[Seat, str], ...] = (("IT", row.it_example), ("OT", row.ot_example))
    width = pen.right - left - _INDENT * pen.u
    most = max(2, int((height - 0.1 * pen.u) / pen.line_height(1.0)))
    told = [(seat, pen.filled(text, 1.0, width)) for seat, text in said if text]
    rooms = _rooms([len(lines) for _, lines in told], most)
    told = [
        (seat, pen.cut(lines, room, 1.0, width))
        for (seat, lines), room in zip(told, rooms, strict=True)
    ]
    tall = sum(len(lines) for _, lines in told) * pen.line_height(1.0)
    gap = max(0.0, min(0.25 * pen.u, (height - tall) / 3))
    y = top + (height - tall - gap * (len(told) - 1)) / 2
    for seat, lines in told:
        pen.mark(seat, left + 0.35 * pen.u, y + pen.line_height(1.0) / 2, 0.6 * pen.u)
        y = pen.write(lines, left + _INDENT * pen.u, y, 1.0) + gap


def _rooms(wanted: Sequence[int], most: int) -> list[int]:
    """How many lines each of one or two texts gets of those there are."""
    if sum(wanted) <= most or len(wanted) < 2:
        return [min(lines, most) for lines in wanted]
    first, second = wanted
    half = most // 2
    if first <= half:
        return [first, most - first]
    if second <= half:
        return [most - second, second]
    return [most - half, half]
