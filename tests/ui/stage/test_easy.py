"""What the room decides on is easy to read, not only large enough, and fills its page."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_board_views import Board
from itot_workshop.domain.audience_choice_views import DotRow, Dots
from itot_workshop.domain.audience_views import Actions, CardPage
from itot_workshop.domain.notes import Mark
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.paint import paint_stage, stage_pages
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_alike import lines, sizes_of
from tests.ui.stage.test_paint import view_of
from tests.ui.stage.test_whole import SIZES, Scribe, look, written

EASY = 1.2
LONG = (
    "Choose one number both sides already look at (for example unplanned downtime) and let one "
    "person from each side report it together every month in the production meeting of the site"
)
"""As long as facilitators write down what somebody says."""


def easy(height: int) -> int:
    """The size of words that are easy to read, in pixels."""
    return round(EASY * height / 34)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("given", [True, False])
def test_long_things_are_given_dots_in_words_easy_to_read(
    qtbot: QtBot, size: tuple[int, int], *, given: bool
) -> None:
    view = view_of("dots" if given else "dots open")
    assert isinstance(view, Dots)
    rows = tuple(DotRow(text=LONG, dots=12 - at if given else None) for at in range(12))
    view = replace(view, rows=rows)
    assert sizes_of(LONG, view, size) == {easy(size[1])}
    assert stage_pages(view, *size, look()) <= 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("review", [True, False])
def test_what_is_to_be_done_is_easy_to_read(
    qtbot: QtBot, size: tuple[int, int], *, review: bool
) -> None:
    view = view_of("actions")
    assert isinstance(view, Actions)
    row = replace(view.rows[0], text=LONG, owner="Ferdinand Obermeier", done_when=LONG)
    view = replace(view, rows=(row,) * 6, review=review)
    assert max(sizes_of(LONG, view, size)) >= easy(size[1])


def marked(session: Session) -> Session:
    """A room that has seen every symptom of every card."""
    sides: tuple[Literal["it", "ot", "mgt"], ...] = ("it", "ot", "mgt")
    marks = [
        Mark(id=f"{card.id}{side}{at}", card=card.id, audience=side, symptom=at, dots=9 - at)
        for card in session.pack.cards
        for side in sides
        for at in range(4)
    ]
    return replace(session, marks={mark.id: mark for mark in marks})


class Dotter(Scribe):
    """A painter that counts the round things it draws."""

    dots = 0

    def drawEllipse(self, *args: Any) -> None:  # noqa: N802
        self.dots += 1
        super().drawEllipse(*args)


@pytest.mark.parametrize("size", SIZES)
def test_dots_of_every_card_are_drawn_or_told_where_words_are_wide(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    session = marked(demo_session("S1"))
    for card in session.pack.cards:
        view = audience_view(session, Spotlight(screen="card", subject=card.id))
        assert isinstance(view, CardPage)
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        painter = Dotter(image)
        try:
            paint_stage(painter, *size, view, look())
        finally:
            painter.end()
        given = [line.dots for column in view.columns for line in column.lines if line.dots]
        figures = [line for line in painter.said if line in set(map(str, given))]
        assert painter.dots >= sum(given) or len(figures) == len(given), card.title


@pytest.mark.parametrize("size", SIZES)
def test_strengths_fill_their_page_with_what_is_done_below(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    session = demo_session("S1")
    view = audience_view(session, Spotlight(screen="card", subject="STR"))
    assert isinstance(view, CardPage)
    text = view.columns[0].lines[0].text
    assert min(sizes_of(text, view, size)) >= 2 * size[1] // 34 - 1
    placed = lines(view, size)
    lowest = max(y for words, (_, _, y) in placed.items() if words and words in text)
    steps = [placed[step][2] for step in view.steps]
    assert lowest < min(steps)
    assert min(steps) > 0.7 * size[1]


@pytest.mark.parametrize("size", SIZES)
def test_planned_moves_leave_the_cards_room_and_what_slipped_back_in_sight(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = view_of("board")
    assert isinstance(view, Board)
    assert any(card.moves for card in view.cards)
    lists = ("Plant network", "Change requests", "Incidents, on-call", "Calendar of stops")
    became = replace(
        view, slipped_back=("MES",), reached=lists, missed=lists, unplanned=lists, new=lists
    )
    assert stage_pages(became, *size, look()) == 1
    told = {words.split(":")[0]: times for words, (times, *_) in lines(became, size).items()}
    assert "Slipped back" in told
    assert "Became common as planned" not in told


@pytest.mark.parametrize("size", SIZES)
def test_what_became_of_many_cards_has_a_page_and_leaves_the_map_its_room(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = view_of("board")
    assert isinstance(view, Board)
    still = tuple(replace(card, moves=False) for card in view.cards)
    lists = ("Plant network", "Change requests", "Incidents, on-call", "Calendar of stops")
    named = (
        "Slipped back, was common",
        "Became common as planned",
        "Missed, planned to be common",
        "Became common without a plan",
        "New",
    )
    became = replace(
        view,
        cards=still,
        target_share=None,
        slipped_back=("MES",),
        reached=lists,
        missed=lists,
        unplanned=lists,
        new=lists,
    )
    assert stage_pages(became, *size, look()) == 2
    told = lines(became, size)
    assert "Slipped back: MES" in told
    assert not any(words.startswith("Became common as planned") for words in told)
    bare = replace(became, reached=(), missed=(), unplanned=(), new=())
    assert told["ERP system"] == lines(bare, size)["ERP system"]
    page = written(became, *size, turn=1)
    assert set(named) <= set(page)
    said = " ".join(page).replace("\u00a0", " ")
    assert all(said.count(card) == 4 for card in lists)


@pytest.mark.parametrize("size", SIZES)
def test_what_became_of_a_card_or_two_stands_above_the_map(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = view_of("board")
    assert isinstance(view, Board)
    still = tuple(replace(card, moves=False) for card in view.cards[:12])
    became = replace(view, cards=still, target_share=None, reached=("MES",))
    assert stage_pages(became, *size, look()) == 1
    assert "Became common as planned: MES" in lines(became, size)
