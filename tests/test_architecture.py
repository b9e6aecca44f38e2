"""The laws of the house, held against the package and against planted violations."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

import pytest

from tests import laws
from tests.circles import circle
from tests.laws import Module

Law: TypeAlias = Callable[[Module], Iterator[str]]

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / laws.PACKAGE
PACKS = ROOT / "resources" / "packs"
LAWS: tuple[Law, ...] = (
    laws.one_way,
    laws.doors_only,
    laws.known_libraries,
    laws.pure_domain,
    laws.no_colours,
    laws.quiet_signals,
    laws.no_adoption,
    laws.countable,
    laws.own_fields,
    laws.small,
    laws.typographic,
)
# Axis ids that are also everyday words of the program itself (a page, a property).
EVERYDAY = frozenset({"results", "goals"})


def broken(law: Law, text: str, name: str = "itot_workshop.ui.page") -> list[str]:
    return list(law(Module(name=name, text=text)))


def content_of_packs() -> frozenset[str]:
    """Axis ids, and every text of the packs that is a sentence rather than a word."""
    content: set[str] = set()
    for path in PACKS.rglob("*.toml"):
        pack = tomllib.loads(path.read_text(encoding="utf-8"))
        content |= {text for text in laws.strings(pack) if len(text) > 24 and " " in text}
        content |= {axis["id"] for axis in pack.get("axes", [])}
    return frozenset(content - EVERYDAY)


def test_there_is_something_to_judge() -> None:
    rooms = {module.room for module in laws.modules(PACKAGE)}
    assert {"domain", "storage", "charts", "reports", "ui"} <= rooms
    assert len(content_of_packs()) > 200


def test_files_that_import_each_other_in_a_circle_are_found() -> None:
    planted = [
        Module(name="itot_workshop.ui.a", text="from itot_workshop.ui import b"),
        Module(name="itot_workshop.ui.b", text="def f():\n    from itot_workshop.ui.a import x"),
    ]
    assert set(circle(planted)) == {module.name for module in planted}


def test_the_package_keeps_the_laws() -> None:
    kept: tuple[Law, ...] = (*LAWS, partial(laws.no_content, content=content_of_packs()))
    broken: list[str] = []
    judged: list[Module] = []
    for module in laws.modules(PACKAGE):
        broken += [sentence for law in kept for sentence in law(module)]
        judged.append(module.forget_nodes())
    assert broken == []
    assert circle(judged) == []  # no files import each other in a circle


def test_packs_and_words_of_reports_are_set_with_the_apostrophe_of_print() -> None:
    for folder in (PACKS, ROOT / "resources" / "report"):
        for path in folder.rglob("*.toml"):
            words = laws.strings(tomllib.loads(path.read_text(encoding="utf-8")))
            assert [text for text in words if laws.has_typed(text)] == [], path.name


def test_the_application_has_one_style_sheet() -> None:
    setters = [module.name for module in laws.modules(PACKAGE) if ".setStyleSheet(" in module.text]
    assert len(setters) <= 1


def test_the_script_for_fresh_machines_needs_the_standard_library_only() -> None:
    script = Module(name="workshop", text=(ROOT / "workshop.py").read_text(encoding="utf-8"))
    assert list(laws.known_libraries(script)) == []
    assert [found.name for found in script.imports if "itot" in found.name] == []
    assert list(laws.small(script, longest_file=400)) == []  # it has to stand alone


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("itot_workshop.domain.people", "from itot_workshop.storage import journal"),
        ("itot_workshop.domain.people", "import itot_workshop.live.workshop"),
        ("itot_workshop.domain.people", "from itot_workshop import storage"),
        ("itot_workshop.domain.people", "from ..storage import journal"),
        ("itot_workshop.storage.library", "from itot_workshop.live.workshop import Workshop"),
        ("itot_workshop.live.clock", "from itot_workshop.ui import theme"),
        ("itot_workshop.charts.radar", "from itot_workshop.storage import library"),
        ("itot_workshop.charts.radar", "from itot_workshop.reports import summary"),
        ("itot_workshop.reports.html", "from itot_workshop.storage import library"),
        ("itot_workshop.ui.page", "from itot_workshop.app import open_window"),
        ("itot_workshop.ui.page", "from itot_workshop.commands import show"),
        ("itot_workshop.ui.page", "from itot_workshop import paths"),
        ("itot_workshop.app", "from itot_workshop.cli import main"),
        ("itot_workshop.commands.show", "from itot_workshop.cli import main"),
        ("itot_workshop", "from itot_workshop.domain import session"),
        ("itot_workshop.helpers", "x = 1"),
        (
            "itot_workshop.live.clock",
            "import importlib\nimportlib.import_module('itot_workshop.ui')",
        ),
    ],
)
def test_an_import_against_the_arrows_is_found(name: str, text: str) -> None:
    assert len(broken(laws.one_way, text, name)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("itot_workshop.domain.people", "from itot_workshop.domain.session import Session"),
        ("itot_workshop.domain.people", "from .session import Session"),
        ("itot_workshop.storage.library", "from itot_workshop.domain import session"),
        ("itot_workshop.ui.page", "from itot_workshop.live.workshop import Workshop"),
        ("itot_workshop.cli", "from itot_workshop import __version__"),
        ("itot_workshop.app", "from itot_workshop import paths"),
    ],
)
def test_an_import_with_the_arrows_is_fine(name: str, text: str) -> None:
    assert broken(laws.one_way, text, name) == []


def test_a_counted_sentence_without_its_number_is_found() -> None:
    assert broken(laws.countable, 'counted(2, "1 card", "%n cards")') == []
    assert len(broken(laws.countable, 'counted(2, tr("1 card"), tr("%1 cards"))')) == 1
    handed_on = 'def counted(n, one, many):\n    return plural("Plan", n, one, many)'
    assert broken(laws.countable, handed_on) == []
    assert len(broken(laws.countable, 'plural("Plan", 2, "1 card", many)')) == 1


def test_an_import_inside_a_function_needs_a_door() -> None:
    text = "def go():\n    from itot_workshop.app import start\n    start()"
    assert broken(laws.doors_only, text, "itot_workshop.cli") == []
    assert len(broken(laws.doors_only, text, "itot_workshop.ui.page")) == 1
    assert broken(laws.doors_only, "from itot_workshop.app import start") == []
    assert broken(laws.doors_only, "def go():\n    import json") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("itot_workshop.domain.people", "from PySide6.QtCore import QObject"),
        ("itot_workshop.domain.people", "import tinydb"),
        ("itot_workshop.live.workshop", "from tinydb import TinyDB"),
        ("itot_workshop.live.workshop", "from PySide6.QtWidgets import QWidget"),
        ("itot_workshop.live.workshop", "from PySide6 import QtGui"),
        ("itot_workshop.storage.library", "from PySide6 import QtWidgets"),
        ("itot_workshop.charts.radar", "from PySide6.QtWidgets import QWidget"),
        ("itot_workshop.charts.radar", "import pyqtgraph as pg"),
        ("itot_workshop.reports.html", "from PySide6.QtGui import QPainter"),
        ("itot_workshop.ui.page", "import requests"),
        ("itot_workshop.paths", "from PySide6.QtCore import QStandardPaths"),
    ],
)
def test_a_library_in_the_wrong_room_is_found(name: str, text: str) -> None:
    assert len(broken(laws.known_libraries, text, name)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from pathlib import Path",
        "import random",
        "from time import monotonic",
        "from uuid import uuid4",
        "text = open('x')",
        "print('x')",
        "import datetime\nday = datetime.date.today()",
        "from datetime import datetime\nnow = datetime.now()",
    ],
)
def test_a_domain_that_reaches_out_is_found(text: str) -> None:
    assert len(broken(laws.pure_domain, text, "itot_workshop.domain.agenda")) == 1
    assert broken(laws.pure_domain, text, "itot_workshop.storage.agenda") == []


@pytest.mark.parametrize(
    "text",
    [
        "ink = '#1a2b3c'",
        "ink = '#801a2b3c'",
        "ink = '#abc'",
        "style = 'color: #1a2b3c; margin: 0'",
        "ink = QColor(12, 30, 40)",
        "ink = QtGui.QColor.fromRgb(12, 30, 40)",
        "ink = Qt.GlobalColor.red",
    ],
)
def test_a_colour_in_python_is_found(text: str) -> None:
    assert len(broken(laws.no_colours, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        '"""Colours are written as #rrggbb, white is #ffffff."""',
        "ink = QColor(role)",
        "ground = Qt.GlobalColor.transparent",
        "title = 'Round #12'",
    ],
)
def test_what_only_looks_like_a_colour_is_fine(text: str) -> None:
    assert broken(laws.no_colours, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "button.clicked.connect(lambda: self.close())",
        "QTimer.singleShot(10, lambda: self.close())",
        "application.processEvents()",
        "time.sleep(1)",
    ],
)
def test_a_lambda_that_holds_self_and_a_wait_are_found(text: str) -> None:
    assert len(broken(laws.quiet_signals, text)) == 1


def test_bound_methods_and_waiting_writers_are_fine() -> None:
    assert broken(laws.quiet_signals, "button.clicked.connect(self.close)") == []
    assert broken(laws.quiet_signals, "sleep(0.1)", "itot_workshop.storage.disk") == []


@pytest.mark.parametrize(
    "text", ["at = widget.nextInFocusChain()", "self.focusWidget()", "self._page.childAt(point)"]
)
def test_a_false_child_is_found(text: str) -> None:
    assert len(broken(laws.no_adoption, text)) == 1
    assert broken(laws.no_adoption, "focus = QApplication.focusWidget()") == []


def test_a_field_of_qt_is_found() -> None:
    assert len(broken(laws.own_fields, "field = QDateEdit()")) == 1
    assert len(broken(laws.own_fields, "class Field(QtWidgets.QSpinBox):\n    pass")) == 1
    assert broken(laws.own_fields, "isinstance(focus, QSpinBox)") == []
    assert broken(laws.own_fields, "QSpinBox()", "itot_workshop.ui.widgets.spin_fields") == []


def test_a_long_file_and_a_long_function_are_found() -> None:
    assert broken(laws.small, "x = 1\n" * (laws.LONGEST_FILE - 1)) == []
    assert len(broken(laws.small, "x = 1\n" * laws.LONGEST_FILE)) == 1
    assert broken(laws.small, "def go():\n" + "    x = 1\n" * (laws.LONGEST_FUNCTION - 1)) == []
    assert len(broken(laws.small, "def go():\n" + "    x = 1\n" * laws.LONGEST_FUNCTION)) == 1


def test_content_in_python_is_found() -> None:
    law = partial(laws.no_content, content=frozenset({"What did leaders decide alone?"}))
    assert len(broken(law, "ask('What did leaders decide alone?')")) == 1
    assert broken(law, '"""What did leaders decide alone?"""') == []


def test_a_typed_apostrophe_is_found() -> None:
    assert len(broken(laws.typographic, 'say("OT\'s table")\nsay("both sides\' view")')) == 2
    fine = '"""It\'s told."""\nsay("OT’s table", "a \'quoted\' word")\nX = 1\n"""It\'s one."""'
    assert broken(laws.typographic, fine) == []
