"""What was agreed then and what became of it, session by session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from itot_workshop.domain.comparison import left_unseen
from itot_workshop.domain.notes import Action
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import Block, Cell, Column, Paragraph, Row, Section, Table
from itot_workshop.reports.parts.agreed import TONES
from itot_workshop.reports.run import Run


def became(run: Run) -> Section | None:
    """The chapter *Agreed then, and what became of it*; None if nothing was ever agreed."""
    agreed = [_agreed(session) for session in run.sessions]
    if not any(agreed):
        return None
    return Section(
        id="became", title=run.words.say("comparison.agreed"), blocks=tuple(_blocks(run, agreed))
    )


def _blocks(run: Run, agreed: Sequence[Sequence[Action]]) -> Iterator[Block]:
    words = run.words
    rows: list[Row] = []
    reviewed: Counter[str] = Counter()
    for at, (name, actions) in enumerate(zip(run.names, agreed, strict=True)):
        later = run.sessions[at + 1 :]
        unseen = left_unseen(run.sessions[at], later)
        if actions:
            rows.append(Row(style="head", cells=(Cell(text=name),)))
        for action in actions:
            last = _last(run.sessions[at], action, later)
            reviewed[last.state] += 1
            waits = "unseen" if action.id in unseen else _waits(run, last)
            rows.append(_row(run, action, last, waits))
    yield Table(
        caption=words.say("comparison.agreed"),
        columns=(
            Column(title=words.say("comparison.due"), kind="date"),
            Column(title=words.say("comparison.action")),
            Column(title=words.say("comparison.state"), kind="label"),
            Column(title=words.say("comparison.seen")),
        ),
        rows=tuple(rows),
    )
    yield from _count(run, reviewed)


def _count(run: Run, reviewed: Counter[str]) -> Iterator[Block]:
    words = run.words
    states = [state for state in TONES if state != "open" and reviewed[state]]
    if states:
        told = [
            words.say(
                "comparison.state_count",
                n=reviewed[state],
                state=words.name_of("states", state).lower(),
            )
            for state in states
        ]
        count = sum(reviewed[state] for state in states)
        yield Paragraph(text=words.say("comparison.reviewed", n=count, states=words.names(told)))


def _agreed(session: Session) -> list[Action]:
    """What a session agreed itself, in order; carried actions belong to the session before."""
    own = [action for action in session.actions.values() if action.origin is None]
    return sorted(own, key=lambda action: (str(action.due or "9"), action.position, action.id))


def _last(session: Session, action: Action, later: Sequence[Session]) -> Action:
    """The action as it was last looked at, followed from session to session."""
    at = (session.id, action.id)
    for following in later:
        for carried in following.actions.values():
            if carried.origin and (carried.origin.session, carried.origin.action) == at:
                action, at = carried, (following.id, carried.id)
                break
    return action


def _waits(run: Run, last: Action) -> str:
    """The word for an action that is still open: whether its day was past in the last session."""
    past = last.due is not None and last.due < run.sessions[-1].about.date
    return "overdue" if past else "waiting"


def _row(run: Run, action: Action, last: Action, waits: str) -> Row:
    """An action with its state; of an open one ``waits`` names the words."""
    words = run.words
    seen = last.remark or (words.say(f"comparison.{waits}") if last.state == "open" else "")
    return Row(
        cells=(
            Cell(text=words.short_date(action.due) if action.due else "", tone="muted"),
            Cell(text=action.text, detail=run.axis_name(action.axis) if action.axis else ""),
            Cell(text=words.name_of("states", last.state), tone=TONES[last.state]),
            Cell(text=seen),
        )
    )
