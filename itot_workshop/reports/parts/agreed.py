"""What was agreed: the decision, who does what by when, what became of the earlier actions."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.notes import Action, ActionState
from itot_workshop.reports.document import (
    Block,
    Cell,
    Column,
    Items,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
    Tone,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.parts.people import note_item, who

TONES: dict[ActionState, Tone] = {
    "done": "good",
    "partly": "warn",
    "missed": "bad",
    "open": "muted",
    "dropped": "muted",
    "moved": "muted",
}


def agreed(material: Material) -> Section:
    """The chapter *What was agreed*."""
    title = material.words.say("agreed.title")
    return Section(id="agreed", title=title, blocks=tuple(_blocks(material)), new_page=True)


def _blocks(material: Material) -> Iterator[Block]:
    words = material.words
    yield from _decision(material)
    decisions = [note for note in material.notes if note.kind == "decision"]
    if decisions:
        items = tuple(note_item(material, note, kind=False) for note in decisions)
        yield Items(label=words.say("agreed.decisions"), items=items)
    yield from _actions(material)
    if material.carried_actions:
        yield _reviewed(material)
    open_points = tuple(_open_points(material))
    if open_points:
        yield Table(
            caption=words.say("agreed.parked"),
            titled=True,
            columns=(
                Column(title=words.say("agreed.from"), kind="label"),
                Column(title=words.say("agreed.said")),
            ),
            rows=open_points,
        )


def _decision(material: Material) -> Iterator[Plain]:
    words, choice = material.words, material.choice
    if choice is None or not choice.chosen:
        return
    model, charter = material.model_name(choice.chosen), material.charter_of(choice.chosen)
    lead = f"{model}."
    parts = []
    if charter is not None:
        if charter.name and charter.name != model:
            lead = words.say("agreed.model_named", model=model, name=charter.name) + "."
        if charter.start and charter.end:
            ends = {"start": words.date(charter.start), "end": words.date(charter.end)}
            parts.append(words.say("agreed.from_to", **ends))
    parts += [words.say("agreed.reason", text=choice.reason)] if choice.reason else []
    yield Paragraph(label=words.say("agreed.decision"), lead=lead, text=" ".join(parts))
    state = " ".join(_state_of_charter(material))
    if state:
        yield Paragraph(text=state, style="note")


def _state_of_charter(material: Material) -> Iterator[str]:
    words, choice = material.words, material.choice
    if choice is None:
        return
    charter = material.charter_of(choice.chosen)
    if charter is None:
        yield words.say("agreed.not_written")
    elif charter.signed:
        yield words.say("agreed.signed", date=words.date(charter.signed))
    else:
        yield words.say("agreed.not_signed")
    if choice.drafter and not (charter and charter.signed):
        drafter = who(material, choice.drafter)
        if choice.draft_due:
            yield words.say("agreed.drafter", who=drafter, date=words.date(choice.draft_due))
        else:
            yield words.say("agreed.drafter_undated", who=drafter)
    thumbs = (choice.thumbs_up, choice.thumbs_sideways, choice.thumbs_down)
    if any(thumbs):
        up, sideways, down = thumbs
        yield words.say("agreed.thumbs", up=up, sideways=sideways, down=down)


def _actions(material: Material) -> Iterator[Plain]:
    words, own = material.words, material.own_actions
    if not own:
        yield Paragraph(text=words.say("agreed.no_actions"))
        return
    yield Table(
        caption=words.say("agreed.actions"),
        titled=True,
        columns=(
            Column(title=words.say("agreed.by"), kind="date"),
            Column(title=words.say("agreed.what")),
            Column(title=words.say("agreed.owner")),
            Column(title=words.say("agreed.partner")),
        ),
        rows=tuple(_action(material, action) for action in own),
    )


def _action(material: Material, action: Action) -> Row:
    words = material.words
    placed = material.session.board.get(action.card)
    details = [
        words.say("agreed.done_when", text=action.done_when) if action.done_when else "",
        words.say("agreed.first_step", text=action.first_step) if action.first_step else "",
        words.say("agreed.card", text=material.card_name(action.card)) if action.card else "",
        words.say("agreed.in_the_way", text=placed.barrier) if placed and placed.barrier else "",
    ]
    return Row(
        cells=(
            Cell(text=words.short_date(action.due) if action.due else "", tone="strong"),
            Cell(text=action.text, detail=" · ".join(filter(None, details))),
            Cell(text=who(material, action.owner), mark=action.owner_seat or ""),
            Cell(text=who(material, action.partner), mark=action.partner_seat or ""),
        )
    )


def _reviewed(material: Material) -> Table:
    words, since = material.words, material.since
    if since is None:
        caption = words.say("agreed.reviewed")
    else:
        caption = words.say("agreed.reviewed_of", month=since.name)
    return Table(
        caption=caption,
        titled=True,
        columns=(
            Column(title=words.say("agreed.state"), kind="label"),
            Column(title=words.say("agreed.action")),
            Column(title=words.say("agreed.remark")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=words.name_of("states", action.state), tone=TONES[action.state]),
                    Cell(text=action.text, detail=_moved_to(material, action)),
                    Cell(text=" ".join(filter(None, (action.remark, _reason(material, action))))),
                )
            )
            for action in material.carried_actions
        ),
    )


def _moved_to(material: Material, action: Action) -> str:
    if action.state not in ("moved", "partly", "missed", "open") or action.due is None:
        return ""
    if action.due <= material.session.about.date:
        return ""
    return material.words.say("agreed.new_date", date=material.words.short_date(action.due))


def _reason(material: Material, action: Action) -> str:
    """The reason for a missed action in the pack's words, else as it was written."""
    return material.session.pack.text_or(f"reason-{action.reason}", action.reason)


def _open_points(material: Material) -> Iterator[Row]:
    words = material.words
    for note in material.notes:
        if note.parked:
            yield _open_point(words.say("agreed.parking"), note.text)
    for charter in material.charters:
        for point in charter.open_points:
            yield _open_point(charter.name or words.say("agreed.charter"), point)


def _open_point(where: str, text: str) -> Row:
    return Row(cells=(Cell(text=where, tone="muted"), Cell(text=text)))
