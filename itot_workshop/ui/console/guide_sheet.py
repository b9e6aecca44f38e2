"""The sheet that helps the facilitator on: lines for a room that is stuck, house rules, words."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from itot_workshop.domain.pack import Pack
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import TOP
from itot_workshop.ui.widgets.parts import empty, holder, words
from itot_workshop.ui.widgets.sheet import Sheet

WIDTH = 860
_HIGH = 420
_HEADS = 200
"""How wide the first column is, in pixels of usual text."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing to look up: what it is about, and what is said of it."""

    head: str
    text: str


class Chapter(Struct, frozen=True, kw_only=True):
    """Entries of one kind under their title."""

    title: str
    entries: tuple[Entry, ...]


def chapters(pack: Pack, typed: str = "") -> tuple[Chapter, ...]:
    """Rescue lines, house rules and the glossary of a pack, as far as they hold every typed word.

    A term that begins with what was typed comes before those that only speak of it.
    """
    found = (
        Chapter(
            title=tr("When the room gets stuck"),
            entries=tuple(Entry(head=it.situation, text=it.say) for it in pack.rescue_lines),
        ),
        Chapter(
            title=tr("House rules for you"),
            entries=tuple(
                Entry(head=str(at), text=it.text) for at, it in enumerate(pack.house_rules, start=1)
            ),
        ),
        Chapter(
            title=tr("What words mean"),
            entries=tuple(Entry(head=it.term, text=it.meaning) for it in pack.glossary),
        ),
    )
    kept = (_matching(chapter, typed) for chapter in found)
    return tuple(chapter for chapter in kept if chapter.entries)


def _matching(chapter: Chapter, typed: str) -> Chapter:
    wanted, start = typed.casefold().split(), typed.casefold().strip()
    held = [it for it in chapter.entries if _holds(it, wanted)]
    first = [it for it in held if start and it.head.casefold().startswith(start)]
    rest = [it for it in held if it not in first]
    return Chapter(title=chapter.title, entries=(*first, *rest))


def _holds(entry: Entry, wanted: list[str]) -> bool:
    said = f"{entry.head} {entry.text}".casefold()
    return all(word in said for word in wanted)


class GuideSheet(Sheet):
    """Lists what the pack has to say to the facilitator; typing leaves what holds the words."""

    def __init__(self, kit: Kit, pack: Pack) -> None:
        self._kit = kit
        self._pack = pack
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("a situation, a word"))
        self.line.setAccessibleName(tr("Find a situation or a word"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._show)
        self._list = kit.column(gap="l")
        listed = holder(kit.column(holder(self._list), 1, gap=""))
        listed.setMinimumHeight(kit.px(_HIGH))
        body = kit.column(self.line, listed, gap="l")
        super().__init__(kit, tr("What to say, and what words mean"), body)
        self.foot.insertWidget(0, words(tr("For you alone; the room does not see it."), "muted"))
        self._show("")

    @property
    def is_written(self) -> bool:
        """What is looked for is no loss."""
        return False

    @property
    def first(self) -> QWidget | None:
        """Whoever opens the sheet looks for something."""
        return self.line

    def _show(self, typed: str) -> None:
        empty(self._list)
        found = chapters(self._pack, typed)
        for chapter in found:
            made = self._chapter(chapter)
            self._list.addWidget(made)
            made.show()
        if not found:
            self._list.addWidget(words(tr("Nothing here holds these words."), "muted"))

    def _chapter(self, chapter: Chapter) -> QWidget:
        kit, grid = self._kit, QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(kit.space("l"))
        grid.setVerticalSpacing(kit.space("s"))
        grid.setColumnMinimumWidth(0, kit.px(_HEADS))
        grid.setColumnStretch(1, 1)
        grid.addWidget(words(chapter.title, "lead"), 0, 0, 1, 2)
        for at, entry in enumerate(chapter.entries, start=1):
            head = words(entry.head, "strong", wrap=True)
            head.setMaximumWidth(kit.px(_HEADS))
            grid.addWidget(head, at, 0, TOP)
            grid.addWidget(words(entry.text, wrap=True), at, 1, TOP)
        return holder(grid)
