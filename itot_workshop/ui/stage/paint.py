"""Draws any ``AudienceView`` with any painter: the room's window, its miniature, a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from itot_workshop.charts.look import Look
from itot_workshop.domain import audience_compare_views as compared
from itot_workshop.domain import audience_since_views as became
from itot_workshop.domain import audience_time_views as timed
from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.ui.stage import (
    actions,
    ask,
    axis,
    bands,
    board,
    card,
    changed,
    clock,
    compare,
    compare_shapes,
    decision,
    differences,
    dots,
    heat,
    model_page,
    models,
    over_time,
    pages,
    ranking,
    reveal,
    rounds,
    said,
    shape,
    shapes_apart,
    since,
    since_actions,
    since_exercises,
    since_ground,
)
from itot_workshop.ui.stage.pen import Pen


def paint_stage(
    painter: QPainter,
    width: float,
    height: float,
    view: AudienceView,
    look: Look,
    progress: float = 1.0,
    start: views.Radar | None = None,
    turn: int = 0,
) -> None:
    """Draw a view into ``width`` × ``height`` pixels, a moving one as far as it has come by now.

    A radar comes from the shape of ``start``, or out of the centre. ``turn`` counts the pages that
    have been turned of a view that needs several (``stage_pages``).

    The painter is left as it was found.
    """
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), QColor(look.colour.surface))
        paint = _SCREENS.get(type(view))
        if paint is not None:
            paint(Pen(painter, width, height, look, progress, start, turn), view)
    finally:
        painter.restore()


def stage_pages(view: AudienceView, width: float, height: float, look: Look) -> int:
    """How many pages a view needs on a stage of this size so that nothing of it is cut."""
    count = _PAGES.get(type(view))
    return count(Pen(QPainter(), width, height, look), view) if count is not None else 1


def _paint_at_site(pen: Pen, view: compared.AtSite) -> None:
    """Draw a page of one site, with the place in the margin above it."""
    _SCREENS[type(view.page)](pen, view.page)
    place = pen.one_line(view.place, 1.0, pen.inner)
    top = (pen.margin - pen.line_height(1.0)) / 2
    pen.write(place, pen.right, top, 1.0, role="stage_muted", align="right")


_SCREENS: Mapping[type[AudienceView], Callable[[Pen, Any], None]] = {
    views.Welcome: pages.paint_welcome,
    views.Rules: pages.paint_rules,
    views.Ask: ask.paint_ask,
    views.BoothOpen: ask.paint_booth,
    views.Reveal: reveal.paint_reveal,
    views.CardPage: card.paint_card,
    views.BoardPlacing: board.paint_placing,
    views.Board: board.paint_board,
    views.Differences: differences.paint_differences,
    views.Radar: shape.paint_radar,
    views.AxisPage: axis.paint_axis,
    views.AxisSaid: said.paint_axis_said,
    views.Actions: actions.paint_actions,
    views.Agenda: pages.paint_agenda,
    views.Countdown: clock.paint_countdown,
    views.Closing: pages.paint_closing,
    views.Dots: dots.paint_dots,
    views.Answers: rounds.paint_answers,
    views.Weights: rounds.paint_weights,
    views.ModelPage: model_page.paint_model,
    views.Models: models.paint_models,
    views.Ranking: ranking.paint_ranking,
    views.Prompt: decision.paint_prompt,
    views.Decision: decision.paint_decision,
    views.CharterPage: decision.paint_charter,
    compared.AtSite: _paint_at_site,
    compared.InTheRoom: compare.paint_in_the_room,
    compared.Shapes: compare_shapes.paint_shapes,
    compared.WhatChanged: changed.paint_what_changed,
    compared.FarApart: changed.paint_apart,
    compared.SaidOn: said.paint_said,
    compared.ChangeBands: bands.paint_bands,
    compared.ShapesApart: shapes_apart.paint_shapes_apart,
    became.ModelsOverTime: since.paint_models,
    timed.OverTime: over_time.paint_over_time,
    timed.HeatMap: heat.paint_heat_map,
    became.GroundOverTime: since_ground.paint_ground,
    became.ExercisesOverTime: since_exercises.paint_exercises,
    became.ActionsOverTime: since_actions.paint_actions_over_time,
}

_PAGES: Mapping[type[AudienceView], Callable[[Pen, Any], int]] = {
    views.Actions: actions.actions_pages,
    views.Board: board.board_pages,
    views.Dots: dots.dots_pages,
    views.Models: models.models_pages,
}
