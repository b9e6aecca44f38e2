"""The one clock of a running workshop: steady, through sleep and whatever is done to the wall time.

Readings are seconds since the epoch as the wall clock had it when the program started, counted on
by a clock that nobody can set and that does not stand still while the computer sleeps.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Seconds = Callable[[], float]

_TICK_MS = 1000
_STEADY = ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC")
"""The clocks that count on during sleep: Linux has the first, macOS the second."""


def steady_seconds() -> float:
    """Seconds of a clock that never goes back and counts while the computer sleeps."""
    for name in _STEADY:
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


class Clock(QObject):
    """Gives readings and ticks; ``ticked`` carries the reading, once a second while it runs."""

    ticked = Signal(float)

    def __init__(
        self,
        *,
        steady: Seconds = steady_seconds,
        wall: Seconds = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._steady = steady
        self._start = wall() - steady()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    def now(self) -> float:
        """The reading of this moment, in seconds since the epoch."""
        return self._start + self._steady()

    @property
    def is_running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def run(self, running: bool) -> None:
        """Tick from now on, or rest; readings can be taken either way."""
        if running and not self._timer.isActive():
            self._timer.start()
        elif not running:
            self._timer.stop()

    def tick(self) -> None:
        """Tell the reading of this moment."""
        self.ticked.emit(self.now())
