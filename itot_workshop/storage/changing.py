"""What is done to a session that no window has open: changed in one go, or copied whole."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from itot_workshop.domain.changes import Change
from itot_workshop.domain.session import Edit, Session
from itot_workshop.domain.succession import after
from itot_workshop.storage.errors import NotSaved, ReadOnly
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile


class Changed(NamedTuple):
    """A session after its changes, which are kept; ``note`` says so if they wait for the file."""

    session: Session
    note: str = ""


def change(path: Path, changes: Iterable[Change], keeping: Keeping) -> Changed:
    """Make all of these changes in the session of a file, or none; what can be raised says
    :meth:`itot_workshop.storage.library.Library.change`.
    """
    file, session, _ = SessionFile.open(path, keeping)
    try:
        session, edits = _changed(file, session, changes)
        file.commit(edits)
    except BaseException:
        with contextlib.suppress(NotSaved):
            file.close()
        raise
    try:
        file.close()
    except NotSaved as later:
        return Changed(session, str(later))
    return Changed(session)


def _changed(
    file: SessionFile, session: Session, changes: Iterable[Change]
) -> tuple[Session, list[Edit]]:
    """The session after all changes, and the edits that lead there."""
    if file.read_only:
        raise ReadOnly(file.read_only)
    edits: list[Edit] = []
    for wanted in changes:
        outcome = after(session, wanted)
        session = outcome.session
        edits += outcome.edits
    return session, edits


def export_copy(path: Path, target: Path, keeping: Keeping) -> None:
    """Copy a session with everything acknowledged to a new file that can be given away."""
    SessionFile(find_session(path, keeping), keeping, None).save_copy(target)
