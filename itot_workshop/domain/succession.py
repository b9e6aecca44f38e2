"""What a change makes of a session: its successor and the edits that lead there, or a refusal.

``after`` is the one rule book of a session, pure and without clock or chance. The rules stand by
subject in the modules beside this one; this table says which rule belongs to which change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from itot_workshop.domain import (
    changes,
    rules_agenda,
    rules_board,
    rules_content,
    rules_plan,
    rules_undo,
    rules_votes,
)
from itot_workshop.domain.changes import Change
from itot_workshop.domain.edits import Edits
from itot_workshop.domain.session import Edit, Session


class Outcome(Struct, frozen=True, kw_only=True):
    """The session after a change, and the edits that lead to it; none if nothing changed."""

    session: Session
    edits: tuple[Edit, ...]


def after(session: Session, change: Change) -> Outcome:
    """The successor of a session; ``Refused`` with a sentence for the screen if it cannot be."""
    edits = RULES[type(change)](session, change)
    return Outcome(session=session.with_edits(edits), edits=edits)


RULES: Mapping[type[Change], Callable[[Session, Any], Edits]] = {
    changes.AboutEdited: rules_plan.about_edited,
    changes.ScaleWorded: rules_plan.scale_worded,
    changes.PeopleAdded: rules_plan.people_added,
    changes.PersonEdited: rules_plan.person_edited,
    changes.PersonRemoved: rules_plan.person_removed,
    changes.StepsAdded: rules_agenda.steps_added,
    changes.StepEdited: rules_agenda.step_edited,
    changes.StepMoved: rules_agenda.step_moved,
    changes.StepRemoved: rules_agenda.step_removed,
    changes.AgendaReplaced: rules_agenda.agenda_replaced,
    changes.StepEntered: rules_agenda.step_entered,
    changes.TimerSet: rules_agenda.timer_set,
    changes.MinutesAdded: rules_agenda.minutes_added,
    changes.WorkshopFinished: rules_agenda.workshop_finished,
    changes.RoundOpened: rules_votes.round_opened,
    changes.BallotCast: rules_votes.ballot_cast,
    changes.BallotWithdrawn: rules_votes.ballot_withdrawn,
    changes.RoundClosed: rules_votes.round_closed,
    changes.RoundRevealed: rules_votes.round_revealed,
    changes.RoundDropped: rules_votes.round_dropped,
    changes.HandsCounted: rules_votes.hands_counted,
    changes.VotesImported: rules_votes.votes_imported,
    changes.NotesTaken: rules_content.notes_taken,
    changes.NoteEdited: rules_content.note_edited,
    changes.NoteRemoved: rules_content.note_removed,
    changes.ActionsAgreed: rules_content.actions_agreed,
    changes.ActionEdited: rules_content.action_edited,
    changes.ActionRemoved: rules_content.action_removed,
    changes.CardsPlaced: rules_board.cards_placed,
    changes.CardRemoved: rules_board.card_removed,
    changes.BoardPhaseSet: rules_board.board_phase_set,
    changes.ModelChosen: rules_content.model_chosen,
    changes.CharterWritten: rules_content.charter_written,
    changes.CharterRemoved: rules_content.charter_removed,
    changes.MarksSet: rules_content.marks_set,
    changes.DifferencesRated: rules_content.differences_rated,
    changes.Reverted: rules_undo.reverted,
}
