"""Writes a document as one web page: no script, no network, light and dark, fit to print.

The page is a template in ``resources/report``; its colours and sizes are the look's own. Every
text is escaped by the template engine and cleaned before, drawings excepted.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct, structs

from itot_workshop.charts.look import Look, Palette
from itot_workshop.reports.document import Document, Line, Radar, Strip, Trend, Trends
from itot_workshop.reports.plain import plain


class Drawing(Struct, frozen=True, kw_only=True):
    """A chart as SVG, once for light pages and once for dark ones."""

    light: str
    dark: str


class Page(Struct, frozen=True, kw_only=True):
    """What a page is made with: the folder of its template, the two looks, the sides' names."""

    templates: Path
    light: Look
    dark: Look
    marks: dict[str, str]


Draw: TypeAlias = Callable[[Radar], Drawing]


def write_html(document: Document, page: Page, draw: Draw) -> str:
    """The document as a web page in one file, UTF-8."""
    template = _environment(page, draw).get_template("page.html")
    return template.render(
        document=document,
        colours=Markup(colours(page.light, page.dark)),
        style=Markup((page.templates / "report.css").read_text("utf-8").strip()),
        page_foot=Markup(_page_foot(document.foot)),
    )


def colours(light: Look, dark: Look) -> str:
    """The looks as style sheet variables, the dark one for dark screens."""
    sizes = "".join(
        f"--{step}:{size}rem;" for step, size in structs.asdict(light.type.scale).items()
    )
    return (
        f":root{{color-scheme:light dark;{sizes}{_variables(light.colour)}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(dark.colour)}}}}}"
    )


def _variables(palette: Palette) -> str:
    roles = structs.asdict(palette).items()
    return "".join(f"--{role.replace('_', '-')}:{_css(colour)};" for role, colour in roles)


def _css(colour: str) -> str:
    """``#aarrggbb`` is written ``#rrggbbaa`` in style sheets."""
    return f"#{colour[3:]}{colour[1:3]}" if len(colour) == 9 else colour


def _page_foot(text: str) -> str:
    """The foot of every printed page, as far as the browser prints one."""
    return f'@page{{@bottom-left{{content:"{_css_text(text)}";{_FOOT}}}{_PAGES}}}'


_FOOT = "font:8pt system-ui,sans-serif;color:#666"
_PAGES = f'@bottom-right{{content:counter(page) " / " counter(pages);{_FOOT}}}'


def _css_text(text: str) -> str:
    plainly = frozenset(" .,:;-–·")
    return "".join(
        char if char.isalnum() or char in plainly else f"\\{ord(char):x} " for char in plain(text)
    )


def _environment(page: Page, draw: Draw) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(page.templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        mark_names=page.marks,
        kind_of=_kind_of,
        drawing=lambda radar: _inline(draw(radar)),
        along=_along,
        ticks=_ticks,
        rings=_rings,
        up=_up,
        over=_over,
        corners=_corners,
        path=_path,
    )
    return environment


def _clean(value: object) -> object:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kind_of(block: object) -> str:
    return type(block).__name__


def _inline(drawing: Drawing) -> dict[str, Markup]:
    return {"light": Markup(_svg_only(drawing.light)), "dark": Markup(_svg_only(drawing.dark))}


def _svg_only(svg: str) -> str:
    """The drawing without what only a file of its own needs."""
    return svg[svg.index("<svg") :].strip()


def _along(strip: Strip, value: float) -> float:
    """Where a value lies on a strip that is 120 wide, kept inside it."""
    share = (value - strip.low) / (strip.high - strip.low)
    return round(6 + 108 * min(1.0, max(0.0, share)), 2)


def _ticks(strip: Strip) -> str:
    inside = range(int(strip.low), int(strip.high) + 1)
    marks = "".join(f"M{_along(strip, tick)} 6v6" for tick in inside)
    return marks if strip.band else f"{marks}M6 9h108"


def _rings(trends: Trends) -> list[int]:
    middle = (trends.low + trends.high) // 2
    return [trends.high, middle, trends.low]


def _up(trends: Trends, value: float) -> float:
    return round(8 + 64 * (trends.high - value) / (trends.high - trends.low), 1)


def _over(trends: Trends, index: int) -> float:
    return round(24 + 120 * index / max(1, len(trends.times) - 1), 1)


def _corners(trends: Trends, chart: Trend, line: Line) -> list[tuple[int, float, float]]:
    """Where a line has its markers, or pieces of it where it joins no sessions."""
    return [
        (index, _over(trends, index), _up(trends, value))
        for index in chart.marked(line)
        if (value := line.values[index]) is not None
    ]


def _path(trends: Trends, chart: Trend, line: Line) -> str:
    """The line through the values that it joins."""
    steps: list[str] = []
    for run in chart.runs:
        known = [(index, value) for index in run if (value := line.values[index]) is not None]
        at = [f"{_over(trends, index)} {_up(trends, value)}" for index, value in known]
        steps += ["M", "L".join(at)]
    return "".join(steps)
