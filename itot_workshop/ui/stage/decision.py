"""One question to the room, what was decided, and a charter that is looked at again."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QLocale

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_choice_views import CharterLine, CharterPage, Decision, Prompt
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.stage.pages import long_date
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.ranking import sign
from itot_workshop.ui.stage.told import fits, paint_told
from itot_workshop.ui.widgets.numbers import percent

_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
_SHRUNK = (1.0, 0.8, 0.65, 0.55)
"""Shares to which head and foot of a charter shrink where its lines need the room."""

_REASON, _ASKED, _DRAFT, _THUMBS = (1.9, 1.7, 1.5, 1.3), 1.5, 1.4, 6.8
"""Sizes of why a model was chosen, of what is asked then and of who drafts the charter, and how
high the thumbs are with the air below them, in u.
"""

_AIR = 0.4
"""Above and below the words of a line of a charter together, in u."""


def paint_prompt(pen: Pen, view: Prompt) -> None:
    """Draw the question, and what was said to it so far."""
    under = pen.head(view.title) + 0.8 * pen.u
    for sizes in ((3.0, 2.6, 2.2, 1.9), (2.2, 1.9), (1.6, 1.4)):
        lines, size = pen.fitted(view.text, sizes, pen.inner, 3, semibold=True)
        top = under + len(lines) * pen.line_height(size) + 1.2 * pen.u
        box = Box(pen.left, top, pen.right, pen.bottom)
        if fits(pen, view.lines, Box(pen.left + pen.u, top, pen.right, pen.bottom), 1.2):
            break
    pen.write(lines, pen.left, under, size, semibold=True)
    paint_told(pen, view.lines, box, (1.6, 1.4, 1.2, 1.1, 1.0), dashed=True)


def paint_decision(pen: Pen, view: Decision) -> None:
    """Draw the model chosen, why, the thumbs, and who drafts the charter by when."""
    top = pen.head(view.title, view.label) + 1.4 * pen.u
    if not view.model:
        lines = pen.balanced(view.ask, 2.2, pen.inner, semibold=True)
        pen.write(lines, pen.left, top, 2.2, semibold=True)
        return
    said = pen.balanced(_draft_words(view), _DRAFT, pen.inner) if _draft_words(view) else ()
    asked = () if view.thumbs else pen.balanced(view.ask, _ASKED, pen.inner)
    below = (_THUMBS if view.thumbs else 1.2) * pen.u + len(asked) * pen.line_height(_ASKED)
    below += len(said) * pen.line_height(_DRAFT)
    for titles in ((3.6, 3.0, 2.6), (2.6, 2.2), (1.9,)):
        name, large = pen.fitted(view.model, titles, pen.inner, 2, semibold=True)
        under = top + len(name) * pen.line_height(large) + 0.5 * pen.u
        reason, size = pen.fitted(view.reason, _REASON, pen.inner, 3) if view.reason else ((), 1.0)
        room = pen.bottom - below - 1.6 * pen.u - under
        if len(reason) * pen.line_height(size) <= room:
            break
        reason, size = pen.fitted_into(view.reason, (1.2, 1.1, 1.0), pen.inner, room)
    pen.write(name, pen.left, top, large, semibold=True)
    top = pen.write(reason, pen.left, under, size) + 1.6 * pen.u
    if view.thumbs:
        _thumbs(pen, view.thumbs, top)
        top += _THUMBS * pen.u
    else:
        top = pen.write(asked, pen.left, top, _ASKED, role="stage_muted") + 1.2 * pen.u
    pen.write(said, pen.left, top, _DRAFT, role="stage_muted")


def _draft_words(view: Decision) -> str:
    if view.drafter and view.due is not None:
        said = tr("{who} drafts the charter by {day}.")
        return said.format(who=view.drafter, day=long_date(view.due))
    if view.drafter:
        return tr("{who} drafts the charter.").format(who=view.drafter)
    if view.due is not None:
        return tr("The charter is drafted by {day}.").format(day=long_date(view.due))
    return ""


def _thumbs(pen: Pen, thumbs: tuple[int, ...], top: float) -> None:
    names = (tr("can live with it"), tr("with doubts"), tr("something has to change"))
    width = pen.inner / 3
    longest = max(names, key=lambda name: pen.measure(name, 1.2))
    _, size = pen.fitted(longest, (1.2, 1.1, 1.0), width - pen.u, 1)
    for at, (count, name) in enumerate(zip(thumbs, names, strict=True)):
        x = pen.left + at * width
        pen.write((str(count),), x, top, 3.0, semibold=True)
        lines = pen.balanced(name, size, width - pen.u)
        pen.write(lines, x, top + pen.line_height(3.0) - 0.3 * pen.u, size, role="stage_muted")


class _Charter(Struct, frozen=True, kw_only=True):
    """A charter set in lines: head and foot, and how high each line between them is in pixels."""

    name: tuple[tuple[str, ...], float]
    facts: tuple[tuple[str, ...], float]
    ask: tuple[tuple[str, ...], float]
    warned: tuple[tuple[str, ...], ...]
    top: float
    foot: float
    height: float


def paint_charter(pen: Pen, view: CharterPage) -> None:
    """Draw what the room looks at again: the end, what is watched, what was promised, warnings."""
    for shrunk in _SHRUNK:
        page = _charter(pen, view, shrunk)
        size = _line_size(pen, view.lines, page.height)
        if size is not None:
            break
    named = view.name or view.model
    top = pen.head(view.title, view.model if view.model != named else "") + 0.4 * pen.u
    for (lines, times), bold in ((page.name, True), (page.facts, False)):
        top = pen.write(lines, pen.left, top, times, semibold=bold)
    for at, line in enumerate(view.lines):
        _line(pen, line, page.top + at * page.height, page.height, size or _SIZES[-1])
    top = page.top + page.height * len(view.lines) + 0.5 * pen.u
    for lines in page.warned:
        sign(pen, pen.left + 0.5 * pen.u, top + pen.line_height(1.2) / 2, 0.9 * pen.u)
        top = pen.write(lines, pen.left + 1.6 * pen.u, top, 1.2, semibold=True)
    lines, times = page.ask
    pen.write(lines, pen.left, page.foot, times, semibold=True)


def _charter(pen: Pen, view: CharterPage, shrunk: float) -> _Charter:
    """The page with head and foot ``shrunk`` to this share, so that its lines have more room."""
    sizes = [shrunk * size for size in (2.6, 2.2, 1.9)]
    name = pen.fitted(view.name or view.model, sizes, pen.inner, 1, semibold=True)
    small = max(1.0, 1.4 * shrunk)
    facts = (_in_lines(pen, _facts(view), small), small)
    asks = [max(1.0, size * shrunk) for size in (1.5, 1.4, 1.3, 1.2)]
    ask = pen.fitted(view.ask, asks, pen.inner, 2, semibold=True)
    foot = pen.bottom - len(ask[0]) * pen.line_height(ask[1]) - 0.1 * pen.u
    warned = [pen.balanced(text, 1.2, pen.inner - 1.6 * pen.u) for text in view.warnings]
    below = sum(len(lines) for lines in warned) * pen.line_height(1.2) + 0.8 * pen.u
    top = pen.top + pen.line_height(1.2) + 1.0 * pen.u
    top += sum(len(lines) * pen.line_height(size) for lines, size in (name, facts))
    height = min((foot - below - top) / max(len(view.lines), 1), 4.6 * pen.u)
    return _Charter(
        name=name, facts=facts, ask=ask, warned=tuple(warned), top=top, foot=foot, height=height
    )


def _in_lines(pen: Pen, facts: Sequence[str], size: float) -> tuple[str, ...]:
    """Facts side by side; a line ends behind a whole one, if it is not wider than the page."""
    lines: list[str] = []
    for fact in facts:
        longer = f"{lines[-1]} · {fact}" if lines else ""
        if longer and pen.measure(longer, size) <= pen.inner:
            lines[-1] = longer
        else:
            lines += pen.balanced(fact, size, pen.inner)
    return tuple(lines)


def _facts(view: CharterPage) -> list[str]:
    facts = []
    if view.end is not None:
        facts.append(tr("Ends on {day}").format(day=long_date(view.end)))
    if view.months_left is not None and view.months_left >= 0:
        facts.append(tr("Whole months left: %n", view.months_left))
    elif view.months_left is not None:
        facts.append(tr("The end date is past"))
    if view.smaller_share is not None:
        share = percent(view.smaller_share)
        facts.append(tr("Smaller side {share} of the time").format(share=share))
    return facts


def _line_size(pen: Pen, lines: Sequence[CharterLine], height: float) -> float | None:
    """The largest type in which the words of every line keep off the rules around them."""
    for size in _SIZES:
        low = _limit_below(pen, height)
        sets = (pen.balanced(_told(it, low), size, _line_room(pen, it)) for it in lines)
        if all(len(it) * pen.line_height(size) <= height - _AIR * pen.u for it in sets):
            return size
    return None


def _line_room(pen: Pen, line: CharterLine) -> float:
    return pen.inner - (9.0 if line.limit else 6.5) * pen.u


def _line(pen: Pen, line: CharterLine, top: float, height: float, size: float) -> None:
    pen.rule(top)
    middle = top + height / 2
    low = _limit_below(pen, height)
    room, high = _line_room(pen, line), height - _AIR * pen.u
    shown, _ = pen.fitted_into(_told(line, low), (size,), room, high)
    pen.write_middle(shown, pen.left, middle, size)
    value, bad = value_words(line), line.good is False
    times = min(1.4, max(1.0, height / pen.u / 1.6))
    if low and _is_short(line):
        under = middle + pen.line_height(times) / 2
        said = (_limit_words(line),)
        pen.write_middle(said, pen.right, under, 1.0, role="stage_muted", align="right")
        middle -= pen.line_height(1.0) / 2
    pen.write_middle((value,), pen.right, middle, times, semibold=bad, align="right")
    if bad:
        x = pen.right - pen.measure(value, times, semibold=True) - 0.9 * pen.u
        sign(pen, x, middle, 0.9 * pen.u)


def _limit_below(pen: Pen, height: float) -> bool:
    """Whether a line is high enough for a limit below its value; else it follows the words."""
    return height >= pen.line_height(1.4) + pen.line_height(1.0)


def _is_short(line: CharterLine) -> bool:
    """Whether there is a limit to tell that fits below a value."""
    return bool(line.limit) and line.value is not None and len(line.limit) < 24


def _limit_words(line: CharterLine) -> str:
    return tr("limit: {limit}").format(limit=line.limit)


def _told(line: CharterLine, low: bool) -> str:
    """What a line says before its value."""
    if low or not _is_short(line):
        return line.text
    return f"{line.text} · {_limit_words(line)}"


def value_words(line: CharterLine) -> str:
    """How a line stands: its reading, or what became of a promise."""
    seen = {
        "seen": tr("seen"),
        "partly": tr("partly"),
        "not_seen": tr("not seen"),
        "": tr("open"),
    }
    if not line.limit:
        return seen[line.seen]
    if line.value is None:
        return tr("no reading")
    if line.percent:
        return percent(line.value)
    digits = 0 if float(line.value).is_integer() else 1
    return QLocale().toString(round_half_away(line.value, digits), "f", digits)
