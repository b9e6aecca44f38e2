"""Drawing without a window: what `export` needs for pages and pictures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from itot_workshop.domain.session import Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import USUAL, Format, Layout


def drawn(
    sessions: Sequence[Session],
    format_: Format,
    resources: Path,
    before: Session | None,
    layout: Layout = USUAL,
) -> bytes:
    """The bytes of a file; no display is needed."""
    running = QGuiApplication.instance()
    if running is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(["itot-workshop"])
    # The fonts live as long as the application, which therefore has to outlive the drawing.
    content = draw(sessions, format_, resources, before, layout)
    del running
    return content
