"""What to say, ask and do in a step: for the facilitator alone, never on the stage."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from itot_workshop.domain.pack import ScriptLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.script_view import Part, ScriptView
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, hairline, scrolling, words

_BAR = Qt.ScrollBarPolicy.ScrollBarAsNeeded
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
"""Where every sentence is seen, and only the margin below them is not."""

_LATE = Part(title="", text="", minutes=(88, 88))
"""A part whose minutes are as wide as they get."""


class ScriptBand(QFrame):
    """Shows a script below the step; scrolls where it is longer than its band.

    Of an exercise the part at hand is shown, and the rest of the script when it is unfolded;
    ``folded`` says that somebody did so, or folded it again, ``guide_wished`` asks for what to say
    beyond the script.
    """

    folded = Signal()
    guide_wished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "band")
        self._kit = kit
        self._view = ScriptView()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(kit.space("l"))
        self._grid.setVerticalSpacing(kit.space("s"))
        self._grid.setColumnStretch(1, 1)
        kit.margins(self._grid, ("xxl", "l", "xl", "l"))
        self._rows = 0
        self._most = 0
        self._inside = Inside(self._grid)
        self._inside.laid.connect(self._fit)
        self.area = scrolling(self._inside)
        self.area.setAccessibleName(tr("What to say and do"))
        self.more = kit.button(tr("Whole script"), "document", role="quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        quiet_focus(self.more)
        name = tr("What to say, and what words mean")
        guide = kit.button("", "help", role="quiet", name=name, key="G")
        guide.clicked.connect(self.guide_wished)
        quiet_focus(guide)
        beside = kit.column(kit.row(self.more, guide, gap=""), 1, around=("", "s", "m", ""))
        line = kit.row(gap="")
        line.addWidget(self.area, 1)
        line.addLayout(beside)
        body = kit.column(hairline(), gap="")
        body.addLayout(line)
        self.setLayout(body)

    @property
    def is_whole(self) -> bool:
        """Whether the rest of the script is unfolded below the part at hand."""
        return bool(self._view.now) and self.more.isChecked()

    def show_script(self, view: ScriptView) -> None:
        """Show the part at hand, or the lines of a step in their order; each kind below one head.

        Another step begins folded.
        """
        if view == self._view:
            return
        another = view.lines != self._view.lines
        self._view = view
        if another and self.more.isChecked():
            self.more.setChecked(False)  # which writes
        else:
            self._write()
        self.more.setVisible(bool(view.now))
        self.setVisible(bool(view.now or view.lines))
        self._fit()

    def set_most(self, most: int) -> None:
        """Be as high as the script needs, but no higher than this."""
        self._most = most
        self._fit()

    def _write(self) -> None:
        empty(self._grid)
        self._grid.setRowStretch(self._rows, 0)
        self._rows = 0
        view = self._view
        self._add_parts(view.now)
        if not view.now or self.is_whole:
            self._add_lines(view.lines)
            self._add_parts(view.others)
        heads = self._widest_head()
        self._grid.setColumnMinimumWidth(0, heads)
        self._grid.setHorizontalSpacing(self._kit.space("l") if heads else 0)
        self._grid.setRowStretch(self._rows, 1)
        self.area.verticalScrollBar().setValue(0)

    def _add_parts(self, parts: Iterable[Part]) -> None:
        """A part of an exercise: its minutes and title, then what to say."""
        for part in parts:
            self._add(_minutes(part), words(part.title, "strong", wrap=True))
            self._add("", words(part.text, wrap=True))

    def _add_lines(self, lines: Iterable[ScriptLine]) -> None:
        names = _kinds()
        for kind, group in groupby(lines, key=lambda line: line.kind):
            for at, line in enumerate(group):
                spoken = kind != "do"
                text = tr("“%1”").replace("%1", line.text) if _is_plain(line, spoken) else line.text
                said = words(text, "" if spoken else "muted", wrap=True)
                self._add(names[kind] if at == 0 else "", said)

    def _add(self, head: str, text: QLabel) -> None:
        if head:
            caption = self._kit.beside(head)
            self._grid.addWidget(caption, self._rows, 0, Qt.AlignmentFlag.AlignTop)
            caption.show()
        self._grid.addWidget(text, self._rows, 1)
        text.show()  # A grid shows its labels a turn later, and until then leaves them out.
        self._rows += 1

    def _widest_head(self) -> int:
        """How wide what stands before a text may be, so that none moves sideways in a step.

        Nothing where no text has anything before it.
        """
        if not any(self._hint(row, 0) for row in range(self._rows)):
            return 0
        heads = [*_kinds().values()]
        if any(part.minutes for part in (*self._view.now, *self._view.others)):
            heads.append(_minutes(_LATE))
        return max(self._kit.ink.width(head, "small") for head in heads)

    def _on_more(self) -> None:
        whole_ = self.more.isChecked()
        self._kit.name_button(self.more, tr("Only this part") if whole_ else tr("Whole script"))
        self._write()
        self.folded.emit()

    def _fit(self) -> None:
        line = self._kit.look.size.hairline
        width = self.area.viewport().width()
        wanted = self._inside.heightForWidth(width) + 2 * line
        height = wanted if wanted <= self._most else self._whole_lines(width, self._most)
        said = wanted - self._grid.contentsMargins().bottom() <= self._most
        self.area.setVerticalScrollBarPolicy(_NO_BAR if said else _BAR)
        if height > 0 and height != self.maximumHeight():
            self.setFixedHeight(height)

    def _whole_lines(self, width: int, most: int) -> int:
        """The height up to the end of the last sentence that is whole; the first always is."""
        margins, gap = self._grid.contentsMargins(), self._grid.verticalSpacing()
        heads = max(self._widest_head(), *(self._hint(row, 0) for row in range(self._rows)), 0)
        room = width - margins.left() - margins.right() - heads - self._grid.horizontalSpacing()
        end = margins.top() + self._kit.look.size.hairline
        first = 2 if self._view.now else 1
        for row in range(self._rows):
            height = max(self._high(row, 0, heads), self._high(row, 1, room))
            if row >= first and end + height + gap > most:
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


def _kinds() -> dict[str, str]:
    """What stands before a line of each kind."""
    return {"say": tr("Say"), "ask": tr("Ask"), "do": tr("Do")}


def _minutes(part: Part) -> str:
    if part.minutes is None:
        return ""
    start, end = part.minutes
    return tr("%1–%2 min").replace("%1", whole(start)).replace("%2", whole(end))


def _is_plain(line: ScriptLine, spoken: bool) -> bool:
    """Whether the whole line is spoken, so that it gets its quotation marks here."""
    return spoken and "“" not in line.text and "(" not in line.text
