"""The cells of the model table: medians over each other, the settled weight, one term of a sum."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from itot_workshop.domain.model_choice import BEST_FIT, HIGHEST_WEIGHT
from itot_workshop.ui.console.model_view import FitTerm, WeightColumn
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.fold import Picture
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import draw_marker
from itot_workshop.ui.widgets.numbers import fixed, whole
from itot_workshop.ui.widgets.painting import MIDDLE

_WIDE, _MARK, _BAR, _INSET = 62, 12, 44, 8
"""The least width of a column, the size of a marker, the least length of a bar and what it keeps
off its ends, in pixels."""
BELOW_TERM = 6
"""How much a term leaves below its figures for the bar, in pixels of usual text."""


class MediansCell(QWidget):
    """IT's median over OT's on the scale of the weights; framed while they have to be settled."""

    def __init__(self, kit: Kit, column: WeightColumn) -> None:
        super().__init__()
        self._kit = kit
        self._column = column
        if column.it is not None and column.ot is not None:
            said = tr("%1: IT %2, OT %3").replace("%1", column.name)
            said = said.replace("%2", _weight(column.it)).replace("%3", _weight(column.ot))
            self.setAccessibleName(said)
            self.setToolTip(plain_tip(said))

    def sizeHint(self) -> QSize:
        """Two lanes."""
        return QSize(self._kit.px(_WIDE), self._kit.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, both markers, and the frame."""
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, right = kit.px(14), self.width() - kit.px(14)
            painter.setPen(kit.ink.colour("line"))
            for at in range(HIGHEST_WEIGHT + 1):
                place = round(left + (right - left) * at / HIGHEST_WEIGHT)
                painter.drawLine(place, kit.px(4), place, self.height() - kit.px(4))
            medians = (("it", self._column.it, 0.3), ("ot", self._column.ot, 0.7))
            for name, value, lane in medians:
                if value is not None:
                    x = left + (right - left) * value / HIGHEST_WEIGHT
                    series = "it" if name == "it" else "ot"
                    y, size = self.height() * lane, kit.px(_MARK) * 1.4
                    draw_marker(painter, series, x, y, size, kit.look)  # type: ignore[arg-type]
            if self._column.is_open:
                kit.ink.outline(painter, self.rect(), "warn")
        finally:
            painter.end()


class WeightCell(QAbstractButton):
    """The settled weight: a digit sets it, arrows move it, a click offers all of them.

    ``settled`` carries the criterion and its weight.
    """

    settled = Signal(str, int)

    def __init__(self, kit: Kit, column: WeightColumn, names: tuple[str, ...]) -> None:
        super().__init__()
        self._kit = kit
        self._column = column
        self._names = names
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Weight: %1").replace("%1", column.name))
        self.setAccessibleDescription(self._said())
        self.setToolTip(plain_tip(f"{column.text} {self._said()}"))
        self.clicked.connect(self._offer)

    def sizeHint(self) -> QSize:
        """A figure with room for the ring."""
        return QSize(self._kit.px(_WIDE), self._kit.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows settle; the rest is the page's."""
        text, now = event.text(), self._column.used
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if len(text) == 1 and text in "0123"[: HIGHEST_WEIGHT + 1]:
            self.settled.emit(self._column.id, int(text))
        elif step:
            wanted = min(HIGHEST_WEIGHT, max(0, now + step))
            self.settled.emit(self._column.id, wanted)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figure, paler while it is the pack's own, and the ring."""
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            column = self._column
            role = "text" if column.settled is not None else "faint"
            if self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(kit.ink.colour("chosen"))
                radius = kit.look.size.radius
                painter.drawRoundedRect(self.rect(), radius, radius)
            if column.is_open:
                settle = tr("settle")
                kit.ink.write(painter, self.rect(), settle, step="small", role=role, at=MIDDLE)
            else:
                figure, bold = whole(column.used), column.settled is not None
                kit.ink.write(
                    painter,
                    self.rect(),
                    figure,
                    step="head",
                    role=role,
                    semibold=bold,
                    at=MIDDLE,
                )
            if self.hasFocus():
                kit.ink.outline(painter, self.rect())
        finally:
            painter.end()

    def _said(self) -> str:
        used = f"{whole(self._column.used)}, {self._names[self._column.used]}"
        if self._column.settled is None:
            return tr("Not settled yet; the sums take %1.").replace("%1", used)
        return tr("Settled: %1.").replace("%1", used)

    def _offer(self) -> None:
        menu = QMenu(self)
        for weight, name in enumerate(self._names):
            entry = menu.addAction(f"{whole(weight)}  {name}")
            entry.setData(weight)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_chosen(self, entry: QAction) -> None:
        self.settled.emit(self._column.id, int(entry.data()))


class TermCell(QAbstractButton):
    """Weight × fit and what it gives; its tip is the reason. ``fitted`` carries another fit.

    Only a table that is edited takes the keyboard and a click.
    """

    fitted = Signal(str, int)

    def __init__(
        self, kit: Kit, model: str, term: FitTerm, names: tuple[str, ...], *, lead: bool
    ) -> None:
        super().__init__()
        self._kit = kit
        self._term = term
        self._names = names
        self._lead = lead
        self._editing = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = f"{whole(term.fit)}, {names[term.fit]}: {term.reason}"
        self.setAccessibleName(f"{model}: {said}")
        if term.fit != term.given:
            said = f"{said} " + tr("Changed from %1.").replace("%1", whole(term.given))
        self.setToolTip(plain_tip(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._offer)

    def edit(self) -> None:
        """Take other fits."""
        self._editing = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """One line with a bar below it."""
        return QSize(self._kit.px(_WIDE), self._kit.px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the product, its value, and a bar as long as that is."""
        painter, kit, term = QPainter(self), self._kit, self._term
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            value, half = term.weight * term.fit, self.width() // 2
            inset = kit.px(6)
            high = self.height() - kit.px(BELOW_TERM)
            upper = QRect(inset, 0, half - inset, high)
            lower = QRect(half, 0, half - inset, high)
            product = f"{whole(term.weight)}×{whole(term.fit)}"
            role = "warn" if term.fit != term.given else "muted"
            kit.ink.write(painter, upper, product, step="small", role=role)
            large = value >= BEST_FIT * 2
            role = "text" if value else "faint"
            kit.ink.write(painter, lower, whole(value), role=role, semibold=large, at=MIDDLE)
            bar = round((self.width() - 2 * inset) * value / (BEST_FIT * HIGHEST_WEIGHT))
            ink = kit.ink.colour("ink" if self._lead else "before")
            painter.fillRect(inset, high, bar, kit.px(3), ink)
            if self._editing and (self.hasFocus() or self.underMouse()):
                kit.ink.outline(painter, self.rect(), "ink" if self.hasFocus() else "faint")
        finally:
            painter.end()

    def _offer(self) -> None:
        if not self._editing:
            return
        menu = QMenu(self)
        group = QActionGroup(menu)
        for fit, name in enumerate(self._names):
            entry = menu.addAction(f"{whole(fit)}  {name}")
            entry.setCheckable(True)
            entry.setChecked(fit == self._term.fit)
            entry.setData(fit)
            group.addAction(entry)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_chosen(self, entry: QAction) -> None:
        self.fitted.emit(self._term.criterion, int(entry.data()))


class FitBar(Picture):
    """How well a model fits, from 0 to 100 %, with the band of those that may share the lead."""

    def __init__(
        self, kit: Kit, pct: float | None, best: float, margin: float, *, lead: bool
    ) -> None:
        super().__init__()
        self._kit = kit
        self._pct = pct
        self._band = (max(0.0, best - margin), best)
        self._lead = lead
        self.setMinimumWidth(kit.px(_BAR))

    def rows(self) -> Iterable[tuple[int, int]]:
        """One, which goes on into those above and below."""
        return [(0, self.height())]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the quarters, the band and the line with its dot."""
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inset, high = kit.px(_INSET), self.height()
            room = self.width() - 2 * inset
            low, top = (inset + room * edge / 100 for edge in self._band)
            painter.fillRect(
                round(low), 0, max(2, round(top - low)), high, kit.ink.colour("warn_tint")
            )
            painter.setPen(kit.ink.colour("line"))
            for quarter in range(5):
                x = round(inset + room * quarter / 4)
                painter.drawLine(x, 0, x, high)
            if self._pct is None:
                return
            ink = kit.ink.colour("ink" if self._lead else "before")
            end, middle = inset + room * self._pct / 100, (high - kit.px(BELOW_TERM)) // 2
            painter.fillRect(inset, middle - 1, round(end) - inset, kit.px(3), ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QPoint(round(end), middle), kit.px(5), kit.px(5))
        finally:
            painter.end()


class FitScale(QWidget):
    """What the lines of the bars below stand for: as many of the quarters as have room."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._kit.px(_BAR), self._kit.ink.line("small"))

    def shown(self) -> list[tuple[int, QRect]]:
        """Per cent and where they are written: over their line, as far as the room goes."""
        for each in (25, 50, 100):
            places = [(at, self._place(at)) for at in range(0, 101, each)]
            gap = self._kit.space("xs")
            if all(a.right() + gap < b.left() for (_, a), (_, b) in pairwise(places)):
                return places
        return []

    def _place(self, at: int) -> QRect:
        kit, inset = self._kit, self._kit.px(_INSET)
        wide = kit.ink.width(_percent(at), "small")
        middle = inset + (self.width() - 2 * inset) * at / 100
        left = min(max(inset, round(middle - wide / 2)), self.width() - wide)
        return QRect(left, 0, wide, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the figures."""
        painter = QPainter(self)
        try:
            for at, place in self.shown():
                self._kit.ink.write(painter, place, _percent(at), step="small", role="muted")
        finally:
            painter.end()


def _percent(value: int) -> str:
    return tr("%1%").replace("%1", whole(value))


def _weight(value: float) -> str:
    return whole(int(value)) if value.is_integer() else fixed(value, 1)
