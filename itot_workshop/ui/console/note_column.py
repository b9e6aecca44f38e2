"""Notes one below the other; what is shown already stays when another comes or goes."""

from __future__ import annotations

from itertools import groupby
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.ui.console.note_row import NoteRow, NoteView
from itot_workshop.ui.console.words import kind_name, tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words

Block: TypeAlias = tuple[NoteView, ...]
"""A note, or words of one place that stand side by side; empty where there are no notes at all."""


class _Shown(Struct, frozen=True):
    """A block as it is shown, with the rows of its notes."""

    block: Block
    widget: QWidget
    rows: tuple[NoteRow, ...]


class NoteColumn(QWidget):
    """Shows notes, or the sentence ``nothing`` where there are none.

    ``edited`` carries a note's id and its new line, ``wished`` its id and a deed, ``retyped`` says
    that other new words stand in a row. A row costs some milliseconds, and there may be a hundred:
    each is built once.
    """

    edited = Signal(str, object)
    wished = Signal(str, str)
    retyped = Signal()

    def __init__(self, kit: Kit, nothing: str) -> None:
        super().__init__()
        self._kit = kit
        self._nothing = nothing
        self._shown: list[_Shown] = []
        self._column = kit.column(gap="m")
        self.setLayout(self._column)

    @property
    def rows(self) -> list[NoteRow]:
        """The rows from the top."""
        return [row for shown in self._shown for row in shown.rows]

    def show_notes(self, views: tuple[NoteView, ...]) -> None:
        """Show these; a row whose note is as it was stays where it is.

        New words that are being typed go on in the row that comes in the place of theirs.
        """
        typed = {row.view.note.id: row.typed for row in self.rows if row.typed}
        before, self._shown = self._shown, []
        for block in _blocks(views):
            if any(shown.block == block for shown in before):
                while before[0].block != block:
                    self._drop(before.pop(0))
                self._shown.append(before.pop(0))
            else:
                made = self._made(block)
                self._column.insertWidget(len(self._shown), made.widget)
                self._shown.append(made)
        for shown in before:
            self._drop(shown)
        for row in self.rows:
            if not row.typed and row.view.note.id in typed:
                row.edit(typed[row.view.note.id])

    def _drop(self, shown: _Shown) -> None:
        self._column.removeWidget(shown.widget)
        shown.widget.hide()
        shown.widget.deleteLater()

    def _made(self, block: Block) -> _Shown:
        if not block:
            return _Shown(block, words(self._nothing, "caption", wrap=True), ())
        rows = tuple(self._row(view) for view in block)
        if not block[0].is_word:
            return _Shown(block, rows[0], rows)
        kit, place = self._kit, block[0].place
        said = tr("%1 · %2").replace("%1", kind_name("word")).replace("%2", place)
        flow = kit.flow(*rows, gap="s", row_gap="xs")
        return _Shown(
            block, holder(kit.column(words(said, "caption"), holder(flow), gap="xs")), rows
        )

    def _row(self, view: NoteView) -> NoteRow:
        row = NoteRow(self._kit, view)
        row.edited.connect(self.edited)
        row.wished.connect(self.wished)
        row.retyped.connect(self.retyped)
        return row


def _blocks(views: tuple[NoteView, ...]) -> list[Block]:
    """Notes by themselves, and words of one place together."""
    found: list[Block] = []
    for place, group in groupby(views, key=_place_of_word):
        block = tuple(group)
        found += [block] if place else [(view,) for view in block]
    return found or [()]


def _place_of_word(view: NoteView) -> str:
    """Where words that stand side by side were said; "" for a note with a row of its own."""
    return view.place if view.is_word else ""
