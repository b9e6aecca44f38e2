"""The neutral document: what a summary says, in its order, before it has a format.

Texts are plain: no markup, and each writer escapes them in its own way. Figures come as they are
to be read, rounded and with their sign; the exact ones stand in the sheets and the JSON answers.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from itot_workshop.domain.figures import SessionFigures

Mark: TypeAlias = Literal["", "IT", "OT", "MGT", "OTHER", "both", "room", "before", "older"]
Tone: TypeAlias = Literal["", "strong", "muted", "good", "warn", "bad"]
ColumnKind: TypeAlias = Literal["text", "number", "label", "date", "strip", "dots"]


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph. ``lead`` is said first and stands out; ``style`` is its weight on the page.

    ``drawn`` is said after the text where strips and small charts are drawn, and nowhere else.
    """

    text: str
    drawn: str = ""
    lead: str = ""
    label: str = ""
    style: Literal["body", "lead", "note"] = "body"


class Fact(Struct, frozen=True, kw_only=True):
    """A name with what it is, such as "Date: 11 November 2025"; ``more`` are further values.

    On a timeline ``at`` is where it stands, from 0 at the start to 1 at the end.
    """

    name: str
    value: str
    mark: Mark = ""
    more: tuple[str, ...] = ()
    at: float = 0.0


class Facts(Struct, frozen=True, kw_only=True):
    """Facts one below the other; ``style`` may set them side by side as large figures.

    Those of a timeline stand along a line where there are drawings, else in a list as well.
    """

    facts: tuple[Fact, ...]
    style: Literal["list", "figures", "timeline"] = "list"


class Item(Struct, frozen=True, kw_only=True):
    """One line of a list: who said it (``mark``), when (``when``), and a remark below it."""

    text: str
    mark: Mark = ""
    when: str = ""
    detail: str = ""


class Items(Struct, frozen=True, kw_only=True):
    """A list of lines that somebody said or agreed."""

    items: tuple[Item, ...]
    label: str = ""


class Callout(Struct, frozen=True, kw_only=True):
    """Something the reader must not miss, in a sentence or point by point."""

    text: str = ""
    title: str = ""
    points: tuple[str, ...] = ()
    tone: Tone = "warn"


class Point(Struct, frozen=True, kw_only=True):
    """A value on a strip, drawn as the mark of a side."""

    value: float
    mark: Mark


class Strip(Struct, frozen=True, kw_only=True):
    """Values on a short line beside the same values as figures; says nothing on its own.

    ``band`` is shaded, ``rule`` drawn across, both in the strip's own unit from ``low`` to
    ``high``; a line joins the first point with the last. With ``bar`` the strip is nothing but a
    bar over its band, in the colour of a side.
    """

    low: float
    high: float
    points: tuple[Point, ...]
    band: tuple[float, float] | None = None
    rule: float | None = None
    bar: Mark = ""


class Dots(Struct, frozen=True, kw_only=True):
    """As many dots as there were votes of one side."""

    mark: Mark
    count: int


class Cell(Struct, frozen=True, kw_only=True):
    """One cell of a table: words or a figure, a remark below, or a small drawing."""

    text: str = ""
    detail: str = ""
    tone: Tone = ""
    mark: Mark = ""
    band: int = 0
    strip: Strip | None = None
    dots: tuple[Dots, ...] = ()


class Column(Struct, frozen=True, kw_only=True):
    """A column's title and what stands in it. A strip column repeats figures of its row.

    A ``quiet`` title is for those who hear or read the plain text; the page leaves it out. A
    ``lifted`` column is the one that was chosen.
    """

    title: str
    kind: ColumnKind = "text"
    detail: str = ""
    quiet: bool = False
    lifted: bool = False


class Row(Struct, frozen=True, kw_only=True):
    """A row of cells; ``style`` lifts out a sum and a head that stands between rows."""

    cells: tuple[Cell, ...]
    style: Literal["body", "sum", "head"] = "body"


class Table(Struct, frozen=True, kw_only=True):
    """A table. Its caption is read aloud and shown only where ``titled``.

    ``drawn`` is said before the note where strips are drawn, and nowhere else.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    drawn: str = ""
    titled: bool = False


class GridRow(Struct, frozen=True, kw_only=True):
    """A row of a grid: its title and, for each column, a list."""

    title: str
    cells: tuple[tuple[Item, ...], ...]


class Grid(Struct, frozen=True, kw_only=True):
    """Lists side by side under marked heads, such as the common-ground board."""

    caption: str
    heads: tuple[Fact, ...]
    rows: tuple[GridRow, ...]
    note: str = ""


class Radar(Struct, frozen=True, kw_only=True):
    """The radar of one session, or of a later one (``figures``) over earlier ones (``before``).

    Of those there are up to two, oldest first; the first of two has the mark "older".

    ``axes`` are id and name in radar order, ``alt`` says in words what the picture shows,
    ``legend`` what its marks mean. ``balanced`` draws the balanced score alone instead of the two
    sides; a ``small`` one stands among others, with letters for names. ``short`` are names of the
    axes for programs that place many of them by themselves, and may be empty.
    """

    axes: tuple[tuple[str, str], ...]
    low: int
    high: int
    figures: SessionFigures
    alt: str
    title: str
    before: tuple[SessionFigures, ...] = ()
    balanced: bool = False
    small: bool = False
    short: tuple[str, ...] = ()
    legend: tuple[tuple[Mark, str], ...] = ()
    caption: str = ""


class Radars(Struct, frozen=True, kw_only=True):
    """Small radars side by side, each under its title; ``caption`` says what their letters mean."""

    title: str
    charts: tuple[Radar, ...]
    legend: tuple[tuple[Mark, str], ...]
    caption: str


class Line(Struct, frozen=True, kw_only=True):
    """One side's values over the sessions; None where there is none to show."""

    mark: Mark
    values: tuple[float | None, ...]


class Trend(Struct, frozen=True, kw_only=True):
    """A small chart of one axis over time, with the figure that stands beside its title.

    ``runs`` are the sessions, by number, that a line joins; those ``apart`` stand for themselves.
    Both together are a thick line behind those of the sides.
    """

    title: str
    figure: str
    lines: tuple[Line, ...]
    runs: tuple[tuple[int, ...], ...]
    apart: tuple[int, ...] = ()
    alt: str

    def marked(self, line: Line) -> tuple[int, ...]:
        """The sessions at which a line has a marker: both together only where no line joins one."""
        joined = {at for run in self.runs for at in run} if line.mark == "both" else ()
        known = (at for at, value in enumerate(line.values) if value is not None)
        return tuple(at for at in known if at not in joined)


class Trends(Struct, frozen=True, kw_only=True):
    """Small charts of all axes, on one scale and over the same sessions."""

    low: int
    high: int
    times: tuple[str, ...]
    charts: tuple[Trend, ...]


Plain: TypeAlias = Paragraph | Facts | Items | Callout | Table | Grid | Radar | Radars | Trends


class Panel(Struct, frozen=True, kw_only=True):
    """A part of a section with a title, a figure beside it, and facts at the side of its text."""

    title: str
    main: tuple[Plain, ...]
    side: tuple[Plain, ...] = ()
    figure: str = ""
    line: str = ""
    line_end: str = ""
    id: str = ""


class Pair(Struct, frozen=True, kw_only=True):
    """Two runs of blocks side by side where there is room, else one after the other."""

    left: tuple[Plain, ...]
    right: tuple[Plain, ...]


Block: TypeAlias = Plain | Panel | Pair


NUMBERED = "-"
"""What parts the kind of a chapter from its number where there are several of a kind."""


class Section(Struct, frozen=True, kw_only=True):
    """A chapter of the document. ``id`` names it in links; up to its number it says of which kind
    the chapter is.

    On paper it begins a page, however short, if ``new_page``; its panels take half a page each if
    ``halves``.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False
    halves: bool = False

    @property
    def kind(self) -> str:
        """What it is a chapter of, the same for every site."""
        return self.id.partition(NUMBERED)[0]


class Document(Struct, frozen=True, kw_only=True):
    """A whole summary or comparison, ready for any writer.

    On paper it has a page of its own for its title if ``cover``; ``running`` stands at the head of
    the others. ``talk_list`` are the axes most worth talking about (ids), ``proposed`` those that
    the figures alone would put there.
    """

    language: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    over: str = ""
    foot: str = ""
    contents: str = ""
    made_with: str = ""
    running: str = ""
    cover: bool = False
    talk_list: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()

    def without(self, sections: Collection[str]) -> Document:
        """The document without these chapters."""
        kept = tuple(section for section in self.sections if section.id not in sections)
        return structs.replace(self, sections=kept)
