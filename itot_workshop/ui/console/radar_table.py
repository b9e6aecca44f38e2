"""The figures of every axis on the console, in the order in which the stage shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_radar import Layers, radar_page
from itot_workshop.domain.audience_views import RowOrder
from itot_workshop.domain.hints import band
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.elided import tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import fixed, percent, signed
from itot_workshop.ui.widgets.parts import even_figures, holder, words


class AxisLine(Struct, frozen=True, kw_only=True):
    """One axis of the table."""

    name: str
    cells: tuple[str, ...]
    word: str


class RadarTable(Struct, frozen=True, kw_only=True):
    """The lines in the stage's order. Where it shows one side ``alone``, scores and agreement by
    which it is sorted are those of that side. ``by_side`` says that sides are shown on any axis.
    """

    lines: tuple[AxisLine, ...]
    sorted_by: RowOrder
    alone: Seat | None
    by_side: bool


def table_of(session: Session, spotlight: Spotlight, earlier: Sequence[Session]) -> RadarTable:
    """The figures of what the room has seen, as the stage sorts them."""
    room = seen(session)
    layers = Layers(management=False, spread=False, outline=spotlight.outline)
    before = [shown(it) for it in earlier]
    page = radar_page(room, layers, table=True, order=spotlight.order, earlier=before)
    figures, bands = session_figures(room).axes, session.pack.bands
    lines = []
    for axis, row in zip(session.pack.axes, page.axes, strict=True):
        it = figures[axis.id]
        means = [it.sides[seat].mean if seat in it.sides else None for seat in SIDES]
        word = band(it.score, bands) if it.score is not None else None
        cells = (*map(fixed, means), fixed(it.score), signed(it.gap), percent(row.agreement))
        lines.append(AxisLine(name=axis.name, cells=cells, word=word.name if word else ""))
    by_side = any(it.basis == "balanced" for it in figures.values())
    as_on_radar = page.sorted_by == "gap" and not by_side
    return RadarTable(
        lines=tuple(lines[at] for at in page.order),
        sorted_by="axis" if as_on_radar else page.sorted_by,
        alone=layers.alone,
        by_side=by_side,
    )


def radar_table(
    kit: Kit, table: RadarTable, head_high: int, on_choice: Callable[[], None]
) -> QWidget:
    """The figures below a head as high as that of what stands beside them, in pixels.

    ``on_choice`` is called by the head of a column by which both tables, this one and the stage's,
    can be sorted.
    """
    grid = QGridLayout()
    grid.setRowMinimumHeight(0, head_high)
    kit.margins(grid, "")
    grid.setHorizontalSpacing(kit.space("m"))
    grid.setVerticalSpacing(kit.space("s"))
    grid.setColumnStretch(6, 1)
    by_side = table.alone if table.sorted_by == "score" else None
    for at, seat in enumerate(SIDES, start=1):
        head = f"{seat_name(seat)} ↑" if seat == by_side else seat_name(seat)
        grid.addWidget(_cell(head, seat.lower()), 0, at)
    for at, (order, head) in enumerate(_sorters(table.alone), start=3):
        here = order == table.sorted_by and by_side is None
        made = _sorter(kit, order, head, here=here)
        made.clicked.connect(on_choice)
        grid.addWidget(made, 0, at, Qt.AlignmentFlag.AlignTrailing)
    for row, line in enumerate(table.lines, start=1):
        name = words(line.name)
        name.setToolTip(tip(line.word))
        grid.addWidget(name, row, 0)
        for at, cell in enumerate(line.cells):
            grid.addWidget(_cell(cell), row, at + 1)
    return holder(grid)


def _sorters(alone: Seat | None) -> tuple[tuple[RowOrder, str], ...]:
    agreement = tr("Agreement")
    if alone is not None:
        agreement = tr("Agreement in %1").replace("%1", seat_name(alone))
    return (("score", tr("Score")), ("gap", tr("Gap")), ("agreement", agreement))


def _sorter(kit: Kit, order: RowOrder, text: str, *, here: bool) -> QPushButton:
    name = tr("Sort by: %1").replace("%1", text)
    way = "↓" if order == "gap" else "↑"
    made = kit.button(f"{text} {way}" if here else text, role="link", name=name)
    made.setObjectName(order)
    made.setAccessibleDescription(tr("Both tables are sorted by it.") if here else "")
    quiet_focus(made)
    return made


def _cell(text: str, kind: str = "") -> QWidget:
    made = even_figures(text, kind=kind)
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return made
