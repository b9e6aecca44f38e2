"""All models that share the first place are named, and their columns are filled."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_choice_views import Ranking
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.model_view import model_view
from itot_workshop.ui.console.model_words import lead_words as lead_words_of_the_console
from itot_workshop.ui.stage.paint import paint_stage
from itot_workshop.ui.stage.ranking import lead_words
from tests.domain.helpers.demo import core_pack, demo_session
from tests.ui.stage.test_whole import SIZES, look

RANKING = Spotlight(screen="ranking")
LEADS_ALONE = (2, 1, 1, 3, 0, 1, 2, 0)
SHARED_BY_TWO = (1, 2, 2, 2, 3, 2, 1, 2)
SHARED_BY_THREE = (0, 0, 0, 0, 1, 2, 2, 0)
NO_WEIGHT = (0,) * 8


class Filler(QPainter):
    """A painter that keeps how wide the areas of one colour are that it fills."""

    def __init__(self, device: QImage) -> None:
        super().__init__(device)
        self.widths: list[float] = []

    def drawRoundedRect(self, *args: Any) -> None:  # noqa: N802
        if self.brush().color() == QColor(look().colour.sunken):
            self.widths.append(args[0].width())
        super().drawRoundedRect(*args)


def weighed(weights: tuple[int, ...]) -> Session:
    given = {it.id: weight for it, weight in zip(core_pack().criteria, weights, strict=True)}
    choice = ModelChoice(id="choice", weights=given)
    return replace(demo_session("S1"), model_choice={choice.id: choice})


def disputed(count: int) -> Session:
    """A session whose sides are far apart on so many criteria, whose weights are not settled."""
    ids = [it.id for it in core_pack().criteria]
    given = dict(zip(ids[count:], LEADS_ALONE[count:], strict=True))
    choice = ModelChoice(
        id="choice",
        weights=given,
        by_it=dict.fromkeys(ids, 3.0),
        by_ot={**dict.fromkeys(ids, 3.0), **dict.fromkeys(ids[:count], 0.0)},
    )
    return replace(demo_session("S1"), model_choice={choice.id: choice})


def ranking_of(session: Session) -> Ranking:
    view = audience_view(session, RANKING)
    assert isinstance(view, Ranking)
    return view


def ranking(weights: tuple[int, ...]) -> Ranking:
    return ranking_of(weighed(weights))


def filled(weights: tuple[int, ...], width: int, height: int) -> list[float]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = Filler(image)
    try:
        paint_stage(painter, width, height, ranking(weights), look())
    finally:
        painter.end()
    return painter.widths


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("weights", "count"), [(SHARED_BY_TWO, 2), (SHARED_BY_THREE, 3)])
def test_the_columns_of_all_who_share_the_first_place_are_filled(
    qtbot: QtBot, size: tuple[int, int], weights: tuple[int, ...], count: int
) -> None:
    (one,), (several,) = filled(LEADS_ALONE, *size), filled(weights, *size)
    assert several == pytest.approx(count * one, rel=0.03)


def test_no_column_is_filled_where_nothing_ranks_the_models(qtbot: QtBot) -> None:
    assert filled(NO_WEIGHT, *SIZES[0]) == []


def test_how_firm_a_lead_is_is_told_once_all_weights_are_settled(qtbot: QtBot) -> None:
    names = [it.name for it in core_pack().criteria]
    for apart, said in (
        (1, f"Not settled yet: {names[0]}."),
        (4, f"4 of {len(names)} weights are not settled yet."),
    ):
        view = ranking_of(disputed(apart))
        assert len(view.unsettled) == apart
        assert lead_words(view).endswith(said)
        assert "moved by one" not in lead_words(view)
    settled = lead_words(ranking_of(disputed(0)))
    assert settled.endswith(("changes that.", "weights.")) or "depends on" in settled


def test_all_who_share_the_first_place_are_named(qtbot: QtBot) -> None:
    said = "Facilitation, Temporary team and Product teams share the first place."
    assert lead_words(ranking(SHARED_BY_THREE)).startswith(said)
    view = model_view(weighed(SHARED_BY_THREE), RANKING)
    assert view is not None
    names = "Facilitation, Temporary central project team and Integrated product teams"
    assert lead_words_of_the_console(view)[0][0].startswith(f"{names} share the first place:")
