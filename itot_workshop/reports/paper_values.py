"""A document as plain values for the setting engine: texts cleaned, radars worked out as geometry.

The engine's templates read nothing but these values and show every text as it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec import Struct, structs, to_builtins

from itot_workshop.charts.radar import ChartText, RadarGeometry, radar_geometry
from itot_workshop.charts.shapes import Extent, TextStyle
from itot_workshop.reports.document import Document, Radar
from itot_workshop.reports.formats import Paper
from itot_workshop.reports.handouts import Handouts
from itot_workshop.reports.paper_look import PaperLook
from itot_workshop.reports.plain import plain
from itot_workshop.reports.radar_chart import chart_of
from itot_workshop.reports.series import radar_of

# How wide letters of a book face are, in em, on the safe side: the engine narrows what is wider.
_NARROW, _WIDE, _FULL = 0.5, 0.8, 1.0
_ASCENT, _DESCENT = 0.76, 0.24
_SMALLEST, _GAIN = 0.28, 1.2
"""A radar with a smaller share of its height as its radius takes the whole width of the text, if
that makes it so much larger.
"""


def handout_values(sheets: Handouts, paper: Paper, look: PaperLook) -> dict[str, Any]:
    """Handouts as their template takes them, ready to be written as JSON."""
    return {"document": _neutral(sheets, partial(_drawn, look=look)), **_look_values(paper, look)}


def values_of(document: Document, paper: Paper, look: PaperLook, numbering: str) -> dict[str, Any]:
    """What the templates are given, ready to be written as JSON.

    ``numbering`` is the sentence at the foot of a page with the gaps ``{at}`` and ``{all}``. The
    cover draws the radar of a chapter, and nothing where that chapter is left out.
    """
    first = radar_of(document)
    return {
        "document": _neutral(document, partial(_drawn, look=look)),
        "cover_radar": None if first is None else to_builtins(_drawn(first, look)),
        "running": plain(document.running),
        "numbering": numbering,
        **_look_values(paper, look),
    }


def _look_values(paper: Paper, look: PaperLook) -> dict[str, Any]:
    """Colours, marks and sizes as every template takes them."""
    return {
        "look": {"colour": to_builtins(look.look.colour), "chart": to_builtins(look.look.chart)},
        "print": to_builtins(look.print),
        "paper": to_builtins(look.print.paper[paper]),
    }


def _neutral(value: object, drawn: Callable[[Radar], RadarGeometry]) -> Any:
    """A value of the document as lists, texts and fields, with the name of its kind."""
    if isinstance(value, str):
        return str(plain(value))
    if isinstance(value, tuple):
        return [_neutral(one, drawn) for one in value]
    if not isinstance(value, Struct):
        return value
    fields = structs.asdict(value)
    if isinstance(value, Radar):
        fields = {name: fields[name] for name in ("title", "alt", "legend", "caption")}
        fields["drawn_radar"] = to_builtins(drawn(value))
    named = {name: _neutral(one, drawn) for name, one in fields.items()}
    return named | {"block": type(value).__name__}


def _drawn(radar: Radar, look: PaperLook) -> RadarGeometry:
    """The radar beside its text, or over the whole width where long names leave it too small."""
    place, small = look.print.radar, look.print.small
    text = ChartText(label=small, caption=small, ring=small, smallest=small)
    measure = partial(_extent, em=small)
    chart, shown = look.look.chart, chart_of(radar)
    if radar.small:
        return radar_geometry(shown, place.small, place.flat, text, chart, measure)
    beside = radar_geometry(shown, place.width, place.height, text, chart, measure)
    if beside.frame.radius >= _SMALLEST * place.height:
        return beside
    alone = radar_geometry(shown, place.whole, place.low, text, chart, measure)
    return alone if alone.frame.radius > _GAIN * beside.frame.radius else beside


def _extent(words: str, _style: TextStyle, em: float) -> Extent:
    """How much room words will take at most, without asking the engine for its font."""
    wide = sum(_advance(letter) for letter in words)
    return Extent(em * wide, em * _ASCENT, em * _DESCENT)


def _advance(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _FULL
    return _WIDE if letter.isupper() else _NARROW
