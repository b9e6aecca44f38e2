"""The heat map as screens show it: figures, days and reasons in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from itot_workshop.charts.heatmap_values import HeatCell, HeatChart, HeatColumn, HeatSite, shade_of
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.ui.widgets.numbers import DASH, fixed, head_day, whole

translate = QCoreApplication.translate


def heat_chart(view: timed.HeatMap, *, short: bool = False) -> HeatChart:
    """Everything in words; ``short`` names axes by their short names. A day that asked fewer
    statements has an asterisk, and its whole, too.
    """
    every = [row for site in view.sites for row in site.rows]
    fewer = view.unlike.fewer if view.unlike is not None else ()
    years = {row.date.year for row in every}
    scales = {row.high for row in every}
    return HeatChart(
        axes=_names(view, short=short),
        sites=tuple(
            HeatSite(
                name=site.place if len(view.sites) > 1 else "",
                columns=tuple(
                    _column(row, years, scales, starred=row.date in fewer) for row in site.rows
                ),
            )
            for site in view.sites
        ),
        it_head=translate("Charts", "IT, people"),
        ot_head=translate("Charts", "OT, people"),
        overall_head=_overall_head(view, every),
        overall_short=_overall_short(view),
        others=tuple(name for page in view.others for name in _names(page, short=short)),
    )


def _names(view: timed.HeatMap, *, short: bool) -> tuple[str, ...]:
    return view.shorts if short else view.axes


def _overall_short(view: timed.HeatMap) -> str:
    """What the last row is called in little room."""
    return translate("Charts", "Overall") if view.pages < 2 else translate("Charts", "All axes")


def _overall_head(view: timed.HeatMap, rows: Sequence[timed.HeatRow]) -> str:
    """What the last row is called: on a page with some of the axes, that it is of all."""
    if view.pages < 2:
        return _overall_short(view)
    axes = len(view.axes) + sum(len(page.axes) for page in view.others)
    if any(row.on != axes for row in rows):
        return translate("Charts", "Overall, all axes")
    return translate("Charts", "Overall, all %1 axes").replace("%1", whole(axes))


def _column(row: timed.HeatRow, years: set[int], scales: set[int], *, starred: bool) -> HeatColumn:
    some = row.overall is not None and row.on < row.asked
    on = translate("Charts", "%1 axes").replace("%1", whole(row.on))
    of = translate("Charts", "of %1").replace("%1", whole(row.high))
    return HeatColumn(
        day=head_day(row.date, row.date) + ("*" if starred else ""),
        year=str(row.date.year) if len(years) > 1 else "",
        it=whole(row.it),
        ot=whole(row.ot),
        cells=tuple(_cell(cell) for cell in row.cells),
        overall=fixed(row.overall) + ("*" if starred and row.overall is not None else ""),
        note=of if len(scales) > 1 else on if some else "",
    )


def _cell(cell: timed.HeatCell) -> HeatCell:
    if not cell.asked:
        return HeatCell(text=translate("Charts", "not asked"), shade="none")
    if cell.score is None:
        return HeatCell(text=DASH, shade="hidden")
    sides = {"IT": "it", "OT": "ot"}
    return HeatCell(
        text=fixed(cell.score),
        shade=shade_of(cell.band, cell.basis),
        small=translate("Charts", "room") if cell.basis == "room" else "",
        moved=cell.moved,
        lower=sides.get(cell.lower or "", ""),  # type: ignore[arg-type]
    )
