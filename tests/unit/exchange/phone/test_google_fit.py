"""Google Fit's part of a Takeout becomes the person's days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from spinelog.exchange.phone.daybook import IN_UTC, UNREADABLE, WITHOUT_STAGES
from spinelog.exchange.phone.findings import BadFile, Reading
from spinelog.exchange.phone.google_fit import is_mine, read
from tests.exports import fitbit, garmin, oura, samsung
from tests.exports.boxes import BERLIN, TODAY, found, lay_out, pack, recognised, skipped_of, sleep_of, steps_of
from tests.exports.google_fit import DAY, DELTAS, FILES, SEGMENTS, SESSION, TABLE, make

SAMPLES = Path(__file__).parents[4] / "../shared/samples/google_fit"

WITHOUT_TABLE = {name: content for name, content in FILES.items() if not name.endswith(".csv")}


def test_steps_come_from_the_table_of_days_and_sleep_from_the_stages(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path))
    assert findings.source == "google_fit"
    assert steps_of(findings) == {"2026-11-17": 5640, "2026-11-19": 4210}
    assert sleep_of(findings) == {"2026-11-19": 180 + 120 + 90, "2026-11-20": 24_000 // 60}
    assert skipped_of(findings) == {UNREADABLE: 1, "ahead of today": 1}
    assert findings.notes == (IN_UTC, WITHOUT_STAGES)
    assert findings.devices == ("com.example.sleep", "Google Fit")


def test_the_app_that_is_trusted_has_the_night(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path), Reading(zone=BERLIN, today=TODAY, prefer=("other",)))
    assert sleep_of(findings)["2026-11-19"] == 7 * 60 + 30


def test_a_short_row_gives_way_to_the_table_of_its_day(tmp_path: Path) -> None:
    """Whatever stands under "steps" in it may be another value, since nobody knows which cells are missing."""
    short = FILES[TABLE].replace("5640,1980000", "40")
    findings = found(read, pack(tmp_path / "takeout.zip", {**FILES, TABLE: short}))
    assert steps_of(findings) == {"2026-11-17": 5600 + 40, "2026-11-19": 4210}


def test_tables_of_single_days_alone_are_added_up(tmp_path: Path) -> None:
    path = lay_out(tmp_path, {DAY: FILES[DAY]})
    assert recognised(is_mine, path)
    assert steps_of(found(read, path)) == {"2026-11-17": 5600 + 40}


def test_without_the_tables_the_merged_steps_are_counted_once_and_split_at_midnight(tmp_path: Path) -> None:
    findings = found(read, pack(tmp_path / "takeout.zip", WITHOUT_TABLE))
    assert steps_of(findings) == {"2026-11-17": 600 + 50, "2026-11-18": 50}


def test_the_estimate_counts_where_nothing_is_merged(tmp_path: Path) -> None:
    files = {name: content for name, content in WITHOUT_TABLE.items() if name != DELTAS}
    assert steps_of(found(read, pack(tmp_path / "takeout.zip", files))) == {"2026-11-17": 657}


def test_a_session_knows_where_it_was_slept(tmp_path: Path) -> None:
    """In New York the stages of the night end on the evening before; the name of a session says Berlin."""
    findings = found(read, make(tmp_path), Reading(zone=ZoneInfo("America/New_York"), today=date(2026, 11, 20)))
    assert sleep_of(findings)["2026-11-20"] == 400


@pytest.mark.parametrize("name", [TABLE, DELTAS, SEGMENTS, SESSION])
def test_one_file_alone_is_recognised(tmp_path: Path, name: str) -> None:
    path = tmp_path / name.rpartition("/")[2]
    path.write_bytes(FILES[name].encode())
    assert recognised(is_mine, path)
    assert found(read, path).days


def test_what_single_apps_wrote_is_not_taken_for_an_export(tmp_path: Path) -> None:
    path = lay_out(tmp_path, {name: content for name, content in FILES.items() if "/raw_" in name})
    assert not recognised(is_mine, path)


def test_two_exports_in_a_folder_count_once(tmp_path: Path) -> None:
    newer = FILES[TABLE].replace("4210", "4999")
    path = lay_out(tmp_path, {f"1/{TABLE}": newer, f"2/{TABLE}": FILES[TABLE]})
    assert steps_of(found(read, path)) == {"2026-11-17": 5640, "2026-11-19": 4999}


def test_an_older_table_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "Daily Summaries.csv"
    path.write_text("Date,Calories (kcal),Distance (m),Step count,Walking duration (ms)\n2019-03-01,1800,100,3100,\n")
    assert recognised(is_mine, path)
    assert steps_of(found(read, path)) == {"2019-03-01": 3100}


def test_other_tables_and_exports_are_left_to_others(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("Date,Steps,Distance (km)\n2026-11-17,4210,3\n")
    assert not recognised(is_mine, table)
    for other in (fitbit, garmin, oura, samsung):
        assert not recognised(is_mine, other.make(tmp_path))


def test_a_file_without_one_sound_row_is_refused_by_its_name(tmp_path: Path) -> None:
    path = pack(tmp_path / "takeout.zip", {TABLE: "Date,A (kcal),B (m),Step count\n2026-11-17,1,2,x\n"})
    with pytest.raises(BadFile, match=r"^Nothing in takeout\.zip could be read"):
        found(read, path)


def test_the_sample_of_another_project() -> None:
    """By hand.

    The quarters of an hour of the 20th have 737 + 156 + 60 + 169 + 1034 + 16 + 28 + 7 + 42 + 81 + 575 + 292 + 1537
    + 757 + 17 + 12 + 38 + 67 + 2 = 5627 steps, those of the 21st none. The table of all days has rows of 23 cells under 30 names,
    so that on the 21st there would be 89.9 steps, which is a weight.

    The first sleep begins at 20:22:36.588 UTC, the last ends at 22:41:46.028, which is 8,349.440 s, and awake in it are 60.096 s:
    8,289.344 s are 138 minutes, until after midnight in Finland. The session of 21 May has 24,990 s, until 06:32 of the 22nd:
    416.5 minutes, rounded up.
    """
    if not SAMPLES.is_dir():
        pytest.skip(f"THE SAMPLES ARE NOT HERE: {SAMPLES}")
    findings = found(read, SAMPLES, Reading(zone=ZoneInfo("Europe/Helsinki"), today=TODAY))
    assert steps_of(findings) == {"2023-11-20": 5627}
    assert sleep_of(findings) == {"2023-11-22": 138, "2024-05-22": 417}
    assert skipped_of(findings) == {UNREADABLE: 1}
