"""Short questions before something is done: a new title, a session twice, deleting for good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from itot_workshop.storage.importing import Differs, SameSession
from itot_workshop.ui.sheets.careful import CarefulSheet
from itot_workshop.ui.sheets.form import field, text_field
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 520


class RenameSheet(Sheet):
    """Asks for another title; ``renamed`` carries it."""

    renamed = Signal(str)

    def __init__(self, kit: Kit, title: str) -> None:
        self.title = text_field(title)
        self.title.mark()
        body = kit.column(field(kit, translate("Questions", "Title"), self.title))
        super().__init__(
            kit,
            translate("Questions", "Rename the session"),
            body,
            main=translate("Questions", "Rename"),
            close=translate("Questions", "Cancel"),
        )
        self.agreed.connect(self._on_agreed)
        self.title.textChanged.connect(self._on_typed)

    def _on_typed(self, text: str) -> None:
        if self.main is not None:
            self.main.setEnabled(bool(text.strip()))

    def _on_agreed(self) -> None:
        self.renamed.emit(self.title.text())


class SameSessionSheet(Sheet):
    """Asks what to do with a session that the library has already.

    ``answered`` carries "keep_both" or "replace"; closing the sheet leaves the file where it is.
    """

    answered = Signal(str)

    def __init__(self, kit: Kit, same: SameSession) -> None:
        said = translate(
            "Questions",
            "The library has “%1” already, and the two are not the same. Both can be kept; the "
            "newcomer then counts as a session of its own. Replacing moves the library’s copy to "
            "the bin.",
        ).replace("%1", same.title)
        lines = [words(line) for line in difference_lines(same.differs)]
        differs = words(translate("Questions", "Where they differ"), "caption")
        body = kit.column(words(said, wrap=True), differs, *lines, gap="s")
        super().__init__(
            kit,
            translate("Questions", "The same session again"),
            body,
            main=translate("Questions", "Keep both"),
            close=translate("Questions", "Leave it"),
        )
        self.replace = kit.button(translate("Questions", "Replace"), role="second")
        self.foot.insertWidget(self.foot.count() - 1, self.replace)
        self.replace.clicked.connect(self._on_replace)
        self.agreed.connect(self._on_agreed)

    @property
    def first(self) -> QWidget | None:
        """Keeping both, which loses nothing."""
        return self.main

    def _on_replace(self) -> None:
        self.answered.emit("replace")

    def _on_agreed(self) -> None:
        self.answered.emit("keep_both")


class DeleteSheet(CarefulSheet):
    """Asks once more before sessions are deleted for good; ``meant`` says that they shall go."""

    def __init__(self, kit: Kit, titles: tuple[str, ...]) -> None:
        said = translate(
            "Questions",
            "What is deleted here cannot be brought back. Backups in the library’s folder stay.",
        )
        names = [words(title, "strong", wrap=True) for title in titles[:8]]
        if len(titles) > 8:
            more = translate("Questions", "and %1 more").replace("%1", whole(len(titles) - 8))
            names.append(words(more, "muted"))
        super().__init__(
            kit,
            translate("Questions", "Delete for good?"),
            said,
            *names,
            stay=translate("Questions", "Keep"),
            go=translate("Questions", "Delete"),
        )


def difference_lines(differs: Iterable[Differs]) -> tuple[str, ...]:
    """In which parts two copies differ, a line each."""
    return tuple(_difference(it) for it in differs)


def _difference(differs: Differs) -> str:
    if differs.here == differs.there:
        said = translate("Questions", "%1: %2 differ").replace("%2", whole(differs.changed))
    else:
        said = translate("Questions", "%1: %2 in the library, %3 in the file")
        said = said.replace("%2", whole(differs.here)).replace("%3", whole(differs.there))
    return said.replace("%1", differs.part)
