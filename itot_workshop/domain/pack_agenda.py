"""The part of a content pack that leads the facilitator: agendas, rules and words to use."""

from __future__ import annotations

from typing import Literal, TypeAlias

from itot_workshop.domain.pack_base import Form, Value

StepKind: TypeAlias = Literal[
    "talk",
    "vote",
    "reveal",
    "discuss",
    "card",
    "board",
    "model",
    "actions",
    "review",
    "break",
    "close",
]
QuestionUse: TypeAlias = Literal["check-in", "check-out", "rating"]
Moment: TypeAlias = Literal["before", "day", "vote", "after", "actions"]

EXERCISES = ("green-box", "pick-model")
MODULES = (
    "",
    "seats",
    "trial",
    "instrument",
    "radar",
    "talk-list",
    "differences",
    "cards",
    "green-box",
    "pick-model",
    "charter",
    "actions",
    "review",
    "comparison",
    "summary",
)


class ScriptLine(Value, frozen=True, kw_only=True):
    """One line of a step's script, for the facilitator only."""

    kind: Literal["say", "ask", "do"]
    text: str


class TemplateStep(Value, frozen=True, kw_only=True):
    """A step of an agenda: its time, what it is for, what to say and what the stage shows.

    ``module`` is the part of the app that the step opens (one of ``MODULES``), ``cards`` the cards
    it offers, ``short`` its title on the stage. ``elastic`` steps give up their time when an
    earlier one has overrun.
    """

    id: str
    title: str
    minutes: int
    kind: StepKind
    purpose: str
    script: tuple[ScriptLine, ...]
    stage: str
    short: str = ""
    people: str = ""
    captured: str = ""
    elastic: bool = False
    module: str = ""
    cards: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


class Template(Value, frozen=True, kw_only=True):
    """An agenda to start from.

    ``carried_limit`` is how many actions there may be with the carried ones, 0 for no such limit.
    """

    id: str
    title: str
    minutes: int
    form: Form
    people: str
    purpose: str
    steps: tuple[TemplateStep, ...]
    follow_up: bool = False
    actions_limit: int = 3
    carried_limit: int = 0
    trace: tuple[str, ...] = ()


class HouseRule(Value, frozen=True, kw_only=True):
    """A rule the facilitator keeps; ``stage`` is what the room is told of it, if anything."""

    id: str
    text: str
    stage: str = ""
    trace: tuple[str, ...] = ()


class RescueLine(Value, frozen=True, kw_only=True):
    """What to say when the room gets stuck."""

    id: str
    situation: str
    say: str
    trace: tuple[str, ...] = ()


class Question(Value, frozen=True, kw_only=True):
    """One question to everybody, answered in private on a scale of its own from ``low`` up.

    ``sentence`` invites people to write one sentence beside it, which is kept without them.
    """

    id: str
    use: QuestionUse
    title: str
    text: str
    labels: tuple[str, ...]
    low: int = 1
    sentence: str = ""
    trace: tuple[str, ...] = ()


class Guidance(Value, frozen=True, kw_only=True):
    """A piece of advice for before, during or after a session."""

    id: str
    when: Moment
    title: str
    text: str
    trace: tuple[str, ...] = ()


class Term(Value, frozen=True, kw_only=True):
    """A glossary entry."""

    term: str
    meaning: str
    trace: tuple[str, ...] = ()


class Idea(Value, frozen=True, kw_only=True):
    """An idea the pack has promised to carry; ``trace`` elsewhere names it by id."""

    id: str
    text: str
