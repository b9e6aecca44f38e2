from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import VOTES, Run, state_of


def damage(path: Path) -> bytes:
    """One byte of the notes or the votes changed; what the file was."""
    content = path.read_bytes()
    at = content.index(b'"ballots":') + 60
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    return path.read_bytes()


def test_all_is_sound(run: Run, session: Path) -> None:
    ended = run("check")
    assert ended.code == 0
    assert ended.out.splitlines() == [
        f"sound  {session}",
        "sound  content pack itot-core 1.0.0",
    ]


def test_a_named_file_alone_is_looked_at(run: Run, session: Path, examples: list[Path]) -> None:
    assert run("check", examples[0]).out == f"sound  {examples[0]}\n"


def test_a_damaged_file_is_told_and_left_as_it_is(run: Run, library: Path, session: Path) -> None:
    run("import-votes", session, VOTES, "--only", "S1")
    damage(session)
    before = state_of(library)
    ended = run("check", session)
    assert ended.code == 1
    assert ended.out.startswith(f"not sound  {session}\n  The file is damaged")
    assert state_of(library) == before


def test_a_repair_keeps_the_damaged_original(run: Run, library: Path, session: Path) -> None:
    run("import-votes", session, VOTES, "--only", "S1")
    damaged = damage(session)
    ended = run("check", session, "--repair")
    assert ended.code == 0
    assert ended.out.startswith(f"repaired  {session}\n")
    assert ".damaged" in ended.out
    kept = [path for path in library.iterdir() if "damaged" in path.name]
    assert [path.read_bytes() for path in kept] == [damaged]
    assert run("check", session).code == 0
    assert run("show", session).code == 0


def test_what_is_beyond_repair_stays_as_it_is(run: Run, library: Path, session: Path) -> None:
    session.write_bytes(b"nothing of a session")
    before = state_of(library)
    ended = run("check", "--repair")
    assert ended.code == 1
    assert f"not sound  {session}" in ended.out
    assert state_of(library) == before


def test_a_missing_file(run: Run, library: Path, tmp_path: Path) -> None:
    ended = run("check", tmp_path / "missing.itot")
    assert ended.code == 1
    assert "not sound" in ended.out


def test_every_fault_of_a_pack_is_told(run: Run, library: Path) -> None:
    bad = library / "packs" / "mine"
    bad.mkdir(parents=True)
    (bad / "pack.toml").write_text('[pack]\nid = "mine"\nversion = 3\n', "utf-8")
    for words in (["check"], ["check", bad]):
        ended = run(*words)
        assert ended.code == 1
        faults = [line for line in ended.out.splitlines() if line.startswith("  ")]
        assert len(faults) > 1
        assert any("pack.toml" in fault for fault in faults)
