"""The look on the application: palette, fonts and one style sheet, light or dark as wished.

Everything comes from the tokens in ``resources/theme``; this room only hands them to Qt. Widgets
say what they are with the dynamic properties listed at the top of ``style.qss``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QScreen
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from itot_workshop.charts.look import Look, Scheme, read_look
from itot_workshop.ui.icons import Icons, dress_again, scales
from itot_workshop.ui.style_sheet import style_sheet, with_pictures

Choice: TypeAlias = Literal["system", "light", "dark"]
Step: TypeAlias = Literal["small", "body", "lead", "head", "title", "display"]


class Theme(QObject):
    """Dresses the application, and again whenever the system or the person wants another look.

    ``resources`` holds ``theme`` and ``icons``; ``pictures`` is a folder of this program's own for
    the tinted check marks and arrows which a style sheet can only take from files. The style sheet
    is put on at once unless ``dressed`` is False: then :meth:`dress` does it, best when a window
    has been put together, since Qt dresses a part again each time it is put into another one.
    """

    changed = Signal(object)
    """Another look is on, or another text size; carries the :class:`Look`."""

    stage_changed = Signal(object)
    """Another look is on for the room's window; carries that :class:`Look`."""

    def __init__(
        self,
        app: QApplication,
        *,
        resources: Path,
        pictures: Path,
        choice: Choice = "system",
        stage_choice: Choice = "system",
        text_percent: int = 100,
        dressed: bool = True,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources / "theme"
        self._pictures = pictures
        self._choice: Choice = choice
        self._stage_choice: Choice = stage_choice
        self._text_percent = text_percent
        self._still: bool | None = None
        self._dressed = dressed
        self._system = app.styleHints().colorScheme()
        self._look = read_look(self._folder, self._wanted(choice))
        self._stage_look = self._look
        if self._wanted(stage_choice) != self._look.scheme:
            self._stage_look = read_look(self._folder, self._wanted(stage_choice))
        self.icons = Icons(resources / "icons", self._look)
        self.icons.grow(text_percent)
        app.setStyle("Fusion")
        self._put_on()
        self._scales = scales()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.screenAdded.connect(self._follow_screens)

    @property
    def look(self) -> Look:
        """The look that is on."""
        return self._look

    @property
    def stage_look(self) -> Look:
        """The look of the room's window, which may differ: bright rooms want light."""
        return self._stage_look

    @property
    def paper_look(self) -> Look:
        """The look of whatever leaves the program: slides and paper are light."""
        return read_look(self._folder, "light")

    @property
    def text_percent(self) -> int:
        """Size of all text, 100 is the normal size."""
        return self._text_percent

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing may move: as set, else as the system's animations are switched."""
        if self._still is not None:
            return self._still
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._app.style().styleHint(hint) == 0

    def set_reduced_motion(self, still: bool | None) -> None:
        """Switch motion off or on; ``None`` follows the system."""
        self._still = still

    def dress(self) -> None:
        """Put the style sheet on, if that has not been done yet."""
        if not self._dressed:
            self._dressed = True
            self._put_sheet_on()

    def choose(self, choice: Choice) -> None:
        """Wear light, dark, or what the system wears."""
        self._choice = choice
        self._refresh()

    def choose_stage(self, choice: Choice) -> None:
        """Let the room's window wear light, dark, or what the system wears."""
        self._stage_choice = choice
        self._refresh()

    def set_text_percent(self, percent: int) -> None:
        """Draw all text larger or smaller; rows grow with it."""
        if percent != self._text_percent:
            self._text_percent = percent
            self.icons.grow(percent)
            self._put_on()
            self._dress_again()
            self.changed.emit(self._look)

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._refresh()

    def _follow_screens(self, _screen: QScreen) -> None:
        """Draw icons anew where a screen has come that is finer or coarser than the others."""
        if scales() != self._scales:
            self._scales = scales()
            self.icons.wear(self._look)
            self._dress_again()
            self.changed.emit(self._look)

    def _wanted(self, choice: Choice) -> Scheme:
        if choice != "system":
            return choice
        return "dark" if self._system is Qt.ColorScheme.Dark else "light"

    def _refresh(self) -> None:
        """Change what differs from what is wished for, and tell whom it concerns."""
        wanted, on_stage = self._wanted(self._choice), self._wanted(self._stage_choice)
        console_differs = wanted != self._look.scheme
        stage_differs = on_stage != self._stage_look.scheme
        if stage_differs:
            self._stage_look = read_look(self._folder, on_stage)
        if console_differs:
            self._look = read_look(self._folder, wanted)
            self.icons.wear(self._look)
        if console_differs or stage_differs:
            self._put_on()
        if console_differs:
            self._dress_again()
            self.changed.emit(self._look)
        if stage_differs:
            self.stage_changed.emit(self._stage_look)

    def _dress_again(self) -> None:
        for window in self._app.topLevelWidgets():
            dress_again(window.findChildren(QObject), self.icons)

    def _put_on(self) -> None:
        """Dress every widget once.

        Where one style sheet takes the place of another, Qt dresses each widget again for each of
        its ancestors; where one is put on afresh, once. So the old one is taken off first.
        """
        if self._dressed:
            self._app.setStyleSheet("")
        self._app.setPalette(palette(self._look))
        self._app.setFont(font(self._look, text_percent=self._text_percent))
        if self._dressed:
            self._put_sheet_on()

    def _put_sheet_on(self) -> None:
        sheet = self._filled("style.qss", self._look) + self._filled("stage.qss", self._stage_look)
        self._app.setStyleSheet(sheet)

    def _filled(self, name: str, look: Look) -> str:
        template = (self._folder / name).read_text(encoding="utf-8")
        sheet = style_sheet(template, look, self._text_percent)
        return with_pictures(sheet, self.icons, look, self._pictures)


def palette(look: Look) -> QPalette:
    """Return Qt's own roles in the colours of the look, for what the style sheet doesn't reach."""
    role, colour = QPalette.ColorRole, look.colour
    made = QPalette()
    for qt_role, name in {
        role.Window: colour.background,
        role.WindowText: colour.text,
        role.Base: colour.surface,
        role.AlternateBase: colour.surface,
        role.Text: colour.text,
        role.PlaceholderText: colour.faint,
        role.Button: colour.surface,
        role.ButtonText: colour.text,
        role.BrightText: colour.danger,
        role.ToolTipBase: colour.ink,
        role.ToolTipText: colour.on_ink,
        role.Highlight: colour.ink,
        role.HighlightedText: colour.on_ink,
        role.Accent: colour.ink,
        role.Link: colour.text,
        role.LinkVisited: colour.muted,
        role.Light: colour.surface,
        role.Midlight: colour.sunken,
        role.Mid: colour.line,
        role.Dark: colour.faint,
        role.Shadow: colour.line,
    }.items():
        made.setColor(qt_role, QColor(name))
    for qt_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, qt_role, QColor(colour.disabled))
    return made


def font(
    look: Look,
    step: Step = "body",
    *,
    semibold: bool = False,
    even_figures: bool = False,
    text_percent: int = 100,
) -> QFont:
    """Return the system's interface font in a step of the type scale, in points."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    scale: float = getattr(look.type.scale, step)
    made.setPointSizeF(look.type.base * scale * text_percent / 100)
    made.setWeight(QFont.Weight(look.type.semibold if semibold else look.type.regular))
    return tabular(made) if even_figures else made


def stage_font(look: Look, height: float, times: float, *, semibold: bool = False) -> QFont:
    """Return the font for ``times`` u on a stage of this height in pixels."""
    made = font(look, semibold=semibold)
    made.setPixelSize(max(1, round(look.type.stage.u(height) * times)))
    return made


def tabular(of: QFont) -> QFont:
    """Return the font with figures of one width, so that numbers line up in columns and clocks."""
    made = QFont(of)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def set_kind(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property the style sheet asks for, and let the widget show it at once."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
