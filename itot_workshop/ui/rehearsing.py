"""A rehearsal on the real windows: console, stage and booth show it while it is played.

Each time the windows have settled on a moment, pictures of them are kept, in every size wished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QMainWindow

from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.live.clock import Clock
from itot_workshop.live.rehearsal import play
from itot_workshop.live.rehearsal_troupe import Moment, Troupe
from itot_workshop.storage.errors import NotSaved
from itot_workshop.ui.booth.window import BoothWindow
from itot_workshop.ui.commands import build_actions, work_in
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.live import LiveConsole
from itot_workshop.ui.rehearsing_booth import BoothHands
from itot_workshop.ui.second_press import at_once
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.stage.paint import paint_stage
from itot_workshop.ui.widgets.kit import Kit

_SETTLE_MS = 30
"""Time between two looks at the console; what looks the same twice has settled."""

_MOST_LOOKS = 40
"""Looks after which a picture is taken in any case."""

_QUICK = 80
"""How pictures are packed: quickly, which makes them a little larger."""


Sizes: TypeAlias = tuple[tuple[int, int], ...]
"""Widths and heights in pixels, at least one."""


class Pictures(Struct, frozen=True, kw_only=True):
    """Where pictures go, and how large those of console, stage and booth are.

    Of several sizes each leaves a picture, whose name then ends with the size.
    """

    folder: Path
    console: Sizes
    stage: Sizes
    booth: Sizes


class RehearsalWindows(QObject):
    """The windows of a rehearsal; ``run`` plays it to its end.

    ``told`` is called with the number of a step and its name when the play comes to it.
    """

    def __init__(
        self, kit: Kit, troupe: Troupe, pictures: Pictures, told: Callable[[int, str], None]
    ) -> None:
        super().__init__()
        self._kit = kit
        self._troupe = troupe
        self._pictures = pictures
        self._told = told
        self._moments = play(troupe)
        self._moment: Moment | None = None
        self._at = 0
        self._number = 0
        self._looks: Counter[int] = Counter()
        self._pages: set[tuple[int, str, str]] = set()
        self._view: AudienceView | None = None
        self._fault: BaseException | None = None
        self._loop = QEventLoop()
        self._image = QImage()
        self._waited = 0
        self._looking = QTimer(self)
        self._looking.setInterval(_SETTLE_MS)
        self._looking.timeout.connect(self._look)
        self._open()

    def _open(self) -> None:
        """The console in a window of its own, and a booth that no one else can see."""
        self._window = QMainWindow()
        actions = build_actions(self._window)
        work_in(actions, "console")
        clock = Clock(steady=self._reading, wall=self._reading, parent=self)
        sheets = SheetOpener(self._kit, self._window)
        self._console = LiveConsole(
            self._kit, actions, sheets, clock=clock, new_id=self._troupe.new_id, parent=self
        )
        self._console.start(self._troupe.workshop, self._troupe.earlier)
        self._desk.set_size("axis")
        self._window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._window.setMinimumSize(0, 0)
        self._window.setCentralWidget(self._console.page)
        self._window.resize(QSize(*self._pictures.console[0]))
        self._window.setWindowTitle(self._troupe.session.about.title)
        self._booth = BoothWindow(self._kit.theme, second=at_once())
        self._booth.setMinimumSize(0, 0)
        hands = BoothHands(self._booth.booth, self._troupe.workshop, self)
        hands.looked.connect(self._look_into_booth)
        self._troupe.cast = hands.cast

    @property
    def _desk(self) -> ConsoleDesk:
        assert self._console.desk is not None
        return self._console.desk

    def run(self) -> None:
        """Play from start to end. Raises ``Refused`` or ``NotSaved`` if something stops it."""
        self._window.show()
        self._looking.start()
        self._loop.exec()
        self._looking.stop()
        self._console.stop()
        for window in (self._window, self._booth, self._console.window):
            window.close()
            window.deleteLater()
        if self._fault is not None:
            raise self._fault

    def _reading(self) -> float:
        """The time of the play."""
        return self._troupe.now

    def _look(self) -> None:
        """Go on once the console looks as it did a moment ago."""
        image, self._image = self._image, self._window.grab().toImage()
        self._waited += 1
        if image != self._image and self._waited < _MOST_LOOKS:
            return
        self._waited = 0
        try:
            self._go_on()
        except (Exception, KeyboardInterrupt) as fault:
            # It ends the play here and is raised again by `run`, out of Qt's reach.
            self._fault = fault
            self._loop.quit()

    def _go_on(self) -> None:
        """Keep the moment that is shown by now, and play on to the next."""
        if self._moment is not None:
            self._keep(self._moment)
            if self._turn_to_next_size():
                return
        self._moment = next(self._moments, None)
        if self._moment is None:
            self._loop.quit()
        else:
            self._show(self._moment)

    def _turn_to_next_size(self) -> bool:
        """Give the console its next size, or its first again; whether the moment has one more."""
        sizes = self._pictures.console
        self._at = (self._at + 1) % len(sizes)
        self._window.resize(QSize(*sizes[self._at]))
        return self._at > 0

    def _show(self, moment: Moment) -> None:
        if moment.number != self._number:
            self._number = moment.number
            self._told(moment.number, moment.name)
        self._looks[moment.number] += 1
        self._desk.show(moment.spotlight)
        self._desk.clock.tick()

    def _keep(self, moment: Moment) -> None:
        self._save(self._image, self._pictures.console, "console", moment)
        view = self._desk.stage.view
        if view != self._view:
            self._view = view
            for size in self._pictures.stage:
                self._save(self._painted(view, *size), self._pictures.stage, "stage", moment)

    def _painted(self, view: AudienceView, width: int, height: int) -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        try:
            paint_stage(painter, width, height, view, self._kit.theme.stage_look)
        finally:
            painter.end()
        return image

    def _look_into_booth(self, page: str) -> None:
        """Keep each page of the booth once a step; a trial's give way to those of the real vote."""
        moment, round_ = self._moment, open_round(self._troupe.session)
        if moment is None or round_ is None:
            return
        kept = (moment.number, round_.kind, page)
        if kept not in self._pages:
            self._pages.add(kept)
            for size in self._pictures.booth:
                self._booth.resize(QSize(*size))
                self._save(
                    self._booth.grab().toImage(), self._pictures.booth, "booth", moment, page
                )

    def _save(
        self, image: QImage, sizes: Sizes, window: str, moment: Moment, page: str = ""
    ) -> None:
        """Keep a picture; from the second look at a step on, looks are numbered."""
        look = self._looks[moment.number]
        last = page or (str(look) if look > 1 else "")
        size = f"{image.width()}x{image.height()}" if len(sizes) > 1 else ""
        parts = (window, f"{moment.number:02d}", moment.name, last, size)
        file = self._pictures.folder / ("-".join(part for part in parts if part) + ".png")
        if not image.save(str(file), quality=_QUICK):
            raise NotSaved(
                f"The picture “{file.name}” could not be saved, so the rehearsal was stopped."
                " Check that there is room on the disk."
            )
