"""The keys of the plan: they belong to its tables and fields, and people are told of them here."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.ui.marked import QT_TRANSLATE_NOOP

PlanGroup: TypeAlias = Literal["In the plan"]


class PlanCommand(NamedTuple):
    """One thing that a key does while the plan is in sight."""

    id: str
    label: str
    keys: tuple[str, ...]
    group: PlanGroup = "In the plan"


PLAN_GROUPS: tuple[str, ...] = (QT_TRANSLATE_NOOP("Commands", "In the plan"),)

PLAN_COMMANDS: tuple[PlanCommand, ...] = (
    PlanCommand("plan-start", QT_TRANSLATE_NOOP("Commands", "Start the workshop"), ("Ctrl+Enter",)),
    PlanCommand("plan-move", QT_TRANSLATE_NOOP("Commands", "Move a step"), ("Alt+Up", "Alt+Down")),
    PlanCommand("plan-minutes", QT_TRANSLATE_NOOP("Commands", "A minute more or less"), ("+", "-")),
    PlanCommand(
        "plan-switch",
        QT_TRANSLATE_NOOP("Commands", "Step on or off, person here or not yet"),
        ("Space",),
    ),
    PlanCommand("plan-edit", QT_TRANSLATE_NOOP("Commands", "Rename in place"), ("Return",)),
    PlanCommand("plan-copy", QT_TRANSLATE_NOOP("Commands", "Duplicate a step"), ("Ctrl+D",)),
    PlanCommand("plan-remove", QT_TRANSLATE_NOOP("Commands", "Remove step or person"), ("Del",)),
    PlanCommand(
        "plan-seat",
        QT_TRANSLATE_NOOP("Commands", "Seat: IT, OT, management, other"),
        ("I", "O", "M", "T"),
    ),
    PlanCommand("plan-site", QT_TRANSLATE_NOOP("Commands", "Site of a person"), ("S",)),
    PlanCommand("plan-paste", QT_TRANSLATE_NOOP("Commands", "Paste people"), ("Ctrl+V",)),
    PlanCommand("plan-redo", QT_TRANSLATE_NOOP("Commands", "Redo in the plan"), ("Ctrl+Shift+Z",)),
)
"""Every key of the plan, in the order in which the list of shortcuts names them."""
