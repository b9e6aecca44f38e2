"""A whole workshop played with made-up people, from its first step to its end.

Whoever plays it takes one moment after the other and shows what it says; the same chance makes the
same workshop. What the people are like, say and vote stands in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.asked import (
    ACTION,
    MOST_DOTS_EACH,
    NOTE,
    dotted,
    may_have_dots,
    question_for,
)
from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_card import card_pages
from itot_workshop.domain.audience_choice import choice_of, core_models
from itot_workshop.domain.audience_compare import pages_against
from itot_workshop.domain.audience_radar import has_managers
from itot_workshop.domain.card_marks import symptoms
from itot_workshop.domain.changes import (
    AboutEdited,
    ActionEdited,
    ActionsAgreed,
    CharterWritten,
    DifferencesRated,
    MarksSet,
    ModelChosen,
    RoundDropped,
    RoundRevealed,
    WorkshopFinished,
)
from itot_workshop.domain.days import days_after
from itot_workshop.domain.pack import Card, QuestionUse, StepKind, TemplateStep
from itot_workshop.domain.talk import IN_DEPTH, axis_spotlight, talk_of
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.live import rehearsal_exercises as exercises
from itot_workshop.live import rehearsal_words as words
from itot_workshop.live.rehearsal_board import board_scene
from itot_workshop.live.rehearsal_plan import BETWEEN
from itot_workshop.live.rehearsal_troupe import Moment, Troupe
from itot_workshop.live.spotlight import proposed_card, template_step

Scene: TypeAlias = Callable[[Troupe, TemplateStep | None], Iterator[Moment]]

_DOTS = 3
"""How many dots everybody has."""


def play(troupe: Troupe) -> Iterator[Moment]:
    """Play the workshop; each moment is true when it is handed out.

    Every step of the agenda gives one moment or more. Raises ``Refused`` when the rules or the
    disk stop it.
    """
    for step in steps_in_order(troupe.session):
        troupe.begin(step)
        yield troupe.moment()
        yield from _scene(troupe, step)
        troupe.end()
    troupe.do(WorkshopFinished(at=troupe.now))


def _scene(troupe: Troupe, step: AgendaStep) -> Iterator[Moment]:
    found = template_step(troupe.session, step)
    scene = _BY_MODULE.get(found.module if found is not None else "") or _BY_KIND.get(step.kind)
    if scene is not None:
        yield from scene(troupe, found)


# Arriving, voting, and looking at what was voted


def _opening(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """The rules of the room, and the agenda."""
    yield troupe.moment(Spotlight(screen="rules"))
    yield troupe.moment(Spotlight(screen="agenda"))
    yield from _ask(troupe, "check-in")


def _ask(troupe: Troupe, use: QuestionUse) -> Iterator[Moment]:
    """One question to everybody, where the pack has it."""
    question = question_for(troupe.session.pack, use)
    if question is not None:
        yield from troupe.ask("question", (question.id,))


def _trial(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """A vote to try the scale out, shown and deleted."""
    session = troupe.session
    statement = session.pack.form_statements(session.about.form)[0].id
    yield from troupe.vote((statement,), trial=True)
    (round_,) = (id_ for id_, it in troupe.session.rounds.items() if it.kind == "trial")
    troupe.do(RoundRevealed(round=round_))
    yield troupe.moment(Spotlight(screen="vote"))
    troupe.do(RoundDropped(round=round_))


def _votes(troupe: Troupe, found: TemplateStep | None) -> Iterator[Moment]:
    """Every axis as one block; what came of it stays hidden until all have voted on all."""
    about, pack = troupe.session.about, troupe.session.pack
    template = pack.template(about.template)
    if not template.follow_up and all(step.module != "trial" for step in template.steps):
        yield from _trial(troupe, found)
    for axis in pack.axes:
        asked = pack.statements_of(axis.id, about.form)
        if asked:
            yield from troupe.vote(tuple(statement.id for statement in asked))


def _reveal(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """The results come out: the shape first, then the table, the managers last."""
    for round_ in sorted(troupe.session.rounds.values(), key=lambda it: it.number):
        if round_.state == "closed" and round_.kind == "statements":
            troupe.do(RoundRevealed(round=round_.id))
    yield troupe.moment()
    troupe.note(words.surprises(troupe.words, troupe.session))
    yield troupe.moment(Spotlight(screen="radar", table=True, management=False))
    if has_managers(seen(troupe.session)):
        yield troupe.moment(Spotlight(screen="radar", table=True))


def _comparison(troupe: Troupe, found: TemplateStep | None) -> Iterator[Moment]:
    """The results come out, then with the session before behind them, and every page that sets them
    against the sessions before.
    """
    yield from _reveal(troupe, found)
    earlier = [shown(session) for session in troupe.earlier]
    pages = pages_against(seen(troupe.session), earlier)
    if pages:
        yield troupe.moment(Spotlight(screen="radar", outline="since"))
    for page in range(len(pages)):
        yield troupe.moment(Spotlight(screen="compare", page=page))


def _discuss(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """The axes most worth it, with events of both sides; the first one is voted on again."""
    axes = [axis.id for axis in troupe.session.pack.axes]
    had: list[str] = []
    for _ in axes[:IN_DEPTH]:
        talk = talk_of(troupe.session, troupe.earlier)
        axis = next(it for it in (*talk.axes, *axes) if it not in had)
        yield troupe.moment(axis_spotlight(talk, axis))
        troupe.note(words.in_depth(troupe.words, troupe.session, axis))
        if not had:
            yield from _again(troupe, axis)
        yield troupe.moment(axis_spotlight(talk, axis))
        had.append(axis)


def _again(troupe: Troupe, axis: str) -> Iterator[Moment]:
    """Back to the vote: the votes on an axis are looked at, held again, and both are shown."""
    here = troupe.session.agenda[troupe.session.about.step]
    vote = next((step for step in steps_in_order(troupe.session) if step.kind == "vote"), None)
    last = _last_round(troupe, axis)
    if vote is None or last is None:
        return
    troupe.enter(vote)
    yield from _results(troupe, axis)
    yield from troupe.vote(last.statements, again_of=last.id)
    for round_ in list(troupe.session.rounds.values()):
        if round_.again_of == last.id:
            troupe.do(RoundRevealed(round=round_.id))
    yield from _results(troupe, axis)
    troupe.enter(here)


def _last_round(troupe: Troupe, axis: str) -> Round | None:
    session = troupe.session
    asked = {statement.id for statement in session.pack.statements_of(axis, session.about.form)}
    rounds = [r for r in session.rounds.values() if asked.intersection(r.statements)]
    return max(rounds, key=lambda it: it.number, default=None)


def _results(troupe: Troupe, axis: str) -> Iterator[Moment]:
    session = troupe.session
    for statement in session.pack.statements_of(axis, session.about.form):
        yield troupe.moment(Spotlight(screen="vote", subject=statement.id))


# Cards and exercises


def _differences(troupe: Troupe, found: TemplateStep | None) -> Iterator[Moment]:
    """Both tables say how far apart they see the differences."""
    ratings = words.ratings(troupe.session, troupe.new_id, troupe.chance)
    if ratings:
        troupe.do(DifferencesRated(ratings=ratings))
    for card in _read(troupe, found):
        yield from _pages(troupe, card)


def _card(troupe: Troupe, found: TemplateStep | None) -> Iterator[Moment]:
    """Dots on a card and one of the other kind, what the room would try, what it is asked for.

    A single card is given its dots in private; where tables read several, they are counted openly.
    """
    cards = {card.id: card for card in troupe.session.pack.cards}
    read = _read(troupe, found)
    for card in read:
        asked = tuple(symptom.id for symptom in symptoms(card))
        if asked and len(read) == 1:
            yield from troupe.ask("marks", asked)
        else:
            marks = words.dots(card, len(troupe.here()), troupe.new_id, troupe.chance)
            troupe.do(MarksSet(marks=marks))
        yield from _pages(troupe, card)
        troupe.note(words.on_card(troupe.words, troupe.session, card))
    for id_ in found.cards if found is not None else ():
        if id_ in cards and cards[id_].captures:
            troupe.note(words.said_to(troupe.words, troupe.session, cards[id_]))
            yield troupe.moment(Spotlight(screen="card", subject=id_))


def _pages(troupe: Troupe, card: Card) -> Iterator[Moment]:
    for page in range(len(card_pages(card))):
        yield troupe.moment(Spotlight(screen="card", subject=card.id, page=page))


def _read(troupe: Troupe, found: TemplateStep | None) -> list[Card]:
    """The card that the figures suggest, and where there is time one of another kind."""
    offered = found.cards if found is not None else ()
    cards = {card.id: card for card in troupe.session.pack.cards}
    first = cards.get(proposed_card(troupe.session, offered))
    if first is None:
        return []
    kinds = {first.kind, "support"}
    others = [cards[id_] for id_ in offered if id_ in cards and cards[id_].kind not in kinds]
    has_time = any(cards[id_].captures for id_ in offered if id_ in cards)
    return [first, *(others[:1] if has_time else [])]


def _model(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """Models, weights of both sides, the test, the decision, a first draft of the charter."""
    session = troupe.session
    criteria = tuple(criterion.id for criterion in session.pack.criteria)
    if not criteria or not session.pack.models:
        return
    for model in core_models(session.pack):
        yield troupe.moment(Spotlight(screen="model", subject=model.id))
    yield troupe.moment(Spotlight(screen="models"))
    yield troupe.moment(Spotlight(screen="models", page=1))
    yield from troupe.ask("weights", criteria)
    troupe.do(ModelChosen(choice=exercises.weights_settled(troupe.session, troupe.new_id)))
    yield troupe.moment(Spotlight(screen="ranking"))
    troupe.note(exercises.premortem(troupe.session, troupe.new_id, troupe.chance))
    yield troupe.moment(Spotlight(screen="premortem"))
    choice = exercises.decided(troupe.session, choice_of(troupe.session), troupe.chance)
    if choice.chosen:
        troupe.do(ModelChosen(choice=choice))
        draft = exercises.draft(troupe.session, choice.chosen, troupe.new_id())
        troupe.do(CharterWritten(charter=draft))
    yield troupe.moment(Spotlight(screen="decision"))


def _charter(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """The charters of the session before are looked at."""
    for charter in list(troupe.session.charters.values()):
        read = exercises.watched(troupe.session, charter, troupe.chance)
        troupe.do(CharterWritten(charter=read))
    yield troupe.moment()
    core = core_models(troupe.session.pack)
    if core:
        yield troupe.moment(Spotlight(screen="model", subject=core[0].id))


# Actions


def _review(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """What became of the actions of the session before."""
    for action in words.reviewed(troupe.session, troupe.chance):
        troupe.do(ActionEdited(action=action))
    yield troupe.moment()


def _actions(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """As many actions as the agenda allows."""
    for action in words.agreed(troupe.session, troupe.new_id, troupe.chance):
        troupe.do(ActionsAgreed(actions=(action,)))
    yield troupe.moment()
    yield from _prioritised(troupe)


def _prioritised(troupe: Troupe) -> Iterator[Moment]:
    """Dots on what was agreed today, and on ideas while there are keys for them."""
    actions, notes = may_have_dots(troupe.session)
    today = [dotted(ACTION, action.id) for action in actions]
    ideas = [dotted(NOTE, note.id) for note in notes if note.kind == "idea"]
    items = tuple([*today, *ideas][:MOST_DOTS_EACH])
    if len(items) > 1:
        yield from troupe.ask("dots", items, _DOTS)


def _close(troupe: Troupe, _found: TemplateStep | None) -> Iterator[Moment]:
    """The date of the next session, one word each, and the actions once more."""
    about = troupe.session.about
    troupe.do(AboutEdited(about=replace(about, next_date=days_after(about.date, BETWEEN.days))))
    troupe.note(words.last_words(troupe.words, troupe.session, len(troupe.here())))
    yield from _ask(troupe, "check-out")
    yield from _ask(troupe, "rating")
    yield troupe.moment()
    yield troupe.moment(Spotlight(screen="actions"))


_BY_MODULE: Mapping[str, Scene] = {
    "seats": _opening,
    "trial": _trial,
    "differences": _differences,
    "charter": _charter,
    "comparison": _comparison,
}

_BY_KIND: Mapping[StepKind, Scene] = {
    "vote": _votes,
    "reveal": _reveal,
    "discuss": _discuss,
    "card": _card,
    "board": board_scene,
    "model": _model,
    "review": _review,
    "actions": _actions,
    "close": _close,
}
"""The scene of a step whose module has none of its own."""
