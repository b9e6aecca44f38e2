"""Icons: drawings of one colour, tinted by role and kept, sharp at every screen scale.

The files in ``resources/icons`` draw with ``currentColor``; the product's mark names the roles of
its parts (``role:it``). What wears an icon is told with :func:`dress` and tinted anew by
:func:`dress_again` when the look changes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from itot_workshop.charts.look import Look, Palette

Dressed: TypeAlias = QAbstractButton | QAction | QLabel

_FINEST = 3

POINTING = frozenset(("back", "forward", "chevron-left", "chevron-right", "undo", "redo"))
"""Icons that point along the reading direction and turn round where that runs to the left."""

_GROWTH = 0.5
"""How much of the text's growth icons take part in: they are bold enough beside it."""

_ROLE = re.compile(r"role:([a-z0-9_]+)")
_NAME, _WORN_ROLE, _SIZE = "icon_name", "icon_role", "icon_size"


def scales() -> tuple[float, ...]:
    """The device pixel ratios for which an icon brings its own picture: whole ones, as the screens
    that are there need them. Where another screen comes, icons are drawn anew.
    """
    needed = {math.ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()}
    return tuple(float(min(ratio, _FINEST)) for ratio in sorted(needed))


def tinted(svg: str, role: str, colours: Palette) -> str:
    """Return the drawing in the colour of ``role``; parts that name a role take that one's."""
    named = _ROLE.sub(lambda found: colours.role(found[1]), svg)
    return named.replace("currentColor", colours.role(role))


class Icons:
    """The icons of one look. Every picture is drawn once for each name, role, size and ratio."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder = folder
        self._look = look
        self._text_percent = 100
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int], QIcon] = {}

    @property
    def height(self) -> int:
        """The usual height in device-independent pixels."""
        beyond = self._text_percent - 100
        return round(self._look.size.icon * (1 + _GROWTH * beyond / 100))

    def grow(self, text_percent: int) -> None:
        """Be higher beside larger text, though by less than the text."""
        self._text_percent = text_percent

    def names(self) -> tuple[str, ...]:
        """Return the names of all icons there are."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def wear(self, look: Look) -> None:
        """Tint with another look from now on."""
        self._look = look
        self._pixmaps.clear()
        self._icons.clear()

    def icon(self, name: str, role: str = "text", size: int | None = None) -> QIcon:
        """Return an icon in the colour of ``role``, with a paler one for what is disabled.

        ``size`` is the height in device-independent pixels. Raises ``FileNotFoundError`` for an
        unknown name.
        """
        height = size or self.height
        key = (name, role, height)
        if key not in self._icons:
            icon = QIcon()
            for ratio in scales():
                icon.addPixmap(self.pixmap(name, role, height, ratio))
                pale = self.pixmap(name, "disabled", height, ratio)
                icon.addPixmap(pale, QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return one picture, ``size`` device-independent pixels high."""
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            drawing = tinted(self.drawing(name), role, self._look.colour)
            drawn = _drawn(drawing, size, ratio)
            turned = name in POINTING and QGuiApplication.isRightToLeft()
            self._pixmaps[key] = drawn.transformed(QTransform.fromScale(-1, 1)) if turned else drawn
        return self._pixmaps[key]

    def drawing(self, name: str) -> str:
        """Return an icon's untinted source. Raises ``FileNotFoundError`` for an unknown name."""
        if name not in self._drawings:
            path = self._folder / f"{name}.svg"
            self._drawings[name] = path.read_text(encoding="utf-8")
        return self._drawings[name]


def dress(target: Dressed, icons: Icons, name: str, role: str = "text", size: int = 0) -> None:
    """Give ``target`` an icon and let it remember which, so that it can follow the look."""
    target.setProperty(_NAME, name)
    target.setProperty(_WORN_ROLE, role)
    target.setProperty(_SIZE, size)
    _put(target, icons)


def dress_again(targets: Iterable[QObject], icons: Icons) -> None:
    """Tint anew every button, action and label among ``targets`` that was dressed before."""
    for target in targets:
        if isinstance(target, QAbstractButton | QAction | QLabel) and target.property(_NAME):
            _put(target, icons)


def _put(target: Dressed, icons: Icons) -> None:
    name, role = str(target.property(_NAME)), str(target.property(_WORN_ROLE))
    height = int(target.property(_SIZE)) or icons.height
    if isinstance(target, QLabel):
        target.setPixmap(icons.pixmap(name, role, height, target.devicePixelRatioF()))
        return
    target.setIcon(icons.icon(name, role, height))
    if isinstance(target, QAbstractButton):
        target.setIconSize(icons.pixmap(name, role, height).size())


def _drawn(drawing: str, size: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    natural = renderer.defaultSize()
    width = size * natural.width() / natural.height()
    pixmap = QPixmap(QSize(round(width * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    try:
        renderer.render(painter, QRectF(pixmap.rect()))
    finally:
        painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
