"""Then and now as a list on the console: what its pages are about, and which is on the stage."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain import audience_since_views as became
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_compare import pages_against
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.words import tr


class PageChoice(Struct, frozen=True, kw_only=True):
    """What some pages are about, the first of them counted from 0, and whether one is shown.

    Where each of them is on an axis of its own, the name of those on the stage says on which.
    """

    name: str
    page: int
    here: bool


def page_choices(
    session: Session, earlier: Sequence[Session], spotlight: Spotlight
) -> tuple[PageChoice, ...]:
    """What then and now can begin with, page by page; nothing while something else is shown."""
    if spotlight.screen != "compare":
        return ()
    pages = pages_against(seen(session), [shown(it) for it in earlier])
    names = [_name(page) for page in pages]
    first = [at for at, name in enumerate(names) if at == 0 or names[at - 1] != name]
    here = min(max(spotlight.page, 0), len(pages) - 1)
    now = max((at for at in first if at <= here), default=0)
    if pages:
        names[now] = _name_here(pages[here], names[now])
    return tuple(PageChoice(name=names[at], page=at, here=at == now) for at in first)


def _name_here(page: views.CompareView, name: str) -> str:
    """What the page on the stage is about, with its axis where it has one."""
    if isinstance(page, views.AtSite):
        return _name_here(page.page, name)
    if isinstance(page, views.SaidOn):
        return tr("%1: %2").replace("%1", name).replace("%2", page.line.name)
    return name


def _name(page: views.CompareView) -> str:
    """What a page is about, in a word or two."""
    if isinstance(page, views.AtSite):
        return _name(page.page)
    if isinstance(page, views.Shapes):
        return {"balanced": tr("Both"), "it": tr("IT"), "ot": tr("OT")}[page.layer]
    names: dict[type[views.CompareView], str] = {
        views.InTheRoom: tr("Who was there"),
        views.SaidOn: tr("Said"),
        views.ShapesApart: tr("Shapes"),
        views.WhatChanged: tr("What changed"),
        views.FarApart: tr("Far apart"),
        views.ChangeBands: tr("How far"),
        timed.OverTime: tr("Over time"),
        timed.HeatMap: tr("Heat map"),
        became.GroundOverTime: tr("Board"),
        became.ActionsOverTime: tr("Actions"),
        became.ModelsOverTime: tr("Model"),
        became.ExercisesOverTime: tr("Cards"),
    }
    return names[type(page)]
