"""Makes the example sessions of the demo company from the tables in ``sessions/examples/source``.

    python tools/make_examples.py [folder]

The same tables always give the same three files. Every document goes through the rules of the
house, as if somebody had entered it.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from itot_workshop import paths
from itot_workshop.domain import changes
from itot_workshop.domain.agenda import from_template
from itot_workshop.domain.changes import Change
from itot_workshop.domain.charter import (
    Charter,
    Member,
    SharedGoal,
    Sponsor,
    StrategyLink,
    VisibleChange,
    WatchValue,
)
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Note, Origin
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import About, Session
from itot_workshop.domain.succession import after
from itot_workshop.domain.voting import Ballot, Round, returning_token
from itot_workshop.storage import atomic_file, file_format
from itot_workshop.storage.packs import load_pack
from itot_workshop.storage.session_coding import to_tables

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "sessions" / "examples"
NAMES = {"S1": "1-alignment-workshop", "S2": "2-first-follow-up", "S3": "3-second-follow-up"}
SITE = "Aldersted and Port Elna"
PURPOSE = (
    "See where IT and OT pull together, where they do not, and what to do until we meet again."
)

# Which step of the agenda a note of the tables was taken at.
STEPS = {
    "half-day-210": {
        "opening": "opening",
        "five-differences": "five-differences",
        "discussion": "two-axes",
        "card": "mirror",
        "common-ground": "green-box",
        "model": "pick-your-model",
        "close": "close",
    },
    "follow-up-90": {
        "actions": "last-actions",
        "discussion": "mover-stayer",
        "scaling-watch": "charter-check",
        "model": "charter-check",
        "close": "close",
    },
}
NEXT = {"S1": "2025-06-17", "S2": "2025-11-11", "S3": "2026-03-17"}
WATCH = ("open_requests", "hours_used", "sites_per_liaison", "out_of_reach")

Table = list[dict[str, str]]


class Source:
    """The tables of the demo company, and ids and codes that come out the same every time."""

    def __init__(self, folder: Path, pack: Pack) -> None:
        self.pack = pack
        self.sessions = json.loads((folder / "sessions.json").read_text("utf-8"))
        self.charters = json.loads((folder / "charters.json").read_text("utf-8"))
        self.people = _table(folder / "participants.csv")
        self.votes = _table(folder / "votes_long.csv")
        self.notes = _table(folder / "notes.csv")
        self.actions = _table(folder / "actions.csv")
        self.board = _table(folder / "common_ground.csv")
        self.choices = _table(folder / "model_choice.csv")
        # A private code is known to its owner alone: it is drawn, not made from the visible one.
        drawn = random.Random("Corvane Packaging").sample(range(10**9), len(self.people))
        codes = [person["participant"] for person in self.people]
        self.tokens = {
            code: returning_token(f"{number:09}") for code, number in zip(codes, drawn, strict=True)
        }

    def of(self, table: Table, session: str) -> Table:
        """The rows of one session."""
        return [row for row in table if row["session"] == session]


def make(folder: Path, source: Path = FOLDER / "source") -> list[Path]:
    """Write the three sessions into a folder; gives their files."""
    pack = load_pack([paths.resources() / "packs"], "itot-core")
    tables = Source(source, pack)
    made = []
    for row in tables.sessions["sessions"]:
        session = example(tables, row)
        _, data = file_format.render(session.id, 0, to_tables(session, None))
        path = folder / f"corvane-{NAMES[row['id']]}.itot"
        atomic_file.write(path, data, time.sleep)
        made.append(path)
    return made


def example(source: Source, row: Mapping[str, str]) -> Session:
    """One session of the demo company, from its plan to its end."""
    session = Session(about=_about(source, row), pack=source.pack)
    for change in _course(source, row["id"], session):
        session = after(session, change).session
    return session


def _course(source: Source, name: str, session: Session) -> Iterable[Change]:
    template = source.pack.template(session.about.template)
    steps = tuple(
        from_template(step, _id(name, "step", step.id), at)
        for at, step in enumerate(template.steps)
    )
    begins = datetime.datetime.combine(session.about.date, datetime.time(9), datetime.UTC)
    clock = begins.timestamp()
    yield changes.StepsAdded(steps=steps)
    yield _votes(source, name, _step(name, "vote"))
    yield changes.RoundRevealed(round=_id(name, "round", "1"))
    yield changes.NotesTaken(notes=tuple(_notes(source, name, session.about.template)))
    yield changes.ActionsAgreed(actions=tuple(_actions(source, name)))
    yield changes.CardsPlaced(cards=tuple(_cards(source, name)))
    for choice in _choice(source, name):
        yield changes.ModelChosen(choice=choice)
    for charter in _charters(source, name):
        yield changes.CharterWritten(charter=charter)
    for step in steps:
        yield changes.StepEntered(step=step.id, at=clock)
        clock += 60 * step.minutes
    yield changes.WorkshopFinished(at=clock)


def _about(source: Source, row: Mapping[str, str]) -> About:
    names = [session["id"] for session in source.sessions["sessions"]]
    at = names.index(row["id"])
    return About(
        id=_session(row["id"]),
        title=row["title"],
        date=datetime.date.fromisoformat(row["date"]),
        organisation=source.sessions["organisation"],
        site=SITE,
        starts="09:00",
        purpose=PURPOSE,
        template=row["template"],
        form="short" if row["form"] == "short" else "full",
        follows=_session(names[at - 1]) if at else None,
        way="paper",
        next_date=datetime.date.fromisoformat(NEXT[row["id"]]),
    )


def _votes(source: Source, name: str, step: str) -> changes.VotesImported:
    here = [person for person in source.people if person[name] == "1"]
    people = tuple(
        Participant(
            id=_id(name, "person", person["participant"]),
            seat=person["side"],  # type: ignore[arg-type]
            role=person["role"],
            site=person["site"],
            code=person["participant"],
        )
        for person in here
    )
    return changes.VotesImported(
        round=Round(
            id=_id(name, "round", "1"),
            number=1,
            statements=tuple(s.id for s in source.pack.form_statements("full")),
            way="paper",
            step=step,
            voted=tuple(person.id for person in people),
        ),
        people=people,
        ballots=tuple(_ballots(source, name, here)),
    )


def _ballots(source: Source, name: str, here: Table) -> Iterable[Ballot]:
    """A ballot of each, in an order that says nothing about who is who."""
    answers: dict[str, dict[str, int | None]] = {}
    for row in source.of(source.votes, name):
        vote = int(row["vote"]) if row["vote"] else None
        answers.setdefault(row["participant"], {})[row["statement"]] = vote
    shuffled = list(here)
    random.Random(f"ballots of {name}").shuffle(shuffled)
    for at, person in enumerate(shuffled):
        yield Ballot(
            id=_id(name, "ballot", str(at)),
            round=_id(name, "round", "1"),
            seat=person["side"],  # type: ignore[arg-type]
            answers=answers[person["participant"]],
            returning=source.tokens[person["participant"]],
        )


def _notes(source: Source, name: str, template: str) -> Iterable[Note]:
    axes = {axis.id for axis in source.pack.axes}
    for at, row in enumerate(source.of(source.notes, name)):
        about = row["dimension"]
        yield Note(
            id=_id(name, "note", str(at)),
            text=row["text"],
            position=at,
            kind="word" if row["text"].startswith("One word") else "observation",
            side=row["side"],  # type: ignore[arg-type]
            step=_step(name, STEPS[template][row["step"]]),
            axis=about if about in axes else "",
            about=f"card:{about}" if about and about not in axes else "",
        )


def _actions(source: Source, name: str) -> Iterable[Action]:
    """The earlier session's actions as they were reviewed, then this session's own."""
    names = list(NAMES)
    before = names[names.index(name) - 1] if name != names[0] else ""
    for row in source.of(source.actions, before):
        yield replace(
            _action(source, name, row),
            state=row["status_next_session"],
            remark=row["remark_next_session"],
            origin=Origin(session=_session(before), action=_id(before, "action", row["action"])),
        )
    for row in source.of(source.actions, name):
        yield _action(source, name, row)


def _action(source: Source, name: str, row: Mapping[str, str]) -> Action:
    seats = {person["participant"]: person["side"] for person in source.people}
    return Action(
        id=_id(name, "action", row["action"]),
        text=row["text"],
        owner=row["owner"],
        owner_seat=seats[row["owner"]],  # type: ignore[arg-type]
        partner=row["partner"],
        partner_seat=seats[row["partner"]],  # type: ignore[arg-type]
        due=datetime.date.fromisoformat(row["due"]),
        done_when=row["done_when"],
        axis=row["dimension"],
    )


def _cards(source: Source, name: str) -> Iterable[Placement]:
    for at, row in enumerate(source.of(source.board, name)):
        yield Placement(
            id=row["item"],
            kind=row["kind"],  # type: ignore[arg-type]
            position=at,
            by_it=row["placed_by_it"],  # type: ignore[arg-type]
            by_ot=row["placed_by_ot"],  # type: ignore[arg-type]
            agreed=row["agreed"],  # type: ignore[arg-type]
            target=row["target_next"],  # type: ignore[arg-type]
            keep_apart=row["keep_apart"] == "1",
        )


def _choice(source: Source, name: str) -> Iterable[ModelChoice]:
    for row in source.of(source.choices, name):
        reasons = (n["text"] for n in source.of(source.notes, name) if n["step"] == "model")
        yield ModelChoice(
            id=_id(name, "choice", "1"),
            weights={criterion.id: int(row[criterion.id]) for criterion in source.pack.criteria},
            chosen=row["chosen_model"],
            reason=next(reasons, ""),
        )


def _charters(source: Source, name: str) -> Iterable[Charter]:
    yield _facilitation(source, source.charters["facilitation"], name)
    if name == source.charters["temp_team"]["session"]:
        yield _temporary_team(source.charters["temp_team"], _date(source, name))


def _facilitation(source: Source, told: Mapping[str, Any], name: str) -> Charter:
    """The charter of the liaisons, with the readings of the reviews held so far."""
    names = list(NAMES)
    reviews = names[1 : names.index(name) + 1]
    link = told["strategy_link"]
    return Charter(
        id=_id("S1", "charter", "facilitation"),
        model="facilitation",
        name=told["name"],
        session=_session("S1"),
        begun=_date(source, "S1"),
        signed=datetime.date.fromisoformat(told["signed"]),
        sponsors=_sponsors(told),
        members=tuple(
            Member(
                who=liaison["participant"],
                side=liaison["side"],
                share=liaison["share_of_time"],
                agreed=liaison["home_team_agreed"],
            )
            for liaison in told["liaisons"]
        ),
        scope_in=tuple(told["scope_in"]),
        scope_out=tuple(told["scope_out"]),
        strategy=StrategyLink(document=link["document"], owner=link["owner"], how=link["how"]),
        trust_moves=tuple(told["trust_moves"]),
        watch=tuple(
            _reading(source, review, indicator, row[review])
            for review in reviews
            for indicator, row in zip(WATCH, told["scaling_watch"], strict=True)
        ),
        new_silo=tuple(
            _reading(source, review, "new_silo", told["new_silo_check"][review])
            for review in reviews
        ),
        review_months=told["review_every_months"],
        outcome=told["outcome"] if name == "S3" else "",
    )


def _reading(source: Source, review: str, indicator: str, value: float | str) -> WatchValue:
    number = float(value.rstrip("%")) / 100 if isinstance(value, str) else float(value)
    return WatchValue(
        indicator=indicator, session=_session(review), date=_date(source, review), value=number
    )


def _temporary_team(told: Mapping[str, Any], begun: datetime.date) -> Charter:
    return Charter(
        id=_id("S3", "charter", "temp_team"),
        model="temp_team",
        name=told["name"],
        session=_session("S3"),
        begun=begun,
        start=datetime.date.fromisoformat(told["start"]),
        end=datetime.date.fromisoformat(told["end"]),
        midpoint=datetime.date.fromisoformat(told["midpoint_review"]),
        sponsors=_sponsors(told),
        members=tuple(
            Member(
                who=member["who"],
                side=member["side"],
                share=member["fte"],
                volunteer=member["volunteer"],
                agreed=member["line_manager_agreed"],
                returns_to="home team",
            )
            for member in told["roster"]
        ),
        key_projects=tuple(told["key_projects"]),
        goals=tuple(
            SharedGoal(
                goal=goal["goal"],
                owner_it=goal["owner_it"],
                owner_ot=goal["owner_ot"],
                projects=(at,),
            )
            for at, goal in enumerate(told["shared_goals"])
        ),
        visible=tuple(
            VisibleChange(text=change["seen"], checked_by=change["checked_by"])
            for change in told["visible_change"]
        ),
        handover=told["handover"],
        open_points=tuple(told["open_checks"]),
    )


def _sponsors(told: Mapping[str, Any]) -> tuple[Sponsor, ...]:
    sides: tuple[Any, ...] = ("IT", "OT")
    return tuple(Sponsor(side=side, who=told["sponsors"][side], confirmed=True) for side in sides)


def _date(source: Source, name: str) -> datetime.date:
    row = next(row for row in source.sessions["sessions"] if row["id"] == name)
    return datetime.date.fromisoformat(row["date"])


def _session(name: str) -> str:
    return _id(name, "session", "")


def _step(name: str, step: str) -> str:
    return _id(name, "step", step)


def _id(*parts: str) -> str:
    """An id that looks drawn and is the same every time."""
    return hashlib.blake2b("/".join(parts).encode(), digest_size=8).hexdigest()


def _table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    for written in make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER):
        print(written)
