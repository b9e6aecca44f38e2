"""The sessions that one is set beside: the one it follows or was chosen with, and those between."""

from __future__ import annotations

from pathlib import Path

from itot_workshop.domain.session import Session
from itot_workshop.storage.following import followed
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_whole


def earlier_of(library: Library, wanted: Session | Path | None) -> Session | None:
    """The session of a file, or the one that a session follows; None where there is none.

    Raises:
        StorageError: it cannot be read, or not all of it, so that figures could be wrong.
    """
    if isinstance(wanted, Path):
        return find_whole(wanted, library.keeping)
    return followed(library, wanted) if wanted is not None else None


def sessions_between(
    library: Library, session: Session, earlier: Session | None
) -> tuple[Session, ...]:
    """Those between two sessions, each of which follows another; none if no way leads there.

    Raises:
        StorageError: as ``earlier_of``.
    """
    if earlier is None:
        return ()
    chain: list[Session] = []
    at: Session | None = session
    seen = {session.id}
    while at is not None and at.about.follows != earlier.id:
        at = followed(library, at)
        if at is None or at.id in seen or at.about.date <= earlier.about.date:
            return ()
        seen.add(at.id)
        chain.insert(0, at)
    return tuple(chain)
