"""What an action may be made of: what the exercises and the talk about the axes left behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from itot_workshop.domain.audience_choice import ABOUT_CONSENT
from itot_workshop.domain.board_course import moves_to_agree
from itot_workshop.domain.notes import Action
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import IN_DEPTH, talk_of
from itot_workshop.ui.console.board_deeds import move_action
from itot_workshop.ui.console.words import tr


class Candidate(Struct, frozen=True, kw_only=True):
    """An action that is only proposed, and where it comes from."""

    source: str
    action: Action


def candidates(session: Session, earlier: Sequence[Session] = ()) -> tuple[Candidate, ...]:
    """Moves of the board, ideas of the room, next steps of the axes; none that is an action.

    Which axes were talked about may depend on the ``earlier`` sessions. A move is known by its
    card. All else is by its words: what was put otherwise when it became an action is proposed
    again, since nothing else links the two.
    """
    had = {action.text for action in session.actions.values()}
    found = {candidate.action.text: candidate for candidate in _moves(session)}
    for candidate in (*_ideas(session), *_steps(session, earlier)):
        if candidate.action.text not in had:
            found.setdefault(candidate.action.text, candidate)
    return tuple(found.values())


def _moves(session: Session) -> Iterator[Candidate]:
    for card in moves_to_agree(session):
        yield Candidate(source=tr("Move of the board"), action=move_action(session, card))


def _ideas(session: Session) -> Iterator[Candidate]:
    """Ideas that were noted, the counter-moves of a card by its title."""
    titles = {f"card:{card.id}": card.title for card in session.pack.cards}
    for note in sorted(session.notes.values(), key=lambda note: note.position):
        if note.kind == "idea" and not note.parked and not note.about.startswith(ABOUT_CONSENT):
            source = titles.get(note.about, tr("Idea"))
            action = Action(id="", text=note.text, axis=note.axis)
            yield Candidate(source=source, action=action)


def _steps(session: Session, earlier: Sequence[Session]) -> Iterator[Candidate]:
    """The next steps that the pack proposes for the axes that were talked about."""
    talk = talk_of(session, earlier).axes
    for axis in (session.pack.axis(id_) for id_ in talk[:IN_DEPTH]):
        for text in axis.next_steps:
            yield Candidate(source=axis.name, action=Action(id="", text=text, axis=axis.id))
