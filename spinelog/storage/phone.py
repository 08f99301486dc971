"""What phones and watches counted, and the imports that brought it. Plain sqlite3.

Figures are kept per source and day, beside what is typed. An export that is read again writes only what differs: a figure
that is not in the file takes none away, and of a day that was still going on when the file was made the larger one stays.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast
from uuid import uuid4

from spinelog.domain.imported import Batch, Compared, ComparedSource, DayChange, PhoneSource
from spinelog.domain.kinds import INSTANT
from spinelog.domain.phone import PhoneDay
from spinelog.storage.batches import Cell, write_rows

EXAMPLES = 3

_RANKED = "LEFT JOIN device_source s ON s.source = v.source"
_BEST_FIRST = "coalesce(s.rank, 1000), v.source"
"""The order of the view `day_effective`."""


@dataclass(frozen=True, slots=True)
class _Plan:
    compared: ComparedSource
    write: list[PhoneDay]
    """The days that are new or changed, whole."""


def compare(connection: sqlite3.Connection, days: Sequence[PhoneDay], made_on: date | None) -> Compared:
    """What saving these days would do. `made_on` is the day on which the file was made, if it says so."""
    return Compared(sources=tuple(plan.compared for plan in _plans(connection, days, made_on)))


def save(
    connection: sqlite3.Connection,
    days: Sequence[PhoneDay],
    *,
    now: datetime,
    file_name: str,
    made_on: date | None,
    mapping: tuple[str, str] | None = None,
) -> Batch | None:
    """Write the days that are new or changed as one change, and note the import; call it inside a writing transaction.

    `mapping` is a table's header and how it was read. Gives None, and writes nothing at all, where nothing differs.
    """
    plans = [plan for plan in _plans(connection, days, made_on) if plan.write]
    if not plans:
        return None
    written = sorted((one for plan in plans for one in plan.write), key=lambda one: (one.day, one.source))
    batch = Batch(
        uid=uuid4().hex,
        made_at=now,
        source=",".join(plan.compared.source for plan in plans),
        file_name=file_name,
        first_day=written[0].day,
        last_day=written[-1].day,
        days_new=sum(plan.compared.new for plan in plans),
        days_changed=sum(plan.compared.changed for plan in plans),
    )
    instant = str(INSTANT.store(now))
    rows: list[dict[str, Cell]] = [
        {
            "day": one.day.isoformat(),
            "source": one.source,
            "steps": one.steps,
            "sleep_min": one.sleep_min,
            "batch": batch.uid,
            "steps_from": one.steps_from or None,
            "sleep_from": one.sleep_from or None,
        }
        for one in written
    ]
    tables: dict[str, tuple[tuple[str, ...], list[dict[str, Cell]]]] = {
        "import_batch": (("uid",), [_batch_row(batch)]),
        "device_day": (("day", "source"), rows),
    }
    if mapping is not None:
        header, how = mapping
        tables["table_mapping"] = (("header",), [{"header": header, "mapping": how, "used_at": instant}])
    write_rows(connection, batch.uid, instant, tables)
    return batch


def _plans(connection: sqlite3.Connection, days: Sequence[PhoneDay], made_on: date | None) -> list[_Plan]:
    by_source: dict[str, list[PhoneDay]] = defaultdict(list)
    for one in days:
        if one.steps is not None or one.sleep_min is not None:
            by_source[one.source].append(one)
    return [_plan(connection, source, found, made_on) for source, found in by_source.items()]


def _plan(connection: sqlite3.Connection, source: str, days: Sequence[PhoneDay], made_on: date | None) -> _Plan:
    first, last = min(one.day for one in days), max(one.day for one in days)
    known = _known(connection, source, first, last)
    typed = _typed(connection, first, last)
    write: list[PhoneDay] = []
    examples: list[DayChange] = []
    counts = {"new": 0, "changed": 0, "same": 0, "kept": 0, "typed": 0}
    for one in days:
        old = known.get(one.day)
        is_partial = one.day == last or (made_on is not None and one.day >= made_on)
        after = one if old is None else _merged(old, one, is_partial=is_partial)
        steps_typed, sleep_typed = typed.get(one.day, (False, False))
        counts["typed"] += (steps_typed and one.steps is not None) or (sleep_typed and one.sleep_min is not None)
        if old is not None and _figures(after) == _figures(old):
            is_less = (one.steps or old.steps, one.sleep_min or old.sleep_min) != _figures(old)
            counts["kept" if is_less else "same"] += 1
            continue
        counts["new" if old is None else "changed"] += 1
        write.append(after)
        if old is not None and len(examples) < EXAMPLES:
            examples.append(DayChange(before=old, after=after))
    return _Plan(ComparedSource(source=source, first=first, last=last, examples=tuple(examples), **counts), write)


def _merged(old: PhoneDay, new: PhoneDay, *, is_partial: bool) -> PhoneDay:
    """A day as it is after this file; `is_partial`: it may have been going on when the file was made."""
    keeps_steps = new.steps is None or (is_partial and old.steps is not None and new.steps < old.steps)
    keeps_sleep = new.sleep_min is None or (is_partial and old.sleep_min is not None and new.sleep_min < old.sleep_min)
    if keeps_steps:
        new = replace(new, steps=old.steps, steps_from=old.steps_from)
    return replace(new, sleep_min=old.sleep_min, sleep_from=old.sleep_from) if keeps_sleep else new


def _figures(one: PhoneDay) -> tuple[int | None, int | None]:
    return one.steps, one.sleep_min


def _known(connection: sqlite3.Connection, source: str, first: date, last: date) -> dict[date, PhoneDay]:
    rows = connection.execute(
        """SELECT day, source, steps, sleep_min, coalesce(steps_from, ''), coalesce(sleep_from, '') FROM device_day
        WHERE source = ? AND day BETWEEN ? AND ?""",
        (source, first.isoformat(), last.isoformat()),
    )
    names = ("source", "steps", "sleep_min", "steps_from", "sleep_from")
    return {(day := date.fromisoformat(text)): PhoneDay(day=day, **dict(zip(names, rest, strict=True))) for text, *rest in rows}


def phone_days(connection: sqlite3.Connection) -> list[PhoneDay]:
    """Every day of every source, by day; of one day the source whose figures count first comes first."""
    rows = connection.execute(
        f"""SELECT day, v.source, steps, sleep_min, coalesce(steps_from, ''), coalesce(sleep_from, '')
        FROM device_day v {_RANKED} ORDER BY day, {_BEST_FIRST}"""
    )
    return [
        PhoneDay(day=date.fromisoformat(day), source=source, steps=steps, sleep_min=sleep, steps_from=one, sleep_from=other)
        for day, source, steps, sleep, one, other in rows
    ]


def _typed(connection: sqlite3.Connection, first: date, last: date) -> dict[date, tuple[bool, bool]]:
    """The days with steps or sleep that somebody typed, and which of the two."""
    rows = connection.execute(
        """SELECT day, steps IS NOT NULL, sleep_min IS NOT NULL FROM day
        WHERE deleted_at IS NULL AND (steps IS NOT NULL OR sleep_min IS NOT NULL) AND day BETWEEN ? AND ?""",
        (first.isoformat(), last.isoformat()),
    )
    return {date.fromisoformat(day): (bool(steps), bool(sleep)) for day, steps, sleep in rows}


# -- imports ---------------------------------------------------------------------------------------------------------


def _batch_row(batch: Batch) -> dict[str, Cell]:
    return {
        "uid": batch.uid,
        "made_at": INSTANT.store(batch.made_at),
        "source": batch.source,
        "file_name": batch.file_name,
        "first_day": None if batch.first_day is None else batch.first_day.isoformat(),
        "last_day": None if batch.last_day is None else batch.last_day.isoformat(),
        "days_new": batch.days_new,
        "days_changed": batch.days_changed,
    }


def imports(connection: sqlite3.Connection, uid: str | None = None) -> list[Batch]:
    """Every import, the latest first; or the one with this uid."""
    rows = connection.execute(
        """SELECT uid, made_at, source, file_name, first_day, last_day, days_new, days_changed FROM import_batch
        WHERE ? IS NULL OR uid = ? ORDER BY made_at DESC, rowid DESC""",
        (uid, uid),
    )
    return [
        Batch(
            uid=key,
            made_at=cast("datetime", INSTANT.load(made_at)),
            source=source,
            file_name=file_name,
            first_day=first and date.fromisoformat(first),
            last_day=last and date.fromisoformat(last),
            days_new=new,
            days_changed=changed,
        )
        for key, made_at, source, file_name, first, last, new, changed in rows
    ]


# -- sources ---------------------------------------------------------------------------------------------------------


def phone_sources(connection: sqlite3.Connection) -> list[PhoneSource]:
    """The sources that the journal has days of; the one whose figures count first comes first."""
    rows = connection.execute(
        f"""SELECT v.source, min(v.day), max(v.day), count(v.steps), count(v.sleep_min)
        FROM device_day v {_RANKED} GROUP BY v.source ORDER BY {_BEST_FIRST}"""
    )
    return [
        PhoneSource(
            source=source,
            first=date.fromisoformat(first),
            last=date.fromisoformat(last),
            days_of_steps=steps,
            days_of_sleep=sleep,
        )
        for source, first, last, steps, sleep in rows
    ]


def prefer_source(connection: sqlite3.Connection, key: str) -> None:
    """From now on the figures of this source count where several have one; the others keep their order."""
    rows = connection.execute(
        f"""SELECT v.source FROM (SELECT source FROM device_day UNION SELECT source FROM device_source) v {_RANKED}
        WHERE v.source <> ? ORDER BY {_BEST_FIRST}""",
        (key,),
    ).fetchall()
    connection.executemany(
        "INSERT INTO device_source (source, rank) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET rank = excluded.rank",
        [(source, rank) for rank, source in enumerate([key, *(source for (source,) in rows)])],
    )


def table_mapping(connection: sqlite3.Connection, header: str) -> str | None:
    """How a table with this header was read last; None for one that is new."""
    found = connection.execute("SELECT mapping FROM table_mapping WHERE header = ?", (header,)).fetchone()
    return None if found is None else str(found[0])
