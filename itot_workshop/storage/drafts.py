"""What was typed in a workshop and not entered yet, so that a dead battery costs no sentence.

It is no part of the session: it lies in the computer's local data, never in the session's file, a
backup or an export, one small file per session and one per library, and goes when what it holds was
entered or given up. Nothing of the booth ever gets here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from itot_workshop.domain.notes import Action
from itot_workshop.domain.people import Participant
from itot_workshop.storage import small_file
from itot_workshop.storage.small_file import SmallFile


class Begun(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sheet of a new workshop as it is filled in, with the words and choices of its fields."""

    people: str = ""
    way: str = ""
    title: str = ""
    organisation: str = ""
    site: str = ""
    date: datetime.date | None = None
    pack: str = ""
    template: str = ""
    form: str = ""


class Drafts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands half typed. On the console: the line for notes (``parked``: for the parking lot),
    new ``words`` of notes by their ids, lines of counted hands by the place they were typed at,
    ``fields`` of a step by their names, the form of an action, and a ``newcomer`` to the room.
    Elsewhere: notes on ``axes`` by their ids and the ``form`` of an action in the results, and the
    ``entry`` of people in the plan. Of a library: workshops that were ``begun``, by the id of the
    session they follow, "" where they follow none.
    """

    note: str = ""
    parked: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    hands: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    action: Action | None = None
    newcomer: Participant | None = None
    axes: Mapping[str, str] = field(default_factory=dict)
    form: Action | None = None
    entry: str = ""
    begun: Mapping[str, Begun] = field(default_factory=dict)


_NOT_KEPT = (
    "What you are typing cannot be kept on this computer before you enter it because {reason}. The "
    "workshop itself is not affected: press Enter sooner, and make room when there is time."
)


class DraftFile(SmallFile[Drafts]):
    """The drafts of one session."""

    def __init__(self, local: Path, session: str) -> None:
        super().__init__(_path(local, session), Drafts(), _NOT_KEPT)


def library_drafts(local: Path, folder: Path) -> DraftFile:
    """The drafts of a library, which belong to none of its sessions yet."""
    return DraftFile(local, f"library {folder}")


def forget(local: Path, session: str) -> None:
    """Keep nothing more of a session that is done with."""
    small_file.forget(_path(local, session))


def _path(local: Path, session: str) -> Path:
    return local / "drafts" / small_file.name_for(session)
