"""What is written down, as changes: notes with what the room is at, actions, ids for newcomers."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import (
    ActionEdited,
    ActionsAgreed,
    CardsPlaced,
    Change,
    DifferencesRated,
    HandsCounted,
    MarksSet,
    ModelChosen,
    NoteEdited,
    NoteRemoved,
    NotesTaken,
    PeopleAdded,
)
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.note_line import NoteLine, signed
from itot_workshop.ui.console.side_view import context


def note_taken(
    session: Session, spotlight: Spotlight, line: NoteLine, *, id_: str, parked: bool
) -> Change:
    """A typed line as a note on what the room is at."""
    at, line = context(session, spotlight), _signed(session, line)
    note = Note(
        id=id_,
        text=line.text,
        kind=line.kind,
        side=line.side,
        step=at.step,
        axis=at.axis,
        statement=at.statement,
        about=at.about,
        author=line.author,
        parked=parked,
    )
    return NotesTaken(notes=(note,))


def note_reworded(session: Session, note: Note, line: NoteLine) -> Change:
    """A note with other words, of another kind or side, or said by somebody else."""
    line = _signed(session, line, note.author)
    author = line.author if session.about.note_authors else note.author
    words = replace(note, text=line.text, kind=line.kind, side=line.side, author=author)
    return NoteEdited(note=words)


def _signed(session: Session, line: NoteLine, before: str = "") -> NoteLine:
    """The line with who said it, where the rules of the session show that."""
    if not session.about.note_authors:
        return line
    return signed(line, session.people.values(), before)


def note_deed(note: Note, deed: str) -> Change | None:
    """A note parked or taken out, deleted, or moved to another step ("move:" and its id)."""
    if deed == "delete":
        return NoteRemoved(note=note.id)
    if deed == "park":
        return NoteEdited(note=replace(note, parked=not note.parked))
    if deed.startswith("move:"):
        return NoteEdited(note=replace(note, step=deed.removeprefix("move:")))
    return None


def action_begun(session: Session, spotlight: Spotlight, note: str, *, id_: str) -> Action:
    """An action to be filled in, begun from a note or from nothing."""
    now = session.notes.get(note)
    axis = now.axis if now is not None else context(session, spotlight).axis
    return Action(id=id_, text=now.text if now is not None else "", axis=axis)


def action_kept(session: Session, action: Action) -> Change:
    """An action as it was filled in: new, or in place of what was there."""
    if action.id in session.actions:
        return ActionEdited(action=action)
    return ActionsAgreed(actions=(action,))


def with_ids(change: Change, new_id: Callable[[], str]) -> Change:
    """A change that a page has thought out, with ids for what has none yet."""
    if isinstance(change, MarksSet):
        return MarksSet(marks=tuple(replace(m, id=m.id or new_id()) for m in change.marks))
    if isinstance(change, ModelChosen):
        choice = change.choice
        return ModelChosen(choice=replace(choice, id=choice.id or new_id()))
    if isinstance(change, CardsPlaced):
        return CardsPlaced(cards=tuple(replace(c, id=c.id or new_id()) for c in change.cards))
    if isinstance(change, DifferencesRated):
        ratings = tuple(replace(r, id=r.id or new_id()) for r in change.ratings)
        return DifferencesRated(ratings=ratings)
    if isinstance(change, NotesTaken):
        return NotesTaken(notes=tuple(replace(n, id=n.id or new_id()) for n in change.notes))
    if isinstance(change, HandsCounted):
        return HandsCounted(tally=replace(change.tally, id=change.tally.id or new_id()))
    if isinstance(change, PeopleAdded):
        return PeopleAdded(people=tuple(replace(p, id=p.id or new_id()) for p in change.people))
    return change
