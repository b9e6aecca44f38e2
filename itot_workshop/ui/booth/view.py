"""The booth: leads one voter after the other through its pages and forgets each of them.

All that happens is decided by ``course``; here it is shown, and keys and taps become events.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QWidget

from itot_workshop.domain.session import Session
from itot_workshop.ui.booth import course
from itot_workshop.ui.booth.asked import Matter, matter_of
from itot_workshop.ui.booth.course import Booth
from itot_workshop.ui.booth.page import BoothKey
from itot_workshop.ui.booth.page_set import PageSet
from itot_workshop.ui.booth.seat_digits import SeatDigits
from itot_workshop.ui.booth.spoken import Spoken
from itot_workshop.ui.booth.strokes import ENTER, Deed, PageName, Stroke, stroke
from itot_workshop.ui.booth.words import tr
from itot_workshop.ui.second_press import Bounces, SecondPress
from itot_workshop.ui.theme import Theme

_HOLD_TO_LEAVE = 1000
"""How long Esc is held to leave the booth, in milliseconds."""

_HELD = (Qt.Key.Key_Escape, Qt.Key.Key_Space)
"""Keys that count as long as they are down, however they went down."""


class BoothView(QFrame):
    """The booth as a surface that fills what it is put into.

    ``ballot_ready`` carries a :class:`BallotCast`; whoever applies it answers with ``accepted`` or
    ``refused``. ``left`` is the way back to the facilitator; when the last ballot is in it is
    offered on a key and a chord that no voter presses by habit, since what follows is the
    facilitator's. ``public`` says that the booth stands on the
    shared screen, which voters are told beforehand. What leads on or casts a ballot counts once
    its page has been in sight, for longer than ``second`` takes two presses for one.
    """

    ballot_ready = Signal(object)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        public: bool = False,
        idle_seconds: float = 180,
        second: SecondPress | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Voting booth"))
        self._theme = theme
        self._public = public
        self._booth = Booth()
        self._matter: Matter | None = None
        self._spoken = Spoken(self)
        self._second = second or SecondPress()
        self._leaving = False
        self._bounces = Bounces()
        self._set = PageSet(theme.stage_look)
        self._who, self._ask, self._dots = self._set.who, self._set.ask, self._set.dots
        self._review, self._notice = self._set.review, self._set.notice
        self._digits = SeatDigits(self._who)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        for page in self._set.all:
            self._pages.addWidget(page)
        appear, idle = theme.stage_look.motion.appear, round(idle_seconds * 1000)
        self._settling = QTimer(self, singleShot=True, interval=appear)
        self._idle = QTimer(self, singleShot=True, interval=idle)
        self._esc = QTimer(self, singleShot=True, interval=_HOLD_TO_LEAVE)
        self._connect()
        self._show()

    # What the booth is told

    def show_session(self, session: Session) -> None:
        """Show the session as it is now: its open round, who is here, who has voted."""
        matter = matter_of(session)
        booth = course.told(self._booth, matter)
        if (matter, booth) != (self._matter, self._booth):
            self._matter = matter
            self._put(booth)

    def accepted(self) -> None:
        """The ballot is in: thank, and forget it."""
        self._go(course.accepted(self._booth))

    def refused(self, sentence: str) -> None:
        """The ballot is not in: say why and let the voter try again."""
        self._go(course.refused(self._booth, sentence))

    def forget(self) -> None:
        """Forget a voter who is at it, as when the booth is taken away."""
        self._leaving = False
        self._go(course.leave(self._booth))

    # What happens in the booth

    def _choose(self, person: str) -> None:
        self._go(course.choose(self._booth, person))

    def _answer(self, score: object) -> None:
        after = course.answer(self._booth, score if isinstance(score, int) else None)
        if after is self._booth or self._settling.isActive():
            return
        self._booth = after
        self._idle.start()
        if self._theme.reduced_motion:
            self._settled()
            return
        self._ask.light(score if isinstance(score, int) else None)
        self._settling.start()

    def _settled(self) -> None:
        """The key that was pressed has been seen; nothing of it stays."""
        self._ask.dim()
        self._show(answered=True)

    def _back(self) -> None:
        self._go(course.back(self._booth))

    def _change(self, at: int) -> None:
        self._go(course.change(self._booth, at))

    def _cast(self) -> None:
        if self._booth.page == "review" and not self._second.is_due:
            return
        booth, wish = course.cast(self._booth, self._review.token(), self._review.written())
        if wish is not None:
            self._booth = booth
            self._idle.start()
            self.ballot_ready.emit(wish)

    def _cast_by_key(self) -> None:
        """Enter that was meant for the seat casts no empty dots; the key on the screen does."""
        if self._page_name() != "dots" or any(self._booth.answers.values()):
            self._cast()

    def _give(self, at: int) -> None:
        self._go(course.dot(self._booth, at))

    def _take(self, at: int) -> None:
        self._go(course.dot(self._booth, at, -1))

    def _take_dot_back(self) -> None:
        self._go(course.undot(self._booth))

    def _leave(self) -> None:
        self._go(course.leave(self._booth))

    def _look(self) -> None:
        self._set.look(self._booth.answers)

    def _main(self) -> None:
        if not self._second.is_due:
            return
        if self._leaving:
            self._stay()
        elif course.is_complete(self._booth):
            self._leave_now()
        else:
            self._go(course.vote_afresh(course.next_person(self._booth)))

    def _other(self) -> None:
        if self._leaving:
            self._leave_now()
        else:
            self._go(course.leave(course.next_person(self._booth)))

    def _went_idle(self) -> None:
        self._leaving = False
        self._go(course.idle(self._booth))

    # The way out

    def ask_to_leave(self) -> None:
        """Ask whether the booth is to be left: a voter must not end up at the facilitator's."""
        self._leaving = True
        self._show()

    def _stay(self) -> None:
        self._leaving = False
        self._show()

    def _leave_now(self) -> None:
        self.forget()
        self.left.emit()

    # Showing

    def _go(self, booth: Booth) -> None:
        self._idle.start()
        self._put(booth)

    def _put(self, booth: Booth) -> None:
        self._settling.stop()
        self._ask.dim()
        self._booth = booth
        self._show()

    def _show(self, *, answered: bool = False) -> None:
        """Show the page the course is at, with nothing left on the others."""
        booth = self._booth
        self._digits.start(self._matter)
        if not booth.person:
            self._set.forget()
        page = self._set.fill(booth, self._matter, leaving=self._leaving, public=self._public)
        fresh = page is not self._pages.currentWidget()
        if page is not self._review or fresh:
            self.setFocus()
        if fresh:
            self._second.hide()
        self._pages.setCurrentWidget(page)
        self._spoken.tell(page, answered=answered)

    # Keys and touches

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key of the booth; one that is held or bounces does nothing twice."""
        event.accept()
        self._idle.start()
        key = event.key()
        bounced = self._bounces.press(key, event.timestamp()) and key not in _HELD
        if event.isAutoRepeat() or bounced or not self._is_settled():
            return
        focused = QApplication.focusWidget()
        if key == Qt.Key.Key_Escape:
            self._esc.start()
        elif self._is_handed_back(event):
            self._leave_now()
        elif key in ENTER and isinstance(focused, BoothKey) and not self._digits.typed:
            focused.click()
        else:
            made = stroke(self._page_name(), key, event.text(), self._booth.scores)
            if made is not None:
                self._press(made)

    def _is_settled(self) -> bool:
        """Whether a key may act: at once on the next statement, on the review when it is seen."""
        if self._settling.isActive() and self._booth.page == "ask":
            self._settling.stop()
            self._settled()
        return not self._settling.isActive()

    def _is_handed_back(self, event: QKeyEvent) -> bool:
        chord = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self._page_name() == "complete" and event.key() in ENTER and chord

    def _page_name(self) -> PageName:
        if self._leaving:
            return "leaving"
        if course.is_complete(self._booth):
            return "complete"
        return "dots" if self._booth.page == "ask" and self._booth.dots else self._booth.page

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Esc leaves only while it is held, the space bar looks only while it is held."""
        event.accept()
        if event.isAutoRepeat():
            return
        self._bounces.release(event.key(), event.timestamp())
        if event.key() == Qt.Key.Key_Escape:
            self._esc.stop()
        elif event.key() == Qt.Key.Key_Space:
            self._set.let_go()

    def changeEvent(self, event: QEvent) -> None:
        """A window in the background has no keys held."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._esc.stop()
            self._set.let_go()

    def _press(self, made: Stroke) -> None:
        deeds: dict[Deed, Callable[[], None]] = {
            "main": self._main,
            "back": self._back,
            "stay": self._stay,
            "take": self._take_seat,
            "more": self._set.shown.turn,
            "before": self._set.shown.turn_back,
            "rub": self._digits.rub,
            "type": partial(self._type, made.digit),
            "step": partial(self._who.step, *made.step),
            "answer": partial(self._answer, made.score),
            "give": partial(self._dots.press, made.digit),
            "ungive": self._take_dot_back,
            "cast": self._cast_by_key,
            "look": self._press_eye,
        }
        deeds[made.deed]()

    def _type(self, digit: str) -> None:
        if person := self._digits.add(digit):
            self._choose(person)

    def _take_seat(self) -> None:
        if person := self._digits.taken():
            self._choose(person)

    def _press_eye(self) -> None:
        self._set.look(self._booth.answers, by_key=True)

    # Putting together

    def _connect(self) -> None:
        self._who.chosen.connect(self._choose)
        self._ask.picked.connect(self._answer)
        self._ask.back.connect(self._back)
        self._dots.given.connect(self._give)
        self._dots.taken.connect(self._take)
        self._dots.back.connect(self._leave)
        self._dots.cast.connect(self._cast)
        self._dots.looked.connect(self._look)
        self._review.looked.connect(self._look)
        self._review.change.connect(self._change)
        self._review.leave.connect(self._leave)
        self._review.cast.connect(self._cast)
        self._review.code.textEdited.connect(self._idle.start)
        self._review.line.textEdited.connect(self._idle.start)
        self._notice.main.connect(self._main)
        self._notice.other.connect(self._other)
        self._who.door.connect(self.ask_to_leave)
        self._notice.door.connect(self.ask_to_leave)
        self._theme.stage_changed.connect(self._wear)
        self._settling.timeout.connect(self._settled)
        self._idle.timeout.connect(self._went_idle)
        self._esc.timeout.connect(self._leave_now)
        for page in self._set.all:
            page.painted.connect(self._second.see)

    def _wear(self) -> None:
        for page in self._set.all:
            page.wear(self._theme.stage_look)
