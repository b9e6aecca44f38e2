"""What a screen reader says of a view: the turnout, the reveal, the title of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.stage.ask import turnout_words
from itot_workshop.ui.stage.pen import seat_name, tr
from itot_workshop.ui.stage.ranking import lead_words
from itot_workshop.ui.stage.reveal import apart_words, number, percent
from itot_workshop.ui.stage.rounds import median_words


def view_words(view: AudienceView) -> str:
    """A view in a sentence or two; empty where nothing is shown."""
    say = _WORDS.get(type(view))
    return say(view) if say is not None else ""


def _ask(view: views.Ask) -> str:
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
        said.append(tr("Agreement {percent} %").format(percent=percent(shown.agreement)))
    if shown.hidden == "votes":
        said.append(tr("Too few votes to be shown"))
    return ". ".join(said)


def _radar(view: views.Radar) -> str:
    shown = sum(axis.score is not None for axis in view.axes)
    return f"{view.title}. " + tr("Axes with a value: {shown} of {all}").format(
        shown=shown, all=len(view.axes)
    )


def _axis(view: views.AxisPage) -> str:
    return f"{view.row.name}. {view.ask}"


def _titled(view: views.Rules | views.Agenda | views.Actions | views.Closing | views.Models) -> str:
    return view.title


def _card(view: views.CardPage) -> str:
    return f"{view.title}. {view.gist}"


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


_WORDS: Mapping[type[AudienceView], Callable[[Any], str]] = {
    views.Ask: _ask,
    views.BoothOpen: _booth,
    views.Reveal: _reveal,
    views.Radar: _radar,
    views.AxisPage: _axis,
    views.CardPage: _card,
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
}
