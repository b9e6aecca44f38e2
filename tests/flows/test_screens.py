"""The projector's cable is pulled in the middle of an open vote, and plugged in again."""

from __future__ import annotations

from pathlib import Path

from tests.screens import printed_with_two_screens

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from itot_workshop.app import open_window
from itot_workshop.domain.rules_votes import open_round

app = QApplication([])
app.setDoubleClickInterval(0)
laptop, projector = QGuiApplication.screens()
window = open_window(app, Path(sys.argv[1]))
window.theme.set_reduced_motion(True)
window.show()
app.processEvents()
print("window inside", laptop.geometry().contains(window.frameGeometry()))
window._new()
window.sheets.sheet.people.line.setText("2 IT, 2 OT")
window.sheets.sheet.agreed.emit()
room = window.room
room.view.start_wished.emit()
app.processEvents()
live = room.live
console, stage = live.console, live.console.window
desk = console.desk
while desk.main().deed != "open":
    desk.walk(1)

def plug(*screens):
    QGuiApplication.screens = staticmethod(lambda: list(screens))
    changed = app.screenAdded if projector in screens else app.screenRemoved
    changed.emit(projector)
    for _ in range(5):
        app.processEvents()

def vote(seat):
    asked = len(open_round(desk.session).statements)
    keys = [str(seat), Qt.Key.Key_Return, *("4" * asked), Qt.Key.Key_Return, Qt.Key.Key_Return]
    for key in keys:
        (QTest.keyClicks if isinstance(key, str) else QTest.keyClick)(live.booth.booth, key)

def say(what):
    booth = live.booth.screen().name() if live.booth and live.booth.isVisible() else "away"
    at = stage.screen().name() if stage.is_up else "down"
    voted = len(open_round(desk.session).voted) if open_round(desk.session) else "-"
    print(what, "stage", at, "booth", booth, "voted", voted, type(stage.canvas.view).__name__)

app.processEvents()
say("begun")
desk.act()
app.processEvents()
say("open")
vote(1)
plug(laptop)
say("pulled")
assert "shared screen is gone" in console.page.banner.text()
assert QApplication.activeWindow() is live.booth
vote(2)
plug(laptop, projector)
say("plugged")
assert "stage is back" in console.page.banner.text()
assert QApplication.activeWindow() is live.booth
vote(3)
live.close_booth()
desk.act()
desk.act()
app.processEvents()
say("revealed")
stage.leave()
plug(laptop)
plug(laptop, projector)
say("left")
plug(laptop)
stage.come_beside()
say("alone")
plug(laptop, projector)
say("came")
room.put_away()
"""


def test_the_cable_is_pulled_in_an_open_vote_and_plugged_in_again(tmp_path: Path) -> None:
    said = printed_with_two_screens(PROGRAM, tmp_path, str(tmp_path / "library"))
    assert said == [
        "window inside True",
        "begun stage projector booth away voted - Ask",
        "open stage projector booth laptop voted 0 BoothOpen",
        "pulled stage down booth laptop voted 1 BoothOpen",
        "plugged stage projector booth laptop voted 2 BoothOpen",
        "revealed stage projector booth away voted - Reveal",
        "left stage down booth away voted - Reveal",
        "alone stage down booth away voted - Reveal",
        "came stage projector booth away voted - Reveal",
    ]
