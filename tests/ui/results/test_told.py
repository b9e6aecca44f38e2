"""What the room decided, marked and answered stands with its results, and nothing before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Mark, Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import RoundState
from itot_workshop.ui.results.told import told_views
from itot_workshop.ui.results.told_panel import ToldPanel
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.demo import demo_session
from tests.domain.helpers.other_votes import with_other_votes


def told(state: RoundState) -> Session:
    session = with_other_votes(demo_session("S1"), state)
    weights = dict(
        zip((c.id for c in session.pack.criteria), (2, 1, 1, 3, 0, 1, 2, 0), strict=True)
    )
    choice = ModelChoice(id="m", weights=weights, chosen="facilitation", reason="few know both",
                         thumbs_up=9, thumbs_down=1, drafter="Ada",
                         edited_fit={"temp_team": {"K1": 0}})  # fmt: skip
    marks = [Mark(id=str(at), card="AP1", audience="ot", symptom=at, dots=at) for at in range(3)]
    note = Note(id="s", text="Steady hands", side="IT", about="card:STR")
    return replace(
        session,
        model_choice={"m": choice},
        marks={mark.id: mark for mark in marks},
        notes={**session.notes, "s": note},
    )


def test_the_decision_stands_first_with_its_sentence_and_figures() -> None:
    view = told_views(told("revealed"))[0]
    assert view.lead == "Facilitation: few know both"
    figures = [row.figure for row in view.rows]
    assert figures[:3] == ["9 up, 0 sideways, 1 down", "Ada", "83.3%"]
    assert "edited" in view.rows[-1].text


def test_symptoms_come_with_their_dots_and_strengths_with_their_side() -> None:
    session = told("revealed")
    cards = {view.title: view for view in told_views(session)}
    marked = cards[next(card.title for card in session.pack.cards if card.id == "AP1")]
    assert [row.figure for row in marked.rows] == ["2", "1"]
    assert cards["Two strengths"].rows[0].text == "IT: Steady hands"


@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_vote_is_told_once_it_was_revealed(state: RoundState) -> None:
    before, after = told_views(told(state)), told_views(told("revealed"))
    assert len(after) == len(before) + 2
    assert set(before) < set(after)


def test_the_page_shows_them_in_plain_text(qtbot: QtBot, kit: Kit) -> None:
    panel = ToldPanel(kit)
    qtbot.addWidget(panel)
    panel.show_views(told_views(told("revealed")))
    texts = [label.text() for label in panel.findChildren(QLabel)]
    assert "Facilitation: few know both" in texts
    panel.show_views(())
    assert panel.isHidden()
