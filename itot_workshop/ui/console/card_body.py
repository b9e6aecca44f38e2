"""A card on the console: which one, which of its views the room sees, and the dots it gave."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_card import card_pages
from itot_workshop.domain.card_marks import Symptom, mark_on, marks_vote, most_dots, symptoms
from itot_workshop.domain.changes import MarksSet, NoteRemoved, NotesTaken
from itot_workshop.domain.notes import Mark, Note
from itot_workshop.domain.pack import Card
from itot_workshop.domain.round_results import dots_given
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import voters
from itot_workshop.live.spotlight import template_step
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.difference_rows import DifferenceRows, TableRating, table_ratings
from itot_workshop.ui.console.dot_keys import DotKeys
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.note_sides import side_head
from itot_workshop.ui.console.said_lines import SaidLines
from itot_workshop.ui.console.stage_in_sight import OnStage
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.sheets.form import side_by_side
from itot_workshop.ui.widgets.kit import Kit, narrow
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

_LINES = 720
"""How far the dots of a line stand from its beginning at most, in pixels at 100%."""


class SymptomRow(Struct, frozen=True, kw_only=True):
    """A line of the card that can be given dots."""

    symptom: Symptom
    mark: Mark


class CardView(Struct, frozen=True, kw_only=True):
    """What the body shows of a card.

    ``most`` is how many dots a line can get from the people who are here, ``voted`` how many gave
    theirs in private: then nothing is counted by hand any more; 0 where nobody did. ``kept`` are
    the notes of what the room would try, by their text.
    """

    card: Card
    page: int
    offered: tuple[tuple[str, str], ...]
    rows: tuple[SymptomRow, ...]
    question: str
    most: int
    voted: int
    step: str
    ratings: tuple[TableRating, ...]
    said: tuple[str, ...]
    kept: dict[str, str]


class CardBody(Body):
    """Shows a card; ``wished`` carries another view of it, another card, or dots.

    Dots are counted by keys too: the number of a column, then that of a line in it.
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._page: QWidget | None = None
        self._keys = self.dot_keys = DotKeys(self)
        self._keys.given.connect(self._on_key)

    def on_stage(self) -> OnStage | None:
        """The card from its title; a further view of it from the choice of views."""
        view = self._shown if isinstance(self._shown, CardView) else None
        part = self._page if view is not None and view.page else None
        return OnStage(view.card.id, str(view.page), part) if view is not None else None

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The card that the spotlight is on."""
        cards = {card.id: card for card in session.pack.cards}
        card = cards.get(spotlight.subject)
        if card is None:
            return None
        return CardView(
            card=card,
            page=spotlight.page,
            offered=_offered(session, card),
            rows=_rows(session, card),
            question=session.pack.text_or("card-question"),
            most=most_dots(session),
            voted=_voted(session, card),
            step=session.about.step,
            ratings=table_ratings(session, card),
            kept={n.text: n.id for n in session.notes.values() if _is_tried(n, card)},
            said=tuple(n.text for n in session.notes.values() if n.about == f"card:{card.id}"),
        )

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """Title and gist, the three views, and the lines with their dots."""
        kit = self._kit
        rows = view.rows if isinstance(view, CardView) else ()
        dots = tuple(row.mark.dots for row in rows)
        self._keys.use(view.card.id if isinstance(view, CardView) else "", _codes(view), dots)
        if not isinstance(view, CardView):
            return (heading(kit, tr("No card"), tr("The content pack offers no card here.")),)
        parts = [heading(kit, view.card.title, view.card.gist)]
        if view.card.is_not:
            said = tr("It is not: %1").replace("%1", view.card.is_not)
            parts.append(words(said, "muted", wrap=True))
        pages = card_pages(view.card)
        page = pages[min(view.page, len(pages) - 1)]
        if page == "story":
            below = self._story(view.card)
        else:
            below = self._questions(view) if page == "questions" else self._symptoms(view)
        self._page = holder(kit.column(self._choices(view), hairline(), *below, gap="l"))
        return (*parts, self._page)

    def _choices(self, view: CardView) -> QWidget:
        kit = self._kit
        flow = kit.flow(gap="s")
        names = {
            "symptoms": tr("What you see"),
            "story": tr("Story"),
            "questions": tr("Questions and moves"),
            "ratings": tr("Both rows"),
        }
        pages = card_pages(view.card)
        for at, page in enumerate(pages if len(pages) > 1 else ()):
            name = names[page]
            made = kit.button(name, role="segment", name=tr("Stage: %1").replace("%1", name))
            made.setCheckable(True)
            made.setChecked(at == view.page)
            made.setObjectName(str(at))
            quiet_focus(made)
            made.clicked.connect(self._on_page)
            flow.addWidget(made)
        if len(view.offered) > 1:
            other = self._other(view)
            other.setProperty("edge", "" if flow.count() else "near list")
            flow.addWidget(other)
        return holder(flow)

    def _other(self, view: CardView) -> QPushButton:
        made = self._kit.button(tr("Another card…"), "card")
        quiet_focus(made)
        menu = QMenu(made)
        for card, title in view.offered:
            entry = menu.addAction(title)
            entry.setData(card)
        menu.triggered.connect(self._on_card)
        made.setMenu(menu)
        return made

    def _symptoms(self, view: CardView) -> list[QWidget]:
        if not view.rows:
            return self._support(view)
        asked = words(view.question, "muted", wrap=True)
        column = self._kit.column(asked, words(_counted_how(view), "caption", wrap=True), gap="xs")
        head = ""
        for row in view.rows:
            if row.symptom.head != head:
                head = row.symptom.head
                column.addSpacing(self._kit.space("s"))
                column.addWidget(words(head, "strong"))
            column.addWidget(self._row(row, view))
        return [narrow(self._kit, holder(column), _LINES)]

    def _support(self, view: CardView) -> list[QWidget]:
        """A support card: what it is to catch, then how it is used and what it sets in contrast."""
        kit, card = self._kit, view.card
        parts: list[QWidget] = []
        used = [words(line, "muted", wrap=True) for line in card.exercise]
        if card.differences:
            rows = DifferenceRows(kit, card, view.ratings)
            rows.wished.connect(self.wished)
            parts += [rows, hairline()]
        parts.append(holder(kit.column(*used, gap="xs")))
        if card.captures:
            lines = SaidLines(kit, card, view.step, view.said)
            lines.wished.connect(self.wished)
            parts += [lines, hairline()]
        if card.contrasts:
            parts.append(self._contrasts(card))
        return [*parts, words(card.closing, wrap=True)] if card.closing else parts

    def _contrasts(self, card: Card) -> QWidget:
        """What a card sets side by side, below the titles of its columns."""
        kit = self._kit
        heads = side_by_side(kit, *(side_head(kit, head) for head in card.heads[:2]))
        column = kit.column(heads, gap="s")
        for line in card.contrasts:
            both = (words(line.left, wrap=True), words(line.right, wrap=True))
            column.addLayout(side_by_side(kit, *both))
        return holder(column)

    def _row(self, row: SymptomRow, view: CardView) -> QWidget:
        """A symptom with its dots; a key for one less and one more while they are counted here."""
        kit = self._kit
        count = words(whole(row.mark.dots), "strong")
        count.setMinimumWidth(kit.px(24))
        line = kit.row(gap="xs")
        line.addWidget(words(row.symptom.text, wrap=True), 1)
        if view.voted:
            line.addWidget(count)
            return holder(line)
        line.addWidget(self._dot_key("minus", tr("One dot less: %1"), row, -1, row.mark.dots > 0))
        line.addWidget(count)
        more = row.mark.dots < view.most
        line.addWidget(self._dot_key("plus", tr("A dot: %1"), row, 1, more))
        return holder(line)

    def _dot_key(self, icon: str, name: str, row: SymptomRow, by: int, on: bool) -> QPushButton:
        made = self._kit.button("", icon, name=name.replace("%1", row.symptom.text))
        made.setProperty("mark", row.mark)
        made.setProperty("by", by)
        made.setEnabled(on)
        quiet_focus(made)
        made.clicked.connect(self._on_dot)
        return made

    def _story(self, card: Card) -> list[QWidget]:
        parts: list[QWidget] = [words(card.vignette_title, "strong", wrap=True)]
        parts.append(words(card.vignette, wrap=True))
        if card.effects:
            head = tr("What it costs") if card.kind == "anti-pattern" else tr("What it brings")
            parts += [words(head, "strong"), words(card.effects, wrap=True)]
        return parts

    def _questions(self, view: CardView) -> list[QWidget]:
        card = view.card
        parts: list[QWidget] = [words(tr("Questions"), "strong")]
        parts += [words(line, wrap=True) for line in card.questions]
        if card.counter_moves:
            parts.append(words(tr("Counter-moves"), "strong"))
            parts += [self._move(view, line) for line in card.counter_moves]
        return [*parts, words(card.closing, "muted", wrap=True)]

    def _move(self, view: CardView, text: str) -> QWidget:
        """A counter-move, with a switch for what the room would try."""
        made = self._kit.button(tr("Try it"), role="segment", name=f"{tr('Try it')}: {text}")
        made.setCheckable(True)
        made.setChecked(text in view.kept)
        made.setProperty("move", text)
        quiet_focus(made)
        made.clicked.connect(self._on_move)
        line = self._kit.row(gap="m")
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, wrap=True), 1)
        return holder(line)

    def _on_move(self) -> None:
        """What the room would try becomes an idea of the card; taken back, it is gone."""
        sender, view = self.sender(), self._shown
        if not isinstance(sender, QPushButton) or not isinstance(view, CardView):
            return
        text = str(sender.property("move"))
        if text in view.kept:
            self.wished.emit(NoteRemoved(note=view.kept[text]))
            return
        about = f"card:{view.card.id}"
        note = Note(id="", text=text, kind="idea", side="both", step=view.step, about=about)
        self.wished.emit(NotesTaken(notes=(note,)))

    def _on_page(self) -> None:
        sender, view = self.sender(), self._shown
        if isinstance(sender, QPushButton) and isinstance(view, CardView):
            sender.setChecked(True)
            page = int(sender.objectName())
            self.wished.emit(Spotlight(screen="card", subject=view.card.id, page=page))

    def _on_card(self, entry: QAction) -> None:
        self.wished.emit(Spotlight(screen="card", subject=str(entry.data())))

    def _on_key(self, at: int, by: int) -> None:
        view = self._shown
        if isinstance(view, CardView):
            mark = view.rows[at].mark
            dots = min(max(0, mark.dots + by), view.most)
            if dots != mark.dots:
                self.wished.emit(MarksSet(marks=(replace(mark, dots=dots),)))

    def _on_dot(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            mark: Mark = sender.property("mark")
            by = int(sender.property("by"))
            self.wished.emit(MarksSet(marks=(replace(mark, dots=max(0, mark.dots + by)),)))


def _codes(view: object) -> tuple[str, ...]:
    """Column and line of everything that is counted by keys now, each from 1, all as long."""
    if not isinstance(view, CardView) or view.voted or not view.rows:
        return ()
    pages = card_pages(view.card)
    if pages[min(view.page, len(pages) - 1)] != "symptoms":
        return ()
    columns = [list(group) for _, group in groupby(view.rows, key=lambda row: row.mark.audience)]
    digits = len(str(max(len(rows) for rows in columns)))
    return tuple(
        f"{column}{line:0{digits}d}"
        for column, rows in enumerate(columns, start=1)
        for line in range(1, len(rows) + 1)
    )


def _is_tried(note: Note, card: Card) -> bool:
    return (note.about, note.kind, note.parked) == (f"card:{card.id}", "idea", False)


def _offered(session: Session, card: Card) -> tuple[tuple[str, str], ...]:
    step = session.agenda.get(session.about.step)
    found = template_step(session, step) if step is not None else None
    ids = found.cards if found is not None and found.cards else ()
    offered = [it for it in session.pack.cards if not ids or it.id in ids or it.id == card.id]
    return tuple((it.id, it.title) for it in offered)


def _rows(session: Session, card: Card) -> tuple[SymptomRow, ...]:
    return tuple(SymptomRow(symptom=it, mark=mark_on(session, it)) for it in symptoms(card))


def _voted(session: Session, card: Card) -> int:
    """How many gave their dots to this card in private; 0 where too few did to count them."""
    held = marks_vote(session, card.id)
    if held is None or dots_given(session, held) is None:
        return 0
    return sum(voters(session, held).values())


def _counted_how(view: CardView) -> str:
    """How the dots of the card come about, and how many there can be."""
    if view.voted:
        return counted(view.voted, "1 person gave them alone.", "%n gave them alone.")
    if not view.most:
        return tr("Say who is here first: dots are held against the people in the room.")
    most = tr("At most %1 on a line from those who are here.").replace("%1", whole(view.most))
    keys = tr("By keys: the column, then the line in it; Backspace takes the last dot back.")
    return f"{most} {keys}"
