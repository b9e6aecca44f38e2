"""What the room decided and said, for the results page: its model, its cards, its other votes.

Votes come through ``round_results``, revealed ones alone, so small groups stay hidden here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from itot_workshop.domain.asked import asked, other_rounds
from itot_workshop.domain.audience_choice import choice_of
from itot_workshop.domain.card_marks import mark_on, symptoms
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.pack import Card
from itot_workshop.domain.round_results import dots_given, spread_of
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import fixed, short_date, whole

_MOST = 6
"""How many lines of a list the page shows; the summary has them all."""


class ToldRow(Struct, frozen=True, kw_only=True):
    """A line with the figure that belongs to it, "" for none."""

    text: str
    figure: str = ""


class ToldView(Struct, frozen=True, kw_only=True):
    """One thing the room decided, marked or answered. ``more`` lines are left to the summary."""

    title: str
    lead: str = ""
    rows: tuple[ToldRow, ...] = ()
    more: int = 0


def told_views(session: Session) -> tuple[ToldView, ...]:
    """Everything there is, the decision first."""
    choice = choice_of(session)
    found = [_decision(session, choice)] if choice.chosen else []
    found += [view for card in session.pack.cards for view in _card(session, card)]
    rounds = (r for r in other_rounds(session) if r.state == "revealed")
    return (*found, *(view for round_ in rounds for view in _round(session, round_)))


def _decision(session: Session, choice: ModelChoice) -> ToldView:
    names = {model.id: model.name for model in session.pack.models}
    weighing = weigh(choice, session.pack)
    fits = (
        ToldRow(
            text=names[fit.model],
            figure=translate("Results", "%1%").replace("%1", fixed(fit.pct, 1)),
        )
        for fit in weighing.fits
        if fit.pct is not None
    )
    lead = " ".join(part for part in (names.get(choice.chosen, ""), choice.reason) if part)
    if choice.reason:
        lead = translate("Results", "%1: %2").replace("%1", names.get(choice.chosen, ""))
        lead = lead.replace("%2", choice.reason)
    rows = (*_agreed(choice), *fits)
    if weighing.edited:
        rows = (*rows, ToldRow(text=session.pack.text_or("choice-edited")))
    return ToldView(title=session.pack.text_or("choice-title"), lead=lead, rows=rows)


def _agreed(choice: ModelChoice) -> Iterator[ToldRow]:
    """Who can live with it, and who drafts the charter by when."""
    thumbs = (choice.thumbs_up, choice.thumbs_sideways, choice.thumbs_down)
    if any(thumbs):
        said = translate("Results", "%1 up, %2 sideways, %3 down")
        for gap, count in zip(("%1", "%2", "%3"), thumbs, strict=True):
            said = said.replace(gap, whole(count))
        yield ToldRow(text=translate("Results", "Thumbs"), figure=said)
    if choice.drafter:
        due = "" if choice.draft_due is None else short_date(choice.draft_due)
        figure = " · ".join(part for part in (choice.drafter, due) if part)
        yield ToldRow(text=translate("Results", "Drafts the charter"), figure=figure)


def _card(session: Session, card: Card) -> Iterator[ToldView]:
    """The symptoms that the room recognises, most dots first, and what it said to the card."""
    given = [(mark_on(session, symptom).dots, symptom) for symptom in symptoms(card)]
    rows = [
        ToldRow(text=symptom.text, figure=whole(dots))
        for dots, symptom in sorted(given, key=lambda it: (-it[0], it[1].audience, it[1].line))
        if dots
    ]
    notes = (n for n in session.notes.values() if n.about == f"card:{card.id}" and not n.parked)
    said = [
        ToldRow(text=f"{seat_name(note.side)}: {note.text}" if note.side else note.text)
        for note in sorted(notes, key=lambda note: note.position)
    ]
    if rows or said:
        more = max(0, len(rows) - _MOST) + max(0, len(said) - _MOST)
        shown = (*rows[:_MOST], *said[:_MOST])
        yield ToldView(title=card.title, rows=shown, more=more)


def _round(session: Session, round_: Round) -> Iterator[ToldView]:
    """Dots in their order, or the answers to a question; weights stand with the decision."""
    matter = asked(session, round_)
    if round_.kind == "dots":
        texts = {item.id: item.text for item in matter.items}
        given = dots_given(session, round_) or ()
        rows = [ToldRow(text=texts[id_], figure=whole(dots)) for id_, dots in given]
        if rows:
            more = max(0, len(rows) - _MOST)
            yield ToldView(title=matter.title, rows=tuple(rows[:_MOST]), more=more)
    elif round_.kind == "question":
        spread = spread_of(session, round_)
        counts = spread.counts or ()
        answers = [
            ToldRow(text=f"{whole(matter.scale.low + at)}  {name}", figure=whole(counts[at]))
            for at, name in enumerate(matter.scale.labels)
            if at < len(counts)
        ]
        said = [ToldRow(text=text) for text in spread.said]
        if answers or said:
            rows = [*answers, *said[:_MOST]]
            yield ToldView(
                title=matter.title,
                lead=matter.scale.question,
                rows=tuple(rows),
                more=max(0, len(said) - _MOST),
            )
