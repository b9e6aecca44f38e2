"""What a round asks, of whatever kind it is: its items in words, and the scale of their answers.

Statements are asked on the pack's scale, criteria on that of the weights, a question on its own.
Dots are a number too: how many of a person's dots an item gets. Booth, pad, stage and rules read
this value and need not know the kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from itot_workshop.domain.card_marks import MOST_EACH, all_symptoms
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Pack, Question, QuestionUse, Scale
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round, RoundKind

OTHER_KINDS: tuple[RoundKind, ...] = ("weights", "dots", "marks", "question")
"""Kinds of rounds that ask something else than the statements of the instrument."""

MOST_DOTS_EACH = 9
"""The most dots one person can be given: each is a digit."""

NOTE, ACTION = "note", "action"


class Item(Struct, frozen=True, kw_only=True):
    """One thing that is asked. ``head`` is what it belongs to."""

    id: str
    text: str
    head: str = ""


class Asked(Struct, frozen=True, kw_only=True):
    """A round in words. ``dots`` is what each person has to give, 0 where nothing is given out.

    ``sentence`` invites to write one beside the answers; empty where none is taken.
    """

    title: str
    scale: Scale
    items: tuple[Item, ...]
    dots: int = 0
    sentence: str = ""


def asked(session: Session, round_: Round) -> Asked:
    """What a round of a session asks; items that are no longer there are left out."""
    return Asked(
        title=_TITLES[round_.kind](session.pack, round_),
        scale=scale_of(session.pack, round_),
        items=tuple(_ITEMS[round_.kind](session, round_)),
        dots=round_.dots if round_.kind == "dots" else 0,
        sentence=_question(session.pack, round_).sentence if round_.kind == "question" else "",
    )


def scale_of(pack: Pack, round_: Round) -> Scale:
    """The scale on which a round is answered; without ``abstain`` everybody has to judge.

    KeyError if the pack does not have what is asked.
    """
    return _SCALES[round_.kind](pack, round_)


def may_be_asked(session: Session, kind: RoundKind) -> frozenset[str]:
    """The ids a round of this kind may ask of a session as it is now."""
    pack = session.pack
    if kind == "weights":
        return frozenset(c.id for c in pack.criteria if pack.choice is not None)
    if kind == "question":
        return frozenset(question.id for question in pack.questions)
    if kind == "marks":
        return frozenset(all_symptoms(pack))
    if kind == "dots":
        notes = (dotted(NOTE, id_) for id_ in session.notes)
        return frozenset((*notes, *(dotted(ACTION, id_) for id_ in session.actions)))
    return frozenset(s.id for s in pack.form_statements(session.about.form))


def dotted(table: str, id_: str) -> str:
    """The id under which a note or an action is given dots."""
    return f"{table}:{id_}"


def may_have_dots(session: Session) -> tuple[tuple[Action, ...], tuple[Note, ...]]:
    """Actions of today and notes that dots may go to, in the room's order.

    A note whose words became an action stands only once, as the action.
    """
    actions = sorted(session.actions.values(), key=lambda action: action.position)
    today = tuple(action for action in actions if action.origin is None)
    agreed = {action.text for action in today}
    notes = sorted(session.notes.values(), key=lambda note: note.position)
    return today, tuple(note for note in notes if note.text not in agreed)


def asks_for(session: Session, table: str, id_: str) -> bool:
    """Whether the open round asks people to give dots to this note or action."""
    wanted = dotted(table, id_)
    return any(r.state == "open" and wanted in r.statements for r in session.rounds.values())


def question_for(pack: Pack, use: QuestionUse) -> Question | None:
    """The first question of a use, None where the pack has none."""
    return next((question for question in pack.questions if question.use == use), None)


def other_rounds(session: Session) -> list[Round]:
    """The rounds that ask something else than statements, in order."""
    found = [r for r in session.rounds.values() if r.kind in OTHER_KINDS]
    return sorted(found, key=lambda round_: round_.number)


def counted_of(pack: Pack, round_: Round) -> int:
    """How many numbers a hand count of one item has: one for each score, one in all for dots."""
    return 1 if round_.kind == "dots" else len(scale_of(pack, round_).values)


# Scales


def _of_statements(pack: Pack, _round: Round) -> Scale:
    return pack.scale


def _of_weights(pack: Pack, _round: Round) -> Scale:
    if pack.choice is None:
        raise KeyError("choice")
    labels = pack.choice.weights
    return _scale(0, labels, pack.choice.question)


def _of_dots(pack: Pack, round_: Round) -> Scale:
    labels = tuple(str(number) for number in range(round_.dots + 1))
    return _scale(0, labels, pack.text_or("dots-question"))


def _of_marks(pack: Pack, _round: Round) -> Scale:
    """None to three dots on each; a pack may give the numbers words."""
    labels = tuple(pack.text_or(f"mark-{n}", str(n)) for n in range(MOST_EACH + 1))
    return _scale(0, labels, pack.text_or("card-question"))


def _of_question(pack: Pack, round_: Round) -> Scale:
    question = _question(pack, round_)
    return _scale(question.low, question.labels, question.text)


def _scale(low: int, labels: tuple[str, ...], question: str) -> Scale:
    high = low + len(labels) - 1
    return Scale(low=low, high=high, labels=labels, abstain="", question=question)


def _question(pack: Pack, round_: Round) -> Question:
    return pack.question(next(iter(round_.statements), ""))


_SCALES: Mapping[RoundKind, Callable[[Pack, Round], Scale]] = {
    "statements": _of_statements,
    "trial": _of_statements,
    "weights": _of_weights,
    "dots": _of_dots,
    "marks": _of_marks,
    "question": _of_question,
}

# Titles and items


def _one_axis(pack: Pack, round_: Round) -> str:
    """The name of the axis, where all statements are of one."""
    axes = {s.axis for s in pack.statements if s.id in round_.statements}
    return pack.axis(axes.pop()).name if len(axes) == 1 else ""


def _no_title(_pack: Pack, _round: Round) -> str:
    return ""


def _choice_title(pack: Pack, _round: Round) -> str:
    return pack.text_or("choice-title")


def _dots_title(pack: Pack, _round: Round) -> str:
    return pack.text_or("dots-title")


def _marks_title(pack: Pack, round_: Round) -> str:
    """The title of the card whose symptoms are asked."""
    titles = {card.id: card.title for card in pack.cards}
    symptom = all_symptoms(pack).get(round_.statements[0])
    return titles[symptom.card] if symptom is not None else ""


def _question_title(pack: Pack, round_: Round) -> str:
    return _question(pack, round_).title


_TITLES: Mapping[RoundKind, Callable[[Pack, Round], str]] = {
    "statements": _one_axis,
    "trial": _no_title,
    "weights": _choice_title,
    "dots": _dots_title,
    "marks": _marks_title,
    "question": _question_title,
}


def _statements(session: Session, round_: Round) -> Iterable[Item]:
    known = {statement.id: statement for statement in session.pack.statements}
    for statement in (known[id_] for id_ in round_.statements if id_ in known):
        axis = session.pack.axis(statement.axis)
        yield Item(id=statement.id, text=statement.text, head=axis.name)


def _trial(session: Session, round_: Round) -> Iterable[Item]:
    """A trial asks something that nobody minds answering."""
    text = session.pack.text_or("trial-statement")
    return (Item(id=id_, text=text) for id_ in round_.statements)


def _criteria(session: Session, round_: Round) -> Iterable[Item]:
    known = {criterion.id: criterion for criterion in session.pack.criteria}
    for criterion in (known[id_] for id_ in round_.statements if id_ in known):
        yield Item(id=criterion.id, text=criterion.text, head=criterion.name)


def _dotted(session: Session, round_: Round) -> Iterable[Item]:
    tables: Mapping[str, Mapping[str, str]] = {
        NOTE: {id_: note.text for id_, note in session.notes.items()},
        ACTION: {id_: action.text for id_, action in session.actions.items()},
    }
    for id_ in round_.statements:
        table, _, document = id_.partition(":")
        text = tables.get(table, {}).get(document)
        if text is not None:
            yield Item(id=id_, text=text)


def _symptoms(session: Session, round_: Round) -> Iterable[Item]:
    known = all_symptoms(session.pack)
    for symptom in (known[id_] for id_ in round_.statements if id_ in known):
        yield Item(id=symptom.id, text=symptom.text, head=symptom.head)


def _one_question(session: Session, round_: Round) -> Iterable[Item]:
    question = _question(session.pack, round_)
    yield Item(id=question.id, text=question.text)


_ITEMS: Mapping[RoundKind, Callable[[Session, Round], Iterable[Item]]] = {
    "statements": _statements,
    "trial": _trial,
    "weights": _criteria,
    "dots": _dotted,
    "marks": _symptoms,
    "question": _one_question,
}
