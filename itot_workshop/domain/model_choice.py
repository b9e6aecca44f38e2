"""Picking a cooperation model: weights, fit, warnings, and what the room decided."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from itot_workshop.domain.pack import Gate, Pack
from itot_workshop.domain.rounding import reaches

LOWEST_WEIGHT, HIGHEST_WEIGHT = 0, 3
BEST_FIT = 3
Step: TypeAlias = Literal[-1, 1]


class ModelChoice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The one model choice of a session. Weights run from 0 (does not apply) to 3 (strongly).

    ``weights`` are what the room settled on, ``by_it`` and ``by_ot`` the medians of the silent
    vote where there was one. ``edited_fit`` holds cells that the facilitator changed, by model and
    criterion; a table with any is marked as edited wherever it is shown.
    """

    id: str
    weights: dict[str, int] = field(default_factory=dict)
    by_it: dict[str, float] = field(default_factory=dict)
    by_ot: dict[str, float] = field(default_factory=dict)
    edited_fit: dict[str, dict[str, int]] = field(default_factory=dict)
    extensions: bool = True
    chosen: str = ""
    reason: str = ""
    drafter: str = ""
    draft_due: datetime.date | None = None
    thumbs_up: int = 0
    thumbs_sideways: int = 0
    thumbs_down: int = 0


class ModelFit(Struct, frozen=True, kw_only=True):
    """How well a model fits the weights: the sum of weight times fit, and its part of the most.

    ``pct`` runs from 0 to 100 and is None where no criterion has any weight. ``values`` are the
    fits that went in, by criterion.
    """

    model: str
    points: int
    most: int
    pct: float | None
    values: dict[str, int]


class Weighing(Struct, frozen=True, kw_only=True):
    """What the weights say, for the room to decide on (``docs/method.md``, model fit).

    ``fits`` are best first; ``lead`` is the distance of the two best in percentage points.
    ``fragile`` lists the single steps of a weight after which the leader is no longer alone in
    front; it is empty for a robust lead. ``warnings`` never exclude a model.
    """

    weights: dict[str, int]
    fits: tuple[ModelFit, ...]
    lead: float | None
    too_close: bool
    fragile: tuple[tuple[str, Step], ...]
    warnings: tuple[Gate, ...]
    edited: bool

    @property
    def ranking(self) -> tuple[str, ...]:
        """Model ids, best first; empty where no criterion has any weight."""
        return tuple(fit.model for fit in self.fits if fit.pct is not None)


def the_choice(choices: Mapping[str, ModelChoice], id_: str = "") -> ModelChoice:
    """The one choice of a session; an empty one under this id before there is one."""
    return next(iter(choices.values()), ModelChoice(id=id_))


def weigh(choice: ModelChoice, pack: Pack) -> Weighing:
    """The ranking of the models under the weights of a choice; missing weights are the pack's."""
    weights = {c.id: choice.weights.get(c.id, c.default) for c in pack.criteria}
    models = [m.id for m in pack.models if m.origin == "core" or choice.extensions]
    table = fit_table(choice, pack)
    fits = [_fit(model, table[model], weights) for model in models]
    fits.sort(key=lambda fit: -fit.points)
    lead = _lead(fits)
    return Weighing(
        weights=weights,
        fits=tuple(fits),
        lead=lead,
        too_close=lead is not None and not reaches(lead, pack.thresholds.fit_margin),
        fragile=tuple(_fragile(fits[0].model, models, table, weights)) if lead is not None else (),
        warnings=tuple(g for g in pack.gates if g.model in models and holds(g, weights)),
        edited=any(choice.edited_fit.values()),
    )


def fit_table(choice: ModelChoice, pack: Pack) -> dict[str, dict[str, int]]:
    """Fit values by model and criterion, with the cells that the facilitator changed."""
    table: dict[str, dict[str, int]] = {model.id: {} for model in pack.models}
    for fit in pack.fit:
        table[fit.model][fit.criterion] = fit.value
    return {model: row | choice.edited_fit.get(model, {}) for model, row in table.items()}


def holds(gate: Gate, weights: Mapping[str, int]) -> bool:
    """Whether a warning applies under these weights."""
    weight = weights.get(gate.criterion)
    if weight is None:
        return False
    return weight <= gate.weight if gate.test == "<=" else weight >= gate.weight


def weights_apart(choice: ModelChoice, pack: Pack) -> tuple[str, ...]:
    """Criteria on which the medians of the sides lie so far apart that the room should talk."""
    return tuple(
        criterion.id
        for criterion in pack.criteria
        if criterion.id in choice.by_it
        and criterion.id in choice.by_ot
        and reaches(
            abs(choice.by_it[criterion.id] - choice.by_ot[criterion.id]),
            pack.thresholds.weight_gap,
        )
    )


def unsettled(choice: ModelChoice, pack: Pack) -> tuple[str, ...]:
    """Those of them whose weight the room has not settled: till then they count as the pack's."""
    return tuple(it for it in weights_apart(choice, pack) if it not in choice.weights)


def _fit(model: str, row: Mapping[str, int], weights: Mapping[str, int]) -> ModelFit:
    points = _points(row, weights)
    most = BEST_FIT * sum(weights.values())
    return ModelFit(
        model=model,
        points=points,
        most=most,
        pct=100 * points / most if most else None,
        values={criterion: row.get(criterion, 0) for criterion in weights},
    )


def _points(row: Mapping[str, int], weights: Mapping[str, int]) -> int:
    return sum(weight * row.get(criterion, 0) for criterion, weight in weights.items())


def _lead(fits: list[ModelFit]) -> float | None:
    if len(fits) < 2:
        return None
    best, second = fits[0].pct, fits[1].pct
    return None if best is None or second is None else best - second


def _fragile(
    leader: str,
    models: Iterable[str],
    table: Mapping[str, Mapping[str, int]],
    weights: Mapping[str, int],
) -> Iterable[tuple[str, Step]]:
    steps: tuple[Step, Step] = (-1, 1)
    others = [model for model in models if model != leader]
    for criterion, weight in weights.items():
        for step in steps:
            if not LOWEST_WEIGHT <= weight + step <= HIGHEST_WEIGHT:
                continue
            moved = {**weights, criterion: weight + step}
            ahead = _points(table[leader], moved)
            if any(_points(table[other], moved) >= ahead for other in others):
                yield criterion, step
