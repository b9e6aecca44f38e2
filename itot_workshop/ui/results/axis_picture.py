"""One axis as it leaves the program: its statements with their votes, its figures as a table."""

from __future__ import annotations

from functools import partial

from itot_workshop.charts.dots_paint import StatementRow, lay_statements
from itot_workshop.charts.laid import draw_chart
from itot_workshop.charts.plate import LegendSeries, Plate
from itot_workshop.ui.charts.picture import Picture
from itot_workshop.ui.results.axis_view import AxisView, StatementView
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.results.vote_dots import spoken, votes_of
from itot_workshop.ui.results.words import seat_word
from itot_workshop.ui.widgets.numbers import whole


def axis_picture(view: AxisView) -> Picture:
    """The axis with the vote that counts on every statement."""
    chart = partial(lay_statements, rows=tuple(_row(it, view) for it in view.statements))
    split = any(it.rounds and it.rounds[-1].it is not None for it in view.statements)
    legend: tuple[tuple[LegendSeries, str], ...] = (
        ("it", seat_word("IT")),
        ("ot", seat_word("OT")),
    )
    table = [(translate("Results", "Figure"), "", "")]
    table += [(it.name, it.figure, it.word) for it in view.figures]
    said = [f"{it.text}: {spoken(it.rounds[-1])}." for it in view.statements if it.rounds]
    return Picture(
        plate=Plate(
            title=view.name,
            subtitle=view.session,
            legend=legend if split else (),
            caption=_caption(view, split=split),
            table=tuple(table),
        ),
        drawing=partial(draw_chart, chart=chart),
        name=f"{view.file}-{view.axis}",
        description=" ".join(said),
        chart=chart,
    )


def _caption(view: AxisView, *, split: bool) -> str:
    dots = translate("Results", "One dot for each vote: IT above the scale, OT below.")
    if not split:
        dots = translate("Results", "One dot for each vote of the room.")
    turned = translate(
        "Results",
        "On a reversed statement the scale is turned: right is better, in the figures %1 counts "
        "as %2.",
    )
    turned = turned.replace("%1", whole(view.low)).replace("%2", whole(view.high))
    parts = (view.question, dots, turned if any(it.turned for it in view.statements) else "")
    return " ".join(part for part in parts if part)


def _row(statement: StatementView, view: AxisView) -> StatementRow:
    last = statement.rounds[-1] if statement.rounds else None
    shown = last is not None and (last.it is not None or last.room is not None)
    return StatementRow(
        text=statement.text,
        said=statement.said,
        votes=votes_of(last, view.ends) if shown and last is not None else None,
    )
