"""How to read the figures: what was asked, what each figure means, and what is not in here."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.pack_base import by_id
from itot_workshop.reports.document import Fact, Facts, Paragraph, Plain, Section
from itot_workshop.reports.material import Material

_TEXTS = (
    "method-score",
    "method-gap",
    "method-agreement",
    "method-change",
    "method-small-groups",
    "method-common-ground",
    "method-fit",
)


def method(material: Material) -> Section:
    """The chapter on method, in the words of the session's content pack."""
    return Section(
        id="method", title=material.words.say("method.title"), blocks=tuple(_blocks(material))
    )


def _blocks(material: Material) -> Iterator[Plain]:
    pack = material.session.pack
    yield Facts(facts=tuple(_facts(material)))
    for text in ("gap-guide", "report-closing"):
        closing = pack.text_or(text)
        if closing:
            yield Paragraph(text=closing, style="note")


def _facts(material: Material) -> Iterator[Fact]:
    about = material.session.about
    yield from _texts(material, f"method-asked-{about.form}")
    for text in _TEXTS:
        if _played(material, text):
            yield from _texts(material, _of_form(material, text))
    yield from _raised(material)
    yield from _hands(material)
    yield from _texts(material, "method-limits")
    head, words = material.session.pack.pack, material.words
    form = words.say(f"method.{about.form}")
    text = words.say("method.pack_text", pack=head.title, version=head.version, form=form)
    yield Fact(name=words.say("method.pack"), value=text)


def _played(material: Material, text: str) -> bool:
    """Whether the room did what the text explains."""
    if text == "method-common-ground":
        return material.board is not None
    return text != "method-fit" or material.choice is not None


def _of_form(material: Material, text: str) -> str:
    """The text that the pack has for the session's form alone, else the one for all forms."""
    own = f"{text}-{material.session.about.form}"
    return own if any(one.id == own for one in material.session.pack.texts) else text


def _texts(material: Material, wanted: str) -> Iterator[Fact]:
    texts = material.session.pack.texts
    if any(text.id == wanted for text in texts):
        text = by_id(texts, wanted)
        yield Fact(name=text.title, value=text.text)


def _raised(material: Material) -> Iterator[Fact]:
    """The session's own smallest groups, where the facilitator has raised them."""
    limits, about = material.limits, material.session.about
    if any((about.side_min, about.room_min, about.split_min)):
        text = material.words.say(
            "method.groups_raised", side=limits.side, room=limits.room, split=limits.split
        )
        yield Fact(name=material.words.say("method.thresholds"), value=text)


def _hands(material: Material) -> Iterator[Fact]:
    axes = [a.axis for a in material.figures.axes.values() if a.mode == "tally"]
    if axes:
        named = material.words.names([material.axis_name(axis) for axis in axes])
        text = material.words.say("method.hands", axes=named)
        yield Fact(name=material.words.say("method.hands_name"), value=text)
