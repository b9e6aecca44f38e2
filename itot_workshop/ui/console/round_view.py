"""A vote of another kind on the console as one value: what is asked, who has voted, the result."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.asked import asked
from itot_workshop.domain.audience_rounds import dots_page, round_page
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, RoundState, Tally, Way
from itot_workshop.ui.console.turnout import SeatTurnout, turnout_of
from itot_workshop.ui.console.words import counted, tr


class RoundLine(Struct, frozen=True, kw_only=True):
    """One thing that is asked; ``count`` is the dots counted by hand, None where none are."""

    text: str
    head: str
    count: Tally | None


class RoundView(Struct, frozen=True, kw_only=True):
    """What the body of such a vote shows; ``result`` is what came of it, after the reveal."""

    title: str
    question: str
    note: str
    state: RoundState
    hands: bool
    way: Way
    lines: tuple[RoundLine, ...]
    turnout: tuple[SeatTurnout, ...]
    result: AudienceView | None


def round_view(session: Session, round_: Round) -> RoundView:
    """One vote as it stands."""
    matter = asked(session, round_)
    shown = round_.state == "revealed"
    by_hand = round_.kind == "dots" and round_.mode == "tally"
    question = matter.scale.question
    note = ""
    if matter.dots:
        note = counted(matter.dots, "1 dot each.", "%n dots each.")
    elif matter.sentence:
        note = tr("One sentence may be written beside it; it is kept without its author.")
    return RoundView(
        title=matter.title,
        question=question,
        note=note,
        state=round_.state,
        hands=round_.mode == "tally",
        way=round_.way,
        lines=tuple(
            RoundLine(
                text=item.text,
                head=item.head,
                count=_count(session, round_, item.id) if by_hand else None,
            )
            for item in matter.items
            if item.text != question
        ),
        turnout=() if by_hand else turnout_of(session, round_),
        result=_result(session, round_) if shown else None,
    )


def _result(session: Session, round_: Round) -> AudienceView:
    """What the room sees of it; dots on a card as a list, most first."""
    if round_.kind == "marks":
        return dots_page(session, round_)
    return round_page(session, round_, 0, booth=False)


def _count(session: Session, round_: Round, item: str) -> Tally:
    none = Tally(id="", round=round_.id, seat=None, statement=item, counts=(0,))
    found = (t for t in session.tallies.values() if (t.round, t.statement) == (round_.id, item))
    return next(found, none)
