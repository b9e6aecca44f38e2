"""One note beside the step: whose it is, of what kind; edited in its place, carried to a step."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QMenu, QPushButton, QSizePolicy

from itot_workshop.domain.notes import Note
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.note_drag import carry, is_drag
from itot_workshop.ui.console.note_line import NoteLine, parse_note, written
from itot_workshop.ui.console.note_sides import KINDS, SERIES
from itot_workshop.ui.console.words import kind_name, tr
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import holder, words

_WORD = 24
"""As long as a note may be to stand beside others, in signs."""


class NoteView(Struct, frozen=True, kw_only=True):
    """A note with the place it was taken at and the steps it can be moved to."""

    note: Note
    place: str
    steps: tuple[tuple[str, str], ...] = ()

    @property
    def is_word(self) -> bool:
        """Whether it is one word of many, which stand side by side under one head."""
        return self.note.kind == "word" and not self.note.parked and len(self.note.text) <= _WORD


class NoteRow(QFrame):
    """Shows a note. ``edited`` carries its id and the new line, ``wished`` its id and a deed.

    A button beside it, the right mouse button and the menu key tell what can be done with it; a
    word of many has no button and tells on a click. ``retyped`` says that its new words are others.
    """

    edited = Signal(str, object)
    wished = Signal(str, str)
    retyped = Signal()

    def __init__(self, kit: Kit, view: NoteView) -> None:
        super().__init__()
        self._kit = kit
        self.view = view
        self._taken: QPoint | None = None
        note = view.note
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        side = seat_name(note.side) if note.side else ""
        said = (note.author, side, kind_name(note.kind), note.text)
        self.setAccessibleName(", ".join(part for part in said if part))
        self._text = words(note.text, wrap=True)
        self._field: LineField | None = None
        self._sent = ""
        self._menu: QMenu | None = None
        self._column = kit.column(gap="")
        self.setLayout(self._column)
        self._lay(view)

    def _lay(self, view: NoteView) -> None:
        kit, note = self._kit, view.note
        if view.is_word:
            self._text.setWordWrap(False)
            self._column.addWidget(self._text)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            return
        if note.parked:
            line = kit.row(gap="s")
            line.addWidget(self._text, 1)
            line.addWidget(self._more(), 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(line)
            return
        self._column.addLayout(self._head(view))
        self._column.addWidget(self._text)
        if note.author:
            self._column.addWidget(words(note.author, "caption", wrap=True))

    def _head(self, view: NoteView) -> QBoxLayout:
        kit, note = self._kit, view.note
        what = kit.row(gap="s")
        if note.side:
            what.addWidget(Sample(kit, SERIES[note.side], line=False))
            what.addWidget(words(seat_name(note.side), "strong", kind=KINDS[note.side]))
        what.addWidget(words(kind_name(note.kind), "caption"))
        said, more = holder(what), self._more()
        said.setMinimumHeight(more.sizeHint().height())
        flow = FlowLayout(gap=kit.space("s"), row_gap=0, apart=True)
        flow.addWidget(said)
        flow.addWidget(ElidedLabel(view.place, "caption"))
        head = kit.row(gap="s")
        head.addLayout(flow, 1)
        head.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _more(self) -> QPushButton:
        more = self._kit.button("", "more", "link", name=tr("What to do with this note"))
        quiet_focus(more)
        more.clicked.connect(self._open_menu)
        return more

    def is_edited(self) -> bool:
        """Whether the note is being reworded."""
        return self._field is not None and not self._field.isHidden()

    @property
    def typed(self) -> str:
        """The new words as they stand in the field; empty if the note is not being reworded."""
        return self._field.text() if self._field is not None and self.is_edited() else ""

    @property
    def unkept(self) -> str:
        """The new words as far as they are not those of the note."""
        return self.typed if self.typed.strip() and self.typed != self._written() else ""

    def edit(self, typed: str = "") -> None:
        """Put a field in the place of the words, with the marks for kind and side before them.

        It begins with what was ``typed`` before, if that was not kept.
        """
        if self._field is None:
            self._field = self._made_field()
        self._sent = ""
        self._field.setText(typed or self._written())
        self._text.hide()
        self._field.show()
        self._field.setFocus()

    def reopen(self) -> None:
        """The words that were entered last have not been kept: go on with them."""
        if self._sent:
            self.edit(self._sent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.key() == Qt.Key.Key_Delete:
            self.wished.emit(self.view.note.id, "delete")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button and the menu key tell what can be done with the note."""
        self._pop_up(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the note."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_edited():
            self._taken = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the note to a step of the agenda."""
        taken = self._taken
        if taken is not None and is_drag(taken, event.position().toPoint()):
            self._taken = None
            carry(self, self.view.note.id, taken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a word, which has no button beside it, tells what can be done with it."""
        if self._taken is not None and self.view.is_word:
            self._pop_up(self.mapToGlobal(self.rect().bottomLeft()))
        self._taken = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits; on a word, whose menu is open by then, it does nothing."""
        if not self.view.is_word:
            self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand out while the keyboard is here."""
        self.setProperty("part", "chosen")
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be as the others again."""
        self.setProperty("part", None)
        self.style().polish(self)

    def _made_field(self) -> LineField:
        """The field below the words; few notes are ever reworded, so it is made for those."""
        field = LineField()
        field.setAccessibleName(tr("Note"))
        field.kept.connect(self._on_kept)
        field.left.connect(self._stop)
        field.textChanged.connect(self.retyped)
        if self.view.is_word:
            field.setMinimumWidth(self._kit.px(120))
        above = 1 if self.view.is_word or self.view.note.parked else 2
        self._column.insertWidget(above, field)
        return field

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        parked = self.view.note.parked
        park = tr("Take out of the parking lot") if parked else tr("To the parking lot")
        for name, text in (
            ("edit", tr("Edit")),
            ("action", tr("Turn into an action")),
            ("park", park),
            ("delete", tr("Delete")),
        ):
            menu.addAction(text).setData(name)
        if self.view.steps:
            moves = menu.addMenu(tr("Move to"))
            for step, title in self.view.steps:
                moves.addAction(title).setData(f"move:{step}")
        menu.triggered.connect(self._on_menu)
        return menu

    def _open_menu(self) -> None:
        more = self.sender()
        if isinstance(more, QPushButton):
            self._pop_up(more.mapToGlobal(more.rect().bottomLeft()))

    def _pop_up(self, at: QPoint) -> None:
        if self._menu is None:
            self._menu = self._made_menu()
        self._menu.popup(at)

    def _on_menu(self, entry: QAction) -> None:
        deed = str(entry.data())
        if deed == "edit":
            self.edit()
        else:
            self.wished.emit(self.view.note.id, deed)

    def _on_kept(self, text: str) -> None:
        self._stop()
        line = parse_note(text)
        self._sent = text if text != self._written() else ""
        if line.text:
            self.edited.emit(self.view.note.id, line)

    def _written(self) -> str:
        """The note as it is typed."""
        note = self.view.note
        line = NoteLine(text=note.text, kind=note.kind, side=note.side, author=note.author)
        return written(line)

    def _stop(self) -> None:
        if self._field is not None:
            self._field.hide()
        self._text.show()
        self.setFocus()
        self.retyped.emit()
