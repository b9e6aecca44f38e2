"""The sizes of files for office programs, read from ``resources/theme/office.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from itot_workshop.charts.look import Look, read_look


class WordLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Text documents: sizes of type in points, the page's margins and widths in millimetres."""

    body: float
    small: float
    lead: float
    cover: float
    subtitle: float
    heading1: float
    heading2: float
    heading3: float
    figure: float
    leading: float
    margin_side: float
    margin_top: float
    margin_bottom: float
    picture: float
    figures_column: float
    label_column: float
    dot_column: float
    cell: float


class SlideLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slides: sizes of type in points, all distances in millimetres."""

    width: float
    height: float
    margin: float
    gutter: float
    title: float
    cover: float
    subtitle: float
    lead: float
    body: float
    small: float
    table: float
    table_small: float
    figure: float
    title_top: float
    title_height: float
    body_top: float
    foot_top: float
    foot_height: float
    row: float
    line: float


class SheetLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Spreadsheets: widths in characters, sizes of type in points, the chart in pixels.

    ``line`` is the height of a line in sizes of its type.
    """

    body: float
    title: float
    line: float
    narrowest: int
    widest: int
    label: int
    text: int
    chart_width: int
    chart_height: int


class OfficeLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What office files are set in: one font that their programs bring along, and all sizes."""

    font: str
    word: WordLook
    slides: SlideLook
    sheets: SheetLook


class Office(Struct, frozen=True, kw_only=True):
    """The colours of light pages and the sizes of office files in one hand."""

    look: Look
    sizes: OfficeLook

    def colour(self, role: str) -> str:
        """The colour of a role as six hexadecimal digits, as office files want it."""
        return self.look.colour.role(role).lstrip("#")[-6:]


def read_office(theme: Path) -> Office:
    """Read the light look and the sizes from the folder of themes."""
    content: Any = (theme / "office.toml").read_bytes()
    return Office(
        look=read_look(theme, "light"), sizes=msgspec.toml.decode(content, type=OfficeLook)
    )
