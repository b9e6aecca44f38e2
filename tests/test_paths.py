from __future__ import annotations

from pathlib import Path

import pytest

from itot_workshop import paths

HOME = {"HOME": "/home/anna"}
PROFILE = {"USERPROFILE": "/Users/anna"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "itot_workshop"
    folder.mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", folder)
    return folder


def test_a_checkout_has_what_it_brings_beside_the_package(package: Path) -> None:
    (package.parent / "resources").mkdir()
    (package.parent / "sessions/examples").mkdir(parents=True)
    assert paths.resources() == package.parent / "resources"
    assert paths.examples() == package.parent / "sessions/examples"


def test_an_installed_package_carries_it_inside_and_looks_there_first(package: Path) -> None:
    for name in ("resources", "examples"):
        (package / "_data" / name).mkdir(parents=True)
        (package.parent / name).mkdir()
    assert paths.resources() == package / "_data/resources"
    assert paths.examples() == package / "_data/examples"


def test_a_part_that_is_missing_is_named_with_the_places_looked_at(package: Path) -> None:
    with pytest.raises(FileNotFoundError) as refused:
        paths.resources()
    assert str(package / "_data" / "resources") in str(refused.value)
    assert str(package.parent / "resources") in str(refused.value)


def test_this_checkout_has_its_resources() -> None:
    assert (paths.resources() / "packs").is_dir()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_environment_chooses_library_and_local_data(platform: str) -> None:
    chosen = {**HOME, "ITOT_WORKSHOP_LIBRARY": "/srv/workshops", "ITOT_WORKSHOP_DATA": "/srv/data"}
    assert paths.default_library(chosen, platform) == Path("/srv/workshops")
    assert paths.local_data(chosen, platform) == Path("/srv/data")


@pytest.mark.parametrize(
    ("platform", "environ", "library", "data", "settings"),
    [
        (
            "linux",
            HOME,
            "/home/anna/Documents/ITOT Workshop",
            "/home/anna/.local/state/itot-workshop",
            "/home/anna/.config/itot-workshop",
        ),
        (
            "linux",
            {**HOME, "XDG_STATE_HOME": "/x/state", "XDG_CONFIG_HOME": "/x/config"},
            "/home/anna/Documents/ITOT Workshop",
            "/x/state/itot-workshop",
            "/x/config/itot-workshop",
        ),
        (
            "linux",
            {**HOME, "XDG_STATE_HOME": "state", "XDG_DOCUMENTS_DIR": "$HOME/Dokumente"},
            "/home/anna/Dokumente/ITOT Workshop",
            "/home/anna/.local/state/itot-workshop",
            "/home/anna/.config/itot-workshop",
        ),
        (
            "darwin",
            HOME,
            "/home/anna/Documents/ITOT Workshop",
            "/home/anna/Library/Application Support/ITOT Workshop",
            "/home/anna/Library/Preferences/ITOT Workshop",
        ),
        (
            "win32",
            {**PROFILE, "LOCALAPPDATA": "/local", "APPDATA": "/roaming"},
            "/Users/anna/Documents/ITOT Workshop",
            "/local/ITOT Workshop",
            "/roaming/ITOT Workshop",
        ),
        (
            "win32",
            PROFILE,
            "/Users/anna/Documents/ITOT Workshop",
            "/Users/anna/AppData/Local/ITOT Workshop",
            "/Users/anna/AppData/Roaming/ITOT Workshop",
        ),
    ],
)
def test_each_platform_has_its_own_places(
    platform: str, environ: dict[str, str], library: str, data: str, settings: str
) -> None:
    assert paths.default_library(environ, platform) == Path(library)
    assert paths.local_data(environ, platform) == Path(data)
    assert paths.settings_folder(environ, platform) == Path(settings)


@pytest.mark.parametrize(
    ("line", "documents"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/Dokumente"', "Dokumente"),
        ('# XDG_DOCUMENTS_DIR="$HOME/old"', "Documents"),
        ('XDG_DOCUMENTS_DIR="$HOME/"', "Documents"),
        ('XDG_MUSIC_DIR="$HOME/Music"', "Documents"),
    ],
)
def test_documents_are_where_the_desktop_says(tmp_path: Path, line: str, documents: str) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_text(f"# folders\n{line}\n", encoding="utf-8")
    library = paths.default_library({"HOME": str(tmp_path)}, "linux")
    assert library == tmp_path / documents / "ITOT Workshop"


def test_a_list_of_folders_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config/user-dirs.dirs").write_bytes(b"\xff\xfe")
    library = paths.default_library({"HOME": str(tmp_path)}, "linux")
    assert library == tmp_path / "Documents/ITOT Workshop"


def test_asking_for_a_place_makes_none(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path)}
    paths.default_library(environ)
    paths.local_data(environ)
    paths.settings_folder(environ)
    assert list(tmp_path.iterdir()) == []
