"""Beginning a charter: what stands in it before anybody has written a word."""

from __future__ import annotations

import datetime

from itot_workshop.domain.charter import Charter
from itot_workshop.domain.pack import Pack


def begun(pack: Pack, model: str, *, id_: str, session: str, date: datetime.date) -> Charter:
    """A charter for a model with the defaults of its form; KeyError if the pack has no form."""
    form = pack.charter_form(model)
    defaults = {field.id: field.default for field in form.fields if field.default}
    months = defaults.get("review_months", ())
    return Charter(
        id=id_,
        model=model,
        session=session,
        begun=date,
        scope_out=defaults.get("scope_out", ()),
        review_months=int(months[0]) if months and months[0].isdecimal() else 3,
    )
