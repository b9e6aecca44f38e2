"""Taking a session file from somebody else into the library, without ever overwriting one."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.session import TABLES, Session
from itot_workshop.storage import atomic_file, file_format
from itot_workshop.storage.consistency import check_votes
from itot_workshop.storage.disk import resolve
from itot_workshop.storage.errors import NotStorable
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import move_to_bin, refuse_if_open
from itot_workshop.storage.loading import newer_session, read_file, session_of
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_coding import to_tables, with_headline, words

Answer: TypeAlias = Literal["ask", "keep_both", "replace"]


class Differs(Struct, frozen=True, kw_only=True):
    """One part in which two copies of a session are not the same, in a person's words.

    ``here`` and ``there`` count its entries in the library's copy and in the file, ``changed``
    those that both have and that say something else.
    """

    part: str
    here: int
    there: int
    changed: int


class SameSession(Struct, frozen=True, kw_only=True):
    """The question before importing: the library has this session; keep both, or replace it?

    Without any ``differs`` the two say the same.
    """

    existing: Path
    title: str
    differs: tuple[Differs, ...]


def import_file(library: Library, source: Path, answer: Answer = "ask") -> Path | SameSession:
    """Take a session file into the library; gives its place there, or the question to answer.

    ``keep_both`` gives the newcomer an id of its own. ``replace`` moves the library's copy to the
    bin once the newcomer is safe.

    Raises:
        Unreadable, NotASession, Damaged: with the reason; the library is as it was.
        InUse: the copy to be replaced is open.
    """
    source = resolve(source)
    data = atomic_file.read(source)
    head, tables = read_file(data)
    newer = head.version > file_format.VERSION
    session = newer_session(head, tables)[0] if newer else session_of(head, tables)[0]
    check_votes(session)
    same = [entry.path for entry in library.entries() if entry.id == session.id]
    if not same:
        return _put(library, session, data, source)
    if answer == "ask":
        here = find_session(same[0], library.keeping).session
        return SameSession(
            existing=same[0], title=session.about.title, differs=differences(here, session)
        )
    if answer == "keep_both":
        if newer:
            raise NotStorable(
                f"“{source.name}” was made by a newer version of the program, so it cannot be kept "
                "beside the copy in the library. Update the program first."
            )
        twin = with_new_id(session, secrets.token_hex(8))
        tables = with_headline(to_tables(twin), twin, library.keeping.headline)
        _, data = file_format.render(twin.id, 0, tables)
        return _put(library, twin, data, source)
    for existing in same:
        refuse_if_open(library, existing)
    path = _put(library, session, data, source)
    for existing in same:
        move_to_bin(library, existing)
    return path


def differences(here: Session, there: Session) -> tuple[Differs, ...]:
    """In which parts two copies of a session are not the same."""
    found = [_differs(name, _documents(here, name), _documents(there, name)) for name in TABLES]
    found.append(_differs("pack", {"": here.pack}, {"": there.pack}))
    return tuple(part for part in found if part is not None)


def with_new_id(session: Session, new_id: str) -> Session:
    """The same session as one of its own; what refers to itself in it goes along."""
    old = session.id
    charters = {
        doc_id: replace(
            charter,
            session=new_id if charter.session == old else charter.session,
            watch=tuple(
                replace(value, session=new_id) if value.session == old else value
                for value in charter.watch
            ),
            new_silo=tuple(
                replace(value, session=new_id) if value.session == old else value
                for value in charter.new_silo
            ),
        )
        for doc_id, charter in session.charters.items()
    }
    return replace(session, about=replace(session.about, id=new_id), charters=charters)


def _put(library: Library, session: Session, data: bytes, source: Path) -> Path:
    path = library.free_path(session.about)
    atomic_file.write_new(path, data, like=source)
    return path


def _documents(session: Session, name: str) -> dict[str, object]:
    if name == "about":
        return {"": session.about}
    return dict(getattr(session, name))


def _differs(name: str, here: dict[str, object], there: dict[str, object]) -> Differs | None:
    if here == there:
        return None
    changed = sum(here[i] != there[i] for i in here.keys() & there.keys())
    return Differs(part=words(name), here=len(here), there=len(there), changed=changed)
