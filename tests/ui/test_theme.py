from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Look, Scheme, read_look
from itot_workshop.ui.icons import Icons, dress
from itot_workshop.ui.style_sheet import style_sheet, with_pictures
from itot_workshop.ui.theme import Theme, font, palette, set_kind, stage_font, tabular
from tests.screens import undressed_after

RESOURCES = Path(__file__).parents[2] / "resources"
THEME = RESOURCES / "theme"
SHEETS = ("style.qss", "stage.qss")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(params=SCHEMES)
def look(request: pytest.FixtureRequest) -> Look:
    return read_look(THEME, request.param)


@pytest.fixture
def put_on(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Theme]]:
    """Put a theme on the application; it comes off again after the test."""
    themes: list[Theme] = []

    def make(**wishes: object) -> Theme:
        theme = Theme(qapp, resources=RESOURCES, pictures=tmp_path / "pictures", **wishes)  # type: ignore[arg-type]
        themes.append(theme)
        return theme

    with undressed_after(qapp):
        yield make
        for theme in themes:
            theme.deleteLater()


def ground_of(widget: QFrame) -> str:
    widget.resize(40, 40)
    return widget.grab().toImage().pixelColor(20, 20).name()


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_take_every_colour_and_most_sizes_from_the_tokens(name: str) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (THEME / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", sheet)
    assert "gradient" not in sheet
    assert "shadow" not in sheet
    assert set(re.findall(r"(?<![\w}])(\d+)px", sheet)) <= {"0", "1", "2"}
    assert not re.search(r"\d+pt", sheet)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_filling_leaves_nothing_open(look: Look, name: str, percent: int) -> None:
    template = (THEME / name).read_text(encoding="utf-8")
    filled = style_sheet(template, look, percent)
    assert "$" not in filled
    assert filled.count("{") == filled.count("}")


def test_a_name_the_tokens_do_not_know_is_refused(look: Look) -> None:
    with pytest.raises(KeyError, match="mauve"):
        style_sheet("QLabel { color: $mauve; }", look)


def test_larger_text_makes_higher_rows(look: Look) -> None:
    template = "$type_body $size_row $content_row $space_m"
    assert style_sheet(template, look) == "10.50 36 24 12"
    assert style_sheet(template, look, 200) == "21.00 72 60 12"


def test_pictures_are_tinted_files(qapp: QObject, look: Look, tmp_path: Path) -> None:
    icons = Icons(RESOURCES / "icons", look)
    sheet = with_pictures("a{image:url(icon:check/danger)}", icons, look, tmp_path / "new")
    (written,) = (tmp_path / "new").iterdir()
    assert sheet == f'a{{image:url("{written.as_posix()}")}}'
    assert look.colour.danger in written.read_text(encoding="utf-8")
    before = written.stat().st_mtime_ns
    with_pictures("a{image:url(icon:check/danger)}", icons, look, tmp_path / "new")
    assert written.stat().st_mtime_ns == before


def test_a_spoilt_picture_is_written_again(qapp: QObject, look: Look, tmp_path: Path) -> None:
    icons = Icons(RESOURCES / "icons", look)
    with_pictures("url(icon:check/ink)", icons, look, tmp_path)
    (written,) = tmp_path.iterdir()
    whole = written.read_text(encoding="utf-8")
    written.write_text(whole[:10], encoding="utf-8")
    with_pictures("url(icon:check/ink)", icons, look, tmp_path)
    assert written.read_text(encoding="utf-8") == whole


def test_without_a_folder_for_pictures_the_sheet_still_holds(
    qapp: QObject, look: Look, tmp_path: Path
) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder", encoding="utf-8")
    icons = Icons(RESOURCES / "icons", look)
    assert with_pictures("a{image:url(icon:check/ink)}", icons, look, occupied) == "a{image:none}"


def test_the_palette_has_the_roles(qapp: QObject, look: Look) -> None:
    made = palette(look)
    role = QPalette.ColorRole
    assert made.color(role.Window).name().upper() == look.colour.background
    assert made.color(role.Text).name().upper() == look.colour.text
    disabled = made.color(QPalette.ColorGroup.Disabled, role.Text)
    assert disabled == QColor(look.colour.disabled)


def test_fonts_follow_the_scale(qapp: QObject, look: Look) -> None:
    assert font(look).pointSizeF() == 10.5
    assert font(look, "head").pointSizeF() == pytest.approx(15.12)
    assert font(look, text_percent=200).pointSizeF() == 21
    assert font(look, semibold=True).weight() == QFont.Weight.DemiBold
    assert font(look, even_figures=True).isFeatureSet(QFont.Tag("tnum"))
    assert not font(look).isFeatureSet(QFont.Tag("tnum"))


def test_tabular_figures_leave_the_font_they_were_made_from(qapp: QObject) -> None:
    plain = QFont()
    assert tabular(plain).isFeatureSet(QFont.Tag("tnum"))
    assert not plain.isFeatureSet(QFont.Tag("tnum"))


@pytest.mark.parametrize(("height", "times", "pixels"), [(1080, 1, 32), (1080, 2.4, 76), (1, 1, 1)])
def test_the_stage_measures_in_its_height(
    qapp: QObject, look: Look, height: float, times: float, pixels: int
) -> None:
    assert stage_font(look, height, times).pixelSize() == pixels


def test_the_application_wears_the_look(qtbot: QtBot, put_on: Callable[..., Theme]) -> None:
    theme = put_on(choice="light")
    card = QFrame()
    qtbot.addWidget(card)
    card.setProperty("part", "card")
    assert ground_of(card).upper() == theme.look.colour.surface

    with qtbot.waitSignal(theme.changed) as told:
        theme.choose("dark")
    assert told.args == [theme.look]
    assert theme.look.scheme == "dark"
    assert ground_of(card).upper() == theme.look.colour.surface


class Counter(QObject):
    """Counts how often a widget is dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.dressed = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.dressed += event.type() == QEvent.Type.StyleChange
        return False


def test_a_change_dresses_no_widget_once_for_each_of_its_ancestors(
    qtbot: QtBot, put_on: Callable[..., Theme]
) -> None:
    theme = put_on(choice="light")
    top = QFrame()
    qtbot.addWidget(top)
    inner: QFrame = top
    for _ in range(9):
        inner = QFrame(inner)
    label = QLabel("deep down", inner)
    top.show()
    counter = Counter()
    label.installEventFilter(counter)
    theme.choose("dark")
    assert 0 < counter.dressed <= 4


def test_the_stage_can_be_light_beside_a_dark_console(
    qtbot: QtBot, put_on: Callable[..., Theme]
) -> None:
    theme = put_on(choice="dark", stage_choice="light")
    stage = QFrame()
    qtbot.addWidget(stage)
    stage.setProperty("part", "stage")
    assert ground_of(stage).upper() == theme.stage_look.colour.surface
    assert theme.stage_look.scheme == "light"

    with qtbot.assertNotEmitted(theme.changed), qtbot.waitSignal(theme.stage_changed):
        theme.choose_stage("dark")
    assert ground_of(stage).upper() == theme.look.colour.surface


def test_the_system_is_followed(
    qapp: QApplication, qtbot: QtBot, put_on: Callable[..., Theme]
) -> None:
    theme = put_on(stage_choice="light")
    system = qapp.styleHints()
    for scheme, worn in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        with qtbot.waitSignal(theme.changed):
            system.colorSchemeChanged.emit(scheme)
        assert theme.look.scheme == worn
        assert theme.stage_look.scheme == "light"


def test_a_chosen_look_stays_whatever_the_system_does(
    qapp: QApplication, qtbot: QtBot, put_on: Callable[..., Theme]
) -> None:
    theme = put_on(choice="light", stage_choice="light")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.choose("system")
    assert theme.look.scheme == "dark"


def test_choosing_what_is_on_changes_nothing(qtbot: QtBot, put_on: Callable[..., Theme]) -> None:
    theme = put_on(choice="light", stage_choice="light")
    with qtbot.assertNotEmitted(theme.changed), qtbot.assertNotEmitted(theme.stage_changed):
        theme.choose("light")
        theme.set_text_percent(100)


def test_icons_follow_the_look(qtbot: QtBot, put_on: Callable[..., Theme]) -> None:
    theme = put_on(choice="light")
    window = QFrame()
    qtbot.addWidget(window)
    button = QPushButton(window)
    dress(button, theme.icons, "plus")
    light = button.icon().cacheKey()
    theme.choose("dark")
    assert button.icon().cacheKey() != light


def test_larger_text_reaches_the_application(
    qapp: QApplication, qtbot: QtBot, put_on: Callable[..., Theme]
) -> None:
    theme = put_on(choice="light")
    label = QLabel("Workshops")
    qtbot.addWidget(label)
    label.show()
    usual = theme.look.type.base
    with qtbot.waitSignal(theme.changed):
        theme.set_text_percent(200)
    assert theme.text_percent == 200
    assert QFontInfo(label.font()).pointSizeF() == pytest.approx(2 * usual, rel=0.05)


def test_motion_can_be_switched_off(put_on: Callable[..., Theme]) -> None:
    theme = put_on(choice="light")
    for still in (True, False):
        theme.set_reduced_motion(still)
        assert theme.reduced_motion is still


def test_motion_follows_the_system_unless_set(
    qapp: QApplication, put_on: Callable[..., Theme], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = put_on(choice="light")
    theme.set_reduced_motion(True)
    theme.set_reduced_motion(None)
    assert not theme.reduced_motion
    monkeypatch.setattr(type(qapp.style()), "styleHint", lambda *_: 0, raising=False)
    assert theme.reduced_motion


def test_a_changed_kind_shows_at_once(qtbot: QtBot, put_on: Callable[..., Theme]) -> None:
    theme = put_on(choice="light")
    label = QLabel("late")
    qtbot.addWidget(label)
    label.show()
    set_kind(label, "kind", "danger")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(theme.look.colour.danger)


class Finer(NamedTuple):
    """A screen with twice as many pixels, as far as icons ask for it."""

    def devicePixelRatio(self) -> float:  # noqa: N802 - Qt's name
        return 2.0


def test_icons_are_drawn_anew_where_a_finer_screen_comes(
    qapp: QApplication, put_on: Callable[..., Theme], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = put_on()
    told: list[Look] = []
    theme.changed.connect(told.append)
    screen = qapp.primaryScreen()
    qapp.screenAdded.emit(screen)
    assert told == []
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(lambda: [screen, Finer()]))
    qapp.screenAdded.emit(screen)
    assert told == [theme.look]
    drawn = theme.icons.icon("plus").pixmap(QSize(theme.icons.height, theme.icons.height), 2.0)
    assert drawn.height() == 2 * theme.icons.height
