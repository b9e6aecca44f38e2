"""What can be typed after the program's name: every command, its options and its help."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from itot_workshop import __version__
from itot_workshop.reports.formats import FORMATS, HANDOUTS, PAPERS, TABLES

OPEN = "open"
"""The command behind a call that names none: the desktop program, on a file if one is given."""

REHEARSE = "rehearse"
"""The command that plays on the real windows, which whoever calls it has to put together."""

LIBRARY_VARIABLE = "ITOT_WORKSHOP_LIBRARY"

Fill: TypeAlias = Callable[[argparse.ArgumentParser], None]

_ABOUT = (
    "Run in-room workshops on how IT and OT work together. Without a command the program opens."
)
_EXITS = "Exit codes: 0 done, 1 refused (one line says what, where and what to do), 2 wrong use."


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What was typed, as values; ``command`` is always set. Ends the program on wrong use."""
    parser, commands = _parser()
    return parser.parse_args(_with_command(list(words), commands))


def _with_command(words: list[str], commands: Sequence[str]) -> list[str]:
    """The words with ``open`` put before a file (or nothing) where a command is expected."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        if words[at] in ("-h", "--help", "--version") or words[at:] == ["--library"]:
            return words
        if words[at] == "--":
            return [*words[:at], OPEN, *words[at:]]
        at += 2 if words[at] == "--library" else 1
    if at < len(words) and words[at] in commands:
        return words
    return [*words[:at], OPEN, *words[at:]]


def _parser() -> tuple[argparse.ArgumentParser, Sequence[str]]:
    parser = argparse.ArgumentParser(
        prog="itot-workshop",
        usage="itot-workshop [--library DIR] [FILE]\n       itot-workshop COMMAND [...]",
        description=_ABOUT,
        epilog=f"{_EXITS} `itot-workshop COMMAND --help` says more about a command.",
    )
    parser.add_argument("--version", action="version", version=f"ITOT Workshop {__version__}")
    _library(parser, None)
    # The commands' own --library must not put its default over one that came before the command.
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title="commands", prog="itot-workshop"
    )
    commands.add_parser(OPEN, prog="itot-workshop", parents=[_opening()])
    for name, help_, fill in _COMMANDS:
        command = commands.add_parser(name, help=help_, description=_sentence(help_), epilog=_EXITS)
        fill(command)
        _library(command, argparse.SUPPRESS)
    return parser, [name for name, _, _ in _COMMANDS]


def _sentence(help_: str) -> str:
    return help_[0].upper() + help_[1:] + "."


def _opening() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a session file")
    _library(parser, argparse.SUPPRESS)
    return parser


def _library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        default=default,
        help=f"the folder of sessions (else the variable {LIBRARY_VARIABLE}, else the usual place)",
    )


def _session(parser: argparse.ArgumentParser, **more: str) -> None:
    parser.add_argument(
        "session",
        metavar="SESSION",
        help="a session file, or the id that `list` shows (its beginning is enough)",
        **more,  # type: ignore[arg-type]
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", required=True, metavar="T", help="what the session is called")
    parser.add_argument(
        "--date", required=True, type=_date, metavar="D", help="the day, as in 2025-02-11"
    )
    parser.add_argument("--organisation", default="", metavar="O", help="the company")
    parser.add_argument("--site", default="", metavar="S", help="the plant or place")
    parser.add_argument(
        "--template",
        metavar="ID",
        help="the agenda: pulse-60, half-day-210 or follow-up-90 in the pack that comes along",
    )
    parser.add_argument("--form", choices=("full", "short"), help="all statements, or one per axis")
    parser.add_argument("--pack", metavar="ID", help="the content pack, as `packs` lists it")
    parser.add_argument(
        "--follows",
        metavar="SESSION",
        help="the earlier session: people, board and open actions come along",
    )


def _import_votes(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    parser.add_argument(
        "csv",
        type=Path,
        metavar="CSV",
        help="columns participant, side, statement, vote; an empty vote is “can’t judge”",
    )
    parser.add_argument(
        "--only", metavar="NAME", help="only the rows with NAME in the column “session”"
    )


def _import_tally(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    parser.add_argument(
        "csv",
        type=Path,
        metavar="CSV",
        help="columns side, statement, value, count; an empty value is “can’t judge”",
    )


def _show(parser: argparse.ArgumentParser) -> None:
    _session(parser)
    _json(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    _sessions(parser, "two sessions or more, in any order; they are compared by date")
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    _sessions(parser, "one session for a summary, several for a comparison")
    parser.add_argument(
        "--to", required=True, type=Path, metavar="FILE", help="the file to write, or to replace"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        help=f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]} (else by the file’s suffix)",
    )
    parser.add_argument(
        "--handout",
        choices=HANDOUTS,
        help="instead of the summary: paper for a workshop without a screen, as PDF",
    )
    parser.add_argument(
        "--paper",
        choices=PAPERS,
        default="a4",
        help="the sheets of a PDF (else a4)",
    )
    parser.add_argument(
        "--language",
        default="",
        metavar="LANGUAGE",
        help="that of headings and sentences: en or de (else the session’s)",
    )
    parser.add_argument(
        "--table",
        choices=TABLES,
        help="what a CSV holds (else the figures; of several sessions, the changes)",
    )


def _sessions(parser: argparse.ArgumentParser, help_: str) -> None:
    parser.add_argument("sessions", nargs="+", metavar="SESSION", help=help_)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="session files or folders of content packs (else all of the library)",
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="put sound what can be saved; the damaged original is kept beside it",
    )


def _rehearse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--template",
        metavar="T",
        help="the agenda: pulse-60, half-day-210 (unless told otherwise) or follow-up-90",
    )
    parser.add_argument(
        "--participants",
        type=_people,
        default=14,
        metavar="N",
        help="how many made-up people, from 4 to 20 (14)",
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="K", help="the same seed, the same session (1)"
    )
    parser.add_argument(
        "--to", required=True, type=Path, metavar="DIR", help="a new or empty folder for all of it"
    )


_COMMANDS: tuple[tuple[str, str, Fill], ...] = (
    ("list", "list the sessions of the library", _json),
    ("new", "plan a session and print its file", _new),
    ("import-votes", "add a round of votes that were given on paper", _import_votes),
    ("import-tally", "add a round of counted hands", _import_tally),
    ("show", "show the figures of one session", _show),
    ("compare", "show the figures of several sessions side by side", _compare),
    ("export", "write a summary, or with several sessions a comparison", _export),
    (REHEARSE, "play a whole workshop with made-up people, with pictures", _rehearse),
    ("check", "say whether session files and content packs are sound", _check),
    ("packs", "list the content packs", _json),
)


def _people(text: str) -> int:
    if not text.isdecimal() or not 4 <= int(text) <= 20:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of people from 4 to 20")
    return int(text)


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no day; write year, month and day as in 2025-02-11"
        ) from None
