"""The part of a content pack that is laid on the table: cards and the common-ground board."""

from __future__ import annotations

from typing import Literal, TypeAlias

from itot_workshop.domain.notes import NoteKind, NoteSide
from itot_workshop.domain.pack_base import Value

CardKind: TypeAlias = Literal["anti-pattern", "pattern", "support"]
BoardKind: TypeAlias = Literal["technical", "organisational"]
Column: TypeAlias = Literal["it_only", "common", "ot_only"]
GuidePhase: TypeAlias = Literal[
    "choose",
    "update",
    "it",
    "ot",
    "reveal",
    "settle",
    "pairs",
    "apart",
    "moves",
    "models",
    "weights",
    "ranking",
    "test",
    "decide",
]
"""Where the board or the model choice can be, so that the console shows the part that fits."""


class Difference(Value, frozen=True, kw_only=True):
    """One of the five differences between the sides, with what each tends to bring."""

    id: str
    name: str
    it: str
    ot: str
    good_for: str
    trace: tuple[str, ...] = ()


class Contrast(Value, frozen=True, kw_only=True):
    """One line of a card that sets two columns against each other."""

    left: str
    right: str
    trace: tuple[str, ...] = ()


class Capture(Value, frozen=True, kw_only=True):
    """Something the room says to a card and that is kept as a note; ``label`` stands before it."""

    label: str
    kind: NoteKind = "observation"
    side: NoteSide = ""


class Card(Value, frozen=True, kw_only=True):
    """An anti-pattern, a pattern or a support card; fills one page of the stage.

    ``heads`` are the titles of its columns, in the order shop floor, IT department, third column
    (symptoms), IT, OT, use (differences) or left, right (contrasts). ``opens`` names exercises.
    """

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
    captured: str = ""
    captures: tuple[Capture, ...] = ()
    closing: str = ""
    axes: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()

    def head(self, at: int) -> str:
        """The title of a column, counted from 0; empty where the pack gives it none."""
        return self.heads[at] if at < len(self.heads) else ""


class GuideStep(Value, frozen=True, kw_only=True):
    """A part of an exercise, with its minutes from the start and the phases it is shown in."""

    start: int
    end: int
    title: str
    say: str
    captured: str = ""
    phases: tuple[GuidePhase, ...] = ()
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
    """How the common-ground exercise is explained and run; ``apart`` says why cards stay apart, as
    a room might put it.
    """

    purpose: str
    tests: tuple[str, ...]
    steps: tuple[GuideStep, ...]
    closing: str
    rule: str = ""
    update: str = ""
    traps: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    target_moves: int = 3
    own_cards: int = 8
    trace: tuple[str, ...] = ()
