"""The worst of the hostile texts at once, in every field and every file but the PDF."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from benchmarks.hostile_exports import Watch, light, wrong_in
from itot_workshop.domain.session import Session
from tests.reports.hostile import filled, poisoned

WORST = (
    '=1+1 <script>alert(1)</script> [y](javascript:z) #read("/etc/passwd") {HYPERLINK "x"} '
    "]]> &y; ../../x http://example.com \x00\u202e\u2067\ufffe 👩‍🔧 工場 _x0000_ | ``` 1"
)


def test_nothing_is_taken_for_more_than_a_text(
    qapp: QGuiApplication, demo: dict[str, Session]
) -> None:
    latest, before = (poisoned(filled(demo[name]), WORST) for name in ("S3", "S2"))
    assert list(wrong_in(light(latest, before), {}, Watch())) == []
