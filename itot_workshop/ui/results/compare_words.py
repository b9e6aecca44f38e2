"""The words of a comparison: groups, how the sides moved, how far two sessions can be compared."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import is_same_site
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.notes import ActionState
from itot_workshop.domain.pack import Pack, Thresholds
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


def action_word(state: ActionState) -> str:
    """What became of an action."""
    words = {
        "done": translate("Results", "done"),
        "partly": translate("Results", "partly"),
        "missed": translate("Results", "missed"),
        "dropped": translate("Results", "dropped"),
        "moved": translate("Results", "moved"),
        "open": translate("Results", "open"),
    }
    return words[state]


def comparability(before: Session, after: Session, found: Comparison) -> str:
    """How far the two sessions can be compared, in a few sentences."""
    said = [_packs(before.pack, after.pack, found), _forms(before, after)]
    rounds = (r for session in (before, after) for r in session.rounds.values())
    modes = {round_.mode for round_ in rounds if round_.kind == "statements"}
    if not is_same_site(before, after):
        said.insert(
            0,
            translate(
                "Results",
                "Two sites side by side, no before and after: each score is one room’s view.",
            ),
        )
    if len(modes) > 1:
        said.append(
            translate("Results", "Hands were counted in one of them, so figures are fewer.")
        )
    axes = len(found.axes)
    if found.comparable == axes:
        said.append(translate("Results", "All %1 axes compare.").replace("%1", whole(axes)))
    else:
        part = translate("Results", "%1 of %2 axes compare.").replace("%1", whole(found.comparable))
        said.append(part.replace("%2", whole(axes)))
    return " ".join(part for part in said if part)


def overall_sentence(found: Comparison, figures: tuple[SessionFigures, SessionFigures]) -> str:
    """The whole change in one or two sentences."""
    one, other = (it.overall for it in figures)
    if found.overall_delta is None:
        first = translate("Results", "Too few axes compare for one figure of the whole change.")
    else:
        first = translate("Results", "On average %1 on %2 axes.")
        first = first.replace("%1", signed(found.overall_delta))
        first = first.replace("%2", whole(found.comparable))
        if one.score is not None and other.score is not None:
            levels = translate("Results", "Overall %1 to %2.").replace("%1", fixed(one.score))
            first = f"{levels.replace('%2', fixed(other.score))} {first}"
    if one.mean_abs_gap is None or other.mean_abs_gap is None:
        return first
    gap = translate("Results", "Mean gap %1 to %2.").replace("%1", fixed(one.mean_abs_gap))
    return f"{first} {gap.replace('%2', fixed(other.mean_abs_gap))}"


def _packs(before: Pack, after: Pack, found: Comparison) -> str:
    if before.pack.id == after.pack.id and before.pack.version == after.pack.version:
        said = translate("Results", "Same pack (%1).")
        return said.replace("%1", f"{after.pack.id} {after.pack.version}")
    if found.other_language:
        return translate("Results", "The same statements in two languages.")
    said = translate("Results", "Different packs (%1, then %2).")
    one, other = (f"{it.pack.id} {it.pack.version}" for it in (before, after))
    return said.replace("%1", one).replace("%2", other)


def _forms(before: Session, after: Session) -> str:
    if before.about.form != after.about.form:
        return translate("Results", "Different forms: only statements asked both times count.")
    if after.about.form == "short":
        return translate("Results", "Short form both times: one statement for each axis.")
    return translate("Results", "Full form both times.")
