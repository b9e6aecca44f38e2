"""Takes pictures of the program's pages with the example company in them.

    python tools/make_pictures.py            the pictures of the README, into docs/pictures
    python tools/make_pictures.py --to DIR   every page, light and dark, in several sizes, into DIR

The real window is opened without a display and led by the commands people use.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from itot_workshop.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A calm typeface where the computer has it; any other will do.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
<alias binding="same"><family>Sans Serif</family><prefer><family>Inter</family></prefer></alias>
</fontconfig>"""


_TURNS = 5
"""Turns of the event loop until parts within parts have laid themselves out."""


class Shot(NamedTuple):
    """One picture: its page, look and size, and the file it goes into."""

    file: str
    page: str
    look: str = "light"
    size: tuple[int, int] = (1440, 900)


README = (
    Shot("library.png", "library"),
    Shot("results.png", "results"),
    Shot("results-dark.png", "results", "dark"),
    Shot("axis.png", "axis"),
    Shot("compare.png", "compare"),
)
PAGES = (
    "empty",
    "library",
    "bin",
    "plan",
    "results",
    "axis",
    "compare",
    "new",
    "settings",
    "shortcuts",
    "export",
    "votes",
)
SIZES = ((1280, 720), (1920, 1080))
RADAR_SIZES = ((1024, 768), (3840, 2160))


def main() -> int:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--to", metavar="DIR", type=Path, help="every page, into this folder")
    args = parser.parse_args()
    folder: Path = args.to or ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with rooms():
        take(folder, tuple(every_page()) if args.to else README)
    return 0


def every_page() -> Iterator[Shot]:
    """Each page in both looks and all sizes, the radar in small and in very large windows too."""
    for look in ("light", "dark"):
        for page in PAGES:
            sizes = SIZES + (RADAR_SIZES if page == "results" else ())
            for size in sizes:
                yield Shot(f"{page}-{look}-{size[0]}x{size[1]}.png", page, look, size)


def take(folder: Path, shots: tuple[Shot, ...]) -> None:
    """Open the program for each picture and save what it shows."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from itot_workshop.app import open_window

    app = QApplication([])
    for shot in shots:
        window = open_window(app, Path(os.environ["ITOT_WORKSHOP_DATA"]) / shot.file)
        window.theme.set_reduced_motion(True)
        window.theme.choose("dark" if shot.look == "dark" else "light")
        window.setMinimumSize(0, 0)
        window.resize(*shot.size)
        window.show()
        window.home.take_focus()
        lead(window, shot.page)
        while window.room is not None and window.room.exports.busy:
            app.processEvents()
        for _ in range(_TURNS):
            app.processEvents()
        picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        picture.save(str(folder / shot.file), quality=0)
        print(folder / shot.file)
        window.close()
        theme = window.theme
        window.deleteLater()
        theme.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def lead(window: MainWindow, page: str) -> None:
    """Bring a page into sight, as its commands do."""
    if page == "empty":
        return
    window.library.open_example()
    rows = window.home.list.shown()
    if page == "library":
        window.home.list.model.choose((rows[0].key, rows[2].key))
    elif page == "bin":
        window.library.to_bin([rows[1].key])
        window.home.show_bin()
    elif page in ("new", "settings", "shortcuts", "export"):
        window.actions_[page].trigger()
    elif page == "compare":
        window.home.list.model.choose((rows[0].key, rows[2].key))
        window.actions_["compare"].trigger()
    else:
        window.open_session(rows[0].key)
        _lead_session(window, page)


def _lead_session(window: MainWindow, page: str) -> None:
    room = window.room
    assert room is not None
    session = room.desk.session
    assert session is not None
    if page == "plan":
        room.view.show_page("plan")
    elif page == "votes":
        room.view.show_page("plan")
        window.actions_["import-votes"].trigger()
    elif page == "axis":
        room.view.open_axis(session.pack.axes[5].id)


@contextmanager
def rooms() -> Iterator[None]:
    """Folders of the program's own for the time of the pictures."""
    with tempfile.TemporaryDirectory(prefix="itot-workshop-pictures-") as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(_FONTS, encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(fonts)
        os.environ["ITOT_WORKSHOP_DATA"] = str(Path(folder) / "data")
        os.environ["XDG_CONFIG_HOME"] = str(Path(folder) / "config")
        yield


if __name__ == "__main__":
    raise SystemExit(main())
