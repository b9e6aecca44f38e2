"""The agenda of a plan as values: rows with clock times, the strip above them, one step in full."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.pack import Pack, StepKind, Template, TemplateStep
from itot_workshop.domain.plan_checks import (
    Fit,
    fit,
    length_of,
    order_faults,
    time_of,
    vote_without_people,
)
from itot_workshop.domain.rules_agenda import in_order
from itot_workshop.domain.session import Session
from itot_workshop.ui.plan.words import counted, minutes_word, order_words, tr
from itot_workshop.ui.widgets.filling import filled

ICONS: Mapping[StepKind, str] = {
    "talk": "note",
    "vote": "vote",
    "reveal": "radar",
    "discuss": "note",
    "card": "card",
    "board": "board",
    "model": "model",
    "actions": "action",
    "review": "agenda",
    "break": "break",
    "close": "door",
}


class StepRow(Struct, frozen=True, kw_only=True):
    """A step in the table. ``starts`` is empty while it is switched off."""

    id: str
    starts: str
    icon: str
    title: str
    remark: str
    minutes: int
    elastic: bool
    off: bool
    done: bool
    given: str = ""


class Segment(Struct, frozen=True, kw_only=True):
    """A step on the strip: where it begins and how long it is, in minutes from the start."""

    step: str
    at: int
    minutes: int
    rest: bool


class AgendaView(Struct, frozen=True, kw_only=True):
    """The agenda with what is to be said of it."""

    rows: tuple[StepRow, ...]
    segments: tuple[Segment, ...]
    fit: Fit
    origin: str
    faults: tuple[str, ...]


class StepView(Struct, frozen=True, kw_only=True):
    """One step in full, as the facilitator prepares it."""

    id: str
    chip: str
    title: str
    purpose: str
    lines: tuple[str, ...]
    room: str
    keeps: str
    stage: str
    own: bool


def agenda_view(session: Session) -> AgendaView:
    """The agenda of a plan."""
    steps = in_order(session.agenda.values())
    found = fit(session)
    rows, segments = [], []
    spent = 0
    for step in steps:
        rows.append(_row(session, step, found.starts, spent))
        if not step.off:
            rest = step.kind == "break"
            segments.append(Segment(step=step.id, at=spent, minutes=length_of(step), rest=rest))
            spent += length_of(step)
    changes = changes_of(session)
    return AgendaView(
        rows=tuple(rows),
        segments=tuple(segments),
        fit=found,
        origin=_origin(session, changes),
        faults=_faults(session),
    )


def step_view(session: Session, step_id: str) -> StepView | None:
    """One step in full; None if it is gone."""
    step = session.agenda.get(step_id)
    if step is None:
        return None
    source = source_of(session.pack, session.about.template, step.source)
    chip = tr("your own step")
    lines: tuple[str, ...] = ()
    if source is not None:
        chip = tr("elastic step: takes up delays") if step.elastic else kind_word(step.kind)
        lines = tuple(line.text for line in source.script)
    return StepView(
        id=step.id,
        chip=chip,
        title=step.title,
        purpose=step.purpose or (source.purpose if source else ""),
        lines=lines,
        room=source.people if source else "",
        keeps=source.captured if source else "",
        stage=source.stage if source else "",
        own=source is None,
    )


def changes_of(session: Session) -> int:
    """How many steps differ from the template: changed, moved, added, switched off or gone."""
    template = template_of(session)
    if template is None:
        return len(session.agenda)
    planned = {it.id: it for it in template.steps}
    steps = in_order(session.agenda.values())
    seen = [step for step in steps if step.source in planned]
    first = {step.source: step for step in reversed(seen)}
    differing = sum(_differs(first[id_], it) for id_, it in planned.items() if id_ in first)
    gone = len(planned) - len(first)
    more = len(steps) - len(first)
    moved = [step.source for step in seen] != [id_ for id_ in planned if id_ in first]
    return differing + gone + more + int(moved and not more)


def template_of(session: Session) -> Template | None:
    """The template the agenda started from; None if the pack has it no more."""
    templates = session.pack.templates
    return next((it for it in templates if it.id == session.about.template), None)


def source_of(pack: Pack, template: str, source: str) -> TemplateStep | None:
    """The pack's step that a step came from, looked for in its own template first."""
    templates = sorted(pack.templates, key=lambda it: it.id != template)
    found = (step for it in templates for step in it.steps if step.id == source)
    return next(found, None) if source else None


def kind_word(kind: StepKind) -> str:
    """What a kind of step is called."""
    names = {
        "talk": tr("talk"),
        "vote": tr("vote"),
        "reveal": tr("radar"),
        "discuss": tr("discussion"),
        "card": tr("card"),
        "board": tr("common ground"),
        "model": tr("cooperation model"),
        "actions": tr("actions"),
        "review": tr("review"),
        "break": tr("break"),
        "close": tr("close"),
    }
    return names[kind]


def _faults(session: Session) -> tuple[str, ...]:
    """What else does not work, a sentence each."""
    said = [order_words(fault) for fault in order_faults(session)]
    if vote_without_people(session):
        said.append(tr("There is a vote, and nobody to cast one yet: see People."))
    return tuple(said)


def _row(session: Session, step: AgendaStep, starts: int | None, spent: int) -> StepRow:
    source = source_of(session.pack, session.about.template, step.source)
    return StepRow(
        id=step.id,
        starts="" if step.off else _clock(starts, spent),
        icon="pin" if source is None and step.kind == "talk" else ICONS[step.kind],
        title=step.title,
        remark=_remark(session, step, source),
        minutes=step.minutes,
        elastic=step.elastic,
        off=step.off,
        done=step.state == "done",
        given=f"{step.added:+d}" if step.added else "",
    )


def _clock(starts: int | None, spent: int) -> str:
    """When a step begins: by the clock, else in hours and minutes from the start."""
    if starts is None:
        return f"+{spent // 60}:{spent % 60:02}"
    return time_of(starts + spent)


def _remark(session: Session, step: AgendaStep, source: TemplateStep | None) -> str:
    """What stands beside a title: why it is special, or what is done in it."""
    if step.off:
        return filled(tr("switched off, saves %1"), minutes_word(step.minutes))
    if step.state == "done":
        return tr("done")
    if step.id == session.about.step:
        return tr("the workshop is here")
    if step.elastic:
        return tr("takes up delays")
    if source is None:
        return tr("your own")
    return _content(session, step, source)


def _content(session: Session, step: AgendaStep, source: TemplateStep) -> str:
    pack, form = session.pack, session.about.form
    if step.kind == "vote":
        asked = pack.form_statements(form)
        axes = len({statement.axis for statement in asked})
        said = counted(len(asked), "%n statement", "%n statements")
        return filled(tr("%1, %2 axes"), said, str(axes))
    if step.kind == "board" and pack.items:
        return counted(len(pack.items), "%n card", "%n cards")
    if len(source.cards) == 1:
        return filled(tr("card “%1”"), pack.card(source.cards[0]).title)
    return counted(len(source.cards), "", "%n cards to choose from") if source.cards else ""


def _differs(step: AgendaStep, planned: TemplateStep) -> bool:
    """Whether a step was reworded, switched off or given another length."""
    kept = (planned.title, planned.minutes, False)
    return (step.title, step.minutes, step.off) != kept


def _origin(session: Session, changes: int) -> str:
    template = template_of(session)
    if not session.agenda:
        return tr("No steps yet.")
    if template is None:
        return tr("Your own agenda.")
    if not changes:
        return filled(tr("From the template “%1”, unchanged."), template.title)
    said = counted(changes, "one change", "%n changes")
    return filled(tr("From the template “%1”, %2."), template.title, said)
