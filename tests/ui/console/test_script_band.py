"""The script shows whole sentences, however little height it is given."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.domain.pack import ScriptLine
from itot_workshop.ui.console.script_band import ScriptBand
from itot_workshop.ui.widgets.kit import Kit

LINES = tuple(
    ScriptLine(kind="say", text=f"Sentence {at} is long enough to need two lines in this band.")
    for at in range(6)
)


@pytest.mark.parametrize("most", [20, 80, 110, 140, 170])
def test_no_sentence_is_cut(kit: Kit, qtbot: QtBot, most: int) -> None:
    band = ScriptBand(kit)
    qtbot.addWidget(band)
    band.resize(360, 400)
    band.show()
    band.show_script(LINES)
    band.set_most(most)
    qtbot.waitUntil(lambda: band.maximumHeight() > 1 and band.height() == band.maximumHeight())
    labels = [it for it in band.findChildren(QLabel) if it.text().startswith("“")]
    qtbot.waitUntil(lambda: labels[-1].mapTo(band, QPoint(0, 0)).y() > 50)
    spans = []
    for label in labels:
        top = label.mapTo(band, QPoint(0, 0)).y()
        spans.append((top, top + label.heightForWidth(label.width())))
    assert spans[0][1] <= band.height()
    assert not [span for span in spans if span[0] + 4 < band.height() < span[1] - 4]
