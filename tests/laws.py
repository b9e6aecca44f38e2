"""The laws of the house as functions from source text to what breaks them.

Each law takes a :class:`Module` and yields sentences; no sentence means that the law is kept.
`tests/test_architecture.py` applies them to the package and to planted violations.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "itot_workshop"

TYPED = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<=[^\W\d_]s)' ")

# Who may import whom inside the package. A room always knows itself.
KNOWS: dict[str, frozenset[str]] = {
    "domain": frozenset(),
    "storage": frozenset({"domain"}),
    "live": frozenset({"domain", "storage"}),
    "charts": frozenset({"domain"}),
    "reports": frozenset({"domain", "charts"}),
    "ui": frozenset({"domain", "storage", "live", "charts", "reports"}),
    "commands": frozenset({"domain", "storage", "live", "charts", "reports", "paths", "household"}),
    "paths": frozenset(),
    "household": frozenset({"domain", "storage", "paths"}),
    "unread": frozenset(),
    "app": frozenset(
        {"domain", "storage", "live", "charts", "reports", "ui", "paths", "household", "unread"}
    ),
    "cli": frozenset(
        {"domain", "storage", "live", "charts", "reports", "commands", "paths", "app"}
    ),
    "__main__": frozenset({"cli"}),
    "": frozenset(),
}

# Which libraries a room may use besides the standard library.
USES: dict[str, frozenset[str]] = {
    "domain": frozenset({"msgspec"}),
    "storage": frozenset({"msgspec", "tinydb", "PySide6.QtCore"}),
    "live": frozenset({"msgspec", "PySide6.QtCore"}),
    "charts": frozenset({"msgspec", "PySide6.QtCore", "PySide6.QtGui", "PySide6.QtSvg"}),
    "reports": frozenset(
        {"msgspec", "jinja2", "markupsafe", "docx", "pptx", "xlsxwriter", "typst"}
    ),
    "ui": frozenset({"msgspec", "PySide6", "shiboken6", "pyqtgraph", "numpy"}),
    "commands": frozenset({"msgspec", "PySide6.QtCore", "PySide6.QtGui"}),
    "app": frozenset({"msgspec", "PySide6"}),
}

# What the domain may take from the standard library: nothing that reaches outside.
PURE = frozenset(
    "__future__ abc bisect calendar collections contextlib copy csv dataclasses datetime decimal "
    "enum fractions functools hashlib heapq itertools math operator re statistics string textwrap "
    "types typing unicodedata".split()
)
PURE_PARTS = frozenset({"io.StringIO"})
REACHES_OUT = frozenset({"open", "print", "input"})
READS_CLOCK = frozenset({"now", "today", "utcnow"})

LIVES_IN_THE_LOOP = frozenset({"live", "charts", "ui", "app"})
WAITS = frozenset({"processEvents", "sleep", "msleep", "usleep", "qWait"})

# Qt for Python takes what these give for a child of the widget that was asked. Once that widget is
# collected, so is its false child, although the window still shows it: the program dies.
ADOPTS = frozenset(
    "nextInFocusChain previousInFocusChain focusProxy childAt nativeParentWidget buddy".split()
)

# What Qt has for numbers and days; `ui.widgets` makes fields of them that take undo well.
QT_FIELDS = frozenset("QSpinBox QDoubleSpinBox QDateEdit QTimeEdit QDateTimeEdit".split())

# The doors: where a module may import another one inside a function, since a heavy library
# stands behind it that many starts never need.
DOORS: frozenset[tuple[str, str]] = frozenset(
    {
        (f"{PACKAGE}.app", f"{PACKAGE}.ui.rehearsing"),
        (f"{PACKAGE}.cli", f"{PACKAGE}.app"),
        (f"{PACKAGE}.cli", f"{PACKAGE}.commands.rehearsing"),
        (f"{PACKAGE}.cli", f"{PACKAGE}.commands.running"),
        (f"{PACKAGE}.commands.exporting", f"{PACKAGE}.commands.drawing"),
        (f"{PACKAGE}.commands.exporting", f"{PACKAGE}.commands.printing"),
        (f"{PACKAGE}.commands.exporting", f"{PACKAGE}.reports.export"),
        (f"{PACKAGE}.reports.drawn", f"{PACKAGE}.reports.docx"),
        (f"{PACKAGE}.reports.export", f"{PACKAGE}.reports.pptx"),
        (f"{PACKAGE}.reports.export", f"{PACKAGE}.reports.printed"),
        (f"{PACKAGE}.reports.export", f"{PACKAGE}.reports.xlsx"),
        (f"{PACKAGE}.ui.exporting", f"{PACKAGE}.reports.drawn"),
        (f"{PACKAGE}.ui.exporting", f"{PACKAGE}.reports.export"),
        (f"{PACKAGE}.ui.exporting", f"{PACKAGE}.reports.composed"),
        (f"{PACKAGE}.ui.exporting", f"{PACKAGE}.reports.pdf"),
        (f"{PACKAGE}.ui.exporting", f"{PACKAGE}.reports.printed"),
        (f"{PACKAGE}.household", f"{PACKAGE}.storage.packs"),
        (f"{PACKAGE}.storage.keeping", f"{PACKAGE}.storage.headline_made"),
        (f"{PACKAGE}.storage.library", f"{PACKAGE}.storage.changing"),
        (f"{PACKAGE}.storage.library", f"{PACKAGE}.storage.session_file"),
        (f"{PACKAGE}.ui.library.home", f"{PACKAGE}.ui.library.bin_page"),
        (f"{PACKAGE}.ui.library.page", f"{PACKAGE}.ui.library.empty"),
        (f"{PACKAGE}.ui.library.page", f"{PACKAGE}.ui.library.interrupted"),
        (f"{PACKAGE}.ui.library.row_delegate", f"{PACKAGE}.ui.widgets.thumbnail"),
        (f"{PACKAGE}.ui.live_room", f"{PACKAGE}.ui.booth.window"),
        (f"{PACKAGE}.ui.main_window", f"{PACKAGE}.ui.library_works"),
        (f"{PACKAGE}.ui.main_window", f"{PACKAGE}.ui.session_room"),
        (f"{PACKAGE}.ui.session_room", f"{PACKAGE}.ui.exporting"),
        (f"{PACKAGE}.ui.session_room", f"{PACKAGE}.ui.sheets.export_flow"),
        (f"{PACKAGE}.ui.session_room", f"{PACKAGE}.ui.sheets.export_memory"),
        (f"{PACKAGE}.ui.session_view", f"{PACKAGE}.ui.charter.page"),
        (f"{PACKAGE}.ui.session_view", f"{PACKAGE}.ui.plan.page"),
        (f"{PACKAGE}.ui.session_view", f"{PACKAGE}.ui.results.axis_page"),
        (f"{PACKAGE}.ui.session_view", f"{PACKAGE}.ui.results.compare_page"),
        (f"{PACKAGE}.ui.session_view", f"{PACKAGE}.ui.results.page"),
        (f"{PACKAGE}.ui.results.radar_panel", f"{PACKAGE}.ui.charts.radar_view"),
    }
)

LONGEST_FILE = 350
LONGEST_FUNCTION = 60


@dataclass(frozen=True, kw_only=True)
class Module:
    """A source file: its dotted name, whether it is a package's `__init__`, its text."""

    name: str
    text: str
    is_package: bool = False

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the source; they take much room, so drop the module when it is judged."""
        return tuple(ast.walk(ast.parse(self.text)))

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import, absolute names, `from a import b` as `a.b`; so are names given as text."""
        return tuple(_imports(self))

    def forget_nodes(self) -> Module:
        """Drop the nodes, and keep what the module imports."""
        _ = self.imports
        vars(self).pop("nodes", None)
        return self

    @property
    def room(self) -> str:
        """The first part below the package: a folder's or a file's name; "" for the package."""
        return room_of(self.name)


@dataclass(frozen=True, kw_only=True)
class Import:
    """One imported module, with the line and whether it stands inside a function."""

    name: str
    line: int
    inside: bool


def room_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def modules(root: Path) -> Iterator[Module]:
    """Every module of the package whose folder is given."""
    for path in sorted(root.rglob("*.py")):
        parts = [root.name, *path.relative_to(root).with_suffix("").parts]
        is_package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if is_package else parts)
        yield Module(name=name, text=path.read_text(encoding="utf-8"), is_package=is_package)


def _imports(module: Module) -> Iterator[Import]:
    within = _lines_inside_functions(module)
    for node in module.nodes:
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(module, node)
            names = [f"{base}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            names = [str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
        for name in names:
            line = getattr(node, "lineno", 0)
            yield Import(name=name, line=line, inside=line in within)


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    up = node.level - (1 if module.is_package else 0)
    return ".".join([*parts[: len(parts) - up], *filter(None, [node.module])])


def _lines_inside_functions(module: Module) -> set[int]:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        line
        for node in module.nodes
        if isinstance(node, functions)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def _called(node: ast.Call) -> str:
    """The last word of what is called: `f` of `f()`, of `a.f()` and of `a.b.f()`."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_ours(name: str) -> bool:
    return name == PACKAGE or name.startswith(PACKAGE + ".")


def one_way(module: Module) -> Iterator[str]:
    """Imports inside the package follow the arrows."""
    allowed = KNOWS.get(module.room)
    if allowed is None:
        yield f"{module.name}: this room is not on the plan of the house"
        return
    for found in module.imports:
        room = room_of(found.name)
        inside_package = _is_ours(found.name) and room not in ("", "__version__")
        if inside_package and room != module.room and room not in allowed:
            yield f"{module.name}:{found.line}: {module.room} may not know {room}"


def doors_only(module: Module) -> Iterator[str]:
    """Inside functions the package is imported only through the doors."""
    for found in module.imports:
        if not (found.inside and _is_ours(found.name)):
            continue
        passes = any(
            module.name == here and (found.name + ".").startswith(there + ".")
            for here, there in DOORS
        )
        if not passes:
            yield f"{module.name}:{found.line}: {found.name} is imported inside a function"


def known_libraries(module: Module) -> Iterator[str]:
    """A library is used only in the rooms that are meant to know it."""
    allowed = USES.get(module.room, frozenset())
    for found in module.imports:
        top = found.name.split(".")[0]
        if top == PACKAGE or top in sys.stdlib_module_names:
            continue
        if not any((found.name + ".").startswith(name + ".") for name in allowed):
            yield f"{module.name}:{found.line}: {module.room or PACKAGE} may not use {found.name}"


def pure_domain(module: Module) -> Iterator[str]:
    """The domain has no files, no clock and no chance."""
    if module.room != "domain":
        return
    for found in module.imports:
        top = found.name.split(".")[0]
        if top in sys.stdlib_module_names and top not in PURE and found.name not in PURE_PARTS:
            yield f"{module.name}:{found.line}: the domain may not use {top}"
    for node in module.nodes:
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in REACHES_OUT:
            yield f"{module.name}:{node.lineno}: the domain may not call {node.func.id}()"
        if isinstance(node.func, ast.Attribute) and node.func.attr in READS_CLOCK:
            yield f"{module.name}:{node.lineno}: the domain may not read the clock"


def no_colours(module: Module) -> Iterator[str]:
    """Colours come from the theme by their role."""
    for line, text in texts(module):
        if re.search(r"#([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|^#[0-9a-fA-F]{3,4}$", text):
            yield f"{module.name}:{line}: a colour in Python: {text[:40]!r}"
    for node in module.nodes:
        if isinstance(node, ast.Call) and _called(node) in ("QColor", "fromRgb", "fromRgbF"):
            numbers = [arg for arg in node.args if isinstance(arg, ast.Constant)]
            if numbers and all(isinstance(arg.value, int | float) for arg in numbers):
                yield f"{module.name}:{node.lineno}: a colour in Python, as numbers"
        if isinstance(node, ast.Attribute) and node.attr != "transparent":
            if isinstance(node.value, ast.Attribute) and node.value.attr == "GlobalColor":
                yield f"{module.name}:{node.lineno}: a colour in Python, by Qt's name"


def quiet_signals(module: Module) -> Iterator[str]:
    """No lambda that holds `self` is connected, and what lives in the event loop never waits."""
    for node in module.nodes:
        if not isinstance(node, ast.Call):
            continue
        name = _called(node)
        if module.room in LIVES_IN_THE_LOOP and name in WAITS:
            yield f"{module.name}:{node.lineno}: {name}() is called"
        if name in ("connect", "singleShot"):
            lambdas = [arg for arg in node.args if isinstance(arg, ast.Lambda)]
            if any(_mentions_self(arg) for arg in lambdas):
                yield f"{module.name}:{node.lineno}: {name}() is given a lambda that holds self"


def no_adoption(module: Module) -> Iterator[str]:
    """No widget is asked for another one in a way that makes it a false child."""
    for node in module.nodes:
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        asked, name = ast.unparse(node.func.value), node.func.attr
        if name in ADOPTS or (name == "focusWidget" and asked != "QApplication"):
            yield f"{module.name}:{node.lineno}: {asked}.{name}() adopts what it gives"


def countable(module: Module) -> Iterator[str]:
    """Sentences with a number stand whole in the call, or no translation gets their forms."""
    handed_on = {
        id(inside)
        for node in module.nodes
        if isinstance(node, ast.FunctionDef) and node.name == "counted"
        for inside in ast.walk(node)
    }
    for node in module.nodes:
        if not isinstance(node, ast.Call) or id(node) in handed_on:
            continue
        if (_called(node), len(node.args)) in (("counted", 3), ("plural", 4)):
            many = node.args[-1]
            if not isinstance(many, ast.Constant) or "%n" not in str(many.value):
                yield f"{module.name}:{node.lineno}: no words with %n in {_called(node)}()"


def own_fields(module: Module) -> Iterator[str]:
    """Numbers and days are typed into the program's own fields: undo in Qt's breaks their text."""
    if module.name.startswith(f"{PACKAGE}.ui.widgets."):
        return
    for node in module.nodes:
        names: list[ast.expr] = []
        if isinstance(node, ast.Call):
            names = [node.func]
        elif isinstance(node, ast.ClassDef):
            names = node.bases
        for name in names:
            if ast.unparse(name).rpartition(".")[2] in QT_FIELDS:
                yield f"{module.name}:{name.lineno}: {ast.unparse(name)}, not a field of ours"


def _mentions_self(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node))


def small(module: Module, longest_file: int = LONGEST_FILE) -> Iterator[str]:
    """Files and functions stay short enough to be read at one go."""
    lines = module.text.count("\n") + 1
    if lines > longest_file:
        yield f"{module.name}: {lines} lines"
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > LONGEST_FUNCTION:
                yield f"{module.name}:{node.lineno}: {node.name} has {size} lines"


def no_content(module: Module, content: frozenset[str]) -> Iterator[str]:
    """No text of a content pack stands in Python."""
    for line, text in texts(module):
        if text in content:
            yield f"{module.name}:{line}: {text[:40]!r} belongs in the pack"


def typographic(module: Module) -> Iterator[str]:
    """Texts that are read have the apostrophe of print (’), not that of a typewriter."""
    notes = {id(node.value) for node in module.nodes if isinstance(node, ast.Expr)}
    for node in module.nodes:
        if isinstance(node, ast.Constant) and id(node) not in notes and has_typed(node.value):
            yield f"{module.name}:{node.lineno}: {str(node.value)[:60]!r} has a typed apostrophe"


def has_typed(text: object) -> bool:
    """Whether a text has a typewriter's apostrophe in a word, or behind a plural."""
    return isinstance(text, str) and TYPED.search(text) is not None


def texts(module: Module) -> Iterator[tuple[int, str]]:
    """Every text in the code with its line, docstrings left out."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) not in docstrings:
                yield node.lineno, node.value


def strings(value: object) -> Iterator[str]:
    """Every text inside nested tables and lists, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings_of(value.values())
    elif isinstance(value, list):
        yield from _strings_of(value)


def _strings_of(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from strings(value)
