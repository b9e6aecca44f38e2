"""Makes the example sessions of the demo company from the tables in ``sessions/examples/source``.

    python -m tools.make_examples [folder]

The same tables always give the same three files. Every document goes through the rules of the
house, as if somebody had entered it.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from itot_workshop import paths
from itot_workshop.domain import changes
from itot_workshop.domain.agenda import from_template
from itot_workshop.domain.changes import Change
from itot_workshop.domain.session import Session
from itot_workshop.domain.succession import after
from itot_workshop.storage import atomic_file
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.packs import load_pack
from itot_workshop.storage.session_file import SessionFile
from tools.demo_charters import charters
from tools.demo_documents import NAMES, about_of, actions, cards, choices, notes, votes
from tools.demo_source import Source, made_id, step_id

FOLDER = Path(__file__).resolve().parents[1] / "sessions" / "examples"


def examples(source: Path = FOLDER / "source") -> dict[str, Session]:
    """The three sessions by the name they have in the tables."""
    pack = load_pack([paths.resources() / "packs"], "itot-core")
    tables = Source(source, pack)
    return {row["id"]: example(tables, row) for row in tables.sessions["sessions"]}


def make(folder: Path) -> list[Path]:
    """Write the three sessions into a folder; gives their files."""
    return [_write(folder, name, session) for name, session in examples().items()]


def _write(folder: Path, name: str, session: Session) -> Path:
    """Write one session as the program would, without leaving traces of it anywhere else."""
    path = folder / f"corvane-{NAMES[name]}.itot"
    with tempfile.TemporaryDirectory() as spare:
        keeping = Keeping(local=Path(spare) / "local", today=lambda: session.about.date)
        made = SessionFile.create(Path(spare) / path.name, session, keeping).file
        made.close()
        atomic_file.write(path, made.path.read_bytes(), time.sleep)
    return path


def example(source: Source, row: Mapping[str, str]) -> Session:
    """One session of the demo company, from its plan to its end."""
    session = Session(about=about_of(source, row), pack=source.pack)
    for change in _course(source, row["id"], session):
        session = after(session, change).session
    return session


def _course(source: Source, name: str, session: Session) -> Iterable[Change]:
    template = source.pack.template(session.about.template)
    steps = tuple(
        from_template(step, made_id(name, "step", step.id), at)
        for at, step in enumerate(template.steps)
    )
    begins = datetime.datetime.combine(session.about.date, datetime.time(9), datetime.UTC)
    clock = begins.timestamp()
    yield changes.StepsAdded(steps=steps)
    yield votes(source, name, step_id(name, "vote"))
    yield changes.RoundRevealed(round=made_id(name, "round", "1"))
    yield changes.NotesTaken(notes=tuple(notes(source, name, session.about.template)))
    yield changes.ActionsAgreed(actions=tuple(actions(source, name)))
    yield changes.CardsPlaced(cards=tuple(cards(source, name)))
    for choice in choices(source, name):
        yield changes.ModelChosen(choice=choice)
    for charter in charters(source, name):
        yield changes.CharterWritten(charter=charter)
    for step in steps:
        yield changes.StepEntered(step=step.id, at=clock)
        clock += 60 * step.minutes
    yield changes.WorkshopFinished(at=clock)


if __name__ == "__main__":
    for written in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(written)
