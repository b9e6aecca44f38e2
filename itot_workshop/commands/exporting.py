"""`export`: a summary of one session or a comparison of several, in the format of the file."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from itot_workshop import paths
from itot_workshop.commands.answer import Stop, WrongUse, tell
from itot_workshop.commands.house import House, read
from itot_workshop.domain.audience import shown
from itot_workshop.domain.session import Session
from itot_workshop.reports.formats import FORMATS, Format, Handout, Layout
from itot_workshop.reports.words import languages
from itot_workshop.storage import atomic_file
from itot_workshop.storage.errors import Postponed, StorageError
from itot_workshop.storage.file_names import SUFFIX
from itot_workshop.storage.following import followed
from itot_workshop.storage.opening import find_whole

_ALSO: dict[str, Format] = {"htm": "html", "markdown": "md"}


def export(house: House, args: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    _check_target(args.to)
    format_ = args.format or format_of(args.to)
    if args.table and format_ != "csv":
        raise WrongUse("Only a CSV holds one table. End the file with .csv, or leave out --table.")
    sessions = [read(house, wanted) for wanted in args.sessions]
    before = _before(house, sessions[0], Path(args.sessions[0])) if len(sessions) == 1 else None
    layout = Layout(paper=args.paper, table=args.table, language=_language(args.language))
    if args.handout:
        content, standing = _handout(sessions, format_, args.handout, layout), ""
    else:
        content, standing = _content(sessions, format_, before, layout)
    _write(args.to, content)
    if standing:
        tell(standing)
    tell(f"Wrote “{args.to}”.")
    return 0


def _write(target: Path, content: bytes) -> None:
    try:
        atomic_file.write(target, content, time.sleep)
    except Postponed as error:
        raise Stop(
            f"“{target.name}” is held by another program, so it was left as it was. Close it there,"
            " or export under another name."
        ) from error


def _language(wanted: str) -> str:
    """The language that was asked for; empty for the session's own."""
    known = languages(paths.resources() / "report")
    if wanted and wanted not in known:
        raise WrongUse(f"There are no summaries in “{wanted}”. Name one of {', '.join(known)}.")
    return wanted


def format_of(target: Path) -> Format:
    """The format that a file's suffix names."""
    suffix = target.suffix.lower().removeprefix(".")
    for format_ in FORMATS:
        if suffix == format_:
            return format_
    if suffix in _ALSO:
        return _ALSO[suffix]
    raise WrongUse(
        f"“{target.name}” does not say which format is meant. End it with"
        f" {', '.join(f'.{name}' for name in FORMATS)}, or name one with --format."
    )


def _check_target(target: Path) -> None:
    if target.suffix.lower() == SUFFIX:
        raise Stop(f"“{target.name}” would be taken for a session. Give the export another name.")
    if target.is_dir():
        raise Stop(f"“{target}” is a folder. Name a file in it.")
    if not target.parent.is_dir():
        raise Stop(f"There is no folder “{target.parent}”, so nothing was written. Make it first.")


def _before(house: House, session: Session, file: Path) -> Session | None:
    """The session that this one follows, from the library or beside its file, if it is there."""
    wanted = session.about.follows
    if not wanted:
        return None
    try:
        found = followed(house.library, session)
    except StorageError as error:
        tell(f"The session before is left out: {error}")
        found = None
    return shown(found) if found else _beside(house, wanted, file)


def _beside(house: House, wanted: str, file: Path) -> Session | None:
    """A session with this id out of the folder of a file."""
    for path in sorted(file.parent.glob(f"*{SUFFIX}")) if file.is_file() else ():
        try:
            found = find_whole(path, house.library.keeping)
        except StorageError:
            continue
        if found.id == wanted:
            return shown(found)
    return None


def _handout(sessions: Sequence[Session], format_: Format, kind: Handout, layout: Layout) -> bytes:
    """Sheets to print for one session."""
    if format_ != "pdf" or len(sessions) != 1:
        raise WrongUse("A handout is made of one session, as PDF. End the file with .pdf.")
    from itot_workshop.commands.printing import hand_out

    return hand_out(sessions[0], kind, paths.resources(), layout)


def _content(
    sessions: Sequence[Session], format_: Format, before: Session | None, layout: Layout
) -> tuple[bytes, str]:
    """The bytes of a file, and of a PDF what could be made of it.

    Templates, fonts and drawings take their time, which no other command has to wait for.
    """
    match format_:
        case "pdf":
            from itot_workshop.commands.printing import print_out

            return print_out(sessions, paths.resources(), before, layout)
        case "pptx" | "xlsx" | "md" | "csv" | "json":
            from itot_workshop.reports.export import write

            return write(sessions, format_, paths.resources(), before, layout), ""
        case _:
            return _drawn(sessions, format_, before, layout), ""


def _drawn(
    sessions: Sequence[Session], format_: Format, before: Session | None, layout: Layout
) -> bytes:
    try:
        from itot_workshop.commands.drawing import drawn
    except ImportError as missing:
        raise Stop(
            f"The radar cannot be drawn here because a part of Qt is missing ({missing})."
            " Install it, or export to .pdf, .pptx, .xlsx, .md, .csv or .json."
        ) from missing
    return drawn(sessions, format_, paths.resources(), before, layout)
