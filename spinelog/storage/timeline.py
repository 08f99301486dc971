"""The timeline's keys: what stands on it and in which order, read without reading the items.

A journal of a hundred thousand items opens as fast as one of a thousand, since only the latest are asked for first,
and each noun finds those by its index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from spinelog.domain.nouns import NOUNS

NOTE = "note"
"""What stands for a noun in the key of a day's note."""


class Key(NamedTuple):
    """One line of the timeline. Keys order as the timeline does: what has no date first, a vaguer date before a day in it."""

    date: str
    """ISO date or partial date; empty without one."""
    rank: int
    """The place of its noun among those of one date."""
    created_at: str
    number: int
    """The order of writing within one second."""
    noun: str
    """A noun's name, or "note"."""
    uid: str
    """Of the item; the ISO date of a note."""


def read_keys(connection: sqlite3.Connection, *, latest: int | None = None) -> list[Key]:
    """The keys in the timeline's order; with `latest` only so many from its end."""
    found: list[Key] = []
    nouns = [noun for noun in NOUNS.values() if noun.shelf]
    last_first = "" if latest is None else f"ORDER BY {{}} DESC LIMIT {latest}"
    for rank, noun in enumerate(nouns):
        date = f"coalesce({noun.date}, '')" if noun.date else "''"
        ends = last_first.format(f"{noun.date} DESC, created_at DESC, rowid" if noun.date else "created_at DESC, rowid")
        rows = connection.execute(
            f"SELECT {date}, {rank}, created_at, rowid, '{noun.name}', uid FROM {noun.name} WHERE deleted_at IS NULL {ends}"
        )
        found += map(Key._make, rows)
    notes = connection.execute(
        f"SELECT day, {len(nouns)}, '', 0, '{NOTE}', day FROM day WHERE note IS NOT NULL AND deleted_at IS NULL "
        + last_first.format("day")
    )
    found += map(Key._make, notes)
    found.sort()
    return found if latest is None else found[-latest:]


def read_notes_of(connection: sqlite3.Connection, days: Iterable[str]) -> dict[str, str]:
    """The notes of these days by their ISO dates."""
    wanted = list(days)
    marks = ", ".join("?" * len(wanted))
    return dict(connection.execute(f"SELECT day, note FROM day WHERE note IS NOT NULL AND day IN ({marks})", wanted))
