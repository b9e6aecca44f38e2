"""The results of a session: figures, the radar with its table, and what to talk about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from itot_workshop.ui.commands import command
from itot_workshop.ui.results.axis_table import AxisTable
from itot_workshop.ui.results.exercises import DifferencesView, MapView
from itot_workshop.ui.results.exercises_panel import ExercisesPanel
from itot_workshop.ui.results.looks import looks_of
from itot_workshop.ui.results.radar_panel import RadarPanel
from itot_workshop.ui.results.sight import RadarSight
from itot_workshop.ui.results.stage_button import StageButton
from itot_workshop.ui.results.talk_panel import TalkPanel
from itot_workshop.ui.results.told import ToldView
from itot_workshop.ui.results.told_panel import ToldPanel
from itot_workshop.ui.results.view import ResultsView
from itot_workshop.ui.widgets.banner import Banner, under_banner
from itot_workshop.ui.widgets.figure_strip import FigureStrip
from itot_workshop.ui.widgets.kit import Kit, sheet_of_paper
from itot_workshop.ui.widgets.parts import empty, ground, holder, scrolling, words
from itot_workshop.ui.widgets.tab_order import tab_as_laid

_SIDE_BY_SIDE = 1120
"""From this width on, at normal text size, the table stands beside the radar, else below it."""


class ResultsPage(QWidget):
    """Shows a :class:`ResultsView`; ``axis_wished`` carries the axis to be opened,
    ``picture_wished`` a :class:`PictureWish`, ``talk_wished`` the axes chosen for the talk list.
    ``look_changed`` says that radar or table are to be looked at in another way.
    """

    talk_wished = Signal(object)
    axis_wished = Signal(str)
    picture_wished = Signal(object)
    look_changed = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self._figures = FigureStrip(kit)
        self.banner = Banner(kit)
        self.radar = RadarPanel(kit)
        self.table = AxisTable(kit)
        self.talk = TalkPanel(kit)
        self.exercises = ExercisesPanel(kit)
        self.told = ToldPanel(kit)
        self.stage = StageButton(kit)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(kit.space("xs"))
        self._sides = kit.row(gap="xl")
        self._lay(actions)
        self._wire()

    def show_view(self, view: ResultsView) -> None:
        """Show the results of a session."""
        self._figures.show_figures(
            (it.name, it.figure, ", ".join(part for part in (it.word, it.was) if part))
            for it in view.figures
        )
        self.table.show_view(view)
        self.radar.show_view(view)
        self.talk.show_view(view)
        self._show_remarks(view)
        tab_as_laid(self)

    def show_exercises(
        self,
        board: MapView | None,
        rated: tuple[DifferencesView, ...],
        told: tuple[ToldView, ...] = (),
    ) -> None:
        """Show what the exercises of the session brought, and what the room decided and said."""
        self.exercises.show_views(board, rated)
        self.told.show_views(told)

    def take_focus(self) -> None:
        """Put the keys on the table."""
        self.table.setFocus()

    def sight(self) -> RadarSight:
        """How the room is to see them, page after page."""
        return RadarSight(looks=looks_of(self.radar.layers(), self.table.sorted_by))

    def copy(self) -> None:
        """Put the table on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.table.text())
        self.banner.tell(self.tr("The table is on the clipboard, ready for a spreadsheet."), "ok")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= self._kit.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)
        self.exercises.set_way(way)
        self.told.set_way(way)

    def _lay(self, actions: Mapping[str, QAction]) -> None:
        kit = self._kit
        title = words(self.tr("Results"), "title")
        buttons = [
            kit.action_button(actions[it], command(it).icon)
            for it in ("copy", "import-votes", "export")
        ]
        head = kit.row(gap="xl")
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._figures, 1)
        head.addWidget(holder(kit.flow(*buttons, self.stage, gap="xs", row_gap="xs")))
        table = kit.column(self.table, self._remarks, gap="m", around=("s", "s", "s", "m"))
        right = kit.column(ground("card", table), self.talk, 1, gap="l")
        self._sides.addWidget(holder(kit.column(self.radar, 1)), 4)
        self._sides.addWidget(holder(right), 6)
        parts = (head, self._sides, self.exercises, self.told)
        inside = kit.column(*parts, gap="l", around=("xl", "l"))
        inside.addStretch(1)
        area = scrolling(sheet_of_paper(kit, inside))
        self.setLayout(under_banner(kit, self.banner, area))

    def _wire(self) -> None:
        self.radar.axis_wished.connect(self.axis_wished)
        self.table.axis_wished.connect(self.axis_wished)
        self.talk.axis_wished.connect(self.axis_wished)
        self.talk.replaced.connect(self.talk_wished)
        self.radar.picture_wished.connect(self.picture_wished)
        self.radar.axis_reached.connect(self.table.reach)
        self.table.axis_reached.connect(self.radar.reach)
        self.table.sort_changed.connect(self.look_changed)
        self.radar.switched.connect(self.look_changed)

    def _show_remarks(self, view: ResultsView) -> None:
        empty(self._remarks)
        managers = any(row.management is not None for row in view.rows)
        said = [self.tr("Sorted in radar order. Click a head to sort.")]
        if managers:
            said.append(self.tr("Triangles: managers, shown beside, without weight."))
        for sentence in (" ".join(said), view.people, *view.remarks):
            label = words(sentence, "caption", wrap=True)
            self._remarks.addWidget(label)
