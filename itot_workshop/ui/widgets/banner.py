"""A banner: what happened, what it means, what to do; with one thing to do about it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from itot_workshop.ui.icons import dress
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import words

Kind: TypeAlias = Literal["danger", "warn", "ok", "info"]

_SIGNS = {"danger": "warning", "warn": "warning", "ok": "check", "info": "info"}
_STAYS_MS = 12_000


class Banner(QFrame):
    """One message at the top of a page; hidden while there is nothing to say.

    Good news leaves by itself after a while, trouble stays until it is closed. ``acted`` carries
    the name of what was offered.
    """

    acted = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "banner")
        self._kit = kit
        self._offer = ""
        self._sign = words()
        self._text = words(wrap=True)
        self._act = kit.button("")
        self._close = kit.button("", "close", "quiet", name=self.tr("Close the message"))
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_STAYS_MS)
        self._clock.timeout.connect(self.hide)
        parts = (self._sign, self._text, self._act, self._close)
        line = kit.row(*parts, gap="m", around=("l", "s", "s", "s"))
        line.setStretchFactor(self._text, 1)
        self.setLayout(line)
        self._act.clicked.connect(self._on_act)
        self._close.clicked.connect(self.hide)
        self.hide()

    def tell(self, text: str, kind: Kind = "info", *, offer: str = "", label: str = "") -> None:
        """Show a message, with a button ``label`` where something is offered."""
        set_kind(self, "kind", kind)
        dress(self._sign, self._kit.icons, _SIGNS[kind], "muted" if kind == "info" else kind)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._offer = offer
        self._act.setText(label)
        self._act.setAccessibleName(label)
        self._act.setVisible(bool(label))
        self._clock.stop()
        if kind in ("ok", "info"):
            self._clock.start()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Take a message away that has been read; one that offers something waits for an answer."""
        if not self.offers():
            self.hide()

    def text(self) -> str:
        """What the banner says, empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def offers(self) -> str:
        """What the banner offers to do, empty if nothing."""
        return "" if self.isHidden() else self._offer

    def _on_act(self) -> None:
        self.hide()
        self.acted.emit(self._offer)


def under_banner(kit: Kit, banner: Banner, page: QWidget) -> QBoxLayout:
    """A page that scrolls with its banner above, in sight wherever the page was scrolled to."""
    told = kit.column(banner, around=("xl", "l", "xl", ""))
    return kit.column(told, page, gap="")
