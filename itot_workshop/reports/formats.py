"""The formats of summaries and comparisons, by the endings of their files.

This module loads no writer, so that everybody may ask it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from msgspec import Struct

WrittenFormat: TypeAlias = Literal["pdf", "pptx", "xlsx", "md", "csv", "json"]
"""Files of words and figures alone; for the others, which hold drawings, Qt has to run."""

Format: TypeAlias = Literal[
    "pdf", "html", "docx", "pptx", "xlsx", "md", "csv", "json", "png", "svg"
]

Paper: TypeAlias = Literal["a4", "letter"]

PAPERS: tuple[Paper, ...] = get_args(Paper)
"""The sheets on which a PDF can be set."""

Table: TypeAlias = Literal["figures", "changes", "votes", "notes", "actions"]

TABLES: tuple[Table, ...] = get_args(Table)
"""What a CSV file can hold, one of them each."""

Handout: TypeAlias = Literal["ballots", "statements", "cards", "board", "posters"]

HANDOUTS: tuple[Handout, ...] = get_args(Handout)
"""Paper for a workshop without a screen, set as PDF."""

FORMATS: tuple[Format, ...] = get_args(Format)
"""All formats, those that most people want first."""


class Layout(Struct, frozen=True, kw_only=True):
    """How a file is laid out: the sheet of a PDF, the size of a PNG, what is left out.

    ``scale`` is how many dots of a PNG stand for a pixel of its drawing, ``without`` the chapters
    that are left out, by their ids, ``table`` the sheet in a CSV (None: the first there is),
    ``language`` that of headings and sentences (empty: the session's).
    """

    paper: Paper = "a4"
    scale: int = 3
    without: tuple[str, ...] = ()
    table: Table | None = None
    language: str = ""


USUAL = Layout()
"""A4, sharp on paper, and everything in it."""
