"""The radar with its question, its layers and how to read it.

pyqtgraph, and with it numpy, is loaded when the first radar is shown: a workshop that is planned or
runs needs neither.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QSizePolicy

from itot_workshop.charts.radar_values import ALL_LAYERS, Layer, Radar
from itot_workshop.ui.charts.picture import PictureWish, Way
from itot_workshop.ui.charts.picture_button import PictureButton
from itot_workshop.ui.results.radar_picture import has_values, radar_picture
from itot_workshop.ui.results.view import ResultsView
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SeriesName, sample_icon, sample_size
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

if TYPE_CHECKING:
    from itot_workshop.ui.charts.radar_view import RadarView

_LEAST = QSize(320, 300)
_MOST = 720
_AROUND = 300
_HIGH = 0.86
"""The radar's height as a share of its width: labels need more room at the sides."""


class RadarPanel(QFrame):
    """Shows a radar; ``axis_wished`` and ``axis_reached`` carry an axis's id, ``picture_wished`` a
    :class:`PictureWish`; ``switched`` says that a layer was switched on or off.
    """

    axis_wished = Signal(str)
    axis_reached = Signal(str)
    picture_wished = Signal(object)
    switched = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._kit = kit
        self._axes: tuple[str, ...] = ()
        self._view: ResultsView | None = None
        self.pictures = PictureButton(kit)
        self.pictures.button.setProperty("edge", "near list")
        self._question = words("", "strong", wrap=True)
        self._scale = words("", "caption", wrap=True)
        self._room = kit.column(gap="")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.switches: dict[Layer, QCheckBox] = {}
        self.setLayout(self._laid())
        self.pictures.wished.connect(self._on_picture)
        kit.theme.changed.connect(self._on_look)

    @cached_property
    def radar(self) -> RadarView:
        """The radar itself, built when it is shown first."""
        from itot_workshop.ui.charts.radar_view import RadarView

        made = RadarView(self._kit.look, still=self._kit.theme.reduced_motion)
        made.setMinimumSize(_LEAST)
        made.axis_opened.connect(self._on_opened)
        made.axis_walked.connect(self._on_walked)
        self._room.addWidget(made)
        self._make_room(made)
        return made

    def show_view(self, view: ResultsView) -> None:
        """Show the radar of a session; the switches stay as they are, those of nothing are gone."""
        self._view = view
        self._axes = tuple(row.axis for row in view.rows)
        self._question.setText(view.question)
        low = self.tr("%1 in the centre: not true here. Outward is better, %2: fully true.")
        said = low.replace("%1", whole(view.low)).replace("%2", whole(view.high))
        self._scale.setText(said)
        for layer, box in self.switches.items():
            box.setVisible(has_values(view.radar, layer))
        if not view.since:
            self.switches["before"].hide()
        self.switches["before"].setText(view.since)
        self.switches["before"].setAccessibleName(
            self.tr("Show the session of %1").replace("%1", view.since)
        )
        self._grow_into(view)

    def layers(self) -> frozenset[Layer]:
        """The layers that are switched on, of those there are."""
        off = {it for it, box in self.switches.items() if box.isHidden() or not box.isChecked()}
        return ALL_LAYERS - off

    def reach(self, axis: str) -> None:
        """Point at an axis that was reached elsewhere."""
        if axis in self._axes and self.radar.current_axis != self._axes.index(axis):
            self.radar.walk_to(self._axes.index(axis))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the radar in its proportions, and low enough to be seen at once."""
        super().resizeEvent(event)
        if self._view is not None:
            self._make_room(self.radar)

    def _make_room(self, radar: RadarView) -> None:
        seen_at_once = self.window().height() - self._kit.px(_AROUND)
        high = min(round(radar.width() * _HIGH), self._kit.px(_MOST), seen_at_once)
        radar.setFixedHeight(max(self._kit.px(_LEAST.height()), high))

    def _laid(self) -> QBoxLayout:
        kit = self._kit
        switches = [self._switch(*named) for named in self._named()]
        switches.append(self._spread_switch())
        note = self.tr(
            "Balanced is half IT, half OT, whatever the head count. The shape’s area has no "
            "meaning. Arrow keys move from axis to axis, Enter opens its statements."
        )
        return kit.column(
            kit.column(self._question, self._scale, gap="xs"),
            self._room,
            hairline(),
            holder(kit.flow(*switches, self.pictures, gap="l")),
            words(note, "caption", wrap=True),
            gap="m",
            around="l",
        )

    def _named(self) -> tuple[tuple[Layer, SeriesName, str], ...]:
        """The layers that can be switched, how each is drawn and called."""
        return (
            ("it", "it", self.tr("IT")),
            ("ot", "ot", self.tr("OT")),
            ("balanced", "balanced", self.tr("balanced")),
            ("room", "room", self.tr("room as a whole")),
            ("management", "management", self.tr("managers")),
            ("before", "before", ""),
        )

    def _switch(self, layer: Layer, series: SeriesName, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setIcon(sample_icon(self._kit, series))
        box.setIconSize(sample_size(self._kit, series))
        box.setChecked(True)
        box.setAccessibleName(self.tr("Show %1").replace("%1", text))
        return self._wired(layer, box)

    def _spread_switch(self) -> QCheckBox:
        """The switch of the bars beside the spokes, which are off until they are wanted."""
        box = QCheckBox(self.tr("spread"))
        said = self.tr("Bars beside the spokes: where most people of a side stand.")
        box.setToolTip(said)
        box.setAccessibleName(self.tr("Show how the sides spread"))
        box.setAccessibleDescription(said)
        return self._wired("spread", box)

    def _wired(self, layer: Layer, box: QCheckBox) -> QCheckBox:
        box.toggled.connect(self._on_switched)
        self.switches[layer] = box
        return box

    def _grow_into(self, view: ResultsView) -> None:
        """Let a shape that was not shown yet grow; one that is there, or on its way, stays."""
        radar, there = replace(view.radar, layers=self.layers()), self.radar.radar
        self.radar.set_still(self._kit.theme.reduced_motion)
        if there is None or there.axes != radar.axes:
            self.radar.show_radar(radar, start=_start(view, radar))
        elif there != radar:
            self.radar.show_radar(radar)

    def _on_switched(self) -> None:
        if self._view is not None:
            self.radar.set_layers(self.layers())
            self.switched.emit()

    def _on_picture(self, way: Way) -> None:
        radar = self.radar.radar
        if self._view is not None and radar is not None:
            picture = radar_picture(self._view, radar.layers)
            self.picture_wished.emit(PictureWish(way=way, picture=picture))

    def _on_opened(self, number: int) -> None:
        self.axis_wished.emit(self._axes[number])

    def _on_walked(self, number: int) -> None:
        if number >= 0:
            self.axis_reached.emit(self._axes[number])

    def _on_look(self) -> None:
        if self._view is not None:
            self.radar.set_look(self._kit.look)
        for layer, series, _ in self._named():
            self.switches[layer].setIcon(sample_icon(self._kit, series))
            self.switches[layer].setIconSize(sample_size(self._kit, series))


def _start(view: ResultsView, radar: Radar) -> Radar | None:
    """The shape of the earlier session, from which this one's grows."""
    if not view.since:
        return None
    axes = tuple(
        replace(axis, it=axis.before[-1], ot=axis.before[-1], balanced=axis.before[-1])
        for axis in radar.axes
        if axis.before and axis.before[-1] is not None
    )
    return replace(radar, axes=axes) if len(axes) == len(radar.axes) else None
