"""The first page: three sentences, the radar, and the same figures as a table beside it."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.comparison import mean_gaps
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.people import SEATS
from itot_workshop.reports.document import (
    Block,
    Cell,
    Column,
    Mark,
    Pair,
    Paragraph,
    Point,
    Radar,
    Row,
    Section,
    Strip,
    Table,
    Tone,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.numbers import percent, score, share, shown, signed
from itot_workshop.reports.parts.sentences import agreed, divides, strong
from itot_workshop.reports.parts.shapes import spoken


def picture(material: Material) -> Section:
    """The chapter *The picture*."""
    title = material.words.say("picture.title")
    return Section(id="picture", title=title, blocks=tuple(_blocks(material)), new_page=True)


def _blocks(material: Material) -> Iterator[Block]:
    if not material.voted:
        yield Paragraph(text=material.words.say("picture.no_votes"), style="lead")
        yield agreed(material)
        return
    yield Paragraph(text=_lead(material), style="lead")
    if material.session.about.form == "short":
        yield Paragraph(text=material.session.pack.text_or("pulse-note"), style="note")
    told = (strong(material), divides(material), agreed(material))
    yield Pair(left=(radar(material),), right=told)
    yield _table(material)


def _lead(material: Material) -> str:
    return " ".join(
        part for part in (_alignment(material), _apart(material), _shared(material)) if part
    )


def _alignment(material: Material) -> str:
    words, scale = material.words, material.session.pack.scale
    value, since = material.figures.overall.score, material.since
    if value is None:
        return words.say("picture.no_alignment")
    gaps = {"score": score(value), "low": scale.low, "high": scale.high}
    if since is None or since.overall is None:
        return words.say("picture.alignment", **gaps)
    return words.say(
        "picture.alignment_since", change=signed(since.overall), month=since.name, **gaps
    )


def _apart(material: Material) -> str:
    value, since = material.figures.overall.mean_abs_gap, material.since
    if value is None:
        return ""
    gaps = None if since is None else mean_gaps(since.figures, material.figures)
    if since is None or gaps is None:
        return material.words.say("picture.apart", gap=score(value))
    return material.words.say(
        "picture.apart_since", gap=score(value), before=score(gaps[0]), time=since.time
    )


def _shared(material: Material) -> str:
    board, since = material.board, material.since
    if board is None or board.share is None:
        return ""
    before = None if since is None or since.board is None else since.board.share
    if since is None or before is None:
        return material.words.say("picture.shared", share=share(board.share))
    return material.words.say(
        "picture.shared_since",
        share=share(board.share),
        before=share(before),
        time=since.time,
    )


def radar(material: Material) -> Radar:
    """The session's radar, over the balanced score of the session before."""
    words, pack, since = material.words, material.session.pack, material.since
    return Radar(
        axes=tuple((axis.id, axis.name) for axis in pack.axes),
        short=tuple(axis.short or axis.name for axis in pack.axes),
        low=pack.scale.low,
        high=pack.scale.high,
        figures=material.figures,
        before=() if since is None or not since.comparison.overlay else (since.figures,),
        legend=_legend(material),
        title=words.say("picture.radar", title=material.session.about.title),
        alt=" ".join(
            f"{spoken(words, material.axis_name(axis.axis), axis)}."
            for axis in material.figures.axes.values()
        ),
        caption=words.say("picture.radar_scale", low=pack.scale.low, high=pack.scale.high),
    )


def _legend(material: Material) -> tuple[tuple[Mark, str], ...]:
    """What the marks of the radar mean, those that occur in it."""
    axes, words, since = material.figures.axes.values(), material.words, material.since
    there = [seat for seat in SEATS if any(material.side_mean(a, seat) is not None for a in axes)]
    legend: list[tuple[Mark, str]] = [(seat, words.name_of("sides", seat)) for seat in there]
    if any(axis.basis == "room" for axis in axes):
        legend.append(("both", words.say("axes.score_room")))
    if since is not None and since.comparison.overlay:
        legend.append(("before", words.say("picture.before", month=since.name)))
    return tuple(legend)


def _table(material: Material) -> Table:
    words, since = material.words, material.since
    change = (
        ()
        if since is None
        else (
            Column(title=words.say("picture.since", month=since.narrow), kind="number"),
            Column(title=words.say("picture.change_label"), kind="label", quiet=True),
        )
    )
    scale = material.session.pack.scale
    return Table(
        caption=words.say("picture.table"),
        columns=(
            Column(title=words.say("picture.axis")),
            Column(title=words.say("picture.score"), kind="number"),
            *change,
            Column(title=words.name_of("sides", "IT"), kind="number"),
            Column(title=words.name_of("sides", "OT"), kind="number"),
            Column(title=f"{scale.low} … {scale.high}", kind="strip"),
            Column(title=words.say("picture.gap"), kind="number"),
            Column(title=words.say("picture.gap_label"), kind="label", quiet=True),
            Column(title=words.say("picture.agreement"), kind="number"),
        ),
        rows=(*(_row(material, axis) for axis in material.figures.axes.values()), _sum(material)),
        note=_note(material),
        drawn=""
        if material.since is None
        else material.words.say("picture.tick", time=material.since.time),
    )


def _row(material: Material, axis: AxisFigures) -> Row:
    words = material.words
    it, ot = (material.side_mean(axis, side) for side in ("IT", "OT"))
    room = words.say("picture.room") if axis.basis == "room" else ""
    return Row(
        cells=(
            Cell(text=material.axis_name(axis.axis)),
            Cell(text=shown(axis.score, score), tone="strong", detail=room),
            *_change_cells(material, axis.axis),
            Cell(text=shown(it, score)),
            Cell(text=shown(ot, score)),
            Cell(strip=_strip(material, axis)),
            Cell(text=shown(axis.gap, signed)),
            Cell(
                text=words.name_of("gap_labels", axis.gap_label or ""),
                tone="" if axis.gap_label in ("noticeable", "large") else "muted",
            ),
            Cell(text=shown(axis.consensus, percent)),
        )
    )


def _change_cells(material: Material, axis: str) -> tuple[Cell, ...]:
    if material.since is None:
        return ()
    delta, label = material.since.change(axis)
    tone: Tone = "muted" if label == "steady" else ""
    word = material.words.name_of("change_labels", label or "")
    return (Cell(text=shown(delta, signed)), Cell(text=word, tone=tone))


def _strip(material: Material, axis: AxisFigures) -> Strip | None:
    scale, since = material.session.pack.scale, material.since
    points = tuple(
        Point(value=value, mark=side)
        for side in ("OT", "IT")
        if (value := material.side_mean(axis, side)) is not None
    )
    if not points and axis.score is not None:
        points = (Point(value=axis.score, mark="both"),)
    if not points:
        return None
    before = None if since is None else since.score(axis.axis)
    return Strip(low=scale.low, high=scale.high, points=points, rule=before)


def _sum(material: Material) -> Row:
    words, overall, since = material.words, material.figures.overall, material.since
    change: tuple[Cell, ...] = ()
    if since is not None:
        on = words.say("picture.on_axes", n=since.compared) if since.overall is not None else ""
        change = (Cell(text=shown(since.overall, signed)), Cell(text=on, tone="muted"))
    mean_gap = words.say("picture.mean_gap") if overall.mean_abs_gap is not None else ""
    return Row(
        style="sum",
        cells=(
            Cell(text=words.say("picture.session")),
            Cell(text=shown(overall.score, score)),
            *change,
            Cell(),
            Cell(),
            Cell(),
            Cell(text=shown(overall.mean_abs_gap, score)),
            Cell(text=mean_gap, tone="muted"),
            Cell(text=shown(overall.consensus, percent)),
        ),
    )


def _note(material: Material) -> str:
    words, parts = material.words, []
    if any(axis.gap is not None for axis in material.figures.axes.values()):
        parts.append(words.say("picture.positive"))
    parts += [_turnout(material), words.say("picture.weightless")]
    parts.append(material.session.pack.text_or("report-numbers"))
    return " ".join(part for part in parts if part)


def _turnout(material: Material) -> str:
    """How many voted; where it was fewer, on which axes, never on which seat."""
    words = material.words
    counts = {axis.axis: axis.n_room for axis in material.figures.axes.values()}
    most = max(counts.values())
    fewer = {axis: n for axis, n in counts.items() if 0 < n < most}
    text = words.say("picture.voted", n=most)
    if not fewer or len(fewer) > len(counts) / 2:
        return text
    named = [
        words.say("picture.voted_on", axis=material.axis_name(a), n=n) for a, n in fewer.items()
    ]
    return f"{text} {words.say('picture.fewer', n=len(fewer), axes=words.names(named))}"
