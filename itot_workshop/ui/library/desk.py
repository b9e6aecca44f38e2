"""What can be done with the sessions of a library: every wish of its page ends here.

The desk works on files through ``storage`` and tells what became of it in sentences; it knows no
widget. What it does to a file can be taken back with ``undo`` until the program is closed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.comparison import MOST_SESSIONS, Comparison, compare
from itot_workshop.domain.session import About, Refused, Session, oldest_first
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.importing import Answer, SameSession, import_file
from itot_workshop.storage.library import Library
from itot_workshop.storage.library_bin import binned, move_to_bin, remove_for_good, restore
from itot_workshop.storage.listing import read_listed
from itot_workshop.storage.opening import find_whole
from itot_workshop.ui.library.done import Binned, Done, Edited, still_in_bin
from itot_workshop.ui.library.entries import example_rows, library_rows
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.library.words import translate
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.plural import plural


class Question(Struct, frozen=True, kw_only=True):
    """A file holds a session that the library has already: keep both, replace, or leave it?"""

    source: Path
    same: SameSession


class LibraryDesk(QObject):
    """The library of sessions at work.

    ``listed`` and ``bin_listed`` carry rows, ``told`` a :class:`Told`, ``asked`` a
    :class:`Question`, ``arrived`` the key of a session that has come in.
    """

    listed = Signal(object)
    bin_listed = Signal(object)
    told = Signal(object)
    asked = Signal(object)
    arrived = Signal(str)

    def __init__(self, library: Library, examples: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._examples = examples
        self._done: list[Done] = []
        self._waiting: list[Question] = []

    def move_to(self, library: Library) -> None:
        """Work on another folder from now on."""
        self.library = library
        self._done.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look at the folder again."""
        try:
            self.listed.emit(library_rows(self.library.entries()))
        except StorageError as error:
            self._fail(error)
            return
        self.refresh_bin()

    def refresh_bin(self) -> None:
        """Look at the bin again."""
        try:
            self.bin_listed.emit(library_rows(binned(self.library)))
        except StorageError as error:
            self._fail(error)

    def example_rows(self) -> tuple[LibraryRow, ...]:
        """The example sessions that come with the program, oldest first."""
        return example_rows(self._examples)

    def open_example(self) -> None:
        """Copy the example sessions into the library."""
        for row in self.example_rows():
            try:
                import_file(self.library, Path(row.key))
            except StorageError as error:
                self._fail(error)
                break
        self.refresh()

    def own(self, key: str) -> str:
        """The key to open a session by; an example is copied first, for all people share it.

        Empty, with a sentence, if the copy could not be made.
        """
        path = Path(key)
        if path.resolve().parent != self._examples.resolve():
            return key
        try:
            taken = import_file(self.library, path)
        except StorageError as error:
            self._fail(error)
            return ""
        return str(taken.existing if isinstance(taken, SameSession) else taken)

    def read(self, key: str) -> Session | None:
        """A session with everything acknowledged; None and a sentence if that cannot be had."""
        try:
            return find_whole(Path(key), self.library.keeping)
        except StorageError as error:
            self._fail(error)
            return None

    def create(self, session: Session) -> str:
        """Keep a planned session as a new file; its key, empty if it could not be kept."""
        try:
            opened = self.library.create(session)
            opened.file.close()
        except StorageError as error:
            self._fail(error)
            return ""
        self.refresh()
        key = str(opened.file.path)
        self.arrived.emit(key)
        return key

    def import_files(self, sources: Iterable[Path]) -> None:
        """Take session files from somebody else in; asks where the library has them already."""
        for source in sources:
            self._import(source, "ask")
        self._ask_next()

    def answer(self, question: Question, answer: Answer | None) -> None:
        """Import as answered, or leave it with None; then ask what is still to be asked."""
        if answer is not None:
            self._import(question.source, answer)
        self._ask_next()

    def compared(self, keys: Iterable[str]) -> Comparison | str:
        """What the earliest and the latest of some sessions come to, or why they can't compare."""
        keys = tuple(keys)
        if len(keys) > MOST_SESSIONS:
            said = translate("Library", "At most %1 sessions can be compared. Leave %2 out.")
            said = said.replace("%2", whole(len(keys) - MOST_SESSIONS))
            return said.replace("%1", whole(MOST_SESSIONS))
        try:
            sessions = [find_whole(Path(key), self.library.keeping) for key in keys]
            dated = oldest_first(sessions)
            return compare(dated[0], dated[-1])
        except (StorageError, Refused) as error:
            return str(error)

    def keys_of(self, ids: Collection[str]) -> tuple[str, ...]:
        """The keys of the sessions with these ids, as far as the library has them."""
        return tuple(str(it.path) for it in self.library.entries() if it.id in ids)

    def rename(self, key: str, title: str) -> bool:
        """Give a session another title; whether it has it now."""
        about, title = self._whole(key), title.strip()
        if about is None or title == about.title:
            return about is not None
        said = translate("Library", "The session is called “%1” now.")
        return self._edit(key, about, said.replace("%1", title), title=title)

    def archive(self, key: str) -> None:
        """Put a session into the archive, or take it out again."""
        about = self._whole(key)
        if about is None:
            return
        said = translate("Library", "“%1” is in the archive; the filter at the side shows it.")
        if about.archived:
            said = translate("Library", "“%1” is back in the list.")
        self._edit(key, about, said.replace("%1", about.title), archived=not about.archived)

    def to_bin(self, keys: Iterable[str]) -> None:
        """Move sessions to the bin."""
        places: list[Path] = []
        for key in keys:
            try:
                places.append(move_to_bin(self.library, Path(key)))
            except StorageError as error:
                self._fail(error)
                break
        if places:
            self._done.append(Binned(places=tuple(places)))
            self._tell(_binned_sentence(places), undo=True)
        self.refresh()

    def end_rehearsal(self, key: str, *, undo: bool = True) -> None:
        """Put a rehearsal that was left into the bin; it can be kept by taking that back.

        ``undo`` is whether that can be done where it is told.
        """
        title = self._title(key)
        try:
            place = move_to_bin(self.library, Path(key))
        except StorageError as error:
            self._fail(error)
            return
        self._done.append(Binned(places=(place,)))
        said = translate("Library", "The rehearsal of “%1” is over and in the library’s bin.")
        if undo:
            said = translate(
                "Library", "The rehearsal of “%1” is over and in the bin. Undo keeps it."
            )
        self._tell(said.replace("%1", title), undo=undo)
        self.refresh()

    def restore(self, keys: Iterable[str]) -> None:
        """Bring sessions back from the bin."""
        paths = [Path(key) for key in keys]
        if self._restore(paths):
            self._done = list(still_in_bin(self._done, paths))
            self._tell(translate("Library", "Back in the library."))
        self.refresh()

    def remove_for_good(self, keys: Iterable[str]) -> None:
        """Delete sessions in the bin; this cannot be taken back."""
        for key in keys:
            try:
                remove_for_good(self.library, Path(key))
            except StorageError as error:
                self._fail(error)
                break
            self._done = list(still_in_bin(self._done, [Path(key)]))
        self.refresh()

    def undo(self) -> None:
        """Take back what was done last, if anything was."""
        if not self._done:
            return
        done = self._done.pop()
        if isinstance(done, Binned):
            if self._restore(done.places):
                self._tell(translate("Library", "Back in the library."))
        elif self._change(done.path, done.fields):
            self._tell(translate("Library", "“%1” is as it was.").replace("%1", done.title))
        self.refresh()

    def _edit(self, key: str, about: About, said: str, **fields: object) -> bool:
        """Change these fields of a session's head, which can be taken back; whether it was done."""
        before = {name: getattr(about, name) for name in fields}
        done = self._change(Path(key), fields)
        if done:
            self._done.append(Edited(path=Path(key), title=about.title, fields=before))
            self._tell(said, undo=True)
        self.refresh()
        return done

    def _whole(self, key: str) -> About | None:
        """A session's head with all that was acknowledged; None and a sentence if some is lost."""
        try:
            return find_whole(Path(key), self.library.keeping).about
        except StorageError as error:
            self._fail(error)
            return None

    def _change(self, path: Path, fields: Mapping[str, object]) -> bool:
        about = self._whole(str(path))
        if about is None:
            return False
        about = replace(about, **fields)
        try:
            changed = self.library.change(path, [AboutEdited(about=about)])
        except (StorageError, Refused) as error:
            self._fail(error)
            return False
        if changed.note:
            self.told.emit(Told(text=changed.note, good=False))
        return True

    def _restore(self, paths: Iterable[Path]) -> bool:
        try:
            for path in paths:
                restore(self.library, path)
        except StorageError as error:
            self._fail(error)
            return False
        return True

    def _import(self, source: Path, answer: Answer) -> None:
        try:
            found = import_file(self.library, source, answer)
        except StorageError as error:
            self._fail(error)
            return
        if isinstance(found, Path):
            self.refresh()
            title = self._title(str(found))
            self.arrived.emit(str(found))
            self._tell(translate("Library", "“%1” is in the library.").replace("%1", title))
        elif found.differs:
            self._waiting.append(Question(source=source, same=found))
        else:
            said = translate("Library", "The library has “%1” already, and it says the same.")
            self.arrived.emit(str(found.existing))
            self._tell(said.replace("%1", found.title))

    def _ask_next(self) -> None:
        if self._waiting:
            self.asked.emit(self._waiting.pop(0))

    def _title(self, key: str) -> str:
        about = self._about(key)
        return about.title if about else Path(key).name

    def _about(self, key: str) -> About | None:
        return read_listed(Path(key)).about

    def _tell(self, text: str, *, undo: bool = False) -> None:
        self.told.emit(Told(text=text, undo=undo))

    def _fail(self, error: Exception) -> None:
        self.told.emit(Told(text=str(error), good=False))


def _binned_sentence(places: list[Path]) -> str:
    if len(places) == 1:
        about = read_listed(places[0]).about
        title = about.title if about else places[0].name
        return translate("Library", "“%1” is in the bin.").replace("%1", title)
    one, number = "%n session is in the bin.", len(places)
    return plural("Library", number, one, "%n sessions are in the bin.")
