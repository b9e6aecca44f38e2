"""The differences on the console: what each table rated, an example each, what helps and costs."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from itot_workshop.domain.changes import DifferencesRated
from itot_workshop.domain.differences import marked_most, ratings_of
from itot_workshop.domain.notes import DifferenceRating
from itot_workshop.domain.pack import Card, Difference
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import kept_field
from itot_workshop.ui.widgets.codes import typed_digit
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

_SEAT = 108
"""The room of a table's name, in pixels of usual text, so that all scales begin alike."""


class TableRating(Struct, frozen=True, kw_only=True):
    """What a table says of a difference so far; without a rating there is nothing to keep yet."""

    difference: str
    table: Seat
    values: range
    rating: DifferenceRating | None = None


def table_ratings(session: Session, card: Card) -> tuple[TableRating, ...]:
    """Every difference of a card with every table: both sides', and the managers' if there are."""
    seats: tuple[Seat, ...] = SIDES
    if any(person.seat == "MGT" and person.here for person in session.people.values()):
        seats = (*SIDES, "MGT")
    return tuple(
        TableRating(
            difference=difference.id,
            table=seat,
            values=session.pack.scale.values,
            rating=ratings_of(session, difference.id).get(seat),
        )
        for difference in card.differences
        for seat in seats
    )


class DifferenceRows(QWidget):
    """A block for each difference; ``wished`` carries the ratings that change."""

    wished = Signal(object)

    def __init__(self, kit: Kit, card: Card, ratings: tuple[TableRating, ...]) -> None:
        super().__init__()
        self._kit = kit
        self._all = tuple(it.rating for it in ratings if it.rating is not None)
        column = kit.column(gap="m")
        for difference in card.differences:
            mine = tuple(it for it in ratings if it.difference == difference.id)
            if column.count():
                column.addWidget(hairline())
            column.addWidget(self._block(difference, mine))
        self.setLayout(column)

    def _block(self, difference: Difference, tables: tuple[TableRating, ...]) -> QWidget:
        kit = self._kit
        rated = [it.rating for it in tables if it.rating is not None]
        head = kit.row(words(difference.name, "strong", wrap=True), gap="s")
        head.addStretch(1)
        for helps, name in ((True, tr("Helps most")), (False, tr("Costs most"))):
            chosen = any(r.helps_most if helps else r.costs_most for r in rated)
            made = kit.button(name, role="segment", name=f"{difference.name}: {name}")
            made.setCheckable(True)
            made.setChecked(chosen)
            made.setEnabled(bool(rated))
            made.setObjectName(difference.id)
            made.setProperty("helps", helps)
            quiet_focus(made)
            made.clicked.connect(self._on_most)
            head.addWidget(made)
        lines = kit.column(head, gap="xs")
        for it in tables:
            row = TableRow(kit, difference.name, it)
            row.wished.connect(self.wished)
            lines.addWidget(row)
        return holder(lines)

    def _on_most(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            helps = bool(sender.property("helps"))
            changed = marked_most(self._all, sender.objectName(), helps=helps)
            self.wished.emit(DifferencesRated(ratings=changed))


class TableRow(QWidget):
    """One table's rating, given by a click or a digit, and its example."""

    wished = Signal(object)

    def __init__(self, kit: Kit, name: str, shown: TableRating) -> None:
        super().__init__()
        self._shown = shown
        rating, side = shown.rating, seat_name(shown.table)
        chip = words(side, "chip", kind=shown.table.lower())
        chip.setMinimumWidth(kit.px(_SEAT))
        line = kit.row(Sample(kit, SEAT_SERIES[shown.table], line=False), chip, gap="xs")
        for value in shown.values:
            made = kit.button(whole(value), role="segment", name=f"{name}, {side}: {value}")
            made.setCheckable(True)
            made.setChecked(rating is not None and rating.rating == value)
            made.setProperty("rating", value)
            quiet_focus(made)
            made.clicked.connect(self._on_value)
            line.addWidget(made)
        line.addSpacing(kit.space("s"))
        self._example = self._field(name, side, rating)
        line.addWidget(self._example, 1)
        self.setLayout(line)

    def _field(self, name: str, side: str, rating: DifferenceRating | None) -> QLineEdit:
        hint = tr("one example") if rating is not None else tr("rate it first")
        made = kept_field(rating.example if rating is not None else "", hint)
        made.setAccessibleName(tr("Example: %1").replace("%1", f"{name}, {side}"))
        made.setEnabled(rating is not None)
        made.editingFinished.connect(self._on_example)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit of the scale rates, whichever of the row's keys is in focus."""
        digit = typed_digit(event)
        if digit and int(digit) in self._shown.values:
            self._rate(int(digit))
            return
        super().keyPressEvent(event)

    def _on_value(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            sender.setChecked(True)
            self._rate(int(sender.property("rating")))

    def _rate(self, value: int) -> None:
        shown = self._shown
        none = DifferenceRating(id="", difference=shown.difference, table=shown.table, rating=value)
        self._keep(replace(shown.rating or none, rating=value))

    def _on_example(self) -> None:
        rating = self._shown.rating
        if rating is not None:
            self._keep(replace(rating, example=self._example.text().strip()))

    def _keep(self, rating: DifferenceRating) -> None:
        if rating != self._shown.rating:
            self.wished.emit(DifferencesRated(ratings=(rating,)))
