"""What stands in the booth: the open round's statements, its scale, and the seats with their ticks.

It is taken from the session whole, so that the booth's pages know nothing else: no ballot, no
result, nothing of the facilitator's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from itot_workshop.domain.asked import asked
from itot_workshop.domain.people import SEATS, Participant, Seat, coded, seat_numbers, sign
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session


class Asked(Struct, frozen=True, kw_only=True):
    """A statement or whatever is asked, with the name of what it belongs to (none in a trial)."""

    id: str
    text: str
    axis: str


class Seated(Struct, frozen=True, kw_only=True):
    """Somebody who can vote. ``number`` is unique in the room and chooses the seat when typed.

    ``lead`` is what stands first on the seat's key, ``words`` what follows it; either may be all
    there is. ``brief`` is the name without the role, if there is one. A code never stands beside
    a name.
    """

    id: str
    seat: Seat
    number: int
    lead: str
    words: str
    brief: str
    voted: bool


class Matter(Struct, frozen=True, kw_only=True):
    """Everything the booth shows of the open round. Scores run from ``low`` up as ``labels`` do.

    Without ``abstain`` everybody has to judge. ``dots`` are what a voter has to give out, 0 where
    statements are answered one by one; ``sentence`` invites to write one; ``code`` says that a
    private code may be given.
    """

    round: str
    question: str
    low: int
    labels: tuple[str, ...]
    abstain: str
    statements: tuple[Asked, ...]
    seated: tuple[Seated, ...]
    title: str = ""
    dots: int = 0
    sentence: str = ""
    code: bool = True

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores that can be given, lowest first."""
        return tuple(range(self.low, self.low + len(self.labels)))

    @property
    def voted(self) -> int:
        """How many have voted."""
        return sum(person.voted for person in self.seated)


def matter_of(session: Session) -> Matter | None:
    """What the booth shows now; None while no vote is open that takes ballots."""
    round_ = open_round(session)
    if round_ is None or round_.mode != "ballot":
        return None
    matter = asked(session, round_)
    scale = matter.scale
    return Matter(
        round=round_.id,
        question="" if round_.kind == "question" else scale.question,
        low=scale.low,
        labels=scale.labels,
        abstain=scale.abstain,
        statements=tuple(
            Asked(id=item.id, text=item.text, axis=item.head) for item in matter.items
        ),
        seated=_seated(session.people.values(), frozenset(round_.voted)),
        title=matter.title,
        dots=matter.dots,
        sentence=matter.sentence,
        code=round_.kind == "statements",
    )


def _seated(people: Collection[Participant], voted: frozenset[str]) -> tuple[Seated, ...]:
    """Those who are here, by seat."""
    known = {person.id: person for person in people}
    by_code = coded(people)
    made = []
    for id_, number in seat_numbers(people).items():
        lead, words = sign(known[id_], number, by_code=by_code)
        seated = Seated(
            id=id_,
            seat=known[id_].seat,
            number=number,
            lead=lead,
            words=words,
            brief=known[id_].name or words,
            voted=id_ in voted,
        )
        made += [seated] if known[id_].here else []
    return tuple(sorted(made, key=lambda seated: SEATS.index(seated.seat)))


def typed_seat(typed: str, seated: Iterable[Seated]) -> tuple[Seated | None, bool]:
    """Whom typed digits mean, and whether no further digit could mean somebody else."""
    wanted = typed.lstrip("0")
    numbers = {str(person.number): person for person in seated}
    longer = any(n.startswith(wanted) and n != wanted for n in numbers)
    return numbers.get(wanted), not longer
