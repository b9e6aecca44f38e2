"""The keys of the scale say whole words, however long a plan has made them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.domain.rules_plan import LONGEST_LABEL
from itot_workshop.ui.booth.ask import AskPage
from itot_workshop.ui.booth.keys import ScaleKey
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.booth.helpers.rooms import matter

LONG = "Hardly ever true in any of our factories"


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_long_labels_are_whole_and_in_one_size(
    kit: Kit, qtbot: QtBot, size: tuple[int, int]
) -> None:
    assert len(LONG) == LONGEST_LABEL
    page = AskPage(kit.theme.stage_look)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show_statement(replace(matter(), labels=(LONG, "Never", LONG, "Often", LONG)), 0, "1")
    keys = page.findChildren(ScaleKey)
    pen = Pen(QPainter(), *size, page.look)
    assert len({key.times for key in keys}) == 1
    for key in keys:
        lines = key.lines(pen, key.times)
        assert "".join(lines).replace(" ", "").replace("-", "") in key.accessibleName().replace(
            " ", ""
        )
        assert len(lines) * pen.line_height(key.times) <= key.height() - 2.6 * pen.u
