"""Writes what the export sheet asked for; the writers are brought along when they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from itot_workshop.domain.audience import shown
from itot_workshop.domain.session import Session
from itot_workshop.reports.formats import FORMATS, Format
from itot_workshop.storage import atomic_file
from itot_workshop.storage.file_names import file_name, slug
from itot_workshop.storage.library import Library
from itot_workshop.ui.sheets.export import SESSION_FILE, ExportWish, Wanted


class Exported(Struct, frozen=True, kw_only=True):
    """What is to be written: one session with the one it is set against, or several compared."""

    sessions: tuple[Session, ...]
    files: tuple[Path, ...]
    before: Session | None = None


def offered(what: Exported) -> tuple[Wanted, ...]:
    """The formats in which this can be written; a session file only of a single session."""
    return (*FORMATS, SESSION_FILE) if len(what.sessions) == 1 else FORMATS


def stem_of(what: Exported) -> str:
    """The name of the files, without an ending."""
    if len(what.sessions) == 1:
        return Path(file_name(what.sessions[0].about)).stem
    first, last = what.sessions[0].about, what.sessions[-1].about
    company = slug(last.organisation or last.title)
    return f"{company}-{first.date.isoformat()}-{last.date.isoformat()}"


def write(what: Exported, wish: ExportWish, library: Library, resources: Path) -> tuple[Path, ...]:
    """Write every wished format, never over a file that is there; gives the files.

    Raises Refused, NotSaved and what reading a session raises; files written before stay.
    """
    written: list[Path] = []
    for format_ in wish.formats:
        target = atomic_file.free_name(wish.folder / f"{wish.stem}.{format_}")
        if format_ == SESSION_FILE:
            library.export_copy(what.files[0], target)
        else:
            atomic_file.write_new(target, _rendered(what, format_, resources))
        written.append(target)
    return tuple(written)


def _rendered(what: Exported, format_: Format, resources: Path) -> bytes:
    """The bytes of one file, with nothing in it that the room has not seen."""
    from itot_workshop.reports.drawn import draw

    sessions = [shown(session) for session in sorted_by_date(what.sessions)]
    return draw(sessions, format_, resources, what.before)


def sorted_by_date(sessions: Sequence[Session]) -> list[Session]:
    """The sessions, oldest first."""
    return sorted(sessions, key=lambda session: (session.about.date, session.id))
