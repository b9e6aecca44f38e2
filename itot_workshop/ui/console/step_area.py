"""The middle of the console: the content of the step at hand, one kind of body at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.agreed_body import ActionsBody, CloseBody
from itot_workshop.ui.console.axis_body import AxisBody
from itot_workshop.ui.console.blocks import Size, current_block, trial_round
from itot_workshop.ui.console.board_body import BoardBody
from itot_workshop.ui.console.body import Body
from itot_workshop.ui.console.card_body import CardBody
from itot_workshop.ui.console.charter_body import CharterBody
from itot_workshop.ui.console.desk import NewId
from itot_workshop.ui.console.hands_body import HandsBody
from itot_workshop.ui.console.model_body import ModelBody
from itot_workshop.ui.console.radar_body import RadarBody
from itot_workshop.ui.console.review_body import ReviewBody
from itot_workshop.ui.console.round_body import RoundBody
from itot_workshop.ui.console.round_plan import shown_round
from itot_workshop.ui.console.stage_in_sight import OnStage, StageInSight
from itot_workshop.ui.console.talk_body import TalkBody
from itot_workshop.ui.console.typed import FieldKey
from itot_workshop.ui.console.vote_body import VoteBody
from itot_workshop.ui.widgets.inside import Inside
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import scrolling, stops_tab

_BETWEEN = "\n"


class StepArea(QStackedWidget):
    """Shows the body that fits the step; ``wished`` and ``shared_changed`` carry on its own.

    ``laid`` says that what is shown has come, gone or changed its size, ``typed`` that another
    thing stands unkept in a field.
    """

    wished = Signal(object)
    typed = Signal()
    shared_changed = Signal()
    laid = Signal()

    def __init__(self, kit: Kit, new_id: NewId) -> None:
        super().__init__()
        self._kit = kit
        self.hands = HandsBody(kit, new_id)
        self._board = BoardBody(kit)
        self._correcting = ""
        self._bodies: dict[str, Body] = {
            "vote": VoteBody(kit),
            "hands": self.hands,
            "talk": TalkBody(kit),
            "axis": AxisBody(kit),
            "radar": RadarBody(kit),
            "card": CardBody(kit),
            "actions": ActionsBody(kit),
            "review": ReviewBody(kit),
            "close": CloseBody(kit),
            "board": self._board,
            "round": RoundBody(kit),
            "model": ModelBody(kit),
            "charter": CharterBody(kit),
        }
        self._places: dict[str, QScrollArea] = {}
        for name, body in self._bodies.items():
            body.wished.connect(self.wished)
            body.shared_changed.connect(self.shared_changed)
            body.typed.connect(self.typed)
            inside = Inside(kit.column(body, around=("xxl", "l", "xl", "l")))
            inside.laid.connect(self.laid)
            area = scrolling(inside, sideways=True)
            self._places[name] = area
            self.addWidget(area)
        self._in_sight = StageInSight(self, self._places.values(), self._on_stage)
        self._step = ""
        self.seen: Session | None = None

    def know(self, earlier: Iterable[Session]) -> None:
        """Set what is done today against these sessions, where a body has a use for them."""
        known = tuple(earlier)
        for body in self._bodies.values():
            body.earlier = known

    def forget(self) -> None:
        """Another session begins: keep nothing that was typed into the steps of this one."""
        for body in self._bodies.values():
            body.forget()
        self.seen = None

    def half_typed(self) -> dict[str, str]:
        """What stands unkept in the fields of the steps, by body, name and what it belongs to."""
        return {
            _BETWEEN.join((name, *key)): text
            for name, body in self._bodies.items()
            for key, text in body.half_typed().items()
        }

    def put_back(self, half: Mapping[str, str]) -> None:
        """Let what stood unkept stand in its fields again, as soon as they are there."""
        found: dict[str, dict[FieldKey, str]] = {}
        for key, text in half.items():
            name, _, rest = key.partition(_BETWEEN)
            field, _, of = rest.partition(_BETWEEN)
            found.setdefault(name, {})[field, of] = text
        for name in found.keys() & self._bodies.keys():
            self._bodies[name].put_back(found[name])

    def show_state(self, session: Session, spotlight: Spotlight, size: Size) -> None:
        """Show the step as it stands, from the top when it is another one."""
        name = body_name(session, spotlight)
        counting = self._counting(session, spotlight, size)
        if counting:
            name = "hands"
            self.hands.count(counting)
        self._bodies[name].show_state(session, spotlight, size)
        self.seen = session
        area = self._places[name]
        if self.currentWidget() is not area:
            self.setCurrentWidget(area)
            if counting:
                self.hands.take_keys()
        if session.about.step != self._step:
            self._step = session.about.step
            area.verticalScrollBar().setValue(0)
        self._in_sight.look(self._step)

    def take_key(self, event: QKeyEvent) -> bool:
        """Count hands or dots by a key of the stage that covers them; says whether it was one."""
        body = self.body()
        if body is self.hands:
            return self.hands.pad.take(event)
        return body.dot_keys is not None and body.dot_keys.take(event)

    def start_placing(self) -> None:
        """The table that places its cards has come."""
        self._board.start()

    def take_keys(self) -> bool:
        """Let digits count where hands are counted; False where nothing waits for them."""
        counting = self.currentWidget() is self._places["hands"]
        if counting:
            self.hands.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        return counting

    def correct(self, round_: str) -> None:
        """Count the hands of a closed round again, or stop doing so."""
        self._correcting = "" if self._correcting == round_ else round_

    def _counting(self, session: Session, spotlight: Spotlight, size: Size) -> str:
        """The round whose hands are counted: the open one, or the one that is corrected."""
        step = session.agenda.get(session.about.step)
        round_ = open_round(session)
        if round_ is not None or step is None:
            counted = round_ is not None and round_.mode == "tally" and step is not None
            if counted and round_ is not None and round_.kind == "dots":
                return ""
            return round_.id if counted and round_ is not None else ""
        block = current_block(session, spotlight, size) if step.kind == "vote" else None
        at = block.round.id if block is not None and block.round is not None else ""
        return at if at == self._correcting else ""

    @property
    def is_wide(self) -> bool:
        """Whether the body in sight needs the width of the agenda and the notes."""
        return any(
            body.wide and self._places[name] is self.currentWidget()
            for name, body in self._bodies.items()
        )

    def wanted_height(self) -> int:
        """How high the body in sight is with all its words, at the width it has now."""
        area = self._places[self._name()]
        inside = area.widget()
        return inside.heightForWidth(area.viewport().width()) if inside is not None else 0

    def first_stop(self) -> QWidget | None:
        """Where Tab stops first in the step that is in sight: in its content, where it has any."""
        body = self.body()
        found = body.findChildren(QWidget)
        stops = [it for it in found if it.isVisibleTo(body) and stops_tab(it)]
        ways = body.ways
        inside = (it for it in stops if ways is None or not ways.isAncestorOf(it))
        return next(inside, stops[0] if stops else None)

    def body(self) -> Body:
        """The body in sight."""
        return self._bodies[self._name()]

    @property
    def place(self) -> QScrollArea:
        """What scrolls the body in sight."""
        return self._places[self._name()]

    def _on_stage(self) -> tuple[QScrollArea, OnStage | None]:
        return self.place, self.body().on_stage()

    def _name(self) -> str:
        return next(n for n, place in self._places.items() if place is self.currentWidget())


def body_name(session: Session, spotlight: Spotlight) -> str:
    """Which body fits the step and what the room looks at."""
    step = session.agenda.get(session.about.step)
    if step is None:
        return "talk"
    other = shown_round(session, spotlight)
    if other is not None:
        settling = other.kind == "weights" and other.state == "revealed"
        return "model" if settling and step.kind == "model" else "round"
    if trial_round(session) is not None:
        return "talk"
    if step.kind != "model" and spotlight.screen in ("model", "models", "ranking", "premortem"):
        return "model"
    if spotlight.screen == "decision":
        return "model"
    if spotlight.screen == "charter":
        return "charter"
    if spotlight.screen in ("axis", "vote") and step.kind in ("vote", "reveal", "discuss"):
        return spotlight.screen
    kinds = {
        "vote": "vote",
        "reveal": "radar",
        "discuss": "axis",
        "card": "card",
        "actions": "actions",
        "review": "review",
        "close": "close",
        "model": "model",
        "board": "board",
    }
    return kinds.get(step.kind, "talk")
