"""The one main action of each moment, as a pure function of the session and the spotlight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.asked import OTHER_KINDS
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.pack import StepKind
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import IN_DEPTH, Talk, axis_spotlight, talk_of
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.live.spotlight import is_comparison, template_step
from itot_workshop.ui.console.blocks import (
    Block,
    Size,
    current_block,
    next_block,
    trial_round,
    unrevealed,
)
from itot_workshop.ui.console.board_plan import board_action
from itot_workshop.ui.console.card_plan import card_action
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.model_plan import model_action
from itot_workshop.ui.console.next_step import onward
from itot_workshop.ui.console.reveal_plan import comparison_action, reveal_action
from itot_workshop.ui.console.round_plan import (
    after_closing,
    after_reveal,
    next_item,
    shown_round,
)
from itot_workshop.ui.console.turnout import missing_words, turnout_of
from itot_workshop.ui.console.words import axis_name, counted, tr


def main_action(
    session: Session,
    spotlight: Spotlight,
    size: Size,
    compared: int = 0,
    earlier: Sequence[Session] = (),
    talked: Sequence[str] = (),
) -> MainAction:
    """The one thing to do next; ``size`` is how much is voted on at a time, ``compared`` how many
    pages set this session against the ``earlier`` ones, ``talked`` the axes that a step of talk
    has had.
    """
    about = session.about
    step = session.agenda.get(about.step)
    if about.state == "finished":
        return MainAction(deed="results", label=tr("See the results"))
    if step is None:
        return _start(session)
    round_ = open_round(session)
    if (
        round_ is not None
        and round_.kind != "trial"
        and (step.kind != "vote" or round_.kind in OTHER_KINDS)
    ):
        return _back_to_vote(session, spotlight, round_, step)
    other = shown_round(session, spotlight)
    if other is not None:
        return after_reveal(other) if other.state == "revealed" else after_closing(other)
    trial = trial_round(session)
    if trial is not None:
        return _tried(session, trial, step)
    if step.kind == "talk":
        return _talk(session, spotlight, step)
    if compared and is_comparison(session, step) and not unrevealed(session):
        return comparison_action(session, spotlight, compared)
    if step.kind == "discuss":
        return _discuss(session, spotlight, size, earlier, talked)
    act = _STEPS.get(step.kind)
    return act(session, spotlight, size) if act is not None else onward(session)


def _start(session: Session) -> MainAction:
    steps = steps_in_order(session)
    label = tr("Start the workshop")
    if not steps:
        lead = tr("The agenda has no step that is switched on.")
        return MainAction(deed="enter", label=label, lead=lead, enabled=False)
    return MainAction(deed="enter", label=label, target=steps[0].id, lead=steps[0].title)


def _back_to_vote(
    session: Session, spotlight: Spotlight, round_: Round, at: AgendaStep
) -> MainAction:
    """A vote that was left open is the first thing to see to, where it was opened."""
    if round_.step in session.agenda and round_.step != at.id:
        step = session.agenda[round_.step]
        return MainAction(
            deed="enter",
            label=tr("Back to the open vote"),
            target=step.id,
            lead=tr("A vote is still open"),
            more=step.title,
        )
    if round_.kind in OTHER_KINDS:
        return next_item(session, round_, spotlight) or _close(session, round_)
    return _close(session, round_)


def _talk(session: Session, spotlight: Spotlight, step: AgendaStep) -> MainAction:
    if spotlight.screen in ("model", "models", "ranking", "premortem", "decision"):
        return model_action(session, spotlight, onward(session))
    found = template_step(session, step)
    if found is None or found.module != "trial":
        return onward(session)
    if not _is_anyone_here(session):
        return _nobody()
    label = tr("Open the trial vote")
    return MainAction(deed="trial", label=label, more=tr("it is deleted afterwards"))


def _tried(session: Session, trial: Round, step: AgendaStep) -> MainAction:
    """The trial goes its way; where a vote follows at the same step, it is deleted first."""
    if trial.state == "open":
        return _close(session, trial)
    if trial.state == "closed":
        return MainAction(deed="reveal", label=tr("Reveal"), target=trial.id)
    if step.kind != "vote":
        return onward(session)
    more = tr("the trial is deleted")
    return MainAction(deed="end-trial", label=tr("On to the vote"), more=more)


def _vote(session: Session, spotlight: Spotlight, size: Size) -> MainAction:
    block = current_block(session, spotlight, size)
    if block is None:
        return onward(session)
    round_ = open_round(session) or block.round
    if round_ is None:
        return _open(session, block)
    if round_.state == "open":
        return _close(session, round_)
    if round_.state == "closed":
        return MainAction(
            deed="reveal",
            label=tr("Reveal"),
            target=round_.id,
            lead=tr("The round is closed"),
            more=tr("nobody has seen the result yet"),
        )
    return _after_reveal(session, spotlight, block, size)


def _open(session: Session, block: Block) -> MainAction:
    if session.about.way == "paper":
        return MainAction(
            deed="import",
            label=tr("Import votes"),
            lead=tr("Voted on paper"),
            more=tr("read a file, or type the sheets in"),
        )
    if not _is_anyone_here(session):
        return _nobody()
    here = sum(person.here for person in session.people.values())
    what = counted(len(block.statements), "1 statement", "%n statements")
    return MainAction(
        deed="open",
        label=tr("Open vote"),
        target=block.statements[0],
        lead=counted(here, "1 person is here", "%n people are here"),
        more=what,
    )


def _is_anyone_here(session: Session) -> bool:
    return any(person.here for person in session.people.values())


def _nobody() -> MainAction:
    """A round without anybody to vote could never be closed: first the people."""
    return MainAction(
        deed="people",
        label=tr("Say who is here"),
        lead=tr("Nobody is here yet"),
        more=tr("a vote needs people on the roster"),
    )


def _close(session: Session, round_: Round) -> MainAction:
    turnout = turnout_of(session, round_)
    hands = round_.mode == "tally"
    if round_.kind == "dots" and hands:
        return _close_dots(session, round_)
    missing = sum(seat.missing for seat in turnout)
    voted = sum(seat.voted for seat in turnout)
    lead = tr("Everybody has voted")
    if missing and hands:
        lead = counted(missing, "1 hand missing", "%n hands missing")
    elif missing:
        lead = counted(missing, "1 still to vote", "%n still to vote")
    return MainAction(
        deed="close",
        label=tr("Close the count") if hands else tr("Close the round"),
        target=round_.id,
        lead=lead,
        more=missing_words(turnout),
        enabled=voted > 0,
    )


def _close_dots(session: Session, round_: Round) -> MainAction:
    """Dots counted by hand may be fewer than the room has, for some keep theirs, but not more."""
    given = sum(sum(t.counts) for t in session.tallies.values() if t.round == round_.id)
    most = round_.dots * sum(person.here for person in session.people.values())
    over = tr("more than the %1 that those who are here have").replace("%1", str(most))
    return MainAction(
        deed="close",
        label=tr("Close the count"),
        target=round_.id,
        lead=counted(given, "1 dot counted", "%n dots counted"),
        more=over if given > most else "",
        enabled=given > 0,
    )


def _after_reveal(session: Session, spotlight: Spotlight, block: Block, size: Size) -> MainAction:
    shown = block.statements
    at = shown.index(spotlight.subject) if spotlight.subject in shown else 0
    if at + 1 < len(shown):
        return MainAction(
            deed="show",
            label=tr("Next statement"),
            target=shown[at + 1],
            lead=tr("At statement %1 of %2")
            .replace("%1", str(at + 1))
            .replace("%2", str(len(shown))),
        )
    following = next_block(session, block, size)
    if following is None:
        return onward(session)
    one = size == "statement" and len(following.axes) == 1 and following.axes == block.axes
    return MainAction(
        deed="show",
        label=tr("Next statement") if one else tr("Next axis"),
        target=following.statements[0],
        lead=axis_name(session, following.axes[0]) if len(following.axes) == 1 else "",
    )


def _reveal(session: Session, spotlight: Spotlight, _size: Size) -> MainAction:
    return reveal_action(session, spotlight)


def _discuss(
    session: Session,
    spotlight: Spotlight,
    size: Size,
    earlier: Sequence[Session],
    talked: Sequence[str],
) -> MainAction:
    """One axis after the other, also where votes taken again put the list into another order."""
    talk = talk_of(session, earlier)
    if spotlight.screen == "vote":
        return _voted_again(session, spotlight, size, talk)
    had = {*talked, spotlight.subject}
    ahead = [axis for axis in talk.axes if axis not in had]
    if spotlight.screen == "axis" and ahead and len(had) < IN_DEPTH:
        name = axis_name(session, ahead[0])
        look = axis_spotlight(talk, ahead[0])
        return MainAction(deed="axis", label=tr("Next axis"), target=ahead[0], look=look, lead=name)
    return onward(session)


def _voted_again(session: Session, spotlight: Spotlight, size: Size, talk: Talk) -> MainAction:
    """A vote that was taken again in the talk leads back to its axis."""
    hidden = unrevealed(session)
    if hidden:
        return MainAction(deed="reveal", label=tr("Reveal"), target=hidden[-1].id)
    block = current_block(session, spotlight, size)
    axis = block.axes[0] if block is not None else ""
    if not axis:
        return onward(session)
    name, look = axis_name(session, axis), axis_spotlight(talk, axis)
    return MainAction(deed="axis", label=tr("Back to the axis"), target=axis, look=look, lead=name)


def _card(session: Session, spotlight: Spotlight, _size: Size) -> MainAction:
    return card_action(session, spotlight, onward(session))


def _actions(session: Session, _spotlight: Spotlight, _size: Size) -> MainAction:
    agreed = sum(action.origin is None for action in session.actions.values())
    if not agreed:
        return MainAction(
            deed="action", label=tr("Write the first action"), lead=tr("No action yet")
        )
    lead = counted(agreed, "1 action agreed", "%n actions agreed")
    forward = onward(session)
    return MainAction(deed=forward.deed, label=forward.label, target=forward.target, lead=lead)


def _model(session: Session, spotlight: Spotlight, _size: Size) -> MainAction:
    return model_action(session, spotlight, onward(session))


def _board(session: Session, spotlight: Spotlight, _size: Size) -> MainAction:
    return board_action(session, spotlight, onward(session))


_STEPS: Mapping[StepKind, Callable[[Session, Spotlight, Size], MainAction]] = {
    "vote": _vote,
    "reveal": _reveal,
    "card": _card,
    "actions": _actions,
    "model": _model,
    "board": _board,
}
