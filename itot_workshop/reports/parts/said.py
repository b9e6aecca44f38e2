"""Cards with their dots, the five differences, and notes that belong to no axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from itot_workshop.domain.notes import DifferenceRating, Mark, Note
from itot_workshop.domain.pack import Card, Difference
from itot_workshop.domain.people import Seat
from itot_workshop.reports.document import (
    Block,
    Cell,
    Column,
    Fact,
    Grid,
    GridRow,
    Item,
    Items,
    Panel,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.parts.people import note_item

AUDIENCES: tuple[Literal["ot", "it", "mgt"], ...] = ("ot", "it", "mgt")


def said(material: Material) -> Section | None:
    """The chapter on cards and on what else was said; None if there is nothing to tell."""
    cards = {card.id: card for card in material.session.pack.cards}
    marked = {mark.card for mark in material.session.marks.values() if mark.dots}
    about = {note.about.removeprefix("card:") for note in _loose(material)}
    blocks: list[Block] = [
        _card(material, card) for card in cards.values() if card.id in marked | about
    ]
    blocks += _differences(material)
    blocks += _notes(material, cards)
    if not blocks:
        return None
    return Section(id="said", title=material.words.say("said.title"), blocks=tuple(blocks))


def _loose(material: Material) -> Iterator[Note]:
    """Notes that stand nowhere else in the summary."""
    axes = {axis.id for axis in material.session.pack.axes} if material.voted else set()
    reason = "" if material.choice is None else material.choice.reason
    for note in material.notes:
        elsewhere = note.axis in axes or note.parked or note.kind == "decision"
        if not elsewhere and note.text != reason:
            yield note


def _card(material: Material, card: Card) -> Panel:
    main: list[Plain] = [Paragraph(text=card.gist_stage)]
    marks = [mark for mark in material.session.marks.values() if mark.card == card.id]
    if any(mark.dots for mark in marks):
        main.append(_grid(material, card, marks))
    notes = [n for n in _loose(material) if n.about == f"card:{card.id}"]
    if notes:
        items = tuple(note_item(material, note) for note in notes)
        main.append(Items(label=material.words.say("axes.said"), items=items))
    return Panel(title=card.title, main=tuple(main))


def _grid(material: Material, card: Card, marks: Iterable[Mark]) -> Grid:
    words = material.words
    dots = {(mark.audience, mark.symptom): mark.dots for mark in marks}
    symptoms = {"ot": card.symptoms_ot, "it": card.symptoms_it, "mgt": card.symptoms_mgt}
    used = [audience for audience in AUDIENCES if symptoms[audience]]
    cells = tuple(
        tuple(
            Item(text=text, detail=words.say("said.dots", n=n) if n else "")
            for at, text in enumerate(symptoms[audience])
            for n in [dots.get((audience, at), 0)]
        )
        for audience in used
    )
    heads = tuple(Fact(name=card.head(AUDIENCES.index(a)), value="") for a in used)
    return Grid(
        caption=words.say("said.marks", card=card.title),
        heads=heads,
        rows=(GridRow(title="", cells=cells),),
        note=words.say("said.dots_note"),
    )


def _differences(material: Material) -> Iterator[Plain]:
    words, ratings = material.words, list(material.session.differences.values())
    tables = sorted({rating.table for rating in ratings})
    if not ratings:
        return
    named = [d for card in material.session.pack.cards for d in card.differences]
    given = {(rating.difference, rating.table): rating for rating in ratings}
    yield Table(
        caption=words.say("said.differences"),
        titled=True,
        columns=(
            Column(title=words.say("said.difference")),
            *(
                Column(title=words.say("said.table", side=words.name_of("sides", t)), kind="number")
                for t in tables
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    _difference(material, difference, given),
                    *(
                        Cell(text=str(given[key].rating) if key in given else "")
                        for key in ((difference.id, table) for table in tables)
                    ),
                )
            )
            for difference in named
        ),
        note=words.say("said.rating_note"),
    )


def _difference(
    material: Material,
    difference: Difference,
    given: Mapping[tuple[str, Seat], DifferenceRating],
) -> Cell:
    words = material.words
    rated = {table: r for (id_, table), r in given.items() if id_ == difference.id}
    helps = [table for table, rating in rated.items() if rating.helps_most]
    costs = [table for table, rating in rated.items() if rating.costs_most]
    remarks = [
        *_most(material, helps, rated, ("said.helps", "said.helps_side")),
        *_most(material, costs, rated, ("said.costs", "said.costs_side")),
    ]
    for table, rating in rated.items():
        if rating.example:
            side = words.name_of("sides", table)
            remarks.append(words.say("said.example_side", side=side, text=rating.example))
    return Cell(text=difference.name, detail="; ".join(remarks))


def _most(
    material: Material,
    said_by: Sequence[Seat],
    rated: Mapping[Seat, DifferenceRating],
    sentences: tuple[str, str],
) -> list[str]:
    """Who said that a difference helps, or costs, most; where all tables did, none is named."""
    words, (all_, one) = material.words, sentences
    if len(said_by) == len(rated) > 1:
        return [words.say(all_)]
    return [words.say(one, side=words.name_of("sides", table)) for table in said_by]


def _notes(material: Material, cards: Mapping[str, Card]) -> Iterator[Plain]:
    """The loose notes by agenda step, in the order of the agenda; those of a card stand there."""
    steps = {step.id: step.title for step in material.agenda}
    by_step: dict[str, list[Note]] = {step: [] for step in [*steps, ""]}
    for note in _loose(material):
        if note.about.removeprefix("card:") not in cards:
            by_step[note.step if note.step in steps else ""].append(note)
    for step, notes in by_step.items():
        if notes:
            yield Items(label=steps.get(step, ""), items=tuple(_items(material, notes)))


def _items(material: Material, notes: Sequence[Note]) -> Iterator[Item]:
    """A line for each note, and one for all words of a round, unless it is told whose they are."""
    told = material.session.about.note_authors
    words = [
        note
        for note in notes
        if note.kind == "word" and not note.side and not (note.author and told)
    ]
    said = " · ".join(word.text for word in words)
    for note in notes:
        if note not in words:
            yield note_item(material, note)
        elif note is words[0]:
            yield note_item(material, replace(note, text=said))
