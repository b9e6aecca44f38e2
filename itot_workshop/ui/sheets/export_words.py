"""What is said before an export and after it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from itot_workshop.ui.exporting import Exported
from itot_workshop.ui.widgets.numbers import long_date, whole

translate = QCoreApplication.translate


def written(files: list[Path]) -> str:
    """Where the files are now."""
    said = translate("Export", "%1 files are in “%2”.").replace("%1", whole(len(files)))
    if len(files) == 1:
        said = translate("Export", "“%1” is in “%2”.").replace("%1", files[0].name)
    return said.replace("%2", str(files[0].parent))


def stopped(files: list[Path]) -> str:
    """What an export that was stopped has left: whole files, or none."""
    if not files:
        return translate("Export", "The export was stopped. Nothing was written.")
    said = translate("Export", "The export was stopped. Written before: %1.")
    return said.replace("%1", translate("Export", ", ").join(file.name for file in files))


def what_is_exported(what: Exported) -> str:
    """What is exported, in words."""
    first, last = what.sessions[0].about, what.sessions[-1].about
    if len(what.sessions) == 1:
        parts = (first.title, first.organisation, long_date(first.date))
        return translate("Export", ", ").join(part for part in parts if part)
    said = translate("Export", "%1 sessions compared, %2 to %3")
    said = said.replace("%1", whole(len(what.sessions))).replace("%2", long_date(first.date))
    return said.replace("%3", long_date(last.date))
