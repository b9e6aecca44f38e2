"""The map of common ground and the differences on the results page, side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from itot_workshop.domain.audience_difference_views import DifferenceRow
from itot_workshop.ui.results.exercises import CardList, DifferencesView, MapView
from itot_workshop.ui.results.strip import draw_strip
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.figure_strip import FigureStrip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, ground, holder, words

_STRIP = (150, 30)


class ExercisesPanel(QWidget):
    """Shows what there is of a :class:`MapView` and of :class:`DifferencesView` values."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._cards = kit.row(gap="l")
        self.setLayout(self._cards)

    def show_views(self, board: MapView | None, differences: tuple[DifferencesView, ...]) -> None:
        """Show a session's exercises; without any the panel leaves."""
        empty(self._cards)
        if board is not None:
            self._cards.addWidget(self._map(board), 1)
        for view in differences:
            self._cards.addWidget(self._differences(view), 1)
        self.setVisible(board is not None or bool(differences))

    def set_way(self, way: QBoxLayout.Direction) -> None:
        """Side by side, or one below the other."""
        self._cards.setDirection(way)

    def _map(self, view: MapView) -> QFrame:
        strip = FigureStrip(self._kit)
        strip.show_figures((it.name, it.figure, it.word) for it in view.figures)
        title = words(self.tr("Map of common ground"), "lead")
        lists = [self._list(it) for it in view.lists]
        return ground("card", self._kit.column(title, strip, *lists, 1, gap="m", around="l"))

    def _list(self, shown: CardList) -> QWidget:
        head = words(f"{shown.name} · {whole(len(shown.cards))}", "strong")
        if not any(said for _, said in shown.cards):
            listed = translate("Results", ", ").join(name for name, _ in shown.cards)
            return holder(self._kit.column(head, words(listed, wrap=True), gap=""))
        lines = [self._kit.column(head, gap="")]
        for name, said in shown.cards:
            parts = [words(name, wrap=True)]
            if said:
                parts.append(words(said, "caption", wrap=True))
            lines.append(self._kit.column(*parts, gap=""))
        return holder(self._kit.column(*lines, gap="xs"))

    def _differences(self, view: DifferencesView) -> QFrame:
        kit, grid = self._kit, QGridLayout()
        kit.margins(grid, "")
        grid.setHorizontalSpacing(kit.space("l"))
        grid.setVerticalSpacing(kit.space("s"))
        grid.setColumnStretch(0, 1)
        for line, row in enumerate(view.rows):
            grid.addWidget(self._name(row), line, 0)
            grid.addWidget(RatingStrip(kit, row, view.low, view.high), line, 1)
            grid.addWidget(words(ratings_of(row), "muted"), line, 2)
        title = words(view.title, "lead", wrap=True)
        ends = self.tr("%1: much alike. %2: worlds apart.").replace("%1", whole(view.low))
        note = words(ends.replace("%2", whole(view.high)), "caption", wrap=True)
        return ground("card", kit.column(title, note, grid, 1, gap="m", around="l"))

    def _name(self, row: DifferenceRow) -> QWidget:
        parts = [words(row.name, "strong", wrap=True)]
        marks = (
            (row.helps, self.tr("helps most")),
            (row.costs, self.tr("costs most")),
        )
        said = [text for is_so, text in marks if is_so]
        said += [
            f"{side}: {text}"
            for side, text in ((self.tr("IT"), row.it_example), (self.tr("OT"), row.ot_example))
            if text
        ]
        if said:
            parts.append(words(" · ".join(said), "caption", wrap=True))
        return holder(self._kit.column(*parts, gap=""))


class RatingStrip(QWidget):
    """How far apart both tables see a difference, on a short scale."""

    def __init__(self, kit: Kit, row: DifferenceRow, low: int, high: int) -> None:
        super().__init__()
        self._kit = kit
        self._row = row
        self._ends = (low, high)
        self.setAccessibleName(f"{row.name}: {ratings_of(row)}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A strip as high as a row."""
        return QSize(self._kit.px(_STRIP[0]), self._kit.px(_STRIP[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale with a mark for each table."""
        painter = QPainter(self)
        row, (low, high) = self._row, self._ends
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            values = {"it": row.it, "ot": row.ot, "management": row.management}
            draw_strip(painter, self.rect(), values, low, high, self._kit.ink)  # type: ignore[arg-type]
        finally:
            painter.end()


def ratings_of(row: DifferenceRow) -> str:
    """The ratings in words."""
    named = (
        (translate("Results", "IT %1"), row.it),
        (translate("Results", "OT %1"), row.ot),
        (translate("Results", "management %1"), row.management),
    )
    said = [text.replace("%1", whole(value)) for text, value in named if value is not None]
    return translate("Results", ", ").join(said)
