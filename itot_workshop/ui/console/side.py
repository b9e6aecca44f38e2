"""The column beside the step: a line to write on, notes, actions, parking lot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QPushButton, QWidget

from itot_workshop.ui.console.action_column import ActionColumn
from itot_workshop.ui.console.laid_button import LaidButton, quiet_focus
from itot_workshop.ui.console.line_field import LineField
from itot_workshop.ui.console.note_column import NoteColumn
from itot_workshop.ui.console.note_line import NoteLine, parse_note
from itot_workshop.ui.console.note_row import NoteRow
from itot_workshop.ui.console.shared_height import SharedHeight
from itot_workshop.ui.console.side_view import SideView
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, in_tab_order, words

_PARTS = {"notes": 2, "actions": 1, "parked": 1}
"""The parts, each with its share of the height where there is too little for all."""


class Side(QFrame):
    """Shows a :class:`SideView`.

    ``taken`` carries a typed note and whether it is parked, ``edited`` a note's id and its new
    line, ``wished`` a note's id and a deed, ``action_wished`` an action's id or "" for a new one,
    ``left`` says that the keyboard goes back to the room, ``typed`` that a note that is reworded
    has other new words.
    """

    taken = Signal(object, bool)
    edited = Signal(str, object)
    wished = Signal(str, str)
    action_wished = Signal(str)
    left = Signal()
    typed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "side")
        self._kit = kit
        self._view: SideView | None = None
        self._parking = False
        self._about = ""
        self._low = False
        self.field = LineField()
        self.field.kept.connect(self._on_kept)
        self.field.left.connect(self._on_left)
        self._cap = words("N", "key")
        marks = tr("b: barrier, i: idea, d: decision …, @it @ot @both")
        self._help = words(marks, "caption", wrap=True)
        self._tabs = self._made_tabs()
        self._actions = ActionColumn(kit, _nothing("actions"))
        self._actions.wished.connect(self.action_wished)
        self._notes = {part: NoteColumn(kit, _nothing(part)) for part in ("notes", "parked")}
        for notes in self._notes.values():
            notes.edited.connect(self.edited)
            notes.wished.connect(self.wished)
            notes.retyped.connect(self.typed)
        self._heads = {part: words("", "strong") for part in _PARTS}
        self._area = SharedHeight(kit)
        below: dict[str, QWidget] = {**self._notes, "actions": self._actions}
        for part, weight in _PARTS.items():
            self._area.add(part, self._line(part), below[part], weight)
        entry = kit.row(gap="s")
        entry.addWidget(self.field, 1)
        entry.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._strip = holder(kit.row(*self._tabs.values(), 1, gap=""))
        inside = kit.column(entry, self._help, self._strip, self._area, gap="s", around=("l", "l"))
        inside.setStretchFactor(self._area, 1)
        self.setLayout(inside)
        self.set_low(low=False)
        self.show_about("")

    def show_view(self, view: SideView) -> None:
        """Show what was written down; a note that is just reworded keeps its field."""
        if view == self._view:
            return
        self._view = view
        self._notes["notes"].show_notes(view.notes)
        self._notes["parked"].show_notes(view.parked)
        self._actions.show_actions(view.actions)
        in_tab_order(self._tabs["parked"], self._stops())
        sizes = (len(view.notes), len(view.actions), len(view.parked))
        names = (tr("Notes"), tr("Actions"), tr("Parking lot"))
        short = (tr("Notes"), tr("Actions"), tr("Parked"))
        for part, name, tab, size in zip(_PARTS, names, short, sizes, strict=True):
            self._heads[part].setText(f"{name}  {whole(size)}")
            self._kit.name_button(self._tabs[part], f"{tab} {whole(size)}", f"{name} {whole(size)}")

    def _stops(self) -> list[QWidget]:
        """What Tab stops at below the line for notes, from the top."""
        stops: list[QWidget] = []
        for part in _PARTS:
            rows = self._notes[part].rows if part in self._notes else ()
            for row in rows:
                stops += [row, *row.findChildren(QPushButton)]
            if part == "actions":
                stops += self._actions.findChildren(LaidButton)
        return stops

    def forget(self) -> None:
        """Another session begins: keep nothing that was typed in this one."""
        self._view = None
        self.clear_field()
        for notes in self._notes.values():
            notes.show_notes(())

    def show_unkept(self) -> None:
        """The new words of a note were not kept: they stand in its field again, to be mended."""
        for row in self._rows:
            row.reopen()

    def show_about(self, name: str) -> None:
        """Say what a note would be about now."""
        self._about = name
        self._name_field()

    def set_low(self, *, low: bool) -> None:
        """In a low window show one part at a time, below tabs."""
        self._low = low
        self._strip.setVisible(low)
        self._show_part()

    def start_note(self, *, parked: bool = False) -> None:
        """Put the keyboard into the line, for a note or for the parking lot."""
        self._parking = parked
        self._tabs["parked" if parked else "notes"].setChecked(True)
        self._show_part()
        self._name_field()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reach(self, note: str) -> None:
        """Put the keyboard on a note."""
        for row in self._rows:
            if row.view.note.id == note:
                part = "parked" if row.view.note.parked else "notes"
                self._tabs[part].setChecked(True)
                self._show_part()
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._area.bring_up(part, row)

    @property
    def _rows(self) -> list[NoteRow]:
        return [row for notes in self._notes.values() for row in notes.rows]

    def note_at_hand(self) -> str:
        """The id of the note that has the keyboard, else of the newest one; "" if there is none."""
        for row in self._rows:
            if row.hasFocus():
                return row.view.note.id
        return next((row.view.note.id for row in self._rows), "")

    def _name_field(self) -> None:
        if self._parking:
            self.field.ask(tr("To the parking lot"))
        elif self._about:
            about = tr("Note on %1").replace("%1", self._about)
            self.field.ask(about, tr("Note on this step"))
        else:
            self.field.ask(tr("Note"))

    def _made_tabs(self) -> dict[str, QPushButton]:
        group = QButtonGroup(self)
        made = {}
        for part in _PARTS:
            tab = self._kit.button(part, role="nav")
            tab.setCheckable(True)
            quiet_focus(tab)
            tab.clicked.connect(self._show_part)
            group.addButton(tab)
            made[part] = tab
        made["notes"].setChecked(True)
        return made

    def _show_part(self) -> None:
        chosen = [part for part in _PARTS if not self._low or self._tabs[part].isChecked()]
        self._area.show_only(chosen, heads=not self._low)

    def _line(self, part: str) -> QWidget:
        """The head of a part: what it is, how many, its key."""
        kit = self._kit
        icon, key = {"notes": ("", ""), "actions": ("action", "A"), "parked": ("parking", "P")}[
            part
        ]
        head = kit.row(gap="s")
        if icon:
            sign = QLabel()
            dress(sign, kit.icons, icon, "text")
            head.addWidget(sign)
        head.addWidget(self._heads[part])
        head.addStretch(1)
        if key:
            head.addWidget(words(key, "key"))
        column = kit.column(gap="s", around=("", "s", "", ""))
        if part != "notes":
            column.addWidget(hairline())
        column.addLayout(head)
        return holder(column)

    def _on_kept(self, text: str) -> None:
        line: NoteLine = parse_note(text)
        if line.text:
            self.taken.emit(line, self._parking)

    @property
    def is_parking(self) -> bool:
        """Whether what is typed goes to the parking lot."""
        return self._parking

    def put_back(self, text: str, *, parked: bool) -> bool:
        """Let a half typed line stand in its field again; says whether it does."""
        if not text or self.field.text():
            return False
        self._parking = parked
        self._name_field()
        self.field.setText(text)
        return True

    def half_reworded(self) -> dict[str, str]:
        """The new words of notes that are not kept yet, by their ids."""
        return {row.view.note.id: row.unkept for row in self._rows if row.unkept}

    def put_back_words(self, words_: Mapping[str, str]) -> None:
        """Let the new words of notes stand in their fields again."""
        for row in self._rows:
            if new := words_.get(row.view.note.id, ""):
                row.edit(new)

    def clear_field(self) -> None:
        """Make room for the next line: the last one is kept."""
        self.field.clear()
        self._parking = False
        self._name_field()

    def _on_left(self) -> None:
        """The next line is a note again; one that stands half typed stays what it was begun as."""
        self._parking = self._parking and bool(self.field.text().strip())
        self._name_field()
        self.left.emit()


def _nothing(part: str) -> str:
    """What a part is for while there is nothing in it, and how to begin."""
    said = {
        "notes": tr("What people say, in their words. N puts the keyboard into the line above."),
        "actions": tr("What both sides do next. A writes the first action."),
        "parked": tr("What has to wait. P writes a line for the parking lot."),
    }
    return said[part]
