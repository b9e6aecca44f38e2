from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import Format
from itot_workshop.reports.left_out import left_out
from itot_workshop.reports.words import Words


def told(session: Session, words: Words) -> tuple[str, ...]:
    return left_out(session, session_figures(session), words)


def test_a_session_without_votes_hides_nothing(demo: dict[str, Session], words: Words) -> None:
    session = demo["S1"]
    assert told(Session(about=session.about, pack=session.pack), words) == ()


def test_statements_that_are_not_drawn_by_side_are_counted(
    demo: dict[str, Session], words: Words
) -> None:
    (sentence,) = told(demo["S3"], words)
    assert sentence.startswith("The votes on 3 of 24 statements are drawn for the whole room")


def test_sides_that_are_too_small_are_named(demo: dict[str, Session], words: Words) -> None:
    session = demo["S3"]
    raised = structs.replace(session, about=structs.replace(session.about, side_min=9))
    first, *_ = told(raised, words)
    assert first.endswith("too few votes on one side, so only the whole room is shown.")
    assert "Shared Goals" in first


def test_a_room_that_is_too_small_has_no_figures(demo: dict[str, Session], words: Words) -> None:
    session = demo["S3"]
    about = structs.replace(session.about, side_min=90, room_min=90)
    first, *_ = told(structs.replace(session, about=about), words)
    assert first.endswith("have too few votes for a figure.")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("format_", ["xlsx", "pptx", "docx", "html"])
def test_a_radar_without_a_shape_is_written_as_none(
    demo: dict[str, Session], resources: Path, format_: Format
) -> None:
    session = demo["S3"]
    about = structs.replace(session.about, side_min=90, room_min=90)
    assert draw([structs.replace(session, about=about)], format_, resources)
