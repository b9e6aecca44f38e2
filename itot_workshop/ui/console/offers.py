"""What else can be done right now beside the main action: repairs and ways around."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.asked import question_for
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.card_marks import symptoms
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round, on_form
from itot_workshop.live.spotlight import template_step
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.console.blocks import Block, Size, current_block, next_block, trial_round
from itot_workshop.ui.console.round_plan import question_uses, shown_round
from itot_workshop.ui.console.words import tr


class Offer(Struct, frozen=True, kw_only=True):
    """A further deed with its words, its icon and the key it has, if any."""

    deed: str
    label: str
    icon: str
    key: str = ""


def offers(session: Session, spotlight: Spotlight, size: Size) -> tuple[Offer, ...]:
    """The deeds that make sense at this moment, in the order in which they are shown."""
    round_ = open_round(session)
    if round_ is not None:
        return _while_open(round_, rehearsal=session.about.rehearsal)
    other = shown_round(session, spotlight)
    if other is not None:
        return _after_other(other)
    step = session.agenda.get(session.about.step)
    begun = _questions(session) or _marks(session, spotlight)
    if step is not None and step.kind == "actions":
        return (Offer(deed="dots", label=tr("Vote with dots"), icon="vote"),)
    if begun:
        return begun
    if step is None or (step.kind != "vote" and spotlight.screen != "axis"):
        return ()
    if trial_round(session) is not None:
        return ()
    block = current_block(session, spotlight, size)
    if block is None or block.round is None:
        return (*_trial(session, block), *_paper(session, block))
    found = [Offer(deed="vote-again", label=tr("Vote again"), icon="again", key="V")]
    if block.round.mode == "tally":
        found.append(Offer(deed="correct", label=tr("Correct the count"), icon="edit"))
    if block.round.state == "closed" and next_block(session, block, size) is not None:
        label = tr("Go on, reveal later")
        found.insert(0, Offer(deed="skip", label=label, icon="forward"))
    return tuple(found)


def _trial(session: Session, block: Block | None) -> tuple[Offer, ...]:
    """Before the first vote the room can try the scale out, unless that is a step of its own."""
    if block is None or session.about.way == "paper" or on_form(session.rounds.values()):
        return ()
    found = (template_step(session, step) for step in steps_in_order(session))
    if any(step is not None and step.module == "trial" for step in found):
        return ()
    return (Offer(deed="trial", label=tr("Trial vote"), icon="vote"),)


def _paper(session: Session, block: Block | None) -> tuple[Offer, ...]:
    """Sheets of paper can be typed in where the vote was not held yet."""
    if block is None or session.about.way != "paper" or not session.people:
        return ()
    return (Offer(deed="type", label=tr("Type the sheets in"), icon="keyboard"),)


def _questions(session: Session) -> tuple[Offer, ...]:
    """Questions to everybody that fit the step."""
    found = ((use, question_for(session.pack, use)) for use in question_uses(session))
    return tuple(
        Offer(deed=f"ask:{use}", label=question.title, icon="vote")
        for use, question in found
        if question is not None
    )


def _marks(session: Session, spotlight: Spotlight) -> tuple[Offer, ...]:
    """Dots on the card that is shown can be given alone; by hand they are counted on the card."""
    cards = {card.id: card for card in session.pack.cards}
    card = cards.get(spotlight.subject) if spotlight.screen == "card" else None
    if card is None or not symptoms(card) or session.about.way == "hands":
        return ()
    return (Offer(deed="marks", label=tr("Give dots alone"), icon="vote"),)


def _after_other(round_: Round) -> tuple[Offer, ...]:
    """A vote of another kind can be held again; both are kept."""
    if round_.state != "revealed":
        return ()
    return (Offer(deed="again", label=tr("Vote again"), icon="again", key="V"),)


def _while_open(round_: Round, *, rehearsal: bool) -> tuple[Offer, ...]:
    """What else can be done while people vote."""
    found = [Offer(deed="call-off", label=tr("Call off"), icon="close", key=_key("call-off"))]
    if round_.way == "booth":
        found.insert(0, Offer(deed="booth", label=tr("Booth"), icon="booth", key=_key("booth")))
    if rehearsal:
        found.insert(0, Offer(deed="made-up", label=tr("Made-up votes"), icon="people"))
    return tuple(found)


def _key(command_: str) -> str:
    return keys_of(command(command_))[0]
