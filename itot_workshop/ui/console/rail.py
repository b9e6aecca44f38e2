"""The agenda beside the step: what is done, what runs, when the rest begins, what the room sees."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from itot_workshop.ui.console.laid_button import CapButton, LaidButton, put_words, quiet_focus
from itot_workshop.ui.console.note_drag import note_in
from itot_workshop.ui.console.stage_pages import StagePages
from itot_workshop.ui.console.time_view import RailRow
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.stage.canvas import Miniature
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import TwoLineLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import even_figures, holder, in_tab_order, scrolling, words

_WIDEST = QSize(16, 9)


class RailButton(LaidButton):
    """One step; in low windows on one line. ``note_dropped`` carries the id of a note."""

    note_dropped = Signal(str)

    def __init__(self, kit: Kit) -> None:
        self._mark = QLabel()
        self._mark.setFixedWidth(kit.px(22))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._mark.setTextFormat(Qt.TextFormat.PlainText)
        self._mark.setProperty("role", "caption")
        self._title = TwoLineLabel()
        self._when = even_figures("", "caption")
        self._was = words("", "caption", kind="warn")
        self._end = words("", "caption")
        lines = kit.column(self._title, kit.row(self._when, self._was, 1, gap="s"), gap="")
        inside = kit.row(self._mark, gap="s", around=("s", "xs", "s", "xs"))
        inside.addLayout(lines, 1)
        inside.addWidget(self._end)
        super().__init__(kit, inside, "rail")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.row: RailRow | None = None
        self._low: bool | None = None

    def show_row(self, row: RailRow, *, low: bool) -> None:
        """Show a step as it stands."""
        self.setChecked(row.current)
        if row == self.row and low == self._low:
            return
        if low != self._low:
            set_kind(self, "low", low)
        self.row, self._low = row, low
        self._title.setText(row.title)
        set_kind(self._title, "role", "strong" if row.current else _TITLES.get(row.state, ""))
        self._show_mark(row)
        minutes = tr("%1 min").replace("%1", whole(row.minutes))
        when = tr(", ").join(part for part in (row.starts, minutes, row.change) if part)
        was = "" if row.was is None else tr("was %1").replace("%1", whole(row.was))
        put_words(self._when, "" if low else when)
        put_words(self._was, "" if low else was)
        put_words(self._end, tr("%1′").replace("%1", whole(row.minutes)) if low else "")
        set_kind(self._end, "kind", "warn" if was else "")
        self.setAccessibleName(tr(", ").join(p for p in (row.title, _state(row), when, was) if p))
        self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A note may be dropped here; the step looks pressed meanwhile."""
        if note_in(event):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The note has gone on."""
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the note."""
        self.setDown(False)
        event.acceptProposedAction()
        self.note_dropped.emit(note_in(event))

    def _show_mark(self, row: RailRow) -> None:
        icons = self._kit.icons
        if row.current:
            dress(self._mark, icons, "play", "text")
        elif row.state == "done":
            dress(self._mark, icons, "check", "ok")
        else:
            self._mark.setProperty("icon_name", None)
            self._mark.setText(whole(row.number))


class Rail(QFrame):
    """Shows the agenda and the stage in small.

    ``step_wished`` carries a step's id, ``note_wished`` the id of a note and what is to be done
    with it: it was dropped on a step.
    """

    step_wished = Signal(str)
    note_wished = Signal(str, str)

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setProperty("part", "rail")
        self._kit = kit
        self._buttons: list[RailButton] = []
        self._before: QWidget = self
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self.stage = Miniature(kit.theme.stage_look)
        self._shape = _WIDEST
        self.stage.setAccessibleName(tr("On the stage"))
        kit.theme.stage_changed.connect(self.stage.wear)
        self.blank = CapButton(kit, tr("blank"), key="B").follow(actions["blank"])
        self.freeze = kit.button("", "lock", "link", name=tr("Freeze the stage"))
        self.freeze.setCheckable(True)
        self.freeze.clicked.connect(actions["freeze"].trigger)
        self.freeze.setToolTip(tr("Freeze the stage (Shift B)"))
        quiet_focus(self.blank, self.freeze)
        self.pages = StagePages(kit, actions)
        self._on_stage = TwoLineLabel(tr("On the stage"), "caption")
        self._foot = holder(self._laid_stage())
        self._area = scrolling(holder(self._list))
        inside = kit.column(self._area, self._foot, gap="m", around=("m", "m"))
        inside.setStretchFactor(self._area, 1)
        self.setLayout(inside)

    def follow(self, before: QWidget) -> None:
        """Let Tab come to the steps from here, as they stand on the page."""
        self._before = before

    def show_rows(self, rows: tuple[RailRow, ...], *, low: bool) -> None:
        """Show the agenda; buttons stay where they are."""
        known = len(self._buttons)
        while len(self._buttons) < len(rows):
            made = RailButton(self._kit)
            made.clicked.connect(self._on_clicked)
            made.note_dropped.connect(self._on_dropped)
            self._list.insertWidget(len(self._buttons), made)
            self._buttons.append(made)
        if len(self._buttons) > known:
            in_tab_order(self._before, self._buttons)
        for button in self._buttons[len(rows) :]:
            button.hide()
        for button, row in zip(self._buttons, rows, strict=False):
            came = row.current and not button.isChecked()
            button.show_row(row, low=low)
            button.show()
            if came:
                self._area.ensureWidgetVisible(button)

    def show_stage_state(self, *, blank: bool, frozen: bool) -> None:
        """Say whether the room sees nothing, or an earlier picture."""
        self.blank.set_words(tr("show") if blank else tr("blank"))
        self.freeze.setChecked(frozen)
        state = tr("Frozen") if frozen else tr("On the stage")
        self._on_stage.setText(tr("Blank") if blank else state)
        set_kind(self._on_stage, "kind", "warn" if blank or frozen else "")

    def show_stage_size(self, size: QSize) -> None:
        """Give the stage in small the shape of the room's, and what that shows at its size."""
        self._shape = size
        self.stage.show_as(size)
        self._lay_stage()

    def set_width(self, width: int) -> None:
        """Be this wide; the stage in small keeps its shape."""
        self.setFixedWidth(width)
        self._lay_stage()

    def _lay_stage(self) -> None:
        """As wide as the rail, unless that would take the agenda's room."""
        inside = max(0, self.minimumWidth() - 2 * self._kit.space("m"))
        room = QSize(inside, inside * _WIDEST.height() // _WIDEST.width())
        self.stage.setFixedSize(self._shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))

    def chosen(self) -> str:
        """The id of the step that has the keyboard; "" if none has."""
        rows = (button.row for button in self._buttons if button.hasFocus())
        return next((row.step for row in rows if row is not None), "")

    def reach(self, step: str) -> None:
        """Put the keyboard on a step."""
        for button in self._buttons:
            if button.row is not None and button.row.step == step and not button.isHidden():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._area.ensureWidgetVisible(button)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The steps, from first to last."""
        return tuple(button for button in self._buttons if not button.isHidden())

    def _laid_stage(self) -> QVBoxLayout:
        kit = self._kit
        line = kit.row(self._on_stage, 1, self.freeze, self.blank, gap="", around=("s", "", "", ""))
        made = QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(kit.space("xs"))
        made.addLayout(line)
        frame: QWidget = self.stage
        made.addWidget(frame)
        made.addWidget(self.pages)
        return made

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton) and button.row is not None:
            button.setChecked(button.row.current)
            self.step_wished.emit(button.row.step)

    def _on_dropped(self, note: str) -> None:
        button = self.sender()
        if isinstance(button, RailButton) and button.row is not None:
            self.note_wished.emit(note, f"move:{button.row.step}")


def _state(row: RailRow) -> str:
    names = {"done": tr("done"), "running": tr("running")}
    return names.get(row.state, "")


_TITLES = {"done": "muted"}
