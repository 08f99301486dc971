"""What can go wrong with a journal, in sentences for the person whose journal it is."""

from __future__ import annotations

import sqlite3

from spinelog.domain.errors import SpinelogError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from spinelog.domain.describe import Record


class JournalError(SpinelogError):
    """The journal could not be opened, read or written."""


class ForeignFile(JournalError):
    """The file is no spinelog journal."""


class NewerJournal(JournalError):
    """The journal was written by a newer spinelog."""


class JournalGone(JournalError):
    """The journal that was used last is not where it was."""


class JournalBusy(JournalError):
    """Somebody else is writing."""


class DamagedJournal(JournalError):
    """SQLite found damage."""


class ChangedMeanwhile(JournalError):
    """What is to be saved would overwrite what another program wrote since it was last in view."""

    def __init__(self, now: Record) -> None:
        """`now` is the whole record as it is."""
        super().__init__("Something else was written here meanwhile. Nothing was saved. Please look at it, then save again.")
        self.now = now


def check_seen(changes: Record, seen: Record | None, now: Record) -> None:
    """Raise ChangedMeanwhile where a change is to something else than was in view; `seen` None asks nothing."""
    if seen is None:
        return
    for name, value in changes.items():
        if _known(now.get(name)) not in (_known(seen.get(name)), _known(value)):
            raise ChangedMeanwhile(now)


def _known(value: object) -> object:
    return None if value is False or value == "" else value


_SENTENCES: dict[str, tuple[type[JournalError], str]] = {
    "SQLITE_BUSY": (JournalBusy, "Another spinelog is saving to this journal right now. Please try again in a moment."),
    "SQLITE_LOCKED": (JournalBusy, "Another spinelog is saving to this journal right now. Please try again in a moment."),
    "SQLITE_FULL": (JournalError, "The disk is full, so nothing was saved. Please make some room and try again."),
    "SQLITE_READONLY": (JournalError, "This journal cannot be written to. Please check who owns the file and its folder."),
    "SQLITE_CANTOPEN": (JournalError, "This journal cannot be opened. Please check that the file is there and is yours."),
    "SQLITE_PERM": (JournalError, "This journal cannot be opened. Please check that the file is there and is yours."),
    "SQLITE_IOERR": (
        JournalError,
        "The disk could not be read or written, so nothing was saved. Please check it, then try again.",
    ),
    "SQLITE_NOTADB": (ForeignFile, "This file is not a spinelog journal, so it was left as it is. Please name another file."),
    "SQLITE_CORRUPT": (
        DamagedJournal,
        "This journal is damaged. Please open your latest backup with --journal and keep this file.",
    ),
}


def told(error: sqlite3.Error, path: str) -> JournalError:
    """The sentence for an SQLite error, with the journal's path; told by the error's name, never its text."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for prefix, (kind, sentence) in _SENTENCES.items():
        if name.startswith(prefix):
            return kind(f"{sentence} ({path})")
    return JournalError(f"The journal could not do this: {error}. Nothing was saved. ({path})")
