"""Where things lie: what the program brings along, the library, and what stays on this computer.

Only the program's entrances and the tests ask here; every other room is handed the folders it
needs. The standard library is enough for that, so the command line starts without Qt. No folder
is made here, and nothing is ever kept in the package or the checkout.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_TITLE = "ITOT Workshop"
_NAME = "itot-workshop"


def resources() -> Path:
    """The folder with packs, theme, icons and report templates."""
    return _brought_along("resources", "resources")


def examples() -> Path:
    """The folder with the example sessions of the demo company; they are copied, never edited."""
    return _brought_along("examples", "sessions/examples")


def default_library(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder of sessions: ``ITOT_WORKSHOP_LIBRARY``, or a folder in the user's documents."""
    chosen = environ.get("ITOT_WORKSHOP_LIBRARY")
    return Path(chosen) if chosen else _documents(environ, platform) / _TITLE


def local_data(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder for journals and ballot boxes: this computer's own, not carried to others.

    ``ITOT_WORKSHOP_DATA`` chooses another one.
    """
    chosen = environ.get("ITOT_WORKSHOP_DATA")
    if chosen:
        return Path(chosen)
    if platform == "win32":
        return _folder(environ, "LOCALAPPDATA", "AppData/Local") / _TITLE
    if platform == "darwin":
        return _home(environ) / "Library/Application Support" / _TITLE
    return _folder(environ, "XDG_STATE_HOME", ".local/state") / _NAME


def settings_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path:
    """The folder for what a user has set: language, theme, screens, the library's place."""
    if platform == "win32":
        return _folder(environ, "APPDATA", "AppData/Roaming") / _TITLE
    if platform == "darwin":
        return _home(environ) / "Library/Preferences" / _TITLE
    return _folder(environ, "XDG_CONFIG_HOME", ".config") / _NAME


def _brought_along(in_wheel: str, in_checkout: str) -> Path:
    """The first that exists: inside the installed package, then beside it.

    A frozen program unpacks the package and its neighbours into one folder, so that the same two
    places serve it as well.
    """
    places = (_PACKAGE / "_data" / in_wheel, _PACKAGE.parent / in_checkout)
    for place in places:
        if place.is_dir():
            return place
    looked = " and ".join(str(place) for place in places)
    raise FileNotFoundError(f"A part of ITOT Workshop is missing (looked for {looked}).")


def _home(environ: Mapping[str, str]) -> Path:
    named = environ.get("USERPROFILE") or environ.get("HOME")
    return Path(named) if named else Path.home()


def _folder(environ: Mapping[str, str], variable: str, otherwise: str) -> Path:
    """The folder that a variable names; one that is not absolute counts as not set."""
    named = Path(environ.get(variable, ""))
    return named if named.is_absolute() else _home(environ) / otherwise


def _documents(environ: Mapping[str, str], platform: str) -> Path:
    """The user's documents, where the desktop has moved or translated them too."""
    home = _home(environ)
    if platform in ("win32", "darwin"):
        return _documents_on_record() or home / "Documents"
    chosen = environ.get("XDG_DOCUMENTS_DIR") or _chosen_in_desktop(environ)
    named = Path(chosen.replace("$HOME", str(home), 1))
    return named if named.is_absolute() and named != home else home / "Documents"


def _chosen_in_desktop(environ: Mapping[str, str]) -> str:
    """The documents folder in the desktop's own list of folders, or nothing."""
    try:
        text = (_folder(environ, "XDG_CONFIG_HOME", ".config") / "user-dirs.dirs").read_text(
            "utf-8"
        )
    except (OSError, UnicodeDecodeError):
        return ""
    line = re.search(r'^\s*XDG_DOCUMENTS_DIR="([^"]+)"', text, re.MULTILINE)
    return line[1] if line else ""


def _documents_on_record() -> Path | None:
    """The documents folder that Windows has on record, where companies like to move it."""
    if sys.platform == "win32":
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as folders:
                recorded = winreg.QueryValueEx(folders, "Personal")[0]
        except OSError:
            return None
        return Path(winreg.ExpandEnvironmentStrings(recorded))
    return None
