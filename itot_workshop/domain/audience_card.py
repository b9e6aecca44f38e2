"""A card as the room sees it: symptoms with their dots, the story, questions and moves."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec.structs import replace

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.differences import differences_page
from itot_workshop.domain.pack import Card
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.session import Session

Page: TypeAlias = Literal["symptoms", "story", "questions", "ratings"]


def card_pages(card: Card) -> tuple[Page, ...]:
    """The views that a card has something for; what it says to facilitators is none of them."""
    pages: list[Page] = ["symptoms"]
    if card.vignette:
        pages.append("story")
    if card.questions or card.counter_moves:
        pages.append("questions")
    if card.differences:
        pages.append("ratings")
    return tuple(pages)


def card_page(session: Session, card: Card, number: int) -> views.CardPage | views.Differences:
    """One of a card's views, counted from 0, with the dots the room gave so far."""
    pages = card_pages(card)
    page = pages[min(max(number, 0), len(pages) - 1)]
    if page == "ratings":
        return differences_page(session, card)
    symptoms = _symptoms_page(session, card)
    if page == "symptoms":
        return symptoms
    shared = views.CardPage(
        title=card.title, gist=card.gist_stage, page=page, kind=card.kind, others=(symptoms,)
    )
    if page == "story":
        return replace(
            shared,
            effects=card.effects,
            story_title=card.vignette_title,
            story=card.vignette,
        )
    return replace(
        shared,
        questions=card.questions,
        moves=card.counter_moves,
        closing=card.closing,
    )


def _symptoms_page(session: Session, card: Card) -> views.CardPage:
    marked = bool(card.symptoms_ot or card.symptoms_it or card.symptoms_mgt)
    return views.CardPage(
        title=card.title,
        gist=card.gist_stage,
        page="symptoms",
        kind=card.kind,
        ask=session.pack.text_or("card-question") if marked else "",
        columns=_columns(session, card),
        steps=card.exercise if card.contrasts else (),
        closing=card.closing if card.contrasts else "",
    )


def _columns(session: Session, card: Card) -> tuple[views.CardColumn, ...]:
    """The columns of a card: symptoms by whom they concern, or what it sets side by side."""
    if card.differences:
        it = tuple(views.Symptom(text=f"{d.name}: {d.it}", dots=0) for d in card.differences)
        ot = tuple(views.Symptom(text=f"{d.name}: {d.ot}", dots=0) for d in card.differences)
        return (_column(card, 0, "IT", it), _column(card, 1, "OT", ot))
    if card.contrasts:
        left = tuple(views.Symptom(text=line.left, dots=0) for line in card.contrasts)
        right = tuple(views.Symptom(text=line.right, dots=0) for line in card.contrasts)
        return tuple(
            _column(card, at, _side_of(card.head(at)), lines)
            for at, lines in enumerate((left, right))
        )
    dots = {(m.audience, m.symptom): m.dots for m in session.marks.values() if m.card == card.id}
    lists: tuple[tuple[Literal["ot", "it", "mgt"], Seat | None, tuple[str, ...]], ...] = (
        ("ot", "OT", card.symptoms_ot),
        ("it", "IT", card.symptoms_it),
        ("mgt", "MGT" if card.kind == "anti-pattern" else None, card.symptoms_mgt),
    )
    return tuple(
        _column(
            card,
            at,
            seat,
            tuple(
                views.Symptom(text=text, dots=dots.get((audience, line), 0))
                for line, text in enumerate(texts)
            ),
        )
        for at, (audience, seat, texts) in enumerate(lists)
        if texts
    )


def _side_of(head: str) -> Seat | None:
    """The side that the title of a column begins with, None where it begins with another word."""
    return next((side for side in SIDES if head.split()[:1] == [side]), None)


def _column(
    card: Card, at: int, seat: Seat | None, lines: tuple[views.Symptom, ...]
) -> views.CardColumn:
    return views.CardColumn(head=card.head(at), seat=seat, lines=lines)
