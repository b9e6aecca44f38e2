"""What is to be said about the lead in a ranking, sentence by sentence."""

from __future__ import annotations

from itot_workshop.ui.console.model_view import ModelView
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.numbers import fixed, whole


def lead_words(view: ModelView) -> list[tuple[str, str]]:
    """What is to be said about the lead, with its sign; how firm it is only of settled weights."""
    said = _lead(view)
    unsettled = [it for it in view.columns if it.is_open]
    if not unsettled:
        return [*said, *_firmness(view)]
    text = tr("Until it is settled, %1 counts as %2.")
    counted = (text.replace("%1", it.id).replace("%2", whole(it.used)) for it in unsettled)
    return [(" ".join(counted), "warn"), *said]


def _lead(view: ModelView) -> list[tuple[str, str]]:
    if view.lead is None or not view.rows:
        return [(tr("All weights are 0, so nothing ranks the models."), "warn")]
    lead = fixed(view.lead, 1)
    if not view.lead:
        said = tr("%1 and %2 share the first place: too close to call by the sums alone.")
        *names, last = (row.name for row in view.rows if row.points == view.rows[0].points)
        return [(said.replace("%1", tr(", ").join(names)).replace("%2", last), "warn")]
    if view.too_close:
        said = tr("Too close to call: %1 percentage points lie between the first two, under %2.")
        said = said.replace("%1", lead).replace("%2", fixed(view.margin, 0))
        return [(f"{said} " + tr("Ask whose conditions you meet."), "warn")]
    said = tr("%1 leads by %2 percentage points.").replace("%1", view.rows[0].name)
    return [(said.replace("%2", lead), "ok")]


def _firmness(view: ModelView) -> list[tuple[str, str]]:
    if not view.lead or not view.rows:
        return []
    if not view.fragile:
        return [(tr("Robust: no single weight, moved by one, changes the lead."), "ok")]
    return [(tr("The lead depends on: %1.").replace("%1", tr(", ").join(view.fragile)), "")]


def radar_words(view: ModelView) -> list[str]:
    """What the radar and the board say to the criteria, each in a sentence."""
    said = []
    for hint in view.radar:
        if hint.suggested is not None:
            text = tr("%1 is at %2: the radar suggests %3 to %4 for “%5”.")
            low, high = (whole(weight) for weight in hint.suggested)
            more: tuple[str, ...] = (low, high, hint.criterion)
        else:
            text, more = tr("%1 is at %2, for “%3”: %4"), (hint.criterion, hint.text)
        for at, value in enumerate((hint.axis, fixed(hint.score), *more), 1):
            text = text.replace(f"%{at}", value)
        said.append(text)
    if view.apart:
        said.append(tr("Kept apart on the board: %1.").replace("%1", tr("; ").join(view.apart)))
    return said
