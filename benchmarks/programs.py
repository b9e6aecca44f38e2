"""What `benchmarks.measure` runs: one line for each program, and one for each planted fault."""

from __future__ import annotations

from msgspec import Struct


class Program(Struct, frozen=True):
    """A program, and the words it is called with in the short form (a minute at most) and the long.

    A program prints its results as `benchmarks.results` says; of one that prints none, such as a
    test with more examples, it counts whether it failed.
    """

    what: str
    module: str
    short: str = ""
    long: str = ""


class Planted(Struct, frozen=True):
    """A fault that is planted, and the program that has to end with 1 because it noticed.

    Where ``by_test`` is set, tests plant the fault, and pass because it was noticed.
    """

    what: str
    module: str
    words: str
    by_test: bool = False


_ROOMS = "-q -p no:randomly tests/domain/test_disclosure.py -k worked_out --hypothesis-profile"

PROGRAMS = (
    Program("killed while writing", "benchmarks.crash", "--kills 200", "--kills 5000"),
    Program("power cuts", "benchmarks.crash", "--power-cuts 300", "--power-cuts 5000"),
    Program("failing calls", "benchmarks.faults", "--every 2", "--long"),
    Program("troubles around the file", "benchmarks.troubles"),
    Program("disks without room", "benchmarks.full_disk"),
    Program("spoilt files", "benchmarks.mutants", "--mutants 2500", "--mutants 100000"),
    Program("every byte turned", "benchmarks.one_byte"),
    Program("hostile texts in every file", "benchmarks.hostile_exports", "--every 4"),
    Program("office files opened", "benchmarks.opened"),
    Program("hostile texts on every page", "benchmarks.hostile_screens", "--every 16"),
    Program("hostile texts watched from outside", "benchmarks.traced"),
    Program("voters guessed from files", "benchmarks.secrecy", "--sessions 60", "--sessions 1000"),
    Program("hidden seats worked out", "pytest", f"{_ROOMS} thorough", f"{_ROOMS} endless"),
    Program("random play", "benchmarks.monkey", "--minutes 1 --seed 1", "--minutes 20 --seed 1"),
    Program(
        "a long day", "benchmarks.soak", "--sessions 60 --turns 200", "--sessions 1000 --turns 2000"
    ),
    Program("start and memory", "benchmarks.start", "--tries 7", "--tries 30"),
    Program("keeping a session", "benchmarks.storage", "--tries 300", "--tries 1000"),
    Program("key to painted windows", "benchmarks.painted", "--tries 15", "--tries 60"),
    Program("figures of large sessions", "benchmarks.figures"),
    Program("radar", "benchmarks.radar"),
    Program("every format", "benchmarks.formats"),
    Program("summaries on paper", "benchmarks.reports"),
    Program("every export", "benchmarks.exports", "--tries 1", "--tries 7"),
)

_QUIET = "-q -p no:randomly"
_ONE = "--sessions 1 --plant"
_KILLS, _CUTS = "--kills 100 --plant", "--power-cuts 200 --plant"
PLANTED = (
    Planted(
        "sessions in TinyDB's default storage", "benchmarks.crash", "--kills 40 --store tinydb"
    ),
    Planted(
        "a journal that waits for the disk to be idle", "benchmarks.crash", f"{_KILLS} late-write"
    ),
    Planted("files written in place", "benchmarks.crash", f"{_CUTS} in-place"),
    Planted("changes that are not forced to the disk", "benchmarks.crash", f"{_CUTS} no-sync"),
    Planted("folders that are not forced", "benchmarks.crash", f"{_CUTS} no-folder-sync"),
    Planted(
        "an fsync that is asked for again and believed",
        "benchmarks.faults",
        "--plant retry --only fdatasync --every 4",
    ),
    Planted(
        "a short write that is believed",
        "benchmarks.faults",
        "--plant believe --only write --every 4",
    ),
    Planted(
        "the old file removed before the new one comes",
        "benchmarks.faults",
        "--plant remove-first --only replace rename",
    ),
    Planted(
        "a change that is not kept and nobody is told",
        "benchmarks.faults",
        "--plant silent --only fdatasync --every 4",
    ),
    Planted("checksums that are not compared", "benchmarks.one_byte", "--plant"),
    Planted(
        "importers that break, refuse without a word, or touch the library",
        "pytest",
        f"{_QUIET} tests/storage/test_mutants.py -k planted",
        by_test=True,
    ),
    Planted(
        "sessions that leave something behind",
        "benchmarks.soak",
        "--sessions 20 --turns 5 --plant",
    ),
    Planted("office files cut short", "benchmarks.opened", "--plant"),
    Planted("labels that guess what a text is", "benchmarks.traced", "--plant label"),
    Planted("ballots left in order", "benchmarks.secrecy", f"{_ONE} in-order"),
    Planted("sentences left beside their ballots", "benchmarks.secrecy", f"{_ONE} said-in-order"),
    Planted("ballots in a second file", "benchmarks.secrecy", f"{_ONE} outside"),
    Planted("a log of faults with the values at hand", "benchmarks.secrecy", f"{_ONE} logged"),
    Planted("a sheet of votes that names people", "benchmarks.secrecy", f"{_ONE} exported"),
    Planted(
        "figures of a hidden seat shown",
        "pytest",
        f"{_QUIET} tests/domain/test_disclosure.py -k planted",
        by_test=True,
    ),
    Planted(
        "an exception, a warning, a file cut short in random play",
        "pytest",
        f"{_QUIET} tests/flows/test_monkey.py -k ends_the_game",
        by_test=True,
    ),
    Planted(
        "imports, colours, waits and sizes against the laws of the house",
        "pytest",
        f"{_QUIET} tests/test_architecture.py -k 'not keeps'",
        by_test=True,
    ),
)
