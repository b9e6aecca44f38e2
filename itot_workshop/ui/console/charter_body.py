"""The charter under review on the console: readings of today, what can be seen, keep or reopen."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_charter import charter_page, form_of, is_share
from itot_workshop.domain.audience_choice import ABOUT_MODEL
from itot_workshop.domain.audience_choice_views import CharterPage
from itot_workshop.domain.changes import CharterWritten, NotesTaken
from itot_workshop.domain.charter import Charter, WatchValue, watch_reviews
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import CharterForm, WatchIndicator
from itot_workshop.domain.session import Session
from itot_workshop.live.spotlight import charter_at
from itot_workshop.ui.charter.words import seen_name
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.numbers import fixed, long_date, percent, whole
from itot_workshop.ui.widgets.parts import hairline, holder, words
from itot_workshop.ui.widgets.spin_fields import DecimalField

_NEW_SILO = "new_silo"
_MOST = 100_000.0


class ReviewView(Struct, frozen=True, kw_only=True):
    """What the body shows: a charter, its form, and the session that looks at it.

    ``kept`` is what the room decided at this step to keep, "" before it has.
    """

    charter: Charter
    form: CharterForm
    page: CharterPage
    session: str
    step: str
    date: datetime.date
    kept: str


class CharterBody(Body):
    """Shows a :class:`ReviewView`; ``wished`` carries the charter with what was read today."""

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The charter at hand; None where there is none."""
        charter = charter_at(session, spotlight.subject)
        if charter is None:
            return None
        return ReviewView(
            charter=charter,
            form=form_of(session.pack, charter),
            page=charter_page(session, charter),
            session=session.id,
            step=session.about.step,
            date=session.about.date,
            kept=_kept(session, charter),
        )

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """The time left, readings of today, promises, warnings, and what comes of it."""
        kit = self._kit
        if not isinstance(view, ReviewView):
            said = tr("No charter came along from the session before.")
            return (heading(kit, tr("Model and charter check"), said), self._deeds(None))
        page = view.page
        name = page.name or page.model
        parts: list[QWidget] = [heading(kit, name, _facts(page))]
        if view.form.watch:
            parts += [hairline(), words(tr("Scaling watch, today"), "strong")]
            parts += [self._reading(view, it) for it in view.form.watch]
            if view.form.watch_rule:
                parts.append(words(view.form.watch_rule, "caption", wrap=True))
        silo = next((field for field in view.form.fields if field.id == _NEW_SILO), None)
        if silo is not None:
            parts.append(self._silo(view, silo.name, silo.help))
        if view.charter.visible:
            parts += [hairline(), words(tr("What people were to see"), "strong")]
            parts += [self._promise(view, at) for at in range(len(view.charter.visible))]
        for text in page.warnings:
            parts.append(self._warning(text))
        parts += [hairline(), words(page.ask, "lead")]
        if view.kept:
            parts.append(words(tr("Decided: %1").replace("%1", view.kept), wrap=True))
        parts.append(self._deeds(view))
        return tuple(parts)

    def _reading(self, view: ReviewView, indicator: WatchIndicator) -> QWidget:
        reviews = watch_reviews(view.charter.watch, view.form.watch)
        before = [r for r in reviews if r.session != view.session and indicator.id in r.values]
        mine = (r.values.get(indicator.id) for r in reviews if r.session == view.session)
        today = next(mine, None)
        share = is_share(indicator.threshold)
        last = _shown(before[-1].values[indicator.id], share) if before else ""
        limit = tr("limit: %1").replace("%1", indicator.threshold)
        said = tr("%1, last time %2").replace("%1", limit).replace("%2", last) if last else limit
        return self._spin(indicator.id, indicator.name, said, today, share=share)

    def _silo(self, view: ReviewView, name: str, help_: str) -> QWidget:
        values = {it.session: it.value for it in view.charter.new_silo}
        return self._spin(_NEW_SILO, name, help_, values.get(view.session), share=True)

    def _spin(self, id_: str, name: str, said: str, value: float | None, *, share: bool) -> QWidget:
        kit = self._kit
        spin = DecimalField()
        spin.setRange(-1.0, _MOST)
        spin.setDecimals(0 if share else 1)
        spin.setSpecialValueText(tr("not read"))
        spin.setSuffix(tr("%") if share else "")
        spin.setValue(-1.0 if value is None else value * (100 if share else 1))
        spin.setAccessibleName(name)
        spin.setProperty("reading", id_)
        spin.setProperty("share", share)
        spin.setMinimumWidth(kit.px(110))
        spin.editingFinished.connect(self._on_reading)
        lines = kit.column(words(name, wrap=True), words(said, "caption", wrap=True), gap="")
        line = kit.row(gap="m")
        line.addLayout(lines, 1)
        line.addWidget(spin, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder(line)

    def _promise(self, view: ReviewView, at: int) -> QWidget:
        change = view.charter.visible[at]
        box = QComboBox()
        for seen in ("", "seen", "partly", "not_seen"):
            box.addItem(seen_name(seen), seen)
        box.setCurrentIndex(max(0, box.findData(change.seen)))
        box.setAccessibleName(change.text)
        box.setProperty("place", at)
        box.activated.connect(self._on_seen)
        line = self._kit.row(gap="m")
        line.addWidget(words(change.text, wrap=True), 1)
        line.addWidget(box)
        return holder(line)

    def _warning(self, text: str) -> QWidget:
        sign = QLabel()
        dress(sign, self._kit.icons, "warning", "warn")
        line = self._kit.row(gap="s")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, "strong", wrap=True), 1)
        return holder(line)

    def _deeds(self, view: ReviewView | None) -> QWidget:
        kit = self._kit
        line = kit.row(gap="s")
        deeds = [("reopen", tr("Reopen the choice"), "model")]
        if view is not None:
            deeds.insert(0, ("charter", tr("Change the charter"), "charter"))
        if view is not None and not view.kept:
            deeds.insert(0, ("keep", tr("Keep it"), "check"))
        for deed, name, icon in deeds:
            made = kit.button(name, icon, "second")
            made.setObjectName(deed)
            quiet_focus(made)
            made.clicked.connect(self._on_deed)
            line.addWidget(made)
        line.addStretch(1)
        return holder(line)

    def _on_deed(self) -> None:
        sender, view = self.sender(), self._shown
        if not isinstance(sender, QPushButton):
            return
        if sender.objectName() == "keep" and isinstance(view, ReviewView):
            self.wished.emit(NotesTaken(notes=(_keeping(view),)))
        else:
            self.wished.emit(sender.objectName())

    def _on_reading(self) -> None:
        sender, view = self.sender(), self._shown
        if not isinstance(sender, DecimalField) or not isinstance(view, ReviewView):
            return
        id_ = str(sender.property("reading"))
        value = None if sender.value() < 0 else sender.value()
        if value is not None and sender.property("share"):
            value /= 100
        charter = _read(view, id_, value)
        if charter != view.charter:
            self.wished.emit(CharterWritten(charter=charter))

    def _on_seen(self) -> None:
        sender, view = self.sender(), self._shown
        if not isinstance(sender, QComboBox) or not isinstance(view, ReviewView):
            return
        place, visible = int(sender.property("place")), list(view.charter.visible)
        visible[place] = replace(visible[place], seen=sender.currentData())
        self.wished.emit(CharterWritten(charter=replace(view.charter, visible=tuple(visible))))


def _keeping(view: ReviewView) -> Note:
    """The room's decision to go on with its model, as a note."""
    name = view.page.name or view.page.model
    text = tr("We keep what we chose: %1").replace("%1", name)
    about = f"{ABOUT_MODEL}{view.charter.model}"
    return Note(id="", text=text, kind="decision", side="both", step=view.step, about=about)


def _kept(session: Session, charter: Charter) -> str:
    about = f"{ABOUT_MODEL}{charter.model}"
    found = (
        note.text
        for note in session.notes.values()
        if (note.kind, note.step, note.about) == ("decision", session.about.step, about)
    )
    return next(found, "")


def _read(view: ReviewView, id_: str, value: float | None) -> Charter:
    """The charter with another reading of this session, or with none."""
    silo = id_ == _NEW_SILO
    values = view.charter.new_silo if silo else view.charter.watch
    rest = [it for it in values if (it.indicator, it.session) != (id_, view.session)]
    if value is not None:
        fresh = WatchValue(indicator=id_, session=view.session, date=view.date, value=value)
        rest.append(fresh)
    return replace(view.charter, **{"new_silo" if silo else "watch": tuple(rest)})


def _shown(value: float, share: bool) -> str:
    if share:
        return tr("%1%").replace("%1", fixed(100 * value, 0))
    return whole(int(value)) if float(value).is_integer() else fixed(value, 1)


def _facts(page: CharterPage) -> str:
    facts = [page.model] if page.name not in ("", page.model) else []
    if page.end is not None:
        facts.append(tr("ends on %1").replace("%1", long_date(page.end)))
    if page.months_left is not None and page.months_left >= 0:
        facts.append(counted(page.months_left, "1 month left", "%n months left"))
    elif page.months_left is not None:
        facts.append(tr("the end date is past"))
    if page.smaller_share is not None:
        facts.append(tr("smaller side %1").replace("%1", percent(page.smaller_share)))
    return " · ".join(facts)
