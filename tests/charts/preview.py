"""Draw radars to look at: ``python -m tests.charts.preview FOLDER [FONT]``."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from msgspec import structs
from PySide6.QtGui import QGuiApplication

from itot_workshop.charts.look import Scheme, read_look
from itot_workshop.charts.radar import Radar, radar_geometry
from itot_workshop.charts.radar_paint import draw_radar
from itot_workshop.charts.render import to_image, to_svg
from itot_workshop.charts.text import console_text, font_measure, stage_text
from tests.charts import demo

THEME = Path(__file__).parents[2] / "resources" / "theme"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def draw(
    folder: Path,
    name: str,
    radar: Radar,
    size: tuple[int, int],
    scheme: Scheme = "light",
    *,
    font: str = "",
    em: float = 14.0,
    stage: int = 0,
) -> None:
    """Write one picture; ``stage`` is the height of the window in which it stands."""
    look = read_look(THEME, scheme)
    families = (font,) if font else ()
    text = stage_text(look, stage, families) if stage else console_text(look, em, families)
    geometry = radar_geometry(radar, *size, text, look.chart, font_measure(text, look))
    paint = partial(draw_radar, geometry=geometry, text=text, look=look, stage=bool(stage))
    to_image(paint, *size, ground=look.colour.surface).save(str(folder / f"{name}.png"))
    (folder / f"{name}.svg").write_bytes(to_svg(paint, *size, title=name, description=name))


def main() -> None:
    """Write all pictures into the folder named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    font = sys.argv[2] if len(sys.argv) > 2 else ""
    show = partial(draw, folder, font=font)
    two = frozenset(("it", "ot", "management", "room"))
    for scheme in SCHEMES:
        show(f"results-{scheme}", demo.third_session(), (520, 560), scheme)
        show(f"stage-{scheme}", demo.first_session(), (1060, 900), scheme, stage=1080)
        show(
            f"thumbnail-{scheme}",
            structs.replace(demo.first_session(), labels=False, layers=two),
            (70, 70),
            scheme,
        )
    show("stage-missing", demo.with_gaps(7), (1060, 900), stage=1080)
    show("stage-1024", demo.first_session(), (940, 430), stage=768)
    show("stage-4k", demo.first_session(), (2120, 1800), stage=2160)
    show("one-axis", demo.with_gaps(1, 2, 3, 4, 5, 6, 7), (520, 520))
    show("gaps", demo.with_gaps(2, 5), (520, 520))
    show("lonely", demo.with_gaps(2, 4), (520, 520))
    show("all-equal", demo.of(8, demo.NAMES, value=3.0), (520, 520))
    show("all-lowest", demo.of(8, demo.NAMES, value=1.0), (520, 520))
    for count in (3, 5, 8, 12, 16):
        show(f"german-{count}", demo.of(count), (760, 600))
    for count in (3, 8, 16):
        show(f"spread-{count}", demo.with_spreads(count), (760, 600))
    show("one-side", demo.one_side(), (520, 520))
    show("english-12", demo.of(12, demo.NAMES), (520, 520))
    show("small", demo.third_session(), (300, 260))
    show("tiny", demo.third_session(), (160, 120))
    app.quit()


if __name__ == "__main__":
    main()
