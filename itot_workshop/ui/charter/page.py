"""The charter's page: the form on the left, what is missing and what is drawn on the right."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from itot_workshop.domain.changes import CharterWritten
from itot_workshop.domain.charter import Charter, with_midpoint
from itot_workshop.domain.charter_checks import CheckResult
from itot_workshop.ui.charter.drawn import BalanceBar, Timeline, balance_words
from itot_workshop.ui.charter.editor import Editor
from itot_workshop.ui.charter.editors import editor_for
from itot_workshop.ui.charter.view import CharterView, limit_of
from itot_workshop.ui.charter.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.kit import Kit, narrow
from itot_workshop.ui.widgets.numbers import long_date, whole
from itot_workshop.ui.widgets.parts import empty, ground, hairline, holder, scrolling, words
from itot_workshop.ui.widgets.pause import Pause

_SIDE, _SHARE = 380, 0.36
"""How wide what is drawn beside the form is, in pixels, and at most of the page."""
_AGAIN_MS = 30
"""How soon the head is looked at again that could not be made anew."""
_ICONS = {"block": ("warning", "danger"), "warn": ("warning", "warn"), "ok": ("check", "ok")}


class CharterPage(QFrame):
    """Shows a :class:`CharterView`. ``wished`` carries the charter as it is written.

    ``begun`` carries the model whose charter is begun, ``chosen`` the id of another charter,
    ``print_wished`` asks for the charter on paper.
    """

    wished = Signal(object)
    begun = Signal(str)
    chosen = Signal(str)
    print_wished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self.setAccessibleName(tr("Charter"))
        self._kit = kit
        self._view: CharterView | None = None
        self._written: Charter | None = None
        self._editors: list[Editor] = []
        self._midpoint: DayField | None = None
        self._pause = Pause(self)
        self._pause.over.connect(self._on_changed)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._show_head)
        self.banner = Banner(kit)
        self._head = QVBoxLayout()
        self._form = QVBoxLayout()
        self._form.setSpacing(kit.space("l"))
        self._beside = QVBoxLayout()
        self._beside.setSpacing(kit.space("l"))
        self._balance, self._time = BalanceBar(kit), Timeline(kit)
        self._checks = QVBoxLayout()
        self._balance_said = words("", "caption", wrap=True)
        self._drawn = holder(
            kit.column(
                words(tr("Balance of the roster"), "lead"), self._balance, self._balance_said
            )
        )
        self._dated = holder(kit.column(words(tr("Its time"), "lead"), self._time))
        right = kit.column(self._dated, self._drawn, gap="l")
        right.addWidget(words(tr("Checks"), "lead"))
        right.addLayout(self._checks)
        right.addStretch(1)
        side = ground("side", kit.column(scrolling(Inside(kit.column(right, around="l"))), gap=""))
        left = kit.column(self._head, self._form, 1, gap="l", around=("xl", "l"))
        body = kit.row(gap="")
        body.addWidget(scrolling(narrow(kit, holder(left))), 1)
        body.addWidget(side)
        self._side = side
        inside = kit.column(self.banner, gap="")
        inside.addLayout(body, 1)
        self.setLayout(inside)

    def _keep_typing(self, editor: Editor) -> None:
        """Keep what is typed into a field after a pause, not only when the field is left."""
        for line in editor.findChildren(QLineEdit):
            line.textEdited.connect(self._pause.typed)
        for text in editor.findChildren(QPlainTextEdit):
            text.textChanged.connect(self._pause.typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the form the larger part of the width, whatever the size of the text."""
        super().resizeEvent(event)
        self._side.setFixedWidth(min(self._kit.px(_SIDE), round(self.width() * _SHARE)))

    def take_focus(self) -> None:
        """Put the keys into the form."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: CharterView) -> None:
        """Show a charter; what is being written, or was not kept, stays while it is the same."""
        before, self._view = self._view, view
        same = before is not None and before.editable == view.editable
        if not (same and before is not None and view.charter in (self._written, before.charter)):
            self._make_form(view)
        self._written = view.charter
        if view.charter is not None:
            for editor in self._editors:
                editor.follow(view.charter)
        self._show_head()
        self._show_checks(view)

    def _show_head(self) -> None:
        """Make the head anew, but not under a button of it that is just being pressed."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton and any(
            it.isDown() for it in self.findChildren(QPushButton)
        ):
            self._again.start()
        elif self._view is not None:
            self._make_head(self._view)

    def settle(self) -> None:
        """Keep what is being typed."""
        self._pause.forget()
        self._on_changed()

    def _make_head(self, view: CharterView) -> None:
        kit = self._kit
        empty(self._head)
        if view.charter is None:
            self._head.addWidget(words(tr("No charter yet"), "title"))
            said = tr("A charter says who does what until when. Begin it for the model you chose.")
            self._head.addWidget(words(said, "muted", wrap=True))
            self._head.addLayout(self._begin(view))
            return
        charter = view.charter
        line = kit.flow(gap="m")
        names = kit.column(ElidedLabel(charter.name or view.model, "title"), gap="")
        if charter.name not in ("", view.model):
            names.addWidget(ElidedLabel(view.model, "muted"))
        signed = charter.signed is not None
        said = tr("signed %1").replace("%1", long_date(charter.signed)) if charter.signed else ""
        chip = words(said or tr("draft, not signed"), "chip", kind="ok" if signed else "warn")
        line.addWidget(chip)
        if len(view.charters) > 1:
            box = QComboBox()
            box.setMaximumWidth(kit.px(240))
            box.setAccessibleName(tr("Which charter"))
            for id_, name in view.charters:
                box.addItem(name, id_)
            box.setCurrentIndex(max(0, box.findData(charter.id)))
            box.activated.connect(self._on_chosen)
            line.addWidget(box)
        if view.editable and signed:
            again = kit.button(tr("Back to draft"), "edit")
            again.clicked.connect(self._on_unsigned)
            line.addWidget(again)
        elif view.editable:
            sign = kit.button(tr("Sign the charter"), "check", "main")
            sign.setEnabled(view.may_sign)
            sign.clicked.connect(self._on_signed)
            line.addWidget(sign)
        paper = kit.button(tr("Print or export…"), "print")
        paper.clicked.connect(self.print_wished)
        line.addWidget(paper)
        names.addSpacing(kit.space("s"))
        names.addWidget(holder(line))
        self._head.addWidget(holder(names))

    def _begin(self, view: CharterView) -> QBoxLayout:
        kit = self._kit
        row = kit.row(gap="s")
        models = sorted(view.models, key=lambda model: model[0] != view.chosen)
        for at, (id_, name) in enumerate(models):
            if at and view.chosen:
                break
            made = kit.button(name, "charter", "second" if at else "main")
            made.setObjectName(id_)
            made.setEnabled(view.editable)
            made.clicked.connect(self._on_begun)
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _make_form(self, view: CharterView) -> None:
        kit = self._kit
        empty(self._form)
        self._pause.forget()
        self._editors, self._midpoint = [], None
        if view.charter is None:
            return
        for field in view.form.fields:
            editor = editor_for(kit, view.charter, field, view.form)
            if editor is None:
                continue
            editor.setEnabled(view.editable)
            editor.changed.connect(self._on_changed)
            self._keep_typing(editor)
            self._editors.append(editor)
            if field.id == "midpoint":
                self._midpoint = editor.findChild(DayField)
            name = words(field.name, "lead")
            help_ = words(field.help, "caption", wrap=True)
            part = kit.column(hairline(), name, help_, editor, gap="xs")
            self._form.addWidget(holder(part))

    def _show_checks(self, view: CharterView) -> None:
        empty(self._checks)
        charter = view.charter
        self._side.setVisible(charter is not None)
        if charter is None:
            return
        has = {field.id for field in view.form.fields}
        self._dated.setVisible("end" in has and charter.start is not None)
        self._drawn.setVisible("end" in has and bool(charter.members))
        good, blocks = (limit_of(view.form, f"balance_{it}", 0.0) for it in ("warn", "block"))
        self._balance.show_charter(charter, good, blocks)
        self._balance_said.setText(balance_words(charter))
        early, late = limit_of(view.form, "end_early", 12), limit_of(view.form, "end_late", 24)
        self._time.show_charter(charter, int(early), int(late))
        names = {field.id: field.name for field in view.form.fields}
        order = {"block": 0, "warn": 1, "ok": 2}
        failed = [check for check in view.checks if check.state != "ok"]
        for check in sorted(failed, key=lambda it: order[it.state]):
            self._checks.addWidget(self._check(check, names.get(check.field, "")))
        good_ones = len(view.checks) - len(failed)
        said = tr("%1 checks are good.").replace("%1", whole(good_ones))
        self._checks.addWidget(words(said, "muted"))

    def _check(self, check: CheckResult, name: str) -> QWidget:
        kit = self._kit
        icon, role = _ICONS[check.state]
        sign = QLabel()
        dress(sign, kit.icons, icon, role)
        text = check.text
        if check.about:
            text = f"{text.rstrip('.')}: {', '.join(check.about)}"
        line = kit.row(gap="s")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        lines = kit.column(words(text, wrap=True), words(name, "caption"), gap="")
        line.addLayout(lines, 1)
        return holder(line)

    def _charter(self) -> Charter | None:
        charter = self._view.charter if self._view is not None else None
        if charter is None:
            return None
        for editor in self._editors:
            charter = editor.put(charter)
        return charter

    def _on_changed(self) -> None:
        charter = self._charter()
        view = self._view
        if charter is None or view is None or view.charter is None or not view.editable:
            return
        if charter == view.charter:
            return
        charter = self._half_way(view.charter, charter)
        self._written = charter
        self.wished.emit(CharterWritten(charter=charter))

    def _half_way(self, before: Charter, charter: Charter) -> Charter:
        """Propose the midpoint review, in its field too, as soon as the team's time is known."""
        proposed = with_midpoint(before, charter)
        if proposed != charter and self._midpoint is not None:
            self._midpoint.put_day(proposed.midpoint)
            return proposed
        return charter

    def _on_signed(self) -> None:
        charter = self._charter()
        if charter is not None:
            self._sign(replace(charter, signed=QDate.currentDate().toPython()))

    def _on_unsigned(self) -> None:
        charter = self._charter()
        if charter is not None:
            self._sign(replace(charter, signed=None))

    def _sign(self, charter: Charter) -> None:
        self._written = charter
        self.wished.emit(CharterWritten(charter=charter))

    def _on_begun(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.begun.emit(sender.objectName())

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            self.chosen.emit(str(sender.currentData()))
