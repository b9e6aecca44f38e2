"""Dots and questions in the summary: what the room saw, and nothing of small rooms."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain.session import Session
from itot_workshop.reports.document import Items, Section, Table
from itot_workshop.reports.material import material_of
from itot_workshop.reports.parts.votes import votes
from itot_workshop.reports.words import Words
from tests.domain.helpers.demo import demo_session
from tests.domain.helpers.other_votes import with_other_votes


def section(session: Session, words: Words) -> Section | None:
    return votes(material_of(session, words))


def test_dots_and_answers_stand_with_what_people_wrote(words: Words) -> None:
    found = section(with_other_votes(demo_session("S1"), "revealed"), words)
    assert found is not None
    tables = [block for block in found.blocks if isinstance(block, Table)]
    assert [[row.cells[1].text for row in table.rows] for table in tables] == [
        ["14", "14", "14"],
        ["7", "7", "0", "0", "0"],
    ]
    (said,) = [block for block in found.blocks if isinstance(block, Items)]
    assert [item.text for item in said.items] == ["So it was."]


def test_before_the_reveal_and_in_small_rooms_there_are_no_figures(words: Words) -> None:
    assert section(with_other_votes(demo_session("S1"), "closed"), words) is None
    session = with_other_votes(demo_session("S1"), "revealed")
    few = {id_: ballot for id_, ballot in session.ballots.items() if id_[-2:] in ("s0", "s1", "h0")}
    found = section(replace(session, ballots=few), words)
    assert found is not None
    assert not any(isinstance(block, (Table, Items)) for block in found.blocks)
