"""Writes what the export sheet asked for; the writers are brought along when they are needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec import Struct

from itot_workshop.domain.audience import shown
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.formats import FORMATS, Format
from itot_workshop.reports.left_out import left_out
from itot_workshop.reports.words import read_words
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


class Chapter(Struct, frozen=True, kw_only=True):
    """A chapter that can be left out: its id and its title."""

    id: str
    title: str


def chapters_of(what: Exported, resources: Path) -> tuple[Chapter, ...]:
    """The chapters of what is exported. ``Refused`` if the sessions cannot be compared."""
    from itot_workshop.reports.export import document_of

    _, document = document_of(sessions_of(what), resources, what.before)
    return tuple(Chapter(id=section.id, title=section.title) for section in document.sections)


def hidden_in(what: Exported, resources: Path) -> tuple[str, ...]:
    """What the hiding rules leave out, sentence by sentence; of several sessions, of the last."""
    session = sessions_of(what)[-1]
    words = read_words(resources / "report", session.about.language)
    return left_out(session, session_figures(session), words)


def pages_of(
    what: Exported, without: Collection[str], resources: Path, dots: float
) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG, ``dots`` to an inch."""
    from itot_workshop.reports.export import document_of
    from itot_workshop.reports.printed import pictures_of

    words, document = document_of(sessions_of(what), resources, what.before)
    return pictures_of(document.without(without), words, resources, dots)


def write_one(
    what: Exported, wish: ExportWish, format_: Wanted, library: Library, resources: Path
) -> Path:
    """Write one format, never over a file that is there; gives the file.

    Raises Refused, NotSaved and what reading a session raises.
    """
    target = atomic_file.free_name(wish.folder / f"{wish.stem}.{format_}")
    if format_ == SESSION_FILE:
        library.export_copy(what.files[0], target)
    else:
        atomic_file.write_new(target, _rendered(what, wish, format_, resources))
    return target


def _rendered(what: Exported, wish: ExportWish, format_: Format, resources: Path) -> bytes:
    """The bytes of one file, with nothing in it that the room has not seen."""
    from itot_workshop.reports.drawn import draw

    return draw(sessions_of(what), format_, resources, what.before, wish.without)


def sessions_of(what: Exported) -> list[Session]:
    """The sessions as they may be exported, oldest first."""
    return [shown(session) for session in sorted_by_date(what.sessions)]


def sorted_by_date(sessions: Sequence[Session]) -> list[Session]:
    """The sessions, oldest first."""
    return sorted(sessions, key=lambda session: (session.about.date, session.id))
