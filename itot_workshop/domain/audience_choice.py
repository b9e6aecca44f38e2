"""The model choice as the room sees it: models to read, the ranking, the test, the decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from itot_workshop.domain.audience_charter import charter_page
from itot_workshop.domain.audience_choice_views import (
    Decision,
    ModelColumn,
    ModelPage,
    Models,
    Prompt,
    RankedModel,
    Ranking,
)
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.model_choice import (
    ModelChoice,
    Weighing,
    the_choice,
    unsettled,
    weigh,
)
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Model, Pack
from itot_workshop.domain.session import Session, oldest_first

ABOUT_MODEL = "model:"
"""What the ``about`` of a note on a model begins with; barriers are reasons why it fails."""

ABOUT_CONSENT = "consent:"
"""What the ``about`` of a note begins with that says what a model needs before all live with it."""


def choice_page(session: Session, screen: str, subject: str, page: int) -> AudienceView | None:
    """A screen of the model choice; None where the model or charter it is about is gone."""
    if screen == "model":
        found = next((model for model in session.pack.models if model.id == subject), None)
        return model_page(session, found) if found is not None else None
    if screen == "charter":
        charter = session.charters.get(subject)
        return charter_page(session, charter) if charter is not None else None
    if screen == "models":
        return models_page(session, page)
    pages: Mapping[str, Callable[[Session], AudienceView]] = {
        "ranking": ranking_page,
        "premortem": premortem_page,
        "decision": decision_page,
    }
    return pages[screen](session)


def choice_of(session: Session) -> ModelChoice:
    """The model choice of a session; an empty one without id before there is one."""
    return the_choice(session.model_choice)


def core_models(pack: Pack) -> tuple[Model, ...]:
    """The models that have a page of their own."""
    return tuple(model for model in pack.models if model.origin == "core")


def other_models(session: Session) -> tuple[Model, ...]:
    """The models that stand together on one page; none where they are switched off."""
    shown = choice_of(session).extensions
    return tuple(m for m in session.pack.models if m.origin == "extension" and shown)


def origin_label(pack: Pack, model: Model) -> str:
    """The pack's words for a model of the core, or for one that was added."""
    if pack.choice is None:
        return ""
    return pack.choice.core_label if model.origin == "core" else pack.choice.extension_label


def _heading(words: str) -> str:
    """Words that stand in a sentence elsewhere, with the capital they need on their own."""
    return words[:1].upper() + words[1:]


def model_page(session: Session, model: Model) -> ModelPage:
    """One model to be read."""
    others = (it for it in core_models(session.pack) if it != model)
    return replace(_page(session, model), others=tuple(_page(session, it) for it in others))


def _page(session: Session, model: Model) -> ModelPage:
    return ModelPage(
        name=model.name,
        label=_heading(origin_label(session.pack, model)),
        picture=model.picture,
        aim=model.aim,
        how=model.how,
        strengths=model.strengths,
        limits=model.limits,
        conditions=model.conditions,
        failure=model.failure_sign,
        warning=model.early_warning,
        time=" ".join(part for part in (model.time, model.way_on) if part),
    )


def models_page(session: Session, page: int) -> Models:
    """The other models, side by side: what they are, on the pages after 0 when they fit."""
    found = other_models(session)
    told, beside = (_when, _what) if page else (_what, _when)
    return Models(
        title=session.pack.text_or("choice-title"),
        label=_heading(origin_label(session.pack, found[0])) if found else "",
        columns=tuple(told(model) for model in found),
        beside=tuple(beside(model) for model in found),
    )


def _what(model: Model) -> ModelColumn:
    return ModelColumn(
        name=model.name,
        picture=model.picture,
        strengths=model.strengths,
        limits=model.limits,
    )


def _when(model: Model) -> ModelColumn:
    return ModelColumn(
        name=model.name,
        fits_when=model.fits_when,
        fails_when=model.fails_when,
        warning=model.early_warning,
    )


def ranking_page(session: Session) -> Ranking:
    """Every term of every sum under the weights as far as they are settled."""
    pack, choice = session.pack, choice_of(session)
    weighing = weigh(choice, pack)
    names = {criterion.id: criterion.name for criterion in pack.criteria}
    models = {model.id: model for model in pack.models}
    warned = {gate.model for gate in weighing.warnings}
    most = weighing.fits[0].most if weighing.fits else 0
    return Ranking(
        title=pack.text_or("choice-title"),
        core_label=_heading(pack.choice.core_label) if pack.choice is not None else "",
        criteria=tuple((names[id_], weight) for id_, weight in weighing.weights.items()),
        models=tuple(
            RankedModel(
                name=models[fit.model].short,
                core=models[fit.model].origin == "core",
                fits=tuple(fit.values[id_] for id_ in weighing.weights),
                points=fit.points,
                pct=fit.pct,
                warned=fit.model in warned,
            )
            for fit in weighing.fits
        ),
        most=most,
        lead=weighing.lead,
        too_close=weighing.too_close,
        fragile=fragile_names(pack, weighing),
        warnings=tuple((_one_line(models[g.model]), g.short) for g in weighing.warnings),
        edited=pack.text_or("choice-edited") if weighing.edited else "",
        unsettled=tuple(names[id_] for id_ in unsettled(choice, pack)),
    )


def fragile_names(pack: Pack, weighing: Weighing) -> tuple[str, ...]:
    """The criteria on which the lead hangs, each once."""
    names = {criterion.id: criterion.name for criterion in pack.criteria}
    return tuple(dict.fromkeys(names[id_] for id_, _ in weighing.fragile))


def tested_model(session: Session) -> Model | None:
    """The model that is put to the test: the one chosen, else the one that leads."""
    choice = choice_of(session)
    ranking = weigh(choice, session.pack).ranking
    wanted = choice.chosen or next(iter(ranking), "")
    return next((model for model in session.pack.models if model.id == wanted), None)


def weighed_before(earlier: Iterable[Session]) -> Session | None:
    """The last of these sessions in which a room settled on weights, None where none did."""
    found = (session for session in earlier if choice_of(session).weights)
    return next(reversed(oldest_first(found)), None)


def reasons_against(session: Session, model: Model) -> tuple[Note, ...]:
    """Why the tables think that a model will have failed, in the order in which they said so."""
    about = f"{ABOUT_MODEL}{model.id}"
    found = (
        note
        for note in session.notes.values()
        if note.about == about and note.kind == "barrier" and not note.parked
    )
    return tuple(sorted(found, key=_position))


def _position(note: Note) -> int:
    return note.position


def premortem_page(session: Session) -> Prompt:
    """The leader a year from now: it has failed, and the tables say why."""
    model = tested_model(session)
    notes = reasons_against(session, model) if model is not None else ()
    return Prompt(
        title=model.name if model is not None else "",
        text=session.pack.text_or("premortem"),
        lines=tuple(note.text for note in notes),
    )


def decision_page(session: Session) -> Decision:
    """What was decided, with its reason and the room's thumbs."""
    choice, pack = choice_of(session), session.pack
    model = next((m for m in pack.models if m.id == choice.chosen), None)
    thumbs = (choice.thumbs_up, choice.thumbs_sideways, choice.thumbs_down)
    return Decision(
        title=pack.text_or("choice-title"),
        model=model.name if model is not None else "",
        label=_heading(origin_label(pack, model)) if model is not None else "",
        reason=choice.reason,
        drafter=choice.drafter,
        due=choice.draft_due,
        thumbs=thumbs if any(thumbs) else (),
        ask=pack.text_or("consent"),
    )


def _one_line(model: Model) -> str:
    return " ".join(model.short.split())
