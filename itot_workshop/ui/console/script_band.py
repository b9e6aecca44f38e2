"""What to say, ask and do in a step: for the facilitator alone, never on the stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from itot_workshop.domain.pack import ScriptLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.script_fold import last_end, row_ends
from itot_workshop.ui.console.script_view import Part, ScriptView
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Gap, Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, hairline, scrolling, words

_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
"""Where every sentence is seen, and only the margin below them is not."""

_LEAST = 4
"""Lines of a script that are seen however high the step is, or all of them where it has fewer."""

_LATE = Part(title="", text="", minutes=(88, 88))
"""A part whose minutes are as wide as they get."""

_AFTER: Gap = "m"
"""The margin behind the buttons beside the words."""


class ScriptBand(QFrame):
    """Shows a script below the step; what is longer than its band is unfolded by a button.

    Of an exercise the part at hand is shown, and the rest of the script when it is unfolded;
    ``folded`` says that somebody did so, or folded it again, ``guide_wished`` asks for what to say
    beyond the script.
    """

    folded = Signal()
    guide_wished = Signal()

    def __init__(self, kit: Kit, key: str = "") -> None:
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
        self.more = KeyedButton(kit, tr("More"), role="quiet", end=key)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        quiet_focus(self.more)
        name = tr("What to say, and what words mean")
        guide = kit.button("", "help", role="quiet", name=name, key="G")
        guide.clicked.connect(self.guide_wished)
        quiet_focus(guide)
        self._guide = guide
        line = kit.row(gap="")
        line.addWidget(self.area, 1)
        line.addLayout(
            kit.column(kit.row(self.more, guide, gap=""), 1, around=("", "s", _AFTER, ""))
        )
        body = kit.column(hairline(), gap="")
        body.addLayout(line)
        self.setLayout(body)
        self.hide()

    @property
    def is_whole(self) -> bool:
        """Whether all of the script is unfolded."""
        return self.more.isChecked()

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
        self.setVisible(bool(view.now or view.lines))
        self._fit()

    def set_most(self, most: int) -> None:
        """Be as high as the script needs, but no higher than this."""
        self._most = most
        self._fit()

    def _write(self) -> None:
        empty(self._grid)
        self.more.set_words(self._offer())
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

    def turn(self) -> None:
        """Unfold the script, or fold it again, where there is more of it than is seen."""
        if self.more.isVisible():
            self.more.toggle()

    def _on_more(self) -> None:
        self._write()
        self.folded.emit()

    def _offer(self) -> str:
        """What the button for more says."""
        if self._view.now:
            return tr("Only this part") if self.is_whole else tr("Whole script")
        return tr("Less") if self.is_whole else tr("More")

    def showEvent(self, event: QShowEvent) -> None:
        """Find the height that the words need, now that the band may be another size at once."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the height anew that the words need.

        The size that comes just before the band is seen is not answered with another: Qt would
        never lay out the words in that one.
        """
        super().resizeEvent(event)
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Be as high as the words, or as the whole sentences that fit; what is not seen is told."""
        offers = bool(self._view.now) or self.is_whole
        ends = self._ends(self._room(more=offers))
        seen = self._end(ends) == (ends[-1] if ends else 0)
        self.more.setVisible(offers or not seen)
        self.area.setVerticalScrollBarPolicy(_NO_BAR if seen else _BAR)
        if not seen:
            bar = self.area.verticalScrollBar().sizeHint().width()
            ends = self._ends(self._room(more=True) - bar)
        gap = self._grid.verticalSpacing()
        below = self._grid.contentsMargins().bottom() if seen else gap
        end = self._end(ends)
        height = max(end + gap, min(end + below, self._most))
        if ends and height != self.maximumHeight():
            self.setFixedHeight(height)

    def _end(self, ends: Sequence[int]) -> int:
        """Where the last sentence in sight ends."""
        least = self._grid.contentsMargins().top() + _LEAST * self._kit.ink.line()
        return last_end(ends, self._most - self._grid.verticalSpacing(), least)

    def _room(self, *, more: bool) -> int:
        """How wide the words and what stands before them are, beside the buttons."""
        beside = self._guide.sizeHint().width() + self._kit.space(_AFTER)
        return self.width() - beside - (self.more.sizeHint().width() if more else 0)

    def _ends(self, width: int) -> tuple[int, ...]:
        """Where each row ends, from the top of the band."""
        margins, gap = self._grid.contentsMargins(), self._grid.verticalSpacing()
        heads = max(self._widest_head(), *(self._hint(row, 0) for row in range(self._rows)), 0)
        room = width - margins.left() - margins.right() - heads - self._grid.horizontalSpacing()
        highs = [
            max(self._high(row, 0, heads), self._high(row, 1, room)) for row in range(self._rows)
        ]
        return row_ends(highs, margins.top() + self._kit.look.size.hairline, gap)

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
