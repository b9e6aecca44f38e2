"""The content of a workshop as values: what a content pack says, read and checked elsewhere.

A pack carries everything the room is asked, shown or told; no sentence of it stands in Python.
Packs are written in TOML (see ``docs/packs.md``), read by ``storage.packs`` and copied whole into
every session, so that a session can be read without the pack it was planned with.
The parts of a pack stand in the modules beside this one and are all to be had from here.
"""

from __future__ import annotations

from itot_workshop.domain.pack_agenda import (
    EXERCISES,
    MODULES,
    Guidance,
    HouseRule,
    Idea,
    Moment,
    Question,
    QuestionUse,
    RescueLine,
    ScriptLine,
    StepKind,
    Template,
    TemplateStep,
    Term,
)
from itot_workshop.domain.pack_base import Form, Key, Text, Value, by_id
from itot_workshop.domain.pack_cards import (
    BoardGuide,
    BoardItem,
    BoardKind,
    Capture,
    Card,
    CardKind,
    Column,
    Contrast,
    Difference,
    GuidePhase,
    GuideStep,
)
from itot_workshop.domain.pack_instrument import (
    Axis,
    Band,
    Comparison,
    Condition,
    Figure,
    GapReading,
    Pattern,
    Reading,
    Scale,
    Statement,
    Thresholds,
)
from itot_workshop.domain.pack_models import (
    CharterCheck,
    CharterField,
    CharterForm,
    Criterion,
    Fit,
    Gate,
    Model,
    ModelGuide,
    Suggestion,
    WatchIndicator,
)

__all__ = [
    "EXERCISES",
    "MODULES",
    "Axis",
    "Band",
    "BoardGuide",
    "BoardItem",
    "BoardKind",
    "Capture",
    "Card",
    "CardKind",
    "CharterCheck",
    "CharterField",
    "CharterForm",
    "Column",
    "Comparison",
    "Condition",
    "Contrast",
    "Criterion",
    "Difference",
    "Figure",
    "Fit",
    "Form",
    "GapReading",
    "Gate",
    "Guidance",
    "GuidePhase",
    "GuideStep",
    "HouseRule",
    "Idea",
    "Key",
    "Model",
    "ModelGuide",
    "Moment",
    "Pack",
    "PackHead",
    "Pattern",
    "Question",
    "QuestionUse",
    "Reading",
    "RescueLine",
    "Scale",
    "ScriptLine",
    "Statement",
    "StepKind",
    "Suggestion",
    "Template",
    "TemplateStep",
    "Term",
    "Text",
    "Thresholds",
    "Value",
    "WatchIndicator",
]


class PackHead(Value, frozen=True, kw_only=True):
    """Which pack this is. The id names it in sessions; two versions of one id are one pack."""

    id: str
    version: str
    language: str
    title: str
    description: str = ""


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
    questions: tuple[Question, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    glossary: tuple[Term, ...] = ()
    texts: tuple[Text, ...] = ()
    ideas: tuple[Idea, ...] = ()

    @property
    def id(self) -> str:
        """Under which id packs know each other."""
        return self.pack.id

    def axis(self, axis: str) -> Axis:
        """The axis of this id; KeyError if the pack has none."""
        return by_id(self.axes, axis)

    def statement(self, statement: str) -> Statement:
        """The statement of this id; KeyError if the pack has none."""
        return by_id(self.statements, statement)

    def statements_of(self, axis: str, form: Form) -> tuple[Statement, ...]:
        """The statements of an axis that a form asks, in the order they are asked."""
        return tuple(s for s in self.statements if s.axis == axis and (form == "full" or s.short))

    def form_statements(self, form: Form) -> tuple[Statement, ...]:
        """All statements a form asks, in the order they are asked."""
        return tuple(s for s in self.statements if form == "full" or s.short)

    def card(self, card: str) -> Card:
        """The card of this id; KeyError if the pack has none."""
        return by_id(self.cards, card)

    def item(self, item: str) -> BoardItem:
        """The board item of this id; KeyError if the pack has none."""
        return by_id(self.items, item)

    def model(self, model: str) -> Model:
        """The cooperation model of this id; KeyError if the pack has none."""
        return by_id(self.models, model)

    def question(self, question: str) -> Question:
        """The question of this id; KeyError if the pack has none."""
        return by_id(self.questions, question)

    def template(self, template: str) -> Template:
        """The agenda of this id; KeyError if the pack has none."""
        return by_id(self.templates, template)

    def charter_form(self, model: str) -> CharterForm:
        """The charter form of a model, else the plain one; KeyError if there is neither."""
        forms = {form.model: form for form in self.charters}
        return forms[model] if model in forms else forms["*"]

    def text(self, text: str) -> str:
        """A fixed text; KeyError if the pack has none."""
        return by_id(self.texts, text).text

    def text_or(self, text: str, otherwise: str = "") -> str:
        """A fixed text, or other words where a pack leaves it out (small packs may)."""
        return next((t.text for t in self.texts if t.id == text), otherwise)
