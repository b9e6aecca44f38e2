"""Everything that can happen in a session, one small frozen value each.

Ids, dates and shuffled orders are handed in with the change: the domain has no clock and no
chance. ``succession.after`` says what each change does, or why it cannot be.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.pack import Form
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import About, Edit
from itot_workshop.domain.voting import Answers, Ballot, Round, Tally


class AboutEdited(Struct, frozen=True, kw_only=True):
    """Title, date, rules or anything else of the plan was changed; ``about`` is the new whole."""

    about: About


class ScaleWorded(Struct, frozen=True, kw_only=True):
    """The scale's numbers are called otherwise; ``labels`` are all of them, lowest first."""

    labels: tuple[str, ...]


class PeopleAdded(Struct, frozen=True, kw_only=True):
    """People were put on the roster, in one go."""

    people: tuple[Participant, ...]


class PersonEdited(Struct, frozen=True, kw_only=True):
    """A participant's seat, name, role, site or presence was changed."""

    person: Participant


class PersonRemoved(Struct, frozen=True, kw_only=True):
    """A participant left the roster. Votes of closed rounds stay."""

    person: str


class StepsAdded(Struct, frozen=True, kw_only=True):
    """Steps were put on the agenda; the positions they carry make room for themselves."""

    steps: tuple[AgendaStep, ...]


class StepEdited(Struct, frozen=True, kw_only=True):
    """A step's title, minutes or switch was changed; its position and state stay."""

    step: AgendaStep


class StepMoved(Struct, frozen=True, kw_only=True):
    """A step was moved to another place of the agenda, counted from 0."""

    step: str
    position: int


class StepRemoved(Struct, frozen=True, kw_only=True):
    """A step was taken off the agenda."""

    step: str


class AgendaReplaced(Struct, frozen=True, kw_only=True):
    """Another template took the place of the whole agenda, and its form that of the old one."""

    template: str
    form: Form
    steps: tuple[AgendaStep, ...]


class StepEntered(Struct, frozen=True, kw_only=True):
    """The workshop went to a step (the first time this starts the workshop) at a clock reading."""

    step: str
    at: float


class TimerSet(Struct, frozen=True, kw_only=True):
    """The running step's timer was started or paused at a clock reading."""

    running: bool
    at: float


class MinutesAdded(Struct, frozen=True, kw_only=True):
    """The running step was given more minutes, or fewer."""

    minutes: int


class WorkshopFinished(Struct, frozen=True, kw_only=True):
    """The workshop is over; it can be taken up again by entering a step."""

    at: float


class RoundOpened(Struct, frozen=True, kw_only=True):
    """Voting on a block of statements began. Number and state are set by the session."""

    round: Round


class BallotCast(Struct, frozen=True, kw_only=True):
    """A participant cast a ballot, or cast it afresh. The answers go to the ballot box alone."""

    round: str
    person: str
    answers: Answers
    returning: str = ""
    sentence: str = ""


class BallotWithdrawn(Struct, frozen=True, kw_only=True):
    """A participant's ballot was taken out of the open round, as when somebody leaves."""

    round: str
    person: str


class RoundClosed(Struct, frozen=True, kw_only=True):
    """Voting ended. Ballots come from the box, shuffled, under random ids.

    ``said`` is what people wrote beside their answers, shuffled by itself.
    """

    round: str
    ballots: tuple[Ballot, ...] = ()
    said: tuple[str, ...] = ()


class RoundRevealed(Struct, frozen=True, kw_only=True):
    """The room may see the result of a closed round."""

    round: str


class RoundDropped(Struct, frozen=True, kw_only=True):
    """A trial vote was deleted with its ballots, or an open round was called off."""

    round: str


class HandsCounted(Struct, frozen=True, kw_only=True):
    """Hands of one seat were counted for one statement, or the count was corrected."""

    tally: Tally


class VotesImported(Struct, frozen=True, kw_only=True):
    """A round from paper came in whole: ballots or tallies, and the people it brought along."""

    round: Round
    people: tuple[Participant, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    tallies: tuple[Tally, ...] = ()


class NotesTaken(Struct, frozen=True, kw_only=True):
    """Notes were taken (one by hand, several from a paste)."""

    notes: tuple[Note, ...]


class NoteEdited(Struct, frozen=True, kw_only=True):
    """A note was reworded, moved, parked or given another kind or side."""

    note: Note


class NoteRemoved(Struct, frozen=True, kw_only=True):
    """A note was deleted."""

    note: str


class ActionsAgreed(Struct, frozen=True, kw_only=True):
    """Actions were agreed, or carried over from the session before."""

    actions: tuple[Action, ...]


class ActionEdited(Struct, frozen=True, kw_only=True):
    """An action was reworded, given to somebody, dated or reviewed."""

    action: Action


class ActionRemoved(Struct, frozen=True, kw_only=True):
    """An action was deleted."""

    action: str


class CardsPlaced(Struct, frozen=True, kw_only=True):
    """Cards of the common-ground board were put in play, placed, settled, targeted or flagged."""

    cards: tuple[Placement, ...]


class CardRemoved(Struct, frozen=True, kw_only=True):
    """A card was taken off the board."""

    card: str


class BoardPhaseSet(Struct, frozen=True, kw_only=True):
    """The common-ground exercise went on to a phase, or back to one."""

    phase: BoardPhase


class ModelChosen(Struct, frozen=True, kw_only=True):
    """Weights, fit cells, the decision or its reason were set; ``choice`` is the new whole."""

    choice: ModelChoice


class CharterWritten(Struct, frozen=True, kw_only=True):
    """A charter was begun, filled in or signed; ``charter`` is the new whole."""

    charter: Charter


class CharterRemoved(Struct, frozen=True, kw_only=True):
    """A charter was deleted."""

    charter: str


class MarksSet(Struct, frozen=True, kw_only=True):
    """Dots on symptoms of a card were counted."""

    marks: tuple[Mark, ...]


class DifferencesRated(Struct, frozen=True, kw_only=True):
    """A table rated the five differences, or marked what helps and what costs most."""

    ratings: tuple[DifferenceRating, ...]


class Reverted(Struct, frozen=True, kw_only=True):
    """An earlier change is taken back, or done again: its edits, turned round by the caller.

    They are made to the session as it is now, so what came between them stays.
    """

    edits: tuple[Edit, ...]


Change: TypeAlias = (
    AboutEdited
    | ScaleWorded
    | PeopleAdded
    | PersonEdited
    | PersonRemoved
    | StepsAdded
    | StepEdited
    | StepMoved
    | StepRemoved
    | AgendaReplaced
    | StepEntered
    | TimerSet
    | MinutesAdded
    | WorkshopFinished
    | RoundOpened
    | BallotCast
    | BallotWithdrawn
    | RoundClosed
    | RoundRevealed
    | RoundDropped
    | HandsCounted
    | VotesImported
    | NotesTaken
    | NoteEdited
    | NoteRemoved
    | ActionsAgreed
    | ActionEdited
    | ActionRemoved
    | CardsPlaced
    | CardRemoved
    | BoardPhaseSet
    | ModelChosen
    | CharterWritten
    | CharterRemoved
    | MarksSet
    | DifferencesRated
    | Reverted
)

VOTES: tuple[type[Change], ...] = (
    RoundOpened,
    BallotCast,
    BallotWithdrawn,
    RoundClosed,
    RoundRevealed,
    RoundDropped,
    VotesImported,
)
"""Changes without undo: a vote is changed by its voter until the close, or voted again."""

COURSE: tuple[type[Change], ...] = (
    StepEntered,
    TimerSet,
    MinutesAdded,
    WorkshopFinished,
    BoardPhaseSet,
)
"""Changes without undo: the workshop walks on, and taking back a note must not turn its clock, nor
hide again what the room has seen."""
