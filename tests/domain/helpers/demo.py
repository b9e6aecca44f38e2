"""The core pack, and the three sessions of the demo company built straight from its tables."""

from __future__ import annotations

import csv
import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Origin
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Session
from itot_workshop.storage.packs import read_pack
from tests.domain.helpers.rooms import Cast, session_of, with_ballots, with_people

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "sessions" / "examples" / "source"
NAMES = ("S1", "S2", "S3")


@cache
def core_pack() -> Pack:
    """The content pack that ships with the program."""
    return read_pack(ROOT / "resources" / "packs" / "itot-core")


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the demo company's tables."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(name: str) -> Any:
    """One of the demo company's documents."""
    return json.loads((SOURCE / name).read_text("utf-8"))


@cache
def demo_session(name: str) -> Session:
    """One of the three sessions, with people, votes, board, model choice and actions."""
    about = next(s for s in document("sessions.json")["sessions"] if s["id"] == name)
    day = datetime.date.fromisoformat(about["date"])
    session = session_of(core_pack(), about["form"], id=name, title=about["title"], date=day)
    session = with_people(session, [p["side"] for p in table("participants.csv") if p[name] == "1"])
    session = with_ballots(session, _ballots(name), [s.id for s in core_pack().statements])
    return replace(
        session,
        board={card.id: card for card in _board(name)},
        model_choice={choice.id: choice for choice in _choices(name)},
        actions={action.id: action for action in _actions(name)},
    )


def _ballots(name: str) -> list[Cast]:
    seats: dict[str, str] = {}
    answers: dict[str, dict[str, int | None]] = {}
    for row in table("votes_long.csv"):
        if row["session"] == name:
            seats[row["participant"]] = row["side"]
            vote = int(row["vote"]) if row["vote"] else None
            answers.setdefault(row["participant"], {})[row["statement"]] = vote
    return [(seat, answers[who], who) for who, seat in seats.items()]


def _board(name: str) -> list[Placement]:
    values: dict[str, Any] = {}
    cards = []
    for position, row in enumerate(r for r in table("common_ground.csv") if r["session"] == name):
        values = {
            "kind": row["kind"],
            "by_it": row["placed_by_it"],
            "by_ot": row["placed_by_ot"],
            "agreed": row["agreed"],
            "target": row["target_next"],
        }
        apart = row["keep_apart"] == "1"
        cards.append(Placement(id=row["item"], position=position, keep_apart=apart, **values))
    return cards


def _choices(name: str) -> list[ModelChoice]:
    rows = [row for row in table("model_choice.csv") if row["session"] == name]
    weights = [{k: int(v) for k, v in row.items() if k.startswith("K")} for row in rows]
    return [
        ModelChoice(id="choice", weights=weight, chosen=row["chosen_model"])
        for weight, row in zip(weights, rows, strict=True)
    ]


def _actions(name: str) -> list[Action]:
    """The session's own actions, and those of the session before with what the review said."""
    rows = table("actions.csv")
    own = [Action(id=r["action"], text=r["text"]) for r in rows if r["session"] == name]
    earlier = NAMES[NAMES.index(name) - 1] if name != NAMES[0] else ""
    states: dict[str, Any] = {r["action"]: r["status_next_session"] for r in rows}
    reviewed = [
        Action(
            id=f"{name}-{row['action']}",
            text=row["text"],
            state=states[row["action"]],
            origin=Origin(session=earlier, action=row["action"]),
        )
        for row in rows
        if row["session"] == earlier
    ]
    return [*own, *reviewed]
