"""What may be shown of groups of this size: the one place of all hiding rules.

The rule behind the rules (``docs/method.md``, small groups): no mean of a group below the smallest
size is shown, and nothing is shown from which such a mean follows by subtraction. Screens, reports
and the command line never see anything that has not come through here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from itot_workshop.domain.figures import SeatVotes, StatementFigures
from itot_workshop.domain.pack import Scale, Thresholds
from itot_workshop.domain.people import SEATS, SIDES, Seat
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.scoring import Pile, RawAxis, pile_votes
from itot_workshop.domain.session import Session

FLOOR = Thresholds()
"""The smallest groups that no pack and no facilitator can go below."""


class Limits(Struct, frozen=True, kw_only=True):
    """The smallest groups of a session, in people.

    ``side`` for a seat's mean, ``room`` for figures of the whole room, ``split`` for votes by
    side. ``law`` is what ``side`` was before the session raised it, ``law_split`` from how many
    votes on a seat was shown apart.
    """

    side: int
    room: int
    split: int
    law: int
    law_split: int


class View(Struct, frozen=True, kw_only=True):
    """Who may be seen on an axis.

    ``shown`` are the seats whose means are shown; it is empty unless both sides are among them.
    ``kept`` are the seats that whole-room figures may take in. ``line`` is the size below which a
    group beside visible sides is hidden, 0 where no sides are visible that it could be
    subtracted from. ``apart`` says whether the votes of the sides may be shown apart, ``telling``
    is the statement whose pile stays hidden, if any.
    """

    shown: frozenset[Seat]
    kept: frozenset[Seat]
    line: int
    apart: bool
    telling: str = ""

    @property
    def balanced(self) -> bool:
        """Whether both sides are shown, so that there are a balanced score and a gap."""
        return bool(self.shown)


def limits(session: Session) -> Limits:
    """The smallest groups of a session: the largest of pack, session and floor."""
    pack, about = session.pack.thresholds, session.about
    law = max(pack.side_min, FLOOR.side_min)
    split = max(pack.split_min, FLOOR.split_min)
    return Limits(
        side=max(law, about.side_min),
        room=max(pack.room_min, about.room_min, FLOOR.room_min),
        split=max(split, about.split_min),
        law=law,
        law_split=max(law, split),
    )


def view(raw: RawAxis, limits_: Limits, answered_share: float) -> View:
    """Who may be seen on an axis with these votes.

    Where an axis has figures but hides its sides, their votes are not shown apart either.
    Where a raised limit hides the sides, third seats that were hidden beside them stay out of the
    room's figures: else lowering and raising the limit would show them.
    """
    seats = frozenset(raw.seats)
    no_figures = not reaches(len(raw.asked), answered_share * raw.k)
    for line in (limits_.side, limits_.law):
        full = frozenset(s for s in seats if fills(raw, s, line, answered_share))
        if full.issuperset(SIDES):
            shown = full if line == limits_.side else frozenset[Seat]()
            return View(shown=shown, kept=full, line=line, apart=bool(shown))
    return View(shown=frozenset(), kept=seats, line=0, apart=no_figures)


def fills(raw: RawAxis, seat: Seat, line: int, answered_share: float) -> bool:
    """Whether a seat is large enough on an axis for a mean of its own.

    With ballots that many people must have an axis score; with hands that many must have voted on
    enough of the statements.
    """
    if raw.mode != "tally":
        return len(raw.values.get(seat, ())) >= line
    enough = [s for s in raw.asked if votes_of(raw.piles[s.id], seat) >= max(line, 1)]
    return bool(enough) and reaches(len(enough), answered_share * raw.k)


def votes_of(pile: Mapping[Seat, Pile], seat: Seat) -> int:
    """How many of a seat gave a score on one statement."""
    return pile[seat].n if seat in pile else 0


def alone(pile: Mapping[Seat, Pile], line: int) -> frozenset[Seat]:
    """Seats with votes on a statement, but fewer than ``line``."""
    return frozenset(seat for seat in pile if 0 < pile[seat].n < line)


def room_mean_seats(raw: RawAxis, view_: View) -> frozenset[Seat] | None:
    """The seats of the room's mean, or None where it would give a hidden seat away."""
    if not view_.line:
        return frozenset(raw.seats)
    hidden = [seat for seat in raw.seats - view_.kept if _has_value(raw, seat)]
    lonely = raw.mode == "tally" and any(alone(pile, view_.line) for pile in raw.piles.values())
    return None if hidden or lonely else frozenset(raw.seats)


def telling_statement(
    raw: RawAxis,
    patterns: Mapping[Seat, Counter[tuple[str, ...]]],
    limits_: Limits,
    answered_share: float,
) -> str:
    """The statement whose pile has to stay hidden beside the room's mean, or "" for none.

    An axis score weighs each answer by how many its person gave. Where everybody outside a seat
    weighs alike, the room's mean and all piles together leave over what one or two people of that
    seat said who weigh otherwise; without the smallest pile they don't. ``patterns`` are the
    statements answered by how many people of each seat.
    """
    needed = answered_share * raw.k
    sizes = {s.id: sum(pile.n for pile in raw.piles[s.id].values()) for s in raw.asked}
    open_ = [statement for statement, n in sizes.items() if n >= limits_.room]
    for seat in patterns:
        outside = _weights((p for s, of in patterns.items() if s != seat for p in of), needed)
        if any(len(weights) > 1 for weights in outside.values()):
            continue
        if any(any(weights) for s, weights in outside.items() if s not in open_):
            continue
        common = {statement: max(weights) for statement, weights in outside.items()}
        apart = sum(n for p, n in patterns[seat].items() if _weighs_apart(p, needed, common))
        if open_ and common and 0 < apart < limits_.side:
            return min(open_, key=lambda statement: sizes[statement])
    return ""


def _weight(answered: tuple[str, ...], needed: float) -> float:
    return 1 / len(answered) if reaches(len(answered), needed) else 0.0


def _weights(patterns: Iterable[tuple[str, ...]], needed: float) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for answered in patterns:
        for statement in answered:
            found.setdefault(statement, set()).add(_weight(answered, needed))
    return found


def _weighs_apart(answered: tuple[str, ...], needed: float, common: Mapping[str, float]) -> bool:
    weight = _weight(answered, needed)
    return any(common.get(statement, 0.0) != weight for statement in answered)


def agreement_seats(raw: RawAxis, view_: View, statement: str = "") -> frozenset[Seat]:
    """The seats of the room's agreement: the sides alone where a third seat is hidden.

    With hands, agreement is taken statement by statement; where a side itself is small on one,
    nobody is left for it.
    """
    hidden = [seat for seat in raw.seats - view_.kept if _has_value(raw, seat)]
    lonely = alone(raw.piles[statement], view_.line) if statement else frozenset[Seat]()
    if lonely.intersection(SIDES):
        return frozenset()
    return frozenset(SIDES) if hidden or lonely else frozenset(raw.seats)


def _has_value(raw: RawAxis, seat: Seat) -> bool:
    if raw.mode != "tally":
        return bool(raw.values.get(seat))
    return any(votes_of(pile, seat) for pile in raw.piles.values())


def pile_seats(
    raw: RawAxis, statement: str, view_: View, limits_: Limits
) -> frozenset[Seat] | None:
    """The seats whose votes on a statement may lie on one pile; None where none may be shown.

    A seat that is large enough on the axis can be small on a single statement. Beside visible
    sides a third seat is then left out. A side cannot be left out; with hands, where its other
    statements tell its mean exactly, there is no pile then.
    """
    if statement == view_.telling:
        return None
    lonely = alone(raw.piles[statement], view_.line)
    if raw.mode == "tally" and lonely.intersection(SIDES):
        return None
    beside = _beside_a_split(raw.piles[statement], view_, limits_)
    return view_.kept - lonely.union(beside).difference(SIDES)


def _beside_a_split(pile: Mapping[Seat, Pile], view_: View, limits_: Limits) -> frozenset[Seat]:
    """Seats left out where the sides were shown apart, had the session raised no limit.

    A pile with them, seen after the sides apart, would leave over their votes one by one.
    """
    lawful = view_.line or view_.apart
    if not lawful or any(votes_of(pile, side) < limits_.law_split for side in SIDES):
        return frozenset()
    return alone(pile, limits_.law_split)


def split_seats(raw: RawAxis, statement: str, view_: View, limits_: Limits) -> frozenset[Seat]:
    """The seats whose votes on a statement may be shown apart; none unless both sides may."""
    pile = raw.piles[statement]
    line = max(limits_.split, limits_.side)
    apart = frozenset(s for s in view_.kept if votes_of(pile, s) >= line)
    together = sum(votes_of(pile, seat) for seat in apart)
    enough = apart.issuperset(SIDES) and together >= limits_.room
    return apart if view_.apart and enough else frozenset()


def too_few(
    raw: RawAxis, statement: str, view_: View, limits_: Limits, *, apart: bool
) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """Third seats known to be left out of what is shown of a statement, and those that may be.

    It goes by how many people of a seat voted, which the room knows, whatever they could judge.
    That both sides are large enough is known only where they are shown. Where a raised limit hides
    them, naming who is left out for sure would tell that few of a side were unable to judge.
    """
    cast = {seat: pile.n + pile.cant_judge for seat, pile in raw.piles[statement].items()}
    both = min(cast.get(side, 0) for side in SIDES)
    raised = max(limits_.split, limits_.side) > limits_.law_split
    known = max(limits_.split, limits_.side) if apart else view_.line if view_.shown else 0
    lines = ((limits_.law, limits_.side > limits_.law), (limits_.law_split, raised and not apart))
    open_ = max((line for line, closed in lines if closed and both >= line), default=0)
    few = {seat for seat, people in cast.items() if 0 < people < known}.difference(SIDES)
    perhaps = {seat for seat, people in cast.items() if 0 < people < open_}.difference(SIDES)
    return in_order(few), in_order(perhaps - few)


def statement_figures(
    raw: RawAxis, view_: View, limits_: Limits, size: int
) -> dict[str, StatementFigures]:
    """What may be shown of the raw votes, by statement; ``size`` is that of the scale."""
    figures = {}
    for statement in raw.asked:
        pile = raw.piles[statement.id]
        together = pile_seats(raw, statement.id, view_, limits_)
        apart = split_seats(raw, statement.id, view_, limits_)
        seats = in_order(apart or (pile if together is None else together), pile)
        whole = pile_votes(pile, seats, size)
        shown = together is not None and whole.n >= limits_.room
        few = too_few(raw, statement.id, view_, limits_, apart=bool(apart)) if shown else ((), ())
        figures[statement.id] = StatementFigures(
            statement=statement.id,
            seats=seats,
            n=whole.n,
            cant_judge=whole.cant_judge,
            histogram=whole.counts if shown else None,
            by_side={seat: _seat_votes(pile[seat]) for seat in seats} if apart else None,
            few=few[0],
            perhaps=few[1],
        )
    return figures


def _seat_votes(pile: Pile) -> SeatVotes:
    return SeatVotes(n=pile.n, histogram=pile.counts)


def in_order(seats: Iterable[Seat], among: Iterable[Seat] = SEATS) -> tuple[Seat, ...]:
    """These seats in the order of the table, those ``among`` which they may be."""
    wanted = set(seats).intersection(among)
    return tuple(seat for seat in SEATS if seat in wanted)


def spread_around(
    mean: float | None, agreement: float | None, scale: Scale
) -> tuple[float, float] | None:
    """Where most people of a group stand: one standard deviation on both sides of their mean.

    It is worked out of the mean and the agreement as they are shown, and only where both are, so
    that it gives nobody away whom they don't (``docs/method.md``, what the radar shows).
    """
    if mean is None or agreement is None:
        return None
    reach = (1 - agreement) * (scale.high - scale.low) / 2
    return max(mean - reach, scale.low), min(mean + reach, scale.high)


def may_show_returning(
    returning: Mapping[Seat, int],
    before: Mapping[Seat, int],
    after: Mapping[Seat, int],
    line: int,
) -> bool:
    """Whether the change of returning people may be shown on an axis.

    Each side needs ``line`` of them. Set against the sides' means, their change gives away what
    leavers said then and newcomers say now, all in one sum; that must not be the sum of one small
    group alone. All numbers are people with a value on the axis, by side.
    """
    if any(returning[side] < line for side in SIDES):
        return False
    others = [there[side] - returning[side] for there in (before, after) for side in SIDES]
    left_over = [group for group in others if group]
    return len(left_over) != 1 or left_over[0] >= line
