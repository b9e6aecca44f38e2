"""The charts of a comparison, one at a time: what changed, over time, the heat map, the shapes."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from itot_workshop.ui.charts.chart_view import ChartView
from itot_workshop.ui.charts.picture import Picture, PictureWish, Way
from itot_workshop.ui.charts.picture_button import PictureButton
from itot_workshop.ui.results.cells_text import as_cells
from itot_workshop.ui.results.change_table import ChangeTable
from itot_workshop.ui.results.compare_charts import (
    how_time_is_read,
    map_chart,
    shape_chart,
    time_chart,
)
from itot_workshop.ui.results.compare_legend import line_entry, map_entries
from itot_workshop.ui.results.compare_pictures import (
    change_picture,
    map_picture,
    map_table,
    shapes_legend,
    shapes_picture,
    time_picture,
)
from itot_workshop.ui.results.compare_shapes import how_shapes_are_read
from itot_workshop.ui.results.compare_view import CompareView, SiteView
from itot_workshop.ui.results.compare_words import how_to_read, layer_word
from itot_workshop.ui.results.sight import Segment, Which
from itot_workshop.ui.sheets.form import Segments
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName
from itot_workshop.ui.widgets.parts import empty, holder, words

translate = QCoreApplication.translate

_SIDES: tuple[SeriesName, ...] = ("it", "ot", "together")

_SITE = 160
"""How narrow the box of sites may become, in pixels of usual text."""


class ComparePanel(QFrame):
    """Shows the charts of a :class:`CompareView`, of one site where there are several.

    ``axis_wished`` carries an axis, ``picture_wished`` a :class:`PictureWish`, ``site_wished``
    says that another site was chosen.
    """

    axis_wished = Signal(str)
    picture_wished = Signal(object)
    site_wished = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._kit = kit
        self._view: CompareView | None = None
        self.segments = Segments(kit, self.tr("Show"), _segment_names(), "change")
        self.which = Segments(kit, self.tr("Shapes of"), _which_names(), "balanced")
        self.sites = QComboBox()
        self.sites.setAccessibleName(self.tr("Site"))
        self.sites.setMinimumWidth(kit.px(_SITE))
        self.pictures = PictureButton(kit)
        self.table = ChangeTable(kit)
        self.chart = ChartView(kit)
        self._lead = words("", "muted", wrap=True)
        self._legend = kit.flow(gap="l", row_gap="xs")
        self._figures = words("", "caption", wrap=True)
        self._reading = words("", "caption", wrap=True)
        self._remarks = QVBoxLayout()
        self.setLayout(self._laid())
        self._wire()

    @property
    def segment(self) -> Segment:
        """Which chart is in sight."""
        return cast("Segment", self.segments.value())

    @property
    def shapes(self) -> Which:
        """Whose shapes are chosen."""
        return cast("Which", self.which.value())

    def show_view(self, view: CompareView) -> None:
        """Show another comparison; the chart in sight stays where it can."""
        before, self._view = self.sites.currentText(), view
        self.sites.blockSignals(True)
        self.sites.clear()
        self.sites.addItems([site.place for site in view.sites if site.change is not None])
        self.sites.setCurrentIndex(max(0, self.sites.findText(before)))
        self.sites.blockSignals(False)
        offered = _offered(view)
        self.segments.offer(offered)
        if self.segment not in offered:
            self.segments.choose(offered[0])
        if view.shapes is not None:
            choices = [which for which, _ in view.shapes.pictures]
            self.which.offer(choices)
            if self.which.value() not in choices:
                self.which.choose(choices[0])
        self._refresh()

    def site(self) -> SiteView | None:
        """The site in sight: the one that is chosen, or the only one."""
        if self._view is None:
            return None
        known = [site for site in self._view.sites if site.change is not None]
        return known[max(0, self.sites.currentIndex())] if known else None

    def take_focus(self) -> None:
        """Put the keys on the chart, or the table, in sight."""
        (self.table if self.segment == "change" else self.chart).setFocus()

    def text(self) -> str:
        """The figures of the chart in sight, for the clipboard."""
        view, site, picture = self._view, self.site(), self._picture()
        if self.segment == "change" and site is not None:
            return self.table.text()
        if picture is not None and picture.plate.table:
            return as_cells(picture.plate.table)
        return "" if view is None else as_cells(map_table(view))

    def _laid(self) -> QVBoxLayout:
        kit = self._kit
        head = FlowLayout(gap=kit.space("l"), row_gap=kit.space("s"), apart=True)
        for part in (self.segments, self.sites, self.pictures):
            head.addWidget(part)
        parts = (holder(head), self._lead, self.which, holder(self._legend), self.table, self.chart)
        laid = kit.column(*parts, self._figures, self._reading, self._remarks, gap="s", around="l")
        return cast("QVBoxLayout", laid)

    def _wire(self) -> None:
        self.segments.group.idClicked.connect(self._on_segment)
        self.which.group.idClicked.connect(self._on_which)
        self.sites.currentIndexChanged.connect(self._on_site)
        self.pictures.wished.connect(self._on_picture)
        self.table.axis_wished.connect(self.axis_wished)
        self.chart.axis_opened.connect(self.axis_wished)
        self.chart.reached.connect(self._on_reached)

    def _refresh(self) -> None:
        view, site, segment = self._view, self.site(), self.segment
        if view is None:
            return
        self._turn_to(segment)
        self.which.setVisible(segment == "shapes")
        self.sites.setVisible(len(view.sites) > 1 and self.sites.count() > 0)
        self._reading.setText(how_to_read(segment))
        self._on_reached("")
        change = site.change if site is not None else None
        self._lead.setText(change.overall if change is not None and segment == "change" else "")
        self._lead.setVisible(bool(self._lead.text()))
        empty(self._legend)
        empty(self._remarks)
        if change is not None:
            self.table.show_view(change)
            for remark in change.remarks:
                self._remarks.addWidget(words(remark, "caption", wrap=True))
        if segment == "time" and site is not None:
            self._show_time(site)
        elif segment == "map":
            self._show_map(view)
        elif segment == "shapes":
            self._show_shapes(view)

    def _turn_to(self, segment: Segment) -> None:
        """Show table or chart; the keys go along before the one that has them leaves."""
        shown, left = (self.table, self.chart) if segment == "change" else (self.chart, self.table)
        shown.show()
        if left.hasFocus():
            shown.setFocus()
        left.hide()

    def _show_time(self, site: SiteView) -> None:
        room: tuple[SeriesName, ...] = ("room",) if _has_room(site) else ()
        for series in (*_SIDES, *room):
            self._legend.addWidget(line_entry(self._kit, series, layer_word(series)))
        self._reading.setText(how_time_is_read(site))
        self.chart.show_chart(time_chart(site), self.tr("Axis by axis over time"))

    def _show_map(self, view: CompareView) -> None:
        for entry in map_entries(self._kit, view.heat):
            self._legend.addWidget(entry)
        self.chart.show_chart(map_chart(view.heat), self.tr("Axes by sessions"))

    def _show_shapes(self, view: CompareView) -> None:
        shapes, which = view.shapes, self.shapes
        if shapes is None:
            return
        self._reading.setText(how_shapes_are_read(shapes))
        for series, text in shapes_legend(shapes, which):
            self._legend.addWidget(line_entry(self._kit, cast("SeriesName", series), text))
        self.chart.show_chart(shape_chart(dict(shapes.pictures)[which]), self.tr("Shapes"))

    def _on_segment(self, _number: int) -> None:
        self._refresh()

    def _on_which(self, _number: int) -> None:
        self._refresh()

    def _on_site(self, _number: int) -> None:
        self._refresh()
        self.site_wished.emit()

    def _on_reached(self, said: str) -> None:
        """Say the figures of the spot, or how to come to them; the line keeps its place."""
        hint = self.tr("Arrow keys walk the figures, Enter opens the axis.")
        self._figures.setVisible(self.segment != "change")
        self._figures.setText(said or hint)

    def _on_picture(self, way: Way) -> None:
        picture = self._picture()
        if picture is not None:
            self.picture_wished.emit(PictureWish(way=way, picture=picture))

    def _picture(self) -> Picture | None:
        view, site = self._view, self.site()
        if view is None:
            return None
        if self.segment == "map":
            return map_picture(view)
        if self.segment == "shapes":
            return None if view.shapes is None else shapes_picture(view, view.shapes, self.shapes)
        if site is None or site.change is None:
            return None
        if self.segment == "time":
            return time_picture(view, site)
        return change_picture(view, site, site.change)


def _offered(view: CompareView) -> list[Segment]:
    """Charts that have something to say; of several sites the map of all of them comes first."""
    within: list[Segment] = ["change", "time"] if any(it.change for it in view.sites) else []
    shapes: list[Segment] = ["shapes"] if view.shapes is not None else []
    return [*within, "map", *shapes] if len(view.sites) == 1 else ["map", *shapes, *within]


def _has_room(site: SiteView) -> bool:
    """Whether the room as a whole stands in for the sides on some day."""
    return any(point.room is not None for axis in site.axes for point in axis.points)


def _segment_names() -> tuple[tuple[str, str], ...]:
    return (
        ("change", translate("Results", "What changed")),
        ("time", translate("Results", "Over time")),
        ("map", translate("Results", "Heat map")),
        ("shapes", translate("Results", "Shapes")),
    )


def _which_names() -> tuple[tuple[str, str], ...]:
    return (
        ("sides", translate("Results", "IT and OT")),
        ("balanced", translate("Results", "Both together")),
        ("it", translate("Results", "IT")),
        ("ot", translate("Results", "OT")),
    )
