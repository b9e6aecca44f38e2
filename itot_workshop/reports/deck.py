"""Which parts of a document become slides, in which order, and what is said with each.

A deck is for talking: it has the picture, the axes most worth talking about, what was agreed. What
it leaves out stands in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct, structs

from itot_workshop.domain.paging import paged
from itot_workshop.reports.document import (
    Block,
    Callout,
    Document,
    Facts,
    Items,
    Pair,
    Panel,
    Paragraph,
    Plain,
    Radar,
    Radars,
    Section,
    Table,
    Trends,
)
from itot_workshop.reports.words import Words

_LATE = {"agreed": 1, "method": 2}
"""A talk ends with what was agreed; the document, which is read, has it on its second page."""

AXES = 2
"""Slides for single axes: those that head the talk list."""

_CHARTS = 8
"""More small charts than these cannot be read on a slide."""

_SHAPES = 6
"""More small radars than these cannot be read on a slide."""

_PARKED = 2
"""Columns of the table of what is parked: where it is from, and what."""


class Slide(Struct, frozen=True, kw_only=True):
    """One slide: what stands below its title, at its side, and in its notes."""

    title: str
    body: tuple[Plain, ...]
    aside: tuple[Plain, ...] = ()
    notes: str = ""


def slides_of(document: Document, words: Words) -> tuple[Slide, ...]:
    """The slides after the title, six to ten for a session that used its exercises."""
    sections = sorted(document.sections, key=lambda section: _LATE.get(section.kind, 0))
    made = (slide for section in sections for slide in _slides(document, section, words))
    return tuple(slide for slide in made if slide.body)


def title_notes(document: Document, words: Words) -> str:
    """What to say and to know before the first slide."""
    facts = "\n".join(f"{fact.name}: {fact.value}" for fact in document.facts)
    return _joined("\n\n", words.say("talk.title"), facts, document.made_with)


def _slides(document: Document, section: Section, words: Words) -> Iterator[Slide]:
    if section.id == "axes":
        yield from _axes(document, section, words)
    elif section.kind in _MADE:
        yield from _MADE[section.kind](section, words)


def _picture(section: Section, words: Words) -> Iterator[Slide]:
    """The radar beside what it says, then its figures."""
    lead, rest = _lead(section)
    blocks = list(_flat(section.blocks))
    told = tuple(b for b in blocks if isinstance(b, Paragraph) and b.label)
    radar = tuple(b for b in blocks if isinstance(b, Radar))
    talk = words.say(f"talk.{section.kind}")
    if radar:
        notes = _joined("\n\n", talk, lead, radar[0].caption)
        yield Slide(title=section.title, body=radar, aside=told, notes=notes)
    else:
        notes = _joined("\n\n", talk, *(p.text for p in rest))
        yield Slide(title=section.title, body=_texts(lead) + told, notes=notes)
    for table in (b for b in blocks if isinstance(b, Table)):
        remarks = (b.text for b in blocks if isinstance(b, Paragraph) and b.style == "note")
        points = (p for b in blocks if isinstance(b, Callout) for p in b.points)
        notes = _joined("\n\n", words.say("talk.figures"), table.note, *remarks, *points)
        yield Slide(title=table.caption, body=(structs.replace(table, note=""),), notes=notes)


def _then(section: Section, words: Words) -> Iterator[Slide]:
    """Who was there comes first; each session's own shape last, where they share no picture."""
    first, *rest = _picture(section, words)
    yield from rest
    yield first
    yield from _shapes(section, words)


def _sites(section: Section, words: Words) -> Iterator[Slide]:
    """All sites beside each other, then the shape of every session."""
    kept = tuple(b for b in section.blocks if not isinstance(b, Radars))
    yield from _whole(structs.replace(section, blocks=kept), words)
    yield from _shapes(section, words)


def _shapes(section: Section, words: Words) -> Iterator[Slide]:
    """As many small radars on a slide as can be read."""
    for block in (b for b in section.blocks if isinstance(b, Radars)):
        for number, charts in enumerate(paged(block.charts, _SHAPES), 1):
            more = words.say("talk.continued", title=block.title, number=number)
            title = block.title if number == 1 else more
            part = structs.replace(block, charts=charts)
            yield Slide(title=title, body=(part,), notes=words.say("talk.shapes"))


def _axes(document: Document, section: Section, words: Words) -> Iterator[Slide]:
    """The axes most worth talking about, each with its votes, its reading and what was said."""
    panels = {block.id: block for block in section.blocks if isinstance(block, Panel)}
    for axis in document.talk_list[:AXES]:
        panel = panels.get(f"axis-{axis}")
        if panel is not None:
            own = axis not in document.proposed
            yield _axis(panel, words.say("talk.chosen") if own else "", words)


def _axis(panel: Panel, chosen: str, words: Words) -> Slide:
    """An axis; ``chosen`` says that the facilitator put it into the place of a proposed one."""
    figures = tuple(structs.replace(b, style="figures") for b in panel.side if isinstance(b, Facts))
    votes = tuple(b for b in panel.main if isinstance(b, Table))
    readings = tuple(b for b in panel.main if isinstance(b, Paragraph))
    items = [b for b in panel.main if isinstance(b, Items)]
    trying = "\n".join(f"– {item.text}" for item in items[-1].items) if items else ""
    notes = _joined(
        "\n\n",
        chosen,
        words.say("talk.axis"),
        _joined(" · ", panel.line, panel.line_end),
        _joined("\n", items[-1].label, trying) if items else "",
    )
    title = _joined(": ", panel.title, panel.figure)
    said = tuple(items[:-1])
    return Slide(title=title, body=(*figures, *votes, *readings, *said), notes=notes)


def _agreed(section: Section, words: Words) -> Iterator[Slide]:
    """The decision over the actions; what became of earlier ones on a slide of its own."""
    tables = [b for b in section.blocks if isinstance(b, Table)]
    told = tuple(b for b in section.blocks if isinstance(b, Paragraph | Items) and not _is_note(b))
    remarks = [b.text for b in section.blocks if isinstance(b, Paragraph) and b.style == "note"]
    own = tuple(t for t in tables if t.columns[0].kind == "date")
    reviewed = [t for t in tables if len(t.columns) > _PARKED and t not in own]
    parked = [t for t in tables if len(t.columns) == _PARKED]
    open_ = [f"– {row.cells[0].text}: {row.cells[1].text}" for t in parked for row in t.rows]
    left = (*(t.caption for t in parked), *open_)
    notes = _joined("\n\n", words.say("talk.agreed"), *remarks, "\n".join(left))
    yield Slide(title=section.title, body=(*told, *own), notes=notes)
    for table in reviewed:
        yield Slide(title=table.caption, body=(table,), notes=words.say("talk.reviewed"))


def _ground(section: Section, words: Words) -> Iterator[Slide]:
    """The shares, what moved, and what is to move next."""
    kept = [b for b in section.blocks if isinstance(b, Paragraph | Callout | Facts | Items | Table)]
    shown = tuple(b for b in kept if not _is_note(b) and not isinstance(b, Panel | Pair))
    notes = [b.text for b in kept if isinstance(b, Paragraph) and b.style == "note"]
    yield Slide(
        title=section.title, body=shown, notes=_joined("\n\n", words.say("talk.ground"), *notes)
    )


def _model(section: Section, words: Words) -> Iterator[Slide]:
    """Every sum in the open; what was chosen and why is told."""
    lead, _ = _lead(section)
    tables = tuple(b for b in section.blocks if isinstance(b, Table))
    facts = [fact for b in section.blocks if isinstance(b, Facts) for fact in b.facts]
    body = tuple(structs.replace(table, note="") for table in tables)
    more = [f"{fact.name}: {fact.value}" for fact in facts]
    notes = _joined("\n\n", words.say("talk.model"), *more, *(t.note for t in tables))
    yield Slide(title=section.title, body=(*_texts(lead), *body), notes=notes)


def _change(section: Section, words: Words) -> Iterator[Slide]:
    """The changes as a table, then both sides over time as small charts."""
    lead, _ = _lead(section)
    table = next((b for b in section.blocks if isinstance(b, Table)), None)
    if table is not None:
        notes = _joined("\n\n", words.say("talk.change"), lead, table.note)
        yield Slide(title=section.title, body=(structs.replace(table, note=""),), notes=notes)
    for trends in (b for b in section.blocks if isinstance(b, Trends)):
        told = [b for b in section.blocks if isinstance(b, Paragraph) and b.label]
        title = told[0].label if told and section.id == section.kind else section.title
        legend = tuple(Paragraph(text=b.drawn or b.text) for b in told)
        for number, charts in enumerate(paged(trends.charts, _CHARTS), 1):
            more = words.say("talk.continued", title=title, number=number)
            shown: tuple[Plain, ...] = (*legend, structs.replace(trends, charts=charts))
            name = title if number == 1 else more
            yield Slide(title=name, body=shown, notes=words.say("talk.views"))


def _whole(section: Section, words: Words) -> Iterator[Slide]:
    """All of a short section."""
    blocks = tuple(block for block in _flat(section.blocks) if not _is_note(block))
    notes = [b.text for b in section.blocks if isinstance(b, Paragraph) and b.style == "note"]
    talk = words.say(f"talk.{section.kind}")
    yield Slide(title=section.title, body=blocks, notes=_joined("\n\n", talk, *notes))


_MADE: Mapping[str, Callable[[Section, Words], Iterator[Slide]]] = {
    "picture": _picture,
    "agreed": _agreed,
    "ground": _ground,
    "model": _model,
    "method": _whole,
    "sites": _sites,
    "then": _then,
    "change": _change,
    "became": _whole,
    "models": _whole,
    "exercises": _whole,
    "limits": _whole,
}


def _flat(blocks: tuple[Block, ...]) -> Iterator[Plain]:
    for block in blocks:
        if isinstance(block, Pair):
            yield from (*block.left, *block.right)
        elif not isinstance(block, Panel):
            yield block


def _lead(section: Section) -> tuple[str, list[Paragraph]]:
    """What a section says first, and its other paragraphs."""
    told = [block for block in section.blocks if isinstance(block, Paragraph)]
    leads = [paragraph.text for paragraph in told if paragraph.style == "lead"]
    return " ".join(leads), [paragraph for paragraph in told if paragraph.style != "lead"]


def _texts(lead: str) -> tuple[Plain, ...]:
    return (Paragraph(text=lead, style="lead"),) if lead else ()


def _is_note(block: Plain) -> bool:
    return isinstance(block, Paragraph) and block.style == "note"


def _joined(between: str, *parts: str) -> str:
    return between.join(part for part in parts if part)
