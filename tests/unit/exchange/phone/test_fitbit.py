"""Fitbit's part of a Takeout becomes the person's days."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from spinelog.exchange.phone.daybook import IN_UTC, UNREADABLE, UTC_UNLESS_SAID
from spinelog.exchange.phone.findings import Reading
from spinelog.exchange.phone.fitbit import is_mine, read
from tests.exports import garmin, google_fit, oura, samsung
from tests.exports.boxes import BERLIN, TODAY, found, lay_out, pack, recognised, skipped_of, sleep_of, steps_of
from tests.exports.fitbit import COUNTS, FILES, SLEEP, SLEEPS, STEPS, make


def test_each_walk_and_each_night_counts_once(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path))
    assert findings.source == "fitbit"
    assert steps_of(findings) == {"2026-11-17": 150, "2026-11-18": 100, "2026-11-19": 3000}
    assert sleep_of(findings) == {"2026-10-25": 510, "2026-11-18": 380, "2026-11-19": 410, "2026-11-20": 350}
    assert skipped_of(findings) == {UNREADABLE: 3, "ahead of today": 1}
    assert findings.notes == (UTC_UNLESS_SAID, IN_UTC)


def test_steps_say_which_device_they_are_from(tmp_path: Path) -> None:
    by_day = {f"{day.day}": day.steps_from for day in found(read, make(tmp_path)).days}
    assert (by_day["2026-11-18"], by_day["2026-11-19"]) == ("Fitbit", "Google Fitbit Air")


def test_the_trusted_device_has_the_day_even_with_fewer_steps(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path), Reading(zone=BERLIN, today=TODAY, prefer=("mobiletrack",)))
    assert steps_of(findings)["2026-11-19"] == 2800


def test_of_two_trusted_devices_the_one_that_was_named_first_has_the_day(tmp_path: Path) -> None:
    named_first = Reading(zone=BERLIN, today=TODAY, prefer=("", "mobiletrack", "air"))
    assert steps_of(found(read, make(tmp_path), named_first))["2026-11-19"] == 2800


def test_where_the_person_says_that_times_are_local_they_are_not_shifted(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path), Reading(zone=BERLIN, today=TODAY, local_times=True))
    assert steps_of(findings)["2026-11-17"] == 100 + 50 + 70
    assert UTC_UNLESS_SAID not in findings.notes


def test_the_older_lists_alone_are_enough(tmp_path: Path) -> None:
    files = {name: content for name, content in FILES.items() if name in (STEPS, SLEEP)}
    findings = found(read, lay_out(tmp_path, files))
    assert steps_of(findings) == {"2026-11-17": 150, "2026-11-18": 70}
    assert sleep_of(findings) == {"2026-10-25": 510, "2026-11-18": 300, "2026-11-19": 400}


def test_the_newer_tables_alone_count_one_device_a_day(tmp_path: Path) -> None:
    files = {name: content for name, content in FILES.items() if name in (COUNTS, SLEEPS)}
    findings = found(read, pack(tmp_path / "new.zip", files))
    assert steps_of(findings) == {"2026-11-17": 999, "2026-11-19": 3000}
    assert sleep_of(findings) == {"2026-11-19": 410, "2026-11-20": 350}


def test_a_night_ends_on_the_date_where_it_was_slept(tmp_path: Path) -> None:
    """From the plane's clock to New York's, where it ended at 23:30; in Tokyo, where the computer is, it was the next day."""
    row = "9,STAGES,1,0,5,200,40,+03:00,2026-11-18T00:30:00Z,-05:00,2026-11-18T04:30:00Z,X"
    path = tmp_path / "UserSleeps_2026-11-01.csv"
    path.write_text(FILES[SLEEPS].splitlines()[0] + "\n" + row)
    findings = found(read, path, Reading(zone=ZoneInfo("Asia/Tokyo"), today=TODAY))
    assert sleep_of(findings) == {"2026-11-17": 200}


@pytest.mark.parametrize("name", [STEPS, COUNTS, SLEEP, SLEEPS])
def test_one_file_alone_is_recognised(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.rpartition("/")[2]
    path.write_text(FILES[name])
    assert recognised(is_mine, path)
    assert found(read, path).days


def test_what_a_mac_hides_beside_a_file_is_not_read(tmp_path: Path) -> None:
    hidden = f"__MACOSX/{STEPS.replace('steps-', '._steps-')}"
    findings = found(read, pack(tmp_path / "mac.zip", {STEPS: FILES[STEPS], hidden: b"\x00\x05\x16\x07\x00"}))
    assert steps_of(findings) == {"2026-11-17": 150, "2026-11-18": 70}


def test_other_exports_are_left_to_others(tmp_path: Path) -> None:
    for other in (garmin, google_fit, oura, samsung):
        assert not recognised(is_mine, other.make(tmp_path))
