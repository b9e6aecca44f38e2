"""A charter as its page shows it: the form, the checks, and who could be written into it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.audience_charter import form_of
from itot_workshop.domain.audience_choice import choice_of
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.charter_checks import CheckResult, charter_checks, may_be_signed
from itot_workshop.domain.pack import CharterForm
from itot_workshop.domain.session import Session


class CharterView(Struct, frozen=True, kw_only=True):
    """What the page shows. ``models`` can have a charter begun, ``charters`` are there already."""

    charters: tuple[tuple[str, str], ...]
    models: tuple[tuple[str, str], ...]
    chosen: str
    editable: bool
    charter: Charter | None = None
    form: CharterForm = CharterForm(model="", fields=())
    model: str = ""
    checks: tuple[CheckResult, ...] = ()
    may_sign: bool = False


def charter_view(session: Session, wanted: str, *, editable: bool) -> CharterView:
    """The charter that is wanted, else that of the chosen model, else the newest."""
    choice = choice_of(session)
    found = sorted(session.charters.values(), key=_begun)
    mine = [it for it in found if it.model == choice.chosen] or found
    charter = session.charters.get(wanted, mine[-1] if mine else None)
    names = {model.id: model.name for model in session.pack.models}
    charters = tuple((it.id, it.name or names.get(it.model, it.model)) for it in found)
    view = CharterView(
        charters=charters,
        models=tuple(names.items()),
        chosen=choice.chosen,
        editable=editable,
    )
    if charter is None:
        return view
    form = form_of(session.pack, charter)
    checks = charter_checks(charter, form)
    return replace(
        view,
        charter=charter,
        form=form,
        model=names.get(charter.model, ""),
        checks=checks,
        may_sign=may_be_signed(checks),
    )


def has_charter(session: Session) -> bool:
    """Whether there is a charter, or a model has been chosen that wants one."""
    return bool(session.charters) or bool(choice_of(session).chosen)


def limit_of(form: CharterForm, check: str, otherwise: float) -> float:
    """The number a check of a form is held against."""
    for field in form.fields:
        for found in field.checks:
            if found.id == check and found.value is not None:
                return found.value
    return otherwise


def _begun(charter: Charter) -> tuple[str, str]:
    return str(charter.begun or ""), charter.id
