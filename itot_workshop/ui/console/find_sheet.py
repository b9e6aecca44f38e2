"""The sheet that finds a step, a note or an action: type, walk down, Enter goes there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from itot_workshop.domain.session import Session
from itot_workshop.ui.console.find import Hit, HitKind, find
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 640
_HIGH = 400
_MOST = 40
_ICONS: dict[HitKind, str] = {"step": "agenda", "note": "note", "action": "action"}


class SearchLine(QLineEdit):
    """A line above a list; ``left`` says that the key down leads into it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves the line; around it a page would scroll."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindSheet(Sheet):
    """Lists what holds the typed words; ``chosen`` carries the :class:`Hit` to go to."""

    chosen = Signal(object)

    def __init__(self, kit: Kit, session: Session) -> None:
        self._kit = kit
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self._rows: list[LaidButton] = []
        self.line = SearchLine()
        self.line.setPlaceholderText(tr("words of a step, a note or an action"))
        self.line.setAccessibleName(tr("Find a step, a note or an action"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self._take_first)
        self.line.left.connect(self._walk)
        self._list = kit.column(gap="")
        listed = kit.row(holder(kit.column(holder(self._list), 1, gap="")), gap="")
        listed.addStrut(kit.px(_HIGH))
        body = kit.column(self.line, listed, gap="m")
        super().__init__(kit, tr("Find"), body, close=tr("Close"))
        said = tr("Enter goes there, a step is entered at once. ↑ ↓ walk the list.")
        self.foot.insertWidget(0, words(said, "muted"))
        self._show("")

    @property
    def is_written(self) -> bool:
        """What is looked for is no loss."""
        return False

    @property
    def first(self) -> QWidget | None:
        """Whoever opens the sheet types."""
        return self.line

    def _show(self, typed: str) -> None:
        self._hits = find(self._session, typed)
        empty(self._list)
        self._rows = [self._row(at, hit) for at, hit in enumerate(self._hits[:_MOST])]
        before: QWidget = self.line
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
            self.setTabOrder(before, row)
            before = row
        more = len(self._hits) - _MOST
        if not self._hits:
            none = tr("No step, note or action holds these words.")
            self._list.addWidget(words(none, "muted"))
        elif more > 0:
            said = counted(more, "1 more: type another word", "%n more: type another word")
            self._list.addWidget(words(said, "caption"))

    def _row(self, at: int, hit: Hit) -> LaidButton:
        kit = self._kit
        sign = QLabel()
        dress(sign, kit.icons, _ICONS[hit.kind], "muted")
        line = kit.row(sign, gap="m", around=("s", "xs"))
        line.addWidget(ElidedLabel(hit.text), 1)
        more = ElidedLabel(hit.more, "caption")
        more.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(more)
        made = LaidButton(kit, line)
        made.setAccessibleName(tr(", ").join(part for part in (hit.text, hit.more) if part))
        made.setProperty("at", at)
        made.clicked.connect(self._on_row)
        return made

    def _walk(self) -> None:
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        if self._hits:
            self.chosen.emit(self._hits[0])

    def _on_row(self) -> None:
        sender = self.sender()
        if isinstance(sender, LaidButton):
            self.chosen.emit(self._hits[int(sender.property("at"))])
