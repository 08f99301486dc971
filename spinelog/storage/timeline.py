"""The timeline's keys: what stands on it and in which order, read without reading the items.

A journal of a hundred thousand items opens as fast as one of a thousand, since only the latest are asked for first,
and each noun finds those by its index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from heapq import merge
from itertools import islice
from typing import NamedTuple, overload

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


class Keys(Sequence[Key]):
    """Keys in the timeline's order. Each is a line of text until it is looked at: a hundred thousand are one string, split."""

    __slots__ = ("_lines",)

    def __init__(self, lines: list[str]) -> None:
        """`lines` as `_LINE` writes them, in order."""
        self._lines = lines

    @classmethod
    def of(cls, keys: Iterable[Key]) -> Keys:
        """These keys, in order."""
        return cls([f"{key.date}\t{key.rank:02}\t{key.created_at}\t{key.number:012}\t{key.noun}\t{key.uid}" for key in keys])

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Key: ...
    @overload
    def __getitem__(self, index: slice) -> Keys: ...
    def __getitem__(self, index: int | slice) -> Key | Keys:
        if isinstance(index, slice):
            return Keys(self._lines[index])
        date, rank, created_at, number, noun, uid = self._lines[index].split("\t")
        return Key(date, int(rank), created_at, int(number), noun, uid)

    def __add__(self, others: Keys) -> Keys:
        return Keys(self._lines + others._lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Keys) and self._lines == other._lines

    __hash__ = None  # type: ignore[assignment]

    def of_nouns(self, nouns: Set[str]) -> Keys:
        """Those of some nouns."""
        return Keys([line for line in self._lines if line.rsplit("\t", 2)[1] in nouns])

    def index_of(self, noun: str, uid: str) -> int | None:
        """Where the key of an item stands; None when it is not among them."""
        end, lines = f"\t{noun}\t{uid}", self._lines
        return next((index for index in range(len(lines) - 1, -1, -1) if lines[index].endswith(end)), None)


_LINE = "{date} || printf('\t%02d\t', {rank}) || {created} || printf('\t%012d\t', {number}) || '{noun}\t' || {uid}"
"""A key as text that sorts as keys do: a tab comes before every other sign in it."""


def read_keys(connection: sqlite3.Connection, *, latest: int | None = None) -> Keys:
    """The keys in the timeline's order; with `latest` only so many from its end.

    All of them come as one row, so that a screen can be drawn meanwhile: for every row Python would take its lock back.
    Of the latest, no more rows of each noun are fetched than stand among them, and one.
    """
    if latest is None:
        everything = " UNION ALL ".join(f"SELECT {line} AS line FROM {rows}" for line, rows, _ in _nouns())
        text = connection.execute(f"SELECT group_concat(line, char(10)) FROM ({everything} ORDER BY line)").fetchone()[0]
        return Keys(sorted(text.split("\n")) if text else [])  # sorted already; SQLite gives no word for it
    ends = [
        connection.execute(f"SELECT {line} FROM {rows} ORDER BY {', '.join(f'{column} DESC' for column in order)}")
        for line, rows, order in _nouns()
    ]
    found = [line for (line,) in islice(merge(*ends, reverse=True), latest)]
    return Keys(found[::-1])


def _nouns() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Of each noun on the timeline the SQL for its lines, where its rows are, and the columns by which they stand in order."""
    nouns = [noun for noun in NOUNS.values() if noun.shelf]
    for rank, noun in enumerate(nouns):
        date = f"coalesce({noun.date}, '')" if noun.date else "''"
        line = _LINE.format(date=date, rank=rank, created="created_at", number="rowid", noun=noun.name, uid="uid")
        order = (*((noun.date,) if noun.date else ()), "created_at", "rowid")
        yield line, f"{noun.name} WHERE deleted_at IS NULL", order
    line = _LINE.format(date="day", rank=len(nouns), created="''", number=0, noun=NOTE, uid="day")
    yield line, "day WHERE note IS NOT NULL AND deleted_at IS NULL", ("day",)


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
