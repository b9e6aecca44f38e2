"""What a trace of the system says is read as it stands; it is taken in benchmarks/."""

from __future__ import annotations

import pytest

from benchmarks.traced import BEGIN, END, touched

OWN = ("/home/me/program", "/tmp/given")


@pytest.mark.parametrize(
    "line",
    [
        '7 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3',
        '7 stat("../../../etc/hostname", 0x7f) = -1 ENOENT (No such file or directory)',
        '7 statx(AT_FDCWD, "http://example.com/p.png.svg", AT_STATX) = -1 ENOENT',
        "7 connect(5, {sa_family=AF_INET, sin_port=htons(80), sin_addr=...}, 16) = 0",
        "7 socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 5",
    ],
)
def test_what_a_text_touches_is_seen_between_the_marks(line: str) -> None:
    marked = [f'7 stat("{BEGIN}", 0x1) = -1', line, f'7 stat("{END}", 0x1) = -1']
    assert len([*touched("\n".join(marked), OWN)]) == 1
    assert not [*touched(line, OWN)]


@pytest.mark.parametrize(
    "line",
    [
        '7 openat(AT_FDCWD, "/home/me/program/resources/style.qss", O_RDONLY) = 3',
        '7 readlink("/home/me", 0x7f, 1023) = -1 EINVAL (Invalid argument)',
        '7 openat(AT_FDCWD, "/usr/share/fonts/a.ttf", O_RDONLY) = 4',
        "7 socket(AF_UNIX, SOCK_STREAM, 0) = 5",
    ],
)
def test_what_is_the_programs_own_may_be_touched(line: str) -> None:
    assert not [*touched(f"{BEGIN}\n{line}\n{END}", OWN)]
