"""Votes turn over at their reveal on the room's screen, and nowhere where nothing may move."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QImage,
    QPainter,
)
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import Blank, Countdown, Radar, Reveal
from itot_workshop.ui.stage.canvas import Miniature, StageCanvas
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.shape_chart import chart_before, chart_of
from tests.domain.helpers.demo import ROOT, demo_session
from tests.ui.stage.test_paint import SIZES, VIEWS, edge_is_clear, picture, view_of
from tests.ui.stage.test_paint import revealed as held

LOOK = read_look(ROOT / "resources" / "theme", "light")


@pytest.fixture
def canvas(qtbot: QtBot) -> Callable[[bool], StageCanvas]:
    def make(still: bool) -> StageCanvas:
        made = StageCanvas(LOOK, still=still)
        qtbot.addWidget(made)
        made.resize(640, 360)
        made.show()
        return made

    return make


def revealed() -> Reveal:
    view = view_of("reveal")
    assert isinstance(view, Reveal)
    return view


def test_votes_turn_over_and_then_lie_as_they_are(
    canvas: Callable[[bool], StageCanvas], qtbot: QtBot
) -> None:
    moving, still = canvas(False), canvas(True)
    moving.set_view(revealed())
    still.set_view(revealed())
    assert moving.progress < still.progress == 1.0
    qtbot.waitUntil(lambda: moving.progress == 1.0, timeout=2000)
    assert moving.grab().toImage() == still.grab().toImage()
    assert LOOK.motion.grow <= 400


def test_a_miniature_draws_a_view_once_and_keeps_the_one_before(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, whole, drawn = Miniature(LOOK), StageCanvas(LOOK), []
    for it in (small, whole):
        qtbot.addWidget(it)
        it.resize(320, 180)
        it.set_view(revealed())
    assert small.grab().toImage() == whole.grab().toImage()
    monkeypatch.setattr(
        "itot_workshop.ui.stage.canvas.paint_stage", lambda *_, **__: drawn.append(1)
    )
    for view in (revealed(), Blank(), revealed()):
        small.set_view(view)
        small.grab()
    assert len(drawn) == 1
    small.wear(read_look(ROOT / "resources" / "theme", "dark"))
    small.grab()
    assert len(drawn) == 2


def test_a_miniature_shows_what_a_stage_of_another_size_shows(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, small, sizes = StageCanvas(LOOK), Miniature(LOOK), []
    for it in (whole, small):
        qtbot.addWidget(it)
        it.set_view(revealed())
    small.resize(160, 120)
    whole.shaped.connect(small.show_as)
    whole.resize(1024, 768)
    whole.grab()
    monkeypatch.setattr(
        "itot_workshop.ui.stage.canvas.paint_stage",
        lambda painter, *size, **_: sizes.append((size[:2], painter.transform().m11())),
    )
    small.grab()
    assert sizes == [((1024, 768), 160 / 1024)]


def test_what_was_shown_already_does_not_turn_over_again(
    canvas: Callable[[bool], StageCanvas],
) -> None:
    moving = canvas(False)
    moving.set_view(revealed())
    moving.set_view(replace(revealed(), prompts=()))
    assert moving.progress == 1.0
    moving.set_view(Blank())
    assert moving.progress == 1.0
    again = revealed()
    moving.set_view(replace(again, rounds=(*again.rounds, again.rounds[-1])))
    assert moving.progress < 1.0


def test_a_radar_grows_from_the_shape_shown_last_and_not_from_another_sessions(
    canvas: Callable[[bool], StageCanvas], qtbot: QtBot
) -> None:
    view = view_of("radar")
    assert isinstance(view, Radar)
    later = replace(view, axes=tuple(replace(axis, it=4.0) for axis in view.axes))
    moving, still = canvas(False), canvas(True)
    moving.set_view(view)
    assert moving.progress < 1.0
    moving.set_view(replace(view, management=not view.management))
    assert moving.progress == 1.0  # the same shape
    moving.set_view(Blank())
    moving.set_view(later)
    still.set_view(later)
    assert moving.progress < 1.0
    assert moving.grab().toImage() != still.grab().toImage()
    qtbot.waitUntil(lambda: moving.progress == 1.0, timeout=2000)
    assert moving.grab().toImage() == still.grab().toImage()
    moving.hide()
    moving.show()
    moving.set_view(view)
    assert moving._start is None


def test_nothing_is_told_before_the_votes_have_turned(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    write = Pen.write

    def hear(self: Pen, lines: tuple[str, ...], *args: object, **rest: object) -> float:
        said.extend(lines)
        return write(self, lines, *args, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Pen, "write", hear)
    for progress in (0.0, 0.4, 0.9):
        picture(revealed(), 640, 360, progress=progress)
    assert not any("median" in line or "apart" in line or "%" in line for line in said)
    picture(revealed(), 640, 360)
    assert any("median" in line for line in said)


@pytest.fixture
def right_to_left(qapp: QGuiApplication) -> Iterator[None]:
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", VIEWS)
def test_right_to_left_nothing_leaves_the_page(
    right_to_left: None, name: str, size: tuple[int, int]
) -> None:
    assert edge_is_clear(picture(view_of(name), *size), size[1] // 50), name


def test_right_to_left_a_scale_is_read_from_the_right(qtbot: QtBot, right_to_left: None) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        pen = Pen(painter, 400, 300, LOOK)
        assert pen.at(pen.left) == pen.right
        assert pen.at(pen.left, 40) == pen.right - 40
    finally:
        painter.end()


def test_a_running_clock_is_announced_once(
    canvas: Callable[[bool], StageCanvas], monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    room = canvas(True)
    clock = Countdown(
        title="Break", following="", left=90, ends=990, box=900, running=True, pause=True
    )
    for left in (90, 89, 88):
        room.set_view(replace(clock, left=left))
    room.set_view(view_of("ask"))
    assert heard[0] == "Break"
    assert len(heard) == 2
    room.set_silent(True)
    room.set_view(clock)
    assert len(heard) == 2, "another picture of the stage tells it"
    assert "7 of 14 have voted" in heard[1]


def test_a_shape_seen_first_grows_out_of_the_last_session_or_the_centre() -> None:
    view = audience_view(held("S3"), Spotlight(screen="radar"), 0.0, [demo_session("S2")])
    alone = view_of("radar")
    assert isinstance(view, Radar)
    assert isinstance(alone, Radar)
    drawn = chart_of(view, lettered=False)
    begun = chart_before(view, None, drawn)
    assert begun.axes[1].it == begun.axes[1].ot == view.axes[1].then
    empty = tuple(replace(axis, it=None, ot=None, score=None) for axis in view.axes)
    assert chart_before(view, replace(view, axes=empty), drawn) == begun
    centre = chart_before(alone, None, chart_of(alone, lettered=False))
    assert {axis.it for axis in centre.axes} == {alone.low}
    assert chart_before(view, view, drawn).axes[1].it == view.axes[1].it
