"""Oura's account export becomes the person's days."""

from __future__ import annotations

from pathlib import Path

import pytest

from spinelog.exchange.phone.daybook import UNREADABLE
from spinelog.exchange.phone.oura import NO_NIGHT, is_mine, read
from tests.exports import fitbit, garmin, google_fit, samsung
from tests.exports.boxes import found, lay_out, recognised, skipped_of, sleep_of, steps_of
from tests.exports.oura import DAYS, FILES, SLEEPS, make


def test_days_and_nights_without_naps_and_without_what_was_taken_back(tmp_path: Path) -> None:
    findings = found(read, make(tmp_path))
    assert findings.source == "oura"
    assert steps_of(findings) == {"2026-11-17": 4210, "2026-11-19": 5400}
    assert sleep_of(findings) == {"2026-10-25": 510, "2026-11-17": 410, "2026-11-19": 310}
    assert skipped_of(findings) == {UNREADABLE: 3, NO_NIGHT: 3, "ahead of today": 1}
    assert findings.notes == ()


def test_the_same_from_a_folder(tmp_path: Path) -> None:
    assert found(read, lay_out(tmp_path / "oura", FILES)) == found(read, make(tmp_path))


@pytest.mark.parametrize("name", [DAYS, SLEEPS])
def test_one_file_alone_is_recognised_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "renamed.csv"
    path.write_text(FILES[name])
    assert recognised(is_mine, path)
    assert found(read, path).days


def test_commas_do_as_well(tmp_path: Path) -> None:
    path = tmp_path / "dailyactivity.csv"
    path.write_text("id,active_calories,day,steps\na1,300,2026-11-17,4210\n")
    assert steps_of(found(read, path)) == {"2026-11-17": 4210}


def test_other_exports_are_left_to_others(tmp_path: Path) -> None:
    for other in (fitbit, garmin, google_fit, samsung):
        assert not recognised(is_mine, other.make(tmp_path))
