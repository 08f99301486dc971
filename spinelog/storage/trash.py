"""The trash: what was deleted stays there for a while, then it goes for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from spinelog.domain.describe import Noun
from spinelog.domain.kinds import INSTANT
from spinelog.domain.nouns import NOUNS
from spinelog.storage.undo import forget_contents

KEPT_DAYS = 30
"""So long can a deleted item be brought back."""


def empty_trash(connection: sqlite3.Connection, now: datetime) -> int:
    """Remove what was deleted more than 30 days ago and is named by nothing else; gives how many items.

    What undo remembers of so long ago goes too: it holds the same text. What it still remembers counts as naming,
    since taking a change back may bring the name back. Call it inside a writing transaction.
    """
    before = str(INSTANT.store(now - timedelta(days=KEPT_DAYS)))
    # By whole saves: one can reach from one second into the next, and half of it could not be taken back.
    connection.execute(
        "DELETE FROM change WHERE save IN (SELECT save FROM change GROUP BY save HAVING max(made_at) < ?)", (before,)
    )
    gone = 0
    for noun in reversed(NOUNS.values()):  # parts before what they belong to
        named = " ".join(
            f"AND NOT EXISTS (SELECT 1 FROM {table} AS other WHERE {condition})" for table, condition in _named_by(noun)
        )
        done = connection.execute(f"DELETE FROM {noun.name} WHERE deleted_at < ? {named}", (before,))
        gone += done.rowcount
    forget_contents(connection)
    return gone


def _named_by(noun: Noun) -> Iterator[tuple[str, str]]:
    """The tables that can name an item of this noun, and the condition that one (`other`) does."""
    for other in NOUNS.values():
        for field in other.fields:
            if field.ref == noun.name:
                yield other.name, f'other."{field.name}" = {noun.name}.uid'
    if noun.name == "medication":  # a dose names the chain of courses, not one of them
        yield "day_dose", "other.medicine = medication.course_uid"
        yield "change", "instr(other.before, medication.course_uid)"
    if noun.key == ("uid",):
        yield "change", f"instr(other.before, {noun.name}.uid)"
