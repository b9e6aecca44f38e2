"""The tables of the demo company, with ids and private codes that come out the same every time."""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import random
from pathlib import Path

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.voting import returning_token

Table = list[dict[str, str]]


class Source:
    """The tables of the demo company, and ids and codes that come out the same every time."""

    def __init__(self, folder: Path, pack: Pack) -> None:
        self.pack = pack
        self.sessions = json.loads((folder / "sessions.json").read_text("utf-8"))
        self.charters = json.loads((folder / "charters.json").read_text("utf-8"))
        self.people = read_rows(folder / "participants.csv")
        self.votes = read_rows(folder / "votes_long.csv")
        self.notes = read_rows(folder / "notes.csv")
        self.actions = read_rows(folder / "actions.csv")
        self.board = read_rows(folder / "common_ground.csv")
        self.choices = read_rows(folder / "model_choice.csv")
        # A private code is known to its owner alone: it is drawn, not made from the visible one.
        drawn = random.Random("Corvane Packaging").sample(range(10**9), len(self.people))
        codes = [person["participant"] for person in self.people]
        self.tokens = {
            code: returning_token(f"{number:09}") for code, number in zip(codes, drawn, strict=True)
        }

    def of(self, table: Table, session: str) -> Table:
        """The rows of one session."""
        return [row for row in table if row["session"] == session]


def date_of(source: Source, name: str) -> datetime.date:
    """The day of a session."""
    row = next(row for row in source.sessions["sessions"] if row["id"] == name)
    return datetime.date.fromisoformat(row["date"])


def session_id(name: str) -> str:
    """The id of a session."""
    return made_id(name, "session", "")


def step_id(name: str, step: str) -> str:
    """The id of a step of a session's agenda, by its name in the template."""
    return made_id(name, "step", step)


def made_id(*parts: str) -> str:
    """An id that looks drawn and is the same every time."""
    return hashlib.blake2b("/".join(parts).encode(), digest_size=8).hexdigest()


def read_rows(path: Path) -> Table:
    """The rows of a table by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
