"""Writes down everything a person reads in the windows, for somebody who translates it.

    python tools/make_translation.py de FOLDER

The file ``itot_workshop_de.ts`` opens in Qt Linguist, which asks for as many forms of a sentence
with a number as the language has. Translations that stand in the file already are kept. What
``pyside6-lrelease`` makes of it goes into ``resources/i18n``, and the program speaks it where the
system does. Why not Qt's own collector: it does not see whose ``tr`` a file has imported.
"""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "itot_workshop"
NAMED = {"translate", "QT_TRANSLATE_NOOP", "plural"}
"""Calls that name the context first."""


class Words(NamedTuple):
    """One text: where it is said, what it says, and whether a number decides its form."""

    context: str
    text: str
    counted: bool


def main() -> int:
    """Write or renew one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("language", help="a language code, for instance de or pt_BR")
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    file: Path = args.folder / f"itot_workshop_{args.language}.ts"
    found = sorted(set(all_words()))
    args.folder.mkdir(parents=True, exist_ok=True)
    file.write_text(written(found, args.language, file), encoding="utf-8")
    print(f"{file}: {len(found)} texts")
    return 0


def all_words() -> Iterator[Words]:
    """Every text of the program that goes through a translation."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from words_of(tree, contexts_of(tree))


def contexts_of(tree: ast.Module) -> dict[str, str]:
    """The context that each short name in a file stands for: ``tr``, ``counted``."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and (context := _context_in(node)):
            found[node.name] = context
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name):
            path = ROOT.joinpath(*(node.module or "").split(".")).with_suffix(".py")
            if {alias.name for alias in node.names} & {"tr", "counted"} and path.is_file():
                there = contexts_of(ast.parse(path.read_text(encoding="utf-8")))
                found.update(
                    {a.asname or a.name: there[a.name] for a in node.names if a.name in there}
                )
    return found


def _context_in(function: ast.FunctionDef) -> str:
    """The context of a function that does nothing but hand its text on."""
    if function.name not in ("tr", "counted"):
        return ""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and _name(node) in NAMED and node.args:
            return _text(node.args[0])
    return ""


def words_of(tree: ast.Module, contexts: dict[str, str]) -> Iterator[Words]:
    """The texts of one file."""
    for owner, node in _calls(tree, ""):
        name, texts = _name(node), node.args
        if name in NAMED and len(texts) > 1 and (context := _text(texts[0])):
            many = texts[3] if name == "plural" and len(texts) > 3 else texts[1]
            found = Words(context, _text(many), len(texts) > 3)
        elif name == "counted" and name in contexts and len(texts) == 3:
            found = Words(contexts[name], _text(texts[2]), True)
        elif name == "tr" and isinstance(node.func, ast.Attribute):
            found = Words(owner, _text(texts[0]), len(texts) > 2)
        elif name == "tr" and name in contexts:
            found = Words(contexts[name], _text(texts[0]), len(texts) > 1)
        else:
            continue
        if found.text:
            yield found


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call below a node, with the class it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield owner, child
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def written(found: list[Words], language: str, before: Path) -> str:
    """The file of a language, with what was translated before."""
    done = _translated(before)
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for it in found:
        if it.context not in contexts:
            contexts[it.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[it.context], "name").text = it.context
        numbered = {"numerus": "yes"} if it.counted else {}
        message = ElementTree.SubElement(contexts[it.context], "message", numbered)
        ElementTree.SubElement(message, "source").text = it.text
        kept = done.get((it.context, it.text))
        if kept is not None:
            message.append(kept)
        else:
            empty = ElementTree.SubElement(message, "translation", type="unfinished")
            if it.counted:
                ElementTree.SubElement(empty, "numerusform")
    ElementTree.indent(root, "    ")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def _translated(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    if not file.is_file():
        return {}
    root = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    return {
        (context.findtext("name", ""), message.findtext("source", "")): kept
        for context in root.iter("context")
        for message in context.iter("message")
        if (kept := message.find("translation")) is not None
    }


if __name__ == "__main__":
    raise SystemExit(main())
