"""Samsung Health's personal data becomes the person's days."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from spinelog.exchange.phone.daybook import IN_UTC, UNREADABLE, UTC_UNLESS_SAID, WITHOUT_STAGES
from spinelog.exchange.phone.findings import Findings, Reading
from spinelog.exchange.phone.samsung import LOCAL_BY_NIGHTS, UTC_BY_NIGHTS, is_mine, read
from tests.exports import fitbit, garmin, google_fit, oura
from tests.exports.boxes import BERLIN, TODAY, found, lay_out, recognised, skipped_of, sleep_of, steps_of
from tests.exports.samsung import ALL, FILES, PEDOMETER, SLEEP, SLEEP_COLUMNS, TREND, make, table


def test_devices_are_not_added_up_and_stages_say_what_was_sleep(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path))
    assert findings.source == "samsung_health"
    assert steps_of(findings) == {"2026-11-16": 3000, "2026-11-17": 4210, "2026-11-18": 6400}
    assert sleep_of(findings) == {"2026-11-17": 390, "2026-11-18": 480}
    assert skipped_of(findings) == {UNREADABLE: 3, "ahead of today": 1}
    assert findings.notes == (UTC_UNLESS_SAID, WITHOUT_STAGES)
    assert findings.devices == ("Samsung Health",)
    assert findings.made_on == date(2026, 11, 20)


def test_what_stands_for_all_devices_goes_before_any_of_them_unless_it_is_nothing(tmp_path: Path) -> None:
    rows = [
        f"5000,2026-11-17 00:00:00.000,{ALL},a",
        "5600,2026-11-17 00:00:00.000,phone,b",
        f"0,2026-11-18 00:00:00.000,{ALL},c",
        "300,2026-11-18 00:00:00.000,phone,d",
    ]
    content = table("com.samsung.shealth.tracker.pedometer_day_summary", "step_count,day_time,deviceuuid,datauuid", rows)
    assert steps_of(found(read, lay_out(tmp_path, {PEDOMETER: content}))) == {"2026-11-17": 5000, "2026-11-18": 300}


def test_the_app_that_is_trusted_has_the_night(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path), Reading(zone=BERLIN, today=TODAY, prefer=("urbandroid",)))
    assert sleep_of(findings)["2026-11-17"] == 480


def test_the_same_from_a_folder(tmp_path: Path) -> None:
    assert found(read, lay_out(tmp_path / "samsung", FILES)) == found(read, make(tmp_path))


@pytest.mark.parametrize("name", [PEDOMETER, TREND, SLEEP])
def test_one_file_alone_is_recognised_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "renamed.csv"
    content = FILES[name]
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    assert recognised(is_mine, path)
    assert found(read, path).days


def test_other_exports_are_left_to_others(tmp_path: Path) -> None:
    for other in (fitbit, garmin, google_fit, oura):
        assert not recognised(is_mine, other.make(tmp_path))


def _nights(folder: Path, zone: str, *, is_local: bool, days: int, bedtime: float = 23.0) -> Path:
    """Nights to the end of October 2026, most within an hour of the same bedtime, in one of the two ways of stating them."""
    random = Random(7)
    rows = []
    for back in range(days):
        start = datetime(2026, 10, 31, tzinfo=ZoneInfo(zone)) - timedelta(back) + timedelta(hours=bedtime + random.gauss(0, 0.7))
        length = timedelta(hours=7)
        east = start.utcoffset() or timedelta()
        stated = start.replace(tzinfo=None) - (timedelta() if is_local else east)
        sign, minutes = ("-" if east < timedelta() else "+"), abs(int(east.total_seconds())) // 60
        offset = f"UTC{sign}{minutes // 60:02}{minutes % 60:02}"
        rows.append(f"420,90,{stated:%F %T}.000,{stated + length:%F %T}.000,{offset},app,n{back}")
    path = folder / "com.samsung.shealth.sleep.20261101000000.csv"
    path.write_text(table("com.samsung.shealth.sleep", SLEEP_COLUMNS, rows))
    return path


def _told(path: Path, local_times: bool | None = None) -> Findings:
    return found(read, path, Reading(zone=BERLIN, today=TODAY, local_times=local_times))


@pytest.mark.parametrize(("is_local", "note"), [(True, LOCAL_BY_NIGHTS), (False, UTC_BY_NIGHTS)])
@pytest.mark.parametrize(("zone", "days"), [("Europe/Berlin", 300), ("America/Los_Angeles", 20), ("Asia/Tokyo", 20)])
def test_the_nights_themselves_tell_local_times_from_utc(tmp_path: Path, zone: str, days: int, is_local: bool, note: str) -> None:
    """By the change of clocks, or far from Greenwich by what would be a sleep at noon. Each night ends on the next date."""
    findings = _told(_nights(tmp_path, zone, is_local=is_local, days=days))
    assert findings.notes == (note, WITHOUT_STAGES)
    assert len(findings.days) == days
    assert findings.days[-1].day == date(2026, 11, 1)


def test_a_few_nights_near_greenwich_leave_it_open(tmp_path: Path) -> None:
    assert _told(_nights(tmp_path, "Europe/Berlin", is_local=True, days=12)).notes[0] == UTC_UNLESS_SAID


def test_sleep_by_day_leaves_it_open(tmp_path: Path) -> None:
    """Somebody who works at night sleeps when the other clock would show night, or neither does."""
    path = _nights(tmp_path, "America/Los_Angeles", is_local=False, days=20, bedtime=8.0)
    assert _told(path).notes[0] == UTC_UNLESS_SAID


@pytest.mark.parametrize(("local_times", "woke"), [(True, "2026-10-31"), (False, "2026-11-01")])
def test_what_the_person_says_goes_first(tmp_path: Path, local_times: bool, woke: str) -> None:
    """Stated 16:30 to 23:30, UTC+0100: as local times the night ends that day, as UTC on the next."""
    path = _nights(tmp_path, "Europe/Berlin", is_local=True, days=1, bedtime=16.5)
    findings = _told(path, local_times)
    assert [f"{day.day}" for day in findings.days] == [woke]
    assert findings.notes == (WITHOUT_STAGES,)


def test_nights_without_an_offset_are_in_the_zone_of_this_computer_and_that_is_said(tmp_path: Path) -> None:
    """19:30 to 23:30 UTC is a sleep that ends after midnight in Berlin."""
    path = tmp_path / "sleep.csv"
    row = "0,90,2026-11-16 19:30:00.000,2026-11-16 23:30:00.000,,app,n1"
    path.write_text(table("com.samsung.shealth.sleep", SLEEP_COLUMNS, [row]))
    findings = _told(path)
    assert sleep_of(findings) == {"2026-11-17": 240}
    assert findings.notes == (UTC_UNLESS_SAID, IN_UTC, WITHOUT_STAGES)
    assert sleep_of(_told(path, local_times=True)) == {"2026-11-16": 240}


def test_in_greenwich_there_is_nothing_to_tell(tmp_path: Path) -> None:
    path = _nights(tmp_path, "Africa/Accra", is_local=True, days=3)
    assert _told(path).notes == (WITHOUT_STAGES,)
