"""Sets a document on paper: PDF with embedded fonts, tags, bookmarks and links.

The templates in ``resources/report/pdf`` are trusted; every text reaches them as a value. The
engine reads nothing but the resource folder and writes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

import msgspec
import typst
from msgspec import Struct

from itot_workshop.domain.session import Refused

Standing: TypeAlias = Literal["accessible", "borrowed", "tagged"]
"""What a file is: PDF/UA-1 in its own font, the same with the computer's fonts, or tagged only."""

_TRIES: tuple[tuple[Standing, bool, Any], ...] = (
    ("accessible", True, ["ua-1"]),
    ("borrowed", False, ["ua-1"]),
    ("tagged", False, []),
)


_NOT_SET = (
    "The pages could not be set, so no PDF was made. Nothing else is affected: export to another"
    " format."
)

_REMEMBERED = 10
"""The engine keeps what it worked out for a document until so many others were set after it."""


class Printed(Struct, frozen=True, kw_only=True):
    """A PDF file and what it could be made."""

    content: bytes
    standing: Standing


def draw_pages(
    template: str, values: dict[str, Any], resources: Path, dots: float
) -> tuple[bytes, ...]:
    """The pages of a template filled with values as PNG, ``dots`` to an inch.

    ``Refused`` if the engine cannot set them.
    """
    given = _given(values)
    try:
        drawn: Any = typst.compile(
            resources / "report" / "pdf" / template,
            root=resources,
            format="png",
            ppi=dots,
            sys_inputs=given,
        )
    except typst.TypstError as error:
        raise Refused(_NOT_SET) from error
    return tuple(drawn) if isinstance(drawn, list) else (drawn,)


def set_in_type(template: str, values: dict[str, Any], resources: Path) -> Printed:
    """A template of ``resources/report/pdf`` filled with values.

    One character that no font has keeps a file from being PDF/UA-1: then the computer's own fonts
    help, and if they can't, the file is tagged without the promise. ``Refused`` if the engine
    cannot set it at all.
    """
    given = _given(values)
    trouble: typst.TypstError | None = None
    for standing, own_fonts_only, standards in _TRIES:
        try:
            content = typst.compile(
                resources / "report" / "pdf" / template,
                root=resources,
                ignore_system_fonts=own_fonts_only,
                sys_inputs=given,
                pdf_standards=standards,
            )
        except typst.TypstError as error:
            trouble = error
        else:
            return Printed(content=content, standing=standing)
    raise Refused(_NOT_SET) from trouble


def _given(values: dict[str, Any]) -> dict[str, str]:
    """What a template reads."""
    return {"given": msgspec.json.encode(values).decode("utf-8")}


def forget_pages(resources: Path) -> None:
    """Let the engine forget the documents it has set, some 50 MB each, by setting empty ones.

    For a program that goes on afterwards.
    """
    empty = resources / "report" / "pdf" / "empty.typ"
    engine = typst.Compiler(empty, root=resources, ignore_system_fonts=True)
    for _ in range(_REMEMBERED + 1):
        engine.compile(format="svg")
