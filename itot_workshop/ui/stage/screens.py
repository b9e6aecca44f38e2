"""Which screen the room's window goes on, as a pure function of the screens there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Screen = TypeVar("Screen")


def stage_screen(
    screens: Sequence[Screen], console: Screen, wished: Screen | None = None
) -> Screen | None:
    """The screen for the stage: the one wished for, else one the console is not on.

    With one screen it is that one; without any there is none.
    """
    if wished is not None and wished in screens:
        return wished
    others = [screen for screen in screens if screen != console]
    if others:
        return others[0]
    return screens[0] if screens else None


def next_screen(screens: Sequence[Screen], now: Screen) -> Screen | None:
    """The screen after this one, round and round."""
    if not screens:
        return None
    if now not in screens:
        return screens[0]
    return screens[(screens.index(now) + 1) % len(screens)]
