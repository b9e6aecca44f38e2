"""The clock counts on during sleep and takes no notice of what is done to the wall time."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from itot_workshop.live.clock import Clock, steady_seconds


class Times:
    """A steady clock and a wall clock that are set by hand."""

    def __init__(self, wall: float = 1_000_000.0, steady: float = 50.0) -> None:
        self.wall = wall
        self.steady = steady

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def clock(self) -> Clock:
        return Clock(steady=lambda: self.steady, wall=lambda: self.wall)


def test_a_reading_is_the_wall_time_at_first() -> None:
    assert Times().clock().now() == 1_000_000.0


def test_time_passes_asleep_as_awake() -> None:
    times = Times()
    clock = times.clock()
    times.pass_(3 * 3600)
    assert clock.now() == 1_000_000.0 + 3 * 3600


def test_setting_the_wall_clock_changes_nothing() -> None:
    times = Times()
    clock = times.clock()
    times.pass_(60)
    times.wall -= 3600
    assert clock.now() == 1_000_060.0
    times.wall += 86_400
    times.pass_(1)
    assert clock.now() == 1_000_061.0


def test_a_later_start_reads_the_wall_time_again() -> None:
    times = Times()
    first = times.clock().now()
    times.wall += 600
    times.steady = 3.0  # the computer was started afresh
    assert times.clock().now() == first + 600


def test_it_ticks_only_while_it_runs(qtbot: QtBot) -> None:
    times = Times()
    clock = times.clock()
    states = [clock.is_running]
    for wanted in (True, True, False):
        clock.run(wanted)
        states.append(clock.is_running)
    assert states == [False, True, True, False]


def test_a_tick_tells_the_reading(qtbot: QtBot) -> None:
    times = Times()
    clock = times.clock()
    times.pass_(7)
    with qtbot.waitSignal(clock.ticked) as caught:
        clock.tick()
    assert caught.args == [1_000_007.0]


def test_the_steady_clock_of_this_computer_never_goes_back() -> None:
    readings = [steady_seconds() for _ in range(1000)]
    assert readings == sorted(readings)
