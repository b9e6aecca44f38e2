"""The bar on top of a session's pages: the way back, what is open, and its pages as tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy

from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import hairline, holder, stop_at_checked, words


class SessionBar(QFrame):
    """Pages plug in with ``add_tab``; ``tab_wished`` carries a tab's name."""

    back_wished = Signal()
    tab_wished = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._kit = kit
        self._tabs: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.back = kit.button(self.tr("Library"), "back", "quiet")
        self.back.clicked.connect(self.back_wished)
        self._title = ElidedLabel("", "strong")
        self._place = ElidedLabel("", "muted")
        # The title is told whole as long as the place has room for a few signs.
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._saved = words("", "caption")
        self._row = kit.row(gap="xs")
        titles = kit.row(self._title, gap="m")
        titles.addWidget(self._place, 1)
        line = kit.row(self.back, hairline(upright=True), gap="m", around=("m", "xs", "l", ""))
        line.addLayout(titles, 1)
        line.addWidget(holder(self._row))
        line.addWidget(self._saved)
        self.setLayout(line)

    def add_tab(self, name: str, text: str) -> None:
        """Plug a page in."""
        tab = self._kit.button(text, role="nav")
        tab.setCheckable(True)
        tab.clicked.connect(self._on_tab)
        self._tabs[name] = tab
        self._group.addButton(tab)
        self._row.addWidget(tab)
        stop_at_checked(self._group)

    def show_session(self, title: str, place: str) -> None:
        """Say what is open."""
        self._title.setText(title)
        self._place.setText(place)

    def show_tab(self, name: str) -> None:
        """Mark a page as the one in sight."""
        self._tabs[name].setChecked(True)

    def offer(self, name: str, *, offered: bool) -> None:
        """Show a tab only while its page has something to show."""
        self._tabs[name].setVisible(offered)

    def offered(self) -> tuple[str, ...]:
        """The tabs that can be taken, in their order."""
        return tuple(name for name, tab in self._tabs.items() if not tab.isHidden())

    def show_saved(self, text: str, *, good: bool = True) -> None:
        """Say how the session stands on the disk."""
        self._saved.setText(text)
        set_kind(self._saved, "kind", "" if good else "danger")

    def saved(self) -> str:
        """What it says of the disk."""
        return self._saved.text()

    def _on_tab(self) -> None:
        sender = self._group.checkedButton()
        self.tab_wished.emit(next(name for name, tab in self._tabs.items() if tab is sender))
