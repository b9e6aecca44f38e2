from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.people import SEATS, Participant, seat_counts
from itot_workshop.domain.planning import (
    roster_from_counts,
    roster_from_table,
    seat_named,
    seat_words,
)
from itot_workshop.domain.roster import MOST_TEXT, expected_from_line, titles_in
from itot_workshop.domain.rules_plan import MOST_PEOPLE
from itot_workshop.domain.session import Refused
from tests.domain.helpers.course import core, ids

WORDS = seat_words(core())
JOBS = {
    "OT": """
        control engineer, Controls Engineer, Automation engineer, PLC programmer, SCADA
        engineer, maintenance technician, Maintenance planner (SAP PM), Process engineer, Shift
        supervisor, Line operator, Electrician, Mechanical engineer, Millwright, Instrument
        technician, I&C technician, Plant engineer, Control systems engineer, Reliability
        engineer, Foreman, Production planner, OT security engineer, Industrial network
        engineer, Robotics engineer, Automatisierungstechniker, Automatiker, SPS-Programmierer,
        Instandhalter, Instandhaltungsleiterin, Schichtleiter/in, Anlagenführer,
        Maschinenbediener:in, Elektroniker für Betriebstechnik, Mechatronikerin, MSR-Techniker,
        Leittechnik, Prozessleittechniker, Verfahrensingenieur, Produktionsplanerin, Fertigung,
        Chemikant, Industriemeister, Inbetriebnahme, Messtechniker, Techniker""",
    "IT": """
        Network engineer, System administrator, Systems engineer, Software engineer, Developer,
        Database administrator, Cloud architect, Enterprise architect, Helpdesk agent, IT
        support, Service desk, Security analyst, CISO, Business analyst, Data scientist, DevOps
        engineer, SAP consultant, MES engineer, IT operations, IT technician, Application owner,
        Product owner, Network technician, Infrastructure lead, Informatiker,
        Fachinformatikerin, Wirtschaftsinformatiker, Systemadministrator,
        Netzwerkadministratorin, Anwendungsentwickler, Softwareentwicklerin,
        Datenbankadministrator, IT-Sicherheitsbeauftragter, Informationssicherheit,
        Rechenzentrum, IT-Techniker, EDV""",
    "MGT": """
        Plant manager, Site manager, Production manager, IT manager, Head of IT, Head of
        maintenance, CIO, IT director, Operations director, Chief information officer, VP
        Manufacturing, Werkleiterin, Werksleitung, Betriebsleiter, Produktionsleiter, IT-Leiter,
        Leiter IT, Leiterin Produktion, Geschäftsführerin, Bereichsleitung Technik, Technischer
        Leiter""",
    "OTHER": """
        Quality manager, Safety officer, Financial controller, Buyer, Warehouse clerk,
        Consultant, Data protection officer, HR, Works council, Facilitator, IT/OT coordinator,
        Lab assistant, Qualitätssicherung, Einkäuferin, Betriebsrätin, Datenschutzbeauftragter,
        Laborantin, Vertrieb, Lieferant, Praktikant, Engineer""",
}
"""Usual jobs of plants and IT departments by the seat they are guessed to."""


def counts(text: str) -> dict[str, int]:
    people = roster_from_counts(text, WORDS, ids())
    assert len({p.id for p in people}) == len(people)
    return {seat: n for seat, n in seat_counts(people).items() if n}


def table(text: str) -> list[tuple[str, str, str, str, bool]]:
    people = roster_from_table(text, WORDS, ids())
    return [(p.seat, p.name, p.role, p.site, p.guessed) for p in people]


def test_the_pack_says_what_seats_are_called() -> None:
    assert set(WORDS) == set(SEATS)
    for seat in SEATS:
        assert len(WORDS[seat]) > 3
        for word in WORDS[seat]:
            assert word == " ".join(word.casefold().split())
        assert all(seat_named(word, WORDS) == seat for word in WORDS[seat][:2])
    everything = [word for words in WORDS.values() for word in words]
    assert len(set(everything)) == len(everything)


def test_a_pack_without_words_leaves_the_seats_their_ids() -> None:
    bare = seat_words(replace(core(), texts=()))
    assert bare == dict.fromkeys(SEATS, ())
    assert seat_named("mgt", bare) == "MGT"
    assert seat_named("management", bare) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6 IT, 7 OT, 1 other", {"IT": 6, "OT": 7, "OTHER": 1}),
        ("6IT 7OT", {"IT": 6, "OT": 7}),
        ("2 x it; 3 × ot\n1 management", {"IT": 2, "OT": 3, "MGT": 1}),
        ("4 Information  Technology and 5 Operational Technology.", {"IT": 4, "OT": 5}),
        ("1 IT + 1 IT & 2 mgt", {"IT": 2, "MGT": 2}),
        ("0 OT, 3 IT", {"IT": 3}),
        (f"{MOST_PEOPLE} IT", {"IT": MOST_PEOPLE}),
    ],
)
def test_people_from_counts(text: str, expected: dict[str, int]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "IT", "6", "six IT", "6 IT, 7", "6 IT, Ada", "6 pilots", "6 IT 7.5 OT", "-", "6 IT OT"],
)
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="Write it like “6 IT, 7 OT, 1 other”"):
        counts(text)


@pytest.mark.parametrize(
    "text", [f"{MOST_PEOPLE + 1} IT", "300 IT, 300 OT", "9" * 6000 + " IT", "1 IT," * MOST_TEXT]
)
def test_more_people_than_a_room_holds_are_refused(text: str) -> None:
    with pytest.raises(Refused, match="nobody was added"):
        counts(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Berg, Bo Electrician", [("OTHER", "Ada Berg"), ("OT", "Bo Electrician")]),
        ("Ada; Bo", [("OTHER", "Ada"), ("OTHER", "Bo")]),
        ("Ada, Shift lead, Elna, ot", [("OT", "Ada")]),
        ("6 IT, 7 OT", [("IT", "")] * 6 + [("OT", "")] * 7),
        ("6IT", [("IT", "")] * 6),
        ("Alignment workshop", None),
        ("IT/OT alignment 2027", None),
        ("Ada", None),
        ("IT", [("IT", "")]),
        ("", []),
        (" ", []),
    ],
)
def test_who_is_expected_is_typed_as_numbers_or_as_names(
    text: str, expected: list[tuple[str, str]] | None
) -> None:
    people = expected_from_line(text, WORDS, ids())
    found = None if people is None else [(it.seat, it.name) for it in people]
    assert found == expected


@pytest.mark.parametrize("text", ["about 6 IT, 1 ot", "2nd workshop", "6 pilots, 2 drivers"])
def test_numbers_that_cannot_be_read_are_no_names(text: str) -> None:
    with pytest.raises(Refused, match="Write it like"):
        expected_from_line(text, WORDS, ids())


def test_as_many_names_can_be_typed_as_a_room_holds() -> None:
    people = expected_from_line(", ".join(["Ada"] * MOST_PEOPLE), WORDS, ids())
    assert people is not None
    assert len(people) == MOST_PEOPLE
    with pytest.raises(Refused, match="nobody was added"):
        expected_from_line("Ada," * (MOST_PEOPLE + 1), WORDS, ids())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IT\tAda\tElna", [("IT", "Ada", "", "Elna", False)]),
        ("Ada;OT", [("OT", "Ada", "", "", False)]),
        ("Ada,Shift lead,Elna,ot", [("OT", "Ada", "Shift lead", "Elna", False)]),
        ("Management", [("MGT", "", "", "", False)]),
        ("Ada", [("OTHER", "Ada", "", "", True)]),
        ("Ada\tPLC programmer", [("OT", "Ada", "", "PLC programmer", True)]),
        ("Head of IT", [("MGT", "Head of IT", "", "", True)]),
        ("Shop-floor crew", [("OT", "Shop-floor crew", "", "", True)]),
        ("SAP/ERP", [("IT", "SAP/ERP", "", "", True)]),
        ("Merit Otter", [("OTHER", "Merit Otter", "", "", True)]),
        ("IT\tIT", [("IT", "IT", "", "", False)]),
        ('"Bo, the elder",IT', [("IT", "Bo, the elder", "", "", False)]),
        ('IT\t"two\nlines"', [("IT", "two lines", "", "", False)]),
    ],
)
def test_people_from_rows(text: str, expected: list[tuple[str, str, str, str, bool]]) -> None:
    assert table(text) == expected


@pytest.mark.parametrize("seat", SEATS)
def test_usual_jobs_are_guessed_to_their_seats(seat: str) -> None:
    jobs = [" ".join(job.split()) for job in JOBS[seat].split(",")]
    rows = table("\n".join(["Name\tJob title", *(f"Ada\t{job}" for job in jobs)]))
    assert [row[2] for row in rows if row[0] != seat] == []
    assert all(row[4] for row in rows)


def test_a_job_tells_more_than_a_name() -> None:
    """Nor is a surname that is a job taken for one where the job stands beside it."""
    assert table("Bo Techniker\tNetwork engineer")[0][0] == "IT"
    assert table("Bo Techniker\tBuyer\tElna")[0][0] == "OTHER"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_as_any_program_ends_them_and_empty_ones_are_nobody(end: str) -> None:
    rows = ["", "Name\tSeat", "Ada\tIT", "", "\t", " Bo \tOT", ""]
    assert [row[:2] for row in table(end.join(rows))] == [("IT", "Ada"), ("OT", "Bo")]


@pytest.mark.parametrize(
    "head",
    [
        "Name\tSeat",
        "Name\tDepartment",
        "Participant name\tRole\tSite",
        "SIDE",
        "Name\tDepartment\tRole",
    ],
)
def test_titles_of_columns_are_nobody(head: str) -> None:
    assert len(table(f"{head}\nAda\tIT")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vorname\tNachname\tBereich\tRolle\tStandort\nAda\tLenz\tOT\tSchichtleitung\tElna",
            ("OT", "Ada Lenz", "Schichtleitung", "Elna", False),
        ),
        (
            "Standort;Funktion;Name;Seite;E-Mail\nElna;Netze;Bo;IT;bo@example.invalid",
            ("IT", "Bo", "Netze", "Elna", False),
        ),
        (
            "Nr.\tAbteilung\tTeilnehmer/in\n7\tInstandhaltung\tCy",
            ("OT", "Cy", "Instandhaltung", "", True),
        ),
        ("Role\tSite\tName\nPLC\t\tDee", ("OT", "Dee", "PLC", "", True)),
        ("Name\tDepartment\nEli\tIT", ("IT", "Eli", "", "", False)),
    ],
)
def test_columns_are_what_their_titles_say(
    text: str, expected: tuple[str, str, str, str, bool]
) -> None:
    assert table(text) == [expected]


def test_the_titles_that_were_understood_are_told() -> None:
    told = titles_in("Name\tBereich\tSchuhgröße\tE-Mail\nAda\tIT\t38\ta@b\n", WORDS)
    assert told == (("Name", "name"), ("Bereich", "seat"), ("Schuhgröße", None), ("E-Mail", "skip"))
    assert titles_in("Ada\tIT\nBo\tOT", WORDS) == ()


@pytest.mark.parametrize("row", ["Ada\tTeam", "IT\tTeam", "Ada\tIT\tRole", "Site\tOT"])
def test_people_who_look_like_titles_are_kept(row: str) -> None:
    assert len(table(row)) == 1
    assert len(table(f"Bo\tIT\nTeam\n{row}")) == 3


def test_a_lone_quotation_mark_swallows_nobody() -> None:
    names = [row[1] for row in table('IT\t"Ada\nOT\tBo\nIT\tCy')]
    assert names == ['"Ada', "Bo", "Cy"]


def test_more_rows_than_a_room_holds_are_refused() -> None:
    assert len(table("Ada\n" * MOST_PEOPLE)) == MOST_PEOPLE
    for text in ("Ada\n" * (MOST_PEOPLE + 1), "x" * (MOST_TEXT + 1)):
        with pytest.raises(Refused, match="nobody was added"):
            table(text)


def test_nothing_pasted_is_nobody() -> None:
    assert table("") == table("\n \n\t\t") == []


CELL = st.text(st.characters(exclude_characters='\t\n\r"', exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(CELL, min_size=1, max_size=5), max_size=12))
def test_no_row_gets_lost(rows: list[list[str]]) -> None:
    rows = [["Ada", "IT"], *rows]
    people = roster_from_table("\n".join("\t".join(row) for row in rows), WORDS, ids())
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert len(people) == len(filled)
    for person, row in zip(people, filled, strict=True):
        said = " ".join(_words(person))
        for cell in row:
            assert seat_named(cell, WORDS) == person.seat or " ".join(cell.split()) in said


def _words(person: Participant) -> tuple[str, ...]:
    return person.name, person.role, person.site


@given(st.text(st.characters(), max_size=80))
def test_any_text_gives_people_or_a_sentence(text: str) -> None:
    for read in (roster_from_counts, roster_from_table):
        try:
            people = read(text, WORDS, ids())
        except Refused:
            continue
        assert all(p.seat in SEATS for p in people)
