"""How to read a radar on the stage: whose line or marker is which, and what its signs mean."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from itot_workshop.domain.audience_radar_views import ALONE
from itot_workshop.domain.audience_views import Radar
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.key import Entry, draw_key, entries, key_height
from itot_workshop.ui.stage.outline_key import is_covered, same_as
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_chart import together
from itot_workshop.ui.widgets.numbers import head_day


class Legend(Struct, frozen=True, kw_only=True):
    """How to read a radar, in lines, and its key; ``height`` of both in pixels."""

    said: tuple[str, ...]
    key: tuple[Entry, ...]
    height: float


def legend_of(pen: Pen, view: Radar, width: float, *, equal: bool) -> Legend:
    """The legend in so much width, with what equal values are drawn as if there are any; the ends
    of the scale, whose rings have figures, take no line of their own.
    """
    scale = tr("{low} is the centre, {high} the rim").format(low=view.low, high=view.high)
    told = ((tr("Outward is better"), *it, *signs_of(view)) for it in ((scale,), ()))
    said = min((pen.in_parts(it, " ·", 1.0, width) for it in told), key=len)
    said += pen.filled(_bars(), 1.0, width) if _has_bars(view) else ()
    key = min(_keys(pen, view, equal=equal), key=lambda it: key_height(pen, it, width))
    height = len(said) * pen.line_height(1.0) + 0.2 * pen.u + key_height(pen, key, width)
    return Legend(said=said, key=key, height=height)


def write_legend(pen: Pen, legend: Legend, left: float, right: float) -> None:
    """Write it at the foot of the page."""
    top = pen.bottom - legend.height
    foot = write_arrows(pen, legend.said, left, top, 1.0, role="stage_muted")
    draw_key(pen, legend.key, left, foot + 0.2 * pen.u, right)


def whole_keys(pen: Pen, view: Radar, *, equal: bool) -> tuple[tuple[Entry, ...], ...]:
    """The key with what the bars are, where there are any, best wording first."""
    bars = (_bars(), tr("Bars: most people of a side.")) if _has_bars(view) else ("",)
    return tuple(key for said in bars for key in _keys(pen, view, said, equal=equal))


def signs_of(view: Radar) -> tuple[str, ...]:
    """What arrows at names and figures are, and that the line of the day before lies unseen."""
    return tuple(_signs(view))


def _signs(view: Radar) -> Iterator[str]:
    if view.since is None:
        return
    clear = [it.change or 0.0 for it in view.axes if it.change_label == "clear"]
    down, up = any(it < 0 for it in clear), any(it > 0 for it in clear) and view.table
    if up and down:
        yield tr("↑↓ clearly up or down")
    elif up or down:
        yield tr("↑ clearly up") if up else tr("↓ clearly down")
    if is_covered([it.then for it in view.axes], [together(it) for it in view.axes]):
        days = view.since.then, view.since.now
        yield same_as((head_day(days[0], *days),), head_day(days[1], *days))


def _has_bars(view: Radar) -> bool:
    return any(row.it_spread is not None or row.ot_spread is not None for row in view.axes)


def _bars() -> str:
    return tr("Bars: where most people of a side stand.")


def _keys(pen: Pen, view: Radar, said: str = "", *, equal: bool) -> Iterator[tuple[Entry, ...]]:
    """Whose signs are on the radar, those of the outline as long as there are none; best wording
    first.
    """
    series, rows = pen.look.chart.series, view.axes
    room = any(row.basis == "room" for row in rows)
    managers = view.management and any(row.management is not None for row in rows)
    beside = entries(pen, (*(("MGT",) if managers else ()), *((None,) if room else ())), said)
    if room and all(row.it is None and row.ot is None for row in rows):
        yield beside
    elif view.since is not None:
        day, then = head_day(view.since.now, view.since.then), view.since.then
        before = Entry(head_day(then, view.since.now), series.before)
        for words in (tr("Both together"), tr("Both")):
            own = Entry(words, series.balanced, head=tr("{day}:").format(day=day))
            yield (own, *beside, before)
    elif view.outline == "together":
        yield (Entry(tr("Both together"), series.balanced), *beside)
    else:
        drawn = entries(pen, (ALONE[view.outline],) if view.outline in ALONE else SIDES)
        for words in (tr("IT and OT in one place"), tr("in one place")) if equal else ():
            yield (*drawn, Entry(words, series.it, series.ot), *beside)
        if not equal:
            yield (*drawn, *beside)
