"""A summary in another language than its pack has the pack's words in that language too."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct, to_builtins
from msgspec.structs import replace

from itot_workshop.domain.comparison import compare
from itot_workshop.domain.notes import Action
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.markdown import write_markdown
from itot_workshop.reports.spoken import in_language
from tests.reports.sample import MARKS


def phrases(resources: Path) -> dict[str, str]:
    return tomllib.loads((resources / "report/packs/itot-core-de.toml").read_text("utf-8"))


def texts_in(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts_in(one)


def test_every_phrase_is_one_of_the_pack(demo: dict[str, Session], resources: Path) -> None:
    held = set(texts_in(demo["S1"].pack))
    assert [said for said in phrases(resources) if said not in held] == []


def test_a_german_summary_asks_in_german(demo: dict[str, Session], resources: Path) -> None:
    said = phrases(resources)
    pack = demo["S3"].pack
    asked = [
        *(axis.name for axis in pack.axes),
        *(axis.question for axis in pack.axes),
        *(statement.text for statement in pack.statements),
        *(criterion.name for criterion in pack.criteria),
        *(text.text for text in pack.texts if text.id in ("method-score", "report-numbers")),
    ]
    _, document = document_of([demo["S3"]], resources, demo["S2"], "de")
    told = set(texts_in(document))
    assert [text for text in asked if text in told] == []
    whole = write_markdown(document, MARKS)
    assert [said[s.text] for s in pack.statements if said[s.text].split(",")[0] not in whole] == []
    assert said["Temporary central project team"] in whole


def test_straight_apostrophes_are_read_like_typographic_ones(
    demo: dict[str, Session], resources: Path
) -> None:
    session, report = demo["S3"], resources / "report"
    plain = msgspec.json.encode(session.pack).decode().replace("’", "'")
    straight = replace(session, pack=msgspec.json.decode(plain.encode(), type=type(session.pack)))
    assert straight.pack != session.pack
    told = {text: said for text, said in phrases(resources).items() if "’" in text}
    assert told
    left = set(texts_in(in_language(straight, report, "de").pack))
    assert [text for text in told if text.replace("’", "'") in left] == []


def test_typed_words_stay_and_so_do_figures(demo: dict[str, Session], resources: Path) -> None:
    before, after = (in_language(demo[name], resources / "report", "de") for name in ("S2", "S3"))
    assert after.notes == demo["S3"].notes
    assert after.pack.axes[0].id == demo["S3"].pack.axes[0].id
    assert session_figures(after) == session_figures(demo["S3"])
    told = compare(before, after), compare(demo["S2"], demo["S3"])
    assert to_builtins(told[0].axes) == to_builtins(told[1].axes)


def test_what_was_taken_over_from_the_pack_is_said_too(
    demo: dict[str, Session], resources: Path
) -> None:
    said, session = phrases(resources), demo["S3"]
    step = session.pack.axes[0].questions[0]
    card = session.pack.items[0]
    id_, note = next(iter(session.notes.items()))
    taken = replace(
        session,
        about=replace(session.about, title="Follow-up", organisation="Results Ltd"),
        notes={id_: replace(note, text=step), "own": replace(note, id="own", text=f"{step} Now.")},
        actions={"a": Action(id="a", text=f"{card.short}: {card.move}")},
    )
    told = in_language(taken, resources / "report", "de")
    assert (told.about.title, told.about.organisation) == (said["Follow-up"], "Results Ltd")
    assert (told.notes[id_].text, told.notes["own"].text) == (said[step], f"{step} Now.")
    assert told.actions["a"].text == f"{said[card.short]}: {said[card.move]}"
    assert told.people == session.people


def test_words_of_another_pack_are_left_alone(demo: dict[str, Session], resources: Path) -> None:
    session, report = demo["S3"], resources / "report"
    pack = session.pack
    reworded = replace(pack.axes[0], name="Leading by example")
    own = replace(session, pack=replace(pack, axes=(reworded, *pack.axes[1:])))
    assert in_language(own, report, "de").pack.axes[0].name == "Leading by example"
    for name in ("../packs/itot-core", "*", "other"):
        other = replace(session, pack=replace(pack, pack=replace(pack.pack, id=name)))
        assert in_language(other, report, "de") is other
