"""Two sessions side by side: who was there, what changed, what became of what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from itot_workshop.domain.notes import ActionState
from itot_workshop.ui.charts.radar_view import RadarView
from itot_workshop.ui.commands import command
from itot_workshop.ui.icons import dress
from itot_workshop.ui.results.change_table import ChangeTable
from itot_workshop.ui.results.compare_view import ActionLine, CompareView, RoomLine
from itot_workshop.ui.results.stage_button import StageButton
from itot_workshop.ui.results.words import seat_word
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit, sheet_of_paper
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, ground, hairline, holder, scrolling, words

_SIDE_BY_SIDE = 1080
_RADAR = 280
_SIGNS: Mapping[ActionState, tuple[str, str]] = {
    "done": ("check", "ok"),
    "partly": ("warning", "warn"),
    "missed": ("close", "danger"),
    "dropped": ("close", "muted"),
    "moved": ("forward", "muted"),
    "open": ("clock", "muted"),
}


class ComparePage(QWidget):
    """Shows a :class:`CompareView`."""

    axis_wished = Signal(str)

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self._title = words("", "title")
        self._overall = words("", "muted", wrap=True)
        self.banner = Banner(kit)
        self.stage = StageButton(kit)
        self.table = ChangeTable(kit)
        self.radar = RadarView(kit.look, still=kit.theme.reduced_motion)
        self.radar.setFixedHeight(_RADAR)
        self._rooms = QVBoxLayout()
        self._radar_card = self._radar_panel()
        self._became = QVBoxLayout()
        self._remarks = QVBoxLayout()
        self._sides = kit.row(gap="l")
        self.setLayout(kit.column(scrolling(self._laid(actions))))
        kit.theme.changed.connect(self._on_look)

    def show_view(self, view: CompareView) -> None:
        """Show another comparison."""
        self._title.setText(view.title)
        self._overall.setText(view.overall)
        self.table.show_view(view)
        self._show_rooms(view)
        self._show_remarks(view)
        self._show_became(view)
        self._radar_card.setVisible(view.radar is not None)
        if view.radar is not None:
            self.radar.show_radar(view.radar)
            self._then.setText(view.before_day)
            self._now.setText(view.after_day)

    def take_focus(self) -> None:
        """Put the keys on the table."""
        self.table.setFocus()

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

    def _laid(self, actions: Mapping[str, QAction]) -> QWidget:
        kit = self._kit
        head = kit.row(gap="l")
        head.addWidget(self._title, 1)
        buttons = [kit.action_button(actions[it], command(it).icon) for it in ("copy", "export")]
        head.addWidget(holder(kit.flow(*buttons, self.stage, gap="s")))
        changed = words(self.tr("What changed"), "lead")
        note = words(
            self.tr(
                "Open diamond: then. Filled: now, balanced. Grey band: twice the standard error. "
                "Whisker: the least change that can be clear. Clear lies past both; differences "
                "this small can come from who was in the room."
            ),
            "caption",
            wrap=True,
        )
        table = kit.column(
            changed, self._overall, self.table, note, self._remarks, gap="s", around="l"
        )
        left = kit.column(ground("card", table), 1)
        right = kit.column(self._radar_card, self._became_card(), 1, gap="l")
        self._sides.addLayout(left, 7)
        self._sides.addLayout(right, 3)
        rooms = ground("card", kit.column(self._rooms, around="l"))
        inside = kit.column(head, self.banner, rooms, self._sides, gap="l", around=("xl", "l"))
        inside.setStretchFactor(self._sides, 1)
        return sheet_of_paper(kit, inside)

    def _radar_panel(self) -> QFrame:
        kit = self._kit
        self._then, self._now = words("", "caption"), words("", "caption")
        legend = kit.flow(
            holder(kit.row(Sample(kit, "before"), self._then, gap="xs")),
            holder(kit.row(Sample(kit, "balanced"), self._now, gap="xs")),
        )
        title = words(self.tr("Shape, balanced"), "lead")
        return ground("card", kit.column(title, self.radar, holder(legend), gap="s", around="l"))

    def _became_card(self) -> QFrame:
        self._became.setSpacing(self._kit.space("s"))
        self._became_frame = ground("card", self._kit.column(self._became, around="l"))
        return self._became_frame

    def _show_rooms(self, view: CompareView) -> None:
        empty(self._rooms)
        kit = self._kit
        who = kit.column(words(self.tr("Who was in the room"), "lead"), gap="xs")
        who.addLayout(self._room_grid(view.rooms))
        said = view.comparability
        if view.returning is not None:
            came = self.tr("%1 people are known to have been in both.")
            said = f"{came.replace('%1', whole(view.returning))} {said}"
        line = kit.row(gap="xl")
        line.addLayout(who, 3)
        line.addWidget(hairline(upright=True))
        line.addWidget(words(said, "muted", wrap=True), 2)
        self._rooms.addWidget(holder(line))

    def _room_grid(self, rooms: Iterable[RoomLine]) -> QGridLayout:
        """A line for each day, the seats in columns of their own."""
        kit, grid = self._kit, QGridLayout()
        grid.setHorizontalSpacing(kit.space("xl"))
        grid.setVerticalSpacing(kit.space("xs"))
        for line, room in enumerate(rooms):
            grid.addWidget(words(room.day), line, 0)
            for at, (seat, number) in enumerate(room.seats.items(), 1):
                if number:
                    text = words(f"{whole(number)} {seat_word(seat)}", "muted")
                    mark = Sample(kit, SEAT_SERIES[seat], line=False)
                    grid.addLayout(kit.row(mark, text, 1, gap="xs"), line, at)
            total = self.tr("%1 people").replace("%1", whole(sum(room.seats.values())))
            grid.addWidget(words(total, "muted"), line, len(room.seats) + 1)
        grid.setColumnStretch(len(SEAT_SERIES) + 2, 1)
        return grid

    def _show_remarks(self, view: CompareView) -> None:
        empty(self._remarks)
        for remark in view.remarks:
            self._remarks.addWidget(words(remark, "caption", wrap=True))

    def _show_became(self, view: CompareView) -> None:
        empty(self._became)
        if view.actions:
            self._became.addWidget(words(self.tr("What was agreed, and what became of it"), "lead"))
            for action in view.actions:
                self._became.addWidget(self._action(action))
        if view.ground:
            self._became.addWidget(words(self.tr("Common ground"), "lead"))
            for name, cards in view.ground:
                self._became.addWidget(self._cards(name, cards))
        self._became_frame.setVisible(bool(view.actions or view.ground))

    def _action(self, action: ActionLine) -> QWidget:
        sign = words()
        icon, role = _SIGNS[action.state]
        dress(sign, self._kit.icons, icon, role, self._kit.look.space.l)
        line = self._kit.row(sign, gap="s")
        line.addWidget(words(action.text, wrap=True), 1)
        line.addWidget(words(action.word, "strong", kind=role if role != "muted" else ""))
        return holder(line)

    def _cards(self, name: str, cards: Iterable[str]) -> QWidget:
        listed = self.tr(", ").join(cards)
        said = self._kit.column(words(name, "caption"), words(listed, wrap=True), gap="")
        return holder(said)

    def _on_look(self) -> None:
        self.radar.set_look(self._kit.look)
