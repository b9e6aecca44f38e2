"""What is still missing in a charter (``docs/method.md``, charters).

A pack says in words what is looked at and how serious it is; what a check looks at is known here
by its id. A draft is always kept: a check that blocks only keeps a charter from being signed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.domain.charter import Charter, WatchReview, balance, reopens, watch_reviews
from itot_workshop.domain.days import months_after
from itot_workshop.domain.pack import CharterCheck, CharterForm
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.rounding import reaches

CheckState: TypeAlias = Literal["ok", "warn", "block"]
Places: TypeAlias = list[str]

# A pack in another language has its own words for numbers; digits are read in all of them.
_NUMBER_WORDS = frozenset(
    "none zero half one two three four five six seven eight nine ten eleven twelve twenty "
    "hundred".split()
)

_EMPTY = CharterCheck(id="required", level="block", text="This part is still empty.")


class CheckResult(Struct, frozen=True, kw_only=True):
    """One check of one field. ``about`` names the rows it stumbled over, if it looks at rows."""

    field: str
    check: str
    state: CheckState
    text: str
    about: tuple[str, ...] = ()


def charter_checks(charter: Charter, form: CharterForm) -> tuple[CheckResult, ...]:
    """Every check of the form's fields in order, passed or not.

    A required field that is empty blocks even where the pack has no check for that. Checks whose
    id is not known here are left to people.
    """
    results: list[CheckResult] = []
    for field in form.fields:
        found = [
            _result(field.id, check, _fails(charter, form, field.id, check))
            for check in field.checks
        ]
        if field.required and not getattr(charter, field.id, None) and _all_pass(found):
            found.append(_result(field.id, _EMPTY, [""]))
        results.extend(found)
    return tuple(results)


def may_be_signed(results: Iterable[CheckResult]) -> bool:
    """Whether no check blocks."""
    return all(result.state != "block" for result in results)


def crossed_on(charter: Charter, form: CharterForm) -> tuple[WatchReview, ...]:
    """The reviews at which as many indicators were over the line as the form warns of."""
    checks = (check for field in form.fields for check in field.checks)
    enough = next((it.value for it in checks if it.id == "watch_crossed"), None)
    if not enough:
        return ()
    reviews = watch_reviews(charter.watch, form.watch)
    return tuple(review for review in reviews if len(review.crossed) >= enough)


def _result(field: str, check: CharterCheck, places: Places) -> CheckResult:
    return CheckResult(
        field=field,
        check=check.id,
        state=check.level if places else "ok",
        text=check.text,
        about=tuple(place for place in places if place),
    )


def _all_pass(results: Iterable[CheckResult]) -> bool:
    return all(result.state == "ok" for result in results)


def _fails(charter: Charter, form: CharterForm, field: str, check: CharterCheck) -> Places:
    """The places a check stumbles over: "" for the field as a whole; none if it passes."""
    value = 0.0 if check.value is None else check.value
    if check.id in _LOOKED_AT:
        return _LOOKED_AT[check.id](charter, form, value)
    content = getattr(charter, field, None)
    if isinstance(content, str):
        content = content.strip()
    count = sum(map(_is_filled, content)) if isinstance(content, tuple) else 0
    failed = (
        (check.id.endswith("_missing") and not content)
        or (check.id.endswith("_few") and count < value)
        or (check.id.endswith("_many") and count > value)
    )
    return [""] if failed else []


def _is_filled(entry: object) -> bool:
    """Whether an entry of a list says who, or what, and not only the rest of its row."""
    said = entry if isinstance(entry, str) else ""
    for name in ("who", "goal", "text"):
        said = said or getattr(entry, name, "")
    return bool(said.strip())


_Check: TypeAlias = Callable[[Charter, CharterForm, float], Places]


def _sponsor_per_side(charter: Charter, _form: CharterForm, _value: float) -> Places:
    there = {sponsor.side for sponsor in charter.sponsors if sponsor.who.strip()}
    return [side for side in SIDES if side not in there]


def _sponsor_confirmed(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [s.who for s in charter.sponsors if s.who.strip() and not s.confirmed]


def _member_per_side(charter: Charter, _form: CharterForm, _value: float) -> Places:
    there = {member.side for member in charter.members if member.who.strip()}
    return [side for side in SIDES if side not in there]


def _member_share(charter: Charter, _form: CharterForm, value: float) -> Places:
    return [m.who for m in charter.members if not reaches(m.share, value)]


def _not_agreed(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [m.who for m in charter.members if not m.agreed]


def _not_volunteer(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [m.who for m in charter.members if not m.volunteer]


def _return_missing(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [m.who for m in charter.members if not m.returns_to.strip()]


def _balance(charter: Charter, _form: CharterForm, value: float) -> Places:
    found = balance(charter.members)
    return [] if found is None or reaches(found.smaller_share, value) else [""]


def _half_time(charter: Charter, _form: CharterForm, value: float) -> Places:
    there = {m.side for m in charter.members if m.who.strip() and reaches(m.share, value)}
    return [side for side in SIDES if side not in there]


def _strategy(charter: Charter, _form: CharterForm, _value: float) -> Places:
    link = charter.strategy
    if link is None or not link.owner.strip():
        return [""]
    linked = link.document.strip() and link.how.strip()
    return [] if linked or link.due is not None else [""]


def _watch_crossed(charter: Charter, form: CharterForm, value: float) -> Places:
    reviews = watch_reviews(charter.watch, form.watch)
    return [""] if reopens(reviews, int(value)) else []


def _new_silo(charter: Charter, _form: CharterForm, _value: float) -> Places:
    read = [value.value for value in sorted(charter.new_silo, key=lambda value: value.date)]
    return [""] if len(read) > 1 and read[-1] < read[-2] else []


def _end_early(charter: Charter, _form: CharterForm, value: float) -> Places:
    if charter.start is None or charter.end is None:
        return []
    return [""] if charter.end < months_after(charter.start, int(value)) else []


def _end_late(charter: Charter, _form: CharterForm, value: float) -> Places:
    if charter.start is None or charter.end is None:
        return []
    return [""] if charter.end > months_after(charter.start, int(value)) else []


def _midpoint_outside(charter: Charter, _form: CharterForm, _value: float) -> Places:
    start, middle, end = charter.start, charter.midpoint, charter.end
    if middle is None:
        return []
    early = start is not None and middle <= start
    late = end is not None and middle >= end
    return [""] if early or late else []


def _talent_missing(charter: Charter, form: CharterForm, _value: float) -> Places:
    return [talent for talent in form.talents if not charter.talents.get(talent, "").strip()]


def _goal_number(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [goal.goal for goal in charter.goals if not _has_number(goal.goal)]


def _has_number(text: str) -> bool:
    words = {word.strip(".,;:!?()“”\"'").casefold() for word in text.replace("-", " ").split()}
    return any(letter.isnumeric() for letter in text) or not words.isdisjoint(_NUMBER_WORDS)


def _goal_owners(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [g.goal for g in charter.goals if not (g.owner_it.strip() and g.owner_ot.strip())]


def _project_covered(charter: Charter, _form: CharterForm, _value: float) -> Places:
    covered = {at for goal in charter.goals for at in goal.projects}
    return [project for at, project in enumerate(charter.key_projects) if at not in covered]


def _visible_checker(charter: Charter, _form: CharterForm, _value: float) -> Places:
    return [change.text for change in charter.visible if not change.checked_by.strip()]


def _momentum(charter: Charter, _form: CharterForm, value: float) -> Places:
    """Looked at only once every promise has been held against the plant."""
    judged = [change.seen for change in charter.visible]
    if not judged or "" in judged:
        return []
    return [] if reaches(judged.count("seen") / len(judged), value) else [""]


_LOOKED_AT: Mapping[str, _Check] = {
    "sponsor_per_side": _sponsor_per_side,
    "sponsor_confirmed": _sponsor_confirmed,
    "member_per_side": _member_per_side,
    "member_share": _member_share,
    "home_team_agreed": _not_agreed,
    "manager_agreed": _not_agreed,
    "not_volunteer": _not_volunteer,
    "return_missing": _return_missing,
    "balance_warn": _balance,
    "balance_block": _balance,
    "half_time_per_side": _half_time,
    "strategy_missing": _strategy,
    "watch_crossed": _watch_crossed,
    "new_silo_falling": _new_silo,
    "end_early": _end_early,
    "end_late": _end_late,
    "midpoint_outside": _midpoint_outside,
    "talent_missing": _talent_missing,
    "goal_number": _goal_number,
    "goal_owners": _goal_owners,
    "project_covered": _project_covered,
    "visible_checker": _visible_checker,
    "momentum": _momentum,
}
