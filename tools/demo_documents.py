"""The documents of the demo company's sessions: people, votes, notes, actions, board, model."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Note, Origin
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import About
from itot_workshop.domain.voting import Ballot, Round
from tools.demo_source import Source, Table, made_id, session_id, step_id

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
LAST = {"S2": "S1", "S3": "S2"}
NEXT = {"S1": "2025-06-17", "S2": "2025-11-11", "S3": "2026-03-17"}


def about_of(source: Source, row: Mapping[str, str]) -> About:
    """What a session is, and which one it follows."""
    names = [session["id"] for session in source.sessions["sessions"]]
    at = names.index(row["id"])
    return About(
        id=session_id(row["id"]),
        title=row["title"],
        date=datetime.date.fromisoformat(row["date"]),
        organisation=source.sessions["organisation"],
        site=SITE,
        starts="09:00",
        purpose=PURPOSE,
        template=row["template"],
        form="short" if row["form"] == "short" else "full",
        follows=session_id(names[at - 1]) if at else None,
        way="paper",
        board="moves",
        next_date=datetime.date.fromisoformat(NEXT[row["id"]]),
    )


def votes(source: Source, name: str, step: str) -> changes.VotesImported:
    """All votes of a session as one round from paper, with the people who gave them."""
    here = [person for person in source.people if person[name] == "1"]
    people = tuple(
        Participant(
            id=made_id(name, "person", person["participant"]),
            seat=person["side"],  # type: ignore[arg-type]
            role=person["role"],
            site=person["site"],
            code=person["participant"],
        )
        for person in here
    )
    return changes.VotesImported(
        round=Round(
            id=made_id(name, "round", "1"),
            number=1,
            statements=tuple(s.id for s in source.pack.form_statements("full")),
            way="paper",
            step=step,
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
            id=made_id(name, "ballot", str(at)),
            round=made_id(name, "round", "1"),
            seat=person["side"],  # type: ignore[arg-type]
            answers=answers[person["participant"]],
            returning=source.tokens[person["participant"]],
        )


def notes(source: Source, name: str, template: str) -> Iterable[Note]:
    """What was said, at the step of the agenda it was said at."""
    axes = {axis.id for axis in source.pack.axes}
    for at, row in enumerate(source.of(source.notes, name)):
        about = row["dimension"]
        yield Note(
            id=made_id(name, "note", str(at)),
            text=row["text"],
            position=at,
            kind="word" if row["text"].startswith("One word") else "observation",
            side=row["side"],  # type: ignore[arg-type]
            step=step_id(name, STEPS[template][row["step"]]),
            axis=about if about in axes else "",
            about=f"card:{about}" if about and about not in axes else "",
        )


def actions(source: Source, name: str) -> Iterable[Action]:
    """The earlier session's actions as they were reviewed, then this session's own."""
    names = list(NAMES)
    before = names[names.index(name) - 1] if name != names[0] else ""
    for row in source.of(source.actions, before):
        yield replace(
            _action(source, name, row),
            state=row["status_next_session"],
            remark=row["remark_next_session"],
            origin=Origin(
                session=session_id(before), action=made_id(before, "action", row["action"])
            ),
        )
    for row in source.of(source.actions, name):
        yield _action(source, name, row)


def _action(source: Source, name: str, row: Mapping[str, str]) -> Action:
    seats = {person["participant"]: person["side"] for person in source.people}
    return Action(
        id=_action_id(name, row),
        text=row["text"],
        owner=row["owner"],
        owner_seat=seats[row["owner"]],  # type: ignore[arg-type]
        partner=row["partner"],
        partner_seat=seats[row["partner"]],  # type: ignore[arg-type]
        due=datetime.date.fromisoformat(row["due"]),
        done_when=row["done_when"],
        axis=row["dimension"],
    )


def _action_id(name: str, row: Mapping[str, str]) -> str:
    return made_id(name, "action", row["action"])


def cards(source: Source, name: str) -> Iterable[Placement]:
    """The common-ground board, with what stood on the one before."""
    last = LAST.get(name)
    before = {row["item"]: row for row in source.of(source.board, last)} if last else {}
    for at, row in enumerate(source.of(source.board, name)):
        was = before.get(row["item"], {})
        yield Placement(
            id=row["item"],
            kind=row["kind"],  # type: ignore[arg-type]
            position=at,
            by_it=row["placed_by_it"],  # type: ignore[arg-type]
            by_ot=row["placed_by_ot"],  # type: ignore[arg-type]
            agreed=row["agreed"],  # type: ignore[arg-type]
            target=row["target_next"],  # type: ignore[arg-type]
            was=was.get("agreed"),  # type: ignore[arg-type]
            aim=was.get("target_next"),  # type: ignore[arg-type]
            keep_apart=row["keep_apart"] == "1",
        )


def choices(source: Source, name: str) -> Iterable[ModelChoice]:
    """The model choice, in the sessions that made one."""
    for row in source.of(source.choices, name):
        reasons = (n["text"] for n in source.of(source.notes, name) if n["step"] == "model")
        yield ModelChoice(
            id=made_id(name, "choice", "1"),
            weights={criterion.id: int(row[criterion.id]) for criterion in source.pack.criteria},
            chosen=row["chosen_model"],
            reason=next(reasons, ""),
        )
