"""The statements of a session in the blocks in which they are voted on, and how each one stands.

What has been voted on keeps the block of its last round; the rest is cut as the way of voting
needs it: hands take one statement at a time, a booth the whole form in one visit.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.pack import Statement
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, Way

Size: TypeAlias = Literal["statement", "axis", "all"]


class Block(Struct, frozen=True, kw_only=True):
    """Statements voted on together, in the order asked, and their last round if there was one."""

    statements: tuple[str, ...]
    axes: tuple[str, ...]
    round: Round | None = None


def usual_size(way: Way) -> Size:
    """How much is voted on at a time, unless the facilitator wants it otherwise."""
    sizes: Mapping[Way, Size] = {"hands": "statement", "booth": "all", "paper": "all"}
    return sizes.get(way, "axis")


def size_for(way: Way, wished: Size | None) -> Size:
    """The size of a block; hands are always counted statement by statement."""
    return "statement" if way == "hands" else wished or usual_size(way)


def blocks(session: Session, size: Size) -> tuple[Block, ...]:
    """All blocks of the session's form, in the order of their first statements."""
    last = _last_rounds(session)
    groups: dict[tuple[str, str], list[Statement]] = {}
    for statement in session.pack.form_statements(session.about.form):
        round_ = last.get(statement.id)
        key = ("round", round_.id) if round_ is not None else ("new", _cut(statement, size))
        groups.setdefault(key, []).append(statement)
    return tuple(_block(found, last) for found in groups.values())


def current_block(session: Session, spotlight: Spotlight, size: Size) -> Block | None:
    """The block at hand: the open one, else the one on the stage, else the first without votes.

    While one axis is talked about, it is the block, however it was voted on.
    """
    found = blocks(session, size)
    round_ = open_round(session)
    subject = spotlight.subject
    if round_ is not None and round_.kind == "statements":
        subject = round_.statements[0]
    elif spotlight.screen == "axis":
        talked = _axis_block(session, subject)
        if talked is not None:
            return talked
    for block in found:
        if subject in block.statements:
            return block
    return next((b for b in found if b.round is None), found[-1] if found else None)


def next_block(session: Session, at: Block, size: Size) -> Block | None:
    """The next block that nobody has voted on, after this one or before it."""
    found = blocks(session, size)
    place = found.index(at) if at in found else -1
    order = (*found[place + 1 :], *found[: max(place, 0)])
    return next((block for block in order if block.round is None), None)


def trial_round(session: Session) -> Round | None:
    """The trial vote, if there is one at the moment."""
    return next((r for r in session.rounds.values() if r.kind == "trial"), None)


def unrevealed(session: Session) -> tuple[Round, ...]:
    """Closed rounds whose results the room has not seen, in order."""
    closed = (r for r in session.rounds.values() if r.state == "closed" and r.kind == "statements")
    return tuple(sorted(closed, key=lambda round_: round_.number))


def _axis_block(session: Session, axis: str) -> Block | None:
    found = [s for s in session.pack.form_statements(session.about.form) if s.axis == axis]
    return _block(found, _last_rounds(session)) if found else None


def _last_rounds(session: Session) -> dict[str, Round]:
    rounds = sorted(session.rounds.values(), key=lambda round_: round_.number)
    return {s: r for r in rounds if r.kind == "statements" for s in r.statements}


def _cut(statement: Statement, size: Size) -> str:
    return {"statement": statement.id, "axis": statement.axis, "all": ""}[size]


def _block(found: list[Statement], last: Mapping[str, Round]) -> Block:
    axes = tuple(axis for axis, _ in groupby(statement.axis for statement in found))
    return Block(
        statements=tuple(statement.id for statement in found),
        axes=tuple(dict.fromkeys(axes)),
        round=last.get(found[0].id),
    )
