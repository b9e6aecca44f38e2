from __future__ import annotations

import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter

from itot_workshop.charts.look import Look, read_look
from itot_workshop.charts.marks import draw_mark, draw_sample
from itot_workshop.charts.radar import ALL_LAYERS, Radar, RadarGeometry, radar_geometry
from itot_workshop.charts.radar_paint import draw_radar, series_of
from itot_workshop.charts.render import Draw, svg_to_png, to_image, to_png, to_svg
from itot_workshop.charts.shapes import Point
from itot_workshop.charts.text import chart_font, console_text, font_measure, stage_text
from tests.charts import demo
from tests.charts.pixels import colours_in

THEME = Path(__file__).parents[2] / "resources" / "theme"
GOLDEN = Path(__file__).parent / "golden" / "first-session.txt"
SIZE = (520, 560)

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=["light", "dark"])
def look(request: pytest.FixtureRequest) -> Look:
    return read_look(THEME, request.param)


@pytest.fixture
def light() -> Look:
    return read_look(THEME, "light")


def geometry_of(radar: Radar, look: Look, size: tuple[int, int] = SIZE) -> RadarGeometry:
    text = console_text(look, 14, look.type.families)
    return radar_geometry(radar, *size, text, look.chart, demo.even_measure())


def drawing_of(radar: Radar, look: Look, size: tuple[int, int] = SIZE) -> Draw:
    text = console_text(look, 14, look.type.families)
    return partial(draw_radar, geometry=geometry_of(radar, look, size), text=text, look=look)


def picture_of(radar: Radar, look: Look, scale: float = 2) -> QImage:
    return to_image(drawing_of(radar, look), *SIZE, scale=scale, ground=look.colour.surface)


def colour_at(image: QImage, point: Point) -> str:
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(point.x * ratio), int(point.y * ratio)).name().upper()


def shapes_in(svg: bytes) -> str:
    """What an SVG draws, in whole pixels and one shape a line, whatever wrote it."""
    lines = []
    for element in ET.fromstring(svg).iter():
        tag = element.tag.rpartition("}")[2]
        given = element.attrib
        if tag == "text":
            x, y = float(given["x"]), float(given["y"])
            lines.append(f"text {x:.0f} {y:.0f} {given['font-weight']} {element.text}")
        elif tag in {"polyline", "polygon"}:
            points = [f"{float(part):.0f}" for part in given["points"].replace(",", " ").split()]
            lines.append(f"{tag} {' '.join(points)}")
        elif tag in {"circle", "ellipse"}:
            lines.append(f"circle {float(given['cx']):.0f} {float(given['cy']):.0f}")
    return "\n".join(lines) + "\n"


def test_the_first_session_is_drawn_as_kept(light: Look) -> None:
    # To keep a new drawing: write shapes_in(...) to the file after looking at the picture.
    radar = structs.replace(demo.first_session(), layers=ALL_LAYERS)
    svg = to_svg(drawing_of(radar, light), *SIZE, title="Radar", description="")
    assert shapes_in(svg) == GOLDEN.read_text(encoding="utf-8")


def test_svg_has_words_to_read_and_says_what_it_shows(look: Look) -> None:
    svg = to_svg(
        drawing_of(demo.third_session(), look),
        *SIZE,
        title="Second <follow-up>",
        description="IT & OT over eight axes",
    )
    root = ET.fromstring(svg)
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 520 560"
    assert root.findtext("svg:title", namespaces=space) == "Second <follow-up>"
    assert root.findtext("svg:desc", namespaces=space) == "IT & OT over eight axes"
    texts = {element.text for element in root.iterfind(".//svg:text", space)}
    assert {"Enabling Leadership", "2", "5", "2.3  gap −0.3"} <= texts
    families = {element.get("font-family") for element in root.iterfind(".//svg:text", space)}
    assert families == {",".join(look.type.families)}


def test_the_same_drawing_gives_the_same_bytes(light: Look) -> None:
    draw = drawing_of(demo.third_session(), light)
    assert to_svg(draw, *SIZE, title="a", description="b") == to_svg(
        draw, *SIZE, title="a", description="b"
    )
    assert to_png(draw, *SIZE) == to_png(draw, *SIZE)


def test_hostile_words_stay_words(light: Look) -> None:
    radar = demo.of(4, ("<script>x</script>", "a&b", '"quoted"', "]]>"))
    svg = to_svg(drawing_of(radar, light), *SIZE, title="</title><x/>", description="&nbsp;")
    root = ET.fromstring(svg)
    assert not [element for element in root.iter() if element.tag.endswith(("script", "}x"))]


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_png_has_so_many_dots(light: Look, scale: float) -> None:
    image = QImage.fromData(to_png(drawing_of(demo.first_session(), light), *SIZE, scale=scale))
    assert (image.width(), image.height()) == (SIZE[0] * scale, SIZE[1] * scale)
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_failing_drawing_ends_its_painter_and_is_told(light: Look) -> None:
    def fail(painter: QPainter) -> None:
        painter.drawPoint(1, 1)
        raise RuntimeError("no more ink")

    with pytest.raises(RuntimeError, match="no more ink"):
        to_image(fail, 10, 10)


def test_markers_have_the_colour_of_their_series(look: Look) -> None:
    radar = demo.third_session()
    image = picture_of(radar, look)
    for mark in geometry_of(radar, look).marks:
        colour = look.colour.role(series_of(mark.layer, look).colour)
        covered = mark.hollow
        assert (colour_at(image, mark.at) == colour) is not covered


def test_an_equal_value_is_a_circle_in_a_hollow_square(look: Look) -> None:
    radar = demo.of(5, value=4.0)
    image = picture_of(radar, look, scale=6)
    square = next(mark for mark in geometry_of(radar, look).marks if mark.hollow)
    corner = square.size / 2 - look.chart.mark.hollow_edge * 14 - 0.4
    edge = square.size / 2 - look.chart.mark.hollow_edge * 7
    assert colour_at(image, square.at) == look.colour.it
    assert (
        colour_at(image, Point(square.at.x + corner, square.at.y + corner)) == look.colour.surface
    )
    assert colour_at(image, Point(square.at.x + edge, square.at.y)) == look.colour.ot


def test_a_gap_shows_no_line_where_the_missing_axis_lies(look: Look) -> None:
    whole, gap = demo.first_session(), demo.with_gaps(7)
    outline = next(o for o in geometry_of(whole, look).outlines if o.layer == "it")
    middle = Point(
        (outline.points[6].x + outline.points[7].x) / 2,
        (outline.points[6].y + outline.points[7].y) / 2,
    )
    frame = geometry_of(gap, look).frame
    assert colour_at(picture_of(whole, look), middle) == look.colour.it
    image = picture_of(gap, look)
    towards = frame.directions[7]
    found = {
        colour_at(image, frame.centre.towards(towards, frame.radius * step / 200))
        for step in range(10, 200)
    }
    assert look.colour.it not in found
    assert look.colour.ot not in found
    assert look.colour.ink in found
    assert look.colour.common not in found


def test_no_area_is_filled(look: Look) -> None:
    image = picture_of(demo.third_session(), look, scale=1)
    colours = colours_in(image)
    coloured = sum(colours[it] for it in {look.colour.it, look.colour.ot, look.colour.common})
    assert 0 < coloured < 0.02 * colours.total()


def test_what_fell_has_an_arrow_in_danger_before_its_name(light: Look) -> None:
    axes = list(demo.first_session().axes)
    axes[1] = structs.replace(axes[1], label="↓ Goals", tone="fell")
    colours = set()
    image = picture_of(Radar(axes=tuple(axes)), light)
    box = geometry_of(Radar(axes=tuple(axes)), light).frame.labels[1].box
    for x in range(int(box.left * 2), int(box.right * 2)):
        for y in range(int(box.top * 2), int(box.bottom * 2)):
            colours.add(image.pixelColor(x, y).name().upper())
    assert {light.colour.danger, light.colour.text} <= colours


def test_the_stage_has_stronger_lines_and_words(light: Look) -> None:
    text = stage_text(light, 1080)
    geometry = radar_geometry(
        demo.with_gaps(7), 1060, 900, text, light.chart, font_measure(text, light)
    )
    assert geometry.frame.em == pytest.approx(1080 / 34)
    draw = partial(draw_radar, geometry=geometry, text=text, look=light, stage=True)
    image = to_image(draw, 1060, 900, ground=light.colour.surface)
    found = set(colours_in(image))
    assert {light.colour.stage_line, light.colour.stage_muted, light.colour.text} <= found
    assert light.colour.line not in found


def test_words_that_had_to_shrink_are_drawn_small(light: Look) -> None:
    image = to_image(
        drawing_of(demo.of(16), light, (300, 200)), 300, 200, ground=light.colour.surface
    )
    edges = {image.pixelColor(x, y).name().upper() for x in range(300) for y in (0, 199)}
    assert edges == {light.colour.surface}


def test_thumbnails_show_rim_and_two_shapes(look: Look) -> None:
    radar = structs.replace(demo.first_session(), labels=False)
    image = to_image(drawing_of(radar, look, (70, 70)), 70, 70, scale=2, ground=look.colour.surface)
    found = set(colours_in(image))
    assert {look.colour.it, look.colour.ot, look.colour.line} <= found
    assert look.colour.mgt not in found


@pytest.mark.parametrize("name", ["it", "ot", "balanced", "room", "management", "other", "before"])
def test_legend_samples_show_line_and_marker(look: Look, name: str) -> None:
    series = getattr(look.chart.series, name)
    widths = []

    def draw(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths.append(draw_sample(painter, series, Point(4, 20), 20, look))

    image = to_image(draw, 80, 40, scale=2, ground=look.colour.surface)
    found = set(colours_in(image))
    assert look.colour.role(series.colour) in found
    assert 8 < widths[0] < 60


def test_drawing_leaves_the_painter_as_it_was(light: Look) -> None:
    pens = []

    def draw(painter: QPainter) -> None:
        painter.setPen(QColor(light.colour.danger))
        drawing_of(demo.third_session(), light)(painter)
        pens.append(painter.pen().color().name().upper())

    to_image(draw, *SIZE)
    assert pens == [light.colour.danger]


def test_fonts_take_families_sizes_and_weights(qapp: QObject, light: Look) -> None:
    text = console_text(light, 20, ("Inter", "sans-serif"))
    label, caption = chart_font(text, "label", light), chart_font(text, "caption", light)
    assert label.families() == ["Inter", "sans-serif"]
    assert (label.pixelSize(), caption.pixelSize()) == (20, 17)
    assert (label.weight(), caption.weight()) == (600, 400)
    measure = font_measure(text, light)
    assert measure("wider", "label").width > measure("wide", "label").width
    assert measure("a", "label").height > measure("a", "caption").height


def test_figures_in_columns_are_of_one_width(qapp: QObject, light: Look) -> None:
    measure = font_measure(stage_text(light, 1080), light, even=True)
    assert measure("+1.11", "caption") == measure("−0.48", "caption")


def test_a_marker_leaves_ground_around_itself(light: Look) -> None:
    def draw(painter: QPainter) -> None:
        painter.fillRect(0, 0, 40, 40, QColor(light.colour.ink))
        draw_mark(painter, light.chart.series.it, Point(20, 20), 12, light)

    image = to_image(draw, 40, 40, scale=2)
    assert colour_at(image, Point(20, 20)) == light.colour.it
    assert colour_at(image, Point(26.6, 20)) == light.colour.surface
    assert colour_at(image, Point(30, 20)) == light.colour.ink


def test_a_drawing_that_is_svg_already_becomes_png() -> None:
    head = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    svg = head + b'<path d="M10 0h10v10H10z"/></svg>'
    image = QImage.fromData(svg_to_png(svg, scale=3, ground="white"))
    assert (image.width(), image.height()) == (60, 30)
    assert image.pixelColor(5, 15).lightness() == 255
    assert image.pixelColor(45, 15).lightness() == 0
