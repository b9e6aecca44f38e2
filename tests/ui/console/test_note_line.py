"""A typed line becomes words, kind and side, and nothing typed is lost but the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.notes import NoteKind, NoteSide
from itot_workshop.domain.people import Participant, Seat
from itot_workshop.ui.console.note_line import KINDS, SIDES, NoteLine, parse_note, signed, written

PLAIN = st.text(alphabet=st.characters(blacklist_characters="@:", blacklist_categories=["Cs"]))


@pytest.mark.parametrize(
    ("typed", "text", "kind", "side"),
    [
        ("We stop the line for patches", "We stop the line for patches", "observation", ""),
        ("b: nobody owns the switch", "nobody owns the switch", "barrier", ""),
        ("B:nobody", "nobody", "barrier", ""),
        ("i: @ot one list of platforms", "one list of platforms", "idea", "OT"),
        ("@it d: we share the plan", "we share the plan", "decision", "IT"),
        ("q: who decides? @mgt", "who decides?", "question", "MGT"),
        ("@both e: the patch night", "the patch night", "example", "both"),
        ("@it @ot the last one counts", "the last one counts", "observation", "OT"),
        ("z: is no kind", "z: is no kind", "observation", ""),
        ("mail to x@it.example", "mail to x@it.example", "observation", ""),
        ("@itness is no side", "@itness is no side", "observation", ""),
        ("at 10: a stop", "at 10: a stop", "observation", ""),
        ("b:", "", "barrier", ""),
        ("   ", "", "observation", ""),
    ],
)
def test_a_line_is_read(typed: str, text: str, kind: NoteKind, side: NoteSide) -> None:
    assert parse_note(typed) == NoteLine(text=text, kind=kind, side=side)


@given(PLAIN)
def test_words_without_marks_are_kept_as_they_are(text: str) -> None:
    assert parse_note(text) == NoteLine(text=" ".join(text.split()))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert len(parse_note(text).text) <= len(text)


@given(PLAIN, st.sampled_from(sorted(KINDS.values())), st.sampled_from(["", *SIDES.values()]))
def test_what_is_written_again_is_read_as_the_same(
    text: str, kind: NoteKind, side: NoteSide
) -> None:
    line = NoteLine(text=" ".join(text.split()), kind=kind, side=side)
    assert parse_note(written(line)) == line


SEATS: dict[str, Seat] = {"Ada Lindqvist": "IT", "Adam Roe": "OT", "Béa Kunz": "MGT"}
PEOPLE = tuple(Participant(id=name, name=name, seat=seat) for name, seat in SEATS.items())


@pytest.mark.parametrize(
    ("typed", "text", "side", "author"),
    [
        ("@bé nobody asked us", "nobody asked us", "MGT", "Béa Kunz"),
        ("nobody @adaLindqvist asked", "nobody asked", "IT", "Ada Lindqvist"),
        ("@ot @adam it stops", "it stops", "OT", "Adam Roe"),
        ("@it @adam it stops", "it stops", "IT", "Adam Roe"),
        ("@ada two could be meant", "@ada two could be meant", "", ""),
        ("write to x@adam.example", "write to x@adam.example", "", ""),
        ("@gone has left", "has left", "", "Gone"),
    ],
)
def test_a_name_of_the_roster_says_who_said_it(
    typed: str, text: str, side: NoteSide, author: str
) -> None:
    line = signed(parse_note(typed), PEOPLE, "Gone")
    assert (line.text, line.side, line.author) == (text, side, author)
    assert signed(parse_note(written(line)), PEOPLE, "Gone") == line
