"""The words of a comparison: groups, how the sides moved, how far two sessions can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison, levels, mean_gaps
from itot_workshop.domain.courses import Course
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.pack import Thresholds
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from itot_workshop.ui.widgets.numbers import fixed, signed, whole

translate = QCoreApplication.translate


def group_word(group: str) -> str:
    """What a group of axes is called."""
    words = {
        "fell": translate("Results", "Fell"),
        "rose clearly": translate("Results", "Rose clearly"),
        "rose possibly": translate("Results", "Rose possibly"),
        "changed": translate("Results", "Changed, without a band of wobble"),
        "steady": translate("Results", "Steady"),
        "apart": translate("Results", "Not compared"),
    }
    return words[group]


def movement_word(change: AxisChange, thresholds: Thresholds) -> str:
    """How the two sides moved: closer, wider, the same, or still large; empty where hidden."""
    if change.gap_abs_change is None or change.gap_after is None:
        return ""
    moved = round_half_away(change.gap_abs_change, 2)
    if moved <= -thresholds.change_possible:
        return translate("Results", "closer")
    if moved >= thresholds.change_possible:
        return translate("Results", "wider")
    if round_half_away(abs(change.gap_after), 2) >= thresholds.gap_large:
        return translate("Results", "still large")
    return translate("Results", "same")


def how_to_read(chart: str) -> str:
    """How a chart of the comparison is read, in few words."""
    words = {
        "change": translate(
            "Results",
            "Open diamond: then. Filled: now, balanced. Grey band: what may come from who was in "
            "the room. Whisker: the least that counts as clear. A clear change reaches the end of "
            "both.",
        ),
        "time": translate(
            "Results",
            "Falls first, then by size of change. A gap in a line: not shown or not comparable.",
        ),
        "steps": translate("Results", "Arrows: only clear changes from one session to the next."),
        "map": translate(
            "Results",
            "The stronger the shade, the higher. Arrow: clearly up or down since the site’s "
            "session before. "
            "Circle and square on a line: a large gap, the lower side at the left.",
        ),
        "fell": translate("Results", "↓ at a name: clearly down since the first of these days."),
        "gaps": translate("Results", "A gap in a line: not shown or not comparable."),
        "fewer": translate("Results", "* fewer statements asked."),
        "hatched": translate("Results", "Hatched: not shown, too few votes."),
        "ground": translate(
            "Results",
            "Share of the cards that belong to both sides. Open diamonds: the target set the "
            "session before.",
        ),
        "shapes": translate("Results", "Outward is better. Areas mean nothing."),
    }
    return words[chart]


def key_sentence(names: Sequence[str]) -> str:
    """Which letter stands for which axis."""
    listed = translate("Results", ", ").join(names)
    return translate("Results", "The axes: %1.").replace("%1", listed)


def layer_word(layer: str) -> str:
    """What a line of a chart is called."""
    words = {
        "it": translate("Results", "IT"),
        "ot": translate("Results", "OT"),
        "balanced": translate("Results", "balanced"),
        "together": translate("Results", "balanced"),
        "room": translate("Results", "room as a whole"),
    }
    return words[layer]


def said_of(name: str, values: Sequence[tuple[str, float | None]]) -> str:
    """An axis with its figures, such as “Shared Goals: Feb 2.94, Nov 2.26”."""
    known = [f"{of} {fixed(value)}" for of, value in values if value is not None]
    figures = translate("Results", ", ").join(known) or translate("Results", "no figure")
    said = translate("Results", "%1: %2").replace("%1", name)
    return said.replace("%2", figures)


def comparability(found: Sequence[Course]) -> str:
    """How far the sessions can be compared, in a few sentences."""
    sessions = [session for course in found for session in course.sessions]
    said = [_packs(sessions), _forms(sessions)]
    modes = {
        round_.mode
        for session in sessions
        for round_ in session.rounds.values()
        if round_.kind == "statements"
    }
    if len({(it.pack.scale.low, it.pack.scale.high) for it in sessions}) > 1:
        scales = translate(
            "Results", "They voted on different scales, so each has its own picture."
        )
        said.append(scales)
    if len(modes) > 1:
        hands = translate("Results", "Hands were counted in some, so figures are fewer.")
        said.append(hands)
    if len(found) > 1:
        sites = translate(
            "Results",
            "Several sites side by side, no before and after: each score is one room’s view of its "
            "own work. Sites stand by name; this is no ranking.",
        )
        return " ".join((sites, *said))
    whole_ = found[0].whole
    return " ".join((*said, "" if whole_ is None else _axes(whole_))).strip()


def _axes(found: Comparison) -> str:
    axes = len(found.axes)
    if found.comparable == axes:
        return translate("Results", "All %1 axes can be compared.").replace("%1", whole(axes))
    part = translate("Results", "%1 of %2 axes can be compared.").replace("%2", whole(axes))
    return part.replace("%1", whole(found.comparable))


def overall_sentence(found: Comparison, figures: tuple[SessionFigures, SessionFigures]) -> str:
    """The whole change in one or two sentences."""
    if found.overall_delta is None:
        first = translate("Results", "Too few axes can be compared to say how all of it changed.")
    else:
        first = _average(found, found.overall_delta)
        scores = levels(found, *figures)
        if scores is not None:
            said = translate("Results", "Overall %1 to %2.").replace("%1", fixed(scores[0]))
            first = f"{said.replace('%2', fixed(scores[1]))} {first}"
    gaps = mean_gaps(*figures)
    if not found.comparable or gaps is None:
        return first
    gap = translate("Results", "Mean gap %1 to %2.").replace("%1", fixed(gaps[0]))
    return f"{first} {gap.replace('%2', fixed(gaps[1]))}"


def _average(found: Comparison, delta: float) -> str:
    """The whole change, on how many axes of how many."""
    if found.comparable == len(found.axes):
        said = translate("Results", "On average %1 on %2 axes.")
    else:
        said = translate("Results", "On average %1 on %2 of %3 axes.")
    said = said.replace("%1", signed(delta)).replace("%2", whole(found.comparable))
    return said.replace("%3", whole(len(found.axes)))


def _packs(sessions: Sequence[Session]) -> str:
    packs = list(dict.fromkeys(f"{it.pack.pack.id} {it.pack.pack.version}" for it in sessions))
    languages = {it.pack.pack.language for it in sessions}
    one = len({it.pack.pack.id for it in sessions}) == 1
    if one and len(languages) > 1:
        return translate("Results", "The same statements in two languages.")
    other = translate("Results", "Different packs (%1).")
    said = translate("Results", "Same pack (%1).") if one else other
    return said.replace("%1", translate("Results", ", ").join(packs))


def _forms(sessions: Sequence[Session]) -> str:
    forms = {session.about.form for session in sessions}
    if len(forms) > 1:
        return translate(
            "Results", "Different forms: a change counts the statements both sessions asked."
        )
    if forms == {"short"}:
        return translate("Results", "Short form each time: one statement for each axis.")
    return translate("Results", "Full form each time.")
