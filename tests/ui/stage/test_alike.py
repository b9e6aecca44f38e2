"""Pages of one thing look alike: from one to the next nothing changes its size or its place."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import Ask, AudienceView, CardPage, Reveal
from itot_workshop.ui.stage.paint import paint_stage
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_paint import revealed
from tests.ui.stage.test_whole import SIZES, Scribe, look

Line: TypeAlias = tuple[int, float, float]
"""How large a line is and where it begins, in pixels."""


class Setter(Scribe):
    """A painter that keeps how large and where it writes each line."""

    def __init__(self, device: QImage) -> None:
        super().__init__(device)
        self.lines: dict[str, Line] = {}

    def drawText(self, *args: Any) -> None:  # type: ignore[override] # noqa: N802
        self.lines[args[1]] = (self.font().pixelSize(), *args[0].toTuple())
        super().drawText(*args)


def lines(view: AudienceView, size: tuple[int, int]) -> dict[str, Line]:
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    painter = Setter(image)
    try:
        paint_stage(painter, *size, view, look())
    finally:
        painter.end()
    return painter.lines


def sizes_of(text: str, view: AudienceView, size: tuple[int, int]) -> set[int]:
    """In which sizes the lines of a text are written."""
    return {times for line, (times, *_) in lines(view, size).items() if line and line in text}


@pytest.mark.parametrize("size", SIZES)
def test_a_long_and_a_short_statement_stand_in_one_size(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for session in (demo_session("S1"), revealed("S1")):
        asked = session.pack.form_statements(session.about.form)
        texts = sorted(asked, key=lambda it: len(it.text))
        found = set()
        for statement in (texts[0], texts[-1]):
            view = audience_view(session, Spotlight(screen="vote", subject=statement.id))
            assert isinstance(view, Ask | Reveal)
            found |= sizes_of(view.statement, view, size)
        assert len(found) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_head_of_a_card_is_one_on_all_its_pages_and_dots_move_nothing(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    session = demo_session("S1")
    for card in session.pack.cards:
        pages = [
            audience_view(session, Spotlight(screen="card", subject=card.id, page=page))
            for page in range(3)
        ]
        shown = [page for page in pages if isinstance(page, CardPage)]
        assert len({lines(page, size)[card.title] for page in shown}) == 1
        first = shown[0]
        columns = [
            replace(it, lines=tuple(replace(line, dots=0) for line in it.lines))
            for it in first.columns
        ]
        before = lines(replace(first, columns=tuple(columns)), size)
        after = lines(first, size)
        assert before == {line: after[line] for line in before}


@pytest.mark.parametrize("size", SIZES)
def test_pages_of_models_are_set_alike(qtbot: QtBot, size: tuple[int, int]) -> None:
    session = demo_session("S1")
    core = [
        lines(audience_view(session, Spotlight(screen="model", subject=it)), size)
        for it in ("facilitation", "temp_team")
    ]
    for head in ("Strengths", "Limits", "Needs", "Time"):
        assert len({page[head][0] for page in core}) == 1
    what, when = (
        lines(audience_view(session, Spotlight(screen="models", page=page)), size)
        for page in (0, 1)
    )
    shared = set(what) & set(when)
    assert "Single-sided" in " ".join(shared)
    assert {line: what[line] for line in shared} == {line: when[line] for line in shared}
