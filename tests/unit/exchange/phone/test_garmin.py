"""Garmin's account export becomes the person's days."""

from __future__ import annotations

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from spinelog.exchange.phone.daybook import IN_BED, IN_UTC, UNREADABLE
from spinelog.exchange.phone.findings import BadFile, Reading
from spinelog.exchange.phone.garmin import OFF_WRIST, is_mine, read
from tests.exports import fitbit, google_fit, oura, samsung
from tests.exports.boxes import TODAY, found, lay_out, recognised, skipped_of, sleep_of, steps_of
from tests.exports.garmin import DAYS, FILES, NIGHTS, day, make


def test_days_and_nights_of_all_files_and_of_two_the_later(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path))
    assert findings.source == "garmin"
    assert steps_of(findings) == {"2026-11-15": 3000, "2026-11-16": 4100, "2026-11-17": 5200, "2026-11-18": 6300}
    assert sleep_of(findings) == {"2026-11-15": 300, "2026-11-16": 420, "2026-11-20": 360}
    assert skipped_of(findings) == {UNREADABLE: 2, IN_BED: 2, OFF_WRIST: 1, "ahead of today": 1}


def test_the_later_file_is_the_one_whose_months_end_later(tmp_path: Path) -> None:
    names = ("UDSFile_2026-08-01_2026-11-30.json", "UDSFile_2026-09-01_2026-11-18.json")
    files = {name: json.dumps([day("2026-11-18", steps)]) for name, steps in zip(names, (6300, 900), strict=True)}
    assert steps_of(found(read, lay_out(tmp_path, files))) == {"2026-11-18": 6300}


def test_a_night_without_its_date_is_dated_by_this_computers_zone_and_that_is_said(tmp_path: Path) -> None:
    """It ended at 05:30 UTC on the 20th: the evening of the 19th in Honolulu."""
    findings = found(read, make(tmp_path), Reading(zone=ZoneInfo("Pacific/Honolulu"), today=TODAY))
    assert sleep_of(findings)["2026-11-19"] == 360
    assert findings.notes == (IN_UTC,)


def test_the_same_from_a_folder(tmp_path: Path) -> None:
    packed = found(read, make(tmp_path))
    assert found(read, lay_out(tmp_path / "garmin", FILES)) == packed


@pytest.mark.parametrize("name", [DAYS, NIGHTS])
def test_one_file_alone_is_recognised_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "renamed.json"
    path.write_text(FILES[name])
    assert recognised(is_mine, path)
    assert found(read, path).days


def test_a_cut_off_file_is_refused_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "UDSFile_2026-08-01_2026-11-18.json"
    path.write_text(FILES[DAYS][:-20])
    with pytest.raises(BadFile, match=r"UDSFile_2026-08-01_2026-11-18\.json"):
        found(read, path)


def test_other_exports_are_left_to_others(tmp_path: Path) -> None:
    for other in (fitbit, google_fit, oura, samsung):
        assert not recognised(is_mine, other.make(tmp_path))
