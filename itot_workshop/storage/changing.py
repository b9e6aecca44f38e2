"""What is done to a session that no window has open: changed in one go, or copied whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from itot_workshop.domain.changes import Change
from itot_workshop.domain.session import Edit, Session
from itot_workshop.domain.succession import after
from itot_workshop.storage.errors import ReadOnly
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile


def change(path: Path, changes: Iterable[Change], keeping: Keeping) -> Session:
    """Make all of these changes in the session of a file, or none; what can be raised says
    :meth:`itot_workshop.storage.library.Library.change`.
    """
    file, session, _ = SessionFile.open(path, keeping)
    try:
        if file.read_only:
            raise ReadOnly(file.read_only)
        edits: list[Edit] = []
        for wanted in changes:
            outcome = after(session, wanted)
            session = outcome.session
            edits += outcome.edits
        file.commit(edits)
    finally:
        file.close()
    return session


def export_copy(path: Path, target: Path, keeping: Keeping) -> None:
    """Copy a session with everything acknowledged to a new file that can be given away."""
    SessionFile(find_session(path, keeping), keeping, None).save_copy(target)
