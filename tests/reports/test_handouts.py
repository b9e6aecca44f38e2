"""Paper for a workshop without a screen: everything the room is asked, nothing it must not see."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from itot_workshop.domain.session import Session
from itot_workshop.reports import paper_cut
from itot_workshop.reports.formats import HANDOUTS, Handout, Layout
from itot_workshop.reports.handouts import handouts
from itot_workshop.reports.printed import print_handouts
from itot_workshop.reports.words import Words
from tests.reports.hostile import poisoned
from tests.reports.paper import reader, squeezed, text_of


@pytest.mark.parametrize("kind", HANDOUTS)
def test_handouts_are_set_on_pages_of_their_own(
    demo: dict[str, Session], resources: Path, kind: Handout
) -> None:
    made = print_handouts(demo["S3"], kind, resources)
    assert made.standing == "accessible"
    page = reader(made.content).pages[0]
    assert squeezed(page.extract_text())


def test_everybody_gets_a_ballot_on_every_axis(demo: dict[str, Session], words: Words) -> None:
    session = demo["S3"]
    sheets = handouts(session, "ballots", words)
    assert len(sheets.ballots) == len(session.pack.axes)
    assert sheets.copies == len(session.people)
    asked = {statement.id for ballot in sheets.ballots for statement in ballot.statements}
    assert asked == {s.id for s in session.pack.form_statements(session.about.form)}
    assert [mark for mark, _ in sheets.seats] == ["IT", "OT", "MGT"]
    nobody = structs.replace(session, people={})
    assert handouts(nobody, "ballots", words).copies == 12


def test_four_ballots_stand_on_a_sheet(demo: dict[str, Session], resources: Path) -> None:
    session = structs.replace(demo["S3"], people=dict(list(demo["S3"].people.items())[:4]))
    made = print_handouts(session, "ballots", resources, Layout(paper="letter"))
    assert len(reader(made.content).pages) == len(session.pack.axes)
    name = squeezed(session.pack.axes[0].name)
    assert squeezed(reader(made.content).pages[0].extract_text()).count(name) == 4


def test_a_sheet_is_cut_for_its_own_length_alone_and_says_so(
    demo: dict[str, Session], words: Words, resources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = demo["S3"]
    longest = max((s.text for s in session.pack.form_statements(session.about.form)), key=len)
    told = squeezed(words.say("handouts.cut_text", letters=100))
    for most, whole in ((20_000, True), (2_000, False)):
        monkeypatch.setattr(paper_cut, "_MOST", most)
        text = text_of(print_handouts(session, "ballots", resources).content)
        assert (squeezed(longest) in text, told in text) == (whole, not whole)


def test_no_name_and_no_hint_stands_on_paper(demo: dict[str, Session], words: Words) -> None:
    session = demo["S3"]
    person = next(iter(session.people.values()))
    named = structs.replace(session, people={person.id: structs.replace(person, name="Ada Quist")})
    for kind in HANDOUTS:
        assert "Ada Quist" not in str(handouts(named, kind, words))
    hints = {item.usual for item in session.pack.items}
    cards = handouts(structs.replace(session, board={}), "board", words).cards
    assert len(cards) == sum(item.core for item in session.pack.items)
    assert not hints & {card.foot for card in cards}


def test_the_board_of_the_session_comes_first(demo: dict[str, Session], words: Words) -> None:
    played = [card.id for card in demo["S3"].board.values() if card.agreed]
    cards = handouts(demo["S3"], "board", words).cards
    assert {card.foot for card in cards if card.foot} <= set(demo["S3"].board)
    assert len(cards) >= len(played)


def test_no_card_is_printed_without_what_it_sets_side_by_side(
    demo: dict[str, Session], words: Words
) -> None:
    posters = handouts(demo["S1"], "cards", words).posters
    assert all(poster.groups for poster in posters)
    (ways,) = (poster for poster in posters if poster.title == "Two ways to lead")
    assert ways.groups[0].head == "Hands it down / Makes room"
    assert "Counts milestones / Counts what people can do now" in ways.groups[0].lines


@pytest.mark.parametrize("kind", HANDOUTS)
def test_typed_text_stays_text(demo: dict[str, Session], resources: Path, kind: Handout) -> None:
    text = '#read("/etc/passwd") $x$ <b>y</b> ' + "z" * 200
    session = poisoned(demo["S3"], text)
    some = structs.replace(session, people=dict(list(session.people.items())[:1]))
    made = print_handouts(some, kind, resources)
    assert made.standing == "accessible"
    assert kind == "cards" or squeezed('#read("/etc/passwd")') in text_of(made.content)
