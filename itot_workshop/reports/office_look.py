"""The sizes of files for office programs, read from ``resources/theme/office.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from itot_workshop.charts.look import Look, read_look
from itot_workshop.reports.office_measure import LetterLook, Measure


class ColumnLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Widths in millimetres: the least of a column of figures, that of the names of facts.

    Up to ``label`` words that name a state or a size stay in one line.
    """

    number: float
    label: float
    name: float


class StyleLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A style of a text document: size and spaces in points, the role of its colour."""

    size: float
    ink: str = "text"
    strong: bool = False
    before: float = 0.0
    after: float = 0.0


class WordLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Text documents: margins and widths in millimetres, the rest in points.

    ``figure`` is the size of large figures, ``small`` that of remarks; ``leading`` the height of
    a line in sizes of its type; ``bar`` and ``indent`` are those of a callout, ``list``
    is how far the words of a list stand in; ``cell`` and ``apart`` keep words from the lines and
    from the next column; ``picture`` is the width of the radar, ``gutter`` what lies between it
    and its words, in millimetres.
    """

    figure: float
    small: float
    leading: float
    bar: float
    indent: float
    list: float
    cell: float
    apart: float
    margin_side: float
    margin_top: float
    margin_bottom: float
    cover_top: float
    picture: float
    gutter: float
    columns: ColumnLook
    styles: dict[str, StyleLook]


class SlideLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slides: sizes of type in points, all distances in millimetres.

    ``line`` is the height of a line in sizes of its type, ``picture_share`` the part of the width
    that a chart beside words takes, ``list`` how far the words of a list stand in. ``table`` are
    the sizes of which a table takes the largest that fits, ``remark`` is the size of remarks, in
    sizes of the words above.
    """

    width: float
    height: float
    margin: float
    gutter: float
    title_top: float
    title_height: float
    body_top: float
    foot_top: float
    foot_height: float
    picture_share: float
    block: float
    list: float
    cell: float
    line: float
    cover: float
    title: float
    subtitle: float
    lead: float
    body: float
    figure: float
    remark: float
    small: float
    table: tuple[float, ...]
    marker: float
    stroke: float
    hairline: float
    columns: ColumnLook


class SheetLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Spreadsheets: widths in characters, sizes of type in points, the chart in pixels.

    A text is broken into lines of at most ``widest`` in a sheet of ``few`` columns, else at most
    ``among_many``, so that the sheet can be read on paper.

    ``line`` is the height of a line and ``digit`` the width that programs take for a character,
    both in sizes of the type; ``margin`` is that of the printed sheet, in millimetres.
    """

    body: float
    title: float
    line: float
    digit: float
    margin: float
    narrowest: int
    widest: int
    few: int
    among_many: int
    label: int
    text: int
    chart_width: int
    chart_height: int


class OfficeLook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What office files are set in: one font that their programs bring along, and all sizes."""

    font: str
    letters: LetterLook
    word: WordLook
    slides: SlideLook
    sheets: SheetLook


class Office(Struct, frozen=True, kw_only=True):
    """The colours of light pages, the sizes of office files and its letters in one hand."""

    look: Look
    sizes: OfficeLook
    measure: Measure

    def colour(self, role: str) -> str:
        """The colour of a role as six hexadecimal digits, as office files want it."""
        return self.look.colour.role(role).lstrip("#")[-6:]


def read_office(theme: Path) -> Office:
    """Read the light look and the sizes from the folder of themes."""
    content: Any = (theme / "office.toml").read_bytes()
    sizes = msgspec.toml.decode(content, type=OfficeLook)
    return Office(look=read_look(theme, "light"), sizes=sizes, measure=Measure(sizes.letters))
