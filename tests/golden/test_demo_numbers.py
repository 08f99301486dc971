"""The made-up patient says what the article says, in the program's own figures."""

from __future__ import annotations

import json
from typing import Any

import pytest

from spinelog.cli.demo import fill
from spinelog.domain.clock import Clock
from spinelog.storage.connection import Connector
from tests.conftest import Spinelog

FLARES = (13, 34, 39)
"""Days after the procedure on which a long drive is noted."""


@pytest.fixture
def leg(connector: Connector, clock: Clock, spinelog: Spinelog) -> Any:
    fill(connector, clock)
    told = spinelog("trends", "--json", "--measure", "right leg")
    assert told.code == 0, told.err
    return json.loads(told.out)["measures"][0]


def _by_day(leg: Any) -> dict[int, float]:
    return {day["after"]: day["value"] for day in leg["days"] if day["late"] != "from memory"}


def test_the_leg_was_eight_before(leg: Any) -> None:
    assert leg["before"]["average"] == 8.0
    assert leg["before"]["found"] == "the week before"
    assert leg["before"]["n"] >= 4


def test_it_halved_within_three_days(leg: Any) -> None:
    assert _by_day(leg)[3] <= 4


def test_week_six_is_two_to_four_on_quiet_days_and_five_on_flares(leg: Any) -> None:
    week_six = {day: value for day, value in _by_day(leg).items() if 36 <= day <= 42}
    quiet = [value for day, value in week_six.items() if day not in FLARES]
    assert len(quiet) >= 4
    assert all(2 <= value <= 4 for value in quiet)
    assert {_by_day(leg)[day] for day in FLARES} == {5.0}


def test_the_flares_are_after_long_drives(connector: Connector, clock: Clock, spinelog: Spinelog) -> None:
    fill(connector, clock)
    days = json.loads(spinelog("show", "--last", "71", "--json").out)
    flares = [day for day in days if day["note"] and "drive" in day["note"]]
    assert [day["pains"]["right leg"] for day in flares] == [5, 5, 5]


def test_the_summary_says_the_same(connector: Connector, clock: Clock, spinelog: Spinelog) -> None:
    fill(connector, clock)
    words = " ".join(spinelog("summary").out.split())
    assert "The week before A 8.0 (7-9), 6 of 7 days; week 6 3.0 (2-5), 6 of 7 days; 5.0 points, 63 % lower." in words
    assert "Extra tablets 2.2 -> 0.2 a day" in words
    assert "70 % less, asked" in words


@pytest.mark.parametrize("today", ["2024-03-01", "2026-11-20", "2027-01-15"])
def test_it_is_told_from_any_today(spinelog: Spinelog, today: str) -> None:
    words = " ".join(spinelog("demo", "--today", today).out.split())
    assert "day 43 after A" in words
    assert "63 % lower" in words
    assert "from memory (in no average)" in words
