from __future__ import annotations

from pathlib import Path

import pytest

from itot_workshop.storage.pack_files import Fault
from itot_workshop.storage.packs import PackFaults, PackNotFound, find_packs, load_pack, read_pack
from tests.storage.helpers.packs import SMALL, faults_of, write


def test_a_small_pack_is_read_whole(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path))
    assert pack.pack.id == "small"
    assert [axis.id for axis in pack.axes] == ["one", "two", "three"]
    assert [statement.id for statement in pack.form_statements("short")] == [
        "one1",
        "two1",
        "three1",
    ]
    assert pack.template("short-talk").steps[1].title == "Talk"
    assert pack.cards == ()


def test_lists_go_on_from_file_to_file_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path)
    rule = '[[house_rules]]\nid = "{0}"\ntext = "Rule {0}"\n'
    write(tmp_path, rule.format("b"), "rules-more.toml")
    write(tmp_path, rule.format("a"), "rules.toml")
    write(tmp_path, rule.format("c"), "sub/deeper/a.toml")
    write(tmp_path, rule.format("hidden"), ".hidden.toml")
    write(tmp_path, rule.format("hidden"), ".git/config.toml")
    write(tmp_path, "no TOML at all", "readme.txt")
    assert [rule.id for rule in read_pack(tmp_path).house_rules] == ["a", "b", "c"]


def test_a_table_stands_in_one_file_only(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "[thresholds]\nside_min = 4\n", "a.toml")
    write(tmp_path, "[thresholds]\nside_min = 5\n", "b.toml")
    assert faults_of(tmp_path) == [("b.toml", "thresholds", "is already in a.toml")]


def listed(*roots: Path) -> list[tuple[str, str, bool, str]]:
    return [
        (found.id, found.version, found.usable, found.replaced_by) for found in find_packs(*roots)
    ]


def at_version(version: str) -> str:
    return SMALL.replace('version = "1.0.0"', f'version = "{version}"')


def test_packs_are_found_in_all_places_and_bad_ones_say_why(tmp_path: Path) -> None:
    write(tmp_path / "app" / "small")
    write(tmp_path / "library" / "broken", "[pack]\nid = 3\n")
    (tmp_path / "library" / "empty").mkdir()
    (tmp_path / "library" / "notes.txt").write_text("not a pack")
    found = find_packs(tmp_path / "app", tmp_path / "library", tmp_path / "none")
    assert [(pack.id, pack.title, pack.language, pack.usable) for pack in found] == [
        ("broken", "", "", False),
        ("small", "A small pack", "en", True),
    ]
    assert Fault("pack.toml", "pack.id", "should be text, is 3") in found[0].faults
    assert found[1].folder == tmp_path / "app" / "small"


def test_the_higher_version_is_used(tmp_path: Path) -> None:
    write(tmp_path / "app" / "small", at_version("1.9.0"))
    write(tmp_path / "library" / "mine", at_version("1.10.0"))
    roots = (tmp_path / "app", tmp_path / "library")
    assert listed(*roots) == [("small", "1.9.0", False, "1.10.0"), ("small", "1.10.0", True, "")]
    assert load_pack(roots, "small").pack.version == "1.10.0"


def test_the_same_version_twice_leaves_the_first_and_says_so(tmp_path: Path) -> None:
    app = write(tmp_path / "app" / "small")
    write(tmp_path / "library" / "mine", SMALL.replace("A small pack", "Mine"))
    roots = (tmp_path / "app", tmp_path / "library")
    first, second = sorted(find_packs(*roots), key=lambda found: not found.usable)
    assert (first.folder, first.usable) == (app, True)
    assert second.faults == (
        Fault(
            "pack.toml",
            "pack.id",
            f"“small” 1.0.0 is already in “{app}”; give this pack an id of its own, or a higher"
            " version if it is to take the other’s place",
        ),
    )
    assert load_pack(roots, "small").pack.title == "A small pack"


def test_a_broken_newer_version_does_not_hide_a_sound_one(tmp_path: Path) -> None:
    write(tmp_path / "app" / "small")
    write(tmp_path / "library" / "mine", at_version("2.0.0").replace("minutes = 5", "minutes = 6"))
    assert load_pack([tmp_path / "app", tmp_path / "library"], "small").pack.version == "1.0.0"


def test_loading_says_what_is_wrong_or_what_is_at_hand(tmp_path: Path) -> None:
    write(tmp_path / "small")
    write(tmp_path / "bad", SMALL.replace('"small"', '"bad"').replace("minutes = 5", "minutes = 6"))
    with pytest.raises(PackFaults, match="1 fault"):
        load_pack([tmp_path], "bad")
    with pytest.raises(PackNotFound) as missing:
        load_pack([tmp_path], "none")
    assert str(missing.value) == "There is no content pack “none”. Packs at hand: small."
