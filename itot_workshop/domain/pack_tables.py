"""Whether the exercises of a content pack are complete: board, model choice, charters, modules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from itot_workshop.domain.pack import GuideStep, Pack
from itot_workshop.domain.pack_findings import Finding, KeyPath

GRADES = range(4)

# What a part of the app needs from a pack before a step can open it.
MODULE_NEEDS = {
    "cards": "cards",
    "differences": "cards",
    "green-box": "items",
    "pick-model": "models",
    "charter": "charters",
}


def check_exercises(pack: Pack) -> Iterator[Finding]:
    """All that is missing in the exercises of a pack; exercises it does not have are no fault."""
    yield from _guides(pack)
    yield from _grades(pack)
    yield from _fit(pack)
    yield from _charters(pack)
    yield from _modules(pack)


def _guides(pack: Pack) -> Iterator[Finding]:
    if pack.items and pack.board is None:
        yield Finding(path=("board",), reason="is missing: board items need it", needs=("board",))
    if pack.models and pack.choice is None:
        yield Finding(path=("choice",), reason="is missing: models need it", needs=("choice",))
    if pack.models and not pack.criteria:
        yield Finding(path=("criteria",), reason="is missing: models need it", needs=("criteria",))
    if pack.board is not None:
        yield from _guide_steps(("board", "steps"), pack.board.steps)
    if pack.choice is not None:
        yield from _guide_steps(("choice", "steps"), pack.choice.steps)
        for name in ("weights", "fits"):
            words = getattr(pack.choice, name)
            if len(words) != len(GRADES):
                yield Finding(
                    path=("choice", name),
                    reason=f"has {len(words)} words for the grades 0 to {GRADES[-1]}",
                )


def _guide_steps(path: KeyPath, steps: tuple[GuideStep, ...]) -> Iterator[Finding]:
    for position, step in enumerate(steps):
        if not 0 <= step.start < step.end:
            yield Finding(path=(*path, position, "end"), reason="has to lie after the start")
    for position, (before, step) in enumerate(pairwise(steps), start=1):
        if step.start != before.end:
            yield Finding(
                path=(*path, position, "start"),
                reason=f"is minute {step.start}, but the step before ends at minute {before.end}",
                needs=(".".join(map(str, path)),),
            )


def _grades(pack: Pack) -> Iterator[Finding]:
    """Weights and fits lie on the scale from 0 to 3."""
    found: list[tuple[KeyPath, int]] = []
    for number, criterion in enumerate(pack.criteria):
        found.append((("criteria", number, "default"), criterion.default))
        if criterion.suggestion is not None:
            low, high = criterion.suggestion.low, criterion.suggestion.high
            found.append((("criteria", number, "suggestion", "low"), low))
            found.append((("criteria", number, "suggestion", "high"), high))
            if low > high:
                yield Finding(
                    path=("criteria", number, "suggestion", "low"),
                    reason="is above high",
                    needs=("criteria.suggestion",),
                )
    found += [(("fit", number, "value"), fit.value) for number, fit in enumerate(pack.fit)]
    found += [(("gates", number, "weight"), gate.weight) for number, gate in enumerate(pack.gates)]
    for path, value in found:
        if value not in GRADES:
            yield Finding(path=path, reason=f"is {value}; it goes from 0 to {GRADES[-1]}")


def _fit(pack: Pack) -> Iterator[Finding]:
    """Each model meets each criterion exactly once."""
    seen: set[tuple[str, str]] = set()
    for number, fit in enumerate(pack.fit):
        cell = (fit.model, fit.criterion)
        if cell in seen:
            yield Finding(
                path=("fit", number),
                reason=f"“{fit.model}” against “{fit.criterion}” is there already",
                needs=("fit.model", "fit.criterion"),
            )
        seen.add(cell)
    for model in pack.models:
        for criterion in pack.criteria:
            if (model.id, criterion.id) not in seen:
                yield Finding(
                    path=("fit",),
                    reason=f"“{model.id}” against “{criterion.id}” is missing",
                    needs=("fit.model", "fit.criterion", "models.id", "criteria.id"),
                )


def _charters(pack: Pack) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, form in enumerate(pack.charters):
        if form.model in seen:
            yield Finding(
                path=("charters", number, "model"), reason=f"“{form.model}” is there already"
            )
        seen.add(form.model)


def _modules(pack: Pack) -> Iterator[Finding]:
    """A step opens only what the pack has."""
    for number, template in enumerate(pack.templates):
        for position, step in enumerate(template.steps):
            table = MODULE_NEEDS.get(step.module)
            if table is not None and not getattr(pack, table):
                yield Finding(
                    path=("templates", number, "steps", position, "module"),
                    reason=f"opens “{step.module}”, but the pack has no {table}",
                    needs=(table,),
                )
