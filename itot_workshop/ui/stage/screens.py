"""Which screen the room's window goes on, as a pure function of the screens there are."""

from __future__ import annotations

from collections.abc import Sequence


def stage_screen(screens: Sequence[str], console: str, wished: str = "") -> str:
    """The name of the screen for the stage: the one wished for, else one the console is not on.

    With one screen it is that one; without any it is "".
    """
    if wished in screens:
        return wished
    others = [name for name in screens if name != console]
    if others:
        return others[0]
    return screens[0] if screens else ""


def next_screen(screens: Sequence[str], now: str) -> str:
    """The screen after this one, round and round."""
    if not screens:
        return ""
    if now not in screens:
        return screens[0]
    return screens[(screens.index(now) + 1) % len(screens)]
