"""The folder of sessions: what is in it, which one is meant, and what can be done with its files.

The folder is the truth; whatever is remembered about it is rebuilt when it does not fit. Nothing
here ever writes over a file: names that are taken get a number, what is removed goes to the bin.
A list is there at once: what opening a file needs waits behind a door until one is opened.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.about import About
from itot_workshop.storage import atomic_file, disk, lock, places
from itot_workshop.storage.coding import no_collection
from itot_workshop.storage.errors import NotFound, not_saved
from itot_workshop.storage.file_names import SUFFIX, file_name
from itot_workshop.storage.headline import Headline
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.listing import Listed, list_folder

if TYPE_CHECKING:
    from itot_workshop.domain.changes import Change
    from itot_workshop.domain.session import Session
    from itot_workshop.storage.changing import Changed
    from itot_workshop.storage.session_file import Opened

BACKUPS, BIN, PACKS = "backups", "bin", "packs"


class SessionEntry(Struct, frozen=True, kw_only=True):
    """One session file of a library.

    ``about`` and ``headline`` are None for a file that cannot be read; ``fault`` says why.
    ``in_use`` is set while a program has it open. ``interrupted`` is a session that was left
    without being closed, or while its workshop was running; ``stopped`` says of it that the
    program ended without closing the file.
    """

    folder: Path
    name: str
    about: About | None = None
    headline: Headline | None = None
    fault: str = ""
    in_use: bool = False
    interrupted: bool = False
    stopped: bool = False

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.folder / self.name

    @property
    def id(self) -> str:
        """The session's id; empty for a file that cannot be read."""
        return self.about.id if self.about else ""


class Library:
    """The session files of one folder. It is made when the first session is."""

    def __init__(self, folder: Path, keeping: Keeping) -> None:
        """Backups go to the library's own folder unless another one is named in ``keeping``."""
        self.folder = folder
        self.keeping = replace(keeping, backups=keeping.backups or folder / BACKUPS)

    def entries(self) -> list[SessionEntry]:
        """Every session file: interrupted ones first, then by date, youngest first.

        Raises:
            Unreadable: if the folder cannot be looked into.
        """
        left = _left_open(self.keeping.local, self.folder)
        with no_collection():
            listed = list_folder(self.folder, self.keeping.local)
            entries = [self._entry(name, it, left.get(name, set())) for name, it in listed.items()]
        return sorted(entries, key=_rank)

    def _entry(self, name: str, listed: Listed, left: set[str]) -> SessionEntry:
        running = listed.about is not None and listed.about.state == "running"
        in_use = (bool(left) or running) and lock.in_use(self.keeping.local, self.folder / name)
        return SessionEntry(
            folder=self.folder,
            name=name,
            about=listed.about,
            headline=listed.headline,
            fault=listed.fault,
            in_use=in_use,
            interrupted=(bool(left) or running) and not in_use,
            stopped=places.JOURNAL in left and not in_use,
        )

    def find(self, wanted: str) -> Path:
        """The file that a path, a session's id or the beginning of one stands for.

        Raises:
            NotFound: there is none, or more than one that could be meant.
        """
        if wanted.endswith(SUFFIX) or Path(wanted).name != wanted:
            for path in (Path(wanted), self.folder / wanted):
                if disk.exists(path) and path.is_file():
                    return path
            raise NotFound(f"There is no session file “{wanted}”. Check the path.")
        entries = [entry for entry in self.entries() if entry.id]
        meant = [e for e in entries if e.id == wanted] or [
            e for e in entries if wanted and e.id.startswith(wanted)
        ]
        if len(meant) == 1:
            return meant[0].path
        if meant:
            names = ", ".join(f"“{entry.name}”" for entry in meant)
            raise NotFound(f"“{wanted}” could be several sessions: {names}. Name the file.")
        raise NotFound(
            f"There is no session “{wanted}” in {self.folder}. Look at the list for its id, or "
            "name its file."
        )

    def before(self, about: About) -> Path | None:
        """The last finished session of the same organisation and site before one.

        Rehearsals and the session itself are none. None where there is no such session.

        Raises:
            Unreadable: if the folder cannot be looked into.
        """
        entries = (it for it in self.entries() if _precedes(it.about, about))
        found = [(it.about.date, it.path) for it in entries if it.about is not None]
        return max(found)[1] if found else None

    def create(self, session: Session) -> Opened:
        """A new file for a session, opened; named by organisation, date and title.

        Raises:
            NotSaved, NotStorable: nothing was made.
        """
        from itot_workshop.storage.session_file import SessionFile

        return SessionFile.create(self.free_path(session.about), session, self.keeping)

    def free_path(self, about: About) -> Path:
        """Where a session's file can go without touching another; makes the folder.

        Raises:
            NotSaved: if there can be no such folder.
        """
        try:
            disk.make_folder(self.folder)
            if not os.access(self.folder, os.X_OK):
                raise PermissionError(errno.EACCES, "cannot be looked into")
        except OSError as error:
            raise not_saved(self.folder, error) from error
        return atomic_file.free_name(self.folder / file_name(about))

    def change(self, path: Path, changes: Iterable[Change]) -> Changed:
        """Make changes in a session that is not open, such as its title or whether it is archived.

        All of them are kept, or none; the answer has a note if the file itself is renewed later.

        Raises:
            Refused: by the rules of the session, with their sentence.
            ReadOnly, NotSaved and what opening raises.
        """
        from itot_workshop.storage.changing import change

        return change(path, changes, self.keeping)

    def export_copy(self, path: Path, target: Path) -> None:
        """Copy a session with everything acknowledged to a new file that can be given away.

        Raises:
            NameTaken, NotSaved: no copy was made.
        """
        from itot_workshop.storage.changing import export_copy

        export_copy(path, target, self.keeping)


def _left_open(local: Path, folder: Path) -> dict[str, set[str]]:
    """The files of a folder that have a journal (not closed as usual) or a box, and which."""
    here = os.path.normcase(disk.resolve(folder))
    return {
        Path(place.path).name: kinds
        for kept, place in places.all_places(local).items()
        if os.path.normcase(Path(place.path).parent) == here
        and not place.waiting
        and (kinds := places.kept_kinds(kept))
    }


def _rank(entry: SessionEntry) -> tuple[bool, int, str, str]:
    """Where an entry stands in the list."""
    if entry.about is None:
        return not entry.interrupted, 0, "", entry.name
    return not entry.interrupted, -entry.about.date.toordinal(), entry.about.title, entry.name


def _precedes(other: About | None, about: About) -> bool:
    """Whether a session is an earlier one of the same place, that may be set beside another."""
    if other is None or other.id == about.id or other.rehearsal or other.state != "finished":
        return False
    return _place(other) == _place(about) and bool(_place(about)[0]) and other.date <= about.date


def _place(about: About) -> tuple[str, str]:
    return about.organisation.strip().casefold(), about.site.strip().casefold()
