"""Labels over several lines: not too long, and no word left alone at the end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from itot_workshop.ui.widgets import wrapped
from itot_workshop.ui.widgets.parts import words

_PROSE = "Work that needs both IT and OT knowledge stalls when one particular person is away."


def test_a_last_word_alone_gets_company_and_no_line_more(qapp: QApplication) -> None:
    font = qapp.font()
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(_PROSE.rsplit(" ", 2)[0]) + 4
    before = wrapped.line_widths(_PROSE, font, width)
    after = wrapped.line_widths(_PROSE, font, wrapped.mended(_PROSE, font, width, 1 / 3))
    assert len(before) == len(after) == 2
    assert before[-1] < width / 3 <= after[-1]
    first, last = wrapped.line_widths(_PROSE, font, wrapped.mended(_PROSE, font, width, 1.0))
    assert abs(first - last) < metrics.horizontalAdvance("particular ")


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(st.text("abcdmw/-", min_size=1, max_size=9), max_size=24).map(" ".join),
    width=st.integers(20, 500),
    share=st.sampled_from((1 / 3, 1.0)),
)
def test_mending_keeps_the_number_of_lines_and_never_widens(
    text: str, width: int, share: float
) -> None:
    font = QFont()
    found = wrapped.mended(text, font, width, share)
    assert found <= width
    lines = wrapped.line_widths(text, font, width)
    assert len(wrapped.line_widths(text, font, found)) == len(lines)


def test_prose_in_a_wide_window_keeps_its_measure(qapp: QApplication) -> None:
    label = words(" ".join((_PROSE,) * 4), wrap=True)
    metrics = label.fontMetrics()
    lines = label.heightForWidth(4000) / metrics.lineSpacing()
    assert 60 < len(label.text()) / round(lines) <= 80
    one = words(_PROSE, wrap=True)
    assert one.heightForWidth(4000) < 2 * metrics.lineSpacing()


@pytest.mark.parametrize(("text", "left"), [(_PROSE, True), ("אבג דהו " * 12 + "אבג", False)])
def test_mended_lines_begin_where_their_letters_do(
    qapp: QApplication, text: str, left: bool
) -> None:
    label = words(text, "title", wrap=True)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label.resize(430, label.heightForWidth(430))
    picture = label.grab().toImage()
    ground = picture.pixel(picture.width() // 2, 0)

    def drawn(at: int) -> bool:
        return any(picture.pixel(at, y) != ground for y in range(picture.height()))

    assert any(map(drawn, range(6))) is left
    assert any(map(drawn, range(picture.width() - 6, picture.width()))) is not left
