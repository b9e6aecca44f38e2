"""How long a summary takes to be set as PDF, beside the typesetting engine alone.

    python -m benchmarks.reports

Every run is a process of its own, since the engine remembers what it has set before. Three things
are set: the summary of an example session, from its votes to the bytes; the same pages from values
that are ready, by the engine alone; and a plain document of the same words on as many pages.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import typst  # noqa: E402

from benchmarks.results import Result, report  # noqa: E402
from itot_workshop.reports.composed import document_of  # noqa: E402
from itot_workshop.reports.paper_look import read_paper_look  # noqa: E402
from itot_workshop.reports.paper_values import values_of  # noqa: E402
from itot_workshop.reports.printed import printed  # noqa: E402
from tools.make_examples import examples  # noqa: E402

RUNS = 7
GOAL = 1.7
THINGS = ("summary", "engine", "plain")
RESOURCES = ROOT / "resources"
PLAIN = """
#let given = json(bytes(sys.inputs.given))
#set document(title: "plain")
#set text(font: "Libertinus Serif", size: 10.2pt, lang: "en")
#for words in given.words [#words #parbreak()]
"""


def words_in(value: object) -> list[str]:
    """Every text among the values that the pages are made of."""
    if isinstance(value, str):
        return [value]
    held = value.values() if isinstance(value, dict) else value
    if isinstance(held, list | tuple) or isinstance(value, dict):
        return [word for one in held for word in words_in(one)]  # type: ignore[attr-defined]
    return []


def timed(run: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def one(what: str) -> float:
    """Seconds of one of the three in this process, the engine's library loaded before."""
    sessions = examples()
    session, before = sessions["S3"], sessions["S2"]
    if what == "summary":
        return timed(lambda: printed([session], RESOURCES, before))
    _, document = document_of([session], RESOURCES, before)
    look = read_paper_look(RESOURCES / "theme")
    values = values_of(document, "a4", look, "{at} of {all}")
    template: Any = RESOURCES / "report" / "pdf" / "document.typ"
    if what == "plain":
        values, template = {"words": words_in(values["document"])}, PLAIN.encode()
    given = {"given": json.dumps(values)}
    return timed(
        lambda: typst.compile(
            template,
            root=RESOURCES,
            ignore_system_fonts=True,
            sys_inputs=given,
            pdf_standards=["ua-1"],
        )
    )


def best() -> list[float]:
    """The shortest seconds of each of the three; their runs take turns, each in a process."""
    command = [sys.executable, "-m", "benchmarks.reports"]
    runs = [
        [float(subprocess.check_output([*command, what], text=True)) for what in THINGS]
        for _ in range(RUNS)
    ]
    return [min(of) for of in zip(*runs, strict=True)]


def main() -> int:
    """Measure and print; with a name, time that one and print nothing but its seconds."""
    if len(sys.argv) > 1:
        print(one(sys.argv[1]))
        return 0
    summary, engine, plain = best()
    print(f"a summary {1000 * summary:.0f} ms, the engine {1000 * engine:.0f} ms")
    what = "a summary as PDF"
    return report(
        Result(what=what, beside="the engine, same pages", found=summary / engine, goal=GOAL),
        Result(what=what, beside="the engine, plain pages", found=summary / plain),
    )


if __name__ == "__main__":
    sys.exit(main())
