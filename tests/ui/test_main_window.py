"""The window as a whole: every control named and reachable, nothing cut, quick to start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itot_workshop import paths
from itot_workshop.app import open_window
from itot_workshop.storage.settings import read_settings, write_settings
from itot_workshop.ui.main_window import MainWindow
from itot_workshop.ui.surprise import FILE_NAME, Surprise
from itot_workshop.ui.theme import Choice
from itot_workshop.ui.widgets.elided import ElidedLabel
from tests.screens import undressed_after
from tests.ui.test_contrast import Words

ROOT = Path(__file__).parents[2]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
PLACES = ("empty", "library", "bin", "plan", "results", "axis", "compare")
SHEETS = ("new", "settings", "shortcuts", "export", "rename")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    before = set(qapp.topLevelWidgets())
    with undressed_after(qapp):
        made = open_window(qapp, tmp_path / "library")
        made.theme.set_reduced_motion(True)
        with qtbot.waitActive(made):
            made.show()
        made.home.take_focus()
        made.settle()  # as it does by itself once its list is painted
        yield made
        made.close()
        theme = made.theme
        made.deleteLater()
        theme.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert {it for it in qapp.topLevelWidgets() if it.isVisible()} <= before


def go(window: MainWindow, place: str) -> None:
    """Bring a page into sight; the pages come in the order of ``PLACES``."""
    home, room = window.home, window.room
    if place == "empty":
        return
    if place == "library":
        window.library.open_example()
    elif place == "bin":
        window.library.to_bin([home.list.shown()[2].key])
        home.show_bin()
    elif place == "plan":
        home.show_list()
        window.open_session(home.list.shown()[0].key)
        assert window.room is not None
        window.room.view.show_page("plan")
    elif room is not None and place == "axis":
        session = room.desk.session
        assert session is not None
        room.view.open_axis(session.pack.axes[2].id)
    elif room is not None:
        room.view.show_page("compare" if place == "compare" else "results")


def places(window: MainWindow, until: str = PLACES[-1]) -> Iterator[str]:
    """Every page, one after the other, each in sight."""
    for place in PLACES[: PLACES.index(until) + 1]:
        go(window, place)
        yield place


def in_sight(window: QWidget) -> list[QWidget]:
    return [it for it in window.findChildren(QWidget) if it.isVisibleTo(window)]


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).strip()


def unnamed(window: QWidget) -> list[str]:
    controls = [it for it in in_sight(window) if isinstance(it, CONTROLS)]
    assert controls
    return [
        f"{type(it).__name__} in {type(it.parentWidget()).__name__}"
        for it in controls
        if not name_of(it)
        and not isinstance(it.parentWidget(), QComboBox)
        and it.objectName() not in ("qt_spinbox_lineedit", "_q_qlineeditclearbutton")
        and type(it).__name__ not in ("QTableCornerButton", "QLineEditIconButton")
    ]


def test_every_control_has_a_name_for_those_who_hear_it(window: MainWindow) -> None:
    assert {place: bad for place in places(window) if (bad := unnamed(window))} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_a_page_is_read(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, scheme: Choice
) -> None:
    words = Words(monkeypatch)
    window.theme.choose(scheme)
    for place in places(window):
        words.look_at(window, place)
    assert len(words.found) > 200
    assert words.too_faint() == {}


def test_every_control_of_a_sheet_has_a_name(window: MainWindow) -> None:
    go(window, "library")
    found = {}
    for name in SHEETS:
        window.actions_[name].trigger()
        assert window.sheets.sheet is not None
        found[name] = unnamed(window.sheets.sheet)
        window.sheets.close()
    assert {name: bad for name, bad in found.items() if bad} == {}


def _is_one_of_several(button: QAbstractButton) -> bool:
    """Whether the arrow keys, not the tab key, lead to it."""
    group: QButtonGroup | None = button.group()
    return group.exclusive() if group else False


def unreached(window: MainWindow) -> list[str]:
    """Buttons in sight that the tab key does not come to."""
    wanted = {
        it
        for it in in_sight(window)
        if isinstance(it, QAbstractButton)
        and it.isEnabled()
        and it.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not it.visibleRegion().isEmpty()
        and (it.isChecked() or not _is_one_of_several(it))
    }
    reached: set[QWidget] = set()
    for _ in range(150):
        focus = window.focusWidget()
        assert focus is not None
        if focus in reached and wanted <= reached:
            break
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return [name_of(it) for it in wanted - reached]


def test_the_tab_key_reaches_every_button_and_comes_round(window: MainWindow) -> None:
    assert {place: bad for place in places(window) if (bad := unreached(window))} == {}


def test_the_focus_can_be_seen_on_every_button(window: MainWindow) -> None:
    assert list(places(window, until="results"))
    assert window.room is not None
    for button in window.room.view.results.findChildren(QAbstractButton):
        if not (button.isVisibleTo(window) and button.isEnabled()):
            continue
        if not button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        window.setFocus()
        plain = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        assert button.grab().toImage() != plain, name_of(button)


def cut(window: QWidget) -> list[str]:
    """Labels and buttons that stick out of the page they stand on."""
    found = []
    for it in in_sight(window):
        if isinstance(it, QLabel) and it.text() and not it.wordWrap():
            room = it.fontMetrics().horizontalAdvance(it.text())
            if it.width() + 2 < room and not isinstance(it, ElidedLabel):
                found.append(it.text())
        if (
            isinstance(it, QAbstractButton)
            and it.text()
            and it.width() < it.minimumSizeHint().width()
        ):
            found.append(it.text())
    return found


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_text_size_breaks_a_page(window: MainWindow, percent: int) -> None:
    window.resize(1280, 720)
    window.theme.set_text_percent(percent)
    found = {}
    for place in places(window):
        for _ in range(3):  # a new style sheet and the layouts it moves come one after the other
            QApplication.sendPostedEvents()
            QApplication.processEvents()
        found[place] = (cut(window), window.width())
    assert found == dict.fromkeys(PLACES, ([], 1280))


def test_pages_mirror_and_change_their_look_while_open(window: MainWindow) -> None:
    window.theme.choose("light")
    list(places(window))
    window.theme.choose("dark")
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.sendPostedEvents()
    room = window.room
    assert room is not None
    for place in ("results", "compare", "plan"):
        go(window, place)
        assert not window.grab().isNull()
    assert room.view.bar.back.x() > room.view.bar.width() / 2
    window.go_home()
    QApplication.sendPostedEvents()
    assert window.home.side.x() > window.home.width() / 2


def test_long_names_and_sixty_sessions_stay_in_their_place(window: MainWindow) -> None:
    go(window, "library")
    row = window.home.rows()[0]
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenproduktionsanlagenbetreiber"
    many = tuple(
        replace(row, key=str(at), title=long, organisation=f"{long} {at % 40}") for at in range(60)
    )
    window.resize(1280, 720)
    window.home.show_rows(many)
    QApplication.sendPostedEvents()
    assert window.width() == 1280
    assert cut(window) == []


def test_a_fault_is_written_down_and_told_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    surprise = Surprise(window, tmp_path / "local")
    surprise.window = window
    fault = ValueError("nobody expected this")
    for _ in range(3):
        surprise.hook(type(fault), fault, None)
    assert surprise.box is not None
    assert "you can go on" in surprise.box.text()
    assert "Traceback" not in surprise.box.text()
    assert "nobody expected this" in (tmp_path / "local" / FILE_NAME).read_text(encoding="utf-8")
    surprise.box.close()
    assert surprise.box is None


def test_a_window_that_cannot_be_built_is_told_in_one_sentence() -> None:
    """Whoever started it by its icon sees no terminal: a dialog says so, and the terminal too."""
    program = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QMessageBox\n"
        "from itot_workshop import app, cli\n"
        "QMessageBox.open = lambda box: QTimer.singleShot(0, box, box.accept)\n"
        "app.open_window = lambda *_: [].pop()\n"
        "sys.exit(cli.main([]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    (line,) = [it for it in ran.stderr.splitlines() if "propagateSizeHints" not in it]
    assert (ran.returncode, line.split(". ")[0]) == (
        1,
        "ITOT Workshop could not start",
    )
    log = Path(os.environ["ITOT_WORKSHOP_DATA"]) / FILE_NAME
    assert "pop from empty list" in log.read_text(encoding="utf-8")


def test_settings_hold_at_once_and_after_the_next_start(
    window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    window.actions_["settings"].trigger()
    sheet = window.sheets.sheet
    assert sheet is not None
    sheet.look.group.button(2).click()  # type: ignore[attr-defined]
    sheet.stage.group.button(1).click()  # type: ignore[attr-defined]
    sheet.text.group.button(1).click()  # type: ignore[attr-defined]
    assert window.theme.look.scheme == "dark"
    assert window.theme.stage_look.scheme == "light"
    assert window.theme.text_percent == 125
    window.sheets.close()
    again = open_window(qapp, tmp_path / "library")
    assert (again.theme.look.scheme, again.theme.stage_look.scheme) == ("dark", "light")
    assert again.theme.text_percent == 125
    again.close()
    theme = again.theme
    again.deleteLater()
    theme.deleteLater()


def test_another_library_folder_is_worked_in_from_now_on(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(window, "library")
    other = tmp_path / "other"

    def ask(_title: str, _start: Path, then: Callable[[tuple[Path, ...]], None]) -> None:
        then((other,))

    monkeypatch.setattr(window.ask, "folder", ask)
    window.actions_["settings"].trigger()
    sheet = window.sheets.sheet
    assert sheet is not None
    sheet.change.click()  # type: ignore[attr-defined]
    assert window.home.rows() == ()
    window.sheets.close()
    window.library.open_example()
    assert len(list(other.glob("*.itot"))) == 3


def test_an_example_is_opened_as_a_copy_in_the_library(window: MainWindow) -> None:
    example = sorted(paths.examples().glob("*.itot"))[1]
    before = example.read_bytes()
    for _ in range(2):
        window.open_session(str(example))
        assert window.room is not None
        assert window.room.desk.path is not None
        assert window.room.desk.path.parent == window.library.library.folder
        window.go_home()
    assert len(window.home.rows()) == 1
    assert example.read_bytes() == before


def test_the_window_stands_where_it_stood(
    window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    window.close()
    kept = read_settings(paths.settings_folder(os.environ))
    assert QByteArray.fromBase64(kept.window.encode()) == window.saveGeometry()
    write_settings(paths.settings_folder(os.environ), replace(kept, window="nonsense"))
    again = open_window(qapp, tmp_path / "library")
    assert again.width() >= 960
    theme = again.theme
    again.deleteLater()
    theme.deleteLater()


def test_the_list_is_painted_before_anything_else_is_loaded() -> None:
    program = (
        "import sys\n"
        "from itot_workshop.app import open_window\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "window = open_window(app)\n"
        "window.show()\n"
        "window.grab()\n"
        "ours = 'live', 'reports', 'ui.library_works', 'ui.session_room', 'storage.session_file'\n"
        "heavy = {'pyqtgraph', 'numpy', 'jinja2', *(f'itot_workshop.{it}' for it in ours)}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
        "app.processEvents()\n"
        "print('itot_workshop.ui.library_works' in sys.modules, 'pyqtgraph' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "True False"]
