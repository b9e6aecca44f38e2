"""The head of the common-ground exercise: its phases, its shares, and a cell for every card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.board_course import COLUMNS, KINDS
from itot_workshop.domain.common_ground import BoardMeasures, Placement, is_contested
from itot_workshop.domain.pack import Column
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import percent, whole
from itot_workshop.ui.widgets.painting import mirrored
from itot_workshop.ui.widgets.parts import holder, words

_COLOURS: Mapping[Column, str] = {"it_only": "it", "common": "common", "ot_only": "ot"}
_CELL, _HIGH, _GAP, _APART = 16, 10, 3, 18
"""Width and height of a cell, between two of them, and between two columns, in pixels."""


class BoardHead(QWidget):
    """Shows where the exercise stands; ``chosen`` carries the phase that is pressed."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, view: BoardView) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        column = kit.column(words(view.title, "title", wrap=True), self._phases(), gap="s")
        figures = self._figures()
        if figures is not None:
            column.addWidget(figures)
            column.addWidget(CardStrip(kit, view))
        self.setLayout(column)

    def _phases(self) -> QWidget:
        names: Mapping[BoardPhase, str] = {
            "choose": tr("Cards"),
            "update": tr("Last map"),
            "it": tr("IT places"),
            "ot": tr("OT places"),
            "reveal": tr("Both maps"),
            "settle": tr("Settle"),
            "pairs": tr("Pairs"),
            "apart": tr("Keep apart"),
            "moves": tr("Moves"),
        }
        flow, view = self._kit.flow(gap="s"), self._view
        for phase in view.phases:
            made = self._kit.button(names[phase], role="segment")
            made.setCheckable(True)
            made.setChecked(phase == view.phase)
            made.setObjectName(phase)
            made.setEnabled(phase not in view.phases[:3] if view.seen else _is_near(view, phase))
            quiet_focus(made)
            made.clicked.connect(self._on_phase)
            flow.addWidget(made)
        return holder(flow)

    def _figures(self) -> QWidget | None:
        """The shares, as soon as they may be seen."""
        found = self._view.measures
        if found is None or found.share is None:
            return None
        of = tr("%1 of %2").replace("%1", whole(found.common)).replace("%2", whole(found.placed))
        line = self._kit.flow(words(percent(found.share), "head", kind="common"), gap="l")
        line.addWidget(words(tr("common ground now, %1 cards").replace("%1", of)))
        said = [
            _told(tr("technical"), found.technical_share),
            _told(tr("organisational"), found.organisational_share),
            _told(tr("reachable"), found.reachable_share),
            self._contested(found),
        ]
        cards = (line.card for line in self._view.lines)
        if self._view.phase == "moves" or any(c.target == "common" != c.agreed for c in cards):
            said.append(_told(tr("target"), found.target_share))
        for text in filter(None, said):
            line.addWidget(words(text, "muted"))
        return holder(line)

    def _contested(self, found: BoardMeasures) -> str:
        """How many cards are disputed, then how many of them are left; "" once all are settled."""
        cards = (line.card for line in self._view.lines)
        left = sum(is_contested(card) and card.agreed is None for card in cards)
        if left == found.contested:
            return _told(tr("contested"), found.contested_share) if left else ""
        said = tr("%1 of %2 contested ones left").replace("%1", whole(left))
        return said.replace("%2", whole(found.contested)) if left else ""

    def _on_phase(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            sender.setChecked(sender.objectName() == self._view.phase)
            self.chosen.emit(sender.objectName())


class CardStrip(QWidget):
    """A cell for every card: by column, a frame for what is to move, and what is open at the end.

    In a column they follow each other as on the map below: technical ones first. Cells narrow where
    there are more of them than there is room for.
    """

    def __init__(self, kit: Kit, view: BoardView) -> None:
        super().__init__()
        self._ink = kit.ink
        self._parts: list[tuple[str, str, tuple[bool, ...]]] = [
            (
                column_name(column) if column is not None else tr("open"),
                _COLOURS[column] if column is not None else "",
                tuple(_moves(card) for card in cards),
            )
            for column, cards in strip_cards(view.lines)
        ]
        said = (f"{name} {whole(len(cells))}" for name, _, cells in self._parts)
        self.setAccessibleName(tr(", ").join(said))
        self.setToolTip(tr("A cell for each card; what is to move has a green frame"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line of words above a row of cells."""
        return QSize(self._ink.px(240), self._ink.line("small") + self._ink.px(_HIGH + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, their columns named above them."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = 0.0
            for name, colour, cells in self._parts:
                if cells:
                    left = self._part(painter, left, name, colour, cells)
        finally:
            painter.end()

    def _part(
        self, painter: QPainter, left: float, name: str, colour: str, cells: tuple[bool, ...]
    ) -> float:
        """A column from ``left`` on; gives where the next one begins."""
        ink, line = self._ink, self._ink.line("small")
        step = self._step()
        said = f"{name} {whole(len(cells))}"
        width = max(step * len(cells), ink.width(said, "small", semibold=True))
        head = self._turned(QRect(round(left), 0, round(width), line))
        ink.write(painter, head, said, step="small", role="muted", semibold=colour == "common")
        for at, moves in enumerate(cells):
            place = QRect(
                round(left + at * step), line + ink.px(4),
                max(2, round(step) - ink.px(_GAP)), ink.px(_HIGH),
            )  # fmt: skip
            self._cell(painter, self._turned(place), colour, moves=moves)
        return left + width + ink.px(_APART)

    def _cell(self, painter: QPainter, place: QRect, colour: str, *, moves: bool) -> None:
        ink = self._ink
        if colour:
            painter.fillRect(place, ink.colour(colour))
        edge = "common" if moves else "" if colour else "faint"
        if edge:
            painter.setPen(QPen(ink.colour(edge), ink.px(3 if moves else 1)))
            painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _step(self) -> float:
        cells = sum(len(cells) for *_, cells in self._parts)
        room = self.width() - (len(self._parts) - 1) * self._ink.px(_APART)
        return min(float(self._ink.px(_CELL + _GAP)), room / max(1, cells))

    def _turned(self, place: QRect) -> QRect:
        return mirrored(self.rect(), place, self.layoutDirection())


def strip_cards(
    lines: Sequence[CardLine],
) -> tuple[tuple[Column | None, tuple[Placement, ...]], ...]:
    """The chosen cards by column, in each as they stand on the map; what is open is last."""
    chosen = (line.card for line in lines if line.chosen)
    cards = sorted(chosen, key=lambda card: KINDS.index(card.kind))
    return tuple(
        (column, tuple(card for card in cards if card.agreed == column))
        for column in (*COLUMNS, None)
    )


def _told(name: str, share: float | None) -> str:
    return "" if share is None else f"{name} {percent(share)}"


def _is_near(view: BoardView, phase: BoardPhase) -> bool:
    """Whether one press may lead there while no map is seen: no way back leads from the maps."""
    return view.ready or phase in view.phases[:3]


def _moves(card: Placement) -> bool:
    return card.agreed is not None and card.target == "common" != card.agreed
