"""The talk list on the results page: what is proposed, replaced, and put back."""

from __future__ import annotations

import gc

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.radar_panel import RadarPanel
from itot_workshop.ui.results.talk_panel import TalkPanel
from itot_workshop.ui.results.view import results_view
from itot_workshop.ui.widgets.kit import Kit
from tools.odd_sessions import without_most


@pytest.fixture
def panel(kit: Kit, qtbot: QtBot, examples: tuple[Session, ...]) -> TalkPanel:
    made = TalkPanel(kit)
    qtbot.addWidget(made)
    made.show_view(results_view(examples[0], session_figures(examples[0])))
    return made


def choices(panel: TalkPanel, place: int) -> list[QAction]:
    inside = panel.menu.actions()[place].menu()
    assert isinstance(inside, QMenu)
    return [entry for entry in inside.actions() if not entry.isSeparator()]


def axes(panel: TalkPanel) -> list[str]:
    return [item.axis for item in panel.items()]


def test_any_axis_takes_a_place_and_the_proposal_comes_back(
    panel: TalkPanel, examples: tuple[Session, ...]
) -> None:
    proposed, kept = axes(panel), list[tuple[str, ...]]()
    panel.replaced.connect(kept.append)
    entry = choices(panel, 1)[0]
    chosen = entry.data()[1]
    entry.trigger()
    assert axes(panel) == [proposed[0], chosen, proposed[2]]
    offered = [entry.data()[1] for place in range(3) for entry in choices(panel, place)]
    assert chosen not in offered
    assert kept == [("", chosen, "")]
    session = replace(examples[0], about=replace(examples[0].about, talk=kept[0]))
    panel.show_view(results_view(session, session_figures(session)))
    assert axes(panel)[1] == chosen
    back = choices(panel, 1)[0]
    assert "as proposed" in back.text()
    back.trigger()
    assert axes(panel) == proposed


def test_another_session_begins_with_its_own_proposal(
    panel: TalkPanel, examples: tuple[Session, ...]
) -> None:
    choices(panel, 0)[0].trigger()
    last = results_view(examples[-1], session_figures(examples[-1]))
    panel.show_view(last)
    assert panel.items() == last.talk


def test_menus_of_earlier_sessions_are_gone(
    panel: TalkPanel, examples: tuple[Session, ...]
) -> None:
    before = len(panel.menu.children())
    for session in examples:
        panel.show_view(results_view(session, session_figures(session)))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert len(panel.menu.children()) == before
    kept = [it for it in gc.get_referents(panel.menu) if isinstance(it, QMenu | QAction)]
    assert all(isValid(it) for it in kept)


def test_only_layers_that_a_session_has_can_be_switched(
    kit: Kit, qtbot: QtBot, examples: tuple[Session, ...]
) -> None:
    panel = RadarPanel(kit)
    qtbot.addWidget(panel)
    panel.show_view(results_view(examples[0], session_figures(examples[0])))
    offered = {layer for layer, box in panel.switches.items() if box.isVisibleTo(panel)}
    assert offered == {"it", "ot", "balanced", "management", "spread"}
    hidden = without_most(examples[0], "OT")
    panel.show_view(results_view(hidden, session_figures(hidden)))
    offered = {layer for layer, box in panel.switches.items() if box.isVisibleTo(panel)}
    assert offered == {"room", "spread"}
    panel.show_view(results_view(examples[0], session_figures(examples[0])))
    assert panel.radar.radar is not None
    assert "spread" not in panel.radar.radar.layers
    panel.switches["spread"].setChecked(True)
    panel.switches["management"].setChecked(False)
    assert "spread" in panel.radar.radar.layers
    assert "management" not in panel.radar.radar.layers
