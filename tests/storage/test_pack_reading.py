from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from itot_workshop.storage.packs import PackFaults, read_pack
from tests.storage.helpers.packs import SMALL, faults_of, small, write, written

SPOILT = {
    entry["name"]: entry
    for entry in tomllib.loads(
        (Path(__file__).parent / "data/spoilt_packs.toml").read_text(encoding="utf-8")
    )["spoilt"]
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_fault_is_told_with_file_key_and_reason(name: str, tmp_path: Path) -> None:
    spoilt = SPOILT[name]
    assert spoilt["before"] in SMALL
    write(tmp_path, SMALL.replace(spoilt["before"], spoilt["after"], 1))
    expected = [("pack.toml", key, reason) for key, reason in spoilt["faults"]]
    assert sorted(faults_of(tmp_path)) == sorted(expected)


def test_all_faults_are_told_and_not_only_the_first(tmp_path: Path) -> None:
    text = SMALL
    for name in ("wrong type", "missing key", "unknown key", "minutes that do not add up"):
        text = text.replace(SPOILT[name]["before"], SPOILT[name]["after"], 1)
    write(tmp_path, text)
    write(tmp_path, "[[glossary]]\nterm = 1\n[[glossary]]\nmeaning = 'x'\n", "z.toml")
    write(tmp_path, "a = [\n", "y.toml")
    assert faults_of(tmp_path) == [
        (
            "pack.toml",
            "axes[0].anchorlow_stage",
            "is no key here; did you mean “anchor_low_stage”?",
        ),
        ("pack.toml", "axes[0].name", "is missing"),
        ("pack.toml", "statements[0].revision", "should be a whole number, is “1”"),
        ("y.toml", "", "is not valid TOML: Invalid value (at end of document)"),
        ("z.toml", "glossary[0].term", "should be text, is 1"),
        ("z.toml", "glossary[0].meaning", "is missing"),
        ("z.toml", "glossary[1].term", "is missing"),
    ]


def test_a_fault_is_counted_in_its_own_file_and_names_the_element(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, '[[statements]]\nid = "extra"\naxis = "four"\nkey = 1\nshort = false\n'
          'revision = 1\ntext = "More."\n', "statements.toml")  # fmt: skip
    with pytest.raises(PackFaults) as raised:
        read_pack(tmp_path)
    assert str(raised.value) == (
        f"The content pack in “{tmp_path}” can’t be used: 1 fault.\n"
        "statements.toml: statements[0].axis (“extra”): names “four”, which is not an id in axes"
    )


def test_what_may_stand_in_an_unreadable_file_is_not_called_missing(tmp_path: Path) -> None:
    head, rest = SMALL.split("[[axes]]", 1)
    write(tmp_path, b"\xff\xfe[scale]", "scale.toml")
    write(tmp_path, head.split("[scale]")[0] + "[[axes]]" + rest)
    assert faults_of(tmp_path) == [("scale.toml", "", "is not UTF-8 text (byte 0)")]


def test_too_few_and_too_many_axes(tmp_path: Path) -> None:
    plain = small()
    plain["axes"], plain["statements"] = plain["axes"][:2], plain["statements"][:2]
    write(tmp_path / "few", written(plain))
    assert faults_of(tmp_path / "few") == [
        ("pack.toml", "axes", "there are 2 axes; a radar needs 3 to 16")
    ]
    for number in range(15):
        plain["axes"].append(plain["axes"][0] | {"id": f"a{number}"})
        plain["statements"].append(
            plain["statements"][0] | {"id": f"s{number}", "axis": f"a{number}"}
        )
    write(tmp_path / "many", written(plain))
    assert faults_of(tmp_path / "many") == [
        ("pack.toml", "axes", "there are 17 axes; a radar needs 3 to 16")
    ]
