"""The way through the model choice: models, weights, ranking, test of the leader, decision."""

from __future__ import annotations

from typing import Literal, TypeAlias

from itot_workshop.domain.asked import other_rounds
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import choice_of, core_models, other_models
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.live.spotlight import round_spotlight
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import tr

Phase: TypeAlias = Literal["models", "weights", "test", "decide"]

PHASES: tuple[Phase, ...] = ("models", "weights", "test", "decide")


def phase_of(spotlight: Spotlight) -> Phase:
    """Where in the exercise the stage is."""
    if spotlight.screen in ("round", "ranking"):
        return "weights"
    if spotlight.screen == "premortem":
        return "test"
    return "decide" if spotlight.screen == "decision" else "models"


def phase_spotlight(session: Session, phase: Phase) -> Spotlight:
    """What the stage shows when the console goes to a part of the exercise."""
    if phase == "weights":
        return Spotlight(screen="ranking")
    if phase == "test":
        return Spotlight(screen="premortem")
    if phase == "decide":
        return Spotlight(screen="decision")
    return model_pages(session)[0]


def model_pages(session: Session) -> tuple[Spotlight, ...]:
    """The pages on which the models are shown: one each for the core, two for all others."""
    pages = [Spotlight(screen="model", subject=m.id) for m in core_models(session.pack)]
    if other_models(session):
        pages += [Spotlight(screen="models", page=page) for page in (0, 1)]
    return tuple(pages) or (Spotlight(screen="ranking"),)


def weights_voted(session: Session) -> Round | None:
    """The last vote on weights, None before there was one."""
    rounds = [round_ for round_ in other_rounds(session) if round_.kind == "weights"]
    return rounds[-1] if rounds else None


def model_action(session: Session, spotlight: Spotlight, forward: MainAction) -> MainAction:
    """What Space does in the exercise; ``forward`` leads out of it at its end."""
    if not session.pack.models or spotlight.screen == "charter":
        return forward
    if spotlight.screen in ("model", "models"):
        return _on_models(session, spotlight)
    if spotlight.screen == "ranking":
        if not choice_of(session).weights and weights_voted(session) is None:
            return _vote_on_weights(session)
        look = Spotlight(screen="premortem")
        return MainAction(deed="look", label=tr("Test the leader"), look=look)
    if spotlight.screen == "premortem":
        look = Spotlight(screen="decision")
        return MainAction(deed="look", label=tr("Decide"), look=look)
    if spotlight.screen == "decision":
        return _on_decision(session, forward)
    look = model_pages(session)[0]
    return MainAction(deed="look", label=tr("Show the models"), look=look)


def _on_models(session: Session, spotlight: Spotlight) -> MainAction:
    pages = model_pages(session)
    at = next(
        (
            at
            for at, page in enumerate(pages)
            if (page.screen, page.subject, page.page)
            == (spotlight.screen, spotlight.subject, spotlight.page)
        ),
        len(pages),
    )
    if at + 1 < len(pages):
        label = tr("When they fit") if pages[at].screen == "models" else tr("Next model")
        return MainAction(deed="look", label=label, look=pages[at + 1])
    voted = weights_voted(session)
    if voted is not None:
        look = round_spotlight(session, voted)
        return MainAction(deed="look", label=tr("Show the weights"), look=look)
    return _vote_on_weights(session)


def _vote_on_weights(session: Session) -> MainAction:
    """The sums say nothing before the room has weighed."""
    here = any(person.here for person in session.people.values())
    if not here:
        return MainAction(
            deed="people",
            label=tr("Say who is here"),
            lead=tr("Nobody is here yet"),
            more=tr("a vote needs people on the roster"),
        )
    more = tr("everybody weighs alone")
    return MainAction(deed="weights", label=tr("Open the vote on weights"), more=more)


def _on_decision(session: Session, forward: MainAction) -> MainAction:
    chosen = choice_of(session).chosen
    model = next((m for m in session.pack.models if m.id == chosen), None)
    lead = model.name if model is not None else tr("Nothing is decided yet")
    return MainAction(
        deed=forward.deed,
        label=forward.label,
        target=forward.target,
        lead=lead,
        more=session.pack.text_or("choice-note") if model is None else "",
    )
