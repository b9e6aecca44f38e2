"""Each axis on half a page: its figures, the votes on its statements, what was said and agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.domain.figures import AxisFigures, Histogram, StatementFigures
from itot_workshop.domain.pack import Axis, Statement
from itot_workshop.domain.people import SEATS, SIDES, Seat
from itot_workshop.reports.document import (
    Callout,
    Cell,
    Column,
    Dots,
    Fact,
    Facts,
    Item,
    Items,
    Line,
    Mark,
    Panel,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
    Trend,
    Trends,
)
from itot_workshop.reports.material import Material, Since
from itot_workshop.reports.numbers import percent, score, shown, signed
from itot_workshop.reports.parts.people import action_line, note_item


def axes(material: Material) -> Section | None:
    """The chapter *Axis by axis*; None before anybody has voted."""
    if not material.voted:
        return None
    panels = (_panel(material, axis) for axis in material.session.pack.axes)
    title = material.words.say("axes.title")
    return Section(id="axes", title=title, blocks=tuple(panels), new_page=True, halves=True)


def _panel(material: Material, axis: Axis) -> Panel:
    figures = material.figures.axes[axis.id]
    return Panel(
        id=f"axis-{axis.id}",
        title=axis.name,
        figure="" if figures.score is None else score(figures.score),
        line=axis.question,
        line_end=_band(material, figures),
        side=tuple(_side_column(material, axis, figures)) if figures.n_room else (),
        main=tuple(_main(material, axis, figures)),
    )


def _side_column(material: Material, axis: Axis, figures: AxisFigures) -> Iterator[Plain]:
    """Both views then and now as a small chart, where they can be compared; then the figures."""
    since = material.since
    before = None if since is None else since.sides(axis.id)
    now = tuple(material.side_mean(figures, side) for side in SIDES)
    if since is not None and before is not None and None not in now:
        scale = material.session.pack.scale
        lines = tuple(
            Line(mark=side, values=pair)
            for side, pair in zip(SIDES, zip(before, now, strict=True), strict=True)
        )
        alt = _spoken(material, since, lines, axis)
        chart = Trend(title="", figure="", lines=lines, runs=((0, 1),), alt=alt)
        yield Trends(low=scale.low, high=scale.high, times=since.short, charts=(chart,))
    yield Facts(facts=tuple(_facts(material, figures)))


def _spoken(material: Material, since: Since, lines: Sequence[Line], axis: Axis) -> str:
    words = material.words
    named = (since.name, since.now)
    told = [
        words.say("comparison.views_value", month=name, it=shown(it, score), ot=shown(ot, score))
        for name, it, ot in zip(named, *(line.values for line in lines), strict=True)
    ]
    return words.say("comparison.views_alt", axis=axis.name, values="; ".join(told))


def _band(material: Material, figures: AxisFigures) -> str:
    band, since = material.band(figures.score), material.since
    if band is None:
        return ""
    delta, label = (None, None) if since is None else since.change(figures.axis)
    if since is None or delta is None or label is None:
        return band.name
    way = "steady" if label == "steady" else f"{'up' if delta > 0 else 'down'}_{label}"
    return material.words.say(
        "axes.band_since",
        band=band.name,
        change=material.words.say(f"axes.{way}"),
        month=since.name,
        delta=signed(delta),
    )


def _facts(material: Material, figures: AxisFigures) -> Iterator[Fact]:
    words = material.words
    for seat in SEATS:
        mean = material.side_mean(figures, seat)
        if mean is not None:
            yield Fact(name=words.name_of("sides", seat), value=score(mean), mark=seat)
    if figures.basis == "room" and figures.score is not None:
        yield Fact(name=words.say("axes.score_room"), value=score(figures.score), mark="both")
    if figures.gap is not None:
        label = words.name_of("gap_labels", figures.gap_label or "")
        yield Fact(name=words.say("axes.gap", label=label), value=signed(figures.gap))
    if figures.consensus is not None:
        label = words.name_of("agreement_labels", figures.consensus_label or "")
        yield Fact(name=words.say("axes.agreement", label=label), value=percent(figures.consensus))
    if material.since is not None:
        yield from _since(material, material.since, figures)
    yield Fact(name=words.say("axes.people"), value=str(figures.n_room))


def _since(material: Material, since: Since, figures: AxisFigures) -> Iterator[Fact]:
    delta, label = since.change(figures.axis)
    if delta is not None and label is not None:
        word = material.words.name_of("change_labels", label)
        name = material.words.say("axes.since", month=since.narrow, label=word)
        yield Fact(name=name, value=signed(delta))


def _main(material: Material, axis: Axis, figures: AxisFigures) -> Iterator[Plain]:
    words = material.words
    if not figures.n_room:
        voted = any(votes.cant_judge for votes in figures.statements.values())
        yield Callout(text=words.say("axes.no_value" if voted else "axes.nobody"), tone="")
        return
    if figures.basis != "balanced":
        room = figures.basis == "room"
        yield Callout(text=words.say("axes.room" if room else "axes.no_value"), tone="")
    yield _votes(material, axis, figures)
    reading = _reading(material, axis, figures)
    if reading:
        yield Paragraph(lead=words.say("axes.reading"), text=reading)
    said = tuple(_said(material, axis))
    if said:
        yield Items(label=words.say("axes.said"), items=said)
    yield _next(material, axis)


def _reading(material: Material, axis: Axis, figures: AxisFigures) -> str:
    """What the level means, and what it may mean that one side is lower."""
    band = material.band(figures.score)
    parts = [f"{band.wording}."] if band else []
    if figures.gap is not None and figures.gap_label != "close":
        when = "ot_lower" if figures.gap < 0 else "it_lower"
        parts += [
            material.words.say(f"axes.{when}", text=reading.text)
            for reading in axis.readings
            if reading.when == when
        ]
    return " ".join(parts)


def _said(material: Material, axis: Axis) -> Iterator[Item]:
    for note in material.notes:
        if note.axis == axis.id and not note.parked:
            yield note_item(material, note)
    since = material.since
    for note in () if since is None else since.notes:
        if since is not None and note.axis == axis.id:
            yield note_item(material, note, since.name)


def _next(material: Material, axis: Axis) -> Items:
    agreed = [action for action in material.own_actions if action.axis == axis.id]
    if agreed:
        items = tuple(action_line(material, action) for action in agreed)
        return Items(label=material.words.say("axes.agreed"), items=items)
    steps = tuple(Item(text=step) for step in axis.next_steps)
    return Items(label=material.words.say("axes.trying"), items=steps)


def _votes(material: Material, axis: Axis, figures: AxisFigures) -> Table:
    words, scale = material.words, material.session.pack.scale
    heads = tuple(
        Column(title=str(value), detail=label.lower(), kind="dots")
        for value, label in zip(scale.values, scale.labels, strict=True)
    )
    statements = material.session.pack.statements_of(axis.id, material.session.about.form)
    rows = (
        _statement(material, statement, figures, figures.statements[statement.id])
        for statement in statements
        if statement.id in figures.statements
    )
    return Table(
        caption=words.say("axes.votes", axis=axis.name),
        columns=(Column(title=words.say("axes.statement")), *heads),
        rows=tuple(rows),
        note=words.say("axes.all_whole_room") if _all_whole(figures) else "",
    )


def _all_whole(figures: AxisFigures) -> bool:
    """Whether every statement's votes are drawn for the whole room: said once, below them all."""
    return all(
        votes.n is not None
        and votes.histogram is not None
        and votes.by_side is None
        and set(figures.sides) <= set(votes.seats)
        for votes in figures.statements.values()
    )


def _statement(
    material: Material, statement: Statement, figures: AxisFigures, votes: StatementFigures
) -> Row:
    words, size = material.words, len(material.session.pack.scale.values)
    remarks = [words.say("axes.reversed")] if statement.key == -1 else []
    if votes.cant_judge:
        remarks.append(words.say("axes.cant_judge", n=votes.cant_judge))
    if votes.n is None:
        remarks.append(words.say("axes.not_asked"))
    elif votes.histogram is None:
        remarks.append(words.say("axes.too_few"))
    elif votes.by_side is None and not _all_whole(figures):
        remarks.append(_who(material, figures, votes))
    cells = tuple(_pile(material, votes, at) for at in range(size))
    return Row(cells=(Cell(text=statement.text, detail="; ".join(remarks)), *cells))


def _who(material: Material, figures: AxisFigures, votes: StatementFigures) -> str:
    """Whose votes a pile holds that is not drawn by side."""
    words = material.words
    out = [words.name_of("left_out", seat) for seat in figures.sides if seat not in votes.seats]
    if not out:
        return words.say("axes.whole_room")
    return words.say("axes.without", seats=words.names(out))


def _pile(material: Material, votes: StatementFigures, at: int) -> Cell:
    words = material.words
    if votes.by_side is not None:
        sides: list[tuple[Seat, Histogram]] = [
            (seat, votes.by_side[seat].histogram) for seat in SEATS if seat in votes.by_side
        ]
        dots = [Dots(mark=seat, count=counts[at]) for seat, counts in sides if counts[at]]
        told = [words.say("axes.dots", n=d.count, side=_side(material, d.mark)) for d in dots]
        return Cell(text=", ".join(told), dots=tuple(dots))
    if votes.histogram is not None and votes.histogram[at]:
        count = votes.histogram[at]
        return Cell(
            text=words.say("axes.dots_room", n=count), dots=(Dots(mark="room", count=count),)
        )
    return Cell()


def _side(material: Material, mark: Mark) -> str:
    return material.words.name_of("seats", mark)
