"""Writes a document's radar as a picture of its own: drawing, title, legend, where it is from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import structs

from itot_workshop.charts.look import Look
from itot_workshop.domain.session import Refused
from itot_workshop.reports.document import Document, Mark, Radar
from itot_workshop.reports.plain import plain
from itot_workshop.reports.radar import WIDTH, radar_svg
from itot_workshop.reports.series import radar_of

_WIDTH, _HEIGHT = 720, 640
_LETTER = 7.5
_ROLES: dict[Mark, str] = {
    "IT": "it",
    "OT": "ot",
    "MGT": "mgt",
    "OTHER": "other",
    "both": "common",
    "before": "before",
    "older": "before",
}
_MARKS: dict[Mark, str] = {
    "IT": '<circle cx="5" r="5"/>',
    "OT": '<path d="M.5-4.5h9v9h-9z"/>',
    "MGT": '<path d="M5-5l5.2 9.5H-.2z"/>',
    "OTHER": '<path d="M3.7-5h2.6v3.7H10v2.6H6.3V5H3.7V1.3H0v-2.6h3.7z"/>',
    "both": '<path d="M5-5.8 10.8 0 5 5.8-.8 0z"/>',
    "before": '<path d="M-2-.8h14v1.6H-2z"/>',
    "older": '<path d="M-2-.9h2v1.8h-2zM2-.9h2v1.8H2zM6-.9h2v1.8H6zM10-.9h2v1.8h-2z"/>',
}


def write_svg(document: Document, look: Look, templates: Path) -> str:
    """The first radar of a document. Needs a running ``QGuiApplication``.

    ``Refused`` if there is none: nobody has voted, or the sessions have no radar in common.
    """
    radar = radar_of(document)
    if radar is None:
        raise Refused(
            "There is no radar to draw: nobody has voted yet, too few have, or these sessions have"
            " too few axes in common. Choose another format."
        )
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    text = environment.get_template("radar.svg").render(
        radar=radar,
        title=_short(document.title, 60),
        subtitle=_short(" · ".join(_from(document)), 100),
        drawn=Markup(_inside(radar_svg(radar, look))),
        drawn_width=WIDTH,
        width=_WIDTH,
        height=_HEIGHT,
        legend=list(_legend(radar)),
        marks={mark: Markup(shape) for mark, shape in _MARKS.items()},
        colour=structs.asdict(look.colour),
    )
    return text + "\n"


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _from(document: Document) -> Iterator[str]:
    """Company, and the day where the document is of one session."""
    yield from (text for text in (document.over,) if text)
    yield from (fact.value for fact in document.facts[:1])


def _legend(radar: Radar) -> Iterator[tuple[float, Mark, str, str]]:
    """Where each entry of the legend begins, its mark, its colour's role and its name."""
    at = 0.0
    for mark, name in radar.legend:
        yield at, mark, _ROLES[mark], name
        at += 36 + _LETTER * len(name)


def _inside(svg: str) -> str:
    """What stands between the outer tags of a drawing, without its own title."""
    start = svg.index(">", svg.index("<svg")) + 1
    end = svg.index("</desc>") + len("</desc>") if "</desc>" in svg else start
    return svg[end : svg.rindex("</svg>")].strip()
