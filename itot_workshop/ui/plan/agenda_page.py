"""The second part of the plan: the steps, how long they take, and whether they fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from itot_workshop.domain.changes import Change, StepsAdded
from itot_workshop.domain.plan_checks import Take
from itot_workshop.domain.session import Session
from itot_workshop.ui.icons import dress
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.plan import agenda_wishes as wishes
from itot_workshop.ui.plan.agenda_menus import AgendaMenus
from itot_workshop.ui.plan.agenda_model import AgendaModel
from itot_workshop.ui.plan.agenda_strip import AgendaStrip
from itot_workshop.ui.plan.agenda_table import AgendaTable
from itot_workshop.ui.plan.agenda_view import AgendaView, agenda_view
from itot_workshop.ui.plan.prose import prose
from itot_workshop.ui.plan.view import PlanView
from itot_workshop.ui.plan.words import fit_words, minutes_word, tr
from itot_workshop.ui.theme import set_kind
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, words

_LONGEST = 32


class AgendaPage(QWidget):
    """Shows and changes the agenda.

    ``wished`` carries a change, ``walked`` the step the keys are on, ``template_wished`` the id of
    another template, which takes the place of all steps.
    """

    wished = Signal(object)
    walked = Signal(str)
    template_wished = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._session: Session | None = None
        self._takes: tuple[Take, ...] = ()
        self._reach = ""
        self.strip = AgendaStrip(kit)
        self.table = AgendaTable(kit, AgendaModel())
        self.menus = AgendaMenus(kit, self)
        self._origin = words("", "muted")
        self.other = kit.button(tr("Other template…"), role="link")
        self._sign = QLabel()
        self._fits, self._ends = words("", "lead"), prose("")
        self.shorten = kit.button(tr("Shorten"), "stretch")
        self._short = prose("", "muted")
        self._faults = prose("", kind="warn")
        self.add = kit.button(tr("Add from the pack…"), "plus")
        self.add.setProperty("edge", "near")
        self.own = kit.button(tr("Add your own step"), "plus")
        self._hint = words(tr("Alt ↑ ↓ moves a step, + − its minutes"), "caption")
        self._lay()
        self._wire()

    def show_view(self, view: PlanView) -> None:
        """Show the agenda of a plan."""
        self._session = view.session
        shown = agenda_view(view.session)
        self.table.steps.editable = view.editable
        self.table.show_rows(shown.rows)
        if self._reach and self._reach in view.session.agenda:
            self.table.reach(self._reach)
            self._reach = ""
        self.table.setVisible(bool(shown.rows))
        self.strip.show_view(shown)
        some = bool(shown.rows)
        self._origin.setText(shown.origin)
        self._hint.setVisible(some)
        self._kit.name_button(
            self.other, tr("Other template…") if some else tr("Start from a template…")
        )
        self._show_fit(shown)
        for button in (self.other, self.add, self.own, self.shorten):
            button.setEnabled(view.editable)

    def take_focus(self) -> None:
        """Put the keys on the steps, or on what begins an agenda."""
        (self.table if self.table.steps.rows else self.other).setFocus()

    def _show_fit(self, shown: AgendaView) -> None:
        fit = shown.fit
        kind = "ok" if fit.fits else "warn"
        bold, rest = fit_words(fit)
        if not shown.rows:
            bold, rest, kind = "", tr("A template brings steps with their times and scripts."), ""
        known = bool(shown.rows) and (fit.over is not None or not fit.fits)
        self._sign.setVisible(known)
        dress(self._sign, self._kit.icons, "check" if fit.fits else "warning", kind or "muted")
        self._fits.setText(bold)
        set_kind(self._fits, "kind", kind if known else "")
        self._ends.setText(rest)
        self._takes = fit.takes
        self.shorten.setVisible(bool(fit.takes))
        self._kit.name_button(self.shorten, _take_words(fit.takes))
        self.shorten.setToolTip(_take_tip(fit.takes))
        self._short.setVisible(fit.short > 0)
        self._short.setText(_short_words(fit.short, bool(fit.takes)))
        self._faults.setText("\n".join(shown.faults))
        self._faults.setVisible(bool(shown.faults))

    def _lay(self) -> None:
        kit = self._kit
        fits = kit.row(self._sign, self._fits, self._ends, self.shorten, gap="s")
        fits.setStretch(2, 1)
        foot = kit.flow(self.add, self.own, self._hint)
        origin = kit.row(self._origin, self.other, 1, gap="m")
        head = kit.column(words(tr("Agenda"), "title"), origin, gap="xs")
        column = kit.column(
            head, self.strip, fits, self._short, self._faults, self.table, holder(foot), gap="m"
        )
        column.setStretchFactor(self.table, 1)
        column.addStretch(0)
        self.setLayout(column)

    def _wire(self) -> None:
        table, menus = self.table, self.menus
        table.walked.connect(self._on_walked)
        table.move_wished.connect(self._on_move)
        table.minutes_wished.connect(self._on_minutes)
        table.switch_wished.connect(self._on_switch)
        table.removal_wished.connect(self._on_removal)
        table.copy_wished.connect(self._on_copy)
        table.menu_for.connect(self._on_menu)
        table.steps.titled.connect(self._on_titled)
        table.steps.timed.connect(self._on_timed)
        self.strip.step_picked.connect(table.reach)
        self.other.clicked.connect(self._on_other)
        self.add.clicked.connect(self._on_add)
        self.own.clicked.connect(self._on_own)
        self.shorten.clicked.connect(self._on_shorten)
        menus.template_picked.connect(self._on_template)
        menus.step_picked.connect(self._on_step_picked)
        menus.done.connect(self._on_done)

    def _wish(self, change: Change | None) -> None:
        if change is not None:
            self.wished.emit(change)

    def _add_steps(self, change: StepsAdded) -> None:
        """Add steps and go there once they are kept."""
        self._reach = change.steps[0].id
        self.wished.emit(change)
        self.table.setFocus()

    def _on_walked(self, step: str) -> None:
        self.strip.choose(step)
        self.walked.emit(step)

    def _on_move(self, step: str, place: int) -> None:
        if self._session is not None:
            self._wish(wishes.move(self._session, step, place))

    def _on_minutes(self, step: str, by: int) -> None:
        if self._session is not None:
            self._wish(wishes.lengthen(self._session, step, by))

    def _on_timed(self, step: str, minutes: int) -> None:
        if self._session is not None:
            self._wish(wishes.set_minutes(self._session, step, minutes))

    def _on_titled(self, step: str, title: str) -> None:
        if self._session is not None:
            self._wish(wishes.reword(self._session, step, title))

    def _on_switch(self, step: str) -> None:
        if self._session is not None:
            self._wish(wishes.switch(self._session, step))

    def _on_removal(self, step: str) -> None:
        self._wish(wishes.remove(step))

    def _on_copy(self, step: str) -> None:
        if self._session is not None:
            self._add_steps(wishes.duplicate(self._session, step, new_id))

    def _on_own(self) -> None:
        row = self.table.current()
        if self._session is not None:
            at = row.id if row else ""
            self._add_steps(wishes.add_own(self._session, at, new_id))
            self.table.edit_title(self.table.current_row())

    def _on_step_picked(self, template: str, step: str) -> None:
        row = self.table.current()
        if self._session is not None:
            found = self._session.pack.template(template).steps
            wanted = next(it for it in found if it.id == step)
            at = row.id if row else ""
            self._add_steps(wishes.add_from_pack(self._session, wanted, at, new_id))

    def _on_shorten(self) -> None:
        if self._session is not None:
            for change in wishes.take(self._session, self._takes):
                self.wished.emit(change)

    def _on_other(self) -> None:
        if self._session is not None:
            now = self._session.about.template
            self.menus.templates(self._session.pack, now, _below(self.other))

    def _on_add(self) -> None:
        if self._session is not None:
            self.menus.steps(self._session.pack, _below(self.add))

    def _on_template(self, template: str) -> None:
        self.template_wished.emit(template)

    def _on_menu(self, step: str, at: QPoint) -> None:
        place = self.table.steps.place_of(step)
        row = self.table.steps.row_at(place)
        if row is not None and self.table.steps.editable:
            self.table.go_to(place)
            self.menus.step(step, off=row.off, at=at)

    def _on_done(self, name: str, step: str) -> None:
        place = self.table.steps.place_of(step)
        if name == "title":
            self.table.edit_title(place)
        elif name in ("up", "down"):
            self._on_move(step, place + (1 if name == "down" else -1))
        elif name == "switch":
            self._on_switch(step)
        elif name == "copy":
            self._on_copy(step)
        else:
            self._on_removal(step)


def _below(button: QPushButton) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height()))


def _take_words(takes: tuple[Take, ...]) -> str:
    """What would be shortened: Take 10 from Walk to line 2."""
    if not takes:
        return tr("Shorten")
    minutes = whole(sum(it.minutes for it in takes))
    if len(takes) > 1:
        return filled(tr("Take %1 from %2 steps"), minutes, whole(len(takes)))
    title = takes[0].title
    short = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    return filled(tr("Take %1 from %2"), minutes, short)


def _take_tip(takes: tuple[Take, ...]) -> str:
    """Every step that would be shortened, with what it gives."""
    said = (filled(tr("%1: %2 less"), it.title, minutes_word(it.minutes)) for it in takes)
    return plain_tip(", ".join(said))


def _short_words(short: int, some: bool) -> str:
    if some:
        said = tr("That leaves %1 min too long. Switch a step off, or shorten one.")
    else:
        said = tr("No step can give %1 min of itself. Switch one off, or shorten one.")
    return filled(said, whole(short))
