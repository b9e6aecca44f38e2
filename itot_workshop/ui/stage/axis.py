"""One axis in depth on the stage: where both sides stand on its scale, and one question."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_views import AxisPage
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.axis_since import draw_way, since_height, way_height, write_since
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import fixed, percent, whole

_MARK = 1.3
"""How wide a marker on the scale is, in u."""
_RING = 0.5
_COVERS = (_MARK + _RING) / 2
"""How wide the ring of a whole number is, and so near, in u, a marker stands for it."""
_ASKED = (1.8, 1.6, 1.4, 1.2)
"""Sizes of the question, in u: a smaller one where what stands above needs the room, which narrow
pages do from the first, so that the questions of all axes are of one size.
"""
_LEAST = 0.6
"""What is free between the anchors and the figures at least, in u; a line where there is room."""
_READ = 1.2
"""How large the figures are, and how to read them, in u."""


def paint_axis(pen: Pen, view: AxisPage) -> None:
    """Draw one axis: its anchors at the ends of the scale, both sides on it, one question."""
    top = pen.title(view.row.name)
    lines = pen.balanced(view.question, 1.4, pen.inner)
    top = pen.write(lines, pen.left, top, 1.4, role="stage_muted")
    width = pen.inner * 0.46
    low = pen.filled(view.anchor_low, 1.1, width)
    high = pen.balanced(view.anchor_high, 1.1, width)
    numbers = 0.7 * pen.u + way_height(pen, view)
    below = (2.1 + _LEAST) * pen.u + numbers + max(len(low), len(high)) * pen.line_height(1.1)
    inset = 1.2 * pen.u
    left, right = pen.left + inset, pen.right - inset
    step = (right - left) / (view.high - view.low)
    above = _above(pen, view, step)
    foot = _ask(pen, view.ask, top + above + below + _reading_height(pen, view))
    foot = _reading(pen, view, foot)
    air = pen.line_height(_READ) - _LEAST * pen.u
    line = max(min(pen.height * 0.45, foot - below - air), top + above)
    pen.stroke(left, line, right, line, "stage_line", 0.09)
    stands = _stands(view)
    for value in range(view.low, view.high + 1):
        x = left + step * (value - view.low)
        if all(abs(left + step * (it - view.low) - x) >= _COVERS * pen.u for _, it in stands):
            pen.dot(x, line, _RING * pen.u, filled=False)
        pen.write((str(value),), x, line + numbers, 1.3, align="centre")
    draw_way(pen, view, left, step, line)
    anchors = line + numbers + 2.1 * pen.u
    pen.write(low, pen.left, anchors, 1.1, role="stage_muted")
    pen.write(high, pen.right, anchors, 1.1, role="stage_muted", align="right")
    _stand(pen, view, left, step, line)


def _above(pen: Pen, view: AxisPage, step: float) -> float:
    """How much room names, figures and marks need over the line of the scale."""
    places = [step * value for _, value in _stands(view)]
    size = _MARK * pen.u
    raised = [_raised(places[: at + 1], size) for at in range(len(places))]
    return size / 2 + max(raised, default=0.0) + 1.2 * pen.u + pen.line_height(1.3)


def _stand(pen: Pen, view: AxisPage, left: float, step: float, line: float) -> None:
    """Where each side stands, its name and figure above it; a line leads there from aside."""
    shown = _stands(view)
    places = [left + step * (value - view.low) for _, value in shown]
    said = [
        f"{tr('Room') if seat is None else seat_name(seat)} {fixed(value, 1)}"
        for seat, value in shown
    ]
    widths = [pen.measure(words, 1.3, semibold=True) for words in said]
    middles = side_by_side(places, widths, 0.8 * pen.u, (pen.left, pen.right))
    size = _MARK * pen.u
    raised = [_raised(places[: at + 1], size) for at in range(len(places))]
    below = line - size / 2 - max(raised, default=0.0) - 0.9 * pen.u
    for words, x, middle, up in zip(said, places, middles, raised, strict=True):
        if abs(middle - x) > 0.5 * pen.u:
            pen.stroke(middle, below, x, line - up, "stage_muted", 0.06)
        top = below - pen.line_height(1.3)
        pen.write((words,), middle, top, 1.3, semibold=True, align="centre")
    for (seat, _), x, up in zip(shown, places, raised, strict=True):
        pen.mark(seat, x, line - up, size)


def _stands(view: AxisPage) -> list[tuple[Seat | None, float]]:
    """Who stands where, lowest first."""
    row = view.row
    values: list[tuple[Seat | None, float | None]] = [
        ("IT", row.it),
        ("OT", row.ot),
        ("MGT", row.management),
    ]
    if row.basis == "room":
        values = [(None, row.score)]
    shown = [(seat, value) for seat, value in values if value is not None]
    return sorted(shown, key=lambda pair: pair[1])


def side_by_side(
    places: Sequence[float], widths: Sequence[float], gap: float, ends: tuple[float, float]
) -> list[float]:
    """Middles of labels as near to their places, in order, as their widths and a gap allow.

    All in pixels, ``places`` ascending, ``ends`` where the first may begin and the last may end.
    """
    groups: list[list[int]] = []
    for at in range(len(places)):
        groups.append([at])
        while len(groups) > 1 and _reaches(groups[-2:], places, widths, gap, ends):
            last = groups.pop()
            groups[-1].extend(last)
    return [x for group in groups for x in _row(group, places, widths, gap, ends)]


def _reaches(
    pair: Sequence[Sequence[int]],
    places: Sequence[float],
    widths: Sequence[float],
    gap: float,
    ends: tuple[float, float],
) -> bool:
    """Whether the first of two groups of labels comes too near to the second."""
    first, second = (_row(group, places, widths, gap, ends) for group in pair)
    free = (second[0] - widths[pair[1][0]] / 2) - (first[-1] + widths[pair[0][-1]] / 2)
    return free < gap


def _row(
    group: Sequence[int],
    places: Sequence[float],
    widths: Sequence[float],
    gap: float,
    ends: tuple[float, float],
) -> list[float]:
    """The middles of labels that stand in one row, together as near to their places as can be."""
    offsets: list[float] = []
    length = 0.0
    for at in group:
        offsets.append(length + widths[at] / 2)
        length += widths[at] + gap
    wanted = sum(places[at] - offset for at, offset in zip(group, offsets, strict=True))
    left = max(min(wanted / len(group), ends[1] - length + gap), ends[0])
    return [left + offset for offset in offsets]


def _raised(places: Sequence[float], size: float) -> float:
    """How far the last of some marks rises off its line, so that it covers none before it."""
    *others, last = places
    return 1.04 * size * sum(last - other < 0.9 * size for other in others)


def _figures(view: AxisPage) -> str:
    """Gap, agreement and how many people, in one line; empty where nothing is known."""
    row = view.row
    known = [
        (tr("Gap"), fixed(row.gap), row.gap),
        (tr("Agreement"), percent(row.agreement), row.agreement),
    ]
    figures = [f"{name} {said}" for name, said, value in known if value is not None]
    figures += [tr("{n} people").format(n=whole(row.n))] if row.n else []
    return tr(" · ").join(figures)


def _reading_height(pen: Pen, view: AxisPage) -> float:
    """How much room the figures and how to read them take over the question."""
    rows = len(_read_lines(pen, view)) + bool(_figures(view))
    high = rows * pen.line_height(_READ) + since_height(pen, view)
    return high + 0.8 * pen.u if high else 0.0


def _read_lines(pen: Pen, view: AxisPage) -> tuple[str, ...]:
    """How to read the figures, or why there are none, on lines of its own below them."""
    said = view.reading
    if view.voted and view.row.basis is None:
        said = tr("Too few votes: nothing is shown, so that nobody can be recognised.")
    return pen.filled(said, _READ, pen.inner) if said else ()


def _reading(pen: Pen, view: AxisPage, foot: float) -> float:
    """Gap and agreement above the question, what changed, and how to read them; gives where that
    begins.
    """
    said = _figures(view)
    top = under = foot - _reading_height(pen, view)
    if said:
        under = pen.write((said,), pen.left, top, _READ, semibold=True, even=True)
    under = write_since(pen, view, under)
    pen.write(_read_lines(pen, view), pen.left, under, _READ)
    return top


def _ask(pen: Pen, question: str, needed: float) -> float:
    """The question at the foot, as large as leaves what is needed above; gives where it begins."""
    if not question:
        return pen.bottom
    width = pen.inner - 2.4 * pen.u
    sizes = _ASKED if pen.wide else _ASKED[1:]
    for at in range(len(sizes)):
        lines, size = pen.fitted(question, sizes[at:], width, 3, semibold=True)
        height = len(lines) * pen.line_height(size) + 1.4 * pen.u
        if pen.bottom - height >= needed:
            break
    top = pen.bottom - height
    pen.fill(pen.left, top, pen.inner, height, "sunken")
    pen.fill(pen.left, top, 0.28 * pen.u, height, "ink", 0)
    pen.write(lines, pen.left + 1.2 * pen.u, top + 0.7 * pen.u, size, semibold=True)
    return top
