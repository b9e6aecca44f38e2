"""Wishes that were thought out on an older state of the session, made to what it is by now.

A page shows a moment and may be answered a moment later, when something else has been kept. Of a
document that has moved on since, a wish changes the fields that it was about and leaves the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from itot_workshop.domain.changes import (
    ActionEdited,
    CardsPlaced,
    Change,
    CharterWritten,
    DifferencesRated,
    MarksSet,
    ModelChosen,
    NoteEdited,
)
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.session import Session

Kept = TypeVar("Kept", Action, Charter, DifferenceRating, ModelChoice, Note, Placement)


def on_now(change: Change, seen: Session, now: Session) -> Change:
    """A change that was wished for while ``seen`` was shown, as it is to be made to ``now``."""
    match change:
        case CardsPlaced(cards=cards):
            return CardsPlaced(cards=tuple(_merged(c, seen.board, now.board) for c in cards))
        case ActionEdited(action=action):
            return ActionEdited(action=_merged(action, seen.actions, now.actions))
        case NoteEdited(note=note):
            return NoteEdited(note=_merged(note, seen.notes, now.notes))
        case ModelChosen(choice=choice):
            only = next(iter(now.model_choice), choice.id)
            choice = replace(choice, id=choice.id or only)
            return ModelChosen(choice=_merged(choice, seen.model_choice, now.model_choice))
        case DifferencesRated(ratings=ratings):
            known = tuple(_known(rating, now) for rating in ratings)
            merged = (_merged(it, seen.differences, now.differences) for it in known)
            return DifferencesRated(ratings=tuple(merged))
        case CharterWritten(charter=charter):
            return CharterWritten(charter=_merged(charter, seen.charters, now.charters))
        case MarksSet(marks=marks):
            return MarksSet(marks=tuple(_counted(mark, seen, now) for mark in marks))
        case _:
            return change


def _known(rating: DifferenceRating, now: Session) -> DifferenceRating:
    """A rating under the id of what the same table has said of the same difference by now."""
    place = (rating.difference, rating.table)
    same = (it.id for it in now.differences.values() if (it.difference, it.table) == place)
    return replace(rating, id=rating.id or next(same, ""))


def _counted(wanted: Mark, seen: Session, now: Session) -> Mark:
    """As many dots more or less as were wished for, whatever the line has by now."""
    before, there = _mark(wanted, seen), _mark(wanted, now)
    dots = there.dots + wanted.dots - before.dots
    return replace(wanted, id=there.id, dots=max(0, dots))


def _mark(like: Mark, session: Session) -> Mark:
    place = (like.card, like.audience, like.symptom)
    same = (it for it in session.marks.values() if (it.card, it.audience, it.symptom) == place)
    return next(same, replace(like, id="", dots=0))


def _merged(wanted: Kept, seen: Mapping[str, Kept], now: Mapping[str, Kept]) -> Kept:
    before, there = seen.get(wanted.id), now.get(wanted.id)
    if before is None or there is None or before == there:
        return wanted
    fields = {
        name: value
        for name in wanted.__struct_fields__
        if (value := getattr(wanted, name)) != getattr(before, name)
    }
    for name, value in fields.items():
        were, are = getattr(before, name), getattr(there, name)
        if isinstance(value, dict):
            fields[name] = _merged_cells(value, were, are)
        elif isinstance(value, tuple):
            fields[name] = _merged_rows(value, were, are)
    return replace(there, **fields)


def _merged_cells(
    wanted: dict[str, object], before: dict[str, object], now: dict[str, object]
) -> dict[str, object]:
    """What stands in a table of cells now, with those cells that are wanted otherwise."""
    merged = dict(now)
    for key in wanted.keys() | before.keys():
        if wanted.get(key) != before.get(key):
            merged.pop(key, None)
            if key in wanted:
                merged[key] = wanted[key]
    return merged


def _merged_rows(
    wanted: tuple[object, ...], before: tuple[object, ...], now: tuple[object, ...]
) -> tuple[object, ...]:
    """The rows that stand there now, with those changed, added and gone that are wanted so."""
    if len(wanted) == len(before) == len(now):
        rows = zip(wanted, before, now, strict=True)
        if all(row == was or it == was for row, was, it in rows):
            rows = zip(wanted, before, now, strict=True)
            return tuple(it if row == was else row for row, was, it in rows)
    gone = [row for row in before if row not in wanted]
    rest = [row for row in now if row not in gone]
    return (*rest, *(row for row in wanted if row not in before and row not in rest))
