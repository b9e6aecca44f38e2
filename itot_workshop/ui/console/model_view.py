"""The model choice on the console as one value: the table with every term, and what it says."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight, seen
from itot_workshop.domain.audience_board import card_text
from itot_workshop.domain.audience_choice import (
    choice_of,
    core_models,
    fragile_names,
    origin_label,
    other_models,
    reasons_against,
    tested_model,
)
from itot_workshop.domain.board_course import is_revealed, on_table
from itot_workshop.domain.hints import suggested_weights
from itot_workshop.domain.model_choice import ModelChoice, Weighing, weigh, weights_apart
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Model, Pack
from itot_workshop.domain.people import label
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.model_notes import conditions_said
from itot_workshop.ui.console.model_plan import Phase, phase_of


class WeightColumn(Struct, frozen=True, kw_only=True):
    """One criterion over its column: the medians, the settled weight, and what hangs on it.

    ``settled`` is None before the room has settled; ``used`` is what the sums take then.
    ``fragile`` are the single steps after which the lead is shared (-1, 1). ``last`` is the weight
    of an earlier session, told only once this one's is known: it is no vote and steers none.
    """

    id: str
    name: str
    text: str
    it: float | None
    ot: float | None
    settled: int | None
    used: int
    apart: bool
    fragile: tuple[int, ...]
    last: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether the room has still to talk about it: the sides are far apart, nothing settled."""
        return self.apart and self.settled is None


class FitTerm(Struct, frozen=True, kw_only=True):
    """One term of a sum, with the reason of its fit; ``given`` is the pack's own value."""

    criterion: str
    weight: int
    fit: int
    given: int
    reason: str


class ModelRow(Struct, frozen=True, kw_only=True):
    """One model with every term of its sum. ``near`` says it may share the lead."""

    id: str
    name: str
    label: str
    terms: tuple[FitTerm, ...]
    points: int
    pct: float | None
    near: bool
    warned: bool


class Warned(Struct, frozen=True, kw_only=True):
    """A warning about a model."""

    model: str
    text: str


class RadarHint(Struct, frozen=True, kw_only=True):
    """What the radar says to a criterion: its axis as the room has seen it, and how to use that.

    ``suggested`` are the lowest and the highest weight that the score suggests, None for none.
    """

    criterion: str
    axis: str
    score: float
    text: str
    suggested: tuple[int, int] | None


class ModelView(Struct, frozen=True, kw_only=True):
    """What the body shows; ``page`` is the model that is read, None for all others side by side:
    what they are, or when they fit (``fitting``), as the stage shows them.
    """

    phase: Phase
    title: str
    question: str
    choice: ModelChoice
    weights: tuple[str, ...]
    fits: tuple[str, ...]
    page: Model | None
    fitting: bool
    core: tuple[Model, ...]
    others: tuple[Model, ...]
    core_label: str
    extension_label: str
    has_others: bool
    columns: tuple[WeightColumn, ...]
    rows: tuple[ModelRow, ...]
    most: int
    lead: float | None
    too_close: bool
    margin: float
    fragile: tuple[str, ...]
    warnings: tuple[Warned, ...]
    radar: tuple[RadarHint, ...]
    apart: tuple[str, ...]
    edited: str
    tested: Model | None
    prompt: str
    reasons: tuple[Note, ...]
    consent: str
    conditions: tuple[str, ...]
    here: int
    people: tuple[str, ...]
    step: str
    charter: str
    last_date: datetime.date | None = None


def model_view(
    session: Session, spotlight: Spotlight, before: Session | None = None
) -> ModelView | None:
    """The exercise as it stands; None where the pack has no models.

    ``before`` is an earlier session whose room settled on weights.
    """
    pack, guide = session.pack, session.pack.choice
    if guide is None or not pack.models:
        return None
    choice = choice_of(session)
    weighing = weigh(choice, pack)
    models = {model.id: model for model in pack.models}
    tested = tested_model(session)
    return ModelView(
        phase=phase_of(spotlight),
        title=pack.text_or("choice-title"),
        question=guide.question,
        choice=choice,
        weights=guide.weights,
        fits=guide.fits,
        page=models.get(spotlight.subject) if spotlight.screen == "model" else None,
        fitting=spotlight.screen == "models" and spotlight.page > 0,
        core=core_models(pack),
        others=other_models(session),
        core_label=guide.core_label,
        extension_label=guide.extension_label,
        has_others=any(model.origin == "extension" for model in pack.models),
        columns=_columns(choice, weighing, pack, choice_of(before).weights if before else {}),
        rows=_rows(choice, weighing, pack),
        most=weighing.fits[0].most if weighing.fits else 0,
        lead=weighing.lead,
        too_close=weighing.too_close,
        margin=pack.thresholds.fit_margin,
        fragile=fragile_names(pack, weighing),
        warnings=tuple(
            Warned(model=models[gate.model].name, text=gate.text) for gate in weighing.warnings
        ),
        radar=_radar(session),
        apart=_apart(session),
        edited=pack.text_or("choice-edited") if weighing.edited else "",
        tested=tested,
        prompt=pack.text_or("premortem"),
        reasons=_reasons(session, tested),
        consent=pack.text_or("consent"),
        conditions=conditions_said(session, choice.chosen),
        here=sum(person.here for person in session.people.values()),
        people=tuple(label(person) for person in session.people.values() if person.name),
        step=session.about.step,
        last_date=before.about.date if before is not None else None,
        charter=next((c.id for c in session.charters.values() if c.model == choice.chosen), ""),
    )


def _columns(
    choice: ModelChoice, weighing: Weighing, pack: Pack, last: Mapping[str, int]
) -> tuple[WeightColumn, ...]:
    apart = weights_apart(choice, pack)
    return tuple(
        WeightColumn(
            id=criterion.id,
            name=criterion.name,
            text=criterion.text,
            it=choice.by_it.get(criterion.id),
            ot=choice.by_ot.get(criterion.id),
            settled=choice.weights.get(criterion.id),
            used=weighing.weights[criterion.id],
            apart=criterion.id in apart,
            fragile=tuple(step for id_, step in weighing.fragile if id_ == criterion.id),
            last=last.get(criterion.id) if _is_known(choice, criterion.id) else None,
        )
        for criterion in pack.criteria
    )


def _is_known(choice: ModelChoice, criterion: str) -> bool:
    """Whether the room has said today how far a criterion applies."""
    return any(criterion in said for said in (choice.weights, choice.by_it, choice.by_ot))


def _rows(choice: ModelChoice, weighing: Weighing, pack: Pack) -> tuple[ModelRow, ...]:
    models = {model.id: model for model in pack.models}
    cells = {(fit.model, fit.criterion): fit for fit in pack.fit}
    warned = {gate.model for gate in weighing.warnings}
    best = weighing.fits[0].pct if weighing.fits else None
    rows = []
    for fit in weighing.fits:
        terms = tuple(
            FitTerm(
                criterion=id_,
                weight=weight,
                fit=fit.values[id_],
                given=cells[fit.model, id_].value,
                reason=cells[fit.model, id_].reason,
            )
            for id_, weight in weighing.weights.items()
        )
        near = fit.pct is not None and best is not None
        rows.append(
            ModelRow(
                id=fit.model,
                name=models[fit.model].name,
                label=origin_label(pack, models[fit.model]),
                terms=terms,
                points=fit.points,
                pct=fit.pct,
                near=near and best - (fit.pct or 0.0) < pack.thresholds.fit_margin,  # type: ignore[operator]
                warned=fit.model in warned,
            )
        )
    return tuple(rows)


def _radar(session: Session) -> tuple[RadarHint, ...]:
    """What the radar says to the criteria; a suggestion only where its score calls for one."""
    figures = session_figures(seen(session))
    called = {it.id: it.suggestion for it in suggested_weights(session.pack, figures)}
    names = {axis.id: axis.name for axis in session.pack.axes}
    found = []
    for criterion in session.pack.criteria:
        axis, wanted = figures.axes.get(criterion.axis), called.get(criterion.id)
        score = axis.score if axis is not None else None
        if score is None or (criterion.suggestion is not None and wanted is None):
            continue
        found.append(
            RadarHint(
                criterion=criterion.name,
                axis=names[criterion.axis],
                score=score,
                text=criterion.hint,
                suggested=(wanted.low, wanted.high) if wanted is not None else None,
            )
        )
    return tuple(found)


def _apart(session: Session) -> tuple[str, ...]:
    """The cards that the room keeps apart, once both maps were seen."""
    if not is_revealed(session):
        return ()
    return tuple(card_text(session, card) for card in on_table(session) if card.keep_apart)


def _reasons(session: Session, tested: Model | None) -> tuple[Note, ...]:
    return reasons_against(session, tested) if tested is not None else ()
