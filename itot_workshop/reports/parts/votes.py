"""What came of votes that did not ask the instrument: dots, questions, what people wrote."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.asked import asked, other_rounds
from itot_workshop.domain.round_results import dots_given, spread_of
from itot_workshop.domain.voting import Round
from itot_workshop.reports.document import (
    Cell,
    Column,
    Item,
    Items,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.material import Material


def votes(material: Material) -> Section | None:
    """The chapter on dots and questions; None where nothing of the kind was shown to the room.

    Weights stand with the model, dots on symptoms with their card. Of a vote that was held
    again the last one is told.
    """
    rounds = [round_ for round_ in other_rounds(material.session) if round_.state == "revealed"]
    repeated = {round_.again_of for round_ in rounds}
    blocks = [
        block
        for round_ in rounds
        if round_.id not in repeated and round_.kind not in ("weights", "marks")
        for block in _blocks(material, round_)
    ]
    if not blocks:
        return None
    return Section(id="votes", title=material.words.say("votes.title"), blocks=tuple(blocks))


def _blocks(material: Material, round_: Round) -> Iterator[Plain]:
    rows = _dots(material, round_) if round_.kind == "dots" else _answers(material, round_)
    matter, words = asked(material.session, round_), material.words
    if not rows:
        yield Paragraph(label=matter.title, text=words.say("votes.few"), style="note")
        return
    counted = words.say("votes.dots" if round_.kind == "dots" else "votes.people")
    yield Table(
        caption=matter.title,
        titled=True,
        columns=(Column(title=matter.scale.question), Column(title=counted, kind="number")),
        rows=tuple(Row(cells=(Cell(text=text), Cell(text=str(n)))) for text, n in rows),
    )
    said = spread_of(material.session, round_).said if round_.kind == "question" else ()
    if said:
        items = tuple(Item(text=sentence) for sentence in said)
        yield Items(label=words.say("votes.said"), items=items)


def _dots(material: Material, round_: Round) -> list[tuple[str, int]]:
    texts = {item.id: item.text for item in asked(material.session, round_).items}
    given = dots_given(material.session, round_) or ()
    return [(texts[id_], dots) for id_, dots in given]


def _answers(material: Material, round_: Round) -> list[tuple[str, int]]:
    matter, spread = asked(material.session, round_), spread_of(material.session, round_)
    labels = zip(matter.scale.values, matter.scale.labels, strict=True)
    names = [f"{value} {label}" for value, label in labels]
    return [] if spread.counts is None else list(zip(names, spread.counts, strict=True))
