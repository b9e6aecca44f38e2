"""What the room says to a model, as notes: why it will have failed, what would have to change."""

from __future__ import annotations

from itot_workshop.domain.audience_choice import ABOUT_CONSENT, ABOUT_MODEL
from itot_workshop.domain.notes import Note, NoteSide
from itot_workshop.domain.session import Session


def reason_against(model: str, text: str, side: NoteSide, step: str) -> Note:
    """Why a table thinks that a model will have failed."""
    about = f"{ABOUT_MODEL}{model}"
    return Note(id="", text=text, kind="barrier", side=side, step=step, about=about)


def condition_for(model: str, text: str, step: str) -> Note:
    """What somebody whose thumb is down would have to see changed."""
    return Note(id="", text=text, kind="idea", step=step, about=f"{ABOUT_CONSENT}{model}")


def conditions_said(session: Session, model: str) -> tuple[str, ...]:
    """What would have to change before everybody can live with a model, in the order said."""
    about = f"{ABOUT_CONSENT}{model}"
    kept = (n for n in session.notes.values() if n.about == about and not n.parked)
    return tuple(note.text for note in sorted(kept, key=lambda note: note.position))
