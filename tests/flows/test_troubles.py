"""A stick is pulled out, another program is on the file: the window goes on and loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.troubles import ANYWHERE, Trouble, strike


@pytest.mark.parametrize("trouble", ANYWHERE, ids=lambda it: it.__name__)
def test_a_trouble_is_told_once_and_costs_nothing(app: QApplication, trouble: Trouble) -> None:
    assert strike(app, trouble) == ""
