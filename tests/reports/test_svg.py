from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from itot_workshop.domain.session import Refused, Session
from itot_workshop.reports.drawn import draw


def test_the_radar_says_what_it_shows(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    root = ET.fromstring(draw([demo["S1"]], "svg", resources))
    space = {"s": "http://www.w3.org/2000/svg"}
    title, description = root.find("s:title", space), root.find("s:desc", space)
    assert title is not None
    assert title.text == "Radar of Alignment workshop"
    assert description is not None
    assert "Visible Results: IT 3.27, OT 1.83." in (description.text or "")
    words = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Alignment workshop" in words
    assert "IT" in words
    assert any("Visible" in word for word in words)


def test_a_comparison_draws_the_last_over_the_first(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    text = draw(list(demo.values()), "svg", resources).decode("utf-8")
    assert "Radar of November over February" in text


def test_a_long_title_does_not_run_out_of_the_picture(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    session = replace(demo["S1"], about=replace(demo["S1"].about, title="T" * 300))
    words = ET.fromstring(draw([session], "svg", resources)).iter(
        "{http://www.w3.org/2000/svg}text"
    )
    assert max(len(element.text or "") for element in words) <= 100


def test_without_votes_there_is_nothing_to_draw(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    bare = Session(about=demo["S1"].about, pack=demo["S1"].pack)
    with pytest.raises(Refused, match="nobody has voted yet"):
        draw([bare], "svg", resources)
