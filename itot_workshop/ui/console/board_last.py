"""The map of the session before: what is put right on it, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.common_ground import BoardChange
from itot_workshop.ui.console.board_forms import Form
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.parts import holder, words


class LastMapForm(Form):
    """Where each card stands now; a contested one is placed again by both tables."""

    def parts(self) -> Iterable[QWidget]:
        """A line for each card."""
        return [self._correction(line) for line in self._view.lines]

    def _correction(self, line: CardLine) -> QWidget:
        kit = self._kit
        row = kit.row(gap="s")
        row.addWidget(words(line.text, wrap=True), 1)
        for column in COLUMNS:
            name = column_name(column)
            made = kit.button(name, role="segment", name=f"{name}: {line.text}")
            made.setCheckable(True)
            made.setChecked(line.card.agreed == column)
            made.setProperty("card", replace(line.card, agreed=column))
            quiet_focus(made)
            made.clicked.connect(self._on_card)
            row.addWidget(made)
        again = kit.button(tr("place again"), "again", name=f"{tr('place again')}: {line.text}")
        again.setProperty("card", replace(line.card, agreed=None, by_it=None, by_ot=None))
        again.setEnabled(line.card.agreed is not None)
        quiet_focus(again)
        again.clicked.connect(self._on_card)
        row.addWidget(again)
        return holder(row)

    def _on_card(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.keep(sender.property("card"))


def became(view: BoardView) -> list[QWidget]:
    """What became of the last map, what slipped back first."""
    if view.change is None:
        return []
    names = {line.card.id: line.short for line in view.lines}
    return [
        words(f"{head}: {tr(', ').join(names.get(id_, id_) for id_ in cards)}", kind=kind)
        for head, cards, kind in _told(view.change)
        if cards
    ]


def _told(change: BoardChange) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return (
        (tr("Slipped back"), change.slipped_back, "danger"),
        (tr("Reached"), change.reached, "ok"),
        (tr("Missed"), change.missed, "warn"),
        (tr("Gained without a plan"), change.unplanned_gain, ""),
        (tr("New"), change.new_items, ""),
    )
