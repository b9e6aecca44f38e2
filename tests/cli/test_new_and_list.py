from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, state_of


def test_a_new_session_is_planned(run: Run, session: Path) -> None:
    told = run("show", session, "--json").json["session"]
    assert (told["title"], told["organisation"], told["date"]) == (
        "Alignment",
        "Corvane",
        "2025-02-11",
    )
    assert (told["state"], told["template"], told["form"]) == ("planned", "half-day-210", "full")
    assert told["pack"] == {"id": "itot-core", "version": "1.0.0"}
    assert told["follows"] is None


def test_the_form_picks_the_agenda(run: Run, library: Path) -> None:
    made = run("new", "--title", "P", "--date", "2025-01-01", "--form", "short").out.strip()
    told = run("show", made, "--json").json
    assert (told["session"]["template"], told["session"]["form"]) == ("pulse-60", "short")
    assert {axis["k"] for axis in told["dimensions"].values()} == {1}


def test_two_sessions_of_one_name_get_two_files(run: Run, library: Path, session: Path) -> None:
    words = ("new", "--title", "Alignment", "--date", "2025-02-11", "--organisation", "Corvane")
    again = Path(run(*words).out.strip())
    assert again != session
    assert {path.name for path in library.glob("*.itot")} == {session.name, again.name}


def test_a_follow_up_takes_along_what_was_left(
    run: Run, library: Path, examples: list[Path]
) -> None:
    words = ("new", "--title", "Third", "--date", "2026-03-17", "--follows", examples[2])
    told = run("show", run(*words).out.strip(), "--json").json
    assert told["session"]["follows"] == run("show", examples[2], "--json").json["session"]["id"]
    assert told["session"]["template"] == "follow-up-90"
    assert told["people"] == {"IT": 5, "OT": 6, "MGT": 3, "OTHER": 0}
    assert [action["state"] for action in told["actions"]] == ["open"] * 3
    assert told["session"]["organisation"] == "Corvane Packaging (fictional)"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--pack", "nothing"], "There is no content pack “nothing”"),
        (["--template", "nothing"], "has no agenda “nothing”"),
        (["--follows", "nothing"], "There is no session “nothing”"),
        (["--title", "  "], "needs a title"),
        (["--title", "t" * 400], "the longest that fits"),
    ],
)
def test_what_cannot_be_planned_leaves_nothing(
    run: Run, library: Path, words: list[str], reason: str
) -> None:
    ended = run("new", "--title", "T", "--date", "2025-01-01", *words)
    assert (ended.code, ended.out) == (1, "")
    assert reason in ended.err
    assert not list(library.rglob("*.itot"))


def test_the_list_for_people(run: Run, session: Path) -> None:
    ended = run("list")
    lines = ended.out.splitlines()
    assert lines[0].split()[:3] == ["id", "date", "title"]
    assert "Alignment" in lines[1]
    assert "planned" in lines[1]
    assert run("show", lines[1].split()[0]).code == 0


def test_the_list_for_programs(run: Run, session: Path) -> None:
    (entry,) = run("list", "--json").json["sessions"]
    assert (entry["file"], entry["title"], entry["state"]) == (str(session), "Alignment", "planned")
    assert (entry["score"], entry["fault"], entry["in_use"]) == (None, None, False)
    assert entry["people"] == {"IT": 0, "OT": 0, "MGT": 0, "OTHER": 0}


def test_an_empty_library(run: Run, library: Path) -> None:
    ended = run("list")
    assert (ended.code, ended.out) == (0, "")
    assert "no session" in ended.err
    assert run("list", "--json").json == {"sessions": []}
    assert not library.exists()


def test_a_damaged_file_is_told_beside_the_list(run: Run, library: Path, session: Path) -> None:
    (library / "broken.itot").write_bytes(session.read_bytes()[:-10])
    ended = run("list")
    assert ended.code == 0
    assert "broken.itot" in ended.err
    faults = [entry["fault"] for entry in run("list", "--json").json["sessions"]]
    assert sum(fault is not None for fault in faults) == 1


def test_looking_touches_nothing(run: Run, library: Path, session: Path) -> None:
    before = state_of(library)
    for words in (["list"], ["show", session], ["check"], ["packs"]):
        assert run(*words).code == 0
    assert state_of(library) == before


def test_the_packs(run: Run, library: Path) -> None:
    bad = library / "packs" / "mine"
    bad.mkdir(parents=True)
    (bad / "pack.toml").write_text('[pack]\nid = "mine"\n', "utf-8")
    told = run("packs", "--json").json["packs"]
    by_id = {pack["id"]: pack for pack in told}
    assert by_id["itot-core"]["usable"]
    assert by_id["mine"]["faults"]
    assert not by_id["mine"]["usable"]
    assert "itot-core" in run("packs").out
