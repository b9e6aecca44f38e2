"""Tells the second half of a double press from a press that is meant.

A key that leads on means something else as soon as it was pressed. Somebody who strikes it twice by
habit meant what it did the first time, not what it does now.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtGui import QGuiApplication

Seconds = Callable[[], float]

_REST = 30
"""How soon after a key has moved it has not come to rest, in milliseconds."""


def double_press() -> float:
    """Seconds within which the system takes two presses for one double press."""
    return QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000


class SecondPress:
    """Knows since when a key means what it means; ``now`` gives readings of a steady clock in
    seconds, ``within`` the seconds that part two presses. Where that is 0, no press is a second.
    """

    def __init__(self, now: Seconds = monotonic, within: Seconds = double_press) -> None:
        self._now = now
        self._within = within
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
        within = self._within()
        if within <= 0:
            return True
        return self._since is not None and self._now() - self._since >= within


class Bounces:
    """Tells a key whose contact bounces from one that is struck again.

    A hand that strikes a key twice lifts the finger for longer than a contact takes to come to
    rest. ``at`` is when the system saw the key move, in milliseconds, so that it does not matter
    how late a busy program looks at it; 0 is a key that no hand has moved.
    """

    def __init__(self) -> None:
        self._moved: dict[int, int] = {}

    def press(self, key: int, at: int) -> bool:
        """Whether a key that goes down only bounces."""
        since = at - self._moved.get(key, at - _REST)
        self._moved[key] = at
        return bool(at) and 0 <= since < _REST

    def release(self, key: int, at: int) -> None:
        """A key has come up."""
        self._moved[key] = at


def at_once() -> SecondPress:
    """For hands that press no key twice and need no time to look: those of made-up people."""
    return SecondPress(within=_no_time)


def _no_time() -> float:
    return 0.0
