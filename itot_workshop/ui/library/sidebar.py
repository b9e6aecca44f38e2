"""The library's side: what can be done, and which sessions are shown."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton, QWidget

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.icons import dress
from itot_workshop.ui.library.rows import Counts, Filter, Show
from itot_workshop.ui.library.words import show_word
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.choice_list import Choice, ChoiceList
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, scrolling, words
from itot_workshop.ui.widgets.tab_order import tab_as_laid

_WIDTH = 240
_SHARE = 0.3


class Sidebar(QFrame):
    """New, open, import; find and filter; bin, settings, shortcuts.

    ``filter_wished`` carries a :class:`Filter`. ``bin_wished`` and ``list_wished`` say which of
    the two lists is to be shown.
    """

    filter_wished = Signal(object)
    bin_wished = Signal()
    list_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "rail")
        self._kit = kit
        self._filter = Filter()
        self.search = self._search_field()
        self.bin = KeyedButton(kit, self.tr("Bin"), icon="bin", role="rail")
        self.bin.setCheckable(True)
        self.states = ChoiceList(kit, self.tr("State"))
        self.organisations = ChoiceList(kit, self.tr("Organisation"), may_be_none=True)
        self._filters = holder(kit.column(self.states, self.organisations, 1, gap="l"))
        self._lay(actions)
        self._fit()
        kit.theme.changed.connect(self._fit)
        self.bin.clicked.connect(self._on_bin)
        self.search.textChanged.connect(self._on_typed)
        self.states.picked.connect(self._on_state)
        self.organisations.picked.connect(self._on_organisation)

    def show_filters(self, counted: Counts, wanted: Filter) -> None:
        """Offer these filters, with those in use marked."""
        self._filter = wanted
        if self.search.text() != wanted.words:
            self.search.setText(wanted.words)
        shows = tuple(
            Choice(value=show, text=show_word(show), number=number)
            for show, number in counted.shows
        )
        named = tuple(
            Choice(value=name, text=name, number=number) for name, number in counted.organisations
        )
        any_ = len(shows) > 1 or shows[0].number > 0
        self.search.setVisible(any_)
        self._line.setVisible(any_)
        self.states.show_choices(shows if any_ else (), wanted.show)
        self.organisations.show_choices(named, wanted.organisation or "")
        self._mark()
        tab_as_laid(self)

    def show_bin_count(self, number: int) -> None:
        """Say how many sessions lie in the bin."""
        self.bin.set_end(whole(number) if number else self.tr("empty"))

    def mark_bin(self, *, open_: bool) -> None:
        """Show whether the bin is the list in sight, to which no filter belongs."""
        self.bin.setChecked(open_)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lower rows in low windows."""
        super().resizeEvent(event)
        self._fit()
        low = self.height() < self._kit.look.size.low_window
        for button in self.findChildren(KeyedButton):
            set_kind(button, "low", low)

    def _lay(self, actions: Mapping[str, QAction]) -> None:
        kit = self._kit
        top = [self._command(actions[it]) for it in ("new", "open", "import")]
        top[0].set_strong(True)
        below = [self._command(actions[it]) for it in ("settings", "shortcuts")]
        self._commands = (*top, self.bin, *below)
        self._line = hairline()
        self.setLayout(
            kit.column(
                self._title(),
                kit.column(*top, gap=""),
                self._line,
                self.search,
                scrolling(self._filters),
                kit.column(self.bin, *below, gap=""),
                gap="l",
                around=("m", "xl", "m", "m"),
            )
        )

    def _title(self) -> QWidget:
        mark = QLabel()
        dress(mark, self._kit.icons, "mark")
        name = words(self.tr("ITOT Workshop"), "lead")
        return holder(self._kit.row(mark, name, 1, gap="m", around=("m", "", "", "s")))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Title, site, person"))
        field.setAccessibleName(self.tr("Find sessions by title, site or person"))
        field.setClearButtonEnabled(True)
        look = QAction(field)
        dress(look, self._kit.icons, "search", "muted")
        field.addAction(look, QLineEdit.ActionPosition.LeadingPosition)
        for sign, name in zip(field.findChildren(QToolButton), self._signs(), strict=True):
            sign.setAccessibleName(name)
        return field

    def _signs(self) -> tuple[str, str]:
        """What the small buttons in the field are called."""
        return self.tr("Clear the search"), self.tr("Search")

    def _command(self, action: QAction) -> KeyedButton:
        it = command(action.objectName())
        end = keys_of(it)[0]
        made = KeyedButton(self._kit, action.text(), icon=it.icon, role="rail", end=end)
        return made.follow(action)

    def _fit(self) -> None:
        asked = max(it.sizeHint().width() for it in self._commands) + 2 * self._kit.space("m")
        wide = max(self._kit.px(_WIDTH), asked)
        parent = self.parentWidget()
        if parent is not None:
            wide = min(wide, max(_WIDTH, round(parent.width() * _SHARE)))
        self.setFixedWidth(wide)

    def _on_bin(self, open_: bool) -> None:
        (self.bin_wished if open_ else self.list_wished).emit()

    def _on_typed(self, text: str) -> None:
        self._wish(replace(self._filter, words=text))

    def _on_state(self, show: Show) -> None:
        self._wish(replace(self._filter, show=show), picked=True)

    def _on_organisation(self, name: str) -> None:
        self._wish(replace(self._filter, organisation=name or None), picked=True)

    def _mark(self) -> None:
        """Mark the filters in use, none while the bin is in sight."""
        in_use = "" if self.bin.isChecked() else self._filter.show
        self.states.mark(in_use)
        self.organisations.mark(self._filter.organisation or "" if in_use else "")

    def _wish(self, wanted: Filter, *, picked: bool = False) -> None:
        """Ask for a filter; one that was picked leads out of the bin, also where it is the same."""
        if wanted != self._filter or (picked and self.bin.isChecked()):
            self._filter = wanted
            self.filter_wished.emit(wanted)
