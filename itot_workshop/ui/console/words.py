"""Words and figures of the console: seats, times, counts. One place, so that they stay the same."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.notes import ActionState, NoteKind
from itot_workshop.domain.session import Session
from itot_workshop.ui.widgets.numbers import MINUS
from itot_workshop.ui.widgets.plural import plural


def tr(text: str) -> str:
    """A text of the console in the language of the program."""
    return QCoreApplication.translate("Console", text)


def counted(number: int, one: str, many: str) -> str:
    """The words for one or for several, with the number in place of %n, in any language."""
    return plural("Console", number, one, many)


def kind_name(kind: NoteKind) -> str:
    """What a kind of note is called."""
    names = {
        "observation": tr("observation"),
        "example": tr("example"),
        "barrier": tr("barrier"),
        "idea": tr("idea"),
        "decision": tr("decision"),
        "question": tr("question"),
        "word": tr("one word"),
    }
    return names[kind]


def state_name(state: ActionState) -> str:
    """What became of an action, in a word."""
    names = {
        "open": tr("open"),
        "done": tr("done"),
        "partly": tr("partly"),
        "missed": tr("missed"),
        "dropped": tr("dropped"),
        "moved": tr("moved"),
    }
    return names[state]


def countdown(seconds: float) -> str:
    """Time left as a clock shows it (6:10), with a minus once it is over."""
    left = round(seconds)
    minutes, rest = divmod(abs(left), 60)
    return f"{MINUS if left < 0 else ''}{minutes}:{rest:02}"


def minutes_of(seconds: float) -> int:
    """Whole minutes, the nearest; a half goes up, so that sums of minutes stay what they are."""
    return math.floor(seconds / 60 + 0.5)


def axis_name(session: Session, axis: str) -> str:
    """The name of an axis, empty if there is none of this id."""
    return next((it.name for it in session.pack.axes if it.id == axis), "")


def joined(parts: list[str]) -> str:
    """Parts of a list in one line."""
    return tr(", ").join(part for part in parts if part)
