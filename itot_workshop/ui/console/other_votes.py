"""Opening votes that do not ask the instrument: weights, dots, symptoms, one question."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from itot_workshop.domain.asked import question_for
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.card_marks import symptoms
from itot_workshop.domain.changes import RoundOpened
from itot_workshop.domain.pack import QuestionUse
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.voting import Mode, Round, Way
from itot_workshop.live.spotlight import Stage, round_spotlight
from itot_workshop.live.workshop import Workshop
from itot_workshop.ui.console.round_plan import shown_round


class OtherVotes:
    """Opens them in a workshop and shows them on its stage; ``to_booth`` calls for the booth."""

    def __init__(
        self,
        workshop: Workshop,
        stage: Stage,
        new_id: Callable[[], str],
        to_booth: Callable[[], None],
    ) -> None:
        self._workshop = workshop
        self._stage = stage
        self._new_id = new_id
        self._to_booth = to_booth

    def ask_weights(self) -> None:
        """Let the room weigh the criteria of the model choice."""
        criteria = tuple(criterion.id for criterion in self._workshop.session.pack.criteria)
        self._open(Round(id="", number=0, statements=criteria, kind="weights"))

    def ask_dots(self, items: tuple[str, ...], dots: int) -> bool:
        """Let everybody give dots to some of these; whether the vote is open now."""
        return self._open(Round(id="", number=0, statements=items, kind="dots", dots=dots))

    def ask_marks(self, spotlight: Spotlight) -> None:
        """Let everybody say alone which symptoms they see, of the card that is shown."""
        card = next(
            (c for c in self._workshop.session.pack.cards if c.id == spotlight.subject), None
        )
        asked = tuple(symptom.id for symptom in symptoms(card)) if card is not None else ()
        if asked:
            self._open(Round(id="", number=0, statements=asked, kind="marks"))

    def ask_question(self, use: QuestionUse) -> None:
        """Ask everybody the pack's question of this use, if it has one."""
        question = question_for(self._workshop.session.pack, use)
        if question is not None:
            self._open(Round(id="", number=0, statements=(question.id,), kind="question"))

    def again(self, spotlight: Spotlight) -> None:
        """Hold the vote that the console is at once more; both are kept."""
        session = self._workshop.session
        round_ = shown_round(session, spotlight)
        if round_ is not None and open_round(session) is None:
            fresh = replace(round_, id="", number=0, state="open", voted=(), said=())
            self._open(replace(fresh, again_of=round_.id))

    def _open(self, round_: Round) -> bool:
        """In the session's way to vote, at the step at hand; paper is for the instrument alone."""
        about = self._workshop.session.about
        way: Way = "hands" if about.way == "hands" else "booth"
        mode: Mode = "tally" if way == "hands" else "ballot"
        wanted = replace(round_, id=self._new_id(), way=way, mode=mode, step=about.step)
        if not self._workshop.apply(RoundOpened(round=wanted)):
            return False
        self._stage.show(round_spotlight(self._workshop.session, wanted))
        if way == "booth":
            self._to_booth()
        return True
