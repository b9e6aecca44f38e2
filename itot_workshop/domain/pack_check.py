"""Whether a content pack holds together: every id once, every reference answered, nothing missing.

A pack that passes can be planned with, voted on, scored and reported without further questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from msgspec.structs import fields

from itot_workshop.domain.charter import Charter
from itot_workshop.domain.pack import EXERCISES, MODULES, Condition, Pack, Template, Thresholds
from itot_workshop.domain.pack_findings import Finding, KeyPath, Walked, walk
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.domain.pack_limits import check_limits
from itot_workshop.domain.pack_tables import check_exercises

MOST_AXES = 16
SCALE_ENDS = (1, 9)
FLOORS = Thresholds()

# A field of one of these names holds ids of the table beside it, wherever in a pack it stands.
REFERENCES = {
    "axis": "axes",
    "axes": "axes",
    "statements": "statements",
    "cards": "cards",
    "items": "items",
    "model": "models",
    "models": "models",
    "criterion": "criteria",
    "rules": "house_rules",
    "trace": "ideas",
}
_COURSE_OF_CHARTER = {"id", "model", "session", "begun", "signed", "latest_end"}
CHARTER_FIELDS = {f.name for f in fields(Charter)} - _COURSE_OF_CHARTER
PLAIN_CHARTER = "*"


def check(pack: Pack) -> list[Finding]:
    """All that keeps a pack from being used; an empty list for a sound one."""
    everywhere = (check_limits, _duplicates, _references, _fixed_names)
    here = (
        _scale,
        _thresholds,
        _bands,
        _axes,
        _statements,
        _conditions,
        _templates,
        _questions,
        check_exercises,
    )
    walked = tuple(walk(pack))
    found = [part(pack, walked) for part in everywhere] + [part(pack) for part in here]
    return list(chain.from_iterable(found))


def _duplicates(_pack: Pack, walked: Walked) -> Iterator[Finding]:
    """Ids and terms that stand twice in one list; capitals make no difference."""
    seen: set[tuple[KeyPath, str]] = set()
    for path, value in walked:
        key = next((name for name in ("id", "term") if name in value.__struct_fields__), "")
        if not key or not isinstance(path[-1], int):
            continue
        name = str(getattr(value, key))
        place = (path[:-1], name.casefold())
        if place in seen:
            yield Finding(path=(*path, key), reason=f"“{name}” is there already")
        seen.add(place)


def _references(pack: Pack, walked: Walked) -> Iterator[Finding]:
    known = {
        table: {element.id for element in getattr(pack, table)}
        for table in set(REFERENCES.values())
    }
    for path, value in walked:
        for name in value.__struct_fields__:
            if name not in REFERENCES:
                continue
            table = REFERENCES[name]
            for where, wanted in _named(getattr(value, name), (*path, name)):
                if wanted not in known[table] and not _may_stand(path, wanted):
                    yield Finding(
                        path=where,
                        reason=f"names “{wanted}”, which is not an id in {table}",
                        needs=(f"{table}.id",),
                    )


def _named(part: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(part, str) and part:
        yield path, part
    elif isinstance(part, tuple):
        for position, element in enumerate(part):
            if isinstance(element, str):
                yield (*path, position), element


def _may_stand(path: KeyPath, wanted: str) -> bool:
    """The plain charter form is written for no model in particular."""
    return path[0] == "charters" and wanted == PLAIN_CHARTER


def _fixed_names(pack: Pack, walked: Walked) -> Iterator[Finding]:
    """Names that the program itself knows: parts of the app, exercises, fields of a charter."""
    for path, value in walked:
        module = getattr(value, "module", "")
        if module not in MODULES:
            yield _not_one_of((*path, "module"), module, MODULES[1:])
        for position, opened in enumerate(getattr(value, "opens", ())):
            if opened not in EXERCISES:
                yield _not_one_of((*path, "opens", position), opened, EXERCISES)
    for number, form in enumerate(pack.charters):
        for position, field in enumerate(form.fields):
            if field.id not in CHARTER_FIELDS:
                yield _not_one_of(
                    ("charters", number, "fields", position, "id"),
                    field.id,
                    tuple(sorted(CHARTER_FIELDS)),
                )


def _not_one_of(path: KeyPath, found: str, allowed: tuple[str, ...]) -> Finding:
    return Finding(path=path, reason=f"“{found}” is none of {', '.join(allowed)}")


def _scale(pack: Pack) -> Iterator[Finding]:
    scale, (lowest, highest) = pack.scale, SCALE_ENDS
    if not lowest <= scale.low < scale.high <= highest:
        yield Finding(
            path=("scale", "low"),
            reason=f"the scale runs from {scale.low} to {scale.high}; it has to rise, between"
            f" {lowest} and {highest}, so that each vote is one digit key",
            needs=("scale.low", "scale.high"),
        )
    elif len(scale.labels) != len(scale.values):
        yield Finding(
            path=("scale", "labels"),
            reason=f"has {len(scale.labels)} labels for {len(scale.values)} values",
            needs=("scale.low", "scale.high"),
        )


def _questions(pack: Pack) -> Iterator[Finding]:
    """Each answer is one digit key."""
    for number, question in enumerate(pack.questions):
        last = question.low + len(question.labels) - 1
        if question.low < 0 or len(question.labels) < 2 or last > SCALE_ENDS[1]:
            yield Finding(
                path=("questions", number, "labels"),
                reason=f"run from {question.low} to {last}; at least two are needed, between 0"
                f" and {SCALE_ENDS[1]}, so that each answer is one digit key",
                needs=("questions.low",),
            )


def _thresholds(pack: Pack) -> Iterator[Finding]:
    limits = pack.thresholds
    for name in ("side_min", "room_min", "split_min"):
        floor = getattr(FLOORS, name)
        if getattr(limits, name) < floor:
            yield Finding(path=("thresholds", name), reason=f"may not be lower than {floor}")
    for field in fields(limits):
        if getattr(limits, field.name) < 0:
            yield Finding(path=("thresholds", field.name), reason="may not be below 0")
        elif field.name.endswith("_share") and getattr(limits, field.name) > 1:
            yield Finding(path=("thresholds", field.name), reason="is a share, from 0 to 1")
    for low, high in (
        ("gap_noticeable", "gap_large"),
        ("consensus_medium", "consensus_high"),
        ("change_possible", "change_clear"),
    ):
        if getattr(limits, low) > getattr(limits, high):
            yield Finding(
                path=("thresholds", low),
                reason=f"may not be higher than {high}",
                needs=(f"thresholds.{high}",),
            )


def _bands(pack: Pack) -> Iterator[Finding]:
    if pack.bands and pack.bands[0].start > pack.scale.low:
        yield Finding(
            path=("bands", 0, "start"),
            reason=f"the first band begins at {pack.bands[0].start:g}, the scale at"
            f" {pack.scale.low}: no score may lie outside the bands",
            needs=("scale.low", "bands"),
        )
    for position, (before, band) in enumerate(pairwise(pack.bands), start=1):
        if band.start <= before.start:
            yield Finding(
                path=("bands", position, "start"),
                reason=f"bands rise; this one begins at {band.start:g}, the one before at"
                f" {before.start:g}",
                needs=("bands.start",),
            )


def _axes(pack: Pack) -> Iterator[Finding]:
    if not FEWEST_AXES <= len(pack.axes) <= MOST_AXES:
        yield Finding(
            path=("axes",),
            reason=f"there are {len(pack.axes)} axes; a radar needs {FEWEST_AXES} to {MOST_AXES}",
            needs=("axes",),
        )
    for position, axis in enumerate(pack.axes):
        asked = [s for s in pack.statements if s.axis == axis.id]
        if not any(s.short for s in asked):
            lack = "no statement in the short form" if asked else "no statement"
            yield Finding(
                path=("axes", position),
                reason=f"the axis “{axis.id}” has {lack}",
                needs=("axes.id", "statements.axis", "statements.short"),
            )


def _statements(pack: Pack) -> Iterator[Finding]:
    for position, statement in enumerate(pack.statements):
        if statement.short and statement.key == -1:
            yield Finding(
                path=("statements", position, "short"),
                reason="the short form holds no problem statements",
                needs=("statements.key",),
            )
        if statement.revision < 1:
            yield Finding(path=("statements", position, "revision"), reason="begins at 1")


def _conditions(pack: Pack) -> Iterator[Finding]:
    for number, pattern in enumerate(pack.patterns):
        if not pattern.conditions:
            yield Finding(
                path=("patterns", number, "conditions"),
                reason="is empty, so the pattern would never be found",
            )
        for position, condition in enumerate(pattern.conditions):
            where: KeyPath = ("patterns", number, "conditions", position, "axis")
            yield from _axis_named(where, condition, named=pattern.scope == "named")
    for number, criterion in enumerate(pack.criteria):
        if criterion.suggestion is not None:
            where = ("criteria", number, "suggestion", "when", "axis")
            yield from _axis_named(where, criterion.suggestion.when, named=True)


def _axis_named(path: KeyPath, condition: Condition, *, named: bool) -> Iterator[Finding]:
    if named and not condition.axis:
        yield Finding(
            path=path, reason="is missing: say which axis is tested", needs=("patterns.scope",)
        )
    if condition.axis and not named:
        yield Finding(
            path=path,
            reason="has no place here: the scope already says which axes are tested",
            needs=("patterns.scope",),
        )


def _templates(pack: Pack) -> Iterator[Finding]:
    if not pack.templates:
        yield Finding(
            path=("templates",), reason="there is no agenda to start from", needs=("templates",)
        )
    for number, template in enumerate(pack.templates):
        yield from _minutes(("templates", number), template)


def _minutes(path: KeyPath, template: Template) -> Iterator[Finding]:
    for position, step in enumerate(template.steps):
        if step.minutes < 1:
            yield Finding(path=(*path, "steps", position, "minutes"), reason="is less than 1")
    if not template.steps:
        yield Finding(path=(*path, "steps"), reason="is empty: an agenda has at least one step")
    total = sum(step.minutes for step in template.steps)
    if total != template.minutes:
        yield Finding(
            path=(*path, "minutes"),
            reason=f"is {template.minutes}, but the steps add up to {total}",
            needs=("templates.steps",),
        )
