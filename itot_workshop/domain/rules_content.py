"""What may happen to what people say: notes, actions, model, charters, marks, ratings."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable

from msgspec.structs import replace

from itot_workshop.domain.asked import ACTION, NOTE, asks_for
from itot_workshop.domain.card_marks import MOST_EACH, mark_on, most_dots, symptoms
from itot_workshop.domain.changes import (
    ActionEdited,
    ActionRemoved,
    ActionsAgreed,
    CharterRemoved,
    CharterWritten,
    DifferencesRated,
    MarksSet,
    ModelChosen,
    NoteEdited,
    NoteRemoved,
    NotesTaken,
)
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.charter_checks import charter_checks, may_be_signed
from itot_workshop.domain.edits import Edits, added, put, removed, replaced
from itot_workshop.domain.model_choice import BEST_FIT, HIGHEST_WEIGHT, ModelChoice
from itot_workshop.domain.notes import Action, Mark, Note
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.texts import LINE, check_filled, check_text, check_texts


def notes_taken(session: Session, change: NotesTaken) -> Edits:
    """Notes come in behind those that are there."""
    first = _next(session.notes.values())
    notes = [replace(note, position=first + at) for at, note in enumerate(change.notes)]
    for note in notes:
        _check_note(session, note)
    return added(session, "notes", notes)


def note_edited(session: Session, change: NoteEdited) -> Edits:
    """A note is reworded, moved, parked or marked."""
    _check_note(session, change.note)
    return replaced(session, "notes", change.note)


def note_removed(session: Session, change: NoteRemoved) -> Edits:
    """A note is deleted, unless people are just giving it dots."""
    _check_undotted(session, NOTE, change.note)
    return removed(session, "notes", change.note)


def actions_agreed(session: Session, change: ActionsAgreed) -> Edits:
    """Actions come in behind those that are there."""
    first = _next(session.actions.values())
    actions = [replace(action, position=first + at) for at, action in enumerate(change.actions)]
    for action in actions:
        _check_action(session, action)
    return added(session, "actions", actions)


def action_edited(session: Session, change: ActionEdited) -> Edits:
    """An action is reworded, given to somebody, dated or reviewed."""
    _check_action(session, change.action)
    return replaced(session, "actions", change.action)


def action_removed(session: Session, change: ActionRemoved) -> Edits:
    """An action is deleted, unless people are just giving it dots."""
    _check_undotted(session, ACTION, change.action)
    return removed(session, "actions", change.action)


def _check_undotted(session: Session, table: str, id_: str) -> None:
    if asks_for(session, table, id_):
        raise Refused(
            "People are giving dots to this right now, so it stays. "
            "Close the vote or call it off, then delete it."
        )


def model_chosen(session: Session, change: ModelChosen) -> Edits:
    """Weights, fit cells or the decision change; a session has one model choice."""
    choice = change.choice
    check_texts(choice)
    criteria = {criterion.id for criterion in session.pack.criteria}
    models = {model.id for model in session.pack.models}
    _check_weights(choice, criteria)
    _check_fit(choice, criteria, models)
    if choice.chosen and choice.chosen not in models:
        raise Refused("This model is not in the content pack, so it cannot be chosen.")
    if any(other != choice.id for other in session.model_choice):
        raise Refused("This session has its model choice already; change that one.")
    return put(session, "model_choice", [choice])


def _check_weights(choice: ModelChoice, criteria: set[str]) -> None:
    for weights in (choice.weights, choice.by_it, choice.by_ot):
        if set(weights) - criteria or not all(0 <= w <= HIGHEST_WEIGHT for w in weights.values()):
            raise Refused(f"A weight goes from 0 to {HIGHEST_WEIGHT} and belongs to a criterion.")
    if min(choice.thumbs_up, choice.thumbs_sideways, choice.thumbs_down) < 0:
        raise Refused("Thumbs are counted from 0 up; please check this count.")


def _check_fit(choice: ModelChoice, criteria: set[str], models: set[str]) -> None:
    for model, cells in choice.edited_fit.items():
        wrong = set(cells) - criteria or not all(0 <= v <= BEST_FIT for v in cells.values())
        if model not in models or wrong:
            raise Refused(f"A fit goes from 0 to {BEST_FIT}, for a model and a criterion.")


def charter_written(session: Session, change: CharterWritten) -> Edits:
    """A charter changes. A draft is always kept; signed it is only when no check blocks."""
    charter = change.charter
    check_texts(charter)
    _check_numbers(charter)
    if charter.model not in {model.id for model in session.pack.models}:
        raise Refused("This model is not in the content pack, so it has no charter form.")
    before = session.charters.get(charter.id)
    latest = _signed_end(before)
    if charter.signed is not None:
        _check_signable(session, charter)
        _check_end(latest, charter)
        latest = charter.end
    return put(session, "charters", [replace(charter, latest_end=latest)])


def _check_numbers(charter: Charter) -> None:
    if not all(0 <= member.share <= 1 for member in charter.members):
        raise Refused("A share of the working time goes from 0 to 100%; please check this one.")
    readings = (*charter.watch, *charter.new_silo)
    if not all(math.isfinite(reading.value) for reading in readings):
        raise Refused("A reading is a number; please check this one.")


def _signed_end(before: Charter | None) -> datetime.date | None:
    """The end that was signed last, of a charter that was reopened since too."""
    if before is None:
        return None
    return before.latest_end if before.signed is None else before.end


def _check_end(latest: datetime.date | None, charter: Charter) -> None:
    """The end that was signed may come earlier, never later, not even by way of a draft."""
    if latest is not None and charter.end is not None and charter.end > latest:
        raise Refused(
            "The end of a signed charter may come earlier, not later: a team that is extended "
            "becomes a third silo. Give what is unfinished a new owner in the line."
        )


def _check_signable(session: Session, charter: Charter) -> None:
    try:
        form = session.pack.charter_form(charter.model)
    except KeyError:
        return
    results = charter_checks(charter, form)
    if not may_be_signed(results):
        missing = next(result.text for result in results if result.state == "block")
        raise Refused(f"The charter cannot be signed yet: {missing} The draft is kept.")


def charter_removed(session: Session, change: CharterRemoved) -> Edits:
    """A charter is deleted."""
    return removed(session, "charters", change.charter)


def marks_set(session: Session, change: MarksSet) -> Edits:
    """Dots on symptoms of cards are counted, or counted again."""
    for mark in change.marks:
        _check_mark(session, mark)
    return put(session, "marks", change.marks)


def _check_mark(session: Session, mark: Mark) -> None:
    cards = {card.id: card for card in session.pack.cards}
    if mark.card not in cards:
        raise Refused("This card is not in the content pack, so it cannot be marked.")
    place = (mark.audience, mark.symptom)
    symptom = next((s for s in symptoms(cards[mark.card]) if (s.audience, s.line) == place), None)
    if symptom is None:
        raise Refused("The card has no such line, so it cannot be marked.")
    if mark.dots < 0:
        raise Refused("Dots are counted from 0 up; please check this count.")
    most = most_dots(session)
    if mark.dots > max(most, mark_on(session, symptom).dots):
        raise Refused(
            f"Everybody has up to {MOST_EACH} dots for a line, so the people who are here can "
            f"give it {most} at most. Say who is here under People, then count again."
        )


def differences_rated(session: Session, change: DifferencesRated) -> Edits:
    """A table says how far apart it sees the differences."""
    known = {d.id for card in session.pack.cards for d in card.differences}
    scale = session.pack.scale
    for rating in change.ratings:
        check_texts(rating)
        if rating.difference not in known or rating.rating not in scale.values:
            raise Refused(
                f"A difference is rated from {scale.low} (much alike) to {scale.high} "
                "(worlds apart); please check this rating."
            )
    return put(session, "differences", change.ratings)


def crossing(action: Action) -> bool:
    """Whether owner and partner come from the two sides, as an action should have it."""
    return {action.owner_seat, action.partner_seat} == set(SIDES)


def _check_note(session: Session, note: Note) -> None:
    check_texts(note)
    check_filled(note.text, "The note")
    _check_places(session, note.axis, note.statement)
    if note.step and note.step not in session.agenda:
        raise Refused("The step of this note is no longer on the agenda; choose another step.")


def _check_action(session: Session, action: Action) -> None:
    check_texts(action)
    check_filled(action.text, "The action")
    for line in (action.owner, action.partner, action.short):
        check_text(line, LINE)
    _check_places(session, action.axis, "")


def _check_places(session: Session, axis: str, statement: str) -> None:
    if axis and axis not in {a.id for a in session.pack.axes}:
        raise Refused("This axis is not in the content pack; choose one of the radar’s axes.")
    if statement and statement not in {s.id for s in session.pack.statements}:
        raise Refused("This statement is not in the content pack; choose another one.")


def _next(documents: Iterable[Note] | Iterable[Action]) -> int:
    return max((document.position for document in documents), default=-1) + 1
