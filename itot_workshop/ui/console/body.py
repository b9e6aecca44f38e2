"""What every step's content is made of: shown anew when its view has changed, and only then."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.dot_keys import DotKeys
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.stage_in_sight import OnStage
from itot_workshop.ui.console.typed import FieldKey, Typed, field_key
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import empty, holder, words


class Body(QWidget):
    """Shows a step. ``wished`` carries a change, a spotlight, or the name of a deed.

    ``shared_changed`` says that people come to look at this screen, or have gone. What is
    typed and not yet kept outlives the making anew; ``typed`` says that it is another thing.
    """

    wished = Signal(object)
    shared_changed = Signal()
    typed = Signal()
    dot_keys: DotKeys | None = None
    """What counts dots in the open by keys, also from a stage that covers the body."""
    wide = False
    """Whether it needs the width of the agenda and the notes."""
    ways: QWidget | None = None
    """What leads to other views of the step; keys that are given to the step begin behind it."""
    earlier: tuple[Session, ...] = ()
    """The sessions that what is done today is set against."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._shown: object = None
        self._stale = False
        self._typed = Typed(self)
        self._typed.edited.connect(self.typed)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(kit.space("l"))
        self.setLayout(self.column)

    @property
    def is_result(self) -> bool:
        """Whether what was voted is shown, which needs the height more than the script does."""
        return False

    @property
    def is_shared(self) -> bool:
        """Whether people look at this screen, who are not to read the script."""
        return False

    def show_state(self, session: Session, spotlight: Spotlight, size: Size) -> None:
        """Show the step as it stands, if it looks other than before."""
        self.show_view(self.view_of(session, spotlight, size))

    def show_view(self, view: object) -> None:
        """Show a view, if it is another one."""
        if view != self._shown or self._stale:
            self.redo(view)

    def show_unkept(self) -> None:
        """What was wished was not kept: next time show what is, with what was typed to mend it."""
        self._typed.reopen(self)
        self._stale = True

    def forget(self) -> None:
        """Keep nothing of what was typed: another session begins."""
        self._typed.forget(self)
        self._stale = True

    def half_typed(self) -> Mapping[FieldKey, str]:
        """What stands unkept in its fields."""
        return self._typed.half(self)

    def put_back(self, half: Mapping[FieldKey, str]) -> None:
        """Let this stand unkept in its fields again."""
        self._typed.put_back(self, half)

    def redo(self, view: object) -> None:
        """Make the parts anew, with the keyboard where it was."""
        self._shown, self._stale = view, False
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        key = field_key(focus) if focus is not None and inside else ("", "")
        self._typed.take(self)
        empty(self.column)
        self.ways = None
        parts = self.parts_of(view)
        for part in parts:
            self.column.addWidget(part)
            part.show()  # the layout would show it in the next turn, too late for the keyboard
        self.column.addStretch(1)
        self._typed.give(parts)
        self._give_back(key)

    def on_stage(self) -> OnStage | None:
        """What of it the stage shows, where a page that is too long is to be scrolled to it."""
        return None

    def main_now(self, action: MainAction) -> MainAction:
        """The main action as this screen stands, which may know more than the session."""
        return action

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key that nobody else had a use for; tells whether it did."""
        return self.dot_keys is not None and self.dot_keys.take(event)

    def show_time(self, now: float) -> None:
        """Let go of a second: ``now`` is the clock's reading."""

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """What is shown, as one value."""
        raise NotImplementedError

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """The widgets that show a view, from top to bottom."""
        raise NotImplementedError

    def _give_back(self, key: tuple[str, str]) -> None:
        """Put the keyboard where it was before the parts were made anew."""
        if not key[0]:
            return
        for part in self.findChildren(QWidget):
            if field_key(part) == key and part.isVisibleTo(self):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def heading(kit: Kit, title: str, lead: str = "") -> QWidget:
    """The title of a step's content, with a line below it."""
    made = kit.column(words(title, "title", wrap=True), gap="xs")
    if lead:
        made.addWidget(words(lead, "muted", wrap=True))
    return holder(made)


def point(kit: Kit, text: str) -> QBoxLayout:
    """A point of a list: lines after the first stand below the words, not below the dash."""
    line = kit.row(gap="xs")
    line.addWidget(words("–"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(text, wrap=True), 1)
    return line
