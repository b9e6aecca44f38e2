"""Weights and ranking on one table: medians, settled weights, every term of every sum."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from itot_workshop.ui.console.model_cells import (
    BELOW_TERM,
    FitBar,
    FitScale,
    MediansCell,
    TermCell,
    WeightCell,
)
from itot_workshop.ui.console.model_view import ModelRow, ModelView, WeightColumn
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole
from itot_workshop.ui.widgets.painting import MIDDLE
from itot_workshop.ui.widgets.parts import even_figures, ground, hairline, holder, unbroken, words

_HEAD, _MEDIANS, _WEIGHTS, _LAST, _TITLES, _FIRST = range(6)


class ModelTable(QWidget):
    """Shows a view; ``settled`` carries criterion and weight, ``fitted`` model, criterion, fit."""

    settled = Signal(str, int)
    fitted = Signal(str, str, int)

    def __init__(self, kit: Kit, view: ModelView, *, editing: bool) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        self._editing = editing
        self._models: dict[TermCell, str] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(kit.space("xs"))
        self._grid.setVerticalSpacing(0)
        self.setLayout(self._grid)
        self._lay_heads()
        self._lay_weights()
        for at, row in enumerate(view.rows):
            self._lay_row(_FIRST + 2 * at, row, lead=row.near)
        self._lay_fragile(_FIRST + 2 * len(view.rows))

    @property
    def _last(self) -> int:
        """The column of the points; per cent and the bar follow."""
        return len(self._view.columns) + 1

    def _lay_heads(self) -> None:
        kit, view, grid = self._kit, self._view, self._grid
        asked = kit.column(words(view.question, "strong", wrap=True), gap="")
        ends = ((0, view.weights[0]), (len(view.weights) - 1, view.weights[-1]))
        for weight, name in ends:
            asked.addWidget(words(unbroken(f"{whole(weight)} {name}"), "caption"))
        grid.addWidget(holder(asked), _HEAD, 0)
        for at, column in enumerate(view.columns, start=1):
            grid.addWidget(self._head(column), _HEAD, at)
            grid.setColumnStretch(at, 2)
        grid.setColumnStretch(0, 4)
        grid.setColumnMinimumWidth(0, kit.px(126))
        grid.setColumnStretch(self._last + 2, 3)
        for place, width in ((self._last, 40), (self._last + 1, 52)):
            grid.setColumnMinimumWidth(place, kit.px(width))
        titles = ((0, tr("Model")), (self._last, tr("Points")), (self._last + 1, tr("Fit")))
        for place, title in titles:
            label = words(title, "caption")
            if place:
                label.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            grid.addWidget(label, _TITLES, place)
        term = words(tr("weight × fit, every term of the sum"), "caption")
        grid.addWidget(term, _TITLES, 1, 1, 4)
        grid.addWidget(FitScale(kit), _TITLES, self._last + 2)

    def _head(self, column: WeightColumn) -> QWidget:
        name = words(column.name, "small", wrap=True)
        name.setAlignment(MIDDLE | Qt.AlignmentFlag.AlignBottom)
        key = words(column.id, "caption")
        key.setAlignment(MIDDLE)
        made = holder(self._kit.column(1, key, name, gap=""))
        made.setToolTip("")
        return made

    def _lay_weights(self) -> None:
        kit, view, grid = self._kit, self._view, self._grid
        last = self._last + 2
        grid.addWidget(ground("well"), _MEDIANS, 0, 2, last + 1)
        sides = kit.column(1, gap="xs", around=("s", "xs"))
        for name, said in (("it", tr("IT median")), ("ot", tr("OT median"))):
            sample = Sample(kit, "it" if name == "it" else "ot", line=False)
            sides.addLayout(kit.row(sample, words(said, "small"), 1, gap="xs"))
        sides.addStretch(1)
        grid.addWidget(holder(sides), _MEDIANS, 0)
        settled = kit.column(words(tr("Settled weight"), "strong"), around=("s", "xs"))
        grid.addWidget(holder(settled), _WEIGHTS, 0)
        for at, column in enumerate(view.columns, start=1):
            grid.addWidget(MediansCell(kit, column), _MEDIANS, at)
            cell = WeightCell(kit, column, view.weights)
            cell.settled.connect(self.settled)
            grid.addWidget(cell, _WEIGHTS, at)
        self._lay_last()
        most = tr("sum %1, so %2 points at most")
        total = sum(column.used for column in view.columns)
        said = most.replace("%1", whole(total)).replace("%2", whole(view.most))
        grid.addWidget(words(said, "caption", wrap=True), _WEIGHTS, self._last, 1, 3)
        label = _said_of_medians(view.columns)
        if label is not None:
            grid.addWidget(label, _MEDIANS, self._last, 1, 3)

    def _lay_last(self) -> None:
        """The weights of an earlier session below today's, as soon as these are known."""
        columns, date = self._view.columns, self._view.last_date
        if date is None or all(column.last is None for column in columns):
            return
        said = words(tr("On %1").replace("%1", short_date(date)), "caption")
        self._grid.addWidget(holder(self._kit.column(said, around=("s", "xs"))), _LAST, 0)
        for at, column in enumerate(columns, start=1):
            text = "" if column.last is None else whole(column.last)
            figure = words(text, "caption")
            figure.setAlignment(MIDDLE | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(figure, _LAST, at)

    def _lay_row(self, at: int, row: ModelRow, *, lead: bool) -> None:
        kit, view, grid = self._kit, self._view, self._grid
        grid.addWidget(hairline(), at, 0, 1, self._last + 3)
        name = words(row.name, "strong" if lead else "", wrap=True)
        line = kit.row(gap="xs")
        line.addWidget(name, 1)
        if row.warned:
            sign = QLabel()
            dress(sign, kit.icons, "warning", "warn")
            sign.setAccessibleName(tr("There is a warning about this model"))
            line.addWidget(sign)
        names = kit.column(line, words(row.label, "caption"), gap="", around=("", "xs"))
        grid.addWidget(holder(names), at + 1, 0)
        for place, term in enumerate(row.terms, start=1):
            cell = TermCell(kit, row.name, term, view.fits, lead=lead)
            if self._editing:
                cell.edit()
            self._models[cell] = row.id
            cell.fitted.connect(self._on_fitted)
            grid.addWidget(cell, at + 1, place)
        pct = tr("%1%").replace("%1", fixed(row.pct, 1)) if row.pct is not None else fixed(None)
        for place, text in ((self._last, whole(row.points)), (self._last + 1, pct)):
            figure = even_figures(text, "strong" if lead else "")
            figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            figure.setContentsMargins(0, 0, 0, kit.px(BELOW_TERM))
            grid.addWidget(figure, at + 1, place)
        best = view.rows[0].pct or 0.0
        bar = FitBar(kit, row.pct, best, view.margin, lead=lead)
        grid.addWidget(bar, at + 1, self._last + 2)

    def _lay_fragile(self, at: int) -> None:
        """What is shaded, and below each weight, once all are settled, the step after which the
        lead is shared.
        """
        kit, grid = self._kit, self._grid
        grid.addWidget(hairline(), at, 0, 1, self._last + 3)
        if self._view.lead is not None:
            said = tr("Shaded: within %1 percentage points of the first.")
            said = said.replace("%1", fixed(self._view.margin, 0))
            grid.addWidget(words(said, "caption", wrap=True), at + 1, self._last, 1, 3)
        if not self._view.lead or any(it.is_open for it in self._view.columns):
            return
        asked = kit.column(words(tr("Lead is shared if"), "strong"), gap="", around=("", "xs"))
        asked.addWidget(words(tr("this weight moves by one"), "caption"))
        grid.addWidget(holder(asked), at + 1, 0)
        for place, column in enumerate(self._view.columns, start=1):
            steps = [f"{whole(column.used)} → {whole(column.used + by)}" for by in column.fragile]
            for row, text in enumerate(steps or [tr("holds")]):
                label = words(text, "chip" if steps else "caption", kind="warn" if steps else "")
                grid.addWidget(label, at + 1 + row, place, MIDDLE | Qt.AlignmentFlag.AlignVCenter)

    def _on_fitted(self, criterion: str, fit: int) -> None:
        cell = self.sender()
        if isinstance(cell, TermCell):
            self.fitted.emit(self._models[cell], criterion, fit)


def _said_of_medians(columns: tuple[WeightColumn, ...]) -> QLabel | None:
    """What to do where the sides lie apart, or why there is no median to be seen."""
    if all(it.it is None and it.ot is None for it in columns):
        said = tr("No medians: there was no vote on the weights, or too small a side.")
        return words(said, "caption", wrap=True)
    apart = [it.id for it in columns if it.is_open]
    if not apart:
        return None
    told = tr("%1: two apart or more. Talk for two minutes, then settle.")
    return words(told.replace("%1", tr(", ").join(apart)), "small", wrap=True, kind="warn")
