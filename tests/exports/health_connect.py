"""An export of Health Connect as Android makes it: the tables of the platform's own source, filled with made-up rows."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

NAME = "health_connect_export.db"

_RECORD = """row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB{unique}, last_modified_time INTEGER,
client_record_id TEXT, client_record_version TEXT, device_info_id INTEGER, app_info_id INTEGER, recording_method INTEGER,
dedupe_hash BLOB UNIQUE, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER,
local_date INTEGER, {columns}
local_date_time_start_time INTEGER AS (start_time + 1000 * start_zone_offset),
local_date_time_end_time INTEGER AS (end_time + 1000 * end_zone_offset),
FOREIGN KEY (device_info_id) REFERENCES device_info_table(row_id) ON DELETE CASCADE,
FOREIGN KEY (app_info_id) REFERENCES application_info_table(row_id) ON DELETE CASCADE"""
_TABLES = (
    "application_info_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, package_name TEXT NOT NULL UNIQUE, app_name TEXT,"
    " app_icon BLOB, record_types_used TEXT)",
    "device_info_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, manufacturer TEXT, model TEXT, device_type INTEGER)",
    "health_data_category_priority_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " health_data_category INTEGER UNIQUE, app_id_priority_order TEXT NOT NULL)",
    f"steps_record_table ({_RECORD.replace('{columns}', 'count INTEGER,')})",
    f"sleep_session_record_table ({_RECORD.replace('{columns}', 'notes TEXT, title TEXT,')})",
    "sleep_stages_table (parent_key INTEGER NOT NULL, stage_start_time INTEGER NOT NULL, stage_end_time INTEGER NOT NULL,"
    " stage_type INTEGER NOT NULL, FOREIGN KEY (parent_key) REFERENCES sleep_session_record_table(row_id) ON DELETE CASCADE)",
    "heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER)",
)

HOUR = 3600
AWAKE, SLEEPING, LIGHT, DEEP, REM, UNKNOWN = 1, 2, 4, 5, 6, 0


class Steps(NamedTuple):
    """A row of steps: local times, and the offset of the place in hours; None leaves the file without it."""

    app: int
    start: str
    end: str
    number: object
    east: float | None = 1
    uuid: str | None = None
    modified: int = 1


class Night(NamedTuple):
    """A session of sleep with its stages; the offsets at its start and at its end in hours."""

    app: int
    start: str
    end: str
    stages: tuple[tuple[str, str, int], ...] = ()
    east: float | None = 1
    east_at_end: float | None = 1
    uuid: str | None = None
    modified: int = 1


def instant(text: str, east: float | None) -> int:
    """Milliseconds since 1970 UTC of a local time."""
    local = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return round((local - timedelta(hours=east or 0)).timestamp() * 1000)


def database(
    path: Path,
    *,
    apps: Iterable[tuple[str, str | None]] = (),
    orders: dict[int, str] | None = None,
    steps: Iterable[Steps] = (),
    nights: Iterable[Night] = (),
    unique: bool = True,
) -> Path:
    """A database with these rows. Apps are numbered from 1; `orders` by category is a text like "2,1"."""
    with sqlite3.connect(path) as connection:
        for table in _TABLES:
            connection.execute(f"CREATE TABLE {table.replace('{unique}', ' NOT NULL UNIQUE' if unique else '')}")
        connection.execute("PRAGMA user_version = 23")
        connection.execute("INSERT INTO device_info_table (manufacturer, model, device_type) VALUES ('Made up', 'Phone', 2)")
        connection.executemany("INSERT INTO application_info_table (package_name, app_name) VALUES (?, ?)", apps)
        connection.executemany(
            "INSERT INTO health_data_category_priority_table (health_data_category, app_id_priority_order) VALUES (?, ?)",
            (orders or {}).items(),
        )
        for place, row in enumerate(steps):
            connection.execute(
                "INSERT INTO steps_record_table (uuid, last_modified_time, device_info_id, app_info_id, recording_method,"
                " start_time, start_zone_offset, end_time, end_zone_offset, local_date, count) VALUES (?,?,1,?,2,?,?,?,?,?,?)",
                (
                    _uuid(row.uuid or f"steps {place}"), row.modified, row.app,
                    instant(row.start, row.east), _seconds(row.east), instant(row.end, row.east), _seconds(row.east),
                    _day(row.start), row.number,
                ),
            )  # fmt: skip
        for place, night in enumerate(nights):
            end_east = night.east_at_end
            number = connection.execute(
                "INSERT INTO sleep_session_record_table (uuid, last_modified_time, app_info_id, start_time, start_zone_offset,"
                " end_time, end_zone_offset, local_date) VALUES (?,?,?,?,?,?,?,?)",
                (
                    _uuid(night.uuid or f"night {place}"), night.modified, night.app,
                    instant(night.start, night.east), _seconds(night.east), instant(night.end, end_east), _seconds(end_east),
                    _day(night.start),
                ),
            ).lastrowid  # fmt: skip
            connection.executemany(
                "INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)",
                [(number, instant(start, night.east), instant(end, night.east), stage) for start, end, stage in night.stages],
            )
    connection.close()
    return path


def zipped(path: Path) -> Path:
    """The database in a zip, as it comes from the phone."""
    target = path.with_name("Health Connect.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped_file:
        zipped_file.write(path, NAME)
    return target


def make(folder: Path) -> Path:
    """A phone and a watch in the first days of November 2026."""
    return zipped(
        database(
            folder / NAME,
            apps=(("com.google.android.apps.fitness", "Fit"), ("com.garmin.android.apps.connectmobile", "Garmin Connect")),
            orders={1: "2,1", 5: "2,1"},
            steps=(
                Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 1200),
                Steps(2, "2026-11-02 09:30", "2026-11-02 10:00", 700),
                Steps(1, "2026-11-02 23:30", "2026-11-03 00:30", 100),
                Steps(2, "2026-11-03 12:00", "2026-11-03 12:20", 2000, east=None),
            ),
            nights=(
                Night(
                    2,
                    "2026-11-02 23:00",
                    "2026-11-03 07:00",
                    stages=(
                        ("2026-11-02 23:00", "2026-11-02 23:30", AWAKE),
                        ("2026-11-02 23:30", "2026-11-03 03:00", LIGHT),
                        ("2026-11-03 03:00", "2026-11-03 05:00", DEEP),
                        ("2026-11-03 05:00", "2026-11-03 07:00", REM),
                    ),
                ),
                Night(1, "2026-11-02 22:00", "2026-11-03 07:30"),
                Night(1, "2026-11-03 23:00", "2026-11-04 06:00"),
            ),
        )
    )


def _uuid(text: str) -> bytes:
    return uuid5(NAMESPACE_URL, text).bytes


def _seconds(east: float | None) -> int | None:
    return None if east is None else round(east * HOUR)


def _day(text: str) -> int:
    return (datetime.fromisoformat(text).date() - datetime(1970, 1, 1).date()).days
