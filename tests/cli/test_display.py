from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from itot_workshop.commands.display import has_display


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(platform: str) -> None:
    assert has_display({}, platform)


@pytest.mark.parametrize("chosen", ["offscreen", "offscreen:configfile=two.json", "vnc", "minimal"])
def test_a_chosen_platform_is_taken_at_its_word(chosen: str) -> None:
    assert has_display({"QT_QPA_PLATFORM": chosen}, "linux")


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": ":98765"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_one_that_does_not_answer_is_none(environ: dict[str, str]) -> None:
    assert not has_display(environ, "linux")


@pytest.mark.skipif(sys.platform == "win32", reason="needs sockets with a path")
def test_one_that_answers(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        found = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert has_display(found, "linux")
