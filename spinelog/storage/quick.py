"""The small lane: plain sqlite3 for `spinelog log` and for what the first frame reads.

The other lane is `journal.Journal`; a test holds both to byte-identical rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME, Stamp
from spinelog.domain.day import DAY_DOSE, DAY_NOUN, DAY_PAIN, DOSE_KEY, PAIN_KEY, Entry, Part, merged
from spinelog.domain.describe import Noun, Record
from spinelog.domain.kinds import INSTANT
from spinelog.storage.connection import Connector
from spinelog.storage.errors import told
from spinelog.storage.undo import remember, take_back, upcoming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    V = TypeVar("V")

LATES = (IN_TIME, ADDED_LATER, FROM_MEMORY)
"""The words for the views' 0, 1, 2."""

_OWN = tuple(field for field in DAY_NOUN.fields if field.name != "day")
_PARTS = ((DAY_PAIN, "pain", "average", PAIN_KEY), (DAY_DOSE, "medicine", "amount", DOSE_KEY))


@contextmanager
def transaction(connector: Connector, *, writing: bool = False) -> Iterator[sqlite3.Connection]:
    """One short transaction on a connection of its own. SQLite's errors come out as sentences."""
    connection = connector.connect()
    try:
        connection.execute("BEGIN IMMEDIATE" if writing else "BEGIN")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise told(error, connector.path) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.close()


def pains(connection: sqlite3.Connection) -> list[tuple[str, str, bool]]:
    """uid, name and whether it is the main one, of each pain in its order: the main pain first, then by age."""
    rows = connection.execute(
        "SELECT uid, name, coalesce(is_main, 0) AS main FROM pain WHERE deleted_at IS NULL ORDER BY main DESC, created_at, rowid"
    )
    return [(uid, name, bool(is_main)) for uid, name, is_main in rows]


def medicines(connection: sqlite3.Connection, day: date) -> list[tuple[str, str]]:
    """`course_uid` and name of what is taken only when needed on this day, and of what was recorded of it, by name.

    A partial date counts whole: stopped in October is taken until its last day. On the day of a change or stop a medicine
    may still have been taken. Two that are called alike are told apart by their doses.
    """
    rows = connection.execute(
        """SELECT course_uid, name, coalesce(dose_text, '') FROM medication
        WHERE deleted_at IS NULL AND as_needed = 1 AND (started IS NULL OR started <= :day)
        AND (stopped IS NULL OR substr(:day, 1, length(stopped)) <= stopped)
        OR course_uid IN (SELECT medicine FROM day_dose WHERE day = :day)
        ORDER BY lower(name), started DESC""",
        {"day": day.isoformat()},
    )
    found: dict[str, tuple[str, str]] = {}
    for course, name, dose in rows:
        found.setdefault(course, (name, dose))
    names = [name.lower() for name, _ in found.values()]
    return [
        (course, f"{name} {dose}".strip() if names.count(name.lower()) > 1 else name) for course, (name, dose) in found.items()
    ]


def has_unnamed_dose(connection: sqlite3.Connection, day: date) -> bool:
    """Whether tablets of no named medicine are recorded of this day."""
    return connection.execute("SELECT 1 FROM day_dose WHERE day = ? AND medicine = ''", (day.isoformat(),)).fetchone() is not None


def medicine_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The name of every medicine by its `course_uid`, also of those that are no longer taken."""
    return dict(connection.execute("SELECT course_uid, name FROM medication ORDER BY started"))


def read_entry(connection: sqlite3.Connection, day: date) -> Entry | None:
    """The entry of a day as typed; None when nothing is recorded."""
    return read_entries(connection, day, day).get(day)


def read_entries(connection: sqlite3.Connection, first: date, last: date, *, effective: bool = False) -> dict[date, Entry]:
    """The entries from `first` to `last` in order, as typed; `effective` fills in steps and sleep from the phone."""
    span = (first.isoformat(), last.isoformat())
    names = ", ".join(field.name for field in _OWN)
    rows = connection.execute(f"SELECT day, {names} FROM day WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day", span)
    found: dict[date, Entry] = {}
    for day, *stored in rows:
        fields = {
            field.name: None if value is None else field.kind.load(value) for field, value in zip(_OWN, stored, strict=True)
        }
        found[date.fromisoformat(day)] = Entry(fields)
    for noun, key, value, prefix in _PARTS:
        rows = connection.execute(
            f"SELECT day, {key}, {value}, recorded_at, utc_offset_min FROM {noun.name} "
            f"WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day, created_at, {key}",
            span,
        )
        for day, name, amount, recorded_at, offset in rows:
            found[date.fromisoformat(day)].parts[prefix + name] = Part(amount, _instant(recorded_at), offset)
    if effective:
        rows = connection.execute("SELECT day, steps, sleep_min FROM day_effective WHERE day BETWEEN ? AND ? ORDER BY day", span)
        for day, steps, sleep in rows:
            fields = found.setdefault(date.fromisoformat(day), Entry()).fields
            fields["steps"], fields["sleep_min"] = steps, sleep
        found = dict(sorted(found.items()))
    return found


def phone_figures(connection: sqlite3.Connection, day: date) -> dict[str, int]:
    """Steps and sleep of a day where the phone's count, by the names of the day's fields; empty without any."""
    row = connection.execute(
        "SELECT steps, steps_typed, sleep_min, sleep_min_typed FROM day_effective WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    steps, steps_typed, sleep, sleep_typed = row or (None, 0, None, 0)
    found = {"steps": None if steps_typed else steps, "sleep_min": None if sleep_typed else sleep}
    return {name: value for name, value in found.items() if value is not None}


def write_entry(connection: sqlite3.Connection, day: date, entry: Entry, now: str) -> None:
    """Store an entry whole. Cleared parts are removed; a cleared day goes to the trash with its columns empty."""
    is_empty = entry.is_empty
    stored = {field.name: _stored(field.kind.store, None if is_empty else entry.fields.get(field.name)) for field in _OWN}
    _put(connection, DAY_NOUN, {"day": day.isoformat()}, stored, now, deleted=is_empty)
    for noun, key, value, prefix in _PARTS:
        kept = {name.removeprefix(prefix): part for name, part in entry.parts.items() if name.startswith(prefix)}
        marks = ", ".join("?" * len(kept))
        connection.execute(f"DELETE FROM {noun.name} WHERE day = ? AND {key} NOT IN ({marks})", (day.isoformat(), *kept))
        store = noun.field(value).kind.store
        for name, part in kept.items():
            columns: dict[str, object] = {
                value: store(part.value),
                "recorded_at": INSTANT.store(part.recorded_at),
                "utc_offset_min": part.utc_offset_min,
            }
            _put(connection, noun, {"day": day.isoformat(), key: name}, columns, now, deleted=False)


def _instant(stored: str) -> datetime:
    loaded = INSTANT.load(stored)
    assert isinstance(loaded, datetime)  # noqa: S101 - narrows the type
    return loaded


def _stored(store: object, value: object) -> object:
    return None if value is None else store(value)  # type: ignore[operator]


def _put(
    connection: sqlite3.Connection,
    noun: Noun,
    key: dict[str, object],
    columns: dict[str, object],
    now: str,
    *,
    deleted: bool,
) -> None:
    """Insert a row, or update it where it differs; `updated_at` moves only with a difference."""
    deleted_at = now if deleted else None
    where = " AND ".join(f"{name} = ?" for name in key)
    names = [*columns, "deleted_at"]
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM {noun.name} WHERE {where}",
        tuple(key.values()),
    ).fetchone()
    if found is None:
        row = {**key, **columns, "created_at": now, "updated_at": now, "deleted_at": deleted_at}
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {noun.name} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    elif found != (*columns.values(), deleted_at):
        sets = ", ".join(f"{name} = ?" for name in (*names, "updated_at"))
        connection.execute(
            f"UPDATE {noun.name} SET {sets} WHERE {where}",
            (*columns.values(), deleted_at, now, *key.values()),
        )


def save_day(connection: sqlite3.Connection, day: date, changes: Record, stamp: Stamp) -> Entry:
    """Work changes into a day and store it; call it inside a writing transaction. Gives the entry as it now is."""
    now = str(INSTANT.store(stamp.instant))
    remember(connection, "day", day.isoformat(), now)
    entry = merged(read_entry(connection, day), changes, stamp)
    write_entry(connection, day, entry, now)
    return entry


def undo_save(connection: sqlite3.Connection) -> date | None:
    """Take the last save of a day back; call it inside a writing transaction. Gives the day, or None."""
    changes = upcoming(connection, noun="day")
    if not changes:
        return None
    take_back(connection, noun="day")
    return date.fromisoformat(changes[0][1])


def recorded_days(connection: sqlite3.Connection, first: date, last: date) -> list[tuple[date, str, bool, bool, bool]]:
    """The days from `first` to `last` on which the person wrote anything.

    Each with how late it was written (as its earliest part), whether it was said to be bad, whether it has scores, and
    whether it was typed in from paper.
    """
    rows = connection.execute(
        """SELECT d.day, min(d.late, coalesce(min(p.late), 2)), coalesce(d.bad_day, 0), count(p.pain) > 0,
            coalesce(d.from_paper, 0)
        FROM day_typed d LEFT JOIN pain_effective p ON p.day = d.day
        WHERE d.day BETWEEN ? AND ? GROUP BY d.day ORDER BY d.day""",
        (first.isoformat(), last.isoformat()),
    )
    return [
        (date.fromisoformat(day), LATES[late], bool(bad), bool(scores), bool(paper)) for day, late, bad, scores, paper in rows
    ]


def read_items(connection: sqlite3.Connection, noun: Noun, kind: Callable[..., V]) -> list[V]:
    """The items of a noun that are not in the trash, as values, in the order in which they were written."""
    names = ", ".join(f'"{field.name}"' for field in noun.columns)
    rows = connection.execute(f"SELECT {names} FROM {noun.name} WHERE deleted_at IS NULL ORDER BY created_at, rowid")
    return [
        kind(
            **{
                field.name: None if stored is None else field.kind.load(stored)
                for field, stored in zip(noun.columns, row, strict=True)
            }
        )
        for row in rows
    ]


def insert_item(connection: sqlite3.Connection, noun: Noun, record: Record, stamp: Stamp) -> str:
    """Store a new item of a noun with a uid; gives the uid. For the demo: nothing is checked but by the tables."""
    from uuid import uuid4

    uid, now = uuid4().hex, str(INSTANT.store(stamp.instant))
    row: dict[str, object] = {"uid": uid, "created_at": now, "updated_at": now}
    for field in noun.fields:
        value = record.get(field.name, field.default)
        row[field.name] = None if value is None else field.kind.store(value)
    if noun.thread and row[noun.thread] is None:
        row[noun.thread] = uid
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {noun.name} ({names}) VALUES ({marks})", tuple(row.values()))
    return uid


def keep_content(connection: sqlite3.Connection, attachment: str, content: bytes) -> None:
    """Keep the bytes of an attachment. For the demo."""
    connection.execute("INSERT INTO attachment_content (attachment, content) VALUES (?, ?)", (attachment, content))


def mark_demo(connection: sqlite3.Connection) -> None:
    """Make a new journal a throw-away one: its records follow a moved today, and it begins without any pain."""
    connection.execute("INSERT INTO meta VALUES ('demo', '1')")
    connection.execute("DELETE FROM pain")


def forget_changes(connection: sqlite3.Connection) -> None:
    """Leave nothing to undo."""
    connection.execute("DELETE FROM change")


def is_demo(connection: sqlite3.Connection) -> bool:
    """Whether this is a throw-away journal, in which records follow a moved today."""
    return connection.execute("SELECT 1 FROM meta WHERE key = 'demo'").fetchone() is not None
