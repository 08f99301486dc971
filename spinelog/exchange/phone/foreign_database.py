"""A SQLite database that somebody else made, read without believing it. None of its own SQL is ever run.

It is copied to where only this program reads it, opened so that nothing is written, and only plain tables that were asked
for can be read, by name: views, triggers, virtual tables, computed columns and functions are refused.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

from spinelog.exchange.phone.box import MIB, Box, too_large
from spinelog.exchange.phone.findings import BadFile, Cancelled, Reading

SIGN = b"SQLite format 3\x00"
"""How a database begins."""

MOST_BYTES = 1024 * MIB
"""Bytes of a database; of Health Connect a million rows take 130 MB."""

_COPIED = 0.2
"""The share of the work that is done when the file is copied."""

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * MIB,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_SETTINGS = ("trusted_schema=OFF", "cell_size_check=ON", "ignore_check_constraints=ON", "query_only=ON")
_AT_ONCE = 1024
_PRAGMAS = ("quick_check", "table_xinfo", "index_list", "index_info")
_FUNCTIONS = ("count", "max", "coalesce")


class ForeignDatabase:
    """An open copy. Made by `foreign_database`, inside of which every error of SQLite becomes a sentence."""

    def __init__(self, connection: sqlite3.Connection, name: str, watch: _Watch) -> None:
        self._connection = connection
        self._name = name
        self._watch = watch

    def columns(self, table: str, needed: Sequence[str]) -> frozenset[str]:
        """The stored columns of a plain, undamaged table; none when it is not there.

        Raises BadFile when it is no plain table or lacks a column that is needed.
        """
        # Not by PRAGMA table_list, which starts the code of virtual tables.
        said = self._connection.execute("SELECT type, rootpage, sql FROM sqlite_master WHERE name = ? COLLATE NOCASE", (table,))
        made = said.fetchall()
        if not made:
            return frozenset()
        if len(made) > 1 or not _is_plain(*made[0]):
            raise self._unusual()
        found = frozenset(row[1] for row in self._connection.execute(f'PRAGMA table_xinfo("{table}")') if row[6] == 0)
        if not found.issuperset(needed):
            raise self._unusual()
        if [row[0] for row in self._connection.execute(f'PRAGMA quick_check("{table}")')] != ["ok"]:
            raise sqlite3.DatabaseError(table)
        return found

    def is_unique(self, table: str, column: str) -> bool:
        """Whether the table itself keeps a value of a column from coming twice."""
        for _, index, is_unique, _, is_partial in self._connection.execute(f'PRAGMA index_list("{table}")').fetchall():
            if is_unique and not is_partial:
                quoted = index.replace('"', '""')
                if [row[2] for row in self._connection.execute(f'PRAGMA index_info("{quoted}")')] == [column]:
                    return True
        return False

    def rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, as they come."""
        return chain.from_iterable(self.chunks(sql))

    def chunks(self, sql: str) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, many at once."""
        cursor = self._connection.execute(sql)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield rows

    def tell(self, share: float) -> None:
        """Tell how much of the reading is done, 0 to 1."""
        self._watch.share = _COPIED + (1 - _COPIED) * share
        self._watch.tell(self._watch.share)

    def _unusual(self) -> BadFile:
        return BadFile(f"The tables in {self._name} are not as they should be. Please export it again.")


@contextmanager
def foreign_database(box: Box, path: str, tables: Mapping[str, Sequence[str]], reading: Reading) -> Iterator[ForeignDatabase]:
    """A database in a box; only the `tables` can be read. Raises BadFile, and what `reading.tell` raises."""
    with tempfile.TemporaryDirectory(prefix="spinelog-") as folder:
        copy = os.path.join(folder, "copy.db")
        watch = _Watch(reading, _copied(box, path, copy, reading))
        connection = None
        try:
            connection = _connect(copy, watch, tables)
            with suppress(OSError):  # Windows does not let go of it yet
                os.unlink(copy)  # so that it is gone even when the program is killed
            yield ForeignDatabase(connection, box.name, watch)
        except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError):  # the last for its own messages
            if watch.stopped is not None:
                raise watch.stopped from None
            raise BadFile(f"The database in {box.name} is damaged. Please copy it again, or export it again.") from None
        finally:
            if connection is not None:
                connection.close()


class _Watch:
    """Called by SQLite now and then: tells how far the reading is, and ends what would go on for ever."""

    EVERY = 100_000
    """Steps of SQLite's machine between two calls, some milliseconds."""

    def __init__(self, reading: Reading, size: int) -> None:
        self.share = _COPIED
        self.stopped: BaseException | None = None
        self.tell = reading.tell
        self._left = (50_000_000 + 20 * size) // self.EVERY  # a sound export takes about one step for each byte

    def __call__(self) -> int:
        self._left -= 1
        try:
            self.tell(self.share)
        except (Cancelled, KeyboardInterrupt) as stop:  # SQLite would swallow it
            self.stopped = stop
        return int(self.stopped is not None or self._left < 0)


def _copied(box: Box, path: str, copy: str, reading: Reading) -> int:
    """Copy a database to a new file that nobody else can read. Its size."""
    size = box.size(path)
    if size > MOST_BYTES:
        raise too_large(path)
    handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as out, box.open(path) as file:
        done = 0
        while chunk := file.read(MIB):
            done += len(chunk)
            if done > MOST_BYTES:
                raise too_large(path)
            out.write(chunk)
            reading.tell(_COPIED * min(1.0, done / (size or 1)))
    return done


def _connect(path: str, watch: _Watch, tables: Mapping[str, Sequence[str]]) -> sqlite3.Connection:
    def authorize(action: int, first: str | None, second: str | None, database: str | None, inner: str | None) -> int:
        allowed = (
            action == sqlite3.SQLITE_SELECT
            or (action == sqlite3.SQLITE_READ and (first in tables or first == "sqlite_master") and inner is None)
            or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
            or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    connection = sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        connection.set_progress_handler(watch, watch.EVERY)
        connection.text_factory = _text
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.set_authorizer(authorize)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_plain(kind: object, page: object, sql: object) -> bool:
    """Whether an entry of the schema is that of a table with rows of its own, whatever it is filed as."""
    return kind == "table" and isinstance(page, int) and page > 1 and str(sql).lstrip().upper().startswith("CREATE TABLE")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
