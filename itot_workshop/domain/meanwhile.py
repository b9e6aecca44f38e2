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
    DifferencesRated,
    ModelChosen,
    NoteEdited,
)
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, DifferenceRating, Note
from itot_workshop.domain.session import Session

Kept = TypeVar("Kept", Action, DifferenceRating, ModelChoice, Note, Placement)


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
        case _:
            return change


def _known(rating: DifferenceRating, now: Session) -> DifferenceRating:
    """A rating under the id of what the same table has said of the same difference by now."""
    place = (rating.difference, rating.table)
    same = (it.id for it in now.differences.values() if (it.difference, it.table) == place)
    return replace(rating, id=rating.id or next(same, ""))


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
        if isinstance(value, dict):
            fields[name] = _merged_cells(value, getattr(before, name), getattr(there, name))
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
