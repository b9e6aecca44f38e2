"""What the console's one main key does at a moment, as a value."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight

Deed: TypeAlias = Literal[
    "enter",
    "finish",
    "results",
    "trial",
    "end-trial",
    "open",
    "import",
    "people",
    "close",
    "reveal",
    "show",
    "axis",
    "table",
    "page",
    "action",
    "weights",
    "look",
    "step",
    "board",
    "core",
    "moves",
    "place",
]

_LASTING: frozenset[Deed] = frozenset(
    (
        "finish",
        "trial",
        "end-trial",
        "open",
        "close",
        "reveal",
        "weights",
        "board",
        "core",
        "moves",
    )
)
"""Deeds that the room notices and that no look back takes away."""


class MainAction(Struct, frozen=True, kw_only=True):
    """What Space does now. ``target`` is the step, round, statement or axis it is done with.

    ``look`` is what the stage shows then, where that is all the deed does.
    ``lead`` and ``more`` stand beside the button: what is still missing, or where it leads.
    """

    deed: Deed
    label: str
    target: str = ""
    look: Spotlight | None = None
    lead: str = ""
    more: str = ""
    enabled: bool = True

    @property
    def lasts(self) -> bool:
        """Whether it is more than a step or a look, from which there is a way back."""
        return self.deed in _LASTING

    def differs(self, other: MainAction) -> bool:
        """Whether this is another deed, or the same one done with something else."""
        return (self.deed, self.target) != (other.deed, other.target)
