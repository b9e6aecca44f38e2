"""The first part of the plan: what the workshop is about, when, where, and by whom."""

from __future__ import annotations

import datetime

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QWidget

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.days import days_after
from itot_workshop.domain.pack import Form
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import on_form
from itot_workshop.ui.plan.fields import SavedDate, SavedLine, SavedText, TimeLine
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.view import PlanView
from itot_workshop.ui.plan.words import counted, tr
from itot_workshop.ui.sheets.form import choices, field, side_by_side
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import holder, words

_FORMS: tuple[Form, ...] = ("full", "short")
_LINES = ("title", "organisation", "site", "facilitator", "starts", "until")
_DAYS_ON = 91
"""How far off the next session is proposed: a quarter of a year."""
_WIDEST = 720


class AboutPage(QWidget):
    """Shows and changes the head of a session; ``wished`` carries an AboutEdited."""

    wished = Signal(object)
    told = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._session: Session | None = None
        self.title = SavedLine(needed=True)
        self.organisation = SavedLine(tr("The company"))
        self.site = SavedLine(tr("Plant, town or head office"))
        self.date = SavedDate()
        self.starts, self.until = TimeLine(tr("like 09:00")), TimeLine(tr("not set"))
        self.facilitator = SavedLine(tr("Who leads through it"))
        self.purpose = SavedText()
        self.purpose.setFixedHeight(kit.px(84))
        self.language = choices(_languages())
        self.form = choices((("full", ""), ("short", "")))
        self.next_on = QCheckBox(tr("The next session has a date"))
        self.next_date = SavedDate()
        self.pack = prose("")
        self.follows = prose("", "muted")
        inside = holder(self._laid(kit))
        inside.setMaximumWidth(kit.px(_WIDEST))
        line = kit.row(inside, 1, gap="")
        line.setStretch(0, 10)
        self.setLayout(line)
        self._wire()

    def show_view(self, view: PlanView) -> None:
        """Show the head of a plan; what is being typed stays."""
        if self._session is None or view.session.id != self._session.id:
            self._forget()
        session = self._session = view.session
        about = session.about
        for name in _LINES:
            self._line(name).show_text(getattr(about, name))
        self.purpose.show_text(about.purpose)
        self.date.show_day(about.date)
        self.next_date.show_day(about.next_date or days_after(about.date, _DAYS_ON))
        self.next_on.setChecked(about.next_date is not None)
        self.next_date.setVisible(about.next_date is not None)
        _choose(self.language, about.language)
        self._show_form(session)
        head = session.pack.pack
        self.pack.setText(f"{head.title} {head.version}")
        self.follows.setVisible(bool(about.follows))
        self.follows.setText(tr("A follow-up: people and open actions came along."))
        for part in self._fields():
            part.setEnabled(view.editable)
        self.form.setEnabled(view.editable and not on_form(session.rounds.values()))

    def settle(self) -> None:
        """Keep at once what was typed."""
        for name in _LINES:
            self._line(name).pause.settle()
        for it in (self.purpose, self.date, self.next_date):
            it.pause.settle()

    def _forget(self) -> None:
        """What was typed for another session is not for this one."""
        for name in _LINES:
            self._line(name).forget()
        self.purpose.forget()
        for it in (self.date, self.next_date):
            it.pause.forget()

    def take_focus(self) -> None:
        """Put the keys on the first thing that is missing, else on the title."""
        empty = (it for it in map(self._line, _LINES) if not it.text().strip())
        next(empty, self.title).setFocus()

    def _line(self, name: str) -> SavedLine:
        found: SavedLine = getattr(self, name)
        return found

    def _fields(self) -> tuple[QWidget, ...]:
        others = (self.date, self.purpose, self.language, self.next_on, self.next_date)
        return (*map(self._line, _LINES), *others)

    def _show_form(self, session: Session) -> None:
        full, short = (len(session.pack.form_statements(form)) for form in _FORMS)
        said = (
            counted(full, "Full form, %n statement", "Full form, %n statements"),
            counted(short, "Short form, %n statement", "Short form, %n statements"),
        )
        for at, text in enumerate(said):
            self.form.setItemText(at, text)
        _choose(self.form, session.about.form)
        held = on_form(session.rounds.values())
        self.form.setToolTip(tr("There are votes already, so the form stays.") if held else "")

    def _laid(self, kit: Kit) -> QLayout:
        when = side_by_side(
            kit,
            field(kit, tr("Date"), self.date),
            field(kit, tr("Start"), self.starts),
            field(kit, tr("Room until"), self.until),
        )
        where = side_by_side(
            kit,
            field(kit, tr("Organisation"), self.organisation),
            field(kit, tr("Site"), self.site),
        )
        what = side_by_side(
            kit, field(kit, tr("Statements"), self.form), field(kit, tr("Language"), self.language)
        )
        self.next_date.setAccessibleName(tr("Date of the next session"))
        following = kit.row(self.next_on, self.next_date, 1, gap="m")
        content = kit.column(words(tr("Content pack"), "caption"), self.pack, gap="xs")
        head = kit.column(words(tr("About"), "title"), self.follows, gap="xs")
        return kit.column(
            holder(head),
            field(kit, tr("Title"), self.title),
            where,
            when,
            field(kit, tr("Facilitator"), self.facilitator),
            field(kit, tr("Purpose"), self.purpose),
            what,
            following,
            content,
            1,
            gap="l",
        )

    def _wire(self) -> None:
        self.title.edited.connect(self._on_title)
        self.organisation.edited.connect(self._on_organisation)
        self.site.edited.connect(self._on_site)
        self.facilitator.edited.connect(self._on_facilitator)
        self.starts.edited.connect(self._on_starts)
        self.until.edited.connect(self._on_until)
        self.purpose.edited.connect(self._on_purpose)
        self.date.edited.connect(self._on_date)
        self.next_date.edited.connect(self._on_next_date)
        self.next_on.clicked.connect(self._on_next)
        self.language.activated.connect(self._on_language)
        self.form.activated.connect(self._on_form)
        for line in (self.starts, self.until):
            line.wrong.connect(self.told)

    def _wish(self, **values: object) -> None:
        if self._session is not None:
            self.wished.emit(AboutEdited(about=replace(self._session.about, **values)))

    def _on_title(self, text: str) -> None:
        self._wish(title=text)

    def _on_organisation(self, text: str) -> None:
        self._wish(organisation=text)

    def _on_site(self, text: str) -> None:
        self._wish(site=text)

    def _on_facilitator(self, text: str) -> None:
        self._wish(facilitator=text)

    def _on_starts(self, text: str) -> None:
        self._wish(starts=text)

    def _on_until(self, text: str) -> None:
        self._wish(until=text)

    def _on_purpose(self, text: str) -> None:
        self._wish(purpose=text)

    def _on_date(self, day: datetime.date) -> None:
        self._wish(date=day)

    def _on_next_date(self, day: datetime.date) -> None:
        self._wish(next_date=day)

    def _on_next(self, on: bool) -> None:
        if self._session is not None:
            self._wish(next_date=days_after(self._session.about.date, _DAYS_ON) if on else None)

    def _on_language(self) -> None:
        self._wish(language=self.language.currentData())

    def _on_form(self) -> None:
        self._wish(form=self.form.currentData())


def _choose(box: QComboBox, value: str) -> None:
    if box.findData(value) < 0:
        box.addItem(value, value)
    box.setCurrentIndex(box.findData(value))


def _languages() -> list[tuple[str, str]]:
    codes = ("en", "de", "fr", "es", "it", "nl", "pl", "pt", "cs", "sv")
    return [(code, QLocale.languageToString(QLocale(code).language())) for code in codes]
