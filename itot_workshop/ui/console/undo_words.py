"""What was taken back, in words: a stray key must not let a note vanish in silence.

Hands that are counted and cards that are placed change before one's eyes: of them nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.session import Edit
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.console.words import tr

_LONGEST = 60
"""So much of a note or an action is told, in characters."""

_SEEN = ("tallies", "board")


def undone_words(edits: Sequence[Edit]) -> str:
    """The sentence for edits that were taken back, empty where it is seen anyway."""
    if any(edit.table in _SEEN for edit in edits):
        return ""
    said = tr("Taken back: %1. %2 does it again.")
    return said.replace("%2", keys_of(command("redo"))[0]).replace("%1", _thing(edits))


def _thing(edits: Sequence[Edit]) -> str:
    for edit in edits:
        made = edit.after or edit.before
        if isinstance(made, Note):
            return tr("note “%1”").replace("%1", _start(made.text))
        if isinstance(made, Action):
            return tr("action “%1”").replace("%1", _start(made.text))
    names = {
        "people": tr("a change to the people"),
        "agenda": tr("a change to the agenda"),
        "model_choice": tr("a change to the choice of the model"),
        "charters": tr("a change to the charter"),
        "marks": tr("dots on a card"),
        "differences": tr("ratings of the differences"),
    }
    found = (names[edit.table] for edit in edits if edit.table in names)
    return next(found, tr("the last change"))


def _start(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
