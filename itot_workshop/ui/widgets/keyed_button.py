"""A button that shows its key: the main action of a page, a row of the rail."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy

from itot_workshop.ui.icons import dress
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import TwoLineLabel, plain_tip
from itot_workshop.ui.widgets.kit import Gap, Kit
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.push_button import PushButton
from itot_workshop.ui.widgets.rail_bar import draw_rail_bar


class KeyedButton(PushButton):
    """Icon, words and, at the far end, a key or a number, in one button.

    ``role`` is that of the style sheet (main, second, rail). The far end is a key cap, in the rail
    quiet text. Buttons of the rail have their words at the near edge and may become narrow, on two
    lines at most; a checked one has a bar at its beginning.
    """

    def __init__(
        self, kit: Kit, text: str, *, icon: str = "", role: str = "", end: str = ""
    ) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("role", role)
        self._in_rail = role == "rail"
        self._words = TwoLineLabel() if self._in_rail else words()
        self._end = words(end, "caption" if self._in_rail else "key")
        self._row = self._laid(icon, "on_ink" if role == "main" else "text")
        self.setLayout(self._row)
        if self._in_rail:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_words(text)
        self.set_end(end)
        self.toggled.connect(self.set_strong)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        self._words.setToolTip("")
        self.setToolTip(plain_tip(text) if self._in_rail else "")
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_end(self, end: str) -> None:
        """Show another key or number at the far end; none at all if it is empty."""
        self._end.setText(end)
        self._end.setVisible(bool(end))
        self.updateGeometry()

    def words(self) -> str:
        """What the button says."""
        return self._words.text()

    def set_strong(self, strong: bool) -> None:
        """Make the words stand out."""
        set_kind(self._words, "role", "strong" if strong else "")

    def follow(self, action: QAction) -> KeyedButton:
        """Do what an action does and rest when it rests; gives itself back."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        return self

    def sizeHint(self) -> QSize:
        """As large as what stands in it."""
        plain = super().sizeHint()
        inside = self._row.sizeHint()
        return QSize(inside.width(), max(plain.height(), inside.height()))

    def heightForWidth(self, width: int) -> int:
        """Higher where its words take two lines."""
        if not self._row.hasHeightForWidth():
            return -1
        return max(super().sizeHint().height(), self._row.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut, but for those in the rail."""
        if self._in_rail:
            return QSize(self._row.minimumSize().width(), self.sizeHint().height())
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the bar of the one that is chosen in the rail."""
        super().paintEvent(event)
        if self._in_rail and self.isChecked():
            draw_rail_bar(self, self._kit)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def _laid(self, icon: str, role: str) -> QBoxLayout:
        parts: list[QLabel] = [self._words, self._end]
        if icon:
            parts.insert(0, QLabel())
            dress(parts[0], self._kit.icons, icon, role)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        side: Gap = "m" if self._in_rail else "l"
        made = self._kit.row(*parts, gap="m", around=(side, "xs"))
        made.setAlignment(self._end, Qt.AlignmentFlag.AlignVCenter)
        made.setStretchFactor(self._words, 1 if self._in_rail else 0)
        return made
