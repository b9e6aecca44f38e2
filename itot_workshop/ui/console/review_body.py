"""The review: what became of the actions of the session before, one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_board import card_text
from itot_workshop.domain.changes import ActionEdited
from itot_workshop.domain.notes import Action, ActionState
from itot_workshop.domain.planning import CARRIED
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.agreed_body import done_when, in_a_line, who
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import state_name, tr
from itot_workshop.ui.sheets.form import choices, field, kept_field, side_by_side
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.numbers import short_date, whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

_STATES: tuple[ActionState, ...] = ("done", "partly", "missed", "dropped", "moved")
_WHY: tuple[ActionState, ...] = ("partly", "missed", "dropped", "moved")
_REASON = "reason-"


class ReviewView(Struct, frozen=True, kw_only=True):
    """The actions carried over, what cards of the board are called, and the reasons there are."""

    title: str
    day: datetime.date
    actions: tuple[Action, ...]
    cards: Mapping[str, str]
    reasons: tuple[tuple[str, str], ...]


class ReviewBody(Body):
    """Shows each action with its states; ``wished`` carries the action as it was reviewed."""

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The actions that come from an earlier session."""
        carried = (action for action in session.actions.values() if action.origin is not None)
        reasons = (text for text in session.pack.texts if text.id.startswith(_REASON))
        return ReviewView(
            title=session.pack.text_or("review-title", tr("Actions")),
            day=session.about.date,
            actions=tuple(sorted(carried, key=_place)),
            cards={card.id: card_text(session, card) for card in session.board.values()},
            reasons=(
                ("", tr("no reason given")),
                *((t.id.removeprefix(_REASON), t.title or t.text) for t in reasons),
            ),
        )

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """A block for each action."""
        assert isinstance(view, ReviewView)
        kit = self._kit
        open_ = sum(action.state == "open" for action in view.actions)
        done = tr("%1 of %2 reviewed").replace("%1", whole(len(view.actions) - open_))
        lead = done.replace("%2", whole(len(view.actions)))
        if not view.actions:
            said = tr("No action was carried over from an earlier session.")
            return (heading(kit, view.title, said),)
        parts = [heading(kit, view.title, lead)]
        for action in view.actions:
            move = view.cards.get(action.card, "")
            parts += [hairline(), self._action(action, view, move)]
        return tuple(parts)

    def _action(self, action: Action, view: ReviewView, move: str) -> QWidget:
        kit = self._kit
        due = short_date(action.due) if action.due is not None else ""
        moves = tr("brings “%1” into the middle").replace("%1", move) if move else ""
        states = kit.flow(*(self._state(action, state) for state in _STATES), gap="s")
        column = kit.column(words(action.text, "strong", wrap=True), gap="xs")
        for said in (in_a_line(who(action), due, moves), done_when(action)):
            if said:
                column.addWidget(words(said, "caption", wrap=True))
        column.addWidget(holder(states))
        if action.state != "open":
            column.addWidget(self._details(action, view))
        return holder(column)

    def _state(self, action: Action, state: ActionState) -> QPushButton:
        name = state_name(state)
        made = self._kit.button(name, role="segment", name=f"{action.text}: {name}")
        made.setCheckable(True)
        made.setChecked(action.state == state)
        made.setProperty("action", action)
        made.setObjectName(state)
        quiet_focus(made)
        made.clicked.connect(self._on_state)
        return made

    def _details(self, action: Action, view: ReviewView) -> QWidget:
        kit = self._kit
        reason = choices(view.reasons, action.reason)
        reason.setProperty("action", action)
        reason.activated.connect(self._on_reason)
        remark = kept_field(
            action.remark, tr("what helped?") if action.state == "done" else tr("what we learned")
        )
        remark.setProperty("action", action)
        remark.setObjectName(action.id)
        remark.editingFinished.connect(self._on_remark)
        fields = [field(kit, tr("Remark"), remark)]
        if action.state in _WHY:
            fields.insert(0, field(kit, tr("Reason"), reason))
        if action.state in CARRIED:
            fields.append(field(kit, tr("New date"), self._date(action, view.day)))
        return holder(side_by_side(kit, *fields))

    def _date(self, action: Action, day: datetime.date) -> DayField:
        made = DayField(action.due, blank=tr("no date yet"), start=day)
        made.setProperty("action", action)
        made.editingFinished.connect(self._on_date)
        return made

    def _on_state(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            action: Action = sender.property("action")
            state = next(it for it in _STATES if it == sender.objectName())
            reason = action.reason if state in _WHY else ""
            self._edit(action, replace(action, state=state, reason=reason))
            sender.setChecked(True)

    def _on_reason(self) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            action: Action = sender.property("action")
            self._edit(action, replace(action, reason=str(sender.currentData())))

    def _on_remark(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            action: Action = sender.property("action")
            self._edit(action, replace(action, remark=sender.text().strip()))

    def _on_date(self) -> None:
        sender = self.sender()
        if isinstance(sender, DayField):
            action: Action = sender.property("action")
            self._edit(action, replace(action, due=sender.day()))

    def _edit(self, before: Action, after: Action) -> None:
        if after != before:
            self.wished.emit(ActionEdited(action=after))


def _place(action: Action) -> int:
    return action.position
