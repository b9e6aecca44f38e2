"""Results of many axes with long names: nothing is cut at the smallest size of the window."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.comparison import compare
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.page import ResultsPage
from itot_workshop.ui.results.radar_panel import RadarPanel
from itot_workshop.ui.results.view import Earlier, results_view
from itot_workshop.ui.widgets.kit import Kit
from tools.odd_sessions import LONG_NAMES, with_axes


def test_the_table_needs_no_way_aside_and_the_radar_has_its_room(
    qtbot: QtBot, kit: Kit, examples: tuple[Session, ...]
) -> None:
    _, june, last = (with_axes(session, LONG_NAMES) for session in examples)
    before = Earlier(session=june, figures=session_figures(june), comparison=compare(june, last))
    page = ResultsPage(kit, defaultdict(QAction))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show_view(results_view(last, session_figures(last), before))
    page.show()
    qtbot.waitUntil(partial(_has_room, page.radar))
    assert page.table.horizontalScrollBar().maximum() == 0
    sheet = page.findChildren(QScrollArea)[0].widget()
    qtbot.waitUntil(partial(_has_no_hole, sheet))


def _has_room(panel: RadarPanel) -> bool:
    return panel.height() >= panel.heightForWidth(panel.width())


def _has_no_hole(sheet: QWidget | None) -> bool:
    return sheet is not None and sheet.height() == sheet.heightForWidth(sheet.width())
