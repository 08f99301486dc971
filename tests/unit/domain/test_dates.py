"""Dates as people write them, and dates of which only the year or month is known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.domain.dates import PartialDate, read_date, read_partial, show_date, show_partial, show_short, show_span
from spinelog.domain.errors import BadValue

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
NEAR = st.dates(date(1999, 1, 1), date(2060, 12, 31))


@st.composite
def partials(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    return draw(st.sampled_from((PartialDate(day.year), PartialDate(day.year, day.month), PartialDate.of(day))))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", FRIDAY), ("Yesterday", date(2026, 11, 19)), ("tomorrow", date(2026, 11, 21)), ("-3", date(2026, 11, 17)),
        ("\u22123", date(2026, 11, 17)), ("+2", date(2026, 11, 22)), ("2026-11-05", date(2026, 11, 5)),
        ("2026-1-5", date(2026, 1, 5)), ("5 nov", date(2026, 11, 5)), ("5. Nov", date(2026, 11, 5)),
        ("nov 5", date(2026, 11, 5)), ("5nov", date(2026, 11, 5)), ("5 November", date(2026, 11, 5)),
        ("5 sept", date(2026, 9, 5)), ("nov 5, 2025", date(2025, 11, 5)), ("Thu 5 Nov 2026", date(2026, 11, 5)),
        ("thursday 5 november", date(2026, 11, 5)), ("  5   nov  ", date(2026, 11, 5)),
    ],
)  # fmt: skip
def test_a_day_can_be_written_in_many_ways(text: str, day: date) -> None:
    assert read_date(text, FRIDAY) == day


@pytest.mark.parametrize(
    ("text", "past", "next_"),
    [
        ("20 nov", FRIDAY, FRIDAY),
        ("21 nov", date(2025, 11, 21), date(2026, 11, 21)),
        ("19 nov", date(2026, 11, 19), date(2027, 11, 19)),
        ("1 jan", date(2026, 1, 1), date(2027, 1, 1)),
        ("29 feb", date(2024, 2, 29), date(2028, 2, 29)),
        ("fri", FRIDAY, FRIDAY),
        ("sat", date(2026, 11, 14), date(2026, 11, 21)),
        ("thursday", date(2026, 11, 19), date(2026, 11, 26)),
    ],
)
def test_a_day_without_its_year_is_the_latest_and_for_plans_the_next(text: str, past: date, next_: date) -> None:
    assert (read_date(text, FRIDAY), read_date(text, FRIDAY, ahead=True)) == (past, next_)


def test_leap_days_are_found_over_a_century_without_one() -> None:
    assert read_date("29 feb", date(1903, 5, 1)) == date(1896, 2, 29)
    assert read_date("29 feb", date(2097, 5, 1), ahead=True) == date(2104, 2, 29)
    assert read_date("29 feb", date(2028, 2, 29)) == date(2028, 2, 29)


@given(today=NEAR, back=st.integers(0, 6))
def test_a_weekday_is_one_of_the_last_seven_days_or_of_the_next(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    assert read_date(f"{day:%a}", today) == day
    assert read_date(f"{day:%A}", today) == day
    assert read_date(f"{today + timedelta(days=back):%a}", today, ahead=True) == today + timedelta(days=back)


@given(day=DAYS, today=DAYS)
def test_a_date_reads_back_as_it_is_shown(day: date, today: date) -> None:
    assert read_date(show_date(day), today) == day
    assert read_date(show_short(day), today) == day
    assert read_date(day.isoformat(), today) == day


@given(day=NEAR, today=NEAR)
def test_a_date_of_this_year_reads_back_without_its_year(day: date, today: date) -> None:
    if day.year == today.year:
        assert read_date(show_short(day, today), today, ahead=day > today) == day


@pytest.mark.parametrize("text", ["03/04", "3.4", "03.04.2026", "3/4/26"])
def test_a_date_that_could_be_two_days_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match=r"could be two different days\. Write it like 20 nov, 2026-11-20, yesterday or -3\.$"):
        read_date(text, FRIDAY)
    with pytest.raises(BadValue, match="two different days"):
        read_partial(text, FRIDAY)


@pytest.mark.parametrize("text", ["31 feb", "2026-02-30", "31 apr", "29 feb 2026", "2026-13-01", "0 jan", "0202-11-20"])
def test_a_day_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match=r"Write it like 20 nov, 2026-11-20, yesterday or -3\.$"):
        read_date(text, FRIDAY)


@pytest.mark.parametrize("text", ["", "soon", "sunny", "monkey", "marble 5", "5 mayhem", "the 5 nov", "5", "nov", "mon tue"])
def test_words_that_only_look_like_a_date_are_refused(text: str) -> None:
    with pytest.raises(BadValue, match="is not a date that spinelog can read"):
        read_date(text, FRIDAY)


def test_a_weekday_that_does_not_fit_its_date_is_refused() -> None:
    with pytest.raises(BadValue, match=r"^20 Nov 2026 is a Fri, not a Mon\. "):
        read_date("mon 20 nov", FRIDAY)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("2024", "2024"), ("1999", "1999"), ("2024-05", "2024-05"), ("2024-5", "2024-05"), ("may 2024", "2024-05"),
        ("September 2024", "2024-09"), ("8 oct", "2026-10-08"), ("2026-10-08", "2026-10-08"), ("yesterday", "2026-11-19"),
    ],
)  # fmt: skip
def test_a_year_or_month_is_enough_for_what_was_long_ago(text: str, partial: str) -> None:
    assert str(read_partial(text, FRIDAY)) == partial


@pytest.mark.parametrize("text", ["2024-13", "2024-00", "2024-10-00", "20245", "24", "foo 2024"])
def test_a_month_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="Write it like"):
        read_partial(text, FRIDAY)


@given(partials(), DAYS)
def test_a_partial_date_reads_back_as_it_is_shown_and_stored(partial: PartialDate, today: date) -> None:
    assert read_partial(show_partial(partial), today) == partial
    assert read_partial(str(partial), today) == partial
    assert PartialDate.from_iso(str(partial)) == partial


@given(st.lists(partials(), min_size=2))
def test_partial_dates_stand_at_their_first_day_the_vaguer_one_first(found: list[PartialDate]) -> None:
    ordered = sorted(found)
    for one, other in pairwise(ordered):
        assert one.first <= other.first
        if one.first == other.first:
            assert len(str(one)) <= len(str(other))


@given(partials())
def test_only_a_full_date_is_a_day(partial: PartialDate) -> None:
    assert (partial.full is not None) == (partial.day is not None)
    assert partial.full in (None, partial.first)


@pytest.mark.parametrize("text", ["2026-00", "2026-10-00", "2026-02-31", "26", "2026-1", "2026-10-08T00:00", "x"])
def test_a_damaged_stored_date_is_not_taken_for_another(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.from_iso(text)


def test_a_day_without_its_month_makes_no_date() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2026, None, 3)


def test_a_stretch_of_days_is_short_within_a_month() -> None:
    assert show_span(date(2026, 10, 1), date(2026, 10, 7)) == "1-7 Oct"
    assert show_span(date(2026, 9, 28), date(2026, 10, 4)) == "28 Sep - 4 Oct"


def test_this_years_dates_leave_the_year_out() -> None:
    assert show_date(date(2026, 3, 1), FRIDAY) == "Sun 1 Mar"
    assert show_date(date(2025, 3, 1), FRIDAY) == "Sat 1 Mar 2025"
    assert show_short(date(2025, 3, 1), FRIDAY) == "1 Mar 2025"


@given(st.text(max_size=15), st.booleans())
def test_whatever_is_typed_is_a_date_or_a_sentence(text: str, ahead: bool) -> None:
    for read in (read_date, read_partial):
        try:
            read(text, FRIDAY, ahead=ahead)
        except BadValue as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - most texts are refused, some are not
