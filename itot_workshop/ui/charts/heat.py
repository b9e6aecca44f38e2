"""The heat map as screens show it: figures, days and reasons in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from itot_workshop.charts.heatmap_values import HeatCell, HeatChart, HeatColumn, HeatSite, shade_of
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.ui.widgets.numbers import fixed, head_day, whole

translate = QCoreApplication.translate


def heat_chart(view: timed.HeatMap, *, short: bool = False) -> HeatChart:
    """Everything in words; ``short`` names axes by their short names."""
    every = [row for site in view.sites for row in site.rows]
    years = {row.date.year for row in every}
    scales = {row.high for row in every}
    return HeatChart(
        axes=_names(view, short=short),
        sites=tuple(
            HeatSite(
                name=site.place if len(view.sites) > 1 else "",
                columns=tuple(_column(row, years, scales) for row in site.rows),
            )
            for site in view.sites
        ),
        it_head=translate("Charts", "IT, people"),
        ot_head=translate("Charts", "OT, people"),
        overall_head=translate("Charts", "Overall"),
        others=tuple(name for page in view.others for name in _names(page, short=short)),
    )


def _names(view: timed.HeatMap, *, short: bool) -> tuple[str, ...]:
    return view.shorts if short else view.axes


def _column(row: timed.HeatRow, years: set[int], scales: set[int]) -> HeatColumn:
    some = row.overall is not None and row.on < row.asked
    on = translate("Charts", "on %1").replace("%1", whole(row.on))
    of = translate("Charts", "of %1").replace("%1", whole(row.high))
    return HeatColumn(
        day=head_day(row.date, row.date),
        year=str(row.date.year) if len(years) > 1 else "",
        it=whole(row.it),
        ot=whole(row.ot),
        cells=tuple(_cell(cell) for cell in row.cells),
        overall=fixed(row.overall),
        note=of if len(scales) > 1 else on if some else "",
    )


def _cell(cell: timed.HeatCell) -> HeatCell:
    if not cell.asked:
        return HeatCell(text=translate("Charts", "not asked"), shade="none")
    if cell.score is None:
        return HeatCell(text=translate("Charts", "not shown"), shade="none")
    sides = {"IT": "it", "OT": "ot"}
    return HeatCell(
        text=fixed(cell.score),
        shade=shade_of(cell.band, cell.basis),
        small=translate("Charts", "room") if cell.basis == "room" else "",
        moved=cell.moved,
        lower=sides.get(cell.lower or "", ""),  # type: ignore[arg-type]
    )
