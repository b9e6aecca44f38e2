"""The stage draws every view at every size within its margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_board_views import Board, BoardCard
from itot_workshop.domain.audience_compare import comparison_pages
from itot_workshop.domain.audience_views import AudienceView, AxisPage, Blank
from itot_workshop.domain.notes import DifferenceRating, Mark
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.ui.stage.board_layout import lay_out
from itot_workshop.ui.stage.canvas import StageCanvas
from itot_workshop.ui.stage.paint import paint_stage
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.words import view_words
from tests.domain.helpers.demo import ROOT, demo_session
from tests.domain.helpers.other_votes import with_other_votes
from tests.domain.test_talk import followed

SIZES = [(1024, 768), (1920, 1080), (3840, 2160)]


def revealed(name: str) -> Session:
    session = demo_session(name)
    session = replace(session, about=replace(session.about, board="choose"))
    rounds = {id_: replace(r, state="revealed") for id_, r in session.rounds.items()}
    marks = {
        str(at): Mark(id=str(at), card="AP1", audience="ot", symptom=at, dots=9 - at)
        for at in range(4)
    }
    return replace(session, rounds=rounds, marks=marks)


def one_pile(name: str) -> Session:
    """Four of each side and one besides have voted, so that the one is in no pile."""
    session, left = revealed(name), Counter({"IT": 4, "OT": 4, "MGT": 1})
    ballots = {}
    for id_, ballot in session.ballots.items():
        if left[ballot.seat] > 0:
            left[ballot.seat] -= 1
            ballots[id_] = replace(ballot, seat="OTHER") if ballot.seat == "MGT" else ballot
    return replace(session, ballots=ballots)


def rated(name: str) -> Session:
    session = revealed(name)
    found = [d.id for card in session.pack.cards for d in card.differences]
    tables: tuple[Seat, ...] = ("IT", "OT", "MGT")
    ratings = [
        DifferenceRating(
            id=f"{table}{at}",
            difference=id_,
            table=table,
            rating=1 + (at * 2 + len(table)) % 5,
            example="a ticket that went through every queue and came back " * 3,
            helps_most=at == 4,
            costs_most=at == 4,
        )
        for at, id_ in enumerate(found)
        for table in tables
    ]
    return replace(session, differences={rating.id: rating for rating in ratings})


def voting(name: str) -> Session:
    session = demo_session(name)
    round_ = Round(id="x", number=9, statements=("tec1",), voted=tuple(sorted(session.people)[:7]))
    return replace(session, rounds={"x": round_}, ballots={})


def boarded(name: str) -> Session:
    session = demo_session(name)
    return replace(session, about=replace(session.about, board="moves"))


def settling(name: str) -> Session:
    session = demo_session(name)
    cards = {
        id_: replace(card, agreed=None) if card.by_it != card.by_ot else card
        for id_, card in session.board.items()
    }
    return replace(session, board=cards, about=replace(session.about, board="settle"))


def tried(name: str) -> Session:
    """A trial in which fewer have voted than may be shown."""
    trial = Round(id="t", number=1, statements=("trial",), kind="trial", state="revealed")
    return replace(demo_session(name), rounds={"t": trial}, ballots={})


def other(name: str) -> Session:
    return with_other_votes(revealed(name), "revealed")


def other_open(name: str) -> Session:
    return with_other_votes(revealed(name), "open")


VIEWS = {
    "dots": (other, Spotlight(screen="round", subject="dots")),
    "dots open": (other_open, Spotlight(screen="round", subject="dots")),
    "answers": (other, Spotlight(screen="round", subject="worth")),
    "weights": (other, Spotlight(screen="round", subject="weights")),
    "model": (other, Spotlight(screen="model", subject="temp_team")),
    "models": (other, Spotlight(screen="models")),
    "ranking": (other, Spotlight(screen="ranking")),
    "premortem": (other, Spotlight(screen="premortem")),
    "welcome": (revealed, Spotlight(screen="welcome")),
    "rules": (revealed, Spotlight(screen="rules")),
    "ask": (voting, Spotlight(screen="vote")),
    "booth": (voting, Spotlight(screen="vote", booth=True)),
    "trial": (tried, Spotlight(screen="vote")),
    "reveal": (revealed, Spotlight(screen="vote", subject="res2")),
    "one pile": (one_pile, Spotlight(screen="vote", subject="res2")),
    "problem": (revealed, Spotlight(screen="vote", subject="tec3")),
    "symptoms": (revealed, Spotlight(screen="card", subject="AP1")),
    "story": (revealed, Spotlight(screen="card", subject="AP1", page=1)),
    "questions": (revealed, Spotlight(screen="card", subject="AP1", page=2)),
    "differences": (revealed, Spotlight(screen="card", subject="FIVE")),
    "ratings": (rated, Spotlight(screen="card", subject="FIVE", page=1)),
    "contrasts": (revealed, Spotlight(screen="card", subject="LEAD2")),
    "board": (boarded, Spotlight(screen="board")),
    "placing": (revealed, Spotlight(screen="board")),
    "settling": (settling, Spotlight(screen="board", subject="t14")),
    "radar": (revealed, Spotlight(screen="radar")),
    "together": (revealed, Spotlight(screen="radar", outline="together", order="score")),
    "one side": (revealed, Spotlight(screen="radar", outline="it")),
    "shape": (revealed, Spotlight(screen="radar", table=False)),
    "axis": (revealed, Spotlight(screen="axis", subject="technology")),
    "actions": (revealed, Spotlight(screen="actions")),
    "agenda": (revealed, Spotlight(screen="agenda")),
    "closing": (revealed, Spotlight(screen="closing")),
}


SINCE = Spotlight(screen="radar", outline="since")
COMPARED = tuple(f"compared-{page}" for page in range(9))


def view_of(name: str) -> AudienceView:
    if name in COMPARED:
        return compared()[COMPARED.index(name)]
    if name == "axis since":
        spotlight = Spotlight(screen="axis", subject="technology")
        return audience_view(followed("S3"), spotlight, 0.0, [demo_session("S2")])
    if name == "since":
        return audience_view(revealed("S3"), SINCE, 0.0, [demo_session("S2")])
    make, spotlight = VIEWS[name]
    return audience_view(make("S1"), spotlight)


@cache
def compared() -> tuple[AudienceView, ...]:
    """Every page of the three sessions set beside each other."""
    return comparison_pages(demo_session(name) for name in ("S1", "S2", "S3"))


def picture(
    view: AudienceView, width: int, height: int, scheme: str = "light", progress: float = 1.0
) -> QImage:
    look = read_look(ROOT / "resources" / "theme", "dark" if scheme == "dark" else "light")
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    painter = QPainter(image)
    try:
        paint_stage(painter, width, height, view, look, progress)
    finally:
        painter.end()
    return image


def edge_is_clear(image: QImage, band: int) -> bool:
    """Whether nothing but the ground lies in a band along the left, right and lower edge."""
    ground = image.pixelColor(0, 0)
    width, height = image.width(), image.height()
    sides = [
        image.copy(0, 0, band, height),
        image.copy(width - band, 0, band, height),
        image.copy(0, height - band, width, band),
    ]
    plain = [QImage(part.size(), part.format()) for part in sides]
    for blank in plain:
        blank.fill(ground)
    return all(part == blank for part, blank in zip(sides, plain, strict=True))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", [*VIEWS, *COMPARED, "since", "axis since"])
def test_nothing_leaves_the_page(qtbot: QtBot, name: str, size: tuple[int, int]) -> None:
    image = picture(view_of(name), *size)
    assert edge_is_clear(image, size[1] // 50), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_blank_stage_is_empty(qtbot: QtBot, scheme: str) -> None:
    image = picture(Blank(), 400, 300, scheme)
    whole = QImage(image.size(), image.format())
    whole.fill(image.pixelColor(0, 0))
    assert image == whole


@pytest.mark.parametrize("name", [*VIEWS, *COMPARED, "axis since"])
def test_every_view_has_words_for_those_who_listen(name: str) -> None:
    assert view_words(view_of(name)).strip()


def test_the_canvas_speaks_what_it_shows(qtbot: QtBot) -> None:
    canvas = StageCanvas(read_look(Path(ROOT / "resources" / "theme"), "light"))
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    canvas.show()
    canvas.set_view(view_of("ask"))
    assert "7 of 14 have voted" in canvas.accessibleDescription()
    assert not canvas.grab().toImage().isNull()


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("value", [1.0, 3.0, 5.0])
def test_sides_of_one_mind_keep_their_names_on_the_page(
    qtbot: QtBot, size: tuple[int, int], value: float
) -> None:
    view = view_of("axis")
    assert isinstance(view, AxisPage)
    row = replace(view.row, it=value, ot=value, management=value)
    assert edge_is_clear(picture(replace(view, row=row), *size), size[1] // 50)


def crowded() -> Board:
    """All cards of the pack, thirty of them placed differently by the tables."""
    columns: tuple[Column, ...] = ("it_only", "common", "ot_only")
    cards = tuple(
        BoardCard(
            text=item.short,
            kind=item.kind,
            column=columns[at % 3] if at >= 30 else None,
            it=columns[at % 3] if at < 30 else None,
            ot=columns[(at + 1 + at % 2) % 3] if at < 30 else None,
            now=at == 4,
        )
        for at, item in enumerate(demo_session("S1").pack.items)
    )
    return Board(
        title="What belongs to both today?",
        cards=cards,
        common=2,
        placed=len(cards),
        share=2 / len(cards),
        target_share=None,
        technical=(1, 18),
        organisational=(1, 18),
        contested=30,
        settling=True,
    )


def full() -> Board:
    """A board with all the cards it takes, agreed, eight of them long and the room's own."""
    own = tuple(
        BoardCard(text=f"{name} rounds before a line is started again", kind="technical",
                  column="it_only", moves=name == "Day")
        for name in ("Day", "Night", "Week", "Month", "Early", "Late", "Short", "Whole")
    )  # fmt: skip
    view = crowded()
    agreed = tuple(replace(c, column=c.column or c.it, it=None, ot=None, now=False)
                   for c in view.cards)  # fmt: skip
    return replace(view, cards=(*agreed, *own), target_share=0.5, settling=False)


def said_on(view: Board, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line that is written on a board that fits its page."""
    written: list[str] = []
    write = Pen.write

    def record(pen: Pen, lines: tuple[str, ...], *place: float, **how: object) -> float:
        written.extend(lines)
        return write(pen, lines, *place, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Pen, "write", record)
    assert edge_is_clear(picture(view, *size), size[1] // 50)
    return [line.replace("\u00a0", " ") for line in written]


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("name", ["S1", "S2", "S3"])
@pytest.mark.parametrize("make", [boarded, settling])
def test_cards_that_all_stay_apart_leave_the_rows_their_names(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[str], Session],
    name: str,
    size: tuple[int, int],
) -> None:
    view = audience_view(make(name), Spotlight(screen="board"))
    assert isinstance(view, Board)
    apart = tuple(replace(card, keep_apart=True) for card in view.cards)
    said = said_on(replace(view, cards=apart), size, monkeypatch)
    assert said.index("technical") < said.index("organisational")
    assert " ".join(said).count("stays apart") == 1
    rows = len(apart)
    places = sum(1 if card.column or card.it == card.ot else 2 for card in apart)
    assert rows <= sum(line.endswith(" ||") for line in said) <= places


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
@pytest.mark.parametrize("make", [crowded, full])
def test_all_cards_of_a_crowded_board_are_told(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[], Board],
    size: tuple[int, int],
) -> None:
    view = make()
    told = " ".join(said_on(view, size, monkeypatch))
    missing = [card.text for card in view.cards if card.text[:10] not in told]
    assert not missing
    assert ("→ Day rounds" in told) == (make is full)


@pytest.mark.parametrize("size", SIZES[:2], ids=str)
def test_names_of_the_rows_below_their_cards_stand_in_one_lane(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    numbers: dict[tuple[Column, BoardKind], int] = {
        ("it_only", "technical"): 2,
        ("it_only", "organisational"): 7,
        ("common", "technical"): 6,
        ("common", "organisational"): 2,
        ("ot_only", "technical"): 2,
        ("ot_only", "organisational"): 2,
    }
    for more in range(12):
        cards = tuple(
            BoardCard(text=f"Card {n}", kind=kind, column=column)
            for (column, kind), number in numbers.items()
            for n in range(number + more * (number > 2))
        )
        pen = Pen(QPainter(), *size, read_look(ROOT / "resources" / "theme", "light"))
        found = lay_out(pen, replace(full(), cards=cards), pen.top, pen.bottom - 4 * pen.u)
        if found is not None and not found.area.caption:
            break
    assert found is not None
    places = [place for place in found.captions if place is not None]
    assert [x for x, _ in places] == [found.found.lanes[2].left] * 2


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_card_of_two_lines_is_not_read_as_two_cards(qtbot: QtBot, size: tuple[int, int]) -> None:
    texts = ("Updates and protection of stations", "Card", "Another")
    kinds: tuple[BoardKind, ...] = ("technical", "organisational")
    found = tuple(
        BoardCard(text=text, kind=kind, column="it_only") for kind in kinds for text in texts
    )
    pen = Pen(QPainter(), *size, read_look(ROOT / "resources" / "theme", "light"))
    layout = lay_out(pen, replace(full(), cards=found), pen.top + 4 * pen.u, pen.bottom - 4 * pen.u)
    assert layout is not None
    (lane,) = (it for it in layout.found.lanes if it.cells)
    if any(len(cell.lines) > 1 for cell in lane.cells):
        for one, other in pairwise(lane.cells):
            assert other.top - one.top - one.height > 0.2 * pen.u


def test_the_common_ground_has_the_sign_of_both_sides_and_not_that_of_the_room() -> None:
    pen = Pen(QPainter(), *SIZES[0], read_look(ROOT / "resources" / "theme", "light"))
    assert pen.series("both").colour == "common"
    assert pen.series(None).colour != "common"
