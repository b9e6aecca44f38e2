"""Sentences that break into lines and take exactly the height that their width asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy

from itot_workshop.ui.widgets.parts import words


def prose(text: str = "", role: str = "", *, kind: str = "") -> QLabel:
    """A label of plain text over several lines; its layout asks it for its height."""
    made = words(text, role, wrap=True, kind=kind)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
