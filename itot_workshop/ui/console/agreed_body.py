"""What was agreed, on the console: the actions of today, the review of the last ones, the close."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import decision_page
from itot_workshop.domain.audience_choice_views import Decision
from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.rules_content import crossing
from itot_workshop.domain.session import About, Session
from itot_workshop.live.spotlight import template_step
from itot_workshop.ui.console.action_candidates import Candidate, candidates
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.laid_button import LaidButton, quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.form import field
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import short_date
from itot_workshop.ui.widgets.parts import hairline, holder, words


class AgreedView(Struct, frozen=True, kw_only=True):
    """Actions and what belongs to them; ``limit`` is how many an agenda wants at most."""

    title: str
    actions: tuple[Action, ...]
    limit: int
    hint: str
    proposed: tuple[Candidate, ...] = ()
    parked: tuple[Note, ...] = ()
    decided: Decision | None = None
    about: About | None = None


class ActionsBody(Body):
    """The actions of this session; ``wished`` carries "action" or "action:id" for the form, or an
    action that was proposed, to be filled in.
    """

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """Today's actions, and what others may be made of."""
        return replace(_agreed(session), proposed=candidates(session, self.earlier))

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """A row for each action, and a way to write another."""
        assert isinstance(view, AgreedView)
        kit = self._kit
        lead = tr("At most %1, and one is enough.").replace("%1", str(view.limit))
        parts = [heading(kit, view.title, lead if view.limit else "")]
        if view.hint:
            parts.append(words(view.hint, "muted", wrap=True))
        agreed = kit.column(gap="xs")
        for action in view.actions:
            agreed.addWidget(hairline())
            agreed.addWidget(self._row(action))
        if view.actions:
            parts.append(holder(agreed))
        else:
            parts.append(hairline())
            said = tr("What both sides do next stands here: who, with whom, by when.")
            parts.append(words(said, "muted", wrap=True))
        new = kit.button(tr("New action"), "plus", "second", key="A")
        quiet_focus(new)
        new.clicked.connect(self._on_new)
        return (*parts, holder(kit.row(new, 1)), *self._proposals(view.proposed))

    def _proposals(self, proposed: tuple[Candidate, ...]) -> list[QWidget]:
        """What was collected on the way, each with where it comes from and a key to take it up."""
        kit = self._kit
        if not proposed:
            return []
        parts: list[QWidget] = [hairline(), words(tr("Collected on the way"), "strong")]
        for candidate in proposed:
            text = candidate.action.text
            made = kit.button("", "plus", name=tr("Make it an action: %1").replace("%1", text))
            made.setProperty("edge", "near")
            made.setProperty("candidate", candidate.action)
            quiet_focus(made)
            made.clicked.connect(self._on_candidate)
            said = kit.column(words(text, wrap=True), words(candidate.source, "caption"), gap="")
            line = kit.row(made, gap="s")
            line.addLayout(said, 1)
            parts.append(holder(line))
        return parts

    def _on_candidate(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.wished.emit(sender.property("candidate"))

    def _row(self, action: Action) -> QWidget:
        made = action_button(self._kit, action)
        made.clicked.connect(self._on_row)
        return made

    def _on_new(self) -> None:
        self.wished.emit("action")

    def _on_row(self) -> None:
        sender = self.sender()
        if isinstance(sender, LaidButton):
            self.wished.emit(f"action:{sender.objectName()}")


class CloseBody(Body):
    """The end: actions, the model that was decided on and the parking lot to be read aloud, and
    the date of the next session.
    """

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """Today's actions, the decision, what is parked, the next date."""
        parked = tuple(note for note in session.notes.values() if note.parked)
        page = decision_page(session)
        decided = page if page.model else None
        return replace(_agreed(session), parked=parked, decided=decided, about=session.about)

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """To be read aloud from top to bottom."""
        assert isinstance(view, AgreedView)
        kit = self._kit
        parts = [heading(kit, view.title, tr("Read aloud what was agreed and what is parked."))]
        parts.append(words(tr("Actions"), "strong"))
        for action in view.actions:
            said = in_a_line(who(action), when(action), missing(action))
            parts.append(
                holder(
                    kit.column(
                        words(action.text, wrap=True), words(said, "caption", wrap=True), gap=""
                    )
                )
            )
        if not view.actions:
            parts.append(words(tr("No action was agreed."), "muted"))
        if view.decided is not None:
            parts += [hairline(), words(tr("Decision"), "strong"), self._decision(view.decided)]
        parts += [hairline(), words(tr("Parking lot"), "strong")]
        parts += [words(note.text, wrap=True) for note in view.parked]
        if not view.parked:
            parts.append(words(tr("Nothing is parked."), "muted"))
        parts += [hairline(), self._next(view)]
        return tuple(parts)

    def _decision(self, decided: Decision) -> QWidget:
        """The model with its reason, and who drafts its charter by when."""
        drafter = tr("%1 drafts the charter").replace("%1", decided.drafter)
        due = tr("by %1").replace("%1", short_date(decided.due)) if decided.due else ""
        lines = self._kit.column(words(decided.model, wrap=True), gap="")
        for said in (decided.reason, in_a_line(drafter, due) if decided.drafter else ""):
            if said:
                lines.addWidget(words(said, "caption", wrap=True))
        return holder(lines)

    def _next(self, view: AgreedView) -> QWidget:
        about = view.about
        day, first = (about.next_date, about.date) if about is not None else (None, None)
        edit = DayField(day, blank=tr("not set"), start=first, least=first)
        edit.editingFinished.connect(self._on_date)
        return holder(self._kit.row(field(self._kit, tr("Next session"), edit), 1))

    def _on_date(self) -> None:
        sender, view = self.sender(), self._shown
        if not isinstance(sender, DayField) or not isinstance(view, AgreedView):
            return
        day = sender.day()
        if view.about is not None and day != view.about.next_date:
            self.wished.emit(AboutEdited(about=replace(view.about, next_date=day)))


def action_button(kit: Kit, action: Action) -> LaidButton:
    """An action as a row that can be pressed to change it."""
    lines = kit.column(words(action.text, "strong", wrap=True), gap="")
    for said in (in_a_line(who(action), when(action)), done_when(action)):
        if said:
            lines.addWidget(words(said, "caption", wrap=True))
    lack = missing(action) or same_side(action)
    if lack:
        lines.addWidget(words(lack, "small", kind="warn"))
    inside = kit.row(gap="m", around=("", "s"))
    inside.addLayout(lines, 1)
    made = LaidButton(kit, inside)
    made.setObjectName(action.id)
    made.setAccessibleName(tr("Action: %1").replace("%1", action.text))
    return made


def in_a_line(*parts: str) -> str:
    """What is known of an action, as far as it is known."""
    return tr(", ").join(part for part in parts if part)


def who(action: Action) -> str:
    """Owner and partner with their sides."""
    owner = _named(action.owner, action.owner_seat)
    partner = _named(action.partner, action.partner_seat)
    if owner and partner:
        return tr("%1 with %2").replace("%1", owner).replace("%2", partner)
    return owner


def when(action: Action) -> str:
    """The day by which it is to be done."""
    return tr("by %1").replace("%1", short_date(action.due)) if action.due is not None else ""


def done_when(action: Action) -> str:
    """How we see that it is done."""
    return tr("Done when: %1").replace("%1", action.done_when) if action.done_when else ""


def missing(action: Action) -> str:
    """What an action still needs to be one."""
    if not action.owner and action.due is None:
        return tr("needs who and by when")
    if not action.owner:
        return tr("needs who")
    return tr("needs by when") if action.due is None else ""


def same_side(action: Action) -> str:
    """A warning where owner and partner do not come from the two sides."""
    if action.owner_seat is None or action.partner_seat is None or crossing(action):
        return ""
    return tr("the partner is not from the other side")


def _named(name: str, seat: object) -> str:
    side = seat_name(seat) if seat in ("IT", "OT", "MGT", "OTHER") else ""
    return tr("%1 (%2)").replace("%1", name).replace("%2", side) if name and side else name


def _agreed(session: Session) -> AgreedView:
    step = session.agenda.get(session.about.step)
    found = template_step(session, step) if step is not None else None
    mine = (action for action in session.actions.values() if action.origin is None)
    limit = next(
        (t.actions_limit for t in session.pack.templates if t.id == session.about.template), 0
    )
    return AgreedView(
        title=step.title if step is not None else (found.title if found is not None else ""),
        actions=tuple(sorted(mine, key=_place)),
        limit=limit,
        hint=session.pack.text_or("action-hint"),
    )


def _place(action: Action) -> int:
    return action.position
