"""What can be exported, what is wished for, and what its files and pages are called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from itot_workshop.reports.formats import USUAL, Format, Handout, Layout, Table

translate = QCoreApplication.translate

SessionFile: TypeAlias = Literal["itot"]
Wanted: TypeAlias = Format | SessionFile | Handout
Shown: TypeAlias = Literal["pages", "radar"] | Handout
SESSION_FILE: SessionFile = "itot"


class ExportWish(Struct, frozen=True, kw_only=True):
    """Which files to write into which folder, under which name without an ending.

    ``then_open`` asks for the folder afterwards.
    """

    formats: tuple[Wanted, ...]
    folder: Path
    stem: str
    layout: Layout = USUAL
    then_open: bool = False


class ExportOffer(Struct, frozen=True, kw_only=True):
    """What the sheet offers: formats, handouts, chapters as id and title, what is hidden anyway.

    ``tables`` are those that CSV files hold, one each.
    """

    what: str
    formats: tuple[Wanted, ...]
    handouts: tuple[Handout, ...] = ()
    tables: tuple[Table, ...] = ()
    languages: tuple[str, ...] = ("en",)
    chapters: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What can be looked at before it is written."""
        radar: tuple[Shown, ...] = ("radar",) if "png" in self.formats else ()
        return ("pages", *radar, *self.handouts)


def file_names(stem: str, wanted: Wanted, tables: Sequence[Table]) -> tuple[str, ...]:
    """The names of the files of one kind: a CSV for each table, a handout under its own name."""
    match wanted:
        case "ballots" | "statements" | "cards" | "board" | "posters":
            return (f"{stem}-{wanted}.pdf",)
        case "csv":
            return tuple(f"{stem}-{table}.csv" for table in tables)
        case _:
            return (f"{stem}.{wanted}",)


def shown_as(wanted: Wanted) -> Shown:
    """Among which pages a file is looked at before it is written."""
    match wanted:
        case "ballots" | "statements" | "cards" | "board" | "posters":
            return wanted
        case "png" | "svg":
            return "radar"
        case _:
            return "pages"


def shown_name(shown: Shown) -> str:
    """What pages to look at are called."""
    match shown:
        case "pages":
            return translate("Export", "Summary")
        case "radar":
            return translate("Export", "Radar")
        case _:
            return named(shown)[0]


def named(wanted: Wanted) -> tuple[str, str]:
    """What a file is called, and what it is for."""
    tr = translate
    small = tr("Export", "Four to a page, with marks where to cut")
    names: dict[Wanted, tuple[str, str]] = {
        "pdf": (tr("Export", "PDF, to read"), tr("Export", "The whole summary on paper")),
        "html": (tr("Export", "Web page"), tr("Export", "The summary in one file, to read")),
        "docx": (tr("Export", "Word, to edit"), tr("Export", "The whole summary as a document")),
        "pptx": (tr("Export", "Slides, to edit"), tr("Export", "With notes for the talk")),
        "xlsx": (tr("Export", "XLSX workbook"), tr("Export", "Figures, votes, notes and actions")),
        "md": (tr("Export", "Markdown, text"), tr("Export", "The summary as text, to edit")),
        "csv": (
            tr("Export", "CSV tables"),
            tr("Export", "Figures, votes, notes and actions, a file each"),
        ),
        "json": (tr("Export", "JSON data"), tr("Export", "Every figure in full, for programs")),
        "png": (tr("Export", "Radar, PNG"), tr("Export", "The radar alone, sharp on paper too")),
        "svg": (tr("Export", "Radar, SVG"), tr("Export", "The radar alone, at any size")),
        "itot": (
            tr("Export", "Session file"),
            tr("Export", "Another facilitator can open and go on with it"),
        ),
        "ballots": (tr("Export", "Ballots"), tr("Export", "One for each person and axis")),
        "statements": (tr("Export", "Statements"), small),
        "board": (tr("Export", "Board items"), small),
        "cards": (tr("Export", "Cards"), tr("Export", "One to a page, with room for dots")),
        "posters": (tr("Export", "Posters"), tr("Export", "Rules, scale and axes, for the wall")),
    }
    return names[wanted]
