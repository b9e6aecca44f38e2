"""All that the room may see, as a pure function of the session and the facilitator's spotlight.

The stage draws the value made here and has access to nothing else, so that "no result before its
reveal" is a matter of this file alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.asked import OTHER_KINDS
from itot_workshop.domain.audience_board import board_page
from itot_workshop.domain.audience_card import card_page
from itot_workshop.domain.audience_choice import choice_page
from itot_workshop.domain.audience_compare import pages_against
from itot_workshop.domain.audience_radar import Layers, axis_page, radar_page
from itot_workshop.domain.audience_rounds import round_page
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.audience_vote import booth_open, statement_asked, unrevealed_round
from itot_workshop.domain.notes import Action
from itot_workshop.domain.pack import Statement
from itot_workshop.domain.reveal import reveal, trial_reveal
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order, timebox
from itot_workshop.domain.voting import Round

Screen: TypeAlias = Literal[
    "blank",
    "welcome",
    "rules",
    "vote",
    "card",
    "board",
    "radar",
    "axis",
    "compare",
    "actions",
    "agenda",
    "round",
    "model",
    "models",
    "ranking",
    "premortem",
    "decision",
    "charter",
    "countdown",
    "break",
    "closing",
]


class Spotlight(Struct, frozen=True, kw_only=True):
    """What the facilitator wants the room to see.

    ``subject`` is the statement, card, axis, round, model or charter of the screen by id; ``page``
    a card's view, a comparison's page, an axis's question, or the item that hands are shown for,
    from 0;
    ``table`` puts the table beside the radar, ``management`` the managers' markers and ``spread``
    the sides' spread on it; ``outline`` are its shapes, ``order`` the one of the table's rows.
    ``booth`` says that people vote elsewhere, ``review`` shows what became of the actions.
    """

    screen: Screen = "welcome"
    subject: str = ""
    page: int = 0
    table: bool = True
    management: bool = True
    spread: bool = False
    outline: views.Outline = "sides"
    order: views.RowOrder = "gap"
    booth: bool = False
    review: bool = False


def audience_view(
    session: Session, spotlight: Spotlight, now: float = 0.0, earlier: Sequence[Session] = ()
) -> AudienceView:
    """The screen of the stage. ``now`` is a clock reading, for screens that count time, ``earlier``
    the sessions that this one is set against once its results have been revealed.
    """
    if spotlight.screen in ("countdown", "break"):
        return _countdown(session, spotlight, now)
    if spotlight.screen == "compare":
        return _compare(session, spotlight, earlier)
    if spotlight.screen == "radar":
        return _radar(session, spotlight, earlier)
    if spotlight.screen == "axis":
        return _axis(session, spotlight, earlier)
    return _SCREENS[spotlight.screen](session, spotlight)


def _blank(_session: Session, _spotlight: Spotlight) -> AudienceView:
    return views.Blank()


def _welcome(session: Session, _spotlight: Spotlight) -> AudienceView:
    about, pack = session.about, session.pack
    lines = [about.purpose, pack.text_or("opening-aim"), pack.text_or("opening-frame")]
    return views.Welcome(
        title=about.title,
        organisation=about.organisation,
        site=about.site,
        date=about.date,
        lines=tuple(line for line in lines if line),
        steps=_steps(session),
    )


def _rules(session: Session, _spotlight: Spotlight) -> AudienceView:
    pack = session.pack
    kept = [pack.text_or(name) for name in ("stored-1", "stored-2", "stored-3")]
    never = [pack.text_or(name) for name in ("never-1", "never-2")]
    return views.Rules(
        title=pack.text_or("vote-title"),
        rules=tuple(rule.stage for rule in pack.house_rules if rule.stage),
        kept=tuple(line for line in kept if line),
        never=tuple(line for line in never if line),
    )


def _vote(session: Session, spotlight: Spotlight) -> AudienceView:
    """The open or closed vote, else the result of the subject, else the bare statement."""
    round_ = open_round(session)
    if round_ is None or round_.kind in OTHER_KINDS:
        round_ = _trial(session)
        if round_ is not None and round_.state == "revealed":
            return trial_reveal(session, round_, session.pack.text_or("trial-statement"))
    if round_ is not None and spotlight.booth and round_.state == "open":
        return booth_open(session, round_)
    statement = _statement(session, spotlight, round_)
    if round_ is not None and round_.kind == "trial":
        return statement_asked(session, None, round_)
    if statement is None:
        return _welcome(session, spotlight)
    if round_ is None or statement.id not in round_.statements:
        round_ = unrevealed_round(session, statement)
    result = reveal(session, statement) if round_ is None else None
    return result or statement_asked(session, statement, round_)


def _trial(session: Session) -> Round | None:
    return next((r for r in session.rounds.values() if r.kind == "trial"), None)


def _statement(session: Session, spotlight: Spotlight, round_: Round | None) -> Statement | None:
    known = {s.id: s for s in session.pack.statements}
    if spotlight.subject in known:
        return known[spotlight.subject]
    first = round_.statements[0] if round_ is not None and round_.statements else ""
    return known.get(first)


def _round(session: Session, spotlight: Spotlight) -> AudienceView:
    """A vote that does not ask the instrument; the agenda once it was called off."""
    round_ = session.rounds.get(spotlight.subject)
    if round_ is None or round_.kind not in OTHER_KINDS:
        return _agenda(session, spotlight)
    return round_page(session, round_, spotlight.page, booth=spotlight.booth)


def _chosen(session: Session, spotlight: Spotlight) -> AudienceView:
    """A screen of the model choice; the agenda where its model or charter is gone."""
    page = choice_page(session, spotlight.screen, spotlight.subject, spotlight.page)
    return page if page is not None else _agenda(session, spotlight)


def _card(session: Session, spotlight: Spotlight) -> AudienceView:
    cards = {card.id: card for card in session.pack.cards}
    if spotlight.subject not in cards:
        return _agenda(session, spotlight)
    return card_page(session, cards[spotlight.subject], spotlight.page)


def _board(session: Session, spotlight: Spotlight) -> AudienceView:
    return board_page(session, spotlight.subject)


def _radar(session: Session, spotlight: Spotlight, earlier: Sequence[Session] = ()) -> AudienceView:
    return radar_page(
        seen(session),
        _layers(spotlight),
        table=spotlight.table,
        order=spotlight.order,
        earlier=[shown(it) for it in earlier],
    )


def _axis(session: Session, spotlight: Spotlight, earlier: Sequence[Session]) -> AudienceView:
    axis = next((axis for axis in session.pack.axes if axis.id == spotlight.subject), None)
    if axis is None:
        return _radar(session, spotlight, earlier)
    return axis_page(
        seen(session),
        axis,
        _layers(spotlight),
        page=spotlight.page,
        earlier=[shown(it) for it in earlier],
    )


def _layers(spotlight: Spotlight) -> Layers:
    return Layers(
        management=spotlight.management, spread=spotlight.spread, outline=spotlight.outline
    )


def _compare(session: Session, spotlight: Spotlight, earlier: Sequence[Session]) -> AudienceView:
    """A page of the comparison; the radar alone while there is nothing to set against anything."""
    pages = pages_against(seen(session), [shown(it) for it in earlier])
    if not pages:
        return _radar(session, spotlight)
    return pages[min(max(spotlight.page, 0), len(pages) - 1)]


def shown(session: Session) -> Session:
    """The session with the votes that may be looked at: while it runs, only revealed ones."""
    return seen(session) if session.about.state == "running" else session


def seen(session: Session) -> Session:
    """The session as if only those rounds had been held whose results the room has seen."""
    rounds = {id_: r for id_, r in session.rounds.items() if r.state == "revealed"}
    return replace(
        session,
        rounds=rounds,
        ballots={id_: b for id_, b in session.ballots.items() if b.round in rounds},
        tallies={id_: t for id_, t in session.tallies.items() if t.round in rounds},
    )


def _actions(session: Session, spotlight: Spotlight) -> AudienceView:
    actions = sorted(session.actions.values(), key=lambda action: action.position)
    shown = [a for a in actions if (a.origin is not None) == spotlight.review]
    title = "review-title" if spotlight.review else "actions-title"
    return views.Actions(
        title=session.pack.text_or(title),
        rows=tuple(_action(action) for action in shown),
        next_date=session.about.next_date,
        review=spotlight.review,
    )


def _action(action: Action) -> views.ActionRow:
    return views.ActionRow(
        text=action.short or action.text,
        done_when=action.done_when,
        owner=action.owner,
        owner_seat=action.owner_seat,
        partner=action.partner,
        partner_seat=action.partner_seat,
        due=action.due,
        state=action.state,
    )


def _agenda(session: Session, _spotlight: Spotlight) -> AudienceView:
    ids = [step.id for step in steps_in_order(session)]
    at = ids.index(session.about.step) if session.about.step in ids else None
    return views.Agenda(title=session.about.title, steps=_steps(session), at=at)


def _steps(session: Session) -> tuple[tuple[str, int], ...]:
    return tuple((step.title, step.minutes) for step in steps_in_order(session))


def _countdown(session: Session, spotlight: Spotlight, now: float) -> AudienceView:
    box = timebox(session, now)
    if box is None:
        return _agenda(session, spotlight)
    step = session.agenda[box.step]
    following = next((s for s in steps_in_order(session) if s.position > step.position), None)
    return views.Countdown(
        title=step.title,
        following=following.title if following is not None else "",
        left=box.left,
        ends=now + box.left if box.running else None,
        box=box.box,
        running=box.running,
        pause=spotlight.screen == "break",
    )


def _closing(session: Session, _spotlight: Spotlight) -> AudienceView:
    pack = session.pack
    lines = [pack.text_or("report-when"), pack.text_or("closing-line")]
    return views.Closing(
        title=pack.text_or("closing-title"),
        lines=tuple(line for line in lines if line),
        actions=sum(action.origin is None for action in session.actions.values()),
        next_date=session.about.next_date,
    )


_SCREENS: Mapping[Screen, Callable[[Session, Spotlight], AudienceView]] = {
    "blank": _blank,
    "welcome": _welcome,
    "rules": _rules,
    "vote": _vote,
    "card": _card,
    "board": _board,
    "actions": _actions,
    "agenda": _agenda,
    "round": _round,
    "model": _chosen,
    "models": _chosen,
    "ranking": _chosen,
    "premortem": _chosen,
    "decision": _chosen,
    "charter": _chosen,
    "closing": _closing,
}
