"""Picking a model on the console: models to read, the table, the test, the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import weighed_before
from itot_workshop.domain.changes import ModelChosen, NotesTaken
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.pack import Model
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading, point
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.model_decision import DecisionForm
from itot_workshop.ui.console.model_notes import condition_for, reason_against
from itot_workshop.ui.console.model_plan import PHASES, Phase, model_pages, phase_spotlight
from itot_workshop.ui.console.model_table import ModelTable
from itot_workshop.ui.console.model_test import TestForm
from itot_workshop.ui.console.model_view import ModelView, model_view
from itot_workshop.ui.console.model_words import lead_words, radar_words
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.kit import narrow
from itot_workshop.ui.widgets.parts import ground, holder, words


class ModelBody(Body):
    """Shows a :class:`ModelView`; ``wished`` carries spotlights, changes of the choice, deeds."""

    wide = True

    def show_state(self, session: Session, spotlight: Spotlight, size: Size) -> None:
        """Show the exercise, and keep what is needed to leave its parts."""
        self._session = session
        super().show_state(session, spotlight, size)

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The exercise as it stands."""
        return model_view(session, spotlight, weighed_before(self.earlier))

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """The parts of the exercise side by side, and the one at hand below."""
        if not isinstance(view, ModelView):
            said = tr("The content pack has no cooperation models.")
            return (heading(self._kit, tr("No models"), said),)
        parts: Mapping[Phase, Callable[[ModelView], list[QWidget]]] = {
            "models": self._models,
            "weights": self._weights,
            "test": self._test,
            "decide": self._decide,
        }
        self.ways = self._phases(view)
        return (self.ways, *parts[view.phase](view))

    def _phases(self, view: ModelView) -> QWidget:
        kit = self._kit
        names = {
            "models": tr("Models"),
            "weights": tr("Weights and ranking"),
            "test": tr("Test the leader"),
            "decide": tr("Decision"),
        }
        line = kit.flow(words(f"{view.title}  ", "title"), gap="s")
        for phase in PHASES:
            made = kit.button(names[phase], role="segment")
            made.setCheckable(True)
            made.setChecked(phase == view.phase)
            made.setObjectName(phase)
            quiet_focus(made)
            made.clicked.connect(self._on_phase)
            line.addWidget(made)
        return holder(line)

    # The models

    def _models(self, view: ModelView) -> list[QWidget]:
        kit = self._kit
        flow = kit.flow(gap="s")
        for look in model_pages(self._session):
            if look.screen in ("model", "models"):
                flow.addWidget(self._page(view, look))
        if view.has_others:
            said = tr("with models %1").replace("%1", view.extension_label)
            box = QCheckBox(said)
            box.setAccessibleName(said)
            box.setChecked(view.choice.extensions)
            box.setProperty("role", "switch")
            box.clicked.connect(self._on_extensions)
            flow.addWidget(box)
        if view.page is not None:
            return [holder(flow), *self._one(view, view.page)]
        row = kit.row(gap="l")
        for other in view.others:
            column = self._when(other) if view.fitting else self._what(other)
            row.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
        return [holder(flow), holder(row)]

    def _page(self, view: ModelView, look: Spotlight) -> QPushButton:
        """What puts a model, or a page of the others, on the stage and here."""
        model = next((it for it in view.core if it.id == look.subject), None)
        name = tr("When they fit") if look.page else tr("The others")
        chosen = view.page is None and view.fitting == (look.page > 0)
        if model is not None:
            name, chosen = model.name, view.page == model
        made = self._kit.button(name, role="segment", name=tr("Stage: %1").replace("%1", name))
        made.setCheckable(True)
        made.setChecked(chosen)
        made.setObjectName(f"model:{look.subject}:{look.page}")
        made.setProperty("look", look)
        quiet_focus(made)
        made.clicked.connect(self._on_page)
        return made

    def _one(self, view: ModelView, model: Model) -> list[QWidget]:
        kit = self._kit
        label = view.core_label if model.origin == "core" else view.extension_label
        head = kit.row(words(model.name, "head"), words(label, "chip"), 1, gap="m")
        parts: list[QWidget] = [holder(head), words(model.picture, "read", wrap=True)]
        parts += [words(text, wrap=True) for text in (model.aim, model.how) if text]
        lists = (
            (tr("Strengths"), model.strengths),
            (tr("Limits"), model.limits),
            (tr("Needs"), model.conditions),
        )
        row = kit.row(gap="xl")
        for head_, texts in lists:
            row.addWidget(self._points(head_, texts), 1, Qt.AlignmentFlag.AlignTop)
        parts.append(holder(row))
        told = (
            (tr("Early warning"), model.early_warning),
            (tr("It has failed when"), model.failure_sign),
            (tr("Time"), model.time),
            (tr("Way on"), model.way_on),
            (tr("A new structure?"), model.adds_structure),
        )
        for name, text in told:
            if text:
                colon = "" if name.endswith("?") else ":"
                parts.append(words(f"{name}{colon} {text}", "muted", wrap=True))
        return parts

    def _on_charter(self) -> None:
        self.wished.emit("charter")

    def _points(self, head: str, texts: tuple[str, ...]) -> QWidget:
        column = self._kit.column(words(head, "strong"), gap="xs")
        for text in texts:
            column.addLayout(point(self._kit, text))
        return holder(column)

    def _what(self, model: Model) -> QWidget:
        told = (
            ("", model.picture),
            ("", model.role),
            (tr("Strengths"), tr("; ").join(model.strengths)),
            (tr("Limits"), tr("; ").join(model.limits)),
        )
        return self._column(model.name, told)

    def _when(self, model: Model) -> QWidget:
        told = (
            (tr("Fits when"), model.fits_when),
            (tr("Fails when"), model.fails_when),
            (tr("Early warning"), model.early_warning),
        )
        return self._column(model.name, told)

    def _column(self, title: str, told: Iterable[tuple[str, str]]) -> QWidget:
        kit = self._kit
        column = kit.column(words(title, "strong", wrap=True), gap="s")
        for name, text in told:
            below = words(text, wrap=True)
            if name and text:
                column.addLayout(kit.column(words(name, "caption"), below, gap=""))
            elif text:
                column.addWidget(below)
        return holder(column)

    # Weights and ranking

    def _weights(self, view: ModelView) -> list[QWidget]:
        kit = self._kit
        edit = self._editing()
        table = ModelTable(kit, view, editing=edit)
        table.settled.connect(self._on_settled)
        table.fitted.connect(self._on_fitted)
        below = kit.row(gap="s")
        note = view.edited or tr("Point at a term for its reason. An edited table is marked.")
        below.addWidget(words(note, "caption", kind="warn" if view.edited else ""), 1)
        toggle = kit.button(tr("Edit the fit table"), "edit")
        toggle.setCheckable(True)
        toggle.setChecked(edit)
        quiet_focus(toggle)
        toggle.toggled.connect(self._on_edit)
        below.addWidget(toggle)
        if view.edited:
            reset = kit.button(tr("As in the pack"), "undo")
            reset.clicked.connect(self._on_reset)
            below.addWidget(reset)
        vote = kit.button(tr("Vote on weights"), "vote")
        quiet_focus(vote)
        vote.clicked.connect(self._on_vote)
        below.addWidget(vote)
        return [table, holder(below), self._verdict(view)]

    def _verdict(self, view: ModelView) -> QWidget:
        """Lead, what it hangs on, warnings, and what the radar suggests for the weights."""
        kit = self._kit
        column = kit.column(gap="s", around="l")
        for text, kind in lead_words(view):
            column.addWidget(self._signed(text, kind))
        for warning in view.warnings:
            column.addWidget(self._signed(f"{warning.model}: {warning.text}", "warn"))
        if view.lead is not None and not view.warnings:
            column.addWidget(self._signed(tr("No warning applies."), "ok"))
        for said in radar_words(view):
            column.addWidget(words(said, "muted", wrap=True))
        return ground("well", column)

    def _signed(self, text: str, kind: str) -> QWidget:
        sign = QLabel()
        icon = "warning" if kind == "warn" else "check" if kind == "ok" else "info"
        dress(sign, self._kit.icons, icon, kind or "muted")
        line = self._kit.row(gap="s")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, wrap=True), 1)
        return holder(line)

    def _editing(self) -> bool:
        return bool(self.property("editing"))

    # The test of the leader

    def _test(self, view: ModelView) -> list[QWidget]:
        form = TestForm(self._kit, view)
        form.reasoned.connect(self._on_reason)
        return [narrow(self._kit, form)]

    # The decision

    def _decide(self, view: ModelView) -> list[QWidget]:
        form = DecisionForm(self._kit, view, self._session.about.date)
        form.written.connect(self._choose)
        form.charter_wished.connect(self._on_charter)
        form.noted.connect(self._on_noted)
        return [narrow(self._kit, form)]

    # What is wished

    def _choose(self, choice: ModelChoice) -> None:
        self.wished.emit(ModelChosen(choice=choice))

    def _change(self, **values: object) -> None:
        view = self._shown
        if isinstance(view, ModelView):
            self._choose(replace(view.choice, **values))

    def _on_phase(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            sender.setChecked(True)
            phase = next(phase for phase in PHASES if phase == sender.objectName())
            self.wished.emit(phase_spotlight(self._session, phase))

    def _on_page(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            sender.setChecked(True)
            self.wished.emit(sender.property("look"))

    def _on_extensions(self, on: bool) -> None:
        self._change(extensions=on)

    def _on_settled(self, criterion: str, weight: int) -> None:
        view = self._shown
        if isinstance(view, ModelView):
            self._change(weights={**view.choice.weights, criterion: weight})

    def _on_fitted(self, model: str, criterion: str, fit: int) -> None:
        view = self._shown
        if not isinstance(view, ModelView):
            return
        given = {(row.id, t.criterion): t.given for row in view.rows for t in row.terms}
        cells = dict(view.choice.edited_fit.get(model, {}))
        cells.pop(criterion, None)
        if fit != given[model, criterion]:
            cells[criterion] = fit
        edited = {id_: its for id_, its in view.choice.edited_fit.items() if id_ != model}
        self._change(edited_fit={**edited, model: cells} if cells else edited)

    def _on_reset(self) -> None:
        self._change(edited_fit={})

    def _on_edit(self, on: bool) -> None:
        """Make the table anew, with or without cells that can be changed."""
        self.setProperty("editing", on)
        shown, self._shown = self._shown, None
        if isinstance(shown, ModelView):
            self.redo(shown)

    def _on_vote(self) -> None:
        self.wished.emit("weights")

    def _on_reason(self, text: str, side: NoteSide) -> None:
        view = self._shown
        if isinstance(view, ModelView) and view.tested is not None:
            note = reason_against(view.tested.id, text, side, view.step)
            self.wished.emit(NotesTaken(notes=(note,)))

    def _on_noted(self, text: str) -> None:
        """Somebody whose thumb is down says what would have to change."""
        view = self._shown
        if isinstance(view, ModelView) and view.choice.chosen:
            note = condition_for(view.choice.chosen, text, view.step)
            self.wished.emit(NotesTaken(notes=(note,)))
