"""What the facilitator reads below a step: an exercise's part at hand, and the whole script."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.audience import Screen, Spotlight
from itot_workshop.domain.pack import GuidePhase, GuideStep, Pack, ScriptLine
from itot_workshop.domain.session import Session
from itot_workshop.live.spotlight import template_step

_ON_SCREEN: dict[Screen, GuidePhase] = {
    "model": "models",
    "models": "models",
    "ranking": "ranking",
    "premortem": "test",
    "decision": "decide",
}


class Part(Struct, frozen=True, kw_only=True):
    """A part of an exercise; its minutes count from the exercise's start, None without any."""

    title: str
    text: str
    minutes: tuple[int, int] | None


class ScriptView(Struct, frozen=True, kw_only=True):
    """``now`` is what is to be said in the part at hand, ``lines`` the script of the step.

    ``others`` are the exercise's other parts. Where ``now`` is empty the script is all there is.
    """

    now: tuple[Part, ...] = ()
    lines: tuple[ScriptLine, ...] = ()
    others: tuple[Part, ...] = ()


def script_view(session: Session, spotlight: Spotlight) -> ScriptView:
    """The script at this moment of the step at hand."""
    step = session.agenda.get(session.about.step)
    found = template_step(session, step) if step is not None else None
    if step is None or found is None:
        return ScriptView()
    guide = _guide(session.pack, step)
    timed = bool(guide) and guide[-1].end <= step.minutes
    phase = _phase(session, step, spotlight)
    at_hand = [phase in part.phases for part in guide]
    if not any(at_hand):
        return ScriptView(lines=found.script)
    parts = [_part(part, timed=timed) for part in guide]
    return ScriptView(
        now=tuple(part for part, now in zip(parts, at_hand, strict=True) if now),
        lines=found.script,
        others=tuple(part for part, now in zip(parts, at_hand, strict=True) if not now),
    )


def _guide(pack: Pack, step: AgendaStep) -> tuple[GuideStep, ...]:
    guide = {"board": pack.board, "model": pack.choice}.get(step.kind)
    return guide.steps if guide is not None else ()


def _phase(session: Session, step: AgendaStep, spotlight: Spotlight) -> GuidePhase | None:
    """Where in its exercise the room is; None where it has no parts."""
    if step.kind == "board":
        return session.about.board
    round_ = session.rounds.get(spotlight.subject) if spotlight.screen == "round" else None
    if round_ is not None and round_.kind == "weights":
        return "settle" if round_.state == "revealed" else "weights"
    return _ON_SCREEN.get(spotlight.screen)


def _part(part: GuideStep, *, timed: bool) -> Part:
    minutes = (part.start, part.end) if timed else None
    return Part(title=part.title, text=part.say, minutes=minutes)
