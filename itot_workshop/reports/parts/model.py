"""The model decision: every sum in the open, what it hangs on, and why the room chose."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.model_choice import ModelChoice, ModelFit, Weighing, unsettled, weigh
from itot_workshop.domain.pack_base import by_id
from itot_workshop.reports.document import (
    Cell,
    Column,
    Fact,
    Facts,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.numbers import MINUS, amount, points
from itot_workshop.reports.numbers import share as fit_share


def model(material: Material) -> Section | None:
    """The chapter *Model decision*; None if the room made none."""
    choice = material.choice
    if choice is None:
        return None
    weighing = weigh(choice, material.session.pack)
    return Section(
        id="model",
        title=material.words.say("model.title"),
        blocks=tuple(_blocks(material, choice, weighing)),
    )


def _blocks(material: Material, choice: ModelChoice, weighing: Weighing) -> Iterator[Plain]:
    yield Paragraph(text=_lead(material, weighing), style="lead")
    if weighing.ranking:
        yield _sums(material, choice, weighing)
    yield Facts(facts=tuple(_facts(material, choice, weighing)))
    close = material.session.pack.text_or("choice-close")
    if weighing.too_close and close:
        yield Paragraph(text=close, style="note")


def _lead(material: Material, weighing: Weighing) -> str:
    words = material.words
    if not weighing.ranking or weighing.lead is None:
        return words.say("model.no_weights")
    best, second = weighing.fits[:2]
    if best.points == second.points:
        first = [fit.model for fit in weighing.fits if fit.points == best.points]
        return words.say("model.tie", models=words.names([material.model_name(m) for m in first]))
    leads = words.say(
        "model.leads", model=material.model_name(best.model), points=best.points, max=best.most
    )
    name = "model.too_close" if weighing.too_close else "model.lead"
    return f"{leads} {words.say(name, margin=points(weighing.lead))}"


def _sums(material: Material, choice: ModelChoice, weighing: Weighing) -> Table:
    words, pack = material.words, material.session.pack
    heads = (
        Column(
            title=by_id(pack.models, fit.model).short.replace("\n", " "),
            kind="number",
            lifted=fit.model == choice.chosen,
        )
        for fit in weighing.fits
    )
    note = words.say("model.note")
    if weighing.edited:
        note = f"{note} {words.say('model.edited')}"
    if open_ := unsettled(choice, pack):
        named = words.names([by_id(pack.criteria, it).name for it in open_])
        said = words.say("model.unsettled", criteria=named)
        note = f"{note} {said}"
    best = weighing.fits[0]
    return Table(
        caption=words.say("model.table"),
        columns=(
            Column(title=words.say("model.situation")),
            Column(title=words.say("model.weight"), kind="number"),
            *heads,
        ),
        rows=(
            *(_criterion(material, choice, weighing, c.id) for c in pack.criteria),
            _total(
                words.say("model.points"),
                words.say("model.max", max=best.most),
                [str(fit.points) for fit in weighing.fits],
            ),
            _total(words.say("model.fit"), "", [_percent(fit) for fit in weighing.fits]),
        ),
        note=note,
    )


def _criterion(material: Material, choice: ModelChoice, weighing: Weighing, criterion: str) -> Row:
    words, weight = material.words, weighing.weights[criterion]
    sides = ""
    if criterion in choice.by_it and criterion in choice.by_ot:
        it, ot = amount(choice.by_it[criterion]), amount(choice.by_ot[criterion])
        sides = words.say("model.sides", it=it, ot=ot)
    cells = []
    for fit in weighing.fits:
        value = fit.values[criterion]
        text = words.say("model.product", weight=weight, fit=value, points=weight * value)
        if criterion in choice.edited_fit.get(fit.model, {}):
            text = words.say("model.edited_cell", text=text)
        cells.append(Cell(text=text))
    name = by_id(material.session.pack.criteria, criterion).name
    return Row(cells=(Cell(text=name), Cell(text=str(weight), detail=sides), *cells))


def _total(name: str, of: str, values: list[str]) -> Row:
    return Row(style="sum", cells=(Cell(text=name), Cell(text=of), *(Cell(text=v) for v in values)))


def _percent(fit: ModelFit) -> str:
    return "" if fit.pct is None else fit_share(fit.pct / 100)


def _facts(material: Material, choice: ModelChoice, weighing: Weighing) -> Iterator[Fact]:
    words = material.words
    chosen = words.say("model.not_chosen")
    if choice.chosen:
        chosen = material.model_name(choice.chosen)
        found = next((m for m in material.session.pack.models if m.id == choice.chosen), None)
        if found is not None and found.origin == "extension":
            chosen = words.say("model.beyond", model=chosen)
    yield Fact(name=words.say("model.chosen"), value=chosen)
    if choice.reason:
        yield Fact(name=words.say("model.why"), value=choice.reason)
    if weighing.ranking and weighing.lead != 0 and not unsettled(choice, material.session.pack):
        yield Fact(name=words.say("model.depends"), value=_depends(material, weighing))
    for gate in weighing.warnings:
        text = words.say("model.warning_on", model=material.model_name(gate.model), text=gate.text)
        yield Fact(name=words.say("model.warning"), value=text)


def _depends(material: Material, weighing: Weighing) -> str:
    words, criteria = material.words, material.session.pack.criteria
    if not weighing.fragile:
        return words.say("model.robust")
    steps = [
        words.say(
            "model.step",
            criterion=by_id(criteria, criterion).name,
            sign="+" if step > 0 else MINUS,
        )
        for criterion, step in weighing.fragile
    ]
    return words.say("model.fragile", n=len(steps), steps=", ".join(steps))
