"""The plan of a session: about, agenda, people, rules; every finished edit is kept at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QWidget

from itot_workshop.ui.commands import key_name
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.plan import agenda_wishes as wishes
from itot_workshop.ui.plan.about_page import AboutPage
from itot_workshop.ui.plan.agenda_page import AgendaPage
from itot_workshop.ui.plan.agenda_view import changes_of, template_of
from itot_workshop.ui.plan.people_page import PeoplePage
from itot_workshop.ui.plan.rail import PlanRail
from itot_workshop.ui.plan.rules_page import RulesPage
from itot_workshop.ui.plan.side import PlanSide
from itot_workshop.ui.plan.view import PARTS, Part, PlanView
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import ground, scrolling

_RAIL, _SIDE = 232, 344
_MIDDLE = 560
_ANY = 16_777_215
_START = ("Ctrl+Return", "Ctrl+Enter")

_REDO = "Ctrl+Shift+Z"


class PlanPage(QWidget):
    """Shows a :class:`PlanView` and says what is wished for.

    ``wished`` carries a change, ``start_wished`` that the workshop begins, ``rehearse_wished``
    that the plan is to be played, ``undo_wished`` and ``redo_wished`` that the last change is to be
    taken back or done again.
    """

    wished = Signal(object)
    start_wished = Signal()
    rehearse_wished = Signal()
    undo_wished = Signal()
    redo_wished = Signal()

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self._view: PlanView | None = None
        self._flat: bool | None = None
        self._part: Part = "about"
        self._session_id = ""
        self.banner = Banner(kit)
        self.rail = PlanRail(kit, actions)
        self.about, self.agenda = AboutPage(kit), AgendaPage(kit)
        self.people, self.rules = PeoplePage(kit), RulesPage(kit)
        self._parts: dict[Part, AboutPage | AgendaPage | PeoplePage | RulesPage] = {
            "about": self.about,
            "agenda": self.agenda,
            "people": self.people,
            "rules": self.rules,
        }
        self.side = PlanSide(kit)
        self.start = KeyedButton(kit, tr("Start workshop"), role="main", end=key_name(_START[1]))
        self._lay()
        self._wire()
        self.show_part("about")

    def show_view(self, view: PlanView) -> None:
        """Show a plan; another session begins with the first part that needs looking at."""
        self._view = view
        self.rail.show_parts(view.parts, editable=view.editable)
        self.side.show_view(view)
        for page in self._parts.values():
            page.show_view(view)
        state = view.session.about.state
        self.start.set_words(tr("Go on") if state == "running" else tr("Start workshop"))
        self.start.setVisible(state != "finished")
        self._show_far()
        steps = view.session.agenda.values()
        self.start.setEnabled(view.editable and any(not step.off for step in steps))
        if view.session.id != self._session_id:
            self._session_id = view.session.id
            self.banner.hide()
            self.show_part(_first(view))

    def show_part(self, part: Part) -> None:
        """Put a part in sight."""
        self.settle()
        if self.banner.offers():
            self.banner.hide()
        self._part = part
        self.rail.show_part(part)
        self.side.show_part(part)
        for name, page in self._parts.items():
            page.setVisible(name == part)
        self._area.verticalScrollBar().setValue(0)

    @property
    def part(self) -> Part:
        """The part in sight."""
        return self._part

    def take_focus(self) -> None:
        """Put the keys on the part in sight."""
        self._parts[self._part].take_focus()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._area.ensureWidgetVisible(focused, 0, self._kit.space("s"))

    def settle(self) -> None:
        """Keep at once what was typed and not yet kept; call it before the session is closed."""
        self.about.settle()
        self.agenda.table.settle()
        self.people.settle()
        self.rules.settle()
        self.side.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns where there is room, else one below the other."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the text grows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._view:
            self._flat = None
            self._fit()

    def _fit(self) -> None:
        """Lay the three columns side by side, or below one another where the page is narrow."""
        kit = self._kit
        flat = self.width() < kit.px(_RAIL + _MIDDLE + _SIDE)
        rail, side = (kit.px(width) for width in (_RAIL, _SIDE))
        self.rail.setFixedWidth(_ANY if flat else rail)
        self._far.setFixedWidth(_ANY if flat else side)
        if flat:
            for frame in (self.rail, self._far):
                frame.setMinimumWidth(0)
        if flat == self._flat:
            return
        self._flat = flat
        way = QBoxLayout.Direction
        self._outer.setDirection(way.TopToBottom if flat else way.LeftToRight)
        self.rail.lie_down(flat=flat)
        self._far_area.setVisible(not flat)
        self._show_far()
        kit.margins(self.side.lay, "" if flat else ("xl", ""))
        if flat:
            self._far_area.takeWidget()
            self.side.setAutoFillBackground(False)  # a scroll area fills what it scrolls
            self._column.addWidget(self.side)
            self._column.addWidget(self.rail.foot)
        else:
            self._column.removeWidget(self.side)
            self._far_area.setWidget(self.side)
            self.rail.take_back()
        self.side.show()

    def _show_far(self) -> None:
        """The far column is there for what stands in it."""
        self._far.setHidden(bool(self._flat) and self.start.isHidden())

    def _lay(self) -> None:
        kit = self._kit
        self._column = kit.column(self.banner, *self._parts.values(), gap="l", around=("xl", "l"))
        for page in self._parts.values():
            self._column.setStretchFactor(page, 1)
        self._area = scrolling(ground("page", self._column))
        self._far_area = scrolling(self.side)
        start = kit.row(1, self.start, around=("xl", ""))
        self._far: QFrame = ground("side")
        far = kit.column(start, self._far_area, gap="xl", around=("", "l"))
        far.setStretchFactor(self._far_area, 1)
        self._far.setLayout(far)
        self._outer = kit.row(self.rail, self._area, self._far, gap="")
        self._outer.setStretchFactor(self._area, 1)
        self.setLayout(self._outer)

    def _wire(self) -> None:
        self.rail.picked.connect(self.show_part)
        self.rail.rehearse_wished.connect(self.rehearse_wished)
        self.start.clicked.connect(self._on_start)
        for key in _START:
            self._key(key).activated.connect(self._on_start)
        self._key(_REDO).activated.connect(self.redo_wished)
        for part in (self.about, self.agenda, self.people, self.rules, self.side):
            part.wished.connect(self.wished)
        for teller in (self.about, self.people, self.rules, self.side):
            teller.told.connect(self._tell)
        self.agenda.walked.connect(self.side.show_step)
        self.agenda.template_wished.connect(self._on_template)
        self.side.explained.connect(self._on_explained)
        self.people.undo_wished.connect(self.undo_wished)
        self.banner.acted.connect(self._on_acted)

    def _key(self, keys: str) -> QShortcut:
        """A key that works while the plan is in sight."""
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _tell(self, sentence: str) -> None:
        self.banner.tell(sentence, "info")

    def _on_start(self) -> None:
        self.settle()
        if self.start.isEnabled() and not self.start.isHidden():
            self.start_wished.emit()

    def _on_explained(self, step: str, purpose: str) -> None:
        if self._view is not None and step in self._view.session.agenda:
            change = wishes.explain(self._view.session, step, purpose)
            if change is not None:
                self.wished.emit(change)

    def _on_template(self, template: str) -> None:
        """Use another template, after asking if the agenda was worked on."""
        if self._view is None:
            return
        session = self._view.session
        now = template_of(session)
        changes = changes_of(session)
        if not session.agenda or (now is not None and not changes):
            self._use(template)
            return
        title = session.pack.template(template).title
        said = tr("“%1” would take the place of your agenda and all that you changed in it.")
        label = tr("Replace the agenda")
        self.banner.tell(filled(said, title), "warn", offer=template, label=label)

    def _on_acted(self, template: str) -> None:
        if self._view is not None and any(
            it.id == template for it in self._view.session.pack.templates
        ):
            self._use(template)

    def _use(self, template: str) -> None:
        if self._view is not None:
            self.wished.emit(wishes.use_template(self._view.session, template, new_id))


def _first(view: PlanView) -> Part:
    """The first part that needs looking at; the agenda when nothing does."""
    wanted = {state.part for state in view.parts if not state.good}
    return next((part for part in PARTS if part in wanted), "agenda")
