"""The two charters of the demo company."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from itot_workshop.domain.charter import (
    Charter,
    Member,
    SharedGoal,
    Sponsor,
    StrategyLink,
    VisibleChange,
    WatchValue,
)
from tools.demo_documents import NAMES
from tools.demo_source import Source, date_of, made_id, session_id

WATCH = ("open_requests", "hours_used", "sites_per_liaison", "out_of_reach")


def charters(source: Source, name: str) -> Iterable[Charter]:
    """The charter of the liaisons, and that of the temporary team once it was begun."""
    yield _facilitation(source, source.charters["facilitation"], name)
    if name == source.charters["temp_team"]["session"]:
        yield _temporary_team(source.charters["temp_team"], date_of(source, name))


def _facilitation(source: Source, told: Mapping[str, Any], name: str) -> Charter:
    """The charter of the liaisons, with the readings of the reviews held so far."""
    names = list(NAMES)
    reviews = names[1 : names.index(name) + 1]
    link = told["strategy_link"]
    return Charter(
        id=made_id("S1", "charter", "facilitation"),
        model="facilitation",
        name=told["name"],
        session=session_id("S1"),
        begun=date_of(source, "S1"),
        signed=datetime.date.fromisoformat(told["signed"]),
        sponsors=_sponsors(told),
        members=tuple(
            Member(
                who=liaison["participant"],
                side=liaison["side"],
                share=liaison["share_of_time"],
                agreed=liaison["home_team_agreed"],
            )
            for liaison in told["liaisons"]
        ),
        scope_in=tuple(told["scope_in"]),
        scope_out=tuple(told["scope_out"]),
        strategy=StrategyLink(document=link["document"], owner=link["owner"], how=link["how"]),
        trust_moves=tuple(told["trust_moves"]),
        watch=tuple(
            _reading(source, review, indicator, row[review])
            for review in reviews
            for indicator, row in zip(WATCH, told["scaling_watch"], strict=True)
        ),
        new_silo=tuple(
            _reading(source, review, "new_silo", told["new_silo_check"][review])
            for review in reviews
        ),
        review_months=told["review_every_months"],
        outcome=told["outcome"] if name == "S3" else "",
    )


def _reading(source: Source, review: str, indicator: str, value: float | str) -> WatchValue:
    number = float(value.rstrip("%")) / 100 if isinstance(value, str) else float(value)
    return WatchValue(
        indicator=indicator, session=session_id(review), date=date_of(source, review), value=number
    )


def _temporary_team(told: Mapping[str, Any], begun: datetime.date) -> Charter:
    return Charter(
        id=made_id("S3", "charter", "temp_team"),
        model="temp_team",
        name=told["name"],
        session=session_id("S3"),
        begun=begun,
        start=datetime.date.fromisoformat(told["start"]),
        end=datetime.date.fromisoformat(told["end"]),
        midpoint=datetime.date.fromisoformat(told["midpoint_review"]),
        sponsors=_sponsors(told),
        members=tuple(
            Member(
                who=member["who"],
                side=member["side"],
                share=member["fte"],
                volunteer=member["volunteer"],
                agreed=member["line_manager_agreed"],
                returns_to="home team",
            )
            for member in told["roster"]
        ),
        key_projects=tuple(told["key_projects"]),
        goals=tuple(
            SharedGoal(
                goal=goal["goal"],
                owner_it=goal["owner_it"],
                owner_ot=goal["owner_ot"],
                projects=(at,),
            )
            for at, goal in enumerate(told["shared_goals"])
        ),
        visible=tuple(
            VisibleChange(text=change["seen"], checked_by=change["checked_by"])
            for change in told["visible_change"]
        ),
        handover=told["handover"],
        open_points=tuple(told["open_checks"]),
    )


def _sponsors(told: Mapping[str, Any]) -> tuple[Sponsor, ...]:
    sides: tuple[Any, ...] = ("IT", "OT")
    return tuple(Sponsor(side=side, who=told["sponsors"][side], confirmed=True) for side in sides)
