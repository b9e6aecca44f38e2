"""What the facilitator can do while the workshop runs: each deed is one change, or a look.

The desk knows the workshop, the clock and the stage, and no widget. It says ``changed`` once a
turn of the event loop, however much has happened in it.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import convert
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import (
    AboutEdited,
    BallotWithdrawn,
    BoardPhaseSet,
    Change,
    HandsCounted,
    MarksSet,
    MinutesAdded,
    PersonRemoved,
    RoundDropped,
    RoundOpened,
    RoundRevealed,
    StepEntered,
    TimerSet,
    WorkshopFinished,
)
from itot_workshop.domain.notes import Action
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, Way
from itot_workshop.live.clock import Clock
from itot_workshop.live.spotlight import Stage, after_call_off, vote_spotlight
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.console.blocks import (
    Size,
    current_block,
    next_block,
    size_for,
    trial_round,
    unrevealed,
)
from itot_workshop.ui.console.board_deeds import core_cards, moves_agreed
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.next_step import neighbour
from itot_workshop.ui.console.note_line import NoteLine
from itot_workshop.ui.console.other_votes import OtherVotes
from itot_workshop.ui.console.round_plan import shown_round
from itot_workshop.ui.console.step_plan import main_action
from itot_workshop.ui.console.writing import (
    action_begun,
    action_kept,
    note_deed,
    note_reworded,
    note_taken,
    with_ids,
)

NewId = Callable[[], str]


class ConsoleDesk(QObject):
    """Carries out what the console wishes. Ids are handed in.

    ``votes`` opens votes that do not ask the instrument. ``booth_wished`` says that a vote was
    opened that people cast in the booth; ``asked`` carries the name of a deed that belongs to
    somebody else (import, results, action).
    """

    changed = Signal()
    booth_wished = Signal()
    asked = Signal(str)

    def __init__(
        self,
        workshop: Workshop,
        clock: Clock,
        stage: Stage,
        *,
        new_id: NewId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workshop = workshop
        self.clock = clock
        self.stage = stage
        self.new_id = new_id
        self.votes = OtherVotes(workshop, stage, new_id, self.booth_wished.emit)
        self._wished_size: Size | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.changed)
        workshop.changed.connect(self._on_changed)
        stage.state_changed.connect(self._soon.start)
        self._follow_clock()

    @property
    def session(self) -> Session:
        """The session as it is now."""
        return self.workshop.session

    @property
    def spotlight(self) -> Spotlight:
        """What is to be shown to the room."""
        return self.stage.spotlight

    @property
    def size(self) -> Size:
        """How much is voted on at a time."""
        return size_for(self.session.about.way, self._wished_size)

    def main(self) -> MainAction:
        """What Space does now."""
        stage, at_hand = self.stage, (self.session, self.spotlight, self.size)
        return main_action(*at_hand, stage.compared_pages, stage.earlier, stage.talked)

    def apply(self, change: Change) -> bool:
        """Change the session through its one door."""
        return self.workshop.apply(change)

    def act(self) -> None:
        """Do the main action."""
        action = self.main()
        if action.enabled:
            self._do(action)

    def enter(self, step: str) -> None:
        """Go to a step. A trial vote that was left behind is deleted first."""
        trial = trial_round(self.session)
        if trial is not None and step != self.session.about.step:
            self.apply(RoundDropped(round=trial.id))
        if self.apply(StepEntered(step=step, at=self.clock.now())):
            self.stage.show_step()

    def walk(self, by: int) -> None:
        """Go to the next step (1) or the one before (-1); after the last one nothing happens."""
        step = neighbour(self.session, by)
        if step is not None:
            self.enter(step.id)
        elif by > 0 and not self.session.about.step and self.main().deed == "enter":
            self.act()

    def finish(self) -> None:
        """End the workshop."""
        self.apply(WorkshopFinished(at=self.clock.now()))

    def toggle_timer(self) -> None:
        """Let the timer stand still, or run again."""
        running = self.session.about.clock is None
        self.apply(TimerSet(running=running, at=self.clock.now()))

    def add_minutes(self, minutes: int) -> None:
        """Give the step more time."""
        self.apply(MinutesAdded(minutes=minutes))

    def open_trial(self) -> None:
        """Let the room try the scale out; the vote is deleted afterwards."""
        statement = self.session.pack.form_statements(self.session.about.form)[0].id
        if self._open((statement,), kind="trial"):
            booth = self.session.about.way == "booth"
            self.stage.show(Spotlight(screen="vote", booth=booth))

    def end_trial(self) -> None:
        """Delete the trial vote and show the step itself."""
        trial = trial_round(self.session)
        if trial is not None and self.apply(RoundDropped(round=trial.id)):
            self.stage.show_step()

    def open_vote(self) -> None:
        """Open the block at hand."""
        block = current_block(self.session, self.spotlight, self.size)
        if block is not None and self._open(block.statements):
            self.stage.show(vote_spotlight(self.session))

    def vote_again(self) -> None:
        """Open the block at hand once more; both rounds are kept and the last one counts."""
        if shown_round(self.session, self.spotlight) is not None:
            self.votes.again(self.spotlight)
            return
        block = current_block(self.session, self.spotlight, self.size)
        if block is None or block.round is None or open_round(self.session) is not None:
            return
        if self._open(block.statements, again_of=block.round.id):
            self.stage.show(vote_spotlight(self.session))

    def call_off(self) -> None:
        """Drop the open vote and what was cast in it."""
        round_ = open_round(self.session)
        if round_ is not None and self.apply(RoundDropped(round=round_.id)):
            self.stage.show_step()
            self.stage.show(after_call_off(self.session, self.spotlight, round_))

    def close_vote(self) -> None:
        """Close the open vote."""
        self.workshop.close_round()

    def reveal(self, round_: str = "") -> None:
        """Let the room see the result of one round, or of all that are closed."""
        if round_:
            self.apply(RoundRevealed(round=round_))
            return
        for hidden in unrevealed(self.session):
            self.apply(RoundRevealed(round=hidden.id))

    def show(self, spotlight: Spotlight) -> None:
        """Show something else to the room."""
        self.stage.show(spotlight)

    def set_way(self, way: Way) -> None:
        """Vote another way from now on; a round that is open goes on as it began."""
        about = self.session.about
        if way != about.way and self.apply(AboutEdited(about=replace(about, way=way))):
            self._wished_size = None
            self.stage.show(replace(self.spotlight, booth=way == "booth"))

    def set_size(self, size: Size) -> None:
        """Vote on more or less at a time."""
        self._wished_size = size
        self.changed.emit()

    def block_round(self) -> str:
        """The id of the last round of the block at hand, "" if it was not voted on."""
        block = current_block(self.session, self.spotlight, self.size)
        return block.round.id if block is not None and block.round is not None else ""

    def skip(self) -> None:
        """Go on to the next block; what was closed is revealed later."""
        block = current_block(self.session, self.spotlight, self.size)
        following = next_block(self.session, block, self.size) if block is not None else None
        if following is not None:
            self.stage.show(vote_spotlight(self.session, following.statements[0]))

    def take_note(self, line: NoteLine, *, parked: bool) -> bool:
        """Keep what was typed, with what the room is at."""
        spotlight, id_ = self.spotlight, self.new_id()
        return self.apply(note_taken(self.session, spotlight, line, id_=id_, parked=parked))

    def edit_note(self, note: str, line: NoteLine) -> None:
        """Reword a note, or give it another kind or side."""
        if note in self.session.notes:
            self.apply(note_reworded(self.session, self.session.notes[note], line))

    def do_with_note(self, note: str, deed: str) -> None:
        """Park a note, take it out again, delete it, or move it to another step."""
        found = self.session.notes.get(note)
        change = note_deed(found, deed) if found is not None else None
        if change is not None:
            self.apply(change)

    def new_action(self, note: str = "") -> Action:
        """An action to be filled in; it is not kept yet."""
        return action_begun(self.session, self.spotlight, note, id_=self.new_id())

    def keep_action(self, action: Action) -> bool:
        """Keep an action as it was filled in."""
        return self.apply(action_kept(self.session, action))

    def carry(self, change: Change) -> bool:
        """Make a change that a page has thought out, with ids for what has none yet."""
        return self.apply(with_ids(change, self.new_id))

    def remove_person(self, person: str) -> None:
        """Take somebody who has left off the roster, and their ballot out of the open box."""
        round_ = open_round(self.session)
        if round_ is not None and person in round_.voted:
            self.apply(BallotWithdrawn(round=round_.id, person=person))
        self.apply(PersonRemoved(person=person))

    def _open(self, statements: tuple[str, ...], *, kind: str = "", again_of: str = "") -> bool:
        way = self.session.about.way
        way = "booth" if way == "paper" else way
        round_ = Round(
            id=self.new_id(),
            number=0,
            statements=statements,
            kind="trial" if kind else "statements",
            way=way,
            mode="tally" if way == "hands" else "ballot",
            step=self.session.about.step,
            again_of=again_of,
        )
        opened = self.apply(RoundOpened(round=round_))
        if opened and way == "booth":
            self.booth_wished.emit()
        return opened

    def _do(self, action: MainAction) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "finish": self.finish,
            "trial": self.open_trial,
            "end-trial": self.end_trial,
            "open": self.open_vote,
            "close": self.close_vote,
            "weights": self.votes.ask_weights,
            "step": self.stage.show_step,
            "core": self._take_core_cards,
            "moves": self._agree_moves,
        }
        if action.deed in deeds:
            deeds[action.deed]()
        elif action.deed == "enter":
            self.enter(action.target)
        elif action.deed == "reveal":
            self.reveal(action.target)
        elif action.deed == "board":
            self.apply(BoardPhaseSet(phase=convert(action.target, BoardPhase)))
        elif action.deed in ("show", "axis", "table", "page", "look"):
            self._point(action)
        else:
            self.asked.emit(action.deed)

    def _take_core_cards(self) -> None:
        self.apply(core_cards(self.session))

    def _agree_moves(self) -> None:
        self.apply(moves_agreed(self.session, self.new_id))

    def _point(self, action: MainAction) -> None:
        """Move the spotlight on."""
        now = self.spotlight
        if action.deed == "show":
            now = vote_spotlight(self.session, action.target)
        elif action.deed == "table":
            now = replace(now, table=True)
        elif action.deed == "page":
            now = replace(now, page=int(action.target))
        elif action.look is not None:
            now = action.look
        self.stage.show(now)

    def _on_changed(self, change: object) -> None:
        """Hands and dots are counted faster than the event loop turns; all else can wait for it."""
        self._follow_clock()
        if isinstance(change, HandsCounted | MarksSet):
            self.changed.emit()
        else:
            self._soon.start()

    def _follow_clock(self) -> None:
        """Tick while the workshop runs, also while its timer stands still: the day goes on."""
        self.clock.run(self.session.about.state == "running")
