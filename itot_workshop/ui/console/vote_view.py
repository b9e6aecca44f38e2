"""The vote at hand as one value: where in the form, what is asked, who has voted, the result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.domain.voting import Round, Way
from itot_workshop.ui.console.blocks import Block, Size, blocks, current_block
from itot_workshop.ui.console.hint_words import hint_lines
from itot_workshop.ui.console.result_view import (
    AxisResult,
    TalkRow,
    all_axes,
    axis_result,
    talk_rows,
)
from itot_workshop.ui.console.turnout import SeatTurnout, turnout_of
from itot_workshop.ui.console.words import axis_name, counted, tr

Stand: TypeAlias = Literal["to come", "open", "closed", "revealed"]


class Line(Struct, frozen=True, kw_only=True):
    """A statement with its number in the form; ``on_stage`` marks the one the room sees."""

    statement: str
    number: int
    text: str
    axis: str
    on_stage: bool = False


class VoteView(Struct, frozen=True, kw_only=True):
    """What the vote's body shows."""

    stand: Stand
    hands: bool
    round: str
    number: int
    place: str
    stands: tuple[Stand, ...]
    way: Way
    size: Size
    title: str
    question: str
    lines: tuple[Line, ...]
    turnout: tuple[SeatTurnout, ...]
    results: tuple[AxisResult, ...] = ()
    subject: str = ""
    talk: tuple[TalkRow, ...] = ()
    others: tuple[TalkRow, ...] = ()
    hints: tuple[str, ...] = ()


def vote_view(
    session: Session, spotlight: Spotlight, size: Size, earlier: Sequence[Session] = ()
) -> VoteView | None:
    """The block at hand; None where the form asks nothing. What to talk about may depend on the
    ``earlier`` sessions.
    """
    block = current_block(session, spotlight, size)
    if block is None:
        return None
    opened = open_round(session)
    round_ = opened if opened is not None and opened.kind == "statements" else block.round
    stand = _stand(round_)
    shown = stand == "revealed"
    subject = spotlight.subject if spotlight.subject in block.statements else block.statements[0]
    talk = talk_of(session, earlier) if shown else None
    return VoteView(
        stand=stand,
        hands=session.about.way == "hands" if round_ is None else round_.mode == "tally",
        round=round_.id if round_ is not None else "",
        number=round_.number if round_ is not None else 0,
        place=_place(session, block, size),
        stands=_stands(session, size),
        way=session.about.way if round_ is None or round_.state != "open" else round_.way,
        size=size,
        title=_title(session, block),
        question=session.pack.scale.question,
        lines=_lines(session, block, subject),
        turnout=turnout_of(session, round_),
        results=_results(session, block, subject) if shown else (),
        subject=subject,
        talk=talk_rows(session, talk) if talk is not None else (),
        others=all_axes(session, talk) if talk is not None else (),
        hints=hint_lines(session) if shown else (),
    )


def _results(session: Session, block: Block, subject: str) -> tuple[AxisResult, ...]:
    """The axis that is on the stage; of a block of one axis that one."""
    axis = session.pack.statement(subject).axis
    return (axis_result(session, axis),)


def _stand(round_: Round | None) -> Stand:
    return "to come" if round_ is None else round_.state


def _title(session: Session, block: Block) -> str:
    if len(block.axes) == 1:
        return axis_name(session, block.axes[0])
    return counted(len(block.statements), "1 statement", "All %n statements")


def _place(session: Session, block: Block, size: Size) -> str:
    """Where in the form the block stands (axis 6 of 8); nothing of a block of several."""
    by_statement = size == "statement"
    parts = list(_parts(session, size))
    own = block.statements if by_statement else block.axes
    if len(parts) < 2 or len(own) != 1 or own[0] not in parts:
        return ""
    one = tr("statement %1 of %2") if by_statement else tr("axis %1 of %2")
    return one.replace("%1", str(parts.index(own[0]) + 1)).replace("%2", str(len(parts)))


def _stands(session: Session, size: Size) -> tuple[Stand, ...]:
    """How each part of the form stands."""
    last = {id_: it.round for it in blocks(session, size) for id_ in it.statements}
    return tuple(_stand(last[first]) for first in _parts(session, size).values())


def _parts(session: Session, size: Size) -> dict[str, str]:
    """The statements of the form, or its axes, and the first statement of each one."""
    parts: dict[str, str] = {}
    for it in session.pack.form_statements(session.about.form):
        parts.setdefault(it.id if size == "statement" else it.axis, it.id)
    return parts


def _lines(session: Session, block: Block, subject: str) -> tuple[Line, ...]:
    form = [statement.id for statement in session.pack.form_statements(session.about.form)]
    several = len(block.axes) > 1
    found = (session.pack.statement(id_) for id_ in block.statements)
    return tuple(
        Line(
            statement=it.id,
            number=form.index(it.id) + 1 if it.id in form else 0,
            text=it.text,
            axis=axis_name(session, it.axis) if several else "",
            on_stage=it.id == subject,
        )
        for it in found
    )
