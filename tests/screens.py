"""What tests of windows share: two screens for a program of its own, a look that is taken off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[1]

_TWO = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 720},
        {"name": "projector", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ]
}


def printed_with_two_screens(program: str, folder: Path, *arguments: str) -> list[str]:
    """The lines that a program prints which has a laptop's screen and a projector to its right."""
    config = folder / "two.json"
    config.write_text(json.dumps(_TWO), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@contextmanager
def undressed_after(app: QApplication) -> Iterator[None]:
    """Take a look off the application when it is no longer needed."""
    palette, font = app.palette(), app.font()
    try:
        yield
    finally:
        app.setStyleSheet("")
        app.setPalette(palette)
        app.setFont(font)
        app.styleHints().unsetColorScheme()
