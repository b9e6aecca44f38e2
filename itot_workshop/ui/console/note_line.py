"""A note as it is typed on one line: a letter for its kind, an @ for its side, then the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from itot_workshop.domain.notes import NoteKind, NoteSide
from itot_workshop.domain.people import Participant

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
_NAME = re.compile(r"(?<!\S)@([^\W\d_][\w.-]*)(?!\S)")
_SIDE = re.compile(rf"(?<!\S)@({'|'.join(SIDES)})(?![\w@])", re.IGNORECASE)


class NoteLine(Struct, frozen=True, kw_only=True):
    """What a typed line says: the words that are left, their kind, their side, and who said it."""

    text: str
    kind: NoteKind = "observation"
    side: NoteSide = ""
    author: str = ""


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


def signed(line: NoteLine, people: Iterable[Participant], before: str = "") -> NoteLine:
    """The line with who said it, where an @ stands before a name of the roster or its beginning.

    The seat of that person is the note's side, unless another was typed. ``before`` is who said it
    so far, who may have left the roster. A name that nobody or more than one has stays in the text.
    """
    sides = {person.name: person.seat for person in people if person.name}
    names = {*sides, before} - {""}
    for found in _NAME.finditer(line.text):
        meant = _named(found[1].casefold(), names)
        if meant:
            text = " ".join((line.text[: found.start()] + line.text[found.end() :]).split())
            side = line.side or sides.get(meant, "")
            return NoteLine(text=text, kind=line.kind, side=side, author=meant)
    return line


def _named(typed: str, names: set[str]) -> str:
    """The one name that is typed without its blanks, or begins so."""
    plain = {name: "".join(name.split()).casefold() for name in names}
    whole = [name for name, letters in plain.items() if letters == typed]
    begun = [name for name, letters in plain.items() if letters.startswith(typed)]
    return whole[0] if len(whole) == 1 else begun[0] if len(begun) == 1 else ""


def written(line: NoteLine) -> str:
    """The line as somebody would type it again, to be edited in place."""
    letters = {kind: letter for letter, kind in KINDS.items()}
    names = {side: name for name, side in SIDES.items()}
    parts = ["" if line.kind == "observation" else f"{letters[line.kind]}:"]
    parts.append(f"@{names[line.side]}" if line.side else "")
    parts.append(f"@{''.join(line.author.split())}" if line.author else "")
    return " ".join(part for part in (*parts, line.text) if part)
