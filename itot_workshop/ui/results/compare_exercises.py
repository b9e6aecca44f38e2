"""Exercises with cards, then and now: ratings of both tables, dots on symptoms, what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from itot_workshop.domain.audience_since_views import ExercisesOverTime, SaidThen
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import DASH, head_day, whole
from itot_workshop.ui.widgets.parts import empty, holder, words

translate = QCoreApplication.translate


class ExercisesThen(QFrame):
    """Shows an :class:`ExercisesOverTime`; out of sight where there is none."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._kit = kit
        self._inside = QVBoxLayout()
        self._inside.setSpacing(kit.space("s"))
        self.setLayout(kit.column(self._inside, around="l"))

    def show_view(self, view: ExercisesOverTime | None) -> None:
        """Show what cards brought on each day."""
        empty(self._inside)
        self.setVisible(view is not None)
        if view is None:
            return
        self._inside.addWidget(words(self.tr("Cards, then and now"), "lead"))
        days = [head_day(date, *view.dates) for date in view.dates]
        if view.rated:
            title = self.tr("Differences: IT’s table · OT’s table")
            self._inside.addWidget(self._table(title, days, rating_rows(view)))
        for card in dict.fromkeys(row.card for row in view.marked):
            rows = [
                (row.text, tuple(DASH if it is None else whole(it) for it in row.dots))
                for row in view.marked
                if row.card == card
            ]
            title = self.tr("%1: dots").replace("%1", card)
            self._inside.addWidget(self._table(title, days, rows))
        for said in view.said:
            self._inside.addWidget(self._said(said, days))
        for sentence in exercise_remarks(view):
            self._inside.addWidget(words(sentence, "caption", wrap=True))

    def _table(
        self, title: str, days: Sequence[str], rows: Sequence[tuple[str, tuple[str, ...]]]
    ) -> QWidget:
        """Names of any length, and figures in columns at their far end."""
        kit, grid = self._kit, QGridLayout()
        kit.margins(grid, "")
        grid.setHorizontalSpacing(kit.space("m"))
        grid.setVerticalSpacing(kit.space("xs"))
        grid.setColumnStretch(0, 1)
        _put(grid, 0, words(title, "strong", wrap=True), days, "caption")
        for at, (name, line) in enumerate(rows, 1):
            _put(grid, at, words(name, wrap=True), line)
        return holder(grid)

    def _said(self, said: SaidThen, days: Sequence[str]) -> QWidget:
        parts: list[QWidget] = [words(said.title, "strong", wrap=True)]
        for day, lines in zip(days, said.said, strict=True):
            if lines:
                parts.append(words(day, "caption"))
            for side, text in lines:
                named = f"{seat_name(side)}: {text}" if side else text
                parts.append(words(named, wrap=True))
        return holder(self._kit.column(*parts, gap="xs"))


def _put(grid: QGridLayout, row: int, name: QLabel, cells: Sequence[str], role: str = "") -> None:
    """Fill a line of a table; figures begin with their name, days end with the title above."""
    upright = Qt.AlignmentFlag.AlignTop if row else Qt.AlignmentFlag.AlignBottom
    name.setAlignment(Qt.AlignmentFlag.AlignLeading | upright)
    grid.addWidget(name, row, 0)
    for column, text in enumerate(cells, 1):
        cell = words(text, role)
        cell.setAlignment(Qt.AlignmentFlag.AlignTrailing | upright)
        grid.addWidget(cell, row, column)


def rating_rows(view: ExercisesOverTime) -> list[tuple[str, tuple[str, ...]]]:
    """Each difference with the ratings of both tables, IT's first."""
    return [
        (
            row.name,
            tuple(DASH if it is None else f"{whole(it[0])} · {whole(it[1])}" for it in row.ratings),
        )
        for row in view.rated
    ]


def exercise_remarks(view: ExercisesOverTime) -> list[str]:
    """How this is to be read, and what there is nothing to compare of."""
    said = [
        translate(
            "Results",
            "Ratings of two tables and dots have no band of wobble: they are no measure of change.",
        )
    ]
    if any(None in row.ratings for row in view.rated) or any(
        None in row.dots for row in view.marked
    ):
        said.append(translate("Results", "A dash: not done that day."))
    if view.once:
        cards = (f"{card} ({head_day(day, *view.dates)})" for card, day in view.once)
        once = translate("Results", "Worked on once, so there is nothing to compare: %1.")
        said.append(once.replace("%1", translate("Results", ", ").join(cards)))
    return said
