"""Drafts: what is typed into a form and not saved yet. Plain sqlite3, as the first frame shows the one of its day.

A form writes under a uid of its own, made when it is opened. Two programs with the same form open therefore never
write over each other: what the one did not save is found, and given back, beside what the other did not.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from spinelog.domain.kinds import INSTANT
from spinelog.storage.connection import Connector
from spinelog.storage.errors import told
from spinelog.storage.files import Mark, file_mark
from spinelog.storage.quick import transaction

DAY = "day"
"""The form of one day; its items are dates."""


_UID = re.compile("[0-9a-f]{32}")


class Draft(NamedTuple):
    """What was typed into one form."""

    uid: str
    form: str
    """`DAY`, or the noun of the form and what tells it from others of that noun, after dots: `goal_check.UID`."""
    item: str
    """The date of the day or the uid of the item, empty for one that is being added."""
    texts: Mapping[str, str]
    """What stood in each field, exactly as it was typed, also what cannot be read."""
    seen: Mapping[str, str]
    """What was recorded in these fields when the typing began, as one would type it."""
    written_at: datetime


def read_drafts(connection: sqlite3.Connection) -> tuple[Draft, ...]:
    """All of them, the latest first."""
    rows = connection.execute("SELECT uid, form, item, texts, seen, written_at FROM draft ORDER BY written_at DESC, rowid DESC")
    return tuple(Draft(uid, form, item, _texts(texts), _texts(seen), _instant(at)) for uid, form, item, texts, seen, at in rows)


def _texts(stored: str) -> Mapping[str, str]:
    import json  # nearly never is there a draft: then the first frame does without

    texts: Mapping[str, str] = json.loads(stored)
    return texts


def all_drafts(connector: Connector) -> tuple[Draft, ...]:
    """The same, in a transaction of its own."""
    with transaction(connector) as connection:
        return read_drafts(connection)


def find_draft(connector: Connector, form: str, item: str) -> Draft | None:
    """The latest draft of one item's form."""
    return next((draft for draft in all_drafts(connector) if (draft.form, draft.item) == (form, item)), None)


def keep_draft(connector: Connector, draft: Draft | None, gone: Iterable[str]) -> tuple[Mark, Mark] | None:
    """Write a draft and remove those with the uids in `gone`, in one transaction.

    Gives the file's marks before and after where only this has changed it, so that nobody need read it again.
    """
    connection = connector.connect()
    try:
        connection.execute("BEGIN IMMEDIATE")
        before, others = file_mark(connector.path), _by_others(connection)
        drop_drafts(connection, gone)
        if draft is not None:
            _write(connection, draft)
        connection.execute("COMMIT")
        after = file_mark(connector.path)
        return (before, after) if _by_others(connection) == others else None
    except sqlite3.Error as error:
        raise told(error, connector.path) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.close()


def _write(connection: sqlite3.Connection, draft: Draft) -> None:
    import json

    texts, seen = (json.dumps(dict(one)) for one in (draft.texts, draft.seen))
    connection.execute(
        """INSERT INTO draft (uid, form, item, texts, seen, written_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (uid) DO UPDATE SET texts = excluded.texts, seen = excluded.seen, written_at = excluded.written_at""",
        (draft.uid, draft.form, draft.item, texts, seen, INSTANT.store(draft.written_at)),
    )


def drop_drafts(connection: sqlite3.Connection, gone: Iterable[str]) -> None:
    """Remove drafts; call it inside the transaction that saves what they hold."""
    connection.executemany("DELETE FROM draft WHERE uid = ?", [(uid,) for uid in gone])


def forget_drafts_of_nothing(connection: sqlite3.Connection) -> None:
    """Remove drafts that belong to an item which is not there any more, not even in the trash: nothing opens their form."""
    from spinelog.domain.nouns import NOUNS

    tables = [noun.name for noun in NOUNS.values() if noun.key == ("uid",)]
    one_of_all = " UNION ALL ".join(f'SELECT 1 FROM "{table}" WHERE uid = :uid' for table in tables)
    for uid, form, item in connection.execute("SELECT uid, form, item FROM draft").fetchall():
        named = [part for part in (*form.split("."), item) if _UID.fullmatch(part)]
        if any(connection.execute(one_of_all, {"uid": part}).fetchone() is None for part in named):
            drop_drafts(connection, [uid])


def _by_others(connection: sqlite3.Connection) -> object:
    """Another number once another connection has changed the file."""
    return connection.execute("PRAGMA data_version").fetchone()


def _instant(stored: str) -> datetime:
    loaded = INSTANT.load(stored)
    assert isinstance(loaded, datetime)  # noqa: S101 - narrows the type
    return loaded
