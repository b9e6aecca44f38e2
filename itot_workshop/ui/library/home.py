"""Home: the library's side with its list beside it, or the bin."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from itot_workshop.storage.keeping import Today
from itot_workshop.ui.library.page import LibraryPage
from itot_workshop.ui.library.rows import Filter, LibraryRow, counts
from itot_workshop.ui.library.sidebar import Sidebar
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.ui.library.bin_page import BinPage

_SUFFIX = ".itot"


class Home(QWidget):
    """Holds sidebar, list and bin together; ``dropped`` carries session files dragged in.

    ``place_changed`` says that the other of the two lists is in sight, ``painted`` that there is
    something to be seen for the first time.
    """

    dropped = Signal(object)
    place_changed = Signal()
    painted = Signal()

    def __init__(
        self,
        kit: Kit,
        actions: Mapping[str, QAction],
        today: Today,
        examples: Callable[[], tuple[LibraryRow, ...]],
    ) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._rows: tuple[LibraryRow, ...] = ()
        self._filter = Filter()
        self._kit, self._actions, self._today = kit, actions, today
        self._is_painted = False
        self.side = Sidebar(kit, actions)
        self.list = LibraryPage(kit, actions, today, examples)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        laid = kit.row(self.side, self._pages, gap="")
        laid.setStretch(1, 1)
        self.setLayout(laid)
        self.side.filter_wished.connect(self.show_filter)
        self.side.bin_wished.connect(self.show_bin)
        self.side.list_wished.connect(self.show_list)
        self.list.filter_cleared.connect(self.clear_filter)

    @cached_property
    def bin(self) -> BinPage:
        """The list of what was removed, built when it is asked for first."""
        from itot_workshop.ui.library.bin_page import BinPage

        made = BinPage(self._kit, self._actions, self._today)
        made.left.connect(self.show_list)
        self._pages.addWidget(made)
        return made

    @property
    def place(self) -> str:
        """Which list is in sight: library or bin."""
        return "library" if self._pages.currentWidget() is self.list else "bin"

    @property
    def banner(self) -> Banner:
        """Where the list in sight tells what happened."""
        return self.bin.banner if self.place == "bin" else self.list.banner

    def rows(self) -> tuple[LibraryRow, ...]:
        """Every session of the library."""
        return self._rows

    def show_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show these sessions; a filter that nothing is left of is taken off."""
        self._rows = rows
        counted = counts(rows)
        shows = {show for show, _ in counted.shows}
        names = {name for name, _ in counted.organisations}
        wanted = self._filter
        if wanted.show not in shows or wanted.organisation not in {None, *names}:
            self._filter = Filter(words=wanted.words)
        self.side.show_filters(counted, self._filter)
        self.list.show_rows(rows, self._filter)

    def show_binned(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show what is in the bin."""
        self.bin.show_rows(rows)
        self.side.show_bin_count(len(rows))

    def show_filter(self, wanted: Filter) -> None:
        """Show only what this filter lets through."""
        self._filter = wanted
        self.side.show_filters(counts(self._rows), wanted)
        self.list.show_filter(wanted)
        if self.place == "bin":
            self.show_list()

    def clear_filter(self) -> None:
        """Show every session again."""
        self.show_filter(Filter())

    def show_bin(self) -> None:
        """Put the bin in sight; what the list told of a removal is seen there."""
        self.list.banner.hide()
        self._show(self.bin)

    def show_list(self) -> None:
        """Put the list in sight."""
        self._show(self.list)

    def back(self) -> None:
        """Step by step back to the plain list: out of the bin, the choice, the filter."""
        if self.place == "bin":
            self.show_list()
        elif self.list.chosen():
            self.list.clear_choice()
        else:
            self.clear_filter()
        self.take_focus()

    def go_to(self, key: str) -> None:
        """Put the keys on a session of the list, which comes in sight for it."""
        if self.place == "bin":
            self.show_list()
        place = self.list.model.place_of(key)
        if place >= 0:
            self.list.table.go_to(place)

    def take_focus(self) -> None:
        """Put the keys on the list in sight."""
        (self.bin if self.place == "bin" else self.list).take_focus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the list is in sight."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Session files may be dropped here."""
        if _session_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take session files in."""
        files = _session_files(event)
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.side.mark_bin(open_=page is not self.list)
        self.place_changed.emit()


def _session_files(event: QDropEvent) -> tuple[Path, ...]:
    """The session files on this computer that are dragged, other things left out."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() == _SUFFIX)
