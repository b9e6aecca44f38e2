"""Taking a change back, or doing it again: its edits, turned round, made to the session as it is.

Between a change and its undo votes may have come in and the workshop may have walked on; neither
has undo. So a replaced document takes back the fields that the change had changed and keeps the
others, and nothing is taken back that votes or the course of the workshop rest on by now.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.asked import ACTION, NOTE, asks_for
from itot_workshop.domain.changes import Reverted
from itot_workshop.domain.edits import Edits
from itot_workshop.domain.private_codes import tokens_dropped
from itot_workshop.domain.rules_plan import check_numbers
from itot_workshop.domain.session import Document, Edit, Refused, Session
from itot_workshop.domain.voting import on_form

_VOTES = ("rounds", "ballots")

_COURSE: Mapping[str, frozenset[str]] = {
    "about": frozenset({"state", "step", "clock", "board"}),
    "agenda": frozenset({"state", "spent", "added"}),
}
"""The fields that change while the workshop walks along its agenda."""


def reverted(session: Session, change: Reverted) -> Edits:
    """Edits against the session as it is now; refused when what they changed was changed since."""
    edits = tuple(_rebased(session, edit) for edit in change.edits if not _of_token(edit))
    after = session.with_edits(edits)
    _check_whole(session, after)
    check_numbers(session, after)
    return (*edits, *tokens_dropped(session, after.people.values()))


def _of_token(edit: Edit) -> bool:
    """Whether it took a token off a ballot: that stays off, whatever is taken back."""
    return edit.table == "ballots" and edit.before is not None and edit.after is not None


def _rebased(session: Session, edit: Edit) -> Edit:
    if edit.table in _VOTES:
        raise Refused("A vote is never taken back. Its voter changes it, or the room votes again.")
    now = session.document(edit.table, edit.id)
    if now is not None and edit.before is not None and edit.after is not None:
        after: Document | None = _merged(edit.table, now, edit.before, edit.after)
    elif _as_planned(now) == _as_planned(edit.before):
        after = edit.after
    else:
        raise _changed_since()
    return Edit(table=edit.table, id=edit.id, before=now, after=after)


def _merged(table: str, now: Document, before: Document, after: Document) -> Document:
    """The document of now with the fields of ``after`` in which it differs from ``before``."""
    fields = {
        name: getattr(after, name)
        for name in after.__struct_fields__
        if getattr(after, name) != getattr(before, name)
    }
    course = _COURSE.get(table, frozenset())
    if "minutes" in fields:  # what was given or taken was cut to them, and comes back with them
        course -= {"added"}
    if fields.keys() & course:
        raise Refused("The course of a workshop is not taken back; go to another step instead.")
    if any(getattr(now, name) != getattr(before, name) for name in fields):
        raise _changed_since()
    return replace(now, **fields)


def _as_planned(document: Document | None) -> Document | None:
    """A step without the time that was spent at it, everything else as it is."""
    if isinstance(document, AgendaStep):
        return replace(document, state="planned", spent=0, added=0)
    return document


def _check_whole(before: Session, after: Session) -> None:
    """Refuse to take away what votes, notes or the running workshop rest on."""
    if after.about.form != before.about.form and on_form(after.rounds.values()):
        raise Refused(
            "There are votes on this form by now, so it stays; taking it back would make them "
            "incomparable."
        )
    if after.pack.scale != before.pack.scale and on_form(after.rounds.values()):
        raise Refused("There are votes on this scale by now, so its words stay.")
    _check_agenda(before, after)
    for table, there, left in (
        (NOTE, before.notes, after.notes),
        (ACTION, before.actions, after.actions),
    ):
        if any(asks_for(before, table, gone) for gone in there.keys() - left.keys()):
            raise Refused(
                "People are giving dots to this right now, so it stays. "
                "Close the vote or call it off, then undo."
            )
    if any(_lost_voters(before, after)):
        raise Refused(
            "Somebody whose ballot is in the box would leave their seat. "
            "Close the vote first, or take the ballot out, then undo."
        )
    counts = after.tallies.keys() - before.tallies.keys()
    if any(after.tallies[count].round not in after.rounds for count in counts):
        raise Refused("This count belongs to a vote that was called off; it cannot come back.")


def _check_agenda(before: Session, after: Session) -> None:
    step = after.agenda.get(after.about.step)
    if after.about.step in before.agenda and (step is None or step.off):
        raise Refused("The workshop is at this step, so it stays. Go to another step, then undo.")
    gone = before.agenda.keys() - after.agenda.keys()
    noted = {note.step for note in after.notes.values()}
    voted = {round_.step for round_ in after.rounds.values()}
    if gone & (noted | voted):
        raise Refused("Notes or votes belong to this step by now, so it stays. Switch it off.")


def _lost_voters(before: Session, after: Session) -> list[str]:
    """Who has a ballot in the box and would not be on the same seat any more."""
    return [
        voter
        for round_ in after.rounds.values()
        if round_.state == "open"
        for voter in round_.voted
        if _seat(before, voter) != _seat(after, voter)
    ]


def _seat(session: Session, person: str) -> str | None:
    participant = session.people.get(person)
    return None if participant is None else participant.seat


def _changed_since() -> Refused:
    return Refused(
        "This has been changed since, so it cannot be taken back. Undo the later change first."
    )
