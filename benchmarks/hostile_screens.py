"""Put hostile texts into every field of a session and look at every page, window, tip and list.

    python -m benchmarks.hostile_screens                 every text; --every N takes each N-th
    python -m benchmarks.hostile_screens --long          those longer than a line alone
    python -m benchmarks.hostile_screens --plant label

The real window shows library, plan, results, axis, comparison, the console at every step with its
stage and booth, and the sheets, with one text in every field. No label, tip, list or clipboard may
take it for markup, no copied cell for a formula; no button may be pushed out of its window;
nothing outside the program and its own folders may be opened, nothing sent. Python's audit hooks
watch for that. The exit code is 1 if anything else happens.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QEvent, QMimeData, QModelIndex
from PySide6.QtGui import QGuiApplication, QImage, QPainter, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QTextEdit,
    QWidget,
)

from benchmarks.hostile_exports import HARMLESS, Watch
from benchmarks.results import Result, report
from itot_workshop.app import open_window
from itot_workshop.domain.audience import Screen, Spotlight, audience_view
from itot_workshop.domain.session import Session
from itot_workshop.domain.texts import LINE, TEXT
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.stage.paint import paint_stage
from tests.reports.hostile import MORE, TEXTS, filled, poisoned
from tools.make_examples import examples

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1280, 800)
SHEETS = ("export", "import-votes", "settings", "shortcuts")
_TAG = re.compile(r"<(?!/?qt>)[A-Za-z!/?]")
_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole)
_MOST_CELLS = 400
_SETTLES = 4
"""Turns of the event loop after which a page has found its room."""


@cache
def harmless() -> tuple[Session, ...]:
    """The example sessions with something in every table, one after the other."""
    made = [filled(session) for session in examples().values()]
    return tuple(sorted(made, key=lambda it: it.about.date))


def sessions(text: str) -> list[Session]:
    """The examples with a text in every field, in each as long as the program takes it there."""
    made = [_longer(poisoned(session, text[:LINE]), text[:TEXT]) for session in harmless()]
    ids = [session.about.id for session in made]
    return [
        replace(it, about=replace(it.about, follows=before))
        for it, before in zip(made, (None, *ids), strict=False)
    ]


def _longer(session: Session, text: str) -> Session:
    """The session with a text in the fields that take more than a line, if it is longer."""
    if len(text) <= LINE:
        return session
    charter = dict.fromkeys(("purpose", "growth"), text)
    return replace(
        session,
        about=replace(session.about, purpose=text),
        notes={id_: replace(it, text=text) for id_, it in session.notes.items()},
        actions={
            id_: replace(it, text=text, done_when=text, first_step=text)
            for id_, it in session.actions.items()
        },
        board={id_: replace(it, reason=text, note=text) for id_, it in session.board.items()},
        charters={id_: replace(it, **charter) for id_, it in session.charters.items()},
    )


class Walk:
    """One walk through everything that can be seen of hostile sessions."""

    def __init__(self, app: QApplication, folder: Path, text: str, watch: Watch | None) -> None:
        self.faults: list[str] = []
        self._text, self._watch = text, watch
        keeping = Keeping(local=folder / "data", today=lambda: harmless()[0].about.date)
        library = folder / "library"
        library.mkdir(parents=True)
        self.paths = [library / f"{number}.itot" for number in range(len(harmless()))]
        for path, session in zip(self.paths, sessions(text), strict=True):
            SessionFile.create(path, session, keeping).file.close()
        self.window = self._opened(app, library)

    def walk(self) -> list[str]:
        """Go everywhere; what was wrong on the way."""
        try:
            for place in self._places():
                for _ in range(_SETTLES):
                    QApplication.sendPostedEvents()
                    QApplication.processEvents()
                self._look(place)
        finally:
            self._put_away()
        return list(dict.fromkeys(self.faults))

    def _opened(self, app: QApplication, library: Path) -> MainWindow:
        window = open_window(app, library)
        window.theme.set_reduced_motion(True)
        window.resize(*SIZE)
        window.show()
        return window

    def _places(self) -> Iterator[str]:
        """Every page and window in turn."""
        window, path = self.window, str(self.paths[-1])
        yield "library"
        window.open_session(path)
        room = window.room
        assert room is not None
        assert room.desk.session is not None
        session = room.desk.session
        for place in ("plan", "results", "charter", "compare"):
            room.view.show_page(place)
            yield place
            yield from self._copied(place)
        for axis in session.pack.axes[:2]:
            room.view.open_axis(axis.id)
            yield "axis"
        for command in SHEETS:
            window.actions_[command].trigger()
            yield f"sheet {command}"
            if window.sheets.sheet is not None:
                window.sheets.close()
        yield from self._console(session)
        self._stage(session)
        window.go_home()
        window.library.to_bin([path])
        window.home.show_bin()
        yield "bin"

    def _console(self, session: Session) -> Iterator[str]:
        """The console at every step, and the booth while a vote is open."""
        room = self.window.room
        assert room is not None
        room.begin()
        assert room.live is not None
        desk = room.live.console.desk
        assert desk is not None
        for step in sorted(session.agenda.values(), key=lambda it: it.position):
            desk.enter(step.id)
            yield f"console {step.kind}"
            room.live.open_booth()
            if room.live.booth is not None:
                yield f"booth {step.kind}"
                room.live.close_booth()

    def _copied(self, place: str) -> Iterator[str]:
        """What the page puts on the clipboard."""
        self.window.actions_["copy"].trigger()
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if held is not None and held.hasHtml():
            self.faults.append(f"{place}: markup on the clipboard")
        for cell in re.split(r"[\t\n]", held.text() if held is not None else ""):
            bare = cell.strip(' "')
            if bare[:1] in ("=", "@") or re.match(r"[+-](?!\d*[.,]?\d*$)", bare):
                self.faults.append(f"{place}: a formula on the clipboard: {cell[:40]!r}")
        QGuiApplication.clipboard().clear()
        yield f"{place} copied"

    def _stage(self, session: Session) -> None:
        """Every screen of the stage, painted."""
        for screen in get_args(Screen):
            view = audience_view(session, Spotlight(screen=screen), now=1.0)
            image = QImage(640, 360, QImage.Format.Format_RGB32)
            painter = QPainter(image)
            try:
                paint_stage(painter, 640, 360, view, self.window.theme.stage_look)
            finally:
                painter.end()

    def _look(self, place: str) -> None:
        """Look at every widget of every window that is open."""
        if self.window.size().toTuple() != SIZE:
            self.faults.append(f"{place}: the window became {self.window.size().toTuple()}")
        for top in QApplication.topLevelWidgets():
            for widget in (top, *top.findChildren(QWidget)):
                found = fault_of(widget) or _outside(widget, top)
                if found:
                    self.faults.append(f"{place}: {found}")
        if self._watch is not None and self._watch.seen:
            own = (str(self.paths[0].parents[1]), "user-dirs.dirs")
            strange = [it for it in self._watch.seen if not any(name in it for name in own)]
            self.faults += [f"{place}: {it}" for it in strange]
            self._watch.seen.clear()

    def _put_away(self) -> None:
        theme = self.window.theme
        self.window.close()
        self.window.deleteLater()
        theme.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def fault_of(widget: QWidget) -> str:
    """What a widget takes for markup, if anything."""
    name = type(widget).__name__
    if isinstance(widget, QLabel) and widget.text():
        plain = widget.textFormat() == Qt.TextFormat.PlainText
        if not plain and Qt.mightBeRichText(widget.text()):
            return f"{name} reads markup: {widget.text()[:60]!r}"
    if isinstance(widget, QTextEdit) and widget.acceptRichText():
        return f"{name} reads markup"
    if _is_markup(widget.toolTip()) or _is_markup(widget.whatsThis()):
        return f"the tip of {name} reads markup: {widget.toolTip()[:60]!r}"
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        tips = [tip for tip in _tips(widget.model()) if _is_markup(tip)]
        return f"a tip in {name} reads markup: {tips[0][:60]!r}" if tips else ""
    return ""


def _outside(widget: QWidget, top: QWidget) -> str:
    """Which button was pushed out of its window by a text, if it is one that cannot be scrolled."""
    if not isinstance(widget, QAbstractButton) or not widget.isVisible():
        return ""
    above: QWidget | None = widget
    while above is not None and above is not top:
        above = above.parentWidget()
        if isinstance(above, QAbstractScrollArea):
            return ""
    right = widget.mapTo(top, widget.rect().topRight()).x()
    return f"{widget.text()[:30]!r} ends at {right}" if right > top.width() else ""


def _is_markup(tip: str) -> bool:
    """Whether Qt would read a tip as markup in which there is more than its own frame."""
    return Qt.mightBeRichText(tip) and _TAG.search(tip) is not None


def _tips(model: QAbstractItemModel) -> Iterator[str]:
    """The tips of a list's cells, a bounded number of them."""
    cells = model.rowCount() * model.columnCount()
    for number in range(min(cells, _MOST_CELLS)):
        row, column = divmod(number, model.columnCount())
        index: QModelIndex = model.index(row, column)
        for role in _ROLES:
            tip: Any = model.data(index, role)
            if isinstance(tip, str):
                yield tip


def guessing(label: QLabel, text: str) -> None:
    """A planted fault: a label guesses what a text is."""
    label.setTextFormat(Qt.TextFormat.AutoText)
    _SET(label, text)


_SET = QLabel.setText
FAULTS: dict[str, Callable[..., Any]] = {"label": guessing}


def run(texts: tuple[str, ...], watch: Watch | None) -> list[str]:
    """A walk with every text; what was wrong."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    faults: list[str] = []
    for text in texts:
        with tempfile.TemporaryDirectory(prefix="itot-hostile-") as name:
            os.environ["ITOT_WORKSHOP_DATA"] = str(Path(name) / "data")
            if watch is not None:
                watch.on = True
            found = Walk(app, Path(name), text, watch).walk()
            if watch is not None:
                watch.on = False
        faults += [f"{text[:24]!r} {fault}" for fault in found]
    return faults


def main() -> int:
    """Walk with every text; 1 if one was taken for something else than text."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--every", type=int, default=1, help="only every so many texts")
    parser.add_argument("--long", action="store_true", help="only texts longer than a line")
    parser.add_argument("--harmless", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--plant", choices=("", *FAULTS), default="")
    asked = parser.parse_args()
    if asked.plant:
        setattr(QLabel, "setText", FAULTS[asked.plant])  # noqa: B010
    every = [it for it in (*TEXTS, *MORE) if len(it) > LINE or not asked.long]
    texts = (HARMLESS,) if asked.harmless else tuple(every[:: asked.every])
    faults = run(texts, None if asked.harmless else Watch())
    for fault in faults[:20]:
        print(fault)
    print(f"{len(texts)} texts on every page")
    return report(Result(what="hostile texts taken for more than text", found=len(faults), goal=0))


if __name__ == "__main__":
    sys.exit(main())
