"""Somebody who reads every version of every file learns of nobody's vote."""

from __future__ import annotations

import io
import zipfile

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks import secrecy
from benchmarks.secrecy_pairs import Searcher
from benchmarks.secrecy_play import PEOPLE, rounds_of, sentence_of, token_of
from itot_workshop.ui.surprise import Surprise
from tests.domain.helpers.course import core


@pytest.fixture(autouse=True)
def still(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog that tells of a fault is not opened."""
    monkeypatch.setattr(Surprise, "_tell", lambda self, said: None)


def test_files_tell_no_more_than_the_tally() -> None:
    found = secrecy.run(sessions=2, seed=20250211, exported=0)
    assert found.leaks == []
    assert found.pairs == []
    assert found.guesser.better() == []
    assert found.searcher.searched > 20
    assert {it.name for it in rounds_of(core())} < {it.split(":")[0] for it in found.guesser.ways}


@pytest.mark.parametrize("fault", ["in-order", "said-in-order", "outside"])
def test_what_tells_is_noticed(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    for place, name, broken in secrecy.FAULTS[fault]:
        monkeypatch.setattr(place, name, broken)
    found = secrecy.run(sessions=1, seed=1, exported=0)
    told = found.leaks if fault == "outside" else found.guesser.better()
    assert told


def office(name: str, inner: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(name, f"<x>{inner}</x>")
    return held.getvalue()


SAID, TOKEN, WHO = sentence_of(PEOPLE[0]), token_of(PEOPLE[0]), PEOPLE[0].name
TELLING = {
    "a.itot": f'{{"ballots":{{"person00":{{"answers":{{"lea1":3}}}}}},"token":"{TOKEN}"}}'.encode(),
    "journal-1": b'9 1a [["ballots","person00",null,{"answers":{"lea1":3}}]]',
    "faults.log": f"ERROR ballot of {WHO}: lea1".encode(),
    "a.csv": f"who,said\n{WHO},{SAID}\n".encode(),
    "a.html": f"<tr><td>{WHO}</td><td>{SAID}</td></tr>".encode(),
    "a.md": f"{WHO}\n\n{SAID}\n".encode(),
    "a.docx": office("word/document.xml", f"<p>{WHO}</p><p>{SAID}</p>"),
    "a.pptx": office("s.xml", f"<tr><tc>{WHO}</tc><tc>{SAID}</tc></tr>"),
    "a.xlsx": office("xl/worksheets/a.xml", f"<row><c>{WHO}</c><c>lea1</c><c>4</c></row>"),
}


@pytest.mark.parametrize("name", TELLING)
def test_a_person_beside_a_vote_is_found_in(name: str) -> None:
    assert list(Searcher(core()).pairs(name, TELLING[name], {}))
