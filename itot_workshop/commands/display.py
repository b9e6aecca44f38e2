"""Whether there is a display to open a window on; Qt ends the program where it finds none."""

from __future__ import annotations

import socket
import sys
from collections.abc import Mapping

_X11 = "/tmp/.X11-unix/X"
_PATIENCE = 2.0


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be opened: always on Windows and macOS, else if a display answers."""
    if platform in ("win32", "darwin"):
        return True
    chosen = environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if chosen and chosen not in ("xcb", "wayland", "wayland-egl"):
        return True
    return _wayland(environ) or _x11(environ.get("DISPLAY", ""))


def _wayland(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    path = name if name.startswith("/") else f"{environ.get('XDG_RUNTIME_DIR', '')}/{name}"
    return _answers(socket.AF_UNIX, path)


def _x11(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    if host and host != "unix":
        return _answers(socket.AF_INET, (host, 6000 + int(number)))
    path = f"{_X11}{number}"
    return _answers(socket.AF_UNIX, path) or _answers(socket.AF_UNIX, f"\0{path}")


def _answers(family: int, address: str | tuple[str, int]) -> bool:
    try:
        with socket.socket(family) as caller:
            caller.settimeout(_PATIENCE)
            caller.connect(address)
    except OSError:
        return False
    return True
