"""What a screen reader says of a view: the turnout, the reveal, the title of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.stage.ask import turnout_words
from itot_workshop.ui.stage.pen import seat_name, tr
from itot_workshop.ui.stage.reveal import apart_words, number, percent


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


def _titled(view: views.Rules | views.Agenda | views.Actions | views.Closing) -> str:
    return view.title


def _card(view: views.CardPage) -> str:
    return f"{view.title}. {view.gist}"


def _clock(view: views.Countdown) -> str:
    return view.title


def _welcome(view: views.Welcome) -> str:
    return view.title


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
}
