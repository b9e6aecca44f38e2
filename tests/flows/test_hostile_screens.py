"""A session full of markup is text on every page, in every tip and on the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks import hostile_screens


@pytest.mark.long
def test_markup_is_text_on_every_page(app: QApplication) -> None:
    text = "x<img src='file:///etc/hostname'><b>y</b> &amp;"
    assert hostile_screens.run((text,), None) == []


def test_a_label_that_reads_markup_is_found(app: QApplication) -> None:
    label = QLabel("<b>x</b>")
    assert "reads markup" in hostile_screens.fault_of(label)
    label.setText("x")
    label.setToolTip("<img src='file:///x'>")
    assert "the tip" in hostile_screens.fault_of(label)
