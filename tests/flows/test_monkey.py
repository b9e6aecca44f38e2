"""A few seconds of random keys, clicks and hostile texts; the long form is in benchmarks/."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMessageLogger
from PySide6.QtWidgets import QApplication

from benchmarks.monkey import Game, play
from benchmarks.monkey_hands import Hands
from tests.screens import undressed_after


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application as it was, without a window of the game."""
    leaving = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    with undressed_after(qapp):
        yield qapp
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setQuitOnLastWindowClosed(leaving)
    gc.collect()


def told(game: Game) -> str:
    return "\n".join((*game.last, *game.faults))


def test_random_keys_clicks_and_texts_break_nothing(app: QApplication, tmp_path: Path) -> None:
    game = play(app, tmp_path, seed=11, seconds=8, events=150)
    assert not game.faults, told(game)
    assert game.events >= 5
    assert game.sessions  # some may have gone to the bin


@pytest.mark.parametrize("fault", ["raises", "warns"])
def test_what_breaks_ends_the_game(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    def act(hands: Hands) -> str:
        if fault == "warns":
            QMessageLogger().warning("planted")
        else:
            hands.window.home.place_changed.connect(_planted)
            hands.window.home.place_changed.emit()
        return "the planted fault"

    monkeypatch.setattr(Hands, "act", act)
    game = play(app, tmp_path, seed=1, events=50)
    assert game.events == 1
    assert any("planted" in said for said in game.faults)
    assert "the planted fault" in game.last[-1]


def test_a_session_that_is_not_sound_ends_the_game(
    app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(hands: Hands) -> str:
        file = next((tmp_path / "library").glob("*.itot"))
        file.write_bytes(file.read_bytes()[:-200])
        hands.window.close()
        return "cut a file short"

    monkeypatch.setattr(Hands, "act", act)
    game = play(app, tmp_path, seed=1, events=1)
    assert len(game.faults) == 1, game.faults


def _planted() -> None:
    raise RuntimeError("planted")
