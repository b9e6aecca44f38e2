"""Votes that do not ask the instrument, in a session that has people."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.card_marks import all_symptoms
from itot_workshop.domain.notes import Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Ballot, Round, RoundKind, RoundState


def with_other_votes(session: Session, state: RoundState) -> Session:
    """The session with a vote on weights, dots, symptoms and one question, everybody in each."""
    pack = session.pack
    notes = {f"n{at}": Note(id=f"n{at}", text=f"Idea {at}", kind="idea") for at in range(3)}
    asked: dict[str, tuple[RoundKind, tuple[str, ...]]] = {
        "weights": ("weights", tuple(criterion.id for criterion in pack.criteria)),
        "dots": ("dots", tuple(f"note:{id_}" for id_ in notes)),
        "marks": ("marks", tuple(all_symptoms(pack))[:12]),
        "worth": ("question", ("worth",)),
    }
    rounds = dict(session.rounds)
    ballots = dict(session.ballots)
    for at, (id_, (kind, items)) in enumerate(asked.items()):
        dots = 3 if kind == "dots" else 0
        rounds[id_] = Round(
            id=id_,
            number=90 + at,
            statements=items,
            kind=kind,
            state=state,
            dots=dots,
            said=("So it was.",) if kind == "question" else (),
        )
        for place, person in enumerate(session.people.values()):
            answers: dict[str, int | None] = dict.fromkeys(items, 1 + place % 2 if not dots else 1)
            made = Ballot(id=f"{id_}{place}", round=id_, seat=person.seat, answers=answers)
            ballots[made.id] = made
    return replace(session, rounds=rounds, ballots=ballots, notes=notes, model_choice={})
