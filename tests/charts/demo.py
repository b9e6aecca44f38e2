"""Radars to look at and to test with: the demo company's three sessions, and hard cases."""

from __future__ import annotations

from msgspec import structs

from itot_workshop.charts.radar import Radar, RadarAxis, Spread
from itot_workshop.charts.shapes import Extent, Measure, TextStyle
from itot_workshop.charts.words import caption

NAMES = (
    "Enabling Leadership",
    "Shared Goals",
    "Mutual Respect",
    "Skills Exchange",
    "Joint Processes",
    "Common Technology",
    "Cooperation Setup",
    "Visible Results",
)
GERMAN = (
    "Führungskräfteunterstützung",
    "Gemeinsame Zielvereinbarungen",
    "Gegenseitige Wertschätzung",
    "Qualifizierungs- und Kompetenzaustausch",
    "Instandhaltungsprozessverantwortung",
    "Automatisierungstechnologielandschaft",
    "Zusammenarbeitsorganisation",
    "Ergebnissichtbarkeit",
    "Informationssicherheitsmanagement",
    "Störungsbeseitigungsgeschwindigkeit",
    "Lieferantenfernwartungszugang",
    "Datenschnittstellenstandardisierung",
    "Schichtübergabekommunikation",
    "Änderungsanforderungsverfahren",
    "Rufbereitschaftsvereinbarung",
    "Budgetverantwortlichkeit",
)
# IT and OT of each axis, first to third session, and management in the first.
S1 = ((2.73, 2.72), (2.93, 2.94), (3.27, 2.78), (2.60, 2.50), (2.67, 1.86), (3.43, 2.11),
      (2.13, 1.89), (3.27, 1.83))  # fmt: skip
S2 = ((3.08, 2.58), (3.17, 2.67), (3.25, 2.89), (3.00, 3.17), (2.67, 2.33), (3.75, 2.31),
      (3.42, 3.28), (2.75, 1.93))  # fmt: skip
S3 = ((3.27, 3.28), (2.40, 2.11), (3.47, 3.28), (3.53, 3.44), (3.20, 2.94), (4.00, 2.56),
      (4.07, 3.50), (3.25, 3.22))  # fmt: skip
MANAGEMENT = (3.78, 3.22, 3.44, 3.11, 2.67, 2.89, 2.56, 2.78)


def first_session() -> Radar:
    """What the stage shows of the first session: two shapes, and the managers beside them."""
    return Radar(
        axes=tuple(
            RadarAxis(label=name, it=it, ot=ot, management=management)
            for name, (it, ot), management in zip(NAMES, S1, MANAGEMENT, strict=True)
        )
    )


def with_spreads(count: int = 8) -> Radar:
    """Both sides with the spread of their people."""

    def spread(axis: RadarAxis) -> RadarAxis:
        it, ot = axis.it or 1, axis.ot or 1
        bars = (
            Spread("it", max(it - 0.7, 1), min(it + 0.7, 5)),
            Spread("ot", max(ot - 0.9, 1), min(ot + 0.9, 5)),
        )
        return structs.replace(axis, spreads=bars)

    return Radar(axes=tuple(spread(axis) for axis in of(count).axes))


def third_session() -> Radar:
    """What the results page shows of the third session: all layers, figures under the labels."""
    return Radar(
        axes=tuple(
            RadarAxis(
                label=name,
                it=it,
                ot=ot,
                balanced=(it + ot) / 2,
                before=((before[0] + before[1]) / 2,),
                caption=caption((it + ot) / 2, ot - it, "gap"),
            )
            for name, (it, ot), before in zip(NAMES, S3, S2, strict=True)
        )
    )


def with_gaps(*missing: int, room: float | None = 2.27) -> Radar:
    """The first session with some axes that have no side values, one of them with the room's."""
    axes = list(first_session().axes)
    for place, index in enumerate(missing):
        axes[index] = RadarAxis(
            label=NAMES[index],
            room=None if place else room,
            note="room only" if room and not place else "not asked",
        )
    return Radar(axes=tuple(axes))


def one_side() -> Radar:
    """Only IT is there, as after a round in which OT did not vote; every axis shows the room."""
    axes = (
        RadarAxis(label=name, room=it, note="room only")
        for name, (it, _) in zip(NAMES, S1, strict=True)
    )
    return Radar(axes=tuple(axes))


def of(count: int, names: tuple[str, ...] = GERMAN, value: float | None = None) -> Radar:
    """A radar with so many axes; all values alike if one is given."""
    return Radar(
        axes=tuple(
            RadarAxis(
                label=names[index % len(names)],
                it=value or 2 + (index * 7 % 5) / 2,
                ot=value or 1.5 + (index * 3 % 7) / 2,
                caption="3.3  gap −0.6",
            )
            for index in range(count)
        )
    )


def even_measure(em: float = 14.0) -> Measure:
    """Measure as if every letter were equally wide, the same on every machine."""

    def measure(words: str, style: TextStyle) -> Extent:
        size = em * (0.85 if style in {"caption", "ring"} else 1.0)
        return Extent(0.56 * size * len(words), 0.95 * size, 0.25 * size)

    return measure
