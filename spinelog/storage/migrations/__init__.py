"""Numbered steps that bring a journal's tables up to date, each in one transaction of its own.

A step is a module `mNNNN_words` with `STATEMENTS`, DDL written by hand, and, where data must move, a function
`fill(connection)`. `user_version` counts the steps done; it rolls back with its step.
"""

from __future__ import annotations

import sqlite3

from spinelog.storage.migrations.steps import STEPS

LATEST = len(STEPS)


def migrate(connection: sqlite3.Connection, path: str, application_id: int) -> None:
    """Run every step that the journal has not had. Before the first, an existing journal is backed up, verified."""
    from importlib import import_module

    done = _version(connection)
    if 0 < done < LATEST:
        from spinelog.storage.backup import back_up_before_migration

        back_up_before_migration(connection, path, done)
    for number, name in enumerate(STEPS, start=1):
        if number <= done:
            continue
        step = import_module(f"spinelog.storage.migrations.{name}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) < number:  # another spinelog may have been quicker
                for statement in step.STATEMENTS:
                    connection.execute(statement)
                if hasattr(step, "fill"):
                    step.fill(connection)
                connection.execute(f"PRAGMA application_id={application_id}")
                connection.execute(f"PRAGMA user_version={number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
