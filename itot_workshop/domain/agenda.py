"""The agenda: steps with their timeboxes, and where the workshop stands in them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.pack import StepKind, TemplateStep

StepState: TypeAlias = Literal["planned", "running", "done"]


class AgendaStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a session's agenda. ``source`` names the pack's template step it came from.

    ``minutes`` is the planned timebox; ``added`` are minutes given to it (or taken, if negative)
    while running. ``spent`` are seconds used in earlier visits to the step.
    """

    id: str
    position: int
    title: str
    minutes: int
    kind: StepKind
    source: str = ""
    elastic: bool = False
    off: bool = False
    state: StepState = "planned"
    added: int = 0
    spent: int = 0
    purpose: str = ""


def from_template(step: TemplateStep, step_id: str, position: int) -> AgendaStep:
    """A template's step as a step of an agenda, under the id handed in."""
    return AgendaStep(
        id=step_id,
        position=position,
        title=step.title,
        minutes=step.minutes,
        kind=step.kind,
        source=step.id,
        elastic=step.elastic,
    )
