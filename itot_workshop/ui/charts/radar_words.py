"""What is said of a radar in words: by screen readers, and in the hint at an axis."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from itot_workshop.charts.radar import Layer, Radar, RadarAxis
from itot_workshop.domain.rounding import round_half_away

# Kept as they are, the calls can be found by the tools that collect texts for translation.
translate = QCoreApplication.translate


def radar_sentence(radar: Radar) -> str:
    """Say in one sentence what the radar is and how to walk it."""
    text = translate(
        "Radar", "Radar with %n axes, from %1 in the centre to %2 at the rim.", "", len(radar.axes)
    )
    return text.replace("%1", str(radar.low)).replace("%2", str(radar.high))


def figures_sentence(radar: Radar, locale: QLocale) -> str:
    """Read all figures, axis by axis."""
    return " ".join(axis_sentence(axis, radar, locale) for axis in radar.axes)


def axis_sentence(axis: RadarAxis, radar: Radar, locale: QLocale) -> str:
    """Read one axis: its name and the figures of the layers that are on, or why there are none."""
    parts = axis_parts(axis, radar, locale)
    said = ", ".join(parts) if parts else translate("Radar", "no value")
    return translate("Radar", "%1: %2.").replace("%1", axis.label).replace("%2", said)


def axis_parts(axis: RadarAxis, radar: Radar, locale: QLocale) -> list[str]:
    """Return what there is to say of an axis, one figure each, two decimals."""
    named = (
        ("it", axis.it, translate("Radar", "IT %1")),
        ("ot", axis.ot, translate("Radar", "OT %1")),
        ("balanced", axis.balanced, translate("Radar", "balanced %1")),
        ("room", axis.room, translate("Radar", "room %1")),
        ("management", axis.management, translate("Radar", "management %1")),
        ("other", axis.other, translate("Radar", "other seats %1")),
        ("before", next(iter(axis.before[-1:]), None), translate("Radar", "before %1")),
    )
    parts = [
        words.replace("%1", locale.toString(round_half_away(value, 2), "f", 2))
        for layer, value, words in named
        if layer in radar.layers and value is not None
    ]
    parts += _spreads(axis, radar, locale)
    return [*parts, axis.note] if axis.missing and axis.note else parts


def _spreads(axis: RadarAxis, radar: Radar, locale: QLocale) -> list[str]:
    """Where most people of a side stand, if that is shown."""
    if "spread" not in radar.layers:
        return []
    named: dict[Layer, str] = {
        "it": translate("Radar", "IT mostly %1 to %2"),
        "ot": translate("Radar", "OT mostly %1 to %2"),
        "room": translate("Radar", "room mostly %1 to %2"),
    }
    return [
        named[layer]
        .replace("%1", locale.toString(round_half_away(low, 1), "f", 1))
        .replace("%2", locale.toString(round_half_away(high, 1), "f", 1))
        for layer, low, high in axis.spreads
        if layer in radar.layers
    ]
