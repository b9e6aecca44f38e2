"""The radar of the results page, made from figures that may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.charts.radar_values import ALL_LAYERS, Layer, Radar, RadarAxis, Spread
from itot_workshop.domain.disclosure import spread_around
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import decimals
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.numbers import fixed, signed

_SIDES: tuple[tuple[Layer, Seat], ...] = (("it", "IT"), ("ot", "OT"))


def radar_of(pack: Pack, figures: SessionFigures, before: SessionFigures | None) -> Radar:
    """The radar of a session; ``before`` is the session that may share the picture with it.

    Spreads are off until somebody wants them: they make a crowded picture.
    """
    return Radar(
        axes=tuple(
            _axis(pack, found, before.axes.get(axis) if before else None)
            for axis, found in figures.axes.items()
        ),
        low=pack.scale.low,
        high=pack.scale.high,
        layers=ALL_LAYERS - {"spread"},
    )


def _axis(pack: Pack, found: AxisFigures, before: AxisFigures | None) -> RadarAxis:
    return RadarAxis(
        label=pack.axis(found.axis).name,
        it=found.mean_of("IT"),
        ot=found.mean_of("OT"),
        balanced=found.score if found.basis == "balanced" else None,
        management=found.mean_of("MGT"),
        other=found.mean_of("OTHER"),
        room=found.score if found.basis == "room" else None,
        before=(before.score if before and before.basis == "balanced" else None,),
        spreads=tuple(_spreads(found, pack)),
        caption=_caption(found, pack),
        note=_note(found),
        short=pack.axis(found.axis).short,
    )


def _spreads(found: AxisFigures, pack: Pack) -> Iterator[Spread]:
    """How the people of both sides spread, or those of the room where it is shown as a whole."""
    groups = [
        (layer, found.sides[seat].mean, found.sides[seat].consensus)
        for layer, seat in _SIDES
        if seat in found.sides
    ]
    if found.basis == "room":
        groups.append(("room", found.score, found.consensus))
    for layer, mean, agreement in groups:
        reach = spread_around(mean, agreement, pack.scale)
        if reach is not None:
            yield Spread(layer, *reach)


def _caption(found: AxisFigures, pack: Pack) -> str:
    if found.score is None or found.gap is None:
        return ""
    said = translate("Results", "%1  gap %2")
    digits = decimals(found.score, [it.start for it in pack.bands])
    return said.replace("%1", fixed(found.score, digits)).replace("%2", signed(found.gap, 1))


def _note(found: AxisFigures) -> str:
    if found.basis == "room":
        return translate("Results", "room only")
    if found.basis is None:
        none = translate("Results", "not voted")
        return none if found.mode is None else translate("Results", "too few votes")
    return ""
