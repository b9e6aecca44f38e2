"""Dots on the stage: what they can be given to, and after the reveal how many each got."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.domain.audience_choice_views import DotRow, Dots
from itot_workshop.domain.audience_views import Turnout
from itot_workshop.domain.paging import page_counts
from itot_workshop.ui.stage.ask import paint_turnout, turnout_words
from itot_workshop.ui.stage.pen import Pen, tr

_ONE_COLUMN = 10
_TEXT = (1.4, 1.2, 1.1, 1.0)
_ROW_AIR = 0.25
"""Above and below the text of a row together, in u; twice as much where there is room."""
_MOST_PAGES = 6
"""A page more than that is read by nobody; then words are cut."""

_SPECK = 0.35
"""A dot that takes less than this, in u, is none that anybody counts."""

_EASY = 1.2
"""Words of this size, in u, are large enough: dots and head take their room before larger ones."""

_HIGH = 5.4
"""A row is no higher than that, in u, where its words are easy to read in it."""

_BETWEEN = 1.6
"""Between two columns, in u."""

_WAYS = ((False, 0.34), (True, 0.28), (True, 0.13))
"""Whether the head is close, and the share of a row that the longest line of dots may take.

The first of equals is taken, so dots become specks only where words would else be too small. Rows
on several pages have the close head and the same words before and after the reveal.
"""


class _Head(Struct, frozen=True, kw_only=True):
    """What stands above the rows, and between which heights they lie; ``close`` is one of less.

    ``words`` is where the question begins.
    """

    title: tuple[tuple[str, ...], float]
    question: tuple[tuple[str, ...], float]
    words: float
    top: float
    bottom: float
    close: bool


class _Way(Struct, frozen=True, kw_only=True):
    """Rows in columns below a head: sizes in pixels, ``times`` that of the words in u.

    ``count`` rows stand on a page, ``rows`` of them in a column.

    ``whole`` says that no row's words are cut; ``room`` is how much of a row's words there is room
    for, in pixels of a line.
    """

    head: _Head
    columns: int
    count: int
    rows: int
    width: float
    height: float
    step: float
    times: float
    whole: bool
    room: float


def paint_dots(pen: Pen, view: Dots) -> None:
    """Draw what is given dots; after the reveal the dots of each, most first.

    Where rows would be cut, the head, the turnout and the dots take less room, and in the end the
    rows are parted into pages, of which the pen's ``turn`` shows one.
    """
    pages, way = _best(pen, view)
    page = pen.turn % pages
    most = max((row.dots or 0 for row in view.rows), default=0)
    _paint_head(pen, view, way.head)
    if pages > 1:
        said = tr("Page {page} of {pages}").format(page=page + 1, pages=pages)
        pen.write((said,), pen.right, way.head.words, 1.1, role="stage_muted", align="right")
    start = page * way.count
    for at, row in enumerate(view.rows[start : start + way.count]):
        column, place = divmod(at, way.rows)
        x = pen.left + column * (way.width + _BETWEEN * pen.u)
        _dot_row(pen, view, row, start + at, (x, way.head.top + place * way.height), way, most)


def dots_pages(pen: Pen, view: Dots) -> int:
    """How many pages a stage needs so that no row's words are cut."""
    return _best(pen, view)[0]


def _best(pen: Pen, view: Dots) -> tuple[int, _Way]:
    """The fewest pages on which every row is whole and easy to read, and how they are laid out.

    Where no number of pages makes them easy to read, the fewest on which they are whole.
    """
    most = max((row.dots or 0 for row in view.rows), default=0)
    found: list[tuple[int, _Way]] = []
    for pages in page_counts(len(view.rows), _MOST_PAGES):
        count = -(-len(view.rows) // pages)
        long = count > _ONE_COLUMN
        ways = [
            _way(pen, view, close, share, (columns, count, most), several=pages > 1)
            for columns in ((2, 1) if long and pen.wide else (1, 2) if long else (1,))
            for close, share in _WAYS
            if close or pages == 1
        ]
        way = max(ways, key=lambda it: (it.whole, min(it.times, _EASY) if it.whole else it.room))
        found.append((pages, way))
        if way.whole and way.times >= _EASY:
            return pages, way
    return next((it for it in found if it[1].whole), found[-1])


def _way(
    pen: Pen,
    view: Dots,
    close: bool,
    share: float,
    rows: tuple[int, int, int],
    *,
    several: bool,
) -> _Way:
    columns, count, most = rows
    head = _head(pen, view, close=close, several=several)
    tall = max(1, -(-count // columns))
    width = (pen.inner - (columns - 1) * _BETWEEN * pen.u) / columns
    step = min(0.95 * pen.u, width * share / max(most, 1))
    sizes = [size for size in _TEXT if size <= _EASY or not several]
    share = (head.bottom - head.top) / tall
    heights = min(share, _HIGH * pen.u), share
    set_ = [(_one_size(pen, view, sizes, width, it, step * most), it) for it in heights]
    size, height = max(set_, key=lambda it: min(it[0] or 0.0, _EASY))
    lines = int((height - _ROW_AIR * pen.u) / pen.line_height(_TEXT[-1]))
    return _Way(
        head=head,
        columns=columns,
        count=count,
        rows=tall,
        width=width,
        height=height,
        step=step,
        times=size or _TEXT[-1],
        whole=size is not None,
        room=lines * (width - step * most),
    )


def _head(pen: Pen, view: Dots, *, close: bool, several: bool) -> _Head:
    question = _question(view)
    room = pen.inner
    if close and view.turnout is not None:
        room -= pen.measure(_voted(view.turnout), 1.2, semibold=True) + pen.u
    title = pen.fitted(view.title, (2.0, 1.8) if close else (3.0, 2.4, 2.0), room, 2, semibold=True)
    width = pen.inner - (8 * pen.u if several else 0)
    asked = pen.fitted(question, (1.1, 1.0) if close else (1.4, 1.3, 1.2, 1.1), width, 2)
    parts = (title, asked)
    top = pen.top + sum(len(lines) * pen.line_height(size) for lines, size in parts)
    bottom = pen.bottom
    if view.turnout is not None and not close:
        bottom -= 4.9 * pen.u
    if view.hidden:
        bottom -= 2.2 * pen.u
    return _Head(
        title=title,
        question=asked,
        words=pen.top + len(title[0]) * pen.line_height(title[1]) + (0 if close else 0.2) * pen.u,
        top=top + (0.4 if close else 0.8) * pen.u,
        bottom=bottom,
        close=close,
    )


def _question(view: Dots) -> str:
    """What the room is to do, or what became of its dots."""
    given = [row.dots for row in view.rows if row.dots is not None]
    if given:
        return tr("Dots given: %n", sum(given))
    if view.closed:
        return tr("The vote is closed.")
    if view.each:
        return f"{view.question} {tr('Dots for everybody: %n', view.each)}."
    return view.question


def _paint_head(pen: Pen, view: Dots, head: _Head) -> None:
    lines, size = head.title
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    if view.turnout is not None and head.close:
        middle = pen.top + pen.line_height(size) / 2
        voted = (_voted(view.turnout),)
        pen.write_middle(voted, pen.right, middle, 1.2, semibold=True, align="right")
    elif view.turnout is not None:
        foot = pen.bottom - 4.9 * pen.u
        pen.rule(foot + 0.5 * pen.u)
        paint_turnout(pen, view.turnout, foot + pen.u)
    lines, size = head.question
    top += (0 if head.close else 0.2) * pen.u
    pen.write(lines, pen.left, top, size, role="stage_muted")
    if view.hidden:
        hidden_words(pen, head.bottom + 2.2 * pen.u - pen.line_height(1.4))


def _voted(turnout: Turnout) -> str:
    return f"{turnout.voted} {turnout_words(turnout)}"


def _one_size(
    pen: Pen, view: Dots, sizes: Sequence[float], width: float, height: float, dots: float
) -> float | None:
    """The largest type in which no row's text is cut; None where there is none."""
    numbers = _numbers(pen, view)
    rooms = [_text_room(pen, row, width - numbers, dots) for row in view.rows]
    for times in sizes:
        lines = [
            pen.filled(row.text, times, room) for row, room in zip(view.rows, rooms, strict=True)
        ]
        air = (_ROW_AIR if times == _TEXT[-1] else 2 * _ROW_AIR) * pen.u
        if all(len(part) * pen.line_height(times) <= height - air for part in lines):
            return times
    return None


def _numbers(pen: Pen, view: Dots) -> float:
    """How wide the widest number before a row is, or beside the dots of one."""
    counts = [str(row.dots) for row in view.rows if row.dots is not None]
    places = [str(at + 1) for at, row in enumerate(view.rows) if row.dots is None]
    wide = [pen.measure(count, 1.5, semibold=True) for count in counts]
    return max([*wide, *(pen.measure(place, 1.2) for place in places)], default=0.0)


def _text_room(pen: Pen, row: DotRow, width: float, dots: float) -> float:
    """How wide the text of a row may be behind its number, or before the number of its dots."""
    return width - 1.2 * pen.u - (0.0 if row.dots is None else dots + 0.6 * pen.u)


def _dot_row(
    pen: Pen, view: Dots, row: DotRow, at: int, place: tuple[float, float], way: _Way, most: int
) -> None:
    (x, top), width, step = place, way.width, way.step
    numbers = _numbers(pen, view)
    pen.rule(top, left=x, right=x + width)
    middle = top + way.height / 2
    role = "text" if row.dots is None or row.dots else "stage_muted"
    left = x
    if row.dots is None:
        number = (str(at + 1),)
        left += numbers + 0.8 * pen.u
        pen.write_middle(number, x + numbers, middle, 1.2, role="stage_muted", align="right")
    else:
        strong = bool(row.dots) and row.dots * 3 >= most * 2
        count, dots = (str(row.dots),), x + width - step * most
        edge = dots - 0.6 * pen.u
        pen.write_middle(count, edge, middle, 1.5, role=role, semibold=strong, align="right")
        _given(pen, row.dots, dots, middle, step)
    room = _text_room(pen, row, width - numbers, step * most)
    high = way.height - _ROW_AIR * pen.u
    lines = pen.filled(row.text, way.times, room)
    lines = pen.cut(lines, max(1, int(high / pen.line_height(way.times))), way.times, room)
    pen.write_middle(lines, left, middle, way.times, role=role)


def _given(pen: Pen, dots: int, left: float, middle: float, step: float) -> None:
    """The dots of a row one after the other, as a bar where they would be specks."""
    if step < _SPECK * pen.u:
        pen.fill(left, middle - 0.2 * pen.u, step * dots, 0.4 * pen.u, "ink", 0.1)
        return
    for dot in range(dots):
        pen.dot(left + step * (dot + 0.5), middle, 0.8 * step, filled=True)


def hidden_words(pen: Pen, top: float) -> None:
    """Say that too few have voted for anything to be shown."""
    text = tr("Too few votes to be shown: somebody’s could be guessed.")
    pen.write(pen.balanced(text, 1.4, pen.inner), pen.left, top, 1.4, role="stage_muted")
