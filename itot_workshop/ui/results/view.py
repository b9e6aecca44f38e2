"""All that the results page shows of a session, as one value made from what may be shown."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from itot_workshop.charts.radar_values import Radar
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.comparison import Comparison, levels, mean_gaps
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.hints import band
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.rounding import decimals
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import were_there
from itot_workshop.storage.file_names import file_name
from itot_workshop.ui.console.hint_words import hints_of
from itot_workshop.ui.results.shape import radar_of
from itot_workshop.ui.results.table import AxisRow, Changed, axis_rows, remarks, translate
from itot_workshop.ui.results.talk import TalkItem, other_items, talk_items
from itot_workshop.ui.results.words import seats_phrase
from itot_workshop.ui.widgets.numbers import day_of, fixed, long_date, percent, whole


class BigFigure(Struct, frozen=True, kw_only=True):
    """A figure of the whole session: its name, the figure, what it means, what it was before."""

    name: str
    figure: str
    word: str = ""
    was: str = ""


class Earlier(Struct, frozen=True, kw_only=True):
    """The session before: its figures, its date, and what changed since."""

    session: Session
    figures: SessionFigures
    comparison: Comparison


class ResultsView(Struct, frozen=True, kw_only=True):
    """What the results page shows. ``since`` is the earlier session's day, empty without one.

    ``title`` and ``place`` say which session it is, ``file`` begins the names of files made of it.
    ``talk`` is the talk list as proposed, ``chosen`` which axes take which of its places instead,
    by place from 0; ``others`` are all axes that could,
    ``hints`` are for the facilitator alone.
    """

    title: str
    place: str
    file: str
    question: str
    low: int
    high: int
    rows: tuple[AxisRow, ...]
    figures: tuple[BigFigure, ...]
    radar: Radar
    talk: tuple[TalkItem, ...]
    others: tuple[TalkItem, ...]
    chosen: dict[int, str]
    hints: tuple[str, ...]
    remarks: tuple[str, ...]
    people: str
    since: str = ""
    voted: bool = True


def results_view(
    session: Session, figures: SessionFigures, earlier: Earlier | None = None
) -> ResultsView:
    """Everything the page shows of a session, beside the session before it where there is one."""
    pack = session.pack
    since = day_of(earlier.session.about.date, session.about.date) if earlier else ""
    rows = axis_rows(pack, figures, changes_of(earlier, figures))
    about = session.about
    before = earlier.figures if earlier and earlier.comparison.overlay else None
    where = (about.organisation, about.site, long_date(about.date))
    return ResultsView(
        title=about.title,
        place=" · ".join(part for part in where if part),
        file=Path(file_name(about)).stem,
        question=pack.scale.question,
        low=pack.scale.low,
        high=pack.scale.high,
        rows=rows,
        figures=_big_figures(session, figures, earlier),
        radar=radar_of(pack, figures, before),
        talk=talk_items(pack, figures, rows),
        others=other_items(pack, figures, rows),
        chosen={at: axis for at, axis in enumerate(about.talk) if axis},
        hints=hints_of(session),
        remarks=remarks(rows, limits(session).side),
        people=_people(session, earlier, since),
        since=since,
        voted=any(axis.mode is not None for axis in figures.axes.values()),
    )


def changes_of(earlier: Earlier | None, figures: SessionFigures) -> dict[str, Changed]:
    """What changed on each axis since the earlier session; nothing without one."""
    if earlier is None:
        return {}
    found = earlier.comparison.axes
    return {axis: _changed(found[axis]) for axis in figures.axes if axis in found}


def _changed(change: AxisChange) -> Changed:
    return Changed(delta=change.delta, label=change.label, why_not=change.not_compared)


def _big_figures(
    session: Session, figures: SessionFigures, earlier: Earlier | None
) -> tuple[BigFigure, ...]:
    now, then = figures.overall, earlier.figures.overall if earlier else None
    scores = levels(earlier.comparison, earlier.figures, figures) if earlier else None
    gaps = mean_gaps(earlier.figures, figures) if earlier else None
    digits = _score_digits(session.pack, now.score, *(scores or ())[:1])
    score = fixed(now.score, digits)
    made = [
        BigFigure(
            name=translate("Results", "Overall"),
            figure=_of(score, session.pack.scale.high, known=now.score is not None),
            word=_band(session.pack, now.score),
            was=_was(fixed(scores[0], digits)) if scores else "",
        ),
        BigFigure(
            name=translate("Results", "Mean gap"),
            figure=fixed(now.mean_abs_gap, 1),
            was=_was(fixed(gaps[0], 1)) if gaps else "",
        ),
        BigFigure(
            name=translate("Results", "Agreement"),
            figure=percent(now.consensus),
            was=_was(percent(then.consensus)) if then and then.consensus is not None else "",
        ),
    ]
    return (*made, *_common_ground(session, earlier))


def _common_ground(session: Session, earlier: Earlier | None) -> tuple[BigFigure, ...]:
    board = board_measures(told_cards(session))
    if board is None or board.share is None:
        return ()
    before = board_measures(told_cards(earlier.session)) if earlier else None
    figure = translate("Results", "%1 of %2 · %3")
    for gap, value in (("%1", whole(board.common)), ("%2", whole(board.placed))):
        figure = figure.replace(gap, value)
    return (
        BigFigure(
            name=translate("Results", "Common ground"),
            figure=figure.replace("%3", percent(board.share)),
            was=_was(percent(before.share)) if before and before.share is not None else "",
        ),
    )


def _of(figure: str, high: int, *, known: bool) -> str:
    if not known:
        return figure
    said = translate("Results", "%1 of %2")
    return said.replace("%1", figure).replace("%2", whole(high))


def _was(figure: str) -> str:
    return translate("Results", "was %1").replace("%1", figure)


def _score_digits(pack: Pack, *scores: float | None) -> int:
    """With how many decimals scores stand beside each other and beside the word for one of them."""
    starts = [it.start for it in pack.bands]
    return max((decimals(score, starts) for score in scores if score is not None), default=1)


def _band(pack: Pack, score: float | None) -> str:
    found = None if score is None else band(score, pack.bands)
    return found.name if found else ""


def _people(session: Session, earlier: Earlier | None, since: str) -> str:
    said = translate("Results", "Present: %1.").replace("%1", seats_phrase(were_there(session)))
    if earlier is None:
        return said
    then = translate("Results", "On %1: %2.").replace("%1", since)
    composition = earlier.comparison.composition
    said = f"{said} {then.replace('%2', seats_phrase(composition.before))}"
    if composition.codes_used:
        came = translate("Results", "%1 came back.").replace("%1", whole(composition.returning))
        said = f"{said} {came}"
    return said
