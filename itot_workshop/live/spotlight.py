"""What the room sees: the spotlight, whether the stage is blank or frozen, and the view it makes.

The stage follows the session and the clock by itself; the console only says what is to be shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.asked import other_rounds
from itot_workshop.domain.audience import Spotlight, audience_view, seen, shown
from itot_workshop.domain.audience_choice import choice_of, core_models
from itot_workshop.domain.audience_compare import pages_against
from itot_workshop.domain.audience_views import Ask, AudienceView, Blank
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.hints import patterns
from itot_workshop.domain.pack import TemplateStep
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import axis_spotlight, talk_of
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.live.clock import Clock
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.last_shown import LastShown


class Stage(QObject):
    """The state of the stage, which goes on at what it showed ``before``, in another run of the
    program perhaps. ``view_changed`` goes out once a turn of the event loop, and at once
    where the stage is covered or uncovered.

    ``state_changed`` says that something else is to be shown, ``cover_changed`` that the stage is
    blank or frozen, or follows again.
    """

    view_changed = Signal(object)
    state_changed = Signal()
    cover_changed = Signal()

    def __init__(
        self,
        workshop: Workshop,
        clock: Clock,
        parent: QObject | None = None,
        *,
        earlier: tuple[Session, ...] = (),
        before: LastShown | None = None,
    ) -> None:
        super().__init__(parent)
        self._earlier = earlier
        before = before or LastShown()
        self._pages: tuple[Session, int] | None = None
        self._workshop = workshop
        self._clock = clock
        self._spotlight = Spotlight()
        self._blank = False
        self._frozen: AudienceView | None = None
        self._counting: Seat | None = None
        self._at = ""
        self._left = dict(before.left)
        self._talked = dict(before.talked)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._renew)
        workshop.changed.connect(self._on_changed)
        clock.ticked.connect(self._on_tick)
        self.show_step()
        self._view = self._fresh()

    @property
    def spotlight(self) -> Spotlight:
        """What is to be shown, whether or not the stage is blank or frozen."""
        return self._spotlight

    @property
    def earlier(self) -> tuple[Session, ...]:
        """The sessions this one is set against."""
        return self._earlier

    @property
    def view(self) -> AudienceView:
        """What the room sees."""
        return self._view

    @property
    def compared_pages(self) -> int:
        """How many pages set this session against the earlier ones; none before its own reveal."""
        session = self._workshop.session
        if self._pages is None or self._pages[0] is not session:
            pages = pages_against(seen(session), [shown(it) for it in self._earlier])
            self._pages = session, len(pages)
        return self._pages[1]

    @property
    def talked(self) -> tuple[str, ...]:
        """The axes that the step at hand has talked about, in order."""
        return self._talked.get(self._at, ())

    @property
    def last_shown(self) -> LastShown:
        """What each step was left with, that at hand as it is now, and what was talked about."""
        left = {**self._left, self._at: self._spotlight}
        left.pop("", None)
        return LastShown(left=left, talked=dict(self._talked))

    @property
    def is_blank(self) -> bool:
        """Whether the facilitator wants eyes on the room."""
        return self._blank

    @property
    def is_frozen(self) -> bool:
        """Whether the stage stays as it was while the console walks on."""
        return self._frozen is not None

    def show(self, spotlight: Spotlight) -> None:
        """Show something else."""
        if spotlight.screen == "axis" and spotlight.subject not in self.talked:
            self._talked[self._at] = (*self.talked, spotlight.subject)
        if spotlight != self._spotlight:
            self._spotlight = spotlight
            self.state_changed.emit()
            self._soon.start()

    def show_step(self) -> None:
        """Show what fits the step that the workshop is at, or what it was left with."""
        session = self._workshop.session
        step = session.agenda.get(session.about.step)
        left = self._come_to(session)
        if step is not None and left is not None and left_at(session, step, left):
            booth = left.screen == "vote" and session.about.way == "booth"
            self.show(replace(left, booth=booth))
        elif step is not None and is_comparison(session, step) and self.compared_pages:
            self.show(Spotlight(screen="compare"))
        else:
            self.show(Spotlight() if step is None else spotlight_for(session, step, self._earlier))

    def _come_to(self, session: Session) -> Spotlight | None:
        """Remember what the step before was left with; gives what was shown here last."""
        if session.about.step == self._at:
            return None
        self._left[self._at] = self._spotlight
        self._at = session.about.step
        return self._left.get(self._at)

    def count(self, seat: Seat | None) -> None:
        """Show which side's hands are being counted."""
        if seat != self._counting:
            self._counting = seat
            self._soon.start()

    def set_blank(self, blank: bool) -> None:
        """Show nothing, or again what there is."""
        if blank != self._blank:
            self._blank = blank
            self._tell_cover()

    def set_frozen(self, frozen: bool) -> None:
        """Keep the stage as it is, or let it follow again."""
        if frozen != self.is_frozen:
            self._frozen = self._fresh() if frozen else None
            self._tell_cover()

    def _tell_cover(self) -> None:
        """The room's screen turns with the key, not a turn later."""
        self.cover_changed.emit()
        self._renew()

    def _on_changed(self, _change: object) -> None:
        self._soon.start()

    def _on_tick(self, _reading: float) -> None:
        if self._spotlight.screen in ("countdown", "break"):
            self._soon.start()

    def _renew(self) -> None:
        view = Blank() if self._blank else self._frozen or self._fresh()
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    def _fresh(self) -> AudienceView:
        session, now = self._workshop.session, self._clock.now()
        view = audience_view(session, self._spotlight, now, self._earlier)
        if isinstance(view, Ask) and view.hands:
            hands = (replace(it, now=it.seat == self._counting) for it in view.hands)
            return replace(view, hands=tuple(hands))
        return view


def template_step(session: Session, step: AgendaStep) -> TemplateStep | None:
    """The pack's step that a step of the agenda came from, of the session's own agenda first."""
    templates = sorted(session.pack.templates, key=lambda t: t.id != session.about.template)
    steps = (found for template in templates for found in template.steps)
    return next((found for found in steps if found.id == step.source), None)


def is_comparison(session: Session, step: AgendaStep) -> bool:
    """Whether a step sets this session against the one before."""
    found = template_step(session, step)
    return found is not None and found.module == "comparison"


def spotlight_for(session: Session, step: AgendaStep, earlier: Sequence[Session] = ()) -> Spotlight:
    """What the stage shows when the workshop comes to a step; what is talked about in a follow-up
    depends on the ``earlier`` sessions.
    """
    pending = pending_round(session, step)
    if pending is not None:
        return round_spotlight(session, pending)
    again = _voted_here(session, step)
    if again is not None:
        return vote_spotlight(session, again.statements[0])
    found = template_step(session, step)
    module = found.module if found is not None else ""
    if step.kind == "vote":
        return vote_spotlight(session)
    if step.kind == "discuss":
        talk = talk_of(session, earlier)
        return axis_spotlight(talk, talk.axes[0]) if talk.axes else Spotlight(screen="radar")
    if step.kind == "card":
        card = proposed_card(session, found.cards if found is not None else ())
        return Spotlight(screen="card", subject=card)
    if module == "charter":
        charter = charter_at(session)
        return Spotlight(screen="charter", subject=charter.id if charter is not None else "")
    if step.kind == "model":
        return _model(session)
    if step.kind == "talk":
        return _talk(session, step, module)
    return _PLAIN[step.kind]


def left_at(session: Session, step: AgendaStep, left: Spotlight) -> bool:
    """Whether a step goes on where it was left: at a statement that was voted on, or an axis that
    was talked about.
    """
    rounds = (r for r in session.rounds.values() if r.kind == "statements")
    voted = any(left.subject in r.statements for r in rounds)
    idle = open_round(session) is None and pending_round(session, step) is None
    if step.kind == "discuss":
        return left.screen == "axis" and idle and _voted_here(session, step) is None
    return step.kind == "vote" and left.screen == "vote" and idle and voted


def pending_round(session: Session, step: AgendaStep) -> Round | None:
    """The vote of another kind that was begun at a step and not shown yet."""
    waiting = (r for r in other_rounds(session) if r.step == step.id and r.state != "revealed")
    return next(waiting, None)


def _voted_here(session: Session, step: AgendaStep) -> Round | None:
    """The vote on statements that was begun at a step of talk and not shown yet."""
    if step.kind == "vote":
        return None
    here = (r for r in session.rounds.values() if r.kind == "statements" and r.step == step.id)
    return next((r for r in here if r.state != "revealed"), None)


def round_spotlight(session: Session, round_: Round, at: int = 0) -> Spotlight:
    """A vote that does not ask the instrument; ``at`` is the item that hands are shown for."""
    booth = round_.way == "booth"
    return Spotlight(screen="round", subject=round_.id, page=at, booth=booth)


def vote_spotlight(session: Session, subject: str = "") -> Spotlight:
    """The statement that is voted on, or the next one nobody has voted on yet."""
    round_ = open_round(session)
    asked = {s for r in session.rounds.values() for s in r.statements if r.kind == "statements"}
    form = [s.id for s in session.pack.form_statements(session.about.form)]
    if round_ is not None and round_.kind == "statements":
        subject = round_.statements[0]
    elif not subject and form:
        subject = next((id_ for id_ in form if id_ not in asked), form[0])
    return Spotlight(screen="vote", subject=subject, booth=session.about.way == "booth")


def after_call_off(session: Session, step: Spotlight, round_: Round) -> Spotlight:
    """What the stage shows when a vote was called off: what it asked, at a step of its kind."""
    asked = next((s for s in session.pack.statements if s.id in round_.statements), None)
    if asked is None or round_.kind != "statements":
        return step
    if step.screen == "axis":
        return replace(step, subject=asked.axis)
    return vote_spotlight(session, asked.id) if step.screen == "vote" else step


def proposed_card(session: Session, offered: tuple[str, ...]) -> str:
    """The card of a step that the figures suggest, else the first it offers."""
    cards = offered or tuple(card.id for card in session.pack.cards)
    figures = session_figures(seen(session))
    found = (card for it in patterns(session.pack, figures) for card in it.pattern.cards)
    return next((card for card in found if card in cards), cards[0] if cards else "")


def charter_at(session: Session, wanted: str = "") -> Charter | None:
    """The charter that is wanted, else the one begun last."""
    if wanted in session.charters:
        return session.charters[wanted]
    begun = sorted(session.charters.values(), key=lambda it: (str(it.begun or ""), it.id))
    return begun[-1] if begun else None


def _model(session: Session) -> Spotlight:
    """The first model to be read; once the room has decided, its decision."""
    if choice_of(session).chosen:
        return Spotlight(screen="decision")
    core = core_models(session.pack)
    return Spotlight(screen="model", subject=core[0].id) if core else Spotlight(screen="agenda")


def _talk(session: Session, step: AgendaStep, module: str) -> Spotlight:
    if module == "trial":
        trial = any(r.kind == "trial" for r in session.rounds.values())
        booth = session.about.way == "booth"
        return Spotlight(screen="vote", booth=booth) if trial else Spotlight(screen="rules")
    first = steps_in_order(session)[:1]
    is_first = bool(first) and first[0].id == step.id
    return Spotlight(screen="welcome" if is_first or module == "seats" else "agenda")


_PLAIN = {
    "reveal": Spotlight(screen="radar", table=False, management=False),
    "board": Spotlight(screen="board"),
    "actions": Spotlight(screen="actions"),
    "review": Spotlight(screen="actions", review=True),
    "break": Spotlight(screen="break"),
    "close": Spotlight(screen="closing"),
}
"""The screens of steps that always show the same."""
