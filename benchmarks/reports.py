"""How long a summary takes to be set as PDF, beside the typesetting engine alone and WeasyPrint.

    python -m benchmarks.reports

Every run is a process of its own, since the engine remembers what it has set before. Three things
are set: the summary of an example session, from its votes to the bytes; the same pages from values
that are ready, by the engine alone; and a plain document of the same words on as many pages.
WeasyPrint takes part where it is installed (``pip install weasyprint``); nothing in the program
needs it. It sets the summary's web page, written beforehand, once.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import typst  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402

from benchmarks.results import Result, report  # noqa: E402
from itot_workshop.domain.session import Session  # noqa: E402
from itot_workshop.reports.composed import document_of  # noqa: E402
from itot_workshop.reports.drawn import draw  # noqa: E402
from itot_workshop.reports.paper_look import read_paper_look  # noqa: E402
from itot_workshop.reports.paper_values import values_of  # noqa: E402
from itot_workshop.reports.printed import printed  # noqa: E402
from tools.make_examples import examples  # noqa: E402

RUNS = 7
GOAL, PEER_GOAL = 1.7, 10.0
PEER = "weasyprint"
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
    """Seconds of processor time that a call takes, those of all its threads together."""
    start = time.process_time()
    run()
    return time.process_time() - start


def one(what: str) -> float:
    """Seconds of one of the three in this process, the engine's library loaded before."""
    sessions = examples()
    session, before = sessions["S3"], sessions["S2"]
    if what == "summary":
        return timed(lambda: printed([session], RESOURCES, before))
    if what == PEER:
        return _by_peer(draw_page(session, before))
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


def draw_page(session: Session, before: Session) -> str:
    """The summary as a web page, whose drawings need Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QGuiApplication([])
    page = draw([session], "html", RESOURCES, before).decode("utf-8")
    del running
    return page


def _by_peer(page: str) -> float:
    weasyprint: Any = importlib.import_module(PEER)
    return timed(lambda: weasyprint.HTML(string=page).write_pdf())


def best() -> list[float]:
    """The shortest seconds of each of the three; their runs take turns, each in a process."""
    runs = [[_alone(what) for what in THINGS] for _ in range(RUNS)]
    return [min(of) for of in zip(*runs, strict=True)]


def _alone(what: str) -> float:
    command = [sys.executable, "-m", "benchmarks.reports", what]
    return float(subprocess.check_output(command, text=True))


def main() -> int:
    """Measure and print; with a name, time that one and print nothing but its seconds."""
    if len(sys.argv) > 1:
        print(one(sys.argv[1]))
        return 0
    summary, engine, plain = best()
    print(f"a summary {1000 * summary:.0f} ms, the engine {1000 * engine:.0f} ms")
    what = "a summary as PDF"
    results = [
        Result(what=what, beside="the engine, same pages", found=summary / engine, goal=GOAL),
        Result(what=what, beside="the engine, plain pages", found=summary / plain),
    ]
    if importlib.util.find_spec(PEER) is None:
        print(f"{PEER} is not installed, so nothing is said about it")
    else:
        faster = _alone(PEER) / summary
        what = "a summary as PDF, times faster"
        results.append(
            Result(what=what, beside="WeasyPrint", found=faster, goal=PEER_GOAL, at_least=True)
        )
    return report(*results)


if __name__ == "__main__":
    sys.exit(main())
