"""Cells of other programs' files are read as what they are, or not at all."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from spinelog.exchange.phone.values import clock, day, label, number, offset, on_the_wall, seconds

HOUR = 3600


@pytest.mark.parametrize(
    ("cell", "found"),
    [("4210", 4210), (" 17.50 ", 17.5), (4210, 4210), (1e3, 1000), ("1e3", 1000), ("0", 0), ("00", 0), ("-0", 0)],
)
def test_a_number_is_read(cell: object, found: float) -> None:
    assert number(cell) == found


@pytest.mark.parametrize(
    "cell",
    ["", "-1", "nan", "inf", "1e999", "0x10", "1_000", "4,210", "many", "9" * 41, -1, 10**400, float("inf"), True, None, [4], {}],
)
def test_anything_else_is_no_number(cell: object) -> None:
    assert number(cell) is None


@pytest.mark.parametrize("cell", ["2026-11-20", "2026-11-20 00:00:00.000", "2026-11-20T23:59:00Z", " 2026-11-20"])
def test_the_date_that_a_cell_begins_with(cell: str) -> None:
    assert day(cell) == date(2026, 11, 20)


@pytest.mark.parametrize("cell", ["20.11.2026", "2026-13-01", "0001-01-01", "9999-12-31", "2026-11", "", None, 20261120])
def test_what_is_no_date(cell: object) -> None:
    assert day(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20T05:30:00Z",
        "2026-11-20 05:30:00.000+0000",
        "2026-11-20T06:30:00+01:00",
        "2026-11-20T05:30Z",
        "2026-11-20T06:30",
    ],
)
def test_an_instant_with_its_offset_or_in_the_zone_that_is_told(cell: str) -> None:
    found = clock(cell)
    assert found is not None
    assert seconds(found, ZoneInfo("Europe/Berlin")) == 1_795_152_600


@pytest.mark.parametrize(
    "cell", ["2026-11-20", "2026-11-20T25:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "now", 5]
)
def test_what_is_no_instant(cell: object) -> None:
    assert clock(cell) is None


def test_the_clock_on_the_wall_is_the_same_in_every_zone() -> None:
    here, there = clock("2026-11-20T05:30:00+01:00"), clock("2026-11-20T05:30:00-08:00")
    assert here is not None
    assert there is not None
    assert on_the_wall(here) == on_the_wall(there)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("UTC+0100", HOUR),
        ("UTC-03:30", -3.5 * HOUR),
        ("+05:30", 5.5 * HOUR),
        ("-05_00", -5 * HOUR),
        ("Z", 0),
        ("UTC", 0),
        ("+9900", None),
        ("", None),
        (None, None),
    ],
)
def test_an_offset_in_any_of_its_forms(cell: object, found: int | None) -> None:
    assert offset(cell) == found


def test_the_name_of_a_device_stays_on_one_line_and_is_one_name() -> None:
    assert label("Anna's\n Watch, the \x1b[31mred\ud800 one", "x") == "Anna's Watch the ␛[31mred� one"
    assert label("w" * 500, "x") == "w" * 80
    assert [label(cell, "Fitbit") for cell in ("", "  ", None, 4)] == ["Fitbit"] * 4
