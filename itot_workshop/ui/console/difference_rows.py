"""The differences on the console: what each table rated, an example each, what helps and costs."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QPushButton, QWidget

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
from itot_workshop.ui.widgets.parts import hairline, holder, reach, words

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
        self._rows: list[TableRow] = []
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
            self._rows.append(row)
        return holder(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the same key of the next table, past the rows' other keys."""
        by = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        at = next((at for at, row in enumerate(self._rows) if row.has_keys), None)
        if by and at is not None and 0 <= at + by < len(self._rows):
            self._rows[at + by].reach()
        else:
            super().keyPressEvent(event)

    def _on_most(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            helps = bool(sender.property("helps"))
            changed = marked_most(self._all, sender.objectName(), helps=helps)
            self.wished.emit(DifferencesRated(ratings=changed))


class TableRow(QWidget):
    """One table's rating, given by a click or a digit, and its example.

    Tab stops once at the keys of the row; left and right walk them.
    """

    wished = Signal(object)

    def __init__(self, kit: Kit, name: str, shown: TableRating) -> None:
        super().__init__()
        self._shown = shown
        rating, side = shown.rating, seat_name(shown.table)
        chip = words(side, "chip", kind=shown.table.lower())
        chip.setMinimumWidth(kit.px(_SEAT))
        line = kit.row(Sample(kit, SEAT_SERIES[shown.table], line=False), chip, gap="xs")
        self._keys = QButtonGroup(self)
        for value in shown.values:
            made = kit.button(whole(value), role="segment", name=f"{name}, {side}: {value}")
            made.setCheckable(True)
            made.setChecked(rating is not None and rating.rating == value)
            made.setProperty("rating", value)
            quiet_focus(made)
            made.clicked.connect(self._on_value)
            self._keys.addButton(made, value)
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

    @property
    def has_keys(self) -> bool:
        """Whether the keyboard is somewhere in the row."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def reach(self) -> None:
        """Take the keyboard, at the value that is given."""
        reach(self._keys.checkedButton() or self._keys.buttons()[0])

    def event(self, event: QEvent) -> bool:
        """Left and right are the row's own, or they would lead to another step."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit of the scale rates, whichever of the row's keys is in focus."""
        digit = typed_digit(event)
        if digit and int(digit) in self._shown.values:
            self._keys.button(int(digit)).setFocus()
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
