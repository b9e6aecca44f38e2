"""Exercises with cards, then and now: ratings of both tables, dots on symptoms, what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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
        days = [head_day(date, view.dates[-1]) for date in view.dates]
        if view.rated:
            title = self.tr("Differences: IT's table · OT's table")
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
        cells = [cell for _, line in rows for cell in line]
        width = max(map(self._kit.ink.width, [*days, *cells]))
        head = self._line(words(title, "strong", wrap=True), days, "caption", width)
        lines = [self._line(words(name, wrap=True), line, "", width) for name, line in rows]
        return holder(self._kit.column(head, *lines, gap="xs"))

    def _line(self, name: QWidget, cells: Sequence[str], role: str, width: int) -> QWidget:
        """A name of any length, and figures in columns at its far end."""
        row = self._kit.row(gap="m")
        row.addWidget(name, 1)
        for text in cells:
            cell = words(text, role)
            cell.setFixedWidth(width)
            cell.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
            row.addWidget(cell)
        return holder(row)

    def _said(self, said: SaidThen, days: Sequence[str]) -> QWidget:
        parts: list[QWidget] = [words(said.title, "strong", wrap=True)]
        for day, lines in zip(days, said.said, strict=True):
            if lines:
                parts.append(words(day, "caption"))
            for side, text in lines:
                named = f"{seat_name(side)}: {text}" if side else text
                parts.append(words(named, wrap=True))
        return holder(self._kit.column(*parts, gap="xs"))


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
        cards = (f"{card} ({head_day(day, view.dates[-1])})" for card, day in view.once)
        once = translate("Results", "Worked on once, so there is nothing to compare: %1.")
        said.append(once.replace("%1", translate("Results", ", ").join(cards)))
    return said
