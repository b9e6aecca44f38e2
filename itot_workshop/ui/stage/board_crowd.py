"""Many cards that are placed differently: each told once, with a strip that shows where by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_views import Board, BoardCard
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.ui.stage.board_cells import apart_note, signed
from itot_workshop.ui.stage.pen import Pen, Whose, tr

_COLUMNS: tuple[Column, ...] = ("it_only", "common", "ot_only")
_SIZES = (1.2, 1.1, 1.0)
_SLOT = 0.9
"""How wide one of the three places of a strip is, in u."""

_STRIP = 3 * _SLOT + 0.3
"""From the beginning of a strip to the name behind it, in u."""

_GAP = 0.7
_ROW, _HIGHEST = 1.3, 1.7
_HEAD = 2.0

_Line: TypeAlias = str | BoardCard
"""A row of cards by its name, or a card."""


class _Grid(Struct, frozen=True, kw_only=True):
    """Columns of lines: how many lines each has, how wide it is and how high a line, in pixels."""

    rows: int
    width: float
    high: float
    times: float


def paint_crowd(pen: Pen, view: Board, top: float, bottom: float) -> None:
    """Draw every card of the board between two heights, and above them what the marks say."""
    _legend(pen, top, view.cards)
    top += _HEAD * pen.u
    lines = _lines(view.cards)
    grid = _grid(pen, lines, bottom - top)
    for first in range(0, len(lines), grid.rows):
        left = pen.left + first // grid.rows * (grid.width + _GAP * pen.u)
        _column(pen, lines[first : first + grid.rows], grid, left, top)


def arrow_of(card: BoardCard) -> str:
    """What stands before the name of a card that is to move to the middle, "" before others."""
    arrows: dict[Column | None, str] = {"it_only": "→", "ot_only": "←"}
    return f"{arrows[card.column]}\u00a0" if card.moves and card.column in arrows else ""


def _lines(cards: Sequence[BoardCard]) -> list[_Line]:
    """The cards in the order of the board's two rows, each row below its name."""
    kinds: tuple[tuple[BoardKind, str], ...] = (
        ("technical", tr("technical")),
        ("organisational", tr("organisational")),
    )
    found: list[_Line] = []
    for kind, name in kinds:
        found += [name, *(card for card in cards if card.kind == kind)]
    return found


def _grid(pen: Pen, lines: Sequence[_Line], height: float) -> _Grid:
    """The fewest columns, in the largest type, in which every name stands on its line."""
    names = [line if isinstance(line, str) else arrow_of(line) + signed(line) for line in lines]
    for columns in (2, 3, 4):
        rows = -(-len(lines) // columns)
        room = _width(pen, columns) - _STRIP * pen.u
        for times in _SIZES:
            wide = max(pen.measure(name, times, semibold=True) for name in names)
            if rows * _ROW * times * pen.u <= height and wide <= room:
                return _made(pen, columns, rows, height, times)
    columns = -(-len(lines) // max(1, int(height / (_ROW * pen.u))))
    return _made(pen, columns, -(-len(lines) // columns), height, _SIZES[-1])


def _width(pen: Pen, columns: int) -> float:
    return (pen.inner - (columns - 1) * _GAP * pen.u) / columns


def _made(pen: Pen, columns: int, rows: int, height: float, times: float) -> _Grid:
    high = min(height / rows, _HIGHEST * times * pen.u)
    return _Grid(rows=rows, width=_width(pen, columns), high=high, times=times)


def _legend(pen: Pen, top: float, cards: Sequence[BoardCard]) -> None:
    """Whose mark is whose; where all is settled there is one mark alone. Then what a sign says."""
    settled = all(card.column is not None for card in cards)
    x, size = pen.left, 1.1
    marks: tuple[tuple[Whose, str], ...] = (
        ("IT", tr("IT’s table")),
        ("OT", tr("OT’s table")),
        ("both", tr("both")),
    )
    for seat, name in (("both", tr("agreed")),) if settled else marks:
        pen.mark(seat, x + 0.4 * pen.u, top + pen.line_height(size) / 2, 0.75 * pen.u)
        pen.write((name,), x + 1.1 * pen.u, top, size, role="stage_muted")
        x += 2.3 * pen.u + pen.measure(name, size)
    if any(card.keep_apart for card in cards):
        sign = apart_note()
        pen.write((sign,), x, top, size, role="stage_muted")
        x += 1.2 * pen.u + pen.measure(sign, size)
    for said in (
        tr("left IT only, in the middle common ground, right OT only"),
        tr("left IT only, right OT only"),
    ):
        if pen.measure(said, 1.1) <= pen.right - x:
            pen.write((said,), pen.right, top, 1.1, role="stage_muted", align="right")
            break


def _column(pen: Pen, lines: Sequence[_Line], grid: _Grid, left: float, top: float) -> None:
    slots = [left + (at + 0.5) * _SLOT * pen.u for at in range(len(_COLUMNS))]
    width, high = _SLOT * pen.u, grid.high
    pen.fill(slots[1] - width / 2, top, width, len(lines) * high, "common_tint", 0)
    for at, line in enumerate(lines):
        y = top + at * high
        if isinstance(line, str):
            _name(pen, (line,), grid, left, y, role="stage_muted")
        else:
            _card(pen, line, grid, slots, left, y)


def _card(
    pen: Pen, card: BoardCard, grid: _Grid, slots: Sequence[float], left: float, y: float
) -> None:
    if card.now:
        pen.fill(left - 0.3 * pen.u, y, grid.width + 0.3 * pen.u, grid.high, "sunken")
        pen.stroke(left - 0.3 * pen.u, y, left - 0.3 * pen.u, y + grid.high, "ink", 0.14)
    places: tuple[tuple[Whose, Column | None], ...] = (
        ("both", card.column),
        ("IT", card.it),
        ("OT", card.ot),
    )
    middle = y + grid.high / 2
    pen.stroke(slots[0], middle, slots[-1], middle, "stage_line", 0.05)
    for seat, column in places:
        if column is not None:
            pen.mark(seat, slots[_COLUMNS.index(column)], middle, 0.75 * pen.u)
    room = grid.width + (_GAP - 0.2 - _STRIP) * pen.u
    text, bold = arrow_of(card) + signed(card), card.now
    name = pen.cut(pen.filled(text, grid.times, room, semibold=bold), 1, grid.times, room)
    quiet = card.column is not None and not card.now and not card.moves
    role = "stage_muted" if quiet else "text"
    _name(pen, name, grid, left, y, role=role, semibold=card.now)


def _name(
    pen: Pen,
    text: tuple[str, ...],
    grid: _Grid,
    left: float,
    y: float,
    *,
    role: str,
    semibold: bool = False,
) -> None:
    top = y + (grid.high - pen.line_height(grid.times)) / 2
    pen.write(text, left + _STRIP * pen.u, top, grid.times, role=role, semibold=semibold)
