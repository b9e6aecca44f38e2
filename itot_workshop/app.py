"""Puts the program together and runs it: settings, look, library, packs, window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from itot_workshop import __version__, paths, unread  # noqa: F401 - whose import is its work
from itot_workshop.household import library_folder, library_in, packs_for, today
from itot_workshop.storage.library import Library
from itot_workshop.storage.settings import Settings, read_settings, still
from itot_workshop.ui.held_keys import tell_held_keys
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.services import Services
from itot_workshop.ui.surprise import Surprise
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.focus_in_sight import FocusInSight
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.charts.look import Scheme
    from itot_workshop.live.rehearsal_troupe import Troupe
    from itot_workshop.ui.rehearsing import Sizes

NAME = "ITOT Workshop"

_SETTLED_MS = 1000
"""Milliseconds after which a window that was shown is up in any case."""


def main(library: Path | None = None, file: Path | None = None) -> int:
    """Open the window, on a session if a file is named; gives the exit code.

    Whoever calls has made sure that there is a display.
    """
    app = QApplication([NAME])
    surprise = Surprise(app, paths.local_data(os.environ))
    sys.excepthook = surprise.hook
    try:
        window = surprise.window = _up(app, library, file)
    except Exception as fault:
        return _end(app, surprise, fault)
    QTimer.singleShot(_SETTLED_MS, window, _collect_from_now_on)
    return app.exec()


def _up(app: QApplication, library: Path | None, file: Path | None) -> MainWindow:
    """The window, in sight, on a session if a file is named."""
    tell_held_keys(app)
    window = open_window(app, library)
    window.show()
    window.home.take_focus()
    if file is not None:
        window.open_session(str(file.absolute()))
    return window


def _end(app: QApplication, surprise: Surprise, fault: Exception) -> int:
    """Say why there is no window, in one of the system's and in the terminal, and give up."""
    print(surprise.at_start(fault), file=sys.stderr)
    if surprise.box is not None:
        surprise.box.finished.connect(app.quit)
        app.exec()
    return 1


def _collect_from_now_on() -> None:
    """Let the collector of rubbish run, and pass over what has been loaded: it stays."""
    gc.collect()
    gc.freeze()
    gc.enable()


def open_window(app: QApplication, library: Path | None = None) -> MainWindow:
    """The window on its library, put together but not shown yet."""
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setApplicationVersion(__version__)
    _speak(app)
    settings = read_settings(paths.settings_folder(os.environ))
    theme = Theme(
        app,
        resources=paths.resources(),
        pictures=paths.local_data(os.environ) / "pictures",
        choice=settings.look,
        stage_choice=settings.stage_look,
        text_percent=settings.text_percent,
        dressed=False,
    )
    theme.set_reduced_motion(still(settings.motion))
    app.setWindowIcon(theme.icons.icon("mark"))
    folder = library_folder(library, settings, os.environ)
    window = MainWindow(Kit(theme), services(folder, settings))
    theme.dress()
    FocusInSight(app, window)
    return window


def perform(
    troupe: Troupe,
    folder: Path,
    told: Callable[[int, str], None],
    *,
    console: Sizes = ((1440, 900),),
    stage: Sizes = ((1920, 1080),),
    booth: Sizes = ((1440, 900),),
    look: Scheme = "light",
) -> None:
    """Play a rehearsal on console, stage and booth, with pictures of it in each size.

    An application is made if there is none.
    """
    from itot_workshop.ui.rehearsing import Pictures, RehearsalWindows

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([NAME])
    theme = Theme(
        app,
        resources=paths.resources(),
        pictures=paths.local_data(os.environ) / "pictures",
        choice=look,
        stage_choice=look,
    )
    theme.set_reduced_motion(True)
    talk = qInstallMessageHandler(_say_of_qt)
    try:
        pictures = Pictures(folder=folder, console=console, stage=stage, booth=booth)
        RehearsalWindows(Kit(theme), troupe, pictures, told).run()
    finally:
        qInstallMessageHandler(talk)
        theme.deleteLater()


def _say_of_qt(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """Pass on what Qt says, but for what it always says where there is no display."""
    if "propagateSizeHints" not in words:
        print(words, file=sys.stderr)


def services(folder: Path, settings: Settings) -> Services:
    """What the window works with, for the library in a folder."""
    return Services(
        library=_library_in(folder),
        library_in=_library_in,
        packs=packs_for,
        resources=paths.resources(),
        examples=paths.examples(),
        settings=settings,
        settings_folder=paths.settings_folder(os.environ),
        today=today,
    )


def _library_in(folder: Path) -> Library:
    return library_in(folder, sleep=_not_at_all)


def _speak(app: QApplication) -> None:
    """Take the system's language, where the program has been translated into it."""
    translator = QTranslator(app)
    if translator.load(QLocale(), "itot_workshop", "_", str(paths.resources() / "i18n")):
        app.installTranslator(translator)


def _not_at_all(_seconds: float) -> None:
    """A window never waits for another program to give a file free; it saves again later."""
