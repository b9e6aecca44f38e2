"""The list of sessions: what was interrupted on top, then the table, then what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from itot_workshop.storage.keeping import Today
from itot_workshop.ui.library.legend import legend
from itot_workshop.ui.library.model import LibraryModel
from itot_workshop.ui.library.rows import (
    COLUMNS,
    Column,
    Filter,
    LibraryRow,
    filtered,
    sorted_rows,
)
from itot_workshop.ui.library.selection_bar import SelectionBar
from itot_workshop.ui.library.session_table import SessionTable
from itot_workshop.ui.library.words import summary_words
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words

if TYPE_CHECKING:
    from itot_workshop.ui.library.empty import EmptyLibrary
    from itot_workshop.ui.library.interrupted import InterruptedCard

_CARDS = 2
_MENU = ("follow-up", "rename", "archive", "export", "delete")


class LibraryPage(QWidget):
    """Shows rows that are handed in, in the order and with the filter of the moment.

    ``open_wished`` carries a session's key, ``filter_cleared`` says that all are to be shown.
    """

    open_wished = Signal(str)
    example_wished = Signal()
    filter_cleared = Signal()
    chosen_changed = Signal()

    def __init__(
        self,
        kit: Kit,
        actions: Mapping[str, QAction],
        today: Today,
        examples: Callable[[], tuple[LibraryRow, ...]] = tuple,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._examples = examples
        self._actions = actions
        self._rows: tuple[LibraryRow, ...] = ()
        self._filter = Filter()
        self._order: tuple[Column, bool] = ("date", True)
        self.model = LibraryModel(self)
        self.table = SessionTable(kit, self.model, today)
        self.banner = Banner(kit)
        self.bar = SelectionBar(kit, actions)
        self._summary = words("", "muted")
        self._summary.setObjectName("listed")
        self._shown_cards: list[InterruptedCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(kit.space("m"))
        self._none = self._nothing_found()
        self._lists = QStackedWidget()
        self._stack = QStackedWidget()
        self._lay()
        self._wire()

    @cached_property
    def empty(self) -> EmptyLibrary:
        """What stands in for the list while there is no session; built when that is so."""
        from itot_workshop.ui.library.empty import EmptyLibrary

        made = EmptyLibrary(self._kit, self._examples())
        made.example_wished.connect(self.example_wished)
        self._stack.addWidget(made)
        return made

    def show_rows(self, rows: tuple[LibraryRow, ...], wanted: Filter) -> None:
        """Show those of these sessions that a filter lets through."""
        self._rows = rows
        self._filter = wanted
        self.model.forget(row.key for row in rows)
        self._refresh()

    def show_filter(self, wanted: Filter) -> None:
        """Show only what this filter lets through."""
        self._filter = wanted
        self._refresh()

    def shown(self) -> tuple[LibraryRow, ...]:
        """The sessions that are in sight, cards first."""
        return (*self._interrupted(), *self.model.all_rows())

    def current(self) -> LibraryRow | None:
        """The session that commands act on: that of the card or the row where the keys are."""
        held = next((card.key for card in self._shown_cards if card.go_on.hasFocus()), "")
        return next((row for row in self._rows if row.key == held), self.table.current())

    def chosen(self) -> tuple[LibraryRow, ...]:
        """The chosen sessions, whether the filter shows them or not."""
        by_key = {row.key: row for row in self._rows}
        return tuple(by_key[key] for key in self.model.chosen() if key in by_key)

    def clear_choice(self) -> None:
        """Leave out every chosen session."""
        self.model.choose(())

    def take_focus(self) -> None:
        """Put the keys where they are needed first."""
        if not self._rows:
            self.empty.open_example.setFocus()
        elif self._shown_cards:
            self._shown_cards[0].go_on.setFocus()
        else:
            self.table.setFocus()

    def sort(self, number: int, down: bool) -> None:
        """Sort by a column of the table."""
        self._order = (COLUMNS[number], down)
        self._refresh()

    def _lay(self) -> None:
        kit = self._kit
        title = words(self.tr("Workshops"), "display")
        below = kit.row(self._summary, 1, holder(legend(kit, all_seats=True)), gap="l")
        head = kit.column(title, below, gap="xs")
        rows = kit.column(self.table, gap="")
        rows.addStretch(0)
        rows.setStretchFactor(self.table, 1)
        for part in (holder(rows), self._none):
            self._lists.addWidget(part)
        keeps = self._lists.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._lists.setSizePolicy(keeps)
        inside = kit.column(
            head, self.banner, self._cards, self._lists, gap="l", around=("xl", "xl", "xl", "")
        )
        inside.setStretchFactor(self._lists, 1)
        whole = kit.column(holder(inside), self.bar, gap="")
        whole.setStretch(0, 1)
        self._stack.addWidget(holder(whole))
        self.setLayout(kit.column(self._stack, gap=""))

    def _wire(self) -> None:
        self.table.open_wished.connect(self.open_wished)
        self.table.menu_for.connect(self._open_menu)
        self.table.head.sort_wished.connect(self.sort)
        self.model.chosen_changed.connect(self.chosen_changed)
        self.bar.clear_wished.connect(self.clear_choice)

    def _refresh(self) -> None:
        column, down = self._order
        found = filtered(self._rows, self._filter)
        cards = {row.key for row in self._interrupted()}
        inside = sorted_rows((row for row in found if row.key not in cards), column, down=down)
        if column == "date":
            inside = tuple(sorted(inside, key=lambda row: row.state != "interrupted"))
        self.table.show_rows(inside)
        self.table.head.show_order(COLUMNS.index(column), down=down)
        self._show_cards()
        places = {row.organisation for row in found if row.organisation}
        self._summary.setText(summary_words(len(found), len(places)))
        self._lists.setVisible(bool(inside) or not cards)
        self._lists.setCurrentIndex(0 if inside else 1)
        if self._rows:
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentWidget(self.empty)

    def _interrupted(self) -> tuple[LibraryRow, ...]:
        """What is shown as a card: the latest interrupted sessions, unless they are filtered."""
        if self._filter.show != "all":
            return ()
        found = filtered(self._rows, self._filter)
        interrupted = [row for row in found if row.state == "interrupted"]
        return sorted_rows(interrupted, "date", down=True)[:_CARDS]

    def _show_cards(self) -> None:
        """Show the interrupted sessions as they are; a card that had the keys gets them back."""
        held = next((card.key for card in self._shown_cards if card.go_on.hasFocus()), "")
        empty(self._cards)
        self._shown_cards = self._cards_of(self._interrupted())
        for card in self._shown_cards:
            card.continue_wished.connect(self.open_wished)
            card.menu_for.connect(self._open_menu)
            self._cards.addWidget(card)
            if card.key == held:
                card.go_on.setFocus()

    def _cards_of(self, rows: tuple[LibraryRow, ...]) -> list[InterruptedCard]:
        if not rows:
            return []
        from itot_workshop.ui.library.interrupted import InterruptedCard

        return [InterruptedCard(self._kit, row) for row in rows]

    def _nothing_found(self) -> QWidget:
        clear = self._kit.button(self.tr("Show all sessions"), role="second")
        clear.clicked.connect(self.filter_cleared)
        said = words(self.tr("No session has these words or this state."), "muted")
        line = self._kit.row(said, clear, 1, gap="l")
        return holder(self._kit.column(line, 1, gap="l"))

    def _open_menu(self, key: str, point: QPoint) -> None:
        """Offer what can be done with the session the keys are on."""
        row = next((row for row in self._rows if row.key == key), None)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        interrupted = row.state == "interrupted"
        begin = self.tr("Continue") if interrupted else self.tr("Open")
        menu.addAction(begin).triggered.connect(self._open_current)
        for id_ in _MENU:
            if id_ == "archive" and row.archived:
                out = menu.addAction(self.tr("Take out of the archive"))
                out.triggered.connect(self._actions[id_].trigger)
            else:
                menu.addAction(self._actions[id_])
        menu.popup(point)

    def _open_current(self) -> None:
        row = self.current()
        if row is not None:
            self.open_wished.emit(row.key)
