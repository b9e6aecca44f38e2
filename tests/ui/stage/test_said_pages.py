"""What the room said of an axis: from when to when it moved, what goes on, quotes above labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import SaidOn
from itot_workshop.ui.widgets.names import seat_name
from tests.domain.helpers.demo import ROOT
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import examples, over_years, without_most

SIZES = [(1024, 768), (1280, 720), (1920, 1080)]
SIDES = {seat_name(side) for side in ("IT", "OT", "MGT", "both")}


@pytest.fixture
def pages(qtbot: QtBot, tmp_path: Path) -> Sequence[SaidOn]:
    """What six rooms said, some of it on two pages."""
    sessions = over_years(examples(tmp_path), 6)
    return [it for it in comparison_pages(sessions) if isinstance(it, SaidOn)]


@pytest.mark.parametrize("size", SIZES)
def test_a_card_says_from_when_to_when_and_whether_it_goes_on(
    pages: Sequence[SaidOn], size: tuple[int, int]
) -> None:
    heads = [next(it for it in drawn(page, *size).said if "13 Dec 2025" in it) for page in pages]
    assert heads[0] == "Clearly down, 11 Feb to 13 Dec 2025"
    gap = "Gap between the sides, 11 Feb to 13 Dec 2025"
    assert heads[1:] == [gap, f"{gap} (continued)"] * 2


def test_a_gap_that_is_not_known_now_was_large_on_the_first_day(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, june, last = examples(tmp_path)
    found = comparison_pages((first, june, without_most(last, "OT")))
    for page in (it for it in found if isinstance(it, SaidOn)):
        assert "Gap was large, 11 Feb 2025" in drawn(page, *SIZES[0]).said


@pytest.mark.parametrize("size", SIZES)
def test_no_side_is_named_larger_than_what_it_said(
    pages: Sequence[SaidOn], size: tuple[int, int]
) -> None:
    for page in pages:
        quotes = {it.text.split()[0] for it in page.said}
        places = drawn(page, *size).places
        labels = [place.height() for place, words in places if words in SIDES]
        said = [place.height() for place, words in places if words.split()[0] in quotes]
        assert labels
        assert min(said) >= max(labels)


def test_the_ground_of_a_gap_is_seen_in_both_looks() -> None:
    for scheme in ("light", "dark"):
        colour = read_look(ROOT / "resources" / "theme", scheme).colour
        apart = QColor(colour.ink_tint).lightness() - QColor(colour.surface).lightness()
        assert abs(apart) > 20
        assert (apart > 0) is (scheme == "dark")
