"""What was written down, as the column beside the step shows it: notes, actions, parking lot."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import ABOUT_MODEL
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.blocks import trial_round
from itot_workshop.ui.console.note_row import NoteView
from itot_workshop.ui.console.words import axis_name


class Context(Struct, frozen=True, kw_only=True):
    """Where a note is taken now; ``name`` is what the field says about it."""

    step: str = ""
    axis: str = ""
    statement: str = ""
    about: str = ""
    name: str = ""


class SideView(Struct, frozen=True, kw_only=True):
    """Notes and parked notes, newest first, and the actions of this session."""

    notes: tuple[NoteView, ...]
    parked: tuple[NoteView, ...]
    actions: tuple[Action, ...]


def context(session: Session, spotlight: Spotlight) -> Context:
    """What the room is at: the step, and the statement, axis or card that it talks about."""
    step, subject = session.about.step, spotlight.subject
    statements = {s.id: s for s in session.pack.statements}
    trying = trial_round(session) is not None  # a trial asks for none of the statements
    if spotlight.screen == "vote" and subject in statements and not trying:
        axis = statements[subject].axis
        name = axis_name(session, axis)
        return Context(step=step, axis=axis, statement=subject, name=name)
    if spotlight.screen == "axis" and axis_name(session, subject):
        return Context(step=step, axis=subject, name=axis_name(session, subject))
    titles = {card.id: card.title for card in session.pack.cards}
    if spotlight.screen == "card" and subject in titles:
        return Context(step=step, about=f"card:{subject}", name=titles[subject])
    models = {model.id: model.name for model in session.pack.models}
    if spotlight.screen == "model" and subject in models:
        return Context(step=step, about=f"{ABOUT_MODEL}{subject}", name=models[subject])
    found = session.agenda.get(step)
    return Context(step=step, name=found.title if found is not None else "")


def side_view(session: Session) -> SideView:
    """Everything that was written down so far."""
    notes = sorted(session.notes.values(), key=_newest)
    steps = tuple((step.id, step.title) for step in steps_in_order(session))
    shown = session.about.note_authors
    views = [
        NoteView(
            note=note if shown else replace(note, author=""),
            place=place_of(session, note),
            steps=steps,
        )
        for note in notes
    ]
    mine = (action for action in session.actions.values() if action.origin is None)
    return SideView(
        notes=tuple(view for view in views if not view.note.parked),
        parked=tuple(view for view in views if view.note.parked),
        actions=tuple(sorted(mine, key=_position)),
    )


def _newest(note: Note) -> tuple[int, str]:
    return -note.position, note.id


def _position(action: Action) -> int:
    return action.position


def place_of(session: Session, note: Note) -> str:
    """The axis a note is about, else the step it was taken at."""
    step = session.agenda.get(note.step)
    return axis_name(session, note.axis) or (step.title if step is not None else "")
