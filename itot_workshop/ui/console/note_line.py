"""A note as it is typed on one line: a letter for its kind, an @ for its side, then the words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from itot_workshop.domain.notes import NoteKind, NoteSide

KINDS: Mapping[str, NoteKind] = {
    "b": "barrier",
    "i": "idea",
    "d": "decision",
    "e": "example",
    "q": "question",
    "o": "observation",
    "w": "word",
}
"""What the letter before a colon makes of a note."""

SIDES: Mapping[str, NoteSide] = {
    "it": "IT",
    "ot": "OT",
    "mgt": "MGT",
    "other": "OTHER",
    "both": "both",
}
"""What the word after an @ says about whose note it is."""

_KIND = re.compile(r"\s*([a-z])\s*:\s*", re.IGNORECASE)
_SIDE = re.compile(rf"(?<!\S)@({'|'.join(SIDES)})(?![\w@])", re.IGNORECASE)


class NoteLine(Struct, frozen=True, kw_only=True):
    """What a typed line says: the words that are left, their kind and their side."""

    text: str
    kind: NoteKind = "observation"
    side: NoteSide = ""


def parse_note(line: str) -> NoteLine:
    """Read a line. Marks may stand in any order at the start, a side anywhere; the last one counts.

    A letter or a word that means nothing stays in the text as it was typed.
    """
    kind: NoteKind = "observation"
    side: NoteSide = ""
    for found in _SIDE.finditer(line):
        side = SIDES[found[1].lower()]
    text = _SIDE.sub(" ", line)
    while (mark := _KIND.match(text)) and mark[1].lower() in KINDS:
        kind = KINDS[mark[1].lower()]
        text = text[mark.end() :]
    return NoteLine(text=" ".join(text.split()), kind=kind, side=side)


def written(line: NoteLine) -> str:
    """The line as somebody would type it again, to be edited in place."""
    letters = {kind: letter for letter, kind in KINDS.items()}
    names = {side: name for name, side in SIDES.items()}
    parts = ["" if line.kind == "observation" else f"{letters[line.kind]}:"]
    parts.append(f"@{names[line.side]}" if line.side else "")
    return " ".join(part for part in (*parts, line.text) if part)
