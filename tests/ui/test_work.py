from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from itot_workshop.domain.session import Refused
from itot_workshop.ui.work import Work


def test_steps_are_done_one_after_the_other_beside_the_window(qtbot: QtBot) -> None:
    owner, here = QObject(), threading.get_ident()
    told: list[tuple[int, object]] = []
    work = Work((lambda: threading.get_ident() != here, lambda: "two"), owner)
    work.stepped.connect(lambda at, gave: told.append((at, gave)))
    with qtbot.waitSignal(work.finished):
        work.start()
    assert told == [(0, True), (1, "two")]


def test_what_a_step_refuses_is_told_and_ends_the_work(qtbot: QtBot) -> None:
    owner, done = QObject(), []
    told: list[str] = []

    def refuse() -> None:
        raise Refused("It cannot be.")

    work = Work((refuse, lambda: done.append(1)), owner)
    work.failed.connect(told.append)
    with qtbot.waitSignal(work.finished):
        work.start()
    assert (told, done) == (["It cannot be."], [])


def test_a_fault_is_told_and_written_down_in_the_thread_of_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[object, int]] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, *_: heard.append((kind, threading.get_ident()))
    )

    def fall() -> None:
        raise ValueError("surrogates not allowed")

    owner = QObject()
    work = Work((fall,), owner)
    with qtbot.waitSignal(work.failed) as told, qtbot.waitSignal(work.finished):
        work.start()
    assert "a fault in the program" in told.args[0]
    assert heard == [(ValueError, threading.get_ident())]


def test_stopped_work_finishes_the_step_and_does_no_further_one(qtbot: QtBot) -> None:
    owner, begun, go, done = QObject(), threading.Event(), threading.Event(), []

    def first() -> None:
        begun.set()
        go.wait(5)
        done.append("first")

    work = Work((first, lambda: done.append("second")), owner)
    work.start()
    assert begun.wait(5)
    work.requestInterruption()
    go.set()
    work.stop()
    assert done == ["first"]


def test_work_whose_owner_has_gone_ends_after_its_step_and_goes_too(qtbot: QtBot) -> None:
    owner, begun, go, done = QObject(), threading.Event(), threading.Event(), []

    def first() -> None:
        begun.set()
        go.wait(5)
        done.append("first")

    work = Work((first, lambda: done.append("second")), owner)
    work.start()
    assert begun.wait(5)
    delete(owner)
    assert isValid(work)
    go.set()
    qtbot.waitUntil(lambda: not isValid(work))
    assert done == ["first"]


def test_work_that_never_ran_goes_with_its_owner(qtbot: QtBot) -> None:
    owner = QObject()
    work = Work((), owner)
    delete(owner)
    qtbot.waitUntil(lambda: not isValid(work))
