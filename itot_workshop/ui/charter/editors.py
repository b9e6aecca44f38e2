"""The fields of a charter, each with the widget that fills it in.

An editor puts what stands in it into a charter; which fields there are says the pack's form.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from itot_workshop.domain.charter import Charter, StrategyLink
from itot_workshop.domain.pack import CharterField, CharterForm
from itot_workshop.ui.charter import tables
from itot_workshop.ui.charter.editor import Editor
from itot_workshop.ui.charter.words import tr
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words
from itot_workshop.ui.widgets.spin_fields import NumberField

_FEWEST_LINES, _MOST_LINES = 3, 9
"""So many lines of a longer text are seen at once."""
_LEAST = 74
"""So high is a field for the fewest lines, in pixels."""


class Prose(QPlainTextEdit):
    """Some lines of text; ``left`` says that the keyboard went elsewhere."""

    left = Signal()

    def __init__(self, kit: Kit, text: str, name: str) -> None:
        super().__init__(text)
        self._kit = kit
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.ask(())
        self.installEventFilter(self)

    def ask(self, lines: Sequence[str]) -> None:
        """Show what is asked for while the field is empty, and be as high as that or its text."""
        self.setPlaceholderText("\n".join(lines))
        written = self.document().blockCount() if self.toPlainText() else 0
        more = min(max(len(lines), written), _MOST_LINES) - _FEWEST_LINES
        line = self._kit.ink.line("body")
        self.setFixedHeight(self._kit.px(_LEAST) + max(0, more) * line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the keyboard leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


def editor_for(kit: Kit, charter: Charter, field: CharterField, form: CharterForm) -> Editor | None:
    """The editor of a field; None where readings fill it at reviews."""
    if field.id in ("watch", "new_silo"):
        return None
    if field.id == "outcome" and any(other.id == "visible" for other in form.fields):
        return None
    made = _MADE.get(field.id)
    if made is not None:
        return made(kit, charter, field, form)
    value = getattr(charter, field.id)
    if isinstance(value, tuple):
        return _lines(kit, charter, field)
    return _prose(kit, charter, field) if field.id != "name" else _line(kit, charter, field)


def _line(kit: Kit, charter: Charter, field: CharterField) -> Editor:
    edit = QLineEdit(getattr(charter, field.id))
    edit.setAccessibleName(field.name)

    def put(into: Charter) -> Charter:
        return replace(into, **{field.id: edit.text().strip()})

    made = Editor(kit, edit, put)
    edit.editingFinished.connect(made.changed)
    return made


def _prose(kit: Kit, charter: Charter, field: CharterField) -> Editor:
    """Longer text; while it is empty it says what of each project and each person."""
    edit = Prose(kit, getattr(charter, field.id), field.name)

    def put(into: Charter) -> Charter:
        return replace(into, **{field.id: edit.toPlainText().strip()})

    def follow(now: Charter) -> None:
        edit.ask(asked_for(now, field))

    follow(charter)
    made = Editor(kit, edit, put, follow)
    edit.left.connect(made.changed)
    return made


def asked_for(charter: Charter, field: CharterField) -> tuple[str, ...]:
    """What a field asks of each key project and each member, in the pack's words."""
    each = (
        (charter.key_projects, field.each_project),
        (tuple(member.who for member in charter.members), field.each_member),
    )
    return tuple(
        filled(tr("%1: %2"), name, asked)
        for names, asked in each
        for name in names
        if asked and name
    )


def _lines(kit: Kit, charter: Charter, field: CharterField) -> Editor:
    """Several texts, one a line."""
    edit = Prose(kit, "\n".join(getattr(charter, field.id)), field.name)
    edit.setPlaceholderText(tr("one on each line"))

    def put(into: Charter) -> Charter:
        texts = (line.strip() for line in edit.toPlainText().splitlines())
        return replace(into, **{field.id: tuple(text for text in texts if text)})

    made = Editor(kit, edit, put)
    edit.left.connect(made.changed)
    return made


def _date(kit: Kit, charter: Charter, field: CharterField, _form: CharterForm) -> Editor:
    day: datetime.date | None = getattr(charter, field.id)
    edit = DayField(day, blank=tr("no date yet"), start=charter.begun)
    edit.setAccessibleName(field.name)

    def put(into: Charter) -> Charter:
        return replace(into, **{field.id: edit.day()})

    made = Editor(kit, holder(kit.row(edit, 1)), put)
    edit.editingFinished.connect(made.changed)
    return made


def _months(kit: Kit, charter: Charter, field: CharterField, _form: CharterForm) -> Editor:
    spin = NumberField()
    spin.setRange(1, 24)
    spin.setSuffix(tr(" months"))
    spin.setValue(charter.review_months)
    spin.setAccessibleName(field.name)

    def put(into: Charter) -> Charter:
        return replace(into, review_months=spin.value())

    made = Editor(kit, holder(kit.row(spin, 1)), put)
    spin.valueChanged.connect(made.changed)
    return made


def _strategy(kit: Kit, charter: Charter, field: CharterField, form: CharterForm) -> Editor:
    link = charter.strategy or StrategyLink()
    fields = tuple(QLineEdit(text) for text in (link.document, link.owner, link.how))
    names = (
        tr("Document"),
        tr("Owner, or who writes it"),
        tr("How barriers found by liaisons reach it"),
    )
    column = kit.column(gap="xs")
    for name, edit in zip(names, fields, strict=True):
        edit.setAccessibleName(f"{field.name}: {name}")
        column.addWidget(words(name, "caption"))
        column.addWidget(edit)
    column.addWidget(words(tr("If there is none: by when"), "caption"))
    dated = replace(charter, end=link.due)
    day = _date(kit, dated, CharterField(id="end", name=names[1], help=""), form)
    column.addWidget(day)

    def put(into: Charter) -> Charter:
        document, owner, how = (edit.text().strip() for edit in fields)
        due = day.put(into).end
        if not any((document, owner, how, due)):
            return replace(into, strategy=None)
        return replace(
            into, strategy=StrategyLink(document=document, owner=owner, how=how, due=due)
        )

    made = Editor(kit, holder(column), put)
    for edit in fields:
        edit.editingFinished.connect(made.changed)
    day.changed.connect(made.changed)
    return made


_MADE: Mapping[str, Callable[[Kit, Charter, CharterField, CharterForm], Editor]] = {
    "start": _date,
    "end": _date,
    "midpoint": _date,
    "review_months": _months,
    "sponsors": tables.sponsors,
    "members": tables.members,
    "goals": tables.goals,
    "visible": tables.visible,
    "talents": tables.talents,
    "strategy": _strategy,
}
