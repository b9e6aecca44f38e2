"""What can go wrong with a file, each with the sentence that a screen or the command line shows.

The sentence says what happened, what it means for the workshop and what to do. It never quotes
what somebody wrote or voted.
"""

from __future__ import annotations

import errno
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space allowed to this user is used up",
    errno.EACCES: "this user has no permission for it",
    errno.EPERM: "this user has no permission for it",
    errno.EROFS: "it lies on a medium that cannot be written to",
    errno.ENOENT: "there is no such file",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is not a folder",
    errno.ELOOP: "it is a link that leads back to itself",
    errno.ENAMETOOLONG: "its name is too long",
    errno.EEXIST: "there is a file of that name already",
    errno.EIO: "the disk reports a fault",
    errno.EBUSY: "another program is using it",
    errno.EMFILE: "too many files are open",
    errno.EFBIG: "it would become larger than this disk allows",
}
_HELD = {32, 33}
"""What Windows answers, as a lack of permission, while another program holds a file."""


class StorageError(Exception):
    """Something could not be read or kept; the text is one or two whole sentences."""

    @property
    def sentence(self) -> str:
        """What to show."""
        return str(self)


class Unreadable(StorageError):
    """A file is missing, forbidden, not a file, or too large; nothing is known of its content."""


class Damaged(StorageError):
    """A file was read, but what it says cannot be trusted as it stands."""


class NotASession(Damaged):
    """A file was read, and it is something else than a session of this program."""


class NotSaved(StorageError):
    """A change did not reach the disk, or may not have; it is not acknowledged."""


class Postponed(NotSaved):
    """Another program holds a file; it was left as it was and can be written later."""


class NotDestroyed(StorageError):
    """Ballots that are no longer needed could not be overwritten; every start tries again."""


class NotStorable(StorageError):
    """A value cannot be kept (it would not read back as it is); nothing was changed."""


class ReadOnly(StorageError):
    """The session is open for reading only."""


class NotFound(StorageError):
    """No session, or more than one, answers to a name; nothing was touched."""


class InUse(StorageError):
    """A session is open in a program and was left where it is."""


class NameTaken(StorageError):
    """There is a file of that name already; it was not touched."""


def reason(error: OSError) -> str:
    """Why the system refused, in plain words that fit after "because"."""
    if getattr(error, "winerror", None) in _HELD:
        return "another program is using it"
    if error.errno in _REASONS:
        return _REASONS[error.errno]
    return f"the system says “{error.strerror}”" if error.strerror else "the system refused it"


def unreadable(path: Path, error: OSError) -> Unreadable:
    """The error for a file that could not be read."""
    return Unreadable(
        f"“{path.name}” cannot be read because {reason(error)}. "
        "It was left as it is; check where it lies and whether you may open it."
    )


def not_saved(path: Path, error: OSError) -> NotSaved:
    """The error for a whole file that could not be written; the old one is still there."""
    return NotSaved(
        f"“{path.name}” could not be saved because {reason(error)}. "
        "What was there before is unchanged; make room or choose another place, then save again."
    )
