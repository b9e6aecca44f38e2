"""What the sheet for a new workshop holds when it opens: nothing, or what a follow-up needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.pack import Form, Pack, Template
from itot_workshop.domain.session import Session

translate = QCoreApplication.translate


class Proposal(Struct, frozen=True, kw_only=True):
    """The fields of the sheet before anybody types.

    ``after`` is the title of the session that is followed, empty for a first one. ``form`` is the
    form of the statements, None for the agenda's own.
    """

    packs: tuple[Pack, ...]
    date: datetime.date
    title: str = ""
    organisation: str = ""
    site: str = ""
    pack: str = ""
    form: Form | None = None
    after: str = ""

    def agenda(self, pack: Pack) -> Template | None:
        """The agenda that is chosen when a pack is: after another session one for follow-ups."""
        fitting = (it for it in pack.templates if it.follow_up == bool(self.after))
        return next(fitting, pack.templates[0] if pack.templates else None)


def follow_up(previous: Session, packs: Iterable[Pack], today: datetime.date) -> Proposal:
    """What a follow-up has in common with the session before; its content comes first.

    The day is the one that was agreed on, or today where none was, or where it is past.
    """
    about = previous.about
    others = (pack for pack in packs if pack.pack.id != previous.pack.pack.id)
    return Proposal(
        packs=(previous.pack, *others),
        date=max(about.next_date or today, today),
        title=translate("NewWorkshop", "Follow-up"),
        organisation=about.organisation,
        site=about.site,
        pack=previous.pack.pack.id,
        form=about.form,
        after=about.title,
    )
