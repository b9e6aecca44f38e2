"""Sessions beside each other: who was there, what changed, what became of what was agreed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from itot_workshop.ui.commands import command
from itot_workshop.ui.results.compare_panel import ComparePanel
from itot_workshop.ui.results.compare_room import RoomCard
from itot_workshop.ui.results.compare_since import Since
from itot_workshop.ui.results.compare_view import CompareView
from itot_workshop.ui.results.sight import CompareSight
from itot_workshop.ui.results.stage_button import StageButton
from itot_workshop.ui.widgets.banner import Banner, under_banner
from itot_workshop.ui.widgets.kit import Kit, sheet_of_paper
from itot_workshop.ui.widgets.parts import holder, scrolling, words

_SIDE_BY_SIDE = 1080
_SHARES, _STACKED = (7, 3, 0), (0, 0, 1)
"""How charts, what became of plans, and nothing share the width; and the height."""


class ComparePage(QWidget):
    """Shows a :class:`CompareView`.

    ``axis_wished`` carries an axis, ``picture_wished`` a :class:`PictureWish`, ``others_wished``
    says that other sessions are to be chosen.
    """

    axis_wished = Signal(str)
    picture_wished = Signal(object)
    others_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self._title = words("", "title", wrap=True)
        self.banner = Banner(kit)
        self.stage = StageButton(kit)
        self.others = kit.button(self.tr("Other sessions…"), "compare")
        self.room = RoomCard(kit)
        self.panel = ComparePanel(kit)
        self.since = Since(kit)
        self._sides = kit.row(gap="l")
        self.setLayout(under_banner(kit, self.banner, scrolling(self._laid(actions))))
        self.others.clicked.connect(self.others_wished)
        self.panel.axis_wished.connect(self.axis_wished)
        self.panel.picture_wished.connect(self.picture_wished)
        self.panel.site_wished.connect(self._show_site)
        self.since.picture_wished.connect(self.picture_wished)

    def show_view(self, view: CompareView) -> None:
        """Show another comparison."""
        self._title.setText(view.title)
        self.room.show_view(view)
        self.panel.show_view(view)
        self.since.use_view(view)
        self._show_site()

    def sight(self) -> CompareSight:
        """With which chart the room is to begin, and of which site."""
        site = self.panel.site()
        place = site.place if site is not None else ""
        return CompareSight(chart=self.panel.segment, site=place, shapes=self.panel.shapes)

    def take_focus(self) -> None:
        """Put the keys on what is in sight."""
        self.panel.take_focus()

    def copy(self) -> None:
        """Put the table on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.panel.text())
        self.banner.tell(self.tr("The table is on the clipboard, ready for a spreadsheet."), "ok")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= self._kit.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        for at, share in enumerate(_SHARES if wide else _STACKED):
            self._sides.setStretch(at, share)

    def _laid(self, actions: Mapping[str, QAction]) -> QWidget:
        kit = self._kit
        head = kit.row(gap="l")
        head.addWidget(self._title, 1)
        buttons = [kit.action_button(actions[it], command(it).icon) for it in ("copy", "export")]
        head.addWidget(holder(kit.flow(self.others, *buttons, self.stage, gap="s")))
        top = Qt.AlignmentFlag.AlignTop
        self._sides.addWidget(self.panel, 0, top)
        self._sides.addWidget(self.since, 0, top)
        self._sides.addStretch(0)
        inside = kit.column(head, self.room, self._sides, gap="l", around=("xl", "l"))
        inside.setStretchFactor(self._sides, 1)
        return sheet_of_paper(kit, inside)

    def _show_site(self) -> None:
        site = self.panel.site()
        self.since.setVisible(site is not None and self.since.show_site(site))
