"""Pictures as other eyes see them: without red or green receptors, or without colour at all.

``python -m tests.charts.eyes PICTURE...`` writes each picture three times, beside itself. The
matrices are those of Machado, Oliveira and Fernandes (2009) for the full deficiency, applied to
linear light.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, TypeAlias, get_args

import numpy as np
from PySide6.QtGui import QImage

Eyes: TypeAlias = Literal["deuteranopia", "protanopia", "grey"]

_SEEN: dict[Eyes, tuple[tuple[float, float, float], ...]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def seen_by(eyes: Eyes, image: QImage) -> QImage:
    """The picture as these eyes see it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, line = plain.width(), plain.height(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, line)[:, : 3 * width]
    light = (rows.reshape(height, width, 3) / 255.0) ** 2.2
    other = np.clip(light @ np.array(_SEEN[eyes]).T, 0, 1) ** (1 / 2.2)
    dots = np.ascontiguousarray(np.rint(other * 255).astype(np.uint8))
    return QImage(dots.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def main() -> None:
    """Write every picture named on the command line as all eyes see it."""
    for name in sys.argv[1:]:
        path = Path(name)
        for eyes in get_args(Eyes):
            seen = seen_by(eyes, QImage(name))
            seen.save(str(path.with_name(f"{path.stem}-{eyes}.png")))


if __name__ == "__main__":
    main()
