"""The method once more, written straight from its sentences, to be held against the program's.

Slow, plain and sharing nothing with the package but its values: the ``statistics`` module does the
sums, and every rule is a line that reads like the rule.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any

from itot_workshop.domain.pack import Statement
from itot_workshop.domain.session import Session


def person_scores(session: Session, statements: Sequence[Statement]) -> list[tuple[str, float]]:
    """Seat and axis score of everybody who answered at least half."""
    scale = session.pack.scale
    scores: list[tuple[str, float]] = []
    for ballot in session.ballots.values():
        recoded = []
        for statement in statements:
            vote = ballot.answers.get(statement.id)
            if vote is not None:
                recoded.append(vote if statement.key == 1 else scale.low + scale.high - vote)
        if recoded and 2 * len(recoded) >= len(statements):
            scores.append((ballot.seat, statistics.fmean(recoded)))
    return scores


def of_ballots(session: Session, axis: str) -> dict[str, Any]:
    """The figures of an axis after one round of ballots under the ordinary limits."""
    statements = session.pack.statements_of(axis, session.about.form)
    scores = person_scores(session, statements)
    seats = {ballot.seat for ballot in session.ballots.values()}
    by_seat = {seat: [p for s, p in scores if s == seat] for seat in seats}
    n = {seat: len(by_seat.get(seat, [])) for seat in ("IT", "OT", "MGT", "OTHER")}
    everybody = [p for _, p in scores]
    both = n["IT"] >= 3 and n["OT"] >= 3
    hidden_third = both and any(0 < n[seat] < 3 for seat in ("MGT", "OTHER"))
    shown = {s: v for s, v in by_seat.items() if both and len(v) >= 3}
    room = by_seat["IT"] + by_seat["OT"] if hidden_third else everybody
    room_mean = statistics.fmean(everybody) if len(everybody) >= 5 and not hidden_third else None
    half = (session.pack.scale.high - session.pack.scale.low) / 2
    figures: dict[str, Any] = {
        "n_room": len(everybody),
        "basis": None,
        "score": None,
        "gap": None,
        "room_mean": room_mean,
        "consensus": 1 - statistics.pstdev(room) / half if len(room) >= 5 else None,
        "se": None,
        "management_gap": None,
        "sides": {
            seat: {
                "n": n[seat],
                "mean": statistics.fmean(shown[seat]) if seat in shown else None,
                "consensus": 1 - statistics.pstdev(shown[seat]) / half if seat in shown else None,
            }
            for seat in by_seat
        },
    }
    if both:
        it, ot = by_seat["IT"], by_seat["OT"]
        score = (statistics.fmean(it) + statistics.fmean(ot)) / 2
        squares = statistics.variance(it) / len(it) + statistics.variance(ot) / len(ot)
        figures |= {
            "basis": "balanced",
            "score": score,
            "gap": statistics.fmean(ot) - statistics.fmean(it),
            "se": 0.5 * squares**0.5,
        }
        if "MGT" in shown:
            figures["management_gap"] = statistics.fmean(shown["MGT"]) - score
    elif room_mean is not None:
        figures |= {"basis": "room", "score": room_mean}
    return figures


class Hands:
    """Votes by hand, one by one and turned round, by statement and seat."""

    def __init__(self, session: Session, axis: str) -> None:
        scale = session.pack.scale
        self.half = (scale.high - scale.low) / 2
        statements = session.pack.statements_of(axis, session.about.form)
        self.need = len(statements) / 2
        self.votes: dict[str, dict[str, list[int]]] = {s.id: {} for s in statements}
        for tally in session.tallies.values():
            assert tally.seat is not None
            key = session.pack.statement(tally.statement).key
            self.votes[tally.statement][tally.seat] = [
                value if key == 1 else scale.low + scale.high - value
                for value, count in zip(scale.values, tally.counts, strict=True)
                for _ in range(count)
            ]
        self.seats = sorted({seat for by_seat in self.votes.values() for seat in by_seat})

    def groups(self, seats: Sequence[str], least: int) -> list[list[int]]:
        every = [[v for seat in seats for v in by.get(seat, [])] for by in self.votes.values()]
        return self.enough([group for group in every if len(group) >= least])

    def enough(self, groups: list[list[int]]) -> list[list[int]]:
        return groups if len(groups) >= self.need else []

    def agree(self, groups: list[list[int]]) -> float | None:
        each = [1 - statistics.pstdev(group) / self.half for group in groups]
        return statistics.fmean(each) if each else None


def _mean(groups: list[list[int]]) -> float | None:
    return statistics.fmean([statistics.fmean(group) for group in groups]) if groups else None


def of_hands(session: Session, axis: str) -> dict[str, Any]:
    """The figures of an axis after one round of counted hands under the ordinary limits."""
    hands = Hands(session, axis)
    own = {seat: hands.groups([seat], 3) for seat in hands.seats}
    both = bool(own.get("IT")) and bool(own.get("OT"))
    n = {s: max(len(by.get(s, [])) for by in hands.votes.values()) for s in hands.seats}
    figures: dict[str, Any] = {
        "n_room": sum(n.values()),
        "sides": {
            s: {
                "n": n[s],
                "mean": _mean(own[s]) if both else None,
                "consensus": hands.agree(own[s]) if both else None,
            }
            for s in hands.seats
        },
        "basis": None,
        "score": None,
        "gap": None,
        "se": None,
        "management_gap": None,
    }
    if not both:
        room = hands.groups(hands.seats, 5)
        figures |= {"room_mean": _mean(room), "consensus": hands.agree(room)}
        return figures | ({"basis": "room", "score": _mean(room)} if room else {})
    it, ot = figures["sides"]["IT"]["mean"], figures["sides"]["OT"]["mean"]
    figures |= {"basis": "balanced", "score": (it + ot) / 2, "gap": ot - it}
    if own.get("MGT"):
        figures["management_gap"] = figures["sides"]["MGT"]["mean"] - figures["score"]
    return figures | _room_beside_sides(hands, [s for s in n if n[s] > 0 and not own[s]])


def _room_beside_sides(hands: Hands, hidden: list[str]) -> dict[str, float | None]:
    lonely = {id_: [s for s in by if 0 < len(by[s]) < 3] for id_, by in hands.votes.items()}
    whole = [] if hidden or any(lonely.values()) else hands.groups(hands.seats, 5)
    agreeing = []
    for id_, by in hands.votes.items():
        who = ["IT", "OT"] if hidden or lonely[id_] else list(by)
        group = [vote for seat in who for vote in by.get(seat, [])]
        if len(group) >= 5 and not {"IT", "OT"} & set(lonely[id_]):
            agreeing.append(group)
    return {"room_mean": _mean(whole), "consensus": hands.agree(hands.enough(agreeing))}
