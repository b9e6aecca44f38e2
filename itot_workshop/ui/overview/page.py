"""The plan of a session, to be read: agenda with times, people, and how votes come in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QVBoxLayout, QWidget

from itot_workshop.ui.commands import command
from itot_workshop.ui.overview.view import PlanView
from itot_workshop.ui.results.words import seat_word
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, ground, hairline, holder, scrolling, words

_SIDE_BY_SIDE = 900


class PlanPage(QWidget):
    """Shows a :class:`PlanView`."""

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self.banner = Banner(kit)
        self._steps = QVBoxLayout()
        self._facts = QVBoxLayout()
        self._people = QVBoxLayout()
        self._total = words("", "muted")
        self._sides = kit.row(gap="l")
        self.votes = KeyedButton(
            kit, actions["import-votes"].text(), icon=command("import-votes").icon, role="main"
        ).follow(actions["import-votes"])
        self.more_votes = kit.action_button(actions["import-votes"], command("import-votes").icon)
        self.export = kit.action_button(actions["export"], command("export").icon)
        self.setLayout(kit.column(scrolling(self._laid())))

    def show_view(self, view: PlanView) -> None:
        """Show a plan."""
        self._total.setText(view.total)
        empty(self._steps)
        empty(self._facts)
        empty(self._people)
        self._steps.addLayout(self._agenda(view))
        for fact in view.facts:
            self._facts.addWidget(self._fact(fact.name, fact.value))
        for seat, number in view.people:
            mark = Sample(self._kit, SEAT_SERIES[seat], line=False)
            text = words(f"{whole(number)} {seat_word(seat)}")
            self._people.addWidget(holder(self._kit.row(mark, text, 1, gap="s")))
        for remark in view.remarks:
            self._people.addWidget(words(remark, "muted", wrap=True))
        self.export.setVisible(view.voted)
        self.more_votes.setVisible(view.voted)
        self.votes.setVisible(not view.voted)

    def take_focus(self) -> None:
        """Put the keys on the one thing to do."""
        (self.votes if self.votes.isVisibleTo(self) else self.export).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= self._kit.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)

    def _laid(self) -> QWidget:
        kit = self._kit
        for layout in (self._facts, self._people):
            layout.setSpacing(kit.space("s"))
        buttons = (self.more_votes, self.export, self.votes)
        head = kit.row(words(self.tr("Plan"), "title"), 1, *buttons, gap="s")
        title = kit.row(words(self.tr("Agenda"), "lead"), self._total, 1, gap="m")
        agenda = ground("card", kit.column(title, self._steps, gap="m", around="l"))
        right = kit.column(
            self._card(self.tr("About"), self._facts),
            self._card(self.tr("People"), self._people),
            self._paper(),
            1,
            gap="l",
        )
        self._sides.addLayout(kit.column(agenda, 1), 3)
        self._sides.addLayout(right, 2)
        inside = kit.column(head, self.banner, self._sides, gap="l", around=("xl", "l"))
        inside.setStretchFactor(self._sides, 1)
        return holder(inside)

    def _card(self, title: str, body: QVBoxLayout) -> QFrame:
        return ground("card", self._kit.column(words(title, "lead"), body, gap="m", around="l"))

    def _paper(self) -> QFrame:
        said = self.tr(
            "People vote on paper; you type the votes into a sheet and import it here. Each ballot "
            "is one person with a number or a private code, never a name."
        )
        body = self._kit.column(words(self.tr("Votes on paper"), "lead"), words(said, wrap=True))
        self._kit.margins(body, "l")
        return ground("card", body)

    def _agenda(self, view: PlanView) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._kit.space("l"))
        grid.setVerticalSpacing(self._kit.space("s"))
        grid.setColumnStretch(1, 1)
        for at, step in enumerate(view.steps):
            role = "faint" if step.off else ""
            said = self._kit.column(words(step.title, role or "strong", wrap=True), gap="")
            if step.purpose and not step.off:
                said.addWidget(words(step.purpose, "caption", wrap=True))
            grid.addWidget(hairline(), 2 * at, 0, 1, 3)
            grid.addWidget(words(step.starts, "muted"), 2 * at + 1, 0)
            grid.addLayout(said, 2 * at + 1, 1)
            length = self.tr("switched off") if step.off else step.length
            minutes = words(length, "muted")
            grid.addWidget(minutes, 2 * at + 1, 2, Qt.AlignmentFlag.AlignTrailing)
        return grid

    def _fact(self, name: str, value: str) -> QWidget:
        return holder(self._kit.column(words(name, "caption"), words(value, wrap=True), gap=""))
