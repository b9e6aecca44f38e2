"""What became of what a room had agreed, as the room sees it: common ground and actions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from itot_workshop.domain import audience_since_views as views
from itot_workshop.domain.audience_charter import form_of
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.charter_checks import crossed_on
from itot_workshop.domain.common_ground import board_course, board_measures, in_play
from itot_workshop.domain.comparison import last_days, last_states, left_unseen
from itot_workshop.domain.courses import Course
from itot_workshop.domain.days import about_months
from itot_workshop.domain.notes import Action, ActionState
from itot_workshop.domain.pack import CharterForm
from itot_workshop.domain.session import Session, oldest_first

WORST_FIRST: tuple[ActionState, ...] = ("missed", "dropped", "partly", "moved", "open", "done")


def ground_over_time(course: Course) -> views.GroundOverTime | None:
    """The share of common ground through the sessions; None unless two of them had a board."""
    change = board_course(told_cards(session) for session in course.sessions)
    if change is None:
        return None
    common = _common_now(course.sessions, change.new_items)
    other = tuple(it for it in change.new_items if it not in common)
    return views.GroundOverTime(
        points=tuple(_points(course.sessions)),
        slipped_back=card_names(course.sessions, change.slipped_back),
        missed=card_names(course.sessions, change.missed),
        reached=card_names(course.sessions, change.reached),
        unplanned=card_names(course.sessions, change.unplanned_gain),
        new_common=card_names(course.sessions, common),
        new=card_names(course.sessions, other),
        same_cards=change.same_items,
        same_before=change.share_before,
        same_after=change.share_after,
    )


def _common_now(sessions: Sequence[Session], ids: Iterable[str]) -> tuple[str, ...]:
    """Those cards that are common on the last board that has any in play."""
    boards = [[it for it in told_cards(session) if in_play(it)] for session in sessions]
    last = next((board for board in reversed(boards) if board), [])
    common = {it.id for it in last if it.agreed == "common"}
    return tuple(id_ for id_ in ids if id_ in common)


def actions_over_time(
    course: Course, between: Sequence[Session] = ()
) -> views.ActionsOverTime | None:
    """What was agreed in each session and where it stands now; None where nothing was agreed.

    An action that was carried on stands where it was agreed first; it is followed through the
    sessions that lie ``between`` too.
    """
    known = {it.id: it for it in (*between, *course.sessions)}
    by_date = oldest_first(known.values())
    last = by_date[-1]
    places = {it.id: at for at, it in enumerate(by_date, 1)}
    own = {session.id for session in course.sessions}
    days = []
    for session in course.sessions:
        later = by_date[places[session.id] :]
        dues = last_days(session, later)
        states, unseen = last_states(session, later), left_unseen(session, later)
        late = {id_ for id_, day in dues.items() if day is not None and day < last.about.date}
        agreed = tuple(
            views.ActionThen(
                text=it.short or it.text,
                state=states[it.id],
                due=dues[it.id],
                unseen=it.id in unseen,
                overdue=states[it.id] == "open" and it.id in late - unseen,
            )
            for it in _worst_first(session.actions.values(), states, dues)
            if it.origin is None or it.origin.session not in own
        )
        if agreed:
            days.append(views.ActionsOn(date=session.about.date, actions=agreed))
    return views.ActionsOverTime(days=tuple(days)) if days else None


def models_over_time(course: Course) -> views.ModelsOverTime | None:
    """Which cooperation models were chosen; None where none was."""
    days = [
        _model_on(session, choice.chosen, choice.reason, course.sessions)
        for session in course.sessions
        for choice in session.model_choice.values()
        if choice.chosen
    ]
    return views.ModelsOverTime(days=tuple(days)) if days else None


def _model_on(
    session: Session, model: str, reason: str, sessions: Sequence[Session]
) -> views.ModelOn:
    """A choice with what its charter says, as the latest session that has it keeps it."""
    names = {it.id: it.name for it in session.pack.models}
    found = [
        (it, form_of(later.pack, it))
        for later in sessions
        for it in later.charters.values()
        if it.model == model and it.session == session.id
    ]
    charter, form = found[-1] if found else (None, None)
    start, end = (charter.start, charter.end) if charter is not None else (None, None)
    return views.ModelOn(
        date=session.about.date,
        name=names.get(model, model),
        reason=reason,
        months=None if start is None or end is None else about_months(start, end),
        start=start,
        end=end,
        limits=0 if form is None else len(form.watch),
        crossed=() if charter is None or form is None else tuple(_crossed(charter, form)),
    )


def _crossed(charter: Charter, form: CharterForm) -> Iterator[views.CrossedOn]:
    """Reviews at which too many limits were crossed, with what these are called."""
    names = {it.id: it.name for it in form.watch}
    for review in crossed_on(charter, form):
        limits = tuple(names.get(id_, id_) for id_ in review.crossed)
        yield views.CrossedOn(date=review.date, limits=limits)


def card_names(sessions: Sequence[Session], ids: Iterable[str]) -> tuple[str, ...]:
    """What cards of the board are called, as the latest session that has them says."""
    return tuple(_card_name(sessions, id_) for id_ in ids)


def _worst_first(
    actions: Iterable[Action],
    states: Mapping[str, ActionState],
    dues: Mapping[str, datetime.date | None],
) -> list[Action]:
    """In the order agreed, but what went wrong first, and of what is open what is due first."""

    def rank(action: Action) -> tuple[int, datetime.date, float]:
        state = states[action.id]
        due = dues[action.id] if state == "open" else None
        return WORST_FIRST.index(state), due or datetime.date.max, action.position

    return sorted((it for it in actions if it.id in states), key=rank)


def _card_name(sessions: Sequence[Session], id_: str) -> str:
    session = next(it for it in reversed(sessions) if id_ in it.board)
    card = session.board[id_]
    item = next((it.short for it in session.pack.items if it.id == id_), id_)
    return card.short or card.text or item


def _points(sessions: Iterable[Session]) -> Iterable[views.GroundPoint]:
    for session in sessions:
        measures = board_measures(told_cards(session))
        if measures is not None:
            yield views.GroundPoint(
                date=session.about.date,
                placed=measures.placed,
                common=measures.common,
                share=measures.share,
                target=measures.target_share if measures.target else None,
            )
