"""A file of every version of the schema opens for ever; ``tests/old_files`` keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import TABLES
from itot_workshop.domain.voting import Ballot, returning_token
from itot_workshop.storage import file_format, migrations
from itot_workshop.storage.errors import Damaged
from itot_workshop.storage.file_format import VERSION
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.loading import read_file
from itot_workshop.storage.migrations import PlainTables, upgrade
from itot_workshop.storage.raw_tables import RawTables
from itot_workshop.storage.session_coding import to_tables
from itot_workshop.storage.session_file import SessionFile
from tests.storage.helpers.sessions import small_session

OLD_FILES = Path(__file__).parents[1] / "old_files"


def test_there_is_a_file_of_every_version() -> None:
    versions = {read_file(path.read_bytes())[0].version for path in OLD_FILES.glob("*.itot")}
    assert versions == set(range(1, VERSION + 1))
    assert set(migrations.STEPS) == set(range(1, VERSION))


@pytest.mark.parametrize("old", sorted(OLD_FILES.glob("*.itot")), ids=lambda path: path.stem)
def test_an_old_file_opens_with_all_it_holds(old: Path, path: Path, kept: Keeping) -> None:
    path.write_bytes(old.read_bytes())
    file, session, _ = SessionFile.open(path, kept)
    file.close()
    assert session.about.title == "An hour at the filling line"
    assert all(getattr(session, name) for name in TABLES), "every table has something in it"
    assert session.pack.axes
    assert session.ballots["b1"].answers == {"one1": 4}
    assert session.notes["n1"].text == "“Who may stop the line?” – nobody knew"
    assert session.actions["a1"].owner_seat == "OT"
    assert session.charters["c1"].members[0].share == 0.25
    assert not any(round_.voted for round_ in session.rounds.values()), "nobody is named any more"


def test_steps_are_taken_in_order_from_the_files_version() -> None:
    def marked(version: int) -> migrations.Step:
        def step(tables: PlainTables) -> PlainTables:
            for document in tables["notes"].values():
                document["text"] += f" {version}"
            return tables

        return step

    steps = {version: marked(version) for version in (1, 2, 3)}
    raw = to_tables(small_session())

    def text(tables: RawTables) -> str:
        return bytes(tables["notes"]["n0"]).decode()

    assert '"Zuerst 2 3"' in text(upgrade(raw, 2, 4, steps))
    assert '"Zuerst 1"' in text(upgrade(raw, 1, 2, steps))
    assert '"Zuerst"' in text(raw), "what is migrated stays as it was"


def test_a_step_may_make_and_drop_tables() -> None:
    def split(tables: PlainTables) -> PlainTables:
        notes = tables.pop("notes")
        return {**tables, "words": {i: {"id": i} for i in notes}}

    moved = upgrade(to_tables(small_session()), 1, 2, {1: split})
    assert "notes" not in moved
    assert bytes(moved["words"]["n0"]) == b'{"id":"n0"}'


@pytest.mark.parametrize("steps", [{}, {1: lambda tables: tables["none"]}])
def test_a_step_that_is_missing_or_fails_is_told(steps: dict[int, migrations.Step]) -> None:
    with pytest.raises(Damaged, match="older version"):
        upgrade(to_tables(small_session()), 1, 2, steps)


def test_a_token_that_the_roster_leads_to_is_dropped() -> None:
    session = small_session()
    person, other = Participant(id="p", seat="IT", code="c05"), Participant(id="q", seat="IT")
    coded = {
        id_: Ballot(id=id_, round="r", seat="IT", answers={}, returning=returning_token(code))
        for id_, code in (("b1", "C05"), ("b2", "blue tractor"))
    }
    raw = to_tables(replace(session, people={"p": person, "q": other}, ballots=coded))
    ballots = upgrade(raw, 2, 3, migrations.STEPS)["ballots"]
    assert b'"returning":""' in bytes(ballots["b1"])
    assert returning_token("blue tractor").encode() in bytes(ballots["b2"])


def test_version_one_is_the_first() -> None:
    assert file_format.VERSION >= 1
