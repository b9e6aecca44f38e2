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
