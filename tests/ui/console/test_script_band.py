"""The script shows whole sentences, however little height it is given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Screen, Spotlight
from itot_workshop.domain.pack import ScriptLine
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.ui.console.script_band import ScriptBand
from itot_workshop.ui.console.script_fold import last_end, row_ends
from itot_workshop.ui.console.script_view import ScriptView, script_view
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.sheet import Sheet
from tests.ui.console.helpers.desks import Room, planned

LINES = tuple(
    ScriptLine(kind="say", text=f"Sentence {at} is long enough to need two lines in this band.")
    for at in range(6)
)


def test_of_the_model_choice_the_part_at_hand_is_shown() -> None:
    session = planned("half-day-210")
    step = next(step for step in session.agenda.values() if step.kind == "model")
    weights = Round(id="w", number=1, statements=("K1",), kind="weights")
    at = replace(session, about=replace(session.about, step=step.id))
    shown = replace(at, rounds={"w": replace(weights, state="revealed")})
    moments: tuple[tuple[str, Session, Screen], ...] = (
        ("pages", at, "model"),
        ("open", replace(at, rounds={"w": weights}), "round"),
        ("seen", shown, "round"),
        ("ranking", at, "ranking"),
        ("test", at, "premortem"),
        ("decision", at, "decision"),
    )
    said = {
        name: [part.title for part in script_view(it, Spotlight(screen=screen, subject="w")).now]
        for name, it, screen in moments
    }
    assert said == {
        "pages": ["The models"],
        "open": ["Weights, silent vote"],
        "seen": ["Settle differences"],
        "ranking": ["Ranking, warnings, fragile weights"],
        "test": ["Test the leader"],
        "decision": ["Decide"],
    }
    charter = script_view(at, Spotlight(screen="charter"))
    assert (charter.now, charter.others) == ((), ())
    assert charter.lines


@pytest.mark.parametrize("most", [20, 80, 110, 140, 170])
def test_no_sentence_is_cut(kit: Kit, qtbot: QtBot, most: int) -> None:
    band = ScriptBand(kit)
    qtbot.addWidget(band)
    band.resize(360, 400)
    band.show()
    band.show_script(ScriptView(lines=LINES))
    band.set_most(most)
    labels = [it for it in band.findChildren(QLabel) if it.text().startswith("“")]
    qtbot.waitUntil(lambda: _shows_whole_sentences(band, labels))


def _shows_whole_sentences(band: ScriptBand, labels: list[QLabel]) -> bool:
    spans = []
    for label in labels:
        top = label.mapTo(band, QPoint(0, 0)).y()
        spans.append((top, top + label.heightForWidth(label.width())))
    ends = [top + 4 < band.height() < end - 4 for top, end in spans]
    laid = spans[-1][0] > 50 and band.height() == band.maximumHeight()
    return laid and spans[0][1] <= band.height() and not any(ends)


def test_a_script_has_its_height_in_the_moment_it_is_shown(kit: Kit, qtbot: QtBot) -> None:
    band = ScriptBand(kit)
    qtbot.addWidget(band)
    band.set_most(400)
    band.show()
    band.show_script(ScriptView(lines=LINES))
    assert band.maximumHeight() > len(LINES) * kit.ink.line()


def test_the_first_script_of_a_window_fills_its_band(kit: Kit, qtbot: QtBot) -> None:
    band = ScriptBand(kit)
    window, step = QWidget(), QWidget()
    step.setMinimumHeight(540)
    window.setLayout(kit.column(step, band, gap=""))
    qtbot.addWidget(window)
    window.resize(760, 600)
    window.show()
    band.set_most(400)
    band.show_script(ScriptView(lines=LINES))
    assert band.height() == band.maximumHeight()
    assert band.height() - band.area.height() == kit.look.size.hairline


def test_four_lines_are_seen_beside_a_tall_step_and_a_key_shows_the_rest(qtbot: QtBot) -> None:
    room = Room(qtbot, planned("half-day-210"))
    for part in (room.top, room.stack):
        part.resize(1280, 500)
    band = room.page.script
    band.show_script(ScriptView(lines=LINES))
    band.set_most(20)
    assert band.maximumHeight() > 4 * band._kit.ink.line()
    folded = band.maximumHeight()
    room.press(Qt.Key.Key_W)
    assert band.is_whole
    band.set_most(400)
    assert band.maximumHeight() > folded
    room.press(Qt.Key.Key_W)
    assert not band.is_whole


@given(
    heights=st.lists(st.integers(10, 60), min_size=1, max_size=9),
    most=st.integers(0, 400),
    least=st.integers(0, 120),
)
def test_the_fold_lies_between_two_sentences(heights: list[int], most: int, least: int) -> None:
    ends = row_ends(heights, 16, 8)
    assert ends[-1] == 16 + sum(heights) + 8 * (len(heights) - 1)
    end = last_end(ends, most, least)
    assert end in ends
    assert end >= min(least, ends[-1])
    if most >= ends[-1]:
        assert end == ends[-1]


def test_step_and_script_are_read_on_by_keys(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.top.resize(1280, 420)
    room.stack.resize(1280, 420)
    room.space()
    bars = [it.verticalScrollBar() for it in (room.page.area.place, room.page.script.area)]
    assert all(bar.maximum() > 0 for bar in bars)
    room.press(Qt.Key.Key_PageDown)
    assert [bar.value() > 0 for bar in bars] == [True, False]
    room.press(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    room.press(Qt.Key.Key_PageUp)
    assert [bar.value() > 0 for bar in bars] == [False, True]
    room.press(Qt.Key.Key_G)
    sheet = room.sheets.sheet
    assert isinstance(sheet, Sheet)
    room.press(Qt.Key.Key_PageDown)
    assert max(area.verticalScrollBar().value() for area in sheet.findChildren(QScrollArea)) > 0
