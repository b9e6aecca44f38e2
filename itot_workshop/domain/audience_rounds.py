"""Votes of other kinds as the room sees them: question and turnout, the rest after the reveal.

Made from ``round_results``, which lets through what may be shown.
"""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.asked import Asked, asked
from itot_workshop.domain.audience_card import card_page
from itot_workshop.domain.audience_choice_views import (
    Answers,
    DotRow,
    Dots,
    SideHands,
    Turnout,
    WeightRow,
    Weights,
)
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.card_marks import all_symptoms
from itot_workshop.domain.model_choice import the_choice
from itot_workshop.domain.people import SEATS, count_seats
from itot_workshop.domain.round_results import dots_given, spread_of, weight_medians
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import attending, voters
from itot_workshop.domain.voting import Round


def turnout(session: Session, round_: Round) -> Turnout:
    """How many have voted in a round, of how many who are here."""
    voted, of = voters(session, round_), attending(session, round_)
    return Turnout(voted=sum(voted.values()), of=sum(of.values()))


def hands_counted(session: Session, round_: Round, statement: str) -> tuple[SideHands, ...]:
    """How many hands of each side have been counted for what is asked; nothing in other votes."""
    if round_.mode != "tally" or round_.state != "open":
        return ()
    here = count_seats(person.seat for person in session.people.values() if person.here)
    counted = {
        tally.seat: sum(tally.counts) + tally.cant_judge
        for tally in session.tallies.values()
        if (tally.round, tally.statement) == (round_.id, statement)
    }
    return tuple(
        SideHands(seat=seat, counted=counted.get(seat, 0), of=here[seat])
        for seat in SEATS
        if here[seat] or seat in counted
    )


def round_page(session: Session, round_: Round, at: int, *, booth: bool) -> AudienceView:
    """One round that does not ask the instrument; ``at`` is the item that hands are shown for."""
    if round_.state == "revealed":
        return _result(session, round_)
    matter = asked(session, round_)
    voted = None if round_.mode == "tally" else turnout(session, round_)
    if round_.kind == "dots":
        rows = tuple(DotRow(text=item.text, dots=None) for item in matter.items)
        return _dots(matter, rows, voted, closed=round_.state == "closed")
    if round_.kind in ("weights", "marks") and voted is not None and booth:
        return views.BoothOpen(
            title=matter.title,
            question=matter.scale.question,
            statements=len(matter.items),
            turnout=voted,
        )
    asked_now = min(max(at, 0), len(matter.items) - 1)
    return replace(
        _item(matter, asked_now),
        turnout=voted,
        open=round_.state == "open",
        closed=round_.state == "closed",
        hands=hands_counted(session, round_, round_.statements[asked_now]),
        others=tuple(_item(matter, it) for it in range(len(matter.items)) if it != asked_now),
    )


def _item(matter: Asked, at: int) -> views.Ask:
    """One of the things that are asked, and its scale."""
    item = matter.items[at]
    count = len(matter.items)
    return views.Ask(
        axis=item.head or matter.title,
        question=matter.scale.question if item.text != matter.scale.question else "",
        statement=item.text,
        number=at + 1 if count > 1 else 0,
        count=count if count > 1 else 0,
        low=matter.scale.low,
        labels=matter.scale.labels,
        abstain=matter.scale.abstain,
        anchor_low="",
        anchor_high="",
        turnout=None,
        trial=False,
        open=False,
    )


def _result(session: Session, round_: Round) -> AudienceView:
    if round_.kind == "dots":
        return dots_page(session, round_)
    if round_.kind == "marks":
        return _marked_card(session, round_)
    matter = asked(session, round_)
    if round_.kind == "weights":
        return weights_page(session, round_)
    spread = spread_of(session, round_)
    return Answers(
        title=matter.title,
        question=matter.scale.question,
        low=matter.scale.low,
        labels=matter.scale.labels,
        counts=spread.counts,
        said=spread.said,
    )


def dots_page(session: Session, round_: Round) -> Dots:
    """What each thing got in a revealed round that gives dots, most first."""
    matter, given = asked(session, round_), dots_given(session, round_)
    texts = {item.id: item.text for item in matter.items}
    dots = dict(given or ())
    rows = tuple(DotRow(text=texts[id_], dots=dots.get(id_)) for id_ in dots or texts)
    return _dots(matter, rows, None, closed=True, hidden=given is None)


def _marked_card(session: Session, round_: Round) -> AudienceView:
    """The card with its dots; where too few gave any, what was asked and why nothing is shown."""
    page = dots_page(session, round_)
    symptom = all_symptoms(session.pack).get(round_.statements[0])
    if page.hidden or symptom is None:
        return page
    return card_page(session, session.pack.card(symptom.card), 0)


def weights_page(session: Session, round_: Round) -> Weights:
    """The medians of a revealed round, beside what the room has settled on by now."""
    matter = asked(session, round_)
    choice = the_choice(session.model_choice)
    apart = session.pack.thresholds.weight_gap
    texts = {item.id: item for item in matter.items}
    return Weights(
        title=matter.title,
        question=matter.scale.question,
        labels=matter.scale.labels,
        rows=tuple(
            WeightRow(
                name=texts[found.criterion].head,
                text=texts[found.criterion].text,
                it=found.it,
                ot=found.ot,
                room=found.room,
                settled=choice.weights.get(found.criterion),
                apart=found.it is not None
                and found.ot is not None
                and reaches(abs(found.it - found.ot), apart),
            )
            for found in weight_medians(session, round_)
        ),
    )


def _dots(
    matter: Asked,
    rows: tuple[DotRow, ...],
    voted: Turnout | None,
    *,
    closed: bool,
    hidden: bool = False,
) -> Dots:
    return Dots(
        title=matter.title,
        question="" if closed else matter.scale.question,
        each=matter.dots,
        rows=rows,
        turnout=voted,
        hidden=hidden,
        closed=closed,
    )
