"""Who was in the room in each session: people by seat, and who is known to have come back."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from itot_workshop.charts.marks import draw_mark, draw_open_mark
from itot_workshop.charts.shapes import Point
from itot_workshop.domain.audience_compare_views import RoomThen
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.ui.results.compare_view import CompareView
from itot_workshop.ui.results.words import seat_word
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample, series_named
from itot_workshop.ui.widgets.numbers import day_of, short_date, whole
from itot_workshop.ui.widgets.parts import empty, hairline, holder, words

_MOST_MARKS = 12
_ONE_LINE = 3
"""Up to so many sessions stand beside what is said of them."""
_STEP = 1.25
"""A person's mark with the room around it, in em."""


class RoomCard(QFrame):
    """Shows the rooms of a comparison, and how far its sessions are alike."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._kit = kit
        self._inside = QVBoxLayout()
        self.setLayout(kit.column(self._inside, around="l"))

    def show_view(self, view: CompareView) -> None:
        """Show the rooms: two with a mark for each person, more with figures alone."""
        empty(self._inside)
        kit, rooms = self._kit, view.room.rooms
        two = len(rooms) == 2 and not view.room.sites
        made = self._pair(rooms) if two else self._many(view)
        who = kit.column(words(self.tr("Who was in the room"), "lead"), made, gap="s")
        said = f"{self._came(rooms)} {view.comparability}" if two else view.comparability
        alike = words(said, "muted", wrap=True)
        if len(rooms) > _ONE_LINE:
            self._inside.addWidget(holder(kit.column(who, alike, gap="m")))
            return
        line = kit.row(gap="xl")
        line.addLayout(who, 3)
        line.addWidget(hairline(upright=True))
        line.addWidget(alike, 2)
        self._inside.addWidget(holder(line))

    def _came(self, rooms: tuple[RoomThen, ...]) -> str:
        """How many were in both of two sessions."""
        came = rooms[-1].came
        if came is None:
            return self.tr("Who came back is not known: no codes were used.")
        said = self.tr("%1 of %2 were in both. Differences can also come from who was there.")
        people = sum(rooms[-1].seats.values())
        return said.replace("%1", whole(sum(came.values()))).replace("%2", whole(people))

    def _pair(self, rooms: tuple[RoomThen, ...]) -> QWidget:
        """A line for each day, the seats in columns, a mark for each person where they fit."""
        kit, grid = self._kit, QGridLayout()
        kit.margins(grid, "")
        grid.setHorizontalSpacing(kit.space("l"))
        grid.setVerticalSpacing(kit.space("xs"))
        seats = [seat for seat in SEATS if any(room.seats[seat] for room in rooms)]
        most = max((room.seats[seat] for room in rooms for seat in seats), default=0)
        for line, room in enumerate(rooms):
            grid.addWidget(words(day_of(room.date, *(it.date for it in rooms)), "strong"), line, 0)
            for at, seat in enumerate(seats, 1):
                grid.addWidget(self._seat(seat, room, marks=most <= _MOST_MARKS), line, at)
            total = self.tr("%1 people").replace("%1", whole(sum(room.seats.values())))
            grid.addWidget(words(total, "muted"), line, len(seats) + 1)
        if rooms[-1].came is not None and most <= _MOST_MARKS:
            grid.addWidget(self._legend(), len(rooms), 1, 1, len(seats) + 1)
        grid.setColumnStretch(len(seats) + 2, 1)
        return holder(grid)

    def _legend(self) -> QWidget:
        return words(self.tr("Filled: in both sessions. Open: in this one only."), "caption")

    def _seat(self, seat: Seat, room: RoomThen, *, marks: bool) -> QWidget:
        kit, number = self._kit, room.seats[seat]
        text = words(f"{whole(number)} {seat_word(seat)}", "muted")
        if not marks:
            return holder(kit.row(Sample(kit, SEAT_SERIES[seat], line=False), text, 1, gap="xs"))
        came = number if room.came is None else room.came[seat]
        return holder(kit.row(text, People(kit, seat, number, came), 1, gap="s"))

    def _many(self, view: CompareView) -> QWidget:
        """The sessions one after the other like words, in columns where there are several rows."""
        rooms, sites = view.room.rooms, view.room.sites
        years = {room.date.year for room in rooms}
        days = [
            short_date(it.date) if sites or len(years) > 1 else day_of(it.date, it.date)
            for it in rooms
        ]
        before = [
            next((days[at] for at in range(place - 1, -1, -1) if rooms[at].place == it.place), "")
            for place, it in enumerate(rooms)
        ]
        made = [self._room(*it) for it in zip(rooms, days, before, strict=True)]
        if len(made) > _ONE_LINE:
            widest = max(it.sizeHint().width() for it in made)
            for it in made:
                it.setMinimumWidth(widest)
        return holder(self._kit.flow(*made, gap="xl", row_gap="s"))

    def _room(self, room: RoomThen, day: str, before: str) -> QWidget:
        """A session on its ``day``, with how many were there on the one ``before``, if any, too."""
        kit = self._kit
        parts: list[QWidget] = [words(" · ".join(it for it in (room.place, day) if it), "strong")]
        for seat in SEATS:
            if room.seats[seat]:
                mark = Sample(kit, SEAT_SERIES[seat], line=False)
                number = words(whole(room.seats[seat]))
                number.setAccessibleName(f"{whole(room.seats[seat])} {seat_word(seat)}")
                parts.append(holder(kit.row(mark, number, gap="")))
        if room.came is not None and before:
            back = self.tr("%1 also on %2").replace("%1", whole(sum(room.came.values())))
            back = back.replace("%2", before)
            parts.append(words(back, "caption"))
        return holder(kit.row(*parts, 1, gap="s"))


class People(QWidget):
    """A mark for each person of a seat: filled who was in both sessions, open who was not."""

    def __init__(self, kit: Kit, seat: Seat, number: int, came: int) -> None:
        super().__init__()
        self._kit = kit
        self._seat = seat
        self._number = number
        self._came = came
        self.setAccessibleName(
            self.tr("%1 of %2 in both").replace("%1", whole(came)).replace("%2", whole(number))
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = kit.ink.line()
        self.setFixedSize(round(number * _STEP * self._em() + 2), line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them side by side."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            series = series_named(self._kit.look, SEAT_SERIES[self._seat])
            size = 0.8 * self._em()
            for at in range(self._number):
                place = Point((at + 0.5) * _STEP * self._em() + 1, self.height() / 2)
                if at < self._came:
                    draw_mark(painter, series, place, size, self._kit.look, halo=False)
                else:
                    draw_open_mark(painter, series, place, size, self._kit.look)
        finally:
            painter.end()

    def _em(self) -> float:
        return self._kit.ink.line("small") * 0.9
