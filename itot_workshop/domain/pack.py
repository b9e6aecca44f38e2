"""The content of a workshop as values: what a content pack says, read and checked elsewhere.

A pack carries everything the room is asked, shown or told; no sentence of it stands in Python.
Packs are written in TOML (see ``docs/packs.md``), read by ``storage.packs`` and copied whole into
every session, so that a session can be read without the pack it was planned with.
"""

from __future__ import annotations

from typing import Literal, Protocol, TypeAlias, TypeVar

from msgspec import Struct

Key: TypeAlias = Literal[1, -1]
Form: TypeAlias = Literal["full", "short"]
CardKind: TypeAlias = Literal["anti-pattern", "pattern", "support"]
BoardKind: TypeAlias = Literal["technical", "organisational"]
Column: TypeAlias = Literal["it_only", "common", "ot_only"]
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


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Named = TypeVar("_Named", bound=_HasId)


class Value(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of everything a pack is made of: frozen, named fields, unknown keys are faults."""


class PackHead(Value, frozen=True, kw_only=True):
    """Which pack this is. The id names it in sessions; two versions of one id are one pack."""

    id: str
    version: str
    language: str
    title: str
    description: str = ""


class Scale(Value, frozen=True, kw_only=True):
    """The whole-number scale of every statement, both ends included."""

    low: int
    high: int
    labels: tuple[str, ...]
    abstain: str
    question: str

    @property
    def values(self) -> range:
        """The scores that can be given, lowest first."""
        return range(self.low, self.high + 1)


class Thresholds(Value, frozen=True, kw_only=True):
    """Where figures are hidden and where words change (``docs/method.md``, thresholds).

    The three smallest-group numbers can be raised by a pack or a session and never lowered.
    """

    side_min: int = 3
    room_min: int = 5
    split_min: int = 5
    answered_share: float = 0.5
    session_share: float = 0.75
    gap_noticeable: float = 0.5
    gap_large: float = 1.0
    consensus_high: float = 0.75
    consensus_medium: float = 0.5
    management_marked: float = 1.0
    score_low: float = 3.0
    change_clear: float = 0.5
    change_possible: float = 0.3
    shared_statements: float = 0.5
    shared_axes: int = 5
    fit_margin: float = 5.0


class Band(Value, frozen=True, kw_only=True):
    """A stretch of the scale with its words; a score belongs to the last band it reaches."""

    id: str
    start: float
    name: str
    wording: str


class Reading(Value, frozen=True, kw_only=True):
    """What a constellation of figures on an axis may mean; ``when`` is a key of the hints module."""

    when: Literal["ot_lower", "it_lower", "management_higher", "both_low"]
    text: str


class Axis(Value, frozen=True, kw_only=True):
    """One dimension of the instrument, in radar order."""

    id: str
    name: str
    short: str
    question: str
    anchor_low: str
    anchor_high: str
    anchor_low_stage: str
    anchor_high_stage: str
    readings: tuple[Reading, ...] = ()
    questions: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


class Statement(Value, frozen=True, kw_only=True):
    """A sentence people vote on. ``key`` −1 marks a problem statement, turned for scoring.

    A changed meaning needs a new id, a changed wording a new revision; a translation keeps both.
    """

    id: str
    axis: str
    key: Key
    short: bool
    revision: int
    text: str
    trace: tuple[str, ...] = ()


class Pattern(Value, frozen=True, kw_only=True):
    """A constellation across axes, a possible reading and what to open; facilitator only."""

    id: str
    pattern: str
    reading: str
    cards: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


class GapReading(Value, frozen=True, kw_only=True):
    """What gap and agreement say together (``docs/method.md``, reading gap and agreement)."""

    id: str
    gap: Literal["large", "close"]
    agreement: Literal["high", "low"]
    score: Literal["low", "high", "any"] = "any"
    reading: str
    move: str


class Difference(Value, frozen=True, kw_only=True):
    """One of the five differences between the sides, with what each tends to bring."""

    id: str
    name: str
    it: str
    ot: str
    good_for: str


class Contrast(Value, frozen=True, kw_only=True):
    """One line of a card that sets two columns against each other."""

    left: str
    right: str


class Card(Value, frozen=True, kw_only=True):
    """An anti-pattern, a pattern or a support card; fills one page of the stage."""

    id: str
    kind: CardKind
    title: str
    gist: str
    gist_stage: str
    is_not: str = ""
    heads: tuple[str, ...] = ()
    symptoms_ot: tuple[str, ...] = ()
    symptoms_it: tuple[str, ...] = ()
    symptoms_mgt: tuple[str, ...] = ()
    effects: str = ""
    vignette_title: str = ""
    vignette: str = ""
    questions: tuple[str, ...] = ()
    counter_moves: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    exercise: tuple[str, ...] = ()
    closing: str = ""
    axes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()


class BoardItem(Value, frozen=True, kw_only=True):
    """A thing that belongs to one side or to both. ``usual`` is a hint the room never sees."""

    id: str
    kind: BoardKind
    text: str
    short: str
    usual: Literal["it_only", "ot_only", "contested"]
    move: str
    core: bool = False
    pair: str = ""
    trace: tuple[str, ...] = ()


class BoardGuide(Value, frozen=True, kw_only=True):
    """How the common-ground exercise is explained and run."""

    purpose: str
    tests: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    closing: str
    traps: tuple[str, ...] = ()
    target_moves: int = 3
    own_cards: int = 8
    trace: tuple[str, ...] = ()


class GuideStep(Value, frozen=True, kw_only=True):
    """A part of an exercise, with its minutes from the start of the exercise."""

    start: int
    end: int
    title: str
    say: str
    captured: str = ""


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
    way_on: str = ""
    trace: tuple[str, ...] = ()


class Criterion(Value, frozen=True, kw_only=True):
    """A sentence about the situation, weighted 0 to 3 by the room."""

    id: str
    name: str
    short: str
    text: str
    default: int = 1
    axis: str = ""
    hint: str = ""
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
    trace: tuple[str, ...] = ()


class CharterField(Value, frozen=True, kw_only=True):
    """A field of a charter: what it asks for and what is checked, in words."""

    id: str
    name: str
    help: str
    required: bool = False
    default: tuple[str, ...] = ()
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
    talents: tuple[str, ...] = ()


class ScriptLine(Value, frozen=True, kw_only=True):
    """One line of a step's script, for the facilitator only."""

    kind: Literal["say", "ask", "do"]
    text: str


class TemplateStep(Value, frozen=True, kw_only=True):
    """A step of an agenda: its time, what it is for, what to say and what the stage shows."""

    id: str
    title: str
    minutes: int
    kind: StepKind
    purpose: str
    script: tuple[ScriptLine, ...]
    stage: str
    people: str = ""
    captured: str = ""
    elastic: bool = False
    module: str = ""
    trace: tuple[str, ...] = ()


class Template(Value, frozen=True, kw_only=True):
    """An agenda to start from."""

    id: str
    title: str
    minutes: int
    form: Form
    people: str
    purpose: str
    steps: tuple[TemplateStep, ...]
    follow_up: bool = False
    actions_limit: int = 3
    trace: tuple[str, ...] = ()


class HouseRule(Value, frozen=True, kw_only=True):
    """A rule the facilitator keeps."""

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


class Term(Value, frozen=True, kw_only=True):
    """A glossary entry."""

    term: str
    meaning: str
    trace: tuple[str, ...] = ()


class Text(Value, frozen=True, kw_only=True):
    """A fixed text of the app or the report, by id."""

    id: str
    text: str
    trace: tuple[str, ...] = ()


class Idea(Value, frozen=True, kw_only=True):
    """An idea the pack has promised to carry; ``trace`` elsewhere names it by id."""

    id: str
    text: str


class Pack(Value, frozen=True, kw_only=True):
    """Everything one content pack says. Order is radar order for axes, agenda order for steps."""

    pack: PackHead
    scale: Scale
    thresholds: Thresholds = Thresholds()
    bands: tuple[Band, ...] = ()
    axes: tuple[Axis, ...] = ()
    statements: tuple[Statement, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    gap_readings: tuple[GapReading, ...] = ()
    cards: tuple[Card, ...] = ()
    board: BoardGuide | None = None
    items: tuple[BoardItem, ...] = ()
    choice: ModelGuide | None = None
    models: tuple[Model, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    fit: tuple[Fit, ...] = ()
    gates: tuple[Gate, ...] = ()
    charters: tuple[CharterForm, ...] = ()
    templates: tuple[Template, ...] = ()
    house_rules: tuple[HouseRule, ...] = ()
    rescue_lines: tuple[RescueLine, ...] = ()
    glossary: tuple[Term, ...] = ()
    texts: tuple[Text, ...] = ()
    ideas: tuple[Idea, ...] = ()

    def axis(self, axis: str) -> Axis:
        """The axis of this id; KeyError if the pack has none."""
        return _by_id(self.axes, axis)

    def statement(self, statement: str) -> Statement:
        """The statement of this id; KeyError if the pack has none."""
        return _by_id(self.statements, statement)

    def statements_of(self, axis: str, form: Form) -> tuple[Statement, ...]:
        """The statements of an axis that a form asks, in the order they are asked."""
        return tuple(s for s in self.statements if s.axis == axis and (form == "full" or s.short))

    def form_statements(self, form: Form) -> tuple[Statement, ...]:
        """All statements a form asks, in the order they are asked."""
        return tuple(s for s in self.statements if form == "full" or s.short)

    def template(self, template: str) -> Template:
        """The agenda of this id; KeyError if the pack has none."""
        return _by_id(self.templates, template)

    def text(self, text: str) -> str:
        """A fixed text; KeyError if the pack has none."""
        return _by_id(self.texts, text).text


def _by_id(values: tuple[_Named, ...], wanted: str) -> _Named:
    for value in values:
        if value.id == wanted:
            return value
    raise KeyError(wanted)
