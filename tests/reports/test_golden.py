"""Exports as they were when somebody last looked at them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from itot_workshop.charts.look import Look, read_look
from itot_workshop.charts.radar_values import ChartText
from itot_workshop.charts.shapes import Extent, Measure, TextStyle
from itot_workshop.domain.session import Session
from itot_workshop.reports import radar
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.export import marks, write
from itot_workshop.reports.formats import WrittenFormat
from itot_workshop.reports.html import Drawing, Page, write_html
from tests.reports.conftest import Compare

FORMATS: tuple[WrittenFormat, ...] = ("md", "csv", "json")


def even_measure(text: ChartText, look: Look) -> Measure:
    """Words as wide as on any computer, whatever its fonts."""

    def measure(words: str, style: TextStyle) -> Extent:
        return Extent(0.55 * text.label * len(words), 0.8 * text.label, 0.2 * text.label)

    return measure


@pytest.mark.parametrize("format_", FORMATS)
def test_a_summary(
    demo: dict[str, Session], resources: Path, golden: Compare, format_: WrittenFormat
) -> None:
    golden(f"summary.{format_}", write([demo["S1"]], format_, resources))


@pytest.mark.parametrize("format_", FORMATS)
def test_a_comparison(
    demo: dict[str, Session], resources: Path, golden: Compare, format_: WrittenFormat
) -> None:
    golden(f"comparison.{format_}", write(list(demo.values()), format_, resources))


def test_a_summary_set_against_the_session_before(
    demo: dict[str, Session], resources: Path, golden: Compare
) -> None:
    golden("follow-up.md", write([demo["S3"]], "md", resources, demo["S2"]))


@pytest.mark.parametrize("name", ["summary", "comparison"])
def test_a_page(demo: dict[str, Session], resources: Path, golden: Compare, name: str) -> None:
    chosen = [demo["S1"]] if name == "summary" else list(demo.values())
    words, document = document_of(chosen, resources)
    page = Page(
        templates=resources / "report",
        light=read_look(resources / "theme", "light"),
        dark=read_look(resources / "theme", "dark"),
        marks=marks(words),
    )
    drawing = Drawing(light="<svg>light</svg>", dark="<svg>dark</svg>")
    text = write_html(document, page, lambda _: drawing)
    golden(f"{name}.html", text.partition("</style>")[2].encode("utf-8"))


@pytest.mark.parametrize("name", ["summary", "comparison"])
def test_a_picture(
    qapp: QGuiApplication,
    monkeypatch: pytest.MonkeyPatch,
    demo: dict[str, Session],
    resources: Path,
    golden: Compare,
    name: str,
) -> None:
    monkeypatch.setattr(radar, "font_measure", even_measure)
    # The picture opens with the font of the program, which other tests may have dressed.
    plain = QFont("sans-serif")
    plain.setPixelSize(12)
    qapp.setFont(plain)
    chosen = [demo["S1"]] if name == "summary" else list(demo.values())
    text = draw(chosen, "svg", resources).decode("utf-8")
    golden(f"{name}.svg", re.sub(r'font-family="[^"]*"', 'font-family=""', text).encode("utf-8"))
