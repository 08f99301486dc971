"""Taking changes back: each write first remembers the rows as they stood, in the same transaction.

Plain sqlite3, shared by both lanes. A remembered change is JSON: table -> rows in their stored form.
"""

from __future__ import annotations

import sqlite3

KEPT_CHANGES = 500
"""How many changes can be taken back; older ones are forgotten when a new one is remembered."""

IMPORT = "import"
"""The noun of a change that wrote many rows at once; its key is the batch, and `storage.batches` puts it back."""

_DAY_TABLES = ("day_dose", "day_pain", "day")
"""Parts first, so that deleting in this order never breaks a reference."""


def _tables(noun: str) -> tuple[tuple[str, ...], str]:
    """The tables that one item of this noun lives in, and the column that names it."""
    return (_DAY_TABLES, "day") if noun == "day" else ((noun,), "uid")


def remember(connection: sqlite3.Connection, noun: str, key: str, now: str, save: int = 0) -> int:
    """Keep the rows of one item as they stand; call it inside the transaction that changes them.

    Changes that belong to one save share its number: give the number that the first call gave.
    """
    tables, column = _tables(noun)
    before = ", ".join(f"'{table}', ({_rows_as_json(connection, table, column)})" for table in tables)
    exists = connection.execute(f'SELECT 1 FROM "{tables[-1]}" WHERE "{column}" = ?', (key,)).fetchone()
    text = connection.execute(f"SELECT json_object({before})", {"key": key}).fetchone()[0] if exists else None
    return keep(connection, noun, key, text, now, save)


def keep(connection: sqlite3.Connection, noun: str, key: str, before: str | None, now: str, save: int = 0) -> int:
    """Keep a change with the JSON of what stood there before; gives the number of its save, as `remember` does."""
    cursor = connection.execute(
        "INSERT INTO change (save, noun, key, before, made_at) VALUES (?, ?, ?, ?, ?)", (save, noun, key, before, now)
    )
    if not save:
        save = int(cursor.lastrowid or 0)
        connection.execute("UPDATE change SET save = id WHERE id = ?", (save,))
    # Whole saves are forgotten, never a part of one: half of it could not be taken back. The one being made is kept,
    # however many changes it has, such as a therapy that is deleted with two years of daily sessions.
    connection.execute("DELETE FROM change WHERE save <= (SELECT max(id) FROM change) - ? AND save <> ?", (KEPT_CHANGES, save))
    return save


def _rows_as_json(connection: sqlite3.Connection, table: str, column: str) -> str:
    """SQL for one table's rows as a JSON list. SQLite writes it, which spares `spinelog log` the import of json."""
    names = [described[0] for described in connection.execute(f'SELECT * FROM "{table}" LIMIT 0').description]
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in names)
    return f'SELECT json_group_array(json_object({pairs})) FROM "{table}" WHERE "{column}" = :key'


def latest_save(connection: sqlite3.Connection) -> int:
    """The number of the latest save; numbers only grow. A run takes back only what came after the one it began with."""
    found = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'change'").fetchone()
    return int(found[0]) if found else 0


def upcoming(connection: sqlite3.Connection, *, noun: str | None = None, after: int = 0) -> list[tuple[str, str]]:
    """Noun and key of each item that taking the latest save (of this noun, after this number) back would change.

    In the order in which they were changed; empty when there is nothing to take back.
    """
    save = _latest(connection, noun, after)
    return connection.execute("SELECT noun, key FROM change WHERE save = ? ORDER BY id", (save,)).fetchall()


def _latest(connection: sqlite3.Connection, noun: str | None, after: int) -> int | None:
    found = connection.execute(
        "SELECT save FROM change WHERE save > ? AND (? IS NULL OR noun = ?) ORDER BY id DESC LIMIT 1", (after, noun, noun)
    ).fetchone()
    return None if found is None else int(found[0])


def take_back(connection: sqlite3.Connection, *, noun: str | None = None, after: int = 0) -> None:
    """Put the rows of the latest save (of this noun, after this number) back. Call it inside a writing transaction."""
    save = _latest(connection, noun, after)
    connection.execute("PRAGMA defer_foreign_keys=ON")  # an item is taken out and put back while others point to it
    changes = connection.execute("SELECT noun, key, before FROM change WHERE save = ? ORDER BY id DESC", (save,)).fetchall()
    for noun_name, key, before in changes:
        if noun_name == IMPORT:
            from spinelog.storage.batches import put_back

            put_back(connection, key)
        else:
            _restore(connection, noun_name, key, before)
    connection.execute("DELETE FROM change WHERE save = ?", (save,))
    if any(noun_name == "attachment" for noun_name, _, _ in changes):
        forget_contents(connection)


def forget_contents(connection: sqlite3.Connection) -> None:
    """Remove the bytes of attachments that are not there any more."""
    connection.execute("DELETE FROM attachment_content WHERE attachment NOT IN (SELECT uid FROM attachment)")


def _restore(connection: sqlite3.Connection, noun: str, key: str, before: str | None) -> None:
    tables, column = _tables(noun)
    if before is None or noun == "day":  # a day's parts go with it, since there may be more of them by now
        for table in tables:
            connection.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (key,))
    if before is None:
        return
    import json

    rows = json.loads(before)
    for table in reversed(tables):
        for row in rows.get(table, ()):
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            # An item that is there is changed where it stands: what was written in one second keeps its order.
            there = ", ".join(f'"{name}" = excluded."{name}"' for name in row)
            known = "" if noun == "day" else f' ON CONFLICT ("{column}") DO UPDATE SET {there}'
            connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks}){known}', tuple(row.values()))
