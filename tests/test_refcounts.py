"""Qt for Python keeps its hands off `None` and `True`.

Some of its releases lose a reference to one of them in most void calls and signals, and the
program dies after some thousand of them. The version that is locked must not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

TIMES = 10_000
STRAY = 200  # what the interpreter itself may do meanwhile; each fault would count TIMES


class Teller(QObject):
    told = Signal()
    told_what = Signal(object)
    told_whether = Signal(bool)

    def hear(self) -> None:
        pass

    def hear_it(self, it: object) -> None:
        pass


def void_calls(application: QApplication) -> None:
    label = QLabel()
    for _ in range(TIMES):
        label.setEnabled(True)
        label.setText("")


def signals(application: QApplication) -> None:
    teller = Teller()
    teller.told.connect(teller.hear)
    for _ in range(TIMES):
        teller.told.emit()


def signals_with_values(application: QApplication) -> None:
    teller = Teller()
    teller.told_what.connect(teller.hear_it)
    teller.told_whether.connect(teller.hear_it)
    for _ in range(TIMES):
        teller.told_what.emit(None)
        teller.told_whether.emit(True)


def answers(application: QApplication) -> None:
    label = QLabel()
    for _ in range(TIMES):
        label.isEnabled()
        label.parent()


@pytest.mark.parametrize("work", [void_calls, signals, signals_with_values, answers])
@pytest.mark.parametrize("value", [None, True, False])
def test_ten_thousand_calls_leave_the_constants_alone(
    qapp: QApplication, work: Callable[[QApplication], None], value: bool | None
) -> None:
    work(qapp)
    before = sys.getrefcount(value)
    work(qapp)
    assert abs(sys.getrefcount(value) - before) < STRAY
