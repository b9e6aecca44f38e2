"""A stick is pulled out, another program is on the file: the window goes on and loses nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.troubles import ANYWHERE, Trouble, strike


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """The application as it was."""
    monkeypatch.setenv("ITOT_WORKSHOP_DATA", "")
    palette, font = qapp.palette(), qapp.font()
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.styleHints().unsetColorScheme()
    gc.collect()


@pytest.mark.parametrize("trouble", ANYWHERE, ids=lambda it: it.__name__)
def test_a_trouble_is_told_once_and_costs_nothing(app: QApplication, trouble: Trouble) -> None:
    assert strike(app, trouble) == ""
