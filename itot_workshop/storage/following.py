"""The session before: the one that another says it follows, out of the same library."""

from __future__ import annotations

from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session


def followed(library: Library, session: Session) -> Session | None:
    """The session that one follows; None where it follows none, or the library has it not.

    Of several copies the first one that can be read is taken.

    Raises:
        StorageError: the folder cannot be looked into, or none of its copies can be read.
    """
    wanted = session.about.follows
    trouble: StorageError | None = None
    for path in [it.path for it in library.entries() if it.id == wanted] if wanted else []:
        try:
            return find_session(path, library.keeping).session
        except StorageError as error:
            trouble = error
    if trouble is not None:
        raise trouble
    return None
