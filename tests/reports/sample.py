"""A small document with one of every block, made by hand."""

from __future__ import annotations

from itot_workshop.domain.figures import Overall, SessionFigures
from itot_workshop.reports.document import (
    Callout,
    Cell,
    Column,
    Document,
    Dots,
    Fact,
    Facts,
    Grid,
    GridRow,
    Item,
    Items,
    Line,
    Pair,
    Panel,
    Paragraph,
    Point,
    Radar,
    Row,
    Section,
    Strip,
    Table,
    Trend,
    Trends,
)

MARKS = {mark: mark.lower() for mark in ("IT", "OT", "MGT", "OTHER", "both", "room", "before")}
NOTHING = SessionFigures(
    axes={},
    overall=Overall(score=None, axes=0, mean_abs_gap=None, consensus=None),
    proposed=(),
    talk_list=(),
)


def table(text: str = "A cell") -> Table:
    """A table with every kind of column."""
    strip = Strip(
        low=1,
        high=5,
        points=(Point(value=2.0, mark="OT"), Point(value=4.0, mark="IT")),
        band=(2.0, 3.0),
        rule=2.5,
    )
    return Table(
        caption="All kinds",
        titled=True,
        columns=(
            Column(title="Name"),
            Column(title="Figure", kind="number"),
            Column(title="Word", kind="label", quiet=True),
            Column(title="1 … 5", kind="strip"),
            Column(title="1", detail="not true here", kind="dots"),
        ),
        rows=(
            Row(style="head", cells=(Cell(text=text),)),
            Row(
                cells=(
                    Cell(text=text, detail=text, mark="IT"),
                    Cell(text="3.27", tone="strong", band=3),
                    Cell(text="steady", tone="muted"),
                    Cell(strip=strip),
                    Cell(text="2 IT, 1 OT", dots=(Dots(mark="IT", count=2),)),
                )
            ),
            Row(style="sum", cells=(Cell(text="Sum"), Cell(text="1"), Cell(), Cell(), Cell())),
        ),
        note=text,
    )


def document(text: str = "A text") -> Document:
    """A document that says the same text in every place."""
    radar = Radar(
        axes=(("a", text), ("b", "B"), ("c", "C")),
        low=1,
        high=5,
        figures=NOTHING,
        title=text,
        alt=text,
        legend=(("IT", text),),
        caption=text,
    )
    trends = Trends(
        low=1,
        high=5,
        times=("Feb", "Jun"),
        charts=(Trend(title=text, figure="+0.1", lines=(_line(),), runs=((0, 1),), alt=text),),
    )
    grid = Grid(
        caption=text,
        heads=(Fact(name=text, value="", mark="IT"), Fact(name="Both", value="", mark="both")),
        rows=(GridRow(title=text, cells=((Item(text=text, detail=text),), ())),),
        note=text,
    )
    return Document(
        language="en",
        over=text,
        title=text,
        subtitle=text,
        facts=(Fact(name="Date", value=text),),
        sections=(
            Section(
                id="first",
                title="First",
                blocks=(
                    Paragraph(text=text, lead=text, label=text),
                    Pair(left=(radar,), right=(Callout(text=text, title=text),)),
                    table(text),
                    grid,
                    trends,
                ),
            ),
            Section(id="second", title="Second", blocks=(_panel(text),)),
        ),
        foot=text,
        contents="Contents",
        made_with="Made by hand",
    )


def _line() -> Line:
    return Line(mark="OT", values=(2.0, None))


def _panel(text: str) -> Panel:
    return Panel(
        title=text,
        figure="3.27",
        line=text,
        line_end=text,
        id="panel",
        side=(Facts(facts=(Fact(name=text, value=text, mark="OT", more=(text,)),)),),
        main=(
            Items(label=text, items=(Item(text=text, mark="both", when=text, detail=text),)),
            Callout(points=(text, text), tone="bad"),
            Facts(style="figures", facts=(Fact(name=text, value="40%"),)),
        ),
    )
