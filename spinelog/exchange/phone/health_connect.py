"""Health Connect: the SQLite database that Android exports, in a zip or bare.

Instants are milliseconds since 1970 UTC, offsets seconds, and `local_date` is that of the start, so it is not read. Several
apps write the same walk; the person's own order of them, kept in the file, says whose counts first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from spinelog.domain.phone import MOST_STEPS
from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.daybook import IN_UTC, DayBook, preferred, trust
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base
from spinelog.exchange.phone.findings import BadFile, Findings, Reading, SleepSample
from spinelog.exchange.phone.foreign_database import SIGN, ForeignDatabase, foreign_database
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import LARGEST_OFFSET, LATEST, LONGEST, Order, Ranked
from spinelog.exchange.phone.steps import steps_in_order
from spinelog.exchange.phone.values import label

JOURNAL = b"SPNL"
"""What stands at bytes 68-71 of a journal of this program, which is a SQLite database too."""

ASLEEP = (2, 4, 5, 6)
"""Stages that are sleep: sleeping, light, deep, REM. Others: unknown (0), awake (1), out of bed (3), awake in bed (7)."""

ACTIVITY, SLEEP = 1, 5
"""Health Connect's numbers of the two categories, for each of which the person can put apps in order."""

_EXPORT = "health_connect_export.db"
_WORN = ("garmin", "fitbit", "shealth", "oura", "withings", "polar", "zepp", "xiaomi", "huawei", "suunto", "coros", "whoop")
"""Apps of watches and rings, which go before those of phones where the file has no order."""
_UNKNOWN = "unknown app"
_MOST_APPS = 1000
_OFFSET = itemgetter(4)

_APPS, _ORDERS = "application_info_table", "health_data_category_priority_table"
_STEPS, _SESSIONS, _STAGES = "steps_record_table", "sleep_session_record_table", "sleep_stages_table"
_TABLES = {
    _APPS: ("row_id", "package_name"),
    _ORDERS: ("health_data_category", "app_id_priority_order"),
    _STEPS: ("row_id", "app_info_id", "start_time", "end_time", "count"),
    _SESSIONS: ("row_id", "app_info_id", "start_time", "end_time"),
    _STAGES: ("parent_key", "stage_start_time", "stage_end_time", "stage_type"),
}
"""Tables that are read, and the columns that they must have. Others are used where they are there."""


class _App(NamedTuple):
    number: int
    label: str
    names: str
    """All that it is called, for finding it by a part of that."""


def is_mine(box: Box) -> bool:
    """Whether there is the database of an export in it, or it is a bare database that may be one."""
    return _database(box) is not None


def read(box: Box, reading: Reading) -> Findings:
    """The days in the database. Raises BadFile when it is not Health Connect's, or is damaged or hostile."""
    path = _database(box)
    if path is None:
        raise BadFile(f"There is no {_EXPORT} in {box.name}. Please export it again from Health Connect.")
    with foreign_database(box, path, _TABLES, reading) as database:
        return _Export(database, box.name, reading).findings()


def _database(box: Box) -> str | None:
    """The path of the database: by its name, or the only file there is."""
    for path in box.entries:
        if base(path).lower() == _EXPORT or len(box.entries) == 1:
            head = box.head(path, 100)
            if head.startswith(SIGN) and head[68:72] != JOURNAL:
                return path
    return None


class _Export:
    """The tables of an export."""

    def __init__(self, database: ForeignDatabase, name: str, reading: Reading) -> None:
        self._database = database
        self._name = name
        self._reading = reading
        self._columns = {table: database.columns(table, needed) for table, needed in _TABLES.items()}
        self._offsets = Offsets(reading.zone)
        self._book = DayBook("health_connect", reading)

    def findings(self) -> Findings:
        """All days, and the apps in the order in which their steps count."""
        if not self._columns[_STEPS] and not self._columns[_SESSIONS]:
            raise BadFile(f"{self._name} is a database, but not one that Health Connect exported. Please name its export.")
        apps = self._apps()
        walkers, sleepers = self._in_order(apps, ACTIVITY), self._in_order(apps, SLEEP)
        if self._columns[_STEPS]:
            for day, (steps, by) in steps_in_order(self._steps(walkers), [*(app.label for app in walkers), _UNKNOWN]).items():
                self._book.steps(day, steps, by)
        if self._columns[_SESSIONS]:
            for day, (minutes, by) in sleep_by_day(self._sleep(apps), _as_in(sleepers)).items():
                self._book.sleep(day, minutes, by)
        return self._book.findings(self._name, _as_in(walkers))

    def _apps(self) -> list[_App]:
        if not self._columns[_APPS]:
            return []
        name = self._or_null("app_name", _APPS)
        rows = self._database.rows(f"SELECT row_id, package_name, {name} FROM {_APPS} LIMIT {_MOST_APPS}")
        return [_App(number, label(name or package, _UNKNOWN), f"{name} {package}") for number, package, name in rows]

    def _in_order(self, apps: Iterable[_App], category: int) -> list[_App]:
        """The apps: those that the person trusts, then as they stand in Health Connect, then what is worn on the body."""
        numbers: list[str] = []
        if self._columns[_ORDERS]:
            for (order,) in self._database.rows(
                f"SELECT app_id_priority_order FROM {_ORDERS} WHERE health_data_category = {category:d} LIMIT 1"
            ):
                numbers = [number.strip() for number in str(order).split(",", _MOST_APPS)]
        places = {number: place for place, number in reversed(list(enumerate(numbers)))}
        wished, worn = trust(self._reading), preferred(self._reading, *_WORN)
        return sorted(apps, key=lambda app: (wished(app.names), places.get(str(app.number), len(places)), worn(app.names)))

    def _steps(self, apps: list[_App]) -> Iterator[Ranked]:
        """Believable samples by their start; the rank is the app's place.

        SQLite looks at every row, since a million of them take Python a second more.
        """
        ranks = "".join(f" WHEN {app.number:d} THEN {rank}" for rank, app in enumerate(apps))
        rank = f"CASE app_info_id{ranks} ELSE {len(apps)} END" if ranks else "0"
        offset = self._or_null("start_zone_offset", _STEPS)
        table = self._newest(_STEPS)
        found = self._database.chunks(
            f'SELECT {rank}, start_time / 1000.0, end_time / 1000.0, -"count", {offset} FROM {table}'
            # what is not a number is more than any number
            f' WHERE "count" BETWEEN 1 AND {MOST_STEPS} AND start_time BETWEEN 1 AND {LATEST * 1000}'
            f" AND end_time BETWEEN start_time AND {LATEST * 1000} AND end_time - start_time <= {LONGEST * 1000}"
            f" AND ({offset} IS NULL OR {offset} BETWEEN {-LARGEST_OFFSET} AND {LARGEST_OFFSET}) ORDER BY start_time"
        )
        return chain.from_iterable(self._placed(found, table))

    def _placed(self, found: Iterable[list[Ranked]], table: str) -> Iterator[list[Ranked]]:
        """The samples, with an offset where the file has none. What is left out is counted: all that say more than 0."""
        ((total,),) = self._database.rows(f"SELECT count(*) FROM {table}")
        done = 0
        for many in found:
            done += len(many)
            self._database.tell(0.2 + 0.6 * done / total)
            if None in map(_OFFSET, many):
                many = [(*sample[:4], self._here(sample[1]) if sample[4] is None else sample[4]) for sample in many]
            yield many
        if done < total:
            ((nothing,),) = self._database.rows(f'SELECT count(*) FROM {table} WHERE "count" IS 0')
            self._book.skip(count=total - done - nothing)

    def _sleep(self, apps: list[_App]) -> Iterator[SleepSample]:
        """What was slept of each session: its stages of sleep, or all of it where no stage is known."""
        east = f"CAST({self._or_null('end_zone_offset', _SESSIONS)} AS INTEGER)"
        session = f"SELECT session.row_id, app_info_id, start_time / 1000.0, end_time / 1000.0, {east}"
        stages, join = "NULL, NULL, NULL", ""
        if self._columns[_STAGES]:
            stages = "stage_start_time / 1000.0, stage_end_time / 1000.0, stage_type"
            join = f"LEFT JOIN {_STAGES} ON parent_key = session.row_id"
        rows = self._database.rows(
            f"{session}, {stages} FROM {self._newest(_SESSIONS)} AS session {join} ORDER BY session.row_id"
        )
        labels = {app.number: app.label for app in apps}
        self._database.tell(0.9)
        for (_, app, start, end, offset), parts in groupby(rows, key=lambda row: row[:5]):
            if start is None or end is None or not 0 < end < LATEST:
                self._book.skip()
                continue
            if offset is None:
                offset = self._here(end)
            by, is_told = labels.get(app, _UNKNOWN), False
            for *_, began, ended, stage in parts:
                is_told = is_told or stage in range(1, 8)
                if stage in ASLEEP and began is not None and ended is not None:
                    yield from self._book.night(by, max(start, began), min(end, ended), offset)
            if not is_told:
                yield from self._book.night(by, start, end, offset)

    def _newest(self, table: str) -> str:
        """What to select from: of rows with one uuid, only the one that was written last."""
        if self._database.is_unique(table, "uuid") or not self._columns[table].issuperset(("uuid", "last_modified_time")):
            return table
        columns = ", ".join(
            f'"{column}"' for column in sorted({*_TABLES[table], "start_zone_offset", "end_zone_offset"} & self._columns[table])
        )
        return f"(SELECT {columns}, max(last_modified_time) FROM {table} GROUP BY coalesce(uuid, row_id))"

    def _or_null(self, column: str, table: str) -> str:
        return column if column in self._columns[table] else "NULL"

    def _here(self, instant: float) -> int:
        """Seconds east of UTC at an instant of which the file does not say it."""
        self._book.note(IN_UTC)
        return self._offsets.at(instant)


def _as_in(apps: list[_App]) -> Order:
    """What sorts labels as their apps are."""
    places = {app.label: place for place, app in reversed(list(enumerate(apps)))}
    return lambda label: (places.get(label, len(places)),)
