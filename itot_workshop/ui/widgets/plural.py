"""Sentences with a number in them, in as many forms as a language has."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from itot_workshop.ui.widgets.numbers import whole


def plural(context: str, number: int, one: str, many: str) -> str:
    """A sentence for a number, which stands in it as ``%n`` and is said as everywhere: 12,345.

    A translation holds ``many`` with every form its language has, and Qt takes the one that fits.
    Where there is no translation the two forms of English are taken, ``one`` for 1 alone.
    """
    said = QCoreApplication.translate(context, many, "", number)
    if number == 1 and said == many.replace("%n", "1"):
        return one.replace("%n", whole(number))
    return re.sub(rf"(?<![%\d]){number}(?!\d)", whole(number), said)  # Qt itself writes 12345
