"""The one way to a journal's file: sniffed once, made private, opened by SQLite alone after that.

Any other handle on the live file would drop SQLite's POSIX locks when it closes, and with them somebody
else's acknowledged row; so nothing but the sniff and the exclusive creation opens it.
"""

from __future__ import annotations

import os
import sqlite3

from spinelog.storage.errors import ForeignFile, JournalError, NewerJournal, told
from spinelog.storage.files import private_folder
from spinelog.storage.migrations import LATEST, migrate

APPLICATION_ID = 0x53504E4C
"""`SPNL` in the header's bytes 68-71, by which a journal is known."""

BUSY_SECONDS = 5.0
OLDEST_SQLITE = (3, 37)
"""STRICT tables came with 3.37."""

_MAGIC = b"SQLite format 3\x00"
_SETTINGS = (
    "PRAGMA journal_mode=TRUNCATE;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA secure_delete=ON;"
    "PRAGMA trusted_schema=OFF;"
)


class Connector:
    """Opens connections to one journal. One per process and journal; pass it down, never make a second.

    The first connection, or `prepare` before it, must come before there are threads.
    """

    __slots__ = ("_is_ready", "path")

    def __init__(self, path: str) -> None:
        self.path = os.path.abspath(path)
        self._is_ready = False

    @property
    def exists(self) -> bool:
        """Whether there is a file; does not open it."""
        return os.path.exists(self.path)

    def connect(self) -> sqlite3.Connection:
        """A connection in autocommit: the caller says BEGIN. Raises JournalError with a sentence."""
        self.prepare()
        return self._open(is_ready=True)

    def peek(self) -> sqlite3.Connection:
        """A connection that only reads: it makes and changes nothing, and waits for nobody.

        Raises sqlite3.Error, or JournalError for a file that is no journal of this spinelog.
        """
        connection = sqlite3.connect(self._address("ro"), uri=True, timeout=0, isolation_level=None)
        try:
            self._check(connection)
        except (sqlite3.Error, JournalError):
            connection.close()
            raise
        return connection

    def prepare(self) -> None:
        """Check the file's header, make the journal if there is none, bring an older one up to date; once.

        Raises JournalError with a sentence.
        """
        if not self._is_ready:
            self._prepare()
            self._is_ready = True

    def _prepare(self) -> None:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise JournalError(
                f"This Python brings SQLite {sqlite3.sqlite_version}; spinelog needs 3.37 or newer. Please use a newer Python."
            )
        try:
            version = self._sniff() if self.exists else self._create()
        except OSError as error:
            raise JournalError(f"The journal cannot be opened: {error.strerror}. ({self.path})") from None
        if version < LATEST:
            connection = self._open()
            try:
                migrate(connection, self.path, APPLICATION_ID)
            except sqlite3.Error as error:
                raise told(error, self.path) from error
            finally:
                connection.close()

    def _sniff(self) -> int:
        """The journal's version from its first 100 bytes; refuses what is not ours or too new, untouched."""
        with open(self.path, "rb") as file:
            header = file.read(100)
        if not header:
            return 0  # made but never filled: an earlier start was cut off between the two
        application, version = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
        if not header.startswith(_MAGIC) or len(header) < 100 or application not in (0, APPLICATION_ID):
            raise ForeignFile(
                f"This file is not a spinelog journal, so it was left as it is. Please name another file. ({self.path})"
            )
        self._refuse(application, version)
        return version

    def _refuse(self, application: int, version: int) -> None:
        if application != APPLICATION_ID:
            raise ForeignFile(
                f"This is a database of another program, so it was left as it is. Please name another file. ({self.path})"
            )
        if version > LATEST:
            raise NewerJournal(
                f"This journal was written by a newer spinelog, so it was left as it is. Please update spinelog. ({self.path})"
            )

    def _create(self) -> int:
        """Make the file 0600 in a 0700 folder before SQLite sees it; SQLite copies the mode to its own files."""
        private_folder(os.path.dirname(self.path))
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
        try:
            os.close(os.open(self.path, flags, 0o600))
        except FileExistsError:  # another spinelog was first
            return self._sniff()
        return 0

    def _address(self, mode: str) -> str:
        """The file as SQLite's URI, "rw" or "ro"."""
        quoted = self.path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        if os.name == "nt":
            quoted = "/" + quoted.replace("\\", "/")
        return f"file:{quoted}?mode={mode}"

    def _open(self, *, is_ready: bool = False) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self._address("rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                if is_ready:
                    self._check(connection)  # before the settings, which would write to another program's file
                connection.executescript(_SETTINGS)
            except (sqlite3.Error, JournalError):
                connection.close()
                raise
        except sqlite3.Error as error:
            raise told(error, self.path) from error
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        """Refuse a file that was put in this place, or brought up to date by a newer spinelog, since the first look."""
        (application,), (version,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        )
        self._refuse(application, version)
