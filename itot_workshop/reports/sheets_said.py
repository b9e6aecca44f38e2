"""What was voted, said and agreed as plain sheets: a row for each vote, note and action.

A vote stands with its statement and, where the sides may be shown apart, with its seat. It stands
in the order of the scale, with no person, time or second vote beside it; only votes that may be
shown are there at all (``docs/method.md``, small groups).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from itot_workshop.domain.figures import Histogram, SessionFigures, StatementFigures
from itot_workshop.domain.session import Session
from itot_workshop.reports.material import card_name
from itot_workshop.reports.sheets import Sheet, Value

_VOTES = (
    "session",
    "date",
    "axis",
    "axis_name",
    "statement",
    "statement_text",
    "problem_statement",
    "seat",
    "vote",
)


def votes_sheet(sessions: Iterable[tuple[Session, SessionFigures]]) -> Sheet:
    """One row for each vote that may be shown, lowest first; who gave it is not known here."""
    rows = (
        (session.id, session.about.date, axis.axis, session.pack.axis(axis.axis).name, *row)
        for session, figures in sessions
        for axis in figures.axes.values()
        for votes in axis.statements.values()
        for row in _vote_rows(session, votes)
    )
    return Sheet(name="votes", head=_VOTES, rows=tuple(rows))


def _vote_rows(session: Session, votes: StatementFigures) -> Iterator[tuple[Value, ...]]:
    statement = session.pack.statement(votes.statement)
    problem = "yes" if statement.key == -1 else "no"
    for seat, counts in _piles(votes).items():
        for value, count in zip(session.pack.scale.values, counts, strict=True):
            for _ in range(count):
                yield (statement.id, statement.text, problem, seat, value)


def _piles(votes: StatementFigures) -> Mapping[str, Histogram]:
    """The votes by seat where they may be drawn by seat, else on one pile, else none."""
    if votes.by_side is not None:
        return {seat: side.histogram for seat, side in votes.by_side.items()}
    return {} if votes.histogram is None else {"all": votes.histogram}


_NOTES = ("session", "date", "step", "axis", "axis_name", "side", "kind", "parked", "note")


def notes_sheet(sessions: Iterable[Session]) -> Sheet:
    """What was said, in the order in which it was taken; not who took it."""
    rows = (row for session in sessions for row in _note_rows(session))
    return Sheet(name="notes", head=_NOTES, rows=tuple(rows))


def _note_rows(session: Session) -> Iterator[tuple[Value, ...]]:
    names = {axis.id: axis.name for axis in session.pack.axes}
    for note in sorted(session.notes.values(), key=lambda note: (note.position, note.id)):
        step = session.agenda.get(note.step)
        yield (
            session.id,
            session.about.date,
            step.title if step else None,
            note.axis or None,
            names.get(note.axis),
            note.side or None,
            note.kind,
            "yes" if note.parked else "no",
            note.text,
        )


_ACTIONS = (
    "session",
    "date",
    "due",
    "action",
    "done_when",
    "first_step",
    "owner",
    "owner_seat",
    "partner",
    "partner_seat",
    "axis",
    "axis_name",
    "card",
    "state",
    "remark",
    "reason",
    "agreed_earlier",
)


def actions_sheet(sessions: Iterable[Session]) -> Sheet:
    """What was agreed and, for actions of an earlier session, what became of it."""
    rows = (row for session in sessions for row in _action_rows(session))
    return Sheet(name="actions", head=_ACTIONS, rows=tuple(rows))


def _action_rows(session: Session) -> Iterator[tuple[Value, ...]]:
    names = {axis.id: axis.name for axis in session.pack.axes}
    for action in sorted(session.actions.values(), key=lambda one: (one.position, one.id)):
        yield (
            session.id,
            session.about.date,
            action.due,
            action.text,
            action.done_when or None,
            action.first_step or None,
            action.owner or None,
            action.owner_seat,
            action.partner or None,
            action.partner_seat,
            action.axis or None,
            names.get(action.axis),
            card_name(session, action.card) if action.card else None,
            action.state,
            action.remark or None,
            session.pack.text_or(f"reason-{action.reason}", action.reason) or None,
            "no" if action.origin is None else "yes",
        )
