"""Charters as they were written down, field by field, with what is still missing in them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from itot_workshop.domain.charter import (
    Charter,
    Member,
    SharedGoal,
    StrategyLink,
    VisibleChange,
    WatchReview,
    balance,
    watch_reviews,
)
from itot_workshop.domain.charter_checks import CheckResult, CheckState, charter_checks
from itot_workshop.domain.pack import CharterField, CharterForm, WatchIndicator
from itot_workshop.reports.document import (
    Callout,
    Cell,
    Column,
    Fact,
    Facts,
    Panel,
    Paragraph,
    Plain,
    Row,
    Section,
    Strip,
    Table,
    Tone,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.numbers import amount, share
from itot_workshop.reports.parts.people import who

_DAYS = ("start", "midpoint", "end")

Show: TypeAlias = Callable[[Material, Charter, CharterField], list[str]]


def charters(material: Material) -> Section | None:
    """The chapter *Charter*; None if none was begun."""
    written = material.charters
    if not written:
        return None
    title = material.words.say("charter.title" if len(written) == 1 else "charter.titles")
    panels = tuple(_panel(material, charter) for charter in written)
    return Section(id="charter", title=title, blocks=panels)


def _panel(material: Material, charter: Charter) -> Panel:
    words, form = material.words, material.session.pack.charter_form(charter.model)
    signed = words.say("charter.not_signed")
    if charter.signed:
        signed = words.say("charter.signed", date=words.date(charter.signed))
    model = material.model_name(charter.model)
    return Panel(
        title=charter.name or model,
        line=model if charter.name not in ("", model) else "",
        line_end=signed,
        main=tuple(_main(material, charter, form)),
    )


def _main(material: Material, charter: Charter, form: CharterForm) -> Iterator[Plain]:
    line = _timeline(material, charter, form)
    if line is not None:
        yield line
    fields = [f for f in form.fields if line is None or f.id not in _DAYS]
    told = ((f.name, _SHOWN.get(f.id, _text)(material, charter, f)) for f in fields)
    yield Facts(
        facts=tuple(
            Fact(name=name, value=texts[0], more=tuple(texts[1:])) for name, texts in told if texts
        )
    )
    if charter.outcome and not any(field.id == "outcome" for field in form.fields):
        yield Paragraph(label=material.words.say("charter.outcome"), text=charter.outcome)
    if charter.members:
        yield _members(material, charter)
    if charter.goals:
        yield _goals(material, charter)
    if charter.watch or charter.new_silo:
        yield _watch(material, charter, form)
    yield from _missing(material, charter, form)


def _timeline(material: Material, charter: Charter, form: CharterForm) -> Facts | None:
    """From the first day to the last; None for a model that has no end, or none yet."""
    start, end = charter.start, charter.end
    if start is None or end is None or end <= start:
        return None
    named = {field.id: field.name for field in form.fields}
    days = [(named[name], getattr(charter, name)) for name in _DAYS if name in named]
    if material.session.about.next_date is not None:
        days.append((material.words.say("page.next"), material.session.about.next_date))
    inside = [(day, name) for name, day in days if day is not None and start <= day <= end]
    return Facts(
        style="timeline",
        facts=tuple(
            Fact(name=name, value=material.words.short_date(day), at=(day - start) / (end - start))
            for day, name in sorted(inside)
        ),
    )


def _missing(material: Material, charter: Charter, form: CharterForm) -> Iterator[Plain]:
    results = charter_checks(charter, form)
    tones: tuple[tuple[CheckState, str, Tone], ...] = (
        ("block", "charter.missing", "bad"),
        ("warn", "charter.mind", "warn"),
    )
    for state, title, tone in tones:
        texts = [_finding(material, result) for result in results if result.state == state]
        if texts:
            yield Callout(title=material.words.say(title), points=tuple(texts), tone=tone)


def _finding(material: Material, result: CheckResult) -> str:
    if not result.about:
        return result.text
    about = "; ".join(who(material, about).rstrip(".") for about in result.about)
    return material.words.say("charter.finding", text=result.text.rstrip("."), about=about)


def _text(material: Material, charter: Charter, field: CharterField) -> list[str]:
    """Whatever a field holds that is plain: a text, a date, a list of texts."""
    value = getattr(charter, field.id, None)
    if isinstance(value, datetime.date):
        return [material.words.date(value)]
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [item for item in value if isinstance(item, str)]
    return []


def _nothing(_material: Material, _charter: Charter, _field: CharterField) -> list[str]:
    """Fields that have a table of their own, or are the title."""
    return []


def _sponsors(material: Material, charter: Charter, _field: CharterField) -> list[str]:
    words = material.words
    return [
        f"{words.name_of('sides', s.side)}: {who(material, s.who)}, "
        + words.say("charter.confirmed" if s.confirmed else "charter.unconfirmed")
        for s in charter.sponsors
    ]


def _strategy(material: Material, charter: Charter, _field: CharterField) -> list[str]:
    link: StrategyLink | None = charter.strategy
    if link is None:
        return []
    words, told = material.words, link.document
    if link.owner:
        owner = who(material, link.owner)
        told = words.say("charter.document", document=link.document, owner=owner)
    due = words.say("charter.due", date=words.date(link.due)) if link.due else ""
    return [part for part in (told, link.how, due) if part]


def _review(material: Material, charter: Charter, _field: CharterField) -> list[str]:
    return [material.words.say("charter.months", n=charter.review_months)]


def _talents(material: Material, charter: Charter, _field: CharterField) -> list[str]:
    words = material.words
    return [
        words.say("charter.on_call", talent=talent, who=who(material, brings))
        for talent, brings in charter.talents.items()
    ]


def _visible(material: Material, charter: Charter, _field: CharterField) -> list[str]:
    return [_seen(material, change) for change in charter.visible]


def _seen(material: Material, change: VisibleChange) -> str:
    words, parts = material.words, [change.text]
    if change.checked_by:
        parts.append(words.say("charter.checked_by", who=who(material, change.checked_by)))
    if change.seen:
        parts.append(words.name_of("seen", change.seen))
    return " · ".join(parts)


_SHOWN: Mapping[str, Show] = {
    "name": _nothing,
    "members": _nothing,
    "goals": _nothing,
    "watch": _nothing,
    "new_silo": _nothing,
    "sponsors": _sponsors,
    "strategy": _strategy,
    "review_months": _review,
    "talents": _talents,
    "visible": _visible,
}


def _members(material: Material, charter: Charter) -> Table:
    words = material.words
    yes, on_request, not_yet = (words.say(f"answers.{a}") for a in ("yes", "on_request", "not_yet"))
    rows = (
        Row(
            cells=(
                Cell(text=who(material, member.who), mark=member.side),
                Cell(text=amount(member.share)),
                Cell(strip=_share(member)),
                Cell(text=yes if member.volunteer else on_request),
                Cell(text=yes if member.agreed else not_yet, tone="" if member.agreed else "warn"),
                Cell(text=member.returns_to),
            )
        )
        for member in charter.members
    )
    found = balance(charter.members)
    note = (
        ""
        if found is None
        else words.say(
            "charter.balance",
            it=amount(found.it),
            ot=amount(found.ot),
            share=share(found.smaller_share),
        )
    )
    agreed = "charter.agreed_line" if charter.end else "charter.agreed_home"
    return Table(
        caption=words.say("charter.team" if charter.end else "charter.members"),
        titled=True,
        columns=(
            Column(title=words.say("charter.who")),
            Column(title=words.say("charter.share"), kind="number"),
            Column(title="", kind="strip"),
            Column(title=words.say("charter.volunteer"), kind="label"),
            Column(title=words.say(agreed), kind="label"),
            Column(title=words.say("charter.returns")),
        ),
        rows=tuple(rows),
        note=note,
    )


def _share(member: Member) -> Strip:
    """The share of a working week as a bar in the colour of the member's side."""
    return Strip(low=0, high=1, points=(), band=(0, min(1.0, member.share)), bar=member.side)


def _goals(material: Material, charter: Charter) -> Table:
    words = material.words
    names = ("goal", "owner_it", "owner_ot", "covers")
    return Table(
        caption=_field_name(material, charter, "goals"),
        titled=True,
        columns=tuple(Column(title=words.say(f"charter.{name}")) for name in names),
        rows=tuple(_goal(material, charter, goal) for goal in charter.goals),
    )


def _goal(material: Material, charter: Charter, goal: SharedGoal) -> Row:
    covers = [charter.key_projects[at] for at in goal.projects if at < len(charter.key_projects)]
    return Row(
        cells=(
            Cell(text=goal.goal),
            Cell(text=who(material, goal.owner_it), mark="IT" if goal.owner_it else ""),
            Cell(text=who(material, goal.owner_ot), mark="OT" if goal.owner_ot else ""),
            Cell(text="; ".join(covers)),
        )
    )


def _watch(material: Material, charter: Charter, form: CharterForm) -> Table:
    """The readings of every review, those over the limit lifted out, and the new-silo check."""
    words = material.words
    reviews = {(one.date, one.session): one for one in watch_reviews(charter.watch, form.watch)}
    silo = {(read.date, read.session): read.value for read in charter.new_silo}
    times = sorted(reviews.keys() | silo.keys())
    rows = []
    for indicator in form.watch:
        cells = (_read(indicator, reviews.get(time)) for time in times)
        rows.append(Row(cells=(Cell(text=indicator.name), Cell(text=indicator.threshold), *cells)))
    if silo:
        cells = (Cell(text=f"{amount(100 * silo[t])}%" if t in silo else "") for t in times)
        rows.append(Row(cells=(Cell(text=words.say("charter.without_liaison")), Cell(), *cells)))
    return Table(
        caption=_field_name(material, charter, "watch"),
        titled=True,
        columns=(
            Column(title=words.say("charter.indicator")),
            Column(title=words.say("charter.limit")),
            *(Column(title=words.short_date(day), kind="number") for day, _ in times),
        ),
        rows=tuple(rows),
        note=form.watch_rule,
    )


def _read(indicator: WatchIndicator, review: WatchReview | None) -> Cell:
    """What a review read of an indicator; nothing where it was not looked at."""
    if review is None or indicator.id not in review.values:
        return Cell()
    text = _reading(review.values[indicator.id], indicator.threshold)
    return Cell(text=text, tone="bad" if indicator.id in review.crossed else "")


def _reading(value: float, threshold: str) -> str:
    """A reading in the unit of its limit."""
    return f"{amount(100 * value)}%" if "%" in threshold else amount(value)


def _field_name(material: Material, charter: Charter, field: str) -> str:
    form = material.session.pack.charter_form(charter.model)
    return next((f.name for f in form.fields if f.id == field), "")
