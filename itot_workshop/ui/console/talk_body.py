"""Steps that are talk: what they are for, what people do, what to keep; the trial vote; breaks."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_views import Reveal
from itot_workshop.domain.pack import StepKind
from itot_workshop.domain.reveal import trial_reveal
from itot_workshop.domain.session import Session
from itot_workshop.live.spotlight import template_step
from itot_workshop.ui.console.blocks import Size, trial_round
from itot_workshop.ui.console.body import heading
from itot_workshop.ui.console.counting_body import CountingBody
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.result_parts import statement_results
from itot_workshop.ui.console.turnout import SeatTurnout, turnout_of
from itot_workshop.ui.console.turnout_strip import TurnoutStrip
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.widgets.parts import hairline, holder, words


class TalkView(Struct, frozen=True, kw_only=True):
    """What a step of talk shows. ``turnout`` is the room by seat; ``trial`` what is tried out."""

    title: str
    purpose: str
    people: str
    captured: str
    by_hand: str
    turnout: tuple[SeatTurnout, ...] = ()
    voting: bool = False
    trial: str = ""
    result: Reveal | None = None


class TalkBody(CountingBody):
    """Shows a step's purpose and what belongs to it."""

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The step, the room and the trial vote."""
        return talk_view(session)

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """Purpose, trial or room, then what people do and what to keep."""
        assert isinstance(view, TalkView)
        kit = self._kit
        parts: list[QWidget] = [heading(kit, view.title), words(view.purpose, "read", wrap=True)]
        if view.trial:
            parts.append(hairline())
        if view.result is not None:
            parts += statement_results(kit, [view.result])
        elif view.trial:
            parts.append(words(view.trial, "lead", wrap=True))
        if view.turnout:
            parts += self._room(view)
        rows = ((tr("The room"), view.people), (tr("Keep"), view.captured))
        for name, text in rows:
            if text:
                parts.append(
                    holder(kit.column(words(name, "caption"), words(text, wrap=True), gap=""))
                )
        if view.by_hand:
            parts.append(words(view.by_hand, "muted", wrap=True))
        return tuple(parts)

    def _room(self, view: TalkView) -> list[QWidget]:
        if view.voting:
            return [hairline(), self.voted(view.turnout, hidden=False), hairline()]
        kit = self._kit
        strip = TurnoutStrip(kit)
        strip.show_turnout(view.turnout, voting=False)
        here = sum(seat.of for seat in view.turnout)
        said = counted(here, "1 person is here", "%n people are here")
        people = kit.button(tr("Who is here…"), "people", key="H")
        quiet_focus(people)
        people.clicked.connect(self._on_people)
        head = kit.row(words(said, "strong"), 1, people)
        return [hairline(), holder(kit.column(head, strip, gap="l")), hairline()]

    def _on_people(self) -> None:
        self.wished.emit("people")


def talk_view(session: Session) -> TalkView:
    """What the step at hand shows, from the pack or from what the agenda says of it."""
    step = session.agenda.get(session.about.step)
    if step is None:
        return _around(session)
    found = template_step(session, step)
    module = found.module if found is not None else ""
    round_ = trial_round(session)
    is_trial = module == "trial" or round_ is not None
    trial = session.pack.text_or("trial-statement") if is_trial else ""
    shown = round_ if round_ is not None and round_.state == "revealed" else None
    voting = round_ is not None and shown is None
    return TalkView(
        title=step.title,
        purpose=step.purpose or (found.purpose if found is not None else ""),
        people=found.people if found is not None else "",
        captured=found.captured if found is not None and not is_trial else "",
        by_hand=_by_hand(step.kind),
        turnout=turnout_of(session, round_) if voting or module == "seats" else (),
        voting=voting,
        trial=trial,
        result=trial_reveal(session, shown, trial) if shown is not None else None,
    )


def _around(session: Session) -> TalkView:
    """Before the first step and after the last."""
    about = session.about
    if about.state == "finished":
        purpose = tr("The workshop is over. Everything is kept; results and summary are ready.")
    else:
        purpose = about.purpose or tr("Everything is ready. Space starts with the first step.")
    return TalkView(
        title=about.title,
        purpose=purpose,
        people="",
        captured="",
        by_hand="",
        turnout=turnout_of(session, None) if about.state == "planned" else (),
    )


def _by_hand(kind: StepKind) -> str:
    """How a step is run whose exercise is done on the wall."""
    said = {
        "model": tr(
            "Run this one on paper or on the wall. Keep the decision and its reason as notes, "
            "with d: before them; the stage shows the time."
        ),
    }
    return said.get(kind, "")
