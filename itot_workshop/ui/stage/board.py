"""The common-ground board on the stage: the green box grows with what is in it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF

from itot_workshop.domain.audience_views import Board, BoardPlacing
from itot_workshop.domain.pack import Column
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.board_cells import Cell, Lane
from itot_workshop.ui.stage.board_crowd import paint_crowd
from itot_workshop.ui.stage.board_figures import paint_figures
from itot_workshop.ui.stage.board_layout import Layout, lay_out
from itot_workshop.ui.stage.board_since import Since, paint_became, paint_since, since_last
from itot_workshop.ui.stage.pen import Pen, Whose, tr
from itot_workshop.ui.widgets.names import seat_name

_SEATS: dict[Column, Whose] = {"it_only": "IT", "common": "both", "ot_only": "OT"}
_EDGE = 0.11
_TARGET, _DASH = 0.07, 0.35
"""How thick the lines at the target's width are, and how long their dashes, in u."""

_ARROW = 0.32
_CLEAR = 0.35
"""From the cards of a lane to the arrows beside them, in u."""

_EASY, _FAIR = 1.2, 1.1
"""Cards smaller than this, in u, take the room of what became of others: of lines, or of one."""

_TESTS = (2.0, 1.8, 1.6, 1.4, 1.2)
"""Sizes of the tests of the middle, in u; narrow pages, whose title is smaller, leave two out."""

_FOOT = 3.0
"""Height of the line of figures below the map, in u."""


def paint_placing(pen: Pen, view: BoardPlacing) -> None:
    """Draw the tests of the middle, and how far the table at work has come; nothing else."""
    top = _title(pen, view.title) + 0.8 * pen.u
    foot = pen.bottom - 6.4 * pen.u
    if view.tests:
        top = pen.write((tr("Common is what passes all three today"),), pen.left, top, 1.3)
        top += 0.6 * pen.u
    for size in _TESTS if pen.wide else _TESTS[2:]:
        width = min(pen.inner - 2 * pen.u, 25 * size * pen.u)
        told = [pen.filled(test, size, width) for test in view.tests]
        high = sum(len(lines) * pen.line_height(size) + 0.6 * pen.u for lines in told)
        if top + high <= foot:
            break
    for at, lines in enumerate(told):
        pen.write((str(at + 1),), pen.left, top, size, role="stage_muted")
        top = pen.write(lines, pen.left + 2 * pen.u, top, size) + 0.6 * pen.u
    pen.rule(foot)
    if not view.table:
        pen.write((tr("The cards are being chosen"),), pen.left, foot + 1.4 * pen.u, 1.6)
        return
    seat: Seat = "IT" if view.table == "IT" else "OT"
    said = tr("%1’s table places its cards").replace("%1", seat_name(seat))
    pen.mark(seat, pen.left + 0.7 * pen.u, foot + 2.3 * pen.u, 1.3 * pen.u)
    pen.write((said,), pen.left + 2.2 * pen.u, foot + 1.2 * pen.u, 1.8, semibold=True)
    count = tr("%1 of %2").replace("%1", str(view.placed)).replace("%2", str(view.of))
    room = pen.inner - 3.2 * pen.u - pen.measure(count, 3.0, semibold=True)
    note = tr("Silently. The other table sees it when both are done.")
    lines = pen.balanced(note, 1.2, room)
    pen.write(lines, pen.left + 2.2 * pen.u, foot + 3.5 * pen.u, 1.2, role="stage_muted")
    pen.write((count,), pen.right, foot + 1.0 * pen.u, 3.0, semibold=True, align="right")


def paint_board(pen: Pen, view: Board) -> None:
    """Draw the map, and the figures below it; the second of two pages is what became of cards."""
    under = _under(pen, view.title)
    since, layout = _fitting(pen, view, under)
    if _is_apart(view, since):
        said = tr("Page {page} of {pages}").format(page=pen.turn % 2 + 1, pages=2)
        _write_beside(pen, said)
        if pen.turn % 2:
            paint_became(pen, view, _title(pen, tr("What became of our cards")) + 0.5 * pen.u)
            return
    elif any(card.moves for card in view.cards):
        _write_beside(pen, _arrow_note())
    _title(pen, view.title)
    foot = pen.bottom - _FOOT * pen.u
    paint_since(pen, since, under)
    signs = layout is not None and layout.area.signs
    paint_figures(pen, view, foot, mapped=layout is not None, signs=signs)
    if layout is None:
        paint_crowd(pen, view, under + since.height + 0.4 * pen.u, foot - 0.4 * pen.u)
        return
    _box(pen, layout)
    for lane in layout.found.lanes:
        _lane(pen, view, lane, layout)
    _kinds(pen, layout)
    _target(pen, layout)
    _arrows(pen, layout)


def board_pages(pen: Pen, view: Board) -> int:
    """Two where the map leaves no room to tell all that became of its cards, else one."""
    since, _ = _fitting(pen, view, _under(pen, view.title))
    return 2 if _is_apart(view, since) else 1


def _fitting(pen: Pen, view: Board, under: float) -> tuple[Since, Layout | None]:
    """What is told above the map: all that became of its cards, as long as these are easy to read.

    Else it is what slipped back alone. The map is None where its cards need another form.
    """
    bottom = pen.bottom - (_FOOT + 0.9) * pen.u
    for all_of_it in (True, False):
        since = since_last(pen, view, all_of_it=all_of_it)
        layout = lay_out(pen, view, under + since.height + 0.5 * pen.u, bottom)
        least = _EASY if len(since.said) > 1 else _FAIR
        if since.whole and layout is not None and layout.found.times >= least:
            break
    return since, layout


def _is_apart(view: Board, since: Since) -> bool:
    """Whether what became of the cards has a page; once moves are planned it is no longer told."""
    return not since.whole and not any(card.moves for card in view.cards)


def _write_beside(pen: Pen, said: str) -> None:
    """Write a few words at the end of the title's line."""
    pen.write((said,), pen.right, pen.top, 1.2, role="stage_muted", align="right")


def _title(pen: Pen, title: str) -> float:
    """Write the board's question; gives where it ends."""
    lines, size = _title_lines(pen, title)
    return pen.write(lines, pen.left, pen.top - 0.3 * pen.u, size, semibold=True)


def _under(pen: Pen, title: str) -> float:
    """Where the board's question ends."""
    lines, size = _title_lines(pen, title)
    return pen.top - 0.3 * pen.u + len(lines) * pen.line_height(size)


def _title_lines(pen: Pen, title: str) -> tuple[tuple[str, ...], float]:
    """The board's question, in each phase as large as where the arrows are told beside it."""
    room = pen.inner - pen.measure(_arrow_note(), 1.2) - 2 * pen.u
    sizes = (2.4, 2.0, 1.7) if pen.wide else (1.7, 1.4)
    lines, size = pen.fitted(title, sizes, room, 1, semibold=True)
    if len(lines) > 1:
        lines, size = pen.fitted(title, (1.4, 1.2), room, 2, semibold=True)
    return pen.cut(lines, 2, size, room, semibold=True), size


def _arrow_note() -> str:
    return tr("Arrow: to move by next time")


def _box(pen: Pen, layout: Layout) -> None:
    box = layout.box
    pen.fill(box.left(), box.top(), box.width(), box.height(), "common_tint")
    pen.painter.setPen(QPen(QColor(pen.look.colour.common), round(max(2.0, _EDGE * pen.u))))
    pen.painter.setBrush(Qt.BrushStyle.NoBrush)
    edges = QRectF(
        QPointF(pen.on_pixels(box.left(), _EDGE), pen.on_pixels(box.top(), _EDGE)),
        QPointF(pen.on_pixels(box.right(), _EDGE), pen.on_pixels(box.bottom(), _EDGE)),
    )
    pen.painter.drawRoundedRect(pen.turned(edges), 0.18 * pen.u, 0.18 * pen.u)


def _target(pen: Pen, layout: Layout) -> None:
    """How wide the box is to be by next time."""
    if layout.target is None or layout.target <= layout.box.width():
        return
    wide = round(max(1.0, _TARGET * pen.u))
    line = QPen(QColor(pen.look.colour.common), wide, Qt.PenStyle.DashLine)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    line.setDashPattern([_DASH * pen.u / wide] * 2)
    pen.painter.setPen(line)
    middle, half = layout.box.center().x(), layout.target / 2
    for x in (middle - half, middle + half):
        place = pen.on_pixels(pen.at(x), _TARGET)
        pen.painter.drawLine(QLineF(place, layout.box.top(), place, layout.box.bottom()))


def _lane(pen: Pen, view: Board, lane: Lane, layout: Layout) -> None:
    names: dict[Column, tuple[str, ...]] = {
        "it_only": (tr("IT only"),),
        "common": (tr("Common ground"), tr("Common")),
        "ot_only": (tr("OT only"),),
    }
    count = str(sum(card.column == lane.column for card in view.cards))
    width = lane.right - lane.left
    y = layout.box.top() + 0.35 * pen.u
    pen.mark(
        _SEATS[lane.column], lane.left + 0.5 * pen.u, y + pen.line_height(1.2) / 2, 0.9 * pen.u
    )
    room = width - 1.4 * pen.u - pen.measure(count, 1.2) - 0.6 * pen.u
    fits = (it for it in names[lane.column] if pen.measure(it, 1.2, semibold=True) <= room)
    name = next(fits, names[lane.column][-1])
    head, size = pen.fitted(name, (1.2, 1.0), room, 1, semibold=True)
    pen.write(head[:1], lane.left + 1.4 * pen.u, y, size, semibold=True)
    pen.write((count,), lane.right, y, 1.2, align="right", even=True, semibold=True)
    for row in layout.found.rows:
        pen.rule(row - layout.area.caption - 0.25 * pen.u, left=lane.left, right=lane.right)
    for cell in lane.cells:
        _card(pen, cell, lane, layout)
    for words, x, top in lane.prose:
        pen.write(words, x, top, layout.found.times)


def _kinds(pen: Pen, layout: Layout) -> None:
    """What the two rows are, where the board has a line for it."""
    names = (tr("technical"), tr("organisational"))
    for name, place in zip(names, layout.captions, strict=True):
        if place is not None:
            pen.write((name,), *place, 1.0, role="stage_muted")


def _card(pen: Pen, cell: Cell, lane: Lane, layout: Layout) -> None:
    card, x = cell.card, lane.left
    if card.now:
        edge = 0.3 * pen.u
        width = lane.right - lane.left + 2 * edge
        pen.fill(x - edge, cell.top, width, cell.height, "sunken")
        pen.stroke(x - edge, cell.top, x - edge, cell.top + cell.height, "ink", 0.14)
    if cell.says is not None:
        middle = cell.top + pen.line_height(layout.found.times) / 2
        pen.mark(cell.says, x + 0.4 * pen.u, middle, 0.7 * pen.u)
        x += 1.2 * pen.u
    loud = card.now or (lane.column == "common" and cell.says is None)
    role = "text" if cell.says is None or card.now else "stage_muted"
    pen.write(cell.lines, x, cell.top, layout.found.times, semibold=loud, role=role)


def _arrows(pen: Pen, layout: Layout) -> None:
    """From each card that is to move to the edge of the box."""
    for lane in layout.found.lanes:
        for cell in lane.cells:
            if not cell.card.moves or lane.column == "common":
                continue
            y = cell.top + pen.line_height(layout.found.times) / 2
            if lane.column == "it_only":
                _arrow(pen, lane.right + _CLEAR * pen.u, layout.box.left(), y)
            else:
                _arrow(pen, lane.left - _CLEAR * pen.u, layout.box.right(), y)


def _arrow(pen: Pen, start: float, end: float, y: float) -> None:
    """An arrow along the pixels; a line that it crosses ends before it and goes on behind it."""
    ahead = 1 if end > start else -1
    tip = end - ahead * _EDGE * pen.u
    back = tip - ahead * 1.6 * _ARROW * pen.u
    y = pen.on_pixels(y, _EDGE)
    pen.stroke(start, y, back, y, "surface", 2 * _ARROW + 0.3)
    pen.stroke(start, y, back, y, "common", _EDGE)
    pen.painter.setPen(Qt.PenStyle.NoPen)
    pen.painter.setBrush(QBrush(QColor(pen.look.colour.common)))
    half = _ARROW * pen.u
    corners = ((tip, y), (back, y - half), (back, y + half))
    pen.painter.drawPolygon(QPolygonF([QPointF(pen.at(x), at) for x, at in corners]))
