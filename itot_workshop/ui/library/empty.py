"""The library before the first workshop: what three sessions can show, one key away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QWidget

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.icons import dress
from itot_workshop.ui.library.legend import legend
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import month_of, whole
from itot_workshop.ui.widgets.parts import holder, scrolling, words
from itot_workshop.ui.widgets.thumbnail import Thumbnail

_SIDE = 200


class EmptyLibrary(QFrame):
    """Three small radars of the example company and one button that opens them.

    ``example_wished`` says that the example shall be put into the library.
    """

    example_wished = Signal()

    def __init__(self, kit: Kit, examples: tuple[LibraryRow, ...]) -> None:
        super().__init__()
        self._kit = kit
        open_ = self.tr("Open the example")
        self.open_example = KeyedButton(kit, open_, role="main", end=self.tr("Enter"))
        self.open_example.setProperty("size", "large")
        self.open_example.clicked.connect(self.example_wished)
        inside = holder(kit.column(1, *self._parts(examples), 2, gap="xl", around="xl"))
        self.setLayout(kit.column(scrolling(inside, sideways=True)))

    def _parts(self, examples: tuple[LibraryRow, ...]) -> list[QWidget]:
        kit = self._kit
        new = keys_of(command("new"))[0]
        plan = words(self.tr("or plan your own workshop with %1").replace("%1", new), "caption")
        if not examples:
            title = words(self.tr("No workshops yet."), "title", wrap=True)
            return [_centred(title), _centred(plan)]
        title = words(self.tr("No workshops yet. Here is what three can show."), "title", wrap=True)
        story = words(self._story(examples), "muted", wrap=True)
        return [
            holder(self._radars(examples)),
            holder(kit.row(1, holder(legend(kit)), 1)),
            holder(kit.column(_centred(title), _centred(story))),
            holder(kit.row(1, self.open_example, 1)),
            _centred(plan),
        ]

    def _story(self, examples: tuple[LibraryRow, ...]) -> str:
        dates = [row.date for row in examples if row.date is not None]
        months = round((max(dates) - min(dates)).days / 30.4) if dates else 0
        said = self.tr("%1: one group of IT and OT people, over %2 months.")
        return said.replace("%1", examples[0].organisation).replace("%2", whole(months))

    def _radars(self, examples: tuple[LibraryRow, ...]) -> QLayout:
        line = self._kit.row(1, gap="xl")
        for number, row in enumerate(examples):
            if number:
                arrow = words()
                dress(arrow, self._kit.icons, "forward", "muted")
                line.addWidget(arrow)
            line.addWidget(self._radar(row))
        line.addStretch(1)
        return line

    def _radar(self, row: LibraryRow) -> QWidget:
        kit = self._kit
        parts: list[QWidget] = []
        if row.radar is not None:
            parts.append(Thumbnail(kit, row.radar, _SIDE, self.tr("Radar in small"), web=True))
        parts.append(_centred(words(row.title, "strong", wrap=True)))
        if row.date is not None:
            parts.append(_centred(words(month_of(row.date), "muted")))
        made = holder(kit.column(*parts, gap="xs"))
        made.setMaximumWidth(kit.px(_SIDE))
        return made


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
