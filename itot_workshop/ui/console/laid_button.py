"""A button that is laid out like a small page: a mark and lines of words, pressed as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.push_button import PushButton
from itot_workshop.ui.widgets.rail_bar import draw_rail_bar


class LaidButton(PushButton):
    """As high as what stands in it; a checked one of the rail has a bar at its beginning.

    It takes the keyboard by Tab only, so that a click leaves the keys with the page.
    """

    def __init__(self, kit: Kit, inside: QLayout, role: str = "") -> None:
        super().__init__()
        self._kit = kit
        self._bar = role == "rail"
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(inside)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as what stands in it."""
        inside, plain = self.layout(), super().sizeHint()
        if inside is None:
            return plain
        return QSize(inside.sizeHint().width(), max(self._least(), inside.sizeHint().height()))

    def heightForWidth(self, width: int) -> int:
        """As high as what stands in it, where words wrap at this width."""
        inside = self.layout()
        if inside is None or not inside.hasHeightForWidth():
            return -1
        return max(self._least(), inside.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Words may give way where their labels do."""
        inside = self.layout()
        if inside is None:
            return super().minimumSizeHint()
        return QSize(inside.minimumSize().width(), self.sizeHint().height())

    def _least(self) -> int:
        low = self.property("low") is True
        return self._kit.px(self._kit.look.size.row_rail_low) if low else 0

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the bar of the one that is chosen."""
        super().paintEvent(event)
        if self._bar and self.isChecked():
            draw_rail_bar(self, self._kit)


class CapButton(LaidButton):
    """An icon, words and a key cap close together: a plain action with its key."""

    def __init__(self, kit: Kit, text: str, *, icon: str = "", key: str = "") -> None:
        self._words = words(text, "strong")
        self._sign = QLabel()
        inside = kit.row(gap="s", around=("s", "xs"))
        if icon:
            dress(self._sign, kit.icons, icon, "text")
            inside.addWidget(self._sign)
        inside.addWidget(self._words)
        self._cap = words(key, "key")
        inside.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        if not key:
            self._cap.hide()
        super().__init__(kit, inside)
        if not icon:
            self._sign.setParent(self)
            self._sign.hide()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:
        """Show the icon and the key alone where there is little room."""
        self._words.setVisible(not compact or not self._sign.property("icon_name"))
        self.setToolTip(plain_tip(self._words.text()) if compact else "")
        self.updateGeometry()

    def show_key(self, *, shown: bool) -> None:
        """Show the key, or leave it to the tip where there is little room."""
        if shown != self.has_key:
            self._cap.setVisible(shown)
            self.updateGeometry()

    @property
    def has_key(self) -> bool:
        """Whether the key is shown."""
        return not self._cap.isHidden()

    @property
    def key_width(self) -> int:
        """How much wider the key makes the button, in pixels."""
        return self._cap.sizeHint().width() + self._kit.space("s")

    def words(self) -> str:
        """What the button says."""
        return self._words.text()

    def follow(self, action: QAction) -> CapButton:
        """Do what an action does and rest when it rests; gives itself back."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        return self


def put_words(label: QLabel, text: str) -> None:
    """Let a label say something, or be away while there is nothing to say."""
    label.setText(text)
    label.setVisible(bool(text))


def quiet_focus(*buttons: QPushButton) -> None:
    """Let buttons take the keyboard by Tab only: a click leaves the keys with the page."""
    for button in buttons:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
