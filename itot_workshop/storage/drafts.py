"""What was typed in a workshop and not entered yet, so that a dead battery costs no sentence.

It is no part of the session: it lies in the computer's local data, never in the session's file, a
backup or an export, one small file per session, and goes when what it holds was entered or given
up. Nothing of the booth ever gets here.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from itot_workshop.domain.notes import Action
from itot_workshop.storage import atomic_file, disk
from itot_workshop.storage.coding import BAD_INPUT
from itot_workshop.storage.errors import NotSaved, StorageError, reason

_LIMIT = 1 << 20


class Drafts(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What stands half typed. On the console: the line for notes (``parked``: for the parking lot),
    new ``words`` of notes by their ids, lines of counted hands by the place they were typed at,
    ``fields`` of a step by their names, and the form of an action. Elsewhere: notes on ``axes`` by
    their ids and the ``form`` of an action in the results, and the ``entry`` of people in the plan.
    """

    note: str = ""
    parked: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    hands: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    action: Action | None = None
    axes: Mapping[str, str] = field(default_factory=dict)
    form: Action | None = None
    entry: str = ""


_NOTHING = Drafts()


class DraftFile:
    """The drafts of one session."""

    def __init__(self, local: Path, session: str) -> None:
        self._path = _path(local, session)

    def read(self) -> Drafts:
        """What was kept last; nothing where that cannot be read."""
        try:
            return msgspec.json.decode(atomic_file.read(self._path, _LIMIT), type=Drafts)
        except (StorageError, *BAD_INPUT):
            return _NOTHING

    def keep(self, drafts: Drafts) -> None:
        """Keep these from now on; on return they are on the disk. Nothing to keep leaves no file.

        Raises:
            NotSaved: what was kept before is still there.
        """
        try:
            if drafts == _NOTHING:
                _remove(self._path)
                return
            disk.make_folder(self._path.parent, 0o700)
            if not disk.exists(self._path):
                disk.close(disk.create(self._path, 0o600))
            atomic_file.write(self._path, msgspec.json.encode(drafts), _never, pauses=())
        except (OSError, StorageError) as error:
            cause = error if isinstance(error, OSError) else error.__cause__
            why = reason(cause) if isinstance(cause, OSError) else "the system refused it"
            raise NotSaved(_NOT_KEPT.format(reason=why)) from error


def forget(local: Path, session: str) -> None:
    """Keep nothing more of a session that is done with."""
    with contextlib.suppress(OSError):
        _remove(_path(local, session))


def _remove(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        disk.remove(path)


def _path(local: Path, session: str) -> Path:
    name = hashlib.blake2b(session.encode(), digest_size=8).hexdigest()
    return local / "drafts" / name


def _never(_seconds: float) -> None:
    """No wait: what is typed next is kept again."""


_NOT_KEPT = (
    "What you are typing cannot be kept on this computer before you enter it because {reason}. The "
    "workshop itself is not affected: press Enter sooner, and make room when there is time."
)
