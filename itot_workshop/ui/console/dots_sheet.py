"""Choosing what is given dots: notes, ideas and actions of today, and how many dots each has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from itot_workshop.domain.asked import ACTION, MOST_DOTS_EACH, NOTE, dotted, may_have_dots
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.words import kind_name, tr
from itot_workshop.ui.sheets.form import field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import hairline, holder, words
from itot_workshop.ui.widgets.sheet import Sheet
from itot_workshop.ui.widgets.spin_fields import NumberField
from itot_workshop.ui.widgets.wrapped_box import WrappedBox

WIDTH = 720
_USUAL = 3
_FEWEST = 2


class DotsSheet(Sheet):
    """``opened`` carries the ids of what is given dots, and how many each person has."""

    opened = Signal(object, int)

    def __init__(self, kit: Kit, session: Session) -> None:
        self._boxes: list[tuple[str, QCheckBox]] = []
        column = kit.column(gap="xs")
        for head, rows in _offered(session):
            column.addWidget(words(head, "strong"))
            for id_, text, chosen in rows:
                box = WrappedBox(text)
                box.setChecked(chosen)
                box.toggled.connect(self._look)
                self._boxes.append((id_, box))
                column.addWidget(box)
        if not self._boxes:
            none = tr("There is nothing to give dots to yet: write ideas or actions down first.")
            column.addWidget(words(none, "muted", wrap=True))
        self.each = NumberField()
        self.each.setRange(1, MOST_DOTS_EACH)
        self.each.setValue(_USUAL)
        self._lack = words("", "small", kind="warn", wrap=True)
        dots = holder(kit.row(field(kit, tr("Dots for each person"), self.each), 1))
        body = kit.column(column, hairline(), dots, self._lack, gap="m")
        title, label = tr("Vote with dots"), tr("Open vote")
        super().__init__(kit, title, body, main=label, close=tr("Cancel"))
        self.agreed.connect(self._on_agreed)
        self._look()

    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in the order shown."""
        return tuple(id_ for id_, box in self._boxes if box.isChecked())

    def _look(self) -> None:
        enough = len(self.chosen()) >= _FEWEST
        self._lack.setText("" if enough else tr("Dots choose among several things: tick two."))
        self._lack.setVisible(not enough and bool(self._boxes))
        if self.main is not None:
            self.main.setEnabled(enough)

    def _on_agreed(self) -> None:
        self.opened.emit(self.chosen(), self.each.value())


def _offered(session: Session) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Actions of today and ideas are ticked, an idea that became an action only once.

    Other notes of the session can be added.
    """
    actions, notes = may_have_dots(session)
    today = [(dotted(ACTION, it.id), it.text, True) for it in actions]
    ideas = [(dotted(NOTE, n.id), n.text, True) for n in notes if n.kind == "idea"]
    others = [
        (dotted(NOTE, n.id), f"{n.text} ({kind_name(n.kind)})", False)
        for n in notes
        if n.kind not in ("idea", "word")
    ]
    groups = ((tr("Actions"), today), (tr("Ideas"), ideas), (tr("Other notes"), others))
    return [(head, rows) for head, rows in groups if rows]
