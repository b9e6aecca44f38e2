"""Finding a step, a note or an action of the session by words that stand in it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.ui.console.agreed_body import who
from itot_workshop.ui.console.side_view import place_of
from itot_workshop.ui.console.words import kind_name, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole

HitKind: TypeAlias = Literal["step", "note", "action"]


class Hit(Struct, frozen=True, kw_only=True):
    """Something that was found: what it is, its words, and a line that says where it belongs."""

    kind: HitKind
    id: str
    text: str
    more: str = ""


def find(session: Session, typed: str) -> tuple[Hit, ...]:
    """Steps in their order, notes and actions newest first, that hold every typed word.

    Without words all of them, so that the list can be walked as well.
    """
    wanted = typed.casefold().split()
    return tuple(it for it in _all(session) if _holds(it, wanted))


def _holds(hit: Hit, wanted: list[str]) -> bool:
    said = f"{hit.text} {hit.more}".casefold()
    return all(word in said for word in wanted)


def _all(session: Session) -> tuple[Hit, ...]:
    steps = steps_in_order(session)
    notes = sorted(session.notes.values(), key=_rank, reverse=True)
    actions = sorted(session.actions.values(), key=_rank, reverse=True)
    return (
        *(
            Hit(kind="step", id=step.id, text=step.title, more=_of_step(at))
            for at, step in enumerate(steps, start=1)
        ),
        *(_note(session, note) for note in notes),
        *(Hit(kind="action", id=it.id, text=it.text, more=_of_action(it)) for it in actions),
    )


def _rank(item: Note | Action) -> int:
    return item.position


def _of_step(number: int) -> str:
    return tr("Step %1").replace("%1", whole(number))


def _note(session: Session, note: Note) -> Hit:
    side = seat_name(note.side) if note.side else ""
    kind = tr("Parking lot") if note.parked else kind_name(note.kind)
    author = note.author if session.about.note_authors else ""
    said = (author, side, kind, place_of(session, note))
    more = tr(", ").join(part for part in said if part)
    return Hit(kind="note", id=note.id, text=note.text, more=f"{more[:1].upper()}{more[1:]}")


def _of_action(action: Action) -> str:
    return tr(", ").join(part for part in (tr("Action"), who(action)) if part)
