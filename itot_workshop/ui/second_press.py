"""Tells the second half of a double press from a press that is meant.

A key that leads on means something else as soon as it was pressed. Somebody who strikes it twice by
habit meant what it did the first time, not what it does now.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtGui import QGuiApplication

Seconds = Callable[[], float]


def double_press() -> float:
    """Seconds within which the system takes two presses for one double press."""
    return QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000


class SecondPress:
    """Knows since when a key means what it means; ``now`` gives readings of a steady clock in
    seconds, ``within`` the seconds that part two presses. Where that is 0, no press is a second.
    """

    def __init__(self, now: Seconds = monotonic, within: Seconds = double_press) -> None:
        self._now = now
        self.within = within
        self._since: float | None = None

    def begin(self) -> None:
        """From this moment on the key means what it means now."""
        self._since = self._now()

    def see(self) -> None:
        """The new meaning is in sight: from the first time on, time counts."""
        if self._since is None:
            self.begin()

    def hide(self) -> None:
        """The key means something that nobody has seen yet."""
        self._since = None

    @property
    def is_due(self) -> bool:
        """Whether a press now could not have been meant for what was before."""
        within = self.within()
        if within <= 0:
            return True
        return self._since is not None and self._now() - self._since >= within


class Struck:
    """Knows which key was struck before, and whether a hand can have meant to strike it again.

    ``soonest`` is in seconds, in which nobody strikes a key twice who means it; a system that
    takes no two presses for one has no such time.
    """

    def __init__(
        self, soonest: float, now: Seconds = monotonic, within: Seconds = double_press
    ) -> None:
        self._soonest, self._now, self._within = soonest, now, within
        self._key, self._since = 0, 0.0

    def press(self, key: int) -> tuple[bool, bool]:
        """Whether a key is the one before, and whether it only bounced."""
        now, again = self._now(), key == self._key
        bounced = again and now - self._since < min(self._soonest, self._within())
        if not bounced:
            self._key, self._since = key, now
        return again, bounced


def at_once() -> SecondPress:
    """For hands that press no key twice and need no time to look: those of made-up people."""
    return SecondPress(within=_no_time)


def _no_time() -> float:
    return 0.0
