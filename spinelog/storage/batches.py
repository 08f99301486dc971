"""Many rows that are written as one change, and taken back as one; quick enough for sixty years of days.

Plain sqlite3. What undo remembers is JSON: table -> its key columns, the keys that were written, and the rows that stood there.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence

from spinelog.domain.kinds import Stored
from spinelog.storage.errors import JournalError
from spinelog.storage.undo import IMPORT, forget_contents, keep

Cell = Stored | bytes | None
Key = tuple[Cell, ...]
Rows = Sequence[Mapping[str, Cell]]
"""Rows in their stored form, column -> value; all rows of a table with the same columns."""

_OF_A_DAY = ("day", "day_pain", "day_dose")
_UID = re.compile(r"\b[0-9a-f]{32}\b")


def write_rows(
    connection: sqlite3.Connection,
    key: str,
    now: str,
    tables: Mapping[str, tuple[tuple[str, ...], Rows]],
    gone: Mapping[str, tuple[tuple[str, ...], Sequence[Key]]] | None = None,
) -> None:
    """Remember what stands there, then write these rows, new ones and over old ones, and remove those that are `gone`.

    `key` is the batch's uid, `now` an instant as stored; tables and `gone` name the columns of their keys. Call it inside a
    writing transaction, once a transaction. Bytes never change once they are there, so rows that hold any are only added, and
    go with what they belong to.
    """
    connection.execute("PRAGMA defer_foreign_keys=ON")
    before = {name: _standing(connection, name, *found) for name, found in _keys(tables, gone or {}).items()}
    keep(connection, IMPORT, key, json.dumps(before, ensure_ascii=False, separators=(",", ":")), now)
    for name, (columns, keys) in (gone or {}).items():
        _remove(connection, name, columns, keys)
    for name, (columns, rows) in tables.items():
        _upsert(connection, name, columns, rows)


def put_back(connection: sqlite3.Connection, key: str) -> None:
    """Put the rows of a batch back as they stood before it. Call it inside a writing transaction that defers references.

    What was changed again since then by hand stays as it is now. Raises JournalError where something that was written since
    belongs to what would go.
    """
    number, before = connection.execute(
        "SELECT id, before FROM change WHERE noun = ? AND key = ? ORDER BY id DESC LIMIT 1", (IMPORT, key)
    ).fetchone()
    later = connection.execute("SELECT noun, key, before FROM change WHERE id > ? AND noun <> ?", (number, IMPORT)).fetchall()
    touched = {(noun, item) for noun, item, _ in later}
    remembered = {uid for *_, text in later if text for uid in _UID.findall(text)}
    left: set[Cell] = set()
    for name, old in json.loads(before).items():
        columns, rows = tuple(old["columns"]), old["rows"]
        stood = {tuple(row[column] for column in columns) for row in rows}
        keys = [tuple(one) for one in old["keys"]]
        day = columns.index("day") if name in _OF_A_DAY else 0
        noun = "day" if name in _OF_A_DAY else name
        stays = {one for one in keys if (noun, one[day]) in touched}
        going = [one for one in keys if one not in stood and one not in stays]
        left.update(one[0] for one in going if columns == ("uid",))
        _remove(connection, name, columns, going)
        _upsert(connection, name, columns, [row for row in rows if tuple(row[column] for column in columns) not in stays])
    forget_contents(connection)
    if left & remembered or connection.execute("PRAGMA foreign_key_check").fetchone():
        raise JournalError(
            "Something that was written after this import belongs to what it brought, so it cannot be taken back as a whole. "
            "Nothing was changed. Please take back first what was written later."
        )


def _keys(
    tables: Mapping[str, tuple[tuple[str, ...], Rows]], gone: Mapping[str, tuple[tuple[str, ...], Sequence[Key]]]
) -> dict[str, tuple[tuple[str, ...], list[Key]]]:
    """The keys that change in each table, each once; tables of bytes are left out."""
    found: dict[str, tuple[tuple[str, ...], list[Key]]] = {}
    for name, (columns, rows) in tables.items():
        if not _holds_bytes(rows):
            found[name] = (columns, [tuple(row[column] for column in columns) for row in rows])
    for name, (columns, keys) in gone.items():
        found.setdefault(name, (columns, []))[1].extend(keys)
    return {name: (columns, list(dict.fromkeys(keys))) for name, (columns, keys) in found.items()}


def _standing(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], keys: list[Key]) -> dict[str, object]:
    """What undo remembers of one table."""
    names = [described[0] for described in connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description]
    query = f'SELECT * FROM "{table}" WHERE {_where(columns)}'
    found = (connection.execute(query, key).fetchone() for key in keys)
    rows = [dict(zip(names, row, strict=True)) for row in found if row is not None]
    return {"columns": columns, "keys": keys, "rows": rows}


def _remove(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], keys: Sequence[Key]) -> None:
    connection.executemany(f'DELETE FROM "{table}" WHERE {_where(columns)}', keys)


def _upsert(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: Rows) -> None:
    """Write rows; one that is there is changed where it stands, so that what was written in one second keeps its order."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    others = [name for name in rows[0] if name not in columns]
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    then = "NOTHING" if _holds_bytes(rows) or not others else f"UPDATE SET {sets}"
    key = ", ".join(f'"{column}"' for column in columns)
    connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO {then}', rows)


def _where(columns: tuple[str, ...]) -> str:
    return " AND ".join(f'"{column}" = ?' for column in columns)


def _holds_bytes(rows: Rows) -> bool:
    return any(isinstance(value, bytes) for row in rows[:1] for value in row.values())
