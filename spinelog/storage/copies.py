"""Whole copies of a journal: read in one go, compared, and taken in as one change that can be taken back.

Plain sqlite3: sixty years of days are read in well under a second.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from spinelog.domain.copy import OWN_SOURCE, Contents, JournalCopy, Row, tables
from spinelog.domain.errors import NotFound
from spinelog.domain.imported import Batch
from spinelog.domain.kinds import INSTANT, YESNO
from spinelog.storage.batches import write_rows
from spinelog.storage.merge import Merged, merge
from spinelog.storage.phone import imports

_UID = "journal_uid"


def read_copy(connection: sqlite3.Connection, read: Callable[[str], bytes]) -> JournalCopy:
    """Everything in plain values, inside a transaction; `read` gives the bytes of an attachment, also later."""
    uids = connection.execute("SELECT attachment FROM attachment_content ORDER BY rowid").fetchall()
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (_UID,)).fetchone()
    return JournalCopy(
        tables={name: _rows(connection, name) for name in tables()},
        contents=Contents((uid for (uid,) in uids), read),
        journal_uid=str(found[0]) if found is not None else None,
    )


def _rows(connection: sqlite3.Connection, name: str) -> list[Row]:
    """The rows of one table in the order of writing, those that have one; else in the order of their key."""
    table = tables()[name]
    names = [column.name for column in table.fields]
    columns = ", ".join(f'"{one}"' for one in names)
    order = ", ".join(table.key) if "day" in table.key else "rowid"
    found = connection.execute(f"SELECT {columns} FROM {name} ORDER BY {order}")
    rows: list[Row] = [dict(zip(names, row, strict=True)) for row in found]
    answers = [column.name for column in table.fields if column.kind is YESNO]
    for row in rows if answers else ():
        for one in answers:
            if row[one] is not None:
                row[one] = bool(row[one])
    return rows


def content_of(connection: sqlite3.Connection, uid: str) -> bytes:
    """The bytes of one attachment. Raises NotFound."""
    found = connection.execute("SELECT content FROM attachment_content WHERE attachment = ?", (uid,)).fetchone()
    if found is None:
        raise NotFound("This file is not in the journal any more.")
    return bytes(found[0])


def merged(connection: sqlite3.Connection, copy: JournalCopy) -> Merged:
    """What taking a copy in does to this journal."""
    return merge(read_copy(connection, lambda uid: content_of(connection, uid)), copy)


def take_in(connection: sqlite3.Connection, copy: JournalCopy, file_name: str, now: datetime) -> Batch | None:
    """Take a copy in as one change; None, and nothing is written, where the journal holds all of it.

    Call it inside a writing transaction.
    """
    found = merged(connection, copy)
    if not found.compared.changes:
        return None
    uid, instant = uuid4().hex, str(INSTANT.store(now))
    compared = found.compared
    batch = {
        "uid": uid, "made_at": instant, "source": OWN_SOURCE, "file_name": file_name, "first_day": compared.first_day,
        "last_day": compared.last_day, "days_new": compared.days_new, "days_changed": compared.days_changed,
    }  # fmt: skip
    known = tables()
    write = {name: (known[name].key, list(rows)) for name, rows in found.write.items()}
    write["import_batch"] = (("uid",), [*write.get("import_batch", (("uid",), []))[1], dict(batch)])
    if found.journal_uid is not None:
        write["meta"] = (("key",), [{"key": _UID, "value": found.journal_uid}])
    write_rows(connection, uid, instant, write, {name: (known[name].key, keys) for name, keys in found.gone.items()})
    for one in found.contents:
        connection.execute("INSERT INTO attachment_content (attachment, content) VALUES (?, ?)", (one, copy.contents[one]))
    (noted,) = imports(connection, uid)
    return noted
