"""Small sessions to keep, and edits of them."""

from __future__ import annotations

import datetime
from pathlib import Path

from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Axis, Pack, PackHead, Scale, Statement
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import About, Edit, Session
from itot_workshop.domain.voting import Ballot, Round
from itot_workshop.storage.keeping import Keeping

DAY = datetime.date(2025, 2, 11)
SCALE = Scale(
    low=1,
    high=5,
    labels=("Never", "Seldom", "Sometimes", "Often", "Always"),
    abstain="Can’t judge",
    question="How often?",
)
PACK = Pack(
    pack=PackHead(id="small", version="1.0.0", language="en", title="A small pack"),
    scale=SCALE,
    axes=(
        Axis(
            id="one",
            name="One",
            short="One",
            question="What?",
            anchor_low="low",
            anchor_high="high",
            anchor_low_stage="low",
            anchor_high_stage="high",
        ),
    ),
    statements=(Statement(id="one1", axis="one", key=1, revision=1, text="It is.", short=True),),
)


def small_session(session_id: str = "5e55", title: str = "Grüße aus der Halle") -> Session:
    """A session with a person, a closed round, a ballot and a note."""
    return Session(
        about=About(id=session_id, title=title, date=DAY, organisation="Nordwerk"),
        pack=PACK,
        people={"p1": Participant(id="p1", seat="IT", name="Ada")},
        rounds={"r1": Round(id="r1", number=1, statements=("one1",), state="closed")},
        ballots={"b1": Ballot(id="b1", round="r1", seat="IT", answers={"one1": 4})},
        notes={"n0": Note(id="n0", text="Zuerst")},
    )


def note(note_id: str, text: str = "Somebody said something", position: int = 0) -> Note:
    """A note."""
    return Note(id=note_id, text=text, position=position)


def put(document: Note, before: Note | None = None) -> Edit:
    """The edit that puts a note in its place."""
    return Edit(table="notes", id=document.id, before=before, after=document)


def gone(document: Note) -> Edit:
    """The edit that removes a note."""
    return Edit(table="notes", id=document.id, before=document, after=None)


def keeping(folder: Path) -> Keeping:
    """Local data and backups in a folder of the test, and no waiting."""
    return Keeping(
        local=folder / "local", today=lambda: DAY, backups=folder / "backups", sleep=lambda _: None
    )
