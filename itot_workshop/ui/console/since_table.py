"""Every axis then and now, for who runs the comparison: falls first, as the room is told them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from itot_workshop.domain.audience import seen, shown
from itot_workshop.domain.audience_last import last_behind
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.results.words import not_compared_word
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import way_word
from itot_workshop.ui.widgets.numbers import DASH, fixed, head_day, signed
from itot_workshop.ui.widgets.parts import holder, words


class SinceLine(Struct, frozen=True, kw_only=True):
    """One axis: its score then and now, its change, and how sure that is."""

    name: str
    cells: tuple[str, ...]
    word: str


class SinceTable(Struct, frozen=True, kw_only=True):
    """The axes in the order of showing, below the days and the name of the change."""

    heads: tuple[str, ...]
    lines: tuple[SinceLine, ...]


def since_of(session: Session, earlier: Sequence[Session]) -> SinceTable | None:
    """What has changed since the last of the ``earlier`` sessions; None where it is not told.

    Of an axis that is not compared last time's figures are not told either: they could steer a
    vote that is still to come.
    """
    last = last_behind(seen(session), [shown(it) for it in earlier])
    if last is None:
        return None
    days = (last.since.then, last.since.now)
    names = {axis.id: axis.name for it in (*earlier, session) for axis in it.pack.axes}
    return SinceTable(
        heads=(*(head_day(day, *days) for day in days), tr("Change")),
        lines=tuple(_line(it, names[it.axis]) for it in last.changes.values()),
    )


def _line(change: AxisChange, name: str) -> SinceLine:
    if change.delta is None or change.before is None or change.after is None:
        return SinceLine(name=name, cells=(DASH,) * 3, word=not_compared_word(change.not_compared))
    scores = (fixed(change.before.score), fixed(change.after.score))
    word = way_word(change.label, down=change.delta < 0)
    return SinceLine(name=name, cells=(*scores, signed(change.delta)), word=word)


def since_table(kit: Kit, table: SinceTable, head_high: int) -> QWidget:
    """The table below a head as high as that of what stands beside it, in pixels."""
    grid = QGridLayout()
    kit.margins(grid, "")
    grid.setRowMinimumHeight(0, head_high)
    grid.setHorizontalSpacing(kit.space("m"))
    grid.setVerticalSpacing(kit.space("s"))
    grid.setColumnStretch(len(table.heads) + 1, 1)
    for at, head in enumerate(table.heads, start=1):
        grid.addWidget(_figure(head, "caption"), 0, at)
    for row, line in enumerate(table.lines, start=1):
        grid.addWidget(words(line.name), row, 0)
        for at, cell in enumerate(line.cells, start=1):
            grid.addWidget(_figure(cell), row, at)
        grid.addWidget(words(line.word, "muted", wrap=True), row, len(line.cells) + 1)
    return holder(grid)


def _figure(text: str, role: str = "") -> QWidget:
    made = words(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
    return made
