"""How and where sessions are kept: what whoever opens one hands in."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from itot_workshop.domain.session import Session
    from itot_workshop.storage.headline import Headline
    from itot_workshop.storage.salvage import RescuePack
    from itot_workshop.storage.session_coding import MakeHeadline

Today = Callable[[], datetime.date]
"""Says which day it is; asked anew each time, since a program may be left open overnight."""


def headline_of(session: Session) -> Headline:
    """What a list shows of a session; figures are needed for it, and a list needs none."""
    from itot_workshop.storage import headline_made

    return headline_made.headline_of(session)


class Keeping(Struct, frozen=True, kw_only=True):
    """Where journals, boxes and backups lie, and the calendar, patience and figures to use.

    ``local`` is this computer's local application data, never synced. A day's first backup is
    kept if there is a folder for them. ``headline`` makes what a list shows; ``rescue_pack`` finds
    a content pack for a damaged file that has lost its own. ``sleep`` waits, in seconds, while
    another program holds a file: a window hands in one that returns at once and tries again by a
    timer, since a postponed save can be repeated at any time.
    """

    local: Path
    today: Today
    backups: Path | None = None
    headline: MakeHeadline | None = headline_of
    rescue_pack: RescuePack | None = None
    sleep: Callable[[float], None] = time.sleep
