"""A booth at a real workshop: session file, ballot box, and hands that press keys."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.session import Session
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.booth.view import BoothView

KEYS = {"\n": Qt.Key.Key_Return, "<": Qt.Key.Key_Backspace, " ": Qt.Key.Key_Space}


class At(NamedTuple):
    """A booth and the workshop behind it."""

    booth: BoothView
    workshop: Workshop
    wishes: list[BallotCast]
    file: SessionFile


def booth_at(session: Session, booth: BoothView, folder: Path) -> At:
    """The booth joined to a workshop as the program joins them."""
    folder.mkdir()
    keeping = Keeping(local=folder / "local", today=lambda: datetime.date(2025, 2, 11))
    opened = SessionFile.create(folder / "plant.itot", session, keeping)
    opened.file.prepare()
    assert opened.file.folder is not None
    box = BallotBox.open(opened.file.folder)
    workshop = Workshop(opened.session, opened.file, box, chance=random.Random(3))
    wishes: list[BallotCast] = []

    def take(wish: BallotCast) -> None:
        wishes.append(wish)
        if workshop.apply(wish):
            booth.accepted()

    def tell(_change: object) -> None:
        booth.show_session(workshop.session)

    booth.ballot_ready.connect(take)
    workshop.changed.connect(tell)
    workshop.refused.connect(booth.refused)
    workshop.save_failed.connect(booth.refused)
    booth.show_session(workshop.session)
    return At(booth, workshop, wishes, opened.file)


def press(booth: BoothView, keys: str) -> None:
    """Press keys one after the other: digits, \\n for Enter, < for Backspace."""
    for key in keys:
        if key in KEYS:
            QTest.keyClick(focused(booth), KEYS[key])
        else:
            QTest.keyClicks(focused(booth), key)


def focused(booth: BoothView) -> QWidget:
    """What takes the keys now."""
    found: QWidget | None = booth.focusWidget()
    return booth if found is None else found


def button(booth: QWidget, name: str) -> QAbstractButton:
    """The one visible key whose name begins so."""
    found = [
        key
        for key in booth.findChildren(QAbstractButton)
        if key.isVisible() and key.accessibleName().startswith(name)
    ]
    assert len(found) == 1, [key.accessibleName() for key in found]
    return found[0]


def tap(booth: QWidget, *names: str) -> None:
    """Tap keys by name, one after the other."""
    for name in names:
        key = button(booth, name)
        middle = QPoint(key.width() // 2, key.height() // 2)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton, pos=middle)


def readable(widget: QWidget) -> Iterator[str]:
    """Everything a screen reader or another program could read off a widget and all within."""
    for found in (widget, *widget.findChildren(QWidget)):
        yield from (
            found.accessibleName(),
            found.accessibleDescription(),
            found.toolTip(),
            found.statusTip(),
            found.whatsThis(),
            found.objectName(),
        )
        meta = found.metaObject()
        for at in range(meta.propertyCount()):
            value = found.property(str(meta.property(at).name()))
            if isinstance(value, str):
                yield value
        for name in found.dynamicPropertyNames():
            value = found.property(bytes(name.data()).decode())
            if isinstance(value, str):
                yield value
