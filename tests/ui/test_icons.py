from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImage, QPixmap, QTransform
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Look, read_look
from itot_workshop.ui.icons import Icons, dress, dress_again, tinted

RESOURCES = Path(__file__).parents[2] / "resources"
DRAWINGS = sorted((RESOURCES / "icons").glob("*.svg"))
WIDER_THAN_HIGH = {"mark", "switch-on", "switch-off"}


@pytest.fixture
def light() -> Look:
    return read_look(RESOURCES / "theme", "light")


@pytest.fixture
def icons(qapp: QObject, light: Look) -> Icons:
    return Icons(RESOURCES / "icons", light)


def colours_in(pixmap: QPixmap) -> set[str]:
    """The colours of all pixels that are fully covered."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = set(memoryview(image.constBits()).cast("I"))
    return {QColor(pixel).name() for pixel in pixels if pixel >> 24 == 255}


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_small_plain_and_takes_its_colours_from_roles(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("height") == "20"
    assert root.get("width") == "20" or drawing.stem in WIDER_THAN_HIGH
    assert "currentColor" in text or "role:" in text
    assert not re.search(r"#[0-9a-fA-F]{3,8}|<style|<image|href|script|gradient", text)
    assert len(text) < 1_200


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_every_icon_draws_something_in_both_looks(icons: Icons, drawing: Path) -> None:
    assert colours_in(icons.pixmap(drawing.stem, "text", 20, 3.0))
    icons.wear(read_look(RESOURCES / "theme", "dark"))
    assert colours_in(icons.pixmap(drawing.stem, "text", 20, 3.0))


def test_names_lists_every_drawing(icons: Icons) -> None:
    assert icons.names() == tuple(sorted(path.stem for path in DRAWINGS))
    assert len(icons.names()) >= 40


def test_an_icon_has_the_colour_of_its_role(icons: Icons, light: Look) -> None:
    pixmap = icons.pixmap("bin", "danger", 40)
    assert QColor(light.colour.danger).name() in colours_in(pixmap)


def test_the_mark_has_the_colours_of_both_sides_and_their_common_ground(
    icons: Icons, light: Look
) -> None:
    found = colours_in(icons.pixmap("mark", "text", 80))
    assert {QColor(light.colour.role(role)).name() for role in ("it", "ot", "common")} <= found


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_pictures_are_sharp_at_every_screen_scale(icons: Icons, ratio: float) -> None:
    pixmap = icons.pixmap("plus", "text", 20, ratio)
    assert pixmap.size() == QSize(round(20 * ratio), round(20 * ratio))
    assert pixmap.devicePixelRatio() == ratio


def test_pictures_and_icons_are_kept(icons: Icons) -> None:
    assert icons.icon("plus").cacheKey() == icons.icon("plus").cacheKey()
    assert (
        icons.pixmap("plus", "text", 20).cacheKey() == icons.pixmap("plus", "text", 20).cacheKey()
    )


def test_icons_that_point_turn_round_where_reading_runs_to_the_left(
    qapp: QApplication, light: Look
) -> None:
    there = Icons(RESOURCES / "icons", light)
    plain = {name: there.pixmap(name, "text", 20, 2.0).toImage() for name in ("back", "bin")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        here = Icons(RESOURCES / "icons", light)
        turned = {name: here.pixmap(name, "text", 20, 2.0) for name in plain}
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert turned["back"].devicePixelRatio() == 2.0
    assert turned["back"].toImage() == plain["back"].transformed(QTransform.fromScale(-1, 1))
    assert turned["bin"].toImage() == plain["bin"]


def test_what_is_disabled_is_paler(icons: Icons, light: Look) -> None:
    icon = icons.icon("export")
    usual = icon.pixmap(QSize(20, 20), 3.0, QIcon.Mode.Normal)
    pale = icon.pixmap(QSize(20, 20), 3.0, QIcon.Mode.Disabled)
    assert QColor(light.colour.text).name() in colours_in(usual)
    assert colours_in(pale) == {QColor(light.colour.disabled).name()}


def test_an_unknown_icon_is_refused(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_what_was_dressed_follows_the_look(qtbot: QtBot, icons: Icons) -> None:
    button, label, plain = QPushButton(), QLabel(), QPushButton()
    for widget in (button, label, plain):
        qtbot.addWidget(widget)
    action = QAction(button)
    dress(button, icons, "plus", "ink")
    dress(label, icons, "warning", "warn")
    dress(action, icons, "undo")
    dark = read_look(RESOURCES / "theme", "dark")

    icons.wear(dark)
    dress_again([button, label, action, plain], icons)

    worn = button.icon().pixmap(QSize(20, 20), 3.0)
    assert QColor(dark.colour.ink).name() in colours_in(worn)
    assert QColor(dark.colour.warn).name() in colours_in(label.pixmap())
    assert QColor(dark.colour.text).name() in colours_in(action.icon().pixmap(QSize(20, 20), 3.0))
    assert plain.icon().isNull()


def test_a_larger_icon_says_so_to_its_button(qtbot: QtBot, icons: Icons) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    dress(button, icons, "mark", size=32)
    assert button.iconSize().height() == 32
    assert button.iconSize().width() > 32


def test_tinting_replaces_every_sign_for_a_colour(light: Look) -> None:
    svg = '<path stroke="currentColor"/><path fill="role:it_tint"/>'
    made = tinted(svg, "danger", light.colour)
    assert made == (f'<path stroke="{light.colour.danger}"/><path fill="{light.colour.it_tint}"/>')
