"""Health Connect's database becomes the person's days, and nothing in it is run."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from spinelog.domain.phone import MOST_STEPS
from spinelog.exchange.phone.box import open_box
from spinelog.exchange.phone.daybook import IN_UTC, UNREADABLE
from spinelog.exchange.phone.days import MOST_SLEEP
from spinelog.exchange.phone.findings import BadFile, Cancelled, Findings, Reading
from spinelog.exchange.phone.foreign_database import MOST_BYTES, _Watch, foreign_database
from spinelog.exchange.phone.health_connect import _TABLES, is_mine, read
from tests.exports.boxes import BERLIN, TODAY, found, recognised, skipped_of, sleep_of, steps_of
from tests.exports.health_connect import (
    AWAKE,
    DEEP,
    LIGHT,
    NAME,
    REM,
    SLEEPING,
    UNKNOWN,
    Night,
    Steps,
    database,
    make,
    zipped,
)  # fmt: skip

APPS = (("com.google.android.apps.fitness", "Fit"), ("com.garmin.android.apps.connectmobile", "Garmin Connect"))


def test_the_watch_counts_first_as_the_person_has_it_in_health_connect(tmp_path: Path) -> None:
    """On the 2nd the watch has 700, the phone alone half of its 1,200, and half of the 100 at midnight."""
    findings = found(read, make(tmp_path))
    assert findings.source == "health_connect"
    assert steps_of(findings) == {"2026-11-02": 700 + 600 + 50, "2026-11-03": 50 + 2000}
    assert sleep_of(findings) == {"2026-11-03": 210 + 120 + 120, "2026-11-04": 420}
    assert findings.devices == ("Garmin Connect", "Fit")
    assert [day.sleep_from for day in findings.days] == ["", "Garmin Connect", "Fit"]
    assert findings.notes == (IN_UTC,)
    assert findings.skipped == ()


def test_the_bare_database_and_its_zip_are_the_same(tmp_path: Path) -> None:
    packed = make(tmp_path)
    assert found(read, tmp_path / NAME) == found(read, packed)
    for path in (packed, tmp_path / NAME):
        assert recognised(is_mine, path)


WALKS = (
    Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 1000),
    Steps(2, "2026-11-02 09:00", "2026-11-02 10:00", 800),
)


@pytest.mark.parametrize(
    ("orders", "prefer", "steps"),
    [
        ({1: "1,2"}, (), 1000),
        ({1: "2,1"}, (), 800),
        ({1: "2"}, (), 800),
        ({5: "1,2"}, (), 800),  # an order for sleep says nothing of steps: a watch goes first
        ({}, (), 800),
        ({1: "2,1"}, ("fit",), 1000),
        ({1: "1,2"}, ("GARMIN",), 800),
        ({1: "1,2"}, ("connectmobile",), 800),
        ({1: "x,,99,2"}, (), 800),
    ],
)
def test_who_counts_first(tmp_path: Path, orders: dict[int, str], prefer: tuple[str, ...], steps: int) -> None:
    path = database(tmp_path / NAME, apps=APPS, orders=orders, steps=WALKS)
    findings = found(read, path, Reading(zone=BERLIN, today=TODAY, prefer=prefer))
    assert steps_of(findings) == {"2026-11-02": steps}


def test_sleep_has_an_order_of_its_own(tmp_path: Path) -> None:
    nights = (Night(1, "2026-11-01 22:00", "2026-11-02 07:00"), Night(2, "2026-11-01 23:00", "2026-11-02 07:00"))
    path = database(tmp_path / NAME, apps=APPS, orders={1: "2,1", 5: "1,2"}, steps=WALKS, nights=nights)
    findings = found(read, path)
    assert (steps_of(findings), sleep_of(findings)) == ({"2026-11-02": 800}, {"2026-11-02": 540})


def test_a_row_that_was_written_again_counts_as_it_was_last(tmp_path: Path) -> None:
    """Where the table does not keep them apart itself."""
    steps = (
        Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 1000, uuid="a", modified=2),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", 900, uuid="a", modified=3),
        Steps(1, "2026-11-02 13:00", "2026-11-02 14:00", 800, uuid="a", modified=1),
    )
    nights = (
        Night(1, "2026-11-01 22:00", "2026-11-02 07:00", uuid="b", modified=2),
        Night(1, "2026-11-01 22:00", "2026-11-02 06:00", uuid="b", modified=1),
    )
    path = database(tmp_path / NAME, apps=APPS, steps=steps, nights=nights, unique=False)
    findings = found(read, path)
    assert (steps_of(findings), sleep_of(findings)) == ({"2026-11-02": 900}, {"2026-11-02": 540})


def test_stages_that_are_sleep(tmp_path: Path) -> None:
    stages = (
        ("2026-11-01 22:00", "2026-11-01 23:00", AWAKE),
        ("2026-11-01 23:00", "2026-11-02 00:00", SLEEPING),
        ("2026-11-02 00:00", "2026-11-02 00:30", LIGHT),
        ("2026-11-02 00:30", "2026-11-02 00:45", DEEP),
        ("2026-11-02 00:45", "2026-11-02 01:00", REM),
        ("2026-11-02 01:00", "2026-11-02 02:00", UNKNOWN),
        ("2026-11-02 02:00", "2026-11-02 03:00", 3),
        ("2026-11-02 03:00", "2026-11-02 04:00", 7),
        ("2026-11-02 04:00", "2026-11-02 06:00", LIGHT),  # an hour of it after the session
    )
    path = database(tmp_path / NAME, apps=APPS, nights=[Night(1, "2026-11-01 22:00", "2026-11-02 05:00", stages)])
    assert sleep_of(found(read, path)) == {"2026-11-02": 60 + 30 + 15 + 15 + 60}


@pytest.mark.parametrize(
    ("stages", "minutes"),
    [
        ((), 420),
        ((("2026-11-01 22:00", "2026-11-02 05:00", UNKNOWN),), 420),
        ((("2026-11-01 22:00", "2026-11-02 05:00", AWAKE),), None),
    ],
)
def test_a_session_counts_whole_only_where_no_stage_is_known(
    tmp_path: Path, stages: tuple[tuple[str, str, int], ...], minutes: int | None
) -> None:
    path = database(tmp_path / NAME, apps=APPS, nights=[Night(1, "2026-11-01 22:00", "2026-11-02 05:00", stages)])
    assert sleep_of(found(read, path)) == ({} if minutes is None else {"2026-11-02": minutes})


def test_sleep_of_single_minutes_is_put_together(tmp_path: Path) -> None:
    """Some apps write a session for every minute, some of them twice."""
    nights = [Night(1, f"2026-11-02 0{minute // 60}:{minute % 60:02}", f"2026-11-02 0{(minute + 1) // 60}:{(minute + 1) % 60:02}")
              for minute in (*range(300), *range(100, 200))]  # fmt: skip
    assert sleep_of(found(read, database(tmp_path / NAME, apps=APPS, nights=nights))) == {"2026-11-02": 300}


def test_a_night_in_the_plane_is_dated_where_the_person_woke(tmp_path: Path) -> None:
    """From 22:00 in Berlin to 05:00 in New York, thirteen hours later."""
    night = Night(1, "2026-11-01 22:00", "2026-11-02 05:00", east=1, east_at_end=-5)
    assert sleep_of(found(read, database(tmp_path / NAME, apps=APPS, nights=[night]))) == {"2026-11-02": 13 * 60}


def test_times_without_an_offset_are_in_the_persons_zone(tmp_path: Path) -> None:
    steps = [Steps(1, "2026-11-02 09:30", "2026-11-02 10:00", 500, east=None)]
    path = database(tmp_path / NAME, apps=APPS, steps=steps)
    findings = found(read, path, Reading(zone=ZoneInfo("Pacific/Honolulu"), today=TODAY))
    assert steps_of(findings) == {"2026-11-01": 500}
    assert findings.notes == (IN_UTC,)


def test_rows_that_cannot_be_are_counted(tmp_path: Path) -> None:
    steps = (
        Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 500),
        Steps(1, "2026-11-02 10:00", "2026-11-02 09:00", 500),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", None),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", "many"),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", -3),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", 2**62),
        Steps(1, "2126-11-02 11:00", "2126-11-02 12:00", 7),
        Steps(1, "2026-11-02 11:00", "2026-11-02 12:00", 7, east=99),
        Steps(1, "2026-11-02 13:00", "2026-11-02 14:00", 0),  # nothing counted is no mistake
        Steps(1, "2026-11-21 13:00", "2026-11-21 14:00", 10),
        Steps(9, "2026-11-03 13:00", "2026-11-03 14:00", 10),
    )
    findings = found(read, database(tmp_path / NAME, apps=APPS, steps=steps))
    assert steps_of(findings) == {"2026-11-02": 500, "2026-11-03": 10}
    assert skipped_of(findings) == {UNREADABLE: 7, "ahead of today": 1}
    assert findings.days[1].steps_from == "unknown app"


def test_a_file_of_nothing_but_such_rows_is_refused(tmp_path: Path) -> None:
    path = database(tmp_path / NAME, apps=APPS, steps=[Steps(1, "2026-11-02 10:00", "2026-11-02 09:00", 500)])
    assert refused(path).startswith(f"Nothing in {NAME} could be read")


def test_a_day_without_steps_is_not_recorded(tmp_path: Path) -> None:
    path = database(tmp_path / NAME, apps=APPS, steps=[Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 0)])
    assert found(read, path).days == ()


def test_names_of_apps_are_fit_to_be_shown(tmp_path: Path) -> None:
    apps = (("a", "Steps, and\nmore\x1b[31m"), ("b.c", None))
    steps = (Steps(1, "2026-11-02 09:00", "2026-11-02 10:00", 5), Steps(2, "2026-11-03 09:00", "2026-11-03 10:00", 5))
    findings = found(read, database(tmp_path / NAME, apps=apps, steps=steps))
    assert [day.steps_from for day in findings.days] == ["Steps and more\u241b[31m", "b.c"]


# -- somebody else's database ----------------------------------------------------------------------------------------


def refused(path: Path, reading: Reading | None = None) -> str:
    with pytest.raises(BadFile) as caught:
        found(read, path, reading)
    return str(caught.value)


def _changed(path: Path, *statements: str, after: Callable[[bytes], bytes] = bytes) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    path.write_bytes(after(path.read_bytes()))
    return path


NOT_AS_MADE = "The tables in health_connect_export.db are not as they should be. Please export it again."
DAMAGED = "The database in health_connect_export.db is damaged. Please copy it again, or export it again."
COLUMNS = "row_id, uuid, last_modified_time, app_info_id, start_time, start_zone_offset, end_time, count"
ENDLESS = "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT n, n, n, n, n, n, n, n FROM up"


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (["DROP TABLE steps_record_table", f"CREATE VIEW steps_record_table ({COLUMNS}) AS {ENDLESS}"], NOT_AS_MADE),
        (["DROP TABLE steps_record_table", f"CREATE VIRTUAL TABLE steps_record_table USING fts5({COLUMNS})"], NOT_AS_MADE),
        (["ALTER TABLE steps_record_table DROP COLUMN count", "ALTER TABLE steps_record_table ADD COLUMN count INTEGER"
          " AS (length(hex(zeroblob(1000000000))))"], NOT_AS_MADE),
        (["ALTER TABLE steps_record_table RENAME COLUMN count TO number"], NOT_AS_MADE),
        (["DROP TABLE sleep_stages_table", "CREATE TABLE sleep_stages_table (parent_key)"], NOT_AS_MADE),
        (["UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = 'steps_record_table'"], DAMAGED),
        ([f"UPDATE sqlite_master SET sql = 'CREATE VIEW s AS {ENDLESS}' WHERE name = 'steps_record_table'"], DAMAGED),
        (["UPDATE sqlite_master SET rootpage = 1 WHERE name = 'steps_record_table'"], DAMAGED),
        (["UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'sleep_session_record_table'"], DAMAGED),
    ],
)  # fmt: skip
def test_a_database_that_is_not_as_android_makes_it_is_refused(tmp_path: Path, statements: list[str], sentence: str) -> None:
    path = database(tmp_path / NAME, apps=APPS, steps=WALKS)
    assert refused(_changed(path, *statements)) == sentence


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON steps_record_table BEGIN DELETE FROM application_info_table; END",
        f"CREATE VIEW v AS {ENDLESS}",
        "CREATE INDEX slow ON steps_record_table (hex(count)) WHERE count LIKE '%a%a%a%a%'",
        "CREATE TABLE other (a CHECK (a LIKE '%a%b%'), b AS (hex(zeroblob(100000000))))",
        "CREATE VIRTUAL TABLE words USING fts5(word)",
        "ALTER TABLE sleep_stages_table ADD COLUMN row_id INTEGER",
    ],
)
def test_what_else_is_in_it_is_left_alone(tmp_path: Path, statement: str) -> None:
    path = _changed(database(tmp_path / NAME, apps=APPS, steps=WALKS), statement)
    assert steps_of(found(read, path)) == {"2026-11-02": 800}


def test_pages_that_lead_in_a_circle_are_noticed(tmp_path: Path) -> None:
    many = [
        Steps(1, f"2026-10-{day:02} {hour:02}:00", f"2026-10-{day:02} {hour:02}:30", 10)
        for day in range(1, 31)
        for hour in range(20)
    ]
    path = database(tmp_path / NAME, apps=APPS, steps=many)
    connection = sqlite3.connect(path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'steps_record_table'").fetchone()[0]
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    start = (page - 1) * size
    assert content[start] == 5  # an inner page of the table, which names its children
    content[start + 8 : start + 12] = page.to_bytes(4, "big")
    path.write_bytes(content)
    assert refused(path) == DAMAGED


def test_a_cut_off_database_is_told_so(tmp_path: Path) -> None:
    path = database(tmp_path / NAME, apps=APPS, steps=WALKS)
    path.write_bytes(path.read_bytes()[:-4096])
    assert refused(path) == DAMAGED


def test_another_database_is_told_apart(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "photos.db")
    connection.execute("CREATE TABLE photo (name TEXT)")
    connection.close()
    assert refused(tmp_path / "photos.db").startswith("photos.db is a database, but not one that Health Connect exported.")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT manufacturer FROM device_info_table",
        "SELECT hex(count) FROM steps_record_table",
        "SELECT name FROM pragma_table_list",
        "PRAGMA journal_mode",
        "ATTACH ':memory:' AS other",
        "CREATE TEMP TABLE mine (a)",
    ],
)
def test_nothing_can_be_asked_but_the_tables_that_were_named(tmp_path: Path, sql: str) -> None:
    reading = Reading(zone=BERLIN, today=TODAY)
    with open_box(str(database(tmp_path / NAME, apps=APPS, steps=WALKS))) as box:
        with foreign_database(box, NAME, {"steps_record_table": ()}, reading) as asked:
            assert list(asked.rows("SELECT count(*) FROM steps_record_table")) == [(len(WALKS),)]
        with pytest.raises(BadFile), foreign_database(box, NAME, {"steps_record_table": ()}, reading) as asked:
            list(asked.rows(sql))


def test_a_database_as_phones_keep_it_is_read_too(tmp_path: Path) -> None:
    path = _changed(database(tmp_path / NAME, apps=APPS, steps=WALKS), "PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\x02\x02"
    assert steps_of(found(read, path)) == {"2026-11-02": 800}


def test_a_query_without_end_is_ended() -> None:
    watch = _Watch(Reading(zone=BERLIN, today=TODAY), size=0)
    calls = 0
    while not watch():
        calls += 1
    assert calls == 500


def test_a_database_larger_than_any_export_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path)
    monkeypatch.setattr("spinelog.exchange.phone.foreign_database.MOST_BYTES", 8192)
    assert refused(path) == f"{NAME} is too large to be read. Please export fewer days, or name a smaller file."
    assert MOST_BYTES == 1024**3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_copy_is_private_and_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path)
    before = path.read_bytes()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    modes: set[tuple[int, int]] = set()
    there_when_read: list[Path] = []

    def look(share: float) -> None:
        for folder in temporary.iterdir():
            modes.update((folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) for file in folder.iterdir())
            there_when_read.extend(folder.iterdir() if share > 0.2 else ())

    found(read, path, Reading(zone=BERLIN, today=TODAY, tell=look))
    assert modes == {(0o700, 0o600)}
    assert there_when_read == [], "a program that is killed while it reads would leave it there"
    assert list(temporary.iterdir()) == []
    assert path.read_bytes() == before


def _years() -> list[Steps]:
    return [Steps(1, f"{year}-{month:02}-{day:02} 10:00", f"{year}-{month:02}-{day:02} 11:00", 100)
            for year in range(2020, 2026) for month in range(1, 13) for day in range(1, 29)]  # fmt: skip


def test_it_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(database(tmp_path / NAME, apps=APPS, steps=_years()))
    monkeypatch.setattr(_Watch, "EVERY", 100)
    shares: list[float] = []
    findings: Findings = found(read, path, Reading(zone=BERLIN, today=TODAY, tell=shares.append))
    assert findings.days[-1].day == date(2025, 12, 28)
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.3 < 0.8 < shares[-1] <= 1

    for patience in (0, 3, len(shares) - 2):
        left = patience

        def tell(share: float) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Cancelled("Stopped.")

        with pytest.raises(Cancelled):
            found(read, path, Reading(zone=BERLIN, today=TODAY, tell=tell))


NOW_MS = 1_793_613_600_000
OPTIONAL = {
    "steps_record_table": ("uuid", "last_modified_time", "start_zone_offset"),
    "sleep_session_record_table": ("uuid", "last_modified_time", "end_zone_offset"),
    "application_info_table": ("app_name",),
}
ODD = (
    *(None, 0, -1, 1, 2, 5, 3600, 2**31, 2**63 - 1, -(2**63), 1.5, -0.0, 1e308, float("inf")),
    *("", "x", "1,2", "2026-11-02", b"", b"\xff", NOW_MS, NOW_MS + 1_800_000, float(NOW_MS), str(NOW_MS)),
)


@pytest.mark.parametrize("number", range(100))
def test_whatever_stands_in_a_column_the_rest_is_read_or_all_is_refused(number: int, tmp_path: Path) -> None:
    random = Random(number)
    night = Night(2, "2026-11-01 23:00", "2026-11-02 07:00", stages=(("2026-11-01 23:00", "2026-11-02 07:00", LIGHT),))
    path = database(tmp_path / NAME, apps=APPS, orders={1: "2,1", 5: "1"}, steps=WALKS * 2, nights=[night] * 2, unique=False)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table, columns in _TABLES.items():
            for column in (*columns, *OPTIONAL.get(table, ())):
                if random.random() < 0.25 and column != "row_id":
                    with suppress(sqlite3.IntegrityError):
                        connection.execute(
                            f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE rowid % 2 = ?',
                            (random.choice(ODD), random.randrange(2)),
                        )
        connection.commit()
    with suppress(BadFile):
        for day in found(read, path).days:
            assert 0 < (day.steps or 1) <= MOST_STEPS
            assert 0 < (day.sleep_min or 1) <= MOST_SLEEP
