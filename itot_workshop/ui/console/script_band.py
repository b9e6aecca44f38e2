"""What to say, ask and do in a step: for the facilitator alone, never on the stage."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout

from itot_workshop.domain.pack import ScriptLine
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, hairline, scrolling, words


class ScriptBand(QFrame):
    """Shows a script below the step; scrolls where it is longer than its band."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "band")
        self._kit = kit
        self._lines: tuple[ScriptLine, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(kit.space("l"))
        self._grid.setVerticalSpacing(kit.space("s"))
        self._grid.setColumnStretch(1, 1)
        kit.margins(self._grid, ("xxl", "l", "xl", "l"))
        self._most = 0
        self._inside = Inside(self._grid)
        self._inside.laid.connect(self._fit)
        self._area = scrolling(self._inside)
        self._area.setAccessibleName(tr("What to say and do"))
        self.setLayout(kit.column(hairline(), self._area, gap=""))

    def show_script(self, lines: tuple[ScriptLine, ...]) -> None:
        """Show these lines in their order; those of one kind stand below one head."""
        if lines == self._lines:
            return
        self._lines = lines
        empty(self._grid)
        names = {"say": tr("Say"), "ask": tr("Ask"), "do": tr("Do")}
        row = 0
        for kind, group in groupby(lines, key=lambda line: line.kind):
            for at, line in enumerate(group):
                spoken = kind != "do"
                text = tr("“%1”").replace("%1", line.text) if _is_plain(line, spoken) else line.text
                head = words(names[kind] if at == 0 else "", "caption")
                head.setContentsMargins(0, self._drop(), 0, 0)
                self._grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(words(text, "" if spoken else "muted", wrap=True), row, 1)
                row += 1
        self._grid.setRowStretch(row, 1)
        self._area.verticalScrollBar().setValue(0)
        self.setVisible(bool(lines))

    def set_most(self, most: int) -> None:
        """Be as high as the script needs, but no higher than this."""
        self._most = most
        self._fit()

    def _drop(self) -> int:
        """How much lower a small head begins, so that it stands on the line of its sentence."""
        ink = self._kit.ink
        return QFontMetrics(ink.font("body")).ascent() - QFontMetrics(ink.font("small")).ascent()

    def _fit(self) -> None:
        line = self._kit.look.size.hairline
        width = self._area.viewport().width()
        wanted = self._inside.heightForWidth(width) + 2 * line
        height = wanted if wanted <= self._most else self._whole_lines(width, self._most)
        if height > 0 and height != self.maximumHeight():
            self.setFixedHeight(height)

    def _whole_lines(self, width: int, most: int) -> int:
        """The height up to the end of the last sentence that is whole; the first always is."""
        margins, gap = self._grid.contentsMargins(), self._grid.verticalSpacing()
        heads = max((self._hint(row, 0) for row in range(len(self._lines))), default=0)
        room = width - margins.left() - margins.right() - heads - self._grid.horizontalSpacing()
        end = margins.top() + self._kit.look.size.hairline
        for row in range(len(self._lines)):
            height = max(self._high(row, 0, heads), self._high(row, 1, room))
            if row and end + height + gap > most:
                break
            end += height + gap
        return end

    def _hint(self, row: int, column: int) -> int:
        item = self._grid.itemAtPosition(row, column)
        return item.sizeHint().width() if item is not None else 0

    def _high(self, row: int, column: int, width: int) -> int:
        item = self._grid.itemAtPosition(row, column)
        if item is None:
            return 0
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _is_plain(line: ScriptLine, spoken: bool) -> bool:
    """Whether the whole line is spoken, so that it gets its quotation marks here."""
    return spoken and "“" not in line.text and "(" not in line.text
