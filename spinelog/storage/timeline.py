"""The timeline's keys: what stands on it and in which order, read without reading the items.

A journal of a hundred thousand items opens as fast as one of a thousand, since only the latest are asked for first,
and each noun finds those by its index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from typing import NamedTuple

from spinelog.domain.nouns import NOUNS
from spinelog.domain.procedure import CANCELLED, DONE

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
    """The keys in the timeline's order; with `latest` only so many from its end.

    Of each noun no more rows are fetched than stand among the latest, and one.
    """
    if latest is None:
        return sorted(key for keys in _by_noun(connection) for key in keys)
    found = list(islice(merge(*_by_noun(connection, backwards=True), reverse=True), latest))
    found.reverse()
    return found


def _by_noun(connection: sqlite3.Connection, *, backwards: bool = False) -> Iterator[Iterator[Key]]:
    """The keys of each noun, fetched as they are asked for; backwards in the timeline's order, else in any."""
    nouns = [noun for noun in NOUNS.values() if noun.shelf]
    for rank, noun in enumerate(nouns):
        date = f"coalesce({noun.date}, '')" if noun.date else "''"
        order = f"{noun.date} DESC, created_at DESC, rowid DESC" if noun.date else "created_at DESC, rowid DESC"
        rows = connection.execute(
            f"SELECT {date}, {rank}, created_at, rowid, '{noun.name}', uid FROM {noun.name} WHERE deleted_at IS NULL"
            + (f" ORDER BY {order}" if backwards else "")
        )
        yield map(Key._make, rows)
    notes = connection.execute(
        f"SELECT day, {len(nouns)}, '', 0, '{NOTE}', day FROM day WHERE note IS NOT NULL AND deleted_at IS NULL"
        + (" ORDER BY day DESC" if backwards else "")
    )
    yield map(Key._make, notes)


def read_notes_of(connection: sqlite3.Connection, days: Iterable[str]) -> dict[str, str]:
    """The notes of these days by their ISO dates."""
    wanted = list(days)
    marks = ", ".join("?" * len(wanted))
    return dict(connection.execute(f"SELECT day, note FROM day WHERE note IS NOT NULL AND day IN ({marks})", wanted))


def read_places(connection: sqlite3.Connection, procedures: Sequence[str]) -> dict[str, int]:
    """The place of each of these procedures, from 0, in the order of letters; cancelled ones and those in the trash have none.

    It is the order of `analysis.procedures.lettered`, counted by SQLite, so that no list of them all is fetched.
    """
    marks = ", ".join("?" * len(procedures))
    rows = connection.execute(
        f"""SELECT uid, place - 1 FROM (
            SELECT uid, row_number() OVER (
                ORDER BY status <> '{DONE}', date, coalesce(time, '00:00'), created_at, uid
            ) AS place FROM procedure WHERE status <> '{CANCELLED}' AND deleted_at IS NULL
        ) WHERE uid IN ({marks})""",
        tuple(procedures),
    )
    return dict(rows.fetchall())
