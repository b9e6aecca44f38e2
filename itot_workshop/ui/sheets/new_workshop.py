"""The sheet that begins a workshop: who is expected, and that is enough; the rest is proposed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLayout, QWidget

from itot_workshop.domain.pack import Form, Pack, Template
from itot_workshop.domain.people import Participant
from itot_workshop.domain.voting import Way
from itot_workshop.storage.drafts import Begun
from itot_workshop.ui.commands import key_name
from itot_workshop.ui.library.words import length_word
from itot_workshop.ui.sheets.form import LineField, choices, field, side_by_side, text_field
from itot_workshop.ui.sheets.people_field import PeopleField
from itot_workshop.ui.sheets.proposal import Proposal
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import WAYS, way_name
from itot_workshop.ui.widgets.parts import words
from itot_workshop.ui.widgets.sheet import Sheet

translate = QCoreApplication.translate

WIDTH = 644
_AT_ONCE = "Ctrl+Enter"


class NewWorkshop(Struct, frozen=True, kw_only=True):
    """What was asked for; ``at_once`` says that the workshop begins now."""

    title: str
    organisation: str
    site: str
    date: datetime.date
    pack: Pack
    template: str
    form: Form
    people: tuple[Participant, ...] = ()
    way: Way = "booth"
    at_once: bool = False


class NewWorkshopSheet(Sheet):
    """Asks for a new workshop; ``wished`` carries a :class:`NewWorkshop`, ``edited`` says that
    something else stands in it.
    """

    wished = Signal(object)
    edited = Signal()

    def __init__(
        self,
        kit: Kit,
        proposal: Proposal,
        organisations: Iterable[str] = (),
    ) -> None:
        self._proposal = proposal
        self._packs = packs = proposal.packs
        self.people = PeopleField(kit)
        self.way = choices((way, way_name(way)) for way in WAYS)
        self.title = text_field(proposal.title)
        self.title.mark()
        self.organisation = text_field(proposal.organisation)
        self.site = text_field(proposal.site)
        self.date = DayField(proposal.date)
        self.pack = choices(((it.pack.id, _pack_name(it)) for it in packs), proposal.pack)
        self.template = choices(())
        self.form = choices(
            (
                ("full", translate("NewWorkshop", "Full form")),
                ("short", translate("NewWorkshop", "Short form")),
            )
        )
        self._about = words("", "muted", wrap=True)
        super().__init__(
            kit,
            _heading(proposal),
            kit.column(*self._fields(kit), self._about, gap="l"),
            main=translate("NewWorkshop", "Make the plan"),
            close=translate("NewWorkshop", "Cancel"),
        )
        self.begin = KeyedButton(
            kit,
            translate("NewWorkshop", "Start at once"),
            role="second",
            end=key_name(_AT_ONCE),
        )
        self.begin.clicked.connect(self._on_begin)
        self.foot.insertWidget(self.foot.count() - 1, self.begin)
        self.pack.currentIndexChanged.connect(self._on_pack)
        self.template.currentIndexChanged.connect(self._on_template)
        self.people.line.editingFinished.connect(self._take_title)
        self.title.textChanged.connect(self._on_title)
        self.agreed.connect(self._on_agreed)
        self._complete(organisations)
        self._on_pack()
        self._proposed = self._filled()
        for line in self._lines():
            line.textChanged.connect(self.edited)
        for box in self._boxes():
            box.currentIndexChanged.connect(self.edited)
        self.date.dateChanged.connect(self.edited)

    def half_filled(self) -> Begun | None:
        """What stands in the fields; None while that is what was proposed."""
        filled = self._filled()
        return None if filled == self._proposed else filled

    def put_back(self, begun: Begun) -> None:
        """Let this stand in the fields again; a choice that is offered no more is made anew."""
        chosen = (begun.way, begun.pack, begun.template, begun.form)
        for box, value in zip(self._boxes(), chosen, strict=True):
            box.setCurrentIndex(at if (at := box.findData(value)) >= 0 else box.currentIndex())
        typed = (begun.title, begun.organisation, begun.site, begun.people)
        for line, text in zip(self._lines(), typed, strict=True):
            if text != line.text():
                line.setText(text)
                line.setModified(True)
        self.date.put_day(begun.date)

    def _lines(self) -> tuple[LineField, ...]:
        return self.title, self.organisation, self.site, self.people.line

    def _boxes(self) -> tuple[QComboBox, ...]:
        """The choices; the content decides about the agendas, an agenda proposes its form."""
        return self.way, self.pack, self.template, self.form

    def _filled(self) -> Begun:
        way, pack, template, form = (str(box.currentData() or "") for box in self._boxes())
        title, organisation, site, people = (line.text() for line in self._lines())
        return Begun(
            people=people,
            way=way,
            title=title,
            organisation=organisation,
            site=site,
            date=self.date.day(),
            pack=pack,
            template=template,
            form=form,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter makes the plan, with Ctrl the workshop begins at once."""
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_begin()
        else:
            super().keyPressEvent(event)

    def _fields(self, kit: Kit) -> list[QWidget | QLayout]:
        """Who comes and how they vote stand first; a follow-up knows both."""
        fields = self._about_fields(kit)
        if self._proposal.after:
            return fields
        room = side_by_side(
            kit,
            field(kit, translate("NewWorkshop", "Who is expected"), self.people),
            field(kit, translate("NewWorkshop", "Way to vote"), self.way),
        )
        return [room, *fields]

    def _about_fields(self, kit: Kit) -> list[QWidget | QLayout]:
        agenda = side_by_side(
            kit,
            field(kit, translate("NewWorkshop", "Agenda"), self.template),
            field(kit, translate("NewWorkshop", "Statements"), self.form),
        )
        return [
            field(kit, translate("NewWorkshop", "Title"), self.title),
            side_by_side(
                kit,
                field(kit, translate("NewWorkshop", "Organisation"), self.organisation),
                field(kit, translate("NewWorkshop", "Site"), self.site),
            ),
            side_by_side(
                kit,
                field(kit, translate("NewWorkshop", "Date"), self.date),
                field(kit, translate("NewWorkshop", "Content"), self.pack),
            ),
            agenda,
        ]

    def _chosen_pack(self) -> Pack:
        return self._packs[max(0, self.pack.currentIndex())]

    def _chosen_template(self) -> Template | None:
        templates = self._chosen_pack().templates
        at = self.template.currentIndex()
        return templates[at] if 0 <= at < len(templates) else None

    def _complete(self, organisations: Iterable[str]) -> None:
        known = sorted({name for name in organisations if name})
        completer = QCompleter(known, self.organisation)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.organisation.setCompleter(completer)

    def _on_pack(self) -> None:
        self.people.use(self._chosen_pack())
        self.template.clear()
        for template in self._chosen_pack().templates:
            name = f"{template.title}, {length_word(template.minutes)}"
            self.template.addItem(name, template.id)
        proposed = self._proposal.agenda(self._chosen_pack())
        if proposed is not None:
            self.template.setCurrentIndex(self.template.findData(proposed.id))
        self._on_template()

    def _on_template(self) -> None:
        template = self._chosen_template()
        if template is not None:
            self.title.setPlaceholderText(template.title)
            said = [template.purpose, template.people, _brought(self._proposal)]
            self._about.setText(" ".join(_sentence(part) for part in said if part))
            form = self._proposal.form or template.form
            self.form.setCurrentIndex(self.form.findData(form))

    def _on_agreed(self) -> None:
        self._wish(at_once=False)

    def _on_begin(self) -> None:
        self._wish(at_once=True)

    def _on_title(self, title: str) -> None:
        self.people.let_name(not title.strip())

    def _take_title(self) -> None:
        """What was typed into the first field may be the title: then it goes there."""
        phrase = self.people.phrase
        if phrase:
            self.people.line.clear()
            self.title.setText(phrase)
            self.people.tell_title(phrase)

    def _wish(self, *, at_once: bool) -> None:
        self._take_title()
        template = self._chosen_template()
        people = self.people.people
        if template is None or people is None:
            self.people.setFocus()
            return
        title = self.title.text().strip() or self.title.placeholderText()
        self.wished.emit(
            NewWorkshop(
                title=title,
                organisation=self.organisation.text().strip(),
                site=self.site.text().strip(),
                date=self.date.day() or self._proposal.date,
                pack=self._chosen_pack(),
                template=template.id,
                form=self.form.currentData(),
                people=people,
                way=self.way.currentData(),
                at_once=at_once,
            )
        )


def _heading(proposal: Proposal) -> str:
    if not proposal.after:
        return translate("NewWorkshop", "New workshop")
    return translate("NewWorkshop", "Follow-up of “%1”").replace("%1", proposal.after)


def _brought(proposal: Proposal) -> str:
    if not proposal.after:
        return ""
    return translate(
        "NewWorkshop",
        "The people, the open actions, the agreed board and the charters of the session before"
        " come along; its votes do not.",
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _pack_name(pack: Pack) -> str:
    return f"{pack.pack.title} {pack.pack.version}"
