"""Picking a cooperation model: weights, fit, warnings, and what the room decided."""

from __future__ import annotations

import datetime

from msgspec import Struct, field


class ModelChoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The one model choice of a session. Weights run from 0 (does not apply) to 3 (strongly).

    ``weights`` are what the room settled on, ``by_it`` and ``by_ot`` the medians of the silent
    vote where there was one. ``edited_fit`` holds cells that the facilitator changed, by model and
    criterion; a table with any is marked as edited wherever it is shown.
    """

    id: str
    weights: dict[str, int] = field(default_factory=dict)
    by_it: dict[str, float] = field(default_factory=dict)
    by_ot: dict[str, float] = field(default_factory=dict)
    edited_fit: dict[str, dict[str, int]] = field(default_factory=dict)
    extensions: bool = True
    chosen: str = ""
    reason: str = ""
    drafter: str = ""
    draft_due: datetime.date | None = None
    thumbs_up: int = 0
    thumbs_sideways: int = 0
    thumbs_down: int = 0
