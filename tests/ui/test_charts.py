from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontInfo, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Look, read_look
from itot_workshop.charts.radar import ALL_LAYERS, Radar, RadarAxis, RadarGeometry, radar_geometry
from itot_workshop.charts.text import console_text
from itot_workshop.ui.charts import radar_item
from itot_workshop.ui.charts.radar_view import RadarView
from itot_workshop.ui.charts.radar_words import axis_sentence, figures_sentence, radar_sentence
from tests.charts import demo
from tests.charts.pixels import colours_in

THEME = Path(__file__).parents[2] / "resources" / "theme"
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
SIDE = 520


@pytest.fixture
def look() -> Look:
    return read_look(THEME, "light")


@pytest.fixture
def make(qtbot: QtBot, look: Look) -> Callable[..., RadarView]:
    def made(radar: Radar | None = None, **wishes: object) -> RadarView:
        view = RadarView(look, **wishes)  # type: ignore[arg-type]
        view.setLocale(ENGLISH)
        qtbot.addWidget(view)
        view.resize(SIDE, SIDE)
        view.show()
        view.show_radar(radar or demo.third_session())
        return view

    return made


def geometry_of(view: RadarView) -> RadarGeometry:
    geometry = view._item.geometry_now()
    assert geometry is not None
    return geometry


def spot_on(view: RadarView, axis: int) -> QPoint:
    box = geometry_of(view).frame.labels[axis].box
    return QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))


def move_mouse(view: RadarView, to: QPoint) -> None:
    """Move the mouse over the view, wherever the real one is."""
    none = Qt.MouseButton.NoButton
    at = QPointF(to)
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        view.viewport().mapToGlobal(at),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.viewport(), moved)


def axis_of(view: RadarView) -> int | None:
    return view.current_axis


def colours_of(view: RadarView) -> set[str]:
    return set(colours_in(view.viewport().grab().toImage()))


def test_it_draws_the_radar(make: Callable[..., RadarView], look: Look) -> None:
    found = colours_of(make())
    assert {look.colour.it, look.colour.ot, look.colour.common, look.colour.text} <= found


def test_without_a_radar_it_draws_and_answers_nothing(qtbot: QtBot, look: Look) -> None:
    view = RadarView(look)
    qtbot.addWidget(view)
    view.resize(SIDE, SIDE)
    view.show()
    view.set_layers(("it",))
    view.walk_to(2)
    QTest.keyClick(view, Qt.Key.Key_Right)
    move_mouse(view, QPoint(100, 100))
    assert axis_of(view) is None
    assert len(colours_of(view)) == 1


def test_arrow_keys_walk_the_axes_around(qtbot: QtBot, make: Callable[..., RadarView]) -> None:
    view = make()
    walked: list[int] = []
    view.axis_walked.connect(walked.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert walked == [0, 1, 0, 7, 6, 7, 0]
    assert axis_of(view) == 0


def test_enter_opens_the_axis_walked_to(qtbot: QtBot, make: Callable[..., RadarView]) -> None:
    view = make()
    with qtbot.assertNotEmitted(view.axis_opened):
        QTest.keyClick(view, Qt.Key.Key_Return)
    view.walk_to(5)
    with qtbot.waitSignal(view.axis_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [5]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Escape])
def test_other_keys_are_left_to_the_window(make: Callable[..., RadarView], key: Qt.Key) -> None:
    view = make()
    view.walk_to(2)
    pressed = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, pressed)
    assert not pressed.isAccepted()
    assert axis_of(view) == 2


def test_arrow_keys_with_a_modifier_are_left_to_the_window(make: Callable[..., RadarView]) -> None:
    view = make()
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QApplication.sendEvent(view, pressed)
    assert not pressed.isAccepted()
    assert axis_of(view) is None


def test_the_mouse_points_and_a_click_opens(qtbot: QtBot, make: Callable[..., RadarView]) -> None:
    view = make()
    with qtbot.waitSignal(view.axis_walked) as walked:
        move_mouse(view, spot_on(view, 3))
    assert walked.args == [3]
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.axis_opened) as opened:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_on(view, 6))
    assert opened.args == [6]
    with qtbot.assertNotEmitted(view.axis_opened):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=spot_on(view, 6))


def test_leaving_forgets_the_mouses_axis_but_not_the_keyboards(
    qtbot: QtBot, make: Callable[..., RadarView]
) -> None:
    view = make()
    move_mouse(view, spot_on(view, 3))
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert axis_of(view) is None
    QTest.keyClick(view, Qt.Key.Key_End)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert axis_of(view) == 7


def test_keyboard_focus_shows_a_ring(make: Callable[..., RadarView], look: Look) -> None:
    view = make()
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert axis_of(view) is None
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert axis_of(view) == 0
    assert look.colour.chosen in colours_of(view)
    with_ring = view.viewport().grab().toImage()
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut))
    assert view.viewport().grab().toImage() != with_ring
    assert axis_of(view) == 0


def test_layers_are_switched_in_place(make: Callable[..., RadarView], look: Look) -> None:
    view = make()
    frame = geometry_of(view).frame
    view.set_layers(ALL_LAYERS - {"balanced"})
    assert geometry_of(view).frame == frame
    assert look.colour.common not in colours_of(view)


def test_a_shape_grows_from_the_last_one(qtbot: QtBot, make: Callable[..., RadarView]) -> None:
    view = make(demo.first_session())
    view.show_radar(demo.third_session(), start=demo.first_session())
    assert view.radar == demo.third_session()
    assert view.shown is not None
    assert view.shown.axes[0].it == pytest.approx(demo.first_session().axes[0].it)
    qtbot.waitUntil(lambda: view.shown == demo.third_session(), timeout=2_000)


def test_nothing_moves_when_it_should_not(make: Callable[..., RadarView]) -> None:
    view = make(demo.first_session(), still=True)
    view.show_radar(demo.third_session(), start=demo.first_session())
    assert view.shown == demo.third_session()


def test_stopping_motion_on_the_way_shows_the_end(make: Callable[..., RadarView]) -> None:
    view = make(demo.first_session())
    view.show_radar(demo.third_session(), start=demo.first_session())
    view.set_still(True)
    assert view.shown == demo.third_session()


def test_a_burst_of_values_is_laid_out_once(
    qapp: QApplication, make: Callable[..., RadarView], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = make()
    view.viewport().grab()
    calls: list[Radar] = []

    def counted(radar: Radar, *rest: Any) -> RadarGeometry:
        calls.append(radar)
        return radar_geometry(radar, *rest)

    monkeypatch.setattr(radar_item, "radar_geometry", counted)
    for step in range(200):
        axes = (structs.replace(demo.third_session().axes[0], it=1 + step / 50),)
        view.show_radar(Radar(axes=(*axes, *demo.third_session().axes[1:])))
    view.viewport().grab()
    assert len(calls) == 1
    assert calls[0].axes[0].it == pytest.approx(1 + 199 / 50)


def test_it_follows_the_look_and_the_text_size(
    make: Callable[..., RadarView], qapp: QApplication
) -> None:
    qapp.setStyleSheet("")  # a window of another test may have left one, which sets fonts itself
    view = make()
    em = geometry_of(view).frame.em
    dark = read_look(THEME, "dark")
    view.set_look(dark)
    assert dark.colour.it in colours_of(view)
    larger = QFont(view.font())
    larger.setPixelSize(round(QFontInfo(larger).pixelSize() * 1.5))  # it may have no point size
    view.setFont(larger)
    assert geometry_of(view).frame.em == pytest.approx(em * 1.5, rel=0.1)


def test_the_stage_takes_no_focus_and_no_pointer(
    qtbot: QtBot, make: Callable[..., RadarView], look: Look
) -> None:
    view = make(demo.first_session(), stage=True)
    with qtbot.assertNotEmitted(view.axis_opened), qtbot.assertNotEmitted(view.axis_walked):
        move_mouse(view, spot_on(view, 3))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot_on(view, 3))
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert geometry_of(view).frame.em == pytest.approx(SIDE / look.type.stage.divisor)


def test_fewer_axes_than_before_forget_one_that_is_gone(make: Callable[..., RadarView]) -> None:
    view = make()
    view.walk_to(7)
    view.show_radar(demo.of(4))
    assert axis_of(view) is None


def test_screen_readers_hear_what_is_shown(make: Callable[..., RadarView]) -> None:
    view = make(demo.first_session())
    assert view.accessibleName() == "Radar with 8 axes, from 1 in the centre to 5 at the rim."
    assert view.accessibleDescription().startswith(
        "Enabling Leadership: IT 2.73, OT 2.72, management 3.78. Shared Goals: IT 2.93"
    )


def test_hints_are_plain_text(
    make: Callable[..., RadarView], monkeypatch: pytest.MonkeyPatch
) -> None:
    axes = tuple(RadarAxis(label="<img src='x'>", it=2, ot=3) for _ in range(4))
    view = make(Radar(axes=axes))
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: shown.append(text))
    spot = spot_on(view, 1)
    hint = QHelpEvent(QEvent.Type.ToolTip, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), hint)
    assert len(shown) == 1
    assert "&lt;img" in shown[0]
    assert "<img" not in shown[0]


def test_an_axis_is_read_with_what_is_shown_of_it() -> None:
    radar = demo.with_gaps(7, 2)
    assert axis_sentence(radar.axes[7], radar, ENGLISH) == "Visible Results: room 2.27, room only."
    assert axis_sentence(radar.axes[2], radar, ENGLISH) == "Mutual Respect: not asked."
    bare = Radar(axes=tuple(RadarAxis(label=name) for name in "abc"))
    assert figures_sentence(bare, ENGLISH) == "a: no value. b: no value. c: no value."
    only_it = structs.replace(demo.third_session(), layers=frozenset(("it", "before")))
    assert axis_sentence(only_it.axes[0], only_it, ENGLISH) == (
        "Enabling Leadership: IT 3.27, before 2.83."
    )
    assert "3 in the centre" not in radar_sentence(radar)


def test_numbers_are_read_in_the_persons_language() -> None:
    german = QLocale(QLocale.Language.German, QLocale.Country.Germany)
    radar = demo.first_session()
    assert "IT 2,73" in axis_sentence(radar.axes[0], radar, german)


def test_an_item_without_a_place_lays_nothing_out(qapp: QApplication, look: Look) -> None:
    item = radar_item.RadarItem(look, console_text(look, 14), stage=False)
    item.set_radar(demo.first_session())
    assert item.geometry_now() is None
    item.set_size(QSizeF(300, 300))
    assert item.geometry_now() is not None
