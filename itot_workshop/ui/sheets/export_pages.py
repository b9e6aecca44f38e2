"""The pages of an export as they will look: two side by side where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.ui.sheets.export_wish import Shown, shown_name
from itot_workshop.ui.sheets.form import choices
from itot_workshop.ui.widgets.elided import ElidedLabel
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import holder, words

translate = QCoreApplication.translate

_TWO = 620
"""As wide as two pages have to be together."""

_SPARING, _SPARE = 580, 370
"""Narrower than the first, the head spares words; the second is the least that it needs then."""

_HIGH = 740


class PagesView(QWidget):
    """Draws one or two pages as large as they fit; Page Up and Page Down turn them.

    ``turned`` says that other pages are in sight.
    """

    turned = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._pages: tuple[QImage, ...] = ()
        self.first = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(kit.px(260), kit.px(300))
        self.setAccessibleName(self.told())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def last(self) -> int:
        """The number of the last page in sight, counted from 0."""
        return min(self.count, self.first + self._abreast()) - 1

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show other pages, from as near as possible to where the eye was."""
        self._pages = tuple(pages)
        self.first = max(0, min(self.first, self.count - 1))
        self._tell()

    def forget(self) -> None:
        """Show nothing until there are pages of something else, from their first on."""
        self.first = 0
        self.show_pages(())

    def turn(self, ways: int) -> None:
        """Go so many sights on, or back."""
        step = self._abreast()
        at = self.first + ways * step
        self.first = max(0, min(at, (max(0, self.count - 1) // step) * step))
        self._tell()

    def sizeHint(self) -> QSize:
        """Two pages beside all that can be chosen."""
        return QSize(self._kit.px(_TWO), self._kit.px(_HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages."""
        ways = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if ways:
            self.turn(ways)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for at, page in enumerate(self._pages[self.first : self.last + 1]):
                self._paint(painter, page, self._place(page, at))
        finally:
            painter.end()

    def _paint(self, painter: QPainter, page: QImage, place: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        small = page.scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        painter.drawImage(place.topLeft(), small)
        role, width = ("ink", self._kit.look.size.focus) if self.hasFocus() else ("line", 1)
        painter.setPen(QPen(self._kit.ink.colour(role), width))
        painter.drawRect(place)

    def _place(self, page: QImage, at: int) -> QRectF:
        gap, shown = self._kit.space("l"), self.last - self.first + 1
        room = (self.width() - gap * (shown - 1)) / shown - 1
        scale = min(room / page.width(), (self.height() - 1) / page.height())
        width, height = page.width() * scale, page.height() * scale
        left = (self.width() - shown * width - gap * (shown - 1)) / 2
        return QRectF(left + at * (width + gap), 0, width, height)

    def _abreast(self) -> int:
        """How many pages stand side by side: two, where they are still pages to look at."""
        return 2 if self.width() >= self._kit.px(_TWO) else 1

    def _tell(self) -> None:
        self.setAccessibleName(self.told())
        self.update()
        self.turned.emit()

    def told(self) -> str:
        """Which pages are in sight, in words."""
        if not self.count:
            return translate("Export", "The pages are being set …")
        if self.last > self.first:
            said = translate("Export", "Pages %1 and %2 of %3")
            said = said.replace("%2", whole(self.last + 1))
        else:
            said = translate("Export", "Page %1 of %3")
        return said.replace("%1", whole(self.first + 1)).replace("%3", whole(self.count))


class Preview(QWidget):
    """The pages, what they are of, which of them are in sight, and buttons to turn them.

    ``shown_changed`` says that something else is to be seen.
    """

    shown_changed = Signal()

    def __init__(self, kit: Kit, shown: Sequence[Shown]) -> None:
        super().__init__()
        self._kit = kit
        self.pages = PagesView(kit)
        self._told = ElidedLabel("", "muted")
        self.of = choices((name, shown_name(name)) for name in shown)
        self.of.setAccessibleName(translate("Export", "What is shown"))
        self.print_button = kit.button(translate("Export", "Print…"), "print")
        self.back = kit.button("", "chevron-left", name=translate("Export", "Pages before"))
        self.on = kit.button("", "chevron-right", name=translate("Export", "Next pages"))
        self._title = words(translate("Export", "Preview"), "strong")
        head = kit.row(self._title, gap="m")
        if len(shown) > 1:
            head.addWidget(self.of)
        for part in (self._told, self.print_button, self.back, self.on):
            head.addWidget(part, 1 if part is self._told else 0)
        column = kit.column(holder(head), gap="m", around="l")
        column.addWidget(self.pages, 1)
        self.setLayout(column)
        self.back.clicked.connect(self._back)
        self.on.clicked.connect(self._on)
        self.of.currentIndexChanged.connect(self._on_shown)
        self.pages.turned.connect(self._refresh)
        self._refresh()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its head without words that can be spared."""
        return QSize(self._kit.px(_SPARE), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spare words where there is little room."""
        super().resizeEvent(event)
        spare = self.width() < self._kit.px(_SPARING)
        self._title.setVisible(not spare)
        text = translate("Export", "Print…")
        self._kit.name_button(self.print_button, "" if spare else text, text)
        self.print_button.setToolTip(text if spare else "")

    @property
    def shown(self) -> Shown:
        """What the pages are of."""
        return cast(Shown, self.of.currentData())

    def look_at(self, shown: str) -> None:
        """Show the pages of something else, if it can be shown."""
        at = self.of.findData(shown)
        if at >= 0:
            self.of.setCurrentIndex(at)

    def show_trouble(self, sentence: str) -> None:
        """Say why there are no pages."""
        self.pages.show_pages(())
        self._told.setText(sentence)

    def _on_shown(self) -> None:
        self.pages.forget()
        self.shown_changed.emit()

    def _back(self) -> None:
        self.pages.turn(-1)

    def _on(self) -> None:
        self.pages.turn(1)

    def _refresh(self) -> None:
        self._told.setText(self.pages.told())
        self.back.setEnabled(self.pages.first > 0)
        self.on.setEnabled(self.pages.last < self.pages.count - 1)
