"""What may happen to votes: rounds open, ballots are cast, rounds close, are revealed, voted again.

Answers of an open round never enter the session: a cast ballot leaves here no more than the name
of who has voted, in an order that tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from itot_workshop.domain.asked import (
    MOST_DOTS_EACH,
    counted_of,
    may_be_asked,
    scale_of,
)
from itot_workshop.domain.changes import (
    BallotCast,
    BallotWithdrawn,
    HandsCounted,
    RoundClosed,
    RoundDropped,
    RoundOpened,
    RoundRevealed,
    VotesImported,
)
from itot_workshop.domain.edits import Edits, added, found, put, removed, replaced
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.private_codes import kept_private, leads_to_one_of
from itot_workshop.domain.round_results import marked, weighed
from itot_workshop.domain.rules_plan import newcomers
from itot_workshop.domain.session import Edit, Refused, Session
from itot_workshop.domain.texts import LINE, check_text
from itot_workshop.domain.voting import Answers, Ballot, Round, Tally

_FEWEST_DOTTED = 2
_TOKEN = re.compile(r"[0-9a-f]{16}")

MOST_HANDS = 10_000
"""The largest count of hands that can be meant."""


def round_opened(session: Session, change: RoundOpened) -> Edits:
    """A round opens, if no other is open; it gets the next number and nobody has voted yet."""
    if open_round(session) is not None:
        raise Refused("Another vote is open. Close it or call it off, then open this one.")
    _check_round(session, change.round)
    opened = replace(change.round, number=_next_number(session), state="open", voted=())
    return (*added(session, "rounds", [opened]), *(() if session.rounds else _in_places(session)))


def _in_places(session: Session) -> Edits:
    """Before the first vote the gaps close that planning has left in the numbers of the room."""
    roster = sorted(session.people.values(), key=lambda person: (person.position, person.id))
    placed = [replace(person, position=at) for at, person in enumerate(roster)]
    return tuple(edit for person in placed for edit in replaced(session, "people", person))


def ballot_cast(session: Session, change: BallotCast) -> Edits:
    """A ballot is in. The session learns who has voted; what they said is not its business yet."""
    round_ = _open(session, change.round)
    person = session.people.get(change.person)
    if person is None:
        raise Refused("This person is not on the roster. Add them under People, then vote again.")
    if not person.here:
        raise Refused("This person is not marked as here. Mark them under People, then vote.")
    if round_.mode != "ballot":
        raise Refused("This vote counts hands; single ballots cannot be cast in it.")
    check_answers(session, round_, change.answers)
    _check_token(change.returning)
    _check_private(session, change.returning)
    _check_sentences(session, round_, [change.sentence] if change.sentence else [])
    return replaced(session, "rounds", _with_voted(round_, {*round_.voted, person.id}))


def ballot_withdrawn(session: Session, change: BallotWithdrawn) -> Edits:
    """A ballot leaves the box, as when somebody has to go before the round is over."""
    round_ = _open(session, change.round)
    if change.person not in round_.voted:
        raise Refused("This person has no ballot in the box; there is nothing to take out.")
    return replaced(session, "rounds", _with_voted(round_, {*round_.voted} - {change.person}))


def round_closed(session: Session, change: RoundClosed) -> Edits:
    """Voting ends: the ballots come in together and who cast them is forgotten; hands stand."""
    round_ = _open(session, change.round)
    if round_.mode == "ballot" and len(change.ballots) != len(round_.voted):
        raise Refused(
            f"{len(round_.voted)} people have voted but the box holds {len(change.ballots)} "
            "ballots, so the vote stays open. Ask everybody to vote again, or call it off."
        )
    _check_ballots(session, round_, change.ballots)
    _check_sentences(session, round_, change.said)
    closed = replace(round_, state="closed", voted=(), said=change.said)
    ballots = kept_private(change.ballots, session.people.values())
    return (*replaced(session, "rounds", closed), *added(session, "ballots", ballots))


def round_revealed(session: Session, change: RoundRevealed) -> Edits:
    """The room sees the result of a closed round.

    Medians of weights go into the model choice, dots on symptoms onto their card.
    """
    round_ = _round(session, change.round)
    if round_.state == "open":
        raise Refused("This vote is still open. Close it first, then reveal the result.")
    revealed = replaced(session, "rounds", replace(round_, state="revealed"))
    if not revealed:
        return ()
    if round_.kind == "weights":
        return (*revealed, *put(session, "model_choice", [weighed(session, round_)]))
    if round_.kind == "marks":
        return (*revealed, *put(session, "marks", marked(session, round_)))
    return revealed


def round_dropped(session: Session, change: RoundDropped) -> Edits:
    """A trial is deleted with its votes, or an open round is called off. Real votes stay."""
    round_ = _round(session, change.round)
    if round_.kind != "trial" and round_.state != "open":
        raise Refused(
            "These votes are kept: a closed vote is never deleted. Vote again if the room wants "
            "to; both rounds are kept and the last one counts."
        )
    return (
        *_removed_of(session, "ballots", session.ballots, round_.id),
        *_removed_of(session, "tallies", session.tallies, round_.id),
        *removed(session, "rounds", round_.id),
    )


def hands_counted(session: Session, change: HandsCounted) -> Edits:
    """Hands of one seat on one statement, counted or corrected, in the open round or later."""
    tally = change.tally
    round_ = _round(session, tally.round)
    if round_.mode != "tally":
        raise Refused("This vote takes ballots; hands cannot be counted in it.")
    _check_tally(session, round_, tally)
    before = session.tallies.get(tally.id)
    if before is not None and _place(before) != _place(tally):
        raise Refused("This count belongs to other hands; correct it where it was counted.")
    same = (t.id for t in session.tallies.values() if _place(t) == _place(tally))
    if any(id_ != tally.id for id_ in same):
        raise Refused("These hands were counted already; correct that count instead.")
    return put(session, "tallies", [tally])


def votes_imported(session: Session, change: VotesImported) -> Edits:
    """A round from paper comes in whole and closed, with the people it brought along.

    Not beside an open vote, which would count before it although it closes later.
    """
    if open_round(session) is not None:
        raise Refused("A vote is open. Close it or call it off, then bring in what is on paper.")
    _check_round(session, change.round)
    made = replace(change.round, number=_next_number(session), state="closed", voted=())
    _check_ballots(session, made, change.ballots)
    for tally in change.tallies:
        _check_tally(session, made, tally)
    if len({_place(tally) for tally in change.tallies}) < len(change.tallies):
        raise Refused("Hands of one seat were counted twice for one statement; nothing came in.")
    ballots = kept_private(change.ballots, (*session.people.values(), *change.people))
    return (
        *newcomers(session, change.people),
        *added(session, "rounds", [made]),
        *added(session, "ballots", ballots),
        *added(session, "tallies", change.tallies),
    )


def open_round(session: Session) -> Round | None:
    """The round that is open; there is one at most."""
    return next((r for r in session.rounds.values() if r.state == "open"), None)


def hands_against_roster(session: Session, tally: Tally) -> int:
    """How many more hands (positive) or fewer were counted than people of the seat are here."""
    here = sum(p.seat == tally.seat and p.here for p in session.people.values())
    return sum(tally.counts) + tally.cant_judge - here


def check_answers(session: Session, round_: Round, answers: Answers) -> None:
    """Refuse answers to other statements than the round's, off its scale, or too many dots."""
    scale = scale_of(session.pack, round_)
    if set(answers) - set(round_.statements):
        raise Refused("This ballot answers statements that are not being voted on.")
    for vote in answers.values():
        if vote is None and scale.abstain:
            continue
        if vote is None or isinstance(vote, bool) or vote not in scale.values:
            blank = f", or “{scale.abstain}”" if scale.abstain else ""
            raise Refused(
                f"A vote is a whole number from {scale.low} to {scale.high}{blank}. "
                "The ballot was not taken; please vote again."
            )
    if round_.kind == "dots" and sum(vote or 0 for vote in answers.values()) > round_.dots:
        raise Refused(
            f"Everybody has {round_.dots} dots and these are more. "
            "The ballot was not taken; please give them again."
        )


def _check_ballots(session: Session, round_: Round, ballots: Iterable[Ballot]) -> None:
    for ballot in ballots:
        if ballot.round != round_.id or ballot.seat not in SEATS or round_.mode != "ballot":
            raise Refused("These ballots belong to another vote, so they were not taken.")
        if ballot.sentence:
            raise Refused("What people write is kept apart from their ballots; nothing came in.")
        check_answers(session, round_, ballot.answers)
        _check_token(ballot.returning)


def _check_sentences(session: Session, round_: Round, said: Sequence[str]) -> None:
    """One sentence a person at most, and only where the round asks for one."""
    if not said:
        return
    asks = round_.kind == "question" and session.pack.question(round_.statements[0]).sentence
    if not asks or len(said) > max(len(round_.voted), 1):
        raise Refused("This vote takes no sentences beside its answers, so they were not kept.")
    for sentence in said:
        check_text(sentence, LINE)


def _check_token(returning: str) -> None:
    """A private code reaches a ballot as a token only, so that no file ever holds the code."""
    if returning and not _TOKEN.fullmatch(returning):
        raise Refused("The private code could not be taken. Please type it again, then vote.")


def _check_private(session: Session, returning: str) -> None:
    """What stands on the roster is no private code: the file would lead from it to the ballot."""
    if leads_to_one_of(session.people.values(), returning):
        raise Refused(
            "This code stands on the list of people, so it would lead to your ballot. "
            "Take one that only you know, or leave it empty, then vote."
        )


def _check_tally(session: Session, round_: Round, tally: Tally) -> None:
    if (
        tally.round != round_.id
        or tally.statement not in round_.statements
        or (tally.seat is None) != (round_.kind == "dots")
        or tally.seat not in (*SEATS, None)
        or round_.mode != "tally"
    ):
        raise Refused("These hands belong to another vote, so they were not counted.")
    counts = (*tally.counts, tally.cant_judge)
    if len(tally.counts) != counted_of(session.pack, round_) or not all(
        0 <= count <= MOST_HANDS for count in counts
    ):
        raise Refused(
            f"Hands are counted from 0 to {MOST_HANDS} for each number of the scale; "
            "please check this count."
        )


def _check_round(session: Session, round_: Round) -> None:
    _check_statements(session, round_)
    if round_.again_of:
        found(session, "rounds", round_.again_of)
    if round_.step:
        found(session, "agenda", round_.step)


def _check_statements(session: Session, round_: Round) -> None:
    if not round_.statements or len(set(round_.statements)) < len(round_.statements):
        raise Refused("A vote needs at least one statement, each of them once.")
    _check_kind(round_)
    if round_.kind == "trial":
        return
    known = may_be_asked(session, round_.kind)
    strange = [statement for statement in round_.statements if statement not in known]
    if strange and round_.kind != "statements":
        raise Refused(
            "What is to be voted on is no longer there. Choose again, then open the vote."
        )
    if strange:
        raise Refused(
            f"“{strange[0]}” is not among the statements of this session’s form, "
            "so there is nothing to vote on."
        )


def _check_kind(round_: Round) -> None:
    if round_.said:
        raise Refused("A vote opens without anything said in it; nothing was opened.")
    if round_.kind == "marks" and round_.mode != "ballot":
        raise Refused("Dots on a card that are counted by hand are put down on the card itself.")
    if round_.kind == "question" and len(round_.statements) > 1:
        raise Refused("One question is asked at a time; choose one of them.")
    if round_.kind == "dots" and len(round_.statements) < _FEWEST_DOTTED:
        raise Refused("Dots choose among several things; there have to be two at least.")
    if (round_.kind == "dots") != (1 <= round_.dots <= MOST_DOTS_EACH):
        raise Refused(f"Everybody gets 1 to {MOST_DOTS_EACH} dots, and in a vote on dots only.")


def _place(tally: Tally) -> tuple[str, Seat | None, str]:
    return tally.round, tally.seat, tally.statement


def _with_voted(round_: Round, voted: Iterable[str]) -> Round:
    return replace(round_, voted=tuple(sorted(voted)))


def _next_number(session: Session) -> int:
    return max((round_.number for round_ in session.rounds.values()), default=0) + 1


def _round(session: Session, round_: str) -> Round:
    document = found(session, "rounds", round_)
    assert isinstance(document, Round)
    return document


def _open(session: Session, round_: str) -> Round:
    document = _round(session, round_)
    if document.state != "open":
        raise Refused(
            "This vote is closed, so nothing can be added to it. Open another round to vote again."
        )
    return document


def _removed_of(
    session: Session, table: str, documents: Mapping[str, Ballot] | Mapping[str, Tally], round_: str
) -> tuple[Edit, ...]:
    return tuple(
        edit
        for document in documents.values()
        if document.round == round_
        for edit in removed(session, table, document.id)
    )
