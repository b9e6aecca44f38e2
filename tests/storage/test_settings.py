"""Settings survive the program and never stop it."""

from __future__ import annotations

from pathlib import Path

import pytest

from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.settings import FILE_NAME, Settings, read_settings, write_settings


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_what_is_set_is_read_again(tmp_path: Path) -> None:
    wanted = Settings(
        look="dark",
        stage_look="light",
        motion="reduced",
        text_percent=150,
        library='C:\\Workshops, old; new = "mine" 100% ü',
        window="AdnQywADAAA=",
    )
    write_settings(tmp_path, wanted)
    assert read_settings(tmp_path) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "look=pink\ntext_percent=1000\nmotion=\n", "[[[\x00", "look\n=\n", "\ufeff"],
)
def test_a_file_of_nonsense_counts_as_not_set(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert read_settings(tmp_path) == Settings()


def test_one_bad_value_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("[General]\nlook=pink\ntext_percent=125\n", encoding="utf-8")
    assert read_settings(tmp_path) == Settings(text_percent=125)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    in_the_way = tmp_path / "settings"
    in_the_way.write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(NotSaved, match="could not be kept"):
        write_settings(in_the_way, Settings(look="dark"))
