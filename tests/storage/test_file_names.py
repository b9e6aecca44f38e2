from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.session import About
from itot_workshop.storage.file_names import file_name, is_session_file, slug

DAY = datetime.date(2025, 2, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IT & OT", "it-ot"),
        ("  Größe / Maß  ", "grösse-mass"),
        ("../../etc/passwd", "etc-passwd"),
        ("工場のワークショップ", "工場のワークショップ"),
        ("Завод №5", "завод-no5"),
        ("a\u202eb\u0000c", "a-b-c"),
        ("CON", "con-"),
        ("lpt1", "lpt1-"),
        ("…", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_names_say_who_when_and_what() -> None:
    about = About(id="x", title="Mandate & respect", date=DAY, organisation="Nordwerk AG")
    assert file_name(about) == "nordwerk-ag-2025-02-11-mandate-respect.itot"
    assert file_name(About(id="x", title="", date=DAY)) == "2025-02-11.itot"


@given(st.text(), st.text())
def test_any_name_is_safe_on_every_system(title: str, organisation: str) -> None:
    name = file_name(About(id="x", title=title, date=DAY, organisation=organisation))
    assert len(name.encode()) <= 125
    assert is_session_file(name)
    assert not set(name) & set('/\\:*?"<>|\0\n\r\t ')
    assert name == name.strip(". -")
    assert name.partition(".")[0] not in ("con", "nul", "aux", "prn")


def test_hidden_and_other_files_are_no_sessions() -> None:
    assert [
        n for n in ("a.itot", "A.ITOT", ".a.itot", "a.itot.damaged", "a.txt") if is_session_file(n)
    ] == [
        "a.itot",
        "A.ITOT",
    ]
