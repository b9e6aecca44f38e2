"""The session before: the one that another says it follows, out of the same library."""

from __future__ import annotations

from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_whole


def followed(library: Library, session: Session) -> Session | None:
    """The session that one follows; None where it follows none, or the library has it not.

    Of several copies the first one that is whole is taken.

    Raises:
        StorageError: the folder cannot be looked into, or none of its copies is whole.
    """
    wanted = session.about.follows if session.about.follows != session.id else None
    trouble: StorageError | None = None
    for path in [it.path for it in library.entries() if it.id == wanted] if wanted else []:
        try:
            return find_whole(path, library.keeping)
        except StorageError as error:
            trouble = error
    if trouble is not None:
        raise trouble
    return None
