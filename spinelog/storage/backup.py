"""Verified copies of a journal, made by SQLite itself: a copy of a file in use can be torn."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from spinelog.storage.errors import JournalError
from spinelog.storage.files import private_folder

if TYPE_CHECKING:
    from spinelog.storage.connection import Connector


def back_up(connector: Connector, target: str) -> str:
    """Copy the journal to `target` and verify the copy; gives its SHA-256 (hex), kept beside it as `.sha256`.

    The copy is made 0600 under another name and moved into place once it is whole and verified. Raises
    JournalError when `target` exists, or when the copy does not hold what the journal holds.
    """
    source = connector.connect()
    try:
        return _copy(source, target)
    finally:
        source.close()


def back_up_before_migration(source: sqlite3.Connection, path: str, version: int) -> str:
    """The copy made before a journal's tables change, beside it in `backups`; gives its path."""
    folder = os.path.join(os.path.dirname(path), "backups")
    name = os.path.splitext(os.path.basename(path))[0]
    target = os.path.join(folder, f"{name}-version-{version}.db")
    number = 1
    while os.path.exists(target):
        number += 1
        target = os.path.join(folder, f"{name}-version-{version}-{number}.db")
    _copy(source, target)
    return target


def _copy(source: sqlite3.Connection, target: str) -> str:
    target = os.path.abspath(target)
    if os.path.exists(target):
        raise JournalError(f"There is already a file at {target}. Please name another one, so that nothing is lost.")
    part = f"{target}.{os.getpid()}.part"
    try:
        private_folder(os.path.dirname(target))
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _fill(source, part)
        with open(part, "rb") as file:
            import hashlib

            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        os.replace(part, target)
        with os.fdopen(os.open(f"{target}.sha256", os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
            file.write(f"{digest}  {os.path.basename(target)}\n")
    except OSError as error:
        raise JournalError(f"The backup could not be written: {error.strerror}. ({target})") from None
    finally:
        if os.path.exists(part):
            os.remove(part)
    return digest


def _fill(source: sqlite3.Connection, part: str) -> None:
    """Copy and verify: SQLite's own check, and every table with as many rows as in the journal."""
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        source.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise JournalError("The backup did not pass its check and was removed. Please try another disk.")
        if _counts(copy) != _counts(source):
            raise JournalError("The journal changed while it was copied. Please try again.")
    finally:
        copy.close()


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
