"""What became of what a site had agreed: common ground, actions then and now, the models chosen."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from itot_workshop.domain import audience_since_views as views
from itot_workshop.domain.notes import ActionState
from itot_workshop.ui.charts.chart_view import ChartView
from itot_workshop.ui.charts.picture import PictureWish, Way
from itot_workshop.ui.charts.picture_button import PictureButton
from itot_workshop.ui.icons import dress
from itot_workshop.ui.results.compare_charts import ground_chart
from itot_workshop.ui.results.compare_exercises import ExercisesThen
from itot_workshop.ui.results.compare_pictures import ground_picture
from itot_workshop.ui.results.compare_view import CompareView, SiteView
from itot_workshop.ui.results.compare_words import how_to_read
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import day_of, long_date, percent, whole
from itot_workshop.ui.widgets.parts import empty, ground, holder, words

translate = QCoreApplication.translate

_SIGNS: Mapping[ActionState, tuple[str, str]] = {
    "done": ("check", "ok"),
    "partly": ("warning", "warn"),
    "missed": ("close", "danger"),
    "dropped": ("close", "muted"),
    "moved": ("forward", "muted"),
    "open": ("clock", "muted"),
}


class Since(QWidget):
    """Shows a :class:`SiteView`'s common ground, actions and models, each on a card of its own.

    ``picture_wished`` carries a :class:`PictureWish`.
    """

    picture_wished = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._view: CompareView | None = None
        self._site: SiteView | None = None
        self.pictures = PictureButton(kit)
        self.ground = ChartView(kit)
        self._share = words("", "caption", wrap=True)
        self._reached = words(how_to_read("ground"), "caption", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(kit.space("s"))
        self._ground_card = self._ground()
        self._actions = QVBoxLayout()
        self._actions.setSpacing(kit.space("s"))
        self._actions_card = ground("card", kit.column(self._actions, around="l"))
        self._models = QVBoxLayout()
        self._models.setSpacing(kit.space("s"))
        self._models_card = ground("card", kit.column(self._models, around="l"))
        self._exercises = ExercisesThen(kit)
        self._place = words("", "strong", wrap=True)
        cards = (self._place, self._ground_card, self._actions_card, self._models_card)
        self.setLayout(kit.column(*cards, self._exercises, gap="l"))
        self.ground.reached.connect(self._on_reached)
        self.pictures.wished.connect(self._on_picture)

    def use_view(self, view: CompareView) -> None:
        """The comparison whose sites are shown from now on."""
        self._view = view

    def show_site(self, site: SiteView) -> bool:
        """Show what became of a site's plans; tells whether there is anything."""
        self._site = site
        self._place.setText(self.tr("What became of it: %1").replace("%1", site.place))
        self._place.setVisible(self._view is not None and len(self._view.sites) > 1)
        self._ground_card.setVisible(site.ground is not None)
        if site.ground is not None:
            self._show_ground(site.ground)
        self._show_actions(site.actions)
        self._show_models(site.models)
        self._exercises.show_view(site.exercises)
        return any((site.ground, site.actions, site.models, site.exercises))

    def _ground(self) -> QFrame:
        kit = self._kit
        title = kit.row(gap="s")
        title.addWidget(words(self.tr("Common ground"), "lead"), 1)
        title.addWidget(self.pictures)
        inside = (title, self._share, self.ground, self._reached, self._cards)
        return ground("card", kit.column(*inside, gap="s", around="l"))

    def _show_ground(self, view: views.GroundOverTime) -> None:
        last = view.points[-1]
        said = self.tr("%1 of %2 cards belong to both sides: %3.")
        said = said.replace("%1", whole(last.common)).replace("%2", whole(last.placed))
        same = self.tr("Of the %1 cards of both days: %2 common on %4, %3 on %5.")
        first, latest = view.points[0].date, last.date
        for gap, text in (
            ("%1", whole(view.same_cards)),
            ("%2", percent(view.same_before)),
            ("%3", percent(view.same_after)),
            ("%4", day_of(first, latest)),
            ("%5", day_of(latest, first)),
        ):
            same = same.replace(gap, text)
        self._share.setText(f"{said.replace('%3', percent(last.share))} {same}")
        self.ground.show_chart(ground_chart(view), self.tr("Common ground over time"))
        empty(self._cards)
        if ground_lists(view):
            since = self.tr("What became of cards since %1").replace("%1", day_of(first, latest))
            self._cards.addWidget(words(since, "caption"))
        for name, kind, cards in ground_lists(view):
            head = words(f"{name} · {whole(len(cards))}", "strong", kind=kind)
            listed = words(translate("Results", "; ").join(cards), wrap=True)
            self._cards.addWidget(holder(self._kit.column(head, listed, gap="")))

    def _on_reached(self, said: str) -> None:
        """Say the figures of the day that is meant, else how the chart is read."""
        self._reached.setText(said or how_to_read("ground"))

    def _on_picture(self, way: Way) -> None:
        view, site = self._view, self._site
        if view is not None and site is not None and site.ground is not None:
            picture = ground_picture(view, site, site.ground)
            self.picture_wished.emit(PictureWish(way=way, picture=picture))

    def _show_actions(self, view: views.ActionsOverTime | None) -> None:
        empty(self._actions)
        self._actions_card.setVisible(view is not None)
        if view is None:
            return
        self._actions.addWidget(words(self.tr("Actions, then and now"), "lead"))
        days = [day.date for day in view.days]
        for day in view.days:
            head = self.tr("Agreed on %1").replace("%1", day_of(day.date, *days))
            self._actions.addWidget(words(head, "caption"))
            for action in day.actions:
                self._actions.addWidget(self._action(action, days))

    def _action(self, action: views.ActionThen, days: list[datetime.date]) -> QWidget:
        sign = words()
        icon, role = _SIGNS[action.state]
        dress(sign, self._kit.icons, icon, role, self._kit.look.space.l)
        line, text = self._kit.row(sign, gap="s"), words(action.text, wrap=True)
        if action.state == "open" and not action.unseen and action.due is not None:
            by = self.tr("overdue, was due %1") if action.overdue else self.tr("open, by %1")
            state = by.replace("%1", day_of(action.due, *days))
            line.addWidget(holder(self._kit.column(text, words(state, "caption"), gap="")), 1)
            return holder(line)
        line.addWidget(text, 1)
        state = self.tr("result not recorded") if action.unseen else action_word(action.state)
        line.addWidget(words(state, "strong", kind=role if role != "muted" else ""))
        return holder(line)

    def _show_models(self, view: views.ModelsOverTime | None) -> None:
        empty(self._models)
        self._models_card.setVisible(view is not None)
        if view is None:
            return
        self._models.addWidget(words(self.tr("Cooperation model"), "lead"))
        for day in view.days:
            said = [
                words(day_of(day.date, *(it.date for it in view.days)), "caption"),
                words(day.name, wrap=True),
            ]
            if day.reason:
                said.append(words(day.reason, "muted", wrap=True))
            said += [words(fact, "caption", wrap=True) for fact in model_facts(day)]
            self._models.addWidget(holder(self._kit.column(*said, gap="")))


def model_facts(day: views.ModelOn) -> list[str]:
    """How long a model lasts, and when too many of its limits were crossed and which."""
    facts = []
    if day.months is not None and day.start is not None and day.end is not None:
        lasts = translate("Results", "For a month, %3 to %1.")
        if day.months != 1:
            lasts = translate("Results", "For %2 months, %3 to %1.")
        lasts = lasts.replace("%1", long_date(day.end)).replace("%2", whole(day.months))
        facts.append(lasts.replace("%3", long_date(day.start)))
    if day.crossed:
        facts += _crossed(day)
    return facts


def _crossed(day: views.ModelOn) -> list[str]:
    """On which reviews how many limits were crossed, and which."""
    days = [it.date for it in day.crossed]
    said = []
    for review in day.crossed:
        over = translate("Results", "Too small for the work on %1: %2 of %3 limits crossed (%4).")
        for gap, text in (
            ("%1", day_of(review.date, *days)),
            ("%2", whole(len(review.limits))),
            ("%3", whole(day.limits)),
            ("%4", translate("Results", "; ").join(review.limits)),
        ):
            over = over.replace(gap, text)
        said.append(over)
    return said


def ground_lists(view: views.GroundOverTime) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What happened to cards: the name of a list, its kind, its cards; what slipped back first."""
    lists = (
        (translate("Results", "Slipped back, was common"), "danger", view.slipped_back),
        (translate("Results", "Missed, planned to be common"), "warn", view.missed),
        (translate("Results", "Became common as planned"), "ok", view.reached),
        (translate("Results", "Became common without a plan"), "", view.unplanned),
        (translate("Results", "New and common"), "", view.new_common),
        (translate("Results", "New, not common"), "", view.new),
    )
    return tuple(it for it in lists if it[2])


def action_word(state: ActionState) -> str:
    """What became of an action."""
    words_ = {
        "done": translate("Results", "done"),
        "partly": translate("Results", "partly"),
        "missed": translate("Results", "missed"),
        "dropped": translate("Results", "dropped"),
        "moved": translate("Results", "moved"),
        "open": translate("Results", "open"),
    }
    return words_[state]
