"""How dates, weeks and hours look for a person who wants them otherwise; what is typed is read the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.dates import (
    STYLE,
    PartialDate,
    read_date,
    show_date,
    show_partial,
    show_short,
    show_span,
    week_of,
    weekdays,
)
from spinelog.domain.day import DAY_NOUN
from spinelog.domain.preferences import Settings
from tests.conftest import TODAY

THURSDAY = date(2026, 11, 19)


def follow(**texts: str) -> None:
    Settings(texts).take_hold()


@pytest.mark.parametrize(("style", "shown"), [
    ("day_month", ("Thu 19 Nov", "Thu 19 Nov 2026", "19 Nov", "8 Oct 2025", "Oct 2026", "1-7 Oct", "28 Sep - 4 Oct")),
    ("month_day", ("Thu Nov 19", "Thu Nov 19 2026", "Nov 19", "Oct 8 2025", "Oct 2026", "Oct 1-7", "Sep 28 - Oct 4")),
    ("iso", ("Thu 11-19", "Thu 2026-11-19", "11-19", "2025-10-08", "2026-10", "10-01 to 10-07", "09-28 to 10-04")),
])  # fmt: skip
def test_dates_look_as_they_are_written_where_one_lives(style: str, shown: tuple[str, ...]) -> None:
    follow(date_style=style)
    assert shown == (
        show_date(THURSDAY, TODAY),
        show_date(THURSDAY),
        show_short(THURSDAY, TODAY),
        show_short(date(2025, 10, 8), TODAY),
        show_partial(PartialDate(2026, 10)),
        show_span(date(2026, 10, 1), date(2026, 10, 7)),
        show_span(date(2026, 9, 28), date(2026, 10, 4)),
    )


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(["day_month", "month_day", "iso"]))
def test_a_date_can_be_typed_as_it_is_shown(day: date, style: str) -> None:
    follow(date_style=style)
    assert read_date(show_short(day), TODAY) == day
    assert show_partial(PartialDate.of(day)) == show_short(day)
    assert len(show_short(day)) <= len("20 Nov 2026")


def test_a_date_without_its_year_is_read_with_the_month_first_too() -> None:
    follow(date_style="month_day")
    assert read_date("Nov 19", TODAY) == read_date("thu nov 19", TODAY) == read_date("19 nov", TODAY) == THURSDAY


@pytest.mark.parametrize(("begins", "first", "name"), [("monday", 16, "Mon"), ("sunday", 15, "Sun"), ("saturday", 14, "Sat")])
def test_a_week_begins_on_the_chosen_day(begins: str, first: int, name: str) -> None:
    follow(week_begins=begins)
    assert week_of(TODAY) == week_of(date(2026, 11, first)) == date(2026, 11, first)
    assert weekdays()[0] == name
    assert sorted(weekdays()) == ["Fri", "Mon", "Sat", "Sun", "Thu", "Tue", "Wed"]


def test_sleep_is_shown_in_hours_alone_for_whoever_wants_that() -> None:
    sleep = DAY_NOUN.field("sleep_min")
    assert sleep.show_value(380) == "6 h 20 min"
    follow(hours="decimal")
    assert [sleep.show_value(minutes) for minutes in (380, 390, 420, 0, -30)] == ["6.3 h", "6.5 h", "7 h", "0 h", "-0.5 h"]
    assert sleep.edit({"sleep_min": 380}) == "6h20"


def test_somebody_who_sets_nothing_sees_all_as_usual() -> None:
    follow(date_style="iso", week_begins="sunday", hours="decimal")
    follow()
    assert (STYLE.dates, STYLE.first_weekday, STYLE.decimal_hours) == ("day_month", 0, False)
