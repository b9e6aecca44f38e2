"""What a person without a plan does at the keyboard and with the mouse: one random act at a time.

Every act goes to the place where a person's act would go: keys to the control that has the focus,
clicks to whatever lies on top at that point. Nothing is called behind the window's back but its
size and the system's file dialogs, whose answers are made up.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from itot_workshop.ui.commands import COMMANDS
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.theme import Choice

HOSTILE = (
    "<b>bold</b><img src='file:///etc/passwd'>&amp;<script>alert(1)</script>",
    '=HYPERLINK("http://example.invalid";"x")',
    "+cmd|' /C calc'!A0",
    "../../../../etc/passwd\x00.itot",
    "C:\\CON\\aux. . ",
    "\u202eright to left\u202c \u2066isolated\u2069 \u200f\ufeff",
    "\x00\x01\x1b[31mred\x07\x7f",
    "👩‍🏭🔧👨‍💻 e\u0301\u0301\u0301 ǅ ﷽",
    "line one\nline two\r\n\tIT\t6\nOT;7;x",
    "d: @it @ot @both b: i: : @",
    "%1 %2 %n {0} {{x}} %s",
    "x" * 10_000,
    "Wörter und noch mehr " * 400,
    "6 IT, 7 OT, 1 other",
    "4 4 3 2 0",
    "   ",
    "99999999999999999999",
    "25:61",
    "\ud7ff\uffff\U0010ffff",
)
KEYS = (
    *"0123456789",
    *"abinosptvz",
    *("Tab", "Shift+Tab", "Return", "Esc", "Space", "Backspace", "Del", "F1", "F5", "F2"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Alt+Down", "+", "-"),
    *("Ctrl+Return", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+A", "Ctrl+X", "Ctrl+V", "Ctrl+D", "Menu"),
)
STORIES = (
    ("Ctrl+N", "Return", "Ctrl+Return", "Space", "Space", "Space"),
    ("Return", "Ctrl+Return", "Space", "Right", "Space"),
    ("Right", "Space", "Space", "Space", "Space"),
    ("Return", "3", "4", "2", "5", "1", "Return", "Return", "Space"),
    ("Space", "1", "2", "3", "Tab", "4", "5", "0", "Return", "Space", "V", "Space"),
    ("N", "h", "e", "l", "l", "o", "Return", "Esc"),
    ("A", "w", "h", "a", "t", "Return", "Return", "Esc"),
    ("F5", "B", "S", "Shift+B", "F5"),
    ("Esc", "Esc", "Home", "Return"),
    ("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z"),
)
SIZES = ((960, 600), (1024, 700), (1280, 720), (1280, 800), (1440, 900), (1920, 1080))
CHOICES: tuple[Choice, ...] = ("light", "dark", "system")
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
SYSTEM = (QFileDialog, QAbstractPrintDialog)


class Hands:
    """Acts on a window, on the stage, on the booth: whatever is in sight."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        self.window = window
        self._chance = chance
        self._acts: tuple[tuple[Callable[[], str], int], ...] = (
            (self._command, 30),
            (self._key, 30),
            (self._click, 40),
            (self._type, 8),
            (self._story, 8),
            (self._elsewhere, 4),
            (self._wheel, 2),
            (self._menu, 2),
            (self._resize, 2),
            (self._look, 1),
        )

    def act(self) -> str:
        """Do one thing; says what it was. A dialog of the system is closed at once.

        Inside one, Qt waits for answers without letting any other thread of Python go on.
        """
        asked = QApplication.activeModalWidget()
        if isinstance(asked, SYSTEM):
            asked.reject()
            return f"close {type(asked).__name__}"
        acts, weights = zip(*self._acts, strict=True)
        act: Callable[[], str] = self._chance.choices(acts, weights)[0]
        return act()

    def press(self, keys: str) -> None:
        """Press keys where the focus is, but not in a dialog of the system."""
        if not self.window.isVisible() or isinstance(QApplication.activeModalWidget(), SYSTEM):
            return
        at = QApplication.activePopupWidget() or QApplication.focusWidget() or self._top()
        QTest.keySequence(at, QKeySequence(keys))

    def _command(self) -> str:
        place = self.window.place
        here = [it for it in COMMANDS if it.keys and (not it.places or place in it.places)]
        # Where everything works, the page's own commands would hardly get their turn.
        own = [it for it in here if it.places]
        known = own if own and self._chance.random() < 0.7 else here
        keys = self._chance.choice(self._chance.choice(known).keys)
        self.press(keys)
        return f"command {keys}"

    def _key(self) -> str:
        keys = self._chance.choice(KEYS)
        self.press(keys)
        return f"key {keys}"

    def _story(self) -> str:
        story = self._chance.choice(STORIES)
        for keys in story:
            self.press(keys)
            QTest.qWait(0)
        return f"keys {' '.join(story)}"

    def _type(self) -> str:
        text = self._chance.choice(HOSTILE)
        at = QApplication.focusWidget()
        if at is None:
            return "typed nowhere"
        if self._chance.random() < 0.5:
            QApplication.clipboard().setText(text)
            self.press("Ctrl+V")
            return f"paste {text[:60]!r} ({len(text)})"
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(at, event)
        return f"type {text[:60]!r} ({len(text)})"

    def _click(self) -> str:
        top = self._top()
        found = [it for it in _in_sight(top) if it.isEnabled() and isinstance(it, CONTROLS)]
        if not found:
            return "nothing to click"
        control = self._chance.choice(found)
        seen = control.visibleRegion().boundingRect()
        return self._hit(top, control.mapTo(top, self._point(seen)), str(_name(control)))

    def _elsewhere(self) -> str:
        top = self._top()
        return self._hit(top, self._point(top.rect()), "anywhere")

    def _hit(self, top: QWidget, point: QPoint, name: str) -> str:
        at = _under(top, point)
        button = Qt.MouseButton.LeftButton
        double = self._chance.random() < 0.1
        hit = QTest.mouseDClick if double else QTest.mouseClick
        hit(at, button, Qt.KeyboardModifier.NoModifier, at.mapFrom(top, point))
        return f"{'double ' if double else ''}click {point.toTuple()} {name}"

    def _wheel(self) -> str:
        top = self._top()
        point = self._point(top.rect())
        at = _under(top, point)
        turn = QPoint(0, self._chance.choice((-120, 120)))
        place = QPointF(at.mapFrom(top, point))
        buttons, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(
            place, QPointF(at.mapToGlobal(place)), QPoint(), turn, buttons, none, phase, False
        )
        QApplication.sendEvent(at, event)
        return f"wheel {turn.y()} at {point.toTuple()}"

    def _menu(self) -> str:
        top = self._top()
        point = self._point(top.rect())
        at = _under(top, point)
        place = at.mapFrom(top, point)
        if isinstance(at, QAbstractSpinBox) or isinstance(at.parentWidget(), QAbstractSpinBox):
            return "a menu that waits for its answer"
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at.mapToGlobal(place))
        QApplication.sendEvent(at, event)
        return f"menu at {point.toTuple()}"

    def _resize(self) -> str:
        size = self._chance.choice(SIZES)
        self.window.resize(*size)
        return f"size {size}"

    def _look(self) -> str:
        theme = self.window.theme
        if self._chance.random() < 0.3:
            percent = self._chance.choice((100, 150, 200))
            theme.set_text_percent(percent)
            return f"text {percent} %"
        choice = self._chance.choice(CHOICES)
        theme.choose(choice)
        return f"look {choice}"

    def _top(self) -> QWidget:
        """The window that a person would act on: mostly the one in front."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if front is not None:
            return front
        active = QApplication.activeWindow()
        if active is not None and active.isVisible() and self._chance.random() < 0.9:
            return active
        shown = [it for it in QApplication.topLevelWidgets() if it.isVisible()]
        shown.sort(key=lambda it: (type(it).__name__, it.windowTitle()))
        return self._chance.choice(shown) if shown else self.window

    def _point(self, area: QRect) -> QPoint:
        x = self._chance.randrange(max(1, area.width()))
        y = self._chance.randrange(max(1, area.height()))
        return area.topLeft() + QPoint(x, y)


class Answers:
    """Stands in for the system's file dialogs: a good file, a bad one, or none."""

    def __init__(self, folder: Path, examples: Sequence[Path], chance: random.Random) -> None:
        self._chance = chance
        self._out = folder / "out"
        self._out.mkdir()
        bad = folder / "bad.itot"
        bad.write_bytes(b"\x00not a session\xff" * 50)
        votes = folder / "votes.csv"
        votes.write_text("participant;statement;score\nX;1;9\n", encoding="utf-8")
        self._files = (*examples, bad, votes, folder / "missing.itot", folder)
        self._folders = (self._out, folder / "other library", folder / "bad.itot" / "inside")

    def ask(
        self,
        _title: str,
        start: Path,
        mode: QFileDialog.FileMode,
        _kinds: str,
        then: Callable[[tuple[Path, ...]], None],
    ) -> None:
        """Answer in place of the dialog, or not at all, as if it had been dismissed."""
        if self._chance.random() < 0.3:
            return
        if mode == QFileDialog.FileMode.Directory:
            then((self._chance.choice(self._folders),))
        elif mode == QFileDialog.FileMode.AnyFile:
            then((self._out / f"{self._chance.randrange(1000)}-{start.name}",))
        else:
            then((self._chance.choice(self._files),))


def _under(top: QWidget, point: QPoint) -> QWidget:
    """The widget at a point of a window, the uppermost first."""
    for child in reversed(top.children()):
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            if child.geometry().contains(point):
                return _under(child, child.mapFrom(top, point))
    return top


def _in_sight(top: QWidget) -> list[QWidget]:
    return [it for it in top.findChildren(QWidget) if not it.visibleRegion().isEmpty()]


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text}"
