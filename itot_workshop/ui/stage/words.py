"""What a screen reader says of a view: the turnout, the reveal, the title of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from itot_workshop.domain import audience_compare_views as compared
from itot_workshop.domain import audience_since_views as became
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_radar_views import ALONE
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.stage.ask import hands_words, turnout_words
from itot_workshop.ui.stage.axis_since import since_words
from itot_workshop.ui.stage.compare_words import (
    action_words,
    group_of,
    group_title,
    layer_title,
    reason_words,
)
from itot_workshop.ui.stage.pen import tr
from itot_workshop.ui.stage.ranking import lead_words
from itot_workshop.ui.stage.reveal import apart_words, number
from itot_workshop.ui.stage.rounds import median_words
from itot_workshop.ui.stage.since_exercises import exercise_rows
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import long_date, percent, signed, whole


def view_words(view: AudienceView) -> str:
    """A view in a sentence or two; empty where nothing is shown."""
    say = _WORDS.get(type(view))
    return say(view) if say is not None else ""


def _ask(view: views.Ask) -> str:
    if view.hands:
        return ". ".join((view.statement, tr("; ").join(hands_words(it) for it in view.hands)))
    if view.turnout is None:
        return view.statement
    return f"{view.statement} {view.turnout.voted} {turnout_words(view.turnout)}."


def _booth(view: views.BoothOpen) -> str:
    return f"{view.turnout.voted} {turnout_words(view.turnout)}."


def _reveal(view: views.Reveal) -> str:
    shown = view.rounds[-1]
    said = [view.statement]
    for median in shown.medians:
        side = tr("Room") if median.seat is None else seat_name(median.seat)
        value = number(median.value)
        said.append(tr("{side} median {value}").format(side=side, value=value))
    if shown.apart is not None:
        said.append(apart_words(shown.apart))
    if shown.agreement is not None:
        said.append(tr("Agreement {percent}").format(percent=percent(shown.agreement)))
    if shown.hidden == "votes":
        said.append(tr("Too few votes to be shown"))
    return ". ".join(said)


def _radar(view: views.Radar) -> str:
    shown = sum(axis.score is not None for axis in view.axes)
    known = tr("Axes with a value: {shown} of {all}").format(shown=shown, all=len(view.axes))
    one, of = ALONE.get(view.outline), tr("{side} alone")
    side = [of.format(side=seat_name(one))] if one is not None else []
    said = [view.title, *side, known]
    if view.since is not None:
        behind = tr("Behind it, both sides together on {day}")
        said.append(behind.format(day=long_date(view.since.then)))
        said += [f"{it.name} {signed(it.change)}" for it in view.axes if it.change_label == "clear"]
    return ". ".join(said)


def _axis(view: views.AxisPage) -> str:
    return ". ".join(it for it in (view.row.name, since_words(view), view.ask) if it)


def _axis_said(view: views.AxisSaid) -> str:
    return ". ".join((view.name, *(text for _, text in view.said), *view.agreed))


def _titled(view: views.Rules | views.Agenda | views.Actions | views.Closing | views.Models) -> str:
    return view.title


def _card(view: views.CardPage) -> str:
    return f"{view.title}. {view.gist}"


def _placing(view: views.BoardPlacing) -> str:
    if not view.table:
        return view.title
    placed = tr("%1 of %2").replace("%1", str(view.placed)).replace("%2", str(view.of))
    return f"{view.title} {view.table}: {placed}"


def _board(view: views.Board) -> str:
    said = tr("Common ground: %1 of %2 cards").replace("%1", str(view.common))
    told = f"{view.title} {said.replace('%2', str(view.placed))}"
    slipped = tr("; ").join(view.slipped_back)
    return f"{told}. {tr('Slipped back')}: {slipped}" if slipped else told


def _differences(view: views.Differences) -> str:
    said = tr("{name}: IT {it}, OT {ot}")
    rows = (row for row in view.rows if row.it is not None)
    return ". ".join(
        (view.title, *(said.format(name=row.name, it=row.it, ot=row.ot) for row in rows))
    )


def _clock(view: views.Countdown) -> str:
    return view.title


def _welcome(view: views.Welcome) -> str:
    return view.title


def _dots(view: views.Dots) -> str:
    if view.turnout is not None:
        return f"{view.title}. {view.turnout.voted} {turnout_words(view.turnout)}."
    first = next((row for row in view.rows if row.dots is not None), None)
    if first is None:
        return view.title
    return f"{view.title}. {first.text}: " + tr("%n dots", first.dots or 0)


def _answers(view: views.Answers) -> str:
    if view.counts is None:
        return f"{view.question} " + tr("Too few votes to be shown")
    counted = zip(view.labels, view.counts, strict=True)
    said = ", ".join(f"{label}: {count}" for label, count in counted)
    return f"{view.question} {said}"


def _weights(view: views.Weights) -> str:
    return ". ".join((view.title, *(median_words(row) for row in view.rows)))


def _ranking(view: views.Ranking) -> str:
    return lead_words(view)


def _named(view: views.ModelPage) -> str:
    return f"{view.name}. {view.picture}"


def _prompt(view: views.Prompt) -> str:
    return view.text


def _decision(view: views.Decision) -> str:
    return f"{view.model}. {view.reason}" if view.model else view.ask


def _charter(view: views.CharterPage) -> str:
    return f"{view.name or view.model}. {view.ask}"


def _in_the_room(view: compared.InTheRoom) -> str:
    said = [tr("Who was in the room")]
    for room in view.rooms:
        people = tr("{n} people").format(n=whole(sum(room.seats.values())))
        said.append(f"{long_date(room.date)}: {people}")
    return ". ".join(said)


def _shapes(view: compared.Shapes) -> str:
    return layer_title(view.layer)


def _changed(view: compared.WhatChanged) -> str:
    said = [tr("What has changed")]
    for line in view.lines:
        figure = signed(line.delta) if line.delta is not None else reason_words(line)
        said.append(f"{group_title(group_of(line))}: {line.name} {figure}")
    return ". ".join(said)


def _far_apart(view: compared.FarApart) -> str:
    names = dict.fromkeys(name for name, _, _ in chain(*view.parts.values()))
    return ". ".join((tr("Far apart, then and now"), *names))


def _bands(view: compared.ChangeBands) -> str:
    said = [f"{it.line.name} {signed(it.line.delta)}" for it in view.lines]
    return ". ".join((tr("How far each axis moved"), *said))


def _apart(view: compared.ShapesApart) -> str:
    said = [" ".join((it.place, long_date(it.date))).strip() for it in view.shapes]
    return ". ".join((tr("Shapes side by side"), *said))


def _said(view: compared.SaidOn) -> str:
    return ". ".join((view.line.name, *(it.text for it in view.said)))


def _at_site(view: compared.AtSite) -> str:
    return f"{view.place}. {view_words(view.page)}"


def _over_time(view: timed.OverTime) -> str:
    return ". ".join((tr("Axis by axis"), *(axis.name for axis in view.axes)))


def _heat(view: timed.HeatMap) -> str:
    return ". ".join((tr("Site by site"), *(site.place for site in view.sites)))


def _ground(view: became.GroundOverTime) -> str:
    slipped = tr("; ").join(view.slipped_back)
    said = [tr("Common ground"), percent(view.points[-1].share)]
    return ". ".join([*said, f"{tr('Slipped back')}: {slipped}"] if slipped else said)


def _actions_then(view: became.ActionsOverTime) -> str:
    said = [tr("Actions, then and now")]
    said += [f"{it.text}: {action_words(it)}" for day in view.days for it in day.actions]
    return ". ".join(said)


def _exercises(view: became.ExercisesOverTime) -> str:
    return ". ".join(exercise_rows(view))


def _models(view: became.ModelsOverTime) -> str:
    return ". ".join((tr("Cooperation model"), *(day.name for day in view.days)))


_WORDS: Mapping[type[AudienceView], Callable[[Any], str]] = {
    views.Ask: _ask,
    views.BoothOpen: _booth,
    views.Reveal: _reveal,
    views.Radar: _radar,
    views.AxisPage: _axis,
    views.AxisSaid: _axis_said,
    views.CardPage: _card,
    views.BoardPlacing: _placing,
    views.Board: _board,
    views.Differences: _differences,
    views.Welcome: _welcome,
    views.Countdown: _clock,
    views.Rules: _titled,
    views.Agenda: _titled,
    views.Actions: _titled,
    views.Closing: _titled,
    views.Dots: _dots,
    views.Answers: _answers,
    views.Weights: _weights,
    views.ModelPage: _named,
    views.Models: _titled,
    views.Ranking: _ranking,
    views.Prompt: _prompt,
    views.Decision: _decision,
    views.CharterPage: _charter,
    compared.InTheRoom: _in_the_room,
    compared.Shapes: _shapes,
    compared.WhatChanged: _changed,
    compared.ChangeBands: _bands,
    compared.ShapesApart: _apart,
    compared.FarApart: _far_apart,
    compared.SaidOn: _said,
    compared.AtSite: _at_site,
    timed.OverTime: _over_time,
    timed.HeatMap: _heat,
    became.GroundOverTime: _ground,
    became.ExercisesOverTime: _exercises,
    became.ActionsOverTime: _actions_then,
    became.ModelsOverTime: _models,
}
