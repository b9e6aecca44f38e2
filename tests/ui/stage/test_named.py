"""Radars of few and many axes with long names: whole words on the stage, and nothing over them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.charts.letters import letter_of
from itot_workshop.domain.audience import Spotlight, audience_view, shown
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_compare_views import Shapes, ShapesApart
from itot_workshop.domain.audience_views import Outline, Radar
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage import compare_shapes
from itot_workshop.ui.widgets.numbers import fixed
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import LONG_NAMES, over_years, with_axes

SIZES = ((1024, 768), (1280, 720))


def long_named(found: tuple[Session, ...], axes: int) -> list[Session]:
    return [shown(with_axes(session, LONG_NAMES[:axes])) for session in found]


@pytest.mark.parametrize("outline", ["sides", "since"])
@pytest.mark.parametrize("axes", [3, 8, 12, 16])
def test_a_radar_has_names_at_every_size(
    qtbot: QtBot, examples: tuple[Session, ...], axes: int, outline: Outline
) -> None:
    sessions = long_named(examples, axes)
    view = audience_view(
        sessions[-1], Spotlight(screen="radar", outline=outline), 0.0, sessions[:-1]
    )
    assert isinstance(view, Radar)
    for size in SIZES:
        said = drawn(view, *size).said
        lettered = axes == 16 and size == SIZES[0]
        for at in range(1, axes + 1):
            shown = [it for it in said if it.removeprefix("↓ ") == letter_of(at)]
            assert len(shown) == (2 if lettered else 0), "in the shape and in its table"
        words = " ".join(said)
        for axis in view.axes:
            assert axis.name in words or axis.short in words, "a name is missing"
        assert not any(line.endswith("…") for line in said)
        assert {"2", "3", "4", "5"} <= set(said), "a ring has no figure"


@pytest.mark.parametrize("axes", [8, 12, 16])
def test_compared_shapes_have_names_and_figures(
    qtbot: QtBot, examples: tuple[Session, ...], axes: int
) -> None:
    pages = comparison_pages(long_named(examples, axes))
    (shapes,) = [page for page in pages if isinstance(page, Shapes) and page.layer == "balanced"]
    for size in SIZES:
        said = drawn(shapes, *size).said
        words = _whole(" ".join(said))
        assert not {letter_of(at) for at in range(1, 17)} & set(said), "a letter for a name"
        assert sum("Outward is better" in it for it in said) == 1
        for axis in shapes.axes:
            assert _whole(axis.name) in words or axis.short in words
            assert all(fixed(value) in words for value in axis.values)
        assert not any(line.endswith("…") for line in said)


def test_compared_shapes_without_room_for_names_have_letters(
    qtbot: QtBot, examples: tuple[Session, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_shapes, "best_place", lambda *_: None)
    pages = comparison_pages(long_named(examples, 16))
    (shapes,) = [page for page in pages if isinstance(page, Shapes) and page.layer == "balanced"]
    for size in SIZES:
        said = drawn(shapes, *size).said
        for at, axis in enumerate(shapes.axes, 1):
            assert said.count(letter_of(at)) == 2, "in the shapes and beside their figures"
            assert said.count("↓ ") == sum(it.fell for it in shapes.axes) == 1
            assert any(it.endswith((axis.name, axis.short)) for it in said)


@pytest.mark.parametrize("axes", [8, 16])
def test_shapes_side_by_side_have_letters_that_the_page_explains(
    qtbot: QtBot, examples: tuple[Session, ...], axes: int
) -> None:
    pages = comparison_pages(over_years(tuple(long_named(examples, axes)), 4))
    apart = [page for page in pages if isinstance(page, ShapesApart)]
    assert apart
    for page in apart:
        for size in SIZES:
            said = drawn(page, *size).said
            for at, name in enumerate(page.names, 1):
                assert said.count(letter_of(at)) == len(page.shapes) + 1
                assert name in said
            figures = {it for it in said if it.isdigit()}
            assert figures <= {"2", "3", "4", "5"}, "figures are those of rings alone"


def _whole(words: str) -> str:
    """Words as if none was parted."""
    return words.replace("- ", "")
