"""Words of the charter's page, one place, so that they stay the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.charter import Seen


def tr(text: str) -> str:
    """A text of the charter's page in the language of the program."""
    return QCoreApplication.translate("Charter", text)


def seen_name(seen: Seen) -> str:
    """What became of something that was to be seen."""
    names = {
        "": tr("not looked at yet"),
        "seen": tr("seen"),
        "partly": tr("partly"),
        "not_seen": tr("not seen"),
    }
    return names[seen]
