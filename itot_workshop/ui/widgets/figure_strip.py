"""Large figures side by side, each under its name, with what they mean and what they were."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words


class FigureStrip(QWidget):
    """Shows (name, figure, note) triples; breaks into rows when the page is narrow."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._flow = kit.flow(gap="xl", row_gap="s")
        self.setLayout(self._flow)

    def show_figures(self, figures: Iterable[tuple[str, str, str]]) -> None:
        """Show these figures instead."""
        empty(self._flow)
        for name, figure, note in figures:
            self._flow.addWidget(self._figure(name, figure, note))

    def _figure(self, name: str, figure: str, note: str) -> QWidget:
        line = self._kit.row(words(figure, "lead"), gap="s")
        if note:
            line.addWidget(words(note, "caption"))
        line.addStretch(1)
        made = holder(self._kit.column(words(name, "caption"), line, gap=""))
        made.setAccessibleName(" ".join(part for part in (name, figure, note) if part))
        return made
