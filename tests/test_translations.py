"""What a translator is given, and that a translation's own plural forms are spoken."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from itot_workshop.ui.console.words import counted
from itot_workshop.ui.widgets.numbers import whole
from tools.make_translation import PACKAGE, Words, all_words, written

POLISH = """<TS version="2.1" language="pl"><context><name>Console</name><message numerus="yes">
<source>%n axes left</source><translation><numerusform>jeszcze %n oś</numerusform>
<numerusform>jeszcze %n osie</numerusform><numerusform>jeszcze %n osi</numerusform></translation>
</message></context></TS>"""


def said(number: int) -> str:
    return counted(number, "1 axis left", "%n axes left")


def test_every_text_is_found_with_the_name_it_is_asked_for_by() -> None:
    found = set(all_words())
    assert all(it.context for it in found)
    assert Words("Console", "%n axes left", True) in found
    assert Words("Plan", "%n people", True) in found
    assert Words("Library", "%1 at %n organisations", True) in found
    assert Words("Library", "%n sessions are in the bin.", True) in found
    assert Words("Stage", "%n min", True) in found
    assert Words("Console", "Show the table", False) in found
    assert Words("BinPage", "The bin is empty.", False) in found


def hidden_from_translators(function: ast.AST) -> Iterator[str]:
    """Texts that a function translates by a name it gave them, which no collector follows."""
    named = {
        target.id: node.value.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }
    for call in ast.walk(function):
        name = ast.unparse(call.func).split(".")[-1] if isinstance(call, ast.Call) else ""
        if isinstance(call, ast.Call) and name in ("tr", "translate"):
            yield from (
                named[it.id] for it in call.args if isinstance(it, ast.Name) and it.id in named
            )


def test_no_text_is_hidden_from_translators_behind_a_name() -> None:
    hidden = ast.parse("def f():\n    a = 'Saved'\n    return translate('Session', a)")
    assert list(hidden_from_translators(hidden)) == ["Saved"]
    found = [
        (path.name, text)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for text in hidden_from_translators(node)
    ]
    assert found == []


def test_english_has_two_forms_and_a_translation_as_many_as_its_language(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert [said(n) for n in (0, 1, 2)] == ["0 axes left", "1 axis left", "2 axes left"]
    assert said(12345) == f"{whole(12345)} axes left"
    file = tmp_path / "itot_workshop_pl.ts"
    file.write_text(POLISH, encoding="utf-8")
    texts = [Words("Console", "%n axes left", True), Words("Console", "Actions", False)]
    file.write_text(written(texts, "pl", file), encoding="utf-8")
    lrelease = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert lrelease is not None
    subprocess.run([lrelease, str(file)], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    qapp.installTranslator(translator)
    try:
        spoken = [said(n) for n in (1, 2, 5)]
    finally:
        qapp.removeTranslator(translator)
    assert spoken == ["jeszcze 1 oś", "jeszcze 2 osie", "jeszcze 5 osi"]
