"""What the stage showed last at each step of a workshop, so that a start after a sudden end goes on
there.

It is no part of the session, which anybody may open elsewhere, at another step. It holds what was
pointed at, never what came of it: the room sees no more than the session lets it see.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from itot_workshop.domain.audience import Spotlight
from itot_workshop.storage import small_file
from itot_workshop.storage.small_file import SmallFile


class LastShown(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By the ids of steps: what the stage was left with, and the axes that were talked about."""

    left: Mapping[str, Spotlight] = field(default_factory=dict)
    talked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_NOT_KEPT = "What the stage shows cannot be kept beside the session because {reason}."


class ShownFile(SmallFile[LastShown]):
    """What the stage of one session showed last."""

    def __init__(self, local: Path, session: str) -> None:
        super().__init__(_path(local, session), LastShown(), _NOT_KEPT)


def forget(local: Path, session: str) -> None:
    """Keep nothing more of a session that is done with."""
    small_file.forget(_path(local, session))


def _path(local: Path, session: str) -> Path:
    return local / "shown" / small_file.name_for(session)
