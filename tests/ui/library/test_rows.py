"""The library's rows: found, ordered and counted without a window."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.ui.library.rows import (
    COLUMNS,
    Column,
    Filter,
    LibraryRow,
    State,
    counts,
    filtered,
    folded,
    sorted_rows,
)

ROWS = (
    LibraryRow(
        key="a",
        title="Alignment workshop",
        organisation="Corvane Packaging",
        site="Aldersted",
        date=datetime.date(2025, 2, 11),
        people={"IT": 5, "OT": 6},
        names="Ada Öztürk",
        state="finished",
        score=2.6,
        gap=0.55,
    ),
    LibraryRow(
        key="b",
        title="Pulse check",
        organisation="Tarnwick Water",
        date=datetime.date(2025, 8, 26),
        people={"IT": 4},
        state="finished",
        score=2.6,
        gap=0.62,
    ),
    LibraryRow(key="c", title="Follow-up", organisation="Tarnwick Water", archived=True),
    LibraryRow(key="d", title="broken.itot", state="damaged", fault="It ends too early."),
    LibraryRow(
        key="e",
        title="Älteste Überprüfung",
        organisation="Halvorn Dairies",
        date=datetime.date(2024, 1, 1),
        state="interrupted",
    ),
)


def keys(rows: tuple[LibraryRow, ...]) -> str:
    return "".join(row.key for row in rows)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "abde"),
        (Filter(show="finished"), "ab"),
        (Filter(show="interrupted"), "e"),
        (Filter(show="damaged"), "d"),
        (Filter(show="archived"), "c"),
        (Filter(organisation="Tarnwick Water"), "b"),
        (Filter(words="pulse"), "b"),
        (Filter(words="OZTURK corvane"), "a"),
        (Filter(words="aldersted 2025"), "a"),
        (Filter(words="uberprufung"), "e"),
        (Filter(words="no such thing"), ""),
        (Filter(show="finished", organisation="Halvorn Dairies"), ""),
    ],
)
def test_a_filter_shows_what_it_says(wanted: Filter, found: str) -> None:
    assert keys(filtered(ROWS, wanted)) == found


def test_filters_offer_what_there_is_with_its_number() -> None:
    counted = counts(ROWS)
    assert counted.shows == (
        ("all", 4),
        ("interrupted", 1),
        ("finished", 2),
        ("damaged", 1),
        ("archived", 1),
    )
    assert counted.organisations == (
        ("Corvane Packaging", 1),
        ("Halvorn Dairies", 1),
        ("Tarnwick Water", 1),
    )


def test_every_number_is_that_of_the_rows_its_filter_shows() -> None:
    for show, number in counts(ROWS).shows:
        assert len(filtered(ROWS, Filter(show=show))) == number


@pytest.mark.parametrize(
    ("column", "down", "order"),
    [
        ("date", True, "baecd"),
        ("date", False, "eabcd"),
        ("session", False, "aedcb"),
        ("people", True, "abecd"),
        ("alignment", True, "baecd"),
        ("gap", False, "abecd"),
    ],
)
def test_rows_sort_by_every_column_and_what_has_no_value_comes_last(
    column: Column, down: bool, order: str
) -> None:
    found = keys(sorted_rows(ROWS, column, down=down))
    assert found[:3] == order[:3]
    assert sorted(found) == sorted(order)


@given(
    st.lists(
        st.builds(
            LibraryRow,
            key=st.uuids().map(str),
            title=st.text(max_size=5),
            date=st.none() | st.dates(),
            score=st.none() | st.floats(1, 5),
            gap=st.none() | st.floats(0, 4),
            state=st.sampled_from(("planned", "finished", "interrupted", "damaged", "open")),
        ),
        max_size=8,
    ),
    st.sampled_from([it for it in COLUMNS if it not in ("choice", "radar")]),
    st.booleans(),
)
def test_sorting_keeps_every_row_and_depends_on_no_earlier_order(
    rows: list[LibraryRow], column: Column, down: bool
) -> None:
    unique = [replace(row, key=str(at), title=f"{row.title}{at}") for at, row in enumerate(rows)]
    one = sorted_rows(unique, column, down=down)
    other = sorted_rows(reversed(unique), column, down=down)
    assert one == other
    assert {row.key for row in one} == {row.key for row in unique}


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_a_place_says_as_much_as_is_known() -> None:
    assert ROWS[0].place == "Corvane Packaging, Aldersted"
    assert ROWS[1].place == "Tarnwick Water"
    assert ROWS[3].place == ""


STATES: tuple[State, ...] = ("interrupted", "open", "planned", "finished", "damaged")
