from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from itot_workshop.domain.charter import Charter, WatchValue
from itot_workshop.domain.notes import Action, DifferenceRating, Mark, Note
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Ballot, Tally
from itot_workshop.reports.deck import slides_of
from itot_workshop.reports.document import (
    Document,
    Facts,
    Pair,
    Panel,
    Paragraph,
    Section,
    Table,
    Trends,
)
from itot_workshop.reports.markdown import write_markdown
from itot_workshop.reports.summary import summary
from itot_workshop.reports.words import Words
from tests.reports.sample import MARKS


def told(document: Document) -> str:
    return write_markdown(document, MARKS).replace("\\", "")


def section(document: Document, wanted: str) -> Section:
    return next(section for section in document.sections if section.id == wanted)


def paragraphs(document: Document, wanted: str) -> Iterator[Paragraph]:
    for block in section(document, wanted).blocks:
        parts = (*block.left, *block.right) if isinstance(block, Pair) else (block,)
        yield from (part for part in parts if isinstance(part, Paragraph))


def without(session: Session, keep: dict[str, int]) -> Session:
    """The session with no more than so many ballots of each seat."""
    ballots: dict[str, Ballot] = {}
    for ballot in session.ballots.values():
        if sum(b.seat == ballot.seat for b in ballots.values()) < keep.get(ballot.seat, 99):
            ballots[ballot.id] = ballot
    return replace(session, ballots=ballots)


def test_the_order_is_that_in_which_it_is_read(demo: dict[str, Session], words: Words) -> None:
    document = summary(demo["S1"], words)
    assert [section.id for section in document.sections] == (
        "picture agreed axes said ground model charter method".split()
    )


def test_three_sentences_for_a_reader_in_a_hurry(demo: dict[str, Session], words: Words) -> None:
    lead, strong, divides, agreed = paragraphs(summary(demo["S3"], words, demo["S2"]), "picture")
    assert lead.text.startswith(
        "Alignment stands at 3.22 on a scale from 1 to 5, +0.33 since June."
    )
    assert "0.36 apart (0.53 in June)" in lead.text
    assert strong.lead == "Cooperation Setup is the strongest axis, at 3.78."
    assert "Joint Processes and Visible Results have clearly risen" in strong.text
    assert divides.lead == "IT and OT see Common Technology differently: 4.00 and 2.56."
    assert "as wide as in June. Shared Goals has clearly fallen" in divides.text
    assert agreed.lead == "Chosen: Temporary central project team, ending on 12 April 2027."
    assert agreed.text.endswith("The next session is on 17 March 2026.")


def test_the_first_session_says_nothing_of_one_before(
    demo: dict[str, Session], words: Words
) -> None:
    text = told(summary(demo["S1"], words))
    assert "since" not in text.partition("## How to read")[0].lower()
    assert "Managers see Enabling Leadership 1.05 higher than the two sides do." in text


def test_the_end_of_the_team_stands_at_the_foot_of_every_page(
    demo: dict[str, Session], words: Words
) -> None:
    assert summary(demo["S3"], words).foot == "The temporary team ends on 12 April 2027."
    assert summary(demo["S1"], words).foot == ""
    carried = replace(demo["S3"], model_choice={})
    assert summary(carried, words).foot == "The temporary team ends on 12 April 2027."


def test_people_are_called_by_role_where_the_room_wrote_a_code(
    demo: dict[str, Session], words: Words
) -> None:
    text = told(summary(demo["S3"], words))
    assert "| Head of IT, Head office (c13) | Plant manager, Aldersted (c14) |" in text
    assert "Taken over by c16" in text


def test_nobody_has_voted(demo: dict[str, Session], words: Words) -> None:
    bare = Session(about=replace(demo["S1"].about, state="planned"), pack=demo["S1"].pack)
    document = summary(bare, words)
    assert [section.id for section in document.sections] == ["picture", "agreed", "method"]
    text = told(document)
    assert "Nobody has voted in this session yet" in text
    assert "Planned, not held yet" in text
    assert "Nobody is on the list yet" in text
    assert "No action was agreed." in text


def test_two_of_a_side_are_not_shown_apart(demo: dict[str, Session], words: Words) -> None:
    text = told(summary(without(demo["S1"], {"IT": 2}), words))
    assert "Too few votes on one side, so IT and OT are not shown apart." in text
    assert "the figure is that of the whole room" in text
    assert "There are too few votes for one figure of the whole session." in text
    assert "IT and OT see" not in text


def test_four_people_show_nothing(demo: dict[str, Session], words: Words) -> None:
    few = without(demo["S1"], {"IT": 2, "OT": 2, "MGT": 0})
    text = told(summary(few, words))
    assert "There are too few votes to show a figure on this axis." in text
    assert "No axis has enough votes to show a score." in text
    assert "too few votes to be shown" in text


def test_who_could_not_judge_is_told_for_the_room_alone(
    demo: dict[str, Session], words: Words
) -> None:
    text = told(summary(demo["S3"], words))
    assert "1 could not judge" in text
    assert "Fewer have a figure on one axis: Visible Results (13)." in text
    assert "IT 4)" not in text
    assert "IT could not" not in text


def test_no_code_token_or_ballot_is_in_a_summary(demo: dict[str, Session], words: Words) -> None:
    text = told(summary(demo["S1"], words))
    for ballot in demo["S1"].ballots.values():
        assert ballot.returning not in text
        assert ballot.id not in text


def test_hands_are_named_as_hands(demo: dict[str, Session], words: Words) -> None:
    session = demo["S1"]
    round_ = next(iter(session.rounds.values()))
    counted = replace(round_, id="hands", number=2, mode="tally", statements=("gol1", "gol2"))
    tallies = {
        f"{seat}-{statement}": Tally(
            id=f"{seat}-{statement}",
            round="hands",
            seat=seat,
            statement=statement,
            counts=(0, 2, 3, 1, 0),
        )
        for seat in ("IT", "OT")
        for statement in ("gol1", "gol2")
    }
    voted = replace(session, rounds={**session.rounds, "hands": counted}, tallies=tallies)
    assert "On Shared Goals hands were counted" in told(summary(voted, words))


def test_a_pulse_says_that_it_is_one(demo: dict[str, Session], words: Words) -> None:
    pulse = replace(demo["S1"], about=replace(demo["S1"].about, form="short"))
    document = summary(pulse, words)
    assert document.subtitle == "Pulse of the IT/OT alignment"
    assert "one statement per axis is a coarse measure" in told(document)
    assert "Possible: at least 0.30" not in told(document)


def test_the_method_tells_only_of_what_was_played(demo: dict[str, Session], words: Words) -> None:
    bare = replace(demo["S1"], board={}, model_choice={})
    (facts,) = (b for b in section(summary(bare, words), "method").blocks if isinstance(b, Facts))
    assert not {"Common ground", "Model fit"} & {fact.name for fact in facts.facts}


def test_the_words_of_a_round_stand_on_one_line(demo: dict[str, Session], words: Words) -> None:
    step = next(iter(demo["S1"].agenda))
    word = Note(id="w1", text="Hopeful", kind="word", step=step)
    said = [
        word,
        replace(word, id="w2", text="Tired"),
        replace(word, id="w3", text="IT", side="IT"),
    ]
    session = replace(demo["S1"], notes={note.id: note for note in said})
    lines = told(summary(session, words)).splitlines()
    assert sum("Hopeful · Tired" in line for line in lines) == 1
    assert not any("Tired" in line and "IT" in line.split() for line in lines)


def test_raised_limits_are_said(demo: dict[str, Session], words: Words) -> None:
    raised = replace(demo["S1"], about=replace(demo["S1"].about, side_min=5))
    assert "the smallest groups were raised: 5 people for a side’s figures" in told(
        summary(raised, words)
    )


def test_cards_differences_decisions_and_parked_notes(
    demo: dict[str, Session], words: Words
) -> None:
    session = replace(
        demo["S1"],
        marks={"m": Mark(id="m", card="AP1", audience="ot", symptom=0, dots=3)},
        differences={
            "d": DifferenceRating(
                id="d", difference="objectives", table="IT", rating=5, costs_most=True
            )
        },
        notes={
            "a": Note(id="a", text="We decided this", kind="decision"),
            "b": Note(id="b", text="For later", parked=True),
            "c": Note(id="c", text="In the way", kind="barrier", axis="goals", side="OT"),
        },
    )
    known = {d.id for card in session.pack.cards for d in card.differences}
    rating = replace(session.differences["d"], difference=sorted(known)[0])
    text = told(summary(replace(session, differences={"d": rating}), words))
    assert "### Cooperation by decree" in text
    assert "(3 dots)" in text
    assert "IT: costs most" in text
    room = replace(rating, id="e", table="OT", example="The oven stood still")
    both = told(summary(replace(session, differences={"d": rating, "e": room}), words))
    assert "costs most" in both
    assert "IT: costs most" not in both
    assert "OT: “The oven stood still”" in both
    assert "**Decisions**\n\n- We decided this" in text
    assert "| Parking lot | For later |" in text
    assert "- ot, Barrier: In the way" in text


def test_an_action_without_a_date_or_people(demo: dict[str, Session], words: Words) -> None:
    session = replace(demo["S1"], actions={"a": Action(id="a", text="Do it", axis="goals")})
    text = told(summary(session, words))
    assert "One action goes with it" not in text
    assert "One action was agreed, without a date." in text
    assert "|  | Do it |  |  |" in text


def test_what_is_in_the_way_of_a_card_stands_with_its_action(
    demo: dict[str, Session], words: Words
) -> None:
    card = next(iter(demo["S1"].board.values()))
    session = replace(
        demo["S1"],
        board={card.id: replace(card, barrier="Nobody owns it")},
        actions={"a": Action(id="a", text="Move it", card=card.id)},
    )
    text = told(summary(session, words))
    assert "In the way: Nobody owns it" in text
    assert "First step" not in text


def test_a_moved_action_has_its_new_date(demo: dict[str, Session], words: Words) -> None:
    session = demo["S2"]
    carried = next(a for a in session.actions.values() if a.state == "partly")
    moved = replace(carried, due=session.about.date + datetime.timedelta(days=30))
    text = told(
        summary(replace(session, actions={**session.actions, moved.id: moved}), words, demo["S1"])
    )
    assert "new date 17 Jul 2025" in text
    assert "What became of the actions of February" in text


def test_what_came_of_a_charter_is_told(demo: dict[str, Session], words: Words) -> None:
    text = told(summary(demo["S3"], words))
    assert "**What came of it**\n\nRequests and hours over the limit at S2 and S3" in text


def test_a_pile_without_a_small_seat_says_so(demo: dict[str, Session], words: Words) -> None:
    text = told(summary(without(demo["S3"], {"MGT": 2, "OT": 4}), words))
    assert "shown without management" in text


def test_a_charter_begun_and_nothing_else(demo: dict[str, Session], words: Words) -> None:
    session = replace(demo["S1"], charters={"c": Charter(id="c", model="temp_team")})
    text = told(summary(session, words))
    assert "### Temporary central project team" in text
    assert "Still missing before it is signed" in text
    assert "Each side needs a sponsor – IT; OT" in text
    assert "Its charter is not written yet." in text


def test_a_share_read_on_a_day_of_its_own_has_a_column(
    demo: dict[str, Session], words: Words
) -> None:
    days = [datetime.date(2025, month, 3) for month in (3, 6)]
    first, then = (WatchValue(indicator="x", session="s", date=day, value=0.4) for day in days)
    charter = Charter(id="c", model="facilitation", new_silo=(first,))
    for watch, read in (((), "|  | 40% |"), ((then,), "|  | 40% |  |")):
        both = replace(charter, watch=watch)
        text = told(summary(replace(demo["S1"], charters={"c": both}), words))
        assert read in text.split("3 Mar 2025", 1)[1]


@pytest.mark.parametrize(
    ("day", "time", "short"),
    [
        (datetime.date(2025, 11, 4), "on 4 November 2025", ("4 Nov", "11 Nov")),
        (datetime.date(2024, 11, 4), "in November 2024", ("Nov 24", "Nov 25")),
    ],
)
def test_sessions_in_months_of_the_same_name_are_told_apart(
    demo: dict[str, Session], words: Words, day: datetime.date, time: str, short: tuple[str, ...]
) -> None:
    before = replace(demo["S2"], about=replace(demo["S2"].about, date=day))
    document = summary(demo["S3"], words, before)
    text = told(document)
    assert f"0.36 apart (0.53 {time})" in text
    assert f"+0.33 since {time.partition(' ')[2]}." in text
    panel = next(one for one in section(document, "axes").blocks if isinstance(one, Panel))
    assert {block.times for block in panel.side if isinstance(block, Trends)} == {short}


def test_a_long_name_of_a_session_does_not_stand_over_a_narrow_column(
    demo: dict[str, Session], words: Words
) -> None:
    about = replace(demo["S2"].about, date=demo["S3"].about.date, title="In the morning")
    document = summary(demo["S3"], words, replace(demo["S2"], about=about))
    assert "0.36 apart (0.53 at “11 Nov 2025, In the morning”)" in told(document)
    (table,) = (b for b in section(document, "picture").blocks if isinstance(b, Table))
    assert "Since 11 Nov 2025" in [column.title for column in table.columns]


def test_a_column_of_a_card_may_lack_a_head(demo: dict[str, Session], words: Words) -> None:
    pack, mark = demo["S1"].pack, Mark(id="m", card="AP1", audience="mgt", symptom=0, dots=3)
    bare = replace(pack, cards=tuple(replace(card, heads=card.heads[:1]) for card in pack.cards))
    text = told(summary(replace(demo["S1"], pack=bare, marks={"m": mark}), words))
    assert "3 dots" in text
    assert "****" not in text


def test_a_model_of_the_extensions_is_marked(demo: dict[str, Session], words: Words) -> None:
    (choice,) = demo["S1"].model_choice.values()
    chosen = replace(choice, chosen="product_teams", edited_fit={"facilitation": {"K1": 0}})
    session = replace(demo["S1"], model_choice={choice.id: chosen})
    text = told(summary(session, words))
    assert "Integrated product teams (beyond the source)" in text
    assert "2×0=0*" in text
    assert "The fit table was edited for this session" in text


def test_a_shared_first_place_depends_on_no_weight(demo: dict[str, Session], words: Words) -> None:
    (choice,) = demo["S1"].model_choice.values()
    weights = dict(zip(choice.weights, (1, 2, 2, 2, 3, 2, 1, 2), strict=True))
    tied = replace(choice, weights=weights, extensions=True)
    text = told(summary(replace(demo["S1"], model_choice={choice.id: tied}), words))
    assert "share the first place" in text
    assert "Depends on" not in text


def test_a_lead_depends_on_nothing_while_weights_are_not_settled(
    demo: dict[str, Session], words: Words
) -> None:
    (choice,) = demo["S1"].model_choice.values()
    left = {id_: weight for id_, weight in choice.weights.items() if id_ != "K1"}
    apart = replace(choice, weights=left, by_it={"K1": 3.0}, by_ot={"K1": 0.0})
    text = told(summary(replace(demo["S1"], model_choice={choice.id: apart}), words))
    name = next(it.name for it in demo["S1"].pack.criteria if it.id == "K1")
    assert f"Not settled by the room, and counted as proposed: {name}." in text
    assert "Depends on" not in text
    settled = replace(apart, weights=choice.weights)
    text = told(summary(replace(demo["S1"], model_choice={choice.id: settled}), words))
    assert "Not settled" not in text
    assert "Depends on" in text


def test_weights_of_nothing_give_no_sum(demo: dict[str, Session], words: Words) -> None:
    (choice,) = demo["S1"].model_choice.values()
    nothing = replace(choice, weights=dict.fromkeys(choice.weights, 0), chosen="")
    text = told(summary(replace(demo["S1"], model_choice={choice.id: nothing}), words))
    assert "No criterion was given any weight, so there is no sum." in text
    assert "Nothing was chosen yet" in text


def test_every_axis_has_its_page_and_every_statement_its_row(
    demo: dict[str, Session], words: Words
) -> None:
    blocks = section(summary(demo["S2"], words), "axes").blocks
    panels = [block for block in blocks if isinstance(block, Panel)]
    assert [panel.title for panel in panels] == [axis.name for axis in demo["S2"].pack.axes]
    for panel in panels:
        (table,) = (block for block in panel.main if isinstance(block, Table))
        assert len(table.rows) == 3
        assert {len(row.cells) for row in table.rows} == {6}


@pytest.mark.parametrize("name", ["S1", "S2", "S3"])
def test_slips_come_before_gains(demo: dict[str, Session], words: Words, name: str) -> None:
    text = told(summary(demo[name], words, demo["S2"] if name == "S3" else None))
    if name == "S3":
        assert text.index("One slipped back: Performance targets.") < text.index("Three reached")
    else:
        assert "slipped back" not in text


def test_slides_say_which_axes_the_facilitator_put_on_the_talk_list(
    demo: dict[str, Session], words: Words
) -> None:
    first = demo["S1"]
    chosen = replace(first, about=replace(first.about, talk=("", "goals")))
    said = words.say("talk.chosen")
    slides = [slides_of(summary(it, words), words) for it in (first, chosen)]
    marked = [[it.title for it in told_ if said in it.notes] for told_ in slides]
    assert marked[0] == []
    assert [title.partition(":")[0] for title in marked[1]] == ["Shared Goals"]


def test_axes_are_slides_where_the_picture_is_left_out(
    demo: dict[str, Session], words: Words
) -> None:
    document = summary(demo["S3"], words)
    whole, less = (
        [slide.title for slide in slides_of(it, words)]
        for it in (document, document.without({"picture"}))
    )
    axes = [title for title in whole if title.startswith(("Common Technology", "Shared Goals"))]
    assert len(axes) == 2
    assert set(axes) <= set(less)
