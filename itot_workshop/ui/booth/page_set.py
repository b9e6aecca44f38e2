"""The pages of the booth, and which of them shows the course as it stands."""

from __future__ import annotations

from itot_workshop.charts.look import Look
from itot_workshop.domain.voting import Answers
from itot_workshop.ui.booth.ask import AskPage
from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.course import Booth
from itot_workshop.ui.booth.covered import CoveredPage
from itot_workshop.ui.booth.dots import DotsPage
from itot_workshop.ui.booth.notice import NoticePage
from itot_workshop.ui.booth.notices import cleared_line, notice_words
from itot_workshop.ui.booth.page import BoothPage
from itot_workshop.ui.booth.review import ReviewPage
from itot_workshop.ui.booth.who import WhoPage
from itot_workshop.ui.booth.words import seat_line


class PageSet:
    """All pages of one booth."""

    def __init__(self, look: Look) -> None:
        self.who = WhoPage(look)
        self.ask = AskPage(look)
        self.dots = DotsPage(look)
        self.review = ReviewPage(look)
        self.notice = NoticePage(look)
        self.all: tuple[BoothPage, ...] = (
            self.who,
            self.ask,
            self.dots,
            self.review,
            self.notice,
        )
        self.shown: BoothPage = self.notice

    def forget(self) -> None:
        """Keep nothing of a voter on any page."""
        self.ask.forget()
        self.dots.forget()
        self.review.forget()

    def look(self, answers: Answers, *, by_key: bool = False) -> None:
        """Somebody holds to look, at the page itself or by a key."""
        if isinstance(self.shown, CoveredPage):
            if by_key:
                self.shown.eye.setDown(True)
            self.shown.uncover(answers)

    def let_go(self) -> None:
        """Nobody holds to look any more."""
        self.dots.let_go()
        self.review.let_go()

    def fill(
        self, booth: Booth, matter: Matter | None, *, leaving: bool, public: bool
    ) -> BoothPage:
        """Fill the page the course is at and give it; ``leaving`` asks whether to leave."""
        self.shown = self._filled(booth, matter, leaving=leaving, public=public)
        return self.shown

    def _filled(
        self, booth: Booth, matter: Matter | None, *, leaving: bool, public: bool
    ) -> BoothPage:
        if leaving or matter is None or booth.page in ("afresh", "thanks", "closed"):
            self.notice.show_words(notice_words(booth, matter, leaving=leaving))
            return self.notice
        if booth.page == "who":
            cleared = cleared_line(booth.notice)
            self.who.show_seats(matter.seated, public=public, notice=cleared)
            return self.who
        seat = seat_line(next(person for person in matter.seated if person.id == booth.person))
        if booth.page == "ask" and booth.dots:
            dots = [booth.answers.get(id_) or 0 for id_ in booth.statements]
            self.dots.show_dots(matter, dots, seat, booth.sentence)
            return self.dots
        if booth.page == "ask":
            self.ask.show_statement(matter, booth.at, seat)
            return self.ask
        self.review.show_review(matter, seat, booth.sentence)
        return self.review
