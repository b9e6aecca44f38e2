"""A box to tick shows all its words, however narrow it is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.wrapped import broken
from itot_workshop.ui.widgets.wrapped_box import WrappedBox

TEXT = "Choose one number both sides look at & put it into both plans Donaudampfschifffahrtskapitän"


@pytest.mark.parametrize("width", [120, 300, 900])
def test_a_box_is_as_high_as_its_words_and_cuts_none(kit: Kit, qtbot: QtBot, width: int) -> None:
    box = WrappedBox(TEXT)
    qtbot.addWidget(box)
    box.resize(width, box.heightForWidth(width))
    box.show()
    shown = box.text().replace("&&", "&").split("\n")
    assert "".join(shown).replace(" ", "") == TEXT.replace(" ", "")
    assert box.height() >= len(shown) * box.fontMetrics().lineSpacing()
    beside = box.sizeHint().width() - box.fontMetrics().horizontalAdvance(TEXT) - 1
    assert all(box.fontMetrics().horizontalAdvance(it) + beside <= width for it in shown)
    assert box.accessibleName() == TEXT


def test_words_behind_an_emoji_are_not_broken_amid(qapp: object, kit: Kit) -> None:
    text = "🔒🔒 one two three four five six seven"
    lines = broken(text, kit.ink.font("body"), kit.px(110))
    assert len(lines) > 1
    assert " ".join(lines) == text
