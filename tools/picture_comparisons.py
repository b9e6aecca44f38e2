"""Takes pictures of comparisons as the shared screen shows them, to be looked at one by one.

    python tools/picture_comparisons.py --to DIR
    python tools/picture_comparisons.py --to DIR --case axes-16 --look dark

Sessions with few and many axes and long names, up to twelve of them, one side hidden, an axis
missing, all votes equal: every page in every size it has to look well in. With ``--blind`` each
picture comes again in greys and as somebody sees it whose eyes lack red or green.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.make_pictures import rooms  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from itot_workshop.charts.look import Look, Scheme
    from itot_workshop.domain.audience_views import AudienceView
    from tools.odd_sessions import Sessions

SIZES = ((1024, 768), (1280, 720), (1920, 1080))
CASES: Mapping[str, str] = {
    "example": "the example company",
    "axes-3": "3 axes",
    "axes-8": "8 axes with long names",
    "axes-12": "12 axes",
    "axes-16": "16 axes",
    "two": "two sessions",
    "six": "6 sessions",
    "twelve": "12 sessions of 16 axes",
    "pulse": "a short form between two full ones",
    "hidden": "one side hidden in the last session",
    "missing": "one axis missing",
    "equal": "all votes equal",
    "sites": "two sites",
}


def main() -> int:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="a new folder")
    parser.add_argument("--case", choices=tuple(CASES), help="one case instead of all")
    parser.add_argument("--look", choices=("light", "dark"), default="light")
    parser.add_argument("--blind", action="store_true", help="greys and colour-blind eyes, too")
    args = parser.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    with rooms(), tempfile.TemporaryDirectory() as local:
        take(args, Path(local))
    return 0


def take(args: argparse.Namespace, local: Path) -> None:
    """Draw every page of the cases into files."""
    from PySide6.QtWidgets import QApplication

    from itot_workshop.charts.look import read_look
    from itot_workshop.domain.audience import Spotlight, audience_view, shown
    from itot_workshop.domain.audience_compare import comparison_pages
    from itot_workshop.domain.audience_views import Outline
    from tools.odd_sessions import examples

    app = QApplication([])
    outlines: tuple[Outline, ...] = ("sides", "together", "since")
    scheme: Scheme = args.look
    look = read_look(ROOT / "resources" / "theme", scheme)
    for case in (args.case,) if args.case else CASES:
        sessions = [shown(session) for session in _made(case, examples(local))]
        pages = (
            *comparison_pages(sessions),
            *(
                audience_view(
                    sessions[-1], Spotlight(screen="radar", outline=it), 0.0, sessions[:-1]
                )
                for it in outlines
            ),
        )
        for at, page in enumerate(pages):
            for width, height in SIZES:
                picture = _picture(page, width, height, look)
                name = f"{case}-{at:02}-{type(page).__name__}-{width}x{height}-{args.look}"
                for sight, seen in _sights(picture, blind=args.blind).items():
                    seen.save(str(args.to / f"{name}{sight}.png"))
    del app


def _made(case: str, found: Sessions) -> Sessions:
    """The sessions of a case."""
    from tools import odd_sessions as odd

    first, june, last = found
    if case.startswith("axes-"):
        names = odd.LONG_NAMES[: int(case.removeprefix("axes-"))]
        return tuple(odd.with_axes(session, names) for session in found)
    made: dict[str, Callable[[], Sessions]] = {
        "two": lambda: (first, last),
        "six": lambda: odd.over_years(found, 6),
        "twelve": lambda: odd.over_years(_made("axes-16", found), 12),
        "pulse": lambda: (first, odd.short(june), last),
        "hidden": lambda: (first, june, odd.without_most(last, "OT")),
        "missing": lambda: (first, odd.without_axis(june, 2), odd.without_axis(last, 5)),
        "sites": lambda: odd.at_two_sites(found),
        "equal": lambda: tuple(odd.all_equal(session) for session in found),
    }
    return made[case]() if case in made else found


def _picture(page: AudienceView, width: int, height: int, look: Look) -> QImage:
    from PySide6.QtGui import QImage, QPainter

    from itot_workshop.ui.stage.paint import paint_stage

    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    try:
        paint_stage(painter, width, height, page, look)
    finally:
        painter.end()
    return image


def _sights(picture: QImage, *, blind: bool) -> dict[str, QImage]:
    """The picture by what is added to its name: as it is, and as others see it."""
    import numpy as np
    from PySide6.QtGui import QImage

    if not blind:
        return {"": picture}
    width, height = picture.width(), picture.height()
    pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(height, width, 4)[..., 2::-1]
    sights = {"": picture, "-grey": picture.convertToFormat(QImage.Format.Format_Grayscale8)}
    for name, matrix in _EYES.items():
        seen = np.clip(pixels @ np.array(matrix).T, 0, 255).astype(np.uint8).tobytes()
        image = QImage(seen, width, height, 3 * width, QImage.Format.Format_RGB888)
        sights[f"-{name}"] = image.copy()
    return sights


_EYES = {
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
}
"""Machado, Oliveira and Fernandes 2009, severity 1."""


if __name__ == "__main__":
    raise SystemExit(main())
