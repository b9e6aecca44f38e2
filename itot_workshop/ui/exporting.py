"""Writes what the export sheet asked for; the writers are brought along when they are needed."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.audience import shown
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session, oldest_first
from itot_workshop.reports.formats import FORMATS, HANDOUTS, TABLES, Format, Handout, Layout, Table
from itot_workshop.reports.handouts import handouts
from itot_workshop.reports.left_out import left_out
from itot_workshop.reports.series import radar_of
from itot_workshop.reports.words import Words, languages
from itot_workshop.storage import atomic_file
from itot_workshop.storage.file_names import file_name, slug
from itot_workshop.storage.library import Library
from itot_workshop.ui.sheets.export_wish import (
    SESSION_FILE,
    ExportOffer,
    ExportWish,
    Shown,
    Wanted,
    file_names,
)

_RADARS = ("png", "svg")


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


def offer_of(what: Exported, named: str, resources: Path) -> ExportOffer:
    """What can be written of it. ``Refused`` if the sessions cannot be compared."""
    from itot_workshop.reports.composed import document_of

    words, document = document_of(sessions_of(what), resources, earlier_of(what))
    drawn = radar_of(document) is not None
    return ExportOffer(
        what=named,
        formats=tuple(name for name in offered(what) if drawn or name not in _RADARS),
        handouts=_handouts_of(what, words),
        tables=tables_of(what),
        chapters=tuple((section.id, section.title) for section in document.sections),
        hidden=hidden_in(what, words),
        languages=languages(resources / "report"),
    )


def _handouts_of(what: Exported, words: Words) -> tuple[Handout, ...]:
    """What a single session gives to print."""
    if len(what.sessions) > 1:
        return ()
    session = sessions_of(what)[0]
    return tuple(kind for kind in HANDOUTS if not handouts(session, kind, words).empty)


def hidden_in(what: Exported, words: Words) -> tuple[str, ...]:
    """What the hiding rules leave out, sentence by sentence; of several whose and when."""
    sessions = sessions_of(what)
    said = [(it, left_out(it, session_figures(it), words)) for it in sessions]
    if len(sessions) == 1:
        return said[0][1]
    return tuple(
        f"{', '.join(it for it in _named(session, words) if it)}: {sentence}"
        for session, sentences in said
        for sentence in sentences
    )


def _named(session: Session, words: Words) -> tuple[str, str]:
    return session.about.site, words.short_date(session.about.date)


def pages_of(
    what: Exported, shown: Shown, layout: Layout, resources: Path, dots: float
) -> tuple[bytes, ...]:
    """The pages of the PDF or of a handout as PNG, ``dots`` to an inch, or the radar's picture."""
    from itot_workshop.reports.composed import document_of
    from itot_workshop.reports.drawn import draw
    from itot_workshop.reports.printed import pictures_of, pictures_of_handouts

    sessions = sessions_of(what)
    match shown:
        case "radar":
            return (draw(sessions, "png", resources, earlier_of(what), layout),)
        case "pages":
            earlier = earlier_of(what)
            words, document = document_of(sessions, resources, earlier, layout.language)
            kept = document.without(layout.without)
            pages = pictures_of(kept, words, resources, layout.paper, dots)
        case _:
            pages = pictures_of_handouts(sessions[0], shown, resources, layout, dots)
    _forget(resources)
    return pages


def write_all(
    what: Exported, wish: ExportWish, wanted: Wanted, library: Library, resources: Path
) -> tuple[Path, ...]:
    """Write the files of one kind, never over one that is there; gives their paths.

    Raises Refused, NotSaved and what reading a session raises.
    """
    tables = tables_of(what)
    names = file_names(wish.stem, wanted, tables)
    targets = [atomic_file.free_name(wish.folder / name) for name in names]
    if wanted == SESSION_FILE:
        library.export_copy(what.files[0], targets[0])
        return tuple(targets)
    layouts = [replace(wish.layout, table=table) for table in tables]
    for target, layout in zip(targets, layouts if wanted == "csv" else [wish.layout], strict=True):
        atomic_file.write_new(target, _rendered(what, wanted, layout, resources))
    if wanted == "pdf" or wanted in HANDOUTS:
        _forget(resources)
    return tuple(targets)


def tables_of(what: Exported) -> tuple[Table, ...]:
    """The tables that can be written as CSV, the figures or changes first."""
    from itot_workshop.reports.export import sheets_of

    made = {sheet.name for sheet in sheets_of(sessions_of(what), earlier_of(what))}
    return tuple(table for table in TABLES if table in made)


def _rendered(what: Exported, wanted: Format | Handout, layout: Layout, resources: Path) -> bytes:
    """The bytes of one file, with nothing in it that the room has not seen."""
    from itot_workshop.reports.drawn import draw
    from itot_workshop.reports.printed import print_handouts

    sessions = sessions_of(what)
    match wanted:
        case "ballots" | "statements" | "cards" | "board" | "posters":
            return print_handouts(sessions[0], wanted, resources, layout).content
        case _:
            return draw(sessions, wanted, resources, earlier_of(what), layout)


def _forget(resources: Path) -> None:
    """Give back the memory of what was set in type: a workshop may go on for hours."""
    from itot_workshop.reports.pdf import forget_pages

    forget_pages(resources)


def sessions_of(what: Exported) -> list[Session]:
    """The sessions as they may be exported, oldest first."""
    return [shown(session) for session in oldest_first(what.sessions)]


def earlier_of(what: Exported) -> Session | None:
    """The session that a single one is set against, as it may be exported."""
    return None if what.before is None else shown(what.before)
