"""The part of a content pack that helps to choose: cooperation models, criteria, charters."""

from __future__ import annotations

from typing import Literal

from itot_workshop.domain.pack_base import Value
from itot_workshop.domain.pack_cards import GuideStep
from itot_workshop.domain.pack_instrument import Condition


class Model(Value, frozen=True, kw_only=True):
    """A way to organise joint work. Only ``core`` models are those of the source."""

    id: str
    name: str
    short: str
    origin: Literal["core", "extension"]
    picture: str
    aim: str = ""
    how: str = ""
    role: str = ""
    strengths: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    fits_when: str = ""
    fails_when: str = ""
    early_warning: str = ""
    failure_sign: str = ""
    time: str = ""
    adds_structure: str = ""
    way_on: str = ""
    trace: tuple[str, ...] = ()


class Suggestion(Value, frozen=True, kw_only=True):
    """Weights the radar suggests for a criterion when a condition holds, both ends included."""

    when: Condition
    low: int
    high: int


class Criterion(Value, frozen=True, kw_only=True):
    """A sentence about the situation, weighted 0 to 3 by the room.

    ``axis`` is where the radar says something about it, ``hint`` how to use that in words.
    """

    id: str
    name: str
    short: str
    text: str
    default: int = 1
    axis: str = ""
    hint: str = ""
    suggestion: Suggestion | None = None
    trace: tuple[str, ...] = ()


class Fit(Value, frozen=True, kw_only=True):
    """How well a model goes with a criterion: 0 works against … 3 strong, and why."""

    model: str
    criterion: str
    value: int
    reason: str


class Gate(Value, frozen=True, kw_only=True):
    """A warning about a model when a weight stands against it; never an exclusion."""

    model: str
    criterion: str
    test: Literal["<=", ">="]
    weight: int
    text: str
    short: str
    trace: tuple[str, ...] = ()


class ModelGuide(Value, frozen=True, kw_only=True):
    """How the model choice is explained and run, and what its weights and fits are called."""

    purpose: str
    say: str
    weights: tuple[str, ...]
    fits: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    question: str = ""
    core_label: str = ""
    extension_label: str = ""
    trace: tuple[str, ...] = ()


class CharterCheck(Value, frozen=True, kw_only=True):
    """What is looked at in a charter field, in words; ``value`` is the number it is held against.

    ``block`` stops the charter from being marked as signed; a draft is always saved.
    """

    id: str
    level: Literal["block", "warn"]
    text: str
    value: float | None = None


class CharterField(Value, frozen=True, kw_only=True):
    """A field of a charter: what it asks for and what is checked, in words.

    ``id`` is the name of the field in ``domain.charter.Charter``. While a longer text is empty,
    ``each_project`` is asked of every key project and ``each_member`` of everybody on the roster.
    """

    id: str
    name: str
    help: str
    each_project: str = ""
    each_member: str = ""
    required: bool = False
    default: tuple[str, ...] = ()
    checks: tuple[CharterCheck, ...] = ()
    trace: tuple[str, ...] = ()


class WatchIndicator(Value, frozen=True, kw_only=True):
    """A line of the scaling watch with its threshold in words and as a test."""

    id: str
    name: str
    threshold: str
    test: Literal[">", ">="]
    value: float


class CharterForm(Value, frozen=True, kw_only=True):
    """The form in which the charter of a model (or of all others, ``model = "*"``) is written."""

    model: str
    fields: tuple[CharterField, ...]
    watch: tuple[WatchIndicator, ...] = ()
    watch_rule: str = ""
    talents: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()
