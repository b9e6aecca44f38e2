"""Which cards come onto the board: those of the pack, and a few of the room's own."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.pack import BoardKind
from itot_workshop.ui.console.board_forms import Form
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import CardLine
from itot_workshop.ui.console.typed import entered
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import choices, text_field
from itot_workshop.ui.widgets.elided import tip
from itot_workshop.ui.widgets.parts import hairline, holder, words

_LONGEST = 130
"""A box breaks its words after so many signs of usual size, so that the page holds it."""


class ChooseForm(Form):
    """Which cards come onto the table; a few of the room's own among them."""

    def parts(self) -> Iterable[QWidget]:
        """Both rows side by side, and a line for an own card."""
        kit = self._kit
        columns: list[QWidget] = []
        kinds: tuple[tuple[BoardKind, str], ...] = (
            ("technical", tr("Technical")),
            ("organisational", tr("Organisational")),
        )
        for kind, name in kinds:
            column = kit.column(words(name, "strong"), gap="xs")
            for line in self.offered():
                if line.card.kind == kind:
                    column.addWidget(self._box(line))
            column.addStretch(1)
            columns.append(holder(column))
        highest = max(it.sizeHint().height() for it in columns)
        for part in columns:
            part.setMinimumHeight(highest)
        yield holder(kit.flow(*columns, gap="xxl", row_gap="l"))
        if self._view.own_left:
            yield hairline()
            yield self._own()

    def offered(self) -> Iterable[CardLine]:
        """The cards that may be ticked."""
        return self._view.lines

    def _box(self, line: CardLine) -> QWidget:
        pair = tr("%1  (pair %2)").replace("%1", line.text).replace("%2", line.pair)
        said = pair if line.pair else line.text
        most = round(_LONGEST * 100 / self._kit.theme.text_percent)
        made = QCheckBox("\n".join(wrap(said, most)).replace("&", "&&"))
        made.setAccessibleName(line.text)
        if line.hint:
            usual = tr("Usually: %1. For you alone.").replace("%1", _usual(line.hint))
            made.setToolTip(tip(usual))
            made.setAccessibleDescription(usual)
        made.setChecked(line.chosen)
        made.setProperty("line", line)
        made.clicked.connect(self._on_chosen)
        return made

    def _own(self) -> QWidget:
        kit = self._kit
        self._text = text_field("", tr("A card of the room’s own"))
        self._text.setAccessibleName(tr("A card of the room’s own"))
        self._kind = choices(
            [("technical", tr("Technical")), ("organisational", tr("Organisational"))]
        )
        self._kind.setAccessibleName(tr("Row of the own card"))
        add = kit.button(tr("Add"), "plus", name=tr("Add the own card"))
        self._text.returnPressed.connect(self._on_own)
        add.clicked.connect(self._on_own)
        line = kit.row(gap="s")
        line.addWidget(self._text, 1)
        line.addWidget(self._kind)
        line.addWidget(add)
        return holder(line)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            card = sender.property("line").card
            self.keep(replace(card, not_here=not sender.isChecked()))

    def _on_own(self) -> None:
        text = self._text.text().strip()
        if text:
            kind: BoardKind = (
                "technical" if self._kind.currentData() == "technical" else "organisational"
            )
            entered(self._text)
            last = max((line.card.position for line in self._view.lines), default=0)
            self.keep(Placement(id="", kind=kind, position=last + 1, text=text))


def _usual(hint: str) -> str:
    """Where such a card usually stands at the start."""
    column = next((it for it in COLUMNS if it == hint), None)
    return column_name(column) if column is not None else tr("contested")
