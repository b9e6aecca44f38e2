#!/usr/bin/env python3
"""From a fresh machine to the running app, or to its checks, with one command.

    python3 workshop.py run      install what is missing and open the app
    python3 workshop.py test     install what is missing and run every check
    python3 workshop.py measure  install what is missing and run every measurement
    python3 workshop.py lock     write the lock files anew (--upgrade: with newest versions)

Everything goes into the folder .venv beside this file; the system's own Python is left as it
is. Needs Python 3.11 or newer and, the first time, a network.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENV / "workshop.json"  # what is installed; empty while something is half done
UNPACKED = ENV / "system"  # shared libraries, where there is no root to install them
EXAMPLES = ROOT / "sessions" / "examples"

APP = ("-P", "-m", "itot_workshop")  # -P: nothing in the person's folder is taken for a module
RUN, DEV = "requirements/run.txt", "requirements/dev.txt"
COVERS = {RUN: (RUN,), DEV: (RUN, DEV)}  # the second lock holds the first

# The parts of Qt whose shared libraries a bare Linux may lack, and Debian's names for those.
QT_PARTS = ("QtWidgets.abi3.so", "QtSvg.abi3.so", "QtNetwork.abi3.so")
QT_ON_SCREEN = (*QT_PARTS, "Qt/plugins/platforms/libqxcb.so")
APT_INSTALL = (
    "apt-get install --yes --no-install-recommends "
    "libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libgssapi-krb5-2 "
    "libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
BY_HAND = f"To install them, run:\n  sudo {APT_INSTALL}"
# Graphics drivers: large, and never loaded by the widgets, which draw by themselves.
DRIVERS = ("libllvm", "libgl1-mesa", "libglx-mesa", "libegl-mesa", "mesa-", "libgallium", "libz3")
# For a system that has no fontconfig either.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><dir>{0}/usr/share/fonts</dir><dir prefix="xdg">fonts</dir>
<cachedir>{0}/fonts-cache</cachedir></fontconfig>
"""


class Stop(Exception):
    """Nothing more can be done; its text is the sentence a person reads."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def call(command: list[str], trouble: str, folder: Path = ROOT) -> str:
    """Run a helper quietly and return what it printed; its failure becomes a sentence."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()
        raise Stop(f"{trouble}\n({command[0]} says: {words[-1]})")
    return done.stdout


def read_stamp() -> dict[str, str]:
    """What was finished here before; nothing if it is unfinished or its Python has gone."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    usable = PYTHON.exists() and stamp.get("python") == os.path.realpath(PYTHON)
    return stamp if usable else {}


def write_stamp(stamp: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=2), encoding="utf-8")


def make_environment() -> dict[str, str]:
    """Make `.venv` anew and return its stamp; one that is not ours is never removed."""
    if ENV.exists() and not STAMP.exists() and any(ENV.iterdir()):
        raise Stop(
            f"The folder {ENV} was not made by this script, so it is left alone. "
            "Move it away, then run the same command again."
        )
    say("Making .venv again: it was left half done …" if STAMP.exists() else "Making .venv …")
    shutil.rmtree(ENV, ignore_errors=True)
    ENV.mkdir()
    write_stamp({})
    call([sys.executable, "-m", "venv", "--without-pip", str(ENV)], "Making .venv failed.")
    if importlib.util.find_spec("ensurepip"):
        call([str(PYTHON), "-m", "ensurepip"], "Putting pip into .venv failed.")
    stamp = {"python": os.path.realpath(PYTHON)}
    write_stamp(stamp)
    return stamp


def pip_command() -> list[str]:
    """The pip of `.venv`; where Python has none to copy, the system's pip working on `.venv`."""
    if importlib.util.find_spec("ensurepip"):
        return [str(PYTHON), "-m", "pip"]
    version = importlib.metadata.version("pip") if importlib.util.find_spec("pip") else "0"
    if int(version.split(".")[0]) < 23:  # the first to have a settled --python
        raise Stop(
            "This Python has no pip that can fill .venv. Install one "
            "(on Debian and Ubuntu: sudo apt-get install python3-venv), then run this again."
        )
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def explain_pip(errors: str) -> str:
    """Pip's complaint as a sentence that says what to do."""
    if any(word in errors for word in ("onnection", "imeout", "imed out", "resolution", "SSL")):
        return (
            "The packages could not be fetched: no connection to the package index. Connect this "
            "computer (or set pip's proxy), then run this again; later starts need no network."
        )
    lines = [line for line in errors.splitlines() if line.startswith("ERROR")]
    return "The packages could not be installed. pip says: " + (lines or [errors.strip()])[-1]


def digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def install(lock: str, stamp: dict[str, str]) -> None:
    """Install what the lock file names, each file checked against its hash."""
    say(f"Installing the packages of {lock} into .venv; the first time takes a minute or more …")
    flags = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    exact = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(ROOT / lock)]
    command = [*pip_command(), "install", *flags, *exact]
    write_stamp({})
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:  # pip changes nothing before it has fetched everything
        write_stamp(stamp)
        raise Stop(explain_pip(done.stderr))
    stamp.update({name: digest(name) for name in COVERS[lock]})
    write_stamp(stamp)


def prepare(lock: str, system_deps: bool) -> None:
    """Bring `.venv` up to the lock file. Quick when there is nothing to do."""
    stamp = read_stamp() or make_environment()
    if stamp.get(lock) != digest(lock):
        install(lock, stamp)
    if not sys.platform.startswith("linux"):
        return
    if not system_deps:
        missing = missing_libraries(QT_ON_SCREEN if has_display() else QT_PARTS)
        if missing:
            raise Stop(f"Qt needs {', '.join(missing)}. {BY_HAND}")
    elif stamp.get("libraries") != stamp[RUN]:
        provide_libraries()
        write_stamp({**stamp, "libraries": stamp[RUN]})


def missing_libraries(parts: tuple[str, ...]) -> list[str]:
    """The shared libraries that these parts of Qt look for and the loader doesn't find."""
    files = [file for part in parts for file in ENV.glob(f"lib/*/site-packages/PySide6/{part}")]
    found = subprocess.run(
        ["ldd", *files], env=child_environment(), capture_output=True, text=True, check=False
    )
    return sorted(not_found(found.stdout))


def not_found(ldd_output: str) -> set[str]:
    return {line.split()[0] for line in ldd_output.splitlines() if line.endswith("not found")}


def provide_libraries() -> None:
    """Bring in what Qt misses: by apt as root, else unpacked under `.venv`."""
    missing = missing_libraries(QT_ON_SCREEN)
    if not missing:
        return
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise Stop(
            f"Qt needs shared libraries that this computer lacks: {', '.join(missing)}. "
            "Install them with the system's package manager, then run this again."
        )
    if os.geteuid() == 0:
        say("Installing Qt's shared libraries with apt-get …")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        call(["apt-get", "update"], "Qt's shared libraries could not be looked up.")
        call(APT_INSTALL.split(), "Qt's shared libraries could not be installed.")
    else:
        unpack_libraries()
    missing = missing_libraries(QT_ON_SCREEN)
    if missing:
        raise Stop(f"Qt still misses {', '.join(missing)}. {BY_HAND}")


def unpack_libraries() -> None:
    """Fetch Debian's packages as a plain user and unpack them under `.venv`."""
    say("Fetching Qt's shared libraries and unpacking them under .venv (no root needed) …")
    trouble = f"Qt's shared libraries could not be fetched. {BY_HAND}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        apt = private_apt(folder)
        call([*apt, "update"], trouble)
        plan = call([*apt, "--print-uris", *APT_INSTALL.split()[1:]], trouble)
        call([*apt, "download", *packages_to_fetch(plan)], trouble, folder)
        for package in sorted(folder.glob("*.deb")):
            call(["dpkg-deb", "--extract", str(package), str(UNPACKED)], trouble)
    (UNPACKED / "fonts.conf").write_text(FONTS.format(UNPACKED), encoding="utf-8")


def private_apt(folder: Path) -> list[str]:
    """apt-get with lists and cache of its own, which a plain user may write."""
    for name in ("lists/partial", "cache/archives/partial"):
        (folder / name).mkdir(parents=True)
    state = [f"-oDir::State={folder}", "-oDir::State::status=/var/lib/dpkg/status"]
    return ["apt-get", "-qq", *state, f"-oDir::Cache={folder}/cache", "-oDebug::NoLocking=1"]


def packages_to_fetch(plan: str) -> list[str]:
    """Names with versions from the lines of `--print-uris`: 'address' file size hash."""
    files = [line.split()[1] for line in plan.splitlines() if line.startswith("'")]
    parts = [file.split("_") for file in files if not file.startswith(DRIVERS)]
    return [f"{name}={version.replace('%3a', ':')}" for name, version, *_ in parts]


def child_environment() -> dict[str, str]:
    """The environment in which the app and its tests run."""
    env = dict(os.environ)
    env["PYTHONPATH"] = joined(ROOT, env.get("PYTHONPATH"))
    if env.pop("PYTHONDONTWRITEBYTECODE", None):  # beside the code, that is; here nobody minds
        env.setdefault("PYTHONPYCACHEPREFIX", str(ENV / "bytecode"))
    if UNPACKED.exists():
        folders = [*UNPACKED.glob("lib/*-linux-*"), *UNPACKED.glob("usr/lib/*-linux-*")]
        env["LD_LIBRARY_PATH"] = joined(*folders, env.get("LD_LIBRARY_PATH"))
        if not Path("/etc/fonts/fonts.conf").exists():
            env["FONTCONFIG_FILE"] = str(UNPACKED / "fonts.conf")
        if not Path("/usr/share/X11/xkb").exists():
            env["XKB_CONFIG_ROOT"] = str(UNPACKED / "usr/share/X11/xkb")
    return env


def joined(*folders: Path | str | None) -> str:
    return os.pathsep.join(str(folder) for folder in folders if folder)


def has_display() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or not sys.platform.startswith("linux")


def python(
    *words: str, folder: Path | None = None, quiet: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run `.venv`'s Python where the person is, or in a folder; return how that ended."""
    command = [str(PYTHON), *words]
    env = child_environment()
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=quiet, text=True, check=False
    )


def run(arguments: list[str], system_deps: bool) -> int:
    """Install what is missing and open the app (without a display: show what it makes)."""
    prepare(RUN, system_deps)
    if arguments or has_display():
        return python(*APP, *arguments).returncode
    return show_without_display()


def show_without_display() -> int:
    """Play the rehearsal where the app has one, else compare the examples; say where it lies."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = output_folder()
    if "--participants" in python(*APP, "rehearse", "--help", quiet=True).stdout:
        say("There is no display here, so a whole workshop is played without one …")
        result = free_folder(folder, "rehearsal")
        done = python(*APP, "rehearse", "--to", str(result))
    else:
        say("There is no display here, so the example sessions are compared …")
        result = folder / "comparison.html"
        examples = map(str, sorted(EXAMPLES.glob("*.itot")))
        done = python(*APP, "export", *examples, "--to", str(result))
    if done.returncode == 0:
        say(f"Done. Look at {result}")
    return done.returncode


def free_folder(folder: Path, name: str) -> Path:
    """A folder that isn't there yet, so that an earlier result is kept."""
    tries = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next((folder / it for it in tries if not (folder / it).exists()), folder / name)


def output_folder() -> Path:
    """A folder people find, never the checkout; the temporary one where home can't be written."""
    home, spare = Path.home(), Path(tempfile.gettempdir())
    folder = (home if os.access(home, os.W_OK) else spare) / "ITOT Workshop"
    folder.mkdir(exist_ok=True)
    return folder


def test(arguments: list[str], system_deps: bool) -> int:
    """Install what is missing and run every check; more arguments go to pytest."""
    prepare(DEV, system_deps)
    workers = ["--numprocesses", "auto", "--maxprocesses", "2", "--dist", "worksteal"]
    return python("-m", "pytest", *workers, *arguments, folder=ROOT).returncode


def measure(arguments: list[str], system_deps: bool) -> int:
    """Install what is missing and run every measurement; --long takes hours."""
    prepare(DEV, system_deps)
    return python("-m", "benchmarks.measure", *arguments, folder=ROOT).returncode


def write_lock(arguments: list[str], system_deps: bool) -> int:
    """Write the lock files anew from pyproject.toml (--upgrade: with the newest versions)."""
    if not read_stamp():
        make_environment()
    trouble = "The lock files could not be written."
    call([*pip_command(), "install", "--quiet", "uv"], trouble)
    universal = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"]
    plain = ["--no-annotate", "--custom-compile-command", "python3 workshop.py lock"]
    compiler = [str(PYTHON), "-m", "uv", "pip", "compile", "pyproject.toml", *universal, *plain]
    call([*compiler, *arguments, "--output-file", RUN], trouble)
    dev = ["--group", "dev", "--constraint", RUN, "--output-file", DEV]
    call([*compiler, *arguments, *dev], trouble)
    say(f"Wrote {RUN} and {DEV}.")
    return 0


COMMANDS = {"run": run, "test": test, "measure": measure, "lock": write_lock}


def parse(arguments: list[str]) -> argparse.Namespace:
    option = "--no-system-deps"
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("workshop.py", description=__doc__, formatter_class=raw)
    parser.add_argument(option, action="store_true", help="leave Qt's shared libraries alone")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="go to the command")
    known = parser.parse_args(arguments)
    known.no_system_deps |= option in known.arguments
    known.arguments = [argument for argument in known.arguments if argument != option]
    return known


def main(arguments: list[str]) -> int:
    """Do what the command says; whatever goes wrong ends in a sentence."""
    wanted = parse(arguments)
    if sys.version_info < (3, 11):  # noqa: UP036 (older ones read this)
        say(f"ITOT Workshop needs Python 3.11 or newer; this is {platform.python_version()}.")
        return 1
    try:
        return COMMANDS[wanted.command](wanted.arguments, not wanted.no_system_deps)
    except Stop as stop:
        say(str(stop))
    except OSError as error:
        say(f"This could not be finished: {error}. Run the same command again when that is mended.")
    except KeyboardInterrupt:
        say("Stopped. The same command goes on from here.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
