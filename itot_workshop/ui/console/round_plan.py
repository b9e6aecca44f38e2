"""What Space does in a vote of another kind, and which such votes can be opened where."""

from __future__ import annotations

from itot_workshop.domain.asked import asked, question_for
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.card_marks import card_of
from itot_workshop.domain.pack import QuestionUse
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.live.spotlight import pending_round, round_spotlight, template_step
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import tr


def shown_round(session: Session, spotlight: Spotlight) -> Round | None:
    """The vote of another kind the console is at: the one on the stage, else one begun here."""
    if spotlight.screen == "round":
        return session.rounds.get(spotlight.subject)
    step = session.agenda.get(session.about.step)
    return pending_round(session, step) if step is not None else None


def after_closing(round_: Round) -> MainAction:
    """A closed vote is revealed next."""
    return MainAction(
        deed="reveal",
        label=tr("Reveal"),
        target=round_.id,
        lead=tr("The round is closed"),
        more=tr("nobody has seen the result yet"),
    )


def after_reveal(round_: Round) -> MainAction:
    """Weights lead to the ranking, dots to their card, everything else back to the step."""
    if round_.kind == "weights":
        more = tr("every term of every sum")
        look = Spotlight(screen="ranking")
        return MainAction(deed="look", label=tr("Show the ranking"), look=look, more=more)
    if round_.kind == "marks":
        look = Spotlight(screen="card", subject=card_of(round_))
        return MainAction(deed="look", label=tr("Back to the card"), look=look)
    return MainAction(deed="step", label=tr("Back to the step"))


def next_item(session: Session, round_: Round, spotlight: Spotlight) -> MainAction | None:
    """In a show of hands on several things: on to the next one; None at the last."""
    items = asked(session, round_).items
    following = spotlight.page + 1
    if round_.mode != "tally" or round_.kind == "dots" or following >= len(items):
        return None
    place = tr("At %1 of %2").replace("%1", str(following))
    return MainAction(
        deed="look",
        label=tr("Next"),
        look=round_spotlight(session, round_, following),
        lead=place.replace("%2", str(len(items))),
        more=items[following].head or items[following].text,
    )


def question_uses(session: Session) -> tuple[QuestionUse, ...]:
    """The questions that fit the step: on arriving, and before people leave."""
    step = session.agenda.get(session.about.step)
    if step is None:
        return ()
    if step.kind == "close":
        return _known(session, ("check-out", "rating"))
    found = template_step(session, step)
    first = steps_in_order(session)[:1]
    opening = bool(first) and first[0].id == step.id
    if opening or (found is not None and found.module == "seats"):
        return _known(session, ("check-in",))
    return ()


def _known(session: Session, uses: tuple[QuestionUse, ...]) -> tuple[QuestionUse, ...]:
    return tuple(use for use in uses if question_for(session.pack, use) is not None)
