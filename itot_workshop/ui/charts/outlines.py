"""An axis of outlines that lie over each other, as radars of comparisons draw it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from itot_workshop.charts.radar_values import RadarAxis
from itot_workshop.domain.audience_compare_views import Layer, ShapeLine


def outline_axis(
    it: ShapeLine, layer: Layer, label: str, *, lettered: bool = False, ends: bool = False
) -> RadarAxis:
    """The last value on its layer and the earlier ones behind it; a fall in the tone of danger.

    A ``lettered`` one has a letter for its name, and does not say that it is not compared. With
    ``ends`` others lie between the first value and the last, which are not drawn: the first is as
    old as it is beside them.
    """
    *before, now = it.values
    note = QCoreApplication.translate("Results", "not compared")
    return RadarAxis(
        label=f"↓ {label}" if it.fell else label,
        it=now if layer == "it" else None,
        ot=now if layer == "ot" else None,
        balanced=now if layer == "balanced" else None,
        before=(*before, None) if ends else tuple(before),
        note=note if not lettered and not it.compared else "",
        tone="fell" if it.fell else "plain",
        lettered=lettered,
    )
