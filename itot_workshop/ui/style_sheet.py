"""The style sheet: a template in the words of the tokens, filled with one look.

Qt takes the small signs in check boxes and arrows only from files, so those the template names are
tinted and written beside each other into a folder of the program's own.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from string import Template

import msgspec

from itot_workshop.charts.look import Look
from itot_workshop.ui.icons import Icons, tinted

_PICTURE = re.compile(r"url\(icon:([a-z-]+)/([a-z0-9_]+)\)")
_GROWS_WITH_TEXT = (
    *("row", "row_tall", "row_radar", "row_rail", "row_rail_low", "touch"),
    *("check", "switch_width", "switch_height"),
)

# What is left of a row's height for what stands in it, between ring and padding.
_CONTENT = {
    "content_row": "row",
    "content_touch": "touch",
    "content_rail": "row_rail",
    "content_rail_low": "row_rail_low",
}


def style_sheet(template: str, look: Look, text_percent: int = 100) -> str:
    """Return the style sheet with every role, size and type step filled in.

    Names are the roles (``$ink``), ``$space_m``, ``$size_radius``, ``$type_head`` (points),
    ``$weight_semibold``, and ``$arrow`` for the width of the small sign that opens a list. Raises
    ``KeyError`` for a name that the tokens don't know.
    """
    share = text_percent / 100
    size, space = look.size, look.space
    names: dict[str, object] = dict(msgspec.structs.asdict(look.colour))
    for step, pixels in msgspec.structs.asdict(space).items():
        names[f"space_{step}"] = pixels
    for part, pixels in msgspec.structs.asdict(size).items():
        grown = round(pixels * share) if part in _GROWS_WITH_TEXT else pixels
        names[f"size_{part}"] = grown
    for step, times in msgspec.structs.asdict(look.type.scale).items():
        names[f"type_{step}"] = f"{look.type.base * times * share:.2f}"
    for content, row in _CONTENT.items():
        inner = getattr(size, row) * share - 2 * size.focus - 2 * space.xs
        names[content] = round(inner)
    names["arrow"] = round(space.m * share)
    names |= {"weight_regular": look.type.regular, "weight_semibold": look.type.semibold}
    return Template(template).substitute(names)


def with_pictures(sheet: str, icons: Icons, look: Look, folder: Path) -> str:
    """Return the sheet with each ``url(icon:name/role)`` pointing to a tinted file in ``folder``.

    The files are named by what is in them and written once. Where they can't be written the
    controls do without their small signs: a full box still means checked.
    """

    def picture(found: re.Match[str]) -> str:
        name, role = found[1], found[2]
        drawing = tinted(icons.drawing(name), role, look.colour)
        path = folder / f"{name}-{zlib.crc32(drawing.encode()):08x}.svg"
        try:
            _write_once(path, drawing)
        except OSError:
            return "none"
        return f'url("{path.as_posix()}")'

    return _PICTURE.sub(picture, sheet)


def _write_once(path: Path, text: str) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
