from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from itot_workshop.storage.pack_files import MOST_FILES, Fault, read_files
from itot_workshop.storage.packs import read_pack
from tests.storage.helpers.packs import SMALL, faults_of, write


def test_an_empty_folder_and_one_that_is_not_there(tmp_path: Path) -> None:
    assert faults_of(tmp_path) == [(".", "", "holds no TOML file")]
    assert faults_of(tmp_path / "none") == [(".", "", "can’t be read: there is no such file")]


def test_files_and_folders_beyond_the_limits_are_not_read(tmp_path: Path) -> None:
    write(tmp_path / "file")
    write(tmp_path / "file", "#" * 1_100_000, "large.toml")
    assert faults_of(tmp_path / "file") == [
        ("large.toml", "", "has 1.1 MB; there is room for 1 MB")
    ]
    for name in "abcde":
        write(tmp_path / "folder", "#" * 900_000, f"{name}.toml")
    assert faults_of(tmp_path / "folder") == [(".", "", "has 4.5 MB; there is room for 4 MB")]


def test_too_many_files_are_not_read(tmp_path: Path) -> None:
    write(tmp_path)
    for number in range(MOST_FILES):
        write(tmp_path, "", f"notes/{number}.txt")
    assert faults_of(tmp_path) == [(".", "", "holds more than 200 files")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_out_of_the_folder_and_odd_files_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", "[[house_rules]]\nid = 'x'\ntext = 'x'\n")
    folder = write(tmp_path / "pack")
    (folder / "a.toml").symlink_to(outside / "pack.toml")
    (folder / "b.toml").symlink_to(folder / "b.toml")
    (folder / "c").symlink_to(outside, target_is_directory=True)
    (folder / "d.toml").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "e.toml")
    assert faults_of(folder) == [
        ("a.toml", "", "is a link that leads out of the pack’s folder"),
        ("b.toml", "", "can’t be read: it is a link that leads back to itself"),
        ("d.toml", "", "can’t be read: there is no such file"),
        ("e.toml", "", "is no ordinary file"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_pack_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real")
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "linked").symlink_to(tmp_path / "real", target_is_directory=True)
    assert read_pack(tmp_path / "packs" / "linked").pack.id == "small"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = " + "[" * 100_000, "is nested too deeply"),
        ("a" + ".a" * 40_000 + " = 1", "has a key of more than 12 parts"),
        ('"a\\"b"' + '."a\\"b"' * 40_000 + " = 1", "has a key of more than 12 parts"),
        ("x = {a" + ".'a'" * 40_000 + " = 1}", "has a key of more than 12 parts"),
        ("a = 1\nb = \n", "is not valid TOML: Invalid value (at line 2, column 5)"),
        ("a = 1\na = 2\n", "is not valid TOML: Cannot overwrite a value (at line 2, column 6)"),
        (
            'a = "\\ud800"',
            (
                "is not valid TOML: Escaped character is not a Unicode scalar value"
                " (at line 1, column 12)"
            ),
        ),
    ],
)
def test_files_that_are_no_toml_or_meant_to_harm(text: str, reason: str, tmp_path: Path) -> None:
    _, faults = read_files(write(tmp_path, text))
    assert faults == [Fault("pack.toml", "", reason)]


def test_dots_in_a_text_are_no_long_key(tmp_path: Path) -> None:
    dots = "Yes ... " * 20 + "." * 50
    write(tmp_path, SMALL.replace("There is one.", dots[:120]))
    assert read_pack(tmp_path).statement("one1").text == dots[:120]


def test_what_is_told_of_a_foreign_file_fits_on_a_line(tmp_path: Path) -> None:
    key = '"' + "\\u001b[31m\\n" + "k" * 5000 + '" = 1\n'
    write(tmp_path, key + SMALL)
    write(tmp_path, SMALL.replace('id = "two1"', 'id = "' + "\\u0085y" * 900 + '"'), "two.toml")
    for parts in faults_of(tmp_path):
        assert all(len(part) <= 300 and part.isprintable() for part in parts)
