"""What colours a picture has."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QColor, QImage


def colours_in(image: QImage) -> Counter[str]:
    """How many pixels have each colour, told as ``#RRGGBB``."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    told: Counter[str] = Counter()
    for colour, many in Counter(memoryview(plain.constBits()).cast("I")).items():
        told[QColor(colour).name().upper()] += many
    return told
