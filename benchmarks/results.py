"""What a measurement found, beside its goal, in a line that people and `benchmarks.measure` read.

    = start to the first window | a bare window | 1.31 | at most 1.35

Programs print whatever else explains a figure; only lines that begin with ``= `` go into the table.
"""

from __future__ import annotations

from msgspec import Struct

MARK, BETWEEN = "= ", " | "
MOST, LEAST, OPEN = "at most ", "at least ", "no goal"


class Result(Struct, frozen=True, kw_only=True):
    """One figure: what it is of, the peer it is a ratio to ("" for a count), and its goal.

    A ``goal`` is the largest figure that meets it, with ``at_least`` the smallest; None is a figure
    that is told without a goal.
    """

    what: str
    found: float
    beside: str = ""
    goal: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure, as it is printed, meets its goal."""
        if self.goal is None:
            return True
        figure = float(shown(self.found))
        return figure >= self.goal if self.at_least else figure <= self.goal

    @property
    def wanted(self) -> str:
        """The goal in words."""
        if self.goal is None:
            return OPEN
        return f"{LEAST if self.at_least else MOST}{shown(self.goal)}"

    def line(self) -> str:
        """The line to print."""
        return MARK + BETWEEN.join((self.what, self.beside, shown(self.found), self.wanted))


def shown(figure: float) -> str:
    """A count whole, a ratio with three figures that count."""
    return f"{figure:.0f}" if figure == int(figure) or figure >= 100 else f"{figure:.3g}"


def read(line: str) -> Result | None:
    """The result in a line that a program has printed; None for any other line.

    Raises:
        ValueError: if a line that is marked is none.
    """
    if not line.startswith(MARK):
        return None
    what, beside, found, wanted = line.removeprefix(MARK).split(BETWEEN)
    least = wanted.startswith(LEAST)
    limit = wanted.removeprefix(LEAST if least else MOST)
    goal = None if wanted == OPEN else float(limit)
    return Result(what=what, beside=beside, found=float(found), goal=goal, at_least=least)


def report(*results: Result) -> int:
    """Print the lines; 1 if a goal is missed, as a program's exit code."""
    for result in results:
        print(result.line())
    return int(not all(result.met for result in results))
