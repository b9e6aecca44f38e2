"""The pad on which the facilitator counts hands, side by side, by keys, clicks or a typed line.

It shows what the session has and states wishes; a count is corrected under its own id, so that
undo takes it back hand by hand.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from itot_workshop.domain.asked import scale_of
from itot_workshop.domain.pack import Scale
from itot_workshop.domain.people import Seat
from itot_workshop.domain.roster import seat_words
from itot_workshop.domain.session import Refused, Session
from itot_workshop.ui.booth.hands_count import (
    Hand,
    SeatCount,
    in_order,
    seat_counts,
    with_hands,
    without,
)
from itot_workshop.ui.booth.hands_parts import HandCell, HandsLine, hand_head, key_hint
from itot_workshop.ui.booth.hands_row import SideRow, column_of, sum_words
from itot_workshop.ui.booth.hands_text import parse_hands, tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.codes import typed_digit
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import holder, words

_MOST_TYPED = 12


class HandsPad(QWidget):
    """Counts the hands of one statement. ``counted`` carries the new :class:`Tally` of one seat,
    ``side_changed`` the side that is counted now; None where nobody is here.

    ``new_id`` gives ids for counts that are begun. Digits are hands, 0 is *can't judge*,
    Backspace takes the last hand back, Tab goes to the next side and after the last one on.
    """

    counted = Signal(object)
    side_changed = Signal(object)

    def __init__(
        self, kit: Kit, new_id: Callable[[], str], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._new_id = new_id
        self._session: Session | None = None
        self._place = ("", "")
        self._counts: tuple[SeatCount, ...] = ()
        self._typed: dict[Seat, tuple[Hand, ...]] = {}
        self._at = 0
        self._rows: dict[Seat, SideRow] = {}
        self._grid = QGridLayout()
        self._caps = kit.row(gap="xs")
        self._for = words("", "strong")
        self.line = HandsLine()
        self.line.setAccessibleName(tr("Counts as a line, such as IT: 4 4 3 2"))
        self.line.setFixedWidth(kit.px(200))
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.setFocus)
        self._said = words("", kind="danger", wrap=True)
        self._lay()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Show of hands"))

    def show_count(self, session: Session, round_id: str, statement: str) -> None:
        """Show the hands of one statement as the session has them."""
        fresh = self._place != (round_id, statement)
        if fresh:
            self._typed, self._at = {}, 0
            self._tell("")
            self.line.stand_at(f"{round_id}/{statement}")
        self._session, self._place = session, (round_id, statement)
        self._counts = seat_counts(session, round_id, statement)
        self._at = min(self._at, max(0, len(self._counts) - 1))
        seats = tuple(count.seat for count in self._counts)
        if seats != tuple(self._rows) or fresh:
            self._make_rows(self._scale(session), seats)
        self._refresh()

    @property
    def seat(self) -> Seat | None:
        """The side whose hands are counted now."""
        return self._counts[self._at].seat if self._counts else None

    # Counting

    def _add(self, hand: Hand) -> None:
        if self._counts:
            self._count((*self._hands(self._at), hand))

    def _take_back(self) -> None:
        hands = self._hands(self._at) if self._counts else ()
        if hands:
            self._count(hands[:-1])

    def _cell_added(self) -> None:
        cell = self.sender()
        if isinstance(cell, HandCell):
            self._choose(cell.seat)
            self._add(cell.hand)

    def _cell_less(self) -> None:
        cell = self.sender()
        if isinstance(cell, HandCell):
            self._choose(cell.seat)
            hands = self._hands(self._at)
            if cell.hand in hands:
                self._count(without(hands, cell.hand))

    def _enter(self, text: str) -> None:
        """Count what was typed as a line, or say why not; nothing is counted by halves."""
        if self._session is None or not text.strip():
            return
        pack = self._session.pack
        try:
            typed = parse_hands(text, self._scale(self._session), seat_words(pack))
            places = [self._place_of(found.seat) for found in typed]
        except Refused as refusal:
            self._tell(str(refusal))
            return
        self.line.setText("")
        for found, at in zip(typed, places, strict=True):
            self._at = at
            self._count(found.hands)
        self.setFocus()

    def _count(self, hands: tuple[Hand, ...]) -> None:
        """Wish that these are the hands of the side at hand."""
        count, session = self._counts[self._at], self._session
        if session is None:
            return
        self._tell("")
        self._typed[count.seat] = hands
        tally = with_hands(count.tally, hands, self._scale(session))
        self.counted.emit(tally if tally.id else replace(tally, id=self._new_id()))

    def _hands(self, at: int) -> tuple[Hand, ...]:
        count, session = self._counts[at], self._session
        if session is None:
            return ()
        return in_order(self._typed.get(count.seat, ()), count.tally, self._scale(session))

    def _place_of(self, seat: Seat | None) -> int:
        if not self._counts:
            raise Refused(tr("Nobody is here, so there are no hands to count."))
        if seat is None:
            return self._at
        for at, count in enumerate(self._counts):
            if count.seat == seat:
                return at
        raise Refused(
            tr("Nobody of {seat} is here, so there are no hands to count.").format(
                seat=seat_name(seat)
            )
        )

    def _hand(self, digit: int) -> Hand:
        """The hand a digit stands for: 0 is a score where the scale has it, else *can't judge*."""
        session = self._session
        return digit if session is not None and digit in self._scale(session).values else None

    # Moving

    def _choose(self, seat: Seat) -> None:
        self._at = self._place_of(seat)
        self.setFocus()
        self._refresh()

    def _move(self, by: int) -> bool:
        """Go to another side; False where there is none in that direction."""
        if not 0 <= self._at + by < len(self._counts):
            return False
        self._at += by
        self._refresh()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the sides before it walks on."""
        if self.hasFocus() and self._move(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def event(self, event: QEvent) -> bool:
        """Keep the pad's keys from the window's shortcuts while hands are counted."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_mine(event):
                event.accept()
                return True
        return super().event(event)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says that was pressed elsewhere, as on a stage that covers the pad.

        Says whether it was a key of the pad; Tab is one here, though only within the sides.
        """
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        mine = self._is_mine(event)
        if mine:
            self._do(event)
        return mine

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits count hands, Backspace takes one back, arrows up and down change sides."""
        if self._is_mine(event):
            event.accept()
            self._do(event)
        else:
            super().keyPressEvent(event)

    def _do(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Backspace:
            self._take_back()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif not event.isAutoRepeat():
            self._add(self._hand(int(event.text())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys count now; by Shift+Tab one comes in at the last side."""
        super().focusInEvent(event)
        if self._counts and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._at = len(self._counts) - 1
        elif event.reason() == Qt.FocusReason.TabFocusReason:
            self._at = 0
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys count no more."""
        super().focusOutEvent(event)
        self._refresh()

    def _is_mine(self, event: QKeyEvent) -> bool:
        digit, session = typed_digit(event), self._session
        if not digit:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Down, Qt.Key.Key_Up)
        if session is None:
            return False
        scale = self._scale(session)
        return (digit == "0" and bool(scale.abstain)) or int(digit) in scale.values

    def _scale(self, session: Session) -> Scale:
        """The scale for which hands are shown."""
        return scale_of(session.pack, session.rounds[self._place[0]])

    # Showing

    def _lay(self) -> None:
        kit = self._kit
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(kit.space("xs"))
        self._grid.setVerticalSpacing(kit.space("xs"))
        typed = kit.row(self._for, holder(self._caps), 1, self.line, gap="m")
        shown = {keys: key_hint(kit, keys, said) for keys, said in _hints()}
        self._blank = shown["0"]
        hints = kit.flow(*shown.values())
        column = kit.column(self._grid, typed, self._said, hints, gap="m")
        self.setLayout(column)

    def _make_rows(self, scale: Scale, seats: tuple[Seat, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            inside = item.widget()
            if inside is not None:
                inside.hide()
                inside.deleteLater()
        labels: dict[Hand, str] = dict(zip(scale.values, scale.labels, strict=True))
        self._blank.setVisible(bool(scale.abstain))
        if scale.abstain:
            labels[None] = scale.abstain
        hands = tuple(labels)
        for at, (hand, label) in enumerate(labels.items()):
            head = hand_head(self._kit, hand, label)
            self._grid.addWidget(head, 0, column_of(at, hand), Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(column_of(at, hand), 1)
        gap = self._kit.space("m")
        self._grid.setColumnMinimumWidth(len(scale.values) + 1, gap)
        self._rows = {seat: SideRow(self._kit, seat, hands) for seat in seats}
        for at, row in enumerate(self._rows.values(), start=1):
            row.put_into(self._grid, at)
            for cell in row.cells:
                cell.clicked.connect(self._cell_added)
                cell.less.connect(self._cell_less)

    def _refresh(self) -> None:
        self._at = min(self._at, max(0, len(self._counts) - 1))
        for at, count in enumerate(self._counts):
            current = at == self._at
            self._rows[count.seat].show(count, current=current, keys=self.hasFocus())
        self._show_typed()
        self.side_changed.emit(self.seat)

    def _show_typed(self) -> None:
        while (item := self._caps.takeAt(0)) is not None:
            inside = item.widget()
            if inside is not None:
                inside.hide()
                inside.deleteLater()
        if not self._counts:
            return
        count, hands = self._counts[self._at], self._hands(self._at)
        self._for.setText(tr("Typed for {seat}").format(seat=seat_name(count.seat)))
        example = tr("{seat}: 4 4 3 2").format(seat=seat_name(count.seat))
        self.line.setPlaceholderText(example)
        if len(hands) > _MOST_TYPED:
            self._caps.addWidget(words("…", "caption"))
        for hand in hands[-_MOST_TYPED:]:
            cap = words(str(hand or 0), "key")
            self._caps.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        said = f"{seat_name(count.seat)}: {sum_words(count)}"
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            if self.isVisible():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        set_kind(self.line, "field", "wrong" if sentence else "")


def _hints() -> tuple[tuple[str, str], ...]:
    return (
        (tr("digit"), tr("one hand, a click too")),
        ("0", tr("can’t judge")),
        ("⌫", tr("take back")),
        ("Tab", tr("next side")),
    )
